"""One file from outside, taken whole into memory after a look at what it is; nothing here understands it.

A folder, a pipe, a picture, an empty or an enormous file is refused before anything tries to read it.
"""

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import Unreadable

MAX_BYTES = 64 * 1024 * 1024

_FOREIGN = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"%PDF": "a PDF",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"7z\xbc\xaf": "a compressed file (7-Zip)",
    b"Rar!": "a compressed file (RAR)",
    b"\x7fELF": "a program",
    b"{\\rtf": "a text document (RTF)",
    b"MZ\x90": "a program",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name without its folder, its bytes and their SHA-256."""

    name: str
    data: bytes
    digest: str


@contextmanager
def reading(name: str) -> Iterator[None]:
    """What the disk may refuse, as a sentence. Raises Unreadable."""
    try:
        yield
    except FileNotFoundError:
        raise Unreadable(f"{name} is not there.") from None
    except PermissionError:
        raise Unreadable(f"{name} may not be read by you; ask for the right to read it.") from None
    except (OSError, ValueError):
        raise Unreadable(f"{name} cannot be read from the disk.") from None


def require_known(name: str, data: bytes, what: str = "a table") -> None:
    """Raises Unreadable where the bytes are nothing, or the beginning of something that is not `what`."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable(f"{name} is empty.")
    for sign, foreign in _FOREIGN.items():
        if data.startswith(sign):
            raise Unreadable(f"{name} is {foreign}, not {what}.")


def take(path: Path) -> Source:
    """The bytes of an ordinary file. Raises Unreadable with a sentence for anything else."""
    name = path.name or str(path)
    with reading(name):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable(f"{name} is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{name} is a device or a pipe, not a file.")
        if status.st_size > MAX_BYTES:
            raise Unreadable(
                f"{name} holds {status.st_size >> 20} MB; at most {MAX_BYTES >> 20} MB are read."
            )
        data = path.read_bytes()
    require_known(name, data)
    return Source(name, data, hashlib.sha256(data).hexdigest())
