"""The registration desk's hold on a conference: who came in, which badge holds, who attends how.

It acts through a station, as the floor does: the rule is asked, the entry written, the door folded.
"""

import secrets
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.conference import veiled
from app.door.fold import fold
from app.door.rules import ACTS
from app.door.state import AtTheDoor, DoneAtTheDoor, Door, Guests
from app.door.words import said
from app.floor.events import Entry
from app.floor.state import Refused
from app.loaded import Loaded
from app.station import Station
from app.storage import journal
from app.times import zone
from app.trouble import Trouble

if TYPE_CHECKING:
    from app.turnout import Choice, Listing

_TRIES = 20
_BADGE_BYTES = 9


class RegistrationDesk:
    """Asks and acts at the door of one conference; belongs to the station's thread.

    Its own window knows everybody; elsewhere (`veil`) a protected person is the alias, in every sentence too.
    """

    def __init__(self, station: Station, *, veil: bool = False) -> None:
        self._station, self._veil = station, veil
        self._entries: tuple[Entry, ...] = ()
        self._door = Door()

    def now(self) -> AtTheDoor:
        """The door with whatever other desks have written meanwhile. Raises Unreachable."""
        news = journal.read_desk(self._station.connection, self._door.seq)
        if news:
            self._entries = (*self._entries, *news)
            self._door = fold(self._entries)
        return AtTheDoor(self._door, guests_of(self._station.load(), veil=self._veil))

    def everybody(self) -> Guests:
        """Whoever is registered, by their registered names: to look somebody up, never to be shown."""
        return guests_of(self._station.load())

    def do(self, act: str, /, **arguments: object) -> DoneAtTheDoor:
        """One act of the door, written before it is answered; `act` is a name of `app.door.rules.ACTS`.

        Raises Refused when the rule says no, Unsaved when it could not be written; nothing has happened then.
        """
        for _ in range(_TRIES):
            before = self.now()
            at = max(self._station.clock.now(), before.door.last_at or self._station.clock.now())
            event = ACTS[act](before.door, before.guests, at, **arguments)
            self._station.require_in_place()
            entry = Entry(before.door.seq + 1, at, event, self._station.name, self._station.desk)
            if journal.write_desk(self._station.connection, entry):
                return DoneAtTheDoor(self.now(), entry, said(before.door, event, before.guests))
        raise Trouble("Other desks are writing without a pause; try again.")

    def listing(self, choice: "Choice", title: str = "Registrants") -> "Listing":
        """Who is registered and who came, as a table. Raises Trouble for a choice that is not known."""
        from app.listing import listing  # noqa: PLC0415 -- only who writes a list needs it

        return listing(self._station.load(), self.now(), choice, self._station.clock.now(), title)

    def export(self, choice: "Choice", path: Path, form: str) -> str:
        """That table as a csv, xlsx or pdf file; a sentence about it. Raises Trouble, Unsaved."""
        from app.listing import save  # noqa: PLC0415

        return save(self.listing(choice), path, form, zone(self._station.load().conference.zone))

    def badge_in(self, picture: bytes | Path) -> str:
        """The id on the badge in a picture, or in the file of one. Raises Unreadable with a sentence."""
        from app.exchange.badge_picture import badge_in, badge_in_file  # noqa: PLC0415 -- only a picture needs it

        return badge_in(picture) if isinstance(picture, bytes) else badge_in_file(picture)

    def check_in_and_print(self, number: str, *, badge: str, stock: str) -> tuple[DoneAtTheDoor, Path | None]:
        """The person comes in; the badge is printed unless it was. Raises like `do` and `print_badge`."""
        done = self.do("check_in", registrant=number, badge=badge)
        held = done.now.door.badges.get(number)
        printed = held is not None and bool(held.printed)
        return done, None if printed else self.print_badge(number, stock=stock)[0]

    def print_badge(self, number: str, *, stock: str, reason: str = "") -> tuple[Path, str]:
        """One person's badge as PDF in a folder of its own, and a sentence; the print is noted.

        A second print needs a `reason` and makes the former id void. Raises Refused, Unsaved or Trouble.
        """
        from app import papers  # noqa: PLC0415 -- paper is loaded when something is printed

        held = self.now().door.badges.get(number)
        if held is not None and held.printed and not reason:
            raise Refused("This badge was printed already; say why again: 1 lost, 2 damaged, 3 wrong text.")
        if reason:
            badge = secrets.token_urlsafe(_BADGE_BYTES)
            self.do("replace_badge", registrant=number, badge=badge, reason=reason)
        path = Path(tempfile.mkdtemp(prefix="rostrum-badge-")) / f"badge {number}.pdf"
        loaded = as_at_the_door(self._station.load(), self.now().door)
        papers.badges(loaded, path, stock=stock, only=number, start_at=1)
        return path, self.do("badges_printed", registrants=(number,)).said


def as_at_the_door(loaded: Loaded, door: Door) -> Loaded:
    """The conference with everybody's attendance and badge as the door has them: for paper and exports."""
    people = tuple(
        replace(one, attendance=door.attendance(one), badge=door.badge_of(one)) for one in loaded.registrants
    )
    return replace(loaded, registrants=people)


def guests_of(loaded: Loaded, *, veil: bool = False) -> Guests:
    """What the rules of the door need to know; with `veil`, protected people by their alias only."""
    return Guests(
        registrants={one.number: veiled(one) if veil else one for one in loaded.registrants},
        entities=loaded.entities,
        sessions=frozenset(session.code for session in loaded.sessions),
        registration_deadline=loaded.conference.registration_deadline,
        places=loaded.conference.places,
    )
