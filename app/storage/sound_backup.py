"""Which backup to take when a conference is damaged: the newest that is sound, read before it is named."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.errors import Unreachable
from app.storage.conference_file import connect_file
from app.storage.inspection import is_whole, require_sound

_EXTENT = """
SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM desk_entries), (SELECT revision FROM conference)
"""


def newest_sound_backup(path: Path) -> Path | None:
    """Of the backups beside a conference, the one that holds most and can be opened; None without any."""
    found = path.with_name(f"{path.stem} backups").glob("*.rostrum")
    extents = ((_extent(backup), backup.name, backup) for backup in found)
    sound = [extent for extent in extents if extent[0] is not None]
    return max(sound)[2] if sound else None


def _extent(backup: Path) -> tuple[int, int] | None:
    """How much a backup holds, acts and revisions, which only grow; None for one that is not sound."""
    try:
        if not backup.is_file() or not is_whole(backup):
            return None
        with closing(connect_file(backup)) as file:
            require_sound(file)
            acts, revision = file.execute(_EXTENT).fetchone()
    except (sqlite3.Error, OSError, Unreachable):
        return None
    return acts, revision
