"""An agenda as a table of any form: each row taken apart by what its columns mean."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from app.exchange.agenda import words
from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.levels import is_interval
from app.exchange.agenda.outline.people import Find, Who, parted, person_of
from app.exchange.agenda.outline.text import Taken
from app.exchange.clocks.days import Days, day_at_head
from app.exchange.clocks.lengths import readings, said_by_itself
from app.exchange.clocks.spans import Span, span_at_head
from app.exchange.plan import Problem
from app.exchange.tables.cells import NOTHING, brief, clean, fault, lookup, sentence
from app.exchange.tables.headers import Columns, plain
from app.exchange.tables.lines import Line
from app.exchange.tables.row_marks import row_marks
from app.exchange.tables.table import Table
from app.text.csv_text import unguarded
from app.times import Zone, in_zone, parse_instant

_LONGEST = 10_000
_KINDS = lookup(words.ITEM_KINDS)
_MODES = lookup(words.MODES)
_WITH_OFFSET = re.compile(r"\d{4}-\d{2}-\d{2}[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})")
_OPEN_HALF = "“{}” may be in the morning or in the afternoon; write 02:30, 14:30 or 2:30 p.m."


def what_is_missing(columns: Columns) -> str:
    """Why a table is no agenda, to follow the name of its file; empty where it is one."""
    places = columns.places
    titled = {"title", "session", "speaker"} & places.keys()
    timed = {"time", "start"} & places.keys()
    lacking = [*([] if titled else ["title"]), *([] if timed else ["time"])]
    return f" has no column for: {', '.join(lacking)}; map one with --map." if lacking else ""


def said_of_lengths(table: Table, columns: Columns) -> str | None:
    """What the column of lengths is, as a person, its header or its cells say; None where nothing tells."""
    field = next((field for field in columns.places if field.partition("/")[0] == "duration"), "")
    if not field:
        return ""
    if said := field.partition("/")[2]:
        return said
    header = f" {plain(columns.header[columns.places[field]])} "
    for unit, words_of in (("min", (" min ", " minut", " мин ")), ("h", (" h ", " hours ", " stunden "))):
        if any(word in header for word in words_of):
            return unit
    place = columns.places[field]
    cells = (clean(line.cells[place]) for line in table.lines if place < len(line.cells))
    return said_by_itself(filter(None, cells))


def entries_of_table(
    table: Table, columns: Columns, days: Days, find: Find, where: Zone, said: str = ""
) -> Taken:
    """Every row of a table as an entry. A day or a session that is not repeated holds for those below.

    Cells that reach over several rows have their value in the first; a row with one filled cell is a heading.
    """
    return _taken(table.lines, _Rows(columns, days, find, where, _depths(table, columns), said))


def entries_of_rows(rows: Sequence[Line], columns: Columns, days: Days, find: Find, where: Zone) -> Taken:
    """The same of rows that were pasted under a header of their own."""
    place = columns.places.get("duration")
    cells = [row.cells[place] for row in rows if place is not None and place < len(row.cells)]
    said = said_by_itself(filter(None, cells)) if cells else ""
    if said is None:
        raise ValueError(
            "The lengths may be hours and minutes or minutes and seconds; write 0:10:00 or 10 min"
        )
    return _taken(rows, _Rows(columns, days, find, where, {}, said))


def _taken(lines: Sequence[Line], reading: "_Rows") -> Taken:
    for line in lines:
        reading.take(line)
    return reading.taken


def _depths(table: Table, columns: Columns) -> Mapping[int, int]:
    """How deep the rows stand, by their line, where outline, indentation or bold type tell them apart."""
    marks = row_marks(table.source, table.sheet) if table.sheet else {}
    rows = [line for line in table.lines if any(map(str.strip, line.cells)) and line.number in marks]
    bold = {line.number for line in rows if marks[line.number].bold}
    if not _bold_tells(rows, bold, columns):
        bold = set()
    return {
        line.number: 100 * marks[line.number].outline
        + 10 * marks[line.number].indent
        + (5 if bold and line.number not in bold else 0)
        for line in rows
    }


def _bold_tells(rows: Sequence[Line], bold: Container[int], columns: Columns) -> bool:
    """Whether bold rows are sessions: the first is one, and no bold break has other rows below it."""
    place = columns.places.get("title", columns.places.get("session"))
    if not rows or place is None:
        return False
    titles = [(line.number in bold, line.cells[place] if place < len(line.cells) else "") for line in rows]
    if not titles[0][0] or all(is_bold for is_bold, _ in titles):
        return False
    return not any(
        is_bold and is_interval(title) and not follows for (is_bold, title), (follows, _) in pairwise(titles)
    )


@dataclass(frozen=True, slots=True)
class _When:
    day: date | None
    span: Span | None


class _Rows:
    """Takes one row after the other."""

    def __init__(
        self,
        columns: Columns,
        days: Days,
        find: Find,
        where: Zone,
        depths: Mapping[int, int],
        said: str,
    ) -> None:
        self.said = said
        self.columns, self.days, self.find, self.where, self.depths = columns, days, find, where, depths
        self.taken = Taken()
        self.day: date | None = None
        self.group = ""
        self.gap_after = 0

    def take(self, line: Line) -> None:
        """One row; what is wrong with it is a problem of its line."""
        try:
            cells = self._cells(line)
            entries = self._entries(line, cells)
        except ValueError as no:
            self.taken.problems.append(Problem(line.number, sentence("", str(no))))
            return
        gap = bool(self.gap_after) and line.number > self.gap_after + 1
        self.gap_after = line.number
        for entry in entries:
            self.taken.entries.append(replace(entry, after_gap=gap))
            gap = False

    def _cells(self, line: Line) -> dict[str, str]:
        """The filled cells by their fields; line breaks within one stay."""
        cells = {}
        for field, place in self.columns.places.items():
            raw = line.cells[place] if place < len(line.cells) else ""
            parts = [clean(part) for part in raw.splitlines()]
            text = "\n".join(part for part in parts if part and part not in NOTHING)
            if wrong := fault(text, _LONGEST):
                raise ValueError(f"{self.columns.title(field)}: {wrong}")
            if text:
                cells[field.partition("/")[0]] = unguarded(text)
        return cells

    def _entries(self, line: Line, cells: dict[str, str]) -> list[Entry]:
        if not cells:
            filled = [clean(cell) for cell in line.cells if clean(cell)]
            return self._heading(line, filled[0]) if len(filled) == 1 else []
        when = self._when(cells)
        if len(cells) == 1 and not when.span and "title" not in cells:
            if "date" in cells or when.day:
                return []
            return self._heading(line, next(iter(cells.values())))
        if len(cells) == 1 and "title" in cells and day_at_head(cells["title"], self.days) is not None:
            return self._heading(line, cells["title"])
        title, *more = (cells.get("title") or "").split("\n")
        group = self._group_of(cells)
        title = title or ("" if group else cells.get("session", "").replace("\n", " "))
        title, who = self._who(title, cells)
        entry = Entry(
            line.number,
            title,
            day=when.day,
            start=when.span.start if when.span else None,
            end=when.span.end if when.span else None,
            length_ms=self._length(cells),
            who=who,
            room=cells.get("room", "").replace("\n", ", "),
            kind=_word(cells, "kind", _KINDS),
            mode=_word(cells, "mode", _MODES),
            language=cells.get("language", ""),
            notes=cells.get("notes", "").replace("\n", "; "),
            chair=cells.get("chair", "").replace("\n", ", "),
            moderator=cells.get("moderator", "").replace("\n", ", "),
            number=cells.get("item", ""),
            group=group,
            depth=self._depth(line, cells),
        )
        below = [self._below(entry, text) for text in more]
        heads = self._head_of_group(entry, cells) if group else []
        return [*heads, entry, *below]

    def _group_of(self, cells: Mapping[str, str]) -> str:
        """The name of the session that the row belongs to, where items have a column of their own."""
        if "title" not in self.columns.places or "session" not in self.columns.places:
            return ""
        return cells.get("session", self.group).replace("\n", " ")

    def _head_of_group(self, entry: Entry, cells: Mapping[str, str]) -> list[Entry]:
        """The session itself, before the first row that belongs to it."""
        if entry.group == self.group:
            return []
        self.group = entry.group
        return [Entry(entry.line, entry.group, day=entry.day, depth=(entry.depth or 0) - 1)]

    def _heading(self, line: Line, text: str) -> list[Entry]:
        """A row of one cell: a day for those below it, or the title of a session."""
        found = day_at_head(text.replace("\n", " "), self.days)
        if found is not None:
            self.day, rest = found
            span = span_at_head(rest)
            if span is None:
                return []
            title, who = parted(span[1], self.find)
            return [Entry(line.number, title, self.day, span[0].start, span[0].end, who=who)]
        title, *more = text.split("\n")
        span = span_at_head(title)
        title, who = parted(span[1] if span else title, self.find)
        entry = Entry(
            line.number,
            title,
            self.day,
            span[0].start if span else None,
            span[0].end if span else None,
            who=who,
            depth=self.depths.get(line.number),
        )
        return [entry, *(self._below(entry, text) for text in more)]

    def _below(self, entry: Entry, text: str) -> Entry:
        title, who = parted(text.lstrip("•·-–— "), self.find)
        return Entry(entry.line, title, who=who, depth=(entry.depth or 0) + 1, bullet=True)

    def _when(self, cells: Mapping[str, str]) -> _When:
        """The day and the times of a row; a day is kept for the rows below."""
        if "date" in cells:
            self.day = self._day_alone(cells["date"])
        day, first = self._day_and_time(cells.get("time") or cells.get("start", ""))
        self.day = day or self.day
        if first is None:
            return _When(self.day, None)
        _, last = self._day_and_time(cells.get("end", ""))
        if last is not None and first.end is None:
            end = last.start if last.start > first.start else last.start + 24 * 3_600
            if end - first.start > 18 * 3_600:
                raise ValueError(f"it would end before it starts: “{cells['end']}”")
            first = replace(first, end=end)
        return _When(self.day, first)

    def _day_alone(self, text: str) -> date:
        found = day_at_head(text.replace("\n", " "), self.days)
        if found is None:
            raise ValueError(f"“{brief(text)}” is no day; write it as 2021-06-14")
        return found[0]

    def _day_and_time(self, text: str) -> tuple[date | None, Span | None]:
        flat = text.replace("\n", " – " if text.count("\n") == 1 else " ")
        if not flat:
            return None, None
        if _WITH_OFFSET.fullmatch(flat):
            there = in_zone(parse_instant(flat.replace(" ", "T", 1), self.where), self.where)
            return there.date(), Span((there.hour * 60 + there.minute) * 60 + there.second)
        day = None
        if (found := day_at_head(flat, self.days)) is not None:
            day, flat = found
            if not flat:
                return day, None
        if (part := _part_of_a_day(flat)) is not None:
            return day, Span(part)
        read = span_at_head(flat)
        if read is None:
            raise ValueError(f"“{brief(text)}” is no time; write it as 10:00 – 11:30")
        if read[0].open_half and not flat.startswith("0"):
            raise ValueError(_OPEN_HALF.format(brief(flat)))
        return day, read[0]

    def _length(self, cells: Mapping[str, str]) -> int:
        text = cells.get("duration", "")
        return readings(text, self.said)[0] if text else 0

    def _who(self, title: str, cells: Mapping[str, str]) -> tuple[str, Who]:
        """Who speaks, from the columns of the row, else out of its title."""
        speaker = cells.get("speaker", "")
        if not speaker:
            title, who = parted(title, self.find)
        else:
            people = [person_of(line, self.find) for line in speaker.split("\n")]
            who = people[0]
            if len(people) > 1:
                who = replace(who, name="; ".join(person.name for person in people), entity="", position="")
        named = cells.get("entity") or cells.get("country") or ""
        if named:
            flat = named.replace("\n", ", ")
            who = replace(who, entity=self.find(flat) or flat)
        if position := cells.get("position", ""):
            who = replace(who, position=position.replace("\n", ", "))
        return title, who

    def _depth(self, line: Line, cells: Mapping[str, str]) -> int | None:
        number = cells.get("item", "").strip(". ")
        if number and all(part.isdigit() for part in number.split(".")) and "." in number:
            return 10 * number.count(".")
        if number.isdigit() and any("." in str(entry.number) for entry in self.taken.entries):
            return 0
        return self.depths.get(line.number, 0)


def _part_of_a_day(text: str) -> int | None:
    """A time as a workbook holds it, 0.4166 of a day, in seconds; None for everything else."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return round(value * 86_400) if 0 < value < 1 else None


def _word(cells: Mapping[str, str], field: str, known: Mapping[str, str]) -> str:
    return known.get(plain(cells.get(field, "")), "")
