"""A report of Zoom or Teams as a plan: who was there from when to when, joined to the registrants.

Lines about the meeting may stand above a header, and several tables one below the other; a person who joined
several times has several lines.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.conference.conference import Conference
from app.conference.entities import Entity
from app.conference.matters import Matter
from app.conference.registrants import Registrant
from app.conference.zoom_presence import Presence
from app.errors import Unreadable
from app.exchange.plan import Change, Choice, Doubt, Plan, Problem
from app.exchange.tables.cells import NOTHING, brief, clean, fault, has_hidden, sentence
from app.exchange.tables.headers import Columns, checked, plain
from app.exchange.tables.lines import Line
from app.exchange.tables.table import Table, read_tables
from app.exchange.zoom.actions import stays_of
from app.exchange.zoom.columns import (
    ACTIONS,
    DETAILS,
    HEADERS,
    SUMMARY,
    WAITING,
    columns_of,
    is_header,
    knows_column,
    minutes_column,
)
from app.exchange.zoom.dates import Reader, length_of, reader_of
from app.exchange.zoom.waiting_room import Likeness, WaitingRoom
from app.protection.protection import Protection
from app.registration.state import NameDecision
from app.times import micros, zone

_ORIGINAL = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")
_YES = frozenset(["yes", "y", "true", "ja", "oui", "si", "да", "1", "x", "wahr", "vrai", "vero", "verdadero"])
_NO = frozenset(["no", "n", "false", "nein", "non", "нет", "0", "falsch", "faux", "falso"])
_LONGEST = 500
_NOBODY = "nobody"


def plan_zoom(
    path: Path,
    *,
    conference: Conference,
    registrants: Sequence[Registrant],
    entities: Mapping[str, Entity],
    known: Sequence[Presence],
    names: Mapping[str, NameDecision],
    decided: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[Presence]:
    """What a participant report would add. Times are the venue's; `names` were decided at the tech desk.

    A name that nobody is known by is asked about, with those who it may be; `decided` is what was said to
    such a doubt, by its key.

    Raises Unreadable when the file as a whole cannot be read.
    """
    tables = read_tables(
        path,
        sheet,
        knows=lambda cell: knows_column(cell, columns),
        is_header=lambda cells: is_header(cells, columns),
    )
    checked(columns, [cell for table in tables for cell in table.header], HEADERS, tables[0].source.name)
    found = [_Section(table, columns_of(table.header, columns, table.source.name)) for table in tables]
    for section in found:
        section.require()
    people = _People(registrants, entities, names, decided or {})
    return _Reading(found, conference, people, known).plan()


@dataclass(frozen=True, slots=True)
class _Section:
    """One table of a report: hosts, panellists and attendees may each have their own."""

    table: Table
    columns: Columns

    @property
    def times(self) -> tuple[str, str]:
        """The columns of join and leave: of each time, act by act, or of the first and the last alone."""
        there = self.columns.places.keys()
        return next((times for times in (DETAILS, ACTIONS) if there >= set(times)), SUMMARY)

    def require(self) -> None:
        """Raises Unreadable where the names or the times are missing."""
        for column, what in (
            ("name", "names"),
            (self.times[0], "join times"),
            (self.times[1], "leave times"),
        ):
            if column not in self.columns.places:
                raise Unreadable(
                    f"{self.table.source.name} has no column with {what}; export it from Zoom's usage "
                    "reports without “Show unique users”, or map one with --map."
                )

    def cell(self, line: Line, column: str) -> str:
        """What stands there, cleaned; nothing where the table has no such column."""
        place = self.columns.places.get(column)
        return "" if place is None or place >= len(line.cells) else clean(line.cells[place])


class _People:
    """Who a line of the report is: by e-mail, by what was decided, by the name."""

    def __init__(
        self,
        registrants: Sequence[Registrant],
        entities: Mapping[str, Entity],
        names: Mapping[str, NameDecision],
        decided: Mapping[str, str],
    ) -> None:
        self._by_number = {registrant.number: registrant for registrant in registrants}
        self._by_mail: dict[str, list[Registrant]] = defaultdict(list)
        for registrant in registrants:
            if registrant.email:
                self._by_mail[registrant.email.casefold()].append(registrant)
        self._room, self._names = WaitingRoom(registrants, entities), names
        self._decided, self.used = decided, dict[str, str]()
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

    def doubt(self, name: str) -> Doubt | None:
        """What is asked about a name: who of those that it may be, or nobody; None where none is like it."""
        likely = self._room.match(name).people
        key = _key(name)
        if not likely and key not in self._decided:
            return None
        choices = [Choice(person.number, f"{person.number} {person.shown_name}") for person in likely]
        return Doubt(
            Matter.ZOOM_NAME, key, (*choices, Choice(_NOBODY, "nobody of them")), self._decided.get(key, "")
        )

    def _look(self, name: str, email: str) -> Registrant | None:
        owners = self._by_mail.get(email, [])
        if len(owners) == 1:
            return owners[0]
        if choice := self._decided.get(_key(name)):
            self.used[_key(name)] = choice
            return self._by_number.get(choice)
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


def _key(name: str) -> str:
    """The same for the same name, and nobody's name itself: it is kept where protected names must not be."""
    return sha256(name.encode()).hexdigest()[:16]


