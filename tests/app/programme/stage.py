"""A programme in the hand: acts in, clock out, with a clock that the test sets. No disk, no screen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.agenda.plan import snapshot
from app.conference.sessions import Item, Session
from app.floor.fold import fold as floor_fold
from app.floor.rules import ACTS as FLOOR_ACTS
from app.journal.entries import Entry
from app.programme import fold as runs
from app.programme.clock import DayClock, ItemClock, SessionClock, day_clock, session_clock
from app.programme.rules import ACTS
from app.programme.run import Run
from tests.app.floor.room import context

MINUTE = 60_000
START = datetime(2021, 6, 14, 12, tzinfo=UTC)


def at(minute: float) -> datetime:
    """An instant, in minutes after the session's planned start."""
    return START + timedelta(minutes=minute)


def item(
    number: int, length: float, hard: float | None = None, ends: float | None = None, **more: str
) -> Item:
    """An item of some minutes, known by ten times its number; hard times in minutes after the start."""
    hard_start = None if hard is None else at(hard)
    hard_end = None if ends is None else at(ends)
    return Item(
        str(number), "panellist", "a", round(length * MINUTE), hard_start, hard_end, id=number * 10, **more
    )


def session(*items: Item, length: float = 60, begins: float = 0, **more: object) -> Session:
    """A session of an hour, unless said otherwise."""
    values: dict[str, object] = {"code": "S", "kind": "panel", "title": "A panel"} | more
    return Session(starts=at(begins), ends=at(begins + length), items=items, **values)  # type: ignore[arg-type]


class Stage:
    """One session's programme being run: `act` plays a rule now, `goto` moves the clock."""

    def __init__(self, of: Session) -> None:
        self.session = of
        self.now = of.starts
        self.entries: list[Entry] = []
        self.run = Run()

    def goto(self, minute: float) -> "Stage":
        """Set the clock, in minutes after the first session's planned start."""
        self.now = at(minute)
        return self

    def act(self, name: str, **arguments: object) -> "Stage":
        """Play an act of the programme or of the floor; raises Refused when the rule says no."""
        floor = floor_fold(self.entries)
        if name in ACTS:
            event = ACTS[name](self.run, floor, self.session, self.now, **arguments)
        else:
            around = context(plan=snapshot(self.session))
            event = FLOOR_ACTS[name](floor, around, self.now, **arguments)
        entry = Entry(len(self.entries) + 1, self.now, event, "laptop", "tech")
        self.run = runs.advance(self.run, self.entries, [entry])
        self.entries.append(entry)
        assert self.run == runs.fold(self.entries)
        return self

    def start(self, number: int) -> "Stage":
        """Start an item by its number."""
        return self.act("start_item", item=str(number))

    def replan(self, *items: Item) -> "Stage":
        """The agenda is changed while the session runs."""
        self.session = replace(self.session, items=items)
        return self

    @property
    def clock(self) -> SessionClock:
        """The session's clock now."""
        return session_clock(self.session, self.run, self.now)

    def of(self, number: int) -> ItemClock:
        """One item's clock now."""
        return next(other for other in self.clock.items if other.number == str(number))

    @property
    def states(self) -> list[str]:
        """The states of all items in order."""
        return [other.state.value for other in self.clock.items]

    @property
    def expected(self) -> list[tuple[float, float] | None]:
        """Expected start and end of each item, in minutes after the start."""
        return [
            (minutes(other.expected_start), minutes(other.expected_end))
            if other.expected_start and other.expected_end
            else None
            for other in self.clock.items
        ]

    @property
    def planned(self) -> list[tuple[float, float] | None]:
        """Planned start and end of each item, in minutes after the start."""
        return [
            (minutes(other.planned_start), minutes(other.planned_end))
            if other.planned_start and other.planned_end
            else None
            for other in self.clock.items
        ]


def minutes(instant: datetime) -> float:
    """Minutes after the session's planned start."""
    return (instant - START) / timedelta(minutes=1)


def day(stages: Sequence[Stage], now: datetime) -> DayClock:
    """The clocks of a day with several sessions."""
    return day_clock([(stage.session, stage.run) for stage in stages], now)
