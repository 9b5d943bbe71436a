"""A layout is data: read strictly, kept as it is, and drawn on both sides."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from app.badges.design import ink_on
from app.badges.face import band_of
from app.badges.layout import SHAPES, Layout, Part, Rule
from app.badges.layout_file import read_layout, shipped, shipped_text
from app.badges.marks import print_calibration
from app.badges.sheets import Pictures, Sheets, print_badges
from app.badges.stocks import STOCKS, Stock
from app.errors import Unreadable
from app.pdf.pictures import Picture, picture
from tests.app.pdf.paper import ENTITIES, PX, face_of, faces, pictures, registrant, stretches, texts

LEAST = '[card]\nwidth = 85\nheight = 54\n\n[[front]]\nfield = "name"\nsize = 20\n'


@pytest.mark.parametrize("shape", SHAPES)
def test_the_programs_own_layouts_are_layouts_like_any_other(shape: str) -> None:
    """Read by the same strict reader, each for the cards that it is named after."""
    layout = read_layout(shipped_text(shape), f"{shape}.toml")

    assert layout == shipped(shape)
    assert layout.shape == shape


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[card", "own.toml is not TOML: "),
        ("", r"own.toml: the table \[card\] with width and height is missing"),
        ("[card]\nwidth = 85\nheight = 54\n", "no .*front.* has the field “name”"),
        ("[card]\nwidth = 85\n", "line 1: card.height is missing"),
        ("[card]\nwidth = true\nheight = 54\n", "line 2: card.width must be a number from 20 to 500"),
        ("[card]\nwidth = 85\nheight = nan\n", "line 3: card.height must be a number"),
        (
            "[card]\nwidth = 85\nheight = 54\nalign = 'right'\n",
            "line 4: card.align must be one of left, centre",
        ),
        ("[crad]\n", "line 1: “crad” is not known; there are card, band"),
        (LEAST + "colour = 'red'\n", "line 8: front.colour must be a colour such as #1f3a5f"),
        (LEAST + "shadow = 1\n", "line 8: “shadow” is not known here; there are field, text"),
        (LEAST + "[[front]]\nsize = 3\n", r"line 8: a \[\[front\]\] has either a field or a text"),
        (LEAST + "[[front]]\nfield = 'name'\nsize = 3\n", "line 9: “name” stands there twice"),
        (LEAST + "[[back]]\ntext = ''\nsize = 3\n", "line 9: back.text must be a text of 1 to 500 letters"),
        (
            LEAST + "[[rule]]\nrole = 'king'\nwords = 'K'\ncolour = '#000000'\n",
            "line 9: rule.role must be one of",
        ),
        (
            LEAST + "[logo]\nfile = '../secret.png'\nheight = 9\n",
            "line 9: logo.file must be a PNG or JPEG file",
        ),
        (
            LEAST + "[stock]\npage = [210, 297]\ncard = [85, 54]\ncolumns = 3\n",
            "line 8: the cards overlap or hang",
        ),
        (LEAST + "[stock]\npage = 'A4'\ncard = [85, 54]\n", "line 9: stock.page must be two numbers in mm"),
        ("front = 3\n", r"line 1: write \[\[front\]\]"),
        ("card = [1]\n", r"line 1: write \[card\]"),
        ("x = " + "[" * 5000, "own.toml is not TOML"),
    ],
)
def test_each_mistake_gets_a_sentence_with_its_line(text: str, sentence: str) -> None:
    """And nothing is assumed."""
    with pytest.raises(Unreadable, match=sentence):
        read_layout(text, "own.toml")


def test_a_rule_of_the_layout_comes_before_those_of_the_program() -> None:
    """By role, by category, or by both."""
    rules = (Rule("Guard", "#f4d35e", role="security"), Rule("VIP", "#000000", "speaker", "partner"))

    assert band_of(registrant(1, role="security"), ENTITIES["SE"], rules).words == "Guard"
    assert band_of(registrant(1, role="speaker"), ENTITIES["JP"], rules).words == "VIP"
    assert band_of(registrant(1, role="speaker"), ENTITIES["SE"], rules).words == "Speaker"
    assert band_of(registrant(1, role="wizard"), None, rules).words == "Participant"


@pytest.mark.parametrize("colour", ["#ffffff", "#f4d35e", "#767676", "#777777", "#1f3a5f", "#000000"])
def test_letters_on_a_band_can_be_read_on_any_colour(colour: str) -> None:
    """White or dark, at a contrast of at least 4.5 to 1 (WCAG 2)."""
    assert contrast(colour, ink_on(colour)) >= 4.5


def contrast(one: str, other: str) -> float:
    """Of two colours, by WCAG 2."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """By WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_backs_lie_behind_their_fronts_when_the_sheet_is_turned_over_its_long_edge(tmp_path: Path) -> None:
    """On a sheet whose cards are not centred, so that a mistake would show; to 0.2 mm."""
    sheet = Stock("own", "", (210, 297), (60, 40), 2, 3, (10, 20), (70, 50))
    people = faces(3)
    print_badges(people, tmp_path / "b.pdf", stock=Sheets(sheet, duplex=True))
    front, back = pictures(tmp_path / "b.pdf")

    for place, face in enumerate(people):
        left, top = sheet.corner(place)
        row = int((top + 40 - 0.8) * PX)
        for side, begin in ((front, left), (back, 210 - left - 60)):
            pixels = [side.getpixel((x, row)) for x in range(side.width)]
            assert any(
                abs(one - begin) <= 0.2 and abs(end - begin - 60) <= 0.2
                for one, end in stretches(pixels, face.band.colour)  # type: ignore[arg-type]
            )


