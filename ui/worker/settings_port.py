"""The settings of the conference as their window needs them: one change after another."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import Refused
from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.settings.changes import Change, Merge, Removal
    from app.station.settings.desk import SettingsDesk
    from ui.worker.open_conference import OpenConference


class SettingsPort(QObject):
    """`edited` a change as it was asked for and as it was written, or None where it was not, and why not."""

    edited = Signal(object, object, str)
    logo = Signal(object)
    """A Change that makes a picture the conference's logo."""

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue

    def edit(self, asked: "Change | Merge | Removal") -> None:
        """Write one change; `edited` gives it as it was written, for undo. What is there then is told."""

        def work(held: "OpenConference") -> None:
            from app.station.settings.desk import SettingsDesk

            written, why = None, ""
            try:
                written = _written(SettingsDesk(held.station), asked)
            except Refused as no:
                why = str(no)
            finally:
                held.tell()
                self.edited.emit(asked, written, why)

        self._queue.put(work)

    def read_logo(self, path: Path) -> None:
        """Read a picture; `logo` gives the change that keeps it."""

        def work(held: "OpenConference") -> None:
            from app.station.settings.desk import SettingsDesk

            self.logo.emit(SettingsDesk(held.station).logo_of(path))

        self._queue.put(work)


def _written(desk: "SettingsDesk", asked: "Change | Merge | Removal") -> "Change":
    from app.settings.changes import Merge, Removal

    match asked:
        case Merge():
            return desk.merge(asked.keep, asked.gone)
        case Removal():
            return desk.remove(asked.code)
    return desk.write(asked)
