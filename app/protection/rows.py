"""Rows in which protected people bear their aliases: what the agenda and the public wrote out about them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.conference.questions import Question, protected
from app.conference.registrants import Registrant
from app.conference.sessions import Item, Session
from app.protection.outside_text import Veil


def veiled_questions(questions: Iterable[Question], people: Sequence[Registrant]) -> tuple[Question, ...]:
    """The questions, by whom and about whom they are."""
    known = protected(questions, people)
    if not any(person.alias for person in people):
        return known
    veil = Veil(people)
    return tuple(with_aliases(veil, known_one, "text", "asked_by", "note") for known_one in known)


def veiled_sessions(sessions: Iterable[Session], people: Sequence[Registrant]) -> tuple[Session, ...]:
    """The agenda, its titles, speakers and notes."""
    if not any(person.alias for person in people):
        return tuple(sessions)
    veil = Veil(people)
    return tuple(
        with_aliases(
            veil,
            replace(session, items=tuple(_item(veil, item) for item in session.items)),
            *("title", "notes"),
        )
        for session in sessions
    )


def _item(veil: Veil, item: Item) -> Item:
    cues = tuple(cue.each(veil.over) for cue in item.cues)
    changed: Item = with_aliases(veil, item, "title", "speaker", "notes")
    return replace(changed, cues=cues)


def with_aliases(veil: Veil, value: Any, *names: str) -> Any:
    """The value with its texts of these names as they may be seen."""
    texts = {name: getattr(value, name) for name in names}
    new = {name: after for name, text in texts.items() if (after := veil.over(text)) != text}
    return replace(value, **new) if new else value
