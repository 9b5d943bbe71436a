"""Playing a script of acts on a scratch copy, for training, for checking a rule, for tests.

The language is that of the rules of the floor, "The script of acts": one JSON object a line.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.conference.conference import ARCHIVED
from app.conference.sessions import Session
from app.live.desk_id import DeskId, Role
from app.station.station import Station
from app.storage.copies import copy_to
from app.storage.tables.backup_marks import write_identity
from app.storage.tables.conference import write_conference
from app.temporary import in_temporary_folder
from app.times import Clock

MARK = "REHEARSAL · "
"""What stands before the name of a conference that is only rehearsed, also in a copy that is kept."""

_BEFORE = timedelta(minutes=2)
_SCRIPT = DeskId(Role.SCRIPT, rehearsal=True)


@contextmanager
def scratch_copy(address: str, clock: Clock) -> Iterator[Station]:
    """A station on a copy that is thrown away; the conference itself is only read. Raises Unreachable."""
    with in_temporary_folder("rehearsal") as folder:
        path = folder / "rehearsal.rostrum"
        original = Station.open(address, clock=clock)
        try:
            _copy(original, path)
        finally:
            original.close()
        copy = Station.open(str(path), clock=clock, desk=_SCRIPT)
        try:
            copy.do_not_sync()
            yield copy
        finally:
            copy.close()


def rehearsal_copy(station: Station, folder: Path) -> Path:
    """A copy of a conference for the windows, which says on every screen and sheet what it is.

    The conference itself is only read. Raises Unsaved.
    """
    path = folder / "rehearsal.rostrum"
    _copy(station, path)
    copy = Station.open(str(path), clock=station.clock, desk=_SCRIPT)
    try:
        conference = copy.load().conference
        options = {name: held for name, held in conference.options.items() if name != ARCHIVED}
        name = f"{MARK}{conference.name.removeprefix(MARK)}"
        marked = replace(conference, name=name, options=options)
        with copy.changing("The name", also_archived=True) as connection:
            write_conference(connection, marked)
            write_identity(connection, copy.signature())  # a rehearsal that is kept is no backup
    finally:
        copy.close()
    return path


def _copy(station: Station, path: Path) -> None:
    with station.reading() as connection:
        copy_to(connection, path)


def rehearsal_starts(session: Session) -> datetime:
    """When the clock of a rehearsal begins: shortly before the session is to open."""
    return session.starts - _BEFORE
