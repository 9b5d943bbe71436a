"""What the mouse carries along the timeline, and where it would lie if it were let go here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.agenda import item_edits as edit
from app.agenda.plan import planned
from app.agenda.rooms import in_words
from app.conference.sessions import Session
from app.times import Zone, clock_text, day_text, duration_text, millis, on_day
from ui.agenda.timeline_scene import Axis, Block

_FAR_ENOUGH, _ASTRAY = 5, 14
_SESSION_STEP, _ITEM_STEP = timedelta(minutes=5), timedelta(minutes=1)
_LONGEST = 30
_BESIDE = QPoint(14, 18)


@dataclass(frozen=True, slots=True)
class Landing:
    """When something would begin and end, and in which room; `elsewhere` on a day that is not shown.

    `taken` is the title of a session that is in that room already; `into` the code of the session to which
    an item would go, `place` its place among others that it follows.
    """

    starts: datetime
    ends: datetime
    room: str
    elsewhere: bool = False
    taken: str = ""
    into: str = ""
    place: int = -1


@dataclass(slots=True)
class Drag:
    """A block, or its right edge, taken at a point. `landing` is None where it cannot lie."""

    block: Block
    edge: bool
    begun: QPointF
    axis: Axis
    landing: Landing | None = None

    def __post_init__(self) -> None:
        """It lies where it lay."""
        self.landing = self.home

    @property
    def home(self) -> Landing:
        """Where it was taken."""
        return Landing(self.block.starts, self.block.ends, self.block.room)

    @property
    def moves(self) -> bool:
        """Whether letting go here would change anything."""
        return self.landing not in (None, self.home)

    @property
    def by(self) -> timedelta:
        """How much later it would begin, or end where its edge is dragged; negative is earlier."""
        landing = self.landing or self.home
        return landing.ends - self.block.ends if self.edge else landing.starts - self.block.starts

    def over(self, point: QPointF, lanes: Sequence[tuple[str, QRectF]]) -> Landing:
        """On the day that is shown: in steps of five minutes for a session, of one for an item."""
        block, room = self.block, self._room(point, lanes)
        way = point.x() - self.begun.x()
        step = _ITEM_STEP if block.item else _SESSION_STEP
        # Who goes straight to another lane does not mean another time.
        still = abs(way) < (_FAR_ENOUGH if room == block.room else _ASTRAY)
        by = timedelta() if still else round(self.axis.span(way) / step) * step
        if self.edge:
            by = max(by, step - (block.ends - block.starts))
            return Landing(block.starts, block.ends + by, block.room)
        return Landing(block.starts + by, block.ends + by, room)

    def among(self, session: Session, landing: Landing) -> Landing:
        """An item that follows others begins where they let it."""
        numbers = [item.number for item in session.items]
        middle = landing.starts + (landing.ends - landing.starts) / 2
        others = [item for item in planned(session) if item.item.number != self.block.item]
        place = sum(other.start + (other.end - other.start) / 2 < middle for other in others)
        if self.block.item not in numbers or place == numbers.index(self.block.item):
            return self.home
        after = planned(edit.move(session, self.block.item, place))
        part = next(item for item in after if item.item.number == self.block.item)
        return Landing(part.start, part.end, landing.room, place=place)

    def onto(self, session: Block | None) -> Landing | None:
        """An item at the end of another session; None where that is meant by nobody."""
        meant = session is not None and not session.item and session.code != self.block.code
        if session is None or not meant or self.edge or not self.block.item:
            return None
        return Landing(session.starts, session.ends, session.room, into=session.code)

    def on(self, day: date, where: Zone) -> Landing | None:
        """On another day at the same time of the clock; None where the clocks skip that time."""
        try:
            starts = on_day(self.block.starts, day, where)
        except ValueError:
            return None
        ends = starts + (self.block.ends - self.block.starts)
        return Landing(starts, ends, self.block.room, elsewhere=starts != self.block.starts)

    def words(self, where: Zone) -> str:
        """Where it would lie, and what gives it up."""
        landing, block = self.landing, self.block
        if landing is None:
            return "Nothing changes here · Esc"
        if landing.into:
            return f"to the end of {landing.into} · Esc"
        said = [day_text(landing.starts, where)] if landing.elsewhere else []
        said += [] if block.item else [in_words(landing.room)]
        said += [f"{clock_text(landing.starts, where)}–{clock_text(landing.ends, where)}"]
        said += [duration_text(millis(landing.ends - landing.starts))] if self.edge else []
        said += [f"▲ also there: {landing.taken[:_LONGEST]}"] if landing.taken else []
        return " · ".join((*said, "Esc"))

    def _room(self, point: QPointF, lanes: Sequence[tuple[str, QRectF]]) -> str:
        if self.block.item or self.edge or not lanes:
            return self.block.room
        return min(lanes, key=lambda lane: abs(lane[1].center().y() - point.y()))[0]


class Beside(QLabel):
    """Words beside the pointer; no mouse ever meets them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("carried")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str, home: QWidget, at: QPoint) -> None:
        """Within its window, as near to a point of the screen as there is room."""
        self.setParent(home)
        self.setText(words)
        self.ensurePolished()
        self.adjustSize()
        place = home.mapFromGlobal(at) + _BESIDE
        self.move(
            max(min(place.x(), home.width() - self.width() - 4), 0),
            max(min(place.y(), home.height() - self.height() - 4), 0),
        )
        self.show()
        self.raise_()
