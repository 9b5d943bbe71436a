"""A real PostgreSQL server for the tests that need one: started once, in its own folder, thrown away."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

_NUMBERS = count(1)
_UNPRIVILEGED = "postgres"


def programs() -> Path | None:
    """The folder with initdb and pg_ctl, where there is one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    return next(iter((*found, *([Path(on_path).parent] if on_path else []))), None)


class Server:
    """A server that listens on this machine only; root runs it as the system's user for it."""

    def __init__(self, bin_folder: Path, home: Path) -> None:
        self._bin, self._home = bin_folder, home
        self._user = _UNPRIVILEGED if hasattr(os, "geteuid") and os.geteuid() == 0 else None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        """Make the cluster, let it listen."""
        data = str(self._home / "data")
        if self._user:
            shutil.chown(self._home, self._user)
            self._home.chmod(0o755)
        self._run(
            "initdb", "-D", data, "-U", "rostrum", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"
        )
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self._home}"
        self._run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(self._home / "log"), "start")

    def stop(self) -> None:
        """End it at once."""
        with contextlib.suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", str(self._home / "data"), "-m", "immediate", "stop")

    def new_database(self) -> str:
        """The address of an empty database."""
        import psycopg

        name = f"conference{next(_NUMBERS)}_{os.getpid()}"
        home = f"postgresql://rostrum@127.0.0.1:{self.port}"
        with psycopg.connect(f"{home}/postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"{home}/{name}"

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._bin / program), *words]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, check=True, user=self._user, cwd=self._home, timeout=60, **quiet)  # type: ignore[call-overload]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """A running server; skipped only where the system has none to start."""
    found = programs()
    if found is None:
        if sys.platform == "linux":
            pytest.fail("PostgreSQL is missing: packaging/start.py test installs it")
        pytest.skip("no PostgreSQL server on this machine")
    with tempfile.TemporaryDirectory(prefix="rostrum-pg-", ignore_cleanup_errors=True) as folder:
        server = Server(found, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def postgresql_url(postgresql_server: Server) -> str:
    """The address of an empty database on a real server."""
    return postgresql_server.new_database()
