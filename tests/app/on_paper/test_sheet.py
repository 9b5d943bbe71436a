"""What was written on paper, entered afterwards: as if it had been done live, or one sentence why not."""

from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Refused
from app.floor.facts import record
from app.live.snapshot import SessionSnapshot
from app.on_paper.check import Checked, check
from app.on_paper.rows import SheetRow, added, sheet_of
from app.programme.clock import session_clock
from app.station.paper_desk import PaperDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference

CODE = "D1-P1"
SECOND = timedelta(seconds=1)


class Meeting:
    """A station on Panel 1 and its clock, in times of the venue."""

    def __init__(self, path: Path) -> None:
        self.clock = SetClock(OPENING)
        self.station = Station.open(str(make_conference(path, self.clock)), clock=self.clock)
        self.rows: tuple[SheetRow, ...] = ()

    def at(self, text: str) -> datetime:
        """15:40:10 at the venue, two hours ahead of UTC."""
        hour, minute, second = (*map(int, text.split(":")), 0)[:3]
        return OPENING.replace(hour=hour - 2, minute=minute, second=second)

    def do(self, when: str, act: str, **arguments: object) -> "Meeting":
        """One act, live."""
        self.clock.at = self.at(when)
        self.station.do(CODE, act, **arguments)
        return self

    @property
    def live(self) -> SessionSnapshot:
        """The session as it is on the disk."""
        return self.station.live(CODE)

    def sheet(self) -> "Meeting":
        """The printed rows, nothing typed."""
        self.rows = sheet_of(self.station.load(), self.live)
        return self

    def write(self, key: str, start: str = "", end: str = "", **more: object) -> "Meeting":
        """Beside one row."""
        typed = replace(self.row(key), start=start, end=end, **more)  # type: ignore[arg-type]
        self.rows = tuple(typed if row.key == key else row for row in self.rows)
        return self

    def row(self, key: str) -> SheetRow:
        """One row of the sheet."""
        return next(row for row in self.rows if row.key == key)

    def add(self, below: str, start: str, end: str, named: str) -> "Meeting":
        """A row for somebody who was not on the list."""
        place = [row.key for row in self.rows].index(below) + 1
        new = replace(added(1), start=start, end=end, named=named)
        self.rows = (*self.rows[:place], new, *self.rows[place:])
        return self

    def checked(self) -> Checked:
        """What the sheet says."""
        return check(self.rows, self.station.load(), self.live, self.clock.now())


def begun(path: Path) -> Meeting:
    """Panel 1: item 2 is on air, Canada has the floor, four wait; then the power goes."""
    meeting = Meeting(path).do("15:30", "open_session").do("15:31", "start_item", item="1")
    meeting.do("15:40", "start_item", item="2").do("15:40:30", "open_list")
    for code in ("CA", "NO", "RS", "TR", "AL"):
        meeting.do("15:41", "request_floor", delegation=code, request=code, mode="room")
    return meeting.do("15:42:10", "give_floor", expecting="CA").do("15:43", "go_on_paper")


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Meeting]:
    """After an hour on paper the power is back."""
    meeting = begun(tmp_path / "paper.rostrum").do("16:45", "power_back").sheet()
    yield meeting
    meeting.station.close()


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Meeting]:
    """The same meeting, where the power stayed on."""
    meeting = begun(tmp_path / "lived.rostrum")
    yield meeting
    meeting.station.close()


def seen(live: SessionSnapshot, now: datetime) -> tuple[object, ...]:
    """All that is derived: floor, programme, record, and each act with its instant, but for the power."""
    floor = replace(live.floor, seq=0, undo=None, redo=None, former=(), last_at=None, requests={})
    requests = {request.id: astuple(replace(request, seq=0)) for request in live.floor.requests.values()}
    run = replace(live.run, reports=type(live.run.reports)())
    clock = session_clock(live.session, run, now)
    acts = [(entry.at, entry.event) for entry in live.entries if type(entry.event).__name__ not in _POWER]
    return floor, requests, run, clock, record(live.floor, live.entries, now), acts


_POWER = ("WentOnPaper", "PowerBack")


def typed(paper: Meeting) -> Meeting:
    """What the chair had written."""
    paper.write("speech.CA", end="15:45:05").write("speech.NO", "1546", "15:49:20")
    paper.write("speech.RS", absent=True).write("speech.TR", "15:50", "+3")
    paper.add("speech.TR", "15:53", "15.55", "Holy See")
    return paper.write("item.2", end="15:58").write("item.3", "16:01", "16:10").write("closing", "16:12")


