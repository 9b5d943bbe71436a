"""Parts of a badge that were put somewhere by hand stand there, and the rest has the room they leave."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.badges import layout_edit as edit
from app.badges.boxes import Box, boxes, clash
from app.badges.design import ground
from app.badges.face import Band
from app.badges.layout import INK, Layout
from app.badges.layout_file import read_layout, shipped_text
from app.badges.sheets import Sheets, print_badges
from app.badges.stocks import stock_called
from app.errors import Unreadable
from tests.app.pdf.paper import face_of, registrant

MM = 72 / 25.4
PLACES = {"x": 40.0, "y": 12.0}


def _placed(text: str, table: str, place: int = 0, **values: float) -> str:
    for key, value in values.items():
        text = edit.with_value(text, table, key, value, place)
    return text


def _boxes(layout: Layout, card: tuple[float, float]) -> dict[str, Box]:
    face = face_of(registrant(1, given="Anna", family="Berglund", position="Ambassador"))
    return {box.words: box for box in boxes(face, layout, card, None, True, False)}


@pytest.mark.parametrize(("shape", "stock"), [("lying", "cr80"), ("upright", "a6"), ("small", "dk11209")])
@pytest.mark.parametrize("part", ["name", "delegation"])
@pytest.mark.parametrize("family", ["Berg", "Wolfeschlegelsteinhausenbergerdorff", "الحسيني", "Їжакевич"])
def test_a_text_stands_where_it_was_put(
    tmp_path: Path, shape: str, stock: str, part: str, family: str
) -> None:
    """On any card, a long name too, within the width it was given."""
    text, sheet = shipped_text(shape), stock_called(stock)
    place = next(
        at
        for at in range(edit.count_of(text, "front"))
        if edit.values_of(text, "front", at).get("field") == part
    )
    layout = read_layout(_placed(text, "front", place, x=12, y=3, width=30), "ours")
    face = face_of(registrant(1, given="Anna", family=family))
    path = tmp_path / "card.pdf"
    print_badges([face], path, stock=Sheets(sheet), layout=layout)
    found = {box.words: box for box in boxes(face, layout, sheet.card, None, False, False)}
    box, by = found[part], layout.scale_on(*sheet.card)

    assert (box.x, box.y, box.width) == pytest.approx((12 * by, 3 * by, 30 * by))
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        corner = sheet.corner(0)
        left, top = (corner[0] + box.x) * MM, page.get_height() - (corner[1] + box.y) * MM
        inside = page.get_textpage().get_text_bounded(left, top - box.height * MM, left + box.width * MM, top)
    letters = "".join(inside.split())
    assert len(letters) >= len(face.delegation if part == "delegation" else family.replace(" ", ""))


def test_what_leaves_its_place_leaves_its_room_to_the_rest() -> None:
    """Where the code was texts are as wide as the card; where a photo was they begin at the left."""
    text, card = shipped_text("lying"), (85.0, 54.0)
    before = _boxes(read_layout(edit.with_value(text, "photo", "height", 20), "ours"), card)
    text = _placed(text, "qr", x=60, y=2)
    text = _placed(edit.with_value(text, "photo", "height", 20), "photo", x=64, y=24)
    after = _boxes(read_layout(text, "ours"), card)

    assert (after["code"].x, after["code"].y) == (60, 2)
    assert (after["photo"].x, after["photo"].y) == (64, 24)
    assert after["delegation"].width > before["delegation"].width
    assert after["name"].x < before["name"].x


@pytest.mark.parametrize(
    ("table", "values", "says"),
    [
        ("qr", {"x": 2, "y": 20}, "Code stands over name."),
        ("qr", {"x": 80, "y": 2}, "Code hangs over the edge of the card."),
        ("qr", {"x": 62, "y": 29}, ""),
        ("photo", {"x": 8, "y": 16}, ""),
        ("photo", {"x": 55, "y": 24}, "Photo stands over name."),
    ],
)
def test_what_stands_badly_is_said(table: str, values: dict[str, float], says: str) -> None:
    """Only of what was put by hand: the program's own layouts never do."""
    card = (85.0, 54.0)
    text = shipped_text("lying")
    text = edit.with_value(text, "photo", "height", 20) if table == "photo" else text
    found = list(_boxes(read_layout(_placed(text, table, **values), "ours"), card).values())

    assert clash(found, card) == says


@pytest.mark.parametrize(("x", "y"), [(70, 3), (3, 53)])
def test_on_the_side_that_stands_upside_down_an_edge_is_an_edge(x: float, y: float) -> None:
    """On a folded card the far edges of its second side are the left and the upper one."""
    text = edit.with_value(shipped_text("lying"), "card", "fold", True)
    text = edit.with_table(text, "back", {"text": "Lost? Bring it to the desk", "size": 14.0})
    layout = read_layout(_placed(text, "back", edit.count_of(text, "back") - 1, x=x, y=y, width=30), "ours")
    found = boxes(face_of(registrant(1)), layout, (85.0, 108.0), None, False, True)

    assert clash(found, (85.0, 108.0)).endswith("hangs over the edge of the card.")


@pytest.mark.parametrize(("band", "letters"), [("#1f3a5f", "#1f3a5f"), ("#ffe14d", INK), ("#ffffff", INK)])
def test_a_band_too_pale_for_letters_lends_them_no_colour(band: str, letters: str) -> None:
    """The conference's name has the colour of the band where it can be read on white."""
    layout = read_layout(shipped_text("lying"), "ours")
    face = replace(face_of(registrant(1)), band=Band("Guest", band), colour="")

    assert {line.colour for line in ground(face, layout) if line.line.text == face.conference} == {letters}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x = 5", "front has x and y, or neither"),
        ("width = 20", "a width belongs to a place: write x and y too"),
        ("x = 5\ny = -1", "front.y must be a number from 0 to 500"),
        ('x = "left"\ny = 1', "front.x must be a number from 0 to 500"),
    ],
)
def test_half_a_place_is_a_sentence(line: str, says: str) -> None:
    """With the line in which it stands."""
    text = f'[card]\nwidth = 85\nheight = 54\n\n[[front]]\nfield = "name"\nsize = 20\n{line}\n'
    with pytest.raises(Unreadable, match=says):
        read_layout(text, "ours")
