"""The editions of the run of show: the same rows, other columns for another reader.

An edition is a list of columns in millimetres. Nothing here draws.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.pdf.table import Column
from app.run_of_show import cells as cell
from app.run_of_show.cells import ShowRow
from app.run_of_show.edition_names import EDITION_NAMES
from app.run_of_show.rows import Row, SessionShow

_ACROSS, _UPRIGHT = (297.0, 210.0), (210.0, 297.0)
_NO_MEETING = ("deadline", "note")


@dataclass(frozen=True, slots=True)
class Edition:
    """A kind of run of show; `title` stands in its head.

    `least` is the least height of a row in mm, so that one can write in it. `nothing` stands where a session
    has no row. `follows`: columns that move with whatever stands before and are no change of a speech.
    """

    title: str
    columns: tuple[Column[ShowRow], ...]
    least: float = 9.0
    page: tuple[float, float] = _ACROSS
    internal: bool = True
    marks: bool = True
    facts: bool = True
    scripted: bool = False
    nothing: str = "No item yet."
    keeps: Callable[[Row], bool] = lambda row: True
    sessions: Callable[[SessionShow], bool] = lambda show: True
    follows: tuple[str, ...] = ("Cue", "No.", "Start", "End", "Time", "Next", "Say")

    @property
    def heading(self) -> str:
        """What stands over every page."""
        return f"Run of show · {self.title}" if self.facts else self.title

    @property
    def widths(self) -> list[float]:
        """The widths of its columns in mm."""
        return [column.width for column in self.columns]


MASTER = Edition(
    EDITION_NAMES["master"].title,
    (
        Column("Cue", 11, cell.number),
        Column("Start", 15, cell.start),
        Column("Length", 12, cell.length),
        Column("End", 13, cell.end),
        Column("What · who has the floor", 58, cell.what_and_cues),
        Column("Where", 14, cell.place),
        Column("Mic", 27, cell.mic),
        Column("Zoom", 36, cell.zoom),
        Column("Interpretation", 22, cell.interpretation),
        Column("Screen", 32, cell.screen),
        Column("Notes", 19, cell.notes),
        Column("Actual", 18, cell.blank, strong=True),
    ),
)
TECH = Edition(
    EDITION_NAMES["tech"].title,
    (
        Column("Cue", 11, cell.number),
        Column("Start", 16, cell.start),
        Column("Length", 13, cell.length),
        Column("What · who has the floor", 64, cell.what_and_cues),
        Column("Where", 16, cell.place),
        Column("Mic", 26, cell.mic),
        Column("Zoom", 42, cell.zoom),
        Column("Interpretation", 25, cell.interpretation),
        Column("Screen · notes", 46, cell.screen_and_notes),
        Column("Actual", 18, cell.blank, strong=True),
    ),
    least=10.0,
)
BOOTH = Edition(
    EDITION_NAMES["booth"].title,
    (
        Column("Cue", 12, cell.number),
        Column("Start", 17, cell.start),
        Column("Length", 14, cell.length),
        Column("Item", 50, cell.item),
        Column("Who speaks", 74, cell.who),
        Column("Where", 18, cell.place),
        Column("Language", 18, cell.language),
        Column("Text at booth", 28, cell.booth_text),
        Column("Terms, names, remarks", 46, cell.blank, strong=True),
    ),
    least=11.0,
)
CHAIR = Edition(
    EDITION_NAMES["chair"].title,
    (
        Column("Time", 26, cell.chair_start),
        Column("Say", 120, cell.says),
        Column("Next", 44, cell.then, strong=True),
    ),
    least=16.0,
    page=_UPRIGHT,
    facts=False,
    scripted=True,
    keeps=lambda row: not (row.speech and row.actual.ended) and row.kind not in _NO_MEETING,
    sessions=lambda show: show.session.kind not in _NO_MEETING,
)
LIST = Edition(
    EDITION_NAMES["list"].title,
    (
        Column("No.", 17, cell.list_number),
        Column("Delegation", 70, cell.list_who),
        Column("Speaker", 47, cell.person),
        Column("Where", 17, cell.place),
        Column("Time", 15, cell.length),
        Column("Called", 24, cell.called, strong=True),
    ),
    least=10.0,
    page=_UPRIGHT,
    facts=False,
    nothing="Nobody has asked for the floor.",
    keeps=lambda row: row.speech,
    sessions=lambda show: show.session.has_list,
)
PUBLIC = Edition(
    EDITION_NAMES["public"].title,
    (
        Column("Time", 22, cell.public_time),
        Column("Programme", 96, cell.public_what),
        Column("Speaker", 72, cell.public_who),
    ),
    least=8.0,
    page=_UPRIGHT,
    internal=False,
    marks=False,
    facts=False,
    nothing="",
    keeps=lambda row: not row.speech and row.kind not in _NO_MEETING,
    sessions=lambda show: show.session.kind not in _NO_MEETING,
)
CHECKS = Edition(
    EDITION_NAMES["checks"].title,
    (
        Column("Cue", 15, cell.number),
        Column("Start", 17, cell.start),
        Column("Delegation · speaker", 68, cell.what),
        Column("Registered", 36, cell.registered),
        Column("Name in Zoom", 56, cell.zoom_name),
        Column("Line", 13, cell.box),
        Column("Camera", 15, cell.box),
        Column("Text at booth", 24, cell.text_at_booth),
        Column("Remarks", 33, cell.blank, strong=True),
    ),
    least=11.0,
    facts=False,
    nothing="Nobody speaks on Zoom.",
    keeps=lambda row: row.mode == "zoom",
    sessions=lambda show: show.session.has_list,
)
AS_RUN = Edition(
    EDITION_NAMES["as-run"].title,
    (
        Column("Cue", 14, cell.number),
        Column("What · who had the floor", 93, cell.what),
        Column("Planned", 32, cell.planned_times),
        Column("Actual", 40, cell.actual_times, strong=True),
        Column("Allotted", 18, cell.allotted),
        Column("Used", 18, cell.used),
        Column("Over · under", 36, cell.over),
        Column("State", 26, cell.state),
    ),
    least=7.0,
    marks=False,
    keeps=lambda row: not row.speech or row.actual.started is not None,
    sessions=lambda show: show.session.has_list,
)

EDITIONS: Mapping[str, Edition] = {
    "master": MASTER,
    "tech": TECH,
    "booth": BOOTH,
    "chair": CHAIR,
    "list": LIST,
    "public": PUBLIC,
    "checks": CHECKS,
    "as-run": AS_RUN,
}
"""Every edition by the code that is typed."""
