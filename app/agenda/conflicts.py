"""What in an agenda cannot be held as it is planned, and for each the edits that would mend it, ready-made.

A fix is tried before it is offered: under it the conflict is gone. Those that leave the fewest other
conflicts come first. Finding is quick and done at every change, fixes are asked for where they are shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from app.agenda import item_edits as edit
from app.agenda.double_bookings import in_order, names_of, same_person, same_room
from app.agenda.plan import PlannedItem, planned
from app.agenda.rooms import free
from app.conference.registrants import Registrant
from app.conference.sessions import Item, Session
from app.times import duration_text, millis

_MOST, _LONGEST = 3, 44


class Clash(StrEnum):
    """The kinds of conflicts: items or sessions against time, rooms or persons."""

    OVERLAP = "overlap"
    GAP = "gap"
    OUTSIDE = "outside"
    TOO_FULL = "too full"
    ROOM = "room"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend it, in words, and the sessions as they are then."""

    words: str
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict: where it is, by code of the session and number of the item, and a sentence about it."""

    clash: Clash
    places: tuple[tuple[str, str], ...]
    words: str
    fixes: tuple[Fix, ...] = ()


Finding = tuple[Conflict, Callable[[], Iterator["Fix | None"]]]


def conflicts(sessions: Sequence[Session], registrants: Iterable[Registrant] = ()) -> tuple[Conflict, ...]:
    """Every conflict of an agenda, in the order of the agenda."""
    return tuple(conflict for conflict, _ in _findings(sessions, names_of(registrants)))


def fixes(
    conflict: Conflict, sessions: Sequence[Session], registrants: Iterable[Registrant] = ()
) -> tuple[Fix, ...]:
    """Up to three fixes of a conflict; none where it is there no more."""
    people = names_of(registrants)
    tries = next((tries for other, tries in _findings(sessions, people) if _same(conflict, other)), None)
    rated: list[tuple[int, int, Fix]] = []
    for order, fix in enumerate(tries() if tries else ()):
        if fix is None:
            continue
        left = [other for other, _ in _findings(with_fix(sessions, fix), people)]
        if not any(_same(conflict, other) for other in left):
            rated.append((len(left), order, fix))
    return tuple(fix for *_, fix in sorted(rated, key=lambda rating: rating[:2])[:_MOST])


def _same(conflict: Conflict, other: Conflict) -> bool:
    return (conflict.clash, conflict.places) == (other.clash, other.places)


def with_fixes(
    conflict: Conflict, sessions: Sequence[Session], registrants: Iterable[Registrant] = ()
) -> Conflict:
    """The conflict with its fixes; without any where it is there no more."""
    return replace(conflict, fixes=fixes(conflict, sessions, registrants))


def with_fix(sessions: Sequence[Session], fix: Fix) -> tuple[Session, ...]:
    """The agenda as it is under a fix."""
    changed = {session.code: session for session in fix.sessions}
    return tuple(changed.get(session.code, session) for session in sessions)


def _findings(sessions: Sequence[Session], people: dict[str, str]) -> Iterator[Finding]:
    ordered = in_order(sessions)
    for session in ordered:
        yield from _within(session)
    yield from _rooms(ordered)
    yield from _persons(ordered, people)


def _within(session: Session) -> Iterator[Finding]:
    """Gaps, overlaps, what stands outside of the session, and whether all fits into it."""
    before: PlannedItem | None = None
    for part in planned(session):
        yield from _seam(session, before, part)
        before = part
    parts = planned(session)
    late = next((part for part in parts if part.end > session.last_end), None)
    if late is not None:
        yield _past_the_end(session, late, Clash.OUTSIDE)
    elif edit.end_of(session) > session.ends:
        yield _past_the_end(session, max(parts, key=lambda part: part.end), Clash.TOO_FULL)


def _seam(session: Session, before: PlannedItem | None, part: PlannedItem) -> Iterator[Finding]:
    """Between an item and the one before it; before the first stands the session's start."""
    after = before.end if before else session.starts
    span = part.start - after
    if not span:
        return
    number, length = part.item.number, duration_text(millis(abs(span)))
    places = (*(((session.code, before.item.number),) if before else ()), (session.code, number))
    if span > timedelta():
        sentence = f"Between {_called(before)} and {_called(part)} {length} are not planned."
        if before is None:
            sentence = f"{_called(part)} begins {length} after the start of the session."
        yield Conflict(Clash.GAP, places, sentence), lambda: _closing(session, before, part, span)
    elif before is None:
        sentence = f"{_called(part)} begins {length} before the session."
        yield Conflict(Clash.OUTSIDE, places, sentence), lambda: _opening(session, part)
    else:
        sentence = f"{_called(part)} begins {length} before {_called(before)} ends."
        yield Conflict(Clash.OVERLAP, places, sentence), lambda: _parting(session, before, part, -span)


