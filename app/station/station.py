"""One console's hold on a conference: open, ask, do, undo, what is new.

A station belongs to one thread. What it hands out is frozen and may travel anywhere. Importing this
module costs half a second, because it brings the database: windows import it in their worker.
"""

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from app.conference.conference import Conference
from app.conference.questions import Question, QuestionStatus
from app.conference.registrants import Registrant
from app.conference.sessions import Session
from app.errors import Refused, Trouble, Unreadable
from app.floor.carry_over import carried
from app.floor.fold import fold
from app.floor.oddities import warnings
from app.floor.state import SessionState
from app.floor.words import said
from app.journal.entries import Entry, Event
from app.live.acts import ask
from app.live.floor_context import floor_context, may_be_put
from app.live.hidden import hidden
from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot, advanced
from app.on_paper.entry import FROM_PAPER, in_order
from app.programme import fold as runs
from app.programme.clock import DayClock, day_clock
from app.protection.protection import NOBODY, Protection
from app.protection.rows import hidden_entries, hidden_questions
from app.record.printing import record
from app.registration.fold import fold as fold_door
from app.registration.state import Door
from app.storage import conference as rows
from app.storage import copies, database, imports, journal, questions, removed_agenda, zoom_presence
from app.storage.agenda import items_begun, read_sessions, write_sessions
from app.storage.database import Connection
from app.storage.decisions import decide, read_decisions
from app.storage.prints import last_print, note_print
from app.storage.registrants import read_registrants
from app.times import Clock, day_of, zone

if TYPE_CHECKING:
    from app.conference.zoom_presence import Presence
    from app.exchange.plan import Plan
    from app.exchange.requests.advance_request import AdvanceRequest
    from app.record.text import RecordText
    from app.station.merging import Write

    AnyPlan: TypeAlias = (
        Plan[Registrant] | Plan[Session] | Plan[Question] | Plan[AdvanceRequest] | Plan[Presence]
    )

_TRIES = 20
_PRINTED = "printed run-of-show"
"""The matter under which the rows of the last two versions of each edition are kept."""


