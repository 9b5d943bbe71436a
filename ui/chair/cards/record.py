"""The record while it is made and after: every statement with its times; F2 corrects one of them."""

from PySide6.QtWidgets import QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.record.text import Line, record_text
from app.times import Clock
from ui.chair.cards.card import SideCard
from ui.style.theme import Theme
from ui.widgets.notes import NotesView
from ui.widgets.notes_model import Note


class RecordCard(SideCard):
    """It is only read; correcting is the entry card's. Once closed, a correction makes it Corr.1."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__("Record", "Correct")
        self._clock = clock
        self.apply.say("Correct", "F2")
        self.cancel.say("Back to the list", "Esc")
        self.view = NotesView(theme, "Statements of the record", 1)
        self.body.addWidget(self.view, 1)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self.view.apply_theme(theme)

    def first(self) -> QWidget:
        """The list of statements has the focus first."""
        return self.view

    def selected(self) -> str:
        """The request of the statement that is selected."""
        return self.view.selected()

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """None."""
        return []

    def take(self) -> None:
        """Correct the selected one."""
        if self.selected():
            self.called.emit("entry")

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """The record as it is now."""
        text = record_text(loaded, live, self._clock)
        self.heading.say(text.heading)
        others = (f"{heading}: {len(names)}" for heading, names in text.others)
        questions = f"Questions put: {len(text.questions)}" if text.questions else ""
        nobody = "" if text.lines else "Nobody has spoken yet."
        parts = (text.journal, *others, questions, nobody)
        self.told.say(" · ".join(part for part in parts if part))
        spoken = zip(text.made.spoken, text.lines, strict=True)
        self.view.show_rows([_note(statement.request.id, line) for statement, line in spoken])
        self.apply.setEnabled(bool(text.lines))


def _note(request: str, line: Line) -> Note:
    until = f"{line.started}–{line.ended}" if line.ended else f"since {line.started}"
    used = f"{line.spoke} of {line.allotted}" if line.ended else f"of {line.allotted}"
    over = f"{line.over} over" if line.over else ""
    kind = "" if line.kind == "statement" else line.kind
    ruling = f"ruling: {line.ruling}" if line.ruling else ""
    parts = (until, used, over, kind, ruling, line.mode, line.person, line.remarks)
    below = " · ".join(part for part in parts if part)
    state = "" if line.ended else "NOW"
    return Note(request, line.delegation, state, below, "live", unusual=bool(line.over))
