"""Questions of the public on the disk: kept once, sifted, put to the panel; the same in both databases."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.conference.questions import Question, QuestionStatus
from app.errors import Refused
from app.station.floor_desk import set_question_status
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.storage.tables import questions
from app.storage.tables.agenda import write_sessions
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.people import CONFERENCE, OPENING, PANEL, PEOPLE, STATEMENTS, make_conference

TABLE = """question,name,session,time
Who buys?,@mara,D1-P1,2021-06-14T15:20+02:00
Who sells?,Mona Lind,,2021-06-14T15:10+02:00
Another day?,@late,D3-FLOOR,
"""


@pytest.fixture(params=["file", "server"])
def station(request: pytest.FixtureRequest, tmp_path: Path) -> Station:
    """A station on a conference, in a file and on a real server."""
    if request.param == "file":
        return Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    url: str = request.getfixturevalue("postgresql_url")
    made = Station.create(url, CONFERENCE, clock=SetClock(OPENING))
    with made.changing("The test") as connection:
        write_sessions(connection, (PANEL, STATEMENTS))
        write_registrants(connection, PEOPLE, ())
    return made


def taken(station: Station, folder: Path) -> str:
    """The table imported; the sentence about it."""
    path = folder / "questions.csv"
    path.write_text(TABLE, encoding="utf-8")
    return ImportDesk(station).write("questions", ImportDesk(station).plan("questions", path))


def test_a_second_import_adds_nothing(station: Station, tmp_path: Path) -> None:
    """What was sifted meanwhile stays as it is; they stand in the order in which they were asked."""
    assert taken(station, tmp_path) == "Imported questions.csv: 3 new, 0 changed, 0 unchanged."
    first = station.load().questions
    assert [question.text for question in first] == ["Who sells?", "Who buys?", "Another day?"]
    assert first[0] == Question(
        "Who sells?", "Expert A", received_at=datetime(2021, 6, 14, 13, 10, tzinfo=UTC), id=first[0].id
    )
    set_question_status(station, first[0].id, QuestionStatus.DECLINED)

    assert taken(station, tmp_path) == "Imported questions.csv: 0 new, 0 changed, 3 unchanged."
    assert [question.status for question in station.load().questions] == ["declined", "new", "new"]
    station.close()


def test_rows_that_are_there_are_not_added_even_without_a_plan(station: Station) -> None:
    """Two desks that import at once."""
    with station.changing("The test") as connection:
        questions.add_questions(connection, [Question("Who?"), Question("WHO?")])
        questions.add_questions(connection, [Question("who?")])

    assert len(station.load().questions) == 1
    station.close()


def test_sifting_is_seen_at_once_and_by_the_other_desk(station: Station, tmp_path: Path) -> None:
    """Each state can be taken back; the other rows are not read again."""
    taken(station, tmp_path)
    other = Station.open(station.address, clock=SetClock(OPENING))
    before = station.load()
    key = before.questions[1].id
    assert set_question_status(station, key, QuestionStatus.CHOSEN) == "Question chosen."

    assert station.load().questions[1].status is QuestionStatus.CHOSEN
    assert station.load().registrants is before.registrants
    assert other.news()
    assert other.load().questions == station.load().questions
    assert set_question_status(station, key, QuestionStatus.NEW) == "The question is new again."
    assert station.load().questions[1].status is QuestionStatus.NEW
    for desk in (station, other):
        desk.close()


def test_what_another_desk_changed_meanwhile_is_read_too(station: Station, tmp_path: Path) -> None:
    """A sifting never hides news about people."""
    taken(station, tmp_path)
    other = Station.open(station.address, clock=SetClock(OPENING))
    with other.changing("The test") as connection:
        write_registrants(connection, (), (replace(PEOPLE[0], family="Newname"),))
    set_question_status(station, station.load().questions[0].id, QuestionStatus.CHOSEN)

    assert station.load().registrants[0].family == "Newname"
    for desk in (station, other):
        desk.close()


def test_a_question_is_put_once_and_undo_takes_it_back(station: Station, tmp_path: Path) -> None:
    """In an open session, of that session, not a declined one; the list of speakers is not touched."""
    taken(station, tmp_path)
    sells, buys, elsewhere = (other.id for other in station.load().questions)
    with pytest.raises(Refused, match="not open yet"):
        station.do("D1-P1", "put_question", question=buys)
    station.do("D1-P1", "open_session")
    station.do("D1-P1", "request_floor", delegation="CA", override="x")
    waiting = station.live("D1-P1").floor.waiting
    done = station.do("D1-P1", "put_question", question=buys)

    assert done.sentence == "Question put to the panel"
    assert [other.question for other in done.live.floor.questions_put] == [buys]
    assert done.live.floor.waiting == waiting
    set_question_status(station, sells, QuestionStatus.DECLINED)
    for question, reason in (
        (buys, "already"),
        (sells, "declined"),
        (elsewhere, "none of this"),
        (99, "none"),
    ):
        with pytest.raises(Refused, match=reason):
            station.do("D1-P1", "put_question", question=question)
    assert station.do("D1-P1", "undo").sentence == "Undone: question put to the panel"
    assert not station.live("D1-P1").floor.questions_put
    station.close()
