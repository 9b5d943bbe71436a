"""Badges as they lie on the table: measured, read and scanned."""

import re
import tracemalloc
from base64 import urlsafe_b64encode
from pathlib import Path
from random import Random

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.badges.design import Side
from app.badges.face import BadgeFace, badge_face
from app.badges.layout import Layout, shape_of
from app.badges.layout_file import shipped
from app.badges.sheets import missing_in, print_badges
from app.badges.stocks import STOCKS, Stock
from app.conference.entities import Category, Entity
from app.errors import Trouble
from app.pdf.qr import qr_rows
from app.pdf.shaping import Line
from tests.app.pdf.paper import (
    CONFERENCE,
    ENTITIES,
    NATIVE,
    PX,
    face_of,
    faces,
    pictures,
    registrant,
    sizes_mm,
    stretches,
    texts,
)

SHEETS = [stock for stock in STOCKS.values() if stock.on_a_sheet > 1]
TOLERANCE = 0.2


@pytest.mark.parametrize("stock", STOCKS.values(), ids=STOCKS.keys())
def test_each_card_stands_where_the_stock_has_it(tmp_path: Path, stock: Stock) -> None:
    """Left, right and lower edge of every band on the rendered sheet, to 0.2 mm."""
    path = tmp_path / "badges.pdf"
    people = faces(stock.on_a_sheet)
    print_badges(people, path, stock=stock.code)
    sheet = pictures(path)[0]

    assert sizes_mm(path)[0] == pytest.approx(stock.page, abs=0.05)
    for place, face in enumerate(people):
        left, top = stock.corner(place)
        low = top + stock.card[1]
        across = [sheet.getpixel((x, int((low - 0.8) * PX))) for x in range(sheet.width)]
        down = [sheet.getpixel((int((left + 1) * PX), y)) for y in range(sheet.height)]
        assert near(stretches(across, face.band.colour), left, left + stock.card[0])
        assert any(abs(end - low) <= TOLERANCE for _, end in stretches(down, face.band.colour))


def layout_for(width: float, height: float) -> Layout:
    """The program's own layout on a card."""
    return shipped(shape_of(width, height)).on(width, height)


def _first_operator(line: Line) -> str:
    first = line.runs[0].pieces[0]
    return first if isinstance(first, str) else first.shows[0][1]


def drawn_on(face: BadgeFace, layout: Layout) -> list[tuple[str, float]]:
    """Each line of a badge and the size in points at which it was drawn."""
    lines = list[Line]()
    operators = Side(layout, lines.append).own(face)
    shown = [(line.text, operators.index(_first_operator(line))) for line in lines]
    return [(text, float(re.findall(r"([\d.]+) Tf", operators[:place])[-1])) for text, place in shown]


def sizes_on(face: BadgeFace, layout: Layout) -> dict[str, float]:
    """The largest size in points at which each text of a badge was drawn, also in parts."""
    drawn = drawn_on(face, layout)
    return {text: max(size for line, size in drawn if line in text) for text in face.texts if text}


def near(found: list[tuple[float, float]], begin: float, end: float) -> bool:
    """Whether one of the stretches is the expected one."""
    return any(abs(first - begin) <= TOLERANCE and abs(last - end) <= TOLERANCE for first, last in found)


def test_crop_marks_stand_at_the_edges_and_outside_the_cards(tmp_path: Path) -> None:
    """Above the first row: at both sides and between the columns."""
    stock = STOCKS["a4"]
    print_badges(faces(1), tmp_path / "badges.pdf")
    sheet = pictures(tmp_path / "badges.pdf")[0]
    row = [sheet.getpixel((x, int(9 * PX))) for x in range(sheet.width)]
    marks = [place / PX for place, pixel in enumerate(row) if max(pixel) < 200]

    for edge in (20, 105, 190):
        assert any(abs(mark - edge) <= TOLERANCE for mark in marks)
    assert all(min(abs(mark - edge) for edge in (20, 105, 190)) <= TOLERANCE for mark in marks)
    assert stock.crop


@pytest.mark.parametrize("code", STOCKS)
def test_every_code_of_every_stock_can_be_scanned(tmp_path: Path, code: str) -> None:
    """A scanner reads from the rendered pages exactly the ids that were given."""
    people = faces(max(STOCKS[code].on_a_sheet + 2, 3))
    print_badges(people, tmp_path / "badges.pdf", stock=code)

    read = [
        barcode.text for page in pictures(tmp_path / "badges.pdf") for barcode in zxingcpp.read_barcodes(page)
    ]
    assert sorted(read) == sorted(face.qr for face in people)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20))
