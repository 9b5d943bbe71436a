"""The QR code of a badge: the random id alone, as a picture of one bit a module.

At one version, level and mask a QR code is affine over GF(2): every letter of the id adds its own pattern
of flipped modules to that of the base. The patterns come from the library, once; a code is then a few XORs.
Nothing personal ever goes in.
"""

from functools import cache
from typing import Any

import zxingcpp

_MOST_BYTES = 14
_SIDE = 21
_BASE = "a"
_ROW_BITS = 24
_DIGITS = b"0" + b"1" * 255
_FIXED = {"ec_level": "M", "version": 1, "data_mask": 4}


def qr_rows(text: str) -> tuple[int, bytes]:
    """(modules a side, rows of bits padded to bytes, 0 for dark) of a QR code without its quiet zone."""
    if text.isascii() and 1 < len(text) <= _MOST_BYTES:
        bits = _pattern(_BASE * len(text))
        for place, letter in enumerate(text):
            bits ^= _flips(len(text), place, letter)
        return _SIDE, bits.to_bytes(_SIDE * _ROW_BITS // 8)
    return _drawn(text, ec_level="M")


@cache
def _flips(length: int, place: int, letter: str) -> int:
    """The modules that differ from the base when `letter` stands at `place`: a sum over its bits."""
    different = ord(letter) ^ ord(_BASE)
    flips = 0
    for bit in (1 << shift for shift in range(7)):
        if different & bit:
            flips ^= _flip(length, place, bit)
    return flips


@cache
def _flip(length: int, place: int, bit: int) -> int:
    base = _BASE * length
    return _pattern(base) ^ _pattern(base[:place] + chr(ord(_BASE) ^ bit) + base[place + 1 :])


@cache
def _pattern(text: str) -> int:
    side, rows = _drawn(text, **_FIXED)
    if side != _SIDE:
        raise ValueError(f"a QR code of {side} modules does not fit the table")
    return int.from_bytes(rows)


def _drawn(text: str, **how: object) -> tuple[int, bytes]:
    """A QR code as the library draws it."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, **how)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    view = memoryview(image)
    side = view.shape[0] if view.shape else 0
    flat = view.tobytes().translate(_DIGITS)
    return side, b"".join([_packed(flat[start : start + side]) for start in range(0, side * side, side)])


def _packed(row: bytes) -> bytes:
    """One bit for each digit, the first highest, light (1) beyond the end."""
    width = -(-len(row) // 8) * 8
    return int(row.ljust(width, b"1"), 2).to_bytes(width // 8)
