"""The registration desk's hold on a conference: who came in, which badge holds, who attends how.

It acts through a station, as the floor does: the rule is asked, the entry written, the door folded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.conference.entities import Category
from app.errors import Refused
from app.journal.entries import Entry, Redone, Undone
from app.live.acts import require_writable
from app.live.one_entity import of_kept
from app.live.snapshot import ConferenceSnapshot
from app.protection.protection import NOBODY
from app.registration.comparison import Comparison
from app.registration.duplicates import Pair, of_one_mail
from app.registration.events import RegistrationsKeptApart, RegistrationsMerged, RegistrationsParted
from app.registration.fold import fold
from app.registration.rules import ACTS, ON_ROWS
from app.registration.state import AtTheDoor, Door, DoorActResult, KnownPeople
from app.registration.words import sentence_of
from app.station.registrations.comparison import compare
from app.station.registrations.merging import row_changes_of
from app.station.registrations.row_acts import BY_HAND, again, row_changes
from app.station.station import Station
from app.storage import journal
from app.storage.signature import Write
from app.times import Clock, zone

if TYPE_CHECKING:  # lists, files and what compares names take a tenth of a second: whoever asks imports them
    from app.attendance.choice import Choice, Listing
    from app.exchange.zoom.waiting_room import WaitingRoom
    from app.tech.zoom_names import Checked

_ABOUT_ROWS = (RegistrationsMerged, RegistrationsParted, RegistrationsKeptApart, Undone, Redone)


class RegistrationDesk:
    """Asks and acts at the door of one conference; belongs to the station's thread.

    Its own window knows everybody; elsewhere (`hiding`) a protected person is the alias, in all it says.
    """

    def __init__(self, station: Station, *, hiding: bool = False) -> None:
        self._station, self._hiding = station, hiding
        self._entries: tuple[Entry, ...] = ()
        self._door = Door()
        self._one_entity: Mapping[str, str] = {}
        self._room: tuple[int, WaitingRoom] | None = None

    def now(self) -> AtTheDoor:
        """The door with whatever other desks have written meanwhile. Raises Unreachable."""
        return AtTheDoor(self.door(), people_of(self._station.load(), hiding=self._hiding))

    def door(self) -> Door:
        """The same without the people: asked at every news of another desk. Raises Unreachable."""
        with self._station.reading() as connection:
            news = journal.read_desk(connection, self._door.seq)
        one_entity = self._station.load().one_entity
        if news or one_entity is not self._one_entity:
            self._one_entity, self._entries = one_entity, (*self._entries, *news)
            self._door = fold(of_kept(self._entries, one_entity))
        return self._door

    def hide(self, text: str) -> str:
        """The text as it may be seen here."""
        return self._station.load().protection.hide(text) if self._hiding else text

    def everybody(self) -> KnownPeople:
        """Whoever is registered, by their registered names: to look somebody up, never to be shown."""
        return people_of(self._station.load())

    def do(self, act: str, /, **arguments: object) -> DoorActResult:
        """One act of the door, written before it is answered; `act` is a name of `registration.rules.ACTS`.

        Raises Refused when the rule says no, Unsaved when it could not be written; nothing has happened then.
        """
        require_writable(arguments)

        def attempt() -> DoorActResult | None:
            before = self.now()
            people = self.everybody() if act in ON_ROWS else before.people
            at = max(self._station.clock.now(), before.door.last_at or self._station.clock.now())
            try:
                event = ACTS[act](before.door, people, at, **arguments)
            except Refused as no:  # which may quote what was typed
                raise type(no)(self.hide(str(no))) from None
            entry = Entry(before.door.seq + 1, at, event, self._station.name, self._station.desk.mark)
            if not self._station.append_at_door(entry, self._row_changes(before.door, entry, arguments)):
                return None
            now = self.now()
            return DoorActResult(now, entry, self.hide(sentence_of(before.door, event, _both(before, now))))

        return journal.until_written(attempt)

    def _row_changes(self, before: Door, entry: Entry, arguments: Mapping[str, object]) -> tuple[Write, ...]:
        """What an act changes in rows: merges do, what is written by hand, and whatever takes them back."""
        event = entry.event
        if isinstance(event, BY_HAND):
            return row_changes(event, entry.seq, arguments)
        if isinstance(event, Undone | Redone):
            meant = next((held for held in self._entries if held.seq == event.seq), None)
            if meant is not None and isinstance(meant.event, BY_HAND):
                return again(event.seq, back=isinstance(event, Undone))
        if not isinstance(event, _ABOUT_ROWS):
            return ()
        after = fold((*self._entries, entry))
        if (before.merged, before.parted, before.apart) == (after.merged, after.parted, after.apart):
            return ()
        return row_changes_of(self._station.load(), before, after)

    @property
    def clock(self) -> Clock:
        """The station's."""
        return self._station.clock

    def rows(self) -> ConferenceSnapshot:
        """The rows as they are."""
        return self._station.load()

    def twice(self) -> tuple[Pair, ...]:
        """Who may be registered twice, by mail and entity, and of whom nobody has decided yet."""
        loaded = self._station.load()
        return tuple(of_one_mail(loaded.registrants, loaded.apart))

    def compare(self, left: str, right: str) -> Comparison:
        """Two registrations side by side, and what would stay of each. Raises Refused with a sentence."""
        loaded = self._station.load()
        listed = {
            session.code: tuple(self._station.live(session.code).floor.requests.values())
            for session in loaded.sessions
            if session.has_list
        }
        return compare(loaded, self.now(), listed, left, right)

    def loaded(self) -> ConferenceSnapshot:
        """The conference with attendance and badges as the door has them: for paper and exports."""
        loaded, door = self._station.load(), self.now().door
        people = tuple(
            replace(registrant, attendance=door.attendance(registrant), badge=door.badge_of(registrant))
            for registrant in loaded.registrants
        )
        return replace(loaded, registrants=people)

    def check_names(self, names: Iterable[str]) -> "tuple[Checked, ...]":
        """Names of the waiting room against the registrants; nothing is decided."""
        from app.exchange.zoom.waiting_room import WaitingRoom
        from app.tech.zoom_names import check

        now = self.now()
        loaded = self._station.load()
        if self._room is None or self._room[0] != loaded.data_version:
            self._room = loaded.data_version, WaitingRoom(loaded.registrants, loaded.entities)
        return check(self._room[1], names, now, loaded.protection if self._hiding else NOBODY)

    def names_in(self, path: Path) -> tuple[str, ...]:
        """The names in a file, one a line, whatever its encoding. Raises Unreadable with a sentence."""
        from app.exchange.tables.encoding import decode
        from app.exchange.tables.source import take
        from app.tech.zoom_names import LONGEST_LIST, several

        source = take(path, LONGEST_LIST)
        return tuple(several(decode(source.data, source.name)[0]))

    def listing(self, choice: "Choice", title: str = "Registrants") -> "Listing":
        """Who is registered and who came, as a table. Raises Trouble for a choice that is not known."""
        from app.attendance.listing import listing

        return listing(self._station.load(), self.now(), choice, self._station.clock.now(), title)

    def export(self, choice: "Choice", path: Path, form: str) -> str:
        """That table as a csv, xlsx or pdf file; a sentence about it. Raises Trouble, Unsaved."""
        from app.attendance.listing import save

        return save(self.listing(choice), path, form, zone(self._station.load().conference.zone))

    def badge_in(self, picture: bytes | Path) -> str:
        """The id on the badge in a picture, or in the file of one. Raises Unreadable with a sentence."""
        from app.apart import apart, size_of

        if isinstance(picture, bytes):
            return apart(partial(_badge_in, picture), "The picture", len(picture))
        return apart(partial(_badge_in, picture), picture.name, size_of([picture]))


def _both(before: AtTheDoor, now: AtTheDoor) -> KnownPeople:
    """Whoever was known before an act or is after it: its sentence names them all."""
    if before.people.registrants.keys() == now.people.registrants.keys():
        return now.people
    return replace(now.people, registrants={**before.people.registrants, **now.people.registrants})


def _badge_in(picture: bytes | Path) -> str:
    from app.badges.scan import badge_in, badge_in_file  # brings what reads pictures

    return badge_in(picture) if isinstance(picture, bytes) else badge_in_file(picture)


def people_of(loaded: ConferenceSnapshot, *, hiding: bool = False) -> KnownPeople:
    """What the rules of the door need to know; with `hiding`, protected people by their alias only."""
    return KnownPeople(
        registrants={
            registrant.number: loaded.protection.as_public(registrant) if hiding else registrant
            for registrant in loaded.registrants
        },
        entities=loaded.entities,
        sessions=frozenset(session.code for session in loaded.sessions),
        registration_deadline=loaded.conference.registration_deadline,
        places=loaded.conference.places,
        seats=loaded.conference.seats,
        merged=loaded.merged,
        category_words={category: loaded.conference.category_name(category) for category in Category},
    )
