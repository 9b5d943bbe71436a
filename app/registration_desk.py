"""The registration desk's hold on a conference: who came in, which badge holds, who attends how.

It acts through a station, as the floor does: the rule is asked, the entry written, the door folded.
"""

import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.door.fold import fold
from app.door.rules import ACTS
from app.door.state import AtTheDoor, DoneAtTheDoor, Door, Guests
from app.door.words import said
from app.floor.events import Entry
from app.floor.state import Refused
from app.loaded import Loaded
from app.station import Station
from app.storage import journal
from app.trouble import Trouble, Unreadable

if TYPE_CHECKING:
    from app.exchange.waiting_room import WaitingRoom
    from app.tech.names import Checked

_TRIES = 20
_BADGE_BYTES = 9
_LONGEST_LIST = 1_000_000


class RegistrationDesk:
    """Asks and acts at the door of one conference; belongs to the station's thread."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._entries: tuple[Entry, ...] = ()
        self._door = Door()
        self._room: tuple[int, WaitingRoom] | None = None

    def now(self) -> AtTheDoor:
        """The door with whatever other desks have written meanwhile. Raises Unreachable."""
        news = journal.read_desk(self._station.connection, self._door.seq)
        if news:
            self._entries = (*self._entries, *news)
            self._door = fold(self._entries)
        return AtTheDoor(self._door, guests_of(self._station.load()))

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

    def check_names(self, names: Iterable[str]) -> "tuple[Checked, ...]":
        """Names of the waiting room against the registrants; nothing is decided."""
        from app.exchange.waiting_room import WaitingRoom  # noqa: PLC0415 -- only the tech desk asks
        from app.tech.names import check  # noqa: PLC0415

        now = self.now()
        loaded = self._station.load()
        if self._room is None or self._room[0] != loaded.data_version:
            self._room = loaded.data_version, WaitingRoom(loaded.registrants, loaded.entities)
        return check(self._room[1], names, now)

    def names_in(self, path: Path) -> tuple[str, ...]:
        """The names in a file, one a line, whatever its encoding. Raises Unreadable with a sentence."""
        from app.exchange.encoding import decode  # noqa: PLC0415
        from app.tech.names import several  # noqa: PLC0415

        try:
            data = path.read_bytes()
        except OSError:
            raise Unreadable(f"{path.name} cannot be read.") from None
        if len(data) > _LONGEST_LIST:
            raise Unreadable(f"{path.name} is too long for a list of names.")
        return tuple(several(decode(data, path.name)[0]))

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


def guests_of(loaded: Loaded) -> Guests:
    """What the rules of the door need to know of a conference."""
    return Guests(
        registrants={one.number: one for one in loaded.registrants},
        entities=loaded.entities,
        sessions=frozenset(session.code for session in loaded.sessions),
        registration_deadline=loaded.conference.registration_deadline,
        places=loaded.conference.places,
    )
