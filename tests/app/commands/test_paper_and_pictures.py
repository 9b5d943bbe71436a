"""Printing and drawing from the command line, without a display."""

from pathlib import Path

import pypdfium2
import pytest

from app.pdf.editions import EDITIONS
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
    said = rostrum("print", "badges", sample, "-o", tmp_path / "badges.pdf")

    assert said.code == 0, said.err
    assert pages(tmp_path / "badges.pdf") == 14
    assert {path.suffix for path in tmp_path.iterdir()} <= {".pdf", ".rostrum", ""}


def test_one_delegation_on_single_cards(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """By its code; each card is a page."""
    said = rostrum("print", "badges", sample, "-o", tmp_path / "b.pdf", "--only", "AT", "--stock", "cr80")

    assert said.code == 0, said.err
    assert pages(tmp_path / "b.pdf") >= 1


@pytest.mark.parametrize("more", [("--stock", "papyrus"), ("--only", "XX")])
def test_what_cannot_be_printed_is_a_sentence(
    rostrum: Shell, sample: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """And no file appears."""
    said = rostrum("print", "badges", sample, "-o", tmp_path / "b.pdf", *more)

    assert said.code == 2
    assert said.err.strip().endswith(".")
    assert not (tmp_path / "b.pdf").exists()


def test_the_run_of_show_prints_again_byte_for_byte(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """Same data, same bytes."""
    for name in ("one.pdf", "two.pdf"):
        assert rostrum("print", "run-of-show", sample, "-o", tmp_path / name).code == 0

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert pages(tmp_path / "one.pdf") >= 3


def test_a_folder_that_is_not_there_is_a_sentence(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """Nothing is made that nobody asked for."""
    said = rostrum("print", "run-of-show", sample, "-o", tmp_path / "nowhere" / "r.pdf")

    assert said.code == 4
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("role", "state", "theme"),
    [("chair", "running", "night"), ("chair", "empty", "day"), ("room", "over", "night")],
)
def test_a_screen_is_drawn_without_a_display(
    rostrum: Shell, sample: Path, tmp_path: Path, role: str, state: str, theme: str
) -> None:
    """In the size that was asked for."""
    from PySide6.QtGui import QImage  # noqa: PLC0415

    out = tmp_path / "screen.png"
    said = rostrum(
        "screenshot", sample, "--role", role, "--state", state, "--theme", theme, "--size", "1280x672",
        "-o", out,
    )  # fmt: skip
    picture = QImage(str(out))

    assert said.code == 0, said.err
    assert (picture.width(), picture.height()) == (1280, 672)


def test_a_state_there_is_not_is_named_with_those_there_are(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """So that the next try succeeds."""
    said = rostrum("screenshot", sample, "--state", "dancing", "-o", tmp_path / "s.png")

    assert said.code == 2
    assert "running" in said.err


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
    said = rostrum("print", *words, sample, "-o", tmp_path / "p.pdf")

    assert said.code == 0, said.err
    assert page in texts(tmp_path / "p.pdf")[0]


def test_no_sheet_of_the_sample_names_its_protected_person(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """R0173 is Expert A on all of them."""
    for edition in EDITIONS:
        out = tmp_path / f"{edition}.pdf"
        assert rostrum("print", "run-of-show", sample, "--edition", edition, "-o", out).code == 0
        said = " ".join(texts(out))
        assert not any(name in said for name in ("Trevejo", "Marisol"))


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
