"""`rostrum document`: the papers of a conference added, listed, searched, exported, removed."""

import argparse
from pathlib import Path
from typing import Any

from app.commands.common import answer, station_of
from app.documents.document import AUDIENCES, FORMS, Document
from app.documents.kept.desk import DocumentDesk
from app.errors import Trouble
from app.times import clock_text, day_text, iso, zone


def run(options: argparse.Namespace) -> int:
    """Do the act; a file from outside is read in a process of its own."""
    station = station_of(options)
    try:
        desk = DocumentDesk(station)
        where = zone(station.load().conference.zone)
        if options.act == "list":
            papers = desk.list()
            lines = [_line(paper, day_text(paper.at, where), clock_text(paper.at, where)) for paper in papers]
            answer(options, "\n".join(lines), {"papers": [_as_json(paper, where) for paper in papers]})
            return 0
        if not options.what:
            raise Trouble(f"Say which: rostrum document CONFERENCE {options.act} WHAT.")
        if options.act == "find":
            return _find(options, desk)
        sentence, paper = _act(options, desk)
        answer(options, sentence, {"said": sentence, "paper": _as_json(paper, where)})
        return 0
    finally:
        station.close()


def _act(options: argparse.Namespace, desk: DocumentDesk) -> tuple[str, Document]:
    if options.act == "add":
        paper = desk.add(
            Path(options.what),
            title=options.title,
            language=options.language,
            session=options.session,
            audience=options.audience,
            revises=options.revises,
        )
        return f"Kept “{paper.title}” as {paper.key}, version {paper.version}.", paper
    if options.act == "remove":
        paper = desk.remove(options.what)
        return f"Removed “{paper.title}” ({paper.key}).", paper
    paper = desk.find(options.what, options.paper_version)
    return desk.export(paper.key, Path(options.output or paper.file_name), paper.version), paper


def _find(options: argparse.Namespace, desk: DocumentDesk) -> int:
    """Every paper and page on which a text stands; 1 where there is none."""
    found = [
        (paper, pages)
        for paper in desk.list()
        if (pages := [number + 1 for number in desk.pages_with(paper.key, options.what)])
    ]
    lines = [f"{paper.key}\t{paper.title}\tpage {', '.join(map(str, pages))}" for paper, pages in found]
    answer(
        options,
        "\n".join(lines) or f"“{options.what}” stands in no paper.",
        {"found": [{"key": paper.key, "pages": pages} for paper, pages in found]},
    )
    return 0 if found else 1


def _line(paper: Document, day: str, clock: str) -> str:
    pages = "" if paper.pages == 1 else f", {paper.pages} pages"
    more = "".join(f", {word}" for word in (paper.language, paper.session) if word)
    whom = AUDIENCES[paper.audience]
    return (
        f"{paper.key}\t{paper.title}\tversion {paper.version}, {FORMS[paper.form]}{pages}{more}; for {whom}; "
        f"{day} at {clock}"
    )


def _as_json(paper: Document, where: Any) -> dict[str, object]:
    names = ("key", "version", "name", "title", "language", "session", "audience", "form", "pages", "digest")
    return {**{name: getattr(paper, name) for name in names}, "at": iso(paper.at, where)}
