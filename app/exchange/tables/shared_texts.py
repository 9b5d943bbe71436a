"""What a workbook's shared texts come to: each is stored once, and the parser copies it into every cell."""

import re
from collections.abc import Iterable

from app.errors import Unreadable

MAX_TEXT = 64 * 1024 * 1024
_END = re.compile(rb"</(?:\w{1,20}:)?si\s{0,20}>|<(?:\w{1,20}:)?si\s{0,20}/>")
_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\b(?=[^<>]{0,200}\bt\s{0,20}=\s{0,20}["']s["'])[^<>]{0,200}>"""
    rb"""[^<>]{0,20}<(?:\w{1,20}:)?v[^<>]{0,50}>\s{0,20}(\d{1,9})"""
)
_OVERLAP = 600


class SharedLengths:
    """The length of each shared text in bytes, gathered from the pieces of their part."""

    def __init__(self) -> None:
        self.longest = 0
        self._lengths: list[int] = []
        self._begun, self._tail = 0, b""

    def gather(self, xml: bytes) -> None:
        """The next piece of the part."""
        *ended, rest = _END.split(self._tail + xml)
        for text in ended:
            self._lengths.append(self._begun + len(text))
            self._begun = 0
        self._tail = rest[-_OVERLAP:]
        self._begun += len(rest) - len(self._tail)
        self.longest = max(self.longest, self._begun, *self._lengths[-len(ended) :] if ended else ())

    def require_few(self, name: str, sheets: Iterable[bytes]) -> None:
        """Raises Unreadable where all cells together hold more than any list of a conference."""
        made, tail = 0, b""
        for xml in sheets:
            made += sum(map(self._length, _CELL.findall(tail + xml)))
            tail = xml[-_OVERLAP:]
            if made > MAX_TEXT:
                raise Unreadable(
                    f"{name} repeats long texts in so many cells that they would be more than "
                    f"{MAX_TEXT >> 20} MB; it is not an ordinary workbook."
                )

    def _length(self, index: bytes) -> int:
        place = int(index)
        return self._lengths[place] if place < len(self._lengths) else 0
