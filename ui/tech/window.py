"""The tech desk: now, next, then with what to do at each change; cues, lines, names, and what fails."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from app.live.desk_id import Role
from app.times import Clock, parse_clock
from ui.agenda.history import History
from ui.console.actions import Screen
from ui.console.window import ConsoleWindow
from ui.style.theme import Theme
from ui.tech.actions import BY_ID, LETTERS, LINES, MENUS, PREPARED, TABLE
from ui.tech.cue_card import CueCard, RemoteCard
from ui.tech.names_card import NamesCard
from ui.tech.turn_card import TurnCard
from ui.widgets.buttons import LiveButton
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.agenda.changes import Change
    from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
    from app.registration.state import AtTheDoor, DoneAtTheDoor
    from ui.tech.session_view import TechSessionView
    from ui.worker.desk import Desk

_SCREEN = Screen("Tech desk", TABLE, MENUS, smallest=(1024, 600))
_NO_SESSION = (
    "The agenda has no session yet. It is imported at the chair’s console, or in the agenda’s editor."
)
_LIVE = "Keys: LIVE · 1–6 tell the chair · F1"
_BUTTONS = ("lost", "back", "line_ok", "absent", "to_chair", "to_speaker")
_FAILS = ("zoom", "interpretation", "power")
_CUE = "A cue for now, as MSG thank Sweden; of item 4: 4 VID +1:00 play; file: welcome.mp4"
_BARS = ("live", "next", "hairline")


class TechWindow(ConsoleWindow):
    """It prepares and reports; it gives nobody the floor. `asked` names what other windows answer."""

    def __init__(self, desk: "Desk", clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self._shown: TechSessionView | None = None
        self._asked_seat = ("", "")
        self.history = History(self)
        self._cues_before, self._seat_before = 0, ("", "", 0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.turns = [TurnCard(self.theme, bar) for bar in _BARS]
        self.remote, self.cues, self.names = (
            RemoteCard(self.theme),
            CueCard(self.theme),
            NamesCard(self.theme),
        )
        self.buttons = {name: self._button(name) for name in (*_BUTTONS, "add_cue", *_FAILS)}
        sides = QWidget(), QWidget()
        for side in sides:
            # Long words are cut; they never push the other column.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left, right = column(sides[0]), column(sides[1])
        for card in self.turns:
            left.addWidget(card)
        left.addLayout(row(*(self.buttons[name] for name in _BUTTONS)))
        left.addWidget(self.remote, 1)
        self.cues.counts.addWidget(self.buttons["add_cue"])
        right.addWidget(self.cues, 6)
        right.addWidget(self.names, 5)
        right.addLayout(row(*(self.buttons[name] for name in _FAILS)))
        middle = row()
        middle.addWidget(sides[0], 8)
        middle.addWidget(sides[1], 5)
        page = QWidget()
        whole = column(page, margin=8)
        whole.addWidget(self.strip)
        whole.addWidget(self.band)
        whole.addLayout(middle, 1)
        whole.addWidget(self.line)
        whole.addWidget(self.status)
        self.put(page, self._commands())
        self.panes = (self.remote.list, self.cues.list, self.names.list)

    def _button(self, name: str) -> LiveButton:
        action = BY_ID[name]
        key = next(iter(action.list_keys), "")
        button = LiveButton(action.button, key)
        button.setToolTip(action.keys[0])
        button.pressed_for_good.connect(lambda: self.run(name))
        return button

    def _connect(self) -> None:
        desk = self.desk
        desk.registration.door.connect(self._show_door)
        desk.registration.done.connect(self._show_door_done)
        desk.registration.names_read.connect(self.names.add)
        desk.registration.names_checked.connect(self.names.show_checked)
        desk.floor.done.connect(self._show_done)
        desk.refused.connect(self._forget_asked_seat)
        desk.agenda.edited.connect(self.history.answer)
        self.history.asked.connect(desk.agenda.edit)
        self.history.written.connect(self._show_cue)
        self.history.refused.connect(self.tell)
        for card in self.turns:
            card.ticked.connect(lambda cue: self._do("cue_done", cue=cue))
        self.names.wanted.connect(self.desk.registration.check_names)
        self.names.decided.connect(self._decide)
        self.names.told.connect(self.tell)
        self.names.field.stepped.connect(lambda _by: self.names.list.setFocus())
        self.line.left.connect(self.escape)
        QApplication.instance().focusChanged.connect(self._show_keys)  # type: ignore[union-attr]

    # What comes from the desk

    def show_loaded(self, loaded: "ConferenceSnapshot") -> None:
        """The rows have changed: names, agenda, people."""
        self._note_seat(loaded)
        super().show_loaded(loaded)
        self.desk.registration.watch()
        if self._shown is not None:
            self.show_live(self._shown.live)
            return
        self.strip.title.say(loaded.conference.name)
        if not any(session.has_list for session in loaded.sessions):
            self.tell(_NO_SESSION)

    def show_live(self, live: "SessionSnapshot") -> None:
        """The session has changed: everything is shown anew in one step."""
        if self.loaded is None:
            return
        if self._shown is None:
            from ui.tech.session_view import TechSessionView

            self._shown = TechSessionView(self, self.clock)
            self.messages.say("")
        self._shown.show_live(self.loaded, live)
        self.messages.show_live(self.loaded, live, "tech")

    def _show_door(self, now: "AtTheDoor") -> None:
        self.names.look_again(tuple(now.door.names)[::-1])

    def _show_door_done(self, done: "DoneAtTheDoor") -> None:
        from app.registration.events import NameDecided

        if isinstance(done.entry.event, NameDecided):
            self.tell(f"{done.said}.")

    def _show_cue(self, change: "Change") -> None:
        said = f"Taken back: {change.words}" if self.history.undone else f"{change.words} · Ctrl+Z undo"
        self.tell(said)

    def _show_done(self, done: "ActResult") -> None:
        self._cues_before, self._seat_before = len(self.history.done), ("", "", 0)
        self.history.undone.clear()
        is_back = type(done.entry.event).__name__ == "PowerBack"
        paper = ("Shift+F4 enters what was written on paper",) if is_back else ()
        self.tell(" · ".join((done.said, *done.warnings, *paper, "Ctrl+Z undo")))

    def tick(self, now: datetime) -> None:
        """What changes with the time alone."""
        if self._shown is not None:
            self._shown.tick(now)
            self.messages.tick(now)

    def _show_keys(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is self:
            typing = isinstance(new, QLineEdit)
            words = "Keys: TYPING · Esc back to the lists" if typing else _LIVE
            self.status.keys.say(words)

    # What is asked

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            **{name: partial(self._report, line) for name, line in LINES.items()},
            **{f"say_{number + 1}": partial(self._say, number + 1) for number in range(len(PREPARED))},
            "tick": self._tick_next,
            "to_chair": lambda: self._ask_message("chair"),
            "to_speaker": lambda: self._ask_message("speaker"),
            "seen": lambda: self._seen(self.messages.message),
            "speaker_seen": lambda: self._seen(self._shown.unread() if self._shown else None),
            "undo": self._undo,
            "redo": lambda: self.history.redo() if self.history.undone else self._do("redo"),
            "add_cue": lambda: self.line.ask(_CUE, self._add_cue),
            "seat": self._ask_seat,
            "start_item": lambda: self._on_next_item("start_item"),
            "skip_item": lambda: self._on_next_item("skip_item"),
            "finish_item": lambda: self._do("finish_item"),
            "resumption": lambda: self.line.ask("The session resumes at, as 15:30", self._announce),
            "zoom": lambda: self._do("zoom_back" if self._down("zoom") else "zoom_lost"),
            "interpretation": self._interpretation,
            "power": self._power,
            "names": self._begin_names,
            "paste_names": lambda: self.names.add_text(QGuiApplication.clipboard().text()),
            "admit": lambda: self.names.decide(admitted=True),
            "keep_out": lambda: self.names.decide(admitted=False),
            "panes": lambda: self._next_pane(1),
            "panes_back": lambda: self._next_pane(-1),
        }

    def _do(self, act: str, **arguments: object) -> None:
        self.desk.floor.do_beside(Role.TECH, act, **arguments)

    def _report(self, line: str) -> None:
        """About the selected remote speaker."""
        key = self.remote.list.selected()
        if self._shown is None or not key:
            self.tell("Nobody who speaks over a line is chosen.")
            return
        self._do("report_line", line=line, **self._shown.whose(key))

    def _tick_next(self) -> None:
        """The selected cue while the cues have the focus, else the first that is open at a change."""
        cue = self.cues.list.selected() if self.cues.list.hasFocus() else ""
        wanted = self._shown.cue(cue) if self._shown else ""
        if wanted:
            self._do("cue_done", cue=wanted)
        else:
            self.tell("Everything is done that could be ticked here.")

    def _add_cue(self, text: str) -> None:
        """A cue of the agenda, typed in haste; what makes no sense is said at once, and the line stays."""
        if self._shown is None:
            return
        shown, make = self._shown, self._shown.quick_cue(text)
        self.history.do(lambda: make(shown.agenda()))

    def _on_next_item(self, act: str) -> None:
        item = self._shown.next_item() if self._shown else ""
        if item:
            self._do(act, item=item)
        else:
            self.tell("No item of the programme is to come.")

    def _ask_message(self, to: str) -> None:
        self.line.ask(f"Message to the {to}", lambda text: self._do("send_message", to=to, text=text))

    def _seen(self, message: object) -> None:
        seq = getattr(message, "seq", None)
        if seq is None:
            self.tell("There is no message that waits to be seen.")
        else:
            self._do("message_seen", message=seq)

    def _ask_seat(self) -> None:
        """Of whoever speaks in the room and is heard next; another delegation is typed before its seat."""
        whom, name = self._shown.whose_seat() if self._shown else ("", "")
        words = (
            f"Seat of {name}, as 14; of another: Norway 14" if whom else "Delegation and seat, as Norway 14"
        )
        self.line.ask(words, lambda text: self._seat(text, whom))

    def _seat(self, text: str, whom: str) -> None:
        from app.conference.seats import meant

        assert self.loaded is not None
        delegation, seat = meant(self.loaded.entities, text, whom)
        if not delegation:
            raise ValueError("Type the delegation, then its seat, as Norway 14")
        self._asked_seat = delegation, " ".join(seat.split())
        self.desk.registration.seat(delegation, seat)

    def _forget_asked_seat(self) -> None:
        self._asked_seat = "", ""

    def _note_seat(self, loaded: "ConferenceSnapshot") -> None:
        """Where a seat was given here, the one before can be had back."""
        delegation, seat = self._asked_seat
        if self.loaded is not None and delegation and loaded.conference.seats.get(delegation, "") == seat:
            before = self.loaded.conference.seats.get(delegation, "")
            self._seat_before = delegation, before, len(self.history.done)
            self._asked_seat = "", ""

    def _undo(self) -> None:
        """What this desk did last: a seat or cues since the last act, else that act."""
        (delegation, seat, cues), done = self._seat_before, len(self.history.done)
        if delegation and done <= cues:
            self._seat_before = "", "", 0
            self.desk.registration.seat(delegation, seat)
        elif done > self._cues_before:
            self.history.undo()
        else:
            self._do("undo")

    def _announce(self, text: str) -> None:
        assert self.loaded is not None
        self._do("announce_resumption", resumes_at=parse_clock(text, self.clock.now(), self.zone))

    def _down(self, what: str) -> bool:
        return self._shown is not None and what in self._shown.down()

    def _interpretation(self) -> None:
        if self._down("interpretation"):
            self._do("interpretation_back")
            return
        words = "Which language is not heard, as ru? Enter alone: all of them"
        self.line.ask(words, lambda text: self._do("interpretation_lost", language=text))

    def _power(self) -> None:
        if self._down("power"):
            self._do("power_back")
            return
        self._do("go_on_paper")
        self.asked.emit("print_for_paper")

    def _decide(self, name: str, registrant: str, admitted: bool) -> None:
        self.desk.registration.do("decide_name", name=name, registrant=registrant, admitted=admitted)

    def _begin_names(self) -> None:
        self.names.field.setFocus()
        self.names.field.selectAll()

    def _next_pane(self, by: int) -> None:
        held = next((place for place, pane in enumerate(self.panes) if pane.hasFocus()), 0)
        self.panes[(held + by) % len(self.panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def escape(self) -> None:
        """Back to the lists, unless the focus is there."""
        self.line.hide()
        if not any(pane.hasFocus() for pane in self.panes):
            self.remote.list.setFocus()

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the cards."""
        for card in self.turns:
            card.apply_theme(theme)
        self.remote.list.apply_theme(theme)
        self.cues.apply_theme(theme)
        self.names.apply_theme(theme)

    # What Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits, while no text is typed; Esc goes back to the lists."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run("admit" if self.names.list.hasFocus() else "tick")
        elif event.text().isdigit():
            self._digit(int(event.text()))
        elif (name := LETTERS.get(event.text().upper())) is not None:
            self.run(name)
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> None:
        """Chooses among several whom a name may be; elsewhere it tells the chair something prepared."""
        if self.names.list.hasFocus():
            self.names.decide(admitted=True, place=digit)
        elif 0 < digit <= len(PREPARED):
            self._say(digit)

    def _say(self, number: int) -> None:
        self._do("send_message", to="chair", text=PREPARED[number - 1])

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.remote.list.setFocus()
