"""A discussion, expanded: the item *is* the session's list of speakers, and these are its speeches.

The speaker's clock and the programme clock stay two clocks: nothing here moves an item.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.floor.forecast import handover_ms
from app.floor.limits import limit_for
from app.floor.state import Floor, FloorContext, Speech
from app.times import span


class SpeechState(StrEnum):
    """Where a speech stands."""

    DONE = "done"
    SPEAKING = "speaking"
    HELD = "held"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class SpeechClock:
    """One speech in the run of show: it began, or is expected to begin, at `start`; so with `end`."""

    request: str
    state: SpeechState
    start: datetime
    end: datetime


def speeches(floor: Floor, context: FloorContext, now: datetime, begins: datetime) -> tuple[SpeechClock, ...]:
    """All speeches in order: those made, the one being made, those held, those to come with their limits.

    `begins` is when the list is expected to go on (`SessionClock.list_starts`); whoever speaks, speaks now.
    """
    done = sorted(floor.done, key=lambda speech: speech.started)
    past = [SpeechClock(made.request, SpeechState.DONE, made.started, made.ended or now) for made in done]
    return (*past, *_ahead(floor, context, now, begins))


def _ahead(floor: Floor, context: FloorContext, now: datetime, begins: datetime) -> Iterator[SpeechClock]:
    """The speech being made and all that are to come, one after the other from `begins` on."""
    handover, cursor = span(handover_ms(floor, context)), max(now, begins)
    if floor.speaking is not None:
        end = _goes_on(floor.speaking, now, now)
        yield SpeechClock(floor.speaking.request, SpeechState.SPEAKING, floor.speaking.started, end)
        cursor = max(cursor, end)
    for request in floor.points:
        end = cursor + span(limit_for(floor, context, floor.requests[request]))
        yield SpeechClock(request, SpeechState.TO_COME, cursor, end)
        cursor = end + handover
    for speech in reversed(floor.held):
        cursor = _goes_on(speech, now, cursor)
        yield SpeechClock(speech.request, SpeechState.HELD, speech.started, cursor)
    for request in (*floor.waiting, *floor.replies):
        end = cursor + span(limit_for(floor, context, floor.requests[request]))
        yield SpeechClock(request, SpeechState.TO_COME, cursor, end)
        cursor = end + handover


def _goes_on(speech: Speech, now: datetime, cursor: datetime) -> datetime:
    return cursor + span(max(speech.remaining(now), 0))
