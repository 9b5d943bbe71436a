"""From a conference to a run of show on paper: which sessions are printed, in which version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.conference.sessions import Session
from app.errors import Trouble
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.run_of_show import changes
from app.run_of_show.frame import USUAL
from app.run_of_show.join import show_of
from app.run_of_show.pdf import edition_of, print_run_of_show
from app.text.numbers import counted
from app.times import day_of, zone


@dataclass(frozen=True, slots=True)
class Former:
    """An edition as it was printed last: version, digest of the content, first instant; `rows` as kept."""

    version: int = 0
    digest: str = ""
    at: datetime | None = None
    rows: str = ""


@dataclass(frozen=True, slots=True)
class ShowPrint:
    """A printed edition: the sentence about it, and what is kept of it."""

    sentence: str
    version: int
    digest: str
    rows: str


def run_of_show(
    loaded: ConferenceSnapshot,
    lives: Sequence[SessionSnapshot],
    path: Path,
    *,
    edition: str,
    at: datetime,
    former: Former,
    status: str = "",
) -> ShowPrint:
    """An edition of the run of show of these sessions as PDF. Raises Trouble, Unsaved.

    The version grows only when the content has changed; an unchanged one bears the instant, and the marks,
    with which it was printed first.
    """
    form, show = edition_of(edition), show_of(loaded, lives)
    content, now = changes.digest(show, form, status or USUAL), changes.row_texts(show, form)
    kept, before_kept = changes.from_text(former.rows, loaded.protection.hide)
    again = content == former.digest
    before = before_kept if again else kept
    version = max(former.version + (not again), 1)
    pages = print_run_of_show(
        show,
        path,
        printed_at=former.at if again and former.at else at,
        version=version,
        status=status,
        edition=edition,
        changes=changes.changes(before, now),
    )
    what = f"the run of show ({form.title.lower()})"
    sentence = f"Saved {what}, version {version}, on {counted(pages, 'page')}: {path}."
    return ShowPrint(sentence, version, content, changes.as_text(now, before))


def sessions_to_print(loaded: ConferenceSnapshot, session: str = "", day: int = 0) -> list[Session]:
    """The sessions of a code, of a day of the conference counted from 1, or all. Raises Trouble for none."""
    where = zone(loaded.conference.zone)
    first = day_of(loaded.conference.starts, where)
    found = [
        row
        for row in loaded.sessions
        if session in ("", row.code) and day in (0, (day_of(row.starts, where) - first).days + 1)
    ]
    if not found and session:
        raise Trouble(f"There is no session “{session}” in this conference{' on that day' if day else ''}.")
    if not found and day:
        raise Trouble(f"There is no session on day {day} of this conference.")
    return found
