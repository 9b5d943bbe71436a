"""The fonts that ship with the program."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.pdf.fonts import FILES, FOLDER, Weight, face_for, missing_glyphs
from tests.app.pdf.paper import NATIVE


@pytest.mark.parametrize("text", NATIVE.values(), ids=NATIVE.keys())
def test_every_script_of_the_participants_has_its_letters(text: str) -> None:
    """No name of the sample would print an empty box, in any weight."""
    assert not missing_glyphs(text)
    assert all(face_for(char, weight) for char in text for weight in Weight)


@pytest.mark.parametrize("file", FILES)
def test_each_font_has_outlines_that_a_pdf_can_embed(file: str) -> None:
    """TrueType, and embedding is not forbidden."""
    with TTFont(FOLDER / file) as font:
        assert "glyf" in font
        assert font["OS/2"].fsType & 0x2 == 0


@pytest.mark.parametrize("file", FILES)
def test_no_ideograph_or_syllable_shares_the_glyph_of_a_lower_letter(file: str) -> None:
    """So each of them is what its glyph stands for, and the whole font need not be asked."""
    with TTFont(FOLDER / file) as font:
        lowest: dict[str, int] = {}
        for code, glyph in sorted(font.getBestCmap().items()):
            assert lowest.setdefault(glyph, code) == code or code not in range(0x3400, 0xF900)


def test_each_font_stands_in_the_readme_beside_its_licence() -> None:
    """Nothing ships without its licence."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    families = {"Noto Sans": "OFL", "DejaVu Sans": "Bitstream", "Droid Sans Fallback": "Apache"}

    assert all(family in readme and licence in readme for family, licence in families.items())
    assert len(list(FOLDER.glob("LICENSE*"))) == len(families)
    assert {path.name for path in FOLDER.glob("*.ttf")} == set(FILES)
    assert sum(path.stat().st_size for path in Path(FOLDER).iterdir()) < 12_000_000


def test_a_letter_without_a_font_is_named() -> None:
    """Each once, in order; spaces and joiners are no letters."""
    assert missing_glyphs("Anna 𓀀ᏣᏣ\u200d𓀀") == "𓀀Ꮳ"
