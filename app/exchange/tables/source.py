"""One file from outside, taken whole into memory after a look at what it is; nothing here understands it.

A folder, a pipe, a picture, an empty or an enormous file is refused before anything tries to read it.
"""

import hashlib
import itertools
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import Unreadable

MAX_BYTES = 64 * 1024 * 1024
_LONGEST_LINE, _MOST_LINES = 1024 * 1024, 200_000
_SHELLS_PIPES = ("/dev/fd/", "/proc/self/fd/")

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
_MARKUP = {
    b"urn:schemas-microsoft-com:office:spreadsheet": "an XML spreadsheet of 2003",
    b"urn:oasis:names:tc:opendocument": "a flat OpenDocument (FODS)",
}
_WEB_PAGES = (b"<!doctype html", b"<html", b"<table")
_HEAD = 4_000


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
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((kind for sign, kind in _MARKUP.items() if start.startswith(b"<") and sign in start), "")
    if start.startswith(_WEB_PAGES):
        kind = "a web page, whatever its ending says"
    if kind:
        raise Unreadable(f"{name} is {kind}; open it in a spreadsheet program and save it as XLSX.")


def is_stream(source: str) -> bool:
    """Whether a source can be read once only: standard input (-) or a pipe that a shell made (/dev/fd/…)."""
    return source == "-" or (source.startswith(_SHELLS_PIPES) and Path(source).is_fifo())


@contextmanager
def opened(source: str) -> Iterator[tuple[BinaryIO, str]]:
    """The bytes of a file or a stream, and what it is called. Raises Unreadable.

    They may have no end: whoever reads them does so by `all_of` or `lines_of`.
    """
    if source == "-":
        if sys.stdin is None:
            raise Unreadable("Standard input is closed; name a file.")
        yield sys.stdin.buffer, "standard input"
        return
    path = Path(source)
    with reading(path.name or source):
        if not is_stream(source):
            _require_file(path)
        stream = path.open("rb")
    with stream:
        yield stream, "the pipe" if is_stream(source) else path.name


def all_of(stream: BinaryIO, name: str, most: int = MAX_BYTES) -> bytes:
    """Whatever a stream holds. Raises Unreadable where that is more than `most` bytes."""
    with reading(name):
        held = stream.read(most + 1)
    if len(held) > most:
        raise Unreadable(f"{name} holds more than {_size(most)}; at most that is read.")
    return held


def lines_of(stream: BinaryIO, name: str) -> Iterator[str]:
    """The lines of a text in UTF-8 as they come. Raises Unreadable where one or all have no end."""
    total = 0
    for number in itertools.count(1):
        line = stream.readline(_LONGEST_LINE + 1)
        total += len(line)
        if len(line) > _LONGEST_LINE or total > MAX_BYTES or number > _MOST_LINES:
            raise Unreadable(f"{name}, line {number}: the text has no end.")
        if not line:
            return
        try:
            yield line.decode()
        except UnicodeDecodeError:
            raise Unreadable(f"{name}, line {number}: this is not a text in UTF-8.") from None


def _require_file(path: Path) -> int:
    """How many bytes the file holds. Raises Unreadable for anything else, OSError for what is not there."""
    name, status = path.name or str(path), path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable(f"{name} is a folder, not a file.")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(f"{name} is a device or a pipe, not a file; - reads standard input.")
    return status.st_size


def _size(count: int) -> str:
    return f"{count >> 20} MB" if count >= 1 << 20 else f"{count >> 10} kB"


def take(path: Path, most: int = MAX_BYTES) -> Source:
    """The bytes of an ordinary file. Raises Unreadable with a sentence for anything else."""
    name = path.name or str(path)
    with reading(name):
        if (size := _require_file(path)) > most:
            raise Unreadable(f"{name} holds {_size(size)}; at most {_size(most)} are read.")
        data = path.read_bytes()
    require_known(name, data)
    return Source(name, data, hashlib.sha256(data).hexdigest())
