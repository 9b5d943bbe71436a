"""A rehearsal on this laptop: begun on a copy, kept or thrown away; then the conference itself again."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.live.desk_id import Role
from app.temporary import temporary_folder
from app.times import SystemClock
from ui.console.rehearsal import Rehearsal
from ui.dialogs import file_dialogs
from ui.laptop.options import Options
from ui.laptop.windows import Windows
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.conference.sessions import Session

_ON = ("open", "suspended")
_OPEN = "The session is open; it is rehearsed before or after, never meanwhile."


class Rehearsing(QObject):
    """`chosen` gives the Options of the copy, and then those of before; `ended` where there were none."""

    chosen = Signal(object)
    ended = Signal()

    def __init__(self, windows: Windows, owner: QObject) -> None:
        super().__init__(owner)
        self._windows = windows
        self._before: Options | None = None
        self._session: Session | None = None

    def usual(self, options: Options) -> Options:
        """How this laptop opens a conference: on its own clock, whatever was rehearsed or tried before."""
        before = self._before if options.rehearsal and self._before else options
        return Options(role=Role.HOME) if before.demo or before.rehearsal else before

    def begin_or_end(self, options: Options, desk: Desk | None, code: str = "") -> None:
        """A session on a copy, by default the one that is shown; the same again ends it."""
        loaded, live = self._windows.loaded, self._windows.live
        sessions = loaded.sessions if loaded is not None else ()
        code = code or (live.session.code if live is not None else "")
        self._session = next((session for session in sessions if session.code == code), None)
        if options.rehearsal is not None:
            self._end(options, options.rehearsal)
        elif self._session is None or desk is None:
            self._windows.tell("There is no session to rehearse.")
        elif live is not None and live.session.code == code and live.floor.session in _ON:
            self._windows.tell(_OPEN)
        else:
            desk.files.rehearse(temporary_folder("rehearsal"))

    def begin(self, options: Options, copy: str) -> None:
        """Two minutes before the session is to begin, at the chair unless this laptop is another desk."""
        if self._session is None:
            return
        from app.rehearsal.copies import rehearsal_starts

        loaded, self._before = self._windows.loaded, options
        self.chosen.emit(
            replace(
                options,
                address=copy,
                role=Role.CHAIR if options.role is Role.HOME else options.role,
                session=self._session.code,
                clock=SystemClock(starts_at=rehearsal_starts(self._session)),
                rehearsal=Rehearsal(Path(copy), str(loaded.address if loaded else "")),
            )
        )

    def _end(self, options: Options, rehearsal: Rehearsal) -> None:
        """The conference itself is opened again, as it was."""
        before, self._before = self._before, None
        if before is None:
            self.ended.emit()
        else:
            self.chosen.emit(replace(before, address=rehearsal.original, session=options.session))

    def keep(self, options: Options, desk: Desk | None) -> None:
        """The copy as a file."""
        if options.rehearsal is None or desk is None:
            self._windows.tell("This is no rehearsal.")
            return
        path = file_dialogs.ask_new_conference(self._windows.parent_of_dialogs(), "Keep the rehearsal in")
        if path is not None:
            desk.files.backup(path)
