"""Printing and drawing from the command line, without a display."""

from pathlib import Path

import pypdfium2
import pytest

from tests.app.commands.conftest import Shell


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
