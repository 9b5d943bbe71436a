"""The run of show on paper: what is left when the network dies.

A4 landscape, one day after the other, every page with its day, zone, version and number. Reads no clock and
knows only the plan: what happened is written by hand into the last column.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from app.conference import DEFAULT_LIMITS, Conference, Entity, Session
from app.pdf.editions import EDITIONS, HARD, Edition, ShowRow
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, INK, Block, Text, band, draw, draw_uprights, head, paginate, row
from app.pdf.text import Weight, fit, shape
from app.programme.plan import Gap, allotted_ms, difference_ms, gaps, planned, sum_ms
from app.times import Zone, clock_text, day_of, day_text, duration_text, zone, zone_text
from app.trouble import Trouble

_PAGE = (297.0, 210.0)
_MARGIN, _TOP, _BOTTOM = 10.0, 27.0, 13.0
_BAND, _QUIET = "#e3e6ea", "#f3f4f6"


@dataclass(frozen=True, slots=True)
class _Print:
    """What one print is made of; every page needs some of it."""

    conference: Conference
    entities: Mapping[str, Entity]
    edition: Edition
    where: Zone
    printed_at: datetime
    version: int
    status: str

    @property
    def width(self) -> float:
        """The width of the table in mm."""
        return sum(self.edition.widths)


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page and the sessions whose day it shows."""

    day: date
    sessions: tuple[Session, ...]
    blocks: tuple[Block, ...]


def print_run_of_show(
    conference: Conference,
    sessions: Sequence[Session],
    entities: Mapping[str, Entity],
    path: Path,
    *,
    printed_at: datetime,
    version: int = 1,
    status: str = "draft",
    edition: str = "master",
) -> int:
    """Print the run of show of `sessions` in the order of their starts; gives the number of pages.

    `entities` by code, `printed_at` an instant. Raises Trouble for an unknown edition and where there is no
    session, Unsaved when `path` cannot be written.
    """
    if edition not in EDITIONS:
        raise Trouble(f"There is no edition “{edition}”; choose one of {', '.join(EDITIONS)}.")
    if not sessions:
        raise Trouble("There is nothing to print: the agenda has no session.")
    job = _Print(conference, entities, EDITIONS[edition], zone(conference.zone), printed_at, version, status)
    pages = list(_pages(job, sorted(sessions, key=lambda one: (one.starts, one.code))))
    paper = Paper(
        _PAGE[0] * MM,
        _PAGE[1] * MM,
        title=f"Run of show, {job.edition.title.lower()}: {conference.name}",
        author=conference.organizer,
    )
    for number, page in enumerate(pages, start=1):
        _draw_page(paper, job, page, number, len(pages))
    paper.save(path)
    return len(pages)


def _pages(job: _Print, sessions: Sequence[Session]) -> Iterator[_Page]:
    """Pages of one day each; headings, and the title of a session that goes on, have their place on each."""
    room = _PAGE[1] - _TOP - _BOTTOM - head(job.edition.columns).height - _continued(job, "…").height
    for day, group in groupby(sessions, key=lambda one: day_of(one.starts, job.where)):
        of_day = tuple(group)
        blocks = [block for session in of_day for block in _blocks(job, session)]
        for page in paginate(blocks, room):
            goes_on = [_continued(job, page[0].under)] if page[0].under else []
            yield _Page(day, of_day, (*goes_on, *page))


def _continued(job: _Print, title: str) -> Block:
    return band([Text(f"{title}, continued", 8, Weight.SEMIBOLD, GREY)], (), job.width, _QUIET)


def _blocks(job: _Print, session: Session) -> Iterator[Block]:
    """The band of a session and the rows of its items; a gap or overlap of the plan stands where it is."""
    found = {gap.before.item: gap for gap in gaps(session)}
    parts = planned(session)
    yield _session_band(job, session, with_next=bool(parts))
    for part in parts:
        if gap := found.get(part.item):
            yield replace(_gap_band(job, gap), under=session.title)
        entity = job.entities.get(part.item.entity)
        limit = session.limit_ms or DEFAULT_LIMITS["state"]
        data = ShowRow(session, part, entity, job.where, limit)
        yield replace(row(job.edition.columns, data, job.edition.least), under=session.title)


def _session_band(job: _Print, session: Session, with_next: bool) -> Block:
    times = f"{clock_text(session.starts, job.where)}–{clock_text(session.ends, job.where)}"
    right = [Text(times, 10.5, Weight.BOLD)]
    if session.hard_end:
        right.append(Text(f"{HARD} hard end {clock_text(session.hard_end, job.where)}", 7.6, Weight.SEMIBOLD))
    texts = [
        Text(session.title, 10.5, Weight.BOLD),
        Text(" · ".join(_facts(job, session)), 7.6, colour=GREY),
    ]
    if session.notes:
        texts.append(Text(session.notes, 7.0, colour=GREY))
    return band(texts, right, job.width, _BAND if session.has_list else _QUIET, with_next)


