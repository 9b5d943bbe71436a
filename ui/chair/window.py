"""The chair's console: who has the floor, what comes next, what to say, who waits, whether it fits."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.times import Clock, clock_text, day_text, duration_text, parse_clock, parse_duration
from ui.chair.actions import BY_ID, ON_ROW, TABLE
from ui.chair.cards.side_cards import ROWS, SideCards
from ui.chair.page import ChairPage, Shows
from ui.chair.search_box import NewRequest
from ui.console.actions import MENUS, Action, Screen
from ui.console.window import ConsoleWindow
from ui.style.theme import Theme, apply_theme
from ui.widgets.buttons import SECOND_PRESS_MS

if TYPE_CHECKING:
    from app.conference.search import SearchIndex
    from app.live.last_sign_of_life import Stop
    from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
    from ui.chair.session_view import Shown as ShownSession
    from ui.worker.desk import Desk

_SCREEN = Screen("Rostrum", TABLE, MENUS, smallest=(400, 540))
_NO_SESSION = (
    "The agenda has no session with a list of speakers yet. Ctrl+Shift+A imports it, Ctrl+Shift+E writes it."
)
_POINT = "point_of_order"
_OUTCOMES = {"1": "upheld", "2": "not_upheld", "3": "noted"}


class ChairWindow(ConsoleWindow):
    """One session in front of the chair.

    `asked` names a row of the table that other windows answer: import, print, the room's display…
    """

    def __init__(self, desk: "Desk", clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self._applied = theme  # by the application already, and the page is built with it
        self._shown: ShownSession | None = None
        self._index: SearchIndex | None = None
        self._stop: Stop | None = None
        self._armed = ""
        self._disarm = QTimer(self, interval=SECOND_PRESS_MS, singleShot=True)
        self._disarm.timeout.connect(self._calm)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.page = page = ChairPage(self.theme, self.strip, self.band, self.line, self.status)
        self.floor_card, self.next_card = page.floor_card, page.next_card
        self.speakers, self.agenda = page.speakers, page.agenda
        self.buttons = page.buttons
        for button in (*page.buttons.values(), *page.speakers.buttons.values()):
            button.setEnabled(False)  # until there is a session
        self.cards = SideCards(page.speakers, self.clock, self.theme)
        self.put(page, self._commands())

    def refusal(self, action: Action) -> str:
        """Why the rules would not take a row of the table now."""
        return self._shown.refusal(action) if self._shown else "Nothing is open yet."

    def _connect(self) -> None:
        desk = self.desk
        self.page.pressed.connect(self.run)
        desk.searchable.connect(self._search_in)
        desk.stopped.connect(self._ask_about_the_stop)
        desk.floor.done.connect(self._show_done)
        self.speakers.asked.connect(self.run)
        self.speakers.view.placed.connect(self._place)
        self.speakers.view.menu_wanted.connect(self._show_menu)
        self.speakers.view.selectionModel().currentChanged.connect(self._show_permissions)
        self.speakers.search.wished.connect(self._request)
        self.speakers.search.nothing_found.connect(self._nothing_found)
        self.next_card.asked.connect(self.run)
        self.next_card.point_raised.connect(self._raise_point)
        self.next_card.look_up_with(self._delegations)
        self.cards.wanted.connect(lambda act, arguments: self.desk.floor.do(act, **arguments))
        self.cards.sifted.connect(self.desk.floor.set_question_status)
        self.cards.called.connect(self.run)
        self.cards.left.connect(self.page.take_focus)
        self.line.left.connect(self.page.take_focus)
        self.agenda.chosen.connect(self._choose_session)
        QApplication.instance().focusChanged.connect(self._show_keys)  # type: ignore[union-attr]

    @property
    def index(self) -> "SearchIndex | None":
        """The people and delegations, ready to be found."""
        return self._index

    # What comes from the desk

    def show_loaded(self, loaded: "ConferenceSnapshot") -> None:
        """The rows have changed: names, agenda, people."""
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
        self._index = index
        self.speakers.search.search_in(index)

    def show_live(self, live: "SessionSnapshot") -> None:
        """The session has changed: everything is shown anew in one step."""
        if self.loaded is None:
            return
        if self._shown is None:
            from ui.chair.session_view import Shown

            self._shown = Shown(self.page, self.rows, self.clock, self.loaded, live)
            self._shown.told.connect(self.tell)
            self.page.notice.put_away()
        before = self._shown.live
        self._shown.show_live(self.loaded, live)
        if live.session.code == before.session.code and live.floor.seq > before.floor.seq:
            self._tell_news(before, live)
        self._forget_the_stop(live)
        self.cards.show_live(self.loaded, live)
        self.messages.show_live(self.loaded, live, "chair")

    def _tell_news(self, before: "SessionSnapshot", live: "SessionSnapshot") -> None:
        """The last act, whoever made it: undo takes back that one. To one's own act the answer follows."""
        from app.floor.words import said

        last = live.entries[-1]
        words = said(before.floor, live.floor, live.context, last.event)
        self.tell(f"{words} ({last.desk}) · Ctrl+Z undo" if last.desk else f"{words} · Ctrl+Z undo")

    def tick(self, now: datetime) -> None:
        """Clocks at every tick, the rest once a second."""
        if self._shown is not None:
            self._shown.tick(now)
            self.messages.tick(now)
        elif self.loaded is not None:
            self.strip.clock.say(clock_text(now, self.zone, seconds=True))
            self.strip.day.say(day_text(now, self.zone))

    def _show_permissions(self) -> None:
        if self._shown is not None:
            self._shown.permissions()

    def _show_next(self) -> None:
        if self._shown is not None:
            self._shown.next(self.clock.now())

    def _show_done(self, done: "ActResult") -> None:
        self.tell(" · ".join((done.said, *done.warnings, "Ctrl+Z undo")))
        if done.live.floor.speaking is not None and done.live.floor.speaking.started == done.entry.at:
            name = self._shown.text.name(done.live.floor.speaking.request) if self._shown else ""
            announce(self.floor_card, f"{name} has the floor")

    def _ask_about_the_stop(self, stop: "Stop") -> None:
        """After an unclean end in mid speech: the clock ran on, and the chair says whether that counts."""
        if self._shown is None:
            return
        self._stop = stop
        at = clock_text(stop.at, self._shown.text.zone, seconds=True)
        ran = round(stop.ran.total_seconds())
        self.page.notice.offer(
            f"Rostrum stopped at {at} while {self._shown.text.name(stop.request)} had the floor. "
            f"The clock ran {duration_text(ran * 1_000)} meanwhile:",
            {"Count it": lambda: None, "Do not count": lambda: self.desk.floor.do("extend", seconds=ran)},
        )

    def _forget_the_stop(self, live: "SessionSnapshot") -> None:
        """The question is about one speech: with it, it goes."""
        running = live.floor.speaking
        if self._stop is not None and (running is None or running.request != self._stop.request):
            self._stop = None
            self.page.notice.put_away()

    def show_trouble(self, words: str) -> None:
        """Nothing can be saved for now: since when, and why."""
        saved = self._shown.live.saved_at if self._shown else None
        since = clock_text(saved, self._shown.text.zone, seconds=True) if self._shown and saved else ""
        self.band.say(words, since)

    def show_recovered(self) -> None:
        """Saving works again, which is said."""
        super().show_recovered()
        self.tell("Saving works again.")

    def show_fault(self, code: str) -> None:
        """A fault of ours does not stop the list."""
        self.tell(f"Something went wrong (code {code}). Your data is saved. The list goes on.")

    def _show_keys(self, _old: QWidget | None, new: QWidget | None) -> None:
        typing = isinstance(new, QLineEdit | QPlainTextEdit) and not new.isReadOnly()
        self.status.keys.say("Keys: TYPING · Esc back to the list" if typing else "Keys: LIVE · F1")

    # What is asked

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "add_request": self.speakers.search.begin,
            "right_of_reply": lambda: self.speakers.search.begin("right_of_reply"),
            "point_of_order": self._point_of_order,
            "set_limit": lambda: self.line.ask(
                "Speaking time of every statement to come, as 2:30", self._set_limit
            ),
            "close_list_at": lambda: self.line.ask(
                "The list closes now, or as 17:00; then why, if you like", self._close_list_at
            ),
            "ruling_note": lambda: self.line.ask(
                "1 upheld, 2 not upheld, 3 noted; then the note, as 3 raised too late", self._rule
            ),
            "chair": lambda: self.page.show_one(Shows.LIST if self.page.narrow else Shows.SAY),
            "on_top": self._toggle_on_top,
            "carry_over": self.desk.floor.carry_over,
            "message_lectern": lambda: self._ask_message("speaker"),
            "message_tech": lambda: self._ask_message("tech"),
            "seen": self._seen,
            "panel_replies": self._panel_replies,
            "programme": self._toggle_programme,
            "panes": lambda: self._next_pane(1),
            "panes_back": lambda: self._next_pane(-1),
            "single_keys": self._toggle_single_keys,
        }

    def run(self, name: str) -> None:
        """Do one row of the table."""
        action = BY_ID[name]
        if name in self.commands:
            self.commands[name]()
        elif name in ROWS:
            if self._shown is not None:
                self._make_room()
                self.cards.call(name, self._shown.loaded, self._shown.live)
        elif action.needs is None:
            self.asked.emit(name)
        elif self._shown is not None:
            if action.twice and not self._confirmed(name):
                return
            act, arguments = action.needs(self._shown.live.floor, self.speakers.view.selected())
            if action.asks:
                do = self.desk.floor.do
                self.line.ask(action.asks, lambda why: do(act, **arguments, reason=why.strip()))
            else:
                self.desk.floor.do(act, **arguments)

    def _panel_replies(self) -> None:
        replies = self._shown.live.replies_item if self._shown else None
        if replies is None:
            self.tell("No replies of the panel are still to come in this session.")
        else:
            self.desk.floor.do("start_item", item=replies.number)

    def _make_room(self) -> None:
        """A card stands in the list's place, which the narrow window may hide."""
        if not self.page.lists:
            self.page.show_one(Shows.LIST)

    def _confirmed(self, name: str) -> bool:
        """The second press of what needs two; the first arms the button, or says so in the status line."""
        if self.sender() is self.next_card or self._armed == name:
            self._armed = ""
            return True
        self._armed = name
        self._disarm.start()
        self.tell(f"{BY_ID[name].plain_words}: press {BY_ID[name].shown_key} again · Esc")
        return False

    def _set_limit(self, text: str) -> None:
        self.desk.floor.do("set_limit", seconds=parse_duration(text) // 1_000)

    def _close_list_at(self, text: str) -> None:
        assert self._shown is not None
        when, _, why = text.strip().partition(" ")
        at = {} if when.casefold() == "now" else {"closing_at": self._instant(when)}
        self.desk.floor.do("close_list", **at, reason=why.strip())

    def _instant(self, text: str) -> datetime:
        assert self._shown is not None
        return parse_clock(text, self.clock.now(), self._shown.text.zone)

    def _rule(self, text: str) -> None:
        number, _, note = text.strip().partition(" ")
        if number not in _OUTCOMES:
            raise ValueError("Begin with 1, 2 or 3")
        self.desk.floor.do("ruling", outcome=_OUTCOMES[number], note=note.strip())

    def _place(self, request: str, before: str) -> None:
        """A row was dragged before another, or to the end of its own lane."""
        if self._shown is not None and request != before:
            beside = before in self._shown.live.floor.lane(request)
            self.desk.floor.do("move", request=request, **({"before": before} if beside else {"to": "last"}))

    def _show_menu(self, at: QPoint) -> None:
        """The acts on one row, where the pointer is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ON_ROW:
            menu.addAction(self.rows[name])
        menu.popup(at)

    def _toggle_on_top(self) -> None:
        on = not self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.show()
        self.tell(f"This window {'stays on top' if on else 'no longer stays on top'} of the others.")

    def _ask_message(self, to: str) -> None:
        self.line.ask(
            f"Message to the {to} desk" if to == "tech" else f"Message to the {to}",
            lambda text: self.desk.floor.do("send_message", to=to, text=text),
        )

    def _seen(self) -> None:
        if self.messages.message is None:
            self.tell("There is no message that waits to be seen.")
        else:
            self.desk.floor.do("message_seen", message=self.messages.message.seq)

    def _calm(self) -> None:
        self._armed = ""

    def _request(self, wish: NewRequest) -> None:
        """Taken at once; when the list is closed, the line asks why it is taken all the same."""
        if self._shown is not None and self._shown.wants_reason(wish.kind):
            what = f"The list is closed. Why is {wish.name} taken all the same?"
            self.line.ask(what, lambda why: self._take(wish, _given(why)))
        else:
            self._take(wish, "")

    def _take(self, wish: NewRequest, override: str) -> None:
        self.desk.floor.do(
            "request_floor",
            delegation=wish.delegation,
            person=wish.person,
            kind=wish.kind,
            mode=wish.mode,
            to="first" if wish.next else "",
            override=override,
        )

    def _nothing_found(self, text: str) -> None:
        self.tell(
            f"Nobody matches “{text}”. Try the delegation, or fewer letters; ↓ chooses what is similar."
        )

    def _point_of_order(self) -> None:
        if self._shown is None:
            return
        floor = self._shown.live.floor
        if self._shown.asking_point:
            self._give_up_point()
            return
        self._shown.asking_point = True
        running = floor.speaking
        if running is not None and floor.requests[running.request].kind != _POINT:
            self.desk.floor.do("hold", reason="point of order")
        self._show_next()

    def _raise_point(self, delegation: str) -> None:
        self.desk.floor.do("request_floor", delegation=delegation, kind=_POINT)
        self._give_up_point()

    def _give_up_point(self) -> None:
        self._ask_no_more()
        self.page.take_focus()
        self._show_next()

    def _ask_no_more(self) -> None:
        if self._shown is not None:
            self._shown.asking_point = False

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
        side = self.speakers.side
        panes = [self.speakers.view, self.speakers.search, self.next_card.button, self.agenda.list]
        panes += [side.first()] if side is not None else []
        panes = [pane for pane in panes if pane.isVisible()]
        held = next((place for place, pane in enumerate(panes) if pane.hasFocus()), 0)
        panes[(held + by) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_single_keys(self) -> None:
        self.speakers.view.single_keys = not self.speakers.view.single_keys
        self.tell(f"Single-key commands are {'on' if self.speakers.view.single_keys else 'off'}.")

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

    # What Qt tells

    def escape(self) -> None:
        """Back to the list, awaiting no second press; it never touches a clock."""
        self._calm()
        self._ask_no_more()
        self.line.hide()
        self.next_card.button.calm()
        self.speakers.search.give_up()
        self.cards.put_away()
        self._show_next()

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.page.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page arranges itself for the new size."""
        super().resizeEvent(event)
        self.page.fit(event.size())
        self._show_next()


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValueError("Give a reason, or leave it with Esc")
    return reason.strip()


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something at once."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
