"""A cell that asks something: one click opens its choices, and choosing one answers."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.imports.plan_model import CHOICES, EDIT

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """Edits a cell by a list of choices; the model is told at the moment of choosing."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The choices, as the model gives them."""
        box = QComboBox(parent)
        for code, words in index.data(CHOICES) or ():
            box.addItem(words, code)
        box.activated.connect(lambda _place: self._chosen(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What holds now; nothing where nobody has decided."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(EDIT)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The answer goes to the model."""
        if isinstance(editor, QComboBox) and editor.currentIndex() >= 0:
            model.setData(index, editor.currentData(), EDIT)

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
