"""The field of the registration desk, and below it the people whom its text finds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget

from app.conference.badge_codes import looks_like_code, unknown_code
from app.conference.registrants import Registrant
from app.registration.search import Codes, PeopleList
from app.registration.state import AtTheDoor
from app.registration.verdict import Verdict
from ui.registration.people_model import PeopleModel
from ui.registration.person_row_painter import PersonRowDelegate
from ui.registration.search_field import Field
from ui.registration.texts import person_row
from ui.registration.verdict_card import VerdictCard
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Label
from ui.widgets.parts import column

_NOBODY = "Nobody is registered in this conference yet. Ctrl+Shift+I imports registrants from a file."


class FoundPanel(Card):
    """`looked` when other people may be found · `moved` when another person is chosen · `taken` for Enter."""

    looked = Signal()
    moved = Signal()
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.people: PeopleList | None = None
        self.now: AtTheDoor | None = None
        self.codes = Codes()
        self.scanned = ""
        """The badge in the field; empty where a name stands there, or nothing."""
        self._found: tuple[Registrant, ...] = ()
        self.field, self.nothing = Field(), Label("muted", wrap=True)
        self.view = QListWidget()
        self.model = PeopleModel(self.view)
        self._delegate = PersonRowDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("People found")
        layout = self.column = column(self, margin=10)
        for widget in (self.field, self.nothing):
            layout.addWidget(widget)
        self.new = LiveButton("Write a walk-in", "Ins")
        self.new.hide()
        layout.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.view, 1)
        self.verdict = VerdictCard(theme)
        self.verdict.hide()
        layout.addWidget(self.verdict, 1)
        self.field.holds_scan = lambda: bool(self.scanned) or looks_like_code(self.field.text())
        self.field.textChanged.connect(self.look)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self.taken)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        self.view.clicked.connect(lambda *_: self.field.setFocus())

    def chosen(self) -> Registrant | None:
        """The person whom Enter takes; nobody while two who are compared stand in the place of the list."""
        place = self.view.currentIndex().row()
        return self._found[place] if 0 <= place < len(self._found) and not self.isHidden() else None

    def typed_name(self) -> str:
        """The words in the field, where they may be a name that nobody bears yet."""
        text = self.field.text().strip()
        if (
            self.chosen() is not None
            or looks_like_code(text)
            or any(sign.isdigit() or sign == "@" for sign in text)
        ):
            return ""
        return " ".join(word[:1].upper() + word[1:] for word in text.split())

    def show_people(self, people: PeopleList) -> None:
        """Who may be found has changed; the door follows."""
        self.people = people

    def know_codes(self, codes: Codes) -> None:
        """Which badges were replaced; the door follows."""
        self.codes = codes

    def show_door(self, now: AtTheDoor) -> None:
        """Somebody came in, or changed how they attend."""
        self.now = now
        self.look()

    def look(self) -> None:
        """Whom the text of the field finds now; who was chosen stays so where they are still found."""
        self.looked.emit()
        if self.people is None or self.now is None:
            return
        text, before = self.field.text(), self.chosen()
        scanned = self.people.scanned(text, self.codes) if text.strip() else None
        self.scanned = scanned.code if scanned else ""
        self._found = (scanned.person,) if scanned else self.people.find(text)
        self.model.show([person_row(person, self.now) for person in self._found])
        numbers = [person.number for person in self._found]
        place = numbers.index(before.number) if before and before.number in numbers else 0
        self.view.setCurrentIndex(self.model.index(place) if numbers else self.model.index(-1))
        said = scanned.remark if scanned else _nothing(text) if text.strip() and not numbers else ""
        self.nothing.say(said if self.now.people.registrants else _NOBODY)
        self.nothing.setVisible(bool(self.nothing.full_text()))
        self.new.setVisible(bool(text.strip()) and not numbers and not looks_like_code(text))
        self._turn()
        self.moved.emit()

    def show_verdict(self, verdict: Verdict) -> None:
        """In the place of the list, until somebody else is looked for, and again after that."""
        self.verdict.show_verdict(verdict)
        self._turn(fresh=True)

    def _turn(self, *, fresh: bool = False) -> None:
        """The verdict stands while nobody else is found; a list of people goes before it."""
        judged = self.verdict.last is not None and not self._found
        judged = judged and (fresh or not self.field.text().strip() or not self.field.isModified())
        self.verdict.setVisible(judged)
        self.view.setVisible(not judged)
        self.nothing.setVisible(bool(self.nothing.full_text()) and not judged)

    def show_badge(self, badge: str) -> bool:
        """Whoever a badge belongs to, as if it was scanned; whether it is somebody's."""
        self.field.setText(badge)
        if self.scanned:
            return True
        self.field.clear()
        return False

    def begin(self) -> None:
        """The keyboard to the field, what stands there chosen."""
        self.field.setFocus()
        self.field.selectAll()

    def _step(self, by: int) -> None:
        place = self.view.currentIndex().row() + by
        if 0 <= place < len(self._found):
            self.view.setCurrentIndex(self.model.index(place))

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme, at its size of text."""
        self._delegate.apply_theme(theme)
        self.verdict.apply_theme(theme)
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()


def _nothing(text: str) -> str:
    if looks_like_code(text):
        return unknown_code(text)
    return (
        f"Nobody matches “{text.strip()}”. Try fewer letters, the family name, or the delegation. "
        "Who is not registered is not admitted: Ins writes a walk-in whom the secretariat allows."
    )
