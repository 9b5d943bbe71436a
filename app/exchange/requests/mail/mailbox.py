"""Where one mail of a mailbox ends and the next begins, in every dialect of mbox (RFC 4155, appendix A).

A line “From ”, with a sender and a date or with nothing behind it (Thunderbird), parts two mails where a
header follows it; nothing else does. A Content-Length (mboxcl) never costs a mail, it only raises a doubt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_DATED = re.compile(
    rb"From .{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? "
    rb"(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} [A-Z][a-z]{2}) .{0,40}?\d\d:\d\d.{0,40}\s*$"
)
_BARE = re.compile(rb"From\s*$")
_HEADER = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_OWN_FROM = re.compile(rb"From[ \t]+:")
_QUOTED_FROM = re.compile(rb">+From ")
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,12})\s*$", re.I)
_SURE = frozenset(
    b"from message-id received return-path delivered-to mime-version x-mozilla-status x-account-key "
    b"dkim-signature x-gmail-labels envelope-to x-original-to resent-from".split()
)
_LIKELY = frozenset(b"date subject to cc reply-to sender content-type status in-reply-to".split())
_MOST_LINES = 2_000
_LINE_END = 2
_MARK = b"\xef\xbb\xbf"
LOOKED_AT = 4_096
"""How much of a file is looked at to tell what it is, in octets."""


@dataclass(slots=True)
class Piece:
    """One mail of a mailbox: where its first line begins and the next mail's separator, in octets.

    `within` is where a mail before ends that holds this one, if its Content-Length is right, else -1;
    `leftover` says that it has a separator without a mail.
    """

    begins: int
    ends: int = 0
    within: int = -1
    leftover: bool = False


@dataclass(slots=True)
class _Block:
    """The lines behind a “From ”, as long as they may be the headers of a mail."""

    separator: int
    begins: int
    dated: bool
    bare: bool
    lines: int = 0
    likely: int = 0
    sure: bool = False

    def takes(self, line: bytes) -> bool:
        """Whether the line can stand among headers; what it says is counted."""
        self.lines += 1
        if line[:1] in (b" ", b"\t"):
            return self.lines > 1
        found = _HEADER.match(line)
        if found is None:
            return self.lines == 1 and bool(_QUOTED_FROM.match(line))
        name = found[1].lower()
        self.sure |= name in _SURE or self.dated
        self.likely += name in _LIKELY
        return True

    @property
    def is_mail(self) -> bool:
        """Whether what was seen so far is the beginning of a mail."""
        return self.sure or self.likely > (0 if self.bare else 1)


@dataclass(slots=True)
class _Cutter:
    """Goes once through the lines of a mailbox and notes where its mails begin."""

    pieces: list[Piece] = field(default_factory=list)
    block: _Block | None = None
    length: int = -1
    until: int = -1
    in_headers: bool = True

    def look(self, line: bytes, at: int) -> None:
        """One line and where it begins."""
        block = self.block
        if block is not None:
            ended = not line.strip()
            if not ended and block.lines < _MOST_LINES and block.takes(line):
                self._note_length(line)
                return
            self._settle(block, at + len(line) if ended else -1)
        if is_separator(line):
            dated, bare = bool(_DATED.match(line)), bool(_BARE.match(line))
            self.block, self.length = _Block(at, at + len(line), dated, bare), -1
        elif not self.pieces and line.strip():
            self.pieces.append(Piece(at))

    def _note_length(self, line: bytes) -> None:
        if found := _LENGTH.match(line):
            self.length = int(found[1])

    def _settle(self, block: _Block, body: int) -> None:
        """The block is a mail, or was a line of the one before."""
        self.block = None
        if not block.is_mail:
            if not self.pieces:
                self.pieces.append(Piece(block.separator))
            elif block.bare:
                self.pieces[-1].leftover = True
            return
        if self.pieces:
            self.pieces[-1].ends = block.separator
        self.pieces.append(Piece(block.begins, within=self.until if block.separator < self.until else -1))
        if block.separator >= self.until:
            self.until = body + self.length if body >= 0 and self.length > 0 else -1

    def end(self, at: int) -> list[Piece]:
        """The mails, the last of which ends here."""
        if self.block is not None:
            if self.block.lines or not self.pieces:
                self._settle(self.block, -1)
            self.block = None
        if self.pieces:
            self.pieces[-1].ends = at
        return self.pieces


def pieces_of(file: BinaryIO, longest: int) -> list[Piece]:
    """The mails of a mailbox that is read from its beginning, `longest` octets of a line at a time."""
    cutter, at, begins_line = _Cutter(), 0, True
    while line := file.readline(longest):
        if begins_line:
            cutter.look(line, at)
        at += len(line)
        begins_line = line.endswith(b"\n")
    pieces = cutter.end(at)
    ends = {piece.ends - more for piece in pieces for more in range(_LINE_END + 1)}
    for piece in pieces:
        if piece.within not in ends:
            piece.within = -1
    return pieces


def lines_of(file: BinaryIO, piece: Piece, longest: int) -> Iterator[bytes]:
    """The lines of one mail, those that quote “From ” unquoted once (mboxo, mboxrd)."""
    file.seek(piece.begins)
    left, first = piece.ends - piece.begins, True
    while left > 0 and (line := file.readline(min(left, longest))):
        left -= len(line)
        quoted = line[:1] == b">" and _QUOTED_FROM.match(line)
        if not (first and quoted):
            yield line[1:] if quoted else line
        first = False


def is_separator(line: bytes) -> bool:
    """Whether a line can part two mails, if a header follows it; “From :” is a header itself."""
    return bool(line.startswith(b"From ") and not _OWN_FROM.match(line)) or bool(_BARE.match(line))


def begins_a_mail(start: bytes) -> bool:
    """Whether the first octets of a file, at most 4,096, are those of a mail or of a mailbox."""
    lines = start.removeprefix(_MARK).lstrip(b"\r\n").splitlines(keepends=True)
    block = _Block(0, 0, dated=False, bare=False)
    if lines and is_separator(lines[0]):
        block = _Block(0, 0, bool(_DATED.match(lines[0])), bool(_BARE.match(lines[0])))
        del lines[0]
    for line in lines if len(start) < LOOKED_AT else lines[:-1]:
        if not line.strip():
            break
        if not block.takes(line):
            return False
    return block.is_mail
