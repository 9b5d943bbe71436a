"""The run of show on paper, in every edition: what is left when the network dies.

One day after the other, every page with its day, zone, version and number. Reads no clock: the same data
gives the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from app.agenda.plan import allotted_ms, difference_ms, sum_ms
from app.errors import Trouble
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, Block, Column, Text, band, draw, draw_uprights, head, paginate, row
from app.pdf.text import Weight
from app.run_of_show.cells import CHANGED, HARD, ShowRow
from app.run_of_show.changes import Change, band_key, rows_of
from app.run_of_show.editions import EDITIONS, Edition
from app.run_of_show.frame import BOTTOM, MARGIN, TOP, Frame
from app.run_of_show.rows import Row, SessionShow, Show
from app.times import clock_text, day_of, duration_text

_BAND, _QUIET = "#e3e6ea", "#f3f4f6"
_SHEET: tuple[Column[Change], ...] = (
    Column("Session", 0.13, lambda change: (Text(change.session, 8.6, Weight.SEMIBOLD),)),
    Column("", 0.11, lambda change: (Text(f"{CHANGED} {change.word}", 8.6, Weight.BOLD),)),
    Column("Line", 0.3, lambda change: (Text(change.title, 8.6, Weight.SEMIBOLD),)),
    Column("What is different", 0.46, lambda change: [Text(detail, 8.6) for detail in change.details]),
)
"""The delta sheet; widths as shares of the page's."""