def _forms(name: str) -> tuple[str, ...]:
    """The name as it stands, the original one in brackets, the one before them."""
    found = _ORIGINAL.fullmatch(name)
    return (name, found[2].strip(), found[1].strip()) if found else (name,)


class _Reading:
    """Makes the plan of one report, table by table and line by line."""

    def __init__(
        self,
        sections: Sequence[_Section],
        conference: Conference,
        people: _People,
        known: Sequence[Presence],
    ) -> None:
        self._sections, self._people = sections, people
        self._source = sections[0].table.source
        self._known = {presence.key: presence for presence in known}
        self._zone = conference.zone
        times = [
            section.cell(line, column)
            for section in sections
            for line in section.table.lines
            for column in section.times
        ]
        days = conference.starts, conference.ends
        self._instant: Reader = reader_of(times, zone(conference.zone), days, self._source.name)
        self._waiting = self._absent = self._shortened = self._still_there = 0
        self._hidden: list[int] = []
        self._lines: dict[str, int] = {}
        self._strangers: dict[str, None] = {}

    def plan(self) -> Plan[Presence]:
        """The plan of all lines, with notes on how they were read."""
        changes: list[Change[Presence]] = []
        problems: list[Problem] = []
        self._sections = [self._by_stays(section, problems) for section in self._sections]
        for section in self._sections:
            for line in self._told_here(section):
                try:
                    changes += self._change(section, line)
                except ValueError as error:
                    problems.append(Problem(line.number, str(error)))
        remarks = dict.fromkeys(note for section in self._sections for note in section.table.notes)
        notes = (*remarks, *self._notes())
        kept = {Matter.ZOOM_NAME: self._people.used} if self._people.used else {}
        source = self._source
        return Plan(source.name, source.digest, tuple(changes), tuple(problems), notes=notes, remember=kept)

    def _by_stays(self, section: _Section, problems: list[Problem]) -> _Section:
        """A table of acts as one of joins and leaves; any other as it is."""
        if section.times != ACTIONS:
            return section
        columns, lines, wrong, still_there = stays_of(
            section.table.lines, section.columns, section.cell, self._instant
        )
        problems += wrong
        self._still_there += still_there
        return _Section(replace(section.table, header=columns.header, lines=lines), columns)

    def _told_here(self, section: _Section) -> Iterator[Line]:
        """Its lines; of a summary only those of whom no other table tells each join and leave."""
        told = {
            self._who(other, line)
            for other in self._sections
            if section.times == SUMMARY and other.times == DETAILS
            for line in other.table.lines
        }
        yield from (line for line in section.table.lines if self._who(section, line) not in told)

    @staticmethod
    def _who(section: _Section, line: Line) -> tuple[str, str]:
        return section.cell(line, "name"), section.cell(line, "email").casefold()

    def _change(self, section: _Section, line: Line) -> Iterator[Change[Presence]]:
        if len(line.cells) > (width := len(section.columns.header)):
            raise ValueError(
                f"There are {len(line.cells)} cells under {width} columns; a delimiter too many?"
            )
        if self._says(section, line, "waiting"):
            self._waiting += 1
            return
        if self._was_not_there(section, line):
            self._absent += 1
            return
        now = self._presence(section, line)
        before = self._known.get(now.key)
        name = self._cell(section, line, "name")
        asked = not now.registrant or _key(name) in self._people.used
        doubt = self._people.doubt(name) if asked else None
        reason = "" if now.registrant else f"not recognised: {now.name}"
        if reason:
            self._strangers.setdefault(now.name)
        if now.key in self._lines:
            yield Change(
                line.number, "unchanged", now, now, reason=f"the same as line {self._lines[now.key]}"
            )
        elif before is None:
            yield Change(line.number, "new", now, reason=reason, doubt=doubt)
        elif now.registrant != before.registrant and (now.registrant or _key(name) in self._people.used):
            what = f"this is {now.registrant or 'nobody who is registered'}"
            yield Change(line.number, "changed", now, before, reason=what, doubt=doubt)
        else:
            yield Change(line.number, "unchanged", before, before, reason=reason, doubt=doubt)
        self._lines.setdefault(now.key, line.number)

    def _says(self, section: _Section, line: Line, column: str, *, empty: bool = False) -> bool:
        """A yes or a no, in any of the languages; `empty` is what an empty cell says."""
        text = self._cell(section, line, column)
        if text in NOTHING or not text:
            return empty
        if plain(text) in _YES:
            return True
        if plain(text) in _NO:
            return False
        raise ValueError(
            sentence(
                section.columns.title(column), f"“{brief(text)}” is neither a yes nor a no that is known"
            )
        )

    def _was_not_there(self, section: _Section, line: Line) -> bool:
        """Whoever registered and did not attend has a No, or dashes for the times."""
        times = [section.cell(line, column) for column in section.times]
        nothing = all(text in NOTHING for text in times)
        if "attended" not in section.columns.places:
            return nothing
        attended = self._says(section, line, "attended", empty=not nothing)
        if not attended and not all(text in NOTHING or not text for text in times):
            raise ValueError(
                sentence(section.columns.title("attended"), "this says no, and yet there are times")
            )
        return not attended

    def _presence(self, section: _Section, line: Line) -> Presence:
        name, email = self._cell(section, line, "name"), self._cell(section, line, "email")
        email = "" if email in NOTHING else email
        if not name:
            raise ValueError(sentence(section.columns.title("name"), "there is nothing"))
        joined, left = (self._at(section, line, column) for column in section.times)
        if left < joined:
            raise ValueError(sentence(section.columns.title(section.times[1]), "this is before the join"))
        left = self._shorter(section, line, joined, left)
        person = self._people.find(name, email)
        key = sha256(f"{name}\n{email.casefold()}\n{micros(joined)}\n{micros(left)}".encode()).hexdigest()
        shown = self._people.shown(name) if person is None else person.alias or name
        number = person.number if person else ""
        return Presence(key[:32], shown, number, joined, left, self._source.name)

    def _shorter(self, section: _Section, line: Line, joined: datetime, left: datetime) -> datetime:
        """Of first join and last leave alone, the end of as much time as the report says."""
        place = minutes_column(section.columns)
        if section.times == DETAILS or place is None or not (text := clean(line.cells[place])):
            return left
        try:
            ends = joined + length_of(text)
        except ValueError as error:
            raise ValueError(sentence(section.columns.header[place], str(error))) from None
        self._shortened += ends < left
        return min(ends, left)

    def _at(self, section: _Section, line: Line, column: str) -> datetime:
        text = self._cell(section, line, column)
        if not text:
            raise ValueError(sentence(section.columns.title(column), "there is nothing"))
        try:
            return self._instant(text)
        except ValueError as error:
            raise ValueError(sentence(section.columns.title(column), str(error))) from None

    def _cell(self, section: _Section, line: Line, column: str) -> str:
        text = section.cell(line, column)
        if wrong := fault(text, _LONGEST):
            raise ValueError(sentence(section.columns.title(column), wrong))
        if text and has_hidden(line.cells[section.columns.places[column]]):
            self._hidden.append(line.number)
        return text

    def _notes(self) -> Iterator[str]:
        """How the report was read, and what was passed over."""
        yield f"Times were read as those of {self._zone}."
        if self._waiting:
            tell = "line tells" if self._waiting == 1 else "lines tell"
            yield f"{self._waiting} {tell} of the waiting room only and were passed over."
        if self._absent:
            tell = "line tells" if self._absent == 1 else "lines tell"
            yield f"{self._absent} {tell} of people who did not attend."
        if self._still_there:
            stay = "1 person has" if self._still_there == 1 else f"{self._still_there} people have"
            yield f"{stay} not left when the list ends; each counts until its last moment."
        if self._shortened:
            yield "The report tells the first join and the last leave; each counts as long as it says."
        if count := len(self._strangers):
            names = "name was" if count == 1 else "names were"
            yield f"{count} {names} not recognised; decide them here or with “rostrum admit”."
        unused = list(dict.fromkeys(cell for section in self._sections for cell in section.columns.unused))
        if unused:
            yield f"Columns that are not read: {', '.join(map(brief, unused[:20]))}."
        if any(WAITING.search(plain(cell)) for cell in unused):
            yield "Nobody reads what the column about the waiting room says: its minutes count."
        if self._hidden:
            lines = list(dict.fromkeys(self._hidden))[:20]
            yield f"Hidden characters were taken out of line {', '.join(map(str, lines))}."
