"""A calendar below a field: a day is chosen by keys or mouse, Esc or a look elsewhere closes it."""

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget

from app.times import date_text
from ui.widgets.labels import Card
from ui.widgets.parts import column

_GAP = 2


class Days(Card):
    """It lies over the window of its field. `chosen` gives the day."""

    chosen = Signal(QDate)

    def __init__(self, shown: str, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = QCalendarWidget()
        self.month.setAccessibleName("Calendar")
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._back_to: QWidget | None = None
        layout = column(self, margin=6)
        layout.addWidget(self.month)
        if (day := _day_in(shown)).isValid():
            self.month.setSelectedDate(day)
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)
        QApplication.instance().focusChanged.connect(self._look)  # type: ignore[union-attr]

    def show_below(self, line: QWidget) -> None:
        """Under the field, or above it where there is no room."""
        self._back_to = line
        self.adjustSize()
        window = line.window()
        place = line.mapTo(window, QPoint(0, line.height() + _GAP))
        if place.y() + self.height() > window.height():
            place = line.mapTo(window, QPoint(0, -self.height() - _GAP))
        self.move(place)
        self.show()
        self.raise_()
        self.month.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the field."""
        if event.key() == Qt.Key.Key_Escape and self._back_to is not None:
            self._back_to.setFocus()
            self.close()
        else:
            super().keyPressEvent(event)

    def _look(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now) and self.isVisible():
            self.close()

    def _take(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()


def _day_in(shown: str) -> QDate:
    """The day in a text such as “Mon 14 June 2021, 14:00”."""
    months = [date_text_of_month(number) for number in range(1, 13)]
    parts = shown.split(",", maxsplit=1)[0].split()
    if len(parts) != 4 or parts[2] not in months:
        return QDate()
    return QDate(int(parts[3]), months.index(parts[2]) + 1, int(parts[1]))


def date_text_of_month(number: int) -> str:
    """The name of a month as `date_text` writes it."""
    return date_text(QDate(2021, number, 1).toPython()).split()[2]  # type: ignore[arg-type]
