"""A paper of the conference, without what stands in it: what it is called, and who may see it."""

from dataclasses import dataclass
from datetime import datetime

AUDIENCES = {
    "everybody": "everybody",
    "desks": "the desks of the meeting",
    "secretariat": "the secretariat alone",
}
"""Who may see a paper, and how that is said."""

FORMS = {"pdf": "PDF", "docx": "Word", "png": "picture", "jpeg": "picture"}
LANGUAGES = ("en", "fr", "de", "ru", "es", "it")


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a paper. `key` names the paper for ever, `name` is its file's; `session` is a code.

    `audience` is one of AUDIENCES, `form` one of FORMS; `pages` is 1 for what has none. `at` is when it was
    added (UTC), `desk` by whom.
    """

    key: str
    version: int
    name: str
    title: str
    language: str
    session: str
    audience: str
    form: str
    pages: int
    digest: str
    at: datetime
    desk: str = ""

    @property
    def file_name(self) -> str:
        """The name under which it is exported."""
        return self.name or f"{self.key}.{self.form}"


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: its form, how many pages it has, and the text of each."""

    form: str
    pages: int
    texts: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a picture (PNG), and how often what was looked for stands on it."""

    png: bytes
    found: int


def pages_with(texts: tuple[str, ...], wanted: str) -> tuple[int, ...]:
    """The pages, counted from 0, on which a text stands, whatever its case."""
    folded = " ".join(wanted.casefold().split())
    if not folded:
        return ()
    return tuple(n for n, text in enumerate(texts) if folded in " ".join(text.casefold().split()))
