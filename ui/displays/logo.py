"""The conference's logo on a display: on white, as its papers have it, so that it can be seen by night."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

_MOST = 1200
_PAD = 0.12


class Logo:
    """The picture, read once for each file; nothing where it is none."""

    def __init__(self) -> None:
        self._data, self._image = b"", QImage()

    def show(self, data: bytes) -> bool:
        """Another file; whether it is another."""
        if data == self._data:
            return False
        self._data, self._image = data, _read(data)
        return True

    def paint(self, painter: QPainter, cell: QRectF, align: Qt.AlignmentFlag) -> QRectF:
        """The logo as large as it stands in a cell, on one side of it; where it stands."""
        if self._image.isNull():
            return QRectF()
        pad = cell.height() * _PAD
        room = QSize(round(cell.width() - 2 * pad), round(cell.height() - 2 * pad))
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        plate = QRectF(0, 0, size.width() + 2 * pad, size.height() + 2 * pad)
        plate.moveCenter(cell.center())
        if align & Qt.AlignmentFlag.AlignRight:
            plate.moveRight(cell.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(plate, pad, pad)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(plate.adjusted(pad, pad, -pad, -pad), self._image)
        return plate


def _read(data: bytes) -> QImage:
    """A PNG or JPEG no larger than a screen shows; a picture of enormous size is none."""
    held = QBuffer()
    held.setData(QByteArray(data))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    if bytes(reader.format().data()) not in (b"png", b"jpeg"):
        return QImage()
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _MOST:
        reader.setScaledSize(size.scaled(_MOST, _MOST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
