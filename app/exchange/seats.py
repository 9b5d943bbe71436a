"""Seats of delegations from a table, CSV or XLSX, or by French order, as a plan."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from app.conference.conference import LONGEST_SEAT
from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.conference.seats import Seat, by_order, holder
from app.errors import Unreadable
from app.exchange.entity_names import EntityNames
from app.exchange.plan import Change, FieldChange, Plan, Problem, What
from app.exchange.tables.cells import NOTHING, clean, fault, sentence
from app.exchange.tables.footers import without_footers
from app.exchange.tables.headers import Columns, knows, recognise, vocabulary
from app.exchange.tables.lines import Line
from app.exchange.tables.table import read_table

HEADERS = vocabulary(
    {
        "delegation": "entity|state|country|participating state|organization|organisation|code|name|"
        "délégation|pays|état|land|staat|organisation|делегация|государство|страна|организация",
        "seat": "seats|seat number|seat no|place|desk|table|siège|place n|sitz|sitzplatz|platz|platznummer|"
        "место|номер места",
    }
)
IN_ORDER = "French order"
"""What the plan that numbers by order is called, in place of a file's name."""


def plan_seats(
    path: Path,
    *,
    entities: Mapping[str, Entity],
    seats: Mapping[str, str],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[Seat]:
    """What a table of delegations and seats would change. Raises Unreadable for the file as a whole."""
    table = without_footers(read_table(path, sheet, knows=knows(HEADERS, columns)))
    found = recognise(table.header, HEADERS, columns, table.source.name)
    if missing := [name for name in ("delegation", "seat") if name not in found.places]:
        raise Unreadable(f"{table.source.name} has no column for: {', '.join(missing)}.")
    reader = _Reader(found, entities, seats)
    problems = []
    for line in table.lines:
        try:
            reader.take(line)
        except ValueError as error:
            problems.append(Problem(line.number, str(error)))
    problems = sorted((*problems, *reader.taken_elsewhere()), key=lambda problem: problem.line)
    changes = _changes(entities, seats, reader.wanted)
    return Plan(table.source.name, table.source.digest, changes, tuple(problems), notes=table.notes)


def plan_by_order(
    entities: Mapping[str, Entity], registrants: Iterable[Registrant], seats: Mapping[str, str]
) -> Plan[Seat]:
    """Numbers in French order for all that come in person, as the hall is laid out; nobody else sits."""
    wanted = {seat.delegation: seat.seat for seat in by_order(entities, registrants)}
    wanted |= {code: "" for code in seats if code not in wanted}
    placed = {code: (place, seat) for place, (code, seat) in enumerate(wanted.items(), 1)}
    return Plan(IN_ORDER, "", _changes(entities, seats, placed))


def _changes(
    entities: Mapping[str, Entity], now: Mapping[str, str], wanted: Mapping[str, tuple[int, str]]
) -> tuple[Change[Seat], ...]:
    names = {code: entity.short for code, entity in entities.items()}
    named = [
        _change(line, Seat(code, seat), now.get(code, ""), names.get(code, code))
        for code, (line, seat) in wanted.items()
    ]
    gone = [
        Change(0, "gone", Seat(code, seat), reason=f"{names.get(code, code)}, seat {seat}")
        for code, seat in now.items()
        if code not in wanted
    ]
    return (*sorted(named, key=lambda change: change.line), *gone)


def _change(line: int, after: Seat, before: str, name: str) -> Change[Seat]:
    what: What = "unchanged" if before == after.seat else "changed" if before else "new"
    fields = (FieldChange(f"seat of {name}", before, after.seat),) if what == "changed" else ()
    reason = f"{name}, seat {after.seat}" if what == "new" else ""
    return Change(line, what, after, Seat(after.delegation, before), fields, reason)


class _Reader:
    """Reads one line after the other. `wanted` leads from a delegation to its line and seat."""

    def __init__(self, columns: Columns, entities: Mapping[str, Entity], seats: Mapping[str, str]) -> None:
        self._columns, self._seats = columns, seats
        self._names = EntityNames(entities.values())
        self.wanted: dict[str, tuple[int, str]] = {}
        self._lines: dict[str, int] = {}

    def take(self, line: Line) -> None:
        """One delegation and its seat. Raises ValueError with a sentence."""
        if len(line.cells) > (width := len(self._columns.header)):
            raise ValueError(
                f"There are {len(line.cells)} cells under {width} columns; a delimiter too many?"
            )
        code, seat = self._delegation(line), self._cell(line, "seat", LONGEST_SEAT)
        if above := self._lines.get(code):
            raise ValueError(self._sentence("delegation", f"{code} stands on line {above} already"))
        self._lines[code] = line.number
        if other := holder({code: given for code, (_, given) in self.wanted.items()}, seat):
            raise ValueError(
                self._sentence("seat", f"{seat} was given to {other} on line {self._lines[other]}")
            )
        self.wanted[code] = line.number, seat

    def taken_elsewhere(self) -> list[Problem]:
        """Who gets no other seat stays, and so keeps others from that seat; those then stay, too."""
        found: list[Problem] = []
        while True:
            stay = {code: seat for code, seat in self._seats.items() if code not in self.wanted}
            taken = [code for code, (_, seat) in self.wanted.items() if holder(stay, seat)]
            for code in taken:
                line, seat = self.wanted.pop(code)
                what = f"{seat} is {holder(stay, seat)}’s, which gets no other here"
                found.append(Problem(line, self._sentence("seat", what)))
            if not taken:
                return found

    def _delegation(self, line: Line) -> str:
        text = self._cell(line, "delegation", 500)
        if not text:
            raise ValueError(self._sentence("delegation", "there is nothing"))
        entity = self._names.find(text)
        if entity is None:
            raise ValueError(self._sentence("delegation", str(self._names.unknown(text))))
        return entity.code

    def _cell(self, line: Line, column: str, longest: int) -> str:
        text = clean(line.cells[self._columns.places[column]])
        if wrong := fault(text, longest):
            raise ValueError(self._sentence(column, wrong))
        return "" if text in NOTHING else text

    def _sentence(self, column: str, what: str) -> str:
        return sentence(self._columns.title(column), what)