def test_the_back_of_a_layout_is_drawn_in_place_of_the_front(tmp_path: Path) -> None:
    """Its literal texts, and fields of the person where it has them."""
    layout = replace(shipped("lying"), back=(Part("", 11, text="Emergency 112"), Part("number", 9)))
    print_badges(faces(2), tmp_path / "b.pdf", stock=Sheets(STOCKS["a4"], duplex=True), layout=layout)
    front, back = texts(tmp_path / "b.pdf")

    assert "Emergency" not in front
    assert back.count("Emergency 112") == 2
    assert "R0001" in back
    assert "Anna" not in back


def test_a_folded_badge_shows_its_second_side_upside_down(tmp_path: Path) -> None:
    """Turned around, the page is the same; and both codes are read."""
    layout = replace(shipped("lying"), width=105.0, height=74.0, fold=True)
    print_badges(faces(1), tmp_path / "b.pdf", stock="a6", layout=layout)
    sheet = pictures(tmp_path / "b.pdf", dpi=200)[0].convert("L")
    turned = sheet.rotate(180)

    different = sum(
        abs(tobyte - other) > 128 for tobyte, other in zip(sheet.tobytes(), turned.tobytes(), strict=True)
    )
    assert different < sheet.width * sheet.height * 0.004
    assert len(zxingcpp.read_barcodes(sheet)) == 2


def test_an_offset_moves_everything_by_millimetres(tmp_path: Path) -> None:
    """To the right and down, to 0.2 mm."""
    (face,) = faces(1)
    print_badges([face], tmp_path / "b.pdf", stock=Sheets(STOCKS["l4785"], offset=(2.5, -1.5)))
    sheet = pictures(tmp_path / "b.pdf")[0]
    pixels = [sheet.getpixel((x, int((13.5 - 1.5 + 50 - 0.8) * PX))) for x in range(sheet.width)]

    assert stretches(pixels, face.band.colour)[0] == pytest.approx((20, 100), abs=0.2)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["l4784", "l4786", "avery5392", "cr80"])
