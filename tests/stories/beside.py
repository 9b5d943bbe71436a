"""A process that holds a conference, does something beside it, acts when it is told, and is killed.

`python -m tests.stories.beside FILE WHAT`; after each line of input one act, and its number goes out.
"""

import os
import sys
import tempfile
from itertools import chain
from pathlib import Path

from app.home.backups import backup, keep_backup
from app.live.desk_id import DeskId, Role
from app.rehearsal.copies import scratch_copy
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING


def dialogs(path: Path) -> None:
    """Every kind of dialog of files lists the folder of the conference, icons and all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QFileDialog

    from ui.dialogs.file_dialogs import file_dialog

    application = QApplication.instance() or QApplication(["rostrum"])
    for mode in QFileDialog.FileMode:
        dialog = file_dialog(None, "Open", "All files (*)")
        dialog.setFileMode(mode)
        dialog.setDirectory(str(path.parent))
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        QTimer.singleShot(400, dialog.reject)
        dialog.exec()
        dialog.deleteLater()
        application.processEvents()


def desks(path: Path) -> None:
    """The editor opens and closes, and so do others, well or not."""
    for role in (Role.AGENDA, Role.TECH):
        Station.open(str(path), clock=SetClock(OPENING), desk=DeskId(role)).close()


def copies(path: Path) -> None:
    """Backups, a rehearsal, and the look for a backup."""
    station = Station.open(str(path), clock=SetClock(OPENING))
    keep_backup(station)
    with tempfile.TemporaryDirectory() as folder:
        backup(station, Path(folder) / "copy.rostrum")
    station.close()
    with scratch_copy(str(path), SetClock(OPENING)):
        pass


BESIDE = {"nothing": lambda _path: None, "dialogs": dialogs, "desks": desks, "copies": copies}


def main(name: str, what: str) -> None:
    """Until killed."""
    station = Station.open(name, clock=SetClock(OPENING))
    station.do("D1-P1", "open_session")
    BESIDE[what](Path(name))
    for _line in chain(["begun"], sys.stdin):
        done = station.do("D1-P1", "request_floor", delegation="CA", note=str(os.getpid()))
        print(done.entry.seq, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
