"""Questions of the public, sifted by keys alone; they never mix with requests for the floor."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QTabBar, QWidget

from app.conference.questions import Question, QuestionStatus
from app.errors import Refused
from app.floor.rules import ACTS
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock, clock_text, zone
from ui.chair.cards.card import SideCard
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.notes import NotesView
from ui.widgets.notes_model import Note
from ui.widgets.parts import row

_KEY = Qt.Key
_DETAIL_HEIGHT = 84
_ROOMY, _TIGHT = 440, 300
_TONES = {"new": "info", "chosen": "next", "put": "muted", "declined": "muted"}
_HINT = "P put · C choose · D decline · N new · ← → shown · Esc"
_NOTHING = "No questions yet. Import questions… in the Conference menu takes a CSV or XLSX file."


class Shown(StrEnum):
    """Which questions the list shows."""

    ALL = "all"
    NEW = "new"
    CHOSEN = "chosen"
    PUT = "put"
    DECLINED = "declined"


class QuestionsCard(SideCard):
    """The questions of this session and those that name none. `letters`: whether single letters are acts."""

    def __init__(self, theme: Theme, clock: Clock, letters: Callable[[], bool]) -> None:
        super().__init__("Questions of the public", "Choose")
        self._clock, self._letters, self._steps = clock, letters, (theme.px(_ROOMY), theme.px(_TIGHT))
        self._live: SessionSnapshot | None = None
        self._mine: dict[str, Question] = {}
        self._states: dict[str, str] = {}
        self._notes: list[Note] = []
        self.tabs, self.view = QTabBar(), NotesView(theme, "Questions of the public", 2)
        self.tabs.setAccessibleName("Which questions are shown")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for shown in Shown:
            self.tabs.addTab(shown.value.capitalize())
        self.detail = QPlainTextEdit(readOnly=True)
        self.detail.setAccessibleName("The whole question")
        self.detail.setFixedHeight(theme.px(_DETAIL_HEIGHT))
        self.detail.setTabChangesFocus(True)
        self.put = LiveButton("Put to the panel", "Shift+Enter")
        self.decline, self.renew = LiveButton("Decline", "Del"), LiveButton("New", "Backspace")
        self.cancel.say("Back", "Esc")
        self._arrange()
        self.tabs.currentChanged.connect(self._look)
        self.view.selectionModel().currentChanged.connect(self._look_at_selected)
        self.put.pressed_for_good.connect(self.put_to_the_panel)
        self.decline.pressed_for_good.connect(lambda: self.set_question_status(QuestionStatus.DECLINED))
        self.renew.pressed_for_good.connect(lambda: self.set_question_status(QuestionStatus.NEW))

    def _arrange(self) -> None:
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.detail)
        self.body.addLayout(row(self.put, self.apply))
        self.buttons.insertWidget(0, self.decline)
        self.buttons.insertWidget(1, self.renew)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the list goes before the whole text, and keys before buttons."""
        super().resizeEvent(event)
        height, roomy, tight = event.size().height(), *self._steps
        self.detail.setVisible(height >= roomy)
        self.told.setVisible(height >= roomy or height < tight)
        for widget in (self.heading, self.put, self.apply, self.decline, self.renew, self.cancel):
            widget.setVisible(height >= tight)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self.view.apply_theme(theme)

    def first(self) -> QWidget:
        """The list of questions has the focus first."""
        return self.view

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """None: choosing is no act of the floor."""
        return []

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """The questions as they are now; what was put stands in the session's journal."""
        self._live = live
        put = {str(question.question): question.at for question in live.floor.questions_put}
        where = zone(loaded.conference.zone)
        mine = [question for question in loaded.questions if question.belongs_to(live.session.code)]
        self._mine = {str(question.id): question for question in mine}
        self._states = {
            key: "put" if key in put else question.status.value for key, question in self._mine.items()
        }
        self._notes = []
        for key, question in self._mine.items():
            state = self._states[key]
            asked = clock_text(question.received_at, where) if question.received_at else ""
            said = f"put {clock_text(put[key], where)}" if key in put else ""
            below = " · ".join(
                part for part in (question.asked_by, question.channel, asked, said, question.note) if part
            )
            dim = state in ("declined", "put")
            self._notes.append(Note(key, question.text, state.upper(), below, _TONES[state], True, dim))
        self._look()

    def _look(self) -> None:
        shown = list(Shown)[self.tabs.currentIndex()]
        for place, each in enumerate(Shown):
            count = sum(each in (Shown.ALL, state) for state in self._states.values())
            self.tabs.setTabText(place, f"{each.value.capitalize()} {count}")
        self.view.show_rows([note for note in self._notes if shown in (Shown.ALL, self._states[note.key])])
        self.told.say(_HINT if self._mine else _NOTHING)
        self._look_at_selected()

    def _look_at_selected(self) -> None:
        question = self._mine.get(self.view.selected())
        words = question.text if question else ""
        if question and question.asked_by:
            words = f"{words}\n– {question.asked_by}"
        if words != self.detail.toPlainText():
            self.detail.setPlainText(words)
        state = self._states.get(self.view.selected(), "")
        for button, own in ((self.apply, "chosen"), (self.decline, "declined"), (self.renew, "new")):
            button.setEnabled(state not in ("", "put", own))
        refusal = self._refusal(question)
        self.put.setEnabled(not refusal)
        self.put.setToolTip(refusal)

    def _refusal(self, question: Question | None) -> str:
        """Why the question cannot be put now, in the words of the rule."""
        if question is None or self._live is None:
            return "No question is selected."
        try:
            ACTS["put_question"](
                self._live.floor, self._live.context, self._clock.now(), question=question.id
            )
        except Refused as no:
            return str(no)
        return ""

    def set_question_status(self, status: QuestionStatus) -> None:
        """Choose, decline or make new again, unless it is that already or was put."""
        key = self.view.selected()
        if key and self._states[key] not in ("put", status.value):
            self.sifted.emit(int(key), status.value)

    def put_to_the_panel(self) -> None:
        """An act of the floor; what is wrong about it the rule says."""
        if key := self.view.selected():
            self.wanted.emit([("put_question", {"question": int(key)})])

    def take(self) -> None:
        """Choose; the card stays."""
        self.set_question_status(QuestionStatus.CHOSEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that every keyboard has, and letters where they are wanted."""
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        letter = event.text().upper() if self._letters() else ""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in (_KEY.Key_Left, _KEY.Key_Right):
            step = 1 if key == _KEY.Key_Right else -1
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        elif letter == "P" or (shift and key in (_KEY.Key_Return, _KEY.Key_Enter)):
            self.put_to_the_panel()
        elif letter == "C":
            self.set_question_status(QuestionStatus.CHOSEN)
        elif letter == "D" or key == _KEY.Key_Delete:
            self.set_question_status(QuestionStatus.DECLINED)
        elif letter == "N" or key == _KEY.Key_Backspace:
            self.set_question_status(QuestionStatus.NEW)
        else:
            super().keyPressEvent(event)
