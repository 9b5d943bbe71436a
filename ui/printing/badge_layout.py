"""How badges look, as text: the layout (TOML) of the cards that are chosen, to be changed and kept.

Whoever holds it shows the page anew when it has `changed`; a mistake is said with its line, and marked.
"""

import re
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from ui.dialogs.file_dialogs import file_dialog
from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.worker.desk import Desk

_KINDS = "Layouts (*.toml);;All files (*)"
_MARK_ALPHA = 70


class LayoutPage(QWidget):
    """The text of a layout. `text` is empty while it is as the conference has it."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._stock, self._as_kept = desk, "", ""
        self.folder: Path | None = None
        self.editor = QPlainTextEdit()
        self.editor.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.editor.setTabChangesFocus(True)
        self.editor.setAccessibleName("Layout of the badges, as TOML")
        self.where = Label("muted", "")
        self.keep, self.take = QPushButton("&Keep in the conference"), QPushButton("&Take from a file…")
        self.give, self.own = QPushButton("Sa&ve to a file…"), QPushButton("As the program &has it")
        self.keep.clicked.connect(self._keep)
        self.take.clicked.connect(self._ask_file)
        self.give.clicked.connect(self._ask_place)
        self.own.clicked.connect(lambda: desk.files.read_layout(self._stock, own=True))
        layout = column(gap=8)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.where)
        layout.addLayout(row(self.keep, self.own))
        layout.addLayout(row(self.take, self.give))
        self.setLayout(layout)
        self.editor.textChanged.connect(self._edited)
        self.editor.cursorPositionChanged.connect(self._say_where)
        desk.files.laid_out.connect(self._show)

    @property
    def text(self) -> str:
        """What is to be printed in place of what the conference has; empty when that is the same."""
        text = self.editor.toPlainText()
        return "" if text == self._as_kept else text

    def rewrite(self, text: str) -> None:
        """Another text, as one step that can be undone; what is the same in both stays where it is."""
        before = self.editor.toPlainText()
        start = _alike(before, text)
        end = _alike(before[start:][::-1], text[start:][::-1])
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(_place(before, start))
        cursor.setPosition(_place(before, len(before) - end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])

    def look_at(self, stock: str) -> None:
        """The layout for other cards; what was written for the ones before and not kept stays."""
        if not self.text:
            self._stock = stock
            self._desk.files.read_layout(stock)

    def mark(self, sentence: str) -> None:
        """Mark the line that a sentence names, if it names one."""
        found = re.search(r", line (\d+):|\(at line (\d+)", sentence)
        if found is None:
            return
        place = QTextEdit.ExtraSelection()
        colour = QColor("#c0392b")
        colour.setAlpha(_MARK_ALPHA)
        place.format.setBackground(colour)
        place.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        block = self.editor.document().findBlockByNumber(int(found[1] or found[2]) - 1)
        place.cursor = QTextCursor(block)
        self.editor.setExtraSelections([place])

    def take_from(self, path: Path) -> None:
        """The text of a file, to be looked at before it is kept; its pictures lie beside it."""
        self.folder = path.parent
        self._desk.files.read_layout_file(path)

    def give_to(self, path: Path) -> None:
        """Write the text as it stands."""
        self._desk.files.write_layout_file(path, self.editor.toPlainText())

    def _show(self, text: str, is_kept: bool) -> None:
        """A layout that was asked for."""
        with QSignalBlocker(self.editor):
            self.editor.setPlainText(text)
        if is_kept:
            self._as_kept = self.editor.toPlainText()
        self._say_where()
        self._edited()

    def _edited(self) -> None:
        self.editor.setExtraSelections([])
        self.keep.setEnabled(bool(self.text))
        self.changed.emit()

    def _say_where(self) -> None:
        line, count = self.editor.textCursor().blockNumber() + 1, self.editor.blockCount()
        self.where.say(f"Line {line} of {count}")

    def _keep(self) -> None:
        self._desk.files.keep_layout(self.editor.toPlainText(), self.folder, self._stock)

    def _ask_file(self) -> None:
        dialog = file_dialog(self, "Take a layout from", _KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_from(Path(name)))
        dialog.open()

    def _ask_place(self) -> None:
        dialog = file_dialog(self, "Save the layout as", _KINDS, "badge.toml")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(lambda name: self.give_to(Path(name)))
        dialog.open()


def _alike(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _place(text: str, number: int) -> int:
    """A place in Qt's count, in which a letter beyond the first plane is two."""
    return number + sum(letter > "\uffff" for letter in text[:number])
