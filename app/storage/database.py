"""Opening a conference file or server: whose it is, which version, and how it must be written.

Durability is decided here: WAL and synchronous=FULL, so that an act that was acknowledged is on the disk.
"""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from app.errors import Unreachable, Unsaved
from app.storage.errors import ELSEWHERE, Cause, damaged, not_opened, reason_of
from app.storage.schema import SCHEMA
from app.whole_files import make_private

__all__ = [
    "APPLICATION_ID",
    "Connection",
    "commits_seen",
    "connect",
    "create",
    "do_not_sync",
    "is_server",
    "reading",
    "upgrade",
    "writing",
]

APPLICATION_ID = 0x526F7374
"""The letters "Rost" in the header of every conference file."""

UPGRADED = "upgraded"
"""Under this name a connection's `info` tells, in a sentence, that the conference was upgraded."""

_LEAST_SPACE = 1_000_000
_MAGIC = b"SQLite format 3\0"


def is_server(address: str) -> bool:
    """Whether the address is a PostgreSQL URL rather than a file."""
    return address.startswith(("postgresql://", "postgresql+psycopg://"))


def connect(address: str) -> Connection:
    """A connection to an existing conference, upgraded when it is older.

    Raises Unreachable, with the file unchanged, when it is missing, foreign, damaged or newer.
    """
    if is_server(address):
        return _connect_server(address)
    path = Path(address)
    _require_conference_file(path)
    with _opening(path):
        connection = _engine(path).connect()
        try:
            _require_whole(connection, path)
            _bring_up_to_date(connection, path)
            connection.execute(text("PRAGMA journal_mode=WAL"))
            connection.commit()
        except BaseException:
            connection.close()
            raise
    return connection


def create(address: str) -> Connection:
    """A connection to a new, empty conference.

    Raises Unsaved when there is something already, Unreachable when there is no server.
    """
    if is_server(address):
        connection = _reach_server(address)
        if inspect(connection).has_table("conference"):
            connection.close()
            raise Unsaved("There is a conference in this database already; it was not changed.")
        upgrade(connection)
        return connection
    path = Path(address)
    if path.exists():
        raise Unsaved(f"{path.name} exists already; choose another name.")
    if not path.parent.is_dir():
        raise Unsaved(f"There is no folder {path.parent}.")
    with writing(path.name):
        make_private(path)
        connection = _engine(path).connect()
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
        connection.execute(text("PRAGMA journal_mode=WAL"))
        connection.commit()
        upgrade(connection)
    return connection


def upgrade(connection: Connection) -> None:
    """Run the revisions that are missing, and note the version."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "upgrades"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "sqlite":
        # All or nothing, and one after another: left to itself, SQLite's driver commits each table.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA user_version={SCHEMA}"))
    connection.commit()


@contextmanager
def writing(what: str) -> Iterator[None]:
    """Turn what the database says of disk, rights and locks into a sentence. Raises Unsaved."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        reason, advice = reason_of(error) or ("The conference cannot be written.", ELSEWHERE)
        raise Unsaved(f"{reason} {what} was not saved. {advice}") from error


def mark_of(address: str) -> tuple[int, int] | None:
    """What tells a file from another of the same name; None for a server, or when it is gone."""
    if is_server(address):
        return None
    try:
        found = Path(address).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def require_in_place(address: str, mark: tuple[int, int] | None) -> None:
    """Refuse to write into a file that was taken away or replaced: it would be lost. Raises Unsaved."""
    if not is_server(address) and mark_of(address) != mark:
        raise Unsaved(
            "The conference file was moved, deleted or replaced. "
            "Put it back. Save a copy to another place and open that to go on."
        )


