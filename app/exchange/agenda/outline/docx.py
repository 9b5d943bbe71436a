"""A Word document as lines: paragraphs with their lists and headings, tables with tabs between the cells."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.errors import Unreadable
from app.exchange.tables.source import Source
from app.exchange.tables.workbook import ZIP, unpacked

_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MOST = 32 * 1024 * 1024
_PER_LEVEL = 4
_MOST_LINES = 20_000


def is_docx(source: Source) -> bool:
    """Whether a file is a Word document (DOCX)."""
    if not source.data.startswith(ZIP):
        return False
    try:
        return _PART in zipfile.ZipFile(io.BytesIO(source.data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def text_of_docx(source: Source) -> str:
    """All its text, a line for each paragraph and each row of a table. Raises Unreadable."""
    return "\n".join(text for _, text in lines_of_docx(source))


def lines_of_docx(source: Source) -> Iterator[tuple[int, str]]:
    """Its lines with their numbers; lists are indented and have bullets. Raises Unreadable."""
    body = _body(source)
    lines = (line for child in body for line in _lines(child))
    for number, line in enumerate(lines, 1):
        if number > _MOST_LINES:
            raise Unreadable(f"{source.name} has more than {_MOST_LINES:,} lines; is it the right file?")
        yield number, line


def _body(source: Source) -> Element:
    parts = {part.filename: part for part in zipfile.ZipFile(io.BytesIO(source.data)).infolist()}
    data = b""
    for chunk in unpacked(source, parts[_PART]):
        data += chunk
        if len(data) > _MOST:
            raise Unreadable(f"{source.name} would unpack to more than {_MOST >> 20} MB of text.")
    try:
        root = fromstring(data.replace(_STRICT[1:-1].encode(), _W[1:-1].encode()))
    except (ParseError, DefusedXmlException, ValueError):
        raise Unreadable(f"{source.name} is a damaged Word document; save it again.") from None
    body = root.find(f"{_W}body")
    if body is None:
        raise Unreadable(f"{source.name} is a Word document without text.")
    return body


def _lines(block: Element) -> Iterator[str]:
    if block.tag == f"{_W}p":
        yield from _paragraph(block)
    elif block.tag == f"{_W}tbl":
        for row in block.iter(f"{_W}tr"):
            yield from _row(row)
    elif block.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
        for child in block:
            yield from _lines(child)


def _paragraph(block: Element) -> Iterator[str]:
    """Its lines: a line break within it begins another."""
    level = block.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    prefix = ""
    if level is not None:
        prefix = " " * (_PER_LEVEL * int(level.get(f"{_W}val", "0") or 0)) + "• "
    texts = _text(block).split("\n")
    for text in texts:
        yield prefix + text if text.strip() else ""


def _row(row: Element) -> Iterator[str]:
    """A row with tabs between its cells; further lines of a cell follow as lines of their own."""
    cells = [
        [line for block in cell for line in _lines(block) if line.strip()] for cell in row.findall(f"{_W}tc")
    ]
    firsts = [cell[0].strip() if cell else "" for cell in cells]
    if any(firsts):
        yield "\t".join(firsts).rstrip("\t")
    for cell in cells[1:] if len(cells) > 1 else cells:
        for line in cell[1:]:
            yield " " * _PER_LEVEL + line


def _text(block: Element) -> str:
    """The text of a paragraph, without what was deleted."""
    parts = []
    for element in block.iter():
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)
