"""One console's hold on a conference: open, ask, do, undo, what is new.

A station belongs to one thread. What it hands out is frozen and may travel anywhere. Importing this
module costs half a second, because it brings the database: windows import it in their worker.
"""

import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.badge_job import BadgeJob
from app.conference import Conference, Registrant, Session
from app.floor import events as ev
from app.floor.carry import carried
from app.floor.events import Entry
from app.floor.fold import advance, fold
from app.floor.rules import ACTS
from app.floor.state import Refused, SessionState
from app.floor.warnings import warnings
from app.floor.words import words
from app.house import house_of
from app.loaded import Done, LiveSession, Loaded
from app.storage import copies, database, journal, rows
from app.storage.database import Connection
from app.times import Clock
from app.trouble import Trouble, Unreadable

if TYPE_CHECKING:
    from app.badge_papers import Kept
    from app.exchange.plan import Plan
    from app.record_lines import RecordText

    AnyPlan: TypeAlias = Plan[Registrant] | Plan[Session]

_TRIES = 20
_ANY_BADGES = BadgeJob()


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
        with database.reading():
            revision = rows.revision(self.connection)
            if self._loaded is None or self._loaded.data_version != revision:
                self._loaded = self._read(revision)
                self._live.clear()
            self.connection.rollback()
        return self._loaded

    def _read(self, revision: int) -> Loaded:
        return Loaded(
            address=self.address,
            conference=rows.read_conference(self.connection),
            sessions=rows.read_sessions(self.connection),
            entities=rows.read_entities(self.connection),
            registrants=rows.read_registrants(self.connection),
            data_version=revision,
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
            entries = journal.read(self.connection, session.id)
            house = house_of(loaded.conference, session, loaded.entities, loaded.registrants)
            held = LiveSession(session, house, fold(entries), entries[-1].at if entries else None, entries)
        else:
            held = _with(held, journal.read(self.connection, held.session.id, held.floor.seq))
        self._live[code] = held
        return held

    def do(self, code: str, act: str, **arguments: object) -> Done:
        """One act of the floor, written before it is answered.

        `act` is a name of `app.floor.rules.ACTS`. Raises Refused when the rule says no, Unsaved when it
        could not be written; in both cases nothing has happened.
        """
        for _ in range(_TRIES):
            live = self.live(code)
            at = max(self.clock.now(), live.floor.last_at or self.clock.now())
            event = ACTS[act](live.floor, live.house, at, **arguments)
            database.require_in_place(self.address, self._mark)
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
        seen: object = database.commits_seen(self.connection)
        if seen is None:
            seen = (rows.revision(self.connection), journal.last_numbers(self.connection))
        self.connection.rollback()
        changed, self._seen = seen != self._seen, seen
        return changed

    def plan_import(
        self, what: str, path: Path, columns: Mapping[str, str] | None = None, sheet: str | None = None
    ) -> "AnyPlan":
        """What importing a file would do; nothing is written. `what` is agenda or registrants.

        Raises Unreadable with a sentence.
        """
        from app import intake  # noqa: PLC0415 -- readers are loaded when a file is read

        return intake.plan(self.load(), what, path, columns=columns, sheet=sheet)

    def write_import(self, what: str, plan: "AnyPlan") -> str:
        """Write what a plan says in one transaction; a sentence about it. Raises Unsaved."""
        from app import intake  # noqa: PLC0415

        with self.changing("The import"):
            intake.write(self.connection, what, plan, self.clock.now())
        return f"Imported {plan.source}: {plan.summary()}."

    def print_badges(self, path: Path, job: BadgeJob = _ANY_BADGES, *, note: bool = True) -> str:
        """Badges as PDF; a sentence about it. With `note`, they count as printed.

        Raises Unsaved, or Trouble for an unknown stock, a wrong layout or an empty choice.
        """
        from app import badge_papers, papers  # noqa: PLC0415 -- paper is loaded when something is printed

        printed = badge_papers.badges(self.load(), self._kept_for_badges(), job, path)
        if note:
            with self.changing("The note of the print"):
                now, digest = self.clock.now(), papers.digest(path)
                rows.note_print(self.connection, now, "badges", job.stock, digest)
                rows.note_badges(self.connection, now, printed.badges, digest)
        return printed.said

    def letters_lacking(self, job: BadgeJob) -> str:
        """Whose badge has letters that no font has, as a sentence, before printing; empty when none has."""
        from app import badge_papers  # noqa: PLC0415

        return badge_papers.lacking(self.load(), self._kept_for_badges(), job)

    def print_calibration(self, path: Path, job: BadgeJob = _ANY_BADGES) -> str:
        """The page that shows how far a printer is off; a sentence about it. Raises Unsaved or Trouble."""
        from app import badge_papers  # noqa: PLC0415

        return badge_papers.calibration(self._kept_for_badges(), job, path)

    def badge_layout(self, stock: str = "") -> str:
        """The layout of badges on a stock, as TOML. Raises Trouble for an unknown stock."""
        from app import badge_papers  # noqa: PLC0415

        return badge_papers.layout_text(self._kept_for_badges(), stock)

    def keep_layout(self, path: Path) -> str:
        """Keep a layout and its pictures in the conference; a sentence. Raises Unreadable, Unsaved."""
        from app import badge_papers  # noqa: PLC0415
        from app.exchange.source import take  # noqa: PLC0415

        try:
            text = take(path).data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unreadable(f"{path.name} is not UTF-8; save it as UTF-8.") from None
        shape, pictures = badge_papers.layout_to_keep(path.name, text, path.parent)
        with self.changing("The layout"):
            self._decide("badge layout", {shape: text})
            self._decide("badge picture", pictures)
        return f"Badges on {shape} cards follow {path.name} from now on."

    def forget_layouts(self) -> str:
        """Badges look as the program has them again; a sentence about it. Raises Unsaved."""
        with self.changing("The layout"):
            kept = rows.read_decisions(self.connection, "badge layout")
            self._decide("badge layout", dict.fromkeys(kept, ""))
        return "Badges follow the program's own layouts from now on."

    def _decide(self, matter: str, choices: Mapping[str, str]) -> None:
        rows.decide(self.connection, self.clock.now(), matter, choices, self.name, self.desk)

    def _kept_for_badges(self) -> "Kept":
        from app.badge_papers import Kept  # noqa: PLC0415

        with database.reading():
            layouts = rows.read_decisions(self.connection, "badge layout")
            pictures = rows.read_decisions(self.connection, "badge picture")
            printed = rows.printed_badges(self.connection)
            self.connection.rollback()
        return Kept({shape: text for shape, text in layouts.items() if text}, pictures, printed)

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

        return papers.record(self.load(), self.live(code), self.record(code), path)

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
        with self.changing("A trial"):
            pass

    def careless(self) -> None:
        """Do not wait for the disk: only for a copy that is thrown away."""
        database.care_less(self.connection)

    @contextmanager
    def changing(self, what: str) -> Iterator[None]:
        """One transaction over ordinary rows, which lets every desk know. Raises Unsaved."""
        database.require_in_place(self.address, self._mark)
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
    return replace(live, floor=floor, entries=(*live.entries, *news), saved_at=news[-1].at)


def _said(before: LiveSession, after: LiveSession, event: ev.Event) -> str:
    """What was done, as a sentence without its full stop, for the status line."""
    match event:
        case ev.Undone() if before.floor.undo is not None:
            return f"Undone: {words(before.floor.undo.event, before.floor, before.house)}"
        case ev.Redone() if before.floor.redo is not None:
            return f"Done again: {words(before.floor.redo.event, before.floor, before.house)}"
    said = words(event, after.floor, after.house)
    return said[:1].upper() + said[1:]
