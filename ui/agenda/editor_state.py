"""The agenda as one editor knows it, and the session that is chosen in it."""

from datetime import datetime

from app.agenda.changes import PARKED, parking_lot
from app.agenda.conflicts import Conflict
from app.agenda.editor import Agenda
from app.agenda.rooms import rooms
from app.conference.sessions import Session
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock, Zone, zone


class EditorState:
    """What the parts of one editor share.

    `day` the sessions of the day as they run · `lanes` the rooms in their order · `code` the chosen session,
    empty for none · `before` the one that was chosen before the parked items were.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.loaded: ConferenceSnapshot | None = None
        self.day: tuple[SessionSnapshot, ...] = ()
        self.conflicts: tuple[Conflict, ...] = ()
        self.lanes: tuple[str, ...] = ()
        self.code = self.before = ""

    def take(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed; a session that is gone is chosen no more."""
        self.loaded = loaded
        # A room that its last session has left keeps its lane: it may be wanted back.
        self.lanes = rooms(loaded.sessions, (*self.lanes, *loaded.conference.rooms))
        if self.code != PARKED and all(session.code != self.code for session in loaded.sessions):
            self.code = ""

    def choose(self, code: str) -> None:
        """Another session is chosen."""
        self.before, self.code = (self.code if self.code != PARKED else self.before), code

    @property
    def zone(self) -> Zone:
        """The time zone of the venue; UTC until a conference is there."""
        return zone(self.loaded.conference.zone if self.loaded else "UTC")

    @property
    def agenda(self) -> Agenda:
        """Everything as it is now. Raises ValueError while nothing is open."""
        if self.loaded is None:
            raise ValueError("Nothing is open yet")
        return Agenda(self.loaded.sessions, parking_lot(self.loaded.parked), self.zone, self.lanes)

    @property
    def session(self) -> Session | None:
        """The chosen session, or what is parked."""
        if self.loaded is None or not self.code:
            return None
        sessions = (*self.loaded.sessions, self.agenda.parked)
        return next((session for session in sessions if session.code == self.code), None)

    @property
    def live(self) -> SessionSnapshot | None:
        """What happened in the chosen session."""
        return next((session for session in self.day if session.session.code == self.code), None)

    @property
    def begins(self) -> datetime:
        """When the first session of an empty agenda begins."""
        return self.loaded.conference.starts if self.loaded else self._clock.now()
