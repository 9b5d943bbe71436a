"""Who is in the hall: altogether, by category, by delegation, each as a bar with its numbers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.style.fonts import text_font
from ui.style.theme import Theme
from ui.widgets.labels import Card, Chip, caption
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.registration.counts import Count, Counts

_LINE, _HEADING, _NAME, _NUMBERS = 22, 28, 0.42, 118


class HallCard(Card):
    """How many of those expected are in the hall, and how many came in the last hour, above the bars."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chip, self.bars = Chip("hall"), HallBars(theme)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName("Counts of the hall")
        scroll.setWidget(self.bars)
        heading = row(caption("IN THE HALL"), self.chip)
        heading.setStretch(0, 1)
        layout = column(self, margin=12)
        layout.addLayout(heading)
        layout.addWidget(scroll, 1)

    def show_counts(self, found: "Counts") -> None:
        """Show these counts."""
        hall = found.hall
        places = f" · {hall.places} places" if hall.places is not None else ""
        self.chip.say(f"{hall.present} of {hall.expected} expected{places} · {found.per_hour} per hour")
        self.bars.show_groups((("BY CATEGORY", found.by_category), ("BY DELEGATION", found.by_delegation)))

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self.bars.theme = theme
        self.bars.update()


class HallBars(QWidget):
    """A name, how many of those expected are in, and how many places there are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._groups: tuple[tuple[str, tuple[Count, ...]], ...] = ()
        self.setAccessibleName("In the hall")

    def show_groups(self, groups: "tuple[tuple[str, tuple[Count, ...]], ...]") -> None:
        """Show these counts."""
        self._groups = groups
        lines = (f"{count.name} {_numbers(count)}" for _, counts in groups for count in counts)
        self.setAccessibleDescription("; ".join(lines))
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """The height of all lines."""
        lines = sum(len(counts) for _, counts in self._groups)
        return QSize(280, self.theme.px(lines * _LINE + len(self._groups) * _HEADING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heading, then line by line."""
        painter, y = QPainter(self), 0.0
        for heading, counts in self._groups:
            painter.setFont(text_font(self.theme.px(12), QFont.Weight.DemiBold))
            painter.setPen(self.theme.colour("muted"))
            cell = QRectF(0, y, self.width(), self.theme.px(_HEADING) - 6)
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignBottom), heading)
            y += self.theme.px(_HEADING)
            for count in counts:
                self._line(painter, y, count)
                y += self.theme.px(_LINE)

    def _line(self, painter: QPainter, y: float, count: "Count") -> None:
        theme, middle = self.theme, int(Qt.AlignmentFlag.AlignVCenter)
        font = text_font(theme.px(13))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        height, name, numbers = theme.px(_LINE), self.width() * _NAME, theme.px(_NUMBERS)
        shown = QFontMetrics(font).elidedText(count.name, Qt.TextElideMode.ElideRight, round(name) - 8)
        painter.drawText(QRectF(0, y, name, height), middle, shown)
        room = self.width() - name - numbers - 8
        bar = QRectF(name, y + theme.px(6), room, theme.px(10))
        painter.fillRect(bar, theme.colour("hairline"))
        bar.setWidth(room * min(count.present / max(count.expected, 1), 1))
        painter.fillRect(bar, theme.colour("info"))
        over = count.places is not None and count.present > count.places
        painter.setPen(theme.colour("warn" if over else "text"))
        painter.drawText(QRectF(name + room + 8, y, numbers, height), middle, _numbers(count))


def _numbers(count: "Count") -> str:
    places = f" · {count.places} pl." if count.places is not None else ""
    return f"{count.present} of {count.expected}{places}"
