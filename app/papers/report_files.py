"""The report as a file: pages, or a document."""

from collections.abc import Sequence
from pathlib import Path

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.papers.report import report
from app.papers.report_docx import write_report
from app.papers.report_pdf import print_report
from app.pdf.look import look_of
from app.registration.state import AtTheDoor
from app.text.numbers import counted
from app.times import Clock


def save_report(
    loaded: ConferenceSnapshot,
    lives: Sequence[SessionSnapshot],
    now: AtTheDoor,
    clock: Clock,
    path: Path,
    status: str = "",
) -> str:
    """Write the report as PDF or DOCX, by the name of the file; a sentence about it. Raises Unsaved."""
    made = report(loaded, lives, now, clock, status)
    if path.suffix.casefold() == ".docx":
        write_report(made, path)
        return f"Saved the report: {path}."
    look = look_of(loaded.conference.colours.get("paper", ""), loaded.logo)
    return f"Saved the report on {counted(print_report(made, path, look), 'page')}: {path}."
