"""The agenda's editor: sessions by day, a timeline, a table that is written in, conflicts with their fixes.

It has a desk of its own, so that the session it shows is nobody else's; what it writes is seen everywhere.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.agenda.changes import PARKED, Change, parking_lot
from app.agenda.conflicts import Conflict
from app.agenda.editor import Agenda
from app.agenda.rooms import rooms
from app.times import Clock, clock_text
from ui.agenda.actions import BY_ID, KEYS_BESIDE, MENUS, TABLE
from ui.agenda.conflict_card import ConflictCard
from ui.agenda.cue_editing import AgendaCues
from ui.agenda.days_panel import DaysPanel, days_between
from ui.agenda.edits import AgendaActs
from ui.agenda.history import History
from ui.agenda.items_table import ItemsTable
from ui.agenda.session_view import AgendaSessionView
from ui.agenda.texts import heading, marked
from ui.agenda.timeline import Timeline
from ui.console.actions import Action, Screen
from ui.console.window import ConsoleWindow
from ui.style.theme import Theme
from ui.widgets.labels import Card, Label
from ui.widgets.parts import column

if TYPE_CHECKING:
    from app.conference.sessions import Session
    from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
    from ui.worker.desk import Desk

_SCREEN = Screen("Agenda", TABLE, MENUS, smallest=(1000, 600), keys=KEYS_BESIDE)
_LEFT, _LEFT_PART = 300, 0.26


class AgendaWindow(ConsoleWindow):
    """One editor. `asked` names what other windows answer."""

    def __init__(self, desk: "Desk", clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self.day: tuple[SessionSnapshot, ...] = ()
        self.found: tuple[Conflict, ...] = ()
        self.lanes: tuple[str, ...] = ()
        self.code, self.before = "", ""
        self.history, self.acts, self.shown = History(self), AgendaActs(self), AgendaSessionView(self)
        for name in ("lock", "columns"):
            self.rows[name].setCheckable(True)
        self._build()
        self._connect()
        self._name_undo()

    def _build(self) -> None:
        self.days, self.conflicts = DaysPanel(), ConflictCard()
        self.timeline, self.table = Timeline(self.theme, self.clock), ItemsTable(self.theme)
        self.title, self.facts, self.programme = Label("title"), Label("muted"), Label()
        self.cues = AgendaCues(self, self.acts.do)
        self.left, right, page = QWidget(), Card(), QWidget()
        beside = column(self.left)
        beside.addWidget(self.days, 1)
        beside.addWidget(self.conflicts)
        shown = column(right, margin=10, gap=6)
        for widget in (self.title, self.facts, self.timeline, self.programme):
            shown.addWidget(widget)
        shown.addWidget(self.table, 1)
        shown.addWidget(self.cues.panel, 1)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.left)
        middle.addWidget(right, 1)
        whole = column(page, margin=8)
        for part in (self.strip, self.band, self.line, self.status):
            whole.addWidget(part)
        whole.insertLayout(2, middle, 1)
        self.put(page, self._commands())
        self.panes: list[QWidget] = [self.days.list, self.conflicts.fixes, self.timeline, self.table]
        self._pane: QWidget = self.table

    def _connect(self) -> None:
        desk = self.desk
        desk.agenda.day.connect(self.show_day)
        desk.agenda.conflicts.connect(self.show_conflicts)
        desk.agenda.fixes.connect(self.conflicts.show_fixes)
        self.conflicts.wanted.connect(desk.agenda.find_fixes)
        desk.agenda.edited.connect(self._show_edited)
        desk.floor.done.connect(self._show_done)
        self.history.refused.connect(self.tell)
        self.history.written.connect(self._show_written)
        self.days.chosen.connect(self.choose)
        self.table.chosen.connect(lambda _number: self.shown.draw())
        self.table.items.overtaken.connect(self._overtaken)
        self.timeline.chosen.connect(self._choose_in_timeline)
        self.timeline.day_under = self.days.day_under
        self.timeline.over_day.connect(self.days.mark_day)
        self.acts.listen()
        self.conflicts.previewed.connect(self.timeline.preview)
        self.conflicts.went.connect(self._go)
        self.line.left.connect(self.take_focus)
        QApplication.instance().focusChanged.connect(self._keep_pane)  # type: ignore[union-attr]

    # What comes from the desk

    def show_loaded(self, loaded: "ConferenceSnapshot") -> None:
        """The rows have changed, by this window or another."""
        first = self.loaded is None
        super().show_loaded(loaded)
        # A room that its last session has left keeps its lane: it may be wanted back.
        self.lanes = rooms(loaded.sessions, self.lanes)
        if first:
            self.desk.agenda.watch()
        if self.code != PARKED and all(session.code != self.code for session in loaded.sessions):
            self.code = ""
        self._show()

    def show_live(self, live: "SessionSnapshot") -> None:
        """The session that is on is chosen first."""
        if not self.code:
            self.choose(live.session.code)

    def show_day(self, day: "tuple[SessionSnapshot, ...]") -> None:
        """What happened in the sessions of the day."""
        self.day = day
        self._show()

    def show_conflicts(self, found: tuple[Conflict, ...]) -> None:
        """What cannot be held as it is planned now."""
        self.found = found
        if not found and self.conflicts.fixes.hasFocus():
            self.table.setFocus()
        self.conflicts.show_conflicts(found, self.loaded.sessions if self.loaded else ())
        self.strip.list.say(marked(found), "behind" if found else "")
        self._show()

    def _show_edited(self, asked: Change, written: Change | None) -> None:
        self.history.answer(asked, written)
        self._name_undo()

    def _show_written(self, change: Change) -> None:
        self._name_undo()
        self.tell(" · ".join(part for part in (change.words, self.shown.note, "Ctrl+Z undo") if part))
        self.status.saved.say(f"saved {clock_text(self.clock.now(), self.zone, seconds=True)}")
        new = [other for other in change.after if other.code not in {held.code for held in change.before}]
        if new:
            self.choose(new[0].code)
            return
        known = {item.id for other in change.before for item in other.items}
        for session in change.after:
            added = [item for item in session.items if item.id not in known]
            if session.code == self.code and added:
                self.table.choose(added[0].number, "title")

    def _show_done(self, done: "ActResult") -> None:
        self.tell(f"{done.said} · Ctrl+Alt+Z takes it back")

    # What is shown

    @property
    def agenda(self) -> Agenda:
        """Everything as it is now. Raises ValueError while nothing is open."""
        if self.loaded is None:
            raise ValueError("Nothing is open yet")
        return Agenda(self.loaded.sessions, parking_lot(self.loaded.parked), self.zone, self.lanes)

    @property
    def session(self) -> "Session | None":
        """The chosen session, or what is parked."""
        if self.loaded is None or not self.code:
            return None
        return next(
            (session for session in (*self.loaded.sessions, self.agenda.parked) if session.code == self.code),
            None,
        )

    @property
    def live(self) -> "SessionSnapshot | None":
        """What happened in the chosen session."""
        return next((session for session in self.day if session.session.code == self.code), None)

    @property
    def begins(self) -> datetime:
        """When the first session of an empty agenda begins."""
        return self.loaded.conference.starts if self.loaded else self.clock.now()

    def choose(self, code: str) -> None:
        """Show another session."""
        if code != self.code:
            self.before, self.code = (self.code if self.code != PARKED else self.before), code
            if code != PARKED:
                self.desk.show_session(code)
            self._show()

    def _go(self, code: str, item: str) -> None:
        self.choose(code)
        self.table.choose(item)

    def _choose_in_timeline(self, code: str, item: str) -> None:
        self.choose(code)
        if item:
            self.table.choose(item)

    def _show(self) -> None:
        """All of it as it is now, in one step."""
        if self.loaded is None:
            return
        held = self.agenda
        if not self.code and held.sessions and self.day:
            self.code = held.sessions[0].code
        days = days_between(self.begins, self.loaded.conference.ends, held.where)
        self.days.show_sessions(held, self.code, self.found, days)
        session = self.session
        self.title.say(session.title if session else _EMPTY)
        self.facts.say(heading(session, self.zone) if session else _BEGIN)
        self.shown.tick(self.clock.now())
        self.cues.show()
        self.shown.draw()

    def tick(self, now: datetime) -> None:
        """Once a second, what changes with the time."""
        if self.strip.clock.full_text() != clock_text(now, self.zone, seconds=True):
            self.shown.tick(now)
            self.timeline.update()

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the editor's parts."""
        self.conflicts.apply_theme()
        self.timeline.apply_theme(theme)
        self.table.apply_theme(theme)
        self.cues.panel.apply_theme(theme)
        self._left_width = theme.px(_LEFT)
        self.status.keys.say("F2 writes · F6 pane · F1 keys")
        self.rows["lock"].setChecked(not self.acts.unlocked)

    def _name_undo(self) -> None:
        for name, words in (("undo", self.history.undoes), ("redo", self.history.redoes)):
            self.rows[name].setText(
                f"{BY_ID[name].words}{f': {words}' if words else ''}".replace(" &", " &&")
            )
            self.rows[name].setEnabled(bool(words))

    # What is asked

    def _do(self, name: str, own: dict[str, Callable[[], object]]) -> None:
        """One row of the table of acts, on what is chosen now."""
        acts = self.acts.answers()
        if self.cues.takes(name):
            return
        if name in acts:
            acts[name]()
        elif name in own:
            own[name]()
        else:
            self.asked.emit(name)

    def _commands(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "undo": self.history.undo,
            "redo": self.history.redo,
            "conflict": self._next_conflict,
            "columns": self._toggle_columns,
            "panes": lambda: self._next_pane(1),
            "panes_back": lambda: self._next_pane(-1),
        }
        return {name: partial(self._do, name, own) for name in self.rows}

    def refusal(self, action: Action) -> str:
        """Why a row cannot be chosen now."""
        return "" if self.rows[action.id].isEnabled() else "there is nothing of yours in this window"

    def _next_conflict(self) -> None:
        """To where it is; from there on to the one after it."""
        if self.conflicts.fixes.hasFocus():
            self.conflicts.step()
        else:
            self.conflicts.go()

    def _overtaken(self, number: str, name: str, text: str) -> None:
        self.tell(
            f"Another desk has changed the {name} of item {number} meanwhile; it is shown. "
            f"“{text}” was not written."
        )

    def _toggle_columns(self) -> None:
        self.table.show_all_columns(not self.table.all_columns)
        self.rows["columns"].setChecked(self.table.all_columns)

    def _next_pane(self, by: int) -> None:
        panes = [pane for pane in self.panes if pane.isVisible()]
        at = next((place for place, pane in enumerate(panes) if pane.hasFocus()), -1 if by > 0 else 0)
        panes[(at + by) % len(panes)].setFocus()

    def _keep_pane(self, old: QWidget | None, new: QWidget | None) -> None:
        if old in self.panes and new not in self.panes:
            self._pane = old

    # What Qt tells

    def escape(self) -> None:
        """Back to the table."""
        self.line.hide()
        (self.cues.panel.list if self.cues.is_open else self.table).setFocus()

    def take_focus(self) -> None:
        """The keyboard goes back to the pane in which it was."""
        (self.cues.panel.list if self.cues.is_open else self._pane).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The left column takes its part of the width; larger text is drawn anew."""
        before = self.styleSheet()
        super().resizeEvent(event)
        self.left.setFixedWidth(min(self._left_width, round(self.width() * _LEFT_PART)))
        if self.styleSheet() != before:
            self._show()


_EMPTY = "The agenda is empty"
_BEGIN = "Ctrl+Shift+N makes the first session; Ctrl+Shift+A imports an agenda"
