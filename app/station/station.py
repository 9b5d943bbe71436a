"""One console's hold on a conference: open, load, act, and what is new.

A station belongs to one thread. What it hands out is frozen and may travel anywhere. Importing this
module costs half a second, because it brings the database: windows import it in their worker.
Imports, prints, questions and seats have desks of their own beside it.
"""

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from app.conference.conference import Conference
from app.conference.matters import Matter
from app.conference.sessions import Session
from app.errors import Refused, Trouble, Unreachable, Unsaved
from app.floor.carry_over import already_carried
from app.floor.events import FloorGiven
from app.floor.fold import fold
from app.floor.oddities import warnings
from app.floor.state import FloorContext, SessionState
from app.floor.words import sentence_of
from app.journal.entries import Entry, Event
from app.live.acts import ask, require_writable
from app.live.desk_id import DeskId, Role
from app.live.floor_context import Delegates, delegates_of, floor_context
from app.live.next_up import passed_item
from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot, advanced, clock_of_day
from app.on_paper.entry import FROM_PAPER, in_order
from app.programme import fold as runs
from app.programme.clock import DayClock
from app.protection.protection import NOBODY, Protection
from app.station.snapshot import SnapshotReader
from app.station.sound_copies import Restorable, newest_sound_copy
from app.storage import database, journal
from app.storage.conference_file import place_of
from app.storage.database import Connection
from app.storage.inspection import Damaged, Foreign
from app.storage.signature import Signature, Write
from app.storage.tables import conference as rows
from app.storage.tables.backup_marks import write_identity
from app.storage.tables.decisions import read_decisions
from app.times import Clock, day_of, zone

_CHAIR = DeskId(Role.CHAIR)
_LOG_LOST = "Another program took the conference’s log away."
_READ_ANEW = "It was read anew from the file, with all that was saved; do the last act again."
_READ_ANEW_AFTER = "It was read anew from the file; look whether the last act is there, else do it again."
_ASIDE = "It was read anew from the file; what this console had is kept in {}."
_ON = (SessionState.OPEN, SessionState.SUSPENDED)