def require_space(address: str) -> None:
    """Refuse a disk on which a small trial would fit and the next acts would not. Raises Unsaved."""
    with suppress(OSError):
        if not is_server(address) and shutil.disk_usage(Path(address).parent).free < _LEAST_SPACE:
            raise Unsaved(" ".join(Cause.FULL.value))


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """Turn rows that cannot be read or understood into a sentence; what was begun is ended.

    Inside a transaction it only reads. Raises Unreachable.
    """
    begins = not connection.in_transaction()
    try:
        yield
    except (DBAPIError, LookupError, TypeError, ValueError) as error:
        # What was begun on a lost connection must be given up before another is made.
        connection.rollback()
        reason, advice = reason_of(error) or ("The conference cannot be read.", "Take the latest backup.")
        raise Unreachable(f"{reason} {advice}") from error
    finally:
        if begins:
            connection.rollback()


def commits_seen(connection: Connection) -> int | None:
    """A number that changes with every commit of another connection; None where only rows can tell."""
    if connection.dialect.name != "sqlite":
        return None
    seen: int = connection.execute(text("PRAGMA data_version")).scalar_one()
    return seen


def do_not_sync(connection: Connection) -> None:
    """Do not wait for the disk: only for a copy that is thrown away."""
    connection.execute(text("PRAGMA synchronous=OFF"))
    connection.rollback()


def _engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path.as_posix()}", poolclass=NullPool, connect_args={"check_same_thread": False}
    )

    @event.listens_for(engine, "connect")
    def _pragmas(driver: sqlite3.Connection, _record: object) -> None:
        for pragma in ("busy_timeout=2000", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
            driver.execute(f"PRAGMA {pragma}")

    return engine


def _require_conference_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise Unreachable(f"There is no file {path}.") from None
    except (OSError, ValueError):
        raise Unreachable(f"{path} cannot be reached.") from None
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "no ordinary file"
        raise Unreachable(f"{path} is {kind}, not a conference.")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        raise Unreachable(f"{path} cannot be read: no permission.") from None
    identity = int.from_bytes(header[68:72], "big")
    if not header.startswith(_MAGIC) or identity != APPLICATION_ID:
        raise Unreachable(f"{path.name} is not a Rostrum conference; it was not changed.")


@contextmanager
def _opening(path: Path) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise Unreachable(not_opened(path.name, error)) from error


def _require_whole(connection: Connection, path: Path) -> None:
    if connection.execute(text("PRAGMA quick_check(1)")).scalar() != "ok":
        raise Unreachable(damaged(path.name))


def _bring_up_to_date(connection: Connection, path: Path) -> None:
    version = int(connection.execute(text("PRAGMA user_version")).scalar() or 0)
    if version > SCHEMA:
        raise Unreachable(_newer("file", version))
    if version < SCHEMA:
        aside = path.with_name(f"{path.stem} before schema {SCHEMA}{path.suffix}")
        # Whatever still stands in the write-ahead log belongs into the copy too.
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        connection.rollback()
        shutil.copy2(path, aside)
        upgrade(connection)
        connection.info[UPGRADED] = (
            f"This older conference was upgraded; it is kept as it was in {aside.name}."
        )


def _newer(what: str, version: int) -> str:
    return (
        f"This {what} was written by a newer Rostrum (schema {version}, this one knows {SCHEMA}). "
        "It was not opened and not changed."
    )


def _reach_server(address: str) -> Connection:
    url = address.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        return create_engine(url, poolclass=NullPool, connect_args=_PATIENCE).connect()
    except OperationalError as error:
        raise Unreachable("The database server cannot be reached.") from error
    except (ArgumentError, ValueError):
        raise Unreachable("The address of the database server is none that can be understood.") from None
    except ModuleNotFoundError:
        raise Unreachable(
            "This installation has no PostgreSQL driver; install rostrum[postgresql]."
        ) from None


def _connect_server(address: str) -> Connection:
    connection = _reach_server(address)
    if not inspect(connection).has_table("alembic_version"):
        connection.close()
        raise Unreachable("There is no conference in this database.")
    version = int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or 0)
    if version > SCHEMA:
        connection.close()
        raise Unreachable(_newer("conference", version))
    if version < SCHEMA:
        upgrade(connection)
    connection.rollback()
    return connection


_PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 5_000,
}
"""Seconds (the last: milliseconds) until a server that is gone is known to be gone."""