class Station:
    """A hold on one conference, with a clock and the name of the desk that acts through it."""

    def __init__(self, connection: Connection, address: str, clock: Clock, desk: str) -> None:
        self.address = address
        self.clock = clock
        self.desk = desk
        self.name = platform.node()
        self._mark = database.mark_of(address)
        self.connection = connection
        self.upgraded: str = connection.info.get(database.UPGRADED, "")
        self._live: dict[str, SessionSnapshot] = {}
        self._loaded: ConferenceSnapshot | None = None
        self._seen: object = None
        self.news()

    @classmethod
    def open(cls, address: str, *, clock: Clock, desk: str = "chair") -> "Station":
        """A station on an existing conference. Raises Unreachable with a sentence."""
        return cls(database.connect(address), address, clock, desk)

    @classmethod
    def create(cls, address: str, conference: Conference, *, clock: Clock, desk: str = "chair") -> "Station":
        """A station on a new conference that knows the States and organizations which come with the program.

        Raises Unsaved with a sentence when there is something at the address already.
        """
        from app.exchange.entities import shipped_entities  # noqa: PLC0415 -- only a new conference reads them

        connection = database.create(address)
        with database.writing("The new conference"):
            rows.write_conference(connection, conference)
            rows.add_entities(connection, shipped_entities())
            connection.commit()
        return cls(connection, address, clock, desk)

    def close(self) -> None:
        """Let go of the conference."""
        self.connection.close()
        self.connection.engine.dispose()

    def load(self) -> ConferenceSnapshot:
        """The rows as they are now; read again only when they have changed."""
        with database.reading(self.connection):
            revision = rows.read_revision(self.connection)
            if self._loaded is None or self._loaded.data_version != revision:
                self._loaded = self._read(revision)
                self._live.clear()
            self.connection.rollback()
        return self._loaded

    def _read(self, revision: int) -> ConferenceSnapshot:
        read = ConferenceSnapshot(
            address=self.address,
            conference=rows.read_conference(self.connection),
            sessions=read_sessions(self.connection),
            entities=rows.read_entities(self.connection),
            registrants=read_registrants(self.connection),
            data_version=revision,
            questions=questions.read_questions(self.connection),
            merged=read_decisions(self.connection, "merge"),
            presences=zoom_presence.read_presences(self.connection),
            parked=removed_agenda.read_parked(self.connection),
            imports=imports.last_imports(self.connection),
            apart=frozenset(read_decisions(self.connection, "two people")),
        )
        return hidden(read)

    @property
    def _protection(self) -> Protection:
        """That of the rows as they were read last."""
        return self._loaded.protection if self._loaded is not None else NOBODY

    def session(self, code: str) -> Session:
        """The session with this code. Raises Trouble when there is none."""
        for session in self.load().sessions:
            if session.code == code:
                return session
        raise Trouble(f"There is no session “{code}” in this conference.")

    def session_now(self, at: datetime) -> str:
        """The code of the session that is on: one that is open, else the next to end, else the last.

        Empty when the agenda has no session with a list of speakers.
        """
        sessions = [other for other in self.load().sessions if other.has_list]
        begun = journal.last_numbers(self.connection)
        self.connection.rollback()
        for session in sessions:
            if session.id in begun and self.live(session.code).floor.session in _ON:
                return session.code
        ahead = [other.code for other in sessions if other.ends > at]
        return next(iter((*ahead, *(other.code for other in sessions[-1:]))), "")

    def live(self, code: str) -> SessionSnapshot:
        """A session as it is now, with whatever other desks have written meanwhile."""
        loaded = self.load()
        held = self._live.get(code)
        if held is None:
            session = self.session(code)
            entries = self._entries(session)
            context = floor_context(
                loaded.conference, session, loaded.entities, loaded.registrants, loaded.questions
            )
            last = entries[-1].at if entries else None
            held = SessionSnapshot(session, context, fold(entries), last, entries, runs.fold(entries))
        else:
            held = advanced(held, self._entries(held.session, held.floor.seq))
        self._live[code] = held
        return held

    def _entries(self, session: Session, after: int = 0) -> tuple[Entry, ...]:
        with database.reading(self.connection):
            entries = journal.read(self.connection, session.id, after)
        return hidden_entries(entries, self._protection)

    def day(self, code: str) -> tuple[SessionSnapshot, ...]:
        """All sessions of the day, at the venue, on which this one begins."""
        loaded = self.load()
        where = zone(loaded.conference.zone)
        day = day_of(self.session(code).starts, where)
        return tuple(
            self.live(session.code) for session in loaded.sessions if day_of(session.starts, where) == day
        )

    def programme(self, code: str) -> DayClock:
        """The programme clock of the day of this session, as it stands now."""
        return day_clock([(session.session, session.run) for session in self.day(code)], self.clock.now())

    def do(self, code: str, act: str, **arguments: object) -> ActResult:
        """One act of the floor or of the programme, written before it is answered.

        `act` is a name of `app.live.acts.ACTS`. Raises Refused when the rule says no, Unsaved when it
        could not be written; in both cases nothing has happened.
        """
        return self._act(code, act, arguments, None)

    def enter(self, code: str, act: str, when: datetime, **arguments: object) -> ActResult:
        """The same for an act that happened at an earlier instant, was written on paper, and is entered now.

        Raises Refused also when it lies before the last act of the session, or is still to come.
        """
        return self._act(code, act, arguments, when)

    def _act(self, code: str, act: str, arguments: Mapping[str, object], when: datetime | None) -> ActResult:
        for _ in range(_TRIES):
            live = self.live(code)
            at = max(self.clock.now(), live.floor.last_at or self.clock.now())
            if when is not None:
                at = in_order(when, at, live, zone(self.load().conference.zone))
            event = self._asked(live, act, at, arguments)
            desk = self.desk if when is None else FROM_PAPER
            entry = Entry(live.floor.seq + 1, at, event, self.name, desk)
            after = self.append(live, (entry,))
            if after is not None:
                seen = after.entries[-1]
                unusual = warnings(live.floor, after.floor, live.context, seen.event)
                words = said(live.floor, after.floor, live.context, seen.event)
                return ActResult(after, seen, words, unusual)
        raise Trouble("Other desks are writing without a pause; try again.")

    def _asked(self, live: SessionSnapshot, act: str, at: datetime, arguments: Mapping[str, object]) -> Event:
        try:
            return ask(live, act, at, **arguments)
        except Refused as no:  # which may quote what was typed
            raise type(no)(self._protection.hide(str(no))) from None

    def append(self, live: SessionSnapshot, news: Sequence[Entry]) -> SessionSnapshot | None:
        """The session with these entries, written in one transaction.

        None, with nothing written, when another desk has taken a number meanwhile. Raises Unsaved.
        """
        self.require_in_place()
        if not journal.write(self.connection, live.session.id, *news):
            return None
        after = self._live[live.session.code] = advanced(live, hidden_entries(news, self._protection))
        return after

    @contextmanager
    def acting_as(self, desk: str) -> Iterator[None]:
        """Acts of another desk on the same laptop bear its name; empty: of this one."""
        own = self.desk
        mark, comma, _ = own.rpartition(", ")
        self.desk = f"{mark}{comma}{desk}" if desk else own
        try:
            yield
        finally:
            self.desk = own

    def carry_over(self, code: str) -> str:
        """Who was not taken in a closed session asks for the floor in the next; a sentence about it.

        Raises Refused when nobody was left over or no session with a list follows (rules of the floor, 14).
        """
        live = self.live(code)
        sessions = [session for session in self.load().sessions if session.has_list]
        after = [session for session in sessions if session.starts >= live.session.ends]
        if not live.floor.not_taken:
            raise Refused(f"Nobody was left over from {live.session.title}.")
        if not after:
            raise Refused("No session with a list of speakers follows.")
        target = self.live(after[0].code)
        left = [live.floor.requests[other] for other in live.floor.not_taken]
        new = [remaining for remaining in left if f"{code}-{remaining.id}" not in target.floor.requests]
        for added in new:
            request = carried(added, code)
            self.do(after[0].code, "request_floor", **request)
            if added.text_words:
                self.do(after[0].code, "text_received", request=request["request"], words=added.text_words)
        return f"{len(new)} carried over to {after[0].title}."

    def news(self) -> bool:
        """Whether anything was written by somebody else since the last look."""
        with database.reading(self.connection):
            seen: object = database.commits_seen(self.connection)
            if seen is None:
                seen = (rows.read_revision(self.connection), journal.last_numbers(self.connection))
            self.connection.rollback()
        changed, self._seen = seen != self._seen, seen
        return changed

    def plan_import(
        self,
        what: str,
        path: Path,
        columns: Mapping[str, str] | None = None,
        sheet: str | None = None,
        *,
        answers: Mapping[str, Mapping[str, str]] | None = None,
        **more: Any,
    ) -> "AnyPlan":
        """What importing a file would do; nothing is written. `what` is a kind of `imports.KINDS`.

        `answers` are what a person says to the doubts of a plan, by matter and key; they go before what was
        decided earlier. Raises Unreadable with a sentence.
        """
        from app.exchange.protected_plan import hidden_plan  # noqa: PLC0415
        from app.station import imports  # noqa: PLC0415 -- readers are loaded when a file is read

        decided = {other: self.decisions(other) for other in imports.MATTERS}
        for matter, choices in (answers or {}).items():
            decided[matter] = {**decided.get(matter, {}), **choices}
        names = fold_door(journal.read_desk(self.connection, 0)).names if what == "zoom" else {}
        sessions = read_sessions(self.connection)  # as they were written, without any alias
        begun = items_begun(self.connection)
        self.connection.rollback()
        known = self.load()
        wish = imports.ReadOptions(columns, sheet, decided=decided, begun=begun, names=names, **more)
        try:
            plan = imports.plan(replace(known, sessions=sessions), what, path, wish)
        except Unreadable as no:
            raise Unreadable(known.protection.hide(str(no))) from None
        return hidden_plan(plan, known.registrants, known.protection)

    def write_agenda(self, sessions: Iterable[Session]) -> None:
        """Write sessions as an editor changed them; every write is a revision. Raises Unsaved."""
        with self.changing("The agenda"):
            write_sessions(self.connection, sessions)

    def write_import(self, what: str, plan: "AnyPlan") -> str:
        """Write what a plan says in one transaction; a sentence about it. Raises Unsaved."""
        from app.station import imports  # noqa: PLC0415

        if plan.undoes is not None:
            return self._undo_import(plan)
        with self.changing("The import"):
            imports.write(self.connection, what, plan, self.clock.now(), self.name, self.desk)
        return f"Imported {plan.source}: {plan.summary()}."

    def plan_undo(self, what: str) -> "AnyPlan":
        """What taking back the last import of a kind would do; nothing is written. Raises Trouble."""
        from app.exchange.protected_plan import hidden_plan  # noqa: PLC0415
        from app.station import undo_import  # noqa: PLC0415 -- seldom needed

        plan = undo_import.plan_undo(self.connection, self.load(), self._door(), what)
        self.connection.rollback()
        known = self.load()
        return hidden_plan(plan, known.registrants, known.protection)

    def _undo_import(self, plan: "AnyPlan") -> str:
        from app.station import undo_import  # noqa: PLC0415

        loaded, door = self.load(), self._door()
        with self.changing("The undoing of the import"):
            came = undo_import.write_undo(self.connection, loaded, door, plan, self.clock.now())
        return f"The import of {plan.source} was taken back: {came}."

    def _door(self) -> Door:
        return fold_door(journal.read_desk(self.connection, 0))

    def set_question_status(self, question: int, status: str) -> str:
        """Keep what was made of a question of the public, new, chosen or declined; a sentence about it.

        The other rows are not read again: sifting goes question by question. Raises Unsaved.
        """
        kept, before = QuestionStatus(status), self.load()
        with self.changing("The choice"):
            questions.set_question_status(self.connection, question, kept)
        revision = rows.read_revision(self.connection)
        if revision == before.data_version + 1:
            asked = hidden_questions(questions.read_questions(self.connection), before.protection)
            self._loaded = replace(before, questions=asked, data_version=revision)
            for code, live in self._live.items():
                context = replace(live.context, questions=may_be_put(code, asked))
                self._live[code] = replace(live, context=context)
        self.connection.rollback()
        return {
            QuestionStatus.NEW: "The question is new again.",
            QuestionStatus.CHOSEN: "Question chosen.",
            QuestionStatus.DECLINED: "Question declined.",
        }[kept]

    def seat(self, delegation: str, seat: str) -> str:
        """Where a delegation sits from now on, nowhere for an empty text; a sentence about it.

        Raises Refused when the seat is another's, Unsaved.
        """
        from app.conference import seats  # noqa: PLC0415 -- seldom needed

        loaded = self.load()
        given = seats.seated(loaded.entities, loaded.conference.seats, delegation, seat)
        with self.changing("The seat"):
            rows.write_seats(self.connection, {delegation: given})
        return seats.said(loaded.entities, self.load().conference, delegation)

    def follow(self, changes: "Iterable[Write]", at: datetime) -> None:
        """Rows that change together with an act of the door; whoever writes that commits."""
        for change in changes:
            change(self.connection, at, self.name, self.desk)
        rows.touch(self.connection)

    def decisions(self, matter: str) -> dict[str, str]:
        """What was decided about a matter (registrant, columns, entity …), by key."""
        held = read_decisions(self.connection, matter)
        self.connection.rollback()
        return held

    def print_run_of_show(
        self,
        path: Path,
        *,
        edition: str = "master",
        session: str = "",
        day: int = 0,
        status: str = "draft",
        note: bool = True,
    ) -> str:
        """The run of show as PDF, of one session, one day or all; a sentence about it.

        Raises Unsaved or Trouble. Without `note` it is a look ahead: the pages as they would be
        printed now, and no version is used up.
        """
        from app.run_of_show import printing  # noqa: PLC0415

        loaded, what = self.load(), f"{edition} {session or day or ''}"
        lives = [self.live(other.code) for other in printing.sessions_to_print(loaded, session, day)]
        with database.reading(self.connection):
            version, digest, at = last_print(self.connection, "run-of-show", what)
            kept = read_decisions(self.connection, _PRINTED).get(what, "")
            self.connection.rollback()
        former, now = printing.Former(version, digest, at, kept), self.clock.now()
        done = printing.run_of_show(
            loaded, lives, path, edition=edition, at=now, former=former, status=status
        )
        if note:
            with self.changing("The note of the print"):
                note_print(self.connection, now, "run-of-show", what, done.digest)
                decide(self.connection, now, _PRINTED, {what: done.rows}, self.name, self.desk)
        return done.said

    def print_for_paper(self, code: str, folder: Path) -> tuple[tuple[Path, ...], str]:
        """What is needed to go on without power: the list of speakers and the run of show, and a sentence.

        Raises Unsaved.
        """
        from app.on_paper.list import speakers_list  # noqa: PLC0415

        listed, show = folder / f"list-{code}.pdf", folder / f"run-of-show-{code}.pdf"
        said = speakers_list(self.load(), self.live(code), listed, at=self.clock.now())
        return (listed, show), f"{said} {self.print_run_of_show(show, session=code)}"

    def rename(self, name: str) -> None:
        """Another name for the conference. Raises Unsaved."""
        with self.changing("The name"):
            rows.write_conference(self.connection, replace(self.load().conference, name=name))

    def record(self, code: str) -> "RecordText":
        """The record of a session in words, as it stands now."""
        from app.record.text import record_text  # noqa: PLC0415 -- seldom needed

        return record_text(self.load(), self.live(code), self.clock)

    def print_record(self, code: str, path: Path) -> str:
        """The record of a session as PDF; a sentence about it. Raises Unsaved."""
        return record(self.load(), self.record(code), path)

    def backup(self, to: Path) -> str:
        """A copy of the conference while it is in use, read back; a sentence about it. Raises Unsaved."""
        if to.is_dir():
            code = self.load().conference.code or "conference"
            to /= f"{code} {self.clock.now():%Y-%m-%d %H%M%S}.rostrum"
        copies.copy_to(self.connection, to)
        return f"Backed up to {to.name} and read back."

    def keep_backup(self) -> None:
        """A copy aside, as is made every quarter of an hour and when a session closes. Raises Unsaved."""
        from app.station.backups import keep_backup  # noqa: PLC0415 -- seldom needed

        keep_backup(self.connection, self.address, self.clock.now())

    def prove_writable(self) -> None:
        """Write something harmless, to learn whether saving works again. Raises Unsaved."""
        database.require_space(self.address)
        with self.changing("A trial"):
            pass

    def do_not_sync(self) -> None:
        """Do not wait for the disk: only for a copy that is thrown away."""
        database.do_not_sync(self.connection)

    def require_in_place(self) -> None:
        """Refuse to write into a file that was taken away or replaced. Raises Unsaved."""
        database.require_in_place(self.address, self._mark)

    def decide(self, matter: str, choices: Mapping[str, str]) -> None:
        """Keep what a person decided about a matter, by key; inside `changing`."""
        decide(self.connection, self.clock.now(), matter, choices, self.name, self.desk)

    @contextmanager
    def changing(self, what: str) -> Iterator[None]:
        """One transaction over ordinary rows, which lets every desk know. Raises Unsaved."""
        self.require_in_place()
        with database.writing(what):
            try:
                yield
                rows.touch(self.connection)
                self.connection.commit()
            except BaseException:
                self.connection.rollback()
                raise
        self.news()


_ON = (SessionState.OPEN, SessionState.SUSPENDED)
