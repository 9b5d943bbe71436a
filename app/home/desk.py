"""A conference from its home: how its sessions stand, what is still missing, what was imported."""

from collections.abc import Callable

from app.checks.door import door_findings
from app.checks.sessions import Finding, findings
from app.conference.import_note import ImportNote
from app.errors import Refused
from app.floor.state import SessionState
from app.home.session_lines import SessionLine, session_lines
from app.home.what_changes import Held
from app.protection.rows import with_hidden
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage import journal
from app.storage.tables.backup_marks import read_identity
from app.storage.tables.imports import read_history
from app.times import zone

_ON = (SessionState.OPEN, SessionState.SUSPENDED)


class HomeDesk:
    """Looks at one conference and changes nothing; belongs to the station's thread."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._door = RegistrationDesk(station)
        self._states: dict[str, tuple[int, SessionState]] = {}

    def sessions(self) -> tuple[SessionLine, ...]:
        """Every session, and how it stands now. Raises Unreachable."""
        loaded = self._station.load()
        acts = self._acts()
        for code, last in acts.items():
            if self._states.get(code, (0,))[0] != last:
                self._states[code] = last, self._station.live(code).floor.session
        return session_lines(loaded.sessions, {code: self._states[code][1] for code in acts})

    def _acts(self) -> dict[str, int]:
        """How many acts each session has seen that has begun."""
        with self._station.reading() as connection:
            numbers = journal.last_numbers(connection)
        return {
            session.code: numbers[session.id]
            for session in self._station.load().sessions
            if session.id in numbers
        }

    def imports(self) -> tuple[ImportNote, ...]:
        """Whatever was imported or taken back, the latest first."""
        protection = self._station.load().protection
        with self._station.reading() as connection:
            history = read_history(connection)
        return tuple(with_hidden(protection, note, "source", "summary") for note in history)

    def finder(self) -> Callable[[], tuple[Finding, ...]]:
        """Says what should be looked at as the conference stands now; it may run in any thread."""
        station = self._station
        loaded, door, at = station.load(), self._door.now(), station.clock.now()
        lives = [station.live(session.code) for session in loaded.sessions if session.has_list]

        def find() -> tuple[Finding, ...]:
            where = zone(loaded.conference.zone)
            found = (*findings(loaded, lives, where), *door_findings(door, at, where))
            return tuple(with_hidden(loaded.protection, finding, "what") for finding in found)

        return find

    def held(self) -> Held:
        """All that the conference holds, to be compared with a copy."""
        with self._station.reading() as connection:
            door_acts = journal.last_numbers(connection)[0]
        return Held(self._station.load(), self._acts(), door_acts)

    def identity(self) -> str:
        """Which conference this is; empty in one from before there was this."""
        with self._station.reading() as connection:
            return read_identity(connection)

    def require_no_session_on(self, what: str) -> None:
        """Raises Refused with a sentence while a session is open or suspended."""
        on = [line.code for line in self.sessions() if line.state in _ON]
        if on:
            raise Refused(f"{what}: {', '.join(on)} is on. Close it first.")
