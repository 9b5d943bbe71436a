"""A list of registrants from outside as a plan; nothing is written, nobody is merged or removed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.conference import Entity, Registrant
from app.exchange.differences import differences
from app.exchange.entity_names import EntityNames
from app.exchange.headers import Columns, knows, recognise
from app.exchange.matching import People, is_other_person, next_numbers
from app.exchange.plan import Change, Plan, Problem
from app.exchange.registrant_rows import Row, RowReader
from app.exchange.registrant_words import HEADERS
from app.exchange.table import Table, read_table
from app.times import Zone, clock_text, day_text
from app.trouble import Unreadable

_FIELDS_OF = {
    "reg_id": (),
    "country": (),
    "first_name": ("given",),
    "family_name": ("family",),
    "full_name": ("given", "family"),
    "entity_name": ("entity",),
    "native_name": ("native",),
    "attendance_mode": ("attendance",),
    "display_alias": ("alias",),
}
_NAMES = ("first_name", "family_name", "full_name")
_MOST_NOTES = 60


def plan_registrants(
    path: Path,
    *,
    zone: Zone,
    deadline: datetime | None,
    entities: Mapping[str, Entity],
    known: Sequence[Registrant],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[Registrant]:
    """What a list of registrants would change in a conference.

    `zone` is the venue's; `deadline` (inclusive) only notes who is late; `columns` maps the file's headers
    to our fields. An empty cell changes nothing; a person whom the file does not name is listed and stays.
    Raises Unreadable when the file as a whole cannot be read.
    """
    table = read_table(path, sheet, knows=knows(HEADERS, columns))
    found = recognise(table.header, HEADERS, columns, table.source.name)
    if not any(name in found.places for name in _NAMES):
        raise Unreadable(f"{table.source.name} has no column with names; map one with --map.")
    names = EntityNames(entities.values())
    reader = RowReader(found, zone, names)
    return _Planning(known, zone, deadline, names).plan(
        table, found, [reader.read(line) for line in table.lines]
    )


class _Planning:
    """The lines of one file, one after the other, against who is known and who stood above."""

    def __init__(
        self, known: Sequence[Registrant], zone: Zone, deadline: datetime | None, entities: EntityNames
    ) -> None:
        self.known = known
        self.zone = zone
        self.deadline = deadline
        self.entities = entities
        self.before = People(known)
        self.above = People()
        self.line_of: dict[str, int] = {}
        self.seen: set[str] = set()
        self.notes: list[str] = []
        self.problems: list[Problem] = []

    def plan(self, table: Table, columns: Columns, rows: list[Row]) -> Plan[Registrant]:
        """The whole plan."""
        taken = dict.fromkeys([*(one.number for one in self.known), *(row.person.number for row in rows)])
        self.free = iter(next_numbers(taken))
        self.problems = [problem for row in rows for problem in row.problems]
        changes = [change for row in rows if not row.problems for change in self._change(row)]
        self._note_namesakes()
        gone = [Change(0, "gone", one, one) for one in self.known if one.number not in self.seen]
        used = {change.value.entity for change in changes}
        return Plan(
            table.source.name,
            table.source.digest,
            (*changes, *gone),
            tuple(sorted(self.problems, key=lambda one: one.line)),
            tuple(sorted((one for one in self.entities.new if one.code in used), key=lambda one: one.code)),
            (*table.notes, *_about_reading(columns, rows), *_few(self.notes)),
        )

    def _change(self, row: Row) -> Iterator[Change[Registrant]]:
        if (twin := self.above.by_number(row.person)) is not None:
            what = f"The number {row.person.number} stands already on line {self.line_of[twin.number]}."
            self.problems.append(Problem(row.line, what))
            return
        before, doubt = self._whom(row.person)
        if before is None:
            doubt = self._doubt_above(row)
        else:
            self.seen.add(before.number)
        person = self._merged(row, None if doubt else before)
        self.above.add(person)
        self.line_of.setdefault(person.number, row.line)
        self._note_late(row.line, person)
        if doubt:
            yield Change(row.line, "doubtful", person, before, reason=doubt)
        elif before is None:
            yield Change(row.line, "new", person)
        else:
            changed = differences(before, person, self.zone)
            yield Change(row.line, "changed" if changed else "unchanged", person, before, changed)

    def _whom(self, person: Registrant) -> tuple[Registrant | None, str]:
        """Whom a line belongs to among the known, and why that is doubtful."""
        if found := self.before.by_number(person):
            moved = found.email != person.email and is_other_person(found, person)
            return found, f"the number {found.number} is {found.shown_name}’s" if moved else ""
        if found := self.before.by_mail(person):
            other = is_other_person(found, person)
            if not other and found.number not in self.seen:
                return found, ""
            if not (other and person.number):
                return found, f"{_who(found)} has the same e-mail address and entity"
        if found := self.before.by_name(person):
            return found, f"{_who(found)} has the same name and entity"
        return None, ""

    def _doubt_above(self, row: Row) -> str:
        """Why a line may repeat one above it. Two names with a number each in one mailbox are two people."""
        if found := self.above.by_mail(row.person):
            line = self.line_of[found.number]
            if not (row.person.number and is_other_person(found, row.person)):
                return f"the same e-mail address and entity as line {line} ({_who(found)}): registered twice?"
            self.notes.append(f"Lines {line} and {row.line} share an e-mail address; two people, kept apart.")
        if found := self.above.by_name(row.person):
            line = self.line_of[found.number]
            return f"the same name and entity as line {line} ({_who(found)}): registered twice?"
        return ""

    def _merged(self, row: Row, before: Registrant | None) -> Registrant:
        """The person as the line says, over what is known; an empty cell changes nothing."""
        person = row.person
        if before is None:
            return person if person.number else replace(person, number=next(self.free))
        said = {name for column in row.given for name in _FIELDS_OF.get(column, (column,))}
        return replace(before, **{name: getattr(person, name) for name in said})

    def _note_late(self, line: int, person: Registrant) -> None:
        if self.deadline is None or person.registered_at is None or person.registered_at <= self.deadline:
            return
        at = person.registered_at
        when = f"{day_text(at, self.zone)} at {clock_text(at, self.zone, seconds=True)}"
        self.notes.append(f"Line {line}: {person.number} registered late, on {when}; the status decides.")

    def _note_namesakes(self) -> None:
        """People of one name for two entities: they are two people until somebody says otherwise."""
        for people in self.above.of_name.values():
            first = people[0]
            for other in people[1:]:
                if other.entity != first.entity and not (other.alias or first.alias):
                    lines = f"Lines {self.line_of[first.number]} and {self.line_of[other.number]}"
                    where = f"{first.entity or 'nobody'} and {other.entity or 'nobody'}"
                    self.notes.append(f"{lines}: {first.full_name} for {where}; two people, kept apart.")


def _who(person: Registrant) -> str:
    return f"{person.number} {person.shown_name}"


def _about_reading(columns: Columns, rows: list[Row]) -> Iterator[str]:
    """What was passed over while the table was read."""
    if columns.unused:
        yield f"Columns that are not read: {', '.join(columns.unused[:20])}."
    if hidden := [str(row.line) for row in rows if row.hidden]:
        yield f"Hidden characters were taken out of line {', '.join(hidden[:20])}."


def _few(notes: list[str]) -> list[str]:
    """Not more notes than a person would read."""
    more = len(notes) - _MOST_NOTES
    return notes if more <= 0 else [*notes[:_MOST_NOTES], f"There are {more} more notes of this kind."]
