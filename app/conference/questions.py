"""Questions of the public (#askOSCE): the moderator's own list, never requests for the floor."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class QuestionStatus(StrEnum):
    """What the moderator made of a question. That it was put to the panel stands in the journal alone."""

    NEW = "new"
    CHOSEN = "chosen"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Question:
    """A question from outside. `asked_by` is a handle or a name as given; `session` a code, or nothing.

    `id` is 0 until it is kept.
    """

    text: str
    asked_by: str = ""
    channel: str = ""
    session: str = ""
    status: QuestionStatus = QuestionStatus.NEW
    received_at: datetime | None = None
    note: str = ""
    id: int = 0

    @property
    def key(self) -> str:
        """A digest of asker and words: by it a question is known that comes again, by whatever way."""
        words = "\n".join(" ".join(part.split()).casefold() for part in (self.asked_by, self.text))
        return sha256(unicodedata.normalize("NFKC", words).encode()).hexdigest()

    def belongs_to(self, session: str) -> bool:
        """Whether it may be put in a session: one that names none may be put in any."""
        return self.session in ("", session)
