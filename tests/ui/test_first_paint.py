"""A frame stands before anything is loaded, and the chair's page before what only a conference needs."""

import os
import subprocess
import sys
from pathlib import Path

_BARE = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from app.times import SystemClock
from ui.chair.window import ChairWindow
from ui.style.theme import load_theme
from ui.worker.desk import Desk
desk = Desk(SystemClock())
window = ChairWindow(desk, SystemClock(), load_theme("night"))
window.show()
application.processEvents()
print(*(name for name in sys.modules if name.partition(".")[0] in ("app", "sqlalchemy", "reportlab")))
desk.close()
"""
_FROM_THE_COMMAND = """
import sys
HEAVY = {"sqlalchemy", "reportlab", "pytz", "socket", "asyncio", "_hashlib", "json", "tomllib"}
from PySide6 import QtWidgets
plain = QtWidgets.QMainWindow.paintEvent
def painted(window, event):
    plain(window, event)
    print(*(name for name in sys.modules if name.partition(".")[0] in ("app", "ui", *HEAVY)))
    sys.stdout.flush()
    os._exit(0)
import os
QtWidgets.QMainWindow.paintEvent = painted
from app.__main__ import main
main(["open", sys.argv[1]])
"""
_NEEDED = {"app", "app.errors", "app.live", "app.live.desk_id", "app.times", "app.whole_files"}
_LETTERS = {"app.text", "app.text.keyboards"}
_COMMAND = {
    *("app", "app.__main__", "app.commands", "app.commands.common", "app.commands.console"),
    *("app.commands.parser", "app.errors", "app.temporary", "app.whole_files"),
}
_FRAME = {
    *("ui", "ui.console", "ui.console.has_display", "ui.console.settings", "ui.laptop", "ui.laptop.frame"),
    *("ui.program", "ui.style", "ui.style.ground"),
}
_WORDS = {"app.text", "app.text.passwords", "app.text.writable"}


def loaded(code: str, *words: str) -> set[str]:
    """The modules of ours, and the heavy ones of others, that a process has loaded once it has painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}
    ran = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=environment,
    )
    return set(ran.stdout.split())


def test_no_rule_and_no_database_is_loaded_before_the_window_stands() -> None:
    """Instants, errors, desks and keyboards are all that an empty window knows."""
    found = loaded(_BARE)

    assert "app.times" in found
    assert found <= _NEEDED | _LETTERS


def test_the_command_loads_no_more_than_its_own_words_before_the_first_paint(tmp_path: Path) -> None:
    """Nothing but a frame in its place and colour: clocks, desks and themes come after it."""
    found = loaded(_FROM_THE_COMMAND, str(tmp_path / "conference.rostrum"))

    assert found == _COMMAND | _WORDS | _FRAME
