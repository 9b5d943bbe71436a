"""An iCalendar file as a plan for the agenda: an event is a session, and nothing recurs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.conference import Session
from app.exchange.agenda_events import Event, kind_of, plan_events, refuse_beyond, text_of
from app.exchange.agenda_out_rows import CARRIED, uncarried
from app.exchange.cells import sentence
from app.exchange.encoding import LINE_ENDS, decode, guess_notes
from app.exchange.plan import Plan, Problem
from app.exchange.source import Source, take
from app.times import Zone, at_venue, zone
from app.trouble import Unreadable

if TYPE_CHECKING:
    from icalendar import Component

MAX_LINES = 150_000
_EVENT = re.compile(r"BEGIN:VEVENT[ \t]*", re.IGNORECASE)
_LONGEST = {"SUMMARY": 500, "LOCATION": 500, "DESCRIPTION": 10_000}
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
    where, floating = _floating(text, zone)
    bare = 0
    for line, component in zip(starts, _components(source, text, len(starts)), strict=True):
        try:
            if str(component.get("STATUS", "")).upper() == "CANCELLED":
                notes.append(f"The event on line {line} is cancelled and was passed over.")
                continue
            events.append(_event(line, component, where))
            bare += _is_floating(component)
            notes.extend(_doubled(line, component))
        except ValueError as error:
            problems.append(Problem(line, sentence("", str(error))))
    if bare:
        events_have = "1 event has its time" if bare == 1 else f"{bare} events have their times"
        notes.append(f"{events_have} without a zone, read as {floating}.")
    return plan_events(source, events, problems, notes, zone=zone, known=known)


def _floating(text: str, venue: Zone) -> tuple[Zone, str]:
    """The zone of times that name none: what the calendar calls its own, else the venue's; and in words."""
    found = re.search(r"^X-WR-TIMEZONE[^:\n]*:(.*)$", text, re.MULTILINE)
    if found:
        try:
            return zone(found[1].strip()), f"those of the calendar's own zone, {found[1].strip()}"
        except ValueError:
            pass
    return venue, f"those of {venue}"


def _is_floating(component: "Component") -> bool:
    start = _value(component, "DTSTART")
    return isinstance(start, datetime) and start.tzinfo is None


def _doubled(line: int, component: "Component") -> Iterator[str]:
    """A remark where the clocks show a time twice: RFC 5545 means the first."""
    for name in ("DTSTART", "DTEND"):
        moment = _value(component, name)
        if (
            isinstance(moment, datetime)
            and moment.tzinfo
            and moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
        ):
            at = f"{moment:%H:%M}"
            yield f"The event on line {line} has a time that comes twice; the first {at} was taken."


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


def _event(line: int, component: "Component", zone: Zone) -> Event:
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
    kind = "note" if whole_days else kind_of(title)
    room = _text(component, "LOCATION")
    session = Session("", kind, title, starts, ends, room=room, notes=_text(component, "DESCRIPTION"))
    carried = component.get(f"X-{CARRIED.upper()}-ROWS")
    if carried is None:
        return Event(line, _wanted(component), session, _SAYS)
    own = uncarried(str(carried), zone)
    shown = replace(own, title=title, starts=starts, ends=ends, room=room, notes=session.notes)
    return Event(line, own.code, shown, _CARRIED_SAYS)


def _text(component: "Component", name: str) -> str:
    value = component.get(name, "")
    if isinstance(value, list):
        raise ValueError(f"{name} stands more than once")
    return text_of(str(value), name, _LONGEST[name])


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
    if whole_days and end == start:
        end += timedelta(days=1)  # wrong, since the end is exclusive, but often written: that one day
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
    if isinstance(moment, datetime) and moment.tzinfo and _skipped(moment):
        raise ValueError(f"{name} {moment:%d %B %Y %H:%M} does not exist there: the clocks go forward")
    if not 1970 <= moment.year <= 2199:
        raise ValueError(f"{name} is not a date of our time")
    return moment


def _skipped(moment: datetime) -> bool:
    there = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there.replace(tzinfo=None) != moment.replace(tzinfo=None)


def _instant(moment: date, zone: Zone) -> datetime:
    if not isinstance(moment, datetime):
        return at_venue(datetime.combine(moment, time()), zone)
    return moment.astimezone(UTC) if moment.tzinfo else at_venue(moment, zone)


def _wanted(component: "Component") -> str:
    """A code that the event brings: its own property, else a category that looks like one."""
    if own := str(component.get("X-ROSTRUM-SESSION", "")):
        return own
    return next((one for one in _categories(component) if any(sign.isdigit() for sign in one)), "")


def _categories(component: "Component") -> Iterator[str]:
    value = component.get("CATEGORIES", [])
    for group in value if isinstance(value, list) else [value]:
        yield from (str(one) for one in group.cats)
