"""frab's schedule, as CCC, FOSDEM and pretalx publish it, in XML or JSON: an event is a session."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from app.conference import Session
from app.exchange.agenda_events import (
    Event,
    kind_of,
    notes_of,
    plan_events,
    refuse_beyond,
    required_order,
    talk,
    text_of,
)
from app.exchange.agenda_frab_files import Schedule, Talk, from_json, from_xml
from app.exchange.agenda_out_rows import CARRIED, uncarried
from app.exchange.cells import brief, sentence
from app.exchange.plan import Plan, Problem
from app.exchange.source import take
from app.times import MINUTE, Zone, at_venue, in_zone, parse_instant, span, zone

_SAYS = frozenset({"title", "starts", "ends", "room", "language", "notes", "items"})
_CARRIED_SAYS = _SAYS | {"kind", "hard_end", "limit_ms"}
_LONGEST_MS = 31 * 24 * 60 * MINUTE
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,30}")


def plan_agenda_frab(path: Path, *, zone: Zone, known: Sequence[Session]) -> Plan[Session]:
    """What a frab schedule, XML or JSON, would change. Raises Unreadable."""
    source = take(path)
    start = source.data[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    xml = start.startswith(b"<")
    schedule = from_xml(source) if xml else from_json(source)
    refuse_beyond(source, len(schedule.talks), "event")
    where, notes = _zone(schedule, zone)
    events: list[Event] = []
    problems: list[Problem] = []
    for one in schedule.talks:
        try:
            events.append(_event(one, schedule, where, notes))
        except (ValueError, OverflowError) as error:
            problems.append(Problem(one.line, sentence(_name(one), str(error))))
    return plan_events(source, events, problems, notes, zone=zone, known=known)


def _zone(schedule: Schedule, venue: Zone) -> tuple[Zone, list[str]]:
    """The zone of times that carry no offset; a remark where that is not plain."""
    if schedule.zone_name:
        try:
            return zone(schedule.zone_name), []
        except ValueError:
            return venue, [f"The time zone “{brief(schedule.zone_name)}” is not known; {venue} was taken."]
    bare = sum("T" not in str(one.said.get("date") or one.said.get("start") or "") for one in schedule.talks)
    if not bare:
        return venue, []
    events = "1 event has its time" if bare == 1 else f"{bare} events have their times"
    return venue, [f"The schedule names no time zone: {events} read as those of {venue}."]


def _event(one: Talk, schedule: Schedule, where: Zone, notes: list[str]) -> Event:
    said = one.said
    title = text_of(said.get("title"), "title")
    if not title:
        raise ValueError("the event has no title")
    if subtitle := text_of(said.get("subtitle"), "subtitle"):
        title = text_of(f"{title}: {subtitle}", "title")
    starts = _start(one, schedule, where, notes)
    length = _length(said.get("duration"))
    session = Session(
        "",
        kind_of(title, text_of(said.get("type"), "type")),
        title,
        starts,
        starts + span(length),
        room=text_of(said.get("room") or one.room, "room"),
        language=text_of(said.get("language"), "language"),
        notes=_notes(said, title, notes),
    )
    required_order(title, session.starts, session.ends)
    if carried := said.get(CARRIED):
        return _carried(one, session, str(carried), where)
    speaker = ", ".join(name for name in map(_person, one.persons) if name)
    if speaker:
        session = replace(session, items=(talk(title, length, speaker, language=session.language),))
    return Event(one.line, _code(said), session, _SAYS)


def _carried(one: Talk, session: Session, carried: str, where: Zone) -> Event:
    """An event that we wrote: what a schedule shows may have been changed since, all else is in our lines."""
    own = uncarried(carried, where)
    unmoved = (own.starts, length_text(own)) == (session.starts, length_text(session))
    ends = own.ends if unmoved else session.ends  # a schedule knows whole minutes only
    shown = replace(own, title=session.title, starts=session.starts, ends=ends, room=session.room)
    return Event(one.line, own.code, shown, _CARRIED_SAYS)


def length_text(session: Session) -> str:
    """How long a session is planned to be, as h:mm; a part of a minute counts as a whole one."""
    minutes = -(-(session.ends - session.starts) // timedelta(minutes=1))
    return f"{minutes // 60}:{minutes % 60:02d}"


def _notes(said: Mapping[str, Any], title: str, remarks: list[str]) -> str:
    track = text_of(said.get("track"), "track")
    words = notes_of(said.get("abstract") or said.get("description"), title, remarks)
    return " ".join(part for part in (f"Track: {track}." if track else "", words) if part)


def _person(person: Any) -> str:
    if isinstance(person, Mapping):
        names = (person.get(name) for name in ("public_name", "full_public_name", "name"))
        person = next((name for name in names if name), "")
    return text_of(person, "person")


def _code(said: Mapping[str, Any]) -> str:
    """The code that the event brings: pretalx's own, else its id, else its guid."""
    wanted = (str(said.get(name) or "") for name in ("code", "id", "guid"))
    return next((one for one in wanted if _CODE.fullmatch(one)), "")


def _name(one: Talk) -> str:
    title = one.said.get("title")
    return f"“{brief(title)}”" if isinstance(title, str) and title.strip() else ""


def _start(one: Talk, schedule: Schedule, where: Zone, notes: list[str]) -> datetime:
    """When the event begins: its date with an offset, else its day and time of day."""
    stamp, said = str(one.said.get("date") or ""), str(one.said.get("start") or "")
    if "T" in said and "T" not in stamp:
        stamp, said = said, ""
    if "T" in stamp:
        at = parse_instant(stamp, where)
        offset = datetime.fromisoformat(stamp).strftime("%H:%M")
        if said and _clock(said).strftime("%H:%M") not in (offset, f"{in_zone(at, where):%H:%M}"):
            notes.append(f"{_name(one)} says both {stamp} and {said}; the first was taken.")
        return at
    if not said:
        raise ValueError("the event has no start")
    day, clock = _day(stamp or one.day), _clock(said)
    if clock < _turn(one, schedule):
        day += timedelta(days=1)
    return at_venue(datetime.combine(day, clock), where)


def _turn(one: Talk, schedule: Schedule) -> time:
    """The time of day at which a day of the schedule begins: earlier ones belong to the night after it."""
    if schedule.day_change:
        return _clock(schedule.day_change)
    start = one.day_start.partition("T")[2]
    return _clock(start[:5]) if start else time()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"“{brief(text)}” is not a day") from None


def _clock(text: str) -> time:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        pass
    raise ValueError(f"“{brief(text)}” is not a time of day")


def _length(value: Any) -> int:
    """h:mm, or d:hh:mm from a day on; ValueError where it may be h:mm:ss as well."""
    text = "" if value is None else str(value).strip()
    found = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,4}):(\d{2})", text)
    if not found:
        raise ValueError(f"its duration “{brief(text)}” is not h:mm" if text else "the event has no duration")
    days, hours, minutes = int(found[1] or 0), int(found[2]), int(found[3])
    if found[1] and hours < 24:
        raise ValueError(f"its duration “{text}” may be d:hh:mm or h:mm:ss; write it as h:mm")
    length = ((days * 60 + hours) * MINUTE + minutes * 1_000) if found[1] else (hours * 60 + minutes) * MINUTE
    if minutes > 59 or (found[1] and hours > 59) or not 0 < length <= _LONGEST_MS:
        raise ValueError(f"its duration “{brief(text)}” is not one")
    return length
