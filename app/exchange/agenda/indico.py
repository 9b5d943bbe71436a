"""Indico's JSON, its timetable or an event with sessions or contributions, as a plan for the agenda."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.conference.sessions import Item, Session
from app.exchange.agenda.events import (
    Event,
    kind_of,
    notes_of,
    plan_events,
    refuse_beyond,
    required_order,
    text_of,
)
from app.exchange.agenda.json_files import as_dict, as_list, read_object
from app.exchange.agenda.versions import LONGEST_UID
from app.exchange.plan import Plan, Problem
from app.exchange.tables.cells import brief, clean, sentence
from app.exchange.tables.source import take
from app.times import Zone, millis, parse_instant, zone

_LONGEST_MINUTES = 31 * 24 * 60
_BLOCK = frozenset({"title", "starts", "ends", "room", "notes", "items", "kind"})
_SINGLE = frozenset({"title", "starts", "ends", "room", "notes", "items"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A session, a contribution or a break of an `event`; `parts` are the entries inside a session."""

    key: str
    kind: str
    fields: Mapping[str, Any]
    parts: tuple["_Entry", ...] = ()
    event: str = ""


def is_indico(read: Mapping[str, Any]) -> bool:
    """Whether an object from JSON is an export of Indico."""
    return isinstance(read.get("results"), dict | list)


def plan_agenda_indico(
    path: Path, *, zone: Zone, known: Sequence[Session], ours: Mapping[str, str] | None = None
) -> Plan[Session]:
    """What an export of Indico (JSON) would change; times without a zone are the venue's (`zone`).

    Raises Unreadable with a sentence.
    """
    source = take(path)
    read, _ = read_object(source)
    results = read["results"]
    entries = list(_of_timetable(results) if isinstance(results, dict) else _of_events(results))
    refuse_beyond(source, len(entries), "session, contribution or break")
    notes: list[str] = []
    if bare := sum(not entry.fields.get("startDate") for entry in entries):
        notes.append(f"{bare} without a time {'was' if bare == 1 else 'were'} left out.")
    events: list[Event] = []
    problems: list[Problem] = []
    for line, entry in enumerate(entries, 1):
        if entry.fields.get("startDate"):
            try:
                events.append(_event(line, entry, zone, notes))
            except (ValueError, OverflowError) as error:
                title = entry.fields.get("title")
                problems.append(
                    Problem(line, sentence(f"“{brief(str(title))}”" if title else "", str(error)))
                )
    bare = sum(
        not as_dict(entry.fields.get("startDate")).get("tz", "")
        for entry in entries
        if entry.fields.get("startDate")
    )
    if bare:
        notes.append(f"{bare} without a time zone, read at {zone}.")
    if unnamed := sum(not _people(entry.fields) and bool(_authors(entry.fields)) for entry in _all(entries)):
        names = "1 entry names" if unnamed == 1 else f"{unnamed} entries name"
        notes.append(f"{names} no speaker; who wrote it was taken as speaking.")
    if problems:
        notes.append("Lines are counted by entry: JSON of Indico has no lines of its own.")
    return plan_events(source, events, problems, notes, zone=zone, known=known, ours=ours)


def _of_timetable(results: Mapping[str, Any]) -> Iterator[_Entry]:
    """`/export/timetable/ID.json`: by event, by day, by key; what lasts over midnight stands on both days."""
    seen: set[str] = set()
    for event, days in results.items():
        for entries in map(as_dict, as_dict(days).values()):
            for key, fields in entries.items():
                entry = replace(_of_entry(key, as_dict(fields)), event=event)
                if entry.key not in seen:
                    seen.add(entry.key)
                    yield entry


def _of_entry(key: str, fields: Mapping[str, Any]) -> _Entry:
    kind = str(fields.get("entryType") or "")
    number = fields.get("sessionSlotId") if kind == "Session" else fields.get("contributionId")
    prefix = {"Session": "s", "Contribution": "c"}.get(kind, "b")
    key = key if number is None or prefix == "b" else f"{prefix}{number}"
    inside = as_dict(fields.get("entries")).items()
    return _Entry(key, kind, fields, tuple(_of_entry(name, as_dict(part)) for name, part in inside))


def _of_events(results: Iterable[Any]) -> Iterator[_Entry]:
    """`/export/event/ID.json?detail=sessions` or `?detail=contributions`: all under one event."""
    for event in map(as_dict, results):
        for fields in map(as_dict, as_list(event.get("sessions"))):
            parts = tuple(_contribution(as_dict(part)) for part in as_list(fields.get("contributions")))
            yield _Entry(f"s{fields.get('id')}", "Session", fields, parts, str(event.get("id") or ""))
        for part in map(as_dict, as_list(event.get("contributions"))):
            yield replace(_contribution(part), event=str(event.get("id") or ""))


def _contribution(fields: Mapping[str, Any]) -> _Entry:
    number = fields.get("id") if fields.get("db_id") is None else fields["db_id"]
    return _Entry(f"c{number}", "Contribution", fields)


