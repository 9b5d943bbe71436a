"""The record of sessions as a document to be written on in; the words are those on paper."""

from collections.abc import Sequence
from pathlib import Path

from app.docx import Document
from app.record.text import HEADING, Line, RecordText, figures, ways

_HEADS = ("from", "to", "delegation and speaker", "mode", "used", "allotted", "over", "remarks")
_WIDTHS = (17.0, 17.0, 55.0, 17.0, 13.0, 15.0, 12.0, 24.0)
_PUT, _PUT_WIDTHS = ("put at", "question", "asked by"), (20.0, 110.0, 40.0)


def write_records(texts: Sequence[RecordText], conference: str, path: Path, status: str = "") -> None:
    """Write the records one after the other. Raises Unsaved when `path` cannot be written."""
    heading = texts[0].heading if len(texts) == 1 else HEADING
    title = f"{heading}: {texts[0].title if len(texts) == 1 else conference}"
    document = Document(title, foot=" · ".join(filter(None, (heading, status))))
    for place, text in enumerate(texts):
        if place:
            document.new_page()
        _session(document, text, conference)
    document.save(path)


def _session(document: Document, text: RecordText, conference: str) -> None:
    document.paragraph(text.heading, grey=True)
    document.heading(text.title, 1)
    document.paragraph(f"{conference}\n{text.date} · times of {text.zone}")
    document.paragraph("Date", bold=True)
    document.paragraph(f"{text.date}. {text.journal}")
    document.paragraph("Chairperson", bold=True)
    document.paragraph(text.chair or "Not named on the agenda.")
    document.heading("Statements in the order in which they were made", 2)
    if text.lines:
        document.table(_HEADS, _WIDTHS, [_cells(line) for line in text.lines])
    else:
        document.paragraph("Nobody has spoken.")
    for heading, names in text.others:
        document.paragraph(heading, bold=True)
        document.paragraph("; ".join(names))
    if text.questions:
        document.heading("Questions of the public put to the panel", 2)
        document.table(_PUT, _PUT_WIDTHS, [(put.at, put.text, put.asked_by) for put in text.questions])
    if text.corrections:
        document.heading("Corrections; both values are kept", 2)
        for correction in text.corrections:
            document.paragraph(correction)
    if text.lines:
        for heading, shares in ways(text.balance):
            document.heading(heading, 2)
            longest = max((share.spoke_ms for share in shares), default=0) or 1
            document.bars((share.name, share.spoke_ms / longest, figures(share)) for share in shares)


def _cells(line: Line) -> tuple[str, ...]:
    who = "\n".join(filter(None, (line.delegation, line.person)))
    return line.started, line.ended, who, line.mode, line.spoke, line.allotted, line.over, line.about
