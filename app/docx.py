"""A word processor's document (DOCX, ECMA-376): headings, paragraphs, tables and bars; same data, same bytes.

A zip of a few XML parts and nothing more: no macro, no link, no field but the number of the page. Every text
is escaped, and what XML cannot hold is left out.
"""

from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.text.writable import without_unwritable
from app.whole_files import write_whole

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TWIPS = 1440 / 25.4
_A4, _EDGE = (210.0, 297.0), 20.0
_BAR_SIGNS, _BAR = 36, "5b6770"
_TYPES = {
    "word/document.xml": "document.main",
    "word/styles.xml": "styles",
    "word/footer1.xml": "footer",
}


class Document:
    """A document in the making, A4 upright or `across`; `foot` stands before the number of every page."""

    def __init__(self, title: str, *, foot: str = "", across: bool = False) -> None:
        self._title, self._foot, self._across = title, foot, across
        self._body: list[str] = []

    @property
    def width(self) -> float:
        """What a table may take, in mm."""
        return (_A4[1] if self._across else _A4[0]) - 2 * _EDGE

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; level 0 is the document's own."""
        style = f"Heading{level}" if level else "Title"
        self._body.append(_paragraph(_run(text), style))

    def paragraph(self, text: str, *, bold: bool = False, grey: bool = False) -> None:
        """Some words; line ends stay."""
        self._body.append(_paragraph(_run(text, bold=bold, grey=grey)))

    def table(self, heads: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]]) -> None:
        """A table of columns so many mm wide; its headings come again on every page, no row is split."""
        first = [_cells([_run(head, bold=True) for head in heads], widths, head=True)] if any(heads) else []
        self._table(widths, [*first, *(_cells([_run(cell) for cell in row], widths) for row in rows)])

    def bars(self, rows: Iterable[tuple[str, float, str]]) -> None:
        """Bars: a name, how much of the longest (0 to 1), and the figures in words."""
        widths = (self.width * 0.34, self.width * 0.42, self.width * 0.24)
        made = ([_run(name), _bar(share), _run(words)] for name, share, words in rows)
        self._table(widths, [_cells(cells, widths) for cells in made])

    def new_page(self) -> None:
        """What follows begins on a page of its own."""
        self._body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def save(self, path: Path) -> None:
        """Write the document. Raises Unsaved; an older file at `path` then stays."""
        held = BytesIO()
        with ZipFile(held, "w") as packed:
            for name, content in self._parts().items():
                # The first of all days of a zip: a date of today would make other bytes of the same data.
                part = ZipInfo(name)
                part.compress_type = ZIP_DEFLATED
                packed.writestr(part, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')
        write_whole(path, held.getvalue())

    def _parts(self) -> dict[str, str]:
        return {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": _core(self._title),
            "word/_rels/document.xml.rels": _relations(
                (f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/footer", "footer1.xml")
            ),
            "word/document.xml": self._document(),
            "word/styles.xml": _STYLES,
            "word/footer1.xml": self._footer(),
        }

    def _document(self) -> str:
        wide, high = (round(side * _TWIPS) for side in (reversed(_A4) if self._across else _A4))
        turned = ' w:orient="landscape"' if self._across else ""
        edge = round(_EDGE * _TWIPS)
        edges = " ".join(f'w:{side}="{edge}"' for side in ("top", "right", "bottom", "left"))
        section = (
            f'<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="{wide}" w:h="{high}"'
            f'{turned}/><w:pgMar {edges} w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
        )
        body = "".join(self._body)
        return f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}{section}</w:body></w:document>'

    def _footer(self) -> str:
        before = f"{self._foot} · page " if self._foot else "page "
        words = [_run(before, grey=True), _field("PAGE"), _run(" of ", grey=True), _field("NUMPAGES")]
        return f'<w:ftr xmlns:w="{_W}">{_paragraph("".join(words))}</w:ftr>'

    def _table(self, widths: Sequence[float], rows: Sequence[str]) -> None:
        grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
        whole = round(sum(widths) * _TWIPS)
        form = f'<w:tblStyle w:val="Lines"/><w:tblW w:w="{whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        if rows:
            lines = "".join(rows)
            self._body.append(f"<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>")
            self._body.append("<w:p/>")  # two tables without a paragraph between them would be one


def _cells(cells: Sequence[str], widths: Sequence[float], *, head: bool = False) -> str:
    form = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(cell, 'Cell')}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{form}{''.join(made)}</w:tr>"


def _paragraph(runs: str, style: str = "") -> str:
    form = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{form}{runs}</w:p>"


def _run(text: str, *, bold: bool = False, grey: bool = False) -> str:
    form = ("<w:b/>" if bold else "") + ('<w:color w:val="4D545C"/>' if grey else "")
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in text.splitlines() or [""]
    )
    return f"<w:r><w:rPr>{form}</w:rPr>{lines}</w:r>"


def _bar(share: float) -> str:
    signs = "█" * max(round(share * _BAR_SIGNS), bool(share))
    return f'<w:r><w:rPr><w:color w:val="{_BAR}"/><w:sz w:val="12"/></w:rPr><w:t>{signs}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _text(text: str) -> str:
    return escape(without_unwritable(text), quote=False)


def _content_types() -> str:
    form = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{form}.{kind}+xml"/>' for name, kind in _TYPES.items()
    )
    package = "application/vnd.openxmlformats-package"
    core = f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
    usual = (
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{usual}{parts}{core}</Types>'


def _relations(*relations: tuple[str, str]) -> str:
    made = (
        f'<Relationship Id="r{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(made)}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(title)}</dc:title><dc:creator>Rostrum</dc:creator></cp:coreProperties>"
    )


def _style(
    name: str, shown: str, size: float, *, bold: bool = False, before: int = 0, after: int = 80
) -> str:
    outline = f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>' if name[-1].isdigit() else ""
    next_too = "<w:keepNext/>" if bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:pPr>{next_too}<w:spacing w:before="{before}" w:after="{after}"/>{outline}</w:pPr>'
        f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{round(size * 2)}"/></w:rPr></w:style>'
    )


_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="B9BEC5"'
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial" w:eastAsia="Calibri"/><w:sz w:val="20"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    + _style("Title", "Title", 20, bold=True, after=120)
    + _style("Heading1", "heading 1", 15, bold=True, before=280)
    + _style("Heading2", "heading 2", 12, bold=True, before=200)
    + _style("Cell", "Cell", 9, after=20)
    + '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>'
    f"<w:bottom {_LINE}/><w:insideH {_LINE}/></w:tblBorders></w:tblPr></w:style></w:styles>"
)
