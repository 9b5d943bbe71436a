"""A page on the whole screen: the seat plan at the entrance, a programme for everybody who passes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.printing.page_preview import PagePreview

_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_PageUp), (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space)


class WholeScreen(QWidget):
    """The page that a preview shows, on white; arrows turn it, Esc goes back."""

    def __init__(self, preview: PagePreview, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Paper")
        self.setAccessibleName("The page on the whole screen")
        self._preview = preview
        preview.turned.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As large as the screen is."""
        painter, picture = QPainter(self), self._preview.picture
        painter.fillRect(self.rect(), QColor("white"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not picture.isNull():
            size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawImage(left, top, picture.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            ))  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Another page, or back."""
        if event.key() in _BACK:
            self._preview.turn(-1)
        elif event.key() in _ON:
            self._preview.turn(1)
        else:
            self.close()