def test_every_id_gives_a_code_that_reads_as_the_id(text: str) -> None:
    """Short ones from the table of patterns, long ones from the library."""
    side, rows = qr_rows(text)
    picture = Image.frombytes("1", (len(rows) // side * 8, side), rows).crop((0, 0, side, side)).convert("L")
    page = Image.new("L", (side + 8, side + 8), 255)
    page.paste(picture, (4, 4))

    assert [barcode.text for barcode in zxingcpp.read_barcodes(page.resize((page.width * 6,) * 2, 0))] == [
        text
    ]


@pytest.mark.parametrize("code", STOCKS)
@pytest.mark.parametrize("script", NATIVE)
def test_no_ink_leaves_its_card(tmp_path: Path, code: str, script: str) -> None:
    """Whatever the name is, the text stays above the band and within the margins."""
    person = registrant(
        1,
        "María del Carmen Guadalupe",
        "Wolfeschlegelsteinhausenbergerdorff-Fernández de Córdoba y Álvarez de Toledo",
        native=NATIVE[script],
        position="Ambassador-at-Large for Combating Trafficking in Human Beings, Ministry of Foreign Affairs",
        entity="UN-ODC",
        title="H.E. Ms",
    )
    stock = STOCKS[code]
    print_badges([face_of(person)], tmp_path / "badges.pdf", stock=code)
    sheet = pictures(tmp_path / "badges.pdf", dpi=150)[0].convert("L")
    (left, top), (width, height) = stock.corner(0), stock.card
    above = top + height - layout_for(width, height).band - 0.5
    sides = [(left + 0.3, left + 1.3), (left + width - 1.3, left + width - 0.3)]

    for begin, end in sides:
        box = tuple(round(mm * 150 / 25.4) for mm in (begin, top + 0.3, end, above))
        assert sheet.crop(box).getextrema() == (255, 255)  # type: ignore[arg-type]


def test_a_badge_shows_name_native_form_position_delegation_and_number(tmp_path: Path) -> None:
    """All of it as text that can be read out of the page."""
    person = registrant(42, "Hanako", "Tanaka", native="田中 花子", position="First Secretary", entity="JP")
    print_badges([face_of(person)], tmp_path / "badges.pdf", stock="a7")
    text = texts(tmp_path / "badges.pdf")[0]

    for part in (
        "Hanako",
        "Tanaka",
        "田中 花子",
        "First Secretary",
        "Japan",
        "R0042",
        "PARTNER FOR CO-OPERATION",
        "14–16 June 2021 · Hofburg, Vienna",
    ):
        assert part in text


@pytest.mark.parametrize("code", STOCKS)
@pytest.mark.parametrize("entity", ["SE", "LONG"])
def test_the_delegation_is_the_largest_after_the_name(code: str, entity: str) -> None:
    """On every stock, also with a long name of the delegation; and nothing is too small to read."""
    person = registrant(
        1, "Oleksandra", "Tymchynska", title="Ms", native="Олександра Тимчинська", position="Adviser"
    )
    long = Entity(
        "LONG",
        "Office of the Special Representative and Co-ordinator for Combating Trafficking in Human Beings",
        Category.OSCE_STRUCTURE,
    )
    face = badge_face(person, {"LONG": long}.get(entity, ENTITIES["SE"]), CONFERENCE)
    sizes = sizes_on(face, layout_for(*STOCKS[code].card))

    assert sizes["Tymchynska"] > sizes[face.delegation]
    assert all(
        sizes[face.delegation] >= sizes[text] for text in (person.title, person.native, person.position)
    )
    assert min(sizes.values()) >= 3.5


def test_letters_without_a_font_are_named_and_the_latin_form_is_printed(tmp_path: Path) -> None:
    """The native form is left out whole; the name is there."""
    person = registrant(9, "Anna", "Berg", native="ᏣᎳᎩ")
    report = print_badges([face_of(person)], tmp_path / "badges.pdf")

    assert report.missing == (("R0009", "ᏣᎳᎩ"),) == tuple(missing_in([face_of(person)]))
    assert "Anna" in texts(tmp_path / "badges.pdf")[0]
    assert "Ꮳ" not in texts(tmp_path / "badges.pdf")[0]


def test_markup_in_a_name_prints_literally(tmp_path: Path) -> None:
    """Nothing from outside is markup."""
    print_badges([face_of(registrant(1, "<b>Bobby</b>", "O’Neill & Sons"))], tmp_path / "badges.pdf")

    assert "<b>Bobby</b>" in texts(tmp_path / "badges.pdf")[0]


def test_a_used_sheet_goes_on_at_the_next_place(tmp_path: Path) -> None:
    """From place 9 on, two fit on the first sheet of ten."""
    report = print_badges(faces(3), tmp_path / "badges.pdf", start_at=9)
    first, second = texts(tmp_path / "badges.pdf")

    assert (report.pages, report.badges) == (2, 3)
    assert ("R0001" in first, "R0002" in first, "R0003" in second) == (True, True, True)


def test_the_same_badges_give_the_same_bytes(tmp_path: Path) -> None:
    """A reprint of unchanged badges is the same file."""
    print_badges(faces(12), tmp_path / "a.pdf")
    print_badges(faces(12), tmp_path / "b.pdf")

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_cannot_be_printed_gets_a_sentence(tmp_path: Path) -> None:
    """And no file."""
    path = tmp_path / "badges.pdf"
    with pytest.raises(Trouble, match="no stock “b7”; choose one of a4"):
        print_badges(faces(1), path, stock="b7")
    with pytest.raises(Trouble, match="places 1 to 10"):
        print_badges(faces(1), path, start_at=11)
    with pytest.raises(Trouble, match="Nobody gets a badge"):
        print_badges([], path)
    assert not path.exists()


def test_every_stock_says_where_its_measures_come_from_and_fits_its_sheet() -> None:
    """Nothing hangs over the paper."""
    for stock in STOCKS.values():
        left, top = stock.corner(stock.on_a_sheet - 1)
        assert stock.source
        assert left + stock.card[0] <= stock.page[0] + 0.01
        assert top + stock.card[1] <= stock.page[1] + 0.01


def test_every_code_of_a_hundred_badges_can_be_scanned(tmp_path: Path) -> None:
    """With other ids than those of the other tests: any 72 random bits."""
    pick = Random(4)
    people = [face_of(registrant(n, badge=urlsafe_b64encode(pick.randbytes(9)).decode())) for n in range(100)]
    print_badges(people, tmp_path / "badges.pdf")

    read = [
        barcode.text for page in pictures(tmp_path / "badges.pdf") for barcode in zxingcpp.read_barcodes(page)
    ]
    assert sorted(read) == sorted(face.qr for face in people)


def test_a_thousand_badges_need_no_more_memory_than_their_pages(tmp_path: Path) -> None:
    """What is held while printing does not grow with the number, within a page or two."""
    held = []
    for count in (300, 3000):
        people = (face_of(registrant(n, f"Anna{n % 7}", f"Berg{n}")) for n in range(count))
        print_badges(faces(3), tmp_path / "warm.pdf")
        tracemalloc.start()
        print_badges(people, tmp_path / "badges.pdf")
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert held[1] < held[0] + 12_000_000


def test_a_long_delegation_stays_legible_and_smaller_than_the_name() -> None:
    """The name gives way for it, but never below it."""
    long = Entity(
        "LONG",
        "Office of the Special Representative and Co-ordinator for Combating Trafficking in Human Beings",
        Category.OSCE_STRUCTURE,
    )
    person = registrant(1, "Somchai", "Jaidee", native="สมชาย ใจดี", position="Deputy Head of Department")
    face = badge_face(person, long, CONFERENCE)
    sizes = sizes_on(face, layout_for(85, 54))

    assert sizes["Jaidee"] > sizes[face.delegation] >= 9


@pytest.mark.parametrize("code", ["a4", "a6", "a7", "avery5392"])
def test_a_four_part_name_is_not_smaller_than_it_must_be(code: str) -> None:
    """It takes a third line where two would leave it tiny."""
    person = registrant(1, "María del Carmen", "Fernández de Córdoba y Álvarez de Toledo", title="H.E.")
    layout = layout_for(*STOCKS[code].card)
    drawn = drawn_on(badge_face(person, ENTITIES["SE"], CONFERENCE), layout)

    assert max(size for _, size in drawn) >= 13
