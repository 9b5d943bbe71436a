"""What every table that is written in by keyboard shares: its set-up, and a plain line in a cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.style.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDIT, WAS = Qt.ItemDataRole.EditRole, "was"


class WrittenCell(QStyledItemDelegate):
    """Plain text in the colours of a theme; the row under the cursor stands out."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The row under the cursor."""
        super().initStyleOption(option, index)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex().row() == index.row():
            option.backgroundBrush = QBrush(self.theme.colour("raised"))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QLineEdit:
        """A line that fills its cell."""
        line = QLineEdit(parent)
        line.setObjectName("cell")
        line.setFrame(False)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands in the cell when somebody begins; what is being typed is never replaced."""
        assert isinstance(editor, QLineEdit)
        if editor.property(WAS) is None:
            editor.setProperty(WAS, index.data(EDIT))
            editor.setText(index.data(EDIT))


def written_by_keyboard(table: QTableView) -> None:
    """Typing begins, one cell is chosen, Tab belongs to the table's own order; no grid, no row heads."""
    triggers = QAbstractItemView.EditTrigger
    table.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    heads = table.horizontalHeader()
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setHighlightSections(False)
