"""The door on the command line: `check-in`, `admit` (names of the waiting room) and `attendance`."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.commands.common import answer, say, station_of
from app.conference.badge_codes import looks_like_code, unknown_code
from app.conference.registrants import Registrant
from app.conference.zoom_presence import expected_name
from app.errors import Trouble
from app.exchange.tables.encoding import decode
from app.exchange.tables.source import all_of, opened
from app.exchange.zoom.waiting_room import Likeness, Match, WaitingRoom
from app.live.desk_id import Role
from app.protection.protection import Protection
from app.registration.admission import admission
from app.registration.search import Codes, PeopleList
from app.registration.state import AtTheDoor
from app.station.registration_desk import RegistrationDesk
from app.tech.zoom_names import LONGEST_LIST, seen_name, several

FINDINGS = 1
_WORDS = {"hall": "in_room", "zoom": "zoom"}


@contextmanager
def _desk(options: argparse.Namespace) -> Iterator[RegistrationDesk]:
    station = station_of(options, Role.REGISTRATION)
    try:
        yield RegistrationDesk(station, hiding=True)
    finally:
        station.close()


def check_in(options: argparse.Namespace) -> int:
    """One person, by number, badge or any part of the name; who cannot be told apart is listed."""
    with _desk(options) as desk:
        if options.undo:
            return _undo(options, desk)
        who = desk.badge_in(Path(options.picture)) if options.picture else (options.who or "").strip()
        if not who:
            raise Trouble("Say who: a number, the badge's code or picture, or a part of the name.")
        number, badge = _found(options, desk, who)
        if options.allowed_by:
            desk.do("allow_exception", registrant=number, allowed_by=options.allowed_by)
        done = desk.do("check_in", registrant=number, badge=badge)
    answer(options, f"{done.sentence}.", {"said": done.sentence, "registrant": number, "seq": done.entry.seq})
    return 0


def _undo(options: argparse.Namespace, desk: RegistrationDesk) -> int:
    """Take back what the registration desk did last, whatever it was."""
    done = desk.do("undo", **({"expecting": options.expecting} if options.expecting else {}))
    answer(options, f"{done.sentence}.", {"said": done.sentence, "seq": done.entry.seq})
    return 0


def _found(options: argparse.Namespace, desk: RegistrationDesk, who: str) -> tuple[str, str]:
    """The number of the one person who fits, and the badge if it was one. Raises Trouble for none or more."""
    now, people = desk.now(), PeopleList(desk.everybody())
    scanned = people.scanned(who, Codes(now.door))
    if scanned is not None:
        say(options, *filter(None, [scanned.remark]))
        return scanned.person.number, scanned.code
    if options.picture:
        raise Trouble("The badge in this picture belongs to nobody who is registered.")
    found = people.find(who)
    if len(found) != 1:
        say(options, *(_line(person, now) for person in found))
        typed = desk.hide(who)
        few = f"{len(found)} persons fit “{typed}”; say the number."
        nobody = unknown_code(typed) if looks_like_code(who) else f"Nobody fits “{typed}”."
        raise Trouble(few if found else nobody)
    return found[0].number, ""


def attendance(options: argparse.Namespace) -> int:
    """Where everybody, a delegation or a person attends from now on (hall or Zoom), in one session or all."""
    with _desk(options) as desk:
        if options.undo:
            return _undo(options, desk)
        if options.where is None:
            raise Trouble("Say where they attend from now on: hall or zoom.")
        who = options.only
        person = who if who in desk.now().people.registrants else ""
        done = desk.do(
            "switch_attendance",
            to=_WORDS[options.where],
            registrant=person,
            entity="" if person else who,
            session=options.session,
        )
    answer(options, f"{done.sentence}.", {"said": done.sentence, "seq": done.entry.seq})
    return 0


def admit(options: argparse.Namespace) -> int:
    """For each name of the waiting room: who it may be, and whether admitted. 0 when all are exact."""
    with _desk(options) as desk:
        for name, admitted in ((options.let_in, True), (options.keep_out, False)):
            if name:
                person = options.person if admitted else ""
                say(
                    options,
                    f"{desk.do('decide_name', name=name, registrant=person, admitted=admitted).sentence}.",
                )
        now, known, protection = desk.now(), desk.everybody(), desk.loaded().protection
    room = WaitingRoom(known.registrants.values(), known.entities)
    rows = [_Checked(room.match(name), now, protection) for name in _names(options.names)]
    answer(options, "\n".join(row.line for row in rows), {"names": [row.document for row in rows]})
    return 0 if all(row.match.likeness is Likeness.EXACT or row.decided for row in rows) else FINDINGS


class _Checked:
    """One name of the waiting room with what is known about it; protected persons bear their alias."""

    def __init__(self, match: Match, now: AtTheDoor, protection: Protection) -> None:
        self.match, self._now = match, now
        self._name = seen_name(match, protection)
        self.decided = now.door.names.get(match.name)

    @property
    def line(self) -> str:
        who = "; ".join(self._person(person) for person in self.match.people)
        return "\t".join((self._name, self.match.likeness.value, who or "–", self._why))

    @property
    def _why(self) -> str:
        if self.decided is not None:
            return "decided: let in" if self.decided.admitted else "decided: not let in"
        return self.match.why

    @property
    def document(self) -> dict[str, object]:
        return {
            "name": self._name,
            "match": self.match.likeness.value,
            "why": self._why,
            "people": [self._document(person) for person in self.match.people],
        }

    def _person(self, person: Registrant) -> str:
        found = admission(person, self._now.door, self._now.people)
        return f"{person.number} {self._expected(person)}: {found.where.value}, {found.why}"

    def _document(self, person: Registrant) -> dict[str, object]:
        found = admission(person, self._now.door, self._now.people)
        where = {"admitted_to": found.where.value, "why": found.why}
        return {"registrant": person.number, "rename_to": self._expected(person), **where}

    def _expected(self, person: Registrant) -> str:
        return expected_name(person, self._now.people.entities.get(person.entity))


def _line(person: Registrant, now: AtTheDoor) -> str:
    found = admission(person, now.door, now.people)
    return f"{person.number}  {person.shown_name}, {person.entity}: {found.where.value}, {found.why}"


def _names(source: str) -> list[str]:
    """One name a line, from a file in any encoding or from standard input."""
    with opened(source) as (stream, name):
        return several(decode(all_of(stream, name, LONGEST_LIST), name)[0])
