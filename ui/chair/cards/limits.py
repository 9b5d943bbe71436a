"""Speaking times by category and by kind, in the list's own place: what was changed becomes acts."""

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from app.floor.limits import class_limit
from app.floor.state import Floor, FloorContext, Kind
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import duration_text, parse_duration
from ui.chair.cards.card import SideCard

_CATEGORIES = {
    "state": "States",
    "partner": "Partners",
    "group": "Groups, such as the EU",
    "organization": "Organizations",
    "civil_society": "Civil society",
    "second_reply": "Second right of reply",
}
_KINDS = {
    Kind.RIGHT_OF_REPLY: "Right of reply",
    Kind.POINT_OF_ORDER: "Point of order",
    Kind.QUESTION: "Question",
    Kind.RESPONSE: "Response",
}


class LimitsCard(SideCard):
    """One line for each category and kind; a request's own time is set where it is corrected (F2)."""

    def __init__(self) -> None:
        super().__init__("Speaking times of this session", "Set these times")
        self.fields: dict[str, QLineEdit] = {}
        self._form = form = QFormLayout()
        for name, words in (*_CATEGORIES.items(), *_KINDS.items()):
            field = self.fields[name] = QLineEdit()
            field.setAccessibleName(f"Speaking time: {words}")
            form.addRow(words, field)
        self.put_form(form)
        self._before: dict[str, str] = {}
        self._seq = 0

    def first(self) -> QWidget:
        """The first time."""
        return self.fields["state"]

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """The times as they are now; what is being typed stays."""
        for name, words in loaded.conference.class_names.items():
            label = self._form.labelForField(self.fields[name])
            assert isinstance(label, QLabel)
            label.setText(words)
            self.fields[name].setAccessibleName(f"Speaking time: {words}")
        now = {name: _text(live.floor, live.context, name) for name in self.fields}
        for name, field in self.fields.items():
            if field.text() == self._before.get(name, ""):
                field.setText(now[name])
        self._before, self._seq = now, live.floor.seq
        self.told.say("As 2:30, for statements to come. Ctrl+T sets one time for every statement.")

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """One act for each time that was changed and means something, on the floor as it was seen."""
        changed = [
            (name, limit // 1_000)
            for name, field in self.fields.items()
            if field.text().strip() != self._before[name] and (limit := _limit(field.text()))
        ]
        return [
            (
                "set_limit",
                {"kind" if name in _KINDS else "category": name, "seconds": seconds, "expecting": str(seen)},
            )
            for seen, (name, seconds) in enumerate(changed, self._seq)
        ]

    def take(self) -> None:
        """What is no time is said, and nothing is set."""
        for name, field in self.fields.items():
            if field.text().strip() != self._before[name] and not _limit(field.text()):
                self.told.say(f"“{field.text()}” is not a speaking time; write it as 2:30.")
                field.setFocus()
                return
        super().take()


def _limit(text: str) -> int:
    try:
        return parse_duration(text)
    except ValueError:
        return 0


def _text(floor: Floor, context: FloorContext, name: str) -> str:
    if name in _CATEGORIES and name != "second_reply":
        return duration_text(class_limit(floor, context, name))
    held = floor.limits.get(name, context.limits.get(name))
    return duration_text(held) if held is not None else ""
