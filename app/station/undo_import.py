"""The last import taken back: what it replaced is restored; what was done since is kept, and said."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.conference.import_note import ImportNote
from app.conference.questions import QuestionStatus
from app.conference.registrants import Registrant
from app.conference.sessions import Session
from app.errors import Trouble
from app.exchange.differences import differences
from app.exchange.plan import Change, Plan
from app.live.snapshot import ConferenceSnapshot
from app.registration.state import Door
from app.storage.database import Connection
from app.storage.tables import imports, questions
from app.storage.tables.agenda import read_sessions, remove_session, write_sessions
from app.storage.tables.registrants import change_registrants
from app.times import from_micros, zone

KINDS = ("registrants", "agenda", "questions")
_TAKEN_OUT = "taken out again"
_PROTECTING = ("alias",)


def replaced_by(
    what: str, plan: Plan[Any], changed_fields: Callable[[Change[Any]], Mapping[str, Any]]
) -> dict[str, Any]:
    """What a plan replaces, to be kept beside the import; `changed_fields` tells what a line changes."""
    if what not in KINDS or not plan.to_write:
        return {}
    held: dict[str, Any] = {"new": {}, "changed": {}}
    if what == "registrants":
        held["new"] = {change.value.number: imports.mark(change.value) for change in plan.new}
        held["changed"] = {
            change.value.number: _before_and_after(change, changed_fields(change)) for change in plan.changed
        }
    elif what == "agenda":
        held["new"] = {change.value.code: imports.document_of(change.value) for change in plan.new}
        held["changed"] = {
            change.value.code: [imports.document_of(change.before), imports.document_of(change.value)]
            for change in plan.changed
            if change.before is not None
        }
        held["removed"] = {change.value.code: imports.document_of(change.value) for change in plan.removed}
        held["uids"] = [
            change.value.uid for change in plan.changes if change.what != "gone" and change.value.uid
        ]
    else:
        held["new"] = {change.value.key: 0 for change in plan.new}
    return held | {"entities": [entity.code for entity in plan.new_entities]}


def _before_and_after(change: Change[Any], changed_fields: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {
        name: [imports.plain(getattr(change.before, name)), imports.plain(after)]
        for name, after in changed_fields.items()
    }


@dataclass(frozen=True, slots=True)
class _Since:
    """The conference as it stands, and what has happened in it."""

    connection: Connection
    loaded: ConferenceSnapshot
    door: Door
    replaced: Mapping[str, Any]
    made: ImportNote


def plan_undo(connection: Connection, loaded: ConferenceSnapshot, door: Door, what: str) -> Plan[Any]:
    """What taking back the last import of a kind would change; nothing is written.

    Whatever others have done since stays as it is. Raises Trouble when there is nothing to take back.
    """
    made = imports.last_imports(connection).get(what)
    if made is None or what not in KINDS:
        raise Trouble(f"There is no import of {what} that can be taken back.")
    return _planned(_Since(connection, loaded, door, imports.read_replaced(connection, made.id), made))


def _planned(since: _Since) -> Plan[Any]:
    made = since.made
    return Plan(made.source, "", tuple(_PLANNERS[made.what](since)), undoes=made)


def write_undo(
    connection: Connection, loaded: ConferenceSnapshot, door: Door, asked: Plan[Any], at: datetime
) -> str:
    """Take the import back as it stands now; what came of it. The caller commits.

    Raises Trouble when another import was written, or this one taken back, meanwhile.
    """
    made = asked.undoes
    if made is None or imports.last_imports(connection).get(made.what) != made:
        raise Trouble("Another desk has imported or taken back meanwhile; look again.")
    replaced = imports.read_replaced(connection, made.id)
    plan = _planned(_Since(connection, loaded, door, replaced, made))
    _WRITERS[made.what](connection, plan)
    imports.remove_entities(connection, replaced.get("entities", ()))
    imports.forget_replaced(connection, made.id)
    imports.note_import(
        connection, replace(made, what=f"undo {made.what}", at=at, summary=plan.summary()), ""
    )
    return plan.summary()


# Registrants


def _registrants(since: _Since) -> Iterator[Change[Any]]:
    people = {registrant.number: registrant for registrant in since.loaded.registrants}
    done = _done_since(since)
    for number, mark in since.replaced["new"].items():
        if (person := people.get(number)) is not None:
            why = done.get(number, "")
            if not why and imports.mark(person) != mark:
                why = "the registration was changed since"
            yield _kept(person, why) if why else Change(0, "removed", person, person, reason=_TAKEN_OUT)
    for number, changed_fields in since.replaced["changed"].items():
        if (person := people.get(number)) is not None:
            yield from _restored(since, person, changed_fields)


def _done_since(since: _Since) -> dict[str, str]:
    """Why a registration stays, by its number; the weightiest reason last."""
    loaded, why = since.loaded, dict[str, str]()
    why |= dict.fromkeys((presence.registrant for presence in loaded.presences), "was seen on Zoom")
    why |= dict.fromkeys(imports.named_at_the_door(since.connection), "the desk at the door has acted on it")
    why |= dict.fromkeys((*loaded.merged, *loaded.merged.values()), "was merged with another registration")
    why |= dict.fromkeys(since.door.with_a_badge, "a badge was printed")
    why |= dict.fromkeys(since.door.arrived, "has checked in")
    return why | dict.fromkeys(imports.named_in_sessions(since.connection), "stands on a list of speakers")


def _restored(since: _Since, person: Registrant, fields: Mapping[str, list[Any]]) -> Iterator[Change[Any]]:
    """The fields as they were, but for those that somebody has changed again; who is protected stays so."""
    changed = [name for name, (_, after) in fields.items() if imports.plain(getattr(person, name)) != after]
    stays = changed + [
        name for name in _PROTECTING if name in fields and not fields[name][0] and name not in changed
    ]
    former = {name: _typed(person, name, before) for name, (before, _) in fields.items() if name not in stays}
    if former:
        value = replace(person, **former)
        yield Change(
            0, "changed", value, person, differences(person, value, zone(since.loaded.conference.zone))
        )
    if changed:
        yield _kept(person, f"changed since: {', '.join(changed)}")
    elif stays:
        yield _kept(person, "the alias protects this person")


def _typed(person: Registrant, name: str, before: Any) -> Any:
    if before is None:
        return None
    return from_micros(before) if name == "registered_at" else type(getattr(person, name))(before)


def _kept(value: Any, why: str) -> Change[Any]:
    return Change(0, "left out", value, value, reason=why)


def _write_registrants(connection: Connection, plan: Plan[Any]) -> None:
    imports.remove_registrants(connection, (change.value.number for change in plan.removed))
    change_registrants(connection, map(_former_fields, plan.changed))


def _former_fields(change: Change[Any]) -> tuple[str, dict[str, Any]]:
    former = change.value
    return former.number, {field.field: getattr(former, field.field) for field in change.fields}


# The agenda


def _agenda(since: _Since) -> Iterator[Change[Any]]:
    sessions = {session.code: session for session in read_sessions(since.connection)}
    acts = imports.last_acts(since.connection)
    for code, document in since.replaced["new"].items():
        if (session := sessions.get(code)) is not None:
            why = "it has a journal" if session.id in acts else _edited(session, document)
            yield _kept(session, why) if why else Change(0, "removed", session, session, reason=_TAKEN_OUT)
    for code, (before, document) in since.replaced["changed"].items():
        if (session := sessions.get(code)) is not None:
            acted = session.id in acts and acts[session.id] > since.made.at
            why = "something has happened in it since" if acted else _edited(session, document)
            former = imports.session_of(before)
            fields = differences(session, former, zone(since.loaded.conference.zone))
            shown = tuple(field for field in fields if field.field not in ("items", "id"))
            words = "" if shown else "its items as they were"
            yield _kept(session, why) if why else Change(0, "changed", former, session, shown, words)
    for code, document in since.replaced.get("removed", {}).items():
        former, there = imports.session_of(document), sessions.get(code)
        if there is None:
            yield Change(0, "new", former, reason="put back")
        else:
            yield _kept(there, "there is another session under its code now")


def _edited(session: Session, document: Mapping[str, Any]) -> str:
    same = _without_ids(imports.document_of(session)) == _without_ids(document)
    return "" if same else "it was edited since"


def _without_ids(held: Any) -> Any:
    """A document without what the conference numbers by itself: rows, the keys of cues; and without UIDs."""
    if isinstance(held, list):
        return [_without_ids(value) for value in held]
    if isinstance(held, dict):
        return {name: _without_ids(value) for name, value in held.items() if name not in ("id", "key", "uid")}
    return held


def _write_agenda(connection: Connection, plan: Plan[Any]) -> None:
    for change in plan.removed:
        remove_session(connection, change.value.code)
    write_sessions(connection, (change.value for change in (*plan.changed, *plan.new)))


# Questions


def _questions(since: _Since) -> Iterator[Change[Any]]:
    put = imports.questions_put(since.connection)
    for question in questions.read_questions(since.connection):
        if question.key in since.replaced["new"]:
            why = "" if question.status == QuestionStatus.NEW else f"it was {question.status}"
            why = "it was put" if question.id in put else why
            yield _kept(question, why) if why else Change(0, "removed", question, question, reason=_TAKEN_OUT)


def _write_questions(connection: Connection, plan: Plan[Any]) -> None:
    imports.remove_questions(connection, (change.value.key for change in plan.removed))


_PLANNERS: dict[str, Callable[[_Since], Iterable[Change[Any]]]] = {
    "registrants": _registrants,
    "agenda": _agenda,
    "questions": _questions,
}
_WRITERS: dict[str, Callable[[Connection, Plan[Any]], None]] = {
    "registrants": _write_registrants,
    "agenda": _write_agenda,
    "questions": _write_questions,
}
