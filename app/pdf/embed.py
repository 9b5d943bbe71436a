"""The fonts of one document: which glyphs it used, embedded once as a subset when it is saved.

Never embeds a whole font, and never one that no text used.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from app.pdf.fonts import Face, face, letters
from app.pdf.shaping import Line

_UNUSED = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "kern", "DSIG", "gasp", "hdmx")


class Fonts:
    """Collects the glyphs of a document's lines; the PDF writer calls `addObjects` when it saves."""

    def __init__(self) -> None:
        """Nothing used yet."""
        self._used = defaultdict[str, set[int]](set)

    def use(self, line: Line) -> None:
        """Note the glyphs of a line."""
        for face_, _, glyphs, _, _ in line.runs:
            self._used[face_.file].update(glyphs)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - the PDF writer calls it by this name
        """Write each font that was used, as a subset, and name it in the pages' resources."""
        table = doc.idToObject["BasicFonts"].dict
        for file in sorted(self._used):
            font = face(file)
            table[font.resource] = doc.Reference(_font(doc, font, sorted(self._used[file])), font.resource)


def _font(doc: Any, font: Face, used: list[int]) -> PDFDictionary:
    """A composite font whose codes are the font's own glyph numbers (ISO 32000-1, 9.7)."""
    name = PDFName(f"{_tag(font)}+{font.file.removesuffix('.ttf')}")
    descendant = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(
            {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        ),
        "FontDescriptor": doc.Reference(_descriptor(doc, font, used, name), f"{font.resource}descriptor"),
        "DW": 0,
        "W": f"[{' '.join(_widths(font, used))}]",
        "CIDToGIDMap": PDFName("Identity"),
    }
    inner = doc.Reference(PDFDictionary(descendant), f"{font.resource}inner")
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([inner]),
            "ToUnicode": doc.Reference(_stream(_to_unicode(font, used)), f"{font.resource}unicode"),
        }
    )


def _descriptor(doc: Any, font: Face, used: list[int], name: Any) -> PDFDictionary:
    extents = font.hb_font.get_font_extents("ltr")
    ascent, descent = round(extents.ascender * font.scale), round(extents.descender * font.scale)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": PDFArray([-1000, descent, 3000, ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": 714,
            "StemV": 80,
            "FontFile2": doc.Reference(_stream(_subset(font, used)), f"{font.resource}file"),
        }
    )


def _subset(font: Face, used: list[int]) -> bytes:
    """The font with only these outlines, each under its old number."""
    wish = hb.SubsetInput()
    wish.glyph_set.update({0, *used})
    wish.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wish.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _UNUSED)
    return bytes(hb.subset(font.hb_face, wish).blob.data)


def _widths(font: Face, used: list[int]) -> Iterator[str]:
    """Glyph widths as stretches of neighbours: first glyph, [widths…]."""
    for _, group in groupby(enumerate(used), key=lambda pair: pair[1] - pair[0]):
        stretch = [glyph for _, glyph in group]
        yield f"{stretch[0]}[{' '.join([f'{font.advance(glyph):g}' for glyph in stretch])}]"


def _to_unicode(font: Face, used: list[int]) -> bytes:
    """Which letter each glyph stands for, so that text can be searched and copied."""
    own = letters(font)
    pairs = [f"<{glyph:04x}> <{utf16(own[glyph])}>" for glyph in used if glyph in own]
    hundreds = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    blocks = ("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in hundreds)
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *blocks,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    ).encode()


def utf16(text: str) -> str:
    """Text as the hexadecimal form in which PDF names letters."""
    return text.encode("utf-16-be").hex()


def _stream(content: bytes) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress])


def _tag(font: Face) -> str:
    """The six capitals that mark a subset; the same for the same font."""
    return "ROST" + chr(ord("A") + int(font.resource[1:]) // 26) + chr(ord("A") + int(font.resource[1:]) % 26)