@dataclass(frozen=True, slots=True)
class _Print:
    """One print: the run of show, the edition in which it is printed, the changes by the key of their row."""

    show: Show
    edition: Edition
    changes: Mapping[str, Change]

    @property
    def width(self) -> float:
        return sum(self.edition.widths)


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page and the sessions whose day it shows."""

    day: date
    sessions: tuple[SessionShow, ...]
    blocks: tuple[Block, ...]
    columns: tuple[Column[ShowRow], ...] | tuple[Column[Change], ...]


def edition_of(code: str) -> Edition:
    """The edition of this code. Raises Trouble naming those there are."""
    if code not in EDITIONS:
        raise Trouble(f"There is no edition “{code}”; choose one of {', '.join(EDITIONS)}.")
    return EDITIONS[code]


def print_run_of_show(
    show: Show,
    path: Path,
    *,
    printed_at: datetime,
    version: int = 1,
    status: str = "",
    edition: str = "master",
    changes: Mapping[str, Change] | None = None,
) -> int:
    """Print an edition; gives the number of pages. `changes` by the key of their row, if any are marked.

    Raises Trouble for an unknown edition and where there is no session, Unsaved when `path` cannot be
    written.
    """
    job = _Print(show, edition_of(edition), changes or {})
    if not show.sessions:
        raise Trouble("There is nothing to print: the agenda has no session.")
    frame = Frame(show, job.edition, printed_at, version, status, bool(job.changes))
    pages = [*_pages(job), *_delta(job)]
    if not pages:
        raise Trouble(f"There is nothing to print: no session belongs into the edition “{edition}”.")
    paper = Paper(
        job.edition.page[0] * MM,
        job.edition.page[1] * MM,
        title=f"{job.edition.heading}: {show.conference.name}",
        author=show.conference.organizer,
    )
    for number, page in enumerate(pages, start=1):
        frame.head(paper, page.day, page.sessions)
        _draw(paper, page)
        frame.foot(paper, number, len(pages))
        paper.next_page()
    paper.save(path, public=not job.edition.internal)
    return len(pages)


def _pages(job: _Print) -> Iterator[_Page]:
    """Pages of one day each; headings, and the title of a session that goes on, have their place on each."""
    columns, where = job.edition.columns, job.show.where
    room = _room(job) - head(columns).height - _continued(job, "…").height
    sessions = filter(job.edition.sessions, job.show.sessions)
    for day, group in groupby(sessions, key=lambda session: day_of(session.session.starts, where)):
        of_day = tuple(group)
        blocks = [block for session in of_day for block in _blocks(job, session)]
        for page in paginate(blocks, room):
            goes_on = [_continued(job, page[0].under)] if page[0].under else []
            yield _Page(day, of_day, (*goes_on, *page), columns)


def _room(job: _Print) -> float:
    return job.edition.page[1] - TOP - BOTTOM


def _continued(job: _Print, title: str) -> Block:
    return band([Text(f"{title}, continued", 8.4, Weight.SEMIBOLD, GREY)], (), job.width, _QUIET)


def _blocks(job: _Print, show: SessionShow) -> Iterator[Block]:
    """The band of a session and its rows; a gap or overlap of the plan stands where it is."""
    edition, title = job.edition, show.session.title
    rows = list(rows_of(show, edition))
    yield _session_band(job, show, with_next=bool(rows) or bool(edition.nothing and show.session.has_list))
    if not rows and edition.nothing and show.session.has_list:
        yield band([Text(edition.nothing, 9, colour=GREY)], (), job.width, "", with_next=False)
    for shown, then in rows:
        if shown.gap_ms and edition.facts and edition.marks:
            yield replace(_gap_band(job, shown.gap_ms), under=title)
        data = ShowRow(shown, show, job.show.where, _mark(job, shown), then)
        yield replace(row(edition.columns, data, edition.least), under=title)
    if edition.scripted and rows and show.session.has_list:
        says = Text(f"“{show.closing}”", 14, Weight.SEMIBOLD)
        yield band([Text("End of the session", 8.6, colour=GREY), says], (), job.width, "", with_next=False)


def _mark(job: _Print, shown: Row) -> str:
    change = job.changes.get(shown.key)
    return change.word if change and job.edition.marks else ""


def _session_band(job: _Print, show: SessionShow, with_next: bool) -> Block:
    session, where = show.session, job.show.where
    large = 10.5 if job.edition.page[0] > job.edition.page[1] else 12
    times = f"{clock_text(session.starts, where)}–{clock_text(session.ends, where)}"
    right = [Text(times, large, Weight.BOLD)]
    if session.hard_end and job.edition.internal:
        right.append(Text(f"{HARD} hard end {clock_text(session.hard_end, where)}", 8, Weight.SEMIBOLD))
    mark = f"{CHANGED} " if job.edition.marks and band_key(show) in job.changes else ""
    texts = [Text(f"{mark}{session.title}", large, Weight.BOLD)]
    facts = " · ".join(_facts(show) if job.edition.facts else _told(show, job.edition.internal))
    texts += [Text(facts, 8, colour=GREY)] if facts else []
    if not job.edition.marks and job.edition.internal:
        texts.append(Text(show.journal, 8.6, Weight.SEMIBOLD))
    if session.notes and job.edition.facts:
        texts.append(Text(session.notes, 7.6, colour=GREY))
    return band(texts, right, job.width, _BAND if session.has_list else _QUIET, with_next)


def _told(show: SessionShow, internal: bool) -> Iterator[str]:
    """Where, and on paper for everybody who is in the chair."""
    if show.session.room:
        yield show.session.room
    if show.chair and not internal:
        yield f"Chair: {show.chair}"


def _facts(show: SessionShow) -> Iterator[str]:
    """Allotted time, sum of the items, the difference in words, speakers, languages, chair and room."""
    session = show.session
    yield session.code
    if allotted_ms(session):
        yield f"allotted {duration_text(allotted_ms(session))}"
    if session.items:
        yield f"items {duration_text(sum_ms(session))}"
        yield _difference(difference_ms(session))
        yield f"{_speakers(sum(1 for item in session.items if item.speaker or item.entity))} on the agenda"
    if listed := sum(shown.speech for shown in show.rows):
        yield f"{_speakers(listed)} on the list"
    spoken = [session.language, *(shown.language for shown in show.rows)]
    languages = list(dict.fromkeys(language.upper() for language in spoken if language))
    if languages:
        yield f"language{'' if len(languages) == 1 else 's'} {', '.join(languages)}"
    if show.chair:
        yield f"chair: {show.chair}"
    if session.room:
        yield session.room


def _speakers(count: int) -> str:
    return f"{count} speaker{'' if count == 1 else 's'}"


def _difference(milliseconds: int) -> str:
    if milliseconds == 0:
        return "as allotted"
    words = "more than allotted" if milliseconds > 0 else "left free"
    return f"{duration_text(milliseconds)} {words}"


def _gap_band(job: _Print, gap_ms: int) -> Block:
    length = duration_text(gap_ms)
    words = f"{length} without an item" if gap_ms > 0 else f"overlap: the item before ends {length} later"
    block = band([Text(f"! {words}", 8, Weight.SEMIBOLD)], (), job.width, _QUIET)
    return replace(block, with_next=True)


def _delta(job: _Print) -> Iterator[_Page]:
    """The sheet that lists what is not as it was in the version before; none where nothing is."""
    if not job.changes or not job.edition.marks:
        return
    columns = tuple(replace(column, width=column.width * job.width) for column in _SHEET)
    count = len(job.changes)
    words = f"{count} {'line is' if count == 1 else 'lines are'} not as in the version before"
    title = replace(band([Text(words, 10.5, Weight.BOLD)], (), job.width, _BAND), with_next=True)
    blocks = [title, *(row(columns, change) for change in job.changes.values())]
    first = job.show.sessions[0]
    for page in paginate(blocks, _room(job) - head(columns).height):
        yield _Page(day_of(first.session.starts, job.show.where), (), tuple(page), columns)


def _draw(paper: Paper, page: _Page) -> None:
    widths: Sequence[float] = [column.width for column in page.columns]
    top = TOP
    for block in (head(page.columns), *page.blocks):
        draw(paper, block, widths, MARGIN, top)
        if len(block.lines) == len(widths) and top > TOP:
            draw_uprights(paper, page.columns, MARGIN, top, block.height)
        top += block.height
