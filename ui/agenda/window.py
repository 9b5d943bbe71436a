"""The agenda's editor: sessions by day, a timeline, a table that is written in, conflicts with their fixes.

It has a desk of its own, so that the session it shows is nobody else's; what it writes is seen everywhere.
"""

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from app.agenda.changes import PARKED, Change
from app.agenda.conflicts import Conflict
from app.agenda.copied_rows import rows_text
from app.agenda.plan import planned
from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
from app.times import Clock, clock_text
from ui.agenda.actions import BY_ID, KEYS_BESIDE, MENUS, TABLE
from ui.agenda.commands import AgendaCommands
from ui.agenda.cue_editing import CueEditing
from ui.agenda.editor_state import EditorState
from ui.agenda.page import AgendaPage
from ui.agenda.session_view import AgendaSessionView
from ui.agenda.texts import marked
from ui.console.actions import Action, Screen
from ui.console.edit_history import EditHistory
from ui.console.window import ConsoleWindow
from ui.style.theme import Theme
from ui.worker.desk import Desk

_SCREEN = Screen("Agenda", TABLE, MENUS, smallest=(1000, 600), keys=KEYS_BESIDE)


class AgendaWindow(ConsoleWindow):
    """One editor. `asked` names what other windows answer."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self.history, self.state = EditHistory(self), EditorState(clock)
        page = self.page = AgendaPage(theme, clock)
        self.acts = AgendaCommands(self.state, page, self.line, self.history, desk.floor)
        self.cues = CueEditing(self.state, page, self.acts.do)
        self.view = AgendaSessionView(self.state, page, self.strip)
        commands = {
            **self.acts.table,
            "cues": self.cues.open,
            "conflict": page.next_conflict,
            "columns": self._toggle_columns,
            "copy_item": lambda: self._copy(page.table.number()),
            "copy_items": lambda: self._copy(""),
            "paste_rows": self._paste,
            "panes": lambda: page.next_pane(1),
            "panes_back": lambda: page.next_pane(-1),
        }
        self.put(self.around(page), self.cues.over(commands))
        for name in ("lock", "columns"):
            self.rows[name].setCheckable(True)
        self.rows["lock"].setChecked(True)
        self.status.keys.say("F2 writes · F6 pane · F1 keys")
        self._listen_to_desk(desk)
        self._listen_to_page()
        self._name_undo()

    def _listen_to_desk(self, desk: Desk) -> None:
        desk.agenda.day.connect(self.show_day)
        desk.agenda.conflicts.connect(self.show_conflicts)
        desk.agenda.fixes.connect(self.page.conflicts.show_fixes)
        desk.agenda.edited.connect(self._show_edited)
        desk.agenda.rows.connect(
            lambda code, below, items: self.acts.do(lambda agenda: agenda.paste(code, below, items))
        )
        desk.floor.done.connect(self._show_done)
        self.page.conflicts.wanted.connect(desk.agenda.find_fixes)
        self.history.asked.connect(lambda change: desk.agenda.edit(change, unlocked=self.acts.unlocked))

    def _listen_to_page(self) -> None:
        page = self.page
        for sentence in (self.history.refused, self.acts.told, self.cues.told):
            sentence.connect(self.tell)
        self.history.refused.connect(lambda _words: self.cues.show())
        self.history.written.connect(self._show_written)
        self.acts.locked.connect(self.rows["lock"].setChecked)
        self.cues.turned.connect(lambda: self.view.tick(self.clock.now()))
        page.days.chosen.connect(self.choose)
        page.table.chosen.connect(lambda _number: self.view.draw())
        page.table.items.overtaken.connect(self._overtaken)
        for place in (page.timeline.chosen, page.conflicts.went):
            place.connect(self._go)
        self.line.left.connect(self.take_focus)
        QApplication.instance().focusChanged.connect(page.keep_pane)  # type: ignore[union-attr]

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed, by this window or another."""
        first = self.loaded is None
        super().show_loaded(loaded)
        self.state.take(loaded)
        if first:
            self.desk.agenda.watch()
        self._show()

    def show_live(self, live: SessionSnapshot) -> None:
        """The session that is on is chosen first."""
        if not self.state.code:
            self.choose(live.session.code)

    def show_day(self, day: tuple[SessionSnapshot, ...]) -> None:
        """What happened in the sessions of the day."""
        self.state.day = day
        self._show()

    def show_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        """What cannot be held as it is planned now."""
        self.state.conflicts = conflicts
        if not conflicts and self.page.conflicts.fixes.hasFocus():
            self.page.table.setFocus()
        self.page.conflicts.show_conflicts(conflicts, self.loaded.sessions if self.loaded else ())
        self.strip.list.say(marked(conflicts), "behind" if conflicts else "")
        self._show()

    def _show_edited(self, asked: Change, written: Change | None) -> None:
        self.history.answer(asked, written)
        self._name_undo()

    def _show_written(self, change: Change) -> None:
        self._name_undo()
        self.tell(" · ".join(part for part in (change.words, self.view.note, "Ctrl+Z undo") if part))
        self.status.saved.say(f"saved {clock_text(self.clock.now(), self.zone, seconds=True)}")
        codes_before = {session.code for session in change.before}
        new = [session for session in change.after if session.code not in codes_before]
        if new:
            self.choose(new[0].code)
            return
        items_before = {item.id for session in change.before for item in session.items}
        for session in change.after:
            added = [item for item in session.items if item.id not in items_before]
            if session.code == self.state.code and added:
                self.page.table.choose(added[0].number, "title")

    def _show_done(self, done: ActResult) -> None:
        self.tell(f"{done.sentence} · Ctrl+Shift+Backspace takes it back")

    # What is shown

    def choose(self, code: str) -> None:
        """Show another session."""
        if code != self.state.code:
            self.state.choose(code)
            if code != PARKED:
                self.desk.show_session(code)
            self._show()

    def go_to(self, place: str) -> None:
        """A session, by its code."""
        self.choose(place)

    def _go(self, code: str, item: str) -> None:
        self.choose(code)
        self.page.table.choose(item)

    def _show(self) -> None:
        """All of it as it is now, in one step."""
        if self.loaded is None:
            return
        if not self.state.code and self.loaded.sessions and self.state.day:
            self.state.code = self.loaded.sessions[0].code
        self.view.show(self.clock.now())
        self.cues.show()
        self.view.draw()

    def tick(self, now: datetime) -> None:
        """Once a second, what changes with the time."""
        if self.strip.clock.full_text() != clock_text(now, self.zone, seconds=True):
            self.view.tick(now)
            self.page.timeline.update()

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the page."""
        self.page.apply_theme(theme)
        self.page.fit(self.width())

    def _name_undo(self) -> None:
        for name, words in (("undo", self.history.undoes), ("redo", self.history.redoes)):
            self.rows[name].setText(
                f"{BY_ID[name].words}{f': {words}' if words else ''}".replace(" &", " &&")
            )
            self.rows[name].setEnabled(bool(words))

    # What is asked

    def refusal(self, action: Action) -> str:
        """Why a row cannot be chosen now."""
        return "" if self.rows[action.id].isEnabled() else "there is nothing of yours in this window"

    def _overtaken(self, number: str, name: str, text: str) -> None:
        self.tell(
            f"Another desk has changed the {name} of item {number} meanwhile; it is shown. "
            f"“{text}” was not written."
        )

    def _toggle_columns(self) -> None:
        table = self.page.table
        table.show_all_columns(not table.all_columns)
        self.rows["columns"].setChecked(table.all_columns)

    def _copy(self, number: str) -> None:
        """The item, or every one of the session, as rows for a spreadsheet or another session."""
        session = self.state.session
        parts = [part for part in planned(session) if number in ("", part.item.number)] if session else []
        if parts:
            QApplication.clipboard().setText(rows_text(parts))
            self.tell(f"Copied: {'1 item' if len(parts) == 1 else f'{len(parts)} items'} as rows.")
        else:
            self.tell("There is no item to copy.")

    def _paste(self) -> None:
        """Rows from a spreadsheet, a document or another session, as items below the chosen one."""
        text = QApplication.clipboard().text()
        if text.strip():
            self.desk.agenda.read_rows(self.state.code, self.page.table.number(), text)
        else:
            self.tell("The clipboard holds no text: copy rows first.")

    # What Qt tells

    def escape(self) -> None:
        """Back to the table."""
        self.line.hide()
        self.page.escape()

    def take_focus(self) -> None:
        """The keyboard goes back to the pane in which it was."""
        self.page.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The left column takes its part of the width; larger text is drawn anew."""
        before = self.styleSheet()
        super().resizeEvent(event)
        self.page.fit(self.width())
        if self.styleSheet() != before:
            self._show()
