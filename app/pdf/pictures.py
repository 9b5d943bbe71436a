"""Logos and photos from outside, made into what a page takes: upright RGB JPEG, no larger than paper shows.

Never lets a picture with enormous dimensions, or one that is none, reach a page.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

_MOST_BYTES = 16 * 1024 * 1024
_MOST_PIXELS = {"JPEG": 60_000_000, "PNG": 40_000_000}  # what 500 MB of memory can take apart
_MOST_SIDE = 1200
_ENOUGH = (2 * _MOST_SIDE, 2 * _MOST_SIDE)
_PLAIN = ("L", "LA", "RGB", "RGBA")
_PHOTO = 3 / 4


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in pixels, and its JPEG."""

    width: int
    height: int
    jpeg: bytes


def picture(data: bytes, *, photo: bool = False) -> Picture | None:
    """A PNG or JPEG for paper; None when it is none. A photo is cut to 3 by 4 around its middle."""
    if len(data) > _MOST_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as read:
                if read.width * read.height > _MOST_PIXELS[read.format or "PNG"]:
                    return None
                read.draft("RGB", _ENOUGH)
                whole = read if read.mode in _PLAIN else read.convert("RGBA")
                whole.thumbnail(_ENOUGH)  # before anything copies it: a small file may hold very many pixels
                pixels = ImageOps.exif_transpose(whole).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return _kept(_cut(pixels) if photo else pixels)


def _cut(pixels: Image.Image) -> Image.Image:
    width, height = pixels.size
    wide, high = min(width, round(height * _PHOTO)), min(height, round(width / _PHOTO))
    left, top = (width - wide) // 2, (height - high) // 3
    return pixels.crop((left, top, left + wide, top + high))


def _kept(pixels: Image.Image) -> Picture:
    """On white, without whatever else the file said (places, cameras, names)."""
    pixels.thumbnail((_MOST_SIDE, _MOST_SIDE))
    paper = Image.new("RGB", pixels.size, "white")
    paper.paste(pixels, mask=pixels.getchannel("A"))
    held = BytesIO()
    paper.save(held, "JPEG", quality=90)
    return Picture(paper.width, paper.height, held.getvalue())
