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
from app.floor.state import Floor, FloorContext
from app.times import Zone


@dataclass(frozen=True, slots=True)
class PlanningContext:
    """The conference as it is while a plan is made. `floors` by session code, `decided` by request id."""

    where: Zone
    now: datetime
    entities: Mapping[str, Entity]
    registrants: tuple[Registrant, ...]
    sessions: tuple[Session, ...]
    floors: Mapping[str, tuple[Floor, FloorContext]]
    decided: Mapping[str, Decision] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


class RequestPlanner:
    """Decides on one request after the other; remembers what the same import has brought already."""

    def __init__(self, context: PlanningContext) -> None:
        self._context = context
        self._people = {registrant.number: registrant for registrant in context.registrants}
        self._titles = {session.code: session.title.partition(":")[0] for session in context.sessions}
        self._known = {
            request: code for code, (floor, _) in context.floors.items() for request in floor.requests
        }
        every = [
            (code, request)
            for code, (floor, _) in context.floors.items()
            for request in floor.requests.values()
        ]
        self._asked = {(code, request.delegation, request.received_at) for code, request in every}
        self._waiting: dict[tuple[str, str, str], str] = {
            (code, request.delegation, request.kind.value): "already on the list" for code, request in every
        }
        self._seen: dict[str, int] = {}

    def plan(self, request: AdvanceRequest, doubts: Iterable[str] = ()) -> Change[AdvanceRequest]:
        """What becomes of a request, about which the reader may have doubts of its own."""
        if request.id in self._seen:
            return Change(
                request.line,
                "unchanged",
                request,
                reason=f"It is the same as number {self._seen[request.id]}.",
            )
        self._seen[request.id] = request.line
        if place := self._place_of(request):
            where = self._titles.get(place, place)
            return Change(
                request.line,
                "unchanged",
                request,
                request,
                reason=f"It is on the list already: {where}.",
            )
        decision = self._context.decided.get(request.id)
        if decision is None:
            return self._new(request, list(doubts))
        if decision.leave_out:
            return Change(request.line, "unchanged", request, reason="It was decided to leave it out.")
        return self._new(decided(request, decision), [])

    def _place_of(self, request: AdvanceRequest) -> str:
        """The session where it stands already; a table's line also by its delegation and instant."""
        if request.id in self._known:
            return self._known[request.id]
        same = not request.letter and (request.session, request.entity, request.received_at) in self._asked
        return request.session if same else ""

    def _new(self, request: AdvanceRequest, doubts: list[str]) -> Change[AdvanceRequest]:
        if request.session and request.entity:
            late, refusals = self._ask(request)
            request = replace(request, late=late)
            doubts += refusals
        elif not doubts:
            doubts.append("Its delegation or its session is not known.")
        if doubts:
            return Change(request.line, "doubtful", request, reason=" ".join(doubts))
        return Change(request.line, "new", request, reason=self._remark(request))

    def _ask(self, request: AdvanceRequest) -> tuple[bool, list[str]]:
        """Whether it is late, and what stands against it."""
        if request.session not in self._context.floors:
            return False, [f"There is no session “{request.session}” with a list of speakers."]
        floor, context = self._context.floors[request.session]
        given = arguments(request, self._people)
        at = max(self._context.now, floor.last_at or self._context.now)
        try:
            event = ACTS["request_floor"](floor, context, at, **given)
        except Refused as no:
            return False, [str(no)]
        late = isinstance(event, FloorRequested) and event.late
        if not request.letter:
            return late, []
        key = (request.session, request.entity, str(given["kind"]))
        before = self._waiting.get(key)
        self._waiting.setdefault(key, f"asked for by number {request.line}")
        return late, [f"{context.delegation(request.entity).name} is {before}."] if before else []

    def _remark(self, request: AdvanceRequest) -> str:
        person = self._people.get(request.person)
        given = arguments(request, self._people)
        _, context = self._context.floors[request.session]
        marks = (
            context.delegation(request.entity).name,
            person.shown_name if person else "",
            self._titles[request.session],
            {"zoom": "on Zoom", "video": "video message"}.get(str(given["mode"]), "in the room"),
            f"on behalf of {request.on_behalf_of}" if request.on_behalf_of else "",
            "late" if request.late else "",
        )
        summary = ", ".join(mark for mark in marks if mark)
        registered = context.delegation(request.entity).registered and UNREGISTERED not in str(given["note"])
        return f"{summary}." if registered else f"{summary}. {UNREGISTERED}"
