"""Where everything stands in the settings' window: its pages in a list, beside it the one that is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QStackedWidget, QWidget

from app.settings.editor import Settings
from app.settings.entities import COLUMNS, Entities
from app.settings.fields import ABOUT, HALL, LOOKS, PAGES, SETTINGS, SPEAKING, WHEN, WORDS, of_sessions
from ui.settings.entities_page import EntitiesPage
from ui.settings.form_page import FormPage
from ui.style.theme import Theme
from ui.widgets.labels import Card, Label, caption
from ui.widgets.parts import added, column, row

ENTITIES = "States and organizations"
_LEFT, _ROW = 236, 34
_ABOUT = {
    ABOUT: "Each field is written when you leave it; every desk sees it at once, and Ctrl+Z takes it back.",
    WHEN: "Days as you would write them: 14.6.2021, 14 June 2021 9:00, 2021-06-14. Alt+↓ opens a calendar.",
    SPEAKING: "What a statement may take: 3:00, 3 or 90 s. A session’s own time goes before its category’s.",
    HALL: "How many may come. Seats and places of a delegation stand with the States and organizations.",
    WORDS: "What this conference calls them. An empty field keeps the usual word.",
    LOOKS: "For screens, badges and papers.",
}
PLACES = {
    "conference": ABOUT, "about": ABOUT, "days": WHEN, "place": WHEN, "deadlines": WHEN, "rooms": WHEN,
    "limits": SPEAKING, "hall": HALL, "places": HALL, "words": WORDS, "ranks": WORDS, "logo": LOOKS,
    "colours": LOOKS, "entities": ENTITIES, "states": ENTITIES, "seats": ENTITIES,
}  # fmt: skip
"""The pages by the names under which other windows ask for them."""


class SettingsPage(QWidget):
    """The parts between strip and status line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list, self.stack = QListWidget(), QStackedWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName("Pages of settings")
        self.forms = {
            name: FormPage(name, _ABOUT[name], [setting for setting in SETTINGS if setting.page == name])
            for name in PAGES
        }
        self.entities, self.logo = EntitiesPage(theme), QPushButton("Choose a logo…  Ctrl+L")
        self.logo.setAccessibleName("Choose a logo")
        self.logo.setAutoDefault(False)
        self.logo_name = Label("muted")
        logo = QWidget()
        line = column(logo)
        line.addLayout(row(self.logo, self.logo_name))
        self.forms[LOOKS].put_beside(logo)
        for name, part in (*self.forms.items(), (ENTITIES, self.entities)):
            added(self.list, name, _ROW)
            self.stack.addWidget(part)
        self._left, right = Card(), Card()
        beside = column(self._left, margin=6, gap=4)
        beside.addWidget(caption("SETTINGS"))
        beside.addWidget(self.list)
        column(right, margin=2).addWidget(self.stack)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(8)
        sides.addWidget(self._left)
        sides.addWidget(right, 1)
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)

    def show_settings(self, now: Settings, entities: Entities) -> None:
        """Everything as it is set now."""
        for name, form in self.forms.items():
            form.show_settings(now, of_sessions(now.sessions) if name == SPEAKING else ())
        columns = [name for name in COLUMNS if name != "code"]
        self.entities.show_rows(
            [(code, *(entities.shown(code, name) for name in columns)) for code in entities.held]
        )
        self.logo_name.say(now.conference.options.get("logo", "none yet; a PNG or JPEG file"))

    def turn_to(self, name: str) -> None:
        """Another page, by its own name or one of `PLACES`."""
        names = [*self.forms, ENTITIES]
        wanted = PLACES.get(name, name)
        if wanted in names:
            self.list.setCurrentRow(names.index(wanted))
            self.take_focus()

    def turn(self, by: int) -> None:
        """So many pages on."""
        self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
        self.take_focus()

    @property
    def on_entities(self) -> bool:
        """Whether the States are shown."""
        return self.stack.currentWidget() is self.entities

    def turn_pane(self) -> None:
        """From the pages to the fields, or back."""
        if self.list.hasFocus():
            self.take_focus()
        else:
            self.list.setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to the page that is open."""
        part = self.stack.currentWidget()
        if isinstance(part, FormPage):
            part.first().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entities.table.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Colours and sizes of all pages."""
        self._left.setFixedWidth(theme.px(_LEFT))
        for form in self.forms.values():
            form.apply_theme(theme)
        self.entities.apply_theme(theme)
