"""Opening a conference file or server: whose it is, which version, and how it must be written.

Durability is decided here: WAL and synchronous=FULL, so that an act that was acknowledged is on the disk.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from app.errors import Unreachable, Unsaved
from app.storage import conference_file as files
from app.storage.errors import ELSEWHERE, Cause, cause_of, damaged, is_foreign, not_opened, reason_of
from app.storage.inspection import Damaged, Foreign, require_plain_tables, require_sound
from app.storage.inspection import require_sound_plans as sound_plans
from app.storage.log import HeldLog, save_lost_log
from app.storage.log import settle as settle_log
from app.storage.schema import SCHEMA
from app.storage.sums import fill_in, keep_sums

__all__ = ["Connection"]  # SQLAlchemy's, which whoever opens a conference names by this module

APPLICATION_ID = 0x526F7374
"""The letters "Rost" in the header of every conference file."""

KEPT_ASIDE = "kept aside"
"""Under this name, the file into which the connection before was saved, if it was."""

UPGRADED = "upgraded"
"""Under this name a connection's `info` tells, in a sentence, that the conference was upgraded."""

NOT_FOUND_AGAIN = "What was written was not found again, so it was not done. Take the latest backup."
_LOG = "log"
_LEAST_SPACE = 1_000_000
_NOT_UNDERSTOOD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

Fill = Callable[[Connection], None]
"""Writes the rows of a new conference."""


def is_server(address: str) -> bool:
    """Whether the address is a PostgreSQL URL rather than a file."""
    return address.startswith(("postgresql://", "postgresql+psycopg://"))


def connect(address: str) -> Connection:
    """A connection to an existing conference, upgraded when it is older.

    Raises Unreachable, with the file unchanged, when it is missing, foreign, damaged or newer.
    """
    if is_server(address):
        return _connect_server(address)
    path = files.place_of(address)
    files.require_file(path)
    HeldLog.require_none_lost(path)
    with _opening(path):
        connection = engine_of(path).connect()
        try:
            _require_ours(connection, path)
            _bring_up_to_date(connection, path)
            if connection.execute(text("PRAGMA journal_mode=WAL")).scalar() != "wal":
                raise Unreachable(f"{path.name} can have no log where it lies; copy it to another folder.")
            connection.commit()
            files.keep_to_owner(path)
            require_sound(driver_of(connection))  # the first look after which the log is there
            connection.info[_LOG] = HeldLog(path)
        except BaseException:
            connection.close()
            raise
    return connection


def create(address: str, fill: Fill) -> Connection:
    """A connection to a new conference with the rows that `fill` writes; whole, or not there at all.

    Raises Unsaved when there is something already, Unreachable when there is no server.
    """
    if is_server(address):
        connection = _reach_server(address)
        if inspect(connection).has_table("conference"):
            connection.close()
            raise Unsaved("There is a conference in this database already; it was not changed.")
        upgrade(connection)
        fill(connection)
        connection.commit()
        return connection
    path = files.place_of(address)
    if path.exists():
        raise Unsaved(f"{path.name} exists already; choose another name.")
    if not path.parent.is_dir():
        raise Unsaved(f"There is no folder {path.parent}.")
    with writing(path.name), files.made_beside(path) as made:
        make(made, fill)
        try:
            files.put_in_place(made, path)
        except FileExistsError:
            raise Unsaved(f"{path.name} exists already; choose another name.") from None
    return connect(address)


def make(path: Path, fill: Fill) -> None:
    """A conference with the rows that `fill` writes in an empty file, closed again; who made it syncs it."""
    connection = engine_of(path).connect()
    try:
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))
        connection.execute(text("PRAGMA synchronous=OFF"))
        connection.commit()
        upgrade(connection)
        fill(connection)
        require_sound_plans(connection)
        connection.commit()
    finally:
        connection.close()


def close(connection: Connection) -> None:
    """Let go of a conference."""
    log: HeldLog | None = None if connection.closed else connection.info.get(_LOG)
    connection.close()
    connection.engine.dispose()
    if log is not None:
        log.let_go()


