"""A new conference: its name, place, time zone, days and members; the fields of its settings, no wizard."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.conference.conference import Conference
from app.settings.changes import Path
from app.settings.editor import Settings
from app.settings.fields import BY_NAME, Setting, with_values
from app.settings.members import SETS
from app.times import SystemClock, at_venue, day_of, zone
from ui.settings.field import SettingField
from ui.style.theme import Theme, load_theme
from ui.widgets.buttons import QuietBox
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

_FIELDS = ("name", "venue", "zone", "starts", "ends")
_ZONE = "Europe/Vienna"
_ZONE_PATH = ("conference", "zone")
_NINE, _A_DAY = time(9), timedelta(hours=9)
_LABEL = 230


class NewDialog(QDialog):
    """`made` gives the conference that was described."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New conference")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = getattr(parent, "theme", None)
        theme = theme if isinstance(theme, Theme) else load_theme("night")
        self.resize(theme.px(860), 0)
        self.blank = _blank()
        self.fields = {name: SettingField(BY_NAME[f"conference.{name}"]) for name in _FIELDS}
        layout = column(self, margin=20, gap=12)
        for name, field in self.fields.items():
            field.show_value("" if name == "name" else Settings(self.blank).shown(field.setting))
            field.apply_theme(theme)
            field.typed.connect(self._look)
            layout.addWidget(field)
        layout.addLayout(self._members(theme))
        self.message = Label("muted", "Everything can be changed afterwards, in the settings.", wrap=True)
        self.take = QPushButton("Choose a file and make it…")
        self.take.clicked.connect(self._make)
        self.take.setAutoDefault(False)
        layout.addWidget(self.message)
        line = row(self.take)
        line.insertStretch(0, 1)
        layout.addLayout(line)

    def _members(self, theme: Theme) -> QHBoxLayout:
        self.members, words = QuietBox(), Label("", "Members")
        words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        words.setFixedWidth(theme.px(_LABEL))
        self.members.setAccessibleName("Members")
        for name, text in SETS.items():
            self.members.addItem(text[:1].upper() + text[1:], name)
        return row(words, self.members, gap=10)

    def _look(self, setting: Setting, text: str) -> None:
        """What was typed into one field, as it is understood; else a sentence beside it."""
        field = next(field for field in self.fields.values() if field.setting is setting)
        try:
            value = setting.kind.read(text, self.blank)
        except ValueError as no:
            field.refuse(f"{no}.")
            return
        field.say("")
        field.show_value(setting.kind.write(value, self.blank))

    def _make(self) -> None:
        conference = self._conference()
        if conference is not None:
            self.made.emit(conference)
            self.accept()

    def _conference(self) -> Conference | None:
        """What was described; None where a field is wrong, which has the sentence and the keyboard then."""
        values: dict[Path, object] = {}
        for name in sorted(self.fields, key=lambda name: name != "zone"):  # in which the days are typed
            field = self.fields[name]
            now = with_values(self.blank, {path: held for path, held in values.items() if path == _ZONE_PATH})
            try:
                values[field.setting.path] = field.setting.kind.read(field.line.text(), now)
                field.say("")
            except ValueError as no:
                field.refuse(f"{no}.")
        wrong = [field for field in self.fields.values() if field.message.full_text()]
        if not wrong:
            try:
                values["conference", "options", "members"] = self.members.currentData()
                return Settings(self.blank).made(values)
            except ValueError as no:
                wrong = [self.fields["ends"]]
                wrong[0].refuse(f"{no}.")
        wrong[0].line.setFocus()
        return None


def _blank() -> Conference:
    """A conference of today, from nine to six."""
    today = day_of(SystemClock().now(), zone(_ZONE))
    starts = at_venue(datetime.combine(today, _NINE), zone(_ZONE))
    return Conference(code="", name="", zone=_ZONE, starts=starts, ends=starts + _A_DAY)
