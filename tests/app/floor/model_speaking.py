"""The second half of the slow model's floor: who is next, who speaks, who is held, what is ruled."""

from datetime import datetime

from tests.app.floor.model_limits import POINT, REPLY
from tests.app.floor.model_table import LANES, LISTED, REPLIES_AND_POINTS, No, Table


class Speaking(Table):
    """The acts of those who speak."""

    def next(self) -> str | None:
        if self.lanes["points_of_order"] and not self._awaiting():
            return self.lanes["points_of_order"][0]
        if self.called:
            return self.called
        ready = [*self.lanes["list"], *self.lanes["replies"]]
        return next((request for request in ready if not self.requests[request]["parked"]), None)

    def _awaiting(self) -> str | None:
        """The point of order on which no ruling was given yet."""
        spoken = [*self.done, *self.held, *([self.speaking] if self.speaking else [])]
        points = [request for request in spoken if self.requests[request]["kind"] == POINT]
        return points[-1] if points and self.requests[points[-1]]["ruling"] is None else None

    def call(self, at: datetime, request: str = "") -> None:
        self._need(self.state == "open")
        who = self._candidate(request)
        self._need(self.called != who)
        self.called, self.begun = who, True

    def _candidate(self, request: str) -> str:
        who = request or self.next()
        if who is None:
            raise No("nobody is next")
        self._waits(who)
        return who

    def give_floor(self, at: datetime, request: str = "", expecting: str = "") -> None:
        if request and request in self.held:
            self._need(self.state == "open" and expecting in ("", request))
            self._resume(at, request)
            return
        if not request:
            self._need(not self._awaiting())
            if self._returns():
                self._need(self.state == "open" and expecting in ("", self.held[-1]))
                self._resume(at, self.held[-1])
                return
        who = self._candidate(request)
        point = self.requests[who]["kind"] == POINT
        self._need(expecting in ("", who))
        self._need(self.state == "open" or (point and self.state != "closed"))
        self._need(not (point and self._awaiting()))
        if point:
            self._interrupt(at)
        if self.speaking:
            self._stop(at, self.done)
        asked = self.requests[who]
        asked["limit"] = asked["limit"] if asked["turns"] else self.limit(who)
        called = self.called if point and self.called != who else None
        self._leave(who, LANES)
        self._start(at, who)
        self.called, self.begun = called, True

    def _start(self, at: datetime, who: str) -> None:
        self.requests[who]["turns"].append([at, None])
        self.requests[who]["parked"] = False
        self.speaking = who

    def _stop(self, at: datetime, to: list[str]) -> None:
        assert self.speaking
        self.requests[self.speaking]["turns"][-1][1] = at
        to.append(self.speaking)
        self.speaking = None

    def end_statement(self, at: datetime) -> None:
        self._need(self.speaking is not None)
        self._stop(at, self.done)

    def hold(self, at: datetime, reason: str = "") -> None:
        self._need(self.speaking is not None)
        self.held_for[self.speaking or ""] = reason
        self._stop(at, self.held)

    def resume(self, at: datetime) -> None:
        """The latest held goes on; whoever speaks meanwhile ends, as when the floor is given."""
        self._need(self.state == "open" and bool(self.held))
        self._resume(at, self.held[-1])

    def _resume(self, at: datetime, request: str) -> None:
        if self.speaking:
            self._stop(at, self.done)
        self.held.remove(request)
        self._start(at, request)

    def extend(self, at: datetime, seconds: int) -> None:
        whom = self.speaking or next(reversed(self.held), None)
        if whom is None:
            raise No("nobody has the floor")
        self._need(seconds != 0 and self._sensible(self.requests[whom]["limit"] // 1000 + seconds))
        self.requests[whom]["limit"] += seconds * 1000

    def _sensible(self, seconds: int) -> bool:
        return 10 <= seconds <= 4 * 3600

    def set_limit(
        self, at: datetime, seconds: int, request: str = "", category: str = "", kind: str = ""
    ) -> None:
        self._need(self.state != "closed" and self._sensible(seconds))
        self._need(sum(map(bool, (request, category, kind))) <= 1)
        self._need(not category or (category in self.context.limits and category != "handover"))
        self._need(not kind or kind in (*LISTED, REPLY, POINT))
        if request:
            self._need(request in self.requests)
            self.requests[request]["own"] = seconds * 1000
            self.requests[request]["limit"] = seconds * 1000
        elif category or kind:
            self.limits[category or kind] = seconds * 1000
        else:
            self.session_limit = seconds * 1000
            self.limits = {name: held for name, held in self.limits.items() if name in REPLIES_AND_POINTS}

    def ask_to_conclude(self, at: datetime) -> None:
        self._need(self.speaking is not None)

    def ruling(self, at: datetime, outcome: str) -> None:
        self._need(outcome in ("upheld", "not_upheld", "noted"))
        point = self._awaiting()
        self._need(point is not None)
        self.requests[point or ""]["ruling"] = outcome
        if self.speaking == point:
            self._stop(at, self.done)
        elif point in self.held:
            self.held.remove(point or "")
            self.done.append(point or "")
