"""Words and rows of the home: sessions by day, findings with what mends them, imports, copies."""

from collections.abc import Collection, Iterator, Sequence

from app.checks.sessions import Finding
from app.conference.import_note import ImportNote
from app.floor.state import SessionState
from app.home.earlier_copy import EarlierCopy
from app.home.session_lines import SessionLine
from app.times import Zone, clock_text, day_text
from ui.home.remedies import remedy
from ui.widgets.desk_rows_model import DeskRow
from ui.widgets.notes_model import Note

DAY = "day "
"""How the keys of rows begin that are the heading of a day."""

_STATES = {
    SessionState.SCHEDULED: ("planned", "muted"),
    SessionState.OPEN: ("OPEN", "live"),
    SessionState.SUSPENDED: ("suspended", "warn"),
    SessionState.CLOSED: ("closed", "muted"),
}
STEPS = {
    "agenda": ("1  Agenda", "edit_agenda"),
    "people": ("2  People", "people"),
    "settings": ("3  Settings", "settings"),
    "rehearsal": ("4  Rehearse and print", "rehearse"),
}
"""The words of the first steps, and what their buttons ask for."""
_KINDS = {"registrants": "people", "zoom": "Zoom’s report"}


def session_rows(lines: Sequence[SessionLine], where: Zone, *, narrow: bool = False) -> Iterator[DeskRow]:
    """Each day, then its sessions; what needs no list of speakers stands back. Narrow: without their ends."""
    day = ""
    for line in lines:
        if day != (day := day_text(line.starts, where)):
            yield DeskRow(f"{DAY}{day}", "", day.upper(), dim=True, strong=True)
        words, tone = _STATES[line.state]
        yield DeskRow(
            line.code,
            clock_text(line.starts, where) + ("" if narrow else f"–{clock_text(line.ends, where)}"),
            " · ".join(part for part in (line.title, line.room) if part),
            words if line.has_list else "",
            tone=tone,
            dim=not line.has_list,
            strong=line.state in (SessionState.OPEN, SessionState.SUSPENDED),
        )


def finding_rows(found: Sequence[Finding]) -> Iterator[Note]:
    """What is wrong, where, and below it what mends it."""
    for place, finding in enumerate(found):
        yield Note(
            f"{place} {finding.code} {finding.where}",
            f"{finding.where}: {finding.what}" if finding.where else finding.what,
            below=f"→ {remedy(finding).words}",
        )


def import_rows(notes: Sequence[ImportNote], undoable: Collection[int], where: Zone) -> Iterator[DeskRow]:
    """What came from which file, when, and what of it; whatever can be taken back says so."""
    for note in notes:
        what = _KINDS.get(note.what, note.what)
        _, day, month, _ = day_text(note.at, where).split()
        yield DeskRow(
            str(note.id),
            f"{day} {month} {clock_text(note.at, where)}",
            f"{what}: {note.source} · {note.summary}",
            "undo" if note.id in undoable else "",
            dim=note.what.startswith("undo "),
        )


def copy_rows(copies: Sequence[EarlierCopy], where: Zone) -> Iterator[DeskRow]:
    """Each copy by its instant at the venue."""
    for copy in copies:
        kept = "kept when another took its place" if copy.aside else ""
        yield DeskRow(str(copy.path), instant_words(copy, where), kept or copy.path.parent.name)


def instant_words(copy: EarlierCopy, where: Zone) -> str:
    """When a copy was made: Mon 14 June 2021 15:02."""
    return f"{day_text(copy.at, where)} {clock_text(copy.at, where)}"


def copies_words(copies: Sequence[EarlierCopy], where: Zone) -> str:
    """When the last copy was made, and how many there are."""
    if not copies:
        return "No backup yet."
    return f"Last copy {instant_words(copies[0], where)} · {len(copies)} in all"
