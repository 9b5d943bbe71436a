"""What the rows of the list of speakers say, with the lines at which the time runs out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from app.floor.forecast import Forecast
from app.floor.limits import limit_for
from app.floor.row_marks import RowMarks
from app.floor.rules.proposals import text_ms
from app.floor.state import Kind, Mode, Request, SessionState
from app.live.changed_rows import changed_rows
from app.times import clock_text, duration_text
from ui.chair.texts.card_values import Row
from ui.chair.texts.session_text import SessionText
from ui.widgets.text import isolated

_KINDS = {
    Kind.GROUP_STATEMENT: "on behalf",
    Kind.QUESTION: "question",
    Kind.RESPONSE: "response",
    Kind.RIGHT_OF_REPLY: "right of reply",
    Kind.POINT_OF_ORDER: "point of order",
}


class _Made(dict[str, Row]):
    """Rows by request, made when they are asked for."""

    def __init__(self, make: Callable[[str], Row]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, request: str) -> Row:
        row = self[request] = self._make(request)
        return row

    def keep(self, before: "_Made", changed: Iterable[str]) -> None:
        """The rows that were made before, without those that have changed."""
        self.update(before)
        for request in changed:
            self.pop(request, None)


class ListText:
    """The rows of one session, built once for each change and asked every second.

    Of hundreds of rows an act changes few: the list `before` it hands on those that stay.
    """

    def __init__(self, text: SessionText, before: "ListText | None" = None) -> None:
        self.text, self._marks = text, RowMarks(text.floor, text.live.context)
        self._rows: tuple[tuple[int, int], tuple[Row, ...]] | None = None
        self._lined: dict[tuple[Row, str, str], Row] = {}
        self._plain = _Made(lambda request: self._row(text.floor.requests[request]))
        self._dim = _Made(lambda request: replace(self._plain[request], dim=True))
        if before is not None and before.text.loaded is text.loaded:
            self._lined, changed = before._lined, changed_rows(before.text.live, text.live)
            self._plain.keep(before._plain, changed)
            self._dim.keep(before._dim, changed)

    def rows(self, now: datetime) -> tuple[Row, ...]:
        """The list of speakers; with the time only the lines move at which it runs out."""
        found = self.text.forecast(now)
        fit = found.fit, found.fit_planned
        if self._rows is None or self._rows[0] != fit:
            self._rows = fit, self._rows_of(found)
        return self._rows[1]

    def _rows_of(self, found: Forecast) -> tuple[Row, ...]:
        floor = self.text.floor
        lines, plain, dim = self._lines(found), self._plain.__getitem__, self._dim.__getitem__
        if floor.replies:
            lines[len(floor.waiting)] = ("rights of reply, after the list", "lane")
        fit, late = floor.waiting[: found.fit], floor.waiting[found.fit :]
        rows = [*map(plain, fit), *map(dim, late), *map(plain, floor.replies)]
        made, self._lined = self._lined, {}
        for place, (words, kind) in lines.items():
            below = rows[place], words, kind
            row = made.get(below) or replace(rows[place], line=words, line_kind=kind)
            rows[place] = self._lined[below] = row
        return tuple(rows)

    def _lines(self, found: Forecast) -> dict[int, tuple[str, str]]:
        """What is drawn above which place of the list: after the last who fits before each end."""
        if self.text.floor.session is SessionState.CLOSED:
            return {}
        context = self.text.live.context
        hard = f"{clock_text(context.hard_end, self.text.zone)} hard end"
        planned = f"{clock_text(context.planned_end, self.text.zone)} planned end"
        if found.fit == found.fit_planned:
            both = hard if context.hard_end == context.planned_end else f"{planned} · {hard}"
            lines = {found.fit: (both, "hard")}
        else:
            lines = {found.fit_planned: (planned, "planned"), found.fit: (hard, "hard")}
        return {place: line for place, line in lines.items() if place < found.waiting}

    def _row(self, request: Request) -> Row:
        limit, marks = limit_for(self.text.floor, self.text.live.context, request), self._marks.of(request)
        parked = "parked" if request.parked else ""
        if request.parked_for:
            parked = f"parked: {isolated(request.parked_for)}"
        late = f"late {clock_text(request.received_at, self.text.zone, seconds=True)}" if request.late else ""
        kind = _KINDS.get(request.kind, "")
        pinned = "pinned" if request.pinned else ""
        text = self._text_mark(request, limit)
        if request.on_behalf_of:
            kind = f"for {isolated(request.on_behalf_of)}"
        down = "Zoom is down" if self._zoom_down(request) else ""
        there = self.text.line(request, request.received_at).partition(" ON ZOOM")[0]
        spoke = [mark for mark in marks if mark.startswith("spoke")]
        long = text.startswith("text too")
        alarm = there if there.isupper() else ""
        warnings = (
            parked, down, alarm, late, *(mark for mark in marks if mark not in spoke), text if long else "",
        )  # fmt: skip
        remarks = (*warnings, "" if alarm else there, kind, pinned, "" if long else text, *spoke)
        return Row(
            request=request.id,
            name=self.text.name(request.id),
            where=self.text.where(request),
            time=duration_text(limit),
            remarks=" · ".join(part for part in remarks if part),
            dim=request.parked or bool(down),
            unusual=any(warnings),
        )

    def _text_mark(self, request: Request, limit: int) -> str:
        if not request.text_words:
            return ""
        long = text_ms(request.text_words) > limit
        return "text too long" if long else "text ✓"

    def _zoom_down(self, request: Request) -> bool:
        """Whether a request waits on Zoom while that is down."""
        return self.text.floor.zoom_lost_at is not None and request.mode is Mode.ZOOM
