"""What somebody typed into a form or on the command line about a person, as one act of the door."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.conference.entities import Entity
from app.conference.registrants import Attendance, Registrant, Status
from app.errors import Refused
from app.registration.state import DoorActResult
from app.registration.typed_person import FIELDS, made_wrong, typed
from app.station.registration_desk import RegistrationDesk
from app.station.registrations.row_acts import found_entity


class WrongPerson(Refused):
    """`fields` says what is wrong, by field; nothing was written."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


def add(
    desk: RegistrationDesk, values: Mapping[str, str], *, checked_in: bool = False, may_be_new: bool = False
) -> DoorActResult:
    """Somebody new, confirmed unless said otherwise, and in the hall at once if `checked_in` and admitted.

    `may_be_new`: a delegation that nobody knows is a new organization. Raises WrongPerson, Refused, Unsaved.
    """
    given, brings, wrong = _read(desk, values, may_be_new=may_be_new)
    blank = Registrant("", "", "", status=Status.CONFIRMED, registered_at=desk.clock.now())
    person: Registrant = replace(blank, **given)
    _require_right(desk, person, brings, frozenset(FIELDS), wrong)
    admitted = person.status is Status.CONFIRMED and person.attendance is Attendance.IN_ROOM
    return desk.do("add_person", person=person, checked_in=checked_in and admitted, brings=brings)


def correct(
    desk: RegistrationDesk, numbers: tuple[str, ...], values: Mapping[str, str], *, may_be_new: bool = False
) -> DoorActResult:
    """Some fields of one person or of many. Raises as `add`."""
    changes, brings, wrong = _read(desk, values, may_be_new=may_be_new)
    everybody = desk.everybody().registrants
    if len(numbers) == 1 and (person := everybody.get(numbers[0])) is not None:
        changed = frozenset(name for name in changes if getattr(person, name) != changes[name])
        _require_right(desk, replace(person, **changes), brings, changed, wrong)
    elif wrong:
        raise WrongPerson(wrong)
    return desk.do("correct_people", registrants=numbers, changes=changes, brings=brings)


def _read(
    desk: RegistrationDesk, values: Mapping[str, str], *, may_be_new: bool
) -> tuple[dict[str, Any], Entity | None, dict[str, str]]:
    """The fields as typed, the entity that comes with them, and what is wrong with the one that was named."""
    try:
        given = typed(values)
    except ValueError as no:
        raise Refused(f"{no}.") from None
    named = given.pop("entity", None)
    if named is None:
        return given, None, {}
    try:
        code, brings = found_entity(desk.rows(), named, given.get("category", ""), may_be_new=may_be_new)
    except ValueError as no:
        return given, None, {"entity": f"{no}{'' if str(no).endswith('?') else '.'}"}
    return {**given, "entity": code}, brings, {}


def _require_right(
    desk: RegistrationDesk,
    person: Registrant,
    brings: Entity | None,
    changed: frozenset[str],
    wrong: dict[str, str],
) -> None:
    """Every field that is wrong is told at once. Raises WrongPerson."""
    found = made_wrong(person, changed, desk.everybody(), brings.code if brings else "")
    if wrong := found | wrong:
        raise WrongPerson(wrong)
