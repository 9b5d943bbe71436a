"""The cards of the home: sessions by day, what is missing, the first steps, doors, imports and copies."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from app.checks.sessions import Finding
from app.conference.import_note import ImportNote
from app.home.earlier_copy import EarlierCopy
from app.home.first_steps import Step
from app.home.session_lines import SessionLine
from app.times import Zone
from ui.home.enter_takes import EnterTakes
from ui.home.remedies import Remedy, remedy
from ui.home.texts import STEPS, copies_words, finding_rows, import_rows, session_rows
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.desk_list import DeskList
from ui.widgets.labels import Card, Label, Words, caption, high
from ui.widgets.notes import NotesView
from ui.widgets.parts import column, row

_GAP, _MARGIN, _TWO_LINES = 6, 10, 40
_NO_SESSION = (
    "No session yet. The agenda is written in its editor (Ctrl+Shift+E), or comes in from a file: a table, a "
    "calendar, or what a system for conferences wrote (Ctrl+Shift+A)."
)
_ENDS, _NARROW_ENDS = (0.25, 0.17), (0.23, 0.25)
"""Parts of the width for the times and for the state of a session."""
_LOOKING, _NOTHING = "Looking…", "Nothing: all is there, and nothing is planned twice."


class SessionsCard(Card):
    """Every session by day; `taken` gives the code of the one that is to be opened at the chair."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._narrow = False
        self._shown: tuple[Sequence[SessionLine], Zone] | None = None
        self.list = DeskList(theme, "Sessions by day", left=_ENDS[0], right=_ENDS[1])
        self.enter = EnterTakes(self.list)
        self.buttons = column(gap=_GAP)
        layout = column(self, margin=_MARGIN, gap=_GAP)
        self.none = Words("muted")
        self.none.say(_NO_SESSION)
        layout.addWidget(caption("DAYS AND SESSIONS"))
        layout.addWidget(self.none, 1)
        layout.addWidget(self.list, 1)
        layout.addLayout(self.buttons)

    def fit(self, *, narrow: bool) -> None:
        """Narrow: a session's end is left out."""
        if self._narrow != narrow:
            self._narrow = narrow
            self.list.painter.share(*(_NARROW_ENDS if narrow else _ENDS))
            if self._shown is not None:
                self.show_lines(*self._shown)

    def show_lines(self, lines: Sequence[SessionLine], where: Zone) -> None:
        """The first session is chosen at first, not the heading of its day."""
        self._shown = lines, where
        is_first = not self.list.selected()
        self.none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.list.show_rows(tuple(session_rows(lines, where, narrow=self._narrow)))
        if is_first and lines:
            self.list.select(lines[0].code)


class MissingCard(Card):
    """What should be looked at; `taken` gives the Remedy of the one that is chosen."""

    taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._found: Sequence[Finding] = ()
        self.heading, self.said = caption("STILL MISSING"), Label("muted", wrap=True)
        self.list = NotesView(theme, "What is still missing", lines=2)
        self.enter = EnterTakes(self.list)
        self.enter.taken.connect(lambda _key: self.take())
        self.mend = LiveButton("", "Enter")
        self.mend.pressed_for_good.connect(self.take)
        self.list.currentRowChanged.connect(lambda _row: self._name())
        layout = column(self, margin=_MARGIN, gap=_GAP)
        for widget in (self.heading, self.said, self.list, self.mend):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)
        self.show_findings(None)

    def show_findings(self, found: Sequence[Finding] | None) -> None:
        """Those there are; None while they are looked for."""
        self._found = found or ()
        self.heading.say(f"STILL MISSING  {len(self._found)}" if self._found else "STILL MISSING")
        self.said.say(_LOOKING if found is None else _NOTHING)
        self.list.show_rows(tuple(finding_rows(self._found)))
        self.said.setVisible(not self._found)
        for widget in (self.list, self.mend):
            widget.setVisible(bool(self._found))
        self._name()

    def chosen(self) -> Remedy | None:
        """What mends the finding that is chosen."""
        place = self.list.currentIndex().row()
        return remedy(self._found[place]) if 0 <= place < len(self._found) else None

    def take(self) -> None:
        """Go where it is mended."""
        if (found := self.chosen()) is not None:
            self.taken.emit(found)

    def _name(self) -> None:
        found = self.chosen()
        self.mend.say(found.words if found else "", "Enter")
        self.mend.wake()


