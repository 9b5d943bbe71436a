"""An iCalendar file as a plan for the agenda: an event is a session, and nothing recurs."""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.conference.sessions import Session
from app.errors import Unreadable
from app.exchange.agenda.events import (
    LONGEST_NOTES,
    LONGEST_TITLE,
    Event,
    kind_of,
    notes_of,
    plan_events,
    refuse_beyond,
    text_of,
)
from app.exchange.agenda.ical_times import doubled, floating_zone, is_floating, times_of
from app.exchange.agenda.write_rows import CARRIED, uncarried
from app.exchange.plan import Plan, Problem
from app.exchange.tables.cells import brief, sentence
from app.exchange.tables.encoding import LINE_ENDS, decode, guess_notes
from app.exchange.tables.source import Source, take
from app.times import Zone

if TYPE_CHECKING:
    from icalendar import Component

MAX_LINES = 150_000
_EVENT = re.compile(r"BEGIN:VEVENT[ \t]*", re.IGNORECASE)
_WHOLE = re.compile(r"^BEGIN:VCALENDAR\b.*^END:VCALENDAR\b", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_BROKEN = re.compile(r"parts: ['\"]([A-Za-z0-9-]+)[;:]")  # how the library says which line it could not part
_RECURS = ("RRULE", "RDATE", "RECURRENCE-ID")
_NEEDED = {"SUMMARY", "DTSTART", "DTEND", "DURATION", "LOCATION", "DESCRIPTION", "STATUS", *_RECURS}
_SAYS = frozenset({"title", "starts", "ends", "room", "notes"})
_CARRIED_SAYS = _SAYS | {"kind", "hard_end", "language", "limit_ms", "items"}


def plan_agenda_ical(path: Path, *, zone: Zone, known: Sequence[Session]) -> Plan[Session]:
    """What a calendar would change: each event is a session; floating times are the venue's (`zone`).

    An event for whole days becomes a note; its end is exclusive (RFC 5545). Raises Unreadable.
    """
    source = take(path)
    decoded, guessed = decode(source.data, source.name)
    text = LINE_ENDS.sub("\n", decoded)
    starts = [number for number, line in enumerate(text.split("\n"), 1) if _EVENT.fullmatch(line)]
    refuse_beyond(source, len(starts), "VEVENT")
    if text.count("\n") > MAX_LINES:
        raise Unreadable(f"{source.name} has more than {MAX_LINES:,} lines; is it the right file?")
    problems: list[Problem] = []
    notes = guess_notes(guessed)
    events: list[Event] = []
    where, floating = floating_zone(text, zone)
    bare, unread = 0, set[str]()
    for line, component in zip(starts, _components(source, text, len(starts)), strict=True):
        try:
            if str(component.get("STATUS", "")).upper() == "CANCELLED":
                notes.append(f"The event on line {line} is cancelled and was passed over.")
                continue
            unread |= _unread(component)
            events.append(_event(line, component, where, notes))
            bare += is_floating(component)
            notes.extend(doubled(line, component))
        except ValueError as error:
            problems.append(Problem(line, sentence(_name(component), str(error))))
    if unread:
        notes.append(f"Not readable, not needed, and left out: {', '.join(sorted(unread))}.")
    if bare:
        events_have = "1 event has its time" if bare == 1 else f"{bare} events have their times"
        notes.append(f"{events_have} without a zone, read as {floating}.")
    return plan_events(source, events, problems, notes, zone=zone, known=known)


def _components(source: Source, text: str, events: int) -> "list[Component]":
    from icalendar import Calendar, GloballyUniqueTZIDGuessed

    inside = _WHOLE.search(text)  # some publish it within a comment of HTML
    try:
        with warnings.catch_warnings():  # of “/maker/Europe/Vienna”, of which the zone is taken
            warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
            calendars = Calendar.from_ical(inside[0] if inside else text, multiple=True)
        found = [node for calendar in calendars for node in calendar.walk("VEVENT")]
    except (ValueError, IndexError, KeyError, AttributeError, RecursionError):
        raise Unreadable(
            f"{source.name} is not a calendar that can be read; export it again as iCalendar."
        ) from None
    if len(found) != events:
        raise Unreadable(f"{source.name} breaks off: an event or the calendar is not ended.")
    return found


def _unread(component: "Component") -> set[str]:
    """Properties of the event that cannot be read and that no agenda needs.

    Raises ValueError with words for one that it needs, or whose name cannot be told.
    """
    found = set()
    for known, said in component.errors:
        broken = None if known else _BROKEN.search(said)
        name = (known or (broken[1] if broken else "")).upper()
        if not name or name in _NEEDED:
            raise ValueError(f"a line of this event cannot be read ({name or 'no property'})")
        found.add(name)
    return found


def _event(line: int, component: "Component", zone: Zone, notes: list[str]) -> Event:
    """One event. Raises ValueError with words."""
    if any(name in component for name in _RECURS):
        raise ValueError("the event recurs; give each session an event of its own")
    title = _text(component, "SUMMARY")
    if not title:
        raise ValueError("the event has no title (SUMMARY)")
    starts, ends, whole_days = times_of(component, zone)
    if ends <= starts:
        raise ValueError("the event would end before it starts")
    kind = "note" if whole_days else kind_of(title)
    room = _text(component, "LOCATION")
    carried = component.get(f"X-{CARRIED.upper()}-ROWS")
    if carried is None:
        about = notes_of(_said(component, "DESCRIPTION"), title, notes)
        return Event(
            line, _wanted(component), Session("", kind, title, starts, ends, room=room, notes=about), _SAYS
        )
    own = uncarried(str(carried), zone)
    about = _text(component, "DESCRIPTION", LONGEST_NOTES)
    shown = replace(own, title=title, starts=starts, ends=ends, room=room, notes=about)
    return Event(line, own.code, shown, _CARRIED_SAYS)


def _name(component: "Component") -> str:
    title = component.get("SUMMARY", "")
    return f"“{brief(str(title).strip())}”" if title and not isinstance(title, list) else ""


def _text(component: "Component", name: str, longest: int = LONGEST_TITLE) -> str:
    return text_of(_said(component, name), name, longest)


def _said(component: "Component", name: str) -> str:
    value = component.get(name, "")
    if isinstance(value, list):
        raise ValueError(f"{name} stands more than once")
    return str(value)


def _wanted(component: "Component") -> str:
    """A code that the event brings: its own property, else a category that looks like one."""
    if own := str(component.get("X-ROSTRUM-SESSION", "")):
        return own
    return next(
        (category for category in _categories(component) if any(sign.isdigit() for sign in category)), ""
    )


def _categories(component: "Component") -> Iterator[str]:
    value = component.get("CATEGORIES", [])
    for group in value if isinstance(value, list) else [value]:
        yield from (str(cat) for cat in group.cats)