def _closing(
    session: Session, before: PlannedItem | None, part: PlannedItem, span: timedelta
) -> Iterator[Fix | None]:
    number = part.item.number
    yield _fix(f"Let {number} follow", lambda: edit.set_soft(session, number))
    if before:
        yield _fix(
            f"Lengthen {before.item.number}", lambda: edit.shortened(session, before.item.number, -span)
        )
    else:
        yield _fix("Start the session later", lambda: edit.set_start(session, part.start))
    yield _fix(f"Begin {number} earlier", lambda: edit.set_hard(session, number, part.start - span))
    pause = Item("", "break", "Break", millis(span))
    yield _fix("Put a break there", lambda: edit.insert(session, session.items.index(part.item), pause))


def _parting(
    session: Session, before: PlannedItem, part: PlannedItem, span: timedelta
) -> Iterator[Fix | None]:
    first, number = before.item.number, part.item.number
    yield _fix(f"Shorten {first}", lambda: edit.shortened(session, first, span))
    yield _fix(f"Let {number} follow", lambda: edit.set_soft(session, number))
    yield _fix(f"Begin {number} later", lambda: edit.set_hard(session, number, before.end))
    place = session.items.index(before.item)
    yield _fix(f"Put {number} before {first}", lambda: edit.move(session, number, place))
    yield _fix(f"Park {first}", lambda: edit.park(session, first)[0])
    yield _fix(f"Park {number}", lambda: edit.park(session, number)[0])


def _opening(session: Session, part: PlannedItem) -> Iterator[Fix | None]:
    number = part.item.number
    yield _fix(f"Let {number} follow", lambda: edit.set_soft(session, number))
    yield _fix("Start the session earlier", lambda: edit.set_start(session, part.start))
    yield _fix(f"Begin {number} with the session", lambda: edit.set_hard(session, number, session.starts))
    yield _fix(f"Park {number}", lambda: edit.park(session, number)[0])


def _past_the_end(session: Session, part: PlannedItem, clash: Clash) -> Finding:
    over = edit.end_of(session) - (session.ends if clash is Clash.TOO_FULL else session.last_end)
    length = duration_text(millis(over))
    if clash is Clash.TOO_FULL:
        sentence = f"{_short(session.title)} holds {length} more than was planned for it."
    else:
        sentence = f"{_called(part)} ends after {_short(session.title)} must be over, by {length} in all."
    places = ((session.code, part.item.number if clash is Clash.OUTSIDE else ""),)
    return Conflict(clash, places, sentence), lambda: _fitting(session, part, over)


def _fitting(session: Session, part: PlannedItem, over: timedelta) -> Iterator[Fix | None]:
    parts = planned(session)
    longest = max(parts, key=lambda item: item.end - item.start).item.number
    number, last = part.item.number, parts[-1].item.number
    yield _fix(f"Shorten {longest}", lambda: edit.shortened(session, longest, over))
    if number != longest:
        yield _fix(f"Shorten {number}", lambda: edit.shortened(session, number, over))
    yield _fix("End the session later", lambda: edit.set_end(session, edit.end_of(session)))
    yield _fix("Shorten every item alike", lambda: _scaled(session, over))
    yield _fix(f"Let {number} follow", lambda: edit.set_soft(session, number) if part.hard else session)
    yield _fix(f"Park {last}", lambda: edit.park(session, last)[0])
    if number != last:
        yield _fix(f"Park {number}", lambda: edit.park(session, number)[0])


