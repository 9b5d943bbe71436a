"""Entries in, run of the programme out: pure, without rules, never refusing; twin of the floor's fold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.floor import events as ev
from app.floor.state import Turn
from app.journal.entries import Entry, Event, Redone, Undone
from app.journal.undo import standing
from app.programme import events as pe
from app.programme.reports import after_report
from app.programme.run import SUSPENDED, Airing, Run

_HEARD = (
    ev.ProgrammeEvent,
    ev.SessionOpened,
    ev.SessionSuspended,
    ev.SessionResumed,
    ev.SessionClosed,
)
"""What moves the programme: its own events, and what becomes of the whole session."""


def fold(entries: Sequence[Entry]) -> Run:
    """The run of the programme after all entries of a session's journal; what was undone is left out."""
    return _on(Run(), standing(entries)[0])


def advance(run: Run, entries: Sequence[Entry], news: Sequence[Entry]) -> Run:
    """The run after `news`, which follow the `entries` that folded into `run`."""
    if any(isinstance(entry.event, Undone | Redone) for entry in news):
        return fold((*entries, *news))
    return _on(run, news)


def _on(run: Run, acts: Sequence[Entry]) -> Run:
    for entry in acts:
        if isinstance(entry.event, _HEARD):
            run = replace(_after(run, entry.event, entry.at), reports=after_report(run.reports, entry))
    return run


def _after(run: Run, event: Event, at: datetime) -> Run:
    air = run.on_air
    match event:
        case ev.SessionOpened(plan=plan):
            return replace(run, plan=run.plan or plan)
        case ev.SessionClosed():
            return replace(_finished(run, at), closed_at=at)
        case pe.ItemStarted():
            return _started(run, event, at)
        case pe.ItemFinished():
            return _finished(run, at)
        case pe.ItemSkipped(item=item):
            return replace(run, skipped=run.skipped | {item})
        case pe.ItemUnskipped(item=item):
            passed = {one: when for one, when in run.passed.items() if one != item}
            return replace(run, skipped=run.skipped - {item}, passed=passed)
        case pe.CueDone(item=item, request=request, key=key):
            return replace(run, ticked=run.ticked | {(item, request, key)})
        case ev.ProgrammeEvent() | ev.SessionSuspended() | ev.SessionResumed() if air is not None:
            return replace(run, on_air=_on_air(air, event, at))
    return run


def _on_air(air: Airing, event: Event, at: datetime) -> Airing:
    match event:
        case pe.ItemPaused(reason=reason):
            return air.pause(at, reason)
        case pe.ItemResumed():
            return air.go_on(at)
        case pe.ItemAdjusted(by_ms=by_ms):
            return replace(air, adjusted_ms=air.adjusted_ms + by_ms)
        case ev.SessionSuspended() if not air.paused:
            return air.pause(at, SUSPENDED)
        case ev.SessionResumed() if air.paused_for == SUSPENDED:
            return air.go_on(at)
    return air


def _started(run: Run, event: pe.ItemStarted, at: datetime) -> Run:
    run = _finished(run, at)
    before = run.done.get(event.item)
    fresh = Airing(event.item, event.number, event.duration_ms, event.ends, (Turn(at),))
    return replace(
        run,
        plan=run.plan or event.plan,
        on_air=before.go_on(at) if before else fresh,
        done={item: one for item, one in run.done.items() if item != event.item},
        passed={**run.passed, **dict.fromkeys(event.passed, at)},
    )


def _finished(run: Run, at: datetime) -> Run:
    if run.on_air is None:
        return run
    return replace(run, on_air=None, done={**run.done, run.on_air.item: run.on_air.stop(at)})
