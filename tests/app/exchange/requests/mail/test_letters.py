"""Labels mean what senders use (WHATWG Encoding Standard): texts, subjects, names of files."""

from base64 import b64encode
from pathlib import Path
from quopri import encodestring

import pytest

from app.exchange.requests.mail.charsets import decoded
from tests.app.exchange.requests.mail.mails import HEAD, eml, one_mail, parts, subject

CASES = [
    ("gb2312", "gb18030", "码头镕检"),
    ("GBK", "gb18030", "码头镕检㐀"),
    ("gb18030", "gb18030", "码头𠀀"),
    ("ks_c_5601-1987", "cp949", "똠방 부두"),
    ("euc-kr", "cp949", "똠방 부두"),
    ("shift_jis", "cp932", "髙い橋 ①番"),
    ("Shift-JIS", "cp932", "髙い橋"),
    ("big5", "cp950", "碼頭 恒"),
    ("big5-hkscs", "big5hkscs", "碼頭 喺"),
    ("tis-620", "cp874", "ตลาดน้ำ “…”"),
    ("windows-874", "cp874", "ตลาดน้ำ “…”"),
    ("iso-8859-11", "cp874", "ตลาดน้ำ"),
    ("iso-8859-1", "cp1252", "L’Œuvrard – €"),
    ("us-ascii", "cp1252", "L’Œuvrard"),
    ("iso-8859-9", "cp1254", "“Çınarlı”"),
    ("iso-8859-2", "iso8859_2", "Łódź"),
    ("windows-1251", "cp1251", "Причалы"),
    ("koi8-r", "koi8_r", "Причалы"),
    ("koi8-u", "koi8_u", "Причали і їжа"),
    ("iso-2022-kr", "iso2022_kr", "부두"),
    ("hz-gb-2312", "hz", "码头"),
    ("euc-jp", "euc_jp", "埠頭の橋"),
    ("utf-7", "utf-7", "埠頭"),
    ("utf-16", "utf-16", "埠頭"),
]
"""A label, what its senders mean by it, and a text that only that can hold."""

MAIL_OF_JAPAN = {
    b"\x1b$B-!HVIWF,\x1b(B": "①番夫頭",
    b"\x1b(I123\x1b(B x": "ｱｲｳ x",
    b"\x1b$@F|K\\\x1b(J!": "日本!",
    b"\x1b$BF|K\\\r\n\x1b(Bx": "日本\r\nx",
    b"\x1b$BF": "F",
}


@pytest.mark.parametrize(("label", "codec", "text"), CASES, ids=[case[0] for case in CASES])
def test_a_text_is_the_same_as_in_utf8(tmp_path: Path, label: str, codec: str, text: str) -> None:
    """Raw, in Base64, in quoted-printable; in HTML that alone names its letters as well."""
    data = text.encode(codec)
    for coding, body in (
        ("8bit", data),
        ("base64", b64encode(data)),
        ("quoted-printable", encodestring(data)),
    ):
        if coding == "8bit" and codec == "utf-16":
            continue
        kind = f"Content-Type: text/plain; charset={label}\nContent-Transfer-Encoding: {coding}\n"
        assert one_mail(tmp_path, eml("", kind=kind) + body).text == text
    if codec not in ("utf-16", "utf-7", "hz", "iso2022_kr"):
        page = f'<html><head><meta charset="{label}"></head><body>'.encode() + data
        assert one_mail(tmp_path, eml("", kind="Content-Type: text/html\n") + page).text == text


@pytest.mark.parametrize(("label", "codec", "text"), CASES, ids=[case[0] for case in CASES])
def test_a_subject_is_the_same_as_in_utf8(tmp_path: Path, label: str, codec: str, text: str) -> None:
    """In both kinds of encoded words, with raw octets inside one, broken within a letter into two."""
    data = text.encode(codec)
    coded = encodestring(data, header=True).decode().replace("\n", "").replace("?", "=3F")
    halves = [b64encode(half).decode() for half in (data[:3], data[3:])]

    assert one_mail(tmp_path, subject(f"=?{label}?B?{b64encode(data).decode()}?=")).subject == text
    assert one_mail(tmp_path, subject(f"=?{label}?q?{coded}?=")).subject == text
    broken = f"=?{label}?B?{halves[0]}?=\n =?{label}?B?{halves[1]}?="
    assert one_mail(tmp_path, subject(broken)).subject == text
    if b"?" not in data and codec not in ("utf-16", "utf-7", "hz", "iso2022_kr"):
        raw = subject("=?LABEL?Q?RAW?=").replace(b"LABEL", label.encode())
        octets = data.replace(b" ", b"_").replace(b"_", b"=5F") if b"_" in data else data.replace(b" ", b"_")
        if b"=" not in data:
            assert one_mail(tmp_path, raw.replace(b"RAW", octets)).subject == text


@pytest.mark.parametrize("data", MAIL_OF_JAPAN)
def test_the_mail_of_japan_has_nec_signs_and_narrow_kana(data: bytes) -> None:
    assert decoded(data, "ISO-2022-JP") == MAIL_OF_JAPAN[data]


def test_a_sender_and_a_file_are_named_in_their_letters(tmp_path: Path) -> None:
    name = b64encode("髙橋".encode("cp932")).decode()
    head = HEAD.replace("Claire Tremblay", f"=?shift_jis?B?{name}?=")
    part = f'Content-Type: a/b; name="=?shift_jis?B?{name}?="\n\nx'
    mail = one_mail(tmp_path, parts("\nx", part).replace(HEAD.encode(), head.encode()))

    assert (mail.sender.name, mail.attachments) == ("髙橋", ("髙橋",))


@pytest.mark.parametrize(
    "label",
    ["undefined", "zlib_codec", "idna", "punycode", "unicode_escape", "mbcs", "rot13", "x-klingon", "\x00"],
)
def test_a_codec_that_is_no_charset_is_none(tmp_path: Path, label: str) -> None:
    mail = one_mail(tmp_path, eml("Türkiye asks", kind=f'Content-Type: text/plain; charset="{label}"\n'))

    assert mail.text == "Türkiye asks"


def test_many_octets_never_become_letters_of_one(tmp_path: Path) -> None:
    """What is damaged in a Chinese text is a mark, and said."""
    kind = "Content-Type: text/plain; charset=gb2312\n"
    damaged = one_mail(tmp_path, eml("", kind=kind) + "码头".encode("gb18030") + b"\xff")

    assert damaged.text == "码头\ufffd"
    assert "Some of its letters are not “gb2312” as it says." in damaged.notes


def test_a_text_that_was_cut_within_a_letter_stays_what_it_is(tmp_path: Path) -> None:
    """So long a text is read to its bound, which may fall anywhere."""
    text = "я" * 200_000
    mail = one_mail(tmp_path, eml(text, kind="Content-Type: text/plain; charset=utf-8\n"))

    assert set(mail.text) == {"я"}