def upgrade(connection: Connection) -> None:
    """Run the revisions that are missing, and note the version."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "upgrades"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "sqlite" and not driver_of(connection).in_transaction:
        # All or nothing, and one after another: left to itself, SQLite's driver commits each table.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        fill_in(connection)
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


def mark_of(address: str) -> files.Mark | None:
    """What tells a file from another of the same name; None for a server, or when it is gone."""
    return None if is_server(address) else files.mark_of(files.place_of(address))


def require_in_place(address: str, mark: files.Mark | None) -> None:
    """Refuse to write into a file that was taken away or replaced: it would be lost. Raises Unsaved."""
    if not is_server(address) and mark_of(address) != mark:
        raise Unsaved(
            "The conference file was moved, deleted or replaced. "
            "Put it back. Save a copy to another place and open that to go on."
        )


def has_lost_its_log(connection: Connection) -> bool:
    """Whether the log was taken away, or the connection was closed for that."""
    return connection.closed or (_LOG in connection.info and connection.info[_LOG].is_lost)


def reopened(connection: Connection, address: str) -> Connection:
    """A new connection in the place of one whose log was taken away; what only that one knew is saved.

    Raises Unreachable, with the old one closed, also while another desk of this process holds the lost log.
    """
    aside = None
    if not connection.closed:
        with suppress(sqlite3.Error, OSError):
            connection.rollback()
            aside = save_lost_log(driver_of(connection), connection.info[_LOG])
        close(connection)
    anew = connect(address)
    anew.info[KEPT_ASIDE] = aside.name if aside else ""
    return anew


def settle(connection: Connection, *, waits: bool) -> bool:
    """Carry the log into the file: then nothing that was acknowledged is lost with it. Whether that is done.

    `waits` a moment for who reads an older state.
    """
    if _LOG not in connection.info:
        return True
    with suppress(sqlite3.Error, OSError):  # the next time, or when the conference is closed
        return settle_log(driver_of(connection), connection.info[_LOG], waits=waits)
    return False


def require_sound_plans(connection: Connection) -> None:
    """Refuse to write settings or an agenda with which the file would not be opened again. Raises Unsaved."""
    if not is_a_server(connection):
        try:
            sound_plans(driver_of(connection))
        except Damaged:
            raise Unsaved(
                "There is a time outside the calendar or a value out of its range; nothing was saved."
            ) from None


def is_a_server(connection: Connection) -> bool:
    """Whether the connection leads to PostgreSQL."""
    return connection.dialect.name != "sqlite"


def require_space(address: str) -> None:
    """Refuse a disk on which a small trial would fit and the next acts would not. Raises Unsaved."""
    with suppress(OSError):
        if not is_server(address) and _free(files.place_of(address)) < _LEAST_SPACE:
            raise Unsaved(" ".join(Cause.FULL.value))


def _free(path: Path) -> int:
    return shutil.disk_usage(path.parent).free


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """Turn rows that cannot be read or understood into a sentence; what was begun is ended.

    Inside a transaction it only reads. Raises Unreachable.
    """
    begins = not connection.in_transaction()
    try:
        yield
    except (DBAPIError, *_NOT_UNDERSTOOD) as error:
        # What was begun on a lost connection must be given up before another is made.
        connection.rollback()
        reason, advice = reason_of(error) or ("The conference cannot be read.", "Take the latest backup.")
        raise Unreachable(f"{reason} {advice}") from error
    finally:
        if begins:
            connection.rollback()


def look_at_one_moment(connection: Connection) -> None:
    """Whatever is read from now on, until what was begun is ended, is as one commit left it."""
    if not is_a_server(connection) and not driver_of(connection).in_transaction:
        connection.exec_driver_sql("BEGIN")


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


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection under one to a file."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def engine_of(path: Path) -> Engine:
    """To a file, with how it is written and the sums of its rows."""
    # By a function and not by a URL, in which `%`, `?` and `#` would mean something.
    engine = create_engine("sqlite://", creator=lambda: files.connect_file(path), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _pragmas(driver: sqlite3.Connection, _record: object) -> None:
        for pragma in (
            "busy_timeout=2000",
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
        ):
            driver.execute(f"PRAGMA {pragma}")

    keep_sums(engine)
    return engine


@contextmanager
def _opening(path: Path) -> Iterator[None]:
    try:
        yield
    except Damaged:
        raise Damaged(damaged(path.name)) from None
    except (DBAPIError, sqlite3.Error, OSError) as error:
        if is_foreign(error):
            raise Foreign(_FOREIGN.format(path.name)) from error
        if (cause_of(error) or Cause.DAMAGED) is Cause.DAMAGED:
            raise Damaged(damaged(path.name)) from error
        raise Unreachable(not_opened(path.name, error, files.why_not_written(path.parent))) from error


def _require_ours(connection: Connection, path: Path) -> None:
    if connection.execute(text("PRAGMA application_id")).scalar() != APPLICATION_ID:
        raise Foreign(_FOREIGN.format(path.name))
    if connection.execute(text("PRAGMA integrity_check(1)")).scalar() != "ok":
        raise Damaged
    require_plain_tables(driver_of(connection))
    connection.rollback()


def _version(connection: Connection) -> int:
    return int(connection.execute(text("PRAGMA user_version")).scalar() or 0)


def _bring_up_to_date(connection: Connection, path: Path) -> None:
    version = _version(connection)
    if version > SCHEMA:
        raise Unreachable(_newer("file", version))
    if version == SCHEMA:
        return
    # From here on nobody else writes: what is copied aside is what is upgraded.
    connection.rollback()
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    if _version(connection) == version:
        with closing(files.connect_file(path)) as before:  # who writes cannot be copied from
            aside = files.keep_aside(before, path, f"before schema {SCHEMA}")
        connection.info[UPGRADED] = (
            f"This older conference was upgraded; it is kept as it was in {aside.name}."
        )
    try:
        upgrade(connection)
    except _NOT_UNDERSTOOD as error:
        raise Damaged from error


_FOREIGN = "{} is not a Rostrum conference; it was not changed."


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
