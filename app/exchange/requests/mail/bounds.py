"""How much of a mail is taken apart: what parsers read in more than linear time is cut before they see it."""

import re
from collections.abc import Iterator

LONGEST_HEADER = 4_000
_MOST_WORK = 12_000_000
_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:")
_WITH_BLANKS = re.compile(
    rb"^((?:resent-)?(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id)|received|return-path|"
    rb"in-reply-to|references|mime-version|content-[a-z-]{1,40})[ \t]+:",
    re.I | re.M,
)
"""A header in the obsolete syntax of RFC 5322, 4.5, which allows blanks before the colon."""
_ENCLOSES = re.compile(rb"content-type[ \t]*:[ \t]*message/", re.I)


def bounded(data: bytes) -> bytes:
    """The mail with no header, its own or of a part, above 4,000 octets; what is beyond is left out.

    Blanks between a header's name and its colon, which parsers do not know, are left out as well.
    """
    if len(data) <= LONGEST_HEADER and not _WITH_BLANKS.search(data):
        return data
    return b"".join(_WITH_BLANKS.sub(rb"\1:", line) if own else line for line, own in _lines(data))


def too_deep(data: bytes) -> bool:
    """Whether parts within parts would make a parser look at each line too often: at most once for each."""
    return data.count(b"oundary") * data.count(b"\n") > _MOST_WORK


def _lines(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The lines, and whether each may be a header; within headers, which begin the mail and follow a
    boundary, not beyond the bound.
    """
    in_headers, encloses, size = True, False, 0
    for line in data.splitlines(keepends=True):
        if in_headers:
            if not line.strip(b"\r\n"):
                in_headers, encloses = encloses, False
            elif line[:1] in (b" ", b"\t"):
                size += len(line)
                if size > LONGEST_HEADER:
                    continue
            elif _HEADER.match(line):
                size, encloses = len(line), encloses or bool(_ENCLOSES.match(line))
                if size > LONGEST_HEADER:
                    yield line[:LONGEST_HEADER] + b"\n", True
                    continue
        elif line.startswith(b"--"):
            in_headers, encloses, size = True, False, 0
        yield line, in_headers
