"""The day to scale: every room that is shown has its name, and the chosen session's room is among them."""

from app.conference.sessions import Session
from tests.app.exchange.files import VIENNA
from tests.app.programme.stage import session
from ui.agenda.timeline_scene import LANE, LEAST_LANE, MOST_LANES, Agenda, height, lane_height, scene
from ui.style.theme import Theme

HALLS = [session(room=f"Hall {number}", code=f"S{number}") for number in range(32)]


def shown(chosen: Session, *day: Session) -> Agenda:
    """A day with a session chosen."""
    rooms = tuple(dict.fromkeys(session.room for session in day))
    return Agenda(rooms, day, chosen, "", (), VIENNA)


def test_a_day_of_many_rooms_shows_those_round_the_chosen_one(night: Theme) -> None:
    """As many as can be told apart; the others come when one of their sessions is chosen."""
    first, last = (scene(shown(session, *HALLS), 800, night) for session in (HALLS[0], HALLS[31]))

    assert [room for room, _ in first.rooms] == [f"Hall {number}" for number in range(MOST_LANES)]
    assert [room for room, _ in last.rooms] == [f"Hall {number}" for number in range(32 - MOST_LANES, 32)]
    assert {block.code for block in last.blocks if block.chosen} == {"S31"}
    assert (first.all_rooms, last.all_rooms) == (32, 32)


def test_however_many_rooms_there_are_each_lane_is_high_enough_for_its_name(night: Theme) -> None:
    assert [lane_height(rooms, night) for rooms in (1, 3, 7, 32)] == [
        *[night.px(LANE)] * 2,
        night.px(21),
        night.px(LEAST_LANE),
    ]
    assert height(32, night) == height(MOST_LANES, night)


def test_a_day_of_few_rooms_shows_them_all(night: Theme) -> None:
    made = scene(shown(HALLS[2], *HALLS[:3]), 800, night)

    assert len(made.rooms) == made.all_rooms == 3
