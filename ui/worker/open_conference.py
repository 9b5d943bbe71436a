"""The conference that the worker's thread holds: opened, watched for news, mended after trouble, backed up.

Everything here runs in that thread. Importing this module brings the rules of the floor and the database.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic

from app.conference.conference import Conference
from app.conference.search import SearchIndex
from app.errors import Refused, Trouble, Unreachable, Unsaved
from app.fault_log import note_fault
from app.floor.state import SessionState
from app.home.backups import keep_backup
from app.live.desk_id import DeskId
from app.live.last_sign_of_life import SignsOfLife, stop_in_speech
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.station.sound_copies import Restorable, restore
from app.station.station import Station
from app.times import Clock
from ui.worker.news import News
from ui.worker.thread import InBackground, Work

_TRY_SECONDS = 2.0
_MARK_SECONDS = 1.0
_BACKUP_SECONDS = 15 * 60.0
_SHOWN_FIRST_SECONDS = 0.4
_MANY = 5_000
"""The names of so many are folded for the search once the list stands, of fewer at once."""


class OpenConference:
    """At most one conference, and the session of it that is shown; what becomes of them is `news`."""

    def __init__(self, news: News, clock: Clock, desk: DeskId, in_background: InBackground) -> None:
        self.news, self.clock, self.desk = news, clock, desk
        self._station: Station | None = None
        self.code = ""
        self.heard: list[Callable[[OpenConference], None]] = []
        """Called when another desk has written."""
        self.told: list[Callable[[OpenConference, ConferenceSnapshot, bool], None]] = []
        """Called when something was told: the rows as they are, and whether they are new."""
        self._version = -1
        self._troubled, self._tried = False, 0.0
        self._backed_up, self._marked_alive = monotonic(), 0.0
        self._is_open = self._has_closed = False
        self._signs_of_life: SignsOfLife | None = None
        self._indexed: ConferenceSnapshot | None = None
        self._index: SearchIndex | None = None
        self.in_background = in_background

    @property
    def station(self) -> Station:
        """The station of the conference that is open; only in work that needs one."""
        assert self._station is not None
        return self._station

    # Opening and letting go

    def open(self, address: str, session: str) -> None:
        """Open a conference and show a session, or the one that is on. Raises Unreachable."""
        self.let_go()
        self._station = station = Station.open(address, clock=self.clock, desk=self.desk)
        self._version = -1
        self._signs_of_life = SignsOfLife(address, self.desk.mark)
        last = self._signs_of_life.last()
        self.show(session)
        self._tell_of_a_stop(station, last)
        if station.upgraded:
            self.news.finished.emit(station.upgraded)

    def let_go(self) -> None:
        """Close what is open, if anything is."""
        if self._station is not None:
            self._station.close()
        if self._signs_of_life is not None:
            self._signs_of_life.end()
        self._station = self._signs_of_life = self._indexed = self._index = None
        self._is_open = self._has_closed = False

    def _tell_of_a_stop(self, station: Station, last: datetime | None) -> None:
        live = station.live(self.code) if self.code else None
        stop = stop_in_speech(live.floor, last, self.clock.now()) if live is not None else None
        if stop is not None:
            self.news.stopped.emit(stop)

    def create(self, address: str, conference: Conference) -> None:
        """Make a conference and let it go again. Raises Unsaved."""
        Station.create(address, conference, clock=self.clock, desk=self.desk).close()
        self.news.made.emit(address)

    def make_sample(self, address: str) -> None:
        """Make the sample conference, which is opened next. Raises Unsaved."""
        from app.rehearsal.sample import sample_copy

        sample_copy(Path(address).parent)

    def restore(self, damaged: Restorable) -> None:
        """Put the sound copy in the place of a damaged conference. Raises Unsaved, Unreachable, Refused."""
        sentence = restore(str(damaged.path), damaged.copy.path)
        self.news.made.emit(str(damaged.path))
        self.news.finished.emit(sentence)

    # Work, and what goes wrong in it

    def when_open(self, work: "Callable[[OpenConference], None]") -> None:
        """Do work that needs a conference; left out while none is open."""
        if self._station is not None:
            work(self)

    def finish(self, work: Callable[[Station], str]) -> None:
        """Work whose sentence comes after what has become of the rows, written or not."""
        try:
            sentence = work(self.station)
        finally:
            self.tell()
        self.news.finished.emit(sentence)

    def guard(self, work: Work) -> None:
        """Do a piece of work; what it raises becomes a sentence, trouble, or the code of a fault of ours."""
        try:
            work()
        except Refused as no:
            self.news.refused.emit(str(no))
        except Unsaved as problem:
            self._weigh(problem)
        except Restorable as problem:
            self.news.refused.emit(str(problem))
            self.news.damaged.emit(problem)
        except Trouble as problem:
            self.news.refused.emit(str(problem))
        except BaseException as error:  # noqa: BLE001 -- the chair goes on, whatever is wrong, native code included
            self.news.failed.emit(note_fault(error))

    def _weigh(self, problem: Unsaved) -> None:
        """A paper or copy that could not be written is a sentence; the conference itself is trouble."""
        try:
            if self._station is not None:
                self._station.prove_writable()
            self.news.refused.emit(str(problem))
            self.tell_anew()
        except Unsaved:
            self.report_trouble(problem)

    def report_trouble(self, problem: Trouble) -> None:
        """Saving or reading fails: a band that stays until it works again."""
        self._troubled, self._tried = True, monotonic()
        self.news.trouble.emit(str(problem))

    def recovered(self) -> None:
        """Saving works: whatever trouble there was is over, and what was read meanwhile is told."""
        if self._troubled:
            self._troubled = False
            self.news.recovered.emit()
            self.tell_anew()

    # Looking around

    def look(self) -> None:
        """When nothing is to do: news of other desks, backups, trouble that may be over, a sign of life."""
        station = self._station
        if station is not None and self._troubled:
            self._mend(station)
        elif station is not None:
            self._back_up(station)
            self._listen(station)
            station.settle()
        if monotonic() - self._marked_alive > _MARK_SECONDS:
            self.mark_alive()

    def _listen(self, station: Station) -> None:
        """What other desks have written; a server that does not answer or a file that is gone is trouble."""
        try:
            station.require_in_place()
            if station.news():
                self.tell()
                for listener in self.heard:
                    listener(self)
        except (Unreachable, Unsaved) as problem:
            self.report_trouble(problem)

    def mark_alive(self) -> None:
        """Note that this console is running, for whoever opens the conference after it was killed."""
        if self._signs_of_life is not None:
            self._marked_alive = monotonic()
            self._signs_of_life.mark_alive(self.clock.now())

    def _mend(self, station: Station) -> None:
        """After trouble: try every two seconds whether saving works again."""
        if monotonic() - self._tried > _TRY_SECONDS:
            self._tried = monotonic()
            with suppress(Unsaved):
                station.prove_writable()
                self.recovered()

    def _back_up(self, station: Station) -> None:
        """When a session has closed, and every quarter of an hour of an open one."""
        due = self._is_open and monotonic() - self._backed_up > _BACKUP_SECONDS
        if self._has_closed or due:
            self._has_closed, self._backed_up = False, monotonic()
            keep_backup(station)

    # Telling

    def show(self, code: str) -> None:
        """Show a session, or the one that is on."""
        if self._station is not None:
            self.code = code or self._station.session_now(self.clock.now())
            self.tell()

    def tell_anew(self) -> None:
        """Tell everything, whether it was told or not: to a window that came later, too."""
        self._version = -1
        self.tell()
        if self._index is not None:
            self.news.searchable.emit(self._index)

    def tell(self, live: SessionSnapshot | None = None) -> None:
        """What has become of the rows and of the session that is shown."""
        station = self._station
        if station is None:
            return
        loaded = station.load()
        if all(session.code != self.code for session in loaded.sessions):
            # An editor took it out of the agenda, or there was none and now there is.
            self.code, live = station.session_now(self.clock.now()), None
        is_new = loaded.data_version != self._version
        if is_new:
            self._version = loaded.data_version
            self.news.loaded.emit(loaded)
        if self.code and (live is None or is_new):
            live = station.live(self.code)
        if live is not None:
            self._has_closed = self._is_open and live.floor.session is SessionState.CLOSED
            self._is_open = live.floor.session is SessionState.OPEN
            self.news.live.emit(live)
        for listener in self.told:
            listener(self, loaded, is_new)
        self._let_search(loaded)

    def told_last(self, loaded: ConferenceSnapshot) -> bool:
        """Whether these rows were told already."""
        return loaded.data_version == self._version

    def _let_search(self, loaded: ConferenceSnapshot) -> None:
        """A hundred thousand names are folded beside the window's thread, and beside the acts."""
        before, self._indexed = self._indexed, loaded
        if before is None or (before.entities, before.registrants) != (loaded.entities, loaded.registrants):
            wait = _SHOWN_FIRST_SECONDS if len(loaded.registrants) > _MANY else 0.0
            self.in_background(lambda: SearchIndex(loaded.entities, loaded.registrants), self._found, wait)

    def _found(self, index: SearchIndex) -> None:
        if self._station is not None:
            self._index = index
            self.news.searchable.emit(index)
