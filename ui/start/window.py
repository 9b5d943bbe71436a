"""The first window: open, new, or try the sample; below, the conferences of before. No wizard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from ui.start.recent_files import RecentFiles
from ui.style.fonts import text_font
from ui.widgets.labels import Label, caption
from ui.widgets.parts import added, column, row
from ui.widgets.strips import Notice

_PATH = Qt.ItemDataRole.UserRole
_ROW = 36


class StartWindow(QWidget):
    """`asked` says open, new or sample; `chosen` gives the path of a conference opened before."""

    asked = Signal(str)
    chosen = Signal(str)

    def __init__(self, recent: list[Path]) -> None:
        super().__init__()
        self.setWindowTitle("Rostrum")
        self.setMinimumSize(560, 420)
        self.resize(720, 520)
        title = Label(text="Rostrum")
        title.setFont(text_font(34))
        title.setObjectName("name")
        self.open = self._button("&Open a conference…", "open_conference")
        self.new = self._button("&New conference…", "new_conference")
        self.sample = self._button("&Try the sample", "sample")
        self.recent = self._recent(recent)
        self.notice = Notice()
        layout = column(self, margin=40, gap=16)
        layout.addWidget(title)
        layout.addWidget(Label("muted", "The moderator console for hybrid conferences"))
        layout.addWidget(self.notice)
        layout.addSpacing(8)
        layout.addLayout(row(self.open, self.new, self.sample, gap=12))
        layout.addSpacing(8)
        layout.addWidget(caption("OPENED BEFORE"))
        layout.addWidget(self.recent, 1)
        self.message = Label("muted", wrap=True)
        layout.addWidget(self.message)

    def say(self, words: str) -> None:
        """A sentence below the list, for instance why a file was not opened."""
        self.message.say(words)

    def offer(self, words: str, choice: str, work: Callable[[], object]) -> None:
        """A sentence with a button, which has the keyboard: a conference is damaged, and here is a copy."""
        self.notice.offer(words, {choice: work})
        self.notice.buttons[0].setFocus()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _recent(self, paths: list[Path]) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName("Conferences opened before")
        for path in paths:
            added(shown, f"{path.name}    {path.parent}", _ROW).setData(_PATH, str(path))
        shown.itemActivated.connect(lambda item: self.chosen.emit(item.data(_PATH) or ""))
        self._files = RecentFiles(paths)
        self._files.seen.connect(self._say_of)
        self._files.missed.connect(self._leave_out)
        self._say_if_none(shown)
        return shown

    def _row_of(self, path: str) -> int:
        rows = range(self.recent.count())
        return next((row for row in rows if self.recent.item(row).data(_PATH) == path), -1)

    def _say_of(self, path: str, words: str) -> None:
        """When it was written and how large it is."""
        if (row := self._row_of(path)) >= 0:
            self.recent.item(row).setText(f"{Path(path).name}    {words} · {Path(path).parent}")

    def _leave_out(self, path: str) -> None:
        """It is not there now, perhaps on a stick: it stays remembered."""
        if (row := self._row_of(path)) >= 0:
            self.recent.takeItem(row)
        self._say_if_none(self.recent)

    @staticmethod
    def _say_if_none(shown: QListWidget) -> None:
        if not shown.count():
            added(shown, "None yet.").setFlags(Qt.ItemFlag.NoItemFlags)

    def showEvent(self, event: QShowEvent) -> None:
        """What the disk says of the files may come late, and a drive may never answer."""
        super().showEvent(event)
        self._files.look()
