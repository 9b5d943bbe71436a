"""One line of a list of registrants as a value, every cell checked; who it is, is decided elsewhere."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from app.conference.entities import Category, Entity
from app.conference.registrants import Attendance, Registrant, Status
from app.exchange.entity_names import EntityNames, Unknown, speaks_for_a_state
from app.exchange.names.column import WholeNames
from app.exchange.names.parted import Parted
from app.exchange.plan import Doubt, Problem
from app.exchange.registrants import cell_words as words
from app.exchange.registrants.cell_values import attendance_of, status_of
from app.exchange.registrants.names import parted_name
from app.exchange.registrants.said_words import AS_IS, OURS, key_of, word_doubt
from app.exchange.registrants.words import HEADERS
from app.exchange.tables.cells import NOTHING, brief, clean, fault, has_hidden, instant, lookup, sentence
from app.exchange.tables.headers import Columns, fields_of, plain
from app.exchange.tables.lines import Line
from app.text.csv_text import unguarded
from app.times import Zone

T = TypeVar("T", Status, Attendance)
_CATEGORIES = lookup(words.CATEGORIES)
_ROLES = lookup(words.ROLES)
_NAMES = frozenset({"first_name", "family_name", "full_name", "native_name"})
_LONGEST = {"first_name": 150, "family_name": 150, "full_name": 300, "note": 5_000}
_USUAL_LENGTH = 500
_NO_NAME = NOTHING - {"null", "NULL", "None", "nan", "NaN"}  # people are called Null and Nan
_NO_MAIL = frozenset(words.NO_MAIL.split("|"))
_MAILS = frozenset({"email", "order_email"})
_MAIL = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\".]+(\.[^\s@<>,;\".]+)*")
_OF_A_STATE = ("delegation", "partner")
_A_DAY = 12
_MOST_KNOWN = 500
_SPREAD = frozenset({"position_id", "registered_time", "order_email", "full_name"})
"""Columns that another one may need to be whole."""
_NOBODY = Registrant("", "", "")
_NOTHING_KEPT: Mapping[str, str] = {}
_NUMBER = re.compile(r"[\w#№](?!.*\.\.)[\w#№./ -]{0,39}")


@dataclass(slots=True)
class Row:
    """A line while it is read. `given` names the columns whose cells are filled.

    `unsure` is the name as it is written, where it may be parted otherwise; `away` is what stood behind it
    and is no part of it; `elsewhere` is a State that the line names besides the entity that was taken;
    `strange` is a category that is none of ours; `kept` are columns kept as notes, by their headers.
    """

    line: int
    person: Registrant
    given: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    hidden: bool = False
    unsure: str = ""
    away: tuple[str, ...] = ()
    elsewhere: str = ""
    strange: str = ""
    kept: Mapping[str, str] = field(default_factory=lambda: _NOTHING_KEPT)


class RowReader:
    """Reads the lines of one table by its columns; entities that are new gather in `entities`."""

    def __init__(
        self,
        columns: Columns,
        zone: Zone,
        entities: EntityNames,
        *,
        names: WholeNames | None = None,
        status: Status = Status.PENDING,
        attendance: Attendance = Attendance.IN_ROOM,
        day_first: bool | None = None,
        said: Mapping[str, str] | None = None,
    ) -> None:
        self.columns = columns
        self.is_country = "country" in fields_of(columns.title("entity"), HEADERS)
        self.names = names
        self.attendance = attendance
        self.zone = zone
        self.entities = entities
        self.status = status
        self.day_first = day_first
        self.said = said or {}
        self._places: list[tuple[str, int, dict[str, str]]] = [
            (column, place, {}) for column, place in columns.places.items()
        ]
        self._instants: dict[str, datetime] = {}
        self._joins = not _SPREAD.isdisjoint(columns.places)
        self._entities: dict[tuple[str, str, str, str], tuple[Entity, str]] = {}
        self._filled: dict[tuple[str, ...], frozenset[str]] = {}
        """Which cells of a line are filled: of a hundred thousand lines there are a few kinds."""

    def read(self, line: Line) -> Row:
        """The line's registrant, or its problems: all of them, each naming its column."""
        row = Row(line.number, _NOBODY)
        width = len(self.columns.header)
        if len(line.cells) > width:
            self._problem(
                row, f"there are {len(line.cells)} cells under {width} columns; a delimiter too many?"
            )
            return row
        cells = self._cells(row, line)
        if not row.problems:
            name = parted_name(cells, self.names)
            if self._joins:
                cells = _joined(cells, name)
            row.person = self._person(row, cells, name)
            row.given, row.away = self._given(tuple(cells)), name.away
            row.kept = self._kept(row, line)
            row.unsure = "" if name.sure else cells.get("full_name", "")
        if row.problems:
            says = dict(zip(self.columns.header, line.cells, strict=False))
            row.problems = tuple(
                replace(problem, says=says.get(problem.column, "")) for problem in row.problems
            )
        return row

    def _given(self, filled: tuple[str, ...]) -> frozenset[str]:
        found = self._filled.get(filled)
        return self._filled.setdefault(filled, frozenset(filled)) if found is None else found

    def _problem(self, row: Row, what: str, column: str = "", doubt: Doubt | None = None) -> None:
        title = self.columns.title(column) if column else ""
        row.problems = (*row.problems, Problem(row.line, sentence(title, what), title, doubt))

    def _cells(self, row: Row, line: Line) -> dict[str, str]:
        cells = {}
        for column, place, known in self._places:
            raw = line.cells[place]
            if not raw:
                continue
            text = known.get(raw)
            if text is None:
                text, hidden, wrong = _cleaned(column, raw)
                if hidden:
                    row.hidden = True
                if wrong:
                    self._problem(row, wrong, column)
                elif not hidden and len(known) < _MOST_KNOWN:
                    known[raw] = text
            if text:
                cells[column] = text
        return cells

    def _kept(self, row: Row, line: Line) -> Mapping[str, str]:
        """The cells that are kept as notes, by their headers; one that is a formula is a problem."""
        if not self.columns.kept:
            return _NOTHING_KEPT
        kept = {}
        for place in self.columns.kept:
            title = clean(self.columns.header[place])
            text, _, wrong = _cleaned("note", line.cells[place])
            if wrong:
                row.problems = (*row.problems, Problem(row.line, sentence(title, wrong), title))
            elif text:
                kept[title] = text
        return kept

    def _person(self, row: Row, cells: Mapping[str, str], name: Parted) -> Registrant:
        if not (name.given or name.family):
            self._problem(row, "there is no name")
        category = self._category(row, cells.get("category", ""))
        number = self._of_form(row, cells, "reg_id", _NUMBER, "registration number")
        email = self._of_form(row, cells, "email", _MAIL, "e-mail address").lower()
        attendance = self._known(row, cells, "attendance_mode", attendance_of, self.attendance)
        status = self._known(row, cells, "status", status_of, self.status)
        registered_at = self._registered_at(row, cells)
        entity = self._entity(row, cells, category)
        return Registrant(
            number=number,
            given=name.given,
            family=name.family,
            entity=entity.code if entity else "",
            title=cells.get("title", ""),
            native=cells.get("native_name", ""),
            position=cells.get("position", ""),
            category=category or (words.CATEGORY_OF.get(entity.category, "osce") if entity else ""),
            attendance=attendance,
            role=_word(_ROLES, cells.get("role", "")),
            status=status,
            registered_at=registered_at,
            email=email,
            telephone=cells.get("telephone", ""),
            language=cells.get("language", ""),
            alias=cells.get("display_alias", ""),
            photo=cells.get("photo", ""),
            note=cells.get("note", ""),
        )

    def _of_form(
        self, row: Row, cells: Mapping[str, str], column: str, form: re.Pattern[str], what: str
    ) -> str:
        text = cells.get(column, "")
        if text and not form.fullmatch(text):
            self._problem(row, f"“{brief(text)}” cannot be a {what}".replace("a e-", "an e-"), column)
        return text

    def _known(
        self, row: Row, cells: Mapping[str, str], column: str, known: Callable[[str], T | None], usual: T
    ) -> T:
        text = cells.get(column, "")
        if not text:
            return usual
        found = known(text)
        if found is None and (chosen := self.said.get(key_of(column, text))) in OURS[column]:
            return type(usual)(chosen)
        if found is None:
            ours = ", ".join(OURS[column])
            what = f"“{brief(text)}” is not known; it is one of: {ours}"
            self._problem(row, what, column, word_doubt(column, text, self.said))
            return usual
        return found

    def _category(self, row: Row, text: str) -> str:
        """Our word for a category, or what a person said that it is; one that is not known stays."""
        word = _word(_CATEGORIES, text)
        if word and word not in words.CATEGORIES:
            row.strange = text
            chosen = self.said.get(key_of("category", text), AS_IS)
            return word if chosen == AS_IS else chosen
        return word

    def _registered_at(self, row: Row, cells: Mapping[str, str]) -> datetime | None:
        text = cells.get("registered_at", "")
        if not text or (at := self._instants.get(text)) is not None:
            return at if text else None
        try:
            at = instant(text, self.zone, self.day_first)
        except ValueError as error:
            self._problem(row, str(error), "registered_at")
            return None
        if len(self._instants) < _MOST_KNOWN:
            self._instants[text] = at
        return at

    def _entity(self, row: Row, cells: Mapping[str, str], category: str) -> Entity | None:
        """The entity of a line; a new one is only proposed by a line that has no other fault."""
        text, name, country = (cells.get(column, "") for column in ("entity", "entity_name", "country"))
        if not (text or name or country):
            if category in _OF_A_STATE:
                self._problem(row, f"a {category} needs an entity", "entity")
            return None
        if known := self._entities.get((text, name, country, category)):
            row.elsewhere = known[1]
            return known[0]
        said = text, name, country, category
        text = text or name or country
        column = next(column for column in ("entity", "entity_name", "country") if column in cells)
        try:
            find = (
                self.entities.find_country if self.is_country or column == "country" else self.entities.find
            )
            found = find(text) or (self.entities.find(name) if name else None)
            if found is None and country and (category in _OF_A_STATE or speaks_for_a_state(text)):
                found = self.entities.find_country(country)
            found = found or (None if row.problems else self._new(text, name, category))
            row.elsewhere = self._elsewhere(found, name, country)
            if found is not None:
                self._entities[said] = found, row.elsewhere
            return found
        except Unknown as unknown:
            self._problem(row, str(unknown), column, self.entities.doubt(unknown))
        except ValueError as error:
            self._problem(row, str(error), column)
        return None

    def _elsewhere(self, found: Entity | None, *others: str) -> str:
        """The name of another entity that the line names, too."""
        for text in others if found is not None else ():
            try:
                other = self.entities.find_country(text) if text else None
            except ValueError:
                continue
            if other is not None and found is not None and other.code != found.code:
                return other.short
        return ""

    def _new(self, text: str, name: str, category: str) -> Entity:
        kind = words.ENTITY_CATEGORY.get(category, Category.OTHER)
        if kind is None and self.entities.is_decided_new(text):
            kind = Category.OTHER
        if kind is not None and (len(text) > 3 or name):
            return self.entities.propose(text, name, kind)
        raise self.entities.unknown(text)


