"""A line of a card that, for three seconds, says what came of the button beside it."""

from PySide6.QtCore import QTimer

from ui.widgets.labels import Label

ANSWER_MS = 3_000


class AnswerLabel(Label):
    """What it usually says in grey, or for a moment an act (✓) or a refusal (✗, in the warning colour)."""

    def __init__(self) -> None:
        super().__init__("muted")
        self._usual = ""
        self._over = QTimer(self, interval=ANSWER_MS, singleShot=True)
        self._over.timeout.connect(self._back)

    def say_usual(self, text: str) -> None:
        """What stands here when nothing was pressed."""
        self._usual = text
        if not self._over.isActive():
            self.say(text)

    def answer(self, words: str, *, refused: bool) -> None:
        """What came of the press, in words and a sign."""
        self._over.start()
        self.rename("warn" if refused else "answer")
        self.say(f"{'✗' if refused else '✓'}  {words}")

    def _back(self) -> None:
        self.rename("muted")
        self.say(self._usual)
