"""Octets of a mail into letters: a label means the superset that its senders use (WHATWG Encoding Standard).

A label of several octets never falls to a guess of one; what it has no letter for becomes “�”.
"""

import codecs
import re
from collections.abc import Callable, Iterator

_LABELS: dict[str, str] = {
    label: codec
    for codec, labels in {
        "utf-8": "utf8 utf-8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig",
        "utf-7": "utf-7 utf7 unicode-1-1-utf-7 x-unicode-2-0-utf-7",
        "utf-16": "utf-16 utf16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff utf-16le unicodefffe",
        "utf-16-be": "utf-16be",
        "utf-32": "utf-32 utf32",
        "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 "
        "us-ascii ascii ansi_x3.4-1968 iso646-us us ibm819 cp819 csisolatin1 iso-ir-100 iso_8859-1:1987 8bit",
        "cp1250": "windows-1250 cp1250 x-cp1250",
        "cp1251": "windows-1251 cp1251 x-cp1251 cp-1251 win-1251",
        "cp1253": "windows-1253 cp1253 x-cp1253",
        "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5",
        "cp1255": "windows-1255 cp1255 x-cp1255",
        "cp1256": "windows-1256 cp1256 x-cp1256",
        "cp1257": "windows-1257 cp1257 x-cp1257",
        "cp1258": "windows-1258 cp1258 x-cp1258",
        "cp874": "windows-874 cp874 x-cp874 dos-874 tis-620 tis620 iso-8859-11 iso8859-11 iso885911",
        "koi8_r": "koi8-r koi koi8 koi8_r cskoi8r",
        "koi8_u": "koi8-u koi8-ru",
        "cp866": "ibm866 866 cp866 csibm866",
        "cp437": "ibm437 cp437 437",
        "cp850": "ibm850 cp850 850",
        "cp852": "ibm852 cp852 852",
        "mac_roman": "macintosh mac x-mac-roman csmacintosh",
        "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "gb18030": "gb18030 gbk x-gbk cp936 ms936 windows-936 gb2312 gb_2312-80 gb_2312 chinese csgb2312 "
        "iso-ir-58 csiso58gb231280 euc-cn x-euc-cn gb2312-80",
        "hz": "hz-gb-2312 hz",
        "cp950": "big5 big-5 cn-big5 csbig5 x-x-big5 windows-950 cp950 big5-eten",
        "big5hkscs": "big5-hkscs big5hkscs hkscs",
        "cp949": "ks_c_5601-1987 ks_c_5601-1989 ks_c_5601 ksc5601 ksc_5601 korean euc-kr euckr cseuckr "
        "csksc56011987 iso-ir-149 windows-949 cp949 ms949 uhc x-windows-949",
        "iso2022_kr": "iso-2022-kr csiso2022kr",
        "johab": "johab ms1361",
        "cp932": "shift_jis shift-jis shiftjis sjis x-sjis ms_kanji windows-31j windows-932 cp932 ms932 "
        "csshiftjis cswindows31j",
    }.items()
    for label in labels.split()
}
_LABELS |= {
    f"{form}{number}": f"iso8859_{number}"
    for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
    for form in ("iso-8859-", "iso8859-", "iso_8859-", "iso8859")
}
_LABELS |= {"iso-8859-8-i": "iso8859_8", "iso-8859-6-i": "iso8859_6", "latin2": "iso8859_2"}
_LABELS |= {"latin9": "iso8859_15", "latin-9": "iso8859_15", "greek": "iso8859_7", "cyrillic": "iso8859_5"}
_JAPANESE_MAIL = ("iso-2022-jp", "csiso2022jp", "iso-2022-jp-ms", "cp50220", "cp50221", "iso-2022-jp-1")
_JAPANESE_UNIX = ("euc-jp", "eucjp", "x-euc-jp", "x-euc", "cseucpkdfmtjapanese", "eucjp-ms", "cp51932")
_ESCAPE = re.compile(rb"\x1b(\$[@B]|\$\(D|\([BJIH])")
_KANA, _KANJI, _RARE = b"(I", (b"$B", b"$@"), b"$(D"
_WESTERN = frozenset({"cp1252"})
_LONGEST_LABEL = 40


