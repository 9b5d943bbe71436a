"""The timeline by mouse and keys: click chooses, drag moves, the right edge makes longer or shorter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import reduce

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.agenda.plan import planned
from app.agenda.rooms import taken
from app.conference.sessions import Session
from app.times import Clock, clock_text
from ui.agenda.timeline_drag import Beside, Drag, Landing
from ui.agenda.timeline_scene import EDGE, Agenda, Axis, Block, Scene, TimelinePainter, height, scene
from ui.style.theme import Theme
from ui.widgets.parts import desk_of

_MOST_GHOSTS, _AWAY = 8, 40


class Timeline(QWidget):
    """`chosen` gives session and item; `shifted`, `resized` both and seconds; `placed` an item and a place.

    `carried` gives a session, its new start and its new room; `given` a session, its item and the session
    into which the item goes. `over_day` gives the day over which a session
    is dragged, None for none; `day_under` finds it. `on_item` says what the arrows move: the item that was
    clicked last, or the session.
    """

    chosen = Signal(str, str)
    shifted = Signal(str, str, int)
    resized = Signal(str, str, int)
    placed = Signal(str, str, int)
    carried = Signal(str, object, str)
    given = Signal(str, str, str)
    over_day = Signal(object)

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.setAccessibleName("Timeline of the day, and of the items of the session")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clock, self._drag, self._preview = clock, None, ()  # type: Clock, Drag | None, tuple[Session, ...]
        self.day_under: Callable[[QPoint], date | None] = lambda _point: None
        self.beside = Beside(self)
        self.on_item = False
        self._shown: Agenda | None = None
        self.scene = Scene()
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Colours and sizes of a theme."""
        self._theme, self._painter = theme, TimelinePainter(theme)
        self._lay()

    def show_agenda(self, shown: Agenda) -> None:
        """Another day, session or item, or the same changed."""
        if shown != self._shown:
            self._shown = shown
            self._lay()

    def preview(self, sessions: tuple[Session, ...]) -> None:
        """How sessions would lie under a change that is offered; none to leave off."""
        if sessions != self._preview:
            self._preview = sessions
            self.update()

    def _lay(self) -> None:
        self.setFixedHeight(height(len(self._shown.rooms) if self._shown else 1, self._theme))
        self._place()

    def _place(self) -> None:
        self.scene = scene(self._shown, self.width(), self._theme) if self._shown else Scene()
        self.update()

    def resizeEvent(self, _event: QEvent) -> None:
        """To scale of the new width."""
        self._place()

    def sizeHint(self) -> QSize:
        """Wide, and as high as its lanes."""
        return QSize(400, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The scene; over it what is offered, or what is being dragged."""
        painter = QPainter(self)
        if self._shown is None or not self.scene.blocks:
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), _NOTHING)
            return
        now = self._clock.now()
        drag = self._drag
        lifted = drag.block if drag is not None and drag.landing != drag.home else None
        self._painter.paint(painter, self.scene, self._shown.where, now, lifted)
        ghosts = self._ghosts(self._preview)
        if len(ghosts) > _MOST_GHOSTS:
            ghosts = [reduce(QRectF.united, ghosts)]
        for rect in ghosts:
            self._painter.ghost(painter, rect)
        if drag is not None and drag.moves:
            self._paint_drag(painter, drag)
        if self.hasFocus():
            painter.setPen(self._theme.colour("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _ghosts(self, sessions: tuple[Session, ...]) -> list[QRectF]:
        """What would lie elsewhere or be longer."""
        found = []
        now = {(block.code, block.item): block for block in self.scene.blocks}
        for session in sessions:
            whole = now.get((session.code, ""))
            if whole and self.scene.day and (whole.starts, whole.ends) != (session.starts, session.ends):
                found.append(_spanning(self.scene.day, whole.rect, session.starts, session.ends))
            for part in planned(session):
                block = now.get((session.code, part.item.number))
                if block and self.scene.session and (block.starts, block.ends) != (part.start, part.end):
                    found.append(_spanning(self.scene.session, block.rect, part.start, part.end))
        return found

    def _paint_drag(self, painter: QPainter, drag: Drag) -> None:
        landing = drag.landing
        if landing is not None and not landing.elsewhere:
            on_day = not drag.block.item or landing.into
            lane = dict(self.scene.rooms).get(landing.room) if on_day else None
            like = QRectF(0, lane.top() + 2, 0, lane.height() - 4) if lane else drag.block.rect
            axis = self.scene.day if on_day and self.scene.day else drag.axis
            rect = _spanning(axis, like, landing.starts, landing.ends)
            self._painter.ghost(painter, rect, drag.block.words, clash=bool(landing.taken))

    def _axis_of(self, block: Block) -> Axis | None:
        return self.scene.session if block.item else self.scene.day

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What lies there is chosen, and may be dragged."""
        block = self.scene.at(event.position())
        if block is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.on_item = bool(block.item)
        axis = self._axis_of(block)
        if axis is not None:
            self._drag = Drag(block, self._is_edge(block, event.position()), event.position(), axis)
        self.chosen.emit(block.code, block.item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is dragged says where it would lie; what is not, where it can be taken."""
        drag = self._drag
        if drag is None:
            block = self.scene.at(event.position())
            edge = block is not None and self._is_edge(block, event.position())
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)
            return
        at = event.globalPosition().toPoint()
        drag.landing = self._known(drag, self._landing(drag, event.position(), at))
        if self._shown is not None and (drag.moves or drag.landing is None):
            self.beside.say(drag.words(self._shown.where), desk_of(self), at)
        else:
            self.beside.hide()
        self.update()

    def _landing(self, drag: Drag, point: QPointF, at: QPoint) -> Landing | None:
        """On a day of the list, on the day that is shown, or nowhere."""
        day = None if drag.block.item or drag.edge else self.day_under(at)
        self.over_day.emit(day)
        if day is not None and self._shown is not None:
            return drag.on(day, self._shown.where)
        if (onto := drag.onto(self.scene.at(point))) is not None:
            return onto
        near = -_AWAY <= point.y() <= self.height() + _AWAY
        return drag.over(point, self.scene.rooms) if near else None

    def _known(self, drag: Drag, landing: Landing | None) -> Landing | None:
        """A session with the title of who is there already, an item among the others that it has there."""
        if landing is None or landing == drag.home or self._shown is None:
            return landing
        if drag.block.item:
            session, free = self._shown.chosen, not (drag.edge or drag.block.hard or landing.into)
            return drag.among(session, landing) if session is not None and free else landing
        others = [session for session in self._shown.day if session.code != drag.block.code]
        there = next(taken(others, landing.room, landing.starts, landing.ends), None)
        return replace(landing, taken=there.title) if there else landing

    def _let_go(self) -> Drag | None:
        drag, self._drag = self._drag, None
        self.beside.hide()
        self.over_day.emit(None)
        self.update()
        return drag

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """There it stays."""
        drag = self._let_go()
        if drag is None or drag.landing is None or not drag.moves:
            return
        block, seconds = drag.block, round(drag.by.total_seconds())
        if drag.edge:
            self.resized.emit(block.code, block.item, seconds)
        elif drag.landing.into:
            self.given.emit(block.code, block.item, drag.landing.into)
        elif not block.item:
            self.carried.emit(block.code, drag.landing.starts, drag.landing.room)
        elif block.hard:
            self.shifted.emit(block.code, block.item, seconds)
        else:
            self.placed.emit(block.code, block.item, drag.landing.place)

    def _is_edge(self, block: Block, point: QPointF) -> bool:
        return block.rect.right() - point.x() <= min(EDGE, block.rect.width() / 3)

    # The keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go along, up and down between day and items; Esc lets go of what is dragged."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.on_item = key == Qt.Key.Key_Down
            self._step(0)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = [block for block in self.scene.blocks if bool(block.item) == self.on_item]
        row.sort(key=lambda block: (block.starts, block.rect.top()))
        if row:
            place = next((at for at, block in enumerate(row) if block.chosen), 0)
            to = row[min(max(place + by, 0), len(row) - 1)]
            self.chosen.emit(to.code, to.item)

    def event(self, event: QEvent) -> bool:
        """A tool tip says whole what is cut."""
        if event.type() == QEvent.Type.ToolTip and self._shown is not None:
            assert isinstance(event, QHelpEvent)
            block = self.scene.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._whole(block, self._shown) if block else "", self)
            return True
        return super().event(event)

    def _whole(self, block: Block, shown: Agenda) -> str:
        from html import escape

        times = f"{clock_text(block.starts, shown.where)}–{clock_text(block.ends, shown.where)}"
        clash = f" ({block.clash})" if block.clash else ""
        return escape(f"{times}  {block.words}{clash}")


def _spanning(axis: Axis, like: QRectF, starts: datetime, ends: datetime) -> QRectF:
    left = axis.x(starts)
    return QRectF(left, like.top(), max(axis.x(ends) - left, 3), like.height())


_NOTHING = "Nothing is planned on this day."
