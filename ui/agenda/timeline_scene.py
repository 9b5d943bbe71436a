"""The day to scale: a lane for each room, below it the items of the chosen session on their own axis."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from app.agenda.changes import PARKED
from app.agenda.conflicts import Clash, Conflict
from app.agenda.plan import planned
from app.agenda.rooms import in_words
from app.conference.sessions import Session
from app.times import Zone, clock_text, in_zone
from ui.style.fonts import text_font
from ui.style.theme import Theme

EDGE = 7
RULER, LANE, ITEM, GAP = 20, 28, 40, 10
LEAST_LABEL, MOST_LABEL = 64, 150
LANES, LEAST_LANE, MOST_LANES = 150, 14, 14
_ROOMY = 24
_RADIUS, _PAD, _TEXT, _LIFTED = 4, 7, 12, 0.4
_MINUTE = timedelta(minutes=1)
_STEPS = (1, 5, 10, 15, 30, 60, 120, 180, 360)
_LEAST_TICK = 64
_SAID = {Clash.ROOM: "same room", Clash.PERSON: "same person", Clash.OUTSIDE: "outside its session"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Axis:
    """From instants to pixels and back."""

    left: float
    width: float
    starts: datetime
    ends: datetime

    def x(self, at: datetime) -> float:
        """Where an instant stands."""
        return self.left + self.width * ((at - self.starts) / (self.ends - self.starts))

    def span(self, pixels: float) -> timedelta:
        """How long so many pixels are."""
        return (self.ends - self.starts) * (pixels / self.width)


@dataclass(frozen=True, slots=True)
class Block:
    """A session (with an empty `item`) or an item of the chosen one, with its place and words."""

    code: str
    item: str
    rect: QRectF
    words: str
    starts: datetime
    ends: datetime
    chosen: bool = False
    hard: bool = False
    clash: str = ""
    on_air: bool = False
    room: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to paint, already in pixels."""

    day: Axis | None = None
    session: Axis | None = None
    rooms: tuple[tuple[str, QRectF], ...] = ()
    blocks: tuple[Block, ...] = ()
    gaps: tuple[tuple[QRectF, str], ...] = ()
    items_at: QRectF = field(default_factory=QRectF)
    ends_at: float = 0
    all_rooms: int = 0

    def at(self, point: QPointF) -> Block | None:
        """What lies under a point; the chosen one first, where two overlap."""
        hits = [block for block in self.blocks if block.rect.contains(point)]
        return next(iter(sorted(hits, key=lambda hit: not hit.chosen)), None)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the timeline shows: the sessions of a day, the chosen one, its chosen item, what is wrong.

    Every room has its lane on every day: a lane keeps its place, and a session can be put there.
    """

    rooms: tuple[str, ...]
    day: tuple[Session, ...]
    chosen: Session | None
    item: str
    conflicts: tuple[Conflict, ...]
    where: Zone
    on_air: int = 0


def scene(shown: Agenda, width: float, theme: Theme) -> Scene:
    """The agenda in pixels."""
    if not shown.day:
        return Scene()
    label = label_width(shown.rooms, theme)
    axis = _axis(
        [(session.starts, max(session.ends, session.last_end)) for session in shown.day],
        label,
        width - label - 8,
        60,
    )
    rooms = _rooms_round(shown.rooms, shown.chosen.room if shown.chosen else "")
    high, top = lane_height(len(rooms), theme), theme.px(RULER)
    lanes = {room: QRectF(0, top + place * high, width, high) for place, room in enumerate(rooms)}
    blocks = [
        _session_block(session, axis, lanes[session.room], shown)
        for session in shown.day
        if session.room in lanes
    ]
    made = Scene(axis, None, tuple(lanes.items()), tuple(blocks), all_rooms=len(shown.rooms))
    below = top + len(rooms) * high + theme.px(GAP)
    return _with_items(made, shown, QRectF(0, below, width, theme.px(RULER + ITEM)), theme)


def _rooms_round(every: tuple[str, ...], chosen: str) -> tuple[str, ...]:
    """As many rooms as can be told apart, the chosen session's among them."""
    middle = every.index(chosen) if chosen in every else 0
    first = max(0, min(middle - MOST_LANES // 2, len(every) - MOST_LANES))
    return every[first : first + MOST_LANES]


def label_width(rooms: Sequence[str], theme: Theme) -> int:
    """As wide as the longest name of a room, within bounds."""
    metrics = QFontMetrics(text_font(theme.px(_TEXT)))
    widest = max((metrics.horizontalAdvance(in_words(room)) for room in rooms), default=0)
    return max(theme.px(LEAST_LABEL), min(widest + 2 * _PAD + 2, theme.px(MOST_LABEL)))


def lane_height(rooms: int, theme: Theme) -> int:
    """Lower where there are many rooms: below the timeline the table needs room too."""
    return theme.px(max(min(LANE, LANES // max(rooms, 1)), LEAST_LANE))


def height(rooms: int, theme: Theme) -> int:
    """How high a scene with so many rooms is."""
    rooms = min(max(rooms, 1), MOST_LANES)
    lanes = lane_height(rooms, theme) * rooms
    return theme.px(RULER) * 2 + lanes + theme.px(GAP) + theme.px(ITEM) + 4


def _session_block(session: Session, axis: Axis, lane: QRectF, shown: Agenda) -> Block:
    apart = 2 if lane.height() >= _ROOMY else 1
    rect = QRectF(
        axis.x(session.starts),
        lane.top() + apart,
        axis.x(session.ends) - axis.x(session.starts),
        lane.height() - 2 * apart,
    )
    chosen = shown.chosen is not None and shown.chosen.code == session.code
    clash = next((said(c.clash) for c in shown.conflicts if c.places[-1][0] == session.code), "")
    return Block(
        session.code,
        "",
        rect,
        session.title,
        session.starts,
        session.ends,
        chosen,
        clash=clash,
        room=session.room,
    )


def _with_items(made: Scene, shown: Agenda, band: QRectF, theme: Theme) -> Scene:
    session = shown.chosen
    parts = planned(session) if session is not None and session.code != PARKED else ()
    if session is None or not parts:
        return replace(made, items_at=band)
    label = label_width(shown.rooms, theme)
    spans = [(session.starts, session.last_end), *((part.start, part.end) for part in parts)]
    axis = _axis(spans, label, band.width() - label - 8, 5)
    top = band.top() + theme.px(RULER)
    blocks, gaps, after = [], [], session.starts
    for part in parts:
        rect = QRectF(axis.x(part.start), top, max(axis.x(part.end) - axis.x(part.start), 3), theme.px(ITEM))
        clash = _clash_of(shown.conflicts, session.code, part.item.number)
        words, chosen = f"{part.item.number} {part.item.title}", part.item.number == shown.item
        air = part.item.id == shown.on_air != 0
        number = part.item.number
        blocks.append(
            Block(session.code, number, rect, words, part.start, part.end, chosen, part.hard, clash, air)
        )
        if part.start > after:
            gaps.append((QRectF(axis.x(after), top, rect.left() - axis.x(after), rect.height()), "gap"))
        after = part.end
    ends = axis.x(session.ends)
    return replace(
        made,
        session=axis,
        blocks=(*made.blocks, *blocks),
        gaps=tuple(gaps),
        items_at=QRectF(band.left(), top, band.width(), theme.px(ITEM)),
        ends_at=ends,
    )


def _clash_of(conflicts: Sequence[Conflict], code: str, number: str) -> str:
    return next(
        (
            said(conflict.clash)
            for conflict in conflicts
            if conflict.clash is not Clash.GAP and conflict.places[-1] == (code, number)
        ),
        "",
    )


def said(clash: Clash) -> str:
    """What is wrong, in a word or two."""
    return _SAID.get(clash, clash.value)


def _axis(spans: Sequence[tuple[datetime, datetime]], left: float, width: float, margin: int) -> Axis:
    """From the first start to the last end, with a little room after it."""
    starts = min(start for start, _ in spans)
    ends = max(end for _, end in spans)
    least = starts + margin * _MINUTE
    return Axis(left, max(width, 1), starts, max(ends + (ends - starts) * 0.02, least))


class TimelinePainter:
    """Paints a scene in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._font, self._bold = text_font(theme.px(_TEXT)), text_font(theme.px(_TEXT), QFont.Weight.DemiBold)

    def paint(
        self, painter: QPainter, made: Scene, where: Zone, now: datetime, lifted: Block | None = None
    ) -> None:
        """Everything, from the back to the front; what is lifted is only a shadow of itself."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rooms(painter, made)
        for axis, top, bottom in self._rulers(made):
            self._ruler(painter, axis, top, bottom, where)
        for rect, words in made.gaps:
            self._hatched(painter, rect, words)
        for block in sorted(made.blocks, key=lambda block: (bool(block.clash), block.chosen)):
            same = lifted is not None and (block.code, block.item) == (lifted.code, lifted.item)
            painter.setOpacity(_LIFTED if same else 1)
            self._block(painter, block)
        painter.setOpacity(1)
        self._session_end(painter, made)
        self._now(painter, made, now)

    def _rulers(self, made: Scene) -> list[tuple[Axis, float, float]]:
        found = []
        if made.day is not None and made.rooms:
            found.append((made.day, 0.0, made.rooms[-1][1].bottom()))
        if made.session is not None:
            top = made.items_at.top() - self.theme.px(RULER)
            found.append((made.session, top, made.items_at.bottom()))
        return found

    def _rooms(self, painter: QPainter, made: Scene) -> None:
        for place, (room, rect) in enumerate(made.rooms):
            if place % 2 == 0:
                painter.fillRect(rect, self.theme.colour("raised"))
            self._name(painter, made, rect, in_words(room))
        if made.all_rooms > len(made.rooms):
            rect = QRectF(0, 0, 0, self.theme.px(RULER))
            self._name(painter, made, rect, f"{len(made.rooms)} of {made.all_rooms} rooms")
        if made.session is not None:
            self._name(painter, made, made.items_at, "Items")

    def _name(self, painter: QPainter, made: Scene, lane: QRectF, words: str) -> None:
        wide = made.day.left - _PAD if made.day is not None else 0
        self._say(painter, QRectF(_PAD, lane.top(), wide - _PAD, lane.height()), words)

    def _ruler(self, painter: QPainter, axis: Axis, top: float, bottom: float, where: Zone) -> None:
        minutes = (axis.ends - axis.starts) / _MINUTE
        least = _LEAST_TICK * minutes / axis.width
        step = next((step for step in _STEPS if step >= least), _STEPS[-1])
        there = in_zone(axis.starts, where)
        into = (there.hour * 60 + there.minute) % step * _MINUTE + timedelta(seconds=there.second)
        at = axis.starts + (step * _MINUTE - into if into else timedelta())
        painter.setFont(self._font)
        while at <= axis.ends:
            x = axis.x(at)
            painter.setPen(QPen(self.theme.colour("hairline"), 1))
            painter.drawLine(QPointF(x, top + self.theme.px(RULER) - 4), QPointF(x, bottom))
            painter.setPen(self.theme.colour("muted"))
            if x + self.theme.px(40) < axis.left + axis.width + 8:
                painter.drawText(QPointF(x + 3, top + self.theme.px(13)), clock_text(at, where))
            at += step * _MINUTE

    def _block(self, painter: QPainter, block: Block) -> None:
        theme = self.theme
        rect = block.rect.adjusted(1, 0, -1, 0)
        fill = theme.colour("selection" if block.chosen else "ground")
        painter.setBrush(fill)
        frame = "focus" if block.chosen else "warn" if block.clash else "border"
        painter.setPen(QPen(theme.colour(frame), 2 if block.chosen or block.clash else 1))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        if block.clash:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self._faint("warn"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        if block.on_air:
            painter.fillRect(
                QRectF(rect.left() + 1, rect.top() + 2, 5, rect.height() - 4), theme.colour("live")
            )
        words = f"▲ {block.words} · {block.clash}" if block.clash else block.words
        inner = rect.adjusted(_PAD + (4 if block.on_air else 0), 0, -4, 0)
        self._say(painter, inner, f"■ {words}" if block.hard else words, strong=block.chosen, colour="text")

    def _hatched(self, painter: QPainter, rect: QRectF, words: str) -> None:
        painter.setBrush(QBrush(self._faint("warn"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(self.theme.colour("warn"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(rect.adjusted(1, 0, -1, -1))
        self._say(painter, rect.adjusted(4, 0, -2, 0), words, strong=True, colour="text")

    def _session_end(self, painter: QPainter, made: Scene) -> None:
        if made.session is not None:
            painter.setPen(QPen(self.theme.colour("text"), 2))
            top = made.items_at.top() - 5
            painter.drawLine(QPointF(made.ends_at, top), QPointF(made.ends_at, made.items_at.bottom()))

    def _now(self, painter: QPainter, made: Scene, now: datetime) -> None:
        for axis, top, bottom in self._rulers(made):
            if axis.starts <= now <= axis.ends:
                painter.setPen(QPen(self.theme.colour("live"), 2))
                painter.drawLine(
                    QPointF(axis.x(now), top + self.theme.px(RULER) - 6), QPointF(axis.x(now), bottom)
                )

    def ghost(self, painter: QPainter, rect: QRectF, words: str = "", clash: bool = False) -> None:
        """Where something would be; with its words, while it is dragged there."""
        painter.setBrush(self._faint("selection", 0.9) if words else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("warn" if clash else "focus"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        self._say(painter, rect.adjusted(_PAD, 0, -4, 0), words, strong=True, colour="text")

    def _say(
        self, painter: QPainter, rect: QRectF, words: str, strong: bool = False, colour: str = "muted"
    ) -> None:
        font = self._bold if strong else self._font
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        if rect.width() > 9 and rect.height() >= QFontMetrics(font).height() - 4:
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(rect, int(_LEFT), shown)

    def _faint(self, meaning: str, alpha: float = 0.45) -> QColor:
        """Hatching behind words must not drown them."""
        colour = self.theme.colour(meaning)
        colour.setAlphaF(alpha)
        return colour
