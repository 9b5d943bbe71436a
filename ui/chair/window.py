"""The chair's console: who has the floor, what comes next, what to say, who waits, whether it fits."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.times import Clock, clock_text, day_text
from ui.chair.actions import ON_ROW, TABLE
from ui.chair.cards.side_cards import SideCards
from ui.chair.commands import ChairCommands
from ui.chair.page import ChairPage
from ui.chair.stop_question import StopQuestion
from ui.console.actions import MENUS, Action, Screen
from ui.console.empty_fields import EmptyFields
from ui.console.window import ConsoleWindow
from ui.style.theme import Theme, apply_theme
from ui.widgets.answer_label import AWAITS, DONE, REFUSED
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.conference.search import SearchIndex
    from app.live.last_sign_of_life import Stop
    from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
    from ui.chair.session_view import SessionView

_SCREEN = Screen("Rostrum", TABLE, MENUS, smallest=(400, 540))
_NOBODY = "Nobody matches “{}”. Try the delegation, or fewer letters; ↓ chooses what is similar."
_NO_SESSION = (
    "The agenda has no session with a list of speakers yet. Ctrl+Shift+A imports it, Ctrl+Shift+E writes it."
)


class ChairWindow(ConsoleWindow):
    """One session in front of the chair.

    `asked` names a row of the table that other windows answer: import, print, the room's display…
    """

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self._applied = theme  # by the application already, and the page is built with it
        self._shown: SessionView | None = None
        self._build()
        self._connect()
        self._connect_desk(desk)

    def _build(self) -> None:
        self.page = page = ChairPage(self.theme, self.strip, self.band, self.line, self.status)
        self.floor_card, self.next_card = page.floor_card, page.next_card
        self.speakers, self.agenda, self.buttons = page.speakers, page.agenda, page.buttons
        for button in (*page.buttons.values(), *page.speakers.buttons.values()):
            button.setEnabled(False)  # until there is a session
        self.cards = SideCards(page.speakers, self.clock, self.theme, lambda: page.speakers.view.single_keys)
        self.acts = ChairCommands(
            self.desk.floor, self.clock, page, self.cards, self.line, lambda: self.messages.message
        )
        self._empty_fields = EmptyFields(self)
        self._empty_fields.watch(page.speakers.search, self.next_card.who_asks, self.line)
        self._stop = StopQuestion(page.notice, self.desk.floor)
        self.changed.meanings = lambda: self._shown.meanings() if self._shown else {}
        self.guarded.grave = lambda name: self._shown.grave_undo if self._shown and name == "undo" else ""
        self.changed.button_of = lambda name: self.next_card.button_of(name) or page.buttons.get(name)
        self.put(page, {**self.acts.table, "on_top": self._toggle_on_top})

    def _connect(self) -> None:
        speakers, cards, acts = self.speakers, self.cards, self.acts
        acts.told.connect(self.tell)
        acts.refused.connect(partial(self._answer, sign=REFUSED))
        self.guarded.armed.connect(lambda _name, words: self._answer(words, AWAITS))
        self.page.pressed.connect(self.run)
        speakers.asked.connect(self.run)
        speakers.view.placed.connect(acts.place)
        speakers.view.menu_wanted.connect(self._show_menu)
        speakers.view.selectionModel().currentChanged.connect(self._show_permissions)
        speakers.search.wished.connect(acts.add)
        speakers.search.nothing_found.connect(lambda text: self.tell(_NOBODY.format(text)))
        for menu in self.menuBar().findChildren(QMenu):
            menu.aboutToShow.connect(partial(self._show_permissions, rows=True))
        self.next_card.asked.connect(self.run)
        self.next_card.point_raised.connect(acts.raise_point)
        cards.changed.connect(speakers.put)
        cards.wanted.connect(acts.do)
        cards.sifted.connect(self.desk.floor.set_question_status)
        cards.called.connect(self.run)
        for left in (cards.left, self.line.left):
            left.connect(self.page.take_focus)
        self.agenda.chosen.connect(self.desk.show_session)
        self.agenda.chosen.connect(self.page.show_chosen)
        QApplication.instance().focusChanged.connect(self._show_keys)  # type: ignore[union-attr]

    def _connect_desk(self, desk: Desk) -> None:
        desk.searchable.connect(self._search_in)
        self.speakers.search.unmatched.connect(desk.look_for_similar)
        desk.similar.connect(self.speakers.search.show_similar)
        desk.stopped.connect(self._ask_about_the_stop)
        desk.floor.done.connect(self._show_done)
        desk.refused.connect(partial(self._answer, sign=REFUSED))
        desk.finished.connect(self._answer)
        desk.registration.arrived.connect(self.tell)

    def refusal(self, action: Action) -> str:
        """Why the rules would not take a row of the table now."""
        return self._shown.refusal(action) if self._shown else "Nothing is open yet."

    # What comes from the desk

    def show_loaded(self, loaded: "ConferenceSnapshot") -> None:
        """The rows have changed: names, agenda, people."""
        if self.loaded is None:
            self.desk.registration.watch_arrivals()
        super().show_loaded(loaded)
        on = self._shown.live.session.code if self._shown else ""
        self.agenda.show_agenda(loaded, on, self.clock.now())
        if self._shown is not None:
            self.show_live(self._shown.live)
        else:
            self._show_no_session(loaded)

    def _show_no_session(self, loaded: "ConferenceSnapshot") -> None:
        """Until there is one: whose conference it is, and how it gets an agenda."""
        self.strip.title.say(loaded.conference.name)
        if not any(session.has_list for session in loaded.sessions):
            ways = {"Import it…": "import_agenda", "Write it…": "edit_agenda"}
            self.page.notice.offer(
                _NO_SESSION, {words: partial(self.asked.emit, name) for words, name in ways.items()}
            )

    def _search_in(self, index: "SearchIndex") -> None:
        self.speakers.search.search_in(index)
        self.next_card.look_up_with(lambda text: [(hit.entity, hit.name) for hit in index.find(text)])

    def show_live(self, live: "SessionSnapshot") -> None:
        """The session has changed: everything is shown anew in one step."""
        if self.loaded is None:
            return
        if self._shown is None:
            from ui.chair.session_view import SessionView

            self._shown = self.acts.session = SessionView(self.page, self.rows, self.clock, self.loaded, live)
            self._shown.told.connect(self.tell)
            self._shown.heard.connect(lambda words: announce(self.floor_card, words))
            self.page.notice.put_away()
        self._shown.show_live(self.loaded, live)
        self._stop.forget_unless(live.floor)
        self.cards.show_live(self.loaded, live)
        self.messages.show_live(self.loaded, live, "chair")

    def tick(self, now: datetime) -> None:
        """Clocks at every tick, the rest once a second."""
        self.page.answers.forget(now)
        if self._shown is not None:
            self._shown.tick(now)
            self.messages.tick(now)
        elif self.loaded is not None:
            self.strip.clock.say(clock_text(now, self.zone, seconds=True))
            self.strip.day.say(day_text(now, self.zone))

    def _show_permissions(self, *_: object, rows: bool = False) -> None:
        if self._shown is not None:
            self._shown.permissions(rows)

    def _show_done(self, done: "ActResult") -> None:
        sentence = done.sentence
        if self._shown is not None and (number := self._shown.light_the_new(done)):
            sentence += f" as number {number}"
        self.tell(" · ".join((sentence, *done.warnings, "Ctrl+Z undo")))
        self.page.answers.say(self.guarded.latest, " · ".join((sentence, *done.warnings)), self.clock.now())
        for warning in done.warnings:
            announce(self.floor_card, warning)

    def _answer(self, words: str, sign: str = DONE) -> None:
        """What was refused, or awaits a second press: beside the button, in the status line, and aloud."""
        self.tell(words)
        self.page.answers.say(self.guarded.latest, words, self.clock.now(), sign)
        announce(self.floor_card, words)

    def _ask_about_the_stop(self, stop: "Stop") -> None:
        if self._shown is not None:
            self._stop.ask(stop, self._shown.text)

    def show_trouble(self, words: str) -> None:
        """Nothing can be saved for now: since when, and why."""
        saved = self._shown.live.saved_at if self._shown else None
        self.band.say(words, clock_text(saved, self.zone, seconds=True) if saved else "")

    def show_recovered(self) -> None:
        """Saving works again, which is said."""
        super().show_recovered()
        self.tell("Saving works again.")

    def show_fault(self, code: str) -> None:
        """A fault of ours does not stop the list."""
        self.tell(f"Something went wrong (code {code}). Your data is saved. The list goes on.")

    # The window itself

    def _show_keys(self, _old: QWidget | None, new: QWidget | None) -> None:
        typing = isinstance(new, QLineEdit | QPlainTextEdit) and not new.isReadOnly()
        self.status.keys.say("Keys: TYPING · Esc back to the list" if typing else "Keys: LIVE · F1")
        if self._shown is not None:
            self._shown.next(self.clock.now())

    def _show_menu(self, at: QPoint) -> None:
        """The acts on one row, where the pointer is."""
        self._show_permissions(rows=True)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ON_ROW:
            menu.addAction(self.rows[name])
        menu.popup(at)

    def _toggle_on_top(self) -> None:
        window = self.window()
        on = not window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        window.show()
        self.tell(f"This window {'stays on top' if on else 'no longer stays on top'} of the others.")

    def grown(self, theme: Theme) -> Theme:
        """Larger text where there is room for it, in the whole application."""
        self.theme = grown = theme.grown(self.width(), self.height())
        if grown != theme:
            apply_theme(QApplication.instance(), grown)  # type: ignore[arg-type] # it is one of widgets
        return grown

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the page and its cards."""
        self.page.apply_theme(theme)
        self.cards.apply_theme(theme)
        self.page.fit(self.size())

    def escape(self) -> None:
        """Back to the list; it never touches a clock."""
        self.line.hide()
        self.speakers.search.give_up()
        self.cards.put_away()
        if self._shown is not None:
            self._shown.ask_point(False)

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.page.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page arranges itself for the new size."""
        super().resizeEvent(event)
        self.page.fit(event.size())
        if self._shown is not None:
            self._shown.next(self.clock.now())


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something at once."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
