"""`rostrum person CONFERENCE ACT WHO… NAME=VALUE…`: people written, corrected, confirmed, taken out.

And `rostrum merge CONFERENCE KEEP GIVE_UP`: two registrations that are one person become one.
"""

import argparse
from pathlib import Path

from app.commands.common import answer, say, station_of
from app.errors import Refused, Trouble
from app.live.desk_id import Role
from app.people import typed
from app.people.export import export_person, person_document
from app.registration.state import DoorActResult
from app.registration.typed_person import FIELDS
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station

ACTS = ("add", "correct", "confirm", "remove", "show", "export")


def run(options: argparse.Namespace) -> int:
    """One act; protected people are told of by their alias alone. A refusal ends the program with 1."""
    station = station_of(options, Role.PEOPLE)
    try:
        return _run(options, station)
    except Refused as no:  # which may quote a name
        raise Refused(station.load().protection.hide(str(no))) from None
    finally:
        station.close()


def _run(options: argparse.Namespace, station: Station) -> int:
    if options.act == "show":
        return _show(options, station)
    if options.act == "export":
        return _export(options, station)
    done = _do(options, RegistrationDesk(station))
    sentence = station.load().protection.hide(done.sentence)
    answer(options, f"{sentence}.", {"said": sentence, "seq": done.entry.seq})
    return 0


def _do(options: argparse.Namespace, desk: RegistrationDesk) -> DoorActResult:
    if options.undo:
        return desk.do("undo", **({"expecting": options.expecting} if options.expecting else {}))
    values = dict(word.split("=", 1) for word in options.words if "=" in word)
    if options.act == "add":
        return typed.add(desk, values, may_be_new=options.new)
    numbers = _numbers(desk, [word for word in options.words if "=" not in word])
    if options.act == "remove":
        return desk.do("remove_people", registrants=numbers, reason=options.reason)
    if options.act == "confirm":
        values = {"status": "confirmed"}
        say(options, f"{len(numbers):,} chosen; who is confirmed already stays so.")
    if options.act not in ACTS or not values:
        raise Trouble(f"Say what: {', '.join(ACTS)}; a correction as NAME=VALUE, of {', '.join(FIELDS)}.")
    return typed.correct(desk, numbers, values, may_be_new=options.new)


def _numbers(desk: RegistrationDesk, words: list[str]) -> tuple[str, ...]:
    """Registration numbers; a delegation's code is everybody of it, “all” everybody. Raises Trouble."""
    known = desk.everybody()
    people = {number: held for number, held in known.registrants.items() if number not in known.merged}
    folded, found = {number.casefold(): number for number in people}, dict[str, None]()
    for word in words:
        code = word.casefold()
        many = [number for number, held in people.items() if code in ("all", held.entity.casefold())]
        if code not in folded and not many:
            raise Trouble(f"“{word}” is no registration number and no delegation of anybody here.")
        found |= dict.fromkeys([folded[code]] if code in folded else many)
    if not found:
        raise Trouble("Say whose registration: numbers, a delegation’s code, or all.")
    return tuple(found)


def _one(options: argparse.Namespace, station: Station) -> str:
    numbers = _numbers(RegistrationDesk(station), options.words)
    if len(numbers) != 1:
        raise Trouble("Say one registration number.")
    return numbers[0]


def _show(options: argparse.Namespace, station: Station) -> int:
    """A registration field by field; of a protected person the alias alone, but for the registration desk."""
    number, loaded = _one(options, station), station.load()
    held = person_document(station, number)["registration"]
    if not options.registration_desk:
        shown = loaded.protection.as_public(loaded.people[number])
        held |= {name: str(getattr(shown, name)) for name in FIELDS}
        held = {name: loaded.protection.hide(text) for name, text in held.items()}
    text = "\n".join(f"{FIELDS.get(name, name)}\t{value}" for name, value in held.items() if value)
    answer(options, text, {"registration": held})
    return 0


def _export(options: argparse.Namespace, station: Station) -> int:
    number = _one(options, station)
    sentence = export_person(station, number, Path(options.output or f"{number}.csv"))
    answer(options, sentence, {"said": sentence})
    return 0


def merge(options: argparse.Namespace) -> int:
    """Merge two registrations, or part them again; 0 when done, a refusal ends the program with 1."""
    station = station_of(options, Role.REGISTRATION)
    try:
        desk = RegistrationDesk(station)
        if options.undo:
            kept = desk.now().people.merged.get(options.give_up)
            desk.do("part", give_up=options.give_up)
            sentence = f"{options.give_up} and {kept} are two registrations again."
        else:
            desk.do("merge", keep=options.keep, give_up=options.give_up)
            sentence = f"{options.give_up} is merged into {options.keep}."
    finally:
        station.close()
    answer(options, sentence, {"said": sentence})
    return 0
