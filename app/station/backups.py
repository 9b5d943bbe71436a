"""Backups that happen by themselves: beside the conference, read back, the last twenty kept."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs

from app.errors import Unsaved
from app.storage import copies
from app.storage.database import Connection, is_server

KEPT = 20


def keep_backup(connection: Connection, address: str, now: datetime) -> Path:
    """Copy the conference aside while it is in use, and let the oldest copies go; where the copy lies.

    Beside the file if that folder can be written, else in the folder of this laptop's data. Raises Unsaved.
    """
    name = f"{now:%Y-%m-%d %H%M%S}.rostrum"
    problem: Unsaved | None = None
    for folder in _folders(address):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copies.copy_to(connection, folder / name)
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