def test_the_sheet_has_the_printed_rows_in_their_order(paper: Meeting) -> None:
    """What is on air and who has the floor first; who began before the power went needs no start."""
    assert [row.key for row in paper.rows] == [
        "item.2", "speech.CA", "speech.NO", "speech.RS", "speech.TR", "speech.AL", "item.3",
        "suspension", "closing",
    ]  # fmt: skip
    assert paper.row("speech.CA").begun == paper.at("15:42:10")
    assert paper.row("item.2").begun == paper.at("15:40")
    assert (paper.row("speech.NO").number, paper.row("speech.NO").name) == ("1", "Norway")


def test_what_is_entered_is_as_if_it_had_been_done_live(paper: Meeting, lived: Meeting) -> None:
    """Floor, record, programme clock, and every act with its instant."""
    found = typed(paper).checked()
    assert dict(found.wrong) == {}
    assert found.summary == "1 item, 3 speeches, 1 absent, closed, 15:45–16:12"
    PaperDesk(paper.station).enter(CODE, found.acts)

    lived.do("15:45:05", "end_statement").do("15:46", "give_floor", expecting="NO")
    lived.do("15:49:20", "end_statement").do("15:49:20", "not_present", request="RS")
    lived.do("15:50", "give_floor", expecting="TR")
    lived.do("15:53", "request_floor", request="added.1", delegation="VA", channel="paper")
    lived.do("15:53", "give_floor", request="added.1").do("15:55", "end_statement")
    lived.do("15:58", "finish_item").do("16:01", "start_item", item="3").do("16:10", "finish_item")
    lived.do("16:12", "close_session")

    now = paper.at("16:45")
    ours, theirs = seen(paper.live, now), seen(lived.live, now)
    for mine, other in zip(ours[:-1], theirs[:-1], strict=True):
        assert mine == other
    ends = (paper.at("15:53"), "StatementEnded")
    told = [(at, type(event).__name__) for at, event in ours[-1]]  # type: ignore[attr-defined]
    assert ends not in told, "who follows at the same instant ends the statement, as it does live"


def test_after_the_power_paper_is_told_from_the_floor_by_its_desk(paper: Meeting) -> None:
    """And the instants are those of the paper, though the power came back later."""
    entered = PaperDesk(paper.station).enter(CODE, typed(paper).checked().acts)
    acts = paper.live.entries[entered.first - 1 :]

    assert {act.desk for act in acts} == {"from paper"}
    assert [act.at for act in acts] == sorted(act.at for act in acts)
    assert acts[-1].at == paper.at("16:12")


def test_a_whole_sheet_is_taken_back_and_entered_again(paper: Meeting) -> None:
    """As one step; a wrong time is put right and the acts stand where they belong."""
    desk, before = PaperDesk(paper.station), paper.live
    entered = desk.enter(CODE, typed(paper).checked().acts)
    desk.take_back(CODE, entered)
    assert seen(paper.live, paper.at("16:45"))[:5] == seen(before, paper.at("16:45"))[:5]

    again = paper.write("speech.NO", "15:47", "15:49:20").checked()
    desk.enter(CODE, again.acts)
    spoken = {speech.request: speech for speech in paper.live.floor.done}
    assert spoken["NO"].started == paper.at("15:47")


def test_ctrl_z_takes_back_one_act_after_the_other(paper: Meeting) -> None:
    """Then the sheet as a whole cannot be taken back any more after something new."""
    desk = PaperDesk(paper.station)
    entered = desk.enter(CODE, typed(paper).checked().acts)
    paper.station.do(CODE, "undo")
    assert paper.live.floor.session == "open"

    with pytest.raises(Refused, match="Something was done after that sheet"):
        desk.take_back(CODE, entered)


def test_nothing_is_written_where_the_floor_has_changed_meanwhile(paper: Meeting) -> None:
    """The rule says no to one act: none is there."""
    acts = typed(paper).checked().acts
    paper.do("16:46", "withdraw", request="NO")
    count = len(paper.live.entries)

    with pytest.raises(Refused):
        PaperDesk(paper.station).enter(CODE, acts)
    assert len(paper.live.entries) == count


