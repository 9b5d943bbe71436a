"""One console's hold on a conference: open, ask, do, undo, what is new.

A station belongs to one thread. What it hands out is frozen and may travel anywhere. Importing this
module costs half a second, because it brings the database: windows import it in their worker.
"""

import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from app.acts import ask
from app.conference import Conference, Registrant, Session
from app.decision import Decision
from app.floor import events as ev
from app.floor.carry import carried
from app.floor.events import Entry
from app.floor.fold import advance, fold
from app.floor.state import Refused, SessionState
from app.floor.warnings import warnings
from app.floor.words import words
from app.house import house_of, may_be_put
from app.loaded import Done, LiveSession, Loaded
from app.programme import fold as runs
from app.programme.clock import DayClock, day_clock
from app.questions import Question, Sifting, protected
from app.storage import agenda_rows, copies, database, journal, question_rows, rows
from app.storage.database import Connection
from app.times import Clock, day_of, zone
from app.trouble import Trouble

if TYPE_CHECKING:
    from app.exchange.advance import AdvanceRequest
    from app.exchange.plan import Plan
    from app.record_lines import RecordText

    AnyPlan: TypeAlias = Plan[Registrant] | Plan[Session] | Plan[Question] | Plan[AdvanceRequest]

_TRIES = 20


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
        self._live: dict[str, LiveSession] = {}
        self._loaded: Loaded | None = None
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

    def load(self) -> Loaded:
        """The rows as they are now; read again only when they have changed."""
        with database.reading(self.connection):
            revision = rows.revision(self.connection)
            if self._loaded is None or self._loaded.data_version != revision:
                self._loaded = self._read(revision)
                self._live.clear()
            self.connection.rollback()
        return self._loaded

    def _read(self, revision: int) -> Loaded:
        registrants = rows.read_registrants(self.connection)
        return Loaded(
            address=self.address,
            conference=rows.read_conference(self.connection),
            sessions=rows.read_sessions(self.connection),
            entities=rows.read_entities(self.connection),
            registrants=registrants,
            data_version=revision,
            questions=protected(question_rows.read_questions(self.connection), registrants),
            merged=rows.read_decisions(self.connection, "merge"),
            parked=agenda_rows.read_parked(self.connection),
        )

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
        sessions = [one for one in self.load().sessions if one.has_list]
        begun = journal.last_numbers(self.connection)
        self.connection.rollback()
        for session in sessions:
            if session.id in begun and self.live(session.code).floor.session in _ON:
                return session.code
        ahead = [one.code for one in sessions if one.ends > at]
        return next(iter((*ahead, *(one.code for one in sessions[-1:]))), "")

    def live(self, code: str) -> LiveSession:
        """A session as it is now, with whatever other desks have written meanwhile."""
        loaded = self.load()
        held = self._live.get(code)
        if held is None:
            session = self.session(code)
            entries = self._entries(session)
            house = house_of(
                loaded.conference, session, loaded.entities, loaded.registrants, loaded.questions
            )
            last = entries[-1].at if entries else None
            held = LiveSession(session, house, fold(entries), last, entries, runs.fold(entries))
        else:
            held = _with(held, self._entries(held.session, held.floor.seq))
        self._live[code] = held
        return held

    def _entries(self, session: Session, after: int = 0) -> tuple[Entry, ...]:
        with database.reading(self.connection):
            return journal.read(self.connection, session.id, after)

    def day(self, code: str) -> tuple[LiveSession, ...]:
        """All sessions of the day, at the venue, on which this one begins."""
        loaded = self.load()
        where = zone(loaded.conference.zone)
        day = day_of(self.session(code).starts, where)
        return tuple(self.live(one.code) for one in loaded.sessions if day_of(one.starts, where) == day)

    def programme(self, code: str) -> DayClock:
        """The programme clock of the day of this session, as it stands now."""
        return day_clock([(one.session, one.run) for one in self.day(code)], self.clock.now())

    def do(self, code: str, act: str, **arguments: object) -> Done:
        """One act of the floor or of the programme, written before it is answered.

        `act` is a name of `app.acts.ACTS`. Raises Refused when the rule says no, Unsaved when it
        could not be written; in both cases nothing has happened.
        """
        for _ in range(_TRIES):
            live = self.live(code)
            at = max(self.clock.now(), live.floor.last_at or self.clock.now())
            event = ask(live, act, at, **arguments)
            self.require_in_place()
            entry = Entry(live.floor.seq + 1, at, event, self.name, self.desk)
            if journal.write(self.connection, live.session.id, entry):
                after = self._live[code] = _with(live, (entry,))
                odd = warnings(live.floor, after.floor, live.house, event)
                return Done(after, entry, _said(live, after, event), odd)
        raise Trouble("Other desks are writing without a pause; try again.")

    def carry_over(self, code: str) -> str:
        """Who was not taken in a closed session asks for the floor in the next; a sentence about it.

        Raises Refused when nobody was left over or no session with a list follows (rules of the floor, 14).
        """
        live = self.live(code)
        sessions = [one for one in self.load().sessions if one.has_list]
        after = [one for one in sessions if one.starts >= live.session.ends]
        if not live.floor.not_taken:
            raise Refused(f"Nobody was left over from {live.session.title}.")
        if not after:
            raise Refused("No session with a list of speakers follows.")
        target = self.live(after[0].code)
        left = [live.floor.requests[one] for one in live.floor.not_taken]
        new = [one for one in left if f"{code}-{one.id}" not in target.floor.requests]
        for one in new:
            self.do(after[0].code, "request_floor", **carried(one, code))
        return f"{len(new)} carried over to {after[0].title}."

    def news(self) -> bool:
        """Whether anything was written by somebody else since the last look."""
        with database.reading(self.connection):
            seen: object = database.commits_seen(self.connection)
            if seen is None:
                seen = (rows.revision(self.connection), journal.last_numbers(self.connection))
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
        """What importing a file would do; nothing is written. `what` is a kind of `app.intake.KINDS`.

        `answers` are what a person says to the doubts of a plan, by matter and key; they go before what was
        decided earlier. Raises Unreadable with a sentence.
        """
        if what == "requests":
            return self.requests_planner((path,), columns, sheet)()
        from app import intake  # noqa: PLC0415 -- readers are loaded when a file is read

        loaded, decided = self.load(), {one: self.decisions(one) for one in intake.MATTERS}
        for matter, choices in (answers or {}).items():
            decided[matter] = {**decided.get(matter, {}), **choices}
        begun = rows.items_begun(self.connection)
        self.connection.rollback()
        return intake.plan(
            loaded, what, path, columns=columns, sheet=sheet, decided=decided, begun=begun, **more
        )

    def write_agenda(self, sessions: Iterable[Session]) -> None:
        """Write sessions as an editor changed them; every write is a revision. Raises Unsaved."""
        with self.changing("The agenda"):
            rows.write_sessions(self.connection, sessions)

    def write_import(self, what: str, plan: "AnyPlan") -> str:
        """Write what a plan says in one transaction (requests: act by act); a sentence. Raises Unsaved."""
        if what == "requests":
            return self.write_requests(plan)  # type: ignore[arg-type] # as `what` says
        from app import intake  # noqa: PLC0415

        with self.changing("The import"):
            intake.write(self.connection, what, plan, self.clock.now(), self.name, self.desk)
        return f"Imported {plan.source}: {plan.summary()}."

    def sift(self, question: int, status: str) -> str:
        """Keep what was made of a question of the public, new, chosen or declined; a sentence about it.

        The other rows are not read again: sifting goes question by question. Raises Unsaved.
        """
        kept, before = Sifting(status), self.load()
        with self.changing("The choice"):
            question_rows.sift(self.connection, question, kept)
        revision = rows.revision(self.connection)
        if revision == before.data_version + 1:
            asked = protected(question_rows.read_questions(self.connection), before.registrants)
            self._loaded = replace(before, questions=asked, data_version=revision)
            for code, live in self._live.items():
                house = replace(live.house, questions=may_be_put(code, asked))
                self._live[code] = replace(live, house=house)
        self.connection.rollback()
        return {
            Sifting.NEW: "The question is new again.",
            Sifting.CHOSEN: "Question chosen.",
            Sifting.DECLINED: "Question declined.",
        }[kept]

    def requests_planner(
        self, sources: Sequence[Path], columns: Mapping[str, str] | None = None, sheet: str | None = None
    ) -> "Callable[[], Plan[AdvanceRequest]]":
        """Reads mails and tables with requests, and plans; what is given back may run in any thread.

        It raises Unreadable with a sentence.
        """
        from app import requests_intake  # noqa: PLC0415 -- as above

        loaded = self.load()
        choices = rows.read_decisions(self.connection, requests_intake.MATTER)
        self.connection.rollback()
        listed = [self.live(one.code) for one in loaded.sessions if one.has_list]
        around = requests_intake.around(loaded, listed, choices, self.clock.now())
        return partial(requests_intake.plan_requests, around, sources, columns, sheet)

    def write_requests(
        self, plan: "Plan[AdvanceRequest]", choices: Mapping[str, Decision] | None = None
    ) -> str:
        """The new requests of a plan and those decided upon, by id, each an act; a sentence about it.

        Whatever was decided is remembered. Raises Unsaved, which says how many were written.
        """
        from app import requests_intake  # noqa: PLC0415
        from app.exchange.advance import arguments  # noqa: PLC0415

        loaded, choices = self.load(), choices or {}
        people = loaded.people
        known = {key for one in loaded.sessions if one.has_list for key in self.live(one.code).floor.requests}
        added: list[AdvanceRequest] = []
        refused: list[str] = []
        for one in requests_intake.to_ask(plan, choices):
            if one.id in known:
                continue
            try:
                done = self.do(one.session, "request_floor", request=one.id, **arguments(one, people))
                added.append(replace(one, late=done.live.floor.requests[one.id].late))
            except Refused as no:
                refused.append(f"{loaded.entities[one.entity].short}: {no}")
            except Trouble as problem:
                words = f"{len(added)} of the requests were written, then no more. {problem}"
                raise type(problem)(words) from None
        words = requests_intake.said(plan, added, refused)
        with self.changing("What was decided"):
            now = self.clock.now()
            kept = {key: choice.text() for key, choice in choices.items()}
            rows.decide(self.connection, now, requests_intake.MATTER, kept, self.name, self.desk)
            rows.note_import(self.connection, now, "requests", plan.source, plan.digest, words)
        return words

    def merge(self, keep: str, give_up: str) -> str:
        """One person of two registrations; a sentence about it. Raises Refused with a sentence, or Unsaved.

        The kept one gets the earlier time and what was empty; the other is cancelled, and whatever names its
        number shows the kept person.
        """
        from app import merging  # noqa: PLC0415 -- seldom needed

        act = merging.merge(self.load(), keep, give_up)
        with self.changing("The merge"):
            merging.write(self.connection, act, self.clock.now(), self.name, self.desk)
        return f"{give_up} is merged into {keep}."

    def unmerge(self, give_up: str) -> str:
        """Take a merge back; a sentence about it. Raises Refused with a sentence, or Unsaved."""
        from app import merging  # noqa: PLC0415

        keep = merging.kept_of(self.load(), give_up)
        with self.changing("The merge"):
            merging.take_back(self.connection, give_up)
        return f"{give_up} and {keep} are two registrations again."

    def decisions(self, matter: str) -> dict[str, str]:
        """What was decided about a matter (registrant, columns, entity …), by key."""
        held = rows.read_decisions(self.connection, matter)
        self.connection.rollback()
        return held

    def print_run_of_show(self, path: Path, *, edition: str = "master", session: str = "") -> str:
        """The run of show as PDF, of one session or all; a sentence about it. Raises Unsaved or Trouble."""
        from app import papers  # noqa: PLC0415

        loaded = self.load()
        digest = papers.content_digest(loaded, edition, session)
        with self.changing("The note of the print"):
            now = self.clock.now()
            version = rows.note_print(self.connection, now, "run-of-show", f"{edition} {session}", digest)
        return papers.run_of_show(loaded, path, edition=edition, session=session, version=version, at=now)

    def record(self, code: str) -> "RecordText":
        """The record of a session in words, as it stands now."""
        from app.record_lines import record_text  # noqa: PLC0415 -- seldom needed

        return record_text(self.load(), self.live(code), self.clock)

    def print_record(self, code: str, path: Path) -> str:
        """The record of a session as PDF; a sentence about it. Raises Unsaved."""
        from app import papers  # noqa: PLC0415

        return papers.record(self.load(), self.record(code), path)

    def backup(self, to: Path) -> str:
        """A copy of the conference while it is in use, read back; a sentence about it. Raises Unsaved."""
        if to.is_dir():
            code = self.load().conference.code or "conference"
            to /= f"{code} {self.clock.now():%Y-%m-%d %H%M%S}.rostrum"
        copies.copy_to(self.connection, to)
        return f"Backed up to {to.name} and read back."

    def keep_backup(self) -> None:
        """A copy aside, as is made every quarter of an hour and when a session closes. Raises Unsaved."""
        from app.backups import keep_backup  # noqa: PLC0415 -- seldom needed

        keep_backup(self.connection, self.address, self.clock.now())

    def prove_writable(self) -> None:
        """Write something harmless, to learn whether saving works again. Raises Unsaved."""
        database.require_space(self.address)
        with self.changing("A trial"):
            pass

    def careless(self) -> None:
        """Do not wait for the disk: only for a copy that is thrown away."""
        database.care_less(self.connection)

    def require_in_place(self) -> None:
        """Refuse to write into a file that was taken away or replaced. Raises Unsaved."""
        database.require_in_place(self.address, self._mark)

    def decide(self, matter: str, choices: Mapping[str, str]) -> None:
        """Keep what a person decided about a matter, by key; inside `changing`."""
        rows.decide(self.connection, self.clock.now(), matter, choices, self.name, self.desk)

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


def _with(live: LiveSession, news: tuple[Entry, ...]) -> LiveSession:
    if not news:
        return live
    floor = advance(live.floor, live.entries, news)
    run = runs.advance(live.run, live.entries, news)
    return replace(live, floor=floor, run=run, entries=(*live.entries, *news), saved_at=news[-1].at)


def _said(before: LiveSession, after: LiveSession, event: ev.Event) -> str:
    """What was done, as a sentence without its full stop, for the status line."""
    match event:
        case ev.Undone() if before.floor.undo is not None:
            return f"Undone: {words(before.floor.undo.event, before.floor, before.house)}"
        case ev.Redone() if before.floor.redo is not None:
            return f"Done again: {words(before.floor.redo.event, before.floor, before.house)}"
    said = words(event, after.floor, after.house)
    return said[:1].upper() + said[1:]
