# ruff: noqa: E501 -- one mail a line
"""Where one mail ends and the next begins: every dialect of mbox, folders of any program, Apple's own files."""

from pathlib import Path

import pytest

from app.exchange.plan import Problem
from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.reader import is_mail, read_mails
from tests.app.exchange.files import VIENNA
from tests.app.exchange.requests.mail.mails import HEAD, eml, mbox, read

DATED = b"From claire@ca.invalid Sat Jun 12 12:00:05 2021\n"
PLIST = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist version="1.0"><dict>\n'
    b"<key>flags</key>\n<integer>%d</integer>\n</dict></plist>\n"
)

SEPARATORS = {
    "Thunderbird's with nothing behind": b"From \n",
    "the same, its blank cut by an editor": b"From\n",
    "Thunderbird's of old": b"From - Sat Jun 12 12:00:05 2021\n",
    "a sender and a date": DATED,
    "a date with a zone": b"From a@b.invalid Sat Jun 12 12:00:05 +0200 2021\n",
    "a date as mails write it": b"From a@b.invalid Sat, 12 Jun 2021 12:00:05 +0200\n",
    "a date as ISO writes it": b"From a@b.invalid 2021-06-12T12:00:05Z\n",
    "a sender alone": b"From a@b.invalid\n",
    "a name with blanks": b'From "Claire Tremblay" <a@b.invalid> Sat Jun 12 12:00:05 2021\n',
    "Eudora's": b"From ???@??? Sat Jun 12 12:00:05 2021\n",
}

