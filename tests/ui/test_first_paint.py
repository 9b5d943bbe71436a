"""The chair's window stands before anything is read in that only a conference needs."""

import subprocess
import sys

_STANDS = """
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
_NEEDED = {"app", "app.errors", "app.live", "app.live.desk_id", "app.times", "app.whole_files"}
_LETTERS = {"app.text", "app.text.keyboards"}


def test_no_rule_and_no_database_is_loaded_before_the_window_stands() -> None:
    """Instants, errors, desks and keyboards are all that an empty window knows."""
    ran = subprocess.run(
        [sys.executable, "-c", _STANDS], capture_output=True, text=True, timeout=60, check=True
    )

    assert set(ran.stdout.split()) <= _NEEDED | _LETTERS
