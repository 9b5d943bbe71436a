"""Why a database or a disk failed, told by codes: each situation made for real, the words never looked at."""

import errno
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.storage.errors import Cause, cause_of, not_opened, reason_of
from tests.postgres import Server, programs
from tests.stories.test_disk import has_small_disks

ROOT = Path(__file__).parents[3]
FILL = """
import sys, sqlite3
from pathlib import Path
from app.storage.errors import cause_of
file = sqlite3.connect(Path(sys.argv[1]) / "x.db")
file.execute("CREATE TABLE x (y)")
try:
    while True:
        file.execute("INSERT INTO x VALUES (zeroblob(100000))")
        file.commit()
except sqlite3.Error as error:
    print(cause_of(error).name)
try:
    with (Path(sys.argv[1]) / "more").open("wb", buffering=0) as more:
        while True:
            more.write(bytes(4096))
except OSError as error:
    print(cause_of(error).name)
"""


def database(path: Path) -> sqlite3.Connection:
    """A new one with a table of a few pages, which waits for nobody."""
    made = sqlite3.connect(path, timeout=0, isolation_level=None)
    made.execute("CREATE TABLE x (y)")
    made.executemany("INSERT INTO x VALUES (?)", [("text " * 500,) for _ in range(20)])
    return made


def full(path: Path) -> None:
    """No page is left."""
    made = database(path)
    made.execute(f"PRAGMA max_page_count={made.execute('PRAGMA page_count').fetchone()[0]}")
    made.execute("INSERT INTO x VALUES (zeroblob(100000))")


def read_only(path: Path) -> None:
    """Opened to read."""
    database(path).close()
    sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("DELETE FROM x")


def locked_by_another(path: Path) -> None:
    """Another program writes."""
    with closing(database(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        sqlite3.connect(path, timeout=0).execute("SELECT * FROM x")


def locked_by_itself(path: Path) -> None:
    """A table goes while it is read."""
    made = database(path)
    reading = made.execute("SELECT * FROM x")
    reading.fetchone()
    made.execute("DROP TABLE x")


def no_folder(path: Path) -> None:
    """There is no place for the file."""
    sqlite3.connect(path / "no" / "x.db").execute("CREATE TABLE x (y)")


def damaged(path: Path) -> None:
    """Pages were overwritten."""
    database(path).close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    sqlite3.connect(path).execute("SELECT * FROM x").fetchall()


def forbidden(path: Path) -> None:
    """The program may not do this."""
    made = database(path)
    made.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)
    made.execute("SELECT * FROM x")


def no_answer(path: Path) -> None:
    """The system takes no more of the file, which is no matter of the disk's room."""
    resource = pytest.importorskip("resource")
    made = database(path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, before[1]))
    try:
        made.execute("INSERT INTO x VALUES (zeroblob(100000))")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def no_database(path: Path) -> None:
    """Something else."""
    path.write_bytes(b"a picture or a letter " * 100)
    sqlite3.connect(path).execute("SELECT * FROM x")


def words_that_mislead(path: Path) -> None:
    """A rule of the tables whose words speak of disks, locks, rights and servers."""
    made = database(path)
    words = "full, no space, readonly, locked, permission, malformed, server, connection"
    made.execute(f"CREATE TRIGGER t BEFORE DELETE ON x BEGIN SELECT RAISE(ABORT, '{words}'); END")
    made.execute("DELETE FROM x")


def closed(path: Path) -> None:
    """A fault of ours: it has no code at all."""
    made = database(path)
    made.close()
    made.execute("SELECT 1")


@pytest.mark.parametrize(
    ("situation", "cause"),
    [
        (full, Cause.FULL),
        (read_only, Cause.READ_ONLY),
        (locked_by_another, Cause.LOCKED),
        (locked_by_itself, Cause.LOCKED),
        (no_folder, Cause.CLOSED_FOLDER),
        (damaged, Cause.DAMAGED),
        (forbidden, Cause.FORBIDDEN),
        (no_answer, Cause.NO_ANSWER),
        (no_database, None),
        (words_that_mislead, None),
        (closed, None),
    ],
)
@pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")
def test_sqlite_tells_by_its_code(
    tmp_path: Path, situation: Callable[[Path], None], cause: Cause | None
) -> None:
    """By itself, and as SQLAlchemy hands it on."""
    with pytest.raises(sqlite3.Error) as raised:
        situation(tmp_path / "x.db" if situation is not no_folder else tmp_path)

    assert cause_of(raised.value) is cause
    assert cause_of(DBAPIError("INSERT full", {"said": "locked"}, raised.value)) is cause
    assert reason_of(raised.value) == (cause and cause.value)


@pytest.mark.skipif(not has_small_disks(), reason="this system lets nobody make a small disk")
def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    """A real one of one megabyte, told by SQLite and by the system."""
    script = 'mount -t tmpfs -o size=1m none "$1" && exec "$2" -c "$3" "$1"'
    words = (str(tmp_path), sys.executable, FILL)
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert done.stdout.split() == ["FULL", "FULL"], done.stderr


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, Cause.FULL),
        (getattr(errno, "EDQUOT", errno.ENOSPC), Cause.FULL),
        (errno.EROFS, Cause.READ_ONLY),
        (errno.EACCES, Cause.FORBIDDEN),
        (errno.EPERM, Cause.FORBIDDEN),
        (errno.EIO, Cause.NO_ANSWER),
        (errno.ENOENT, None),
        (None, None),
    ],
)
def test_the_system_tells_by_its_number(code: int | None, cause: Cause | None) -> None:
    """In whatever language the system speaks."""
    assert cause_of(OSError(code, "Kein Platz, readonly, locked")) is cause


