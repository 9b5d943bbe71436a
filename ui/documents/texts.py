"""The words of the window of documents; without widgets."""

from collections.abc import Mapping, Sequence

from app.documents.document import AUDIENCES, FORMS, Document
from app.times import Zone, day_text
from ui.documents.viewer import Viewer

_LANGUAGES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "ru": "Russian",
    "es": "Spanish",
    "it": "Italian",
}
NOTHING = "No document is kept yet: drop PDF, Word or picture files here, or add one with Ctrl+O."


def list_words(paper: Document, found: Mapping[str, Sequence[int]] | None) -> str:
    """One line of the list: title, then what it is; how many pages have what was looked for."""
    pages = found.get(paper.key, ()) if found is not None else ()
    hits = f"  · on {len(pages)} page{'s' if len(pages) != 1 else ''}" if pages else ""
    session = f" · {paper.session}" if paper.session else ""
    language = f" · {paper.language.upper()}" if paper.language else ""
    return f"{paper.title}\n{FORMS[paper.form]}{language}{session}{hits}"


def about_words(paper: Document, where: Zone) -> str:
    """All that is known of a version."""
    language = _LANGUAGES.get(paper.language, paper.language)
    said = (
        f"Version {paper.version}",
        day_text(paper.at, where),
        language,
        paper.session,
        f"for {AUDIENCES[paper.audience]}",
    )
    return " · ".join(part for part in said if part)


def page_words(viewer: Viewer, count: int) -> str:
    """Where one is, and on how many pages what was looked for stands."""
    where = f"Page {viewer.number + 1} of {count}"
    return f"{where} · it stands on {len(viewer.hits)}" if viewer.hits else where