def _lines(raw: str) -> str:
    """The lines of a note, each clean, without those that are empty."""
    return "\n".join(filter(None, map(clean, raw.splitlines())))


def _cleaned(column: str, raw: str) -> tuple[str, bool, str]:
    """A cell's text, whether it hid something, and what is wrong with it."""
    longest = _LONGEST.get(column, _USUAL_LENGTH)
    if _is_ordinary(raw):
        text = raw.rstrip() if "  " not in raw else clean(raw)
        plainly = len(text) <= longest
    else:
        text, plainly = _lines(raw) if column == "note" else clean(raw), False
    if text in (_NO_NAME if column in _NAMES else NOTHING) or (
        column in _MAILS and "@" not in text and plain(text) in _NO_MAIL
    ):
        text = ""
    if plainly or not text:
        return text, not plainly and has_hidden(raw), ""
    return unguarded(text), has_hidden(raw), fault(text, longest)


def _is_ordinary(raw: str) -> bool:
    """Whether a cell hides nothing, is no formula, guarded by nothing and built of no tower of accents."""
    if not raw.isprintable() or not raw[:1].isalnum():
        return False
    return raw.isascii() or (raw.replace(" ", "").isalnum() and unicodedata.is_normalized("NFC", raw))


def _joined(cells: dict[str, str], name: Parted) -> dict[str, str]:
    """What systems spread over two columns: number and position, day and hour, a title before the name."""
    if cells.get("reg_id") and cells.get("position_id"):
        cells["reg_id"] += f"-{cells['position_id']}"
    if cells.get("registered_time") and len(cells.get("registered_at", "")) <= _A_DAY:
        cells["registered_at"] = f"{cells.get('registered_at', '')} {cells['registered_time']}".strip()
    if cells.get("order_email") and not cells.get("email"):
        cells["email"] = cells["order_email"]
    if name.title and not cells.get("title"):
        cells["title"] = name.title
    if name.position and not cells.get("position"):
        cells["position"] = name.position
    return cells


def _word(known: Mapping[str, str], text: str) -> str:
    """Our word for a cell; a word that is not known stays as it was written."""
    return known.get(plain(text), text) if text else ""
