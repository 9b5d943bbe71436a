"""Every session by day, with the number of its conflicts in words; what is parked at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from html import escape

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.agenda.changes import PARKED
from app.agenda.conflicts import Conflict
from app.agenda.editor import Agenda
from app.times import Zone, clock_text, date_text, day_of
from ui.style.fonts import text_font
from ui.widgets.labels import Card, caption, high
from ui.widgets.parts import added, column
from ui.widgets.text import isolated

_CODE, _DAY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ROW, _BORDER, _MOST_DAYS = 32, 18, 31
Row = tuple[str, str, date | None]
"""A session's code (empty in a heading), what the row says, its day."""


class DaysPanel(Card):
    """A list of sessions; `chosen` gives the code of the one on which the arrows or the mouse stand."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._marked: date | None = None
        self._rows: list[Row] = []
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
        agenda: Agenda,
        chosen: str,
        conflicts: Sequence[Conflict],
        days: Iterable[date],
    ) -> None:
        """Every session, and every day whether anything is planned on it or not; the list keeps its place."""
        clashes = Counter(code for conflict in conflicts for code in {place[0] for place in conflict.places})
        where, parked = agenda.where, agenda.parked
        sessions = [(session, day_of(session.starts, where)) for session in agenda.sessions]
        rows: list[Row] = []
        for day in sorted({*days, *(day for _, day in sessions)}):
            of_day = [session for session, on in sessions if on == day]
            rows.append(("", date_text(day) if of_day else f"{date_text(day)}: nothing yet", day))
            for session in of_day:
                mark = f"▲{clashes[session.code]}  " if clashes[session.code] else ""
                words = f"{clock_text(session.starts, where)}  {mark}{isolated(session.title)}"
                rows.append((session.code, words, day))
        if parked.items:
            rows += [("", "Kept aside", None), (PARKED, f"Parked: {len(parked.items)}", None)]
        self._fill(rows, chosen, clashes)

    def day_under(self, point: QPoint) -> date | None:
        """The day of the row at a point of the screen; near an end the list goes on."""
        view = self.list.viewport()
        at = view.mapFromGlobal(point)
        if not self.list.isVisible() or not view.rect().contains(at):
            return None
        bar = self.list.verticalScrollBar()
        step = (at.y() > view.height() - _BORDER) - (at.y() < _BORDER)
        bar.setValue(bar.value() + step * bar.singleStep())
        item = self.list.itemAt(at)
        day = item.data(_DAY) if item is not None else None
        return day if isinstance(day, date) else None

    def mark_day(self, day: date | None) -> None:
        """Show a day, all its rows, as that onto which something would be put; None for no day."""
        if day != self._marked:
            self._marked = day
            for item in map(self.list.item, range(self.list.count())):
                self._dress(item)

    def _dress(self, item: QListWidgetItem) -> None:
        on = self._marked is not None and item.data(_DAY) == self._marked
        item.setBackground(QBrush(self.palette().highlight()) if on else QBrush())

    def _fill(self, rows: Sequence[Row], chosen: str, clashes: Counter[str]) -> None:
        self.list.blockSignals(True)
        if rows != self._rows or self._row_high != high(self.list, _ROW):
            self._rows, self._row_high = list(rows), high(self.list, _ROW)
            place = self.list.verticalScrollBar().value()
            self.list.clear()
            for code, words, day in rows:
                item = self._added(code, words, clashes[code])
                item.setData(_DAY, day)
                self._dress(item)
            self.list.verticalScrollBar().setValue(place)
        codes = [code for code, _, _ in rows]
        self.list.setCurrentRow(codes.index(chosen) if chosen and chosen in codes else -1)
        self.list.blockSignals(False)
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())

    def _added(self, code: str, words: str, clashes: int) -> QListWidgetItem:
        item = added(self.list, words, _ROW)
        item.setData(_CODE, code)
        item.setToolTip(escape(words))  # a tool tip would take outside text for markup
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


def days_between(first: datetime, last: datetime, where: Zone) -> Iterator[date]:
    """The days of a conference, also those on which nothing is planned; of a very long one, the first."""
    day = day_of(first, where)
    for _ in range(_MOST_DAYS):
        if day <= day_of(last, where):
            yield day
            day += timedelta(days=1)
