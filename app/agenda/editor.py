"""What a person does to the agenda, act by act: from sessions as they are to a Change with its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from app.agenda import cue_editing as cues
from app.agenda import item_edits as edit
from app.agenda.changes import PARKED, Change
from app.agenda.conflicts import Fix
from app.agenda.rooms import in_words, rooms
from app.agenda.typed_cells import typed_cell
from app.conference.cues import ItemCue
from app.conference.sessions import Item, Session
from app.times import (
    MINUTE,
    Zone,
    at_venue,
    day_of,
    day_text,
    duration_text,
    in_zone,
    millis,
    on_day,
    parse_clock,
)

_NEW_ITEM = Item("", "note", "New item", 10 * MINUTE)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Sessions as they are, the parked items as one of them. Every act raises ValueError with a sentence.

    `known` are rooms in which no session need be.
    """

    sessions: tuple[Session, ...]
    parked: Session
    where: Zone
    known: tuple[str, ...] = ()

    def of(self, code: str) -> Session:
        """A session, or what is parked."""
        for session in (*self.sessions, self.parked):
            if session.code == code:
                return session
        raise ValueError(f"There is no session “{code}” any more")

    def insert(self, code: str, number: str) -> Change:
        """A new item below another, or as the first."""
        session = self.of(code)
        if code == PARKED:
            raise ValueError("Choose a session first; what is parked is only kept aside")
        numbers = [item.number for item in session.items]
        place = numbers.index(number) + 1 if number in numbers else len(numbers)
        return self._change(f"A new item in {code}", edit.insert(session, place, _NEW_ITEM))

    def paste(self, code: str, number: str, items: Sequence[Item]) -> Change:
        """New items below another, or at the end, in their order."""
        session = self.of(code)
        if code == PARKED:
            raise ValueError("Choose a session first; what is parked is only kept aside")
        numbers = [item.number for item in session.items]
        place = numbers.index(number) + 1 if number in numbers else len(numbers)
        for step, item in enumerate(items):
            session = edit.insert(session, place + step, item)
        many = "1 item" if len(items) == 1 else f"{len(items)} items"
        return self._change(f"{many} pasted into {code}", session)

    def duplicate(self, code: str, number: str) -> Change:
        """The item once more, below itself; it follows."""
        session = self.of(code)
        item = edit.find(edit.set_soft(session, number), number)
        item = replace(item, cues=tuple(cue.keyed("") for cue in item.cues))
        place = [row.number for row in session.items].index(number) + 1
        return self._change(f"Item {number} of {code} duplicated", edit.insert(session, place, item))

    def split(self, code: str, number: str, after_ms: int) -> Change:
        """The item in two."""
        split = edit.split(self.of(code), number, after_ms)
        return self._change(f"Item {number} of {code} split after {duration_text(after_ms)}", split)

    def delete(self, code: str, number: str) -> Change:
        """The agenda without the item."""
        item = edit.find(self.of(code), number)
        words = f"Item {number} “{item.title}” of {code} deleted"
        return self._change(words, edit.delete(self.of(code), number))

    def park(self, code: str, number: str, into: str) -> Change:
        """The item kept aside; a parked one goes to the end of the session `into`."""
        if code == PARKED and not into:
            raise ValueError("Choose the session first into which it goes back")
        title, to = edit.find(self.of(code), number).title, into if code == PARKED else PARKED
        if to == code:
            raise ValueError("Choose the session first into which it goes back")
        where = f"back in {into}" if code == PARKED else "parked"
        return self._change(f"Item {number} “{title}” {where}", *self._handed(code, number, to))

    def give(self, code: str, number: str, to: str) -> Change:
        """The item at the end of another session."""
        title = edit.find(self.of(code), number).title
        return self._change(
            f"Item {number} “{title}” of {code} now in {to}", *self._handed(code, number, self._real(to).code)
        )

    def _handed(self, code: str, number: str, to: str) -> tuple[Session, Session]:
        """Both sessions as they are when the item has gone from one to the end of the other."""
        goal = self.of(to)
        left, taken = edit.move_to(self.of(code), number, goal, len(goal.items))
        kept = edit.find(self.of(code), number)
        # Its number and row go with it where they are free, so that whatever belongs to it comes back too.
        free = all(item.number != number for item in goal.items)
        last = replace(taken.items[-1], id=kept.id, number=number if free else taken.items[-1].number)
        return left, replace(taken, items=(*taken.items[:-1], last))

    def move(self, code: str, number: str, by: int) -> Change:
        """The item so many places up (negative) or down."""
        place = [item.number for item in self.of(code).items].index(number) + by
        if not 0 <= place < len(self.of(code).items):
            raise ValueError(f"Item {number} is {'first' if by < 0 else 'last'} already")
        return self.put(code, number, place)

    def put(self, code: str, number: str, place: int) -> Change:
        """The item at a place among the others, counted from 0."""
        before = [item.number for item in self.of(code).items].index(number)
        words = f"Item {number} of {code} moved {'up' if place < before else 'down'}"
        return self._change(words, edit.move(self.of(code), number, place))

    def hard_or_soft(self, code: str, number: str) -> Change:
        """A hard start where the item stands now; a hard one follows again."""
        session, part = self.of(code), edit.part_of(self.of(code), number)
        if part.hard:
            return self._change(f"Item {number} of {code} follows", edit.set_soft(session, number))
        return self._change(
            f"Item {number} of {code} has a hard start", edit.set_hard(session, number, part.start)
        )

    def shift_item(self, code: str, number: str, by: timedelta) -> Change:
        """The item begins earlier or later, at a hard time."""
        at = edit.part_of(self.of(code), number).start + by
        return self._change(f"Item {number} of {code} {_moved(by)}", edit.set_hard(self.of(code), number, at))

    def lengthen(self, code: str, number: str, by: timedelta) -> Change:
        """The item longer, or shorter when negative."""
        how = "longer" if by > timedelta() else "shorter"
        words = f"Item {number} of {code} {duration_text(millis(abs(by)))} {how}"
        return self._change(words, edit.shortened(self.of(code), number, -by))

    def type(self, code: str, number: str, column: str, text: str) -> Change:
        """The item with what was typed into one of its cells."""
        if code == PARKED and column in ("start", "end"):
            raise ValueError("What is parked has no time; take it back into a session first")
        after = typed_cell(self.of(code), number, column, text, self.where)
        return self._change(f"The {column} of item {number} of {code} changed", after)

    def add_cue(self, code: str, number: str, cue: ItemCue) -> Change:
        """One more cue of the item."""
        words = f"A cue {cue.kind} of item {number} of {code} added"
        return self._change(words, cues.add(self.of(code), number, cue))

    def change_cue(self, code: str, number: str, was: ItemCue, cue: ItemCue) -> Change:
        """A cue of the item as it is to be, from what somebody saw of it."""
        words = f"A cue {cue.kind} of item {number} of {code} changed"
        return self._change(words, cues.change(self.of(code), number, was, cue))

    def remove_cue(self, code: str, number: str, key: str) -> Change:
        """The item without a cue."""
        gone = cues.find_cue(edit.find(self.of(code), number), key)
        words = f"The cue {gone.kind} of item {number} of {code} removed"
        return self._change(words, cues.remove(self.of(code), number, key))

    def move_cue(self, code: str, number: str, key: str, by: int) -> Change:
        """A cue so many places up (negative) or down."""
        words = f"A cue of item {number} of {code} moved {'up' if by < 0 else 'down'}"
        return self._change(words, cues.move(self.of(code), number, key, by))

    def new_session(self, code: str, at: datetime) -> Change:
        """A session of an hour behind another one, in the same room; at `at` where there is none."""
        after = next((session for session in self.sessions if session.code == code), None)
        starts = after.ends if after else at
        day = day_of(starts, self.where)
        days = sorted({day_of(session.starts, self.where) for session in self.sessions} | {day})
        taken = {session.code for session in self.sessions}
        new = next(
            f"D{days.index(day) + 1}-{n}" for n in count(1) if f"D{days.index(day) + 1}-{n}" not in taken
        )
        room = after.room if after else ""
        made = Session(new, "panel", "New session", starts, starts + timedelta(hours=1), room=room)
        return Change(f"Session {new} made", (), (made,))

    def delete_session(self, code: str) -> Change:
        """The agenda without the session."""
        return Change(f"Session {code} deleted", (self._real(code),), ())

    def rename(self, code: str, title: str) -> Change:
        """The session under another title."""
        if not title.strip():
            raise ValueError("A session needs a title")
        return self._change(
            f"{code} has another title", replace(self._real(code), title=" ".join(title.split()))
        )

    def chair(self, code: str, name: str) -> Change:
        """The session with another in the chair; with nobody where no name is given."""
        named = " ".join(name.split())
        words = f"{named} chairs {code}" if named else f"Nobody is named to chair {code}"
        return self._change(words, replace(self._real(code), chair=named))

    def moderator(self, code: str, name: str) -> Change:
        """The session with another moderator, or none."""
        named = " ".join(name.split())
        words = f"{named} moderates {code}" if named else f"Nobody is named to moderate {code}"
        return self._change(words, replace(self._real(code), moderator=named))

    def room(self, code: str, room: str) -> Change:
        """The session in another room."""
        return self.carry(code, self._real(code).starts, room.strip())

    def lane(self, code: str, by: int) -> Change:
        """The session in the room so many lanes above (negative) or below its own."""
        session, lanes = self._real(code), rooms(self.sessions, self.known)
        place = lanes.index(session.room) + by
        if not 0 <= place < len(lanes):
            side = "above" if by < 0 else "below"
            raise ValueError(f"No room is {side} {in_words(session.room)}; Ctrl+R names another")
        return self.carry(code, session.starts, lanes[place])

    def day(self, code: str, by: int) -> Change:
        """The session so many days later (earlier when negative), at the same time of the clock."""
        session = self._real(code)
        day = day_of(session.starts, self.where) + timedelta(days=by)
        return self.carry(code, on_day(session.starts, day, self.where), session.room)

    def carry(self, code: str, starts: datetime, room: str) -> Change:
        """The whole session to another time and into another room, with every hard time in it."""
        session = self._real(code)
        carried = replace(edit.shift(session, starts - session.starts), room=room)
        how = [self._moved(session.starts, starts)] if starts != session.starts else []
        how += [f"in {in_words(room)}"] if room != session.room else []
        return self._change(f"{code} {', '.join(how)}", carried)

    def times(self, code: str, text: str) -> Change:
        """Start and end as typed: 14:00-15:30, or only -15:30."""
        session = self._real(code)
        first, dash, last = text.replace("–", "-").partition("-")
        if not dash:
            raise ValueError("Write start and end, as 14:00-15:30")
        starts = self._near(first, session.starts) if first.strip() else session.starts
        ends = (
            parse_clock(last, starts, self.where)
            if last.strip()
            else session.ends + (starts - session.starts)
        )
        moved = edit.shift(session, starts - session.starts)
        return self._change(f"The times of {code} changed", edit.set_end(moved, ends))

    def shift(self, code: str, by: timedelta) -> Change:
        """The whole session earlier or later."""
        session = self._real(code)
        return self.carry(code, session.starts + by, session.room)

    def resize(self, code: str, by: timedelta) -> Change:
        """The session ends earlier or later."""
        session = self._real(code)
        words = f"{code} ends {duration_text(millis(abs(by)))} {'later' if by > timedelta() else 'earlier'}"
        return self._change(words, edit.set_end(session, session.ends + by))

    def mend(self, fix: Fix) -> Change:
        """The sessions as they are under a fix of a conflict."""
        return self._change(fix.words, *fix.sessions)

    def _near(self, text: str, at: datetime) -> datetime:
        """A time of the clock on the day of an instant."""
        midnight = in_zone(at, self.where).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        return parse_clock(text, at_venue(midnight, self.where) - timedelta(seconds=1), self.where)

    def _moved(self, before: datetime, after: datetime) -> str:
        same_day = day_of(before, self.where) == day_of(after, self.where)
        return _moved(after - before) if same_day else f"on {day_text(after, self.where)}"

    def _real(self, code: str) -> Session:
        if code == PARKED:
            raise ValueError("Choose a session first")
        return self.of(code)

    def _change(self, words: str, *after: Session) -> Change:
        before = tuple(self.of(session.code) for session in after)
        if before == after:
            raise ValueError("That changes nothing")
        return Change(words, before, after)


Make = Callable[[Agenda], Change]
"""An act that waits for its turn, so that it sees what the one before it has written."""


def _moved(by: timedelta) -> str:
    return f"{duration_text(millis(abs(by)))} {'later' if by > timedelta() else 'earlier'}"
