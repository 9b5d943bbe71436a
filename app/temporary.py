"""What this process keeps on the disk for a while: one private folder, which goes when the process goes.

It goes after use, at the end, and on SIGTERM, SIGHUP and SIGQUIT; after SIGKILL the next start removes it.
The lock of a file in it tells whether its process lives: the system lets go of it however a process ends.
"""

import atexit
import os
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.whole_files import make_private

_NAME = re.compile(r"rostrum-\d+-.+")
_LOCK, _UNLOCKED = "in use", "in the making"
_HALF_MADE_SECONDS = 3_600
_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")


class _OfThisProcess:
    """The folder of this process, made when it is asked for; a child that was forked has its own."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.pid = 0
        self.lock = -1
        self.making = threading.Lock()


_own = _OfThisProcess()


def temporary_folder(purpose: str) -> Path:
    """A new empty folder, its owner's alone, which lasts as long as this process at most. Raises OSError."""
    with _own.making:
        return Path(tempfile.mkdtemp(prefix=f"{purpose}-", dir=_folder()))


@contextmanager
def in_temporary_folder(purpose: str) -> Iterator[Path]:
    """A new empty folder, its owner's alone, which lasts as long as the `with`. Raises OSError."""
    folder = temporary_folder(purpose)
    try:
        yield folder
    finally:
        throw_away(folder)


def throw_away(folder: Path) -> None:
    """Nothing of a temporary folder is left."""
    shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers() -> None:
    """Remove the folders of processes that are gone, never one of a process that lives."""
    with suppress(OSError):
        for entry in os.scandir(tempfile.gettempdir()):
            with suppress(OSError):
                if _NAME.fullmatch(entry.name) and _is_ours(entry) and Path(entry.path) != _own.path:
                    _remove_if_left(Path(entry.path))


def _folder() -> Path:
    if _own.path is None or _own.pid != os.getpid() or not _own.path.is_dir():
        _own.path = Path(tempfile.mkdtemp(prefix=f"rostrum-{os.getpid()}-"))
        _own.pid = os.getpid()
        # Locked before it has its name: whoever looks for leftovers never finds it free.
        make_private(_own.path / _UNLOCKED)
        _own.lock = os.open(_own.path / _UNLOCKED, os.O_RDWR)
        _try_lock(_own.lock)
        (_own.path / _UNLOCKED).rename(_own.path / _LOCK)
        atexit.register(_end)
        _end_with_signals()
    return _own.path


def _end() -> None:
    if _own.path is not None and _own.pid == os.getpid():
        with suppress(OSError):
            os.close(_own.lock)
        throw_away(_own.path)
        _own.path = None


def _end_with_signals() -> None:
    """Whoever has an answer of its own to a signal keeps it; from another thread none can be given."""
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):
                signal.signal(number, _end_and_go)


def _end_and_go(number: int, _frame: object) -> None:
    _end()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    mine = not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()
    return mine and entry.is_dir(follow_symlinks=False)


def _remove_if_left(folder: Path) -> None:
    """Raises OSError where the lock cannot be looked at."""
    try:
        lock = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:  # it is being made, or its process was killed in between
        if time.time() - folder.stat().st_mtime > _HALF_MADE_SECONDS:
            throw_away(folder)
        return
    try:
        left = _try_lock(lock)
    finally:
        os.close(lock)
    if left:
        throw_away(folder)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        """Whether the lock of an open file could be taken; it is held until the file is closed."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        """Whether the lock of an open file could be taken; it is held until the file is closed."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
