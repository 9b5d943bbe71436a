"""Rows that acts of the door change by hand: done, taken back, done again, in the transaction of the entry.

The journal says who and which fields; what they said before and after stands among the decisions, under the
number of the entry, and goes with the person when somebody is erased. What another desk has written since
into other fields, or into the same one, is never touched.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import partial
from typing import Any

from app.conference.badge_codes import new_code
from app.conference.entities import Category, Entity
from app.conference.matters import Matter
from app.conference.registrants import Attendance, Registrant, Status
from app.errors import Refused
from app.exchange.entity_names import NEW, EntityNames
from app.journal.entries import Event
from app.live.snapshot import ConferenceSnapshot
from app.registration import events as ev
from app.storage.database import Connection
from app.storage.rows import instant_of, row_of
from app.storage.signature import Signature, Write
from app.storage.tables import imports
from app.storage.tables.conference import add_entities, read_entities
from app.storage.tables.decisions import decide, read_decision
from app.storage.tables.registrants import change_registrants, numbers, read_numbered, write_registrants
from app.storage.tables.zoom_presence import seen_on_zoom
from app.text.folding import fold

Row = Mapping[str, Any]
BY_HAND = (ev.RegistrantAdded, ev.RegistrantsCorrected, ev.RegistrantsRemoved)


@dataclass(frozen=True, slots=True)
class RowAct:
    """What one act does to rows: whole rows that come and go, and fields, each with before and after.

    `entities` are those that came with it.
    """

    comes: Mapping[str, Row] = field(default_factory=dict)
    goes: Mapping[str, Row] = field(default_factory=dict)
    changed: Mapping[str, Mapping[str, tuple[Any, Any]]] = field(default_factory=dict)
    entities: tuple[Row, ...] = ()
    reason: str = ""

    def turned(self) -> "RowAct":
        """The act that takes this one back."""
        back = {
            number: {name: (after, before) for name, (before, after) in held.items()}
            for number, held in self.changed.items()
        }
        return replace(self, comes=self.goes, goes=self.comes, changed=back)


def row_changes(event: Event, seq: int, arguments: Mapping[str, Any]) -> tuple[Write, ...]:
    """What an act of the door that was asked for with these arguments writes into the rows."""
    new: Entity | None = arguments.get("brings")
    entities = (row_of(new),) if new else ()
    match event:
        case ev.RegistrantAdded(number):
            person = replace(arguments["person"], number=number, badge=new_code())
            act = RowAct(comes={number: row_of(person)}, entities=entities)
        case ev.RegistrantsCorrected(numbers_of_many):
            after = {name: _plain(value) for name, value in arguments["changes"].items()}
            changed = {
                number: {name: (None, value) for name, value in after.items()} for number in numbers_of_many
            }
            act = RowAct(changed=changed, entities=entities)
        case ev.RegistrantsRemoved(gone):
            act = RowAct(goes={number: {} for number in gone}, reason=arguments["reason"].strip())
        case _:
            return ()
    return (partial(_write_first, act, seq),)


def again(seq: int, *, back: bool) -> tuple[Write, ...]:
    """What taking back the act with this number, or doing it again, writes into the rows."""
    return (partial(_write_again, seq, back),)


def found_entity(
    loaded: ConferenceSnapshot, text: str, category: str, *, may_be_new: bool
) -> tuple[str, Entity | None]:
    """The code of the entity that somebody typed, and the entity itself where it is a new one.

    `category` is the person's own. Raises ValueError with a sentence where nobody knows it.
    """
    if not text:
        return "", None
    decided = {fold(text).removeprefix("the "): NEW} if may_be_new else {}
    names = EntityNames(loaded.entities.values(), decided)
    if (known := names.find(text)) is not None:
        return known.code, None
    if not may_be_new:
        raise names.unknown(text)
    new = names.propose(text, "", NEW_ENTITY.get(category, Category.OTHER))
    return new.code, new


NEW_ENTITY = {
    "organization": Category.IO,
    "civil_society": Category.CIVIL_SOCIETY,
    "academia": Category.ACADEMIA,
    "media": Category.MEDIA,
    "osce": Category.OSCE_STRUCTURE,
}
"""What a new entity is by the category of the person who brings it; a State is never new."""


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Status | Attendance) else value


def _write_first(act: RowAct, seq: int, connection: Connection, by: Signature) -> None:
    """As the rows are now: whoever has spoken or was seen stays, for the record, and is cancelled."""
    held = {
        number: row_of(person)
        for number, person in read_numbered(connection, [*act.goes, *act.changed]).items()
    }
    staying = _on_record(connection) if act.goes else frozenset()
    cancelled = {number: _cancelled(held[number], act.reason) for number in act.goes if number in staying}
    changed = {number: {name: to for name, (_, to) in act.changed[number].items()} for number in act.changed}
    both = {
        number: {name: (held[number][name], to) for name, to in after.items() if held[number][name] != to}
        for number, after in {**changed, **cancelled}.items()
    }
    gone = {number: held[number] for number in act.goes if number not in staying}
    _keep(connection, by, seq, _applied(connection, replace(act, goes=gone, changed=both)))


def _on_record(connection: Connection) -> frozenset[str]:
    return imports.named_in_sessions(connection) | seen_on_zoom(connection)


def _cancelled(row: Row, reason: str) -> dict[str, Any]:
    note = "; ".join(part for part in (f"taken out: {reason}", row["note"]) if part)
    return {"status": Status.CANCELLED.value, "note": note}


def _write_again(seq: int, back: bool, connection: Connection, by: Signature) -> None:
    act = _kept(connection, seq)
    due = act.turned() if back else act
    if due.goes and (named := _on_record(connection) & set(due.goes)):
        raise Refused(f"{min(named)} has spoken or was seen since: that stays in the record; cancel it.")
    done = _applied(connection, due)
    if back:
        imports.remove_entities(connection, [entity["code"] for entity in act.entities])
    _keep(connection, by, seq, done.turned() if back else done)


def _applied(connection: Connection, act: RowAct) -> RowAct:
    """Write it; the act as it was done, with the rows that went as they were when they went."""
    if taken := numbers(connection) & set(act.comes):
        raise Refused(f"The number {min(taken)} was given to somebody else meanwhile.")
    concerned = read_numbered(connection, [*act.goes, *act.changed])
    went = {number: row_of(concerned[number]) for number in act.goes if number in concerned}
    imports.remove_registrants(connection, went)
    _bring(connection, act)
    change_registrants(connection, _still_to_change(act, concerned))
    return replace(act, goes={**act.goes, **went})


def _bring(connection: Connection, act: RowAct) -> None:
    known = read_entities(connection)
    new = (Entity(**{**entity, "category": Category(entity["category"])}) for entity in act.entities)
    add_entities(connection, [entity for entity in new if entity.code not in known])
    write_registrants(connection, map(_person, act.comes.values()), ())


def _still_to_change(
    act: RowAct, concerned: Mapping[str, Registrant]
) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The fields that still say what they said before the act: what was written since stays."""
    for number, changes in act.changed.items():
        if (person := concerned.get(number)) is not None:
            row = row_of(person)
            due = {name: after for name, (before, after) in changes.items() if row[name] == before}
            if due:
                yield number, due


def _person(row: Row) -> Registrant:
    names = {held.name for held in fields(Registrant)} - {"id"}
    kinds: dict[str, Any] = {
        "status": Status(row["status"]),
        "attendance": Attendance(row["attendance"]),
        "registered_at": instant_of(row["registered_at"]),
    }
    return Registrant(**{**{name: row[name] for name in names if name in row}, **kinds})


def _keep(connection: Connection, by: Signature, seq: int, act: RowAct) -> None:
    decide(connection, by, Matter.BY_HAND, {str(seq): json.dumps(asdict(act), ensure_ascii=False)})


def _kept(connection: Connection, seq: int) -> RowAct:
    held = read_decision(connection, Matter.BY_HAND, str(seq))
    if held is None:
        raise Refused("What that act replaced is not kept any more; change it by hand.")
    return RowAct(**json.loads(held))
