"""What is opened on a laptop: a file, a new conference, the sample, an earlier copy; asked for, made."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.live.desk_id import Role
from app.temporary import temporary_folder
from app.times import SystemClock
from ui.dialogs import file_dialogs
from ui.laptop.options import Options
from ui.laptop.windows import Windows
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.conference.conference import Conference
    from app.station.sound_copies import Restorable


class Openings(QObject):
    """`chosen` gives the Options of what is to be opened. `usual` says how this laptop opens a conference."""

    chosen = Signal(object)

    def __init__(self, usual: Callable[[], Options], windows: Windows, owner: QObject) -> None:
        super().__init__(owner)
        self._usual, self._windows = usual, windows
        self._maker: Desk | None = None
        self._role: Role | None = None

    def open(self, address: str, role: Role | None = None) -> None:
        """A conference in the window in which this laptop opens one, or of a role."""
        if address:
            usual = self._usual()
            self.chosen.emit(replace(usual, address=address, session="", role=role or usual.role))

    def ask_open(self) -> None:
        """A file of this laptop."""
        parent = self._windows.parent_of_dialogs()
        self.open(file_dialogs.ask_open(parent, "Open a conference", file_dialogs.CONFERENCES))

    def ask_new(self) -> None:
        """A new conference, whose home is opened once it is made."""
        from ui.start.new_conference import NewDialog

        dialog = NewDialog(self._windows.parent_of_dialogs())
        dialog.made.connect(self._make_new)
        dialog.show()

    def _make_new(self, conference: "Conference") -> None:
        parent = self._windows.parent_of_dialogs()
        path = file_dialogs.ask_new_conference(parent, "Keep the conference in")
        if path is not None:
            self._new_maker(Role.HOME).create(str(path), conference)

    def sample(self) -> None:
        """The sample, on a clock of its own and in a file that is thrown away."""
        from app.rehearsal.sample_time import STARTS_AT

        path = temporary_folder("demo") / "sample.rostrum"
        self.chosen.emit(Options(str(path), clock=SystemClock(starts_at=STARTS_AT), demo=True))

    def restore(self, damaged: "Restorable") -> None:
        """The sound copy of a damaged conference, in its place."""
        self._new_maker(None).restore(damaged)

    def put_back(self, address: str, copy: Path) -> None:
        """An earlier copy in the place of a conference, of which nobody here may have a hold any more."""
        self._new_maker(Role.HOME).home.put_back(address, copy)

    def _new_maker(self, role: Role | None) -> Desk:
        """A desk that makes a conference, which is opened then."""
        self._maker, self._role = Desk(self._usual().clock, self), role
        for said in (self._maker.refused, self._maker.trouble, self._maker.finished):
            said.connect(self._windows.tell)
        self._maker.made.connect(self._open_made)
        return self._maker

    def _open_made(self, address: str) -> None:
        self.let_go()
        self.open(address, self._role)

    def let_go(self) -> None:
        """Of the desk that made one."""
        if self._maker is not None:
            self._maker.close()
            self._maker = None
