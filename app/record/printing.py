"""The record of a session as pages."""

from pathlib import Path

from app.live.snapshot import ConferenceSnapshot
from app.record.pdf import print_record
from app.record.text import RecordText
from app.text.numbers import counted


def record(loaded: ConferenceSnapshot, text: RecordText, path: Path) -> str:
    """Print the record of a session; a sentence about it. Raises Unsaved."""
    pages = print_record(text, loaded.conference.name, path)
    corrected = f", Corr.{text.revision - 1}" if text.revision > 1 else ""
    return f"Saved the record{corrected}, on {counted(pages, 'page')}: {path}."
