"""The code of a badge: what is in its QR code, how a scanner may garble it, and what looks like one.

A new code has letters only that lie on the same keys on every Latin keyboard (no a q z w m y, no figures,
which the French type with Shift), no vowels that would make words of it, and no capitals. Older ones, which
were twelve signs of base64url, stay what they are.
"""

import re
import secrets
from collections.abc import Callable

from app.text.folding import fold
from app.text.scanner_keys import keys_of, keys_on_other_layouts

_LETTERS = "bcdfghjknprstvx"
_OLD_LENGTH, _LENGTH = 12, 14  # 54 bits, and the smallest QR code
_EVEN = 256 // len(_LETTERS) * len(_LETTERS)
_LETTER_OF = bytes(ord(_LETTERS[byte % len(_LETTERS)]) for byte in range(256))
_UNEVEN = bytes(range(_EVEN, 256))
"""Bytes beyond the last whole round of letters are thrown away: each letter is as likely as any other."""
_ADDED = re.compile(r"\][A-Za-z][0-9A-Za-z](?=.{8})")
_LEAST, _MOST = 10, 40
"""The signs that a scan has at least, where it is not known as it stands; and at most."""
_OTHERWISE = "The scanner types another layout than the laptop ({} keys): set both to the same."
_NAME_PART = re.compile(r"[^\W\d_]+")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}")
_SHAPE = re.compile("U+|U?l*(?:Ul+)?")
_VOWELS = re.compile("[aeiouy]")


def new_code() -> str:
    """A random code that nobody can guess and every keyboard types alike."""
    return new_codes(1)[0]


def new_codes(count: int) -> list[str]:
    """So many codes."""
    signs, letters = count * _LENGTH, ""
    while len(letters) < signs:
        letters += secrets.token_bytes(signs + _LENGTH).translate(_LETTER_OF, _UNEVEN).decode("ascii")
    return [letters[at : at + _LENGTH] for at in range(0, signs, _LENGTH)]


def bare(text: str) -> str:
    """A scan without what scanners add: control characters, blanks, ends of lines, AIM's “]Q1” before it."""
    seen = "".join(sign for sign in text if sign.isprintable()).strip()
    return _ADDED.sub("", seen, count=1) if _ADDED.match(seen) else seen


def read_code(
    text: str, is_code: Callable[[str], bool], by_keys: Callable[[str], str]
) -> tuple[str, str] | None:
    """The code that was scanned and, where the scanner types otherwise than it should, a sentence about it.

    `by_keys` gives the one code that is made with these keys, or nothing. None where it is no code. Behind a
    scan that found nobody and was left standing, the next one is found.
    """
    scan = bare(text)
    if is_code(scan):
        return scan, ""
    if len(scan) < _LEAST:
        return None
    if code := by_keys(keys_of(scan)):
        return code, "The scanner's capitals are turned: Caps Lock is on."
    for layout, keys in keys_on_other_layouts(scan):
        if code := by_keys(bare(keys)):
            return code, _OTHERWISE.format(layout)
    ends = (scan[-length:] for length in (_LENGTH, _OLD_LENGTH) if len(scan) >= length + _LEAST)
    return next(filter(None, (read_code(end, is_code, by_keys) for end in ends)), None)


def unknown_code(text: str) -> str:
    """What is said of a scan that finds nobody, in a sentence."""
    return (
        f"“{bare(text)}” is no badge or number of this conference as it was typed. If it comes from a "
        "scanner, that may type another layout than the laptop: find the person by name."
    )


def looks_like_code(text: str) -> bool:
    """Whether a text is rather a scan than anything that a person types to find somebody."""
    scan = bare(text)
    if not _LEAST <= len(scan) <= _MOST or " " in scan or _MAIL.fullmatch(scan):
        return False
    if not all(map(_like_a_word, re.split(r"[-'’`.]", scan))):
        return True
    new = (keys for _, keys in keys_on_other_layouts(scan) if len(keys) == _LENGTH)
    return any(set(keys) <= set(_LETTERS) for keys in new)


def _like_a_word(part: str) -> bool:
    """“Müller”, “de”, “D”, “McDonald”, “GARCÍA”; letters of Asia are words anyway."""
    if not _NAME_PART.fullmatch(part):
        return False
    shape = "".join("U" if letter.isupper() else "l" for letter in part)
    return bool(_SHAPE.fullmatch(shape)) and (len(part) < 3 or bool(_VOWELS.search(fold(part))))
