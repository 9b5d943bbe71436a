"""Where on the chair's page it is said, for three seconds, what came of an act: beside its button."""

from datetime import datetime

from ui.widgets.answer_label import DONE, AnswerLabel

_ON_SPEAKER = {
    *("hold", "more_time", "conclude", "end", "absent"),
    *("hold_why", "minute_more", "less_time", "go_on", "go_on_before"),
}
"""The rows of the table whose buttons stand below the floor; all others answer beside the next act."""


class Answers:
    """The line of the floor's card and that of the next act's."""

    def __init__(self, on_speaker: AnswerLabel, on_next: AnswerLabel) -> None:
        self._on_speaker, self._on_next = on_speaker, on_next

    def say(self, name: str, words: str, now: datetime, sign: str = DONE) -> None:
        """What came of a row of the table."""
        line = self._on_speaker if name in _ON_SPEAKER else self._on_next
        line.answer(words, now, sign)

    def forget(self, now: datetime) -> None:
        """What was answered long enough ago is over."""
        self._on_speaker.forget(now)
        self._on_next.forget(now)
