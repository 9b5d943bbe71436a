"""Backups that happen by themselves: beside the conference, read back, the last twenty kept."""

from contextlib import suppress
from pathlib import Path

import platformdirs

from app.errors import Unsaved
from app.station.station import Station
from app.storage import copies
from app.storage.database import is_server

KEPT = 20


def backup(station: Station, to: Path) -> str:
    """A copy of the conference while it is in use, read back; a sentence about it. Raises Unsaved."""
    if to.is_dir():
        code = station.load().conference.code or "conference"
        to /= f"{code} {station.clock.now():%Y-%m-%d %H%M%S}.rostrum"
    _copy(station, to)
    return f"Backed up to {to.name} and read back."


def _copy(station: Station, to: Path) -> None:
    with station.reading() as connection:
        copies.copy_to(connection, to)


def keep_backup(station: Station) -> Path:
    """Copy the conference aside while it is in use, and let the oldest copies go; where the copy lies.

    Beside the file if that folder can be written, else in the folder of this laptop's data. Raises Unsaved.
    """
    name = f"{station.clock.now():%Y-%m-%d %H%M%S}.rostrum"
    problem: Unsaved | None = None
    for folder in _folders(station.address):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _copy(station, folder / name)
        except (Unsaved, OSError) as error:
            problem = error if isinstance(error, Unsaved) else Unsaved(f"{folder} cannot be written.")
            continue
        _let_go(folder)
        return folder / name
    raise problem or Unsaved("No backup could be made.")


def _folders(address: str) -> tuple[Path, ...]:
    data = Path(platformdirs.user_data_dir("rostrum", appauthor=False)) / "backups"
    if is_server(address):
        return (data / "server",)
    path = Path(address)
    return path.with_name(f"{path.stem} backups"), data / path.stem


def _let_go(folder: Path) -> None:
    """The oldest beyond those that are kept; their names are their instants."""
    for path in sorted(folder.glob("*.rostrum"))[:-KEPT]:
        with suppress(OSError):
            path.unlink()
