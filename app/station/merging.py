"""Two registrations that are one person: one number is kept, the other cancelled; they can be parted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial
from typing import Any

from app.conference.registrants import Registrant
from app.errors import Refused
from app.live.snapshot import ConferenceSnapshot
from app.registration.duplicates import merged
from app.registration.fold import in_order
from app.registration.state import Door
from app.station.station import Write
from app.storage.database import Connection
from app.storage.decisions import decide, forget, read_decisions
from app.storage.registrants import change_registrants
from app.times import from_micros, micros


@dataclass(frozen=True, slots=True)
class Merge:
    """Which number goes into which, and what changes in both registrations, before and after."""

    keep: str
    give_up: str
    before: Mapping[str, Mapping[str, Any]]
    after: Mapping[str, Mapping[str, Any]]


def merge(loaded: ConferenceSnapshot, keep: str, give_up: str) -> Merge:
    """What a merge would change. Raises Refused with a sentence."""
    people = {registrant.number: registrant for registrant in loaded.registrants}
    for number in (keep, give_up):
        if number not in people:
            raise Refused(f"There is no registration {number}.")
        if number in loaded.merged:
            raise Refused(f"{number} is merged into {loaded.merged[number]} already.")
    if keep == give_up:
        raise Refused(f"{keep} cannot be merged with itself.")
    pairs = zip((people[keep], people[give_up]), merged(people[keep], people[give_up]), strict=True)
    changed = {person.number: _changed(person, two) for person, two in pairs}
    return Merge(
        keep,
        give_up,
        {number: {name: old for name, (old, _) in held.items()} for number, held in changed.items()},
        {number: {name: new for name, (_, new) in held.items()} for number, held in changed.items()},
    )


APART = "two people"
"""The matter under which pairs are kept that are two people."""


def row_changes_of(loaded: ConferenceSnapshot, before: Door, after: Door) -> tuple[Write, ...]:
    """What changes in the rows when the door changes so, by an act, its undo or its redo.

    Raises Refused with a sentence.
    """
    new = {gone: kept for gone, kept in after.merged.items() if gone not in before.merged}
    again = {gone: kept for gone, kept in before.parted.items() if gone not in (*after.parted, *after.merged)}
    acts = [merge(loaded, kept, gone) for gone, kept in {**again, **new}.items()]
    back = [gone for gone in before.merged if gone not in after.merged]
    back += [gone for gone in after.parted if gone not in (*before.parted, *before.merged)]
    return (
        *(partial(write, act) for act in acts),
        *(partial(take_back, gone) for gone in back),
        *(partial(_keep_apart, pair) for pair in after.apart - before.apart),
        *(partial(_forget_apart, pair) for pair in before.apart - after.apart),
    )


def apart_key(one: str, other: str) -> str:
    """Under which a pair that is two people is kept."""
    return " ".join(in_order(one, other))


def _keep_apart(pair: tuple[str, str], connection: Connection, at: datetime, station: str, desk: str) -> None:
    decide(connection, at, APART, {apart_key(*pair): "yes"}, station, desk)


def _forget_apart(pair: tuple[str, str], connection: Connection, *_: object) -> None:
    forget(connection, APART, [apart_key(*pair)])


def write(act: Merge, connection: Connection, at: datetime, station: str, desk: str) -> None:
    """Change both registrations, and keep how they were; the caller commits."""
    change_registrants(connection, ((number, said) for number, said in act.after.items() if said))
    held = json.dumps(
        act.before, default=lambda value: micros(value) if isinstance(value, datetime) else str(value)
    )
    decide(connection, at, "merge", {act.give_up: act.keep}, station, desk)
    decide(connection, at, "merged from", {act.give_up: held}, station, desk)


def take_back(give_up: str, connection: Connection, *_: object) -> None:
    """Both registrations as they were before they were merged; the caller commits."""
    held = json.loads(read_decisions(connection, "merged from").get(give_up, "{}"))
    for said in held.values():
        if said.get("registered_at") is not None:
            said["registered_at"] = from_micros(said["registered_at"])
    change_registrants(connection, ((number, said) for number, said in held.items() if said))
    for matter in ("merge", "merged from"):
        forget(connection, matter, [give_up])


def _changed(before: Registrant, after: Registrant) -> dict[str, tuple[Any, Any]]:
    pairs = {
        field.name: (getattr(before, field.name), getattr(after, field.name)) for field in fields(before)
    }
    return {name: (old, new) for name, (old, new) in pairs.items() if old != new}
