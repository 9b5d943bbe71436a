"""What the disk says of conferences opened before, in threads of their own: a lost drive answers late."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from threading import Thread

from PySide6.QtCore import QObject, Signal

_KILO = 1024


class RecentFiles(QObject):
    """`seen` path, and its day and size in words · `missed` a path where no file is. One thread for each
    file, so that one that hangs holds up no other; none of them keeps the program from ending.
    """

    seen = Signal(str, str)
    missed = Signal(str)

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self._paths = list(paths)

    def look(self) -> None:
        """Ask the disk of each, once."""
        for path in self._paths:
            Thread(target=self._ask, args=(path,), daemon=True, name="recent file").start()
        self._paths.clear()

    def _ask(self, path: Path) -> None:
        words = _about(path)
        with suppress(RuntimeError):  # the window has gone in the meantime
            if words:
                self.seen.emit(str(path), words)
            else:
                self.missed.emit(str(path))


def _about(path: Path) -> str:
    """Day and size of a file in words; nothing where there is none."""
    try:
        about = path.stat()
    except (OSError, ValueError):
        return ""
    if not S_ISREG(about.st_mode):
        return ""
    return (
        f"{datetime.fromtimestamp(about.st_mtime).astimezone():%d %B %Y %H:%M} · {about.st_size // _KILO} KB"
    )
