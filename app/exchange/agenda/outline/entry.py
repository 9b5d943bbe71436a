"""One line of an agenda from anywhere, taken apart; what it is in the whole is told by its neighbours."""

from dataclasses import dataclass
from datetime import date

from app.exchange.agenda.outline.people import NOBODY, Who


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: on which day, from when to when (seconds of the day), what and who.

    `depth` is how deep it stands where the file tells (numbering, indentation, outline, bold), else None;
    `group` is the name of the session that a column gives it; `after_gap` whether a blank line is above.
    """

    line: int
    title: str = ""
    day: date | None = None
    start: int | None = None
    end: int | None = None
    length_ms: int = 0
    who: Who = NOBODY
    room: str = ""
    kind: str = ""
    mode: str = ""
    language: str = ""
    notes: str = ""
    chair: str = ""
    moderator: str = ""
    number: str = ""
    group: str = ""
    depth: int | None = None
    bullet: bool = False
    after_gap: bool = False

    @property
    def is_timed(self) -> bool:
        """Whether the line says when, or how long."""
        return self.start is not None or bool(self.length_ms)
