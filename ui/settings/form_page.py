"""One page of settings: its fields below each other, in a place that scrolls."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.settings.editor import Settings
from app.settings.fields import Setting, usual
from ui.settings.field import SettingField
from ui.style.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.parts import column


class FormPage(QScrollArea):
    """`typed` gives a setting and what was typed into its field."""

    typed = Signal(object, str)

    def __init__(self, title: str, about: str, settings: Iterable[Setting]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme: Theme | None = None
        self.fields: dict[tuple[str, ...], SettingField] = {}
        inside = QWidget()
        self._layout = column(inside, margin=14, gap=8)
        self._layout.addWidget(Label("title", title))
        self._about = Label("muted", about, wrap=True)
        self._layout.addWidget(self._about)
        self._layout.addStretch(1)
        self.setWidget(inside)
        self._with(settings)

    def _with(self, settings: Iterable[Setting]) -> None:
        for setting in settings:
            if setting.path not in self.fields:
                field = self.fields[setting.path] = SettingField(setting)
                field.typed.connect(self.typed)
                self._layout.insertWidget(self._layout.count() - 1, field)
                if self._theme is not None:
                    field.apply_theme(self._theme)

    def put_beside(self, widget: QWidget) -> None:
        """Something else below the fields."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def show_settings(self, now: Settings, more: Iterable[Setting] = ()) -> None:
        """What is set now; `more` are those of rows, which come and go."""
        wanted = tuple(more)
        self._with(wanted)
        of_rows = {setting.path for setting in wanted}
        for path in [path for path in self.fields if path[0] == "session" and path not in of_rows]:
            self.fields.pop(path).deleteLater()
        for field in self.fields.values():
            field.line.setPlaceholderText(usual(field.setting, now.conference))
            field.show_value(now.shown(field.setting))

    def apply_theme(self, theme: Theme) -> None:
        """Places that are wide enough at this size of text."""
        self._theme = theme
        for field in self.fields.values():
            field.apply_theme(theme)

    def first(self) -> QWidget:
        """Where the keyboard begins: the field that was left wrong, else the first."""
        fields = list(self.fields.values())
        return next((field for field in fields if field.message.isVisibleTo(field)), fields[0]).line
