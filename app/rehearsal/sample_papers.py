"""The papers of the sample: a concept note and the preliminary agenda, invented and printed by ourselves."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from app.agenda.plan import planned
from app.apart import at_once
from app.conference.conference import Conference
from app.conference.sessions import Session
from app.documents.kept.desk import DocumentDesk
from app.pdf.page import MM, Paper
from app.pdf.text import Weight, shape, wrap
from app.station.station import Station
from app.temporary import in_temporary_folder
from app.times import Zone, clock_text, day_text, zone

_WIDE, _HIGH, _SIDE, _TOP, _BOTTOM = 210.0, 297.0, 25.0, 28.0, 22.0
_GREY = "#5a6470"
_LOOKS = {
    "#": (17.0, Weight.BOLD, 5.0, 9.0),
    "##": (11.5, Weight.SEMIBOLD, 5.0, 6.4),
    "": (10.0, Weight.REGULAR, 2.2, 5.2),
}
"""By the mark before a line: size in points, weight, the gap above and the height of a line in mm."""


def keep_papers(station: Station, folder: Path) -> None:
    """Make both papers and keep them in the conference, for everybody."""
    loaded = station.load()
    note = (folder / "concept-note.txt").read_text(encoding="utf-8")
    papers = {
        "Concept note": note.splitlines(),
        "Preliminary agenda": _agenda(loaded.conference, loaded.sessions),
    }
    with in_temporary_folder("sample") as made:
        for title, lines in papers.items():
            path = made / f"{title.lower().replace(' ', '-')}.pdf"
            _print(loaded.conference, title, lines, path)
            DocumentDesk(station, process=at_once).add(path, title=title, language="en", audience="everybody")


def _agenda(conference: Conference, sessions: Iterable[Session]) -> Iterator[str]:
    """The agenda as it was sent out weeks before: sessions and their items, no names."""
    where, day = zone(conference.zone), ""
    yield "# Preliminary agenda"
    yield "As of 10 May 2021. Speakers are announced in the annotated agenda."
    for session in sorted(sessions, key=lambda held: held.starts):
        if (on := day_text(session.starts, where)) != day:
            day = on
            yield f"## {on}"
        yield f"{_span(session.starts, session.ends, where)}   {session.title}"
        if session.kind == "panel":
            yield from (
                f"      {clock_text(part.start, where)}   {part.item.title}" for part in planned(session)
            )


def _span(starts: datetime, ends: datetime, where: Zone) -> str:
    return f"{clock_text(starts, where)} – {clock_text(ends, where)}"


def _print(conference: Conference, title: str, lines: Iterable[str], path: Path) -> None:
    paper = Paper(_WIDE * MM, _HIGH * MM, title=f"{title} – {conference.name}", author="")
    top = _frame(paper, conference)
    for line in lines:
        mark, _, text = line.partition(" ") if line.startswith("#") else ("", "", line)
        size, weight, gap, high = _LOOKS[mark]
        indent = (len(text) - len(text.lstrip())) * 1.2
        rows = wrap(text.strip(), (_WIDE - 2 * _SIDE - indent) * MM, size, weight)
        if top + gap + high * (len(rows) + (2 if mark else 0)) > _HIGH - _BOTTOM:
            paper.next_page()
            top = _frame(paper, conference)
        top += gap if text.strip() else 0
        for row in rows:
            paper.text((_SIDE + indent) * MM, (_HIGH - top) * MM, shape(row, weight), size)
            top += high
    paper.next_page()
    paper.save(path)


def _frame(paper: Paper, conference: Conference) -> float:
    """The head of a page; gives where its text begins, in mm from above."""
    paper.text(_SIDE * MM, (_HIGH - 14) * MM, shape(conference.name), 8.0, _GREY)
    paper.text(_SIDE * MM, (_HIGH - 18) * MM, shape(conference.theme), 8.0, _GREY)
    paper.stroke(_SIDE * MM, (_HIGH - 20.5) * MM, (_WIDE - _SIDE) * MM, (_HIGH - 20.5) * MM, 0.5, _GREY)
    return _TOP
