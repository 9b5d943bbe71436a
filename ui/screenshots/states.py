"""The states that a screen can be drawn in, each reached by real acts on a scratch copy."""

from collections.abc import Callable
from datetime import timedelta

from app.agenda.changes import parking_lot
from app.agenda.editor import Agenda
from app.conference.questions import QuestionStatus
from app.errors import Trouble
from app.floor.ahead import LIST
from app.floor.state import SessionState
from app.station.agenda_desk import AgendaDesk
from app.station.floor_desk import set_question_status
from app.station.station import Station
from app.times import SetClock, zone

_SECOND = timedelta(seconds=1)
_MANY = 300


class Stage:
    """A session on a scratch copy, brought into a state by acts like those of the console."""

    def __init__(self, station: Station, clock: SetClock, code: str) -> None:
        self.station, self.clock, self.code = station, clock, code

    def act(self, name: str, **arguments: object) -> None:
        """One act in the session."""
        self.station.do(self.code, name, **arguments)

    def states(self) -> list[str]:
        """The participating States that do not have the floor."""
        live = self.station.live(self.code)
        running = live.floor.requests[live.floor.speaking.request].delegation if live.floor.speaking else ""
        states = (
            delegation.code
            for delegation in live.context.delegations.values()
            if delegation.order_class == "state"
        )
        return [code for code in states if code != running]

    def later(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.at += seconds * _SECOND

    def open(self, *, discussing: bool = True) -> None:
        """Opened on time, with a list of at least a handful; its discussion is on air where it has one."""
        session = self.station.session(self.code)
        live = self.station.live(self.code)
        if live.floor.session is not SessionState.SCHEDULED:
            return
        self.clock.at = max(self.clock.at, session.starts + 50 * _SECOND)
        self.act("open_session")
        self.act("open_list")
        self.ask(max(0, 8 - len(live.floor.waiting)))
        self.clock.at = max(self.clock.at, live.context.list_starts or self.clock.at)
        discussion = next((item.number for item in session.items if item.kind == LIST), "")
        if discussing and discussion:
            self.act("start_item", item=discussion)

    def ask(self, count: int) -> None:
        """Delegations that are registered and not on the list yet ask for the floor, half of them on Zoom."""
        live = self.station.live(self.code)
        asked = {request.delegation for request in live.floor.requests.values()}
        states = [delegation for delegation in live.context.delegations.values() if delegation.registered]
        free = [state for state in states if state.code not in asked] + states
        if count and not free:
            raise Trouble("Nobody is registered here who could speak in this picture; try --state before.")
        for place in range(count):
            mode = "zoom" if place % 2 else "room"
            self.later(1)
            self.act("request_floor", delegation=free[place % len(free)].code, mode=mode)

    def speak(self, seconds_left: float) -> None:
        """The second speaker has so much time left; below zero is over."""
        self.open()
        self.act("give_floor")
        self.later(151)
        self.act("give_floor")
        speech = self.station.live(self.code).floor.speaking
        assert speech is not None
        self.later(speech.limit_ms / 1_000 - seconds_left)


def _point(stage: Stage) -> None:
    stage.speak(72)
    stage.act("request_floor", delegation=stage.states()[-2], kind="point_of_order")


def _ruling(stage: Stage) -> None:
    _point(stage)
    stage.act("give_floor")
    stage.later(24)


def _empty(stage: Stage) -> None:
    stage.open()
    for request in stage.station.live(stage.code).floor.waiting:
        stage.act("withdraw", request=request)


def _many(stage: Stage) -> None:
    stage.open()
    stage.ask(_MANY + 2 - len(stage.station.live(stage.code).floor.waiting))
    stage.speak(72)


def _held(stage: Stage) -> None:
    stage.speak(72)
    stage.act("hold", reason="line lost")


def _suspended(stage: Stage) -> None:
    stage.speak(72)
    stage.act("suspend_session", reason="coffee")


def _closed(stage: Stage) -> None:
    stage.speak(72)
    stage.act("close_session")


def _list_closed(stage: Stage) -> None:
    """Late in the session: some of those who wait will not speak before the end."""
    stage.open()
    end = stage.station.live(stage.code).context.planned_end
    stage.clock.at = max(stage.clock.at, end - 38 * 60 * _SECOND)
    stage.speak(72)
    stage.ask(6)
    stage.act("close_list")


def _questions(stage: Stage) -> None:
    """Some chosen, one declined, one put to the panel."""
    stage.speak(72)
    mine = [question for question in stage.station.load().questions if question.belongs_to(stage.code)]
    for question, status in zip(
        mine,
        (QuestionStatus.CHOSEN, QuestionStatus.CHOSEN, QuestionStatus.NEW, QuestionStatus.DECLINED),
        strict=False,
    ):
        set_question_status(stage.station, question.id, status)
    for question in mine[:1]:
        stage.act("put_question", question=question.id)


def _record(stage: Stage) -> None:
    _ruling(stage)
    stage.act("ruling", outcome="noted")
    stage.later(2)
    stage.act("resume")
    stage.later(110)
    stage.act("close_session")


def _asking(stage: Stage) -> None:
    """The clock stands; the delegation is still to be named."""
    stage.speak(72)
    stage.act("hold", reason="point of order")


def _points(stage: Stage) -> None:
    """One point of order is on the floor, another was raised meanwhile."""
    _ruling(stage)
    stage.act("request_floor", delegation=stage.states()[-3], kind="point_of_order")


def _returning(stage: Stage) -> None:
    _ruling(stage)
    stage.act("ruling", outcome="noted")


def _reply(stage: Stage) -> None:
    """The list is through; a right of reply is next."""
    _empty(stage)
    for code in stage.states()[:2]:
        stage.act("request_floor", delegation=code, kind="right_of_reply")


def _nobody(stage: Stage) -> None:
    """Somebody waits, and nobody has had the floor for a while."""
    stage.speak(72)
    stage.act("end_statement")
    stage.later(63)


def _marks(stage: Stage) -> None:
    """Every mark that a row may have, long names among them."""
    stage.speak(72)
    waiting = stage.station.live(stage.code).floor.waiting
    stage.act("pin", request=waiting[3])
    stage.act("park", request=waiting[4], reason="line lost")
    stage.act("text_received", request=waiting[1], words=200)
    stage.act("text_received", request=waiting[2], words=600)
    stage.act("correct", request=waiting[5], on_behalf_of="the European Union")
    context = stage.station.live(stage.code).context
    unusual = [delegation.code for delegation in context.delegations.values() if not delegation.registered][
        :1
    ]
    for code in (
        *unusual,
        max(context.delegations.values(), key=lambda delegation: len(delegation.name)).code,
    ):
        stage.act("request_floor", delegation=code, mode="zoom")
    stage.act("request_floor", delegation=stage.states()[0], kind="right_of_reply")


def _balance(stage: Stage) -> None:
    """A dozen have spoken, some of them twice."""
    stage.open()
    stage.ask(10)
    for place in range(10):
        stage.act("give_floor")
        stage.later(70 + 31 * (place % 5))
    stage.ask(3)
    stage.act("end_statement")


def _list_not_open(stage: Stage) -> None:
    for request in stage.station.live(stage.code).floor.waiting:
        stage.act("withdraw", request=request)


def _later_day(stage: Stage) -> None:
    stage.later(-2 * 86_400)


def _running(stage: Stage) -> None:
    stage.speak(131)


def _from_paper(stage: Stage) -> None:
    """The power went in mid speech, and is back after forty minutes."""
    stage.speak(131)
    stage.act("go_on_paper")
    stage.later(2_400)
    stage.act("power_back")


def _lines(stage: Stage) -> None:
    """As the tech desk has reported them."""
    live = stage.station.live(stage.code)
    remote = [other for other in live.floor.waiting if live.floor.requests[other].mode == "zoom"]
    for request, line in zip(remote, ("ok", "connected", "absent"), strict=False):
        stage.act("report_line", request=request, line=line)
    for item in [other for other in live.session.items if other.mode == "zoom"][:2]:
        stage.act("report_line", item=item.number, line="ok")


def _zoom_down(stage: Stage) -> None:
    stage.speak(72)
    _lines(stage)
    stage.act("zoom_lost")
    stage.act("interpretation_lost", language="ru")
    stage.later(40)


def _line_lost(stage: Stage) -> None:
    """Who has the floor on Zoom is not heard any more."""
    stage.open()
    live = stage.station.live(stage.code)
    remote = next(request for request in live.floor.waiting if live.floor.requests[request].mode == "zoom")
    stage.act("give_floor", request=remote)
    stage.later(50)
    stage.act("report_line", request=remote, line="ok")
    stage.act("report_line", request=remote, line="lost")
    stage.later(8)


def _interrupted(stage: Stage) -> None:
    """Whose line was lost is held; the floor has gone on, and somebody else was held too."""
    _line_lost(stage)
    stage.act("hold", reason="line lost")
    stage.act("give_floor")
    stage.later(20)
    stage.act("hold")
    stage.act("give_floor")
    stage.later(15)


def _message(stage: Stage) -> None:
    stage.speak(52)
    _lines(stage)
    stage.act("send_message", to="chair", text="The next film is ready to play.")
    stage.act("send_message", to="speaker", text="Please speak more slowly for the interpreters")
    stage.later(4)


def _cues(stage: Stage) -> None:
    """The first item is on air; what its cues ask for comes next."""
    stage.open(discussing=False)
    stage.act("start_item", item=stage.station.session(stage.code).items[0].number)
    stage.later(110)


def _break(stage: Stage) -> None:
    stage.speak(72)
    stage.act("suspend_session", reason="coffee")
    stage.act("announce_resumption", resumes_at=stage.clock.at + 15 * 60 * _SECOND)
    stage.later(200)


def _programme(stage: Stage) -> None:
    """The third item is on air (the last, where there are fewer), a minute longer than planned."""
    stage.open(discussing=False)
    items = stage.station.session(stage.code).items
    for item, seconds in zip(items, (540, 660, 410), strict=False):
        stage.act("start_item", item=item.number)
        stage.later(seconds)
    if items:
        stage.act("adjust_item", seconds=60)


def _clashes(stage: Stage) -> None:
    """An item that begins too early, another that leaves a gap, and a guest in two rooms."""
    where = zone(stage.station.load().conference.zone)
    items = stage.station.session(stage.code).items
    for item, minutes in zip(items[2:5:2], (-5, 7), strict=False):
        loaded = stage.station.load()
        held = Agenda(loaded.sessions, parking_lot(loaded.parked), where)
        AgendaDesk(stage.station).write(held.shift_item(stage.code, item.number, timedelta(minutes=minutes)))


OF_SETTINGS = ("about", "days", "words", "colours", "states", "wrong-day")
"""States of the window of settings, which no act of the floor leads to."""

STATES: dict[str, Callable[[Stage], None]] = {
    "no-session": _later_day,
    "before": lambda stage: None,
    "list-not-open": _list_not_open,
    "running": _running,
    "warning": lambda stage: stage.speak(48),
    "danger": lambda stage: stage.speak(12),
    "over": lambda stage: stage.speak(-20),
    "held": _held,
    "asking": _asking,
    "point-of-order": _point,
    "ruling": _ruling,
    "more-points": _points,
    "returning": _returning,
    "right-of-reply": _reply,
    "nobody": _nobody,
    "marks": _marks,
    "list-closed": _list_closed,
    "empty": _empty,
    "many": _many,
    "suspended": _suspended,
    "closed": _closed,
    "questions": _questions,
    "record": _record,
    "search": _running,
    "nothing-found": _running,
    "ready": lambda stage: None,
    "order": _many,
    "fit": _list_closed,
    "entry": _marks,
    "limits": _running,
    "left": _empty,
    "balance": _balance,
    "palette": _running,
    "keys": _running,
    "requests": lambda stage: None,
    "from-paper": _from_paper,
    "pasted": _running,
    "not-saved": _running,
    "zoom-down": _zoom_down,
    "line-lost": _line_lost,
    "interrupted": _interrupted,
    "message": _message,
    "break": _break,
    "cues": _cues,
    "programme": _programme,
    "conflicts": _clashes,
    **dict.fromkeys(OF_SETTINGS, lambda stage: None),
}
"""Every state that can be drawn, and the acts that lead to it."""
