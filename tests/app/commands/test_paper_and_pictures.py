"""Printing and drawing from the command line, without a display."""

import os
import sqlite3
import stat
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from app.run_of_show.editions import EDITIONS
from tests.app.commands.conftest import Shell
from tests.app.pdf.paper import texts


def pages(path: Path) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def test_badges_are_printed_ten_to_a_sheet(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """All who come to the hall and are confirmed; nothing half written stays behind."""
    answer = rostrum("print", "badges", sample, "-o", tmp_path / "badges.pdf")

    assert answer.code == 0, answer.err
    assert pages(tmp_path / "badges.pdf") == 14
    assert {path.suffix for path in tmp_path.iterdir()} <= {".pdf", ".rostrum", ""}


def test_one_delegation_on_single_cards(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """By its code; each card is a page."""
    answer = rostrum("print", "badges", sample, "-o", tmp_path / "b.pdf", "--only", "AT", "--stock", "cr80")

    assert answer.code == 0, answer.err
    assert pages(tmp_path / "b.pdf") >= 1


@pytest.mark.parametrize("more", [("--stock", "papyrus"), ("--only", "XX")])
def test_what_cannot_be_printed_is_a_sentence(
    rostrum: Shell, sample: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """And no file appears."""
    answer = rostrum("print", "badges", sample, "-o", tmp_path / "b.pdf", *more)

    assert answer.code == 2
    assert answer.err.strip().endswith(".")
    assert not (tmp_path / "b.pdf").exists()


def test_the_run_of_show_prints_again_byte_for_byte(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """Same data, same bytes."""
    for name in ("one.pdf", "two.pdf"):
        assert rostrum("print", "run-of-show", sample, "-o", tmp_path / name).code == 0

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert pages(tmp_path / "one.pdf") >= 3


def test_a_folder_that_is_not_there_is_a_sentence(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """Nothing is made that nobody asked for."""
    answer = rostrum("print", "run-of-show", sample, "-o", tmp_path / "nowhere" / "r.pdf")

    assert answer.code == 4
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("role", "state", "theme"),
    [
        ("chair", "running", "night"),
        ("chair", "empty", "day"),
        ("room", "over", "night"),
        ("tech", "zoom-down", "day"),
        ("lectern", "message", "night"),
        ("waiting", "break", "night"),
    ],
)
def test_a_screen_is_drawn_without_a_display(
    rostrum: Shell, sample: Path, tmp_path: Path, role: str, state: str, theme: str
) -> None:
    """In the size that was asked for."""
    out = tmp_path / "screen.png"
    answer = rostrum(
        "screenshot", sample, "--role", role, "--state", state, "--theme", theme, "--size", "1280x672",
        "-o", out,
    )  # fmt: skip
    picture = QImage(str(out))

    assert answer.code == 0, answer.err
    assert (picture.width(), picture.height()) == (1280, 672)


def test_a_state_there_is_not_is_named_with_those_there_are(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """So that the next try succeeds."""
    answer = rostrum("screenshot", sample, "--state", "dancing", "-o", tmp_path / "s.png")

    assert answer.code == 2
    assert "running" in answer.err


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of the one printer that takes what it is sent."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "lp").write_text('#!/bin/sh\n[ "$2" = Badges ] || { echo "lp: not there" >&2; exit 1; }\n')
    (folder / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return "Badges"


def test_badges_are_sorted_chosen_and_remembered(
    rostrum: Shell, sample: Path, tmp_path: Path, printer: str
) -> None:
    """What was printed is not printed again, unless it is asked for; a number's order is its own."""
    out = tmp_path / "b.pdf"
    choice = ("--only", "AT,not-printed", "--sort", "number")
    first = rostrum("print", "badges", sample, "-o", out, *choice, "--printer", printer)
    again = rostrum("print", "badges", sample, "-o", out, "--only", "AT,not-printed")
    others = rostrum("print", "badges", sample, "-o", out, "--only", "not-printed", "--stock", "cr80")
    everybody = rostrum("print", "badges", sample, "-o", out)
    done, rest, total = (int(answer.out.split()[1]) for answer in (first, others, everybody))

    assert (again.code, again.err) == (2, "Nobody gets a badge by that choice; nothing was printed.\n")
    assert done + rest == total
    assert pages(out) == -(-total // 10)


@pytest.mark.parametrize(
    ("more", "code", "says", "left"),
    [
        (("--second-printer", "Badges", "--second-for", "AT"), 0, "Sent to Badges. Saved", 0),
        (("--second-printer", "Badges", "--second-for", "nobody"), 0, "No badge goes to Badges.", 0),
        (("--second-printer", "Gone", "--second-for", "AT"), 2, "Nothing went to", 1),
        (("--second-printer", "Badges"), 2, "Two printers need", 2),
    ],
)
def test_some_badges_go_to_another_printer(
    rostrum: Shell,
    sample: Path,
    tmp_path: Path,
    printer: str,
    more: tuple[str, ...],
    code: int,
    says: str,
    left: int,
) -> None:
    """Each badge on one of both; what no printer took (1: the second, 2: none) is still not printed."""
    out, some = tmp_path / "b.pdf", ("--only", "AT,FR,not-printed")
    printed = rostrum("print", "badges", sample, "-o", out, *some, "--printer", printer, *more)
    rest = rostrum("print", "badges", sample, "-o", out, *some)

    assert says in printed.out + printed.err
    assert printed.code == code
    assert ("Nobody gets a badge" in rest.err) == (left == 0)


def test_a_delegations_badges_are_for_those_who_come_and_a_number_is_for_anybody(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """In the room and confirmed, unless a person is named."""
    out = tmp_path / "b.pdf"
    everybody = int(rostrum("print", "badges", sample, "-o", out, "--only", "all").out.split()[1])
    states = int(rostrum("print", "badges", sample, "-o", out, "--only", "participating").out.split()[1])
    due = int(rostrum("print", "badges", sample, "-o", out).out.split()[1])
    named = int(rostrum("print", "badges", sample, "-o", out, "--only", "R0001,r0002").out.split()[1])

    assert states < due < everybody
    assert named == 2


def test_a_used_sheet_both_sides_an_offset_and_marks(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """From the last but one place on: two sheets, four pages."""
    answer = rostrum(
        "print", "badges", sample, "-o", tmp_path / "b.pdf", "--only", "AT", "--stock", "l4785",
        "--start-at", "9", "--duplex", "--crop-marks", "--offset", "0.5,-1",
    )  # fmt: skip

    assert answer.code == 0, answer.err
    assert pages(tmp_path / "b.pdf") == 4


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--sort", "colour"), "There is no order “colour”; choose one of french, name"),
        (("--offset", "1"), "“1” is no offset; write millimetres"),
        (("--offset", "nan,1"), "“nan,1” is no offset"),
        (("--offset", "500,1"), "An offset is at most 20 mm."),
        (("--stock", "own"), "There is no stock “own”"),
        (("--layout", "nowhere.toml"), "nowhere.toml cannot be read."),
    ],
)
def test_each_wrong_wish_for_badges_gets_its_sentence(
    rostrum: Shell, sample: Path, tmp_path: Path, more: tuple[str, ...], sentence: str
) -> None:
    """And nothing is printed."""
    answer = rostrum("print", "badges", sample, "-o", tmp_path / "b.pdf", *more)

    assert answer.code in (2, 3)
    assert sentence in answer.err
    assert not (tmp_path / "b.pdf").exists()


def test_a_layout_is_kept_in_the_conference_and_forgotten_again(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """With its own sheet, which is then the one that is printed on."""
    plain = rostrum("layout", sample).out
    own = tmp_path / "own.toml"
    own.write_text(
        plain + "\n[stock]\npage = [105, 297]\ncard = [85, 54]\nrows = 5\nfirst = [10, 10]\n",
        encoding="utf-8",
    )
    kept = rostrum("layout", sample, "--set", own)
    shown = rostrum("layout", sample, "--stock", "a4").out
    printed = rostrum("print", "badges", sample, "-o", tmp_path / "b.pdf", "--only", "AT")
    forgotten = rostrum("layout", sample, "--reset")

    assert kept.out == "Badges on lying cards follow own.toml from now on.\n"
    assert "[stock]" in shown
    assert int(printed.out.split()[4]) == -(-int(printed.out.split()[1]) // 5)
    assert forgotten.code == 0
    assert rostrum("layout", sample).out == plain


def test_a_wrong_layout_is_refused_and_nothing_is_kept(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """With its line."""
    plain = rostrum("layout", sample).out
    (tmp_path / "bad.toml").write_text(plain.replace("size = 22", "size = 'big'"), encoding="utf-8")
    answer = rostrum("layout", sample, "--set", tmp_path / "bad.toml")

    assert answer.code == 3
    assert "bad.toml, line " in answer.err
    assert "front.size must be a number from 2 to 200" in answer.err
    assert rostrum("layout", sample).out == plain


def test_the_calibration_page_is_one_page(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """And counts nobody's badge as printed."""
    out = tmp_path / "c.pdf"
    answer = rostrum("print", "badges", sample, "-o", out, "--calibration", "--stock", "l4785")

    assert answer.code == 0, answer.err
    assert pages(out) == 1


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (("run-of-show", "--edition", "tech", "--day", "2"), "Run of show · Tech desk"),
        (("list-of-speakers", "--session", "D1-P1"), "List of speakers"),
        (("chair-script", "--session", "D1-P1"), "Chair’s script"),
        (("checks",), "Checks"),
        (("programme", "--status", "approved"), "Programme"),
    ],
)
def test_each_document_has_its_verb(
    rostrum: Shell, sample: Path, tmp_path: Path, words: tuple[str, ...], page: str
) -> None:
    """The short forms are editions of the run of show."""
    answer = rostrum("print", *words, sample, "-o", tmp_path / "p.pdf")

    assert answer.code == 0, answer.err
    assert page in texts(tmp_path / "p.pdf")[0]


def test_no_sheet_of_the_sample_names_its_protected_person(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """R0173 is Expert A on all of them."""
    for edition in EDITIONS:
        out = tmp_path / f"{edition}.pdf"
        assert rostrum("print", "run-of-show", sample, "--edition", edition, "-o", out).code == 0
        answer = " ".join(texts(out))
        assert not any(name in answer for name in ("Trevejo", "Marisol"))


def test_an_act_from_paper_is_entered_with_its_instant(rostrum: Shell, sample: Path) -> None:
    """A time without its offset is the venue's; out of order it is refused with a sentence."""
    first = ("floor", "start_item", sample, "item=1", "--session", "D1-P1", "--now", "2021-06-14T18:00+02:00")
    done = rostrum(*first, "--at", "2021-06-14T15:41", "--json")
    assert done.code == 0, done.err
    assert '"at": "2021-06-14T15:41:00+02:00"' in done.out

    late = rostrum(*first[:3], "item=2", *first[4:], "--at", "2021-06-14T15:40")
    assert late.code == 1
    assert "15:40:00 on Mon 14 June 2021 lies before the last act" in late.err
    assert rostrum(*first, "--at", "yesterday").code == 2


def acts_of(path: Path) -> list[str]:
    """What was done at the door, and how often a print was noted."""
    connection = sqlite3.connect(path)
    try:
        acts = [kind for (kind,) in connection.execute("SELECT kind FROM desk_entries ORDER BY seq")]
        return acts + ["print"] * connection.execute("SELECT count(*) FROM prints").fetchone()[0]
    finally:
        connection.close()


def test_a_file_is_saved_and_no_badge_is_printed(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """Nothing is noted, and the next print asks for no reason."""
    before = acts_of(sample)
    answers = [rostrum("print", "badges", sample, "--only", "R0044", "-o", tmp_path / "b.pdf") for _ in "12"]

    assert [answer.code for answer in answers] == [0, 0]
    assert answers[0].out.startswith("Saved 1 badge on 1 page: ")
    assert acts_of(sample) == before


@pytest.mark.parametrize("more", [(), ("--reason", "lost")])
def test_a_printer_that_takes_nothing_is_noted_nowhere(
    rostrum: Shell, sample: Path, tmp_path: Path, printer: str, more: tuple[str, ...]
) -> None:
    """And the former badge still holds."""
    rostrum("print", "badges", sample, "--only", "R0044", "-o", tmp_path / "b.pdf", "--printer", printer)
    before = acts_of(sample)
    words = ("--only", "R0044", "-o", tmp_path / "b.pdf", "--printer", "NONE", *more)
    answer = rostrum("print", "badges", sample, *words)

    assert answer.code == 2
    assert "NONE" in answer.err
    assert "void" not in answer.err
    assert acts_of(sample) == before
    assert before[-2:] == ["BadgesPrinted", "print"]


@pytest.mark.parametrize("more", [(), ("--printer", "Badges")])
def test_a_badge_is_void_when_its_successor_exists(
    rostrum: Shell, sample: Path, tmp_path: Path, printer: str, more: tuple[str, ...]
) -> None:
    """Printed, or saved in its place; the new one bears the id that holds from then on."""
    out = tmp_path / "b.pdf"
    assert rostrum("print", "badges", sample, "--only", "R0044", "-o", out, "--printer", printer).code == 0
    answer = rostrum("print", "badges", sample, "--only", "R0044", "--reason", "lost", "-o", out, *more)
    nowhere = ("--only", "R0044", "--reason", "lost", "-o", tmp_path / "no" / "b.pdf", *more)

    assert answer.code == 0, answer.err
    assert "the former is void" in answer.err
    expected = ["BadgesPrinted", "BadgeReplaced", *(["BadgesPrinted", "print"] if more else []), "print"]
    after = acts_of(sample)
    assert after[-len(expected) :] == expected
    assert rostrum("print", "badges", sample, *nowhere).code == 4
    assert acts_of(sample) == after


@pytest.mark.parametrize(
    ("verb", "public"),
    [
        ("print badges CONF -o OUT", False),
        ("print run-of-show CONF -o OUT", False),
        ("print programme CONF -o OUT", True),
        ("print record CONF --session D1-OPEN -o OUT", False),
        ("print badges CONF --calibration -o OUT", True),
        ("export agenda CONF -o OUT", True),
        ("export agenda CONF --format ics --public -o OUT", True),
        ("export registrants CONF --format csv -o OUT", False),
        ("export registrants CONF --format xlsx -o OUT", False),
        ("export registrants CONF --format pdf -o OUT", False),
        ("export questions CONF -o OUT", False),
        ("export journal CONF --session D1-OPEN -o OUT", False),
        ("screenshot CONF -o OUT", False),
        ("backup CONF OUT", False),
        ("import registrants CONF LIST --dry-run --report OUT", False),
        ("import registrants CONF LIST --dry-run --problems OUT", False),
        ("new OUT --name C --starts 2021-06-14T10:00Z --ends 2021-06-15T10:00Z", False),
    ],
)
@pytest.mark.parametrize("mask", [0o022, 0o000])
def test_what_holds_names_is_its_owners_alone(
    rostrum: Shell, sample: Path, tmp_path: Path, verb: str, public: bool, mask: int
) -> None:
    """Whatever the umask; what is for everybody follows it."""
    (tmp_path / "list.csv").write_text("reg_id,first_name,family_name,entity,email\nZ1,Zoe,Zander,NO,none\n")
    places = {"CONF": sample, "OUT": tmp_path / "out", "LIST": tmp_path / "list.csv"}
    former = os.umask(mask)
    try:
        answer = rostrum(*(places.get(word, word) for word in verb.split()))
    finally:
        os.umask(former)

    assert answer.code in (0, 1), answer.err
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == (0o666 & ~mask if public else 0o600)
    assert not list(tmp_path.glob(".*part"))
