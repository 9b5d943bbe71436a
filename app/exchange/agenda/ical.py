"""An iCalendar file as a plan for the agenda: an event is a session, and nothing recurs."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from icalendar import Component
from icalendar import Event as EventComponent

from app.conference.sessions import Session
from app.exchange.agenda.events import (
    LONGEST_NOTES,
    LONGEST_TITLE,
    Event,
    kind_of,
    notes_of,
    plan_events,
    refuse_beyond,
    text_of,
    title_of,
)
from app.exchange.agenda.versions import Version, latest
from app.exchange.agenda.write_rows import CARRIED, uncarried
from app.exchange.ical.components import Part, calendars_of, name_of
from app.exchange.ical.times import Dial, Heard, is_time
from app.exchange.plan import Plan, Problem
from app.exchange.tables.cells import brief, clean, sentence
from app.exchange.tables.encoding import guess_notes
from app.exchange.tables.source import take
from app.times import EPOCH, Zone

_SERIES = ("RRULE", "RDATE")
_NEEDED = {"SUMMARY", "DTSTART", "DTEND", "DURATION", "LOCATION", "DESCRIPTION", "STATUS", "RECURRENCE-ID"}
_SAYS = frozenset({"title", "starts", "ends", "room", "notes"})
_CARRIED_SAYS = _SAYS | {"kind", "hard_end", "language", "limit_ms", "items"}
_OWN_CODE, _OWN_ROWS = "X-ROSTRUM-SESSION", f"X-{CARRIED.upper()}-ROWS"
_PARSED = frozenset((*_NEEDED, *_SERIES, "UID", _OWN_CODE, _OWN_ROWS))
_BREAKS = (ValueError, IndexError, KeyError, AttributeError, TypeError, RecursionError, ArithmeticError)
_MOST_RULES, _MOST_TRIED, _MOST_UNNEEDED = 400, 10_000, 50_000
_LONGEST_HEAD, _LONGEST_LINE = 4_000, 200_000
_HEAD = re.compile(r'[^:"]*(?:"[^"]*"[^:"]*)*:')
_BROKEN = re.compile(r"parts: ['\"]([A-Za-z0-9-]+)[;:]")  # how the library says which line it could not part


@dataclass(slots=True)
class _Found:
    """One event of a file; `unread` are properties that cannot be read and that no agenda needs."""

    part: Part
    dial: Dial
    component: Component
    version: Version
    broken: str
    cancelled: bool
    unread: frozenset[str] = frozenset()


def plan_agenda_ical(
    path: Path, *, zone: Zone, known: Sequence[Session], ours: Mapping[str, str] | None = None
) -> Plan[Session]:
    """What a calendar would change: each event is a session; floating times are the venue's (`zone`).

    An event for whole days becomes a note; its end is exclusive (RFC 5545). Raises Unreadable.
    """
    source = take(path)
    calendars, guessed = calendars_of(source)
    refuse_beyond(source, sum(len(list(calendar.of("VEVENT"))) for calendar in calendars), "VEVENT")
    heard, unread = Heard(), set[str]()
    problems: list[Problem] = []
    notes = guess_notes(guessed)
    events: list[Event] = []
    cancelled: list[Event] = []
    found = list(_found(calendars, zone, heard))
    kept, remarks = latest([(one.part.line, one.version) for one in found])
    series = {one.version.uid for one in found if one.version.uid and any(one.part.named(*_SERIES))}
    for place, uid in kept.items():
        one = found[place]
        try:
            if one.cancelled:
                cancelled.append(_cancelled(one, uid))
                continue
            if one.broken:
                raise ValueError(one.broken)
            unread |= one.unread
            events.append(_event(one, uid, _recurs(one, series), notes))
        except ValueError as error:
            problems.append(Problem(one.part.line, sentence(_name(one.component), str(error))))
    if unread:
        notes.append(f"Not readable, not needed, and left out: {', '.join(sorted(unread))}.")
    notes.extend((*remarks, *_remarks(heard)))
    return plan_events(
        source, events, problems, notes, zone=zone, known=known, ours=ours, cancelled=cancelled
    )


def _found(calendars: Sequence[Part], zone: Zone, heard: Heard) -> Iterator[_Found]:
    left, tried, unneeded = [_MOST_RULES], [_MOST_TRIED], [_MOST_UNNEEDED]
    for calendar in calendars:
        dial = Dial(calendar, zone, heard, left)
        taken_back = calendar.value("METHOD").strip().upper() == "CANCEL"
        for part in calendar.of("VEVENT"):
            component, broken = _component(part, tried, unneeded)
            unread, reason = _unread(part, broken)
            if not part.ended:
                reason = "the event is not ended (END:VEVENT)"
            status = str(component.get("STATUS", "")).strip().upper()
            yield _Found(
                part,
                dial,
                component,
                _version(part, component, dial),
                reason,
                taken_back or status == "CANCELLED",
                frozenset(unread),
            )


def _recurs(found: _Found, series: Collection[str]) -> bool:
    """Whether it has a rule of its own, or is an instance (RECURRENCE-ID) of an event that has one."""
    return any(found.part.named(*_SERIES)) or bool(found.version.instance and found.version.uid in series)


def _component(part: Part, left: list[int], unneeded: list[int]) -> tuple[Component, list[tuple[int, str]]]:
    """The event's own properties but for its times, and the lines that cannot be read.

    `left` is how many lines may still be tried one by one, in the whole file, `unneeded` how many that no
    agenda needs may still be parsed.
    """
    lines = [(number, line) for number, line in map(_bounded, _few(part, unneeded)) if line]
    suspects = {""}
    try:
        component = _parsed(line for _, line in lines)
        if not component.errors:
            return component, []
        suspects = {_name_in(error) for error in component.errors}
    except _BREAKS:
        pass
    good: list[tuple[int, str]] = []
    broken: list[tuple[int, str]] = []
    for number, line in lines:
        fault = ("" in suspects or name_of(line) in suspects) and _is_broken(line, left)
        (broken if fault else good).append((number, line))
    return _parsed(line for _, line in good), broken


def _few(part: Part, unneeded: list[int]) -> Iterator[tuple[int, str]]:
    """The lines to parse: of a property that is needed two, which say that it stands more than once."""
    seen: Counter[str] = Counter()
    for number, line in part.lines:
        if is_time(line):
            continue
        name = name_of(line)
        if name in _PARSED:
            seen[name] += 1
            if seen[name] <= 2:
                yield number, line
            continue
        unneeded[0] -= 1
        if unneeded[0] >= 0:
            yield number, line


def _bounded(numbered: tuple[int, str]) -> tuple[int, str]:
    """A line cut where it is longer than any that is needed; "" for one whose parameters have no end."""
    number, line = numbered
    head = _HEAD.match(line)
    if head is not None and head.end() > _LONGEST_HEAD:
        return number, name_of(line) if name_of(line) in _NEEDED else ""
    if len(line) > _LONGEST_LINE:
        return number, line[:_LONGEST_LINE] if name_of(line) in _NEEDED else ""
    return numbered


def _name_in(error: tuple[str | None, str]) -> str:
    """The name of the property of which the library says that it is broken; "" where it does not say."""
    known, message = error
    found = None if known else _BROKEN.search(message)
    return (known or (found[1] if found else "")).upper()


def _is_broken(line: str, left: list[int]) -> bool:
    left[0] -= 1
    if left[0] < 0:
        return True
    try:
        return bool(_parsed([line]).errors)
    except _BREAKS:
        return True


def _parsed(lines: Iterator[str] | list[str]) -> Component:
    return EventComponent.from_ical("\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", "")))


def _unread(part: Part, broken: Sequence[tuple[int, str]]) -> tuple[set[str], str]:
    """Properties of the event that cannot be read and that no agenda needs; and why it cannot be taken."""
    unread, reason = set(), ""
    for number, line in broken:
        name = name_of(line)
        if name in _NEEDED or name in _SERIES or not line[len(name) :].startswith((";", ":")):
            named = name if name in _NEEDED or name in _SERIES else "no property"
            reason = reason or f"line {number} of this event cannot be read ({named})"
        else:
            unread.add(name)
    return unread, reason


def _version(part: Part, component: Component, dial: Dial) -> Version:
    """Which version of which event it is (RFC 5546, 2.1.5)."""
    named = component.get("UID", "")
    uid = "" if isinstance(named, list) else clean(str(named))
    try:
        sequence = int(part.value("SEQUENCE").strip() or 0)
    except ValueError:
        sequence = 0
    stamp = part.value("DTSTAMP").strip()
    shown = "\n".join(sorted(line for _, line in part.lines))
    return Version(uid, dial.of(part).instance() if uid else "", sequence, stamp, shown)


def _event(found: _Found, uid: str, in_series: bool, notes: list[str]) -> Event:
    """The event of a component. Raises ValueError with a reason."""
    component, line = found.component, found.part.line
    if in_series:
        raise ValueError("the event recurs; give each session an event of its own")
    title, whole = title_of(_written(component, "SUMMARY"), "SUMMARY", notes)
    if not title:
        raise ValueError("the event has no title (SUMMARY)")
    starts, ends, whole_days = found.dial.of(found.part).span(_length(component))
    kind = "note" if whole_days else kind_of(title)
    room = _text(component, "LOCATION")
    own = _own(component, found.dial.venue, title, notes)
    if own is None:
        about = notes_of(_written(component, "DESCRIPTION"), title, notes)
        wanted = str(component.get(_OWN_CODE, ""))
        about = " ".join(filter(None, (whole, about)))
        session = Session("", kind, title, starts, ends, room=room, notes=about, uid=uid)
        return Event(line, wanted, session, _SAYS)
    about = _text(component, "DESCRIPTION", LONGEST_NOTES)
    shown = replace(own, title=title, starts=starts, ends=ends, room=room, notes=about, uid=uid)
    return Event(line, own.code, shown, _CARRIED_SAYS)


def _own(component: Component, zone: Zone, title: str, notes: list[str]) -> Session | None:
    """The session that our own calendars carry along; where it cannot be read, the event is taken alone."""
    carried = component.get(_OWN_ROWS)
    if carried is None:
        return None
    try:
        return uncarried(str(carried), zone)
    except ValueError:
        notes.append(
            f"What “{brief(title)}” carries for Rostrum was changed by another program; "
            "its title, times, room and notes were taken."
        )
        return None


def _cancelled(found: _Found, uid: str) -> Event:
    """An event that does not take place, as far as it can be read: whose it is decides."""
    try:
        title = _text(found.component, "SUMMARY")
        starts, ends, _ = found.dial.of(found.part).span(_length(found.component) or timedelta(hours=1))
    except ValueError:
        title, starts, ends = "", EPOCH, EPOCH
    return Event(found.part.line, "", Session("", "note", title, starts, ends, uid=uid), frozenset())


def _length(component: Component) -> timedelta | None:
    """The event's DURATION. Raises ValueError."""
    value = component.get("DURATION")
    if isinstance(value, list):
        raise ValueError("DURATION stands more than once")
    length = getattr(value, "dt", None)
    if value is not None and not isinstance(length, timedelta):
        raise ValueError("DURATION is not a length of time")
    return length


def _remarks(heard: Heard) -> Iterator[str]:
    for words, count in heard.floating.items():
        events_have = "1 event has its time" if count == 1 else f"{count} events have their times"
        yield f"{events_have} without a zone, read as {words}."
    for name, words in heard.otherwise.items():
        yield f"By the file's own zone “{brief(name)}”, {words}."
    if heard.doubly:
        lines = ", ".join(map(str, heard.doubly[:10])) + (" …" if len(heard.doubly) > 10 else "")
        yield f"A time names both a zone and UTC (Z), which RFC 5545 forbids; UTC was taken: line {lines}."
    yield from heard.twice


def _name(component: Component) -> str:
    title = component.get("SUMMARY", "")
    return f"“{brief(str(title).strip())}”" if title and not isinstance(title, list) else ""


def _text(component: Component, name: str, longest: int = LONGEST_TITLE) -> str:
    return text_of(_written(component, name), name, longest)


def _written(component: Component, name: str) -> str:
    value = component.get(name, "")
    if isinstance(value, list):
        raise ValueError(f"{name} stands more than once")
    return str(value)
