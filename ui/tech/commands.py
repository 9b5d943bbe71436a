"""What the rows of the tech desk's table do, whichever key, button or menu has chosen them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.floor.state import Floor
from app.live.desk_id import Role
from app.live.snapshot import ConferenceSnapshot
from app.programme.reports import Message
from app.tech.session import TechSession
from app.times import Clock, parse_clock, zone
from ui.console.actions import Command
from ui.tech.actions import LINES, PREPARED
from ui.tech.page import TechPage
from ui.tech.seat_entry import SeatEntry
from ui.tech.undo import TechUndo
from ui.widgets.ask_line import AskLine
from ui.worker.desk import Desk

_CUE = "A cue for now, as MSG thank Sweden; of item 4: 4 VID +1:00 play; file: welcome.mp4"


class TechCommands(QObject):
    """`table` holds them by the ids of their rows · `told` gives a sentence · `asked` is for others.

    `session` is what they concern, None while none is shown.
    """

    told = Signal(str)
    asked = Signal(str)

    def __init__(
        self, desk: Desk, clock: Clock, page: TechPage, line: AskLine, message: Callable[[], Message | None]
    ) -> None:
        super().__init__(page)
        self._desk, self._clock, self._page, self._line, self._message = desk, clock, page, line, message
        self.session: TechSession | None = None
        self._where = zone("UTC")
        self.seat, self.undo = SeatEntry(line, self), TechUndo(desk, self)
        self.seat.asked.connect(desk.registration.seat)
        self.seat.given.connect(self.undo.note_seat)
        desk.refused.connect(self.seat.forget)
        self.table: dict[str, Command] = {
            **{name: partial(self._report, line) for name, line in LINES.items()},
            **{f"say_{place}": partial(self.say, place) for place in range(1, len(PREPARED) + 1)},
            "tick": self._tick,
            "to_chair": lambda: self._ask_message("chair"),
            "to_speaker": lambda: self._ask_message("speaker"),
            "seen": lambda: self._seen(self._message()),
            "speaker_seen": lambda: self._seen(self.session.unread() if self.session else None),
            "undo": lambda: self.undo.undo(self._floor()),
            "redo": lambda: self.undo.redo(self._floor()),
            "add_cue": lambda: self._line.ask(_CUE, self._add_cue),
            "seat": lambda: self.seat.ask(*(self.session.whose_seat() if self.session else ("", ""))),
            "start_item": lambda: self._on_next_item("start_item"),
            "skip_item": lambda: self._on_next_item("skip_item"),
            "finish_item": lambda: self.do("finish_item"),
            "resumption": lambda: self._line.ask("The session resumes at, as 15:30", self._announce),
            "zoom": lambda: self.do("zoom_back" if self._is_down("zoom") else "zoom_lost"),
            "interpretation": self._interpretation,
            "power": self._power,
            "names": page.begin_names,
            "paste_names": lambda: page.names.add_text(QGuiApplication.clipboard().text()),
            "admit": lambda: page.names.decide(admitted=True),
            "keep_out": lambda: page.names.decide(admitted=False),
            "panes": lambda: page.next_pane(1),
            "panes_back": lambda: page.next_pane(-1),
        }

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows of the conference have changed."""
        self._where = zone(loaded.conference.zone)
        self.seat.show_loaded(loaded)

    def meanings(self) -> dict[str, tuple[object, str]]:
        """What the acts concern now: a cue, a speaker, an item, the last act."""
        if self.session is None:
            return {}
        item = self.session.next_item(), "Another item is next now"
        speaker = self._page.remote.list.selected(), "Another speaker is chosen now"
        return {
            "tick": (self._cue_to_tick(), "Another cue is next now"),
            **dict.fromkeys(LINES, speaker),
            **dict.fromkeys(("start_item", "skip_item"), item),
            "undo": (self.session.live.floor.seq, "Another act was the last"),
        }

    def do(self, act: str, **arguments: object) -> None:
        """One act of the tech desk, whose window may stand beside the chair's."""
        self._desk.floor.do_beside(Role.TECH, act, **arguments)

    def say(self, number: int) -> None:
        """Tell the chair something prepared, counted from 1."""
        self.do("send_message", to="chair", text=PREPARED[number - 1])

    def decide_name(self, name: str, registrant: str, admitted: bool) -> None:
        """Whether a name of the waiting room is let in, and who it is."""
        self._desk.registration.do("decide_name", name=name, registrant=registrant, admitted=admitted)

    def _floor(self) -> Floor | None:
        return self.session.live.floor if self.session else None

    def _report(self, line: str) -> None:
        """About the selected remote speaker."""
        key = self._page.remote.list.selected()
        if self.session is None or not key:
            self.told.emit("Nobody who speaks over a line is chosen.")
            return
        self.do("report_line", line=line, **self.session.whose(key))

    def _tick(self) -> None:
        """The selected cue while the cues have the focus, else the first that is open at a change."""
        cue = self._cue_to_tick() if self.session is not None else ""
        if cue:
            self.do("cue_done", cue=cue)
        else:
            self.told.emit("Everything is done that could be ticked here.")

    def _cue_to_tick(self) -> str:
        assert self.session is not None
        cues = self._page.cues.list
        selected = cues.selected() if cues.hasFocus() else ""
        return self.session.open_cue(selected, self._clock.now()) if selected else self.session.first_cue

    def _add_cue(self, text: str) -> None:
        """A cue of the agenda, typed in haste; what makes no sense is said at once, and the line stays."""
        if self.session is None:
            return
        make = self.session.quick_cue(text, self._clock.now())
        self.undo.add_cue(lambda: make(self._session_now().agenda()))

    def _session_now(self) -> TechSession:
        assert self.session is not None
        return self.session

    def _on_next_item(self, act: str) -> None:
        item = self.session.next_item() if self.session else ""
        if item:
            self.do(act, item=item)
        else:
            self.told.emit("No item of the programme is to come.")

    def _ask_message(self, to: str) -> None:
        self._line.ask(f"Message to the {to}", lambda text: self.do("send_message", to=to, text=text))

    def _seen(self, message: Message | None) -> None:
        if message is None:
            self.told.emit("There is no message that waits to be seen.")
        else:
            self.do("message_seen", message=message.seq)

    def _announce(self, text: str) -> None:
        self.do("announce_resumption", resumes_at=parse_clock(text, self._clock.now(), self._where))

    def _is_down(self, what: str) -> bool:
        return self.session is not None and what in self.session.down

    def _interpretation(self) -> None:
        if self._is_down("interpretation"):
            self.do("interpretation_back")
            return
        words = "Which language is not heard, as ru? Enter alone: all of them"
        self._line.ask(words, lambda text: self.do("interpretation_lost", language=text))

    def _power(self) -> None:
        if self._is_down("power"):
            self.do("power_back")
            return
        self.do("go_on_paper")
        self.asked.emit("print_for_paper")
