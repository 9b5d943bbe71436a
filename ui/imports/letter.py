"""One request that was sent ahead: its words, why it is asked about, and the choices about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.conference.request_decision import Decision
from app.live.snapshot import ConferenceSnapshot
from ui.imports.finder import Finder, Found
from ui.imports.requests_model import LEAVE, RequestsModel
from ui.widgets.labels import Card, Label, caption
from ui.widgets.parts import column, row
from ui.widgets.text import isolated

if TYPE_CHECKING:
    from app.conference.search import SearchIndex

_CHOICES, _HEIGHT = 400, 330
_ASKED = "Which session?"
_CLOCKS = {"server": "by the server's clock", "sender": "by the sender's clock"}


class LetterPanel(QWidget):
    """`decided` gives the row and what was decided about it."""

    decided = Signal(int, object)

    def __init__(self, model: RequestsModel, loaded: ConferenceSnapshot, index: "SearchIndex | None") -> None:
        super().__init__()
        self._model, self._loaded, self._row = model, loaded, -1
        self._people = loaded.people
        self.subject, self.who, self.notes = Label("title"), Label("muted"), Label("muted", wrap=True)
        self.reason = Label("warn", wrap=True)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("The words of the mail")
        self.text.setTabChangesFocus(True)
        self.finder, self.session = Finder("Delegation or person"), QComboBox()
        self.finder.search_in(index)
        self.session.setAccessibleName("Session")
        self.session.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.session.addItem(_ASKED, "")
        for session in loaded.sessions:
            if session.has_list:
                self.session.addItem(f"{session.code}  {session.title}", session.code)
        self.put, self.leave = QPushButton("&Put on the list"), QPushButton("&Leave out")
        self.finder.taken.connect(self._after_finder)
        self.put.clicked.connect(self._put)
        self.leave.clicked.connect(self._leave)
        halves = row(gap=16)
        halves.addWidget(self._words(), 1)
        halves.addWidget(self._choices())
        self.setLayout(halves)
        self.setMaximumHeight(_HEIGHT)
        halves.setContentsMargins(0, 0, 0, 0)

    def _words(self) -> QWidget:
        card = Card()
        layout: QVBoxLayout = column(card, margin=12, gap=6)
        for widget in (self.subject, self.who, self.notes):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        return card

    def _choices(self) -> QWidget:
        card = Card()
        card.setFixedWidth(_CHOICES)
        layout: QVBoxLayout = column(card, margin=12, gap=6)
        layout.addWidget(self.reason)
        layout.addWidget(caption("DELEGATION OR PERSON"))
        layout.addWidget(self.finder)
        layout.addWidget(caption("SESSION"))
        layout.addWidget(self.session)
        layout.addStretch(1)
        buttons: QHBoxLayout = row(self.leave, self.put)
        buttons.setStretch(1, 1)
        layout.addLayout(buttons)
        return card

    def show_row(self, place: int) -> None:
        """Another request."""
        self._row = place
        change = self._model.change(place)
        request, letter = change.value, change.value.letter
        self.subject.say(isolated(letter.subject if letter else request.note) or "No subject")
        sender = letter.sender if letter else self._model.whose(request.entity, request.person)
        clock = _CLOCKS.get(request.received_text, "")
        self.who.say(
            " · ".join(part for part in (self._model.received(place), clock, isolated(sender)) if part)
        )
        attached = (
            f"Attached, not opened: {', '.join(letter.attachments)}." if letter and letter.attachments else ""
        )
        notes = (*(letter.notes if letter else ()), attached)
        self.notes.say(" ".join(note for note in notes if note))
        self.notes.setVisible(bool(self.notes.full_text()))
        self.text.setPlainText(letter.excerpt if letter else "")
        self.reason.say(change.reason if change.what != "new" else "")
        self.reason.setVisible(bool(self.reason.full_text()))
        self._show_choice(place)

    def _show_choice(self, place: int) -> None:
        request = self._model.change(place).value
        choice = self._model.choices.get(request.id) or Decision()
        delegation = choice.delegation or request.entity
        person = choice.person or (request.person if delegation == request.entity else "")
        chosen = self._found(delegation, person) if delegation else None
        self.finder.begin(chosen, self._likely(place))
        self.session.setCurrentIndex(max(self.session.findData(choice.session or request.session), 0))
        is_open = not self._model.is_settled(place)
        self.put.setEnabled(is_open)
        self.leave.setEnabled(is_open and self._model.fate(place) != LEAVE)

    def _found(self, delegation: str, person: str = "") -> Found:
        return Found(delegation, person, self._model.whose(delegation, person))

    def _likely(self, place: int) -> list[Found]:
        letter = self._model.change(place).value.letter
        if letter is None:
            return []
        people = [
            self._found(self._people[person].entity, person)
            for person in letter.people
            if person in self._people
        ]
        return [*people, *(self._found(delegation) for delegation in letter.delegations)]

    def ask(self) -> None:
        """To whatever is still open: the delegation, the session, else the button."""
        if self.finder.chosen is None:
            self.finder.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.finder.line.selectAll()
        else:
            self._after_finder()

    def _after_finder(self) -> None:
        (self.put if self.session.currentData() else self.session).setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self) -> None:
        chosen, session = self.finder.chosen, self.session.currentData()
        if chosen is None or not session:
            self.reason.say("Choose a delegation." if chosen is None else "Choose a session.")
            self.reason.show()
            (self.finder.line if chosen is None else self.session).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit(self._row, Decision(chosen.delegation, chosen.person, session))

    def _leave(self) -> None:
        self.leave_out()

    def leave_out(self) -> None:
        """It becomes no request, now and whenever it is read again."""
        if self._row >= 0 and not self._model.is_settled(self._row):
            self.decided.emit(self._row, Decision(leave_out=True))
