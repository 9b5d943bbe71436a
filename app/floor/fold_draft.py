"""A floor while it is being written: the moves that the fold makes, without any rule."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.floor.state import Floor, Kind, Speech, Turn


class Draft:
    """A floor being written: the same names as `Floor`, lists in place of tuples."""

    def __init__(self, floor: Floor) -> None:
        self.session = floor.session
        self.milestones = list(floor.milestones)
        self.list_open = floor.list_open
        self.list_closed = floor.list_closed
        self.closing_at = floor.closing_at
        self.requests = dict(floor.requests)
        self.waiting = list(floor.waiting)
        self.replies = list(floor.replies)
        self.points = list(floor.points)
        self.passed_over = list(floor.passed_over)
        self.written_only = list(floor.written_only)
        self.withdrawn = list(floor.withdrawn)
        self.not_taken = list(floor.not_taken)
        self.called = floor.called
        self.anyone_called = floor.anyone_called
        self.speaking = floor.speaking
        self.held = list(floor.held)
        self.done = list(floor.done)
        self.earlier = dict(floor.earlier)
        self.limit_ms = floor.limit_ms
        self.limits = dict(floor.limits)
        self.nobody_since = floor.nobody_since
        self.questions_put = list(floor.questions_put)
        self.zoom_lost_at = floor.zoom_lost_at

    def freeze(self, **changes: Any) -> Floor:
        """The floor as written so far, with these fields besides; the draft must not be used afterwards."""
        lists = {name: tuple(held) for name, held in vars(self).items() if isinstance(held, list)}
        return Floor(**{**vars(self), **lists, **changes})

    def change(self, request: str, **changes: Any) -> None:
        """Change fields of a request, if there is one."""
        if request in self.requests:
            self.requests[request] = replace(self.requests[request], **changes)

    def lane(self, request: str) -> list[str]:
        """The lane in which a request of this kind waits."""
        kind = self.requests[request].kind if request in self.requests else Kind.STATEMENT
        lanes: dict[Kind, list[str]] = {Kind.RIGHT_OF_REPLY: self.replies, Kind.POINT_OF_ORDER: self.points}
        return lanes.get(kind, self.waiting)

    def place(self, request: str, before: str | None) -> None:
        """Put it into its lane, in front of `before`, else last."""
        lane = self.lane(request)
        lane.insert(lane.index(before) if before in lane else len(lane), request)

    def take_out(self, request: str) -> None:
        """Out of whatever list it stands in; a running or held speech is closed and kept as `earlier`."""
        for name in ("waiting", "replies", "points", "passed_over", "written_only", "withdrawn", "not_taken"):
            if request in getattr(self, name):
                getattr(self, name).remove(request)
        for speeches in (self.held, self.done):
            for speech in [held for held in speeches if held.request == request]:
                speeches.remove(speech)
                self.earlier[request] = speech
        if self.called == request:
            self.called = None

    def stop(self, at: datetime) -> Speech | None:
        """Close the running turn, if any; the speech is then neither speaking nor kept anywhere."""
        speech: Speech | None = self.speaking
        self.speaking = None
        if speech is None:
            return None
        self.nobody_since = at
        return replace(speech, turns=(*speech.turns[:-1], replace(speech.turns[-1], ended=at)))

    def end(self, at: datetime) -> None:
        """The running speech ends."""
        speech = self.stop(at)
        if speech is not None:
            self.done.append(speech)

    def end_held(self, request: str) -> None:
        """A speech that is held ends as it stands."""
        self.done.extend(speech for speech in self.held if speech.request == request)
        self.held[:] = [speech for speech in self.held if speech.request != request]

    def drop_turn(self, at: datetime) -> None:
        """Nobody spoke in the running turn; what was spoken in turns before is kept as `earlier`."""
        speech = self.stop(at)
        if speech is not None and len(speech.turns) > 1:
            self.earlier[speech.request] = replace(speech, turns=speech.turns[:-1])

    def hold(self, at: datetime, reason: str) -> None:
        """The running speech is held."""
        speech = self.stop(at)
        if speech is not None:
            self.held.append(replace(speech, held_for=reason))

    def speak(self, speech: Speech, at: datetime) -> None:
        """A turn of this speech begins."""
        self.speaking = replace(speech, turns=(*speech.turns, Turn(at)), held_for="")
        self.nobody_since = None

    def revise(self, request: str, change: Callable[[Speech], Speech]) -> None:
        """Change a request's speech wherever it stands."""
        if self.speaking is not None and self.speaking.request == request:
            self.speaking = change(self.speaking)
        for speeches in (self.held, self.done):
            speeches[:] = [change(speech) if speech.request == request else speech for speech in speeches]
        if request in self.earlier:
            self.earlier[request] = change(self.earlier[request])
