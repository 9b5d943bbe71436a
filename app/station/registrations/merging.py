"""Two registrations that are one person: one number is kept, the other cancelled; they can be parted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial
from typing import Any

from app.conference.matters import Matter
from app.conference.registrants import Registrant
from app.errors import Refused
from app.live.snapshot import ConferenceSnapshot
from app.registration.duplicates import merged
from app.registration.fold import in_order
from app.registration.state import Door
from app.storage.database import Connection
from app.storage.signature import Signature, Write
from app.storage.tables.decisions import decide, forget, read_decisions
from app.storage.tables.registrants import change_registrants
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
    changed = {before.number: _changed(before, after) for before, after in pairs}
    return Merge(
        keep,
        give_up,
        {number: {name: old for name, (old, _) in changes.items()} for number, changes in changed.items()},
        {number: {name: new for name, (_, new) in changes.items()} for number, changes in changed.items()},
    )


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


def apart_key(first: str, second: str) -> str:
    """Under which key a pair that is two people is kept: both numbers in order."""
    return " ".join(in_order(first, second))


def _keep_apart(pair: tuple[str, str], connection: Connection, by: Signature) -> None:
    decide(connection, by, Matter.TWO_PEOPLE, {apart_key(*pair): "yes"})


def _forget_apart(pair: tuple[str, str], connection: Connection, _by: Signature) -> None:
    forget(connection, Matter.TWO_PEOPLE, [apart_key(*pair)])


def write(act: Merge, connection: Connection, by: Signature) -> None:
    """Change both registrations, and keep how they were; the caller commits."""
    change_registrants(connection, (change for change in act.after.items() if change[1]))
    held = json.dumps(
        act.before, default=lambda value: micros(value) if isinstance(value, datetime) else str(value)
    )
    decide(connection, by, Matter.MERGED, {act.give_up: act.keep})
    decide(connection, by, Matter.BEFORE_MERGE, {act.give_up: held})


def take_back(give_up: str, connection: Connection, _by: Signature) -> None:
    """Both registrations as they were before they were merged; the caller commits."""
    before = json.loads(read_decisions(connection, Matter.BEFORE_MERGE).get(give_up, "{}"))
    for changed_fields in before.values():
        if changed_fields.get("registered_at") is not None:
            changed_fields["registered_at"] = from_micros(changed_fields["registered_at"])
    change_registrants(connection, (change for change in before.items() if change[1]))
    for matter in (Matter.MERGED, Matter.BEFORE_MERGE):
        forget(connection, matter, [give_up])


def _changed(before: Registrant, after: Registrant) -> dict[str, tuple[Any, Any]]:
    pairs = {
        field.name: (getattr(before, field.name), getattr(after, field.name)) for field in fields(before)
    }
    return {name: (old, new) for name, (old, new) in pairs.items() if old != new}