SENTENCES = {
    "hours and a year": "From 14:00 to 15:30 on Monday in 2021\nwe are at the venue.\n",
    "a word": "From our side all is well.\n",
    "above what looks like one header": "From Monday on\nTo: the Danube\nand back.\n",
    "above lines of a programme": "From 14:00 to 15:30 on Monday in 2021\nPlace: Hofburg\nRoom: Saal 1\n\nYours\n",
    "above a list": "From the agenda:\nNote: bring your badge.\n\nSee you.\n",
    "a date, and a sentence below": "From us Mon Jun 14 10:00:00 2021\nit is known.\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("name", ["export.mbox", "Inbox", "Inbox.mboxrd", "Sent Items.sbd"])
@pytest.mark.parametrize("separator", SEPARATORS)
def test_any_separator_parts_mails(tmp_path: Path, separator: str, name: str, ends: str) -> None:
    """Whatever the file is called and however its lines end."""
    line = SEPARATORS[separator].replace(b"\n", ends.encode())
    mails = (eml(text, ends=ends) for text in ("One.", "Two.", "Three."))

    found = read(tmp_path, mbox(*mails, line=line), name)

    assert [mail.text for mail in found] == ["One.", "Two.", "Three."]
    assert not any(mail.doubts for mail in found)
    assert is_mail(tmp_path / name)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_from_parts_none(tmp_path: Path, sentence: str) -> None:
    """Only a line above a header does."""
    text = f"We ask.\n\n{SENTENCES[sentence]}"

    (mail, other) = read(tmp_path, mbox(eml(text), eml("Other."), line=DATED), "x.mbox")

    assert mail.text == text.strip()
    assert other.text == "Other."


def test_what_quotes_from_is_unquoted_once(tmp_path: Path) -> None:
    """Mboxo and mboxrd write > before it; a mail that is no mailbox keeps what it has."""
    text = ">From us.\n>>From them.\n"

    assert read(tmp_path, mbox(eml(text), line=DATED), "x.mbox")[0].text == "From us."
    assert read(tmp_path, eml("x\n>From us.\n"))[0].text == "x"


def test_a_line_of_uucp_above_the_headers_is_none_of_them(tmp_path: Path) -> None:
    data = DATED + b">From a@b.invalid Sat Jun 12 12:00:05 2021 remote from mx\n" + eml("One.")

    assert [mail.text for mail in read(tmp_path, data, "x.mbox")] == ["One."]


def of_length(body: str, length: int | None = None) -> bytes:
    """A mail that says how long it is (mboxcl)."""
    return eml(body, head=f"{HEAD}Content-Length: {len(body) if length is None else length}\n")


@pytest.mark.parametrize("length", [None, 0, 3, 10**11])
def test_a_length_of_whatever_truth_costs_no_mail(tmp_path: Path, length: int | None) -> None:
    found = read(tmp_path, mbox(of_length("One.\n", length), eml("Two."), line=DATED), "x.mboxcl2")

    assert [mail.text for mail in found] == ["One.", "Two."]
    assert not any(mail.doubts for mail in found)


def test_a_mail_within_the_length_of_another_is_asked_about(tmp_path: Path) -> None:
    """It may be an attached mailbox (mboxcl2), or a length that was made to hide it."""
    inner = (DATED + eml("Inner.")).decode()

    found = read(tmp_path, mbox(of_length(f"Outer.\n\n{inner}"), eml("Next."), line=DATED), "x.mbox")

    assert [mail.text for mail in found] == ["Outer.", "Inner.", "Next."]
    assert [bool(mail.doubts) for mail in found] == [False, True, False]


def test_a_separator_without_a_mail_is_told(tmp_path: Path) -> None:
    data = mbox(eml("One.\n\nFrom \nhalf a mail\n"), eml("Two."), line=b"From \n")

    first, second = read(tmp_path, data, "Inbox")

    assert "a separator" in " ".join(first.doubts).lower()
    assert not second.doubts


def test_a_maildir_is_read_but_for_what_was_not_delivered(tmp_path: Path) -> None:
    """Cur and new, whatever their files are called; what lies in tmp is told."""
    for place, name, text in (
        ("cur", "1623492005.M1P2.mx.invalid:2,S", "Cur."),
        ("new", "1623492006.M1P3.mx.invalid", "New."),
        ("tmp", "1623492007.M1P4.mx.invalid", "Half."),
    ):
        (tmp_path / place).mkdir()
        (tmp_path / place / name).write_bytes(eml(text))
    (tmp_path / "dovecot-uidlist").write_text("3 V1 N2\n1 :1623492005\n")

    found = list(read_mails([tmp_path], VIENNA))

    assert [mail.text for mail in found if isinstance(mail, Mail)] == ["Cur.", "New."]
    assert ["not delivered whole" in bad.what for bad in found if isinstance(bad, Problem)] == [True]


def test_a_folder_of_mh_is_read(tmp_path: Path) -> None:
    """Its files are numbers; its index and its sequences are no mails."""
    for number in ("1", "2", "10"):
        (tmp_path / number).write_bytes(eml(f"Number {number}."))
    (tmp_path / ".mh_sequences").write_text("cur: 2\nunseen: 1-2\n")

    assert [getattr(mail, "text", mail) for mail in read_mails([tmp_path], VIENNA)] == [
        "Number 1.",
        "Number 10.",
        "Number 2.",
    ]


@pytest.mark.parametrize(
    ("name", "start", "what"),
    [
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"\.msg"),
        ("winmail.dat", b"\x78\x9f\x3e\x22", "winmail.dat"),
        ("all.pst", b"!BDN", r"\.pst"),
        ("mails.zip", b"PK\x03\x04", "ZIP"),
    ],
)
def test_what_nobody_here_can_read_is_named_among_others(
    tmp_path: Path, name: str, start: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(start + b"rest")
    (tmp_path / "b.eml").write_bytes(eml("Good."))

    bad, good = sorted(read_mails([tmp_path], VIENNA), key=lambda found: isinstance(found, Mail))

    assert isinstance(bad, Problem)
    assert name in bad.what
    assert what.replace("\\", "") in bad.what
    assert getattr(good, "text", "") == "Good."


@pytest.mark.parametrize(("flags", "deleted"), [(1, False), (3, True), (8590195713, False)])
def test_apples_own_file_ends_where_it_says(tmp_path: Path, flags: int, deleted: bool) -> None:
    """What is known about the mail stands below it, and is none of its words."""
    mail = eml("Apple's own.")
    (found,) = read(tmp_path, b"%d      \n" % len(mail) + mail + PLIST % flags, "1.emlx")

    assert (found.text, found.deleted) == ("Apple's own.", deleted)


def test_lines_that_end_as_on_an_old_macintosh_are_lines(tmp_path: Path) -> None:
    data = mbox(eml("One."), eml("Two."), line=DATED).replace(b"\n", b"\r")

    assert [mail.text for mail in read(tmp_path, data, "Eudora.mbx")] == ["One.", "Two."]


@pytest.mark.parametrize("blanks", [" ", "  ", "\t "])
def test_blanks_before_the_colon_of_a_header_are_nothing(tmp_path: Path, blanks: str) -> None:
    """The obsolete syntax of RFC 5322, 4.5: alone, in a mailbox, and only in headers."""
    words = "We ask.\nFrom : the desk"
    odd = eml(words).replace(b"From:", f"From{blanks}:".encode()).replace(b"Date:", f"date{blanks}:".encode())

    found = [*read(tmp_path, odd), *read(tmp_path, mbox(odd, eml("Two."), odd), "Inbox")]

    assert {mail.sender.address for mail in found} == {read(tmp_path, eml())[0].sender.address}
    assert [mail.text for mail in found] == [words, words, "Two.", words]
    assert all(mail.received_at for mail in found)


def test_a_header_may_be_folded_over_a_line_of_blanks(tmp_path: Path) -> None:
    """Obsolete as well (RFC 5322, 4.2): it does not end the headers, and those behind it are read."""
    odd = b"Subject :Panel\r\n   \r\n 2\r\nFrom : Claire <claire@ca.invalid>\r\n\r\nWe ask.\r\n"

    (mail,) = read(tmp_path, odd)

    assert (mail.subject, mail.sender.address, mail.text) == ("Panel 2", "claire@ca.invalid", "We ask.")
