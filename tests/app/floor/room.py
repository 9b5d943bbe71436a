"""A session in the hand: acts in, floor out, with a clock that the test sets. No disk, no screen."""

from datetime import UTC, datetime, timedelta

from app.conference.conference import DEFAULT_LIMITS
from app.floor.fold import advance, fold
from app.floor.rules import ACTS
from app.floor.state import Delegation, Floor, FloorContext, Request
from app.journal.entries import Entry, Event

START = datetime(2021, 6, 14, 13, 30, tzinfo=UTC)


def _delegations() -> dict[str, Delegation]:
    found = [
        *(
            Delegation(code, name, "state", "state", key)
            for code, name, key in (
                ("AT", "Austria", "AUTRICHE"),
                ("CA", "Canada", "CANADA"),
                ("DE", "Germany", "ALLEMAGNE"),
                ("NO", "Norway", "NORVEGE"),
                ("TR", "Turkey", "TURQUIE"),
                ("US", "United States of America", "AMERIQUE (ETATS-UNIS D')"),
            )
        ),
        Delegation("JP", "Japan", "partner", "partner", "JAPON"),
        Delegation("EU", "European Union", "group", "other"),
        Delegation("OSCE-ODIHR", "ODIHR", "organization", "structure"),
        Delegation("UN-ODC", "UNODC", "organization", "organization"),
        Delegation("CSO-01", "Harbour Light", "civil_society", "other"),
        Delegation("CSO-02", "Open Door", "civil_society", "other", registered=False),
    ]
    return {delegation.code: delegation for delegation in found}


def context(**changes: object) -> FloorContext:
    """A session from 15:30 to 17:30 Vienna time, hard end 17:40."""
    values: dict[str, object] = {
        "code": "D1-P1",
        "planned_end": START + timedelta(hours=2),
        "hard_end": START + timedelta(hours=2, minutes=10),
        "limits": DEFAULT_LIMITS,
        "floor_deadline": datetime(2021, 6, 14, 11, 30, tzinfo=UTC),
        "delegations": _delegations(),
    }
    return FloorContext(**{**values, **changes})  # type: ignore[arg-type]


class Room:
    """A session being moderated: `act` plays a rule at the present instant, `later` lets time pass.

    After each act the whole journal is folded again, unless `trusts_the_fold`.
    """

    trusts_the_fold = False

    def __init__(self, **changes: object) -> None:
        self.context = context(**changes)
        self.now = START
        self.entries: list[Entry] = []
        self.floor = Floor()

    def act(self, name: str, **arguments: object) -> Floor:
        """Play an act; raises Refused when the rule says no."""
        return self.enter(ACTS[name](self.floor, self.context, self.now, **arguments))

    def enter(self, event: Event) -> Floor:
        """Write what happened."""
        entry = Entry(self.floor.seq + 1, self.now, event, "laptop", "chair")
        self.floor = advance(self.floor, self.entries, [entry])
        self.entries.append(entry)
        assert self.trusts_the_fold or self.floor == fold(self.entries)
        return self.floor

    def later(self, seconds: float) -> "Room":
        """Let time pass."""
        self.now += timedelta(seconds=seconds)
        return self

    def open(self) -> "Room":
        """Open the session and its list."""
        self.act("open_session")
        self.act("open_list")
        return self

    def ask(self, *delegations: str, **more: object) -> "Room":
        """Delegations ask for the floor, one second apart; the request bears the delegation's code."""
        for code in delegations:
            number = sum(request.delegation == code for request in self.floor.requests.values())
            name = f"{code}{number + 1}" if number else code
            self.act("request_floor", request=name, delegation=code, **more)
            self.later(1)
        return self

    def request(self, name: str) -> Request:
        """A request by its id."""
        return self.floor.requests[name]


def given(*delegations: str) -> Room:
    """An open session in which the first delegation has just got the floor."""
    room = Room().open().ask(*delegations)
    room.act("give_floor")
    return room
