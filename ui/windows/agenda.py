"""The agenda's editor: sessions by day, a timeline, a table that is written in, conflicts with their fixes.

It has a desk of its own, so that the session it shows is nobody else's; what it writes is seen everywhere.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.programme.changes import PARKED, Change, parking_lot
from app.programme.clock import DayClock, day_clock
from app.programme.conflicts import Conflict
from app.programme.durations import typed_duration
from app.programme.editor import Agenda, Make
from app.programme.run import ItemState
from app.programme.typed import part_of
from app.times import Clock, Zone, clock_text, day_of, day_text, zone
from ui.agenda_actions import BY_ID, MENUS, TABLE
from ui.agenda_faces import heading, item_rows, marked, over_words, programme_words
from ui.agenda_history import History
from ui.paint.timeline import Agenda as Drawn
from ui.panels.ask_line import AskLine
from ui.panels.conflict_card import ConflictCard
from ui.panels.days import DaysPanel
from ui.panels.items_table import ItemsTable
from ui.panels.parts import Card, Label, column
from ui.panels.strips import StateStrip, StatusLine, TroubleBand
from ui.panels.timeline import Timeline
from ui.theme import Theme
from ui.windows.commands import build_menus
from ui.windows.console import ConsoleWindow

if TYPE_CHECKING:
    from app.conference import Session
    from app.loaded import Done, LiveSession, Loaded
    from ui.desk import Desk

SMALLEST = (1000, 600)
_TITLE = "Agenda"
_LEFT, _USUAL_LINE = 300, 19
_SESSION_STEP, _ITEM_STEP = timedelta(minutes=5), timedelta(minutes=1)
_STATES = {"open": "SESSION OPEN", "suspended": "SUSPENDED", "closed": "CLOSED"}


class AgendaWindow(ConsoleWindow):
    """One editor. `asked` names what other windows answer; `gone` comes when it is closed."""

    gone = Signal()

    def __init__(self, desk: "Desk", clock: Clock, worn: Theme) -> None:
        super().__init__(clock)
        self.setWindowTitle(_TITLE)
        self.desk, self.worn = desk, worn
        self._loaded: Loaded | None = None
        self._day: tuple[LiveSession, ...] = ()
        self._conflicts: tuple[Conflict, ...] = ()
        self._clocks: DayClock | None = None
        self.code, self._before, self._unlocked = "", "", False
        self.history = History(self)
        self._ticker.ticked.connect(self._each_second)
        self.rows = build_menus(self, self.run, TABLE, MENUS)
        self.rows["lock"].setCheckable(True)
        self._build()
        self._connect()
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 768)
        self._name_undo()
        self._dress()

    def _build(self) -> None:
        self.strip, self.status, self.band, self.line = StateStrip(), StatusLine(), TroubleBand(), AskLine()
        self.days, self.conflicts = DaysPanel(), ConflictCard()
        self.timeline, self.table = Timeline(self.worn, self.clock), ItemsTable(self.worn)
        self.title, self.facts, self.programme = Label("title"), Label("muted"), Label()
        self.left, right, page = QWidget(), Card(), QWidget()
        beside = column(self.left)
        beside.addWidget(self.days, 1)
        beside.addWidget(self.conflicts)
        shown = column(right, margin=10, gap=6)
        for widget in (self.title, self.facts, self.timeline, self.programme):
            shown.addWidget(widget)
        shown.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.left)
        middle.addWidget(right, 1)
        whole = column(page, margin=8)
        for part in (self.strip, self.band, self.line, self.status):
            whole.addWidget(part)
        whole.insertLayout(2, middle, 1)
        self.setCentralWidget(page)

    def _connect(self) -> None:
        desk = self.desk
        desk.loaded.connect(self.show_loaded)
        desk.live.connect(lambda live: self.choose(live.session.code) if not self.code else None)
        desk.day.connect(self.show_day)
        desk.conflicts.connect(self.show_conflicts)
        desk.fixes.connect(self.conflicts.show_fixes)
        self.conflicts.wanted.connect(desk.find_fixes)
        desk.edited.connect(self._show_edited)
        desk.done.connect(self._show_done)
        for sentence in (desk.refused, desk.finished, self.history.refused, self.line.misunderstood):
            sentence.connect(self.tell)
        desk.trouble.connect(lambda words: self.band.say(f"{words} Trying goes on."))
        desk.recovered.connect(lambda: self.band.say(""))
        desk.failed.connect(
            lambda code: self.tell(f"Something went wrong (code {code}). Your data is saved.")
        )
        self.history.asked.connect(lambda change: desk.edit_agenda(change, unlocked=self._unlocked))
        self.history.written.connect(self._show_written)
        self.days.chosen.connect(self.choose)
        self.table.chosen.connect(lambda _number: self._draw())
        self.table.items.typed.connect(self._typed)
        self.table.items.overtaken.connect(self._overtaken)
        self.timeline.chosen.connect(self._choose_in_timeline)
        self.timeline.shifted.connect(self._shift)
        self.timeline.resized.connect(self._resize)
        self.timeline.placed.connect(lambda code, item, at: self._do(lambda held: held.put(code, item, at)))
        self.conflicts.mended.connect(lambda fix: self._do(lambda held: held.mend(fix)))
        self.conflicts.previewed.connect(self.timeline.preview)
        self.conflicts.went.connect(self._go)
        self.line.left.connect(self.table.setFocus)
        self.band.save_a_copy.connect(lambda: self.asked.emit("backup"))

    # What comes from the desk

    def show_loaded(self, loaded: "Loaded") -> None:
        """The rows have changed, by this window or another."""
        first, self._loaded = self._loaded is None, loaded
        self.setWindowTitle(f"{loaded.conference.name} – {_TITLE}")
        if first:
            self.desk.watch_agenda()
        if self.code != PARKED and all(one.code != self.code for one in loaded.sessions):
            self.code = ""
        self._show()

    def show_day(self, day: "tuple[LiveSession, ...]") -> None:
        """What happened in the sessions of the day."""
        self._day = day
        self._show()

    def show_conflicts(self, found: tuple[Conflict, ...]) -> None:
        """What cannot be held as it is planned now."""
        self._conflicts = found
        self.conflicts.show_conflicts(found, self._loaded.sessions if self._loaded else ())
        self.strip.list.say(marked(found), "behind" if found else "")
        self._show()

    def _show_edited(self, asked: Change, written: Change | None) -> None:
        self.history.answer(asked, written)
        self._name_undo()

    def _show_written(self, change: Change) -> None:
        self._name_undo()
        note = (
            self._clocks.sessions[self.code].note
            if self._clocks and self.code in self._clocks.sessions
            else ""
        )
        self.tell(" · ".join(part for part in (change.words, note, "Ctrl+Z undo") if part))
        self.status.saved.say(f"saved {clock_text(self.clock.now(), self._zone, seconds=True)}")
        new = [one for one in change.after if one.code not in {held.code for held in change.before}]
        if new:
            self.choose(new[0].code)
            return
        known = {item.id for one in change.before for item in one.items}
        for session in change.after:
            added = [item for item in session.items if item.id not in known]
            if session.code == self.code and added:
                self.table.choose(added[0].number, "title")

    def _show_done(self, done: "Done") -> None:
        self.tell(f"{done.said} · Ctrl+Alt+Z takes it back")

    def tell(self, words: str) -> None:
        """A sentence in the status line."""
        self.status.said.say(words)

    # What is shown

    @property
    def _zone(self) -> Zone:
        return zone(self._loaded.conference.zone if self._loaded else "UTC")

    @property
    def agenda(self) -> Agenda:
        """Everything as it is now. Raises ValueError while nothing is open."""
        if self._loaded is None:
            raise ValueError("Nothing is open yet")
        return Agenda(self._loaded.sessions, parking_lot(self._loaded.parked), self._zone)

    @property
    def session(self) -> "Session | None":
        """The chosen session, or what is parked."""
        if self._loaded is None or not self.code:
            return None
        return next(
            (one for one in (*self._loaded.sessions, self.agenda.parked) if one.code == self.code), None
        )

    @property
    def _live(self) -> "LiveSession | None":
        return next((one for one in self._day if one.session.code == self.code), None)

    def choose(self, code: str) -> None:
        """Show another session."""
        if code != self.code:
            self._before, self.code = (self.code if self.code != PARKED else self._before), code
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
        if self._loaded is None:
            return
        held = self.agenda
        if not self.code and held.sessions and self._day:
            self.code = held.sessions[0].code
        self.days.show_sessions(held.sessions, held.parked, self.code, self._conflicts, self._zone)
        session = self.session
        self.title.say(session.title if session else _EMPTY)
        self.facts.say(heading(session, self._zone) if session else _BEGIN)
        self._tick(self.clock.now())
        self._draw()

    def _each_second(self, now: datetime) -> None:
        if self.strip.clock.full_text() != clock_text(now, self._zone, seconds=True):
            self._tick(now)
            self.timeline.update()

    def _tick(self, now: datetime) -> None:
        if self._loaded is None:
            return
        self.strip.clock.say(clock_text(now, self._zone, seconds=True))
        self.strip.day.say(day_text(now, self._zone))
        self.strip.title.say(self._loaded.conference.name)
        self._clocks = day_clock([(one.session, one.run) for one in self._day], now) if self._day else None
        session, live = self.session, self._live
        clock = self._clocks.sessions.get(self.code) if self._clocks else None
        on = live is not None and (live.run.begun or live.floor.session.value in _STATES)
        state = _STATES.get(live.floor.session.value, "PLANNING") if live else "PLANNING"
        self.strip.session.say(state, "live" if state == "SESSION OPEN" else "")
        late = over_words(clock, self._clocks.over_ms) if on and clock and self._clocks else ""
        self.strip.time.say(late, "behind" if "BEHIND" in late or "LATE" in late else "")
        self.programme.say(programme_words(clock, session) if on and clock and session else "")
        self.table.show_live(on)
        self.table.items.show(item_rows(session, clock if on else None, self._zone) if session else ())
        if session and session.items and not self.table.currentIndex().isValid():
            self.table.choose(session.items[0].number)

    def _draw(self) -> None:
        """The day of the chosen session, to scale."""
        if self._loaded is None:
            return
        session, where = self.session, self._zone
        day = day_of(session.starts, where) if session and session.code != PARKED else None
        days = [one for one in self._loaded.sessions if day and day_of(one.starts, where) == day]
        air = self._live.run.on_air.item if self._live and self._live.run.on_air else 0
        self.timeline.show_agenda(
            Drawn(tuple(days), session, self.table.number(), self._conflicts, where, air)
        )

    def wear(self, worn: Theme) -> None:
        """Colours of another theme."""
        self.worn = worn
        self._dress()

    def _dress(self) -> None:
        # The chair's window may have set the text of all windows to its own size.
        size = self.status.fontMetrics().height() / _USUAL_LINE
        worn = replace(self.worn, scale=max(self.worn.scale, size))
        self.strip.wear(worn)
        self.status.wear(worn)
        self.timeline.wear(worn)
        self.table.wear(worn)
        self.left.setFixedWidth(worn.px(_LEFT))
        self.status.keys.say("F2 writes · F6 next pane")
        self.rows["lock"].setChecked(not self._unlocked)

    def _name_undo(self) -> None:
        for name, words in (("undo", self.history.undoes), ("redo", self.history.redoes)):
            self.rows[name].setText(
                f"{BY_ID[name].words}{f': {words}' if words else ''}".replace(" &", " &&")
            )
            self.rows[name].setEnabled(bool(words))

    # What is asked

    def run(self, name: str) -> None:
        """Do one row of the table of acts."""
        answers = {
            **self._of_items(),
            **self._of_sessions(),
            **self._of_the_programme(),
            **self._of_the_window(),
        }
        if name in answers:
            answers[name]()
        else:
            self.asked.emit(name)

    def _do(self, make: Make) -> None:
        self.history.do(lambda: make(self.agenda))

    def _of_items(self) -> dict[str, Callable[[], object]]:
        """The acts on the item under the cursor."""
        code, item = self.code, self.table.number()

        def do(make: Make, needs: bool = True) -> Callable[[], None]:
            return lambda: self._do(make) if item or not needs else self.tell("No item is chosen.")

        return {
            "insert": do(lambda held: held.insert(code, item), needs=False),
            "duplicate": do(lambda held: held.duplicate(code, item)),
            "delete": do(lambda held: held.delete(code, item)),
            "park": do(lambda held: held.park(code, item, self._before)),
            "item_up": do(lambda held: held.move(code, item, -1)),
            "item_down": do(lambda held: held.move(code, item, 1)),
            "hard": do(lambda held: held.hard_or_soft(code, item)),
            "split": lambda: self._ask_split(code, item),
            "earlier": lambda: self._push(-1, self._shift),
            "later": lambda: self._push(1, self._shift),
            "shorter": lambda: self._push(-1, self._resize),
            "longer": lambda: self._push(1, self._resize),
        }

    def _of_sessions(self) -> dict[str, Callable[[], object]]:
        code, session = self.code, self.session
        start = self._loaded.conference.starts if self._loaded else self.clock.now()
        return {
            "new_session": lambda: self._do(lambda held: held.new_session(code, start)),
            "delete_session": lambda: self._do(lambda held: held.delete_session(code)),
            "rename_session": lambda: self._ask(
                f"Title of {code}",
                session.title if session else "",
                lambda held, text: held.rename(code, text),
            ),
            "session_times": lambda: self._ask(
                f"Start and end of {code}, as 14:00-15:30", "", lambda held, text: held.times(code, text)
            ),
            "session_room": lambda: self._ask(
                f"Room of {code}", session.room if session else "", lambda held, text: held.room(code, text)
            ),
            "lock": self._toggle_lock,
            "undo": self.history.undo,
            "redo": self.history.redo,
            "conflict": lambda: (
                self.conflicts.step() if self.conflicts.fixes.hasFocus() else self.conflicts.go()
            ),
        }

    def _of_the_programme(self) -> dict[str, Callable[[], object]]:
        """Acts of the session that is shown, into its journal."""
        item, live = self.table.number(), self._live
        air = live.run.on_air if live else None
        state = live.run.state(part_of(live.session, item).item.id) if live and item else None
        skip = "unskip_item" if state is ItemState.SKIPPED else "skip_item"
        return {
            "start_item": lambda: self._act("start_item", item=item),
            "finish_item": lambda: self._act("finish_item"),
            "pause_item": lambda: self._act("resume_item" if air and air.paused else "pause_item"),
            "minute_more": lambda: self._act("adjust_item", seconds=60),
            "minute_less": lambda: self._act("adjust_item", seconds=-60),
            "skip_item": lambda: self._act(skip, item=item),
            "undo_act": lambda: self._act("undo"),
        }

    def _of_the_window(self) -> dict[str, Callable[[], object]]:
        return {
            "panes": lambda: self._next_pane(1),
            "panes_back": lambda: self._next_pane(-1),
            "full_screen": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
        }

    def _act(self, act: str, **arguments: object) -> None:
        if self._live is None:
            self.tell("Choose a session first.")
        else:
            self.desk.do(act, **arguments)

    def _typed(self, number: str, name: str, text: str) -> None:
        code = self.code
        self._do(lambda held: held.type(code, number, name, text))

    def _overtaken(self, number: str, name: str, text: str) -> None:
        self.tell(
            f"Another desk has changed the {name} of item {number} meanwhile; it is shown. "
            f"“{text}” was not written."
        )

    def _push(self, way: int, how: Callable[[str, str, int], None]) -> None:
        """A session in the list, or in the timeline where it was clicked last; else the item."""
        timeline = self.timeline.hasFocus() and not self.timeline.on_item
        item = "" if self.days.list.hasFocus() or timeline else self.table.number()
        step = _ITEM_STEP if item else _SESSION_STEP
        how(self.code, item, way * round(step.total_seconds()))

    def _shift(self, code: str, item: str, seconds: int) -> None:
        by = timedelta(seconds=seconds)
        self._do(lambda held: held.shift_item(code, item, by) if item else held.shift(code, by))

    def _resize(self, code: str, item: str, seconds: int) -> None:
        by = timedelta(seconds=seconds)
        self._do(lambda held: held.lengthen(code, item, by) if item else held.resize(code, by))

    def _ask_split(self, code: str, item: str) -> None:
        if not item:
            self.tell("No item is chosen.")
            return

        def make(held: Agenda, text: str) -> Change:
            starts = part_of(held.of(code), item).start
            return held.split(code, item, typed_duration(text, starts, self._zone))

        self._ask(f"Split item {item} after, as 10 or until 15:15", "", make)

    def _ask(self, what: str, text: str, make: Callable[[Agenda, str], Change]) -> None:
        """A line for one value; what makes no sense is said at once, and the line stays."""

        def take(typed: str) -> None:
            make(self.agenda, typed)
            self._do(lambda held: make(held, typed))

        self.line.ask(what, take)
        self.line.setText(text)
        self.line.selectAll()

    def _toggle_lock(self) -> None:
        self._unlocked = not self._unlocked
        self.rows["lock"].setChecked(not self._unlocked)
        how = "unlocked: times and order may change" if self._unlocked else "locked"
        self.tell(f"The structure of an open session is {how}.")

    def _next_pane(self, by: int) -> None:
        panes: list[QWidget] = [self.days.list, self.conflicts.fixes, self.timeline, self.table]
        at = next((place for place, one in enumerate(panes) if one.hasFocus()), -1 if by > 0 else 0)
        panes[(at + by) % len(panes)].setFocus()

    # What Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.line.hide()
            self.table.setFocus()
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.table.setFocus()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Another style sheet for all windows: the sizes follow it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            QTimer.singleShot(0, self, self._dress)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Whoever holds the window lets go of it."""
        super().closeEvent(event)
        self.gone.emit()


_EMPTY = "The agenda is empty"
_BEGIN = "Ctrl+Shift+N makes the first session; Ctrl+Shift+A imports an agenda"
