"""A conference file as the system has it: its name, its log, its copies. Only SQLite ever opens one in use.

SQLite's locks are POSIX locks: when a process closes any descriptor of a file, all its locks on it are gone,
and the next program that ends takes the log away. So nothing but SQLite opens a conference, its log or its
index (SQLite knows, and keeps descriptors back); what is opened otherwise is a copy that nobody uses yet.
"""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from app.errors import Unreachable
from app.storage.errors import Cause, cause_of

_BESIDE = ("", "-wal", "-shm", "-journal")
_OWNER_ALONE, _OTHERS = 0o600, 0o077
_TRIAL_BYTES = 65_536
Mark = tuple[int, int]
"""Device and number of a file: what tells it from another of the same name."""


def place_of(address: str) -> Path:
    """The absolute path of a file, taken as it is named: `%`, `?`, `file:` and `:memory:` are only letters.

    Raises Unreachable for what is no name of a file.
    """
    try:
        address.encode()
    except UnicodeEncodeError:
        raise Unreachable("The name of this file is no text in UTF-8; give it another name.") from None
    if not address or "\0" in address:
        raise Unreachable("This is no name of a file.")
    try:
        return Path(address).resolve()  # SQLite keeps the log beside the file itself, not beside a link
    except (OSError, RuntimeError):
        raise Unreachable(f"{address} cannot be reached.") from None


def require_file(path: Path) -> None:
    """Refuse what is missing or no ordinary file, without opening it. Raises Unreachable."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise Unreachable(f"There is no file {path}.") from None
    except (OSError, ValueError):
        raise Unreachable(f"{path} cannot be reached.") from None
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "no ordinary file"
        raise Unreachable(f"{path} is {kind}, not a conference.")


def connect_file(path: Path) -> sqlite3.Connection:
    """A connection of SQLite's own to a file, by its path and never by a URL. Raises sqlite3.Error."""
    return sqlite3.connect(str(path), check_same_thread=False)


def mark_of(path: Path) -> Mark | None:
    """The mark of a file; None when it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def log_of(path: Path) -> Path:
    """Where SQLite keeps what was written and is not carried into the file yet."""
    return path.with_name(f"{path.name}-wal")


def why_not_written(folder: Path) -> Cause | None:
    """Why a folder takes nothing, as the system says it and SQLite's codes do not; None if it does."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_TRIAL_BYTES))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return cause_of(error)
    return None


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """An empty file of its owner alone beside a target, to be filled; nothing of it stays.

    Whoever has filled it puts it in place. Raises OSError.
    """
    beside = target.with_name(f".{target.name}.part")
    _remove(beside)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        os.close(os.open(beside, flags, _OWNER_ALONE))
        yield beside
    finally:
        _remove(beside)


def sync(path: Path) -> None:
    """Carry a finished file that nobody uses to the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_names(folder: Path) -> None:
    """Carry the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def put_in_place(made: Path, target: Path) -> None:
    """Give a finished file its name, which nobody may have yet. Raises FileExistsError or OSError."""
    sync(made)
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # a stick's file system knows no second names
        if target.exists():
            raise FileExistsError(target) from None
        made.rename(target)
    sync_names(target.parent)


def put_instead(made: Path, target: Path, why: str) -> Path | None:
    """Give a finished file the name of another, which is kept, its log with it, under a name that says why.

    That name, if there was another file. Raises OSError.
    """
    aside = None
    if os.path.lexists(target):
        aside = next(
            name for name in _names_aside(target, why) if not any(map(os.path.lexists, _all_of(name)))
        )
        try:
            os.link(target, aside)
        except OSError:  # a stick's file system knows no second names
            target.rename(aside)
        for part, kept in zip(_all_of(target)[1:], _all_of(aside)[1:], strict=True):
            with suppress(FileNotFoundError):
                part.rename(kept)  # or the log of before would be carried into the new file
        keep_to_owner(aside)
    made.replace(target)
    sync_names(target.parent)
    return aside


def keep_to_owner(path: Path) -> None:
    """Take a file, and its log, from everybody but its owner, where that is who runs this program."""
    for part in _all_of(path):
        with suppress(OSError, AttributeError):  # there is none, or the system knows no owners
            about = part.stat()
            if about.st_uid == os.geteuid() and about.st_mode & _OTHERS:
                part.chmod(stat.S_IMODE(about.st_mode) & ~_OTHERS)


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy what a connection sees, its log included, into an empty file. Raises sqlite3.Error."""
    copy = connect_file(target)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def keep_aside(source: sqlite3.Connection, path: Path, why: str) -> Path:
    """A whole copy beside a conference under a name of its own, which says why; none of before is touched.

    Raises OSError or sqlite3.Error, with nothing left behind.
    """
    for target in _names_aside(path, why):
        if os.path.lexists(target):
            continue
        with made_beside(target) as made:
            copy_database(source, made)
            with suppress(FileExistsError):
                put_in_place(made, target)
                return target
    raise AssertionError  # numbers do not end


def _names_aside(path: Path, why: str) -> Iterator[Path]:
    """Names beside a conference that say why, without end."""
    for number in count(1):
        again = f" ({number})" if number > 1 else ""
        yield path.with_name(f"{path.stem} {why}{again}{path.suffix}")


def _all_of(path: Path) -> list[Path]:
    """A conference and what SQLite may keep beside it."""
    return [path.with_name(path.name + end) for end in _BESIDE]


def _remove(path: Path) -> None:
    for part in _all_of(path):
        part.unlink(missing_ok=True)
