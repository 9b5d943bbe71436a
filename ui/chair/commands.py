"""What the rows of the chair's table do, whichever key, button or menu has chosen them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import Refused
from app.times import Clock, clock_text, day_text, parse_clock, parse_duration
from ui.chair.actions import TABLE
from ui.chair.cards.side_cards import ROWS, SideCards
from ui.chair.page import ChairPage
from ui.chair.search_box import NewRequest
from ui.chair.texts.card_values import NEXT
from ui.console.actions import Action
from ui.widgets.ask_line import AskLine
from ui.worker.floor_port import FloorPort

if TYPE_CHECKING:
    from app.programme.reports import Message
    from ui.chair.session_view import SessionView

_POINT, _MOST_SESSIONS = "point_of_order", 4
_OUTCOMES = {
    "1": "upheld", "2": "not_upheld", "3": "noted", "upheld": "upheld", "not": "not_upheld", "noted": "noted",
}  # fmt: skip


class ChairCommands(QObject):
    """`table` holds them by the ids of their rows · `told` gives a sentence, `refused` one that says no.

    `session` is what they concern, None while none is shown.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        floor: FloorPort,
        clock: Clock,
        page: ChairPage,
        cards: SideCards,
        line: AskLine,
        message: "Callable[[], Message | None]",
    ) -> None:
        super().__init__(page)
        self._floor, self._clock, self._page, self._cards = floor, clock, page, cards
        self._line, self._message = line, message
        self.session: SessionView | None = None
        self.table: dict[str, Callable[[], object]] = {
            **{action.id: partial(self._act, action) for action in TABLE if action.needs is not None},
            **{name: partial(self._call_card, name) for name in ROWS},
            "add_request": page.speakers.search.begin,
            "right_of_reply": lambda: page.speakers.search.begin("right_of_reply"),
            "hear_point": self._hear_point,
            "point_of_order": self._point_of_order,
            "set_limit": lambda: line.ask(
                "Speaking time of every statement to come, as 2:30", self._set_limit
            ),
            "close_list_at": lambda: line.ask(
                "The list closes now, or as 17:00; then why, if you like", self._close_list_at
            ),
            "ruling_note": lambda: line.ask(
                "Is the point of order upheld, not upheld or noted? Then a note, if you like", self._rule
            ),
            "chair": page.show_list_or_say,
            "carry_over": self._carry_over,
            "message_lectern": lambda: self._ask_message("speaker", "Message to the speaker"),
            "message_tech": lambda: self._ask_message("tech", "Message to the tech desk"),
            "seen": self._seen,
            "programme": page.toggle_programme,
            "panes": lambda: page.next_pane(1),
            "panes_back": lambda: page.next_pane(-1),
            "single_keys": self._toggle_single_keys,
        }

    def run(self, name: str) -> None:
        """Do one row of the table."""
        self.table[name]()

    def _act(self, action: Action) -> None:
        if self.session is None or action.needs is None:
            return
        try:
            act, arguments = self.session.act(action)
        except Refused as no:
            self.refused.emit(str(no))
            return
        speaking = self.session.live.floor.speaking
        if action.id == NEXT and act != "resume" and speaking and speaking.request in self.session.text.lost:
            # Who cannot be heard is held, not done with: the time left is kept for when the line is back.
            self._floor.do("hold", reason="line lost", expecting=speaking.request)
        if action.asks:
            self._line.ask(action.asks, lambda why: self._floor.do(act, **arguments, reason=why.strip()))
        else:
            self._floor.press(action.id, act, **arguments)

    def do(self, act: str, arguments: Mapping[str, object]) -> None:
        """An act that a card has made."""
        self._floor.do(act, **arguments)

    def _call_card(self, name: str) -> None:
        if self.session is not None:
            self._page.make_room()
            selected = self._page.speakers.view.selected()
            self._cards.call(name, selected, self.session.loaded, self.session.live)

    def _carry_over(self) -> None:
        """Asks to which session; Enter alone takes the next one."""
        if self.session is None:
            return
        live = self.session.live
        after = self.session.later_sessions()[:_MOST_SESSIONS]
        if not live.left_over or not after:
            self._floor.carry_over()  # the rule says why not
            return
        where = self.session.text.zone
        names = "; ".join(
            f"{place} {day_text(session.starts, where)} {clock_text(session.starts, where)} {session.title}"
            for place, session in enumerate(after, 1)
        )
        what = f"To which session do the {len(live.left_over)} not taken go? Enter: {names}"
        codes = {str(place): session.code for place, session in enumerate(after, 1)}
        self._line.ask(what, lambda text: self._floor.carry_over(_chosen(codes, text)))

    def _set_limit(self, text: str) -> None:
        assert self.session is not None
        seen = str(self.session.live.floor.seq)
        self._floor.do("set_limit", seconds=parse_duration(text) // 1_000, expecting=seen)

    def _close_list_at(self, text: str) -> None:
        when, _, why = text.strip().partition(" ")
        at = {} if when.casefold() == "now" else {"closing_at": self._instant(when)}
        self._floor.do("close_list", **at, reason=why.strip())

    def _instant(self, text: str) -> datetime:
        assert self.session is not None
        return parse_clock(text, self._clock.now(), self.session.text.zone)

    def _rule(self, text: str) -> None:
        number, _, note = text.strip().partition(" ")
        outcome = _OUTCOMES.get(number.casefold().rstrip(",:;"))
        if outcome is None:
            raise ValueError("Begin with upheld, not upheld or noted")
        note = note.strip()
        self._floor.do(
            "ruling", outcome=outcome, note=note.removeprefix("upheld").strip() if number == "not" else note
        )

    def place(self, request: str, before: str) -> None:
        """A row was dragged before another, or to the end of its own lane."""
        if self.session is not None and request != before:
            beside = before in self.session.live.floor.lane(request)
            self._floor.do("move", request=request, **({"before": before} if beside else {"to": "last"}))

    def _ask_message(self, to: str, what: str) -> None:
        self._line.ask(what, lambda text: self._floor.do("send_message", to=to, text=text))

    def _seen(self) -> None:
        message = self._message()
        if message is None:
            self.told.emit("There is no message that waits to be seen.")
        else:
            self._floor.do("message_seen", message=message.seq)

    def add(self, wish: NewRequest) -> None:
        """Taken at once; when the list is closed, the line asks why it is taken all the same."""
        if self.session is not None and self.session.wants_reason(wish.kind):
            what = f"The list is closed. Why is {wish.name} taken all the same?"
            self._line.ask(what, lambda why: self._take(wish, _given(why)))
        else:
            self._take(wish, "")

    def _take(self, wish: NewRequest, override: str) -> None:
        self._floor.do(
            "request_floor",
            delegation=wish.delegation,
            person=wish.person,
            kind=wish.kind,
            mode=wish.mode,
            to="first" if wish.next else "",
            override=override,
        )

    def _point_of_order(self) -> None:
        """Who speaks is held at once; the card asks who raises it. The same key again gives it up."""
        if self.session is None:
            return
        if self.session.asking_point:
            self._give_up_point()
            return
        floor = self.session.live.floor
        self.session.ask_point(True)
        running = floor.speaking
        if running is not None and floor.requests[running.request].kind != _POINT:
            self._floor.do("hold", reason="point of order", expecting=running.request)

    def _hear_point(self) -> None:
        """The floor for the first point of order: the one way to hear it before the opening."""
        points = self.session.live.floor.points if self.session else ()
        if points:
            self._floor.do("give_floor", request=points[0], expecting=points[0])
        else:
            self.refused.emit("Nobody raises a point of order.")

    def raise_point(self, delegation: str) -> None:
        """A delegation raises a point of order."""
        self._floor.do("request_floor", delegation=delegation, kind=_POINT)
        self._give_up_point()

    def _give_up_point(self) -> None:
        self._page.take_focus()
        if self.session is not None:
            self.session.ask_point(False)

    def _toggle_single_keys(self) -> None:
        view = self._page.speakers.view
        view.single_keys = not view.single_keys
        self.told.emit(f"Single-key commands are {'on' if view.single_keys else 'off'}.")


def _chosen(codes: Mapping[str, str], text: str) -> str:
    """The session of a number; the first for Enter alone."""
    number = text.strip() or "1"
    if number not in codes:
        raise ValueError(f"Type a number from 1 to {len(codes)}, or Enter for the first")
    return codes[number]


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValueError("Give a reason, or leave it with Esc")
    return reason.strip()
