"""A badge in a picture, from a telephone or a scanner: what its QR code says."""

import io
import warnings
from pathlib import Path

import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import Unreadable
from app.exchange.tables.native import native_code
from app.exchange.tables.source import reading

_MOST_BYTES = 32 * 1024 * 1024
_MOST_PIXELS = 40_000_000
_LARGE = 2_000
_FORMS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def badge_in_file(path: Path) -> str:
    """The id on the badge in a picture file. Raises Unreadable with a sentence."""
    with reading(path.name):
        if path.stat().st_size > _MOST_BYTES:
            raise Unreadable(f"{path.name} is too large for a picture of a badge.")
        if not path.is_file():
            raise Unreadable(f"{path.name} is not a picture.")
        data = path.read_bytes()
    return badge_in(data, path.name)


def badge_in(picture: bytes, name: str = "The picture") -> str:
    """The id on the badge in a picture. Raises Unreadable where there is none, or more than one."""
    image = _opened(picture, name)
    with native_code(f"{name} cannot be searched for a badge."):
        codes = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    texts = {code.text.strip() for code in codes if code.valid and code.text.strip()}
    if not texts:
        raise Unreadable(f"{name} shows no QR code that can be read; go nearer, or type the name.")
    if len(texts) > 1:
        raise Unreadable(f"{name} shows {len(texts)} different QR codes; one badge at a time.")
    return str(texts.pop())


def _opened(picture: bytes, name: str) -> Image.Image:
    """The picture in grey, not larger than needs be; what only claims to be one is refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(picture), formats=_FORMS)
            if image.width * image.height > _MOST_PIXELS:
                raise Unreadable(f"{name} has too many pixels for a picture of a badge.")
            image.draft("L", (_LARGE, _LARGE))
            grey = ImageOps.exif_transpose(image).convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise Unreadable(
            f"{name} is not a picture that can be read: PNG, JPEG, GIF, BMP, TIFF, WebP."
        ) from None
    grey.thumbnail((_LARGE, _LARGE))
    return grey
