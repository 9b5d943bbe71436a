"""Mails out of files: mailboxes of any program, folders of them, and what is no mail."""

from pathlib import Path

import pytest

from app.errors import Unreadable
from app.exchange.plan import Problem
from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.reader import read_mails
from tests.app.exchange.files import VIENNA
from tests.app.exchange.requests.mail.mails import eml, mbox, read


@pytest.mark.parametrize(
    "line",
    [
        b"From - Sat Jun 12 12:00:05 2021\n",
        b"From claire@ca.invalid Sat Jun 12 12:00:05 2021\n",
        b"From 1702345678901234567@xxx Sat Jun 12 12:00:05 +0000 2021\n",
        b"From MAILER-DAEMON Sat Jun 12 12:00:05 2021\r\n",
    ],
)
def test_an_mbox_of_any_program_is_taken_apart(tmp_path: Path, line: bytes) -> None:
    """Thunderbird, mail servers, Gmail; “From ” in a text begins no mail, quoted it is unquoted."""
    text = "We ask.\n\nFrom our side all is well.\n>From 10:00 on we are there.\n>>From there\n"

    first, second = read(tmp_path, mbox(eml(text), eml("Second."), line=line), "export.mbox")

    assert first.text.startswith("We ask.\n\nFrom our side all is well.\nFrom 10:00 on we are there.")
    assert (second.text, second.number) == ("Second.", 2)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Apple Mail's folder of an mbox and Thunderbird's files without ending among them."""
    (tmp_path / "Box.mbox").mkdir()
    (tmp_path / "Box.mbox" / "mbox").write_bytes(mbox(eml("Apple.")))
    (tmp_path / "Inbox").write_bytes(mbox(eml("Thunderbird.")))
    (tmp_path / "a.EML").write_bytes(eml("First."))
    (tmp_path / "b.emlx").write_bytes(b"120       \n" + eml("Apple's own."))
    (tmp_path / "Inbox.msf").write_bytes(b"index")
    (tmp_path / "notes").write_text("no mails")
    (tmp_path / "loop").symlink_to(tmp_path)

    found = list(read_mails([tmp_path], VIENNA))

    assert [getattr(mail, "text", mail) for mail in found] == [
        "Thunderbird.",
        "First.",
        "Apple's own.",
        "Apple.",
    ]


def test_one_bad_file_of_several_does_not_keep_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "b.eml").write_bytes(eml())

    bad, good = read_mails([tmp_path], VIENNA)
    missing, again = read_mails([tmp_path / "none.eml", tmp_path / "b.eml"], VIENNA)

    assert isinstance(bad, Problem)
    assert "a picture" in bad.what
    assert isinstance(missing, Problem)
    assert isinstance(good, Mail)
    assert isinstance(again, Mail)
    assert good.key == again.key


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\r\n\r\n", "is empty"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"%PDF-1.4", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", r"Outlook's own kind \(\.msg\)"),
        (b"PK\x03\x04rest", "is a compressed file"),
        (b"just some words\nin a file\n", "is no mail"),
        ("\ufeffFrom: a@b.invalid\n\nx".encode("utf-16"), "is no mail"),
        (b"\x00\x01\x02\x03" * 400, "is no mail"),
    ],
)
def test_what_is_no_mail_is_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(tmp_path, data)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="folder without mails"):
        list(read_mails([tmp_path], VIENNA))
