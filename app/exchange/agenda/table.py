"""Our own table of the agenda, CSV or XLSX, as a plan; a session with a faulty line is left out whole."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.conference.cue_text import cues_of_text
from app.conference.cues import ItemCue
from app.conference.sessions import Item, Session
from app.errors import Unreadable
from app.exchange.agenda import words
from app.exchange.agenda.changes import double_booking_notes, session_changes
from app.exchange.agenda.times import moment
from app.exchange.clocks.column import LengthColumn, Room, examples
from app.exchange.clocks.lengths import readings
from app.exchange.column_memory import reading_of
from app.exchange.plan import Plan, Problem
from app.exchange.tables.cells import NOTHING, brief, clean, fault, lookup, sentence
from app.exchange.tables.headers import Columns, knows, plain, recognise
from app.exchange.tables.lines import Line
from app.exchange.tables.table import Table, read_table
from app.text.csv_text import unguarded
from app.times import EPOCH, SECOND, Zone, millis, span

T = TypeVar("T")

COLUMNS = (
    "session", "item", "kind", "title", "start", "end", "hard_end", "duration", "room", "speaker", "entity",
    "mode", "language", "limit", "notes", "cues", "uid", "chair", "moderator",
)  # fmt: skip
"""Our own table, in its order."""
_OURS = "Rostrum"
CODE = re.compile(r"[A-Za-z0-9](?!.*\.\.)[A-Za-z0-9_.-]{0,30}")
_KINDS = lookup(words.KINDS)
_ITEM_KINDS = lookup(words.ITEM_KINDS)
_MODES = lookup(words.MODES)
_LONGEST, _LONGEST_NOTES = 2_000, 10_000
_LIMIT = range(1, 7_201)


def plan_agenda_table(
    path: Path,
    *,
    zone: Zone,
    known: Sequence[Session],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[Session]:
    """What an agenda table would change: a row without an item is a session, the rows below are its items.

    Times without an offset are the venue's (`zone`). Raises Unreadable when the whole cannot be read.
    """
    table = read_table(path, sheet, knows=knows(words.HEADERS, columns))
    found = recognise(table.header, words.HEADERS, columns, table.source.name)
    return plan_of_table(table, found, zone=zone, known=known)


def plan_of_table(table: Table, found: Columns, *, zone: Zone, known: Sequence[Session]) -> Plan[Session]:
    """The same of a table that was read, whose columns are `found`.

    Where a length may be hours or minutes and nothing tells which, the plan has no lines and asks. Raises
    Unreadable.
    """
    if missing := [name for name in ("session", "title", "start") if name not in found.places]:
        raise Unreadable(f"{table.source.name} has no column for: {', '.join(missing)}; map one with --map.")
    said, found = _only_ours(found)
    reading = _Reading(found, zone, said)
    for line in table.lines:
        reading.take(line)
    asked = reading.settle(known)
    digest, name = table.source.digest, table.source.name
    notes = [*table.notes, *reading.notes]
    if asked:
        shown = reading_of(
            table, found.places, words.FIELD_WORDS, wrong=asked, unread=[found.title("duration")]
        )
        return Plan(name, digest, (), notes=tuple(notes), reading=replace(shown, system=_OURS))
    sessions = [reading.finished(code) for code in reading.heads if code not in reading.faulty]
    notes += double_booking_notes([session for _, session in sessions], known, zone)
    if found.unused:
        notes.append(f"Columns that are not read: {', '.join(found.unused[:20])}.")
    changes = session_changes(sessions, known, zone, reading.faulty, told=found.places)
    problems = tuple(reading.problems)
    bad = Counter(problem.column for problem in problems)
    # Our own table as it stands: there is nothing to say about its columns.
    own = reading_of(table, found.places, words.FIELD_WORDS, bad=bad) if found.unused or said else None
    return Plan(
        name, digest, changes, problems, notes=tuple(notes), reading=own and replace(own, system=_OURS)
    )


def _only_ours(found: Columns) -> tuple[str, Columns]:
    """What was said of the column of lengths, and the columns that our own table has."""
    said = next((field for field in found.places if field.startswith("duration/")), "")
    places = {field.partition("/")[0]: place for field, place in found.places.items()}
    ours = {field: place for field, place in places.items() if field in COLUMNS}
    used = set(ours.values())
    unused = tuple(cell for n, cell in enumerate(found.header) if cell.strip() and n not in used)
    return said.partition("/")[2], replace(found, places=ours, unused=unused)


def session_of_rows(rows: Sequence[Sequence[str]], zone: Zone) -> Session:
    """One session out of its own line and those of its items. Raises ValueError with a reason."""
    places = {name: place for place, name in enumerate(COLUMNS)}
    reading = _Reading(Columns(places, COLUMNS, ()), zone)
    for number, row in enumerate(rows, 1):
        reading.take(Line(number, (*row, *[""] * (len(COLUMNS) - len(row)))))
    reading.settle(())
    if reading.problems or len(reading.heads) != 1:
        raise ValueError(reading.problems[0].what if reading.problems else "it holds no session")
    return reading.finished(next(iter(reading.heads)))[1]


class _Reading:
    """Gathers sessions and their items from one line after the other."""

    def __init__(self, columns: Columns, zone: Zone, said: str = "") -> None:
        self.columns = columns
        self.zone = zone
        self.lengths = LengthColumn(said)
        self.heads: dict[str, tuple[int, Session]] = {}
        self.items: dict[str, dict[str, Item]] = {}
        self.faulty: set[str] = set()
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.line = 0
        self.broken = False

    def take(self, line: Line) -> None:
        """One line: a session or an item of one; its problems are noted and its session left out."""
        self.line, self.broken = line.number, False
        cells = self._cells(line)
        code, number = cells.get("session", ""), cells.get("item", "")
        if not code:
            self._problem("session", "there is no session code")
        elif not CODE.fullmatch(code):
            self._problem(
                "session", f"“{brief(code)}” cannot be a session code; use letters, digits and hyphens"
            )
        elif number:
            self._take_item(code, number, cells)
        elif code in self.heads or code in self.faulty:
            self._problem("session", f"the session {code} stands already above")
            return
        else:
            self.heads[code] = (line.number, self._session(code, cells))
            self.items[code] = {}
        if self.broken and code:
            self.faulty.add(code)

    def settle(self, known: Sequence[Session]) -> str:
        """Give the items their lengths, which only the whole column tells; the question left, or ""."""
        rooms = {
            code: Room(millis(session.ends - session.starts), millis(session.last_end - session.starts))
            for code, (_, session) in self.heads.items()
            if code not in self.faulty
        }
        now = {(session.code, item.number): item.duration_ms for session in known for item in session.items}
        lengths, too_long, asked = self.lengths.settle(rooms, now)
        for cell in too_long:
            self.line = cell.line
            what = f"“{cell.text}” is longer than the whole session {cell.session}"
            self._problem("duration", f"{what}; write m:ss as text, or h:mm:ss")
            self.faulty.add(cell.session)
        for (code, number), length in lengths.items():
            self.items[code][number] = replace(self.items[code][number], duration_ms=length)
        if not asked:
            return ""
        shown = ", ".join(examples(asked))
        return (
            f"{self.columns.title('duration')}: {shown} may be hours, or minutes that a spreadsheet turned "
            "into hours; say which"
        )

    def finished(self, code: str) -> tuple[int, Session]:
        """A session's line and the session with its items."""
        line, session = self.heads[code]
        items = tuple(self.items[code].values())
        return line, replace(session, items=items)

    def _problem(self, column: str, what: str) -> None:
        self.broken = True
        title = self.columns.title(column) if column else ""
        self.problems.append(Problem(self.line, sentence(title, what), title))

    def _cells(self, line: Line) -> dict[str, str]:
        if len(line.cells) > len(self.columns.header):
            self._problem("", f"there are {len(line.cells)} cells under {len(self.columns.header)} columns")
        cells = {}
        for column, place in self.columns.places.items():
            text = clean(line.cells[place])
            if not text or text in NOTHING:
                continue
            if wrong := fault(text, _LONGEST_NOTES if column in ("notes", "cues") else _LONGEST):
                self._problem(column, wrong)
            cells[column] = unguarded(text)
        return cells

    def _session(self, code: str, cells: Mapping[str, str]) -> Session:
        starts = self._instant(cells, "start", needed=True)
        ends = self._instant(cells, "end", starts)
        length = self._duration(cells)
        if ends is None and starts and length:
            ends = starts + span(length)
        if starts and not ends and not self.broken:
            self._problem("end", f"the session {code} has no end")
        hard_end = self._instant(cells, "hard_end", ends)
        if starts and ends and ends < starts:
            self._problem("end", f"the session {code} would end before it starts")
        if starts and ends == starts:
            self._problem("end", f"the session {code} has no length: it ends when it starts")
        if ends and hard_end and hard_end < ends:
            self._problem("hard_end", f"the hard end of {code} is before its end")
        if not cells.get("title"):
            self._problem("title", f"the session {code} has no title")
        return Session(
            code=code,
            kind=self._word(cells, "kind", _KINDS, "session"),
            title=cells.get("title", ""),
            starts=starts or EPOCH,
            ends=ends or EPOCH,
            hard_end=hard_end,
            room=cells.get("room", ""),
            language=cells.get("language", ""),
            limit_ms=self._limit(cells),
            notes=cells.get("notes", ""),
            chair=cells.get("chair", ""),
            moderator=cells.get("moderator", ""),
            uid=cells.get("uid", ""),
        )

    def _take_item(self, code: str, number: str, cells: Mapping[str, str]) -> None:
        if code not in self.heads:
            self._problem("session", f"the session {code} has no line of its own above its items")
            return
        if number in self.items[code]:
            self._problem("item", f"the item {number} of {code} stands already above")
        session = self.heads[code][1]
        self._gather_length(code, number, cells.get("duration", ""))
        self.items[code][number] = Item(
            number=number,
            kind=self._word(cells, "kind", _ITEM_KINDS, "note"),
            title=cells.get("title", ""),
            hard_start=self._instant(cells, "start", session.starts),
            hard_end=self._instant(cells, "hard_end", session.starts)
            or self._instant(cells, "end", session.starts),
            room=cells.get("room", ""),
            speaker=cells.get("speaker", ""),
            entity=cells.get("entity", ""),
            mode=self._word(cells, "mode", _MODES, ""),
            language=cells.get("language", ""),
            notes=cells.get("notes", ""),
            cues=self._cues(cells),
        )

    def _instant(
        self, cells: Mapping[str, str], column: str, after: datetime | None = None, *, needed: bool = False
    ) -> datetime | None:
        text = cells.get(column, "")
        if not text:
            if needed:
                self._problem(column, "there is no time")
            return None
        try:
            read = moment(text, self.zone, after)
        except (ValueError, OverflowError) as error:
            self._problem(column, str(error))
            return None
        if read.note:
            self.notes.append(f"Line {self.line}: {read.note}")
        return read.at

    def _duration(self, cells: Mapping[str, str]) -> int:
        text = cells.get("duration", "")
        try:
            return readings(text)[0] if text else 0
        except ValueError as error:
            self._problem("duration", str(error))
            return 0

    def _gather_length(self, code: str, number: str, text: str) -> None:
        try:
            if text:
                self.lengths.add(self.line, code, number, text)
        except ValueError as error:
            self._problem("duration", str(error))

    def _cues(self, cells: Mapping[str, str]) -> tuple[ItemCue, ...]:
        try:
            return cues_of_text(cells.get("cues", ""))
        except ValueError as error:
            self._problem("cues", str(error))
            return ()

    def _limit(self, cells: Mapping[str, str]) -> int | None:
        text = cells.get("limit", "")
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) in _LIMIT):
            self._problem("limit", f"“{brief(text)}” is not a speaking time in whole seconds, at most 7200")
            return None
        return int(text) * SECOND

    def _word(self, cells: Mapping[str, str], column: str, known: Mapping[str, str], usual: str) -> str:
        text = cells.get(column, "")
        if not text:
            return usual
        if (found := known.get(plain(text))) is None:
            ours = ", ".join(dict.fromkeys(known.values()))
            self._problem(column, f"“{brief(text)}” is not known; it is one of: {ours}")
        return found or usual