def test_the_calibration_page_measures_right(tmp_path: Path, code: str) -> None:
    """The outline of the first card, and ticks half a millimetre apart around its edge."""
    stock = STOCKS[code]
    print_calibration(stock, tmp_path / "c.pdf")
    sheet = pictures(tmp_path / "c.pdf", dpi=600)[0].convert("L")
    px, (left, top), (width, height) = 600 / 25.4, stock.first, stock.card
    row = [sheet.getpixel((x, int((top + height * 0.3) * px))) for x in range(sheet.width)]
    edges = [x / px for x, pixel in enumerate(row) if pixel < 128]  # type: ignore[operator]

    assert any(abs(edge - left - width) <= 0.2 for edge in edges)
    ticks = [sheet.getpixel((x, int((top + height / 2) * px))) for x in range(int((left + 5.2) * px))]
    inside = [x for x in range(1, len(ticks)) if ticks[x] < 128 <= ticks[x - 1]]  # type: ignore[operator]
    steps = [(one - other) / px for other, one in pairwise(inside)]
    assert len(steps) >= 9
    assert steps == pytest.approx([0.5] * len(steps), abs=0.1)


def image(size: tuple[int, int], colour: str, kind: str = "PNG") -> bytes:
    """A picture in one colour, as a file."""
    from io import BytesIO

    held = BytesIO()
    Image.new("RGB", size, colour).save(held, kind)
    return held.getvalue()


def test_logo_and_photo_stand_on_the_badge_and_a_protected_person_has_no_photo(tmp_path: Path) -> None:
    """The photo is cut to 3 by 4; the text stands beside it."""
    layout = replace(shipped("lying"), logo=8.0, picture="l.png", photo=24.0)
    photo, logo = picture(image((400, 400), "#00ff00"), photo=True), picture(image((300, 100), "#ff0000"))
    people = [
        face_of(registrant(1, photo="p.jpg")),
        face_of(registrant(2, photo="p.jpg", alias="Participant 2")),
    ]
    assert isinstance(photo, Picture)
    assert (photo.width, photo.height) == (300, 400)
    print_badges(people, tmp_path / "b.pdf", layout=layout, pictures=Pictures(logo, lambda _name: photo))
    sheet = pictures(tmp_path / "b.pdf", dpi=150)[0]

    greens = [
        x for x in range(sheet.width) for y in (180, 230) if is_near(sheet.getpixel((x, y)), (0, 255, 0))
    ]
    reds = [x for x in range(sheet.width) if is_near(sheet.getpixel((x, 120)), (255, 0, 0))]
    assert greens
    assert max(greens) < 105 * 150 / 25.4
    assert min(reds) < 105 * 150 / 25.4 < max(reds)


def is_near(pixel: object, colour: tuple[int, int, int]) -> bool:
    """JPEG moves colours a little."""
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", image((10, 10), "#fff")[:40]])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    """Never an exception on the way to the printer."""
    assert picture(data) is None


def test_a_protected_persons_name_is_nowhere_in_the_file(tmp_path: Path) -> None:
    """Neither in the text, nor in what the file says about itself, nor in its bytes."""
    person = registrant(
        7, "Xanthippe", "Quiverful", alias="Participant 7", native="Ксантиппа", position="Survivor",
        title="Dr", photo="quiverful.jpg",
    )  # fmt: skip
    layout = replace(
        shipped("lying"), back=(Part("name", 20), Part("native", 9), Part("role", 8)), photo=20.0
    )
    path = tmp_path / "b.pdf"
    print_badges([face_of(person)], path, layout=layout, stock=Sheets(STOCKS["a4"], duplex=True))
    with pypdfium2.PdfDocument(path) as document:
        said = " ".join((*texts(path), *document.get_metadata_dict().values()))

    assert said.count("Participant 7") == 2
    for word in ("Xanthippe", "Quiverful", "quiverful", "Ксантиппа", "Survivor"):
        assert word not in said
        assert word.encode() not in path.read_bytes()
    assert isinstance(layout, Layout)
