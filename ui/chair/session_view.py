"""What the chair's page shows of a session: texts into panels, permissions into buttons. It asks nothing.

Importing this module brings the rules of the floor: the window stands before it is needed.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.conference.sessions import Session
from app.floor.carry_over import carried_from, last_as_one, sessions_after, words_of
from app.floor.events import FloorRequested, SessionClosed, SessionOpened
from app.floor.state import Kind, ListState, SessionState
from app.floor.words import sentence_of
from app.journal.entries import Entry
from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
from app.times import Clock, SystemClock, clock_text, day_text, duration_text
from ui.chair.actions import BY_ID
from ui.chair.meanings import Meaning, meanings
from ui.chair.page import ChairPage, Shows
from ui.chair.refusals import act_of, refusal_of
from ui.chair.texts.card_values import NEXT
from ui.chair.texts.floor_text import floor_texts, interrupted
from ui.chair.texts.list_text import ListText
from ui.chair.texts.news import news_aloud, time_aloud
from ui.chair.texts.next_text import after_the_list_words, announcing_aside, next_texts
from ui.chair.texts.session_text import SessionText
from ui.console.actions import Action, Arguments
from ui.console.programme_text import over_words, programme_words

_STEP_MS = 2_000
_GRAVE = (SessionOpened, SessionClosed)
"""What is taken back at the second press only, as is a carry-over."""


class SessionView(QObject):
    """One session on the page. `asking_point`: a point of order has no name yet.

    `told` is a sentence to read, `heard` one for whoever hears the screen.
    """

    told = Signal(str)
    heard = Signal(str)

    def __init__(
        self,
        page: ChairPage,
        rows: Mapping[str, QAction],
        clock: Clock,
        loaded: ConferenceSnapshot,
        live: SessionSnapshot,
    ) -> None:
        super().__init__(page)
        self._page, self._rows, self._clock = page, rows, clock
        self.asking_point, self._second, self._stepped = False, "", 0
        self._state: SessionState | None = None
        self._time_heard = ""
        self.loaded, self.live, self.text = loaded, live, SessionText(loaded, live)
        self._list = ListText(self.text)
        page.speakers.search.waiting = self._waiting

    def _waiting(self) -> frozenset[str]:
        """The delegations that are on the list."""
        floor = self.live.floor
        return frozenset(floor.requests[request].delegation for request in (*floor.waiting, *floor.replies))

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """The session has changed: everything is shown anew in one step."""
        before = self.live
        other = self._state is None or before.session.code != live.session.code
        self.loaded, self.live, self.text = loaded, live, SessionText(loaded, live)
        self._list = ListText(self.text, self._list)
        if live.floor.session is not self._state or other:
            self._state = live.floor.session
            calm = live.floor.session in (SessionState.OPEN, SessionState.SUSPENDED)
            if not self._page.narrow:
                self._page.show_one(Shows.SAY if calm else Shows.PROGRAMME)
        if other:
            self._page.agenda.show_agenda(loaded, live.session.code, self._clock.now())
        if live.floor.points:
            self.asking_point = False
        self._second = ""
        self.everything()
        if live.session.code == before.session.code and live.floor.seq > before.floor.seq:
            self._tell_news(before)

    def _tell_news(self, before: SessionSnapshot) -> None:
        """The last act, whoever made it: undo takes back that one. To one's own act the answer follows."""
        last = self.live.entries[-1]
        words = sentence_of(before.floor, self.live.floor, self.live.context, last.event)
        self.told.emit(f"{words} ({last.desk}) · Ctrl+Z undo" if last.desk else f"{words} · Ctrl+Z undo")
        self.heard.emit(news_aloud(self.text, words, last.event, self._clock.now()))

    def ask_point(self, asking: bool) -> None:
        """Whether the card asks who raises a point of order."""
        self.asking_point = asking
        self.next(self._clock.now())

    def tick(self, now: datetime) -> None:
        """What changes with the time alone: clocks at every tick, the rest once a second."""
        texts = floor_texts(self.text, now)
        self._page.floor_card.show_texts(texts)
        if (aloud := time_aloud(self.text, now)) not in (None, self._time_heard):
            self._time_heard = aloud or ""
            if aloud:
                self.heard.emit(aloud)
        second = clock_text(now, self.text.zone, seconds=True)
        if second == self._second:
            return
        self._second = second
        self._watch_the_laptops_clock()
        self._page.strip.clock.say(second)
        self._page.strip.day.say(self._place_and_day(now))
        self._page.strip.time.say(*self._time_chip(now))
        self._page.strip.list.say(self.text.list_chip(now))
        self._page.speakers.chip.say(self.text.count_chip(now))
        self._page.agenda.show_programme(self._programme(now))
        self.next(now)
        self._show_rows(now)

    def _programme(self, now: datetime) -> str:
        """The item on air, the next one, and how late it is; empty before the programme begins."""
        if not self.live.run.begun:
            return ""
        clock = self.live.clock(now)
        parts = programme_words(clock, self.live), over_words(clock, self.live, self.text.zone)
        return " · ".join(part for part in parts if part)

    def _watch_the_laptops_clock(self) -> None:
        """A stepped system clock moves no timer; whoever stepped it is told."""
        by = self._clock.stepped_by() if isinstance(self._clock, SystemClock) else 0
        if abs(by - self._stepped) > _STEP_MS:
            self._stepped = by
            self.told.emit(
                f"The system clock changed by {duration_text(abs(by))}. Timers are right and go on."
            )

    def _place_and_day(self, now: datetime) -> str:
        place = str(self.text.zone).rsplit("/", 1)[-1].replace("_", " ")
        return f"{place}, {day_text(now, self.text.zone)}"

    def _time_chip(self, now: datetime) -> tuple[str, str]:
        if self.text.floor.session in (SessionState.CLOSED, SessionState.SCHEDULED):
            return "", ""
        words = self.text.time_chip(now)
        return words, "behind" if "BEHIND" in words else ""

    def everything(self) -> None:
        """The whole page, after a change."""
        now = self._clock.now()
        text, floor = self.text, self.live.floor
        self._page.strip.title.say(self.live.session.title)
        self._page.strip.session.say(
            text.session_chip(), "live" if floor.session is SessionState.OPEN else ""
        )
        self._page.after.say(after_the_list_words(self.text))
        self._page.count(len(floor.waiting))
        self.tick(now)
        self.permissions()
        saved = self.live.saved_at
        self._page.status.saved.say(
            f"saved {clock_text(saved, text.zone, seconds=True)}" if saved else "nothing to save yet"
        )

    def _show_what_to_say(self, now: datetime) -> None:
        aside, warns = ("", False) if self.asking_point else announcing_aside(self.text, now)
        self._page.aside.rename("warn" if warns else "muted")
        self._page.aside.say(aside)
        words = "A point of order has been raised." if self.asking_point else self.text.says(now)
        self._page.say.say(f"“{words}”" if words else "")

    def next(self, now: datetime) -> None:
        """The card of what comes next, and what to say."""
        texts = next_texts(self.text, now, self.asking_point)
        self._show_what_to_say(now)
        self._page.show_held(interrupted(self.text, now))
        action = BY_ID.get(texts.action)
        refusal = refusal_of(action, self.live, "", now) if action else ""
        key = action.shown_key if action else ""
        if texts.action == NEXT and self._page.space_works:
            key = "Space"
        self._rows[NEXT].setText(
            texts.button.replace("&", "&&") if texts.action == NEXT else BY_ID[NEXT].words
        )
        self._page.next_card.show_texts(texts, key, refusal)

    def _show_rows(self, now: datetime) -> None:
        count = len(self.live.floor.waiting)
        state = self.live.floor.session
        empty = "Nobody is waiting. F3 adds a request; the tech desk can add Zoom hands."
        if state is SessionState.SCHEDULED:
            empty = "The list opens with the session. F3 adds a request that came ahead."
        elif state is SessionState.CLOSED:
            empty = "The session is closed."
        self._page.speakers.show_rows(self._list.rows(now), empty if not count else "")

    def wants_reason(self, kind: str) -> bool:
        """Whether a request of this kind is taken only with a reason: the list is closed."""
        closed = self.live.floor.list_state(self._clock.now()) is ListState.CLOSED
        return closed and kind not in (Kind.RIGHT_OF_REPLY, Kind.POINT_OF_ORDER)

    def later_sessions(self) -> tuple[Session, ...]:
        """Where those who were not taken may go."""
        return sessions_after(self.live.session, self.loaded.sessions)

    def light_the_new(self, done: ActResult) -> int:
        """The row of a request that was just added is lit; its number, 0 when nothing was added."""
        event = done.entry.event
        return self._page.speakers.view.light(event.request) if isinstance(event, FloorRequested) else 0

    def act(self, action: Action) -> tuple[str, Arguments]:
        """What a row of the table would do now. Raises Refused where there is nothing to do."""
        return act_of(action, self.live, self._page.speakers.view.selected())

    def refusal(self, action: Action) -> str:
        """Why an act is not allowed now; empty when it is."""
        selected = self._page.speakers.view.selected()
        return refusal_of(action, self.live, selected, self._clock.now())

    def meanings(self) -> dict[str, Meaning]:
        """Whom each act concerns now."""
        return meanings(self.live, self._page.speakers.view.selected(), self.text.name)

    def permissions(self) -> None:
        """Buttons and rows of the menu say what the rules would refuse, and why."""
        selected, now = self._page.speakers.view.selected(), self._clock.now()
        refusals = {name: refusal_of(BY_ID[name], self.live, selected, now) for name in self._rows}
        for name, shown in self._rows.items():
            shown.setToolTip(refusals[name])
            if BY_ID[name].needs is not None:
                shown.setStatusTip("")
        for name, button in {**self._page.buttons, **self._page.speakers.buttons}.items():
            refusal = refusals[name]
            button.setEnabled(not refusal)
            button.setToolTip(refusal)
        held = self.live.floor.speaking is None and bool(self.live.floor.held)
        self._page.buttons["hold"].say("Resume" if held else "Hold", "F7")
        self._name_undo()

    def _name_undo(self) -> None:
        """The menu names the act and the desk that undo and redo concern; the button's tool tip too."""
        floor, entries = self.live.floor, self.live.entries
        done = self._words_of(last_as_one(floor, entries))
        for name, act in (("undo", done), ("redo", self._words_of(last_as_one(floor, entries, undone=True)))):
            self._rows[name].setText(
                f"{BY_ID[name].words}: {act.replace('&', '&&')}" if act else BY_ID[name].words
            )
        button = self._page.buttons["undo"]
        button.say("Undo" if self._page.narrow or not done else self.undo_words, "Ctrl+Z")
        if done:
            button.setToolTip(done)

    @property
    def undo_words(self) -> str:
        """What undo takes back: “Undo: floor given to Spain”."""
        acts = last_as_one(self.live.floor, self.live.entries)
        return f"Undo: {self._words_of(acts, whose=False)}" if acts else "Undo"

    def _words_of(self, acts: Sequence[Entry], whose: bool = True) -> str:
        """Acts that fall as one, and the desk that made them."""
        if not acts:
            return ""
        words = words_of(acts, self.live.floor, self.live.context, self.loaded.sessions)
        return f"{words} ({acts[-1].desk})" if whose and acts[-1].desk else words

    @property
    def grave_undo(self) -> str:
        """What undo takes back where that wants a second press: an opening, a closing, a carry-over."""
        entry = self.live.floor.undo
        grave = entry is not None and (isinstance(entry.event, _GRAVE) or bool(carried_from(entry)))
        return self.undo_words if grave else ""