def _scaled(session: Session, over: timedelta) -> Session:
    """Every item shorter by the same share, in whole seconds."""
    parts = [part for part in planned(session) if part.end > part.start]
    whole = sum((part.end - part.start for part in parts), timedelta())
    for part in parts:
        cut = timedelta(seconds=-(-(part.end - part.start) * (over / whole) // timedelta(seconds=1)))
        session = edit.shortened(session, part.item.number, cut)
    return session


def _rooms(ordered: Sequence[Session]) -> Iterator[Finding]:
    """Two sessions in one room at one time."""
    places = {session.code: place for place, session in enumerate(ordered)}
    for session, other in sorted(same_room(ordered), key=lambda pair: places[pair[0].code]):
        span = session.ends - other.starts
        both = f"{_short(session.title)} and {_short(other.title)}"
        sentence = f"{both} are both in {session.room} for {duration_text(millis(span))}."
        where = ((session.code, ""), (other.code, ""))
        yield Conflict(Clash.ROOM, where, sentence), _room_fixes(session, other, ordered)


def _room_fixes(
    session: Session, other: Session, ordered: Sequence[Session]
) -> Callable[[], Iterator[Fix | None]]:
    def tries() -> Iterator[Fix | None]:
        if elsewhere := free(ordered, other.starts, other.ends):
            yield _fix(f"Put {other.code} in {elsewhere}", lambda: replace(other, room=elsewhere))
        yield _fix(
            f"Move {other.code} behind {session.code}", lambda: edit.shift(other, session.ends - other.starts)
        )
        yield _fix(
            f"End {session.code} earlier", lambda: replace(edit.set_end(session, other.starts), hard_end=None)
        )
        yield _fix(f"Start {other.code} later", lambda: edit.set_start(other, session.ends))
        yield _fix(
            f"Move {session.code} behind {other.code}",
            lambda: edit.shift(session, other.ends - session.starts),
        )
        yield _fix(f"Find another room for {other.code}", lambda: replace(other, room=""))

    return tries


def _persons(ordered: Sequence[Session], people: dict[str, str]) -> Iterator[Finding]:
    """One person in two sessions at one time."""
    for name, (session, part), (elsewhere, later) in same_person(ordered, people):
        both = f"{_short(session.title)} and in {_short(elsewhere.title)}"
        sentence = f"{name} would be in {both} at the same time."
        places = ((session.code, part.item.number), (elsewhere.code, later.item.number))
        yield Conflict(Clash.PERSON, places, sentence), _person_fixes(session, part, elsewhere, later)


def _person_fixes(
    session: Session, first: PlannedItem, other: Session, later: PlannedItem
) -> Callable[[], Iterator[Fix | None]]:
    a, b = first.item.number, later.item.number

    def tries() -> Iterator[Fix | None]:
        yield _fix(f"Begin {b} of {other.code} later", lambda: edit.set_hard(other, b, first.end))
        yield _fix(f"Begin {a} of {session.code} later", lambda: edit.set_hard(session, a, later.end))
        yield _fix(f"Put {b} at the end of {other.code}", lambda: edit.move(other, b, len(other.items)))
        yield _fix(f"Find another speaker for {b} of {other.code}", lambda: edit.set_speaker(other, b, ""))
        yield _fix(
            f"Find another speaker for {a} of {session.code}", lambda: edit.set_speaker(session, a, "")
        )

    return tries


def _fix(words: str, change: Callable[[], Session]) -> Fix | None:
    """The fix, or nothing where the change makes no sense."""
    try:
        return Fix(words, (change(),))
    except ValueError:
        return None


def _called(part: PlannedItem | None) -> str:
    return f"{part.item.number} ({_short(part.item.title)})" if part else "the start"


def _short(title: str) -> str:
    """So much of a title that a person knows it again."""
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
