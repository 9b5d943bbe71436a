"""Conflicts are shown before the day, each with the fixes that would mend it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.agenda.conflicts import Clash, Conflict, conflicts, fixes, with_fix, with_fixes
from app.conference.registrants import Registrant
from app.conference.sessions import Session
from tests.app.programme.stage import at, item, session


def only(*sessions: Session, people: Sequence[Registrant] = ()) -> Conflict:
    """The one conflict of an agenda."""
    (found,) = conflicts(sessions, people)
    return found


def words(found: Conflict, *sessions: Session) -> list[str]:
    """What its fixes are called."""
    return [fix.words for fix in fixes(found, sessions)]


def test_an_agenda_that_fits_has_no_conflict() -> None:
    assert conflicts([session(item(1, 20), item(2, 40)), session(item(1, 5), begins=60, code="T")]) == ()


def test_a_hard_start_before_the_end_of_the_item_before_is_an_overlap() -> None:
    panel = session(item(1, 30), item(2, 30, hard=25))
    found = only(panel)

    assert (found.clash, found.places) == (Clash.OVERLAP, (("S", "1"), ("S", "2")))
    assert found.words == "2 (a) begins 5:00 before 1 (a) ends."
    assert words(found, panel) == ["Shorten 1", "Let 2 follow", "Begin 2 later"]
    assert fixes(found, [panel])[0].sessions[0].items[0].duration_ms == 25 * 60_000
    assert fixes(found, [session(item(1, 30))]) == ()


def test_conflicts_are_found_first_and_their_fixes_one_by_one() -> None:
    """In a large agenda to try them all takes long; what is mended meanwhile stays without."""
    agenda = [session(item(1, 30), item(2, 30, hard=25)), session(item(1, 10, hard=5), begins=90, code="T")]
    found = conflicts(agenda)

    assert not any(conflict.fixes for conflict in found)
    assert all(with_fixes(conflict, agenda).fixes == fixes(conflict, agenda) != () for conflict in found)
    assert with_fixes(found[0], agenda[1:]) == found[0]


def test_time_that_nobody_planned_is_a_gap() -> None:
    panel = session(item(1, 10), item(2, 30, hard=20))
    found = only(panel)

    assert (found.clash, found.words) == (Clash.GAP, "Between 1 (a) and 2 (a) 10:00 are not planned.")
    assert words(found, panel) == ["Let 2 follow", "Lengthen 1", "Begin 2 earlier"]


def test_a_first_item_that_begins_late_or_early() -> None:
    begins_late, begins_early = session(item(1, 10, hard=5)), session(item(1, 10, hard=-5))
    late, early = only(begins_late), only(begins_early)

    assert (late.clash, early.clash) == (Clash.GAP, Clash.OUTSIDE)
    assert words(late, begins_late) == ["Let 1 follow", "Start the session later", "Begin 1 earlier"]
    assert words(early, begins_early) == [
        "Let 1 follow",
        "Start the session earlier",
        "Begin 1 with the session",
    ]


def test_more_than_was_planned_is_too_full_and_past_the_hard_end_outside() -> None:
    parts = (item(1, 20), item(2, 45))
    one, other = session(*parts, hard_end=at(70)), session(*parts)
    full, outside = only(one), only(other)
    mended = ["Shorten 2", "End the session later", "Shorten every item alike"]

    assert (full.clash, full.words) == (Clash.TOO_FULL, "A panel holds 5:00 more than was planned for it.")
    assert outside.clash is Clash.OUTSIDE
    assert words(full, one) == words(outside, other) == mended


def test_two_sessions_in_one_room() -> None:
    both = (session(room="Saal"), session(room="Saal", begins=50, code="T"))
    found = only(*both)

    assert (found.clash, found.words) == (Clash.ROOM, "A panel and A panel are both in Saal for 10:00.")
    assert words(found, *both) == ["Move T behind S", "End S earlier", "Start T later"]


def test_a_room_that_is_free_is_the_first_way_out_of_two_sessions_in_one() -> None:
    held = (
        session(room="Saal"),
        session(room="Saal", begins=50, code="T"),
        session(room="Room 2", begins=55, code="U"),
        session(room="Room 10", begins=300, code="V"),
    )
    found = only(*held)

    assert words(found, *held)[0] == "Put T in Room 10"
    assert fixes(found, held)[0].sessions == (replace(held[1], room="Room 10"),)


def test_a_long_title_is_cut_in_a_sentence() -> None:
    long = replace(session(room="Saal"), title="Forced labour, " * 12)

    assert only(long, session(room="Saal", begins=50, code="T")).words == (
        "Forced labour, Forced labour, Forced labour,… and A panel are both in Saal for 10:00."
    )


def test_a_long_session_meets_each_that_begins_within_it() -> None:
    """In its room, and with its speaker, though others begin in between elsewhere."""
    long = session(item(1, 60, speaker="Bo Ek"), room="Saal")
    elsewhere = [session(room="Foyer", begins=10, length=5, code="T"), session(begins=15, length=5, code="U")]
    later = session(item(1, 5, speaker="Bo Ek"), room="Saal", begins=50, length=5, code="V")
    after = session(item(1, 5, speaker="Bo Ek"), room="Saal", begins=60, length=5, code="W")

    found = conflicts([after, later, *elsewhere, long])

    assert [(conflict.clash, [code for code, _ in conflict.places]) for conflict in found] == [
        (Clash.ROOM, ["S", "V"]),
        (Clash.PERSON, ["S", "V"]),
    ]


def test_a_person_in_two_places_is_found_under_any_name_and_shown_by_the_alias() -> None:
    people = (Registrant("R1", "Mona", "Lind", alias="Expert A"),)
    panel = session(item(1, 30, speaker="LIND Mona"))
    other = session(item(1, 20, speaker="Expert A, Bo Ek"), code="T")

    found = only(panel, other, people=people)

    assert found.clash is Clash.PERSON
    assert found.words == "Expert A would be in A panel and in A panel at the same time."
    assert len(fixes(found, [panel, other], people)) == 3


def test_the_same_function_of_two_delegations_is_two_people() -> None:
    panel = session(item(1, 30, speaker="Director", entity="SE"))
    other = session(item(1, 20, speaker="Director", entity="NO"), code="T")

    assert conflicts([panel, other]) == ()


MINUTES = st.integers(0, 40)


@st.composite
def agendas(draw: st.DrawFn) -> list[Session]:
    """Two sessions of an hour with up to four items each, some of them hard."""
    made = []
    for code in ("S", "T"):
        parts = [
            item(
                number,
                draw(st.integers(1, 40)),
                draw(st.none() | st.integers(-5, 70)),
                speaker=draw(st.sampled_from(["", "Ann Lee", "Bo Ek"])),
            )
            for number in range(1, draw(st.integers(1, 4)) + 1)
        ]
        room = draw(st.sampled_from(["", "Saal"]))
        made.append(session(*parts, code=code, room=room, begins=draw(st.integers(0, 70))))
    return made


@settings(max_examples=60, deadline=timedelta(seconds=20))
@given(agenda=agendas())
def test_every_fix_mends_its_conflict(agenda: list[Session]) -> None:
    """And every conflict has at least one."""
    for conflict in conflicts(agenda):
        offered = fixes(conflict, agenda)
        assert 1 <= len(offered) <= 3
        for fix in offered:
            left = conflicts(with_fix(agenda, fix))
            assert (conflict.clash, conflict.places) not in [(other.clash, other.places) for other in left]
