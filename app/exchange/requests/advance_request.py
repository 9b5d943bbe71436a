"""A request for the floor that was sent ahead, by mail or in a table, and what the rule is asked with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.conference.registrants import Attendance, Registrant, Status
from app.conference.request_decision import Decision

UNREGISTERED = "Unregistered: chair's decision."


@dataclass(frozen=True, slots=True)
class Letter:
    """What a person sees of a mail: hidden names, nothing that is kept. Candidates are codes and numbers.

    `file` is the name of the file that it came in, without its folder.
    """

    sender: str = ""
    subject: str = ""
    excerpt: str = ""
    attachments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    delegations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class AdvanceRequest:
    """A wish to speak that came before the session.

    `received_at` is an instant, `received_text` what the file says; `entity` and `session` are codes,
    `person` is a registration number or nothing; `id` is the same whenever the same wish is read.
    """

    line: int
    received_at: datetime
    received_text: str
    channel: str
    entity: str
    person: str
    session: str
    on_behalf_of: str = ""
    language: str = ""
    note: str = ""
    kind: str = ""
    mode: str = ""
    id: str = ""
    late: bool = False
    letter: Letter | None = None


def decided(request: AdvanceRequest, decision: Decision) -> AdvanceRequest:
    """The request as a person decided that it is; a person of another delegation does not go with it."""
    entity = decision.delegation or request.entity
    person = decision.person or (request.person if entity == request.entity else "")
    return replace(request, entity=entity, person=person, session=decision.session or request.session)


def arguments(request: AdvanceRequest, people: Mapping[str, Registrant]) -> dict[str, object]:
    """What the rule `request_floor` is asked with. `people` are the registrants by number."""
    person = people.get(request.person)
    remote = person is not None and person.attendance is Attendance.ZOOM
    unregistered = person is not None and person.status is not Status.CONFIRMED
    return {
        "delegation": request.entity,
        "person": request.person,
        "kind": request.kind or ("group_statement" if request.on_behalf_of else "statement"),
        "mode": request.mode or ("zoom" if remote else "room"),
        "channel": request.channel,
        "received_at": request.received_at,
        "language": request.language,
        "on_behalf_of": request.on_behalf_of,
        "note": " ".join(part for part in (request.note, UNREGISTERED if unregistered else "") if part),
    }