class StepsCard(Card):
    """The first four steps, each with its button; `taken` names what one asks for."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {name: LiveButton(words, lines=2) for name, (words, _) in STEPS.items()}
        self.words = {name: Words("muted") for name in STEPS}
        self.first = ""
        layout = QGridLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_GAP)
        for place, (name, button) in enumerate(self.buttons.items()):
            button.pressed_for_good.connect(lambda asks=STEPS[name][1]: self.taken.emit(asks))
            layout.addWidget(button, 0, place)
            layout.addWidget(self.words[name], 1, place)
            self.words[name].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.setColumnStretch(place, 1)
        self.apply_theme()

    def apply_theme(self) -> None:
        """Two lines for the words of each, at its size of text."""
        for words in self.words.values():
            words.setFixedHeight(high(words, _TWO_LINES))

    def show_steps(self, steps: Sequence[Step]) -> None:
        """What is done bears a mark; the first that is not is framed."""
        self.first = first = next((step.name for step in steps if not step.done), "")
        for step in steps:
            button = self.buttons[step.name]
            button.say(f"{STEPS[step.name][0]}{'  ✓' if step.done else ''}")
            button.dress_as("order" if step.name == first else "")
            button.setAccessibleDescription(step.words)
            self.words[step.name].say(step.words)


class DoorsCard(Card):
    """Buttons that lead to other desks and displays, in three columns under a heading each."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[LiveButton]]]) -> None:
        super().__init__()
        layout = column(self, margin=_MARGIN, gap=_GAP)
        self._headings = [caption(heading) for heading, _ in groups]
        for heading, (_, buttons) in zip(self._headings, groups, strict=True):
            layout.addWidget(heading)
            grid = QGridLayout()
            grid.setSpacing(_GAP)
            for place, button in enumerate(buttons):
                grid.addWidget(button, place // 3, place % 3)
            layout.addLayout(grid)
        layout.addStretch(1)

    def fit(self, *, narrow: bool) -> None:
        """Where there is little room the buttons speak for themselves."""
        for heading in self._headings:
            heading.setVisible(not narrow)


class FilesCard(Card):
    """What was imported, with undo; `undone` names a kind whose last import is to be taken back."""

    undone = Signal(str)

    def __init__(self, theme: Theme, buttons: Sequence[LiveButton]) -> None:
        super().__init__()
        self._notes: Sequence[ImportNote] = ()
        self._undoable: dict[int, str] = {}
        self.list = DeskList(theme, "What was imported", left=0.37, right=0.14)
        self.none = Label("muted", "Nothing was imported yet.")
        self.enter = EnterTakes(self.list)
        self.enter.taken.connect(self._take)
        layout = column(self, margin=_MARGIN, gap=_GAP)
        layout.addWidget(caption("IMPORTS · Enter takes one back"))
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(*buttons))

    def fit(self, *, narrow: bool) -> None:
        """The instant of an import is never cut."""
        self.list.painter.share(*((0.45, 0.18) if narrow else (0.37, 0.14)))

    def show_imports(
        self, notes: Sequence[ImportNote], undoable: Collection[ImportNote], where: Zone
    ) -> None:
        """The latest first; Enter takes back one that can be."""
        self._undoable = {note.id: note.what for note in undoable}
        self.list.show_rows(tuple(import_rows(notes, self._undoable, where)))
        self.none.setVisible(not notes)
        self.list.setVisible(bool(notes))

    def _take(self, key: str) -> None:
        if what := self._undoable.get(int(key)):
            self.undone.emit(what)


class CopiesCard(Card):
    """When the conference was backed up last, and what can be done for its safety."""

    def __init__(self, buttons: Sequence[LiveButton]) -> None:
        super().__init__()
        self.said, self.archived = Label("muted"), Label("warn", wrap=True)
        layout = column(self, margin=_MARGIN, gap=_GAP)
        layout.addWidget(caption("COPIES AND ARCHIVE"))
        layout.addWidget(self.said)
        layout.addWidget(self.archived)
        layout.addLayout(row(*buttons))
        self.archive = buttons[-1]
        self.show_archive("")

    def show_archive(self, words: str) -> None:
        """Where it is archived; empty while it is not."""
        self.archived.say(words)
        self.archived.setVisible(bool(words))
        self.archive.say("Reopen" if words else "Archive…")

    def show_copies(self, copies: Sequence[EarlierCopy], where: Zone) -> None:
        """The last one, and how many."""
        self.said.say(copies_words(copies, where))
