"""What the rows of the agenda editor's table do: to items, to sessions, to the programme of the one shown."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from app.agenda.changes import Change
from app.agenda.durations import typed_duration
from app.agenda.editor import Agenda, Make
from app.agenda.item_edits import part_of
from app.journal.undo import seen
from app.programme.run import ItemState
from ui.agenda.editor_state import EditorState
from ui.agenda.page import AgendaPage
from ui.console.actions import Command
from ui.console.edit_history import EditHistory
from ui.widgets.ask_line import AskLine
from ui.worker.floor_port import FloorPort

_SESSION_STEP, _ITEM_STEP = timedelta(minutes=5), timedelta(minutes=1)


class AgendaCommands(QObject):
    """`table` holds them by the ids of their rows; they change what is chosen when the key is pressed.

    `told` gives a sentence · `locked` whether the structure of an open session is kept as it is.
    """

    told = Signal(str)
    locked = Signal(bool)

    def __init__(
        self, state: EditorState, page: AgendaPage, line: AskLine, history: EditHistory, floor: FloorPort
    ) -> None:
        super().__init__(page)
        self._state, self._page, self._line = state, page, line
        self._history, self._floor = history, floor
        self.unlocked = False
        self.table: dict[str, Command] = {
            "undo": history.undo,
            "redo": history.redo,
            **self._of_items(),
            **self._of_sessions(),
            **self._of_the_programme(),
        }
        self._listen()

    def _listen(self) -> None:
        """What is typed, dragged and mended on the page becomes a change."""
        timeline, do = self._page.timeline, self.do
        self._page.table.items.typed.connect(self._type)
        timeline.shifted.connect(self._shift)
        timeline.resized.connect(self._resize)
        timeline.placed.connect(lambda code, item, at: do(lambda agenda: agenda.put(code, item, at)))
        timeline.carried.connect(lambda code, at, room: do(lambda agenda: agenda.carry(code, at, room)))
        timeline.given.connect(lambda code, item, to: do(lambda agenda: agenda.give(code, item, to)))
        self._page.conflicts.mended.connect(lambda fix: do(lambda agenda: agenda.mend(fix)))

    def do(self, make: Make) -> None:
        """One change, of the agenda as it is when its turn comes."""
        self._history.do(lambda: make(self._state.agenda))

    def _of_items(self) -> dict[str, Command]:
        return {
            "insert": self._insert,
            "duplicate": self._on_item(Agenda.duplicate),
            "delete": self._on_item(Agenda.delete),
            "park": self._park,
            "item_up": lambda: self._move(-1),
            "item_down": lambda: self._move(1),
            "hard": self._on_item(Agenda.hard_or_soft),
            "split": self._ask_split,
            "earlier": lambda: self._push(-1, self._shift),
            "later": lambda: self._push(1, self._shift),
            "shorter": lambda: self._push(-1, self._resize),
            "longer": lambda: self._push(1, self._resize),
        }

    def _of_sessions(self) -> dict[str, Command]:
        return {
            "new_session": self._on_session(
                lambda agenda, code: agenda.new_session(code, self._state.begins)
            ),
            "delete_session": self._on_session(Agenda.delete_session),
            "room_above": self._on_session(lambda agenda, code: agenda.lane(code, -1)),
            "room_below": self._on_session(lambda agenda, code: agenda.lane(code, 1)),
            "lock": self._toggle_lock,
            "day_before": self._on_session(lambda agenda, code: agenda.day(code, -1)),
            "day_after": self._on_session(lambda agenda, code: agenda.day(code, 1)),
            "rename_session": lambda: self._ask_of_session("Title of {}", Agenda.rename, "title"),
            "session_times": lambda: self._ask_of_session(
                "Start and end of {}, as 14:00-15:30", Agenda.times
            ),
            "session_chair": lambda: self._ask_of_session("Who chairs {}", Agenda.chair, "chair"),
            "session_moderator": lambda: self._ask_of_session(
                "Who moderates {}", Agenda.moderator, "moderator"
            ),
            "session_room": lambda: self._ask_of_session("Room of {}", Agenda.room, "room"),
        }

    def _of_the_programme(self) -> dict[str, Command]:
        """Acts of the session that is shown, into its journal."""
        return {
            "start_item": lambda: self._act("start_item", item=self._page.table.number()),
            "finish_item": lambda: self._act("finish_item"),
            "pause_item": self._pause_item,
            "minute_more": lambda: self._act("adjust_item", seconds=60),
            "minute_less": lambda: self._act("adjust_item", seconds=-60),
            "skip_item": self._skip_item,
            "undo_act": self._undo_act,
        }

    # Items

    def _on_item(self, make: Callable[[Agenda, str, str], Change]) -> Command:
        def command() -> None:
            code, item = self._state.code, self._page.table.number()
            if item:
                self.do(lambda agenda: make(agenda, code, item))
            else:
                self.told.emit("No item is chosen.")

        return command

    def _insert(self) -> None:
        code, item = self._state.code, self._page.table.number()
        self.do(lambda agenda: agenda.insert(code, item))

    def _park(self) -> None:
        before = self._state.before
        self._on_item(lambda agenda, code, item: agenda.park(code, item, before))()

    def _move(self, by: int) -> None:
        """An item up or down, or a session to the room above or below."""
        if self._moves_session():
            self._on_session(lambda agenda, code: agenda.lane(code, by))()
        else:
            self._on_item(lambda agenda, code, item: agenda.move(code, item, by))()

    def _push(self, way: int, how: Callable[[str, str, int], None]) -> None:
        item = "" if self._moves_session() else self._page.table.number()
        step = _ITEM_STEP if item else _SESSION_STEP
        how(self._state.code, item, way * round(step.total_seconds()))

    def _moves_session(self) -> bool:
        """Whether the arrows move a session: one in the list, or the last one clicked in the timeline."""
        timeline = self._page.timeline
        return self._page.days.list.hasFocus() or (timeline.hasFocus() and not timeline.on_item)

    def _shift(self, code: str, item: str, seconds: int) -> None:
        """A session, or an item of it, earlier or later."""
        by = timedelta(seconds=seconds)
        self.do(lambda agenda: agenda.shift_item(code, item, by) if item else agenda.shift(code, by))

    def _resize(self, code: str, item: str, seconds: int) -> None:
        """A session, or an item of it, longer or shorter."""
        by = timedelta(seconds=seconds)
        self.do(lambda agenda: agenda.lengthen(code, item, by) if item else agenda.resize(code, by))

    def _type(self, number: str, column: str, text: str) -> None:
        code = self._state.code
        self.do(lambda agenda: agenda.type(code, number, column, text))

    def _ask_split(self) -> None:
        code, item = self._state.code, self._page.table.number()
        if not item:
            self.told.emit("No item is chosen.")
            return

        def make(agenda: Agenda, text: str) -> Change:
            starts = part_of(agenda.of(code), item).start
            return agenda.split(code, item, typed_duration(text, starts, agenda.where))

        self._ask(f"Split item {item} after, as 10 or until 15:15", "", make)

    # Sessions

    def _on_session(self, make: Callable[[Agenda, str], Change]) -> Command:
        def command() -> None:
            code = self._state.code
            self.do(lambda agenda: make(agenda, code))

        return command

    def _ask_of_session(self, what: str, make: Callable[[Agenda, str, str], Change], name: str = "") -> None:
        """A value of the chosen session; `name` is the field whose text stands in the line already."""
        code, session = self._state.code, self._state.session
        text = str(getattr(session, name)) if session and name else ""
        self._ask(what.format(code), text, lambda agenda, typed: make(agenda, code, typed))

    def _ask(self, what: str, text: str, make: Callable[[Agenda, str], Change]) -> None:
        """A line for one value; what makes no sense is said at once, and the line stays."""

        def take(typed: str) -> None:
            make(self._state.agenda, typed)
            self.do(lambda agenda: make(agenda, typed))

        self._line.ask(what, take)
        self._line.setText(text)
        self._line.selectAll()

    def _toggle_lock(self) -> None:
        self.unlocked = not self.unlocked
        self.locked.emit(not self.unlocked)
        how = "unlocked: times, room and order may change" if self.unlocked else "locked"
        self.told.emit(f"The structure of an open session is {how}.")

    # The programme

    def _act(self, act: str, **arguments: object) -> None:
        if self._state.live is None:
            self.told.emit("Choose a session first.")
        else:
            self._floor.do(act, **arguments)

    def _undo_act(self) -> None:
        live = self._state.live
        self._act("undo", **seen(live.floor.undo if live else None))

    def _pause_item(self) -> None:
        air = self._state.live.run.on_air if self._state.live else None
        self._act("resume_item" if air and air.paused else "pause_item")

    def _skip_item(self) -> None:
        item, live = self._page.table.number(), self._state.live
        state = live.run.state(part_of(live.session, item).item.id) if live and item else None
        self._act("unskip_item" if state is ItemState.SKIPPED else "skip_item", item=item)
