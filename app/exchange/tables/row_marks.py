"""How a workbook sets its rows: bold, indented, outlined; what a person sees as heading and what below it."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.exchange.tables.source import Source
from app.exchange.tables.workbook import ZIP, is_sheet, sheet_names_of

_STYLES = "xl/styles.xml"
_MOST = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """How one row is set: its level of outline, the indentation of its first text, whether that is bold."""

    outline: int
    indent: int
    bold: bool


def row_marks(source: Source, sheet: str) -> Mapping[int, Mark]:
    """The marks of the rows of a sheet of an XLSX by their numbers; of another form, or a huge one, none."""
    if not source.data.startswith(ZIP):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            parts = [name for name, names in sheet_names_of(archive).items() if sheet in names]
            if not parts or not is_sheet(parts[0]):
                return {}
            sizes = [archive.getinfo(name).file_size for name in (parts[0], _STYLES)]
            if max(sizes) > _MOST:
                return {}
            styles = list(_styles(fromstring(archive.read(_STYLES))))
            return dict(_rows(fromstring(archive.read(parts[0])), styles))
    except (zipfile.BadZipFile, KeyError, ValueError, ParseError, DefusedXmlException, OSError):
        return {}


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _local(child) == name), None)


def _styles(root: Element) -> Iterator[tuple[bool, int]]:
    """Whether each format of a cell is bold, and how far it is indented."""
    fonts, formats = _child(root, "fonts"), _child(root, "cellXfs")
    bold = [_is_bold(font) for font in fonts] if fonts is not None else []
    for style in formats if formats is not None else ():
        place = int(style.get("fontId", "0"))
        alignment = _child(style, "alignment")
        indent = int(alignment.get("indent", "0")) if alignment is not None else 0
        yield place < len(bold) and bold[place], indent


def _is_bold(font: Element) -> bool:
    found = _child(font, "b")
    return found is not None and found.get("val", "1") not in ("0", "false")


def _rows(root: Element, styles: Sequence[tuple[bool, int]]) -> Iterator[tuple[int, Mark]]:
    data = _child(root, "sheetData")
    for number, row in enumerate(data if data is not None else (), 1):
        filled = [cell for cell in row if len(cell)]
        looks = [styles[place] for cell in filled if (place := int(cell.get("s", "0"))) < len(styles)]
        bold = bool(looks) and all(is_bold for is_bold, _ in looks)
        indent = max((indent for _, indent in looks), default=0)
        yield int(row.get("r", number)), Mark(int(row.get("outlineLevel", "0")), indent, bold)
