"""A calendar is unfolded, then decoded, then cut, then read: what is broken costs only itself."""

from pathlib import Path

import pytest

from app.errors import Unreadable
from tests.app.exchange.agenda.test_ical import TIMES, calendar, read
from tests.app.exchange.files import agenda, text_file

TITLE = "Łódź–Żary: ⛵ 𝔇𝔬𝔫𝔞𝔲 – réunion préparatoire à l’égalité"


def folded(text: str, width: int, fold: bytes) -> bytes:
    """Every line folded after so many octets, wherever that is."""
    lines = []
    for line in text.encode().split(b"\r\n"):
        parts = [line[start : start + width] for start in range(0, len(line), width)] or [b""]
        lines.append((b"\r\n" + fold).join(parts))
    return b"\r\n".join(lines)


@pytest.mark.parametrize("width", [5, 7, 11, 20, 21, 22, 23, 75])
@pytest.mark.parametrize("fold", [b" ", b"\t"])
@pytest.mark.parametrize("ending", [b"\r\n", b"\n", b"\r\r\n"])
def test_a_letter_may_be_folded_anywhere(tmp_path: Path, width: int, fold: bytes, ending: bytes) -> None:
    """Also a name of a property and a zone; nothing is said of letters."""
    text = calendar(f"SUMMARY:{TITLE}\nDTSTART;TZID=Europe/Vienna:20210614T153000\nDURATION:PT1H")
    first, _, rest = text.partition("\r\n")
    path = tmp_path / "agenda.ics"
    path.write_bytes(f"{first}\r\n".encode() + folded(rest, width, fold).replace(b"\r\n", ending))

    plan = agenda(path)

    assert [change.value.title for change in plan.new] == [TITLE]
    assert plan.notes == ()


def test_lines_keep_their_numbers_when_they_are_folded(tmp_path: Path) -> None:
    first = "SUMMARY:On\n e\n  line\n more\n" + TIMES

    plan = read(tmp_path, first, "SUMMARY:Two\nDTSTART:20210614T133000Z")

    assert [change.line for change in plan.new] == [4]
    assert [problem.line for problem in plan.problems] == [13]


GOOD = f"BEGIN:VEVENT\nUID:good\nSUMMARY:Good\n{TIMES}\nEND:VEVENT\n"


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VTODO\nDUE:20230612T2359Z\nEND:VTODO\n",
        "BEGIN:VTODO\nDUE:20230612T2359Z\n",
        "BEGIN:VJOURNAL\nDTSTART:never\nEND:VJOURNAL\n",
        "BEGIN:VFREEBUSY\nFREEBUSY:20230612T090000Z/20230612T080000Z\nEND:VFREEBUSY\n",
        "BEGIN:VAVAILABILITY\nBEGIN:AVAILABLE\nDTSTART:x\nEND:AVAILABLE\nEND:VAVAILABILITY\n",
        f"BEGIN:X-POLL\n{GOOD.replace('Good', 'Choice')}END:X-POLL\n",
        "BEGIN:X-NEVER-ENDED\nX:y\n",
        "BEGIN:VTIMEZONE\nTZID:Some Zone\nBEGIN:STANDARD\nDTSTART:1601Z\nEND:STANDARD\nEND:VTIMEZONE\n",
        "BEGIN:VTIMEZONE\nTZID:Some Zone\nBEGIN:STANDARD\n",
        "END:VEVENT\nEND:STANDARD\n",
        "what is this\n;;;:::\nCALSCALE\n",
    ],
)
def test_what_is_no_event_is_left_unread(tmp_path: Path, broken: str) -> None:
    text = calendar(before=broken + GOOD)

    plan = agenda(text_file(tmp_path, text, "agenda.ics"))

    assert [change.value.title for change in plan.new] == ["Good"]
    assert (plan.problems, plan.notes) == ((), ())


@pytest.mark.parametrize(
    "inside",
    [
        "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER;VALUE=DATE-TIME:20230612T0755Z\nEND:VALARM",
        "BEGIN:VALARM\nTRIGGER:never",
        "BEGIN:VALARM\nBEGIN:X-INNER\nDTSTART:x\nEND:X-INNER\nSUMMARY:Not it\nEND:VALARM",
    ],
)
def test_an_alarm_costs_no_event(tmp_path: Path, inside: str) -> None:
    plan = read(tmp_path, f"SUMMARY:One\n{TIMES}\n{inside}", f"SUMMARY:Two\n{TIMES}")

    assert [change.value.title for change in plan.new] == ["One", "Two"]
    assert (plan.problems, plan.notes) == ((), ())


def test_an_event_that_is_not_ended_is_a_problem_of_its_own(tmp_path: Path) -> None:
    text = calendar(
        before=GOOD.removesuffix("END:VEVENT\n") + GOOD.replace("good", "other").replace("Good", "Other")
    )

    plan = agenda(text_file(tmp_path, text, "agenda.ics"))

    assert [change.value.title for change in plan.new] == ["Other"]
    assert [(problem.line, problem.what) for problem in plan.problems] == [
        (4, "“Good”: the event is not ended (END:VEVENT).")
    ]


def test_a_line_with_blanks_at_its_end_is_a_line(tmp_path: Path) -> None:
    text = calendar(f"SUMMARY:Good\n{TIMES}").replace("\r\n", " \t\r\n")

    assert [change.value.title for change in agenda(text_file(tmp_path, text, "agenda.ics")).new] == ["Good"]


def test_a_broken_line_is_a_problem_of_its_event_and_is_named(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        f"SUMMARY:One\nLOCATION;VALUE=12 QUAY ROAD, VIENNA:Quay Road\n{TIMES}",
        f"SUMMARY:Two\n{TIMES}",
    )

    assert [change.value.title for change in plan.new] == ["Two"]
    assert [problem.what for problem in plan.problems] == [
        "“One”: line 7 of this event cannot be read (LOCATION)."
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_marked_letters_are_read(tmp_path: Path, encoding: str) -> None:
    text = calendar(f"SUMMARY:{TITLE}\n{TIMES}")

    assert agenda(text_file(tmp_path, text, "agenda.ics", encoding)).new[0].value.title == TITLE


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    """Half an agenda would look like a whole one."""
    with pytest.raises(Unreadable, match="breaks off"):
        agenda(
            text_file(
                tmp_path, calendar(f"SUMMARY:X\n{TIMES}").removesuffix("END:VCALENDAR\r\n"), "agenda.ics"
            )
        )
