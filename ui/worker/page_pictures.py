"""Pages of a PDF as pictures, for the preview and for a printer. Called in the worker's thread."""

from pathlib import Path

from PySide6.QtGui import QImage


def page_picture(path: Path, number: int, dpi: int) -> tuple[QImage, int]:
    """A page, counted from 0, as it is printed; and how many there are."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        page = document[min(number, len(document) - 1)]
        bits = page.render(scale=dpi / 72, rev_byteorder=False, prefer_bgrx=True)
        picture = QImage(bits.buffer, bits.width, bits.height, bits.stride, QImage.Format.Format_RGB32).copy()
        count = len(document)
    picture.setDotsPerMeterX(round(dpi / 0.0254))
    picture.setDotsPerMeterY(round(dpi / 0.0254))
    return picture, count
