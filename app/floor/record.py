"""The record of a session: what was. Who spoke, when, how long, on whose behalf, with which ruling.

A pure function of the floor; names are joined where it is shown. Undone acts are left out by the fold.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.floor.events import Entry, RequestCorrected, SessionClosed
from app.floor.fold import standing
from app.floor.state import Correction, Floor, Milestone, Outcome, Request, Speech


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement that was made: instants in UTC, lengths in ms; `turns` are its stretches."""

    request: Request
    started: datetime
    ended: datetime | None
    spoke_ms: int
    limit_ms: int
    turns: int
    conclusion_asked_at: datetime | None
    ruling: Outcome | None
    ruling_note: str = ""

    @property
    def over_ms(self) -> int:
        """How much longer than allotted; 0 when within the time."""
        return max(self.spoke_ms - self.limit_ms, 0)


@dataclass(frozen=True, slots=True)
class Record:
    """A session as it went. `revision` counts the corrections made after it was closed, from 1."""

    milestones: tuple[Milestone, ...]
    spoken: tuple[Spoken, ...]
    written_only: tuple[Request, ...]
    not_present: tuple[Request, ...]
    withdrawn: tuple[Request, ...]
    not_taken: tuple[Request, ...]
    corrections: tuple[tuple[Request, Correction], ...]
    revision: int


def record(floor: Floor, entries: tuple[Entry, ...], now: datetime) -> Record:
    """The record at `now`: speakers in the order in which they first had the floor."""
    speeches = [*floor.done, *floor.held, *([floor.speaking] if floor.speaking else [])]
    spoken = sorted((_spoken(floor, one, now) for one in speeches), key=lambda one: one.started)
    return Record(
        milestones=floor.milestones,
        spoken=tuple(spoken),
        written_only=_requests(floor, floor.written_only),
        not_present=_requests(floor, floor.passed_over),
        withdrawn=_requests(floor, floor.withdrawn),
        not_taken=_requests(floor, floor.not_taken),
        corrections=tuple(_corrections(floor)),
        revision=1 + _corrected_after_closing(entries),
    )


def _spoken(floor: Floor, speech: Speech, now: datetime) -> Spoken:
    return Spoken(
        request=floor.requests[speech.request],
        started=speech.started,
        ended=speech.ended,
        spoke_ms=speech.elapsed(now),
        limit_ms=speech.limit_ms,
        turns=len(speech.turns),
        conclusion_asked_at=speech.conclusion_asked_at,
        ruling=speech.ruling,
        ruling_note=speech.ruling_note,
    )


def _requests(floor: Floor, ids: tuple[str, ...]) -> tuple[Request, ...]:
    return tuple(floor.requests[one] for one in ids)


def _corrections(floor: Floor) -> Iterator[tuple[Request, Correction]]:
    for request in floor.requests.values():
        for correction in request.corrections:
            yield request, correction


def _corrected_after_closing(entries: tuple[Entry, ...]) -> int:
    acts, _ = standing(entries)
    closed = next((one.seq for one in acts if isinstance(one.event, SessionClosed)), None)
    if closed is None:
        return 0
    return sum(isinstance(one.event, RequestCorrected) and one.seq > closed for one in acts)
