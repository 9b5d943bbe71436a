"""From a conference to paper: which sessions are printed, how it went. Badges are in `badge_papers`."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.loaded import Loaded
from app.pdf.record import print_record
from app.pdf.run_of_show import print_run_of_show
from app.record_lines import RecordText
from app.trouble import Trouble


def run_of_show(loaded: Loaded, path: Path, *, edition: str, session: str, version: int, at: datetime) -> str:
    """Print the run of show of one session or all; a sentence about it. Raises Trouble, Unsaved."""
    sessions = [one for one in loaded.sessions if session in ("", one.code)]
    if not sessions:
        raise Trouble(f"There is no session “{session}” in this conference.")
    pages = print_run_of_show(
        loaded.conference, sessions, loaded.entities, path, printed_at=at, version=version, edition=edition
    )
    return f"Printed the run of show, version {version}, on {_count(pages, 'page')}: {path}."


def record(loaded: Loaded, text: RecordText, path: Path) -> str:
    """Print the record of a session; a sentence about it. Raises Unsaved."""
    pages = print_record(text, loaded.conference.name, path)
    corrected = f", Corr.{text.revision - 1}" if text.revision > 1 else ""
    return f"Printed the record{corrected}, on {_count(pages, 'page')}: {path}."


def content_digest(loaded: Loaded, edition: str, session: str) -> str:
    """What the version of a run of show depends on: the content, not the minute of printing."""
    sessions = [one for one in loaded.sessions if session in ("", one.code)]
    return sha256(repr((edition, loaded.conference, sessions)).encode()).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a printed file."""
    return sha256(path.read_bytes()).hexdigest()


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number:,} {thing}s".replace(",", " ")
