"""The verdict after each Enter or scan, as large as there is room: a shape, a word, a name, what to do.

It is told by shape and word as well as by colour: a disc with a tick, a triangle with an exclamation mark, an
octagon with a cross; and by one, two or three beeps where sound is on.
"""

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.registration.verdict import Tone, Verdict
from ui.style.theme import Theme
from ui.widgets.clock_cell import fitted
from ui.widgets.labels import Card, Label, Words
from ui.widgets.parts import column, row
from ui.widgets.text import isolated

_SHAPE, _BEEP_MS = 128, 170
_COLOURS = {Tone.GOOD: "next", Tone.LOOK: "warn", Tone.STOP: "over"}
_BEEPS = {Tone.GOOD: 1, Tone.LOOK: 2, Tone.STOP: 3}
_SAID = {Tone.GOOD: "Let in", Tone.LOOK: "Look", Tone.STOP: "Stop"}


class VerdictCard(Card):
    """Shows the last verdict until the next; `sound` is whether it beeps."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sound, self.beep = True, QApplication.beep
        self.last: Verdict | None = None
        self._left = 0
        self.banner, self.name = Banner(theme), Words("name", Qt.AlignmentFlag.AlignVCenter)
        self.delegation, self.do = Label("nextname", wrap=True), Words("say")
        self.tags = [Label("tag") for _ in range(2)]
        self._beeps = QTimer(self, interval=_BEEP_MS)
        self._beeps.timeout.connect(self._beep)
        marks = row(*self.tags)
        layout = column(self, margin=12, gap=10)
        layout.addWidget(self.banner)
        layout.addLayout(marks)
        layout.addWidget(self.name, 3)
        layout.addWidget(self.delegation)
        layout.addWidget(self.do, 3)

    def show_verdict(self, verdict: Verdict) -> None:
        """This one takes the place of the last."""
        self.last = verdict
        self.banner.say(verdict.tone, verdict.word)
        self.name.say(isolated(verdict.name))
        self.delegation.say(isolated(verdict.delegation))
        self.delegation.setVisible(bool(verdict.delegation))
        self.do.say(verdict.do)
        for place, tag in enumerate(self.tags):
            tag.say(verdict.tags[place] if place < len(verdict.tags) else "")
            tag.setVisible(place < len(verdict.tags))
            tag.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts = (
            _SAID[verdict.tone],
            verdict.word,
            *verdict.tags,
            verdict.name,
            verdict.delegation,
            verdict.do,
        )
        self.setAccessibleName(". ".join(part for part in parts if part))
        if self.sound:
            self._left = _BEEPS[verdict.tone]
            self._beep()
            self._beeps.start()

    def _beep(self) -> None:
        if self._left:
            self._left -= 1
            self.beep()
        else:
            self._beeps.stop()

    def apply_theme(self, theme: Theme) -> None:
        """Colours and sizes of a theme."""
        self.banner.apply_theme(theme)


class Banner(QWidget):
    """A filled block with its shape (disc, triangle or octagon, each with a sign), and the word beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._tone, self._word = theme, Tone.GOOD, ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, tone: Tone, word: str) -> None:
        """Another shape and word."""
        self._tone, self._word = tone, word
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Colours and size of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the shape."""
        return QSize(self._theme.px(_SHAPE) * 2, self._theme.px(_SHAPE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The block, the shape in the colour of text upon it with its sign cut out, the word."""
        painter, theme, tone = QPainter(self), self._theme, self._tone
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.colour(_COLOURS[tone])
        ink = theme.colour("on_next" if tone is Tone.GOOD else "on_over")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect(), 8, 8)
        gap = self.height() * 0.12
        side = self.height() - 2 * gap
        cell = QRectF(gap, gap, side, side)
        painter.setBrush(ink)
        _SHAPES[tone](painter, cell)
        pen = QPen(fill, side * 0.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in _SIGNS[tone]:
            points = [QPointF(cell.x() + x * side, cell.y() + y * side) for x, y in stroke]
            painter.drawPolyline(QPolygonF(points))
        word = QRectF(cell.right() + gap, 0, self.width() - cell.right() - 2 * gap, self.height() * 0.6)
        word.moveCenter(QPointF(word.center().x(), self.height() / 2))
        painter.setPen(ink)
        painter.setFont(fitted(self._word, word))
        painter.drawText(word, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._word)


def _disc(painter: QPainter, cell: QRectF) -> None:
    painter.drawEllipse(cell)


def _triangle(painter: QPainter, cell: QRectF) -> None:
    top = QPointF(cell.center().x(), cell.top())
    painter.drawPolygon(QPolygonF([top, cell.bottomRight(), cell.bottomLeft()]))


def _octagon(painter: QPainter, cell: QRectF) -> None:
    middle, far = cell.center(), cell.width() / 2 / cos(pi / 8)
    angles = (pi / 8 + place * pi / 4 for place in range(8))
    painter.drawPolygon(
        QPolygonF([QPointF(middle.x() + far * cos(at), middle.y() + far * sin(at)) for at in angles])
    )


_SHAPES: dict[Tone, Callable[[QPainter, QRectF], None]] = {
    Tone.GOOD: _disc,
    Tone.LOOK: _triangle,
    Tone.STOP: _octagon,
}
_SIGNS: dict[Tone, tuple[tuple[tuple[float, float], ...], ...]] = {
    Tone.GOOD: (((0.27, 0.53), (0.44, 0.69), (0.74, 0.35)),),
    Tone.LOOK: (((0.5, 0.38), (0.5, 0.66)), ((0.5, 0.84), (0.5, 0.841))),
    Tone.STOP: (((0.33, 0.33), (0.67, 0.67)), ((0.67, 0.33), (0.33, 0.67))),
}
