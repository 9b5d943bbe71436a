"""Zoom's participant report as a plan: who was there from when to when, joined to the registrants.

Lines about the meeting may stand above the header; a person who joined several times has several lines.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.conference.conference import Conference
from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.conference.zoom_presence import Presence
from app.errors import Unreadable
from app.exchange.plan import Change, Plan, Problem
from app.exchange.tables.cells import brief, clean, fault, has_hidden, sentence
from app.exchange.tables.headers import Columns, knows, recognise, vocabulary
from app.exchange.tables.lines import Line
from app.exchange.tables.table import Table, read_table
from app.exchange.zoom.dates import Reader, reader_of
from app.exchange.zoom.waiting_room import Likeness, WaitingRoom
from app.protection.protection import Protection
from app.registration.state import NameDecision
from app.times import micros, zone

HEADERS = vocabulary(
    {
        "name": "name (original name)|participant|participant name|user name|display name|"
        "name (originalname)|name (ursprünglicher name)|nom|nom (nom d'origine)|"
        "имя|имя (исходное имя)|имя (настоящее имя)",
        "email": "user email|e-mail|email address|user e-mail|benutzer-e-mail|e-mail-adresse|"
        "adresse e-mail|e-mail de l'utilisateur|эл. почта|адрес электронной почты",
        "joined_at": "join time|joined|joined at|beitrittszeit|teilnahmezeit|heure d'arrivée|"
        "heure de connexion|время входа|время подключения",
        "left_at": "leave time|left|left at|verlassenzeit|zeit des verlassens|austrittszeit|"
        "heure de départ|heure de sortie|время выхода",
        "waiting": "in waiting room|im warteraum|dans la salle d'attente|в зале ожидания",
    }
)
_ORIGINAL = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_YES = frozenset({"yes", "y", "true", "ja", "oui", "да"})
_LONGEST = 500


def plan_zoom(
    path: Path,
    *,
    conference: Conference,
    registrants: Sequence[Registrant],
    entities: Mapping[str, Entity],
    known: Sequence[Presence],
    names: Mapping[str, NameDecision],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[Presence]:
    """What a participant report would add. Times are the venue's; `names` were decided at the tech desk.

    Raises Unreadable when the file as a whole cannot be read.
    """
    table = read_table(path, sheet, knows=knows(HEADERS, columns))
    found = recognise(table.header, HEADERS, columns, table.source.name)
    for column, what in (("name", "names"), ("joined_at", "join times"), ("left_at", "leave times")):
        if column not in found.places:
            raise Unreadable(
                f"{table.source.name} has no column with {what}; export it from Zoom's usage reports "
                "without “Show unique users”, or map one with --map."
            )
    people = _People(registrants, entities, names)
    return _Reading(table, found, conference, people, known).plan()


class _People:
    """Who a line of the report is: by e-mail, by what was decided, by the name."""

    def __init__(
        self,
        registrants: Sequence[Registrant],
        entities: Mapping[str, Entity],
        names: Mapping[str, NameDecision],
    ) -> None:
        self._by_number = {registrant.number: registrant for registrant in registrants}
        self._by_mail: dict[str, list[Registrant]] = defaultdict(list)
        for registrant in registrants:
            if registrant.email:
                self._by_mail[registrant.email.casefold()].append(registrant)
        self._room, self._names = WaitingRoom(registrants, entities), names
        self._protection = Protection(registrants)
        self._found: dict[tuple[str, str], Registrant | None] = {}

    def find(self, name: str, email: str) -> Registrant | None:
        """The registrant, or None; the same name and mail are looked up once."""
        key = name, email.casefold()
        if key not in self._found:
            self._found[key] = self._look(name, email.casefold())
        return self._found[key]

    def shown(self, name: str) -> str:
        """A name that nobody is known by, without what would name a protected person."""
        likely = (person.alias for person in self._room.match(name).people if person.alias)
        hidden = self._protection.hide(name)
        alias = next(likely, "") or self._protection.near(hidden)
        return f"perhaps {alias}" if alias else hidden

    def _look(self, name: str, email: str) -> Registrant | None:
        owners = self._by_mail.get(email, [])
        if len(owners) == 1:
            return owners[0]
        forms = _forms(name)
        for form in forms:
            decided = self._names.get(form)
            if decided is not None and decided.registrant in self._by_number:
                return self._by_number[decided.registrant]
        for form in forms:
            match = self._room.match(form)
            if match.likeness is Likeness.EXACT:
                return match.people[0]
        return None


def _forms(name: str) -> tuple[str, ...]:
    """The name as it stands, the original one in brackets, the one before them."""
    found = _ORIGINAL.fullmatch(name)
    return (name, found[2].strip(), found[1].strip()) if found else (name,)


class _Reading:
    """Makes the plan of one report, line by line."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        conference: Conference,
        people: _People,
        known: Sequence[Presence],
    ) -> None:
        self._table, self._columns, self._people = table, columns, people
        self._known = {presence.key: presence for presence in known}
        self._zone = conference.zone
        times = [
            clean(line.cells[columns.places[column]])
            for line in table.lines
            for column in ("joined_at", "left_at")
        ]
        days = conference.starts, conference.ends
        self._instant: Reader = reader_of(times, zone(conference.zone), days, table.source.name)
        self._waiting = 0
        self._hidden: list[int] = []
        self._lines: dict[str, int] = {}
        self._strangers: dict[str, None] = {}

    def plan(self) -> Plan[Presence]:
        """The plan of all lines, with notes on how they were read."""
        changes: list[Change[Presence]] = []
        problems: list[Problem] = []
        for line in self._table.lines:
            try:
                changes += self._change(line)
            except ValueError as error:
                problems.append(Problem(line.number, str(error)))
        source = self._table.source
        notes = (*self._table.notes, *self._notes())
        return Plan(source.name, source.digest, tuple(changes), tuple(problems), notes=notes)

    def _change(self, line: Line) -> Iterator[Change[Presence]]:
        if len(line.cells) > (width := len(self._columns.header)):
            raise ValueError(
                f"There are {len(line.cells)} cells under {width} columns; a delimiter too many?"
            )
        if self._cell(line, "waiting").casefold() in _YES:
            self._waiting += 1
            return
        now = self._presence(line)
        before = self._known.get(now.key)
        reason = "" if now.registrant else f"not recognised: {now.name}"
        if reason:
            self._strangers.setdefault(now.name)
        if now.key in self._lines:
            yield Change(
                line.number, "unchanged", now, now, reason=f"the same as line {self._lines[now.key]}"
            )
        elif before is None:
            yield Change(line.number, "new", now, reason=reason)
        elif now.registrant and now.registrant != before.registrant:
            yield Change(line.number, "changed", now, before, reason=f"this is {now.registrant}")
        else:
            yield Change(line.number, "unchanged", before, before, reason=reason)
        self._lines.setdefault(now.key, line.number)

    def _presence(self, line: Line) -> Presence:
        name, email = self._cell(line, "name"), self._cell(line, "email")
        if not name:
            raise ValueError(self._sentence("name", "there is nothing"))
        joined, left = (self._at(line, column) for column in ("joined_at", "left_at"))
        if left < joined:
            raise ValueError(self._sentence("left_at", "this is before the join"))
        person = self._people.find(name, email)
        key = sha256(f"{name}\n{email.casefold()}\n{micros(joined)}\n{micros(left)}".encode()).hexdigest()
        shown = self._people.shown(name) if person is None else person.alias or name
        number = person.number if person else ""
        return Presence(key[:32], shown, number, joined, left, self._table.source.name)

    def _at(self, line: Line, column: str) -> datetime:
        text = self._cell(line, column)
        if not text:
            raise ValueError(self._sentence(column, "there is nothing"))
        try:
            return self._instant(text)
        except ValueError as error:
            raise ValueError(self._sentence(column, str(error))) from None

    def _cell(self, line: Line, column: str) -> str:
        place = self._columns.places.get(column)
        if place is None:
            return ""
        raw = line.cells[place]
        text = clean(raw)
        if wrong := fault(text, _LONGEST):
            raise ValueError(self._sentence(column, wrong))
        if has_hidden(raw):
            self._hidden.append(line.number)
        return text

    def _sentence(self, column: str, what: str) -> str:
        return sentence(self._columns.title(column), what)

    def _notes(self) -> Iterator[str]:
        """How the report was read, and what was passed over."""
        yield f"Times were read as those of {self._zone}."
        if self._waiting:
            tell = "line tells" if self._waiting == 1 else "lines tell"
            yield f"{self._waiting} {tell} of the waiting room only and were passed over."
        if count := len(self._strangers):
            names = "name was" if count == 1 else "names were"
            yield f"{count} {names} not recognised; decide them with “rostrum admit”, then import again."
        if self._columns.unused:
            yield f"Columns that are not read: {', '.join(map(brief, self._columns.unused[:20]))}."
        if self._hidden:
            lines = list(dict.fromkeys(self._hidden))[:20]
            yield f"Hidden characters were taken out of line {', '.join(map(str, lines))}."
