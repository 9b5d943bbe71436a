"""The agenda edited: from a session to a new session. The former value is all that undo needs.

An item is named by its number. A change that makes no sense raises ValueError with words; one that only
makes a conflict is made, and `app.agenda.conflicts` shows it.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.agenda.plan import PlannedItem, planned
from app.conference.cues import ItemCue
from app.conference.sessions import Item, Session
from app.times import SECOND, span

LONGEST_MS = 24 * 3_600 * SECOND
Cues = tuple[ItemCue, ...]
MODES = ("", "room", "zoom", "video")


def set_title(session: Session, number: str, title: str) -> Session:
    """The item under another title."""
    return _changed(session, number, title=" ".join(title.split()))


def set_duration(session: Session, number: str, duration_ms: int) -> Session:
    """The item with another length, in whole seconds; a fixed end goes, for the two contradict each other."""
    if not 0 <= duration_ms <= LONGEST_MS:
        raise ValueError("an item lasts from nothing to a day")
    return _changed(session, number, duration_ms=duration_ms // SECOND * SECOND, hard_end=None)


def set_hard(session: Session, number: str, at: datetime) -> Session:
    """The item begins at an instant, whatever comes before it; a fixed end stays as far behind."""
    item = find(session, number)
    begins = part_of(session, number).start
    ends = item.hard_end and item.hard_end + (at - begins)
    return _changed(session, number, hard_start=at, hard_end=ends)


def set_soft(session: Session, number: str) -> Session:
    """The item follows the one before it; a fixed end becomes a length."""
    item = find(session, number)
    length = item.duration_ms
    if item.hard_end:
        part = part_of(session, number)
        length = (part.end - part.start) // timedelta(milliseconds=1)
    return _changed(session, number, hard_start=None, hard_end=None, duration_ms=length)


def set_mode(session: Session, number: str, mode: str) -> Session:
    """How the item's speaker speaks."""
    if mode not in MODES:
        raise ValueError(f"“{mode}” is no mode; it is one of: room, zoom, video")
    return _changed(session, number, mode=mode)


def set_speaker(session: Session, number: str, speaker: str, entity: str = "") -> Session:
    """Who speaks, and for whom."""
    return _changed(session, number, speaker=" ".join(speaker.split()), entity=entity.strip())


def set_words(session: Session, number: str, name: str, text: str) -> Session:
    """The kind, language, room or notes of an item."""
    if name not in ("kind", "language", "room", "notes"):
        raise ValueError(f"“{name}” of an item cannot be written")
    if name == "kind" and not text.strip():
        raise ValueError("An item needs a kind, such as keynote, panellist, discussion or break")
    return _changed(session, number, **{name: text.strip()})


def insert(session: Session, place: int, item: Item) -> Session:
    """A new item at a place, counted from 0; it gets a number that was free."""
    items = list(session.items)
    after = items[place - 1].number if 0 < place <= len(items) else ""
    items.insert(place, replace(item, id=0, number=_free(session, after)))
    return replace(session, items=tuple(items))


def delete(session: Session, number: str) -> Session:
    """The session without the item."""
    gone = find(session, number)
    return replace(session, items=tuple(item for item in session.items if item is not gone))


def move(session: Session, number: str, place: int) -> Session:
    """The item dragged to a place among the others, counted from 0."""
    moved = find(session, number)
    items = [item for item in session.items if item is not moved]
    items.insert(place, moved)
    return replace(session, items=tuple(items))


def move_to(session: Session, number: str, goal: Session, place: int) -> tuple[Session, Session]:
    """The item dragged into another session: both as they are then. It follows the one before it there."""
    moved = find(set_soft(session, number), number)
    return delete(session, number), insert(goal, place, moved)


