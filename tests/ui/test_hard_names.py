"""No window shows or says a protected name, in a conference in which everybody typed some."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from app.live.desk_id import Role
from app.times import SetClock
from tests.app.people import OPENING
from tests.app.protection.hard_names import told
from tests.app.protection.test_ways_out import full_of_names
from tests.ui.at_once import PromptDesk
from ui.agenda.window import AgendaWindow
from ui.chair.window import ChairWindow
from ui.displays.lectern import LecternWindow
from ui.displays.room import RoomWindow
from ui.displays.waiting import WaitingWindow
from ui.style.theme import Theme
from ui.tech.window import TechWindow
from ui.widgets.desk_row_painter import DeskRow
from ui.widgets.rows_model import ROW

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole, ROW,
)  # fmt: skip
_HEARD = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
Act = Callable[[PromptDesk], object]


def texts(window: QWidget) -> Iterator[str]:
    """All that a window shows or a screen reader says of it: widgets, lists, menus, tool tips."""
    for part in (window, *window.findChildren(QObject)):
        if isinstance(part, QAction):
            yield from (part.text(), part.toolTip(), part.statusTip())
        if not isinstance(part, QWidget):
            continue
        face = QAccessible.queryAccessibleInterface(part)
        yield from (face.text(kind) for kind in _HEARD if face is not None)
        yield from (part.windowTitle(), part.toolTip(), part.accessibleName(), part.accessibleDescription())
        if isinstance(part, QAbstractItemView) and (model := part.model()) is not None:
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            for row in range(model.rowCount()):
                cells = [model.index(row, column) for column in range(columns)]
                yield from (_seen(cell.data(role)) for cell in cells for role in _ROLES)


def _seen(held: object) -> str:
    """What is painted of a row; its key names it for the desk alone."""
    return repr(replace(held, key="") if isinstance(held, DeskRow) else held)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text of it names somebody protected."""
    return full_of_names(tmp_path_factory.mktemp("names") / "conference.rostrum")


@pytest.fixture
def path(made_once: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(copy(made_once, tmp_path / "conference.rostrum"))


MOMENTS: dict[str, Act] = {
    "somebody speaks": lambda desk: None,
    "held": lambda desk: desk.floor.do("hold", reason="Kühnholz is not heard"),
    "suspended": lambda desk: desk.floor.do("suspend_session", reason="coffee with Ms Thiéry"),
    "a film with a name": lambda desk: desk.floor.do("start_item", item="2"),
    "a message to the speaker": lambda desk: desk.floor.do(
        "send_message", to="speaker", text="Ms Uv waits for 柳若溪"
    ),
    "over": lambda desk: desk.floor.do("close_session"),
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("role", [Role.CHAIR, Role.TECH, Role.AGENDA])
def test_no_desk_tells_a_name(qtbot: QtBot, path: Path, night: Theme, role: Role, moment: str) -> None:
    """Chair, tech desk and agenda's editor: seen, heard, pointed at, in every list."""
    clock = SetClock(OPENING + timedelta(minutes=10))
    desk = PromptDesk(path, clock, role=role)
    made = {Role.CHAIR: ChairWindow, Role.TECH: TechWindow, Role.AGENDA: AgendaWindow}[role]
    window = made(desk, clock, night)
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    MOMENTS[moment](desk)
    window._ticker.tick()
    found = [words for words in texts(window) if words]
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()

    assert len(found) > 50
    assert [(words[:120], told(words)) for words in found if told(words)] == []


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("made", [RoomWindow, LecternWindow, WaitingWindow])
def test_no_display_tells_a_name(
    qtbot: QtBot, path: Path, night: Theme, made: type[RoomWindow], moment: str
) -> None:
    """What it paints, and what it says."""
    clock = SetClock(OPENING + timedelta(minutes=10))
    desk = PromptDesk(path, clock)
    window = made(clock, night)
    MOMENTS[moment](desk)
    window.show_loaded(desk.station.load())
    window.show_live(desk.station.live("D1-P1"))
    shown = [repr(window._shown), *texts(window)]
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()

    assert [(words[:120], told(words)) for words in shown if told(words)] == []
