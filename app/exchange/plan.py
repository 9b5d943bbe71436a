"""What a file from outside would change, as frozen values; nothing here reads a file or writes anything."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, Generic, Literal, TypeVar

from app.conference.entities import Entity
from app.conference.import_note import ImportNote
from app.conference.matters import Matter
from app.frozen import frozen
from app.protection.protection import NOBODY, Protection

T = TypeVar("T")

UNDECIDED = "?"
"""The field of a column of which a person must say what it holds."""

KEPT = "note/kept"
"""The field of columns, as many as a person wants, that are kept as lines of a note."""

OUT = "out"
"""What is chosen where something goes, or is not taken."""

What = Literal["new", "changed", "unchanged", "doubtful", "left out", "gone", "removed"]


@frozen
class Choice:
    """One thing that a person may decide; `code` is what is remembered."""

    code: str
    words: str


@frozen
class Doubt:
    """A question to a person. `key` stays the same for the same content, so that it is asked once.

    `chosen` is what was decided, or what holds as long as nobody decides.
    """

    matter: Matter
    key: str
    choices: tuple[Choice, ...]
    chosen: str = ""


@frozen
class ColumnRead:
    """One column of a file: an example, the field it goes to, and how many of its cells were understood."""

    header: str
    example: str
    field: str
    filled: int
    understood: int


@frozen
class Reading:
    """How a table was read, so that a person can change it. `wrong` says why it cannot be planned."""

    columns: tuple[ColumnRead, ...]
    fields: tuple[tuple[str, str], ...]
    lines: int
    fingerprint: str
    system: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    encodings: tuple[str, ...] = ()
    header_line: int = 0
    header_lines: tuple[int, ...] = ()
    remembered: bool = False
    wrong: str = ""


@frozen
class Problem:
    """Why a line cannot be taken: a whole sentence. `column` is the header as the file writes it.

    `says` is what stands in the cell.
    """

    line: int
    what: str
    column: str = ""
    doubt: Doubt | None = None
    says: str = ""


@frozen
class FieldChange:
    """One field that differs, both values as text."""

    field: str
    before: str
    after: str


@frozen
class Change(Generic[T]):
    """What becomes of one line. `before` is the known value it belongs to; a line 0 is not in the file."""

    line: int
    what: What
    value: T
    before: T | None = None
    fields: tuple[FieldChange, ...] = ()
    reason: str = ""
    doubt: Doubt | None = None


@frozen
class Plan(Generic[T]):
    """Everything one file would change. `source` is the file's name alone, `digest` its SHA-256.

    `offers` are questions about the whole file for which nothing waits: what holds until somebody answers is
    chosen in each. `remember` holds, by matter and key, what is kept with it once it is written. A plan that
    `undoes` an import takes out what that brought ("removed") and restores what it changed or took out.
    `protection` hides names in whatever is told of the values.
    """

    long_part: ClassVar = "changes"
    """What `apart` sends by thousands."""

    source: str
    digest: str
    changes: tuple[Change[T], ...]
    problems: tuple[Problem, ...] = ()
    new_entities: tuple[Entity, ...] = ()
    notes: tuple[str, ...] = ()
    reading: Reading | None = None
    remember: Mapping[Matter, Mapping[str, str]] = field(default_factory=dict)
    undoes: ImportNote | None = None
    offers: tuple[Problem, ...] = ()
    protection: Protection = NOBODY

    @property
    def question(self) -> str:
        """What must be said about the columns before there can be a plan; empty where nothing is asked."""
        return self.reading.wrong if self.reading is not None else ""

    def _only(self, what: What) -> tuple[Change[T], ...]:
        return tuple(change for change in self.changes if change.what == what)

    @property
    def new(self) -> tuple[Change[T], ...]:
        """Lines that are not in the conference yet."""
        return self._only("new")

    @property
    def changed(self) -> tuple[Change[T], ...]:
        """Lines that are known and differ."""
        return self._only("changed")

    @property
    def unchanged(self) -> tuple[Change[T], ...]:
        """Lines that are known as they stand."""
        return self._only("unchanged")

    @property
    def doubtful(self) -> tuple[Change[T], ...]:
        """Lines that a person must decide; they are not written."""
        return self._only("doubtful")

    @property
    def left_out(self) -> tuple[Change[T], ...]:
        """Lines that a person left out, and those that went into another line."""
        return self._only("left out")

    @property
    def late(self) -> tuple[Change[T], ...]:
        """Lines received after the deadline, whatever becomes of them."""
        return tuple(
            change
            for change in self.changes
            if change.doubt is not None and change.doubt.matter is Matter.LATE
        )

    @property
    def gone(self) -> tuple[Change[T], ...]:
        """What the conference knows and the file does not name; it stays."""
        return self._only("gone")

    @property
    def removed(self) -> tuple[Change[T], ...]:
        """What an import that is taken back had brought, and what a person takes out."""
        return self._only("removed")

    @property
    def to_write(self) -> tuple[Change[T], ...]:
        """What a yes would write: the new, the changed, and what is taken out again."""
        return tuple(change for change in self.changes if change.what in ("new", "changed", "removed"))

    def summary(self) -> str:
        """The plan in one sentence without its full stop: 128 new, 17 changed, 6 unchanged …"""
        if self.undoes is not None:
            kept = f", {len(self.left_out)} kept" if self.left_out else ""
            return f"{len(self.removed)} taken out, {len(self.changed) + len(self.new)} restored{kept}"
        counts = [f"{len(self.new)} new", f"{len(self.changed)} changed", f"{len(self.unchanged)} unchanged"]
        if self.doubtful:
            counts.append(f"{len(self.doubtful)} doubtful")
        if self.left_out:
            counts.append(f"{len(self.left_out)} left out")
        if self.removed:
            counts.append(f"{len(self.removed)} taken out")
        if self.gone:
            counts.append(f"{len(self.gone)} not in the file")
        if self.problems:
            counts.append(f"{len(self.problems)} problem{'s' if len(self.problems) > 1 else ''}")
        return ", ".join(counts)
