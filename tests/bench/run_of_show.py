"""The run of show: three days, sixty items, three hundred speeches, beside a bare table of its cells."""

import tempfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from app.conference.sessions import Item, Session
from app.floor import events as ev
from app.floor.fold import fold
from app.journal.entries import Entry
from app.live.floor_context import delegates_of, floor_context
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.pdf.page import MM
from app.run_of_show.cells import ShowRow
from app.run_of_show.changes import rows_of
from app.run_of_show.editions import EDITIONS, MASTER
from app.run_of_show.join import show_of
from app.run_of_show.pdf import print_run_of_show
from app.run_of_show.rows import Show
from tests.app.people import CONFERENCE, OPENING, PEOPLE
from tests.bench.journal import timed
from tests.bench.table import heading, line

DAYS, ITEMS, SPEECHES, TIMES = 3, 60, 300, 3
MINUTE = 60_000
_MODES = ("room", "zoom", "room", "video")


def conference() -> tuple[ConferenceSnapshot, list[SessionSnapshot]]:
    """Twelve sessions over three days, each with a list of twenty-five."""
    from app.exchange.entities import shipped_entities

    entities = {entity.code: entity for entity in shipped_entities()}
    codes = list(entities)
    sessions = [_session(number, codes) for number in range(12)]
    loaded = ConferenceSnapshot("", CONFERENCE, tuple(sessions), entities, PEOPLE, 1)
    return loaded, [_live(loaded, session, codes) for session in sessions]


def _session(number: int, codes: list[str]) -> Session:
    starts = OPENING + timedelta(days=number // 4, hours=2 * (number % 4) - 4)
    items = [_panellist(number, place, codes[(number * 5 + place) % len(codes)]) for place in range(1, 5)]
    items.append(Item("5", "discussion", "Discussion", 75 * MINUTE, id=number * 5 + 5))
    return Session(
        f"S{number}", "panel", f"Panel {number}: What demand is", starts, starts + timedelta(hours=2),
        language="en", room="Neuer Saal", items=tuple(items), id=number + 1,
    )  # fmt: skip


def _panellist(number: int, place: int, code: str) -> Item:
    return Item(
        str(place), "panellist", f"Panellist {number}.{place} on demand", 8 * MINUTE, id=number * 5 + place,
        speaker=f"Speaker {number}.{place}", entity=code, mode=_MODES[place % 4],
        language=("en", "fr")[place % 2],
    )  # fmt: skip


def _live(loaded: ConferenceSnapshot, session: Session, codes: list[str]) -> SessionSnapshot:
    events = [
        ev.FloorRequested(f"r{n}", codes[n], "statement", _MODES[n % 2], "email", OPENING, language="en")
        for n in range(SPEECHES // 12)
    ]
    entries = tuple(Entry(seq, session.starts, event) for seq, event in enumerate(events, 1))
    delegates = delegates_of(loaded.entities, loaded.registrants)
    context = floor_context(loaded.conference, session, delegates)
    return SessionSnapshot(session, context, fold(entries), session.starts, entries)


def bare(show: Show, wrapped: bool) -> bytes:
    """ReportLab's own table of the same cells with the heading repeated; wrapped, or one line a text."""
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=7.6, leading=9.7)
    rows: list[list[object]] = [[column.head for column in MASTER.columns]]
    for session in show.sessions:
        for row, then in rows_of(session, MASTER):
            data = ShowRow(row, session, show.where, "", then)
            cells = [[text.text for text in column.cell(data)] for column in MASTER.columns]
            rows.append([_cell(texts, style if wrapped else None) for texts in cells])
    out = BytesIO()
    table = LongTable(rows, colWidths=[width * MM for width in MASTER.widths], repeatRows=1)
    SimpleDocTemplate(out, pagesize=landscape(A4), leftMargin=28, rightMargin=28).build([table])
    return out.getvalue()


def _cell(texts: list[str], style: ParagraphStyle | None) -> object:
    return "\n".join(texts) if style is None else Paragraph("<br/>".join(map(escape, texts)), style)


def main() -> None:
    """The floor, the master as it is made for the first time, then every edition."""
    loaded, lives = conference()
    show = show_of(loaded, lives)
    heading(f"The run of show: {DAYS} days, {ITEMS} items, {SPEECHES} speeches")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "show.pdf"

        def printed(edition: str) -> None:
            print_run_of_show(show_of(loaded, lives), path, printed_at=OPENING, edition=edition)

        first = timed(lambda: printed("master"), 1)
        floor = timed(lambda: bare(show, wrapped=False), TIMES)
        line("a bare LongTable of the cells, unwrapped", floor)
        line("the same, wrapped within the columns", timed(lambda: bare(show, wrapped=True), TIMES), floor)
        line("master, the first print of a process", first, floor)
        for edition in EDITIONS:
            line(f"{edition}, again", timed(lambda edition=edition: printed(edition), TIMES), floor)  # type: ignore[misc]


if __name__ == "__main__":
    main()