@pytest.mark.parametrize(
    ("key", "written", "sentence"),
    [
        ("speech.NO", {"start": "fast"}, "“fast” is not a time; write it as 15:04, 1504 or 15:04:20."),
        ("speech.NO", {"end": "15:50"}, "Type when it began, too."),
        ("speech.NO", {"start": "15:41"}, "15:41 lies before 15:42:10, the last act in the journal."),
        ("speech.NO", {"start": "16:50"}, "16:50 is still to come."),
        ("speech.NO", {"start": "15:50", "end": "15:48"}, "It ended at 15:48 and began at 15:50."),
        ("speech.NO", {"start": "15:50", "end": "17:00"}, "17:00 is still to come."),
        ("speech.NO", {"start": "15:50", "end": "+soon"}, "“soon” is not a length of time; write it as 10, "),
        ("speech.NO", {"start": "15:50", "absent": True}, "Either the times or the tick: "),
        ("speech.CA", {"absent": True}, "It has begun already: type when it ended."),
        ("closing", {"absent": True}, "Leave the row empty instead."),
        ("closing", {"start": "16:00", "end": "16:10"}, "That has one time only; empty the second."),
    ],
)
def test_a_wrong_row_gets_its_sentence(
    paper: Meeting, key: str, written: dict[str, object], sentence: str
) -> None:
    """And there is nothing to write."""
    found = paper.write(key, **written).checked()  # type: ignore[arg-type]

    assert found.wrong[key].startswith(sentence)
    assert (found.acts, found.summary) == ((), "")


def test_speeches_do_not_overlap_and_stand_in_the_order_in_which_they_were_held(paper: Meeting) -> None:
    """A row that was held later is moved below; rows that say nothing do not matter."""
    paper.write("speech.NO", "15:50", "15:55").write("speech.TR", "15:54", "15:58")
    assert paper.checked().wrong == {"speech.TR": "15:54 lies before 15:55 above."}

    paper.write("speech.TR", "15:46", "15:49")
    rows = {row.key: row for row in paper.rows}
    assert "speech.TR" in paper.checked().wrong
    order = ("item.2", "speech.CA", "speech.TR", "speech.NO", "speech.RS", "speech.AL", "item.3", "closing")
    paper.rows = tuple(rows[key] for key in order)
    assert paper.checked().summary == "2 speeches, 15:46–15:55"


def test_nobody_speaks_after_the_closing(paper: Meeting) -> None:
    paper.write("speech.NO", "16:20", "16:25").write("closing", "16:15")

    assert paper.checked().wrong == {"speech.NO": "16:20 lies after the closing, 16:15."}


@pytest.mark.parametrize(
    ("named", "sentence"),
    [("", "Type which delegation spoke."), ("Atlantis", "“Atlantis” is not known among the States")],
)
def test_who_was_not_listed_is_a_delegation(paper: Meeting, named: str, sentence: str) -> None:
    found = paper.add("speech.CA", "15:46", "15:48", named).checked()

    assert found.wrong["added.1"].startswith(sentence)


def test_who_was_not_listed_may_speak_though_the_list_is_closed(paper: Meeting) -> None:
    """The record says why."""
    paper.do("16:46", "end_statement").do("16:47", "close_list").sheet()
    paper.clock.at = paper.at("16:59")
    found = paper.add("speech.NO", "16:50", "16:52", "Vatican").checked()
    assert dict(found.wrong) == {}
    PaperDesk(paper.station).enter(CODE, found.acts)

    assert paper.live.floor.requests["added.1"].override.startswith("spoke without being on the list")


def test_a_rule_that_says_no_speaks_in_the_row(paper: Meeting) -> None:
    """In a suspended session nobody gets the floor."""
    paper.do("16:46", "suspend_session").sheet().write("speech.NO", "16:46", "16:46:30")
    paper.clock.at = paper.at("16:50")

    assert paper.checked().wrong == {"speech.NO": "The session is suspended; resume it first."}


