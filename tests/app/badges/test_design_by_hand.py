"""A layout that is changed by hand: only what was meant changes; boxes stand where letters do."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from app.badges import layout_edit as edit
from app.badges.boxes import boxes
from app.badges.layout_file import read_layout, shipped, shipped_text
from app.badges.sheets import Sheets, print_badges
from app.badges.stocks import stock_called
from app.errors import Refused
from tests.app.pdf.paper import face_of, registrant

MM = 72 / 25.4
PLAIN = """# ours
[card]
width = 85   # as bought
height = 54

# the name goes first
[[front]]
field = "name"
size = 22 # large

[[front]]
text = "a # b"
size = 8
# to be discussed
"""
Change = Callable[[str], str]


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (
            lambda text: edit.with_value(text, "front", "size", 20.5),
            "size = 22 # large",
            "size = 20.5 # large",
        ),
        (lambda text: edit.with_value(text, "front", "text", "c", 1), 'text = "a # b"', 'text = "c"'),
        (
            lambda text: edit.with_value(text, "front", "colour", "#112233"),
            "size = 22 # large\n",
            'size = 22 # large\ncolour = "#112233"\n',
        ),
        (lambda text: edit.without_key(text, "card", "height"), "height = 54\n", ""),
        (
            lambda text: edit.with_table(text, "front", {"field": "seat", "size": 9.0}),
            "size = 8\n",
            'size = 8\n\n[[front]]\nfield = "seat"\nsize = 9\n',
        ),
        (
            lambda text: edit.with_value(text, "logo", "file", 'a "b".png'),
            "# to be discussed\n",
            '# to be discussed\n\n[logo]\nfile = "a \\"b\\".png"\n',
        ),
        (
            lambda text: edit.without_table(text, "front", 0),
            '[[front]]\nfield = "name"\nsize = 22 # large\n\n',
            "\n",
        ),
        (
            lambda text: edit.moved(text, "front", 0, 1),
            '[[front]]\nfield = "name"\nsize = 22 # large\n\n[[front]]\ntext = "a # b"\nsize = 8\n',
            '[[front]]\ntext = "a # b"\nsize = 8\n\n[[front]]\nfield = "name"\nsize = 22 # large\n',
        ),
    ],
)
def test_only_what_was_meant_changes(change: Change, before: str, after: str) -> None:
    """Comments and everything else stay as they were written."""
    assert PLAIN.count(before) == 1
    assert change(PLAIN).rstrip() == PLAIN.replace(before, after).rstrip()


@pytest.mark.parametrize(
    "otherwise",
    [
        'card = {width = 85, height = 54}\nfront = [{field = "name", size = 22}]\n',
        'card.width = 85\ncard.height = 54\n[[front]]\nfield = "name"\nsize = 22\n',
    ],
)
def test_what_is_written_in_another_way_is_refused_and_stays(otherwise: str) -> None:
    """Never a guess."""
    assert edit.values_of(otherwise, "card") == {"width": 85, "height": 54}
    with pytest.raises(Refused, match="change it in the text"):
        edit.with_value(otherwise, "card", "width", 80)


@pytest.mark.parametrize("shape", ["lying", "upright", "small"])
def test_every_layout_of_the_program_can_be_designed(shape: str) -> None:
    """A code, a band and a text of one's own, one after the other; it is a layout each time."""
    text = shipped_text(shape)
    for change in (
        lambda text: edit.with_value(text, "qr", "size", 12),
        lambda text: edit.with_value(text, "band", "height", 5),
        lambda text: edit.with_value(text, "front", "size", 15, edit.count_of(text, "front") - 1),
        lambda text: edit.with_table(text, "back", {"text": "In an emergency call 112", "size": 9}),
        lambda text: edit.with_table(text, "rule", {"category": "io", "words": "UN", "colour": "#112233"}),
        lambda text: edit.moved(text, "front", 0, 1),
        lambda text: edit.without_table(text, "front", edit.count_of(text, "front") - 1),
    ):
        text = change(text)
        read_layout(text, "ours")
    assert edit.values_of(text, "rule")["words"] == "UN"


@pytest.mark.parametrize(
    ("stock", "fold"), [("cr80", False), ("a6", False), ("dk11209", False), ("a6", True)]
)
@pytest.mark.parametrize("back", [False, True])
def test_each_box_holds_the_letters_that_are_printed(
    tmp_path: Path, stock: str, fold: bool, back: bool
) -> None:
    """On cards of any size, folded or not, front and back."""
    sheet = stock_called(stock)
    shape = "small" if stock == "dk11209" else "lying" if stock == "cr80" else "upright"
    text = edit.with_table(shipped_text(shape), "back", {"field": "name", "size": 14})
    if fold:
        text = edit.with_value(edit.with_value(text, "card", "fold", True), "card", "height", 52.5)
    layout = read_layout(text, "ours")
    face = face_of(registrant(1, given="Anna", family="Berglund", position="Ambassador"))
    path = tmp_path / "card.pdf"
    print_badges([face], path, stock=Sheets(sheet, duplex=True), layout=layout)
    found = {box.words: box for box in boxes(face, layout, sheet.card, None, False, back)}

    assert "name" in found
    with pypdfium2.PdfDocument(path) as document:
        page = document[1 if back and not fold else 0]
        high = page.get_height()
        for words, box in found.items():
            if box.table in ("front", "back"):
                left, top = box.x * MM, high - box.y * MM
                inside = page.get_textpage().get_text_bounded(
                    left, top - box.height * MM, left + box.width * MM, top
                )
                said = {"name": "Berglund", "delegation": "Sweden", "position": "Ambassador"}.get(words, "")
                assert said in inside.replace("\r\n", " "), words
    assert shipped(shape)
