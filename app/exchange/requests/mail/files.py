"""Mails out of files, one by one: .eml, .emlx, .mbox and folders of them; nothing is understood here.

An mbox is read line by line however large it is. What is attached is never kept: runs of Base64 longer
than a text are passed over while reading, and of each mail at most a megabyte is looked at.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import Unreadable
from app.exchange.tables.source import reading, require_known

_LONGEST_LINE = 64 * 1024
_LONGEST_MAIL = 1024 * 1024
_LONGEST_RUN = 800
_MOST_BOUNDARIES = 2_000
_FROM = re.compile(rb"From (?:- |\S+ ).*\d{1,2}:\d{2}(?::\d{2})?.*\d{4}\s*$")
_SURE_FROM = re.compile(
    rb"From (?:\S+ +)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} "
    rb"\d\d:\d\d(?::\d\d)? .{0,20}\d{4}\s*$"
)
_QUOTED_FROM = re.compile(rb">+From ")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{60,}\s*$")
MAILS = (".eml", ".emlx", ".mbox", ".mbx")
_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class RawMail:
    """The bytes of one mail. `file` is a name without its folder; `cut` when not all was looked at."""

    file: str
    data: bytes
    cut: bool = False


def mail_paths(source: Path) -> tuple[Path, ...]:
    """The files with mails that a file or a folder stands for, in the order of their names.

    Raises Unreadable when it is neither, or the folder has none.
    """
    name = source.name or str(source)
    with reading(name):
        mode = source.stat().st_mode
        if stat.S_ISREG(mode):
            return (source,)
        if not stat.S_ISDIR(mode):
            raise Unreadable(f"{name} is a device or a pipe, not a file.")
        found = [path for path in _inside(source) if _holds_mails(path)]
    if not found:
        raise Unreadable(f"{name} is a folder without mails (.eml or .mbox).")
    return tuple(found)


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names))


def _holds_mails(path: Path) -> bool:
    """By its ending; a file without one (Thunderbird, Apple Mail) by how it begins."""
    if not stat.S_ISREG(path.stat(follow_symlinks=False).st_mode):
        return False
    if path.suffix.lower() in MAILS:
        return True
    if path.suffix:
        return False
    with path.open("rb") as file:
        return file.read(5) == b"From "


def read_raw(path: Path) -> Iterator[RawMail]:
    """The mails of one file. Raises Unreadable for what holds none."""
    name = path.name
    with reading(name), path.open("rb") as file:
        start = file.read(4_096)
        if start.startswith(_OUTLOOK):
            raise Unreadable(f"{name} is a message of Outlook's own kind (.msg); save it as .eml.")
        if start.startswith(_ZIP):
            raise Unreadable(f"{name} is a compressed file (ZIP); unpack it first.")
        require_known(name, start, "a mail")
        file.seek(0)
        lines = _lines(file)
        if start.startswith(b"From ") or path.suffix.lower() in (".mbox", ".mbx"):
            yield from (_whole(name, mail) for mail in _split(lines))
        else:
            if path.suffix.lower() == ".emlx":
                next(lines)
            yield _whole(name, lines)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(_LONGEST_LINE):
        yield line


def _split(lines: Iterator[bytes]) -> Iterator[Iterator[bytes]]:
    """The mails of an mbox: each begins at a “From ” line with a date, mostly after an empty line."""
    ahead = _Ahead(lines)
    while ahead.more():
        mail = ahead.mail()
        yield mail
        for _left in mail:
            pass


class _Ahead:
    """The lines of an mbox with one look ahead."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._next = next(lines, b"")
        while self._next and not self._next.strip():
            self._next = next(lines, b"")

    def more(self) -> bool:
        return bool(self._next)

    def mail(self) -> Iterator[bytes]:
        """The lines of one mail, those that quote “From ” unquoted."""
        if self._next.startswith(b"From "):
            self._next = next(self._lines, b"")
        was_empty = False
        while line := self._next:
            if line.startswith(b"From ") and (_SURE_FROM if not was_empty else _FROM).match(line):
                return
            was_empty = not line.strip()
            self._next = next(self._lines, b"")
            yield line[1:] if line[:1] == b">" and _QUOTED_FROM.match(line) else line


def _whole(name: str, lines: Iterable[bytes]) -> RawMail:
    """The lines of one mail put together, without what is attached."""
    kept: list[bytes] = []
    size = run = boundaries = 0
    cut = False
    for line in lines:
        run = run + 1 if len(line) > 60 and _BASE64.match(line) else 0
        boundaries += line.startswith(b"--")
        if run > _LONGEST_RUN or size > _LONGEST_MAIL or boundaries > _MOST_BOUNDARIES:
            cut = cut or run <= _LONGEST_RUN
            continue
        kept.append(line)
        size += len(line)
    return RawMail(name, b"".join(kept), cut)
