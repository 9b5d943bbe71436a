"""Entries in, door out: pure, without rules, never refusing. Same journal, same door, on every laptop."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from app.conference.registrants import ON_BADGE, Attendance
from app.journal.entries import Entry, Event, UnknownEvent
from app.journal.undo import standing
from app.registration import events as ev
from app.registration.fold_draft import Draft
from app.registration.state import Door, NameDecision, Permission, Switch


def fold(entries: Sequence[Entry]) -> Door:
    """The door after all entries of the journal of registration; what was undone is left out first."""
    acts, undone = standing(entries)
    left_out = _parted(acts)
    draft = Draft()
    for act in acts:
        if act.seq not in left_out:
            _apply(act.event, draft, act.at)
    return draft.freeze(
        seq=entries[-1].seq if entries else 0,
        last_at=entries[-1].at if entries else None,
        undo=acts[-1] if acts else None,
        redo=undone[-1] if undone else None,
    )


def in_order(number: str, other: str) -> tuple[str, str]:
    """A pair of registration numbers, the lesser first, whichever was named first."""
    return (number, other) if number < other else (other, number)


def _parted(acts: Sequence[Entry]) -> frozenset[int]:
    """The numbers, in the journal, of the merges that somebody parted later."""
    merges: dict[tuple[str, str], int] = {}
    found: set[int] = set()
    for act in acts:
        match act.event:
            case ev.RegistrationsMerged(kept, given_up):
                merges[kept, given_up] = act.seq
            case ev.RegistrationsParted(kept, given_up):
                found.add(merges.pop((kept, given_up), 0))
    return frozenset(found)


@singledispatch
def _apply(event: Event, draft: Draft, at: datetime) -> None:
    """Write into the draft what one event changes. Raises UnknownEvent where no function below takes it."""
    raise UnknownEvent(type(event).__name__)


@_apply.register
def _checked_in(event: ev.CheckedIn, draft: Draft, at: datetime) -> None:
    draft.arrived[event.registrant] = at


@_apply.register
def _checked_out(event: ev.CheckedOut, draft: Draft, at: datetime) -> None:
    draft.arrived.pop(event.registrant, None)


@_apply.register
def _badges_printed(event: ev.BadgesPrinted, draft: Draft, at: datetime) -> None:
    for number in event.registrants:
        former = draft.badge(number)
        draft.badges[number] = replace(former, printed=former.printed + 1, printed_at=at, outdated=False)


@_apply.register
def _badge_replaced(event: ev.BadgeReplaced, draft: Draft, at: datetime) -> None:
    held = draft.badge(event.registrant)
    void = (*held.void, event.former)
    draft.badges[event.registrant] = replace(
        held, id=event.badge, void=void, reason=event.reason, printed=0, outdated=False
    )


@_apply.register
def _attendance_switched(event: ev.AttendanceSwitched, draft: Draft, at: datetime) -> None:
    attendance = Attendance(event.attendance)
    draft.switches.append(Switch(attendance, event.registrant, event.entity, event.session))


@_apply.register
def _exception_allowed(event: ev.ExceptionAllowed, draft: Draft, at: datetime) -> None:
    draft.exceptions[event.registrant] = Permission(event.allowed_by, at, event.reason)


@_apply.register
def _name_decided(event: ev.NameDecided, draft: Draft, at: datetime) -> None:
    draft.names[event.name] = NameDecision(event.registrant, event.admitted, at)


@_apply.register
def _registrations_merged(event: ev.RegistrationsMerged, draft: Draft, at: datetime) -> None:
    draft.parted.pop(event.given_up, None)
    draft.merged[event.given_up] = event.kept
    draft.take_over(event.kept, event.given_up)
    draft.join_badges(event.kept, event.given_up, event.badge, event.void)


@_apply.register
def _registrations_parted(event: ev.RegistrationsParted, draft: Draft, at: datetime) -> None:
    draft.parted[event.given_up] = event.kept


@_apply.register
def _registrations_kept_apart(event: ev.RegistrationsKeptApart, draft: Draft, at: datetime) -> None:
    draft.apart.add(in_order(event.one, event.other))


@_apply.register
def _registrant_added(event: ev.RegistrantAdded, draft: Draft, at: datetime) -> None:
    if event.checked_in:
        draft.arrived[event.registrant] = at


@_apply.register
def _registrants_corrected(event: ev.RegistrantsCorrected, draft: Draft, at: datetime) -> None:
    if not ON_BADGE.isdisjoint(event.fields):
        for number in event.registrants:
            draft.outdate(number)
    if "attendance" in event.fields:
        draft.by_hand |= dict.fromkeys(event.registrants, len(draft.switches))


@_apply.register
def _registrants_removed(event: ev.RegistrantsRemoved, draft: Draft, at: datetime) -> None:
    for number in event.registrants:
        draft.forget(number)
