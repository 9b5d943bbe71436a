"""Indico's JSON, its timetable or an event with sessions or contributions, as a plan for the agenda."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
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
from app.exchange.plan import Plan, Problem
from app.exchange.tables.cells import brief, sentence
from app.exchange.tables.source import take
from app.times import Zone, millis, parse_instant, zone

_BLOCK = frozenset({"title", "starts", "ends", "room", "notes", "items", "kind"})
_SINGLE = frozenset({"title", "starts", "ends", "room", "notes", "items"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A session, a contribution or a break; `parts` are the entries inside a session."""

    key: str
    kind: str
    said: Mapping[str, Any]
    parts: tuple["_Entry", ...] = ()


def is_indico(read: Mapping[str, Any]) -> bool:
    """Whether an object from JSON is an export of Indico."""
    return isinstance(read.get("results"), dict | list)


def plan_agenda_indico(path: Path, *, zone: Zone, known: Sequence[Session]) -> Plan[Session]:
    """What an export of Indico would change. Raises Unreadable."""
    source = take(path)
    read, _ = read_object(source)
    results = read["results"]
    entries = list(_of_timetable(results) if isinstance(results, dict) else _of_events(results))
    refuse_beyond(source, len(entries), "session, contribution or break")
    notes: list[str] = []
    if bare := sum(not entry.said.get("startDate") for entry in entries):
        notes.append(f"{bare} without a time {'was' if bare == 1 else 'were'} left out.")
    events: list[Event] = []
    problems: list[Problem] = []
    for line, entry in enumerate(entries, 1):
        if entry.said.get("startDate"):
            try:
                events.append(_event(line, entry, zone, notes))
            except (ValueError, OverflowError) as error:
                title = entry.said.get("title")
                problems.append(
                    Problem(line, sentence(f"“{brief(str(title))}”" if title else "", str(error)))
                )
    bare = sum(
        not as_dict(entry.said.get("startDate")).get("tz", "")
        for entry in entries
        if entry.said.get("startDate")
    )
    if bare:
        notes.append(f"{bare} without a time zone, read at {zone}.")
    if unsaid := sum(not _people(row.said) and bool(_authors(row.said)) for row in _all(entries)):
        names = "1 entry names" if unsaid == 1 else f"{unsaid} entries name"
        notes.append(f"{names} no speaker; who wrote it was taken as speaking.")
    if problems:
        notes.append("Lines are counted by entry: JSON of Indico has no lines of its own.")
    return plan_events(source, events, problems, notes, zone=zone, known=known)


def _of_timetable(results: Mapping[str, Any]) -> Iterator[_Entry]:
    """`/export/timetable/ID.json`: by event, by day, by key; what lasts over midnight stands on both days."""
    seen: set[str] = set()
    for days in map(as_dict, results.values()):
        for entries in map(as_dict, days.values()):
            for key, said in entries.items():
                one = _of_entry(key, as_dict(said))
                if one.key not in seen:
                    seen.add(one.key)
                    yield one


def _of_entry(key: str, said: Mapping[str, Any]) -> _Entry:
    kind = str(said.get("entryType") or "")
    number = said.get("sessionSlotId") if kind == "Session" else said.get("contributionId")
    prefix = {"Session": "s", "Contribution": "c"}.get(kind, "b")
    key = key if number is None or prefix == "b" else f"{prefix}{number}"
    inside = as_dict(said.get("entries")).items()
    return _Entry(key, kind, said, tuple(_of_entry(name, as_dict(part)) for name, part in inside))


def _of_events(results: Iterable[Any]) -> Iterator[_Entry]:
    """`/export/event/ID.json?detail=sessions` or `?detail=contributions`: all under one event."""
    for event in map(as_dict, results):
        for said in map(as_dict, as_list(event.get("sessions"))):
            parts = tuple(_contribution(as_dict(one)) for one in as_list(said.get("contributions")))
            yield _Entry(f"s{said.get('id')}", "Session", said, parts)
        yield from (_contribution(as_dict(one)) for one in as_list(event.get("contributions")))


def _contribution(said: Mapping[str, Any]) -> _Entry:
    number = said.get("id") if said.get("db_id") is None else said["db_id"]
    return _Entry(f"c{number}", "Contribution", said)


