"""What to go on from when a conference is damaged: its newest sound copy, which is put in its place.

Copies lie beside the conference and in this laptop's data. Only one of this very conference is taken, and it
is opened, on a copy of its own, before it is named.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import platformdirs

from app.errors import Refused, Trouble, Unreachable, Unsaved
from app.storage import conference_file as files
from app.storage import database
from app.storage.errors import damaged
from app.storage.inspection import Damaged, Foreign, is_whole
from app.storage.schema import SUM, decisions
from app.storage.sums import row_sum, summed_names
from app.storage.tables.backup_marks import BackupMark, State, read_identity, read_mark, read_state
from app.storage.tables.conference import read_conference
from app.temporary import in_temporary_folder
from app.text.passwords import without_password
from app.times import clock_text, day_text, zone

_ASIDE = ("before schema *", "as this console had it*")
"""How copies that were put aside (`conference_file.keep_aside`) go on after the conference's own name."""

_IDENTITY = "SELECT choice FROM decisions WHERE matter = 'conference' AND key = 'identity'"
_OF_SOUND_ROW = f"{_IDENTITY} AND sum = row_sum({', '.join(summed_names(decisions))})"
_MOST_STEPS = 1_000_000
"""SQLite's own steps in a file that may be anything."""


@dataclass(frozen=True, slots=True)
class SoundCopy:
    """A copy that can be opened. `at`: when it was made (UTC), `where`: the venue's time zone."""

    path: Path
    identity: str
    state: State
    at: datetime
    where: str

    @property
    def words(self) -> str:
        """By its instant at the venue: the copy of 14 June 15:02."""
        where = zone(self.where)
        _, day, month, _ = day_text(self.at, where).split()
        return f"the copy of {day} {month} {clock_text(self.at, where)}"


class Restorable(Unreachable):
    """The conference is damaged, and there is a sound copy of it."""

    def __init__(self, path: Path, copy: SoundCopy) -> None:
        super().__init__(damaged(path.name, copy.path.name))
        self.path, self.copy = path, copy


def backup_folders(address: str, identity: str) -> Iterator[Path]:
    """Where backups of a conference lie: beside its file, and in the folder of this laptop's data."""
    if not database.is_server(address):
        path = files.place_of(address)
        yield path.with_name(f"{path.stem} backups")
    data = Path(platformdirs.user_data_dir("rostrum", appauthor=False)) / "backups"
    yield data / (
        identity or sha256(without_password(address).encode(errors="surrogatepass")).hexdigest()[:24]
    )


def newest_sound_copy(path: Path) -> SoundCopy | None:
    """Of the copies of a conference that cannot be opened, the one that holds most; None without a sound one.

    Where the file does not tell any more which conference it was, all backups beside it must tell the same.
    """
    beside, data = backup_folders(str(path), "")
    identity = _identity_in(path) or _only(mark.conference for _, mark in marked(beside))
    if identity:
        _, data = backup_folders(str(path), identity)
    marks = [*marked(beside), *marked(data)]
    of_this = [(mark.state, mark.at, copy) for copy, mark in marks if mark.conference == identity]
    held = [copy for aside in put_aside(path) if (copy := sound_copy(aside)) is not None]
    of_this += [(copy.state, copy.at, copy.path) for copy in held if copy.identity in ("", identity)]
    of_this.sort(key=lambda found: (_extent(found[0]), found[1]), reverse=True)
    return next((copy for *_, found in of_this if (copy := sound_copy(found)) is not None), None)


def sound_copy(path: Path) -> SoundCopy | None:
    """What a copy holds that can be opened; None if it cannot. The file itself is only read."""
    mark = read_mark(path)
    try:
        at = mark.at if mark else datetime.fromtimestamp(path.stat().st_mtime, UTC)
        with in_temporary_folder("copy") as folder, files.made_beside(folder / "copy.rostrum") as made:
            files.require_file(path)
            with closing(files.connect_file(path)) as source:
                files.copy_database(source, made)
            connection = database.connect(str(made))
            try:
                where = read_conference(connection).zone
                return SoundCopy(path, read_identity(connection), read_state(connection), at, where)
            finally:
                database.close(connection)
    except (Trouble, sqlite3.Error, OSError):
        return None


