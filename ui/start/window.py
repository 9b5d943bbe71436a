"""The first window: open, new, or try the sample; below, the conferences of before. No wizard."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from ui.style.fonts import text_font
from ui.widgets.labels import Label, caption
from ui.widgets.parts import added, column, row
from ui.widgets.strips import Notice

_PATH = Qt.ItemDataRole.UserRole
_KILO, _ROW = 1024, 36


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
            about = path.stat()
            day = f"{datetime.fromtimestamp(about.st_mtime).astimezone():%d %B %Y %H:%M}"
            words = f"{path.name}    {day} · {about.st_size // _KILO} KB · {path.parent}"
            added(shown, words, _ROW).setData(_PATH, str(path))
        if not paths:
            added(shown, "None yet.").setFlags(Qt.ItemFlag.NoItemFlags)
        shown.itemActivated.connect(lambda item: self.chosen.emit(item.data(_PATH) or ""))
        return shown
