"""Entries in, door out: pure, without rules, never refusing. Same journal, same door, on every laptop."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.conference import Attendance
from app.door import events as ev
from app.door.state import Badge, Door, Leave, NameDecision, Switch
from app.floor.events import Entry, UnknownEvent
from app.floor.fold import standing


def fold(entries: Sequence[Entry]) -> Door:
    """The door after all entries of the journal of registration; what was undone is left out first."""
    acts, undone = standing(entries)
    arrived: dict[str, datetime] = {}
    badges: dict[str, Badge] = {}
    exceptions: dict[str, Leave] = {}
    names: dict[str, NameDecision] = {}
    switches: list[Switch] = []
    for entry in acts:
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
                exceptions[number] = Leave(allowed_by, entry.at, reason)
            case ev.NameDecided(name, number, admitted):
                names[name] = NameDecision(number, admitted, entry.at)
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
        undo=acts[-1] if acts else None,
        redo=undone[-1] if undone else None,
    )


def _printed(former: Badge | None, entry: Entry) -> Badge:
    held = former or Badge()
    return replace(held, printed=held.printed + 1, printed_at=entry.at)
