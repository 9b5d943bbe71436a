"""Entries in, run of the programme out: pure, without rules, never refusing; twin of the floor's fold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

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
    """The run after these acts, none of which was undone."""
    for act in acts:
        if isinstance(act.event, _HEARD):
            run = _apply(act.event, run, act.at)
            reports = after_report(run.reports, act)
            run = run if reports is run.reports else replace(run, reports=reports)
    return run


@singledispatch
def _apply(event: Event, run: Run, at: datetime) -> Run:
    """The run after one event; what only reports, or moves only the floor, leaves it as it was."""
    return run


@_apply.register
def _session_opened(event: ev.SessionOpened, run: Run, at: datetime) -> Run:
    return replace(run, plan=run.plan or event.plan)


@_apply.register
def _session_suspended(event: ev.SessionSuspended, run: Run, at: datetime) -> Run:
    airing = run.on_air
    return replace(run, on_air=airing.pause(at, SUSPENDED)) if airing and not airing.paused else run


@_apply.register
def _session_resumed(event: ev.SessionResumed, run: Run, at: datetime) -> Run:
    airing = run.on_air
    return replace(run, on_air=airing.go_on(at)) if airing and airing.paused_for == SUSPENDED else run


@_apply.register
def _session_closed(event: ev.SessionClosed, run: Run, at: datetime) -> Run:
    return replace(_finished(run, at), closed_at=at)


@_apply.register
def _item_started(event: pe.ItemStarted, run: Run, at: datetime) -> Run:
    run = _finished(run, at)
    before = run.done.get(event.item)
    fresh = Airing(event.item, event.number, event.duration_ms, event.ends, (Turn(at),))
    return replace(
        run,
        plan=run.plan or event.plan,
        on_air=before.go_on(at) if before else fresh,
        done={item: airing for item, airing in run.done.items() if item != event.item},
        passed={**run.passed, **dict.fromkeys(event.passed, at)},
    )


@_apply.register
def _item_finished(event: pe.ItemFinished, run: Run, at: datetime) -> Run:
    return _finished(run, at)


@_apply.register
def _item_skipped(event: pe.ItemSkipped, run: Run, at: datetime) -> Run:
    return replace(run, skipped=run.skipped | {event.item})


@_apply.register
def _item_unskipped(event: pe.ItemUnskipped, run: Run, at: datetime) -> Run:
    passed = {item: when for item, when in run.passed.items() if item != event.item}
    return replace(run, skipped=run.skipped - {event.item}, passed=passed)


@_apply.register
def _item_paused(event: pe.ItemPaused, run: Run, at: datetime) -> Run:
    return replace(run, on_air=run.on_air and run.on_air.pause(at, event.reason))


@_apply.register
def _item_resumed(event: pe.ItemResumed, run: Run, at: datetime) -> Run:
    return replace(run, on_air=run.on_air and run.on_air.go_on(at))


@_apply.register
def _item_adjusted(event: pe.ItemAdjusted, run: Run, at: datetime) -> Run:
    airing = run.on_air
    return replace(run, on_air=airing and replace(airing, adjusted_ms=airing.adjusted_ms + event.by_ms))


@_apply.register
def _cue_done(event: pe.CueDone, run: Run, at: datetime) -> Run:
    return replace(run, ticked=run.ticked | {(event.item, event.request, event.key)})


def _finished(run: Run, at: datetime) -> Run:
    """The run once whatever is on air has left it."""
    airing = run.on_air
    return replace(run, on_air=None, done={**run.done, airing.item: airing.stop(at)}) if airing else run
