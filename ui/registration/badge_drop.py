"""Pictures that somebody pastes or drops: files of them, or a picture itself as PNG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")


def has_picture(data: QMimeData) -> bool:
    """Whether there is a picture in what is pasted or dropped."""
    return data.hasImage() or bool(_files(data))


def pictures_in(data: QMimeData) -> list[bytes | Path]:
    """The files that were dropped, else the picture itself."""
    if files := _files(data):
        return list(files)
    image = data.imageData()
    if not isinstance(image, QImage):
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return [bytes(buffer.data().data())]


def _files(data: QMimeData) -> list[Path]:
    names = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in names if path.suffix.casefold() in _ENDINGS]