def _facts(job: _Print, session: Session) -> Iterator[str]:
    """Allotted time, sum of the items, the difference in words, speakers, languages, chair and room."""
    yield session.code
    if allotted_ms(session):
        yield f"allotted {duration_text(allotted_ms(session))}"
    if session.items:
        yield f"items {duration_text(sum_ms(session))}"
        yield _difference(difference_ms(session))
        speakers = sum(1 for item in session.items if item.speaker or item.entity)
        yield f"{speakers} speaker{'' if speakers == 1 else 's'} on the agenda"
    spoken = [session.language, *(item.language for item in session.items)]
    languages = list(dict.fromkeys(language.upper() for language in spoken if language))
    if languages:
        yield f"language{'' if len(languages) == 1 else 's'} {', '.join(languages)}"
    if chair := _chair(job, session):
        yield f"chair: {chair}"
    if session.room:
        yield session.room


def _difference(milliseconds: int) -> str:
    if milliseconds == 0:
        return "as allotted"
    words = "more than allotted" if milliseconds > 0 else "left free"
    return f"{duration_text(milliseconds)} {words}"


def _chair(job: _Print, session: Session) -> str:
    """Who opens or introduces the session conducts it."""
    for item in session.items:
        if item.kind in ("opening", "introduction") and item.speaker:
            entity = job.entities.get(item.entity)
            return f"{item.speaker} ({entity.short})" if entity else item.speaker
    return ""


def _gap_band(job: _Print, gap: Gap) -> Block:
    length = duration_text(gap.ms)
    words = f"{length} without an item" if gap.ms > 0 else f"overlap: the item before ends {length} later"
    block = band([Text(f"▲ {words}", 7.6, Weight.SEMIBOLD)], (), job.width, _QUIET)
    return replace(block, with_next=True)


def _draw_page(paper: Paper, job: _Print, page: _Page, number: int, total: int) -> None:
    _draw_header(paper, job, page)
    widths, top = job.edition.widths, _TOP
    heads = head(job.edition.columns)
    draw(paper, heads, widths, _MARGIN, top)
    top += heads.height
    for block in page.blocks:
        draw(paper, block, widths, _MARGIN, top)
        if len(block.lines) == len(widths):
            draw_uprights(paper, job.edition.columns, _MARGIN, top, block.height)
        top += block.height
    _draw_footer(paper, job, number, total)
    paper.next_page()


def _draw_header(paper: Paper, job: _Print, page: _Page) -> None:
    first = page.sessions[0].starts
    printed = f"{day_text(job.printed_at, job.where)}, {clock_text(job.printed_at, job.where)}"
    supersedes = f" · supersedes version {job.version - 1}" if job.version > 1 else ""
    left = (
        Text(job.conference.name, 12.5, Weight.BOLD),
        Text(f"{_day_words(job, page.day)} · {day_text(first, job.where)}", 10.5, Weight.SEMIBOLD),
        Text(" · ".join(_places(job, page)), 8, colour=GREY),
    )
    right = (
        Text(f"Run of show · {job.edition.title}", 12.5, Weight.BOLD),
        Text(f"version {job.version} · {job.status} · printed {printed}{supersedes}", 8, colour=GREY),
        Text(f"all times {zone_text(first, job.where)}", 8, Weight.SEMIBOLD),
    )
    for y, one in zip((13.2, 18.4, 23.0), left, strict=True):
        _put(paper, one, y, right=False, room=job.width * 0.6)
    for y, one in zip((13.2, 18.4, 23.0), right, strict=True):
        _put(paper, one, y, right=True, room=job.width * 0.38)


def _places(job: _Print, page: _Page) -> Iterator[str]:
    if job.conference.venue:
        yield job.conference.venue
    yield from dict.fromkeys(session.room for session in page.sessions if session.room)


def _day_words(job: _Print, day: date) -> str:
    """Day x of y, counted over the calendar days of the conference."""
    first, last = day_of(job.conference.starts, job.where), day_of(job.conference.ends, job.where)
    if not first <= day <= last:
        return "Outside the conference’s days"
    return f"Day {(day - first).days + 1} of {(last - first) // timedelta(days=1) + 1}"


def _draw_footer(paper: Paper, job: _Print, number: int, total: int) -> None:
    y = _PAGE[1] - 7.0
    _put(paper, Text(job.conference.organizer, 7, colour=GREY), y, right=False, room=job.width * 0.5)
    paged = Text(f"page {number} of {total}", 8, Weight.SEMIBOLD)
    _put(paper, paged, y, right=True, room=job.width * 0.1)
    if job.edition.internal:
        words = shape("internal, contains personal data", Weight.SEMIBOLD)
        x = _PAGE[0] - _MARGIN - 22 - words.at(8) / MM
        paper.text(x * MM, paper.height - y * MM, words, 8, INK)


def _put(paper: Paper, one: Text, y: float, *, right: bool, room: float) -> None:
    """One line at the left or right edge of the table, smaller where it would not fit."""
    size = fit(one.text, room * MM, one.size, 1, 1, one.weight).size
    line = shape(one.text, one.weight)
    x = _PAGE[0] - _MARGIN - line.at(size) / MM if right else _MARGIN
    paper.text(x * MM, paper.height - y * MM, line, size, one.colour)
