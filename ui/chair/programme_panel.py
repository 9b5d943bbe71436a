"""The programme: every session in order, with the one that is on; a row opens its list of speakers."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.times import clock_text, day_text, zone
from ui.style.fonts import text_font
from ui.widgets.labels import Card, Label, caption, high
from ui.widgets.parts import added, column

if TYPE_CHECKING:
    from app.conference.sessions import Session
    from app.live.snapshot import ConferenceSnapshot
    from app.times import Zone

_CODE = Qt.ItemDataRole.UserRole
_ROW = 32


class AgendaPanel(Card):
    """A list of sessions by day. `chosen` gives the code of a session."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ConferenceSnapshot, str, datetime] | None = None
        self._stands: tuple[tuple[Session, ...], Zone, str, list[str]] | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Programme")
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        layout = column(self, gap=4)
        self.now = Label("muted")
        self.now.hide()
        layout.addWidget(caption("PROGRAMME"))
        layout.addWidget(self.now)
        layout.addWidget(self.list)

    def show_agenda(self, loaded: "ConferenceSnapshot", on: str, now: datetime) -> None:
        """Every session, the one on the screen selected and the one that is on now marked.

        Nothing is made anew where only other rows have changed: people, seats.
        """
        self._shown = (loaded, on, now)
        sessions, where = loaded.sessions, zone(loaded.conference.zone)
        going_on = [session.code for session in sessions if session.starts <= now < session.ends]
        stands, self._stands = self._stands, (sessions, where, on, going_on)
        if stands is not None and stands[0] is sessions and stands[1:] == self._stands[1:]:
            return
        self.list.clear()
        day = ""
        for session in sessions:
            if day != (day := day_text(session.starts, where)):
                self._heading(day)
            item = added(self.list, self._words(session, f"{clock_text(session.starts, where)}", now), _ROW)
            item.setData(_CODE, session.code)
            if not session.has_list:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            if session.code == on:
                item.setFont(text_font(high(self.list, 14), QFont.Weight.Bold))
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    def show_programme(self, words: str) -> None:
        """The item on air and the next one; no room is taken while the programme has not begun."""
        self.now.say(words)
        self.now.setVisible(bool(words))

    def show_again(self) -> None:
        """The same at another size of text."""
        self._stands = None
        if self._shown is not None:
            self.show_agenda(*self._shown)

    def _heading(self, day: str) -> None:
        item = added(self.list, day, _ROW)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(text_font(high(self.list, 12), QFont.Weight.DemiBold))

    def _words(self, session: "Session", starts: str, now: datetime) -> str:
        on = "   ● now" if session.starts <= now < session.ends else ""
        return f"{starts}   {session.title}{on}"

    def _choose(self, item: QListWidgetItem) -> None:
        code = item.data(_CODE)
        if code and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(code)
