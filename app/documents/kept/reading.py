"""Files from outside as papers: what they hold, and their pages as pictures. Runs in a process of its own.

What goes wrong in the reader's own code ends that process, and costs a sentence (`app/apart.py`).
"""

import io
from pathlib import Path

from app.documents.document import Content, PagePicture
from app.errors import Unreadable
from app.exchange.agenda.outline.docx import is_docx, text_of_docx
from app.exchange.tables.source import Source
from app.text.writable import without_unwritable

LARGEST = 32 * 1024 * 1024
_MOST_PAGES, _MOST_TEXT, _MOST_PIXELS = 2_000, 4_000_000, 60_000_000
_SIGNS = {b"%PDF": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
_MARK = (255, 216, 102)
_AROUND = 2


def content_of(path: Path) -> Content:
    """What a file holds. Raises Unreadable with a sentence for what is no PDF, Word document or picture."""
    try:
        if not path.is_file():
            raise Unreadable(f"There is no file {path.name}.")
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"{path.name} is larger than {LARGEST >> 20} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror or 'unknown reason'}.") from None
    form = next((form for sign, form in _SIGNS.items() if data.startswith(sign)), "")
    if form == "pdf":
        return _pdf(path.name, data)
    if form:
        return _picture(path.name, form, data)
    source = Source(path.name, data, "")
    if is_docx(source):
        return Content("docx", 1, (_kept(text_of_docx(source)[:_MOST_TEXT]),), data)
    raise Unreadable(f"{path.name} is no PDF, Word document (DOCX) or picture (PNG, JPEG).")


def page_picture(data: bytes, form: str, number: int, dpi: int, wanted: str = "") -> PagePicture:
    """A page, counted from 0, as PNG; where `wanted` stands is marked. Raises Unreadable."""
    if form == "pdf":
        return _pdf_page(data, number, dpi, wanted)
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        shown = picture.convert("RGB")
        shown.thumbnail((dpi * 12, dpi * 12))
        return PagePicture(_png(shown), 0)


def _pdf(name: str, data: bytes) -> Content:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
            if not 0 < count <= _MOST_PAGES:
                raise Unreadable(f"{name} has {count:,} pages; at most {_MOST_PAGES:,} are taken.")
            texts, room = [], _MOST_TEXT
            for page in document:
                text = page.get_textpage().get_text_bounded()[:room]
                room -= len(text)
                texts.append(_kept(text))
    except pypdfium2.PdfiumError:
        raise Unreadable(f"{name} is a damaged PDF, or protected by a password; save it again.") from None
    return Content("pdf", count, tuple(texts), data)


def _kept(text: str) -> str:
    """The text as a conference can keep it: line ends alike, no mark of a page's end, nothing unwritable."""
    return without_unwritable(text.replace("\r\n", "\n").replace("\f", " "))


def _picture(name: str, form: str, data: bytes) -> Content:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise Unreadable(f"{name} has more than {_MOST_PIXELS // 1_000_000} million pixels.")
            picture.verify()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Unreadable(f"{name} is a damaged picture.") from None
    return Content(form, 1, ("",), data)


def _pdf_page(data: bytes, number: int, dpi: int, wanted: str) -> PagePicture:
    """The page with a mark over each place where a text stands."""
    import pypdfium2
    from PIL import Image, ImageChops

    scale = dpi / 72
    try:
        with pypdfium2.PdfDocument(data) as document:
            page = document[min(number, len(document) - 1)]
            picture = page.render(scale=scale).to_pil().convert("RGB")
            boxes = _boxes(page, wanted)
            high = page.get_height()
    except pypdfium2.PdfiumError:
        raise Unreadable("This page cannot be drawn.") from None
    if boxes:
        marks = Image.new("RGB", picture.size, (255, 255, 255))
        for left, bottom, right, top in boxes:
            box = (left * scale, (high - top) * scale, right * scale, (high - bottom) * scale)
            marks.paste(
                _MARK,
                tuple(round(edge) + way * _AROUND for edge, way in zip(box, (-1, -1, 1, 1), strict=True)),
            )
        picture = ImageChops.multiply(picture, marks)
    return PagePicture(_png(picture), len(boxes))


def _boxes(page: "object", wanted: str) -> list[tuple[float, float, float, float]]:
    """Where a text stands on a page, in points from the lower left corner."""
    if not wanted.strip():
        return []
    text = page.get_textpage()  # type: ignore[attr-defined] # a page of the library
    found, searcher = [], text.search(wanted.strip())
    while (place := searcher.get_next()) is not None:
        start, count = place
        found += [text.get_rect(n) for n in range(text.count_rects(start, count))]
    return found


def _png(picture: "object") -> bytes:
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1)  # type: ignore[attr-defined] # a picture of the library
    return held.getvalue()
