"""Entries in, floor out: pure, without rules, never refusing. Same journal, same floor, everywhere."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from app.floor import events as ev
from app.floor.fold_draft import Draft
from app.floor.state import (
    INTERRUPTED,
    Correction,
    Floor,
    Kind,
    Milestone,
    Mode,
    Outcome,
    Put,
    Request,
    SessionState,
    Speech,
)
from app.journal.entries import Entry, Event, Redone, Undone, UnknownEvent
from app.journal.undo import standing

FORMER_KEPT = 32
"""How many undos cost nothing: so many former floors are kept beside a floor."""


def fold(entries: Sequence[Entry]) -> Floor:
    """The floor after all entries of a session's journal, in the order of their numbers.

    What was undone is left out first, so that a former speaker's clock runs on as if untouched.
    """
    acts, undone = standing(entries)
    draft = Draft(Floor())
    for act in acts[:-FORMER_KEPT]:
        _apply(act.event, draft, act.at)
    floor = draft.freeze()
    for act in acts[-FORMER_KEPT:]:
        floor = _after(floor, act)
    return _numbered(floor, entries, acts, undone)


def advance(floor: Floor, entries: Sequence[Entry], news: Sequence[Entry]) -> Floor:
    """The floor after `news`, which follow the `entries` that folded into `floor`."""
    for number, entry in enumerate(news, 1):
        if isinstance(entry.event, Undone | Redone):
            floor = _turned_back(floor, (*entries, *news[:number]))
        else:
            floor = replace(_after(floor, entry), seq=entry.seq, last_at=entry.at, undo=entry, redo=None)
    return floor


def _after(floor: Floor, act: Entry) -> Floor:
    """The floor after one more act, with the floor before it kept."""
    draft = Draft(floor)
    _apply(act.event, draft, act.at)
    return draft.freeze(former=(*floor.former[1 - FORMER_KEPT :], replace(floor, former=())))


def _turned_back(floor: Floor, entries: Sequence[Entry]) -> Floor:
    """The floor after the undo or redo that is the last of these entries."""
    acts, undone = standing(entries)
    if isinstance(entries[-1].event, Redone) and floor.redo is not None:
        return _numbered(_after(floor, floor.redo), entries, acts, undone)
    if isinstance(entries[-1].event, Undone) and floor.former:
        before = replace(floor.former[-1], former=floor.former[:-1])
        return _numbered(before, entries, acts, undone)
    return fold(entries)


def _numbered(
    floor: Floor, entries: Sequence[Entry], acts: Sequence[Entry], undone: Sequence[Entry]
) -> Floor:
    """The floor of these entries, with what the next undo and redo concern."""
    return replace(
        floor,
        seq=entries[-1].seq if entries else 0,
        last_at=entries[-1].at if entries else None,
        undo=acts[-1] if acts else None,
        redo=undone[-1] if undone else None,
    )


@singledispatch
def _apply(event: Event, draft: Draft, at: datetime) -> None:
    """Write into the draft what one event changes. Raises UnknownEvent where no function below takes it."""
    raise UnknownEvent(type(event).__name__)


@_apply.register
def _programme_event(event: ev.ProgrammeEvent, draft: Draft, at: datetime) -> None:
    """What the programme wrote moves nobody on the floor."""


@_apply.register
def _session_opened(event: ev.SessionOpened, draft: Draft, at: datetime) -> None:
    draft.session = SessionState.OPEN
    draft.milestones.append(Milestone(SessionState.OPEN, at))
    draft.nobody_since = at


@_apply.register
def _zoom_lost(event: ev.ZoomLost, draft: Draft, at: datetime) -> None:
    draft.zoom_lost_at = at


@_apply.register
def _zoom_back(event: ev.ZoomBack, draft: Draft, at: datetime) -> None:
    draft.zoom_lost_at = None


@_apply.register
def _session_suspended(event: ev.SessionSuspended, draft: Draft, at: datetime) -> None:
    draft.hold(at, "session suspended")
    draft.session = SessionState.SUSPENDED
    draft.milestones.append(Milestone(SessionState.SUSPENDED, at, event.reason))


@_apply.register
def _session_resumed(event: ev.SessionResumed, draft: Draft, at: datetime) -> None:
    draft.session = SessionState.OPEN
    draft.milestones.append(Milestone(SessionState.OPEN, at))
    draft.nobody_since = at


@_apply.register
def _session_closed(event: ev.SessionClosed, draft: Draft, at: datetime) -> None:
    draft.end(at)
    draft.done.extend(draft.held)
    draft.held.clear()
    draft.not_taken.extend((*draft.waiting, *draft.replies, *draft.points))
    for lane in (draft.waiting, draft.replies, draft.points):
        lane.clear()
    draft.called = draft.nobody_since = None
    draft.session = SessionState.CLOSED
    draft.milestones.append(Milestone(SessionState.CLOSED, at))


@_apply.register
def _list_opened(event: ev.ListOpened | ev.ListReopened, draft: Draft, at: datetime) -> None:
    draft.list_open, draft.list_closed, draft.closing_at = True, False, None


@_apply.register
def _list_closed(event: ev.ListClosed, draft: Draft, at: datetime) -> None:
    draft.list_open, draft.closing_at = True, event.closing_at
    draft.list_closed = event.closing_at is None


@_apply.register
def _floor_requested(event: ev.FloorRequested, draft: Draft, at: datetime) -> None:
    draft.requests[event.request] = Request(
        id=event.request,
        seq=len(draft.requests) + 1,
        delegation=event.delegation,
        kind=Kind(event.kind),
        mode=Mode(event.mode),
        channel=event.channel,
        received_at=event.received_at,
        person=event.person,
        language=event.language,
        on_behalf_of=event.on_behalf_of,
        in_alignment=event.in_alignment,
        note=event.note,
        late=event.late,
        override=event.override,
    )
    draft.place(event.request, event.before)
    if _is_point(draft, event.request):
        _interrupt(draft, at)


def _is_point(draft: Draft, request: str) -> bool:
    return request in draft.requests and draft.requests[request].kind is Kind.POINT_OF_ORDER


def _interrupt(draft: Draft, at: datetime) -> None:
    """A point of order holds the running speech, unless that is a point of order itself."""
    if draft.speaking is not None and not _is_point(draft, draft.speaking.request):
        draft.hold(at, INTERRUPTED)


@_apply.register
def _request_withdrawn(event: ev.RequestWithdrawn, draft: Draft, at: datetime) -> None:
    draft.take_out(event.request)
    draft.withdrawn.append(event.request)


@_apply.register
def _statement_handed_in(event: ev.StatementHandedIn, draft: Draft, at: datetime) -> None:
    draft.take_out(event.request)
    draft.written_only.append(event.request)


@_apply.register
def _rest_handed_in(event: ev.RestHandedIn, draft: Draft, at: datetime) -> None:
    for request in event.requests:
        draft.take_out(request)
        draft.written_only.append(request)


@_apply.register
def _text_received(event: ev.TextReceived, draft: Draft, at: datetime) -> None:
    draft.change(event.request, text_words=event.words)


@_apply.register
def _found_not_present(event: ev.FoundNotPresent, draft: Draft, at: datetime) -> None:
    if draft.speaking is not None and draft.speaking.request == event.request:
        draft.drop_turn(at)
    draft.take_out(event.request)
    draft.passed_over.append(event.request)
    draft.change(event.request, absences=draft.requests[event.request].absences + 1)
    draft.anyone_called = True


@_apply.register
def _request_restored(event: ev.RequestRestored, draft: Draft, at: datetime) -> None:
    draft.take_out(event.request)
    draft.place(event.request, event.before)


@_apply.register
def _request_moved(event: ev.RequestMoved, draft: Draft, at: datetime) -> None:
    lane = draft.lane(event.request)
    if event.request in lane:
        lane.remove(event.request)
        draft.place(event.request, event.before)


@_apply.register
def _request_pinned(event: ev.RequestPinned, draft: Draft, at: datetime) -> None:
    draft.change(event.request, pinned=True)


@_apply.register
def _request_unpinned(event: ev.RequestUnpinned, draft: Draft, at: datetime) -> None:
    draft.change(event.request, pinned=False)


@_apply.register
def _request_parked(event: ev.RequestParked, draft: Draft, at: datetime) -> None:
    draft.change(event.request, parked=True, parked_for=event.reason)
    if draft.called == event.request:
        draft.called = None


@_apply.register
def _request_unparked(event: ev.RequestUnparked, draft: Draft, at: datetime) -> None:
    draft.change(event.request, parked=False, parked_for="")


@_apply.register
def _lateness_lifted(event: ev.LatenessLifted, draft: Draft, at: datetime) -> None:
    draft.change(event.request, late=False)


@_apply.register
def _requests_swapped(event: ev.RequestsSwapped, draft: Draft, at: datetime) -> None:
    lane = draft.lane(event.request)
    if event.request in lane and event.other in lane:
        here, there = lane.index(event.request), lane.index(event.other)
        lane[here], lane[there] = lane[there], lane[here]


@_apply.register
def _request_corrected(event: ev.RequestCorrected, draft: Draft, at: datetime) -> None:
    request = draft.requests[event.request]
    names = ("delegation", "person", "on_behalf_of", "language", "mode", "kind", "in_alignment")
    given = {name: value for name in names if (value := getattr(event, name)) is not None}
    kept = tuple(Correction(name, str(getattr(request, name)), after, at) for name, after in given.items())
    typed = {name: {"mode": Mode, "kind": Kind}.get(name, str)(value) for name, value in given.items()}
    lane = draft.lane(event.request)
    draft.change(event.request, corrections=(*request.corrections, *kept), **typed)
    if event.request in lane and draft.lane(event.request) is not lane:
        lane.remove(event.request)
        draft.place(event.request, event.before)


@_apply.register
def _list_reordered(event: ev.ListReordered, draft: Draft, at: datetime) -> None:
    here, named = set(draft.waiting), set(event.order)
    ordered = [request for request in event.order if request in here]
    draft.waiting[:] = [*ordered, *(request for request in draft.waiting if request not in named)]


@_apply.register
def _delegation_called(event: ev.DelegationCalled, draft: Draft, at: datetime) -> None:
    draft.called, draft.anyone_called = event.request, True


@_apply.register
def _floor_given(event: ev.FloorGiven, draft: Draft, at: datetime) -> None:
    if _is_point(draft, event.request):
        _interrupt(draft, at)
    else:
        draft.called = None
    draft.end(at)
    draft.take_out(event.request)
    before = draft.earlier.pop(event.request, None)
    fresh = Speech(event.request, event.limit_ms, ())
    draft.change(event.request, parked=False)
    draft.speak(before or fresh, at)
    draft.anyone_called = True


@_apply.register
def _statement_ended(event: ev.StatementEnded, draft: Draft, at: datetime) -> None:
    running = draft.speaking
    if running is not None and running.request == event.request:
        draft.end(at)
    draft.end_held(event.request)


@_apply.register
def _statement_held(event: ev.StatementHeld, draft: Draft, at: datetime) -> None:
    draft.hold(at, event.reason)


@_apply.register
def _statement_resumed(event: ev.StatementResumed, draft: Draft, at: datetime) -> None:
    for speech in [held for held in draft.held if held.request == event.request]:
        draft.end(at)
        draft.held.remove(speech)
        draft.speak(speech, at)


@_apply.register
def _time_extended(event: ev.TimeExtended, draft: Draft, at: datetime) -> None:
    draft.revise(event.request, lambda speech: replace(speech, limit_ms=speech.limit_ms + event.by_ms))


@_apply.register
def _limit_set(event: ev.LimitSet, draft: Draft, at: datetime) -> None:
    if event.request:
        draft.change(event.request, limit_ms=event.limit_ms)
        draft.revise(event.request, lambda speech: replace(speech, limit_ms=event.limit_ms))
    elif event.category or event.kind:
        draft.limits[event.category or event.kind] = event.limit_ms
    else:
        draft.limit_ms = event.limit_ms
        for name in draft.limits.keys() - _NO_STATEMENTS:
            del draft.limits[name]


_NO_STATEMENTS = {"right_of_reply", "second_reply", "point_of_order"}
"""Limits that a speaking time for every statement leaves alone."""


@_apply.register
def _conclusion_asked(event: ev.ConclusionAsked, draft: Draft, at: datetime) -> None:
    draft.revise(event.request, lambda speech: replace(speech, conclusion_asked_at=at))


@_apply.register
def _ruling_given(event: ev.RulingGiven, draft: Draft, at: datetime) -> None:
    running = draft.speaking
    if running is not None and running.request == event.request:
        draft.end(at)
    draft.end_held(event.request)
    draft.revise(
        event.request, lambda speech: replace(speech, ruling=Outcome(event.outcome), ruling_note=event.note)
    )


@_apply.register
def _question_put(event: ev.QuestionPut, draft: Draft, at: datetime) -> None:
    draft.questions_put.append(Put(event.question, at))
