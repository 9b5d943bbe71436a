"""The whole program as it starts with no arguments: its thread, its windows."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.live.desk_id import Role
from app.times import SetClock
from tests.app.people import OPENING
from ui.application import Console
from ui.laptop.options import Options


@pytest.fixture
def clock() -> SetClock:
    """Nine days before Panel 1."""
    return SetClock(OPENING - timedelta(days=9))


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, clock: SetClock) -> Iterator[Console]:
    """`rostrum` with no arguments."""
    console = Console(qapp, Options(role=Role.HOME, clock=clock))
    yield console
    console.close()
    console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
