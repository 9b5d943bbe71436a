"""Rows and entries as they may be seen: what the agenda, the public and the desks wrote out about people."""

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from typing import Any

from app.conference.questions import Question
from app.conference.sessions import Item, Session
from app.journal.entries import Entry, Event
from app.protection.protection import Protection

_ITEM = ("title", "room", "speaker", "notes")
_SESSION = ("title", "room", "notes", "chair", "moderator")
_TYPED = frozenset(("note", "reason", "override", "on_behalf_of", "text", "name", "allowed_by"))
"""The fields of events that somebody typed; the others hold ids, codes, kinds and instants."""


def hidden_questions(questions: Iterable[Question], protection: Protection) -> tuple[Question, ...]:
    """The questions, by whom and about whom they are."""
    if not protection:
        return tuple(questions)
    return tuple(with_hidden(protection, question, "text", "asked_by", "note") for question in questions)


def hidden_sessions(
    sessions: Iterable[Session], protection: Protection, entities: Collection[str] = ()
) -> tuple[Session, ...]:
    """The agenda: every text of it but the codes of `entities`."""
    if not protection:
        return tuple(sessions)
    return tuple(
        replace(
            with_hidden(protection, session, *_SESSION),
            items=hidden_items(session.items, protection, entities),
        )
        for session in sessions
    )


def hidden_items(
    items: Iterable[Item], protection: Protection, entities: Collection[str] = ()
) -> tuple[Item, ...]:
    """Items with all that is written about them."""
    if not protection:
        return tuple(items)
    return tuple(_item(item, protection, entities) for item in items)


def _item(item: Item, protection: Protection, entities: Collection[str]) -> Item:
    names = _ITEM if item.entity in entities else (*_ITEM, "entity")
    changed: Item = with_hidden(protection, item, *names)
    return replace(changed, cues=tuple(cue.each(protection.hide) for cue in item.cues))


def hidden_entries(entries: Iterable[Entry], protection: Protection) -> tuple[Entry, ...]:
    """What happened, with the texts that were typed; the journal itself keeps them as they were typed."""
    if not protection:
        return tuple(entries)
    return tuple(_entry(entry, protection) for entry in entries)


def _entry(entry: Entry, protection: Protection) -> Entry:
    event: Event = entry.event
    names = [field.name for field in fields(event) if field.name in _TYPED and getattr(event, field.name)]
    hidden = with_hidden(protection, event, *names)
    return entry if hidden is event else replace(entry, event=hidden)


def as_written(
    seen: Iterable[Session], written: Iterable[Session], protection: Protection
) -> tuple[Session, ...]:
    """Sessions that were changed as they are seen, with every text that was not changed as it is written."""
    if not protection:
        return tuple(seen)
    sessions = {session.code: session for session in written}
    items = {item.id: item for session in sessions.values() for item in session.items if item.id}

    def item_of(item: Item) -> Item:
        held = items.get(item.id)
        if held is None:
            return item
        cues = {cue.key: cue for cue in held.cues}
        own = tuple(
            cues[cue.key] if cue.key in cues and cues[cue.key].each(protection.hide) == cue else cue
            for cue in item.cues
        )
        as_held: Item = _unhidden(item, held, (*_ITEM, "entity"), protection)
        return replace(as_held, cues=own)

    def session_of(session: Session) -> Session:
        held = sessions.get(session.code)
        own = _unhidden(session, held, _SESSION, protection) if held is not None else session
        return replace(own, items=tuple(map(item_of, session.items)))

    return tuple(map(session_of, seen))


def _unhidden(seen: Any, held: Any, names: Iterable[str], protection: Protection) -> Any:
    texts = {
        name: text
        for name in names
        if (text := getattr(held, name)) != getattr(seen, name) == protection.hide(text)
    }
    return replace(seen, **texts)


def with_hidden(protection: Protection, value: Any, *names: str) -> Any:
    """The value with its texts of these names as they may be seen."""
    texts = {name: getattr(value, name) for name in names}
    new = {name: after for name, text in texts.items() if (after := protection.hide(text)) != text}
    return replace(value, **new) if new else value
