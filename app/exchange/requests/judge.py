"""What becomes of requests that were sent ahead: known already, new, or for a person to decide.

The rule of the floor itself says whether each would be taken, and whether it is late.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.conference.request_decision import Decision
from app.conference.sessions import Session
from app.errors import Refused
from app.exchange.plan import Change
from app.exchange.requests.advance_request import UNREGISTERED, AdvanceRequest, arguments, decided
from app.floor.events import FloorRequested
from app.floor.rules import ACTS
from app.floor.state import Floor, House
from app.times import Zone


@dataclass(frozen=True, slots=True)
class Around:
    """The conference as it is while a plan is made. `floors` by session code, `decided` by request id."""

    where: Zone
    now: datetime
    entities: Mapping[str, Entity]
    registrants: tuple[Registrant, ...]
    sessions: tuple[Session, ...]
    floors: Mapping[str, tuple[Floor, House]]
    decided: Mapping[str, Decision] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


class Judge:
    """Judges one request after the other; remembers what the same import has brought already."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._people = {one.number: one for one in around.registrants}
        self._titles = {one.code: one.title.partition(":")[0] for one in around.sessions}
        self._known = {
            request: code for code, (floor, _) in around.floors.items() for request in floor.requests
        }
        every = [(code, one) for code, (floor, _) in around.floors.items() for one in floor.requests.values()]
        self._asked = {(code, one.delegation, one.received_at) for code, one in every}
        self._waiting: dict[tuple[str, str, str], str] = {
            (code, one.delegation, one.kind.value): "already on the list" for code, one in every
        }
        self._seen: dict[str, int] = {}

    def judge(self, one: AdvanceRequest, doubts: Iterable[str] = ()) -> Change[AdvanceRequest]:
        """What becomes of a request, about which the reader may have doubts of its own."""
        if one.id in self._seen:
            return Change(
                one.line, "unchanged", one, reason=f"It is the same as number {self._seen[one.id]}."
            )
        self._seen[one.id] = one.line
        if place := self._place_of(one):
            where = self._titles.get(place, place)
            return Change(one.line, "unchanged", one, one, reason=f"It is on the list already: {where}.")
        decision = self._around.decided.get(one.id)
        if decision is None:
            return self._new(one, list(doubts))
        if decision.leave_out:
            return Change(one.line, "unchanged", one, reason="It was decided to leave it out.")
        return self._new(decided(one, decision), [])

    def _place_of(self, one: AdvanceRequest) -> str:
        """The session where it stands already; a table's line also by its delegation and instant."""
        if one.id in self._known:
            return self._known[one.id]
        same = not one.letter and (one.session, one.entity, one.received_at) in self._asked
        return one.session if same else ""

    def _new(self, one: AdvanceRequest, doubts: list[str]) -> Change[AdvanceRequest]:
        if one.session and one.entity:
            late, said = self._ask(one)
            one = replace(one, late=late)
            doubts += said
        elif not doubts:
            doubts.append("Its delegation or its session is not known.")
        if doubts:
            return Change(one.line, "doubtful", one, reason=" ".join(doubts))
        return Change(one.line, "new", one, reason=self._remark(one))

    def _ask(self, one: AdvanceRequest) -> tuple[bool, list[str]]:
        """Whether it is late, and what stands against it."""
        if one.session not in self._around.floors:
            return False, [f"There is no session “{one.session}” with a list of speakers."]
        floor, house = self._around.floors[one.session]
        given = arguments(one, self._people)
        at = max(self._around.now, floor.last_at or self._around.now)
        try:
            event = ACTS["request_floor"](floor, house, at, **given)
        except Refused as no:
            return False, [str(no)]
        late = isinstance(event, FloorRequested) and event.late
        if not one.letter:
            return late, []
        key = (one.session, one.entity, str(given["kind"]))
        before = self._waiting.get(key)
        self._waiting.setdefault(key, f"asked for by number {one.line}")
        return late, [f"{house.delegation(one.entity).name} is {before}."] if before else []

    def _remark(self, one: AdvanceRequest) -> str:
        person = self._people.get(one.person)
        given = arguments(one, self._people)
        _, house = self._around.floors[one.session]
        marks = (
            house.delegation(one.entity).name,
            person.shown_name if person else "",
            self._titles[one.session],
            {"zoom": "on Zoom", "video": "video message"}.get(str(given["mode"]), "in the room"),
            f"on behalf of {one.on_behalf_of}" if one.on_behalf_of else "",
            "late" if one.late else "",
        )
        said = ", ".join(mark for mark in marks if mark)
        registered = house.delegation(one.entity).registered and UNREGISTERED not in str(given["note"])
        return f"{said}." if registered else f"{said}. {UNREGISTERED}"
