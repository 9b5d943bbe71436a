"""The door on the command line: people checked in, names of the waiting room, the move to Zoom."""

import json
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.commands.conftest import Shell
from tests.app.people import OPENING, make_conference

NOW = ("--now", OPENING.isoformat())


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """Five people, of whom one is pending and one protected."""
    return make_conference(tmp_path / "conference.rostrum", SetClock(OPENING))


def test_a_person_is_checked_in_by_any_part_of_the_name(rostrum: Shell, conference: Path) -> None:
    """In any script; the second time is refused; undo takes it back."""
    assert rostrum("check-in", conference, "solb", *NOW).out == "Ingrid Solberg checked in.\n"
    again = rostrum("check-in", conference, "R2", *NOW)
    assert (again.code, again.err) == (1, "Ingrid Solberg is in already.\n")
    assert rostrum("check-in", conference, "Ћирић", *NOW).out == "Đorđe Ćirić checked in.\n"
    assert rostrum("check-in", conference, "--undo").out == "Undone: Đorđe Ćirić checked in.\n"


def test_undo_takes_back_what_was_seen_at_the_door_or_nothing(rostrum: Shell, conference: Path) -> None:
    """Exit 5 and nothing written when another act is the last by now."""
    seq = str(json.loads(rostrum("check-in", conference, "R2", "--json", *NOW).out)["seq"])
    later = str(json.loads(rostrum("attendance", conference, "zoom", "--only", "CA", "--json").out)["seq"])
    for verb in ("check-in", "attendance"):
        answer = rostrum(verb, conference, "--undo", "--expecting", seq)
        assert (answer.code, answer.out) == (5, "")
        assert answer.err.startswith("Another act came in between")
    assert rostrum("attendance", conference, "--undo", "--expecting", later).code == 0
    assert rostrum("check-in", conference, "--undo", "--expecting", seq).code == 0
    assert rostrum("check-in", conference, "--undo", "--expecting", seq).code == 5
    assert rostrum("check-in", conference, "--undo").code == 1


def test_who_cannot_be_told_apart_or_is_not_admitted_is_a_sentence(rostrum: Shell, conference: Path) -> None:
    """Several, nobody, pending, on Zoom."""
    several = rostrum("check-in", conference, "l")
    assert several.code == 2
    assert "persons fit" in several.err
    assert "R4  Expert A, UN-ODC: hall, confirmed" in several.err
    assert rostrum("check-in", conference, "nobody").err == "Nobody fits “nobody”.\n"
    assert "another layout" in rostrum("check-in", conference, "-prstvxbcDfg").err
    pending = rostrum("check-in", conference, "R5")
    assert (pending.code, "not confirmed" in pending.err) == (1, True)
    assert "attends on Zoom" in rostrum("check-in", conference, "R1").err


def test_an_exception_is_written_down_with_who_allowed_it(rostrum: Shell, conference: Path) -> None:
    """And lets the person in at once."""
    answer = rostrum("check-in", conference, "R5", "--allowed-by", "the chair", "--json")

    assert json.loads(answer.out) == {
        "schema": 1, "said": "Late Comer checked in", "registrant": "R5", "seq": 2,
    }  # fmt: skip


def test_names_of_the_waiting_room_are_looked_up(rostrum: Shell, conference: Path, tmp_path: Path) -> None:
    """Each line with its likeness and why; findings give 1; what is decided stays decided."""
    names = tmp_path / "names.txt"
    names.write_text("CANADA – Tremblay\niPhone\nMona Lind\n\n", encoding="utf-8")

    answer = rostrum("admit", conference, names)

    assert answer.code == 1
    lines = [line.split("\t") for line in answer.out.splitlines()]
    assert [line[:2] for line in lines] == [
        ["CANADA – Tremblay", "exact"],
        ["iPhone", "none"],
        ["Expert A", "exact"],
    ]
    assert lines[0][2] == "R1 Canada – Claire Tremblay: zoom, confirmed"
    assert lines[1][3] == "a device; ask who it is"
    assert lines[2][2].startswith("R4 UNODC – Expert A")
    decided = rostrum("admit", conference, names, "--let-in", "iPhone", "--as", "R2", "--json")
    assert decided.code == 0
    assert json.loads(decided.out)["names"][1]["why"] == "decided: let in"


def test_everybody_moves_to_zoom_in_one_act(rostrum: Shell, conference: Path) -> None:
    """One delegation may stay; a wrong word is refused."""
    assert rostrum("attendance", conference, "zoom").out == "Everybody attends on Zoom.\n"
    assert rostrum("attendance", conference, "hall", "--only", "NO").out == "Norway attends in the hall.\n"
    assert rostrum("check-in", conference, "R2").code == 0
    assert rostrum("attendance", conference, "hall", "--only", "R1").code == 0
    assert rostrum("attendance", conference, "zoom", "--only", "XX").code == 1
    assert rostrum("attendance", conference, "moon").code == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_list_of_names_is_read_in_any_encoding(
    rostrum: Shell, conference: Path, tmp_path: Path, encoding: str
) -> None:
    """As the window reads it; the command line and the desk show the same names."""
    path = tmp_path / "names.txt"
    path.write_bytes("Claire Tremblay (she/her)\r\nRenée Müller\r\n".encode(encoding))

    answer = rostrum("admit", conference, path, "--json")

    names = json.loads(answer.out)["names"]
    assert [(name["name"], name["match"]) for name in names] == [
        ("Claire Tremblay (she/her)", "likely"),
        ("Renée Müller", "none"),
    ]
    station = Station.open(str(conference), clock=SetClock(OPENING))
    assert RegistrationDesk(station).names_in(path) == ("Claire Tremblay (she/her)", "Renée Müller")
    station.close()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00\xd8", b"\x00" * 10, b"x\n" * 3_000_000])
def test_a_list_of_names_that_cannot_be_read_is_a_sentence(
    rostrum: Shell, conference: Path, tmp_path: Path, content: bytes | None
) -> None:
    """Missing, or no text."""
    path = tmp_path / "names.txt"
    if content is not None:
        path.write_bytes(content)

    assert rostrum("admit", conference, path).code == 3


def test_a_picture_of_the_badge_checks_in(rostrum: Shell, conference: Path, tmp_path: Path) -> None:
    """Of a badge that is nobody's, or of no badge at all, it is a sentence."""
    station = Station.open(str(conference), clock=SetClock(OPENING))
    badge = next(registrant.badge for registrant in station.load().registrants if registrant.number == "R2")
    station.close()
    for name, text in (("own.png", badge), ("other.png", "somebody-else")):
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
        Image.fromarray(code.to_image(scale=6)).save(tmp_path / name)

    assert (
        rostrum("check-in", conference, "--picture", tmp_path / "own.png").out
        == "Ingrid Solberg checked in.\n"
    )
    other = rostrum("check-in", conference, "--picture", tmp_path / "other.png")
    assert (other.code, "belongs to nobody" in other.err) == (2, True)
    assert rostrum("check-in", conference, "--picture", conference).code == 3


def test_the_switch_of_everybody_is_taken_back(rostrum: Shell, sample: Path) -> None:
    """In one act, as it was made; where they attend must be said."""
    before = rostrum("export", "registrants", sample).out
    assert rostrum("attendance", sample, "zoom").out == "Everybody attends on Zoom.\n"
    assert rostrum("attendance", sample, "--undo").out.startswith("Undone: ")

    assert rostrum("export", "registrants", sample).out == before
    assert "hall or zoom" in rostrum("attendance", sample).err