def test_a_session_that_was_opened_on_paper(tmp_path: Path) -> None:
    """From the first word to the last; a speech that has no end goes on."""
    meeting = Meeting(tmp_path / "a.rostrum").do("15:20", "open_list")
    for code in ("CA", "NO"):
        meeting.do("15:21", "request_floor", delegation=code, request=code)
    meeting.clock.at = meeting.at("16:20")
    meeting.sheet().write("opening", "15:31").write("item.1", "15:32", "+8").write("item.2", "15:40")
    meeting.write("speech.CA", "15:41").write("speech.NO", "15:45")
    found = meeting.checked()
    assert found.summary == "opened, 2 items, 2 speeches, 15:31–15:45"
    PaperDesk(meeting.station).enter(CODE, found.acts)

    floor = meeting.live.floor
    assert floor.speaking is not None
    assert (floor.speaking.request, floor.speaking.started) == ("NO", meeting.at("15:45"))
    assert meeting.live.run.on_air is not None
    assert meeting.live.run.on_air.number == "2"
    meeting.station.close()


def test_a_closed_session_has_no_sheet(paper: Meeting) -> None:
    assert paper.do("16:46", "close_session").sheet().rows == ()


def test_an_item_that_was_not_held_is_skipped(paper: Meeting) -> None:
    found = paper.write("item.3", absent=True).checked()
    assert found.summary.startswith("1 not held")
    PaperDesk(paper.station).enter(CODE, found.acts)

    assert [person.number for person in paper.live.run.to_come(paper.live.session.items)] == []


def test_an_empty_sheet_says_nothing(paper: Meeting) -> None:
    assert paper.checked() == Checked({})


def test_a_suspension_stands_beside_items_and_speeches(paper: Meeting, lived: Meeting) -> None:
    """The item on air stands still meanwhile, as it does live."""
    paper.write("speech.CA", end="15:50").write("suspension", "15:52", "16:02").write(
        "speech.NO", "16:03", "+2"
    )
    found = paper.checked()
    assert found.summary == "1 speech, suspended, 15:50–16:05"
    PaperDesk(paper.station).enter(CODE, found.acts)

    lived.do("15:50", "end_statement").do("15:52", "suspend_session").do("16:02", "resume_session")
    lived.do("16:03", "give_floor", expecting="NO").do("16:05", "end_statement")
    now = paper.at("16:45")
    assert seen(paper.live, now) == seen(lived.live, now)


def test_a_session_that_was_suspended_before_goes_on_from_paper(paper: Meeting) -> None:
    """Since when is known: only the end is asked."""
    paper.do("16:46", "end_statement").do("16:47", "suspend_session").sheet()
    paper.clock.at = paper.at("17:10")
    assert paper.row("suspension").begun == paper.at("16:47")
    found = paper.write("suspension", end="16:55").write("speech.NO", "16:56", "16:58").checked()

    assert found.summary == "1 speech, resumed, 16:55–16:58"


def test_a_point_of_order_that_waited_is_noted(paper: Meeting) -> None:
    """Its row is moved above the speech that it interrupted. Paper has no column for a ruling."""
    paper.do("16:46", "hold", reason="point of order")
    paper.do("16:46", "request_floor", delegation="AL", request="p", kind="point_of_order").sheet()
    paper.clock.at = paper.at("17:10")
    assert paper.write("speech.p", "16:47").checked().wrong["speech.p"].startswith("Type when it ended, too")

    paper.write("speech.p", "16:47", "16:48").write("speech.CA", "16:49", "16:51")
    paper.rows = (paper.row("speech.p"), *(row for row in paper.rows if row.key != "speech.p"))
    found = paper.checked()
    assert dict(found.wrong) == {}
    PaperDesk(paper.station).enter(CODE, found.acts)
    rulings = {speech.request: speech.ruling for speech in paper.live.floor.done}
    assert (rulings["p"], rulings["CA"]) == ("noted", None)


def test_a_protected_person_bears_the_alias_on_the_sheet(paper: Meeting) -> None:
    paper.do("16:46", "request_floor", delegation="UN-ODC", request="u", person="R4").sheet()

    assert paper.row("speech.u").remark == "Expert A"


@pytest.mark.parametrize(
    ("named", "kind"),
    [("Serbia", "statement"), ("RS, Reply", "right_of_reply"), ("Serbie, right of reply", "right_of_reply"),
     ("Serbia, question", "question")],
)  # fmt: skip
def test_behind_the_name_stands_what_somebody_spoke_for(paper: Meeting, named: str, kind: str) -> None:
    """A right of reply needs no reason where the list is closed."""
    found = paper.add("speech.CA", "15:46", "15:48", named).checked()

    assert [act.arguments.get("kind") for act in found.acts if act.name == "request_floor"] == [kind]
