"""What a backup says of itself: of which conference it is, made when, as which one, and how far that was.

The mark stands in the copy alone. A conference has an identity that survives renaming and moving.
"""

import secrets
import sqlite3
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from app.conference.matters import OwnMatter
from app.storage.database import APPLICATION_ID
from app.storage.rows import instant_of
from app.storage.schema import conference, decisions, desk_entries, entries
from app.storage.signature import Signature
from app.storage.tables.decisions import decide, forget, read_decisions

_IDENTITY = "identity"
_IDENTITY_BYTES = 12
_MOST_STEPS = 1_000_000
"""SQLite's own steps, thousands of times what an honest mark needs: a file from outside may never end."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a conference is: its rows' revision, and how many acts the floor and the door have seen."""

    revision: int
    acts: int
    door_acts: int

    def reaches(self, other: "State") -> bool:
        """Whether nothing is in the other that is not in this one: these numbers only grow."""
        mine, theirs = ((state.revision, state.acts, state.door_acts) for state in (self, other))
        return all(have >= needed for have, needed in zip(mine, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class BackupMark:
    """`conference` is the identity of what was copied, `at` when (UTC), `number` which copy it is."""

    conference: str
    at: datetime
    number: int
    state: State


def read_identity(connection: Connection) -> str:
    """Which conference this is, whatever its name and place; empty in one from before there was this."""
    return read_decisions(connection, OwnMatter.CONFERENCE).get(_IDENTITY, "")


def write_identity(connection: Connection, by: Signature) -> str:
    """Give a conference an identity of its own; it is returned."""
    identity = secrets.token_hex(_IDENTITY_BYTES)
    decide(connection, by, OwnMatter.CONFERENCE, {_IDENTITY: identity})
    return identity


def read_state(connection: Connection) -> State:
    """How far a conference is now."""
    revision = connection.execute(select(conference.c.revision)).scalar_one()
    acts, door_acts = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (entries, desk_entries)
    )
    return State(revision, acts, door_acts)


def write_mark(connection: Connection, by: Signature, identity: str, number: int) -> None:
    """Mark a copy, in place of whatever stood in what was copied."""
    state = read_state(connection)
    forget(connection, OwnMatter.BACKUP, read_decisions(connection, OwnMatter.BACKUP))
    words = (number, state.revision, state.acts, state.door_acts)
    decide(connection, by, OwnMatter.BACKUP, {identity: " ".join(map(str, words))})


def read_mark(path: Path) -> BackupMark | None:
    """The mark of a backup that is as it was made; None for every other file, and for one that is in use.

    Reads through SQLite alone and without its locks, for the file may be anything and belong to anybody.
    """
    try:
        log = path.with_name(f"{path.name}-wal")
        if not stat.S_ISREG(path.stat().st_mode) or (log.exists() and log.stat().st_size):
            return None
        driver = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)
    except (OSError, ValueError, sqlite3.Error):
        return None
    engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
    try:
        driver.set_progress_handler(lambda: 1, _MOST_STEPS)
        if driver.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return None
        with engine.connect() as connection:
            return _mark_in(connection)
    except (SQLAlchemyError, sqlite3.Error, ValueError, TypeError, OverflowError, AttributeError):
        return None
    finally:
        driver.close()
        engine.dispose()


def _mark_in(connection: Connection) -> BackupMark | None:
    """Raises ValueError or TypeError for a mark that is none."""
    mark = (decisions.c.key, decisions.c.choice, decisions.c.at)
    row = connection.execute(select(*mark).where(decisions.c.matter == OwnMatter.BACKUP.value)).one()
    number, *then = map(int, row.choice.split())
    state, at = State(*then), instant_of(row.at)
    return BackupMark(row.key, at, number, state) if at and state == read_state(connection) else None
