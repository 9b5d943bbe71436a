"""Entries in, door out: pure, without rules, never refusing. Same journal, same door, on every laptop."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.conference.registrants import Attendance
from app.journal.entries import Entry, UnknownEvent
from app.journal.undo import standing
from app.registration import events as ev
from app.registration.state import Badge, Door, NameDecision, Permission, Switch


def fold(entries: Sequence[Entry]) -> Door:
    """The door after all entries of the journal of registration; what was undone is left out first."""
    acts, undone = standing(entries)
    left_out = _parted(acts)
    arrived: dict[str, datetime] = {}
    badges: dict[str, Badge] = {}
    exceptions: dict[str, Permission] = {}
    names: dict[str, NameDecision] = {}
    switches: list[Switch] = []
    merged: dict[str, str] = {}
    parted: dict[str, str] = {}
    apart: set[tuple[str, str]] = set()
    for entry in (other for other in acts if other.seq not in left_out):
        match entry.event:
            case ev.CheckedIn(number):
                arrived[number] = entry.at
            case ev.CheckedOut(number):
                arrived.pop(number, None)
            case ev.BadgesPrinted(numbers):
                badges |= {number: _printed(badges.get(number), entry) for number in numbers}
            case ev.BadgeReplaced(number, former, badge, reason):
                held = badges.get(number) or Badge()
                void = (*held.void, former)
                badges[number] = replace(held, id=badge, void=void, reason=reason, printed=0)
            case ev.AttendanceSwitched(attendance, number, entity, session):
                switches.append(Switch(Attendance(attendance), number, entity, session))
            case ev.ExceptionAllowed(number, allowed_by, reason):
                exceptions[number] = Permission(allowed_by, entry.at, reason)
            case ev.NameDecided(name, number, admitted):
                names[name] = NameDecision(number, admitted, entry.at)
            case ev.RegistrationsMerged(kept, given_up) as act:
                parted.pop(given_up, None)
                merged[given_up] = kept
                _take_over(act, arrived, badges, exceptions, names)
            case ev.RegistrationsParted(kept, given_up):
                parted[given_up] = kept
            case ev.RegistrationsKeptApart(one, other):
                apart.add(in_order(one, other))
            case _:
                raise UnknownEvent(type(entry.event).__name__)
    return Door(
        seq=entries[-1].seq if entries else 0,
        last_at=entries[-1].at if entries else None,
        arrived=arrived,
        badges=badges,
        switches=tuple(switches),
        exceptions=exceptions,
        names=names,
        merged=merged,
        parted=parted,
        apart=frozenset(apart),
        undo=acts[-1] if acts else None,
        redo=undone[-1] if undone else None,
    )


def in_order(one: str, other: str) -> tuple[str, str]:
    """A pair of numbers, whichever was named first."""
    return (one, other) if one < other else (other, one)


def _parted(acts: Sequence[Entry]) -> frozenset[int]:
    """The numbers of the merges that somebody parted later."""
    merges: dict[tuple[str, str], int] = {}
    found: set[int] = set()
    for entry in acts:
        match entry.event:
            case ev.RegistrationsMerged(kept, given_up):
                merges[kept, given_up] = entry.seq
            case ev.RegistrationsParted(kept, given_up):
                found.add(merges.pop((kept, given_up), 0))
    return frozenset(found)


def _take_over(
    act: ev.RegistrationsMerged,
    arrived: dict[str, datetime],
    badges: dict[str, Badge],
    exceptions: dict[str, Permission],
    names: dict[str, NameDecision],
) -> None:
    """Whatever happened to the number that goes happened to the one that stays."""
    kept, given_up = act.kept, act.given_up
    if since := [arrived.pop(one) for one in (kept, given_up) if one in arrived]:
        arrived[kept] = min(since)
    mine, theirs = badges.get(kept, Badge()), badges.pop(given_up, Badge())
    if act.badge:
        void = (*mine.void, *theirs.void, act.void)
        badges[kept] = replace(mine if mine.printed else theirs, id=act.badge, void=void)
    if given_up in exceptions:
        exceptions.setdefault(kept, exceptions.pop(given_up))
    names |= {
        name: replace(other, registrant=kept) for name, other in names.items() if other.registrant == given_up
    }


def _printed(former: Badge | None, entry: Entry) -> Badge:
    held = former or Badge()
    return replace(held, printed=held.printed + 1, printed_at=entry.at)
