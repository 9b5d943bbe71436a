"""`rostrum export agenda|record|statistics|list|journal|questions|registrants|attendance`: as files."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.common import SCHEMA, answer, say, station_of
from app.errors import Trouble
from app.journal.entries import encode
from app.live.floor_json import floor_document
from app.live.snapshot import SessionSnapshot
from app.record.files import (
    questions_csv,
    questions_document,
    record_csv,
    record_document,
    statistics_csv,
    statistics_document,
)
from app.record.text import RecordText
from app.station.print_desk import PrintDesk
from app.station.station import Station
from app.times import Zone, iso, zone
from app.whole_files import write_whole

if TYPE_CHECKING:
    from app.attendance.choice import Choice


def run(options: argparse.Namespace) -> int:
    """Write one document to a file, or to standard output."""
    station = station_of(options)
    try:
        code = options.session or station.session_now(station.clock.now())
        content = _content(options, station, code)
    finally:
        station.close()
    if options.output:
        write_whole(Path(options.output), content.encode("utf-8-sig" if _is_csv(options) else "utf-8"))
        say(options, f"Written: {options.output}.")
    else:
        print(content, end="")
    return 0


def agenda(options: argparse.Namespace) -> int:
    """Write the agenda in one of the usual formats, to a file, or as text to standard output."""
    from app.exchange.agenda.write import agenda_file, hidden, public

    station = station_of(options)
    try:
        loaded, now = station.load(), station.clock.now()
    finally:
        station.close()
    if options.format == "xlsx" and not options.output:
        raise Trouble("A workbook needs a file: say where with -o FILE.")
    sessions = hidden(loaded.sessions, loaded.protection)
    if options.public:
        sessions = public(sessions, loaded.entities, loaded.registrants)
    elif options.format not in ("csv", "xlsx") and any(
        item.cues for session in sessions for item in session.items
    ):
        say(options, "Typed cues are left out: only our own table (csv, xlsx) has a place for them.")
    content = agenda_file(options.format, loaded.conference, sessions, now)
    if options.output:
        write_whole(Path(options.output), content, public=True)
        say(options, f"Written: {options.output}.")
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    return 0


def registrants(options: argparse.Namespace) -> int:
    """Write who is registered and who came, or (attendance) who was there from when to when."""
    from app.attendance.files import listing_csv
    from app.attendance.listing import save
    from app.station.registration_desk import RegistrationDesk

    station = station_of(options)
    try:
        desk, where = RegistrationDesk(station), zone(station.load().conference.zone)
        found = desk.listing(_choice(options), options.title)
        strangers = len({presence.name for presence in station.load().presences if not presence.registrant})
    finally:
        station.close()
    if strangers:
        say(options, f"{strangers} names on Zoom belong to nobody who is registered; they are left out.")
    if options.format == "csv" and not options.output and not options.json:
        print(listing_csv(found), end="")
        return 0
    internal = "-internal" if options.registration_desk else ""
    path = Path(options.output or f"{options.what}{internal}.{options.format}")
    sentence = save(found, path, options.format, where)
    answer(options, sentence, {"file": str(path), "said": sentence, "registrants": len(found.rows)})
    return 0


def _choice(options: argparse.Namespace) -> "Choice":
    from app.attendance.choice import ATTENDANCE, PAPER, USUAL, Choice

    names = tuple(name.strip() for name in options.columns.split(",") if name.strip())
    usual = ATTENDANCE if options.what == "attendance" else PAPER if options.format == "pdf" else USUAL
    more = ("display_alias",) if options.registration_desk else ()
    return Choice(names or (*usual, *more), options.only, options.sort, options.registration_desk)


def _is_csv(options: argparse.Namespace) -> bool:
    return bool(options.format == "csv")


def _content(options: argparse.Namespace, station: Station, code: str) -> str:
    where = zone(station.load().conference.zone)
    if options.what in ("record", "statistics"):
        return _of_record(options, PrintDesk(station).record_text(code), where)
    if options.what == "questions":
        return _questions(options, station, where)
    if _is_csv(options):
        raise Trouble(f"The {options.what} is exported as JSON; leave --format out.")
    live = station.live(code)
    if options.what == "list":
        return _json(floor_document(live, station.clock.now(), where))
    return _json(_journal(live))


def _questions(options: argparse.Namespace, station: Station, where: Zone) -> str:
    """Every question of the public, or those that may be put in one session, with its newest state."""
    loaded = station.load()
    asked = [
        question
        for question in loaded.questions
        if not options.session or question.belongs_to(options.session)
    ]
    codes = (
        [options.session]
        if options.session
        else [session.code for session in loaded.sessions if session.has_list]
    )
    put = [
        (question.question, question.at)
        for code in codes
        for question in station.live(code).floor.questions_put
    ]
    if _is_csv(options):
        return questions_csv(asked, put, where)
    return _json({"questions": questions_document(asked, put, where)})


def _of_record(options: argparse.Namespace, text: RecordText, where: Zone) -> str:
    if options.what == "record":
        return record_csv(text) if _is_csv(options) else _json(record_document(text, where))
    return statistics_csv(text) if _is_csv(options) else _json(statistics_document(text))


def _journal(live: SessionSnapshot) -> dict[str, object]:
    """Every entry of a session's journal as it is stored: ids, no names; instants in UTC."""
    entries = []
    for entry in live.entries:
        kind, data = encode(entry.event)
        entries.append(
            {"seq": entry.seq, "at": iso(entry.at, zone("UTC")), "desk": entry.desk, "kind": kind, **data}
        )
    return {"session": live.session.code, "entries": entries}


def _json(document: dict[str, object]) -> str:
    return json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, indent=1) + "\n"