class Station:
    """A hold on one conference, with a clock and the desk that acts through it."""

    def __init__(self, connection: Connection, address: str, clock: Clock, desk: DeskId) -> None:
        self.address = address
        self.clock = clock
        self.desk = desk
        self.name = platform.node()
        self._mark = database.mark_of(address)
        self._connection = connection
        self.upgraded: str = connection.info.get(database.UPGRADED, "")
        self._live: dict[str, SessionSnapshot] = {}
        self._loaded: ConferenceSnapshot | None = None
        self._reader = SnapshotReader(address)
        self._sessions: dict[str, Session] = {}
        self._known: Delegates | None = None
        self._stale: set[str] = set()
        """Sessions whose rows may have changed since they were last asked for."""
        self._seen: object = None
        self._unsettled = False
        self.news()

    @classmethod
    def open(cls, address: str, *, clock: Clock, desk: DeskId = _CHAIR) -> "Station":
        """A station on an existing conference. Raises Unreachable, Restorable with a sound copy of it."""
        try:
            connection = database.connect(address)
        except (Damaged, Foreign) as problem:
            path = place_of(address)
            copy = newest_sound_copy(path)
            raise (Restorable(path, copy) if copy else problem) from problem
        return cls(connection, address, clock, desk)

    @classmethod
    def create(
        cls, address: str, conference: Conference, *, clock: Clock, desk: DeskId = _CHAIR
    ) -> "Station":
        """A station on a new conference with its members: those of its option of that name, else the OSCE's.

        Raises Unsaved with a sentence when there is something at the address already, Refused for a text
        that could not be written everywhere.
        """
        from app.settings.members import members

        require_writable(conference)

        def fill(connection: Connection) -> None:
            rows.write_conference(connection, conference)
            rows.add_entities(connection, members(conference.options.get("members", "osce")))
            write_identity(connection, Signature(clock.now(), platform.node(), desk.mark))

        return cls(database.create(address, fill), address, clock, desk)

    def close(self) -> None:
        """Let go of the conference."""
        database.close(self._connection)

    # What there is

    def load(self) -> ConferenceSnapshot:
        """The rows as they are now; read again only when they have changed. Raises Unreachable."""
        with self.reading() as connection:
            revision = rows.read_revision(connection)
            if self._loaded is None or self._loaded.data_version != revision:
                database.look_at_one_moment(connection)
                self._take(self._reader.read(connection, rows.read_revision(connection)))
        assert self._loaded is not None
        return self._loaded

    def _take(self, loaded: ConferenceSnapshot) -> None:
        """Rows have changed: what was made of those that did not is kept."""
        before, self._loaded = self._loaded, loaded
        if before is None or not loaded.reads_like(before):
            self._live.clear()
        if before is None or not loaded.knows_like(before):
            self._known = None
        self._sessions = {session.code: session for session in loaded.sessions}
        self._stale = set(self._live)

    @property
    def _protection(self) -> Protection:
        """That of the rows as they were read last."""
        return self._loaded.protection if self._loaded is not None else NOBODY

    def session(self, code: str) -> Session:
        """The session with this code. Raises Trouble when there is none."""
        self.load()
        if code not in self._sessions:
            raise Trouble(f"There is no session “{code}” in this conference.")
        return self._sessions[code]

    def session_now(self, at: datetime) -> str:
        """The code of the session that is on: one that is open, else the next to end, else the last.

        Empty when the agenda has no session with a list of speakers.
        """
        sessions = [session for session in self.load().sessions if session.has_list]
        with self.reading() as connection:
            begun = journal.last_numbers(connection)
        for session in sessions:
            if session.id in begun and self.live(session.code).floor.session in _ON:
                return session.code
        ahead = [session.code for session in sessions if session.ends > at]
        return next(iter((*ahead, *(session.code for session in sessions[-1:]))), "")

    def live(self, code: str) -> SessionSnapshot:
        """A session as it is now, with whatever other desks have written meanwhile, and carried over."""
        held = self._as_written(self.session(code))
        if held.floor.session is SessionState.CLOSED and held.floor.not_taken:
            with self.reading() as connection:
                begun = journal.last_numbers(connection)
            others = [other for other in self._sessions.values() if other.id in begun and other.has_list]
            floors = [self._as_written(other, begun).floor for other in others if other.code != code]
            held = replace(held, carried=already_carried(held.floor, code, floors))
        return held

    def _as_written(self, session: Session, numbers: Mapping[int, int] | None = None) -> SessionSnapshot:
        """The session with what is new in its journal; `numbers` are the latest of all, where it is known."""
        code, held = session.code, self._live.get(session.code)
        if held is None or held.session.id != session.id:
            entries = self._entries(session)
            last = entries[-1].at if entries else None
            with self.reading():  # what cannot be understood is told as what cannot be read
                held = SessionSnapshot(
                    session, self._context(session), fold(entries), last, entries, runs.fold(entries)
                )
        else:
            if code in self._stale:
                held = replace(held, session=session, context=self._context(session))
            if numbers is None or numbers.get(session.id, 0) != held.floor.seq:
                held = advanced(held, self._entries(session, held.floor.seq))
        self._stale.discard(code)
        self._live[code] = held
        return held

    def _context(self, session: Session) -> FloorContext:
        loaded = self._loaded
        assert loaded is not None
        if self._known is None:
            self._known = delegates_of(loaded.entities, loaded.registrants, loaded.conference.ranks)
        return floor_context(loaded.conference, session, self._known, loaded.questions)

    def _entries(self, session: Session, after: int = 0) -> tuple[Entry, ...]:
        assert self._loaded is not None
        with self.reading() as connection:
            return self._loaded.seen(journal.read(connection, session.id, after))

    def day(self, code: str) -> tuple[SessionSnapshot, ...]:
        """All sessions of the day, at the venue, on which this one begins."""
        loaded = self.load()
        where = zone(loaded.conference.zone)
        day = day_of(self.session(code).starts, where)
        with self.reading() as connection:
            numbers = journal.last_numbers(connection)
        return tuple(
            self._as_written(session, numbers)
            for session in loaded.sessions
            if day_of(session.starts, where) == day
        )

    def programme(self, code: str) -> DayClock:
        """The programme clock of the day of this session, as it stands now."""
        return clock_of_day(self.day(code), self.clock.now())

    def decisions(self, matter: Matter) -> dict[str, str]:
        """What was decided about a matter, by key."""
        with self.reading() as connection:
            return read_decisions(connection, matter)

    def news(self) -> bool:
        """Whether anything was written by somebody else since the last look."""
        with self.reading() as connection:
            seen: object = database.commits_seen(connection)
            if seen is None:
                seen = (rows.read_revision(connection), journal.last_numbers(connection))
        changed, self._seen = seen != self._seen, seen
        return changed

    # What is done

    def signature(self) -> Signature:
        """By whom something is written now."""
        return Signature(self.clock.now(), self.name, self.desk.mark)

    def do(self, code: str, act: str, **arguments: object) -> ActResult:
        """One act of the floor or of the programme, written before it is answered.

        `act` is a name of `app.live.acts.ACTS`. Raises Refused when the rule says no, Unsaved when it
        could not be written; in both cases nothing has happened.
        """
        return self._act(code, act, arguments, self.desk.mark)

    def do_beside(self, role: Role, code: str, act: str, **arguments: object) -> ActResult:
        """The same for an act of another desk whose window stands on this laptop too."""
        return self._act(code, act, arguments, self.desk.beside(role).mark)

    def enter(self, code: str, act: str, when: datetime, **arguments: object) -> ActResult:
        """The same for an act that happened at an earlier instant, was written on paper, and is entered now.

        Raises Refused also when it lies before the last act of the session, or is still to come.
        """
        return self._act(code, act, arguments, FROM_PAPER, when)

    def _act(
        self, code: str, act: str, arguments: Mapping[str, object], desk: str, when: datetime | None = None
    ) -> ActResult:
        def attempt() -> ActResult | None:
            live = self.live(code)
            at = max(self.clock.now(), live.floor.last_at or self.clock.now())
            if when is not None:
                at = in_order(when, at, live, zone(self.load().conference.zone))
            event = self._asked(live, act, at, arguments)
            entry = Entry(live.floor.seq + 1, at, event, self.name, desk)
            after = self.append(live, (entry,))
            if after is None:
                return None
            seen = after.entries[-1]
            unusual = warnings(live.floor, after.floor, live.context, seen.event)
            if isinstance(seen.event, FloorGiven) and (passed := passed_item(live, seen.event.request)):
                unusual = (*unusual, passed)
            words = sentence_of(live.floor, after.floor, live.context, seen.event)
            return ActResult(after, seen, words, unusual)

        return journal.until_written(attempt)

    def _asked(self, live: SessionSnapshot, act: str, at: datetime, arguments: Mapping[str, object]) -> Event:
        try:
            return ask(live, act, at, **arguments)
        except Refused as no:  # which may quote what was typed
            raise type(no)(self._protection.hide(str(no))) from None

    def append(self, live: SessionSnapshot, news: Sequence[Entry]) -> SessionSnapshot | None:
        """The session with these entries, written in one transaction.

        None, with nothing written, when another desk has taken a number meanwhile. Raises Unsaved.
        """
        return self._live[live.session.code] if self.append_together((live, news)) else None

    def append_together(self, *parts: tuple[SessionSnapshot, Sequence[Entry]]) -> bool:
        """The same for several sessions at once, all or none."""
        self.require_writable()
        if not journal.write(self._connection, {live.session.id: news for live, news in parts}):
            return False
        self._carry_over()
        assert self._loaded is not None
        for live, news in parts:
            self._live[live.session.code] = advanced(live, self._loaded.seen(news))
        return True

    def append_at_door(self, entry: Entry, changes: Iterable[Write] = ()) -> bool:
        """Write an entry of the registration desk, and the rows that change with it, in one transaction.

        False, with nothing written, when another desk has taken the number meanwhile. Raises Unsaved.
        """
        changes, by = tuple(changes), Signature(entry.at, self.name, self.desk.mark)

        def change_rows() -> None:
            for change in changes:
                change(self._connection, by)
            rows.touch(self._connection)

        self.require_writable()
        if not journal.write_desk(self._connection, entry, change_rows if changes else None):
            return False
        self._carry_over()
        return True

    # The connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection, to read from; what was begun is ended. Raises Unreachable."""
        if self._connection.closed:
            self._reopen()
        with database.reading(self._connection):
            yield self._connection

    @contextmanager
    def changing(self, what: str, *, also_archived: bool = False) -> Iterator[Connection]:
        """A transaction over ordinary rows; every desk gets to know. Raises Unsaved, Refused if archived."""
        self.require_writable(also_archived)
        with database.writing(what):
            try:
                yield self._connection
                rows.touch(self._connection)
                database.require_sound_plans(self._connection)
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise
        self._carry_over()
        self.news()

    def prove_writable(self) -> None:
        """Write something harmless, to learn whether saving works again. Raises Unsaved."""
        database.require_space(self.address)
        with self.changing("A trial", also_archived=True):
            pass

    def require_writable(self, also_archived: bool = False) -> None:
        """Refuse to change what is archived, or is no longer where it was. Raises Refused, Unsaved."""
        self.require_in_place()
        if not also_archived:
            self.load().conference.require_not_archived()

    def require_in_place(self) -> None:
        """Refuse to write into a file that was taken away or replaced, or past a log that was.

        Then everything is read anew. Raises Unsaved.
        """
        database.require_in_place(self.address, self._mark)
        self._require_log(_READ_ANEW)

    def _require_log(self, otherwise: str) -> None:
        if database.has_lost_its_log(self._connection):
            self._reopen()
            aside = self._connection.info[database.KEPT_ASIDE]
            raise Unsaved(f"{_LOG_LOST} {_ASIDE.format(aside) if aside else otherwise}")

    def _carry_over(self) -> None:
        """Carry what was just committed into the file: only then nobody who deletes the log takes it away.

        Raises Unsaved when somebody has deleted the log before the act went into it.
        """
        had_all_carried, self._unsettled = not self._unsettled, True
        self._require_log(_READ_ANEW_AFTER)
        self._unsettled = not database.settle(self._connection, waits=had_all_carried)

    def _reopen(self) -> None:
        """Raises Unsaved while it cannot be done."""
        try:
            self._connection = database.reopened(self._connection, self.address)
        except Unreachable as problem:
            raise Unsaved(str(problem)) from problem
        self._live.clear()
        self._loaded, self._reader = None, SnapshotReader(self.address)

    def settle(self) -> None:
        """Carry what was written from the log into the file, as far as nobody reads an older state."""
        if self._unsettled:
            self._unsettled = not database.settle(self._connection, waits=False)

    def do_not_sync(self) -> None:
        """Do not wait for the disk: only for a copy that is thrown away."""
        database.do_not_sync(self._connection)
