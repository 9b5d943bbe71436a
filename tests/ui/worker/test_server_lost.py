"""The database server goes away under a console and comes back: said within seconds, and mended by itself."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.times import SetClock
from tests.app.people import CONFERENCE, OPENING, PANEL
from tests.postgres import Server, programs
from ui.worker.desk import Desk

pytestmark = pytest.mark.skipif(programs() is None, reason="no PostgreSQL server on this machine")


class OwnServer(Server):
    """A server that one test may end and start again."""

    def start_again(self) -> None:
        """With everything that it held."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self._home}"
        data = str(self._home / "data")
        self._run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(self._home / "log"), "start")


@pytest.fixture
def server() -> Iterator[OwnServer]:
    """Running."""
    found = programs()
    assert found is not None
    with tempfile.TemporaryDirectory(prefix="rostrum-pg-", ignore_cleanup_errors=True) as folder:
        server = OwnServer(found, Path(folder))
        server.start()
        yield server
        server.stop()


def test_the_server_is_gone_and_comes_back(qtbot: QtBot, server: OwnServer) -> None:
    """Said without a key being pressed; an act meanwhile is not saved and said so; then all goes on."""
    address = server.new_database()
    station = Station.create(address, CONFERENCE, clock=SetClock(OPENING))
    with station.changing("The test") as connection:
        write_sessions(connection, (PANEL,))
    station.close()
    desk = Desk(SetClock(OPENING))
    with qtbot.waitSignals([desk.loaded, desk.live], timeout=20_000):
        desk.open(address, "D1-P1")
    with qtbot.waitSignal(desk.floor.done, timeout=20_000):
        desk.floor.do("request_floor", delegation="CA")

    with qtbot.waitSignal(desk.trouble, timeout=20_000) as answer:
        server.stop()
    assert answer.args[0].startswith("The database server does not answer.")
    with qtbot.waitSignal(desk.trouble, timeout=20_000) as answer:
        desk.floor.do("request_floor", delegation="NO")
    assert answer.args[0].startswith("The database server does not answer.")

    with qtbot.waitSignal(desk.recovered, timeout=30_000):
        server.start_again()
    with qtbot.waitSignal(desk.floor.done, timeout=20_000) as done:
        desk.floor.do("request_floor", delegation="TR")
    floor = done.args[0].live.floor
    assert [floor.requests[request].delegation for request in floor.waiting] == ["CA", "TR"]
    desk.close()
