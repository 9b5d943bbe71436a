"""Where everything stands in the agenda's editor: days and conflicts, beside them timeline and table."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.times import Clock
from ui.agenda.conflict_card import ConflictCard
from ui.agenda.cues_panel import CuesPanel
from ui.agenda.days_panel import DaysPanel
from ui.agenda.items_table import ItemsTable
from ui.agenda.timeline import Timeline
from ui.style.theme import Theme
from ui.widgets.labels import Card, Label, high
from ui.widgets.parts import column

_LEFT, _LEFT_PART, _NARROW = 300, 0.26, 1_200


class AgendaPage(QWidget):
    """The parts between strip and status line; the cues of an item stand in the place of the table."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._left_width = theme.px(_LEFT)
        self.days, self.conflicts = DaysPanel(), ConflictCard()
        self.timeline, self.table, self.cues = Timeline(theme, clock), ItemsTable(theme), CuesPanel(theme)
        self.title, self.facts, self.programme = Label("title"), Label("muted"), Label()
        self.cues.hide()
        self._left, right = QWidget(), Card()
        beside = column(self._left)
        beside.addWidget(self.days, 1)
        beside.addWidget(self.conflicts)
        shown = column(right, margin=10, gap=6)
        for widget in (self.title, self.facts, self.timeline, self.programme):
            shown.addWidget(widget)
        shown.addWidget(self.table, 1)
        shown.addWidget(self.cues, 1)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(8)
        sides.addWidget(self._left)
        sides.addWidget(right, 1)
        self._panes: tuple[QWidget, ...] = (self.days.list, self.conflicts.fixes, self.timeline, self.table)
        self._pane: QWidget = self.table
        self.timeline.day_under = self.days.day_under
        self.timeline.over_day.connect(self.days.mark_day)
        self.conflicts.previewed.connect(self.timeline.preview)

    def show_cues_instead(self, cues: bool) -> None:
        """The cues of an item in the place of timeline and table, or these again."""
        self.cues.setVisible(cues)
        for widget in (self.timeline, self.table):
            widget.setVisible(not cues)
        # Beside a narrow form the sessions would leave no room for its sentences.
        self._left.setVisible(not cues or self.window().width() >= high(self._left, _NARROW))

    def next_conflict(self) -> None:
        """To where it is; from there on to the one after it."""
        if self.conflicts.fixes.hasFocus():
            self.conflicts.step()
        else:
            self.conflicts.go()

    # The keyboard

    def next_pane(self, by: int) -> None:
        """The keyboard to the next pane that is there, or to the one before."""
        panes = [pane for pane in self._panes if pane.isVisible()]
        at = next((place for place, pane in enumerate(panes) if pane.hasFocus()), -1 if by > 0 else 0)
        panes[(at + by) % len(panes)].setFocus()

    def keep_pane(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember the pane from which the keyboard goes."""
        if old in self._panes and new not in self._panes:
            self._pane = old

    def take_focus(self) -> None:
        """The keyboard back to the pane in which it was."""
        (self._pane if self.cues.isHidden() else self.cues.list).setFocus()

    def escape(self) -> None:
        """The keyboard back to the table, or to the cues in its place."""
        (self.table if self.cues.isHidden() else self.cues.list).setFocus()

    # Theme and size

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme, at its size of text."""
        self._left_width = theme.px(_LEFT)
        self.conflicts.apply_theme()
        self.timeline.apply_theme(theme)
        self.table.apply_theme(theme)
        self.cues.apply_theme(theme)

    def fit(self, width: int) -> None:
        """The left column takes its part of the width of the window."""
        self._left.setFixedWidth(min(self._left_width, round(width * _LEFT_PART)))
