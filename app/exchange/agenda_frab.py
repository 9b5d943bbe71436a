"""frab's schedule, as CCC, FOSDEM and pretalx publish it, in XML or JSON: an event is a session."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from app.exchange.agenda_json import as_dict, as_list, read_object
from app.exchange.agenda_out_rows import CARRIED, uncarried
from app.exchange.cells import brief, sentence
from app.exchange.plan import Plan, Problem
from app.exchange.source import Source, take
from app.times import MINUTE, Zone, at_venue, in_zone, parse_instant, span, zone
from app.trouble import Unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SAYS = frozenset({"title", "starts", "ends", "room", "language", "notes", "items"})
_CARRIED_SAYS = _SAYS | {"kind", "hard_end", "limit_ms"}
_LONGEST_MS = 31 * 24 * 60 * MINUTE
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,30}")
_DEEPEST, _MOST_ELEMENTS = 20, 400_000
_LINE = " line"  # no XML name, so that it meets no attribute of the file


@dataclass(frozen=True, slots=True)
class _Talk:
    """One event as the file says it: everything is still text, or whatever else the file holds."""

    line: int
    day: str
    day_start: str
    room: str
    said: Mapping[str, Any]
    persons: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Schedule:
    """What stands above the events."""

    zone_name: str
    day_change: str
    talks: tuple[_Talk, ...]


def plan_agenda_frab(path: Path, *, zone: Zone, known: Sequence[Session]) -> Plan[Session]:
    """What a frab schedule, XML or JSON, would change. Raises Unreadable."""
    source = take(path)
    xml = source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    schedule = _from_xml(source) if xml else _from_json(source)
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


def _zone(schedule: _Schedule, venue: Zone) -> tuple[Zone, list[str]]:
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


def _event(one: _Talk, schedule: _Schedule, where: Zone, notes: list[str]) -> Event:
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


def _carried(one: _Talk, session: Session, carried: str, where: Zone) -> Event:
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


def _name(one: _Talk) -> str:
    title = one.said.get("title")
    return f"“{brief(title)}”" if isinstance(title, str) and title.strip() else ""


def _start(one: _Talk, schedule: _Schedule, where: Zone, notes: list[str]) -> datetime:
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


def _turn(one: _Talk, schedule: _Schedule) -> time:
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


def _from_xml(source: Source) -> _Schedule:
    root = _parsed(source)
    if root.tag != "schedule" or root.find("day") is None:
        raise Unreadable(f"{source.name} is XML, but not a schedule of frab or pretalx.")
    head = root.find("conference")
    found = {} if head is None else {one.tag: (one.text or "").strip() for one in head}
    talks = (
        _Talk(
            int(event.get(_LINE, "0")),
            day.get("date", ""),
            day.get("start", ""),
            room.get("name", ""),
            {
                **{name: event.get(name) for name in ("id", "guid", "code")},
                **{one.tag.rpartition("}")[2]: one.text for one in event},
            },
            tuple(one.text for one in event.iterfind("persons/person")),
        )
        for day in root.iterfind("day")
        for room in day.iterfind("room")
        for event in room.iterfind("event")
    )
    return _Schedule(found.get("time_zone_name", ""), found.get("day_change", ""), tuple(talks))


def _parsed(source: Source) -> "Element":
    from xml.etree.ElementTree import ParseError, TreeBuilder  # noqa: PLC0415 -- only schedules need it

    from defusedxml import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415

    class Numbered(TreeBuilder):
        """Notes at each event on which line it begins, and gives up where no schedule goes."""

        deep = elements = 0

        def start(self, tag: str, attrs: dict[Any, Any], /) -> "Element":
            self.deep, self.elements = self.deep + 1, self.elements + 1
            if self.deep > _DEEPEST or self.elements > _MOST_ELEMENTS:
                raise ValueError("no schedule is like that")
            if tag == "event":
                attrs = {**attrs, _LINE: str(parser.parser.CurrentLineNumber)}
            return super().start(tag, attrs)

        def end(self, tag: str, /) -> "Element":
            self.deep -= 1
            return super().end(tag)

    parser = DefusedXMLParser(target=Numbered(), forbid_dtd=True)
    try:
        parser.feed(source.data.lstrip(b" \t\r\n"))
        root: Element = parser.close()
    except ParseError as error:
        line = error.position[0]
        raise Unreadable(f"{source.name}, line {line}: this is not XML; export it again.") from None
    except DefusedXmlException:
        raise Unreadable(f"{source.name} defines entities of its own, as no schedule does.") from None
    except (ValueError, LookupError):
        raise Unreadable(f"{source.name} is not XML that can be read; export it again.") from None
    return root


def is_frab(read: Mapping[str, Any]) -> bool:
    """Whether an object from JSON is a schedule of frab."""
    return bool(as_list(_head(read).get("days")))


def _head(read: Mapping[str, Any]) -> dict[str, Any]:
    return as_dict((as_dict(read.get("schedule")) or read).get("conference"))


def _from_json(source: Source) -> _Schedule:
    read, text = read_object(source)
    head = _head(read)
    talks = _json_talks(as_list(head.get("days")), text)
    return _Schedule(str(head.get("time_zone_name") or ""), str(head.get("day_change") or ""), tuple(talks))


def _json_talks(days: Iterable[Any], text: str) -> Iterator[_Talk]:
    place = line = 0
    for day in map(as_dict, days):
        for room, events in as_dict(day.get("rooms")).items():
            for event in map(as_dict, as_list(events)):
                found = text.find(f'"{event.get("guid") or event.get("id")}"', place)
                if found >= 0:
                    line += text.count("\n", place, found)
                    place = found
                yield _Talk(
                    line + 1,
                    str(day.get("date") or ""),
                    str(day.get("day_start") or ""),
                    room,
                    event,
                    tuple(as_list(event.get("persons"))),
                )
