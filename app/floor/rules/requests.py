"""The list of speakers: asking for the floor, placing, passing over, correcting.

The rules of the floor, 1 to 6 and 12 to 13. What is harmless goes through; `warnings` says what is odd.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from app.errors import Refused
from app.floor import events as ev
from app.floor.forecast import forecast
from app.floor.rules.sessions import require_not_closed, require_open, require_seen
from app.floor.state import Channel, Floor, FloorContext, Kind, ListState, Mode, Request
from app.journal.entries import Event
from app.times import duration_text

ADVANCE_CHANNELS = (Channel.EMAIL,)
LONGEST_TEXT = 20_000
ANSWERED = timedelta(seconds=20)
"""Who has spoken for longer than this is present, whatever is pressed."""
LEFT_THE_LIST = ("passed_over", "withdrawn", "written_only", "not_taken")


def request_floor(
    floor: Floor,
    context: FloorContext,
    at: datetime,
    *,
    delegation: str,
    request: str = "",
    person: str = "",
    kind: str = "statement",
    mode: str = "room",
    channel: str = "chair",
    received_at: datetime | None = None,
    language: str = "",
    on_behalf_of: str = "",
    in_alignment: str = "",
    note: str = "",
    override: str = "",
    to: str = "",
) -> Event:
    """A delegation asks for the floor; it is placed by its order of arrival, late ones last.

    `request` is the id to give it (a free number unless said), `override` why it is taken although
    the list is closed, to=first makes it next. Only what is sent ahead can be late; the deadline is
    inclusive to the second.
    """
    require_not_closed(floor)
    asked = _new_request(floor, context, request, delegation, kind, mode, channel, received_at or at)
    if asked.kind not in (Kind.RIGHT_OF_REPLY, Kind.POINT_OF_ORDER) and not override:
        _require_list(floor, at)
    if to not in ("", "first"):
        raise Refused("A request is placed to=first, or by its arrival.")
    return ev.FloorRequested(
        request=asked.id,
        delegation=delegation,
        kind=asked.kind.value,
        mode=asked.mode.value,
        channel=channel,
        received_at=asked.received_at,
        person=person,
        language=language,
        on_behalf_of=on_behalf_of,
        in_alignment=_codes(context, in_alignment),
        note=note,
        late=asked.late,
        override=override,
        before=next(iter(_lane_of(floor, asked)), None) if to else _arrival_place(floor, asked),
    )


def withdraw(floor: Floor, context: FloorContext, at: datetime, *, request: str) -> Event:
    """A request that waits, or was passed over, is withdrawn."""
    _waiting_or(floor, context, request, "passed_over", "written_only", "not_taken")
    return ev.RequestWithdrawn(request)


def written_only(floor: Floor, context: FloorContext, at: datetime, *, request: str) -> Event:
    """The statement is handed in and not read."""
    _waiting_or(floor, context, request, "passed_over", "not_taken")
    return ev.StatementHandedIn(request)


def written_only_rest(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """Whoever on the list does not fit before the hard end hands the statement in (“Will it fit?”)."""
    rest = floor.waiting[forecast(floor, context, at).fit :]
    if not rest:
        raise Refused("Everybody fits before the end.")
    return ev.RestHandedIn(rest)


def not_present(
    floor: Floor, context: FloorContext, at: datetime, *, request: str, expecting: str = ""
) -> Event:
    """Called, given the floor or held, and not there: passed over. What was spoken before is kept.

    Who has spoken for longer than 20 s answered the call (rules of the floor, 13). `expecting` is whom the
    person saw on the floor or as next.
    """
    require_open(floor)
    require_seen(floor, expecting, request)
    if floor.speaking is not None and floor.speaking.request == request:
        turn = floor.speaking.turns[-1].lasted(at)
        if turn > ANSWERED:
            spoke = duration_text(floor.speaking.elapsed(at))
            raise Refused(
                f"{_name(context, floor.requests[request])} has spoken for {spoke}; end the statement."
            )
    begun = (floor.speaking, *floor.held) if floor.speaking else floor.held
    if any(speech.request == request for speech in begun):
        return ev.FoundNotPresent(request)
    _waiting_or(floor, context, request)
    return ev.FoundNotPresent(request)


def restore(floor: Floor, context: FloorContext, at: datetime, *, request: str, to: str = "end") -> Event:
    """Who left the list, or spoke and was cut off, comes back: to=next, or to=end."""
    require_not_closed(floor)
    asked = _request(floor, request)
    spoken = any(speech.request == request for speech in floor.done)
    if not spoken and not any(request in getattr(floor, name) for name in LEFT_THE_LIST):
        raise Refused(f"{_name(context, asked)} has not left the list.")
    if any(speech.request == request and speech.ruling for speech in floor.done):
        raise Refused(f"The point of order of {_name(context, asked)} was ruled on; a new one is raised.")
    if to not in ("next", "end"):
        raise Refused("A request is restored to=next or to=end.")
    lane = _lane_of(floor, asked)
    first = next(iter(lane), None)
    return ev.RequestRestored(request, first if to == "next" else _late_place(floor, asked, lane))


def move(
    floor: Floor,
    context: FloorContext,
    at: datetime,
    *,
    request: str,
    before: str = "",
    after: str = "",
    to: str = "",
) -> Event:
    """A waiting request is placed by hand: before or after another, or to=first, to=last."""
    asked = _waiting_or(floor, context, request)
    lane = floor.lane(request)
    place = lane.index(request)
    rest = [*lane[:place], *lane[place + 1 :]]
    index = _target(floor, context, rest, before, after, to)
    if index == place:
        raise Refused(f"{_name(context, asked)} is there already.")
    return ev.RequestMoved(request, rest[index] if index < len(rest) else None, index - place)


def pin(floor: Floor, context: FloorContext, at: datetime, *, request: str) -> Event:
    """The request keeps its number whatever preset is applied."""
    if (asked := _waiting_or(floor, context, request)).pinned:
        raise Refused(f"{_name(context, asked)} is pinned already.")
    return ev.RequestPinned(request)


def unpin(floor: Floor, context: FloorContext, at: datetime, *, request: str) -> Event:
    """The request may be sorted again."""
    if not (asked := _waiting_or(floor, context, request)).pinned:
        raise Refused(f"{_name(context, asked)} is not pinned.")
    return ev.RequestUnpinned(request)


def park(floor: Floor, context: FloorContext, at: datetime, *, request: str, reason: str = "") -> Event:
    """Line lost or not in the room: the place is kept, next passes over it."""
    if (asked := _waiting_or(floor, context, request)).parked:
        raise Refused(f"{_name(context, asked)} is parked already.")
    return ev.RequestParked(request, reason)


def unpark(floor: Floor, context: FloorContext, at: datetime, *, request: str) -> Event:
    """The parked request can be next again."""
    if not (asked := _waiting_or(floor, context, request)).parked:
        raise Refused(f"{_name(context, asked)} is not parked.")
    return ev.RequestUnparked(request)


def text_received(floor: Floor, context: FloorContext, at: datetime, *, request: str, words: int) -> Event:
    """The text of the statement is there; `words` long, or 0 when it was taken back."""
    _request(floor, request)
    if not 0 <= words <= LONGEST_TEXT:
        raise Refused(f"A text has between 0 and {LONGEST_TEXT} words.")
    return ev.TextReceived(request, words)


def lift_lateness(floor: Floor, context: FloorContext, at: datetime, *, request: str) -> Event:
    """The chair takes a late request as if it had come in time."""
    if not (asked := _waiting_or(floor, context, request)).late:
        raise Refused(f"{_name(context, asked)} is not late.")
    return ev.LatenessLifted(request)


def swap(floor: Floor, context: FloorContext, at: datetime, *, request: str, other: str) -> Event:
    """Two requests of one lane change places."""
    first, second = _waiting_or(floor, context, request), _waiting_or(floor, context, other)
    if first.id == second.id:
        raise Refused(f"{_name(context, first)} cannot change places with itself.")
    if floor.lane(request) != floor.lane(other):
        raise Refused("Only two requests of the same list can change places.")
    return ev.RequestsSwapped(request, other)


def correct(
    floor: Floor,
    context: FloorContext,
    at: datetime,
    *,
    request: str,
    delegation: str | None = None,
    person: str | None = None,
    on_behalf_of: str | None = None,
    language: str | None = None,
    mode: str | None = None,
    kind: str | None = None,
    in_alignment: str | None = None,
) -> Event:
    """What was wrong about a request is put right; both values are kept.

    Its place stays; a kind of another lane goes there by its order of arrival. `in_alignment` are the codes
    of those who align themselves, with spaces or commas between them.
    """
    asked = _request(floor, request)
    given = {
        "delegation": delegation,
        "person": person,
        "on_behalf_of": on_behalf_of,
        "language": language,
        "mode": None if mode is None else _one_of(Mode, mode),
        "kind": None if kind is None else _one_of(Kind, kind),
        "in_alignment": None if in_alignment is None else _codes(context, in_alignment),
    }
    changed = {name: value for name, value in given.items() if value not in (None, str(getattr(asked, name)))}
    if not changed:
        raise Refused("Nothing was changed.")
    if "delegation" in changed:
        _known(context, str(delegation))
    if "kind" not in changed:
        return ev.RequestCorrected(request, **changed)
    lane, corrected = floor.lane(request), replace(asked, kind=Kind(changed["kind"]))
    if not lane:
        raise Refused("The kind can be corrected only while the request waits.")
    before = None if _lane_of(floor, corrected) == lane else _arrival_place(floor, corrected)
    return ev.RequestCorrected(request, **changed, before=before)


def _name(context: FloorContext, request: Request) -> str:
    return context.delegation(request.delegation).name


def _request(floor: Floor, request: str) -> Request:
    if request not in floor.requests:
        raise Refused(f"There is no request “{request}” in this session.")
    return floor.requests[request]


def _waiting_or(floor: Floor, context: FloorContext, request: str, *lists: str) -> Request:
    asked = _request(floor, request)
    if floor.lane(request) or any(request in getattr(floor, name) for name in lists):
        return asked
    if floor.speaking is not None and floor.speaking.request == request:
        raise Refused(f"{_name(context, asked)} has the floor.")
    raise Refused(f"{_name(context, asked)} is not waiting any more.")


def _new_request(
    floor: Floor,
    context: FloorContext,
    wanted: str,
    delegation: str,
    kind: str,
    mode: str,
    channel: str,
    received_at: datetime,
) -> Request:
    """The request as it would stand on the list, under a free id where none is wanted."""
    _known(context, delegation)
    return Request(
        id=_free_id(floor, wanted),
        seq=len(floor.requests) + 1,
        delegation=delegation,
        kind=Kind(_one_of(Kind, kind)),
        mode=Mode(_one_of(Mode, mode)),
        channel=_one_of(Channel, channel),
        received_at=received_at,
        late=is_late(context.floor_deadline, channel, received_at),
    )


def _known(context: FloorContext, delegation: str) -> None:
    if delegation not in context.delegations:
        raise Refused(f"“{delegation}” is not a delegation of this conference.")


def _codes(context: FloorContext, text: str) -> str:
    """The codes of delegations in a text, each once."""
    codes = dict.fromkeys(text.upper().replace(",", " ").replace(";", " ").split())
    for code in codes:
        _known(context, code)
    return " ".join(codes)


def _one_of(choices: type[Kind] | type[Mode] | type[Channel], value: str) -> str:
    if value not in list(choices):
        raise Refused(f"“{value}” is none of: {', '.join(choices)}.")
    return value


def _free_id(floor: Floor, wanted: str) -> str:
    if wanted in floor.requests:
        raise Refused(f"There is a request “{wanted}” already.")
    number = len(floor.requests) + 1
    while str(number) in floor.requests:
        number += 1
    return wanted or str(number)


def is_late(deadline: datetime | None, channel: str, received_at: datetime) -> bool:
    """Whether a request came after the deadline, by the second, where its channel has one."""
    if deadline is None or channel not in ADVANCE_CHANNELS:
        return False
    return received_at.replace(microsecond=0) > deadline


def _require_list(floor: Floor, at: datetime) -> None:
    if floor.list_state(at) is ListState.CLOSED:
        raise Refused("The list of speakers is closed; give a reason to take this request all the same.")


def _lane_of(floor: Floor, request: Request) -> tuple[str, ...]:
    lanes = {Kind.RIGHT_OF_REPLY: floor.replies, Kind.POINT_OF_ORDER: floor.points}
    return lanes.get(request.kind, floor.waiting)


def _arrival_place(floor: Floor, asked: Request) -> str | None:
    """In front of those at the end who arrived later."""
    lane = _lane_of(floor, asked)
    place = len(lane)
    for index in reversed(range(len(lane))):
        if _is_fixed(floor, lane[index]) or floor.requests[lane[index]].arrival <= asked.arrival:
            break
        place = index
    return lane[place] if place < len(lane) else None


def _late_place(floor: Floor, request: Request, lane: tuple[str, ...]) -> str | None:
    """The end of the list: behind everybody in time, in front of the late but not of a fixed one."""
    if request.late:
        return None
    late_tail = None
    for other in reversed(lane):
        if not floor.requests[other].late or _is_fixed(floor, other):
            break
        late_tail = other
    return late_tail


def _is_fixed(floor: Floor, request: str) -> bool:
    """Whether nobody is placed in front of it without the chair's hand."""
    return floor.requests[request].pinned or request in floor.announced


def _target(floor: Floor, context: FloorContext, rest: list[str], before: str, after: str, to: str) -> int:
    if sum(map(bool, (before, after, to))) != 1:
        raise Refused("Say one of before, after or to.")
    if to:
        if to not in ("first", "last"):
            raise Refused("A request is moved to=first or to=last.")
        return 0 if to == "first" else len(rest)
    beside = _request(floor, before or after)
    if beside.id not in rest:
        raise Refused(f"{_name(context, beside)} is not waiting in the same list.")
    return rest.index(beside.id) + bool(after)
