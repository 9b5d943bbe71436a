"""Who and what is wanted twice at one time: a room by two sessions, a person in two of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from app.agenda.plan import PlannedItem, planned
from app.conference.registrants import Registrant
from app.conference.sessions import Item, Session

_APART = re.compile(r"\s*(?:[,;/]|\band\b)\s*")
_NOBODY_YET = frozenset({"tba", "tbc", "tbd", "n.n.", "n. n.", "nn", "?", "-", "–", "all", "various", "open"})

Appearance = tuple[Session, PlannedItem]


def same_room(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Two sessions in one room at one time, the earlier first; in the order of the later one.

    Two that only follow each other, or whose halls differ, are none; where a session has no room, nobody is
    in its way.
    """
    held: dict[str, list[Session]] = {}
    for session in in_order(sessions):
        if not session.room:
            continue
        room = " ".join(session.room.casefold().split())
        still = [earlier for earlier in held.get(room, ()) if earlier.ends > session.starts]
        yield from ((earlier, session) for earlier in still)
        held[room] = [*still, session]


def same_person(
    sessions: Iterable[Session], people: Mapping[str, str] | None = None
) -> Iterator[tuple[str, Appearance, Appearance]]:
    """A person who would speak in two sessions at one time, by the name that is shown, and where.

    `people` are the names that are shown by every way to write them (`names_of`).
    """
    on: list[tuple[str, Session, PlannedItem]] = [
        (name, session, part)
        for session in in_order(sessions)
        for part in planned(session)
        for name in _speakers(part.item, people or {})
    ]
    on.sort(key=lambda appearance: (appearance[0], appearance[2].start))
    for place, (name, session, part) in enumerate(on):
        for whose, elsewhere, later in islice(on, place + 1, None):
            if whose != name or later.start >= part.end:
                break
            if elsewhere.code != session.code and part.start < later.end:
                yield name, (session, part), (elsewhere, later)


def in_order(sessions: Iterable[Session]) -> Sequence[Session]:
    """Sessions in the order of the agenda."""
    return sorted(sessions, key=lambda session: (session.starts, session.code))


def names_of(registrants: Iterable[Registrant]) -> dict[str, str]:
    """By every way to write a registrant's name, the name that is shown."""
    return {
        form.casefold(): registrant.shown_name
        for registrant in registrants
        for form in (
            registrant.full_name,
            f"{registrant.family} {registrant.given}",
            registrant.alias,
            registrant.native,
        )
        if form
    }


def _speakers(item: Item, people: Mapping[str, str]) -> set[str]:
    """Who speaks in an item: registrants by the name that is shown, others as they are written."""
    named = {part for part in _APART.split(item.speaker) if part and part.casefold() not in _NOBODY_YET}
    known = {people[name.casefold()] for name in (*named, item.speaker) if name.casefold() in people}
    return known or {f"{name} ({item.entity})" if item.entity else name for name in named}
