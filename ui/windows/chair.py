"""The chair's console: who has the floor, what comes next, what to say, who waits, whether it fits."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from app.floor.announce import announcement
from app.floor.state import Kind, SessionState
from app.floor.words import undo_words
from app.loaded import Done, LiveSession, Loaded
from app.search import SearchIndex
from app.times import Clock, SystemClock, clock_text, day_text, duration_text, parse_clock, parse_duration
from ui.actions import BY_ID, permitted
from ui.clock import Ticker
from ui.desk import Desk
from ui.faces import Faces
from ui.panels.palette import KeysOverlay, Palette
from ui.panels.parts import SECOND_PRESS_MS
from ui.panels.search_box import Wish
from ui.panels.side_cards import ROWS, SideCards
from ui.theme import Theme
from ui.windows.chair_page import ChairPage, Shows
from ui.windows.commands import build_menus

SMALLEST = (400, 540)
_TITLE = "Rostrum"
_STEP_MS = 2_000


class ChairWindow(QMainWindow):
    """One session in front of the chair.

    `asked` names a row of the table that other windows answer: import, print, the room's display…
    """

    asked = Signal(str)
    painted = Signal()

    def __init__(self, desk: Desk, clock: Clock, worn: Theme) -> None:
        super().__init__()
        self.setWindowTitle(_TITLE)
        self.desk, self.clock, self.worn = desk, clock, worn
        self._faces: Faces | None = None
        self._loaded: Loaded | None = None
        self._live: LiveSession | None = None
        self._index: SearchIndex | None = None
        self._asking_point, self._second, self._armed = False, "", ""
        self._state: SessionState | None = None
        self._stepped = 0
        self._disarm = QTimer(self, interval=SECOND_PRESS_MS, singleShot=True)
        self._disarm.timeout.connect(self._calm)
        self._ticker = Ticker(clock, self)
        self._ticker.ticked.connect(self._tick)
        self.rows = build_menus(self, self.run)
        self._build()
        self._connect()
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 768)

    def _build(self) -> None:
        self.page = page = ChairPage(self.worn)
        self.strip, self.status, self.band = page.strip, page.status, page.band
        self.floor_card, self.next_card = page.floor_card, page.next_card
        self.speakers, self.agenda = page.speakers, page.agenda
        self.buttons, self.line = page.buttons, page.line
        self.setCentralWidget(page)
        self.cards = SideCards(page.speakers, self.clock)
        self.palette_card = Palette(
            page, lambda action: permitted(action, self._live, self._selected(), self._now())
        )
        self.keys_card = KeysOverlay(page)

    def _connect(self) -> None:
        desk = self.desk
        self.page.pressed.connect(self.run)
        desk.loaded.connect(self.show_loaded)
        desk.live.connect(self.show_live)
        desk.done.connect(self._show_done)
        desk.refused.connect(self.tell)
        desk.finished.connect(self.tell)
        desk.trouble.connect(self._show_trouble)
        desk.recovered.connect(self._show_recovered)
        desk.failed.connect(
            lambda code: self.tell(
                f"Something went wrong (code {code}). Your data is saved. The list goes on."
            )
        )
        self.speakers.asked.connect(self.run)
        self.speakers.view.selectionModel().currentChanged.connect(self._show_permissions)
        self.speakers.search.wished.connect(self._request)
        self.speakers.search.nothing_found.connect(self._nothing_found)
        self.next_card.asked.connect(self.run)
        self.next_card.point_raised.connect(self._raise_point)
        self.next_card.look_up_with(self._delegations)
        self.palette_card.chosen.connect(self.run)
        for overlay in (self.palette_card, self.keys_card):
            overlay.left.connect(self.page.take_focus)
        self.cards.wanted.connect(lambda act, arguments: self.desk.do(act, **arguments))
        self.cards.left.connect(self.page.take_focus)
        self.line.misunderstood.connect(self.tell)
        self.line.left.connect(self.page.take_focus)
        self.agenda.chosen.connect(self._choose_session)
        self.band.save_a_copy.connect(lambda: self.run("backup"))
        QApplication.instance().focusChanged.connect(self._show_keys)  # type: ignore[union-attr]

    # What comes from the desk

    def show_loaded(self, loaded: Loaded) -> None:
        """The rows have changed: names, agenda, people."""
        self._loaded = loaded
        self._index = SearchIndex(loaded.entities, loaded.registrants)
        self.speakers.search.search_in(self._index)
        self.setWindowTitle(f"{loaded.conference.name} – {_TITLE}")
        self.agenda.show_agenda(loaded, self._live.session.code if self._live else "", self.clock.now())
        if self._live is not None:
            self.show_live(self._live)

    def show_live(self, live: LiveSession) -> None:
        """The session has changed: everything is shown anew in one step."""
        if self._loaded is None:
            return
        other = self._live is None or self._live.session.code != live.session.code
        self._live, self._faces = live, Faces(self._loaded, live)
        if live.floor.session is not self._state or other:
            self._state = live.floor.session
            calm = live.floor.session in (SessionState.OPEN, SessionState.SUSPENDED)
            if not self.page.narrow:
                self.page.show_one(Shows.SAY if calm else Shows.PROGRAMME)
        if other:
            self.agenda.show_agenda(self._loaded, live.session.code, self.clock.now())
        if live.floor.points:
            self._asking_point = False
        self._second = ""
        self._show_floor()
        self.cards.show_live(self._loaded, live)

    def _show_done(self, done: Done) -> None:
        self.tell(" · ".join((done.said, *done.warnings, "Ctrl+Z undo")))
        if done.live.floor.speaking is not None and done.live.floor.speaking.started == done.entry.at:
            name = self._faces.name(done.live.floor.speaking.request) if self._faces else ""
            announce(self.floor_card, f"{name} has the floor")

    def _show_trouble(self, words: str) -> None:
        self.band.say(f"{words} The screen shows the last act that was saved. Trying goes on.")

    def _show_recovered(self) -> None:
        self.band.say("")
        self.tell("Saving works again.")

    def tell(self, words: str) -> None:
        """A sentence in the status line."""
        self.status.said.say(words)

    # What is shown

    def _tick(self, now: datetime) -> None:
        if self._faces is None:
            return
        face = self._faces.floor_face(now)
        self.floor_card.show_face(face)
        second = clock_text(now, self._faces.zone, seconds=True)
        if second == self._second:
            return
        self._second = second
        self._watch_the_laptops_clock()
        self.strip.clock.say(second)
        self.strip.day.say(self._place_and_day(now))
        self.strip.time.say(*self._time_chip(now))
        self.strip.list.say(self._faces.list_chip(now))
        self.speakers.chip.say(self._faces.count_chip(now))
        self._show_next(now)
        self._show_rows(now)

    def _watch_the_laptops_clock(self) -> None:
        """A stepped system clock moves no timer; whoever stepped it is told."""
        by = self.clock.stepped_by() if isinstance(self.clock, SystemClock) else 0
        if abs(by - self._stepped) > _STEP_MS:
            self._stepped = by
            self.tell(f"The system clock changed by {duration_text(abs(by))}. Timers are right and go on.")

    def _place_and_day(self, now: datetime) -> str:
        assert self._faces is not None
        place = str(self._faces.zone).rsplit("/", 1)[-1].replace("_", " ")
        return f"{place}, {day_text(now, self._faces.zone)}"

    def _time_chip(self, now: datetime) -> tuple[str, str]:
        assert self._faces is not None
        if self._faces.floor.session in (SessionState.CLOSED, SessionState.SCHEDULED):
            return "", ""
        words = self._faces.time_chip(now)
        return words, "behind" if "BEHIND" in words else ""

    def _show_floor(self) -> None:
        assert self._faces is not None
        assert self._live is not None
        now = self.clock.now()
        faces, floor = self._faces, self._live.floor
        self.strip.title.say(self._live.session.title)
        self.strip.session.say(faces.session_chip(), "live" if floor.session is SessionState.OPEN else "")
        self._show_what_to_say()
        self.page.after.say(self._after_the_list())
        waiting = (floor.requests[one].delegation for one in (*floor.waiting, *floor.replies))
        self.speakers.search.mark_waiting(frozenset(waiting))
        self._tick(now)
        self._show_permissions()
        saved = self._live.saved_at
        self.status.saved.say(
            f"saved {clock_text(saved, faces.zone, seconds=True)}" if saved else "nothing to save yet"
        )

    def _show_what_to_say(self) -> None:
        assert self._faces is not None
        words = announcement(self._faces.floor, self._faces.name, self._faces.live.session.title)
        aside, heed = self._faces.aside(self.clock.now())
        self.page.aside.rename("warn" if heed else "muted")
        self.page.aside.say(aside)
        self.page.say.say("“A point of order has been raised.”" if self._asking_point else f"“{words}”")

    def _show_next(self, now: datetime) -> None:
        assert self._faces is not None
        face = self._faces.next_face(now, self._asking_point)
        self._show_what_to_say()
        action = BY_ID.get(face.action)
        refusal = permitted(action, self._live, "", now) if action else ""
        key = (
            "Space" if face.action == "give_floor" and self.page.lists else action.shown_key if action else ""
        )
        self.next_card.show_face(face, key, bool(action and action.twice), refusal)

    def _show_rows(self, now: datetime) -> None:
        assert self._faces is not None
        assert self._live is not None
        count = len(self._live.floor.waiting)
        state = self._live.floor.session
        empty = "Nobody is waiting. F3 adds a request; the tech desk can add Zoom hands."
        if state is SessionState.SCHEDULED:
            empty = "The list opens with the session. F3 adds a request that came ahead."
        elif state is SessionState.CLOSED:
            empty = "The session is closed."
        self.speakers.show_rows(self._faces.rows(now), empty if not count else "")

    def _after_the_list(self) -> str:
        assert self._faces is not None
        assert self._live is not None
        floor, parts = self._live.floor, []
        for words, lane in (
            ("Right of reply", floor.replies),
            ("Not present", floor.passed_over),
            ("Written only", floor.written_only),
        ):
            if lane:
                parts.append(f"{words}: " + ", ".join(self._faces.name(one) for one in lane))
        responses = [item.title for item in self._live.session.items if item.kind == "response"]
        return "After the list  ·  " + ("  ·  ".join((*parts, *responses)) or "nothing is planned")

    def _show_permissions(self) -> None:
        """Buttons and rows of the menu say what the rules would refuse, and why."""
        now, selected = self.clock.now(), self.speakers.view.selected()
        for name, shown in self.rows.items():
            refusal = permitted(BY_ID[name], self._live, selected, now)
            shown.setToolTip(refusal)
            if BY_ID[name].needs is not None:
                shown.setStatusTip("")
        for name, button in {**self.buttons, **self.speakers.buttons}.items():
            refusal = permitted(BY_ID[name], self._live, selected, now)
            button.setEnabled(not refusal)
            button.setToolTip(refusal)
        held = self._live is not None and self._live.floor.speaking is None and bool(self._live.floor.held)
        self.buttons["hold"].say("Resume" if held else "Hold", "F7")
        self._name_undo()

    def _name_undo(self) -> None:
        """The menu names the act and the desk that undo and redo concern; the button's tool tip too."""
        if self._live is None:
            return
        floor, house = self._live.floor, self._live.house
        for name, entry in (("undo", floor.undo), ("redo", floor.redo)):
            act = undo_words(entry, floor, house)
            self.rows[name].setText(f"{BY_ID[name].words}: {act}" if act else BY_ID[name].words)
        if floor.undo is not None:
            self.buttons["undo"].setToolTip(undo_words(floor.undo, floor, house))

    def _show_keys(self, _old: QWidget | None, new: QWidget | None) -> None:
        typing = isinstance(new, QLineEdit | QPlainTextEdit)
        self.status.keys.say("Keys: TYPING · Esc back to the list" if typing else "Keys: LIVE · F1")

    # What is asked

    def run(self, name: str) -> None:
        """Do one row of the table."""
        action = BY_ID[name]
        own: dict[str, Callable[[], None]] = {
            "add_request": self.speakers.search.begin,
            "right_of_reply": lambda: self.speakers.search.begin("right_of_reply"),
            "point_of_order": self._point_of_order,
            "palette": self.palette_card.open,
            "keys": self.keys_card.open,
            "set_limit": lambda: self.line.ask(
                "Speaking time of every statement to come, as 2:30", self._set_limit
            ),
            "close_list_at": lambda: self.line.ask("The list closes at, as 17:00", self._close_list_at),
            "carry_over": self.desk.carry_over,
            "programme": self._toggle_programme,
            "panes": lambda: self._next_pane(1),
            "panes_back": lambda: self._next_pane(-1),
            "single_keys": self._toggle_single_keys,
            "full_screen": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
        }
        if name in own:
            own[name]()
        elif name in ROWS:
            if self._loaded is not None and self._live is not None:
                self.cards.call(name, self._loaded, self._live)
        elif action.needs is None:
            self.asked.emit(name)
        elif self._live is not None:
            if action.twice and not self._confirmed(name):
                return
            act, arguments = action.needs(self._live.floor, self.speakers.view.selected())
            self.desk.do(act, **arguments)

    def _confirmed(self, name: str) -> bool:
        """The second press of what needs two; the first arms the button, or says so in the status line."""
        if self.sender() is self.next_card or self._armed == name:
            self._armed = ""
            return True
        self._armed = name
        self._disarm.start()
        self.tell(f"{BY_ID[name].plain_words}: press {BY_ID[name].shown_key} again · Esc")
        return False

    def _selected(self) -> str:
        return self.speakers.view.selected()

    def _now(self) -> datetime:
        return self.clock.now()

    def _set_limit(self, text: str) -> None:
        self.desk.do("set_limit", seconds=parse_duration(text) // 1_000)

    def _close_list_at(self, text: str) -> None:
        assert self._faces is not None
        self.desk.do("close_list", closing_at=parse_clock(text, self.clock.now(), self._faces.zone))

    def _calm(self) -> None:
        self._armed = ""

    def _request(self, wish: Wish) -> None:
        self.desk.do(
            "request_floor",
            delegation=wish.delegation,
            person=wish.person,
            kind=wish.kind,
            mode=wish.mode,
            to="first" if wish.next else "",
        )

    def _nothing_found(self, text: str) -> None:
        self.tell(f"Nobody matches “{text}”. Try the delegation, or fewer letters.")

    def _point_of_order(self) -> None:
        if self._live is None:
            return
        floor = self._live.floor
        if self._asking_point:
            self._give_up_point()
            return
        self._asking_point = True
        running = floor.speaking
        if running is not None and floor.requests[running.request].kind is not Kind.POINT_OF_ORDER:
            self.desk.do("hold", reason="point of order")
        self._show_next(self.clock.now())

    def _raise_point(self, delegation: str) -> None:
        self.desk.do("request_floor", delegation=delegation, kind=Kind.POINT_OF_ORDER.value)
        self._give_up_point()

    def _give_up_point(self) -> None:
        self._asking_point = False
        self.page.take_focus()
        self._show_next(self.clock.now())

    def _delegations(self, text: str) -> list[tuple[str, str]]:
        hits = self._index.find(text) if self._index else ()
        return [(hit.entity, hit.name) for hit in hits]

    def _choose_session(self, code: str) -> None:
        self.desk.show_session(code)
        self.page.show_one(Shows.SAY)
        self.page.take_focus()

    def _toggle_programme(self) -> None:
        showing = self.page.shows is Shows.PROGRAMME
        self.page.show_one(Shows.SAY if showing else Shows.PROGRAMME)
        if not showing:
            self.agenda.list.setFocus()

    def _next_pane(self, by: int) -> None:
        if self.page.narrow and not self.page.tall:
            self.page.list_button.click()
            return
        panes = [self.speakers.view, self.speakers.search, self.next_card.button, self.agenda.list]
        panes = [pane for pane in panes if pane.isVisible()]
        held = next((place for place, pane in enumerate(panes) if pane.hasFocus()), 0)
        panes[(held + by) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_single_keys(self) -> None:
        self.speakers.view.single_keys = not self.speakers.view.single_keys
        self.tell(f"Single-key commands are {'on' if self.speakers.view.single_keys else 'off'}.")

    def wear(self, worn: Theme) -> None:
        """Colours of another theme."""
        self.worn = worn
        self.page.wear(worn)
        self.page.fit(self.size())

    # What Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Esc goes back to the list and awaits no second press; it never touches a clock."""
        if event.key() == Qt.Key.Key_Escape:
            self._calm()
            self._asking_point = False
            self.line.hide()
            self.next_card.button.calm()
            self.speakers.search.give_up()
            self.cards.put_away()
            if self._faces is not None:
                self._show_next(self.clock.now())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """The clock runs while somebody can see it."""
        super().showEvent(event)
        self.page.take_focus()
        self._ticker.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Nobody sees the clock."""
        self._ticker.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """The page arranges itself for the new size."""
        super().resizeEvent(event)
        self.page.fit(event.size())
        if self._faces is not None:
            self._show_next(self.clock.now())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Nothing ticks after the window is gone."""
        self._ticker.stop()
        super().closeEvent(event)


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something at once."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