def is_known(label: str) -> bool:
    """Whether this is the label of letters that are read here."""
    return _reader(label) is not None


def is_western(label: str) -> bool:
    """Whether the label is one of those that programs write for want of another."""
    return not label.strip() or _LABELS.get(_plain(label)) in _WESTERN


def decoded(data: bytes, label: str) -> str:
    """The letters that a label says. Raises LookupError where the label is none of those that are known."""
    reader = _reader(label)
    if reader is None:
        raise LookupError(label[:_LONGEST_LABEL])
    return reader(data)


def _plain(label: str) -> str:
    return label[: 2 * _LONGEST_LABEL].strip(" \t\r\n\"';").lower()


def _reader(label: str) -> Callable[[bytes], str] | None:
    plain = _plain(label).partition("*")[0]  # RFC 2231, 5: a language may stand behind the charset
    if plain in _JAPANESE_MAIL:
        return lambda data: b"".join(_shifted_mail(data)).decode("cp932", "replace")
    if plain in _JAPANESE_UNIX:
        return _of_unix
    codec = _LABELS.get(plain)
    if codec is None:
        return None
    if codec == "cp950":
        return _of_taiwan
    return lambda data: data.decode(codec, "replace" if codec not in _ONE_OCTET else _KEPT)


def _keep(fault: UnicodeError) -> tuple[str, int]:
    """Octets without a letter stand for the control of the same number, as browsers read them."""
    assert isinstance(fault, UnicodeDecodeError)
    octets = fault.object[fault.start : fault.end]
    return octets.decode("latin-1"), fault.end


_KEPT = "rostrum.keep"
_ONE_OCTET = frozenset({"cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1257", "cp1258"})
codecs.register_error(_KEPT, _keep)


def _of_taiwan(data: bytes) -> str:
    """Big5 as Windows has it; with the signs of Hong Kong where only those fit."""
    try:
        return data.decode("cp950")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("big5hkscs")
    except UnicodeDecodeError:
        return data.decode("cp950", "replace")


def _shift(first: int, second: int) -> bytes:
    """Two octets of JIS X 0208 (0x21 to 0x7e each) as those of Shift_JIS, which knows NEC's signs as well."""
    lead = ((first - 0x21) >> 1) + (0x81 if first < 0x5F else 0xC1)
    trail = second + (0x1F if second < 0x60 else 0x20) if first & 1 else second + 0x7E
    return bytes((lead, trail))


def _shifted_mail(data: bytes) -> Iterator[bytes]:
    """ISO-2022-JP (RFC 1468) with half-width kana and NEC's signs, run by run as Shift_JIS."""
    mode = b"(B"
    for place, run in enumerate(_ESCAPE.split(data)):
        if place % 2:
            mode = run
        elif mode == _KANA:
            yield bytes(octet | 0x80 if 0x21 <= octet <= 0x5F else octet for octet in run)
        elif mode in _KANJI:
            yield from _pairs(run)
        elif mode == _RARE:
            yield b"?" * (len(run) // 2)
        else:
            yield run


def _pairs(run: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(run):
        pair = run[place : place + 2]
        if len(pair) == 2 and all(0x21 <= octet <= 0x7E for octet in pair):
            yield _shift(*pair)
            place += 2
        else:  # a line's end within kanji: the mode holds, the octet stands for itself
            yield pair[:1]
            place += 1


_UNIX = re.compile(rb"([\x00-\x7f]+)|\x8e([\xa1-\xdf])|(\x8f[\xa1-\xfe]{2})|([\xa1-\xfe]{2})|(.)", re.S)


def _of_unix(data: bytes) -> str:
    """EUC-JP with NEC's signs."""
    return "".join(_unix_pieces(data))


def _unix_pieces(data: bytes) -> Iterator[str]:
    for plain, kana, rare, kanji, _odd in _UNIX.findall(data):
        if plain:
            yield plain.decode("ascii")
        elif kana or kanji:
            octets = kana or _shift(kanji[0] & 0x7F, kanji[1] & 0x7F)
            yield octets.decode("cp932", "replace")
        else:
            yield rare.decode("euc_jp", "replace") if rare else "\ufffd"
