"""A line of a card that, for three seconds, says what came of the button beside it."""

from datetime import datetime, timedelta

from ui.widgets.labels import Label

DONE, REFUSED, AWAITS = "✓", "✗", "…"
"""The sign before an answer: an act, a refusal, a second press that is awaited."""
SHOWN_FOR = timedelta(seconds=3)


class AnswerLabel(Label):
    """What it usually says in grey, or for a moment what came of a press."""

    def __init__(self) -> None:
        super().__init__("muted")
        self._usual = ""
        self._until: datetime | None = None

    def say_usual(self, text: str) -> None:
        """What stands here when nothing was pressed."""
        self._usual = text
        if self._until is None:
            self.say(text)

    def answer(self, words: str, now: datetime, sign: str) -> None:
        """What came of the press, in words and a sign."""
        self._until = now + SHOWN_FOR
        self.rename("answer" if sign == DONE else "warn")
        self.say(f"{sign}  {words}")

    def forget(self, now: datetime) -> None:
        """An answer that has stood long enough goes."""
        if self._until is not None and now >= self._until:
            self._until = None
            self.rename("muted")
            self.say(self._usual)
