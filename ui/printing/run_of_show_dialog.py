"""The run of show on paper. The job runs in the background; the window never waits for it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from app.live.snapshot import ConferenceSnapshot
from app.temporary import temporary_folder
from ui.console.settings import Settings
from ui.dialogs import file_dialogs
from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.worker.desk import Desk


class PrintDialog(QDialog):
    """One document at a time: `document` is run-of-show, and names the file."""

    printing = Signal(str)

    def __init__(
        self, document: str, desk: Desk, loaded: ConferenceSnapshot, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._desk, self._settings = document, desk, settings
        self.setWindowTitle("Print the run of show")
        self.resize(620, 0)
        self.session = QComboBox()
        form = QFormLayout()
        for words, field in self._show_fields(loaded):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.message = Label("muted", "Internal: contains personal data.", wrap=True)
        layout = column(self, margin=20, gap=12)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addLayout(self._buttons())
        desk.finished.connect(self.message.say)
        desk.refused.connect(self.message.say)
        desk.trouble.connect(self.message.say)

    def _show_fields(self, loaded: ConferenceSnapshot) -> tuple[tuple[str, QWidget], ...]:
        self.session.addItem("All sessions", "")
        for session in loaded.sessions:
            self.session.addItem(f"{session.code}  {session.title}", session.code)
        return (("Sessions", self.session),)

    def _buttons(self) -> QHBoxLayout:
        self.look = QPushButton("Open and print…")
        self.look.clicked.connect(self._open)
        self.save = QPushButton("Save PDF…")
        self.save.clicked.connect(self._save)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        line = row(close, self.save, self.look)
        line.insertStretch(0, 1)
        return line

    def _save(self) -> None:
        name = file_dialogs.ask_save(self, "Save as PDF", "PDF (*.pdf)", f"{self._document}.pdf")
        if name:
            self.print_to(Path(name))

    def _open(self) -> None:
        """The real pages in the system's own viewer, which prints them."""
        path = temporary_folder("print") / f"{self._document}.pdf"

        def show(_said: str) -> None:
            self._desk.finished.disconnect(show)
            if path.exists() and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self.message.say(f"No program here opens a PDF; nothing was printed: {path}.")

        self._desk.finished.connect(show)
        self.print_to(path)

    def print_to(self, path: Path) -> None:
        """Ask the desk for the PDF; its answer comes into the message line."""
        self.message.say("Making the pages…")
        self._desk.files.print_run_of_show(path, session=self.session.currentData())
