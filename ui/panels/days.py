"""Every session by day, with the number of its conflicts in words; what is parked at the end."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.conference import Session
from app.programme.changes import PARKED
from app.programme.conflicts import Conflict
from app.times import Zone, clock_text, day_text
from ui.face import isolated
from ui.fonts import text_font
from ui.panels.parts import Card, caption, column, high

_CODE = Qt.ItemDataRole.UserRole
_ROW = 32


class DaysPanel(Card):
    """A list of sessions; `chosen` gives the code of the one on which the arrows or the mouse stand."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str]] = []
        self._row_high = 0
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName("Sessions by day")
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.currentItemChanged.connect(self._choose)
        layout = column(self, margin=6, gap=4)
        layout.addWidget(caption("SESSIONS"))
        layout.addWidget(self.list)

    def show_sessions(
        self,
        sessions: Sequence[Session],
        parked: Session,
        chosen: str,
        conflicts: Sequence[Conflict],
        where: Zone,
    ) -> None:
        """Every session; the list keeps its place, and its chosen row."""
        clashes = Counter(code for one in conflicts for code in {place[0] for place in one.places})
        rows: list[tuple[str, str]] = []
        day = ""
        for session in sessions:
            if day != (day := day_text(session.starts, where)):
                rows.append(("", day))
            mark = f"▲{clashes[session.code]}  " if clashes[session.code] else ""
            words = f"{clock_text(session.starts, where)}  {mark}{isolated(session.title)}"
            rows.append((session.code, words))
        if parked.items:
            rows += [("", "Kept aside"), (PARKED, f"Parked: {len(parked.items)}")]
        self._fill(rows, chosen, clashes)

    def _fill(self, rows: Sequence[tuple[str, str]], chosen: str, clashes: Counter[str]) -> None:
        self.list.blockSignals(True)
        if rows != self._rows or self._row_high != high(self.list, _ROW):
            self._rows, self._row_high = list(rows), high(self.list, _ROW)
            place = self.list.verticalScrollBar().value()
            self.list.clear()
            for code, words in rows:
                self.list.addItem(self._row(code, words, clashes[code]))
            self.list.verticalScrollBar().setValue(place)
        codes = [code for code, _ in rows]
        self.list.setCurrentRow(codes.index(chosen) if chosen and chosen in codes else -1)
        self.list.blockSignals(False)
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())

    def _row(self, code: str, words: str, clashes: int) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setData(_CODE, code)
        item.setToolTip(escape(words))  # a tool tip would take outside text for markup
        item.setSizeHint(QSize(0, high(self.list, _ROW)))
        if clashes:
            said = "1 conflict" if clashes == 1 else f"{clashes} conflicts"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words.replace(f'▲{clashes}  ', '')}, {said}")
        if not code:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFont(text_font(high(self.list, 12), QFont.Weight.DemiBold))
        return item

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_CODE):
            self.chosen.emit(item.data(_CODE))
