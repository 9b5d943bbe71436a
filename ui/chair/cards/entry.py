"""One request of the list: what is known of it, and every way to put it right, in the list's own place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.errors import Refused
from app.floor.limits import limit_for
from app.floor.rules import ACTS
from app.floor.rules.proposals import text_ms
from app.floor.state import Kind, Mode, Request
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.record.text import Names
from app.times import Clock, clock_text, duration_text, parse_duration
from ui.chair.cards.card import SideCard
from ui.chair.texts.session_text import SessionText, titled
from ui.widgets.buttons import QuietBox
from ui.widgets.labels import Label
from ui.widgets.parts import row
from ui.widgets.text import isolated

_KINDS = {
    Kind.STATEMENT: "Statement",
    Kind.GROUP_STATEMENT: "Statement on behalf of a group",
    Kind.QUESTION: "Question",
    Kind.RESPONSE: "Response",
    Kind.RIGHT_OF_REPLY: "Right of reply",
    Kind.POINT_OF_ORDER: "Point of order",
}
_MODES = {Mode.ROOM: "In the room", Mode.ZOOM: "Zoom", Mode.VIDEO: "Video message"}
_TEXT_HEIGHT = 72


class EntryCard(SideCard):
    """Only what was changed becomes acts: a correction, a speaking time, a swap, the length of the text."""

    def __init__(self, clock: Clock) -> None:
        super().__init__("Request", "Save")
        self._clock = clock
        self.delegation, self.person = QuietBox(), QuietBox()
        self.kind, self.mode, self.swap = QuietBox(), QuietBox(), QuietBox()
        self.language, self.behalf, self.limit = QLineEdit(), QLineEdit(), QLineEdit()
        self.aligned = QLineEdit(placeholderText="Codes, as AL ME MK")
        self.text = QPlainTextEdit(placeholderText="Paste the statement: only its length is kept")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.length, self.refused = Label("muted"), Label("warn", wrap=True)
        for kind, words in _KINDS.items():
            self.kind.addItem(words, kind.value)
        for mode, words in _MODES.items():
            self.mode.addItem(words, mode.value)
        form = QFormLayout()
        form.setVerticalSpacing(6)
        lines: tuple[tuple[str, dict[str, QWidget]], ...] = (
            ("", {"Delegation": self.delegation}),
            ("", {"Speaker": self.person}),
            ("Kind, mode", {"Kind": self.kind, "Mode": self.mode}),
            ("", {"On behalf of": self.behalf}),
            ("", {"In alignment": self.aligned}),
            ("Language, time", {"Language": self.language, "Speaking time": self.limit}),
            ("", {"Swap with": self.swap}),
            ("", {"Text": self.text}),
        )
        for words, named in lines:
            for name, widget in named.items():
                widget.setAccessibleName(name)
            form.addRow(words or next(iter(named)), row(*named.values()))
        form.addRow("", self.length)
        self.put_form(form)
        self.body.addWidget(self.refused)
        self.refused.hide()
        self.delegation.currentIndexChanged.connect(self._fill_people)
        self.text.textChanged.connect(self._count)
        self.limit.textChanged.connect(self._count)
        self.request = ""
        self._asked: Request | None = None
        self._loaded: ConferenceSnapshot | None = None
        self._live: SessionSnapshot | None = None
        self._limit_ms, self._limit_text = 0, ""

    def first(self) -> QWidget:
        """The speaker: what is corrected most often."""
        return self.person

    def is_about(self, request: str) -> bool:
        """It is about one request."""
        self.request = request
        return bool(request)

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """The request as it is now; what is being typed stays."""
        self._live = live
        request = live.floor.requests.get(self.request)
        if request is None:
            self.left.emit()
        elif request != self._asked:
            self._fill(loaded, live, request)

    def _fill(self, loaded: ConferenceSnapshot, live: SessionSnapshot, request: Request) -> None:
        self._loaded, self._asked = loaded, request
        text = SessionText(loaded, live)
        received = clock_text(request.received_at, text.zone, seconds=True)
        before = map(Names(loaded, live).was, request.corrections)
        late = "late · " if request.late else ""
        self.heading.say(text.name(request.id))
        self.told.say(" · ".join((f"{late}received {received} by {request.channel}", *before)))
        self.delegation.clear()
        for code, entity in loaded.entities.items():
            self.delegation.addItem(entity.short, code)
        self.delegation.setCurrentIndex(self.delegation.findData(request.delegation))
        self._fill_people()
        for box, value in (
            (self.person, request.person),
            (self.kind, request.kind),
            (self.mode, request.mode),
        ):
            box.setCurrentIndex(max(box.findData(str(value)), 0))
        self.kind.setEnabled(bool(live.floor.lane(request.id)))
        self.language.setText(request.language)
        self.behalf.setText(request.on_behalf_of)
        self.aligned.setText(request.in_alignment)
        self._limit_ms = limit_for(live.floor, live.context, request)
        self._limit_text = duration_text(self._limit_ms)
        self.limit.setText(self._limit_text)
        self.swap.clear()
        self.swap.addItem("nobody", "")
        for other in live.floor.lane(request.id):
            if other != request.id:
                self.swap.addItem(text.name(other), other)
        self.text.clear()
        self._count()
        self.refused.hide()

    def _fill_people(self) -> None:
        if self._loaded is None:
            return
        held, code = self.person.currentData(), self.delegation.currentData()
        self.person.clear()
        self.person.addItem("not named", "")
        for registrant in self._loaded.registrants:
            if registrant.entity == code:
                self.person.addItem(isolated(titled(registrant)), registrant.number)
        self.person.setCurrentIndex(max(self.person.findData(held), 0))

    def _count(self) -> None:
        words = len(self.text.toPlainText().split())
        known = words or (self._asked.text_words if self._asked else None)
        if not known:
            self.length.say("")
            return
        needs, has = text_ms(known), self._typed_limit() or self._limit_ms
        excess = f": {duration_text(needs - has)} too long" if needs > has else ": it fits"
        self.length.say(f"{known} words, {duration_text(needs)} at 120 words a minute{excess}")

    def _typed_limit(self) -> int | None:
        try:
            return parse_duration(self.limit.text())
        except ValueError:
            return None

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """What was changed, one act for each kind of change."""
        if self._asked is None:
            return []
        acts: list[tuple[str, dict[str, object]]] = []
        changed = self._corrections(self._asked)
        if changed:
            acts.append(("correct", {"request": self.request, **changed}))
        limit = self._typed_limit()
        if limit is not None and self.limit.text() != self._limit_text:
            acts.append(
                ("set_limit", {"request": self.request, "seconds": limit // 1_000, "expecting": self.request})
            )
        words = len(self.text.toPlainText().split())
        if words:
            acts.append(("text_received", {"request": self.request, "words": words}))
        if self.swap.currentData():
            acts.append(("swap", {"request": self.request, "other": self.swap.currentData()}))
        return acts

    def take(self) -> None:
        """Save; what the rules would refuse is said, and all that was typed stays."""
        refusal = self._refusal()
        self.refused.say(refusal)
        self.refused.setVisible(bool(refusal))
        if not refusal:
            super().take()

    def _refusal(self) -> str:
        if self._live is None:
            return ""
        if self.limit.text() != self._limit_text and self._typed_limit() is None:
            return f"“{self.limit.text()}” is no speaking time; write it as 2:30."
        try:
            for act, arguments in self.acts():
                ACTS[act](self._live.floor, self._live.context, self._clock.now(), **arguments)
        except Refused as no:
            return str(no)
        return ""

    def _corrections(self, request: Request) -> dict[str, object]:
        shown = {
            "delegation": self.delegation.currentData(),
            "person": self.person.currentData() or "",
            "kind": self.kind.currentData(),
            "mode": self.mode.currentData(),
            "language": self.language.text().strip(),
            "on_behalf_of": self.behalf.text().strip(),
            "in_alignment": self.aligned.text().strip(),
        }
        return {name: value for name, value in shown.items() if value != str(getattr(request, name))}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the text begins a new line; everywhere else it saves."""
        if not (self.text.hasFocus() and event.key() == Qt.Key.Key_Return):
            super().keyPressEvent(event)
