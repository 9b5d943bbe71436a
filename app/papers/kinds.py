"""Every paper of a conference by the name that is typed: what it is called, what can be chosen of it.

Nothing here draws: windows and the command line ask it before any page is made.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.run_of_show.edition_names import EDITION_NAMES

STATUSES = {"draft": "Draft", "approved": "Approved", "final": "Final"}
WHO = {
    "seated": "Delegations in the hall",
    "panel": "Speakers on the agenda",
    "list": "The list of speakers",
}
LANGUAGES = {"en": "English", "fr": "French", "both": "English and French"}
CARDS = {"large": "One a sheet, 297 × 105 mm", "small": "Two a sheet, 210 × 74 mm, to be cut"}
SHAPES = {"auto": "As the seats are called", "horseshoe": "A horseshoe", "rows": "Rows"}


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper as it is offered. `asks` names what of a choice it takes; `docx`: it may be a document."""

    title: str
    purpose: str
    group: str
    asks: tuple[str, ...] = ("status",)
    docx: bool = False


_PART = ("session", "day", "status")
PAPERS: Mapping[str, PaperKind] = {
    **{
        code: PaperKind(name.title, name.purpose, "Run of show", _PART)
        for code, name in EDITION_NAMES.items()
    },
    "record": PaperKind(
        "Record", "who spoke, when, how long: of one session, or of all", "What was", _PART, True
    ),
    "report": PaperKind(
        "Report", "the conference in figures: speakers, times, balance, attendance", "What was", docx=True
    ),
    "name-signs": PaperKind(
        "Name signs", "for the table: to be folded, to be read from both sides", "The hall",
        ("session", "who", "languages", "cards"),
    ),
    "seat-plan": PaperKind(
        "Seat plan", "the table or the hall, and where everybody sits", "The hall", ("shape", "status")
    ),
    "registrants": PaperKind("Registrants", "who is registered, by alias where protected", "Lists", ()),
    "attendance": PaperKind("Attendance", "who came, to the hall or on Zoom, from when to when", "Lists", ()),
}  # fmt: skip
"""Every paper, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One paper as it is asked for.

    `session` and `day` (counted from 1) are empty for all. `status` stands on the page; empty: as the paper
    has always said it. `who`, `languages` and `cards` are about name signs, `shape` about the seat plan.
    """

    paper: str = "master"
    session: str = ""
    day: int = 0
    status: str = ""
    who: str = "seated"
    languages: str = "en"
    cards: str = "large"
    shape: str = "auto"
