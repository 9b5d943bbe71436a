"""A row of a list with something beside it at the right: the keys of a command, who is registered how."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

ASIDE = Qt.ItemDataRole.UserRole + 1
_PAD, _MUTED = 12, 0.75


class AsideRow(QStyledItemDelegate):
    """Paints the row, then what is beside it, muted, in the room that is left."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, then its aside; a row that is switched off has none."""
        super().paint(painter, option, index)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        metrics = QFontMetrics(option.font)
        cell = option.rect.adjusted(metrics.horizontalAdvance(str(index.data())) + 3 * _PAD, 0, -_PAD, 0)
        words = metrics.elidedText(str(index.data(ASIDE) or ""), Qt.TextElideMode.ElideRight, cell.width())
        painter.setFont(option.font)
        painter.setPen(option.palette.text().color())
        painter.setOpacity(_MUTED)
        painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setOpacity(1.0)


def aside(item: QListWidgetItem, words: str) -> None:
    """Put words beside a row, for the eye and for the ear."""
    item.setData(ASIDE, words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (item.text(), words) if part))
