"""Bytes into text: marked Unicode, then strict UTF-8, then the one-byte encodings, never a silent guess.

One-byte encodings cannot be told apart with certainty, and statistics over a short list of names are
wrong too often ("Åsa" becomes "Ĺsa"). So each encoding says which letters its languages write; the
one whose letters and capitals fit best wins, always the same, and the plan says which it was.
"""

import codecs
import re

from app.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "àâäåæçèéêëìíîïñòóôöøùúûüýÿßœáãõðþ"
_CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžäôľőöűüđăâîşţçë"
_BALTIC = "āčēģīķļņšūžąęėįųõäöüåé"
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_CYRILLIC = _RUSSIAN + "іїєґўљњђћџј"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
_LETTERS = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1254": "çğıöşüâîûİ",
    "cp1257": _BALTIC,
    "cp1251": _CYRILLIC,
    "cp1253": _GREEK,
    "cp1255": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "cp1256": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئپچژگ",
    "iso8859_2": _CENTRAL,
    "iso8859_5": _CYRILLIC,
    "koi8_r": _RUSSIAN,
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "cp866": _RUSSIAN,
}
_RARE = {"cp1252": frozenset("ðýþÐÝÞ"), "cp1250": frozenset("çëÇË"), "iso8859_2": frozenset("çëÇË")}
"""Letters of one small language each, where Turkish has ğ ı ş and Latvian ē: they alone decide nothing."""
_NEUTRAL = frozenset("‘’“”„‚«»‹›–—…€§°·´№\u00a0")
_WORD = re.compile(r"[^\W\d_]{2,}")
_AFTER_LATIN = "\u0370"
_SAMPLE, _SEVERAL = 50_000, 10
LINE_ENDS = re.compile(r"\r\n|\r|\n")
ENCODINGS = ("utf-8", *_LETTERS)
"""What a person may choose where the guess is wrong."""


def decode(data: bytes, name: str, chosen: str = "") -> tuple[str, str]:
    """The text, and the encoding where it had to be guessed, else "". Raises Unreadable with the line.

    `chosen` is the encoding that a person named; it goes before every guess.
    """
    if chosen:
        return _as_chosen(data, chosen, name), ""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(codecs.BOM_UTF8), encoding, name), ""
    if b"\x00" in data:
        return _without_mark(data, name), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if (text := _with_halves(data)) is not None:
            return text, ""
        _refuse_mixed(data, name, error.start)
    encoding = _best(b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_SAMPLE])
    return data.decode(encoding, errors="replace"), encoding


def _with_halves(data: bytes) -> str | None:
    """UTF-8 as some databases write it, each half of a letter by itself; one alone is a fault of its cell."""
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _as_chosen(data: bytes, chosen: str, name: str) -> str:
    if chosen not in ENCODINGS:
        raise Unreadable(f"There is no encoding “{chosen}”; it is one of: {', '.join(ENCODINGS)}.")
    try:
        return _without_nul(data.removeprefix(codecs.BOM_UTF8).decode(chosen), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"{name}, line {line}: this is not {chosen.upper()}; choose another encoding."
        ) from None


def guess_notes(guessed: str) -> list[str]:
    """What a person is told about an encoding that had to be guessed; nothing where none had to be."""
    if not guessed:
        return []
    return [f"The letters were read as {guessed}; look at an accented name before you go on."]


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"{name}, line {line}: the text breaks off or is not {encoding[:6].upper()} as it says."
        ) from None
    return _without_nul(text, name)


def _without_mark(data: bytes, name: str) -> str:
    """UTF-16 whose mark was lost has a zero in every second byte; any other zero is damage."""
    even, odd = data[0:4_000:2].count(0), data[1:4_000:2].count(0)
    half = min(len(data), 4_000) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return _strictly(data, "utf-16-le", name)
    if even > half * 0.6 and odd < half * 0.1:
        return _strictly(data, "utf-16-be", name)
    line = data.count(b"\n", 0, data.index(b"\x00")) + 1
    raise Unreadable(f"{name}, line {line}: there are NUL bytes; the file is damaged or is no text.")


def _without_nul(text: str, name: str) -> str:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Unreadable(f"{name}, line {line}: there are NUL characters; the file is damaged or is no text.")
    return text


def _refuse_mixed(data: bytes, name: str, broken_at: int) -> None:
    """Refuse a file that is UTF-8 but for some lines: no encoding would read it right."""
    _refuse_damaged(data, name, broken_at)
    good = bad = 0
    for line in data.splitlines():
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    if good > bad:
        line_number = data.count(b"\n", 0, broken_at) + 1
        raise Unreadable(
            f"{name}, line {line_number}: this line is in another encoding than the rest (UTF-8); "
            "save the file as UTF-8."
        )


def _refuse_damaged(data: bytes, name: str, broken_at: int) -> None:
    """Refuse a file whose letters are those of UTF-8 more often than not: somebody has lost signs of it."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    kept = sum(not sign.isascii() for sign in text) - lost
    if kept > max(lost, _SEVERAL):
        raise Unreadable(
            f"{name}, line {data.count(bytes([10]), 0, broken_at) + 1}: letters of UTF-8 are damaged there, "
            f"{lost} in all; get the file anew, or say its encoding."
        )


def _best(sample: bytes) -> str:
    scores = {encoding: _score(sample, encoding) for encoding in _LETTERS}
    return max(scores, key=scores.__getitem__)


def _score(sample: bytes, encoding: str) -> float:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return float("-inf")
    letters = frozenset(_LETTERS[encoding] + _LETTERS[encoding].upper())
    odd = [letter for letter in text if not letter.isascii()]
    rare = _RARE.get(encoding, frozenset())
    known = sum(_worth(letter, letters, rare) for letter in odd)
    return known - sum(_oddness(word) for word in _WORD.findall(text) if not word.isascii())


def _worth(letter: str, letters: frozenset[str], rare: frozenset[str]) -> float:
    if letter in letters:
        return 0.5 if letter in rare else 1
    return 0 if letter in _NEUTRAL else -3


def _oddness(word: str) -> float:
    """How far a word is from how languages write: “иВАН”, “Bηrziςπ” and “ùøä” are none, “иван” is seldom."""
    has_case = word.upper() != word.lower()
    is_turned = has_case and not (word[1:].islower() or word.isupper())
    own_script = [letter for letter in word if letter >= _AFTER_LATIN]
    is_mixed = bool(own_script) and len(own_script) < len(word)
    only_accents = len(word) > 2 and not own_script and all(letter > "\x7f" for letter in word)
    is_small = has_case and word[0] > "\x7f" and word[0].islower()
    return 2 * (is_turned + is_mixed + only_accents) + 0.25 * is_small
