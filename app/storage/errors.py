"""Why a database or a disk failed, told by its code and never by the words of its message."""

import errno
import sqlite3
from enum import Enum

from sqlalchemy.exc import DBAPIError, OperationalError

ELSEWHERE = "Save a copy elsewhere and open it."


class Cause(Enum):
    """What happened, and what a person can do about it: two sentences."""

    FULL = ("The disk is full.", "Make room, or save a copy elsewhere and open it.")
    READ_ONLY = ("The file is read-only.", ELSEWHERE)
    FORBIDDEN = ("There is no permission to write there.", ELSEWHERE)
    LOCKED = ("The conference is locked by another program.", "Close that program.")
    NO_ANSWER = ("The disk does not answer.", ELSEWHERE)
    CLOSED_FOLDER = ("The folder cannot be written.", ELSEWHERE)
    TOO_LARGE = ("The system lets the file grow no further.", ELSEWHERE)
    TOO_MANY_OPEN = ("The system lets the program open no more files.", "Close other programs and try again.")
    DAMAGED = ("The file is damaged.", ELSEWHERE)
    SERVER_GONE = ("The database server does not answer.", "Look at the network and the server.")


# Primary result codes; an extended one holds its primary code in the lowest eight bits.
_SQLITE = {
    sqlite3.SQLITE_FULL: Cause.FULL,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
    sqlite3.SQLITE_PERM: Cause.FORBIDDEN,
    sqlite3.SQLITE_AUTH: Cause.FORBIDDEN,
    sqlite3.SQLITE_BUSY: Cause.LOCKED,
    sqlite3.SQLITE_LOCKED: Cause.LOCKED,
    sqlite3.SQLITE_IOERR: Cause.NO_ANSWER,
    sqlite3.SQLITE_CANTOPEN: Cause.CLOSED_FOLDER,
    sqlite3.SQLITE_CORRUPT: Cause.DAMAGED,
}
_PRIMARY = 0xFF
_SYSTEM = {
    errno.ENOSPC: Cause.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): Cause.FULL,  # Windows knows no quota
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.FORBIDDEN,
    errno.EPERM: Cause.FORBIDDEN,
    errno.EIO: Cause.NO_ANSWER,
    errno.EFBIG: Cause.TOO_LARGE,
    errno.EMFILE: Cause.TOO_MANY_OPEN,
    errno.ENFILE: Cause.TOO_MANY_OPEN,
}
# SQLSTATE, or how it begins (PostgreSQL, appendix A).
_POSTGRESQL = {
    "08": Cause.SERVER_GONE,
    "53100": Cause.FULL,
    "53300": Cause.SERVER_GONE,
    "57P0": Cause.SERVER_GONE,
    "25006": Cause.READ_ONLY,
    "42501": Cause.FORBIDDEN,
    "55P03": Cause.LOCKED,
    "40001": Cause.LOCKED,
    "40P01": Cause.LOCKED,
}


# What may have many reasons: the system knows which.
_VAGUE = (Cause.NO_ANSWER, Cause.CLOSED_FOLDER, Cause.READ_ONLY, Cause.FORBIDDEN)


def _code(error: BaseException | None) -> int | None:
    """SQLite's extended code of an error; None where it has none."""
    return getattr(error, "sqlite_errorcode", None)


def cause_of(error: BaseException | None) -> Cause | None:
    """Why this error of a database or of a file was raised; None where its code tells nothing known."""
    if isinstance(error, sqlite3.Error):
        code = _code(error)
        if code == sqlite3.SQLITE_IOERR_SHORT_READ:
            return Cause.DAMAGED
        return None if code is None else _SQLITE.get(code & _PRIMARY)
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0)
    if not isinstance(error, DBAPIError):
        return None
    if isinstance(error.orig, sqlite3.Error):
        return cause_of(error.orig)
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state is None:
        # A lost connection has no code: the server could not give one any more.
        lost = error.connection_invalidated or isinstance(error, OperationalError)
        return Cause.SERVER_GONE if lost else None
    return next((cause for begin, cause in _POSTGRESQL.items() if state.startswith(begin)), None)


def reason_of(error: BaseException) -> tuple[str, str] | None:
    """What happened and what to do about it, a sentence each, where the error is a known one."""
    cause = cause_of(error)
    return cause and cause.value


def is_foreign(error: BaseException) -> bool:
    """Whether a file is no database at all."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    return _code(inner) == sqlite3.SQLITE_NOTADB


def not_opened(name: str, error: BaseException, obstacle: Cause | None = None) -> str:
    """Why a conference file could not be opened, and what to do, as one sentence or two.

    `obstacle` is why its folder takes nothing, where it does not: SQLite's codes tell no disk from another.
    """
    cause = cause_of(error)
    if cause in _VAGUE:
        cause = obstacle or cause
    match cause:
        case Cause.DAMAGED | None:
            return damaged(name)
        case Cause.LOCKED:
            return f"{name} is locked by another program; close that and try again."
        case Cause.READ_ONLY | Cause.FORBIDDEN | Cause.CLOSED_FOLDER:
            return f"{name} cannot be opened for writing; copy it to a folder of your own."
        case _:
            return f"{name} was not opened. {' '.join(cause.value)}"


def newer_event(error: Exception) -> str:
    """That a journal holds an act which only a newer program can have written."""
    return f"This conference was written by a newer Rostrum (it knows “{error}”). It was not changed."


def damaged(name: str, backup: str = "") -> str:
    """That a conference file is damaged, and which backup is sound, by its file name."""
    advice = f"take the backup {backup}" if backup else "take the latest backup"
    return f"{name} is damaged and was not opened; {advice}."