def _event(line: int, entry: _Entry, venue: Zone, notes: list[str]) -> Event:
    said = entry.said
    title = _title(said)
    starts, ends = _moment(said, "startDate", venue), _moment(said, "endDate", venue)
    required_order(title, starts, ends)
    kind = (
        "break"
        if entry.kind == "Break"
        else kind_of(title, speaker=", ".join(name for name, _ in _speakers(said)))
    )
    room = text_of(said.get("room") or said.get("roomFullname") or said.get("location"), "room")
    about = notes_of(_about(said), title, notes)
    session = Session(entry.key, kind, title, starts, ends, room=room, notes=_placed(said, about))
    parts = entry.parts or ((entry,) if _speakers(said) else ())
    bare = [part for part in parts if not part.said.get("startDate")]
    if bare:
        notes.append(f"{title}: {len(bare)} without a time {'was' if len(bare) == 1 else 'were'} left out.")
    timed = [part for part in parts if part not in bare]
    timed.sort(key=lambda part: _moment(part.said, "startDate", venue))
    items = _items(timed, starts, venue, notes)
    return Event(line, entry.key, replace(session, items=items), _BLOCK if entry.parts else _SINGLE)


def _title(said: Mapping[str, Any]) -> str:
    title, slot = text_of(said.get("title"), "title"), text_of(said.get("slotTitle"), "title")
    if not title:
        raise ValueError("the entry has no title")
    return title if not slot or slot in title else text_of(f"{title}: {slot}", "title")


def _about(said: Mapping[str, Any]) -> Any:
    return said.get("description") or as_dict(said.get("session")).get("description")


def _placed(said: Mapping[str, Any], about: str) -> str:
    """The notes, before them the session and the track to which a contribution belongs."""
    belongs = ((name, said.get(name)) for name in ("session", "track"))
    named = [
        f"{name.capitalize()}: {text_of(at, name)}." for name, at in belongs if isinstance(at, str) and at
    ]
    return " ".join((*named, about)).strip()


def _items(parts: Iterable[_Entry], starts: datetime, venue: Zone, notes: list[str]) -> tuple[Item, ...]:
    """The parts in order of time; a start is hard only where it does not follow the part before."""
    items, cursor = [], starts
    for part in parts:
        begins, ends = _moment(part.said, "startDate", venue), _moment(part.said, "endDate", venue)
        title = _title(part.said)
        required_order(title, begins, ends)
        people = _speakers(part.said)
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
                notes=notes_of(part.said.get("description"), title, notes),
            )
        )
        cursor = ends
    return tuple(items)


def _all(entries: Iterable[_Entry]) -> Iterator[_Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.parts)


def _people(said: Mapping[str, Any]) -> list[Any]:
    return as_list(said.get("presenters")) or as_list(said.get("speakers"))


def _authors(said: Mapping[str, Any]) -> list[Any]:
    return as_list(said.get("primaryauthors"))


def _speakers(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who speaks, and for whom; where nobody is said to, the authors."""
    people = map(as_dict, _people(said) or _authors(said))
    found = ((_name(person), text_of(person.get("affiliation"), "affiliation")) for person in people)
    return [(name, entity) for name, entity in found if name]


def _name(one: Mapping[str, Any]) -> str:
    """Given name, family name; else the whole name, which Indico writes with the family name first."""
    given = text_of(one.get("first_name") or one.get("firstName"), "name")
    family = text_of(one.get("last_name") or one.get("familyName"), "name")
    if given or family:
        return f"{given} {family}".strip(" ,")
    last, _, first = text_of(one.get("fullName") or one.get("name"), "name").partition(", ")
    return f"{first} {last}".strip()


def _moment(said: Mapping[str, Any], name: str, venue: Zone) -> datetime:
    """`{"date": "2021-06-14", "time": "14:00:00", "tz": "Europe/Vienna"}`."""
    stamp = as_dict(said.get(name))
    if not stamp.get("date") or not stamp.get("time"):
        raise ValueError(f"it has no {'start' if name == 'startDate' else 'end'}")
    where = zone(str(stamp["tz"])) if stamp.get("tz") else venue
    return parse_instant(f"{stamp['date']}T{stamp['time']}", where)
