"""The plan around the list in the slow model, and what it makes of the end: written from the texts alone.

The rules of the floor ("Will it fit?") and the programme clock ("Expected"): what the plan puts before and
after the list counts until it has been. A discussion takes the time planned for it; longer where the list
needs more; less once the list is closed, for nobody can ask any more.
"""

from datetime import datetime, timedelta
from typing import Any

from app.conference.sessions import Session
from tests.app.floor.model_speaking import Speaking

MS = timedelta(milliseconds=1)


class Plan(Speaking):
    """How the items of the plan went so far: for each that was on air the stretches of its time."""

    session: Session

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.aired: dict[str, list[list[datetime | None]]] = {}
        self.passed: set[str] = set()
        self.on_air: str | None = None
        self.stood: list[tuple[str, datetime]] = []

    # What moves the programme

    def open_session(self, at: datetime) -> None:
        super().open_session(at)
        self.stood.append(("open", at))

    def suspend_session(self, at: datetime, reason: str = "") -> None:
        super().suspend_session(at, reason)
        self.stood.append(("suspended", at))
        self._halt(at)

    def resume_session(self, at: datetime) -> None:
        super().resume_session(at)
        self.stood.append(("open", at))
        if self.on_air:
            self.aired[self.on_air].append([at, None])

    def close_session(self, at: datetime) -> None:
        super().close_session(at)
        self.stood.append(("closed", at))
        self._halt(at)
        self.on_air = None

    def start_item(self, at: datetime, item: str) -> None:
        self._need(self.state not in ("suspended", "closed") and item != self.on_air)
        numbers = [row.number for row in self.session.items]
        self._need(item in numbers)
        self._halt(at)
        self.passed |= {number for number in numbers[: numbers.index(item)] if number in self._to_come()}
        self.on_air = item
        self.aired.setdefault(item, []).append([at, None])

    def finish_item(self, at: datetime) -> None:
        self._need(self.on_air is not None)
        self._halt(at)
        self.on_air = None

    def _halt(self, at: datetime) -> None:
        if self.on_air and self.aired[self.on_air][-1][1] is None:
            self.aired[self.on_air][-1][1] = at

    def _to_come(self) -> list[str]:
        numbers = [row.number for row in self.session.items]
        return [number for number in numbers if number not in self.aired and number not in self.passed]

    # What follows from it

    def _lasts(self, number: str) -> timedelta:
        return next(row.duration_ms for row in self.session.items if row.number == number) * MS

    def _is_list(self, number: str) -> bool:
        return any(row.number == number and row.kind == "discussion" for row in self.session.items)

    def _opening(self, now: datetime) -> datetime:
        """The planned start, or the opening where that was later, without the time of suspensions."""
        if not self.stood:
            return self.session.starts
        away, since = timedelta(), self.stood[0][1]
        for (state, at), (_, until) in zip(self.stood, [*self.stood[1:], ("", now)], strict=True):
            away += until - at if state == "suspended" else timedelta()
        return max(self.session.starts, since + away)

    def _least(self, start: datetime, end: datetime) -> datetime:
        """Until when a discussion lasts though nobody speaks."""
        if self.list_closed:
            return start
        return min(end, max(self.closing_at, start)) if self.closing_at else end

    def _ended(self) -> datetime | None:
        over = [turns[-1][1] for number, turns in self.aired.items() if number != self.on_air]
        return max((end for end in over if end), default=None)

    def _times(self, now: datetime, needs: timedelta) -> tuple[datetime, timedelta, datetime]:
        """When the list goes on, how much is planned after it, and the end of the session."""
        if self.state == "closed":
            return now, timedelta(), self.stood[-1][1]
        to_come = self._to_come()
        if not self.session.items:
            return self._alone(now, needs)
        at = now if self.aired else self._opening(now)
        if self.on_air:
            turns = self.aired[self.on_air]
            used = sum(((end or now) - start for start, end in turns if start), timedelta())
            at = max(now, now + self._lasts(self.on_air) - used)
            if self._is_list(self.on_air):
                rest = sum((self._lasts(number) for number in to_come), timedelta())
                end = max(self._least(now, at), now + needs)
                return now, rest, end + rest
        lists = [number for number in to_come if self._is_list(number)]
        planned = any(self._is_list(row.number) for row in self.session.items)
        place = to_come.index(lists[0]) if lists else 0 if planned else len(to_come)
        before, after = to_come[:place], to_come[place + bool(lists) :]
        at += sum((self._lasts(number) for number in before), timedelta())
        rest = sum((self._lasts(number) for number in after), timedelta())
        goes_on = max(at, now)
        if lists:
            began = self._list_began() if self.aired and not before and not self.on_air else None
            start = min(at, began) if began else at
            goes_on = max(start, now)
            over = self._least(start, start + self._lasts(lists[0]))
            at = max(over, goes_on + needs) if needs else over
        elif needs:
            at = goes_on + needs
        if not to_come and not self.on_air and not needs:
            return goes_on, rest, self._ended() or at
        return goes_on, rest, self._not_past(now, at + rest, bool(to_come))

    def _alone(self, now: datetime, needs: timedelta) -> tuple[datetime, timedelta, datetime]:
        """A session without items is its list, for the time that it was allotted."""
        start = self._opening(now)
        goes_on = max(start, now)
        over = self._least(start, start + (self.session.ends - self.session.starts))
        return goes_on, timedelta(), self._not_past(now, max(over, goes_on + needs) if needs else over, True)

    def _not_past(self, now: datetime, end: datetime, more: bool) -> datetime:
        """What was opened, and has something ahead, does not end in the past."""
        return max(end, now) if self.stood and more else end

    def _list_began(self) -> datetime | None:
        """When the list was heard first since the last item was over."""
        ended = self._ended()
        turns = (turn for request in self.requests.values() for turn in request["turns"])
        return min((turn[0] for turn in turns if ended and turn[0] >= ended), default=None)
