"""How the programme of a session went so far: what a session's journal folds into, beside its floor."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.conference.sessions import Item
from app.floor.events import Plan
from app.floor.state import Turn, phase_of
from app.programme.reports import Reports
from app.times import millis, span

SUSPENDED = "session suspended"
"""Why an item is paused that stood still with the session."""


class ItemState(StrEnum):
    """Where an item stands."""

    DONE = "done"
    ON_AIR = "on_air"
    PAUSED = "paused"
    TO_COME = "to_come"
    JUMPED = "jumped"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Airing:
    """An item that is, or was, on air: a copy of what was planned for it, and its stretches of time.

    `ends` is its fixed end; `paused_for` the reason while its clock stands.
    """

    item: int
    number: str
    duration_ms: int
    ends: datetime | None
    turns: tuple[Turn, ...]
    pauses: tuple[Turn, ...] = ()
    adjusted_ms: int = 0
    paused_for: str = ""

    @property
    def started(self) -> datetime:
        """When it first went on air."""
        return self.turns[0].started

    @property
    def ended(self) -> datetime | None:
        """When it left the air; None while it is on air, paused or not."""
        ends = [pause.ended for pause in (self.turns[-1], *self.pauses[-1:])]
        return max((end for end in ends if end), default=None) if all(ends) else None

    @property
    def allotted_ms(self) -> int:
        """Its length as it was planned, or up to its fixed end, with what was added since; in ms."""
        planned = self.duration_ms if self.ends is None else millis(self.ends - self.started)
        return planned + self.adjusted_ms

    @property
    def paused(self) -> bool:
        """Whether its clock stands."""
        return bool(self.pauses) and self.pauses[-1].ended is None

    def active(self, now: datetime) -> int:
        """Milliseconds on air at `now`, pauses excluded."""
        return millis(_total(self.turns, now))

    def paused_ms(self, now: datetime) -> int:
        """Milliseconds during which its clock stood."""
        return millis(_total(self.pauses, now))

    def remaining(self, now: datetime) -> int:
        """Milliseconds left at `now`: up to its fixed end, else of its duration; below zero when over."""
        if self.ends is not None:
            return millis(self.ends - now) + self.adjusted_ms
        return self.duration_ms + self.adjusted_ms - self.active(now)

    def phase(self, now: datetime) -> str:
        """What its clock signals, as a speaker's does; “held” while it stands."""
        return "held" if self.paused else phase_of(self.remaining(now))

    def expected_end(self, now: datetime) -> datetime:
        """When it will end as things stand; never before `now`."""
        left = span(self.duration_ms) - _total(self.turns, now) if self.ends is None else self.ends - now
        return max(now, now + left + span(self.adjusted_ms))

    def stop(self, at: datetime) -> "Airing":
        """Its running turn, or its pause, ends."""
        turns, pauses = _closed(self.turns, at), _closed(self.pauses, at)
        return replace(self, turns=turns, pauses=pauses, paused_for="")

    def pause(self, at: datetime, reason: str) -> "Airing":
        """Its clock stands from now on."""
        return replace(self.stop(at), pauses=(*self.pauses, Turn(at)), paused_for=reason)

    def go_on(self, at: datetime) -> "Airing":
        """Another turn begins."""
        stopped = self.stop(at)
        return replace(stopped, turns=(*stopped.turns, Turn(at)))


def _total(stretches: tuple[Turn, ...], now: datetime) -> timedelta:
    return sum((stretch.lasted(now) for stretch in stretches), timedelta())


def _closed(stretches: tuple[Turn, ...], at: datetime) -> tuple[Turn, ...]:
    if not stretches or stretches[-1].ended is not None:
        return stretches
    return (*stretches[:-1], replace(stretches[-1], ended=at))


@dataclass(frozen=True, slots=True)
class Run:
    """The programme of one session as it went. Items are keys by the id of their row.

    `plan` is the plan as it was at the opening, or at the first start where that came first; `passed` says
    when an item was passed over. `ticked` holds the cues that are done; `reports` what the
    desks told each other.
    """

    plan: Plan | None = None
    on_air: Airing | None = None
    done: Mapping[int, Airing] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()
    passed: Mapping[int, datetime] = field(default_factory=dict)
    ticked: frozenset[tuple[int, str, str]] = frozenset()
    closed_at: datetime | None = None
    reports: Reports = field(default_factory=Reports)

    @property
    def begun(self) -> bool:
        """Whether any item has started."""
        return self.on_air is not None or bool(self.done)

    def state(self, item: int) -> ItemState:
        """Where an item stands; what a closed session did not come to was passed over."""
        if self.on_air is not None and self.on_air.item == item:
            return ItemState.PAUSED if self.on_air.paused else ItemState.ON_AIR
        if item in self.skipped:
            return ItemState.SKIPPED
        if item in self.done:
            return ItemState.DONE
        over = item in self.passed or self.closed_at is not None
        return ItemState.JUMPED if over else ItemState.TO_COME

    def to_come(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Those items that are still to come, in the order of the plan."""
        return tuple(item for item in items if self.state(item.id) is ItemState.TO_COME)
