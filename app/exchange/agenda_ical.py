"""An iCalendar file as a plan for the agenda: an event is a session, and nothing recurs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.conference import Session
from app.exchange.agenda_changes import overlap_notes, session_changes
from app.exchange.agenda_codes import given_codes
from app.exchange.cells import clean, fault, sentence
from app.exchange.encoding import LINE_ENDS, decode, guess_notes
from app.exchange.headers import plain
from app.exchange.plan import Plan, Problem
from app.exchange.source import Source, take
from app.times import Zone, at_venue
from app.trouble import Unreadable

if TYPE_CHECKING:
    from icalendar import Component

MAX_LINES = 150_000
MAX_EVENTS = 2_000
_EVENT = re.compile(r"BEGIN:VEVENT[ \t]*", re.IGNORECASE)
_LONGEST = {"SUMMARY": 500, "LOCATION": 500, "DESCRIPTION": 10_000}
_KINDS = {
    "break": ("break", "lunch", "coffee", "pause", "mittag", "dejeuner", "перерыв"),
    "side_event": ("side event", "reception", "nebenveranstaltung"),
    "panel": ("panel",),
    "statements": ("statements", "list of speakers"),
    "closing": ("closing", "abschluss", "cloture", "закрытие"),
    "opening": ("opening", "eroffnung", "ouverture", "открытие"),
}


@dataclass(frozen=True, slots=True)
class _Event:
    """An event with its times read; `wanted` is the code that it brings along."""

    line: int
    wanted: str
    session: Session


def plan_agenda_ical(path: Path, *, zone: Zone, known: Sequence[Session]) -> Plan[Session]:
    """What a calendar would change: each event is a session; floating times are the venue's (`zone`).

    An event for whole days becomes a note; its end is exclusive (RFC 5545). Raises Unreadable.
    """
    source = take(path)
    decoded, guessed = decode(source.data, source.name)
    text = LINE_ENDS.sub("\n", decoded)
    starts = [number for number, line in enumerate(text.split("\n"), 1) if _EVENT.fullmatch(line)]
    _refuse_beyond(source, text, len(starts))
    problems: list[Problem] = []
    notes = guess_notes(guessed)
    events: list[_Event] = []
    for line, component in zip(starts, _components(source, text, len(starts)), strict=True):
        try:
            if str(component.get("STATUS", "")).upper() == "CANCELLED":
                notes.append(f"The event on line {line} is cancelled and was passed over.")
            else:
                events.append(_event(line, component, zone))
        except ValueError as error:
            problems.append(Problem(line, sentence("", str(error))))
    events.sort(key=lambda event: event.session.starts)
    codes = given_codes([(event.wanted, event.session) for event in events], known, zone)
    found = [
        (event.line, _as_known(event.session, code, known)) for event, code in zip(events, codes, strict=True)
    ]
    notes.extend(overlap_notes([session for _, session in found], zone))
    changes = session_changes(found, known, zone, ())
    return Plan(source.name, source.digest, changes, tuple(problems), notes=tuple(notes))


def _as_known(session: Session, code: str, known: Sequence[Session]) -> Session:
    """The session under its code, with what a calendar cannot say kept from the known one."""
    before = next((one for one in known if one.code == code), None)
    if before is None:
        return replace(session, code=code)
    return replace(
        before,
        title=session.title,
        starts=session.starts,
        ends=session.ends,
        room=session.room,
        notes=session.notes,
    )


def _refuse_beyond(source: Source, text: str, events: int) -> None:
    if events == 0:
        raise Unreadable(f"{source.name} has no event (VEVENT).")
    if events > MAX_EVENTS or text.count("\n") > MAX_LINES:
        raise Unreadable(f"{source.name} is larger than any agenda: {events:,} events; is it the right file?")


def _components(source: Source, text: str, events: int) -> "list[Component]":
    from icalendar import Calendar  # noqa: PLC0415 -- only calendars need it

    try:
        found = [
            one for calendar in Calendar.from_ical(text, multiple=True) for one in calendar.walk("VEVENT")
        ]
    except (ValueError, IndexError, KeyError, AttributeError, RecursionError):
        raise Unreadable(
            f"{source.name} is not a calendar that can be read; export it again as iCalendar."
        ) from None
    if len(found) != events:
        raise Unreadable(f"{source.name} breaks off: an event or the calendar is not ended.")
    return found


def _event(line: int, component: "Component", zone: Zone) -> _Event:
    """One event. Raises ValueError with words."""
    for errors in component.errors:
        raise ValueError(f"a line of this event cannot be read ({errors[0] or 'no property'})")
    for name in ("RRULE", "RDATE", "RECURRENCE-ID"):
        if name in component:
            raise ValueError("the event recurs; give each session an event of its own")
    title = _text(component, "SUMMARY")
    if not title:
        raise ValueError("the event has no title (SUMMARY)")
    starts, ends, whole_days = _times(component, zone)
    if ends <= starts:
        raise ValueError(f"“{title}” would end before it starts")
    kind = "note" if whole_days else _kind(title)
    session = Session(
        "",
        kind,
        title,
        starts,
        ends,
        room=_text(component, "LOCATION"),
        notes=_text(component, "DESCRIPTION"),
    )
    return _Event(line, _wanted(component), session)


def _text(component: "Component", name: str) -> str:
    value = component.get(name, "")
    if isinstance(value, list):
        raise ValueError(f"{name} stands more than once")
    text = clean(str(value))
    if wrong := fault(text, _LONGEST[name]):
        raise ValueError(f"{name}: {wrong}")
    return text


def _times(component: "Component", zone: Zone) -> tuple[datetime, datetime, bool]:
    start = _moment(component, "DTSTART")
    if start is None:
        raise ValueError("the event has no start (DTSTART)")
    end = _moment(component, "DTEND")
    whole_days = not isinstance(start, datetime)
    if end is None:
        length = _value(component, "DURATION")
        if not isinstance(length, timedelta) and not whole_days:
            raise ValueError("the event has no end (DTEND or DURATION)")
        end = start + (length if isinstance(length, timedelta) else timedelta(days=1))
    if whole_days == isinstance(end, datetime):
        raise ValueError("one of its times is a day, the other a time of day")
    return _instant(start, zone), _instant(end, zone), whole_days


def _value(component: "Component", name: str) -> Any:
    value = component.get(name)
    if isinstance(value, list):
        raise ValueError(f"{name} stands more than once")
    try:
        return None if value is None else value.dt
    except (ValueError, AttributeError):
        raise ValueError(f"{name} is not a date and time") from None


def _moment(component: "Component", name: str) -> date | None:
    moment = _value(component, name)
    if moment is None:
        return None
    if not isinstance(moment, date):
        raise ValueError(f"{name} is not a date and time")
    zone_name = component[name].params.get("TZID")
    if zone_name and isinstance(moment, datetime) and moment.tzinfo is None:
        raise ValueError(f"the time zone “{zone_name}” is not known")
    if not 1970 <= moment.year <= 2199:
        raise ValueError(f"{name} is not a date of our time")
    return moment


def _instant(moment: date, zone: Zone) -> datetime:
    if not isinstance(moment, datetime):
        return at_venue(datetime.combine(moment, time()), zone)
    return moment.astimezone(UTC) if moment.tzinfo else at_venue(moment, zone)


def _kind(title: str) -> str:
    said = plain(title)
    return next((kind for kind, words in _KINDS.items() if any(word in said for word in words)), "session")


def _wanted(component: "Component") -> str:
    """A code that the event brings: its own property, else a category that looks like one."""
    if own := str(component.get("X-ROSTRUM-SESSION", "")):
        return own
    return next((one for one in _categories(component) if any(sign.isdigit() for sign in one)), "")


def _categories(component: "Component") -> Iterator[str]:
    value = component.get("CATEGORIES", [])
    for group in value if isinstance(value, list) else [value]:
        yield from (str(one) for one in group.cats)
