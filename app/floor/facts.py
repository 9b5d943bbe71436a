"""The record of a session: what was. Who spoke, when, how long, on whose behalf, with which ruling.

A pure function of the floor; names are joined where it is shown. Undone acts are left out by the fold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.floor.events import RulingGiven, SessionClosed, TextReceived
from app.floor.state import Correction, Floor, Milestone, Outcome, Put, Request, SessionState, Speech
from app.journal.entries import Entry
from app.journal.undo import standing
from app.times import shown_ms


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement that was made: instants in UTC, lengths in ms; `turns` are its stretches.

    `shown_ms` is the sum of whole seconds that its times, as they are printed, lie apart.
    """

    request: Request
    started: datetime
    ended: datetime | None
    spoke_ms: int
    shown_ms: int
    limit_ms: int
    turns: int
    conclusion_asked_at: datetime | None
    ruling: Outcome | None
    ruled_at: datetime | None = None
    ruling_note: str = ""

    @property
    def over_ms(self) -> int:
        """How much longer than allotted, as it is printed; 0 when within the time."""
        return max(self.shown_ms - self.limit_ms, 0)


@dataclass(frozen=True, slots=True)
class Record:
    """A session as it went. `revision` is 1, and one more for each change made after it was closed."""

    milestones: tuple[Milestone, ...]
    spoken: tuple[Spoken, ...]
    written_only: tuple[Request, ...]
    not_present: tuple[Request, ...]
    withdrawn: tuple[Request, ...]
    not_taken: tuple[Request, ...]
    questions: tuple[Put, ...]
    corrections: tuple[tuple[Request, Correction], ...]
    revision: int


def record(floor: Floor, entries: tuple[Entry, ...], now: datetime) -> Record:
    """The record at `now`: speakers in the order in which they first had the floor."""
    running = [floor.speaking] if floor.speaking else []
    speeches = [*floor.done, *floor.held, *floor.earlier.values(), *running]
    acts, _ = standing(entries)
    ruled = {act.event.request: act.at for act in acts if isinstance(act.event, RulingGiven)}
    made = (_spoken(floor, speech, now, ruled.get(speech.request)) for speech in speeches)
    spoken = sorted(made, key=lambda statement: statement.started)
    return Record(
        milestones=floor.milestones,
        spoken=tuple(spoken),
        written_only=_requests(floor, floor.written_only),
        not_present=_requests(floor, floor.passed_over),
        withdrawn=_requests(floor, floor.withdrawn),
        not_taken=_requests(floor, floor.not_taken),
        questions=floor.questions_put,
        corrections=tuple(_corrections(floor)),
        revision=1 + _changed_after_closing(acts),
    )


def _spoken(floor: Floor, speech: Speech, now: datetime, ruled_at: datetime | None) -> Spoken:
    return Spoken(
        request=floor.requests[speech.request],
        started=speech.started,
        ended=speech.ended,
        spoke_ms=speech.elapsed(now),
        shown_ms=sum(shown_ms(turn.started, turn.ended or now) for turn in speech.turns),
        limit_ms=speech.limit_ms,
        turns=len(speech.turns),
        conclusion_asked_at=speech.conclusion_asked_at,
        ruling=speech.ruling,
        ruled_at=ruled_at,
        ruling_note=speech.ruling_note,
    )


def _requests(floor: Floor, ids: tuple[str, ...]) -> tuple[Request, ...]:
    return tuple(floor.requests[request] for request in ids)


def _corrections(floor: Floor) -> Iterator[tuple[Request, Correction]]:
    """What was put right; filling in what nobody had given yet is none while the session lasts."""
    ends = (milestone.at for milestone in floor.milestones if milestone.what is SessionState.CLOSED)
    closed = next(ends, None)
    for request in floor.requests.values():
        for correction in request.corrections:
            if correction.before or (closed is not None and correction.at >= closed):
                yield request, correction


def _changed_after_closing(acts: Sequence[Entry]) -> int:
    closed = next((act.seq for act in acts if isinstance(act.event, SessionClosed)), None)
    if closed is None:
        return 0
    return sum(act.seq > closed and not isinstance(act.event, TextReceived) for act in acts)
