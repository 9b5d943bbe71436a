"""One setting: its words, a line to type in, what would be right, and below it what is wrong."""

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.settings.fields import Setting
from app.settings.kinds import Place
from app.times import date_text, zone_names
from ui.settings.calendar import Days
from ui.style.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

_LABEL, _LINE = 210, 470
_OVERTAKEN = "Another desk has set it to “{}” meanwhile. Enter writes yours, Esc takes theirs"


class SettingLine(QLineEdit):
    """`left` when the focus goes, `given_up` when Esc is pressed in it, `days` with Alt+Down."""

    left = Signal()
    given_up = Signal()
    days = Signal()

    def event(self, event: QEvent) -> bool:
        """Undo and redo are those of the window, but not while somebody types; Alt+Down is the line's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if not self.isModified() and (event.matches(keys.Undo) or event.matches(keys.Redo)):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is written when somebody goes on; a menu or another window only looks away."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what was typed; Alt+Down opens the calendar; Enter is nothing to the window."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_Down and alt:
            self.days.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()


class SettingField(QWidget):
    """`typed` gives the setting and what was typed; it stands in its line until it is written."""

    typed = Signal(object, str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self._held = ""
        self.line, self.words = SettingLine(), Label("", setting.words)
        self.hint, self.message = Label("muted", setting.hint, wrap=True), Label("warn", wrap=True)
        self.line.setAccessibleName(setting.words)
        self.line.setAccessibleDescription(setting.hint)
        self.line.setToolTip(setting.hint)
        self.words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.calendar = QPushButton("▾")
        self.calendar.setObjectName("tick")
        self.calendar.setAccessibleName(f"Calendar: {setting.words}")
        self.calendar.setToolTip("Alt+↓")
        self.calendar.setAutoDefault(False)
        if isinstance(setting.kind, Place):
            completer = QCompleter(zone_names(), self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.line.setCompleter(completer)
        self.message.hide()
        self._lay_out()
        self.line.returnPressed.connect(self.commit)
        self.line.left.connect(self.commit)
        self.line.given_up.connect(self.give_up)
        self.line.days.connect(self._open_calendar)
        self.calendar.clicked.connect(self._open_calendar)

    def _lay_out(self) -> None:
        layout = column(self, gap=2)
        line = row(self.words, self.line, self.calendar, self.hint, gap=10)
        if not self.setting.kind.has_calendar:
            self.calendar.hide()
        line.setStretchFactor(self.line, 4)
        line.setStretchFactor(self.hint, 2)
        layout.addLayout(line)
        self._below = row(self.message)
        layout.addLayout(self._below)

    def apply_theme(self, theme: Theme) -> None:
        """Places that are wide enough at this size of text."""
        label = theme.px(_LABEL)
        self.words.setFixedWidth(label)
        self.line.setMaximumWidth(theme.px(_LINE) - (theme.px(50) if self.setting.kind.has_calendar else 0))
        self.calendar.setFixedSize(theme.px(40), theme.px(38))
        self._below.setContentsMargins(label + 10, 0, 0, 0)

    def show_value(self, text: str) -> None:
        """What is set now; what somebody is typing meanwhile stays, and both are told."""
        if text == self._held:
            return
        typing = self.line.isModified() and self.line.text() not in (self._held, text)
        self._held = text
        if typing:
            self.say(_OVERTAKEN.format(text))
        else:
            self.give_up()

    def commit(self) -> None:
        """Have what was typed written, where it is something else."""
        if not self.line.isModified():
            return
        if " ".join(self.line.text().split()) == self._held:
            self.give_up()
        else:
            self.line.setModified(False)
            self.typed.emit(self.setting, self.line.text())

    def give_up(self) -> None:
        """What is set, instead of what was typed."""
        self.line.setText(self._held)
        self.line.setModified(False)
        self.line.setCursorPosition(0)
        self.say("")

    def say(self, sentence: str) -> None:
        """What is wrong with what stands there; what was typed stays."""
        self.message.say(sentence)
        self.message.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence or self.setting.hint)
        self.line.setProperty("state", "wrong" if sentence else "")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def refuse(self, sentence: str) -> None:
        """It was not written: the sentence stands below, and the text waits to be put right."""
        self.say(sentence)
        self.line.setModified(True)

    def _open_calendar(self) -> None:
        if not self.setting.kind.has_calendar:
            return
        days = Days(self._held, self.window())
        days.chosen.connect(self._take_day)
        days.show_below(self.line)

    def _take_day(self, day: QDate) -> None:
        """The day that was chosen, at the time of the clock that stood there."""
        _, comma, clock = self._held.rpartition(", ")
        self.line.setText(date_text(day.toPython()) + (f", {clock}" if comma else ""))  # type: ignore[arg-type]
        self.line.setModified(True)
        self.line.setFocus()
        self.commit()
