"""Text on paper: shaped, ordered, fitted, never cut."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

from app.pdf.fonts import FOLDER, face, letters
from app.pdf.glyphs import Piece
from app.pdf.page import Paper
from app.pdf.shaping import _run
from app.pdf.text import Weight, clean, fit, shape, width, wrap
from tests.app.pdf.paper import NATIVE, pictures, texts

ARABIC = "محمد"
NAMES = st.text(st.sampled_from("abcÖŁß дџ Ωλ გა עב محم 田 김ก\u0301-'"), min_size=1, max_size=60)


def printed(path: Path, text: str, size: float = 36) -> Image.Image:
    """One line on a page of its own."""
    paper = Paper(600, 80, title="text")
    paper.text(20, 25, shape(text), size)
    paper.next_page()
    paper.save(path)
    return pictures(path, dpi=144)[0].convert("L")


def ink(picture: Image.Image) -> Image.Image:
    """Only what is dark, cropped."""
    dark = picture.point(lambda value: 255 if value < 128 else 0)
    return dark.crop(dark.getbbox())


def pieces_of_ink(picture: Image.Image) -> int:
    """How many separate shapes stand on the page."""
    dark = {
        (place % picture.width, place // picture.width)
        for place, value in enumerate(picture.get_flattened_data())
        if value < 128
    }
    count = 0
    while dark:
        count += 1
        todo = [dark.pop()]
        while todo:
            x, y = todo.pop()
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & dark
            dark -= near
            todo += near
    return count


def test_a_name_in_arabic_prints_joined_letters(tmp_path: Path) -> None:
    """Four letters, one stroke of ink; each alone would be four."""
    assert pieces_of_ink(printed(tmp_path / "joined.pdf", ARABIC)) == 1
    assert pieces_of_ink(printed(tmp_path / "apart.pdf", "\u200c".join(ARABIC))) == 4


def test_arabic_letters_take_the_forms_of_their_places() -> None:
    """Begin, middle and end are other glyphs than the letter by itself."""
    run = shape(ARABIC).runs[0]
    alone = {glyph for glyph, letter in letters(run.face).items() if letter in ARABIC}

    assert not run.glyphs & alone


def test_arabic_runs_from_right_to_left() -> None:
    """The last letter stands first on the page."""
    letters = [piece.says for piece in shape("علي").runs[0].pieces if isinstance(piece, Piece)]

    assert letters == ["ي", "ل", "ع"]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("محمد الحسيني", "NotoSansArabic-Regular.ttf"),
        ("שלום כהן", "NotoSansHebrew-Regular.ttf"),
        ("สมชาย ใจดี น้ำ", "NotoSansThai-Regular.ttf"),
    ],
)
def test_complex_scripts_look_as_another_engine_draws_them(
    qapp: QApplication, tmp_path: Path, text: str, file: str
) -> None:
    """Qt shapes the same text with the same font: the same ink."""
    ours = ink(printed(tmp_path / "ours.pdf", text))
    theirs = ink(drawn_by_qt(text, file, 72))

    assert abs(ours.width - theirs.width) <= 3
    assert abs(ours.height - theirs.height) <= 3
    both = min(ours.width, theirs.width), min(ours.height, theirs.height)
    pairs = list(
        zip(
            ours.crop((0, 0, *both)).get_flattened_data(),
            theirs.crop((0, 0, *both)).get_flattened_data(),
            strict=True,
        )
    )
    shared = sum(1 for ours, theirs in pairs if ours and theirs)
    assert shared / sum(1 for ours, theirs in pairs if ours or theirs) > 0.8


def drawn_by_qt(text: str, file: str, pixels: int) -> Image.Image:
    """The text as outlines by Qt."""
    number = QFontDatabase.addApplicationFont(str(FOLDER / file))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    path = QPainterPath()
    path.addText(40, 100, font, text)
    image = QImage(1200, 160, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, painter.pen().color())
    painter.end()
    return Image.frombytes("L", (1200, 160), bytes(image.constBits()), "raw", "L", image.bytesPerLine())


@pytest.mark.parametrize("script", [name for name in NATIVE if name not in ("Arabic", "Hebrew")])
def test_text_can_be_searched_and_copied(tmp_path: Path, script: str) -> None:
    """What a reader copies out of the page is what was put in."""
    printed(tmp_path / "page.pdf", NATIVE[script])

    assert texts(tmp_path / "page.pdf") == [NATIVE[script]]


def test_markup_prints_literally(tmp_path: Path) -> None:
    """A name is text, whatever it looks like."""
    hostile = "<b>Anna</b> <img src=file:x> {{n}} %s &amp; \\n (x"
    printed(tmp_path / "page.pdf", hostile, 14)

    assert texts(tmp_path / "page.pdf") == [hostile]


def test_direction_overrides_and_controls_never_reach_the_page() -> None:
    """A name cannot turn its row around, nor break its line."""
    assert clean("A\u202en\u200bna\n\x00\tB\u2066erg ") == "Anna Berg"


def test_a_decomposed_name_is_the_composed_one() -> None:
    """NFC: the same name gives the same glyphs."""
    assert shape(unicodedata.normalize("NFD", "Żółć Đorđević")).runs == shape("Żółć Đorđević").runs


def test_a_letter_without_a_font_prints_its_latin_form(tmp_path: Path) -> None:
    """Never an empty box."""
    printed(tmp_path / "page.pdf", "Ꮳ x")

    assert texts(tmp_path / "page.pdf") == ["Tsa x"]


def test_mixed_directions_stand_in_the_order_of_reading() -> None:
    """Hebrew, a bracketed Latin name, a number: from right to left, each readable."""
    runs = [run.text.strip() for run in shape("כהן (Dani) 2021").runs]

    assert runs == ["2021", ")", "Dani", "(", "כהן"]


def test_a_width_is_the_sum_of_advances() -> None:
    """Ten figures of one width; twice the size, twice the width."""
    font = face("NotoSans-Regular.ttf")
    figure = font.advance(font.hb_font.get_nominal_glyph(ord("0")) or 0)

    assert width("0000000000", 10) == pytest.approx(figure * 10 * 10 / 1000)
    assert width("Anna", 20) == pytest.approx(2 * width("Anna", 10))


@given(NAMES, st.floats(20, 300))
def test_a_fitted_text_is_whole_and_stands_within_its_room(text: str, room: float) -> None:
    """At most two lines, never wider than the room, no letter lost."""
    fitted = fit(text, room, 24, 8, 2)

    assert len(fitted.lines) <= 2
    assert fitted.size <= 24
    assert all(width(line, fitted.size) <= room + 0.01 for line in fitted.lines)
    assert "".join(fitted.lines).replace(" ", "") == clean(text).replace(" ", "")


def test_a_short_name_has_the_largest_size_on_one_line() -> None:
    """Nothing is gained by a second line."""
    assert fit("Anna Berg", 400, 24, 8).lines == ("Anna Berg",)
    assert fit("Anna Berg", 400, 24, 8).size == 24


def test_a_long_name_gains_by_its_second_line() -> None:
    """Two even lines are larger than one long one."""
    long = "Maria del Carmen Guadalupe Fernández de Córdoba"
    two, one = fit(long, 100, 24, 2, 2), fit(long, 100, 24, 2, 1)

    assert len(two.lines) == 2
    assert two.size > 1.7 * one.size


@given(NAMES)
@example("ÖÖÖمم")
@example("田 김\u0301")
def test_wrapped_lines_hold_every_letter(text: str) -> None:
    """Too long a word is broken, never cut."""
    lines = wrap(text, 30, 9)

    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    assert all(width(line, 9, Weight.REGULAR) <= 30.5 or len(line) <= 3 for line in lines)


@given(st.text(st.sampled_from("ABCTVWYabcfijltvwyÄéŁßøỆ’-. (1)7АГТУаіїӘқΑΤλ")))
def test_a_simple_line_is_the_sum_of_its_pairs(text: str) -> None:
    """Pair by pair, as the shaper says for the whole: the same glyphs, kerns and width."""
    for weight in Weight:
        line = shape(text, weight)
        for run in line.runs:
            whole = _run(run.text, run.face, False)
            assert run.pieces == whole.pieces
            assert run.width == pytest.approx(whole.width)
            assert run.glyphs == whole.glyphs
