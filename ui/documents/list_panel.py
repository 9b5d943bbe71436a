"""The list of documents, the line that searches them all, and the buttons below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from app.documents.document import Document
from ui.documents.actions import BY_ID
from ui.documents.texts import list_words
from ui.widgets.buttons import LiveButton
from ui.widgets.parts import added, column, row

BUTTONS = ("add_document", "revise_document", "export_document", "print_document")
_ROW = 52


class DocumentList(QWidget):
    """`chosen` once another document is; `looked` with a text to look for, empty for none."""

    chosen = Signal()
    looked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.every: tuple[Document, ...] = ()
        self.papers: tuple[Document, ...] = ()
        self.found: Mapping[str, Sequence[int]] | None = None
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText("Search all documents…  Ctrl+F")
        self.search.setAccessibleName("Text to look for")
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(lambda: self.looked.emit(self.wanted))
        self.search.textChanged.connect(lambda text: None if text else self.looked.emit(""))
        self.list.setAccessibleName("Documents")
        self.list.currentRowChanged.connect(lambda _row: self.chosen.emit())
        self.buttons = {name: LiveButton(BY_ID[name].button) for name in BUTTONS}
        layout = column(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(*(self.buttons[name] for name in BUTTONS[:2])))
        layout.addLayout(row(*(self.buttons[name] for name in BUTTONS[2:])))

    @property
    def wanted(self) -> str:
        """The text that is looked for."""
        return self.search.text().strip()

    @property
    def key(self) -> str:
        """The key of the chosen document; empty where there is none."""
        place = self.list.currentRow()
        return self.papers[place].key if 0 <= place < len(self.papers) else ""

    def versions(self) -> list[Document]:
        """Every version of the chosen document, the newest first."""
        return [paper for paper in self.every if paper.key == self.key]

    def hits(self) -> Sequence[int]:
        """The pages of the chosen document on which the text stands that is looked for."""
        return self.found.get(self.key, ()) if self.found else ()

    def show_papers(self, every: tuple[Document, ...], key: str) -> None:
        """All documents with their versions, one of them chosen."""
        place_before = self.list.currentRow()
        self.every = every
        newest: dict[str, Document] = {}
        for paper in every:
            newest.setdefault(paper.key, paper)
        self.papers = tuple(newest.values())
        self._fill()
        self.choose(key, max(place_before, 0))

    def mark(self, found: Mapping[str, Sequence[int]] | None) -> None:
        """Say beside each document on how many pages the text stands."""
        self.found = found
        self._fill()

    def choose(self, key: str, otherwise: int = 0) -> None:
        """A document by its key, else the one at a place."""
        place = next((n for n, paper in enumerate(self.papers) if paper.key == key), otherwise)
        self.list.setCurrentRow(min(place, len(self.papers) - 1))
        for name in BUTTONS[1:]:
            self.buttons[name].setEnabled(bool(self.key))

    def _fill(self) -> None:
        """The lines anew, without looking at another document on the way."""
        place, blocked = self.list.currentRow(), self.list.blockSignals(True)
        self.list.clear()
        for paper in self.papers:
            added(self.list, list_words(paper, self.found), _ROW)
        self.list.setCurrentRow(min(place, len(self.papers) - 1))
        self.list.blockSignals(blocked)