def test_an_error_of_another_kind_tells_nothing() -> None:
    """Whatever its words are."""
    assert cause_of(ValueError("the disk is full")) is None
    assert reason_of(KeyError("locked")) is None


@pytest.mark.parametrize(
    ("situation", "sentence"),
    [
        (locked_by_another, "x is locked by another program; close that and try again."),
        (read_only, "x cannot be opened for writing; copy it to a folder of your own."),
        (full, "x was not opened. The disk is full. Make room, or save a copy elsewhere and open it."),
        (damaged, "x is damaged and was not opened; take the latest backup."),
        (no_database, "x is damaged and was not opened; take the latest backup."),
    ],
)
@pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")
def test_what_is_not_opened_is_one_sentence(
    tmp_path: Path, situation: Callable[[Path], None], sentence: str
) -> None:
    """Which names the file."""
    with pytest.raises(sqlite3.Error) as raised:
        situation(tmp_path / "x.db")

    assert not_opened("x", raised.value) == sentence


# A server


@pytest.fixture
def server(postgresql_url: str) -> Callable[[], Connection]:
    """Connections to one database on a real server."""
    engine = create_engine(
        postgresql_url.replace("postgresql://", "postgresql+psycopg://", 1), poolclass=NullPool
    )
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE x (y integer)"))
        connection.execute(text("INSERT INTO x VALUES (1), (2)"))
    return engine.connect


def refused(connection: Connection, *statements: str) -> DBAPIError:
    """The error that the last of these statements raises."""
    with connection, pytest.raises(DBAPIError) as raised:
        for statement in statements:
            connection.execute(text(statement))
    return raised.value


@pytest.mark.parametrize(
    ("statements", "cause"),
    [
        (("SET TRANSACTION READ ONLY", "DELETE FROM x"), Cause.READ_ONLY),
        (("CREATE ROLE nobody_{n}", "SET ROLE nobody_{n}", "DELETE FROM x"), Cause.FORBIDDEN),
        (("DO $$ BEGIN RAISE SQLSTATE '53100' USING MESSAGE = 'Platte voll'; END $$",), Cause.FULL),
        (("DO $$ BEGIN RAISE SQLSTATE '40001' USING MESSAGE = 'x'; END $$",), Cause.LOCKED),
        (("DO $$ BEGIN RAISE SQLSTATE '08006' USING MESSAGE = 'x'; END $$",), Cause.SERVER_GONE),
        (("DO $$ BEGIN RAISE 'full locked readonly server connection permission'; END $$",), None),
        (("SELECT server_connection_is_full FROM x",), None),
    ],
)
def test_a_server_tells_by_its_state(
    server: Callable[[], Connection], statements: tuple[str, ...], cause: Cause | None
) -> None:
    """The five letters of SQLSTATE, whatever language the server speaks."""
    assert cause_of(refused(server(), *(words.format(n=os.getpid()) for words in statements))) is cause


def test_a_row_that_another_holds(server: Callable[[], Connection]) -> None:
    """For longer than one waits."""
    with server() as other:
        other.execute(text("UPDATE x SET y = 3"))
        error = refused(server(), "SET LOCAL lock_timeout = '50ms'", "UPDATE x SET y = 4")

    assert cause_of(error) is Cause.LOCKED


def test_two_that_wait_for_each_other(server: Callable[[], Connection]) -> None:
    """The server lets one of them go."""
    errors: list[DBAPIError] = []
    both = threading.Barrier(2)

    def work(first: int, then: int) -> None:
        with server() as connection, suppress(threading.BrokenBarrierError):
            try:
                connection.execute(text(f"UPDATE x SET y = y WHERE y = {first}"))
                both.wait(10)
                connection.execute(text(f"UPDATE x SET y = y WHERE y = {then}"))
            except DBAPIError as error:
                errors.append(error)

    desks = [threading.Thread(target=work, args=order) for order in ((1, 2), (2, 1))]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(30)

    assert [cause_of(error) for error in errors] == [Cause.LOCKED]


def test_a_connection_that_was_ended(server: Callable[[], Connection]) -> None:
    """By whoever runs the server; and once more, when the lost connection is used again."""
    with server() as connection:
        number = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with server() as other:
            other.execute(text(f"SELECT pg_terminate_backend({number}, 5000)"))
        with pytest.raises(DBAPIError) as raised:
            connection.execute(text("SELECT 1"))
        assert cause_of(raised.value) is Cause.SERVER_GONE


def test_a_server_that_was_stopped() -> None:
    """In mid use, and when it is asked for a new connection."""
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server on this machine")
    with tempfile.TemporaryDirectory(prefix="rostrum-pg-", ignore_cleanup_errors=True) as folder:
        own = Server(found, Path(folder))
        own.start()
        address = own.new_database().replace("postgresql://", "postgresql+psycopg://", 1)
        engine = create_engine(address, poolclass=NullPool)
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT 1"))
                own.stop()
                with pytest.raises(DBAPIError) as raised:
                    connection.execute(text("SELECT 1"))
        finally:
            own.stop()
        with pytest.raises(DBAPIError) as again:
            engine.connect()

    assert cause_of(raised.value) is Cause.SERVER_GONE
    assert cause_of(again.value) is Cause.SERVER_GONE
