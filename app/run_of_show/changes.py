"""What an edition says, row by row, and what is not as it was in the version printed before."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import zip_longest

from app.pdf.table import Text
from app.run_of_show.cells import ShowRow
from app.run_of_show.editions import Edition
from app.run_of_show.rows import Row, SessionShow, Show
from app.times import Zone, clock_text, day_text

_TITLE, _AFTER = "", "After"
RowTexts = Mapping[str, Mapping[str, str]]
"""By the key of a row: what stands under each heading; its title under the empty one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is new, gone or changed, with what was and is, in words."""

    session: str
    title: str
    word: str
    details: tuple[str, ...]


def rows_of(show: SessionShow, edition: Edition) -> Iterator[tuple[Row, Row | None]]:
    """The rows of an edition, each with the one that follows."""
    kept = [row for row in show.rows if edition.keeps(row)]
    return zip_longest(kept, kept[1:])


def row_texts(show: Show, edition: Edition) -> dict[str, dict[str, str]]:
    """The texts of an edition's sessions and rows, by key and heading.

    What moves along with others is left out for a speech: it is no change of it.
    """
    found: dict[str, dict[str, str]] = {}
    for session in filter(edition.sessions, show.sessions):
        found[band_key(session)] = _band(session, edition, show.where)
        before = ""
        for row, words in _printed(session, edition, show):
            own = {head: text for head, text in words.items() if head not in edition.follows}
            found[row.key] = {_TITLE: row.title, **({**own, _AFTER: before} if row.speech else words)}
            before = row.title
    return found


def band_key(session: SessionShow) -> str:
    """The key of a session itself, beside those of its rows."""
    return f"{session.session.code}/"


def _band(show: SessionShow, edition: Edition, where: Zone) -> dict[str, str]:
    session = show.session
    title, hard_end = session.title, session.hard_end if edition.internal else None
    starts, ends = clock_text(session.starts, where), clock_text(session.ends, where)
    words = {
        _TITLE: title,
        "Title": title,
        "Time": f"{day_text(session.starts, where)}, {starts}–{ends}",
        "Hard end": clock_text(hard_end, where) if hard_end else "",
        "Where": session.room,
    }
    return words | ({"Chair": show.chair, "Notes": session.notes} if edition.facts else {})


def digest(show: Show, edition: Edition, status: str) -> str:
    """What the version depends on: all that is printed but for the minute and the number of the version."""
    sessions = [
        (
            replace(session.session, items=(), notes=session.session.notes if edition.facts else ""),
            session.chair if edition.facts else "",
            "" if edition.marks else session.journal,
            [(row.key, words) for row, words in _printed(session, edition, show)],
        )
        for session in filter(edition.sessions, show.sessions)
    ]
    of = show.conference
    head = (of.name, of.zone, of.starts, of.ends, of.venue, of.organizer)
    whole = (edition.title, status, head, sessions)
    return sha256(repr(whole).encode()).hexdigest()


def _printed(session: SessionShow, edition: Edition, show: Show) -> Iterator[tuple[Row, dict[str, str]]]:
    for row, then in rows_of(session, edition):
        data = ShowRow(row, session, show.where, "", then)
        yield row, {column.head: _plain(column.cell(data)) for column in edition.columns}


def _plain(texts: Sequence[Text]) -> str:
    return " ".join(" ".join(text.text for text in texts).split())


def changes(before: RowTexts, now: RowTexts) -> dict[str, Change]:
    """By the key of a row, what is not as it was; nothing when there was no version before."""
    if not before:
        return {}
    found = {}
    for key, words in now.items():
        if key not in before:
            found[key] = Change(_session(key), words[_TITLE], "new", ())
        elif details := tuple(_details(before[key], words)):
            found[key] = Change(_session(key), words[_TITLE], "changed", details)
    for key, words in before.items():
        if key not in now:
            found[key] = Change(_session(key), words[_TITLE], "gone", ())
    return found


def _details(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for head in now:
        was, now_is = before.get(head, ""), now[head]
        if head != _TITLE and was != now_is:
            yield f"{head}: {now_is or 'nothing'}, was {was or 'nothing'}"


def _session(key: str) -> str:
    return key.rpartition("/")[0]


def as_text(now: RowTexts, before: RowTexts) -> str:
    """Both versions as text that can be kept."""
    return json.dumps([now, before], ensure_ascii=False, sort_keys=True)


def from_text(text: str, hide: Callable[[str], str]) -> tuple[RowTexts, RowTexts]:
    """What `as_text` kept, as it may be shown now: who has got an alias since is hidden in it too."""
    now, before = json.loads(text) if text else ({}, {})
    return _hidden(now, hide), _hidden(before, hide)


def _hidden(rows: RowTexts, hide: Callable[[str], str]) -> RowTexts:
    return {key: {head: hide(text) for head, text in words.items()} for key, words in rows.items()}
