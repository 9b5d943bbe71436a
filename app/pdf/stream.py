"""A document of many pages that is written while it is drawn: memory holds one page, never all of them.

The same data gives the same bytes. Lengths in points from the lower left corner, as on `page.Paper`.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import SimpleNamespace
from typing import Any

from reportlab.pdfbase.pdfdoc import NoEncryption, PDFObjectReference, PDFString
from reportlab.pdfbase.pdfdoc import format as formatted

from app.errors import Unsaved
from app.pdf.embed import Fonts
from app.whole_files import write_whole

_IN_MEMORY = 1 << 18
_CHUNK = 1 << 18
_QUICK = 1
_HEAD = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
_CATALOG, _PAGES, _RESOURCES, _INFO = 1, 2, 3, 4


class Stream:
    """A document in the making, left with `with`. `put` takes operators; `fonts` learns of their lines."""

    def __init__(self, width: float, height: float, *, title: str, subject: str = "") -> None:
        """An empty document of one page size."""
        self.width, self.height = width, height
        self.fonts = Fonts()
        self.title, self._subject = title, subject
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed on leaving
        self._offsets = [0] * (_INFO + 1)
        self._kids: list[int] = []
        self._drawn: dict[str, int] = {}
        self._content: list[str] = []
        self._write(_HEAD)

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def pages(self) -> int:
        """How many pages are complete."""
        return len(self._kids)

    def put(self, operators: str) -> None:
        """Add operators to the page or form that is being drawn."""
        self._content.append(operators)

    @contextmanager
    def form(self, name: str, width: float, height: float) -> Iterator[None]:
        """Draw something once, under a name, that `/name Do` puts wherever it is needed."""
        page, self._content = self._content, []
        yield
        head = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.3f} {height:.3f}]/Resources {_RESOURCES} 0 R"
        self._drawn[name] = self._add_stream(head, "\n".join(self._content).encode())
        self._content = page

    def picture(self, name: str, width: int, height: int, jpeg: bytes) -> None:
        """Keep a picture (JPEG, RGB) under a name that `/name Do` shows in a square of one point."""
        head = (
            f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
            f"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length {len(jpeg)}"
        )
        self._drawn[name] = self._add(b"<<" + head.encode() + b">>stream\n" + jpeg + b"\nendstream")

    def next_page(self) -> None:
        """End the page and write it."""
        content = self._add_stream("", "\n".join(self._content).encode())
        self._content.clear()
        page = (
            f"<</Type/Page/Parent {_PAGES} 0 R/MediaBox[0 0 {self.width:.3f} {self.height:.3f}]"
            f"/Resources {_RESOURCES} 0 R/Contents {content} 0 R>>"
        )
        self._kids.append(self._add(page.encode()))

    def save(self, path: Path, *, public: bool = False) -> None:
        """Write the document. Raises Unsaved with a sentence; an older file at `path` then stays."""
        self._finish()
        self._file.seek(0)
        write_whole(path, iter(lambda: self._file.read(_CHUNK), b""), public=public)

    def _finish(self) -> None:
        fonts = self._embedded()
        drawn = "".join(f"/{name} {number} 0 R" for name, number in self._drawn.items())
        kids = " ".join(f"{number} 0 R" for number in self._kids)
        self._place(_CATALOG, f"<</Type/Catalog/Pages {_PAGES} 0 R>>".encode())
        self._place(_PAGES, f"<</Type/Pages/Count {self.pages}/Kids[{kids}]>>".encode())
        self._place(_RESOURCES, f"<</Font<<{fonts}>>/XObject<<{drawn}>>>>".encode())
        entries = {"Title": self.title, "Subject": self._subject, "Creator": "Rostrum"}
        plain = SimpleNamespace(encrypt=NoEncryption())
        info = b"".join(
            b"/%s %s" % (key.encode(), formatted(PDFString(text), plain)) for key, text in entries.items()
        )
        self._place(_INFO, b"<<" + info + b">>")
        start = self._file.tell()
        table = "".join(f"{offset:010} 00000 n \n" for offset in self._offsets[1:])
        size = len(self._offsets)
        self._write(f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode())
        trailer = f"<</Size {size}/Root {_CATALOG} 0 R/Info {_INFO} 0 R>>"
        self._write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())

    def _embedded(self) -> str:
        """Write the fonts that were used; their entry among the resources."""
        objects = _Objects(self)
        self.fonts.addObjects(objects)
        for number, pdf_object in objects.kept:
            self._place(number, formatted(pdf_object, objects, toplevel=1))
        table = objects.idToObject["BasicFonts"].dict
        return "".join(f"/{name} {formatted(row, objects).decode()}" for name, row in table.items())

    def _add_stream(self, head: str, content: bytes) -> int:
        packed = zlib.compress(content, _QUICK)
        start = f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
        return self._add(start + packed + b"\nendstream")

    def _add(self, content: bytes) -> int:
        number = self.reserve()
        self._place(number, content)
        return number

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def _place(self, number: int, content: bytes) -> None:
        self._offsets[number] = self._file.tell()
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _write(self, content: bytes) -> None:
        try:
            self._file.write(content)
        except OSError as error:
            raise Unsaved(
                f"The pages could not be kept in the temporary folder ({error.strerror}). Make room there."
            ) from None


class _Objects:
    """What the PDF library's objects ask of their document, answered by a stream."""

    def __init__(self, stream: Stream) -> None:
        self._reserve = stream.reserve
        self.kept: list[tuple[int, Any]] = []
        self.idToObject = {"BasicFonts": SimpleNamespace(dict={})}
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.encrypt = NoEncryption()

    def Reference(self, pdf_object: Any, name: str) -> PDFObjectReference:  # noqa: N802 -- the library calls it so
        """A reference to an object that is written at the end."""
        number = self._reserve()
        self.idToObjectNumberAndVersion[name] = number, 0
        self.kept.append((number, pdf_object))
        return PDFObjectReference(name)
