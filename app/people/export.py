"""All that is kept of one person, written out for that person: registration, door, list, floor, Zoom."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.conference.registrants import Registrant
from app.errors import Refused
from app.floor.facts import record
from app.live.snapshot import ConferenceSnapshot
from app.registration.typed_person import FIELDS
from app.registration.words import words
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage import journal
from app.text.csv_text import csv_of
from app.times import Zone, iso, zone
from app.whole_files import write_whole

Line = dict[str, str]
_HEAD = ("what", "when", "where", "says")


def export_person(station: Station, number: str, path: Path) -> str:
    """Write it as CSV, or as JSON where the file is called so; a sentence. Raises Refused, Unsaved."""
    document = person_document(station, number)
    if path.suffix.casefold() == ".json":
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        write_whole(path, text.encode())
    else:
        lines = (*_registration_lines(document["registration"]), *document["kept"])
        rows = [[line.get(name, "") for name in _HEAD] for line in lines]
        write_whole(path, csv_of([_HEAD, *rows]).encode("utf-8-sig"))
    return f"All that is kept of {number} lies in {path}."


def person_document(station: Station, number: str) -> dict[str, Any]:
    """The registration, and lines of what happened, instants as at the venue. Raises Refused."""
    loaded = station.load()
    person = next((held for held in loaded.registrants if held.number == number), None)
    if person is None:
        raise Refused(f"There is no registration “{number}”.")
    where = zone(loaded.conference.zone)
    numbers = {number, *(gone for gone, kept in loaded.merged.items() if kept == number)}
    kept = [*_door(station, numbers, where), *_floor(station, loaded, numbers, where)]
    kept += _zoom(loaded, numbers, where)
    return {"registration": _registration(person, where), "kept": kept}


def _registration(person: Registrant, where: Zone) -> dict[str, str]:
    at = iso(person.registered_at, where) if person.registered_at else ""
    held = {name: str(getattr(person, name)) for name in FIELDS}
    return {"number": person.number, "registered_at": at, **held, "badge": person.badge}


def _registration_lines(held: dict[str, str]) -> Iterator[Line]:
    for name, text in held.items():
        if text:
            yield {"what": "registration", "where": FIELDS.get(name, name.replace("_", " ")), "says": text}


def _door(station: Station, numbers: set[str], where: Zone) -> Iterator[Line]:
    people = RegistrationDesk(station).everybody()
    with station.reading() as connection:
        entries = journal.read_desk(connection)
    for entry in entries:
        event = entry.event
        named = {getattr(event, name, "") for name in ("registrant", "kept", "given_up", "one", "other")}
        named |= set(getattr(event, "registrants", ()))
        if named & numbers:
            said = words(event, people)
            yield {"what": "door", "when": iso(entry.at, where), "where": entry.desk, "says": said}


def _floor(station: Station, loaded: ConferenceSnapshot, numbers: set[str], where: Zone) -> Iterator[Line]:
    for session in loaded.sessions:
        if not session.has_list:
            continue
        live = station.live(session.code)
        for request in live.floor.requests.values():
            if request.person in numbers:
                at, note = iso(request.received_at, where), request.note
                said = ", ".join(part for part in (str(request.kind), request.delegation, note) if part)
                yield {"what": "request", "when": at, "where": session.code, "says": said}
        for spoken in record(live.floor, live.entries, station.clock.now()).spoken:
            if spoken.request.person in numbers:
                until = iso(spoken.ended, where) if spoken.ended else "now"
                at = iso(spoken.started, where)
                yield {"what": "spoke", "when": at, "where": session.code, "says": f"until {until}"}


def _zoom(loaded: ConferenceSnapshot, numbers: set[str], where: Zone) -> list[Line]:
    return [
        {
            "what": "Zoom",
            "when": iso(seen.joined_at, where),
            "where": seen.source,
            "says": f"“{seen.name}” until {iso(seen.left_at, where)}",
        }
        for seen in loaded.presences
        if seen.registrant in numbers
    ]
