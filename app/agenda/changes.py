"""A change of the agenda: what it was, what it is to be, and how it joins what other desks did meanwhile.

Only what the change itself has changed is written. Where another desk changed the same thing, it is refused
with a sentence: nothing is overwritten silently.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from app.agenda.plan import planned
from app.conference.cues import ItemCue
from app.conference.sessions import Item, Session
from app.times import EPOCH, duration_text, millis

PARKED = "(parked)"
"""The code under which the items that were parked stand together, as if they were a session."""
_ITEM = tuple(field.name for field in fields(Item) if field.name not in ("id", "number", "cues"))
_SESSION = tuple(field.name for field in fields(Session) if field.name not in ("id", "code", "items"))
_STRUCTURE = ("kind", "starts", "ends", "hard_end", "room")
_ITEM_STRUCTURE = ("number", "duration_ms", "hard_start", "hard_end")
_CALLED = {"duration_ms": "length", "hard_start": "start", "hard_end": "end"}
T = TypeVar("T", Item, Session)


@dataclass(frozen=True, slots=True)
class Change:
    """Sessions as they were and as they are to be; a new one has no former, a removed one no later form.

    `words` say what is done, as a sentence without its full stop.
    """

    words: str
    before: tuple[Session, ...]
    after: tuple[Session, ...]

    @property
    def back(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.words, self.after, self.before)

    @property
    def gone(self) -> tuple[str, ...]:
        """The codes of the sessions that it removes."""
        kept = {session.code for session in self.after}
        return tuple(session.code for session in self.before if session.code not in kept)


def parking_lot(items: Iterable[Item]) -> Session:
    """The parked items as if they were a session."""
    return Session(PARKED, "note", "Parked", EPOCH, EPOCH, items=tuple(items))


def joined(now: Sequence[Session], change: Change) -> tuple[Session, ...]:
    """The changed sessions as they are to be written. Raises ValueError where another desk was first."""
    held = {session.code: session for session in now}
    before = {session.code: session for session in change.before}
    for code in change.gone:
        if held.get(code) not in (None, before[code]):
            raise ValueError(f"{code} was changed on another desk meanwhile; it was left as it is now")
    return tuple(
        _session(held.get(session.code), before.get(session.code), session) for session in change.after
    )


def structure_of(session: Session) -> object:
    """What an open session locks: its times, its room, and the order, number and times of its items."""
    items = tuple(_part(item, _ITEM_STRUCTURE) for item in session.items)
    return _part(session, _STRUCTURE), items


def changes_structure(change: Change) -> tuple[str, ...]:
    """The codes of the sessions whose structure it changes."""
    before = {session.code: structure_of(session) for session in change.before}
    after = {session.code: structure_of(session) for session in change.after}
    return tuple(code for code in {**before, **after} if before.get(code) != after.get(code))


def difference(before: Session, after: Session) -> str:
    """In words what a change does to a session, for a preview."""
    changed = [*_moved_ends(before, after), *_by_item(before, after)]
    return "; ".join(changed) or "nothing changes"


def _session(held: Session | None, before: Session | None, after: Session) -> Session:
    """What is kept now, with what was changed between `before` and `after`. Raises ValueError with words."""
    if before is None:
        if held is not None:
            raise ValueError(f"Another desk has made a session {after.code} meanwhile")
        return after
    if held is None:
        raise ValueError(f"{after.code} was taken out of the agenda on another desk")
    picked = _merged(held, before, after, _SESSION, after.code)
    return replace(picked, items=_items(held, before, after))


def _items(held: Session, before: Session, after: Session) -> tuple[Item, ...]:
    now, was, wanted = _by_key(held), _by_key(before), _by_key(after)
    if list(was) == list(wanted):
        order = list(now)
    elif list(now) == list(was):
        order = list(wanted)
    else:
        raise ValueError(
            f"The items of {after.code} were changed on another desk meanwhile; look at them again"
        )
    for key, item in wanted.items():
        if key not in now and was.get(key, item) != item:
            raise ValueError(f"Item {item.number} of {after.code} was taken out on another desk")
    return tuple(_item(now.get(key), was.get(key), wanted.get(key)) for key in order)


def _item(held: Item | None, before: Item | None, after: Item | None) -> Item:
    if held is None or before is None or after is None:
        found = after or held
        assert found is not None  # a key of the order stands in one of the two
        return found
    merged = _merged(held, before, after, (*_ITEM, "number"), f"item {after.number}")
    return replace(merged, cues=_cues(held, before, after))


def _cues(held: Item, before: Item, after: Item) -> tuple[ItemCue, ...]:
    """Cue by cue: two desks may each change one of the same item."""
    now, was, wanted = ({cue.key: cue for cue in item.cues} for item in (held, before, after))
    order = list(now)
    if list(was) != list(wanted):
        kept = [key for key in now if key in wanted or key not in was]
        order = list(wanted) if order == list(was) else [*kept, *(key for key in wanted if key not in was)]
    for key, cue in wanted.items():
        if was.get(key) != cue and now.get(key) not in (was.get(key), cue):
            raise ValueError(
                f"A cue of item {after.number} was changed on another desk meanwhile; it is shown as it is"
            )
    return tuple(now[key] if was.get(key) == wanted.get(key) else wanted[key] for key in order)


def _by_key(session: Session) -> dict[object, Item]:
    """Items by the id of their row; a new one, which has none yet, by its number."""
    return {item.id or item.number: item for item in session.items}


def _merged(held: T, before: T, after: T, names: tuple[str, ...], what: str) -> T:
    """`held` with each of these fields that was changed; ValueError where another desk changed the same."""
    mine = {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}
    for name, value in mine.items():
        if getattr(held, name) not in (getattr(before, name), value):
            called = _CALLED.get(name, name)
            raise ValueError(
                f"The {called} of {what} was changed on another desk meanwhile; it is shown as it is now"
            )
    return replace(held, **mine)


def _part(value: Item | Session, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in names)


def _moved_ends(before: Session, after: Session) -> Iterable[str]:
    for name, called in (("starts", "starts"), ("ends", "ends")):
        by = millis(getattr(after, name) - getattr(before, name))
        if by:
            yield f"{after.code} {called} {_later(by)}"
    if before.room != after.room:
        yield f"{after.code} has {f'the room {after.room}' if after.room else 'no room'}"


def _by_item(before: Session, after: Session) -> Iterable[str]:
    """Each item that is new, gone, longer or spoken by another; then how many begin at another time."""
    was = {part.item.id or part.item.number: part for part in planned(before)}
    now = {part.item.id or part.item.number: part for part in planned(after)}
    yield from (f"{part.item.number} is taken out" for key, part in was.items() if key not in now)
    later = []
    for key, part in now.items():
        if key not in was:
            length = duration_text(millis(part.end - part.start))
            yield f"{part.item.number} {part.item.title} is new, {length}"
            continue
        old = was[key]
        lengths = [duration_text(millis(item.end - item.start)) for item in (old, part)]
        if lengths[0] != lengths[1]:
            yield f"{part.item.number}: {lengths[0]} → {lengths[1]}"
        if old.item.speaker != part.item.speaker:
            yield f"{part.item.number}: {old.item.speaker} → {part.item.speaker or 'nobody yet'}"
        later += [(part.item.number, millis(part.start - old.start))] if part.start != old.start else []
    if len(later) > 1 and len({by for _, by in later}) > 1:
        yield f"{len(later)} items begin at another time"
    elif later:
        who = later[0][0] if len(later) == 1 else f"{later[0][0]} to {later[-1][0]}"
        begin = "begins" if len(later) == 1 else "begin"
        yield f"{who} {begin} {_later(later[0][1])}"


def _later(by: int) -> str:
    return f"{duration_text(by)} {'later' if by > 0 else 'earlier'}"
