"""Rows from Excel, Word or a mail become items by Ctrl+V; those of the editor go out and come back."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.agenda.conftest import AS_IT_WAS, Office


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            "Welcome\tMs Ann Sample\t10\nKeynote\tProf. Bert Test\t0:20:00\n",
            ["Welcome 10:00", "Keynote 20:00"],
        ),
        (
            "Titel\tDauer\tRedner\nBegrüßung\t10\tFrau X\nRede\t0:15\tHerr Y\n",
            ["Begrüßung 10:00", "Rede 15:00"],
        ),
        (
            "• Welcome (5 min)\n• Ms Ann Sample, Director, Austria (10 min)",
            ["Welcome 5:00", "Ms Ann Sample 10:00"],
        ),
        (
            "15:40 Welcome\n15:50 Keynote\n16:00 Discussion (10 min)",
            ["Welcome 10:00", "Keynote 10:00", "Discussion 10:00"],
        ),
    ],
)
def test_copied_rows_are_items_below_the_chosen_one(office: Office, rows: str, lines: list[str]) -> None:
    """One act, which Ctrl+Z takes back."""
    QApplication.clipboard().setText(rows)
    office.at("1").press("Ctrl+V")

    items = office.session().items
    found = [f"{item.title} {item.duration_ms // 60_000}:00" for item in items[1 : 1 + len(lines)]]
    assert found == lines
    assert len(items) == len(AS_IT_WAS) + len(lines)
    assert office.said.startswith(f"{len(lines)} items pasted into D1-P1 · Ctrl+Z undo")
    office.press("Ctrl+Z")
    assert office.lines() == AS_IT_WAS


def test_what_the_editor_copies_comes_back_as_it_was(office: Office) -> None:
    """One item, or all of the session, with who speaks and for whom."""
    office.window.run("copy_items")
    office.at("3").press("Ctrl+V")
    items = [(i.title, i.kind, i.speaker, i.entity, i.mode, i.duration_ms) for i in office.session().items]
    assert items[:3] == items[3:]
    office.at("1").press("Ctrl+C", "Ctrl+V")
    assert (len(office.session().items), office.session().items[1].title) == (7, items[0][0])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no text"),
        ("2:30 Panel", "Row 1: “2:30 Panel” may be in the morning"),
        ("\t\t", "holds no text"),
    ],
)
def test_what_cannot_be_an_item_is_a_sentence(office: Office, text: str, why: str) -> None:
    QApplication.clipboard().setText(text)
    office.at("1").press("Ctrl+V")

    assert why in office.said
    assert office.lines() == AS_IT_WAS
