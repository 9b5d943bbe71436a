"""A room at the end of a line, “Opening session, Neuer Saal”: known ones, and “Room 5”; never a guess."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.people import Find, person_of
from app.text.folding import fold

_LAST = re.compile(r"^(?P<before>.*\S)(?:\s*[,;]\s+|\s+[–—-]\s+|\s*\|\s*|\s+@\s*)(?P<room>[^,;|]+)$")
_IN_BRACKETS = re.compile(r"^(?P<before>.*\S)\s*[(\[](?P<room>[^()\[\]]+)[)\]]$")
_NUMBERED = re.compile(
    r"(?:(?:conference|meeting|committee|seminar) )?(?:room|hall|raum|saal|konferenzraum|salle|sala|зал)"
    r" (?:no\.? ?|nr\.? ?|n° ?|№ ?)?(?:[a-z]?\d{1,4}[a-z]?|[a-z])|foyer|auditorium",
    re.IGNORECASE,
)
"""What is a room whoever's house it is; “Carl Hall” is a person as likely."""


def with_rooms(entries: Sequence[Entry], known: Iterable[str], find: Find) -> list[Entry]:
    """The lines, each with the room that stands at its end; `known` are those that the conference has.

    Rooms that other lines of the same agenda name in their own place are known, too.
    """
    rooms = {fold(room) for room in (*known, *(entry.room for entry in entries)) if room}
    return [entry if entry.room else _with_room(entry, rooms, find) for entry in entries]


def _with_room(entry: Entry, rooms: set[str], find: Find) -> Entry:
    title, room = _parted(entry.title, rooms)
    if room:
        return replace(entry, title=title, room=room)
    who = entry.who
    if who.entity and _is_room(who.entity, rooms):
        rest = ", ".join(filter(None, (who.name, who.position)))
        return replace(entry, who=person_of(rest, find), room=who.entity)
    if who.position and _is_room(who.position, rooms):
        return replace(entry, who=replace(who, position=""), room=who.position)
    position, room = _parted(who.position, rooms)
    return replace(entry, who=replace(who, position=position), room=room) if room else entry


def _parted(text: str, rooms: set[str]) -> tuple[str, str]:
    """A text without the room at its end, and that; the text alone where there is none."""
    for form in (_IN_BRACKETS, _LAST):
        found = form.match(text)
        if found and _is_room(found["room"].strip(), rooms):
            return found["before"].rstrip(" ,;–—-|"), found["room"].strip()
    return text, ""


def _is_room(text: str, rooms: set[str]) -> bool:
    return fold(text) in rooms or _NUMBERED.fullmatch(text) is not None