def restore(address: str, chosen: Path | None = None) -> str:
    """Put the newest sound copy, or a chosen one, in the place of a conference that is damaged or gone.

    What was there is kept under a name of its own, its log with it. A sentence about both. Raises Refused
    when the conference can be opened or the copy is of another, Unreachable without a sound copy, Unsaved.
    """
    if database.is_server(address):
        raise Refused("A conference on a server is restored by who keeps the server.")
    path = files.place_of(address)
    _require_unusable(path)
    copy = newest_sound_copy(path) if chosen is None else _chosen(path, chosen)
    if copy is None:
        raise Unreachable(f"There is no sound copy of {path.name}; nothing was changed.")
    aside = put_in_place_of(path, copy, "damaged")
    kept = f" What was there is kept in {aside.name}." if aside else ""
    return (
        f"{path.name} is {copy.words} again ({copy.path.name}). What came later is to be entered anew.{kept}"
    )


def put_in_place_of(path: Path, copy: SoundCopy, why: str) -> Path | None:
    """Put a sound copy in the place of a file, which is kept under a name that says why: that name.

    Raises Unsaved, with nothing changed.
    """
    with database.writing(path.name), files.made_beside(path) as made:
        with closing(files.connect_file(copy.path)) as source:
            files.copy_database(source, made)
        if not is_whole(made):
            raise Unsaved("The copy could not be read back; nothing was changed.")
        files.sync(made)
        return files.put_instead(made, path, why)


def _require_unusable(path: Path) -> None:
    """Raises Refused for a conference that can be opened, Unreachable for one that is locked or newer."""
    if not os.path.lexists(path):
        return
    try:
        database.close(database.connect(str(path)))
    except (Damaged, Foreign):
        return
    raise Refused(f"{path.name} can be opened; it stays as it is. To see an older copy, open that.")


def _chosen(path: Path, chosen: Path) -> SoundCopy:
    files.require_file(chosen)
    copy = sound_copy(files.place_of(str(chosen)))
    if copy is None:
        raise Unreachable(f"{chosen.name} is not sound either; nothing was changed.")
    identity = _identity_in(path)
    if identity and copy.identity and copy.identity != identity:
        raise Refused(f"{chosen.name} is a copy of another conference; nothing was changed.")
    return copy


def _identity_in(path: Path) -> str:
    """Which conference a damaged file still says it is; empty if nothing. It is read and never written to."""
    with suppress(sqlite3.Error, ValueError, TypeError):
        address = f"file:{quote(str(path))}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as file:
            file.set_progress_handler(lambda: 1, _MOST_STEPS)
            file.create_function("row_sum", -1, row_sum)
            has_sums = any(name == SUM for _, name, *_ in file.execute("PRAGMA table_info(decisions)"))
            ((identity,),) = file.execute(_OF_SOUND_ROW if has_sums else _IDENTITY)
            return str(identity)
    return ""


def marked(folder: Path) -> list[tuple[Path, BackupMark]]:
    """The backups in a folder that are as they were made, of whatever conference."""
    marks = ((path, read_mark(path)) for path in folder.glob("*.rostrum"))
    return [(path, mark) for path, mark in marks if mark is not None]


def put_aside(path: Path, also: Iterable[str] = ()) -> list[Path]:
    """Copies that were kept beside a conference for a reason that stands in their names."""
    return [
        found
        for why in (*_ASIDE, *also)
        for found in path.parent.glob(f"{escape(path.stem)} {why}{escape(path.suffix)}")
    ]


def _only(identities: Iterable[str]) -> str:
    """The one that all say; empty when they differ or there is none."""
    found = {*identities}
    return found.pop() if len(found) == 1 else ""


def _extent(state: State) -> tuple[int, int]:
    """How much a copy holds: acts, and revisions of its rows, which only grow."""
    return state.acts + state.door_acts, state.revision