def split(session: Session, number: str, after_ms: int) -> Session:
    """The item in two parts, the first of this length; the first keeps number, id and hard start."""
    item = find(session, number)
    part = part_of(session, number)
    length = (part.end - part.start) // timedelta(milliseconds=1)
    after_ms = after_ms // SECOND * SECOND
    if not 0 < after_ms < length:
        raise ValueError("an item is split after a part of its length")
    cues, later = _parted(item.cues, after_ms)
    first = replace(item, duration_ms=after_ms, hard_end=None, cues=cues)
    rest = replace(item, duration_ms=length - after_ms, hard_start=None, cues=later)
    place = session.items.index(item)
    items = (*session.items[:place], first, *session.items[place + 1 :])
    return insert(replace(session, items=items), place + 1, rest)


def _parted(cues: Cues, after_ms: int) -> tuple[Cues, Cues]:
    """The cues of an item that is split after a length: each stays at its time, under its key."""
    first = [cue for cue in cues if not cue.from_end and cue.offset_ms < after_ms]
    rest = (cue for cue in cues if cue not in first)
    moved = (cue if cue.from_end else replace(cue, offset_ms=cue.offset_ms - after_ms) for cue in rest)
    return tuple(first), tuple(moved)


def park(session: Session, number: str) -> tuple[Session, Item]:
    """The session without the item, and the item to be kept aside; `unpark` takes it in again."""
    return delete(session, number), find(session, number)


def unpark(session: Session, parked: Item, place: int) -> Session:
    """A parked item back at a place, soft; under its number and id where both are free."""
    soft = replace(parked, hard_start=None, hard_end=None)
    taken = any(item.number == parked.number for item in session.items)
    if taken:
        return insert(session, place, soft)
    items = list(session.items)
    items.insert(place, soft)
    return replace(session, items=tuple(items))


def shift(session: Session, by: timedelta) -> Session:
    """The whole session earlier or later, with every hard time in it."""
    items = tuple(
        replace(
            item,
            hard_start=item.hard_start and item.hard_start + by,
            hard_end=item.hard_end and item.hard_end + by,
        )
        for item in session.items
    )
    ends = session.hard_end and session.hard_end + by
    return replace(session, starts=session.starts + by, ends=session.ends + by, hard_end=ends, items=items)


def set_end(session: Session, ends: datetime) -> Session:
    """The session with another planned end; a hard end before it goes with it."""
    if ends <= session.starts:
        raise ValueError("a session ends after its start")
    hard = session.hard_end and max(session.hard_end, ends)
    return replace(session, ends=ends, hard_end=hard)


def set_start(session: Session, starts: datetime) -> Session:
    """The session with another planned start; its end and its hard times stay."""
    if starts >= session.ends:
        raise ValueError("a session starts before its end")
    return replace(session, starts=starts)


def find(session: Session, number: str) -> Item:
    """The item of this number. Raises ValueError with words when there is none."""
    for item in session.items:
        if item.number == number:
            return item
    raise ValueError(f"there is no item “{number}” in {session.code}")


def part_of(session: Session, number: str) -> PlannedItem:
    """The item of this number with its planned times. Raises ValueError with words when there is none."""
    item = find(session, number)
    return next(part for part in planned(session) if part.item is item)


def end_of(session: Session) -> datetime:
    """When the last item is planned to end; the session's start where there is none."""
    return max((part.end for part in planned(session)), default=session.starts)


def shortened(session: Session, number: str, by: timedelta) -> Session:
    """The item shorter (longer when negative) by a span, whether its end is fixed or not."""
    part = part_of(session, number)
    length = part.end - part.start - by
    if not timedelta() < length <= span(LONGEST_MS):
        raise ValueError("that would leave the item no sensible length")
    return set_duration(session, number, length // timedelta(milliseconds=1))


def _changed(session: Session, number: str, **values: Any) -> Session:
    before = find(session, number)
    after = replace(before, **values)
    return replace(session, items=tuple(after if item is before else item for item in session.items))


def _free(session: Session, after: str) -> str:
    """A number that no item has: behind “3” comes “3a”, else the next whole one."""
    taken = {item.number for item in session.items}
    letters = (f"{after}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz") if after[-1:].isdigit() else ()
    is_last = bool(session.items) and session.items[-1].number == after
    if not is_last:
        for number in letters:
            if number not in taken:
                return number
    whole = [int(number) for number in taken if number.isascii() and number.isdigit()]
    return str(max(whole, default=0) + 1)
