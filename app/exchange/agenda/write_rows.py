"""A session as lines of our own table of the agenda: what CSV and XLSX hold, and other forms carry along."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import NAMESPACE_URL, UUID, uuid5

from app.conference.conference import Conference
from app.conference.cue_text import cues_text
from app.conference.sessions import Item, Session
from app.exchange.agenda.table import COLUMNS, session_of_rows
from app.text.csv_text import harmless
from app.times import SECOND, Zone, duration_text, iso

CARRIED = "rostrum"
"""The word under which calendars and schedules carry our own lines, for ourselves alone."""


def uid(conference: Conference, session: Session) -> UUID:
    """The identifier of a session for other programs that want one of this form.

    Its own where its source gave it such a one; else the same as long as that, or both codes, stay the same.
    """
    try:
        return UUID(session.uid)
    except ValueError:
        named = session.uid or f"{conference.code or conference.name}:{session.code}"
        return uuid5(NAMESPACE_URL, f"rostrum:{named}")


def our_uids(conference: Conference, sessions: Iterable[Session]) -> dict[str, str]:
    """Codes by the UIDs under which our own calendars and schedules name sessions."""
    named = {str(uid(conference, replace(session, uid=""))): session.code for session in sessions}
    return named | {str(uid(conference, session)): session.code for session in sessions}


def rows_of(session: Session, zone: Zone) -> list[list[str]]:
    """The session's own line, then one for each of its items; no cell can become a formula."""
    head = {
        "session": session.code,
        "kind": session.kind,
        "title": session.title,
        "start": iso(session.starts, zone),
        "end": iso(session.ends, zone),
        "hard_end": iso(session.hard_end, zone) if session.hard_end else "",
        "room": session.room,
        "language": session.language,
        "limit": "" if session.limit_ms is None else str(session.limit_ms // SECOND),
        "notes": session.notes,
        "uid": session.uid,
        "chair": session.chair,
        "moderator": session.moderator,
    }
    return [_line(head), *(_line(_item(session, item, zone)) for item in session.items)]


def table_of(sessions: Iterable[Session], zone: Zone) -> list[list[str]]:
    """The whole table under its header."""
    lines = (line for session in sessions for line in rows_of(session, zone))
    return [list(COLUMNS), *lines]


_CARRIED = COLUMNS[: COLUMNS.index("cues")]
"""A calendar or schedule goes to others: what the desks are to do stays at home."""


def carried(session: Session, zone: Zone) -> str:
    """The session's lines as one text, for a form that has no place for most of it.

    What other programs escape, cut at or unescape (commas, semicolons, quotes …) stands as =2C.
    """
    rows = [row[: len(_CARRIED)] for row in rows_of(session, zone)]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return _RISKY.sub(lambda sign: f"={ord(sign[0]):02X}", text)


def uncarried(text: str, zone: Zone) -> Session:
    """The session that `carried` wrote, now or formerly. Raises ValueError for anything else."""
    read = next((rows for rows in map(_rows, _forms(text)) if rows is not None), None)
    if read is None:
        raise ValueError("what it carries for Rostrum cannot be read")
    return session_of_rows(read, zone)


_RISKY = re.compile(r'[,;:\\"=%&<>]')
_ENCODED = re.compile("=([0-9A-F]{2})")


def _forms(text: str) -> Iterable[str]:
    """As it is written; as it was formerly, plain; formerly, and escaped by another program since."""
    if '"' not in text:
        yield _ENCODED.sub(lambda code: chr(int(code[1], 16)), text)
    yield text
    unescaped = re.sub(r"\\(.)", r"\1", text)
    if not re.search(r'\\[^"]', unescaped):  # else a sign may have been lost on the way
        yield unescaped


def _rows(text: str) -> Sequence[Sequence[str]] | None:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(rows, list) and all(
        isinstance(row, list) and len(row) == len(_CARRIED) and all(isinstance(cell, str) for cell in row)
        for row in rows
    ):
        return rows
    return None


def _item(session: Session, item: Item, zone: Zone) -> dict[str, str]:
    return {
        "session": session.code,
        "item": item.number,
        "kind": item.kind,
        "title": item.title,
        "start": iso(item.hard_start, zone) if item.hard_start else "",
        "hard_end": iso(item.hard_end, zone) if item.hard_end else "",
        "duration": duration_text(item.duration_ms) if item.duration_ms else "",
        "room": item.room,
        "speaker": item.speaker,
        "entity": item.entity,
        "mode": item.mode,
        "language": item.language,
        "notes": item.notes,
        "cues": cues_text(item.cues),
    }


def _line(cells: dict[str, str]) -> list[str]:
    return [harmless(cells.get(name, "")) for name in COLUMNS]
