"""The rules of the programme: one function for each act, in the imperative, as with the floor.

`rule(run, floor, session, at, *, ...) -> Event`, or `Refused` with a sentence. `session` holds the rows of
the agenda as they are now; an item is named by its number within the session.
"""

from collections.abc import Callable
from datetime import datetime

from app.agenda.plan import snapshot
from app.conference.sessions import Item, Session
from app.errors import Refused
from app.floor.state import Floor, SessionState
from app.journal.entries import Event
from app.programme import events as pe
from app.programme.cues import (
    NamedCue,
    by_order,
    changes_of_items,
    cues_of_items,
    cues_of_speech,
    every_change,
    typed_cues,
)
from app.programme.report_rules import REPORTS
from app.programme.run import Airing, ItemState, Run

LONGEST_MS = 24 * 3_600_000


def start_item(run: Run, floor: Floor, session: Session, at: datetime, *, item: str) -> Event:
    """The item goes on air; whatever was on air ends, and what stood in between is passed over."""
    _require_going(floor)
    row = _item(session, item)
    state = run.state(row.id)
    if state in (ItemState.ON_AIR, ItemState.PAUSED):
        raise Refused(f"Item {row.number} is on air already.")
    if state is ItemState.SKIPPED:
        raise Refused(f"Item {row.number} is skipped; take it back into the programme first.")
    before = session.items[: session.items.index(row)]
    passed = tuple(between.id for between in run.to_come(before))
    plan = None if run.plan else snapshot(session)
    return pe.ItemStarted(row.id, row.number, row.duration_ms, row.hard_end, passed, plan)


def finish_item(run: Run, floor: Floor, session: Session, at: datetime) -> Event:
    """The item on air ends; nothing follows at once."""
    air = _on_air(run)
    return pe.ItemFinished(air.item, air.number)


def skip_item(run: Run, floor: Floor, session: Session, at: datetime, *, item: str) -> Event:
    """The item will not be called."""
    _require_not_closed(floor)
    row = _item(session, item)
    match run.state(row.id):
        case ItemState.ON_AIR | ItemState.PAUSED:
            raise Refused(f"Item {row.number} is on air; finish it instead.")
        case ItemState.DONE:
            raise Refused(f"Item {row.number} has been already.")
        case ItemState.SKIPPED:
            raise Refused(f"Item {row.number} is skipped already.")
    return pe.ItemSkipped(row.id, row.number)


def unskip_item(run: Run, floor: Floor, session: Session, at: datetime, *, item: str) -> Event:
    """The skipped item is to come again."""
    _require_not_closed(floor)
    row = _item(session, item)
    if run.state(row.id) is not ItemState.SKIPPED:
        raise Refused(f"Item {row.number} is not skipped.")
    return pe.ItemUnskipped(row.id, row.number)


def adjust_item(run: Run, floor: Floor, session: Session, at: datetime, *, seconds: int) -> Event:
    """More time for the item on air; less when negative."""
    if not seconds:
        raise Refused("Adjusting by nothing changes nothing.")
    air = _on_air(run)
    if not 0 <= air.allotted_ms + seconds * 1_000 <= LONGEST_MS:
        raise Refused("That would leave the item no sensible length.")
    return pe.ItemAdjusted(air.item, air.number, seconds * 1_000)


def pause_item(run: Run, floor: Floor, session: Session, at: datetime, *, reason: str = "") -> Event:
    """The clock of the item on air stands."""
    air = _on_air(run)
    if air.paused:
        raise Refused(f"Item {air.number} is paused already.")
    return pe.ItemPaused(air.item, air.number, reason)


def resume_item(run: Run, floor: Floor, session: Session, at: datetime) -> Event:
    """The paused item goes on with what was left."""
    air = _on_air(run)
    if not air.paused:
        raise Refused(f"Item {air.number} is not paused.")
    _require_going(floor)
    return pe.ItemResumed(air.item, air.number)


def cue_done(run: Run, floor: Floor, session: Session, at: datetime, *, cue: str) -> Event:
    """A desk ticks a cue of an item ("5.zoom.unmute") or of a speech ("speech.a.zoom.unmute")."""
    found = _cue(floor, session, cue)
    if found.tick in run.ticked:
        raise Refused(f"The cue {found.told} is done already.")
    return pe.CueDone(found.cue.key, found.told, found.item, found.request)


def _item(session: Session, number: str) -> Item:
    for item in session.items:
        if item.number == number:
            return item
    raise Refused(f"There is no item “{number}” in this session.")


def _on_air(run: Run) -> Airing:
    if run.on_air is None:
        raise Refused("No item is on air.")
    return run.on_air


def _require_going(floor: Floor) -> None:
    """An item may start before the session is opened, but neither while it is suspended nor afterwards."""
    if floor.session is SessionState.SUSPENDED:
        raise Refused("The session is suspended; resume it first.")
    _require_not_closed(floor)


def _require_not_closed(floor: Floor) -> None:
    if floor.session is SessionState.CLOSED:
        raise Refused("The session is closed.")


def _cue(floor: Floor, session: Session, name: str) -> NamedCue:
    """The cue that a desk calls by this name. Raises Refused where there is none."""
    known = {cue.name: cue for cue in (*cues_of_items(session), *changes_of_items(session))}
    for item in session.items:
        known |= by_order(item) | {cue.name: cue for cue in typed_cues(item)}
    for request in floor.requests.values():
        every = (*cues_of_speech(request, session.language), *every_change(request))
        known |= {cue.name: cue for cue in every}
    if name not in known:
        owner = name.partition(".")[0]
        like = [tickable for tickable in known if tickable.startswith(f"{owner}.")][:6]
        hint = f"; there are {', '.join(like)}" if like else ""
        raise Refused(f"There is no cue “{name}” in this session{hint}.")
    return known[name]


ACTS: dict[str, Callable[..., Event]] = {
    rule.__name__: rule
    for rule in (
        start_item,
        finish_item,
        skip_item,
        unskip_item,
        adjust_item,
        pause_item,
        resume_item,
        cue_done,
        *REPORTS,
    )
}
"""Every act of the programme by the name that scripts and the command line use."""
