"""What a document is called, and who may see it: asked once for each file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from app.conference.sessions import Session
from app.documents.document import AUDIENCES, LANGUAGES, Document
from ui.dialogs.work_dialog import WorkDialog
from ui.widgets.labels import Label
from ui.widgets.parts import column, row


class AddDialog(WorkDialog):
    """`wanted` gives what was said of the file, by the names of `DocumentDesk.add`."""

    wanted = Signal(object, object)
    lost = "The file is not kept yet."

    def __init__(
        self,
        path: Path,
        sessions: Sequence[Session],
        papers: Sequence[Document],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keep a document")
        self._path = path
        self.title, self.said = QLineEdit(), Label("muted")
        self.title.setPlaceholderText(path.stem)
        self.title.setMaxLength(200)
        self.language = _box((("", "not said"), *((code, code.upper()) for code in LANGUAGES)))
        self.session = _box(
            (("", "the whole conference"), *((s.code, f"{s.code} {s.title}") for s in sessions))
        )
        self.audience = _box(AUDIENCES.items())
        self.audience.setCurrentIndex(self.audience.findData("desks"))
        self.revises = _box((("", "a new document"), *((paper.key, paper.title) for paper in papers)))
        form = QFormLayout()
        named = {
            "Title": self.title,
            "Language": self.language,
            "Session": self.session,
            "Who may see it": self.audience,
            "New version of": self.revises,
        }
        for words, field in named.items():
            field.setAccessibleName(words)
            form.addRow(words, field)
        keep, cancel = QPushButton("Keep it"), QPushButton("Cancel")
        keep.setDefault(True)
        keep.clicked.connect(self._accept)
        cancel.clicked.connect(self.give_up)
        layout = column(self, margin=16, gap=12)
        layout.addWidget(Label("title", path.name))
        layout.addLayout(form)
        layout.addWidget(self.said)
        line = row(cancel, keep)
        line.insertStretch(0, 1)
        layout.addLayout(line)
        self.revises.currentIndexChanged.connect(self._of_former)
        self.setMinimumWidth(520)

    def _of_former(self) -> None:
        """Who may see a document does not change with a new version of it."""
        self.audience.setEnabled(not self.revises.currentData())

    def choose(self, key: str) -> None:
        """It is a new version of this one."""
        self.revises.setCurrentIndex(max(self.revises.findData(key), 0))

    def _accept(self) -> None:
        boxes = {"language": self.language, "session": self.session, "audience": self.audience}
        said = {name: str(box.currentData()) for name, box in boxes.items()}
        said |= {"title": self.title.text().strip(), "revises": str(self.revises.currentData())}
        self.wanted.emit(self._path, said)
        self.accept()

    def work(self) -> object:
        """What somebody has typed."""
        return self.title.text().strip()

    def say(self, words: str) -> None:
        """A sentence at the foot."""
        self.said.say(words)

    def say_hint(self) -> None:
        """Nothing is to be said."""
        self.say("")


def _box(choices: object) -> QComboBox:
    box = QComboBox()
    for value, words in choices:  # type: ignore[attr-defined] # pairs
        box.addItem(words, value)
    box.setMinimumContentsLength(24)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
