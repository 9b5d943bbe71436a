"""Backups that happen by themselves: beside the conference, read back, the last twenty kept.

A copy says in itself of which conference it is: only such copies are counted, let go and replaced.
"""

import os
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path

from app.errors import Unsaved
from app.station.sound_copies import backup_folders
from app.station.station import Station
from app.storage import copies
from app.storage.conference_file import keep_to_owner
from app.storage.database import is_server
from app.storage.tables.backup_marks import (
    BackupMark,
    read_identity,
    read_mark,
    read_state,
    write_identity,
    write_mark,
)
from app.text.file_names import in_file_name
from app.whole_files import private_folder

KEPT = 20


def backup(station: Station, to: Path) -> str:
    """A copy of the conference while it is in use, read back; a sentence about it.

    Raises Unsaved, also for a file that is no backup of this conference, or one that knows more than it.
    """
    identity = _identity(station)
    if to.is_dir():
        number = max((mark.number for _, mark in _backups_in(to, identity)), default=0) + 1
        to = _free(to, f"{_code(station)} {_instant(station)}")
    else:
        number = _require_replaceable(station, to, identity)
    _copy(station, to, identity, number)
    return f"Backed up to {to.name} and read back."


def keep_backup(station: Station) -> Path:
    """Copy the conference aside while it is in use, and let the oldest copies go; where the copy lies.

    Beside the file if that folder can be written, else in the folder of this laptop's data. Raises Unsaved.
    """
    identity = _identity(station)
    problem: Unsaved | None = None
    for folder in backup_folders(station.address, identity):
        try:
            private_folder(folder)
            keep_to_owner(folder)
            there = _backups_in(folder, identity)
            path = _free(folder, f"{_instant(station)} {_code(station)}")
            number = max((mark.number for _, mark in there), default=0) + 1
            _copy(station, path, identity, number)
        except (Unsaved, OSError) as error:
            problem = error if isinstance(error, Unsaved) else Unsaved(f"{folder} cannot be written.")
            continue
        for copy, _ in there:
            keep_to_owner(copy)  # one from before copies were private
        _let_go(there)
        return path
    raise problem or Unsaved("No backup could be made.")


def _copy(station: Station, to: Path, identity: str, number: int) -> None:
    mark = partial(write_mark, by=station.signature(), identity=identity, number=number) if identity else None
    with station.reading() as connection:
        copies.copy_to(connection, to, mark)


def _identity(station: Station) -> str:
    """That of the conference; an older one is given its own now. Empty where that cannot be written."""
    with station.reading() as connection:
        identity = read_identity(connection)
    if not identity:
        with suppress(Unsaved), station.changing("The identity", also_archived=True) as connection:
            identity = write_identity(connection, station.signature())
    return identity


def _require_replaceable(station: Station, to: Path, identity: str) -> int:
    """The number of the copy that is made there. Raises Unsaved where another file would be lost."""
    if not to.parent.is_dir():
        raise Unsaved(f"There is no folder {to.parent}; nothing was backed up.")
    if not os.path.lexists(to):
        return 1
    with suppress(OSError):
        if not is_server(station.address) and to.samefile(station.address):
            raise Unsaved(f"{to.name} is this conference itself; choose another name, or a folder.")
    mark = read_mark(to)
    if mark is None or mark.conference != identity:
        raise Unsaved(
            f"{to.name} is there already and is no backup of this conference, or was changed since; "
            "it stays as it is. Choose another name, or a folder."
        )
    with station.reading() as connection:
        if not read_state(connection).reaches(mark.state):
            raise Unsaved(
                f"{to.name} holds more than this conference does; it stays as it is. Choose another name."
            )
    return mark.number + 1


def _backups_in(folder: Path, identity: str) -> list[tuple[Path, BackupMark]]:
    """The copies of this conference that are as they were made, the oldest first, whatever a clock said."""
    marks = ((path, read_mark(path)) for path in folder.glob("*.rostrum")) if identity else ()
    found = [(path, mark) for path, mark in marks if mark is not None and mark.conference == identity]
    return sorted(found, key=lambda held: (held[1].number, held[1].at))


def _let_go(former: list[tuple[Path, BackupMark]]) -> None:
    """Of the copies that were there before the newest, the oldest beyond those that are kept."""
    for path, _ in former[: len(former) + 1 - KEPT] if len(former) >= KEPT else ():
        with suppress(OSError):
            path.unlink()


def _code(station: Station) -> str:
    return in_file_name(station.load().conference.code, "conference")


def _instant(station: Station) -> str:
    return f"{station.clock.now():%Y-%m-%d %H%M%S}"


def _free(folder: Path, name: str) -> Path:
    """A name in a folder that no other file has."""
    names = (f"{name}{f' {number}' if number > 1 else ''}.rostrum" for number in count(1))
    return next(folder / free for free in names if not os.path.lexists(folder / free))
