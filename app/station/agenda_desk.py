"""The agenda editor's hold on a conference: each change joins what is there, and makes a revision."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from app.agenda.changes import PARKED, Change, changes_structure, joined, parking_lot
from app.conference.sessions import Item, Session
from app.errors import Refused
from app.floor.state import SessionState
from app.live.acts import require_writable
from app.live.snapshot import ConferenceSnapshot
from app.protection.protection import Protection
from app.protection.rows import as_written
from app.station.station import Station
from app.storage.database import Connection
from app.storage.tables import conference
from app.storage.tables.agenda import read_sessions, remove_session, write_sessions
from app.storage.tables.parked_items import read_parked, write_parked
from app.times import zone

_ON = (SessionState.OPEN, SessionState.SUSPENDED)


class AgendaDesk:
    """Writes through a station; belongs to its thread."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def write(self, change: Change, *, unlocked: bool = False) -> Change:
        """The change as it was written, which another may take back.

        `unlocked` when the structure of an open session may change too. Raises Refused or Unsaved.
        """
        require_writable((change.after, change.words))
        if not unlocked:
            self._require_not_open(change)
        station, protection = self._station, self._station.load().protection
        codes = {session.code for session in (*change.before, *change.after)}
        with station.changing("The agenda") as connection:
            # The revision is touched first: from here on no other desk can write between reading and writing.
            conference.touch(connection)
            parked = parking_lot(read_parked(connection))
            now = (*read_sessions(connection), parked)
            try:
                change = _as_written(change, now, protection)
                self._put(connection, change, sorted(joined(now, change), key=partial(_takes, now)))
            except ValueError as no:
                raise Refused(f"{no}.") from None
        before = tuple(session for session in now if session.code in codes)
        return Change(protection.hide(change.words), before, _of(station.load(), codes))

    def items_of_rows(self, code: str, text: str) -> tuple[Item, ...]:
        """What rows that somebody copied would be as items of a session. Raises Refused with a sentence."""
        from app.exchange.agenda.outline.rows import items_of_rows

        loaded = self._station.load()
        session = next((session for session in loaded.sessions if session.code == code), None)
        if session is None:
            raise Refused("Choose a session first.")
        try:
            return items_of_rows(text, session, loaded.entities.values(), zone(loaded.conference.zone))
        except ValueError as no:
            raise Refused(f"{no}.") from None

    @staticmethod
    def _put(connection: Connection, change: Change, after: Sequence[Session]) -> None:
        for code in change.gone:
            remove_session(connection, code)
        write_sessions(connection, [session for session in after if session.code != PARKED])
        for session in after:
            if session.code == PARKED:
                write_parked(connection, session.items)

    def _require_not_open(self, change: Change) -> None:
        known = {session.code: session for session in self._station.load().sessions}
        for code in changes_structure(change):
            if code in known and self._station.live(code).floor.session in _ON:
                raise Refused(
                    f"{known[code].title} is open and its structure is locked; Shift+F5 unlocks it."
                )


def _as_written(change: Change, now: Sequence[Session], protection: Protection) -> Change:
    """The change with the texts as they are written: on a screen they bear aliases."""
    before, after = (as_written(sessions, now, protection) for sessions in (change.before, change.after))
    return replace(change, before=before, after=after)


def _takes(now: Sequence[Session], after: Session) -> bool:
    """Whether it gets an item of another one, which must have let go of it before."""
    held = {item.id for session in now if session.code == after.code for item in session.items}
    return any(item.id and item.id not in held for item in after.items)


def _of(loaded: ConferenceSnapshot, codes: set[str]) -> tuple[Session, ...]:
    return tuple(
        session for session in (*loaded.sessions, parking_lot(loaded.parked)) if session.code in codes
    )