def _event(line: int, entry: _Entry, venue: Zone, notes: list[str]) -> Event:
    fields = entry.fields
    title = _title(fields)
    starts, ends = _moment(fields, "startDate", venue), _end(entry, venue, notes)
    required_order(title, starts, ends)
    kind = (
        "break"
        if entry.kind == "Break"
        else kind_of(title, speaker=", ".join(name for name, _ in _speakers(fields)))
    )
    room = text_of(fields.get("room") or fields.get("roomFullname") or fields.get("location"), "room")
    about = notes_of(_about(fields), title, notes)
    uid = clean(f"indico:{entry.event}:{entry.key}")[:LONGEST_UID]
    session = Session(entry.key, kind, title, starts, ends, room=room, notes=_placed(fields, about), uid=uid)
    parts = entry.parts or ((entry,) if _speakers(fields) else ())
    bare = [part for part in parts if not part.fields.get("startDate")]
    if bare:
        notes.append(f"{title}: {len(bare)} without a time {'was' if len(bare) == 1 else 'were'} left out.")
    timed = [part for part in parts if part not in bare]
    timed.sort(key=lambda part: _moment(part.fields, "startDate", venue))
    items = _items(timed, starts, venue, notes)
    over = [part for part in timed if entry.parts and _end(part, venue, []) > ends]
    notes.extend(f"{title}: “{brief(_title(part.fields))}” ends after the session." for part in over)
    return Event(line, entry.key, replace(session, items=items), _BLOCK if entry.parts else _SINGLE)


def _title(fields: Mapping[str, Any]) -> str:
    title, slot = text_of(fields.get("title"), "title"), text_of(fields.get("slotTitle"), "title")
    if not title:
        raise ValueError("the entry has no title")
    return title if not slot or slot in title else text_of(f"{title}: {slot}", "title")


def _about(fields: Mapping[str, Any]) -> Any:
    return fields.get("description") or as_dict(fields.get("session")).get("description")


def _placed(fields: Mapping[str, Any], about: str) -> str:
    """The notes, before them the session and the track to which a contribution belongs."""
    belongs = ((name, fields.get(name)) for name in ("session", "track"))
    named = [
        f"{name.capitalize()}: {text_of(at, name)}." for name, at in belongs if isinstance(at, str) and at
    ]
    return " ".join((*named, about)).strip()


def _items(parts: Iterable[_Entry], starts: datetime, venue: Zone, notes: list[str]) -> tuple[Item, ...]:
    """The parts in order of time; a start is hard only where it does not follow the part before."""
    items, cursor = [], starts
    for part in parts:
        begins, ends = _moment(part.fields, "startDate", venue), _end(part, venue, notes)
        title = _title(part.fields)
        required_order(title, begins, ends)
        people = _speakers(part.fields)
        hard = None if begins == cursor else begins
        items.append(
            Item(
                part.key,
                "break" if part.kind == "Break" else "panellist" if people else "discussion",
                title,
                millis(ends - begins),
                hard,
                speaker=", ".join(name for name, _ in people),
                entity=people[0][1] if len({entity for _, entity in people}) == 1 else "",
                notes=notes_of(part.fields.get("description"), title, notes),
            )
        )
        cursor = ends
    return tuple(items)


def _all(entries: Iterable[_Entry]) -> Iterator[_Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.parts)


def _people(fields: Mapping[str, Any]) -> list[Any]:
    return as_list(fields.get("presenters")) or as_list(fields.get("speakers"))


def _authors(fields: Mapping[str, Any]) -> list[Any]:
    return as_list(fields.get("primaryauthors"))


def _speakers(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who speaks, and for whom; where nobody is said to, the authors."""
    people = map(as_dict, _people(fields) or _authors(fields))
    found = ((_name(person), text_of(person.get("affiliation"), "affiliation")) for person in people)
    return [(name, entity) for name, entity in found if name]


def _name(person: Mapping[str, Any]) -> str:
    """Given name, family name; else the whole name, which Indico writes with the family name first."""
    given = text_of(person.get("first_name") or person.get("firstName"), "name")
    family = text_of(person.get("last_name") or person.get("familyName"), "name")
    if given or family:
        return f"{given} {family}".strip(" ,")
    last, _, first = text_of(person.get("fullName") or person.get("name"), "name").partition(", ")
    return f"{first} {last}".strip()


def _end(entry: _Entry, venue: Zone, notes: list[str]) -> datetime:
    """When an entry ends: as it says, else after its duration in minutes, else with its last part."""
    fields = entry.fields
    if fields.get("endDate"):
        return _moment(fields, "endDate", venue)
    minutes = fields.get("duration")
    if isinstance(minutes, int | float) and 0 < minutes <= _LONGEST_MINUTES and not entry.parts:
        return _moment(fields, "startDate", venue) + timedelta(minutes=minutes)
    ends = [_end(part, venue, []) for part in entry.parts if part.fields.get("startDate")]
    if not ends:
        return _moment(fields, "endDate", venue)
    notes.append(f"{_title(fields)} has no end; that of its last contribution was taken.")
    return max(ends)


def _moment(fields: Mapping[str, Any], name: str, venue: Zone) -> datetime:
    """The instant of `{"date": "2021-06-14", "time": "14:00:00", "tz": "Europe/Vienna"}`."""
    stamp = as_dict(fields.get(name))
    if not stamp.get("date") or not stamp.get("time"):
        raise ValueError(f"it has no {'start' if name == 'startDate' else 'end'}")
    where = zone(str(stamp["tz"])) if stamp.get("tz") else venue
    return parse_instant(f"{stamp['date']}T{stamp['time']}", where)
