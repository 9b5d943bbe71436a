"""What the rows of the agenda's editor do: to items, to sessions, to the programme of the one shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from app.agenda.changes import Change
from app.agenda.durations import typed_duration
from app.agenda.editor import Agenda, Make
from app.agenda.typed_cells import part_of
from app.programme.run import ItemState

if TYPE_CHECKING:
    from ui.agenda.window import AgendaWindow

_SESSION_STEP, _ITEM_STEP = timedelta(minutes=5), timedelta(minutes=1)
Acts = dict[str, Callable[[], object]]


class AgendaActs:
    """Belongs to one window: what is chosen there is what is changed."""

    def __init__(self, window: "AgendaWindow") -> None:
        self.window, self.unlocked = window, False

    def listen(self) -> None:
        """What is typed, dragged and mended in the window becomes a change."""
        window, do = self.window, self.do
        line, edit = window.timeline, window.desk.agenda.edit
        window.history.asked.connect(lambda change: edit(change, unlocked=self.unlocked))
        window.table.items.typed.connect(self._type)
        line.shifted.connect(self.shift)
        line.resized.connect(self.resize)
        line.placed.connect(lambda code, item, at: do(lambda held: held.put(code, item, at)))
        line.carried.connect(lambda code, starts, room: do(lambda held: held.carry(code, starts, room)))
        line.given.connect(lambda code, item, to: do(lambda held: held.give(code, item, to)))
        window.conflicts.mended.connect(lambda fix: do(lambda held: held.mend(fix)))

    def answers(self) -> Acts:
        """Every row that this window answers, for what is chosen now."""
        return {**self._of_items(), **self._of_sessions(), **self._of_the_programme()}

    def do(self, make: Make) -> None:
        """One change, of the agenda as it is when its turn comes."""
        window = self.window
        window.history.do(lambda: make(window.agenda))

    def _of_items(self) -> Acts:
        """The acts on the item under the cursor."""
        window = self.window
        code, item, before = window.code, window.table.number(), window.before

        def do(make: Make, needs: bool = True) -> Callable[[], None]:
            return lambda: self.do(make) if item or not needs else window.tell("No item is chosen.")

        return {
            "insert": do(lambda held: held.insert(code, item), needs=False),
            "duplicate": do(lambda held: held.duplicate(code, item)),
            "delete": do(lambda held: held.delete(code, item)),
            "park": do(lambda held: held.park(code, item, before)),
            "item_up": self._lane(-1) if self._on_session() else do(lambda held: held.move(code, item, -1)),
            "item_down": self._lane(1) if self._on_session() else do(lambda held: held.move(code, item, 1)),
            "hard": do(lambda held: held.hard_or_soft(code, item)),
            "split": lambda: self._ask_split(code, item),
            "cues": window.cues.open,
            "earlier": lambda: self._push(-1, self.shift),
            "later": lambda: self._push(1, self.shift),
            "shorter": lambda: self._push(-1, self.resize),
            "longer": lambda: self._push(1, self.resize),
        }

    def _of_sessions(self) -> Acts:
        window = self.window
        code, session = window.code, window.session
        return {
            "new_session": lambda: self.do(lambda held: held.new_session(code, window.begins)),
            "delete_session": lambda: self.do(lambda held: held.delete_session(code)),
            "room_above": self._lane(-1),
            "room_below": self._lane(1),
            "lock": self._toggle_lock,
            "day_before": lambda: self.do(lambda held: held.day(code, -1)),
            "day_after": lambda: self.do(lambda held: held.day(code, 1)),
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
        }

    def _of_the_programme(self) -> Acts:
        """Acts of the session that is shown, into its journal."""
        window = self.window
        item, live = window.table.number(), window.live
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

    def _act(self, act: str, **arguments: object) -> None:
        if self.window.live is None:
            self.window.tell("Choose a session first.")
        else:
            self.window.desk.floor.do(act, **arguments)

    def _on_session(self) -> bool:
        """Whether the arrows move a session: one in the list, or the last one clicked in the timeline."""
        timeline = self.window.timeline
        return self.window.days.list.hasFocus() or (timeline.hasFocus() and not timeline.on_item)

    def _push(self, way: int, how: Callable[[str, str, int], None]) -> None:
        item = "" if self._on_session() else self.window.table.number()
        step = _ITEM_STEP if item else _SESSION_STEP
        how(self.window.code, item, way * round(step.total_seconds()))

    def _lane(self, by: int) -> Callable[[], None]:
        code = self.window.code
        return lambda: self.do(lambda held: held.lane(code, by))

    def shift(self, code: str, item: str, seconds: int) -> None:
        """A session, or an item of it, earlier or later."""
        by = timedelta(seconds=seconds)
        self.do(lambda held: held.shift_item(code, item, by) if item else held.shift(code, by))

    def resize(self, code: str, item: str, seconds: int) -> None:
        """A session, or an item of it, longer or shorter."""
        by = timedelta(seconds=seconds)
        self.do(lambda held: held.lengthen(code, item, by) if item else held.resize(code, by))

    def _type(self, number: str, column: str, text: str) -> None:
        code = self.window.code
        self.do(lambda held: held.type(code, number, column, text))

    def _toggle_lock(self) -> None:
        self.unlocked = not self.unlocked
        self.window.rows["lock"].setChecked(not self.unlocked)
        how = "unlocked: times, room and order may change" if self.unlocked else "locked"
        self.window.tell(f"The structure of an open session is {how}.")

    def _ask_split(self, code: str, item: str) -> None:
        if not item:
            self.window.tell("No item is chosen.")
            return

        def make(held: Agenda, text: str) -> Change:
            starts = part_of(held.of(code), item).start
            return held.split(code, item, typed_duration(text, starts, held.where))

        self._ask(f"Split item {item} after, as 10 or until 15:15", "", make)

    def _ask(self, what: str, text: str, make: Callable[[Agenda, str], Change]) -> None:
        """A line for one value; what makes no sense is said at once, and the line stays."""
        window = self.window

        def take(typed: str) -> None:
            make(window.agenda, typed)
            self.do(lambda held: make(held, typed))

        window.line.ask(what, take)
        window.line.setText(text)
        window.line.selectAll()
