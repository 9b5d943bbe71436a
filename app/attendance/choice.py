"""What is chosen for a list of registrants (columns, whom, order), and the table of texts made of it."""

from dataclasses import dataclass
from datetime import datetime

COLUMNS = (
    *("reg_id", "name", "title", "first_name", "family_name", "native_name", "position", "entity"),
    *("entity_name", "category", "attendance_mode", "role", "status", "registered_at", "email"),
    *("telephone", "language", "display_alias", "note", "admitted", "why", "came", "hall_since"),
    *("zoom_from", "zoom_to", "zoom_minutes", "badges_printed", "badge_printed_at"),
)
"""Every column that can be chosen; where our own importer knows the field, it bears the name read back."""

USUAL = (
    *("reg_id", "title", "first_name", "family_name", "position", "entity", "entity_name", "category"),
    *("attendance_mode", "role", "status", "came", "badges_printed"),
)
PAPER = ("reg_id", "name", "position", "entity_name", "category", "role", "status", "admitted", "came")
"""What is usual on paper, where people read and nothing is read back."""
ATTENDANCE = ("reg_id", "name", "entity_name", "hall_since", "zoom_from", "zoom_to", "zoom_minutes")
WHOM = {
    "all": "everybody",
    "confirmed": "who is confirmed",
    "came": "who came, to the hall or on Zoom",
    "not-came": "who did not come",
    "hall": "who attends in the hall",
    "zoom": "who attends on Zoom",
    "badges-printed": "whose badge was printed",
}
"""The words of a choice, each with what it means; beside them stand delegations and numbers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is written out. `desk`: the registration desk's own list, with the names of protected persons."""

    columns: tuple[str, ...] = USUAL
    only: str = "all"
    sort: str = ""
    desk: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of texts, ready to be written. `internal` says why it must not leave the desk, if so."""

    title: str
    conference: str
    made: datetime
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    internal: str = ""
