"""What stands around every page of a run of show: where, when, which version; whose, and how many pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.pdf.page import MM, Paper
from app.pdf.table import GREY, Text
from app.pdf.text import Weight, fit, shape
from app.run_of_show.cells import CHANGED, HARD, TICK
from app.run_of_show.editions import Edition
from app.run_of_show.rows import SessionShow, Show
from app.times import clock_text, day_of, day_text, zone_text

MARGIN, TOP, BOTTOM = 10.0, 27.0, 15.5
USUAL = "draft"
"""The status of internal pages on which nobody has set another; public ones then bear none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Head and foot of the pages of one print; `marked` when it bears marks of changes."""

    show: Show
    edition: Edition
    printed_at: datetime
    version: int
    status: str
    marked: bool = False

    def head(self, paper: Paper, day: date, sessions: Sequence[SessionShow]) -> None:
        """Conference, day and place on the left; edition, version and zone on the right.

        Without sessions it is the sheet of changes.
        """
        where = self.show.where
        first = (sessions or self.show.sessions)[0].session.starts
        of_day = f"{self._day(day)} · {day_text(first, where)}" if sessions else "Changes · delta sheet"
        left = (
            Text(self.show.conference.name, 12.5, Weight.BOLD, self.show.look.colour),
            Text(of_day, 10.5, Weight.SEMIBOLD),
            Text(" · ".join(self._places(sessions)), 8.4, colour=GREY),
        )
        right = (
            Text(self.edition.heading, 12.5, Weight.BOLD),
            Text(self._version(), 8.4, colour=GREY),
            Text(f"all times {zone_text(first, where)}", 8.4, Weight.SEMIBOLD),
        )
        logo = self.show.look.put_logo(paper, MARGIN, 9.4, 14.0, right=False)
        apart = logo + 3 if logo else 0.0
        wide = self.edition.page[0] - 2 * MARGIN - apart
        for y, on_left, on_right in zip((13.2, 18.4, 23.0), left, right, strict=True):
            taken = self._put(paper, on_right, y, right=True, room=wide * 0.5)
            self._put(paper, on_left, y, right=False, room=wide - taken - 4, left=MARGIN + apart)

    def _version(self) -> str:
        printed = (
            f"{day_text(self.printed_at, self.show.where)}, {clock_text(self.printed_at, self.show.where)}"
        )
        if not self.edition.internal:
            return " · ".join(filter(None, (f"version {self.version}", self.status, printed)))
        supersedes = f" · supersedes version {self.version - 1}" if self.version > 1 else ""
        return f"version {self.version} · {self.status or USUAL} · printed {printed}{supersedes}"

    def _places(self, sessions: Sequence[SessionShow]) -> Iterator[str]:
        if self.show.conference.venue:
            yield self.show.conference.venue
        yield from dict.fromkeys(session.session.room for session in sessions if session.session.room)

    def _day(self, day: date) -> str:
        """Day x of y, counted over the calendar days of the conference."""
        of = self.show.conference
        first, last = day_of(of.starts, self.show.where), day_of(of.ends, self.show.where)
        if not first <= day <= last:
            return "Outside the conference’s days"
        return f"Day {(day - first).days + 1} of {(last - first) // timedelta(days=1) + 1}"

    def foot(self, paper: Paper, number: int, total: int) -> None:
        """Whose paper it is, what the signs mean, whether it is internal, which page of how many."""
        y = self.edition.page[1] - 7.0
        wide = self.edition.page[0] - 2 * MARGIN
        signs = " · ".join(self._signs())
        self._put(paper, Text(signs, 7.4, colour=GREY), y - 4.2, right=False, room=wide)
        page = f"page {number} of {total}"
        if self.edition.internal:
            page = f"internal, contains personal data · {page}"
        taken = self._put(paper, Text(page, 8.4, Weight.SEMIBOLD), y, right=True, room=wide * 0.6)
        self._put(
            paper,
            Text(self.show.conference.organizer, 7.4, colour=GREY),
            y,
            right=False,
            room=wide - taken - 4,
        )

    def _signs(self) -> Iterator[str]:
        if self.edition.internal:
            yield f"{HARD} hard time"
            if not self.edition.scripted:
                yield f"{TICK} to tick"
        if self.edition.marks and self.marked:
            yield f"{CHANGED} changed since version {self.version - 1}, listed on the last sheet"

    def _put(
        self, paper: Paper, text: Text, y: float, *, right: bool, room: float, left: float = MARGIN
    ) -> float:
        """One line at the left or right edge, smaller where it would not fit; its width in mm."""
        size = fit(text.text, room * MM, text.size, 1, 1, text.weight).size
        line = shape(text.text, text.weight)
        wide = line.at(size) / MM
        x = self.edition.page[0] - MARGIN - wide if right else left
        paper.text(x * MM, paper.height - y * MM, line, size, text.colour)
        return wide
