"""The record of a session, or of several, as pages or as a document."""

from collections.abc import Sequence
from pathlib import Path

from app.live.snapshot import ConferenceSnapshot
from app.pdf.look import look_of
from app.record.docx import write_records
from app.record.pdf import print_records
from app.record.text import RecordText
from app.text.numbers import counted


def records(loaded: ConferenceSnapshot, texts: Sequence[RecordText], path: Path, status: str = "") -> str:
    """The records of sessions one after the other; a sentence about them. Raises Unsaved."""
    name, revision = loaded.conference.name, texts[0].revision if len(texts) == 1 else 1
    corrected = f", Corr.{revision - 1}" if revision > 1 else ""
    of = f" of {len(texts)} sessions" if len(texts) > 1 else ""
    if path.suffix.casefold() == ".docx":
        write_records(texts, name, path, status)
        return f"Saved the record{of}{corrected}: {path}."
    look = look_of(loaded.conference.colours.get("paper", ""), loaded.logo)
    pages = print_records(texts, name, path, status, look)
    return f"Saved the record{of}{corrected}, on {counted(pages, 'page')}: {path}."
