"""Copies of a conference that can take its place: named by their instant, looked into, put back.

A damaged conference has `sound_copies`; this one is sound, and somebody wants an earlier state of it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.errors import Refused, Unreachable
from app.home.desk import HomeDesk
from app.home.earlier_copy import EarlierCopy
from app.home.what_changes import Difference, Held, what_changes
from app.live.desk_id import DeskId, Role
from app.station.sound_copies import backup_folders, marked, put_aside, put_in_place_of, sound_copy
from app.station.station import Station
from app.storage import conference_file as files
from app.storage import database
from app.temporary import in_temporary_folder
from app.times import Clock

_SCRIPT = DeskId(Role.SCRIPT)
_REPLACED = "replaced"
"""How the name of a conference goes on that was kept when an earlier copy took its place."""


def earlier_copies(address: str, identity: str) -> tuple[EarlierCopy, ...]:
    """What lies beside a conference's file and in this laptop's data, the latest first; none is opened."""
    found = {copy.path: copy for copy in _copies(address, identity)}
    return tuple(sorted(found.values(), key=lambda copy: copy.at, reverse=True))


def _copies(address: str, identity: str) -> Iterator[EarlierCopy]:
    for folder in backup_folders(address, identity):
        for path, mark in marked(folder):
            if mark.conference == identity:
                yield EarlierCopy(path, mark.at)
    if not database.is_server(address):
        for path in put_aside(files.place_of(address), [f"{_REPLACED} *"]):
            yield EarlierCopy(path, datetime.fromtimestamp(path.stat().st_mtime, UTC), aside=True)


def look_into(now: Held, copy: Path, clock: Clock) -> tuple[Difference, ...]:
    """What would be lost and what would come back if a copy took the place of the conference.

    The copy itself is only read. Raises Unreachable with a sentence when it cannot be.
    """
    return what_changes(now, _held_in(copy, clock))


def _held_in(path: Path, clock: Clock) -> Held:
    files.require_file(path)
    with in_temporary_folder("copy") as folder, files.made_beside(folder / "copy.rostrum") as made:
        try:
            with closing(files.connect_file(path)) as source:
                files.copy_database(source, made)
        except sqlite3.Error:
            raise Unreachable(f"{path.name} cannot be read.") from None
        station = Station.open(str(made), clock=clock, desk=_SCRIPT)
        try:
            return HomeDesk(station).held()
        finally:
            station.close()


def put_back(address: str, chosen: Path, clock: Clock) -> str:
    """Put a sound copy of this very conference in its place; what was there is kept, named by instant.

    Nobody of this process may hold the conference. A sentence about both. Raises Refused on a server, for a
    copy of another conference and while a session is open; Unreachable, Unsaved.
    """
    if database.is_server(address):
        raise Refused("A conference on a server is restored by who keeps the server.")
    path = files.place_of(address)
    station = Station.open(str(path), clock=clock, desk=_SCRIPT)
    try:
        desk = HomeDesk(station)
        desk.require_no_session_on("Nothing was restored")
        identity = desk.identity()
    finally:
        station.close()
    files.require_file(chosen)
    copy = sound_copy(files.place_of(str(chosen)))
    if copy is None:
        raise Unreachable(f"{chosen.name} is not sound; nothing was changed.")
    if copy.identity not in ("", identity):
        raise Refused(f"{chosen.name} is a copy of another conference; nothing was changed.")
    aside = put_in_place_of(path, copy, f"{_REPLACED} {clock.now():%Y-%m-%d %H%M%S}")
    kept = f" What was there is kept in {aside.name}." if aside else ""
    return f"{path.name} is {copy.words} again.{kept}"
