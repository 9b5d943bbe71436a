"""Mails out of files, one by one: .eml, .emlx, mailboxes and folders of them; nothing is understood here.

A mailbox is read line by line however large it is. What is attached is never kept: runs of Base64 longer
than a text are passed over while reading, and of each mail at most a megabyte is looked at.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from app.errors import Unreadable
from app.exchange.requests.mail.mailbox import LOOKED_AT, begins_a_mail, is_separator, lines_of, pieces_of
from app.exchange.tables.source import MAX_BYTES, reading, require_known

_LONGEST_LINE = 64 * 1024
_LONGEST_MAIL = 1024 * 1024
_LONGEST_RUN = 800
_MOST_BOUNDARIES = 2_000
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{60,}\s*$")
_MAILBOXES = (".mbox", ".mbx", ".mboxrd", ".mboxo", ".mboxcl", ".mboxcl2")
MAILS = (".eml", ".emlx", *_MAILBOXES)
_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STORE = b"!BDN"
_TNEF = b"\x78\x9f\x3e\x22"
_ZIP = b"PK\x03\x04"
_NEVER_READ = (".msg", ".pst", ".ost", ".zip", ".dat", ".olm")
_FOREIGN = {
    _OUTLOOK: "is a message of Outlook's own kind (.msg); save it as .eml",
    _STORE: "is a store of Outlook (.pst); drag the mails out of it into a folder, or save them as .eml",
    _TNEF: "is in Outlook's own form (winmail.dat, TNEF); ask the sender for plain text",
    _ZIP: "is a compressed file (ZIP); unpack it first",
}
_FLAGS = re.compile(rb"<key>flags</key>\s*<integer>(\d{1,15})</integer>")
_DELETED = 0x2
_LIST = b"<?xml"
_LONGEST_COUNT = 20
_WITHIN = "It may be a part of the mail before it, by the length of that."
_LEFTOVER = "A separator stands in it without a mail behind it."


@dataclass(frozen=True, slots=True)
class RawMail:
    """The bytes of one mail. `file` is a name without its folder; `cut` when not all was looked at.

    `deleted` is what Apple Mail says beside the mail; `doubts` are sentences about where it lay.
    """

    file: str
    data: bytes
    cut: bool = False
    deleted: bool = False
    doubts: tuple[str, ...] = ()


def mail_paths(source: Path) -> tuple[Path, ...]:
    """The files with mails that a file or a folder stands for, in the order of their names.

    Among them are those that hold mails which nobody here can read, so that they are told. Raises
    Unreadable when it is neither, or the folder has none.
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


def looks_like_mail(path: Path) -> bool:
    """Whether a file of any ending begins as a mail or a mailbox does. Never raises."""
    try:
        with reading(path.name):
            return _is_file(path) and begins_a_mail(_start(path))
    except Unreadable:
        return False


def is_undelivered(path: Path) -> bool:
    """Whether a file lies where a Maildir keeps what was not delivered whole (maildir(5): tmp)."""
    folder = path.parent
    return folder.name == "tmp" and (folder.parent / "cur").is_dir() and (folder.parent / "new").is_dir()


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names))


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.stat(follow_symlinks=False).st_mode)


def _holds_mails(path: Path) -> bool:
    """By its ending, or by how it begins: Thunderbird, Apple Mail, Maildir and MH give none, or any."""
    if not _is_file(path):
        return False
    ending = path.suffix.lower()
    if ending in MAILS:
        return True
    start = _start(path)
    told = ending in _NEVER_READ and start.startswith(tuple(_FOREIGN))
    return told or begins_a_mail(start) or (not ending and start.startswith(b"From "))


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LOOKED_AT)


def read_raw(path: Path) -> Iterator[RawMail]:
    """The mails of one file. Raises Unreadable for what holds none."""
    name = path.name
    with reading(name), path.open("rb") as file:
        start = file.read(LOOKED_AT)
        for sign, what in _FOREIGN.items():
            if start.startswith(sign):
                raise Unreadable(f"{name} {what}.")
        require_known(name, start, "a mail")
        file.seek(0)
        ending = path.suffix.lower()
        if ending == ".emlx":
            yield _of_apple(name, file)
        elif is_separator(next(iter(start.lstrip().splitlines()), b"")) or ending in _MAILBOXES:
            yield from _of_mailbox(name, _with_lines(file, start))
        else:
            yield _whole(name, _lines(_with_lines(file, start)))


def _with_lines(file: BinaryIO, start: bytes) -> BinaryIO:
    """The file; where its lines end as those of old Macintoshes, they end as everybody's."""
    if b"\n" in start or b"\r" not in start:
        return file
    return BytesIO(file.read(MAX_BYTES).replace(b"\r", b"\n"))


def _of_mailbox(name: str, file: BinaryIO) -> Iterator[RawMail]:
    for piece in pieces_of(file, _LONGEST_LINE):
        mail = _whole(name, lines_of(file, piece, _LONGEST_LINE))
        doubts = [_WITHIN] if piece.within >= 0 else []
        doubts += [_LEFTOVER] if piece.leftover else []
        yield replace(mail, doubts=tuple(doubts))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(_LONGEST_LINE):
        yield line


def _of_apple(name: str, file: BinaryIO) -> RawMail:
    """Apple Mail's own file: how many octets the mail has, the mail, a list of what is known about it."""
    first = file.readline(_LONGEST_LINE)
    begins = file.tell() if first.strip().isdigit() and len(first) <= _LONGEST_COUNT else 0
    size = int(first) if begins else 0
    file.seek(begins + size)
    known = file.read(_LONGEST_LINE)
    if not begins or (known.strip() and not known.lstrip().startswith(_LIST)):
        file.seek(begins)
        return _whole(name, takewhile(lambda line: not line.startswith(_LIST), _lines(file)))
    file.seek(begins)
    flags = _FLAGS.search(known)
    return replace(_whole(name, _within(file, size)), deleted=bool(flags and int(flags[1]) & _DELETED))


def _within(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (line := file.readline(min(size, _LONGEST_LINE))):
        size -= len(line)
        yield line


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
