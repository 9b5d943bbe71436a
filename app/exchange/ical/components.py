"""A calendar cut into its components (RFC 5545, 3.1 and 3.4): unfolded, then decoded, each by itself.

So a component that is broken costs none but itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.errors import Unreadable
from app.exchange.tables.encoding import decode
from app.exchange.tables.source import Source

MAX_LINES = 150_000
_DEEPEST = 20
_EDGE = re.compile(r"(BEGIN|END)[ \t]*:[ \t]*([A-Z0-9-]{1,40})", re.IGNORECASE)
_LONE_RETURN = re.compile(r"\r(?=[A-Z][A-Z0-9-]{1,40}[:;])")
_NAME = re.compile(r"[ \t]*([A-Za-z0-9_.-]+)")
_OF_A_CALENDAR = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE")
_ALONE = (*_OF_A_CALENDAR, "VALARM", "STANDARD", "DAYLIGHT")
"""Components of which none holds one of a calendar's own: where one seems to, its end is missing."""


@dataclass(slots=True)
class Part:
    """One component: its kind, the line on which it begins, its own lines with their numbers, its parts."""

    kind: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)
    ended: bool = False

    def of(self, kind: str) -> Iterator["Part"]:
        """The components of a kind that stand directly in it."""
        return (part for part in self.parts if part.kind == kind)

    def named(self, *names: str) -> Iterator[tuple[int, str]]:
        """Its lines, with their numbers, of properties with one of these names."""
        return ((number, line) for number, line in self.lines if name_of(line) in names)

    def value(self, name: str) -> str:
        """What the first property of a name says, as it stands; "" where there is none."""
        return next((line.partition(":")[2] for _, line in self.named(name)), "")


def name_of(line: str) -> str:
    """The name of the property that a line holds, in capitals; "" where it names none."""
    found = _NAME.match(line)
    return found[1].upper() if found else ""


def calendars_of(source: Source) -> tuple[list[Part], str]:
    """The calendars of a file, and the encoding where it had to be guessed. Raises Unreadable."""
    data = source.data
    if b"\x00" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = decode(data, source.name)[0].encode()
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    if data.count(b"\n") > MAX_LINES:
        raise Unreadable(f"{source.name} has more than {MAX_LINES:,} lines; is it the right file?")
    text, guessed = decode(_unfolded(data), source.name)
    return _cut(text.lstrip("\ufeff"), source.name), guessed


def _unfolded(data: bytes) -> bytes:
    """Each line whole where it begins; what was folded leaves empty lines, so that all keep their numbers."""
    rows: list[list[bytes]] = []
    last: list[bytes] | None = None
    for ended in data.split(b"\n"):
        line = ended.rstrip(b"\r")
        if last is not None and line[:1] in (b" ", b"\t"):
            last.append(line[1:])
            rows.append([])
            continue
        rows.append([line])
        if line:
            last = rows[-1]
    return b"\n".join(map(b"".join, rows))


def _cut(text: str, name: str) -> list[Part]:
    cutter = _Cutter()
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line]
    ends = {}
    for number, line in lines:
        edge = _EDGE.fullmatch(line.strip())
        if edge and edge[1].upper() == "END":
            ends[edge[2].upper()] = number
    cutter.ends = ends
    for number, whole in lines:
        for line in _LONE_RETURN.split(whole.removeprefix("<!--") if number == 1 else whole):
            cutter.take(number, line.rstrip())
    if any(not part.ended for part in cutter.open):
        raise Unreadable(f"{name} breaks off: an event or the calendar is not ended.")
    return cutter.calendars


class _Cutter:
    """Gathers components from one line after the other."""

    def __init__(self) -> None:
        self.calendars: list[Part] = []
        self.open: list[Part] = []
        self.ends: dict[str, int] = {}

    def take(self, number: int, line: str) -> None:
        """One whole line: an edge of a component, or a property of the one that is open."""
        edge = _EDGE.fullmatch(line.strip())
        if edge is None:
            if self.open and line:
                self.open[-1].lines.append((number, line))
        elif edge[1].upper() == "BEGIN":
            self._begin(edge[2].upper(), number)
        else:
            self._end(edge[2].upper())

    def _begin(self, kind: str, number: int) -> None:
        part = Part(kind, number)
        if kind == "VCALENDAR":
            self.calendars.append(part)
        elif not self.open and kind in _OF_A_CALENDAR:  # some publish events without a calendar around
            self.open.append(Part("VCALENDAR", number, ended=True))
            self.calendars.append(self.open[0])
        if kind in _OF_A_CALENDAR:
            self._close_what_is_not_ended(number)
        if len(self.open) > _DEEPEST and kind not in ("VCALENDAR", *_OF_A_CALENDAR):
            return
        if self.open and kind != "VCALENDAR":
            self.open[-1].parts.append(part)
        if self.open or kind == "VCALENDAR":
            self.open.append(part)

    def _close_what_is_not_ended(self, number: int) -> None:
        """Whatever in the calendar cannot hold what begins now, or is never ended, ends here."""
        while self.open[-1].kind != "VCALENDAR":
            inner = self.open[-1]
            if inner.kind not in _ALONE and self.ends.get(inner.kind, 0) > number:
                return
            self.open.pop()

    def _end(self, kind: str) -> None:
        if kind.startswith("VCALENDAR"):
            kind = "VCALENDAR"  # some write more behind it
        for place in range(len(self.open) - 1, -1, -1):
            part = self.open[place]
            if part.kind == kind:
                part.ended = True
                del self.open[place:]
                return
            if part.kind == "VCALENDAR":
                return
