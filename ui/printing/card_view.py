"""One badge as it is printed, with the boxes of its parts: chosen, moved and sized by mouse and by keys.

What is dropped on it is a logo. It changes nothing itself: it says what is wished.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.badges.boxes import Box
    from app.badges.printing import Designed

_EDGE, _HANDLE = 14.0, 12.0
_QUIET, _CHOSEN = "#7a8794", "#0b5cc4"
_PICTURES = (".png", ".jpg", ".jpeg")
_UP_DOWN, _SIDEWAYS = (Qt.Key.Key_Up, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Right)
_SIGNS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
_STEP = 0.5
_LEAST, _STRAIGHT = 3.0, 8.0
"""How many pixels are a movement, and how far to the side one goes that is meant straight up or down."""
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_WAYS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_GRID = 5
_KEYS = (
    "Arrows choose a part. Shift+arrows: elsewhere · Alt+Up, Down: before, after the next · "
    "Alt+Left, Right: smaller, larger · Ctrl+Left, Right: narrower, wider · Del: away"
)


class CardView(QWidget):
    """`chosen`: another box, or none · `moved`: before (-1) or after (1) the next of its side, by so many ·
    `put`: to a place of its own, in whole mm of the layout · `nudged`: by so many from where it is by then ·
    `widened`: by so many mm · `grown`: its size, by so much ·
    `sized`: its size from now on · `removed` · `dropped`: a picture file.
    """

    chosen = Signal()
    moved = Signal(int)
    put = Signal(float, float)
    nudged = Signal(int, int)
    widened = Signal(float)
    grown = Signal(float)
    sized = Signal(float)
    removed = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMinimumSize(320, 300)
        self.setAccessibleName("The badge as it is printed")
        self.setToolTip(_KEYS)
        self._design: Designed | None = None
        self._picture = QImage()
        self._key = ("front", 0)
        self._grabbed: QPointF | None = None
        self._at = QPointF()
        self._sizing = False

    # What is shown

    def show_design(self, design: "Designed") -> None:
        """The boxes of a side; the one that was chosen stays so where it still is."""
        self._design = design
        self._say()
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """The side itself."""
        self._picture = picture
        self.update()

    @property
    def box(self) -> "Box | None":
        """The box that is chosen."""
        return next((box for box in self._boxes() if (box.table, box.place) == self._key), None)

    def choose(self, table: str, place: int = 0) -> None:
        """Choose a part by its table."""
        self._key = (table, place)
        self._say()
        self.update()
        self.chosen.emit()

    @property
    def scale(self) -> float:
        """Millimetres of the card to one of the layout."""
        return self._design.scale if self._design else 1.0

    @property
    def here(self) -> tuple[float, float]:
        """The place of its own that the chosen box would have where it stands."""
        box = self.box
        return self._design.on_grid(box, box.x, box.y) if self._design and box else (0.0, 0.0)

    def _boxes(self) -> "tuple[Box, ...]":
        return self._design.boxes if self._design else ()

    def _say(self) -> None:
        box = self.box
        self.setAccessibleDescription(f"{box.words}, {box.size:g}" if box else "nothing chosen")

    # Where things are

    def _scale(self) -> float:
        """Pixels to a millimetre."""
        wide, high = self._design.card if self._design else (85.0, 54.0)
        return max(min((self.width() - 2 * _EDGE) / wide, (self.height() - 2 * _EDGE) / high), 0.1)

    def _place(self, box: "Box | None" = None) -> QRectF:
        """The card on the screen, or a box on it."""
        scale = self._scale()
        wide, high = self._design.card if self._design else (85.0, 54.0)
        left, top = (self.width() - wide * scale) / 2, (self.height() - high * scale) / 2
        if box is None:
            return QRectF(left, top, wide * scale, high * scale)
        return QRectF(left + box.x * scale, top + box.y * scale, box.width * scale, box.height * scale)

    def _handle(self, box: "Box") -> QRectF:
        corner = self._place(box).bottomRight()
        return QRectF(corner.x() - _HANDLE, corner.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)

    def _box_at(self, at: QPointF) -> "Box | None":
        under = [box for box in self._boxes() if self._place(box).contains(at)]
        return min(under, key=lambda box: box.width * box.height, default=None)

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the pointer; its lower right corner sizes it."""
        at, box = event.position(), self.box
        self._sizing = box is not None and self._handle(box).contains(at)
        if not self._sizing:
            box = self._box_at(at)
            self.choose(*((box.table, box.place) if box else ("", 0)))
        self._grabbed, self._at = (at if box else None), at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A frame shows where it would go."""
        self._at = event.position()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It goes there."""
        box, grabbed, self._grabbed = self.box, self._grabbed, None
        by = event.position() - grabbed if grabbed is not None else QPointF()
        self.update()
        if box is None or grabbed is None or by.manhattanLength() < _LEAST:
            return
        if self._sizing and abs(by.y()) >= _LEAST:
            self.sized.emit(self._size_after(box, by.y()))
        if self._sizing and box.placed and box.moves and abs(by.x()) >= _LEAST:
            self.widened.emit(round(by.x() / self._scale()))
        if self._sizing or not box.loose:
            return
        straight = box.moves and not box.placed and abs(by.x()) < _STRAIGHT
        if straight and (steps := self._steps(box, by.y())):
            self.moved.emit(steps)
        else:
            self._put(box, by.x() / self._scale(), by.y() / self._scale())

    def _put(self, box: "Box", right: float, down: float) -> None:
        """Wish for a place so many mm of the card from where it stands."""
        if self._design is not None:
            self.put.emit(*self._design.on_grid(box, box.x + right, box.y + down))

    def _size_after(self, box: "Box", by: float) -> float:
        high = self._place(box).height()
        return round(max(box.size * (high + by) / high, 2.0) / _STEP) * _STEP

    def _steps(self, box: "Box", by: float) -> int:
        """How many of the same side its middle has passed; negative upwards."""
        middle = self._place(box).center().y() + by
        others = [one for one in self._boxes() if one.table == box.table and one.place != box.place]
        down = sum(one.place > box.place and self._place(one).center().y() < middle for one in others)
        up = sum(one.place < box.place and self._place(one).center().y() > middle for one in others)
        return down - up

    # By keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose; with Alt they order and size, as + and - do; Del removes.

        With Shift they put it elsewhere, a mm at a time, with Ctrl they make it narrower and wider.
        """
        key, box, held = event.key(), self.box, event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if box is not None and box.loose and held == _SHIFT and key in _WAYS and self._design:
            right, down = _WAYS[key]
            self.nudged.emit(*((-right, -down) if self._design.turned else (right, down)))
        elif box is not None and box.placed and box.moves and held == _CTRL and key in _SIDEWAYS:
            self.widened.emit(1 if key == Qt.Key.Key_Right else -1)
        elif box is not None and box.moves and alt and key in _UP_DOWN:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif box is not None and key in (_SIDEWAYS if alt else _SIGNS):
            larger = key in (Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_Equal)
            self.grown.emit(_STEP if larger else -_STEP)
        elif not alt and key in (*_UP_DOWN, *_SIDEWAYS):
            self._next(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Right) else -1)
        elif box is not None and key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _next(self, by: int) -> None:
        boxes = self._boxes()
        if boxes:
            keys = [(box.table, box.place) for box in boxes]
            at = keys.index(self._key) + by if self._key in keys else 0
            self.choose(*keys[at % len(keys)])

    # A logo

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture file may be dropped."""
        if _picture_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It becomes the logo."""
        if path := _picture_in(event):
            event.acceptProposedAction()
            self.dropped.emit(path)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card; on it the boxes, the chosen one with its handle; where something is being dragged to."""
        painter, card = QPainter(self), self._place()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(card, QColor("white"))
        if not self._picture.isNull():
            painter.drawImage(card, self._picture)
        painter.setPen(QPen(QColor(_CHOSEN if self.hasFocus() else _QUIET), 1.5))
        painter.drawRect(card)
        box = self.box
        for one in self._boxes():
            painter.setPen(QPen(QColor(_QUIET), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self._place(one))
        if box is None:
            return
        place = self._place(box)
        painter.setPen(QPen(QColor(_CHOSEN), 2))
        painter.drawRect(place)
        painter.fillRect(self._handle(box).adjusted(6, 6, -6, -6), QColor(_CHOSEN))
        if self._grabbed is not None:
            by = self._at - self._grabbed
            painter.setPen(QPen(QColor(_QUIET), 2))
            painter.drawPoints(self._grid())
            painter.setPen(QPen(QColor(_CHOSEN), 2, Qt.PenStyle.DashLine))
            right = by.x() if box.placed and box.moves else 0.0
            sized = place.adjusted(0, 0, right, by.y())
            painter.drawRect(sized if self._sizing else place.translated(by if box.loose else QPointF()))

    def _grid(self) -> list[QPointF]:
        """Points on the card, five mm apart."""
        card, step = self._place(), self._scale() * _GRID
        across, down = int(card.width() / step) + 1, int(card.height() / step) + 1
        return [
            QPointF(card.left() + x * step, card.top() + y * step) for x in range(across) for y in range(down)
        ]


def _picture_in(event: QDropEvent) -> Path | None:
    """The first picture file that is being dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.casefold() in _PICTURES), None)
