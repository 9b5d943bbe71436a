"""The agenda as frab's schedule, in XML and in JSON, as players of conference schedules read it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from app.conference.conference import Conference
from app.conference.sessions import Session
from app.exchange.agenda.frab import length_text
from app.exchange.agenda.write_rows import CARRIED, carried, uid
from app.times import Zone, clock_text, day_of, iso

_SCHEMA = "https://c3voc.de/schedule/schema.json"
_TEXTS = (
    "date",
    "start",
    "duration",
    "room",
    "slug",
    "title",
    "subtitle",
    "track",
    "type",
    "language",
    "abstract",
)


def schedule_json(conference: Conference, sessions: Sequence[Session], zone: Zone) -> bytes:
    """The schedule as JSON, times with the offset of `zone`."""
    days = [
        {
            "index": index,
            "date": day.isoformat(),
            "day_start": iso(min(session.starts for session in of_day), zone),
            "day_end": iso(max(session.ends for session in of_day), zone),
            "rooms": {
                room: [_event(conference, session, zone) for session in held] for room, held in _rooms(of_day)
            },
        }
        for index, (day, of_day) in enumerate(_days(sessions, zone), 1)
    ]
    head = _head(conference, sessions, zone)
    made = {"version": "1.0", "conference": {**head, "daysCount": len(days), "days": days}}
    return (json.dumps({"$schema": _SCHEMA, "schedule": made}, ensure_ascii=False, indent=1) + "\n").encode()


def schedule_xml(conference: Conference, sessions: Sequence[Session], zone: Zone) -> bytes:
    """The schedule as XML, times with the offset of `zone`."""
    root = Element("schedule")
    SubElement(root, "version").text = "1.0"
    head = SubElement(root, "conference")
    days = list(_days(sessions, zone))
    for name, value in {**_head(conference, sessions, zone), "days": str(len(days))}.items():
        SubElement(head, name).text = value
    for index, (day, of_day) in enumerate(days, 1):
        start, end = min(session.starts for session in of_day), max(session.ends for session in of_day)
        span = {"start": iso(start, zone), "end": iso(end, zone)}
        element = SubElement(root, "day", {"index": str(index), "date": day.isoformat(), **span})
        for name, held in _rooms(of_day):
            room = SubElement(element, "room", {"name": name})
            for session in held:
                _add(room, _event(conference, session, zone))
    indent(root)
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _add(room: Element, fields: dict[str, Any]) -> None:
    names = {name: str(fields[name]) for name in ("guid", "id", "code")}
    event = SubElement(room, "event", names)
    for name in (*_TEXTS, CARRIED):
        SubElement(event, name).text = fields[name]
    persons = SubElement(event, "persons")
    for person in fields["persons"]:
        SubElement(persons, "person", {"id": str(person["id"])}).text = person["public_name"]
    SubElement(event, "links")


def _head(conference: Conference, sessions: Sequence[Session], zone: Zone) -> dict[str, str]:
    days = [day_of(at, zone) for session in sessions for at in (session.starts, session.ends)]
    return {
        "acronym": conference.code,
        "title": conference.name,
        "start": min(days, default=day_of(conference.starts, zone)).isoformat(),
        "end": max(days, default=day_of(conference.ends, zone)).isoformat(),
        "timeslot_duration": "00:05",
        "time_zone_name": str(zone),
    }


def _event(conference: Conference, session: Session, zone: Zone) -> dict[str, Any]:
    speakers = dict.fromkeys(item.speaker for item in session.items if item.speaker)
    guid = uid(conference, session)
    return {
        "guid": str(guid),
        "id": guid.int % 2**31,
        "code": session.code,
        "date": iso(session.starts, zone),
        "start": clock_text(session.starts, zone),
        "duration": length_text(session),
        "room": session.room,
        "slug": session.code.lower(),
        "title": session.title,
        "subtitle": "",
        "track": "",
        "type": session.kind,
        "language": session.language,
        "abstract": session.notes,
        "persons": [{"id": number, "public_name": name} for number, name in enumerate(speakers, 1)],
        "links": [],
        CARRIED: carried(session, zone),
    }


def _days(sessions: Sequence[Session], zone: Zone) -> Iterator[tuple[date, list[Session]]]:
    ordered = sorted(sessions, key=lambda session: session.starts)
    for day, held in groupby(ordered, key=lambda session: day_of(session.starts, zone)):
        yield day, list(held)


def _rooms(sessions: Sequence[Session]) -> Iterator[tuple[str, list[Session]]]:
    for room in dict.fromkeys(session.room for session in sessions):
        yield room, [session for session in sessions if session.room == room]
