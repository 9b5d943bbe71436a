"""Mails that are signed in a sealed form, encrypted, or in Outlook's own: read, or said what they are."""

from base64 import encodebytes
from pathlib import Path

import pytest

from tests.app.exchange.requests.mail.mails import ASKS, PLAIN, eml, one_mail, parts

SIGNED, ENCRYPTED = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d010703")
DATA, INNER = bytes.fromhex("2a864886f70d010701"), f"{PLAIN}\n{ASKS}".encode()


def element(tag: int, contents: bytes) -> bytes:
    """One element of DER."""
    size = len(contents)
    length = bytes([size]) if size < 0x80 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + contents


def open_ended(tag: int, contents: bytes) -> bytes:
    """The same in BER, its end told by a mark."""
    return bytes([tag]) + b"\x80" + contents + b"\x00\x00"


def signed(mail: bytes, kind: bytes = SIGNED, *, streamed: bool = False) -> bytes:
    """A signed message as OpenSSL writes it: whole, or streamed in pieces of a few octets."""
    around = open_ended if streamed else element
    pieces = b"".join(element(4, mail[at : at + 50]) for at in range(0, len(mail), 50))
    octets = open_ended(0x24, pieces) if streamed else element(4, mail)
    content = around(0x30, element(6, DATA) + around(0xA0, octets))
    inside = element(2, b"\x01") + element(0x31, element(0x30, b"")) + content + element(0x31, b"")
    return around(0x30, element(6, kind) + around(0xA0, around(0x30, inside)))


def sealed(
    data: bytes, kind: str = "application/pkcs7-mime; smime-type=signed-data", name: str = "smime.p7m"
) -> bytes:
    """A mail that is nothing but a sealed part."""
    head = f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
    return eml(encodebytes(data).decode(), kind=f'{head}Content-Disposition: attachment; filename="{name}"\n')


@pytest.mark.parametrize("streamed", [False, True], ids=["DER", "BER"])
@pytest.mark.parametrize(
    "kind",
    [
        "application/pkcs7-mime; smime-type=signed-data",
        "application/x-pkcs7-mime",
        "application/octet-stream",
    ],
)
def test_a_sealed_signature_is_read(tmp_path: Path, kind: str, streamed: bool) -> None:
    """And said that nobody checked it; also a sealed one within a sealed one."""
    twice = "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n"
    within = twice.encode() + encodebytes(signed(INNER))
    for mail in (INNER, within):
        found = one_mail(tmp_path, sealed(signed(mail, streamed=streamed), kind))

        assert (found.text, found.doubts) == (ASKS.strip(), ())
        assert "the signature was not checked" in " ".join(found.notes)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (signed(INNER, ENCRYPTED), "It is encrypted (S/MIME)"),
        (b"", "signed in a sealed form"),
        (b"\x30\x80\x06", "signed in a sealed form"),
        (signed(INNER)[:30], "signed in a sealed form"),
        (b"\x30\x84\xff\xff\xff\xff\x06\x84\xff\xff\xff\xff", "signed in a sealed form"),
        (b"\x30\x80" * 5_000, "signed in a sealed form"),
    ],
)
def test_what_cannot_be_opened_is_asked_about(tmp_path: Path, data: bytes, what: str) -> None:
    assert what in " ".join(one_mail(tmp_path, sealed(data)).doubts)


def test_a_mail_of_pgp_is_said_to_be_encrypted(tmp_path: Path) -> None:
    mime = parts("Content-Type: application/pgp-encrypted\n\nVersion: 1", kind="encrypted")
    inline = eml("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n")

    for data in (mime, inline):
        assert "It is encrypted (PGP)" in " ".join(one_mail(tmp_path, data).doubts)


def test_outlooks_own_forms_are_named(tmp_path: Path) -> None:
    """winmail.dat as the only text is a doubt, beside a text and as .msg it is told."""
    tnef = 'Content-Type: application/ms-tnef; name="winmail.dat"\n\nx'
    other = 'Content-Type: application/vnd.ms-outlook; name="Request.msg"\n\nx'

    assert "TNEF" in " ".join(one_mail(tmp_path, parts(tnef)).doubts)
    beside = one_mail(tmp_path, parts(f"{PLAIN}\n{ASKS}", tnef, other))
    assert (beside.doubts, beside.attachments) == ((), ("winmail.dat", "Request.msg"))
    assert "“Request.msg” is a message of Outlook's own kind" in " ".join(beside.notes)


def test_an_enclosed_mail_in_base64_is_read(tmp_path: Path) -> None:
    """It is forbidden, and done; without any header of a mail it is a text of the one around it."""
    coded = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
    whole = parts(coded + encodebytes(eml(head="From: i@no.invalid\nSubject: Inner\n")).decode())
    bare = parts(coded + encodebytes(INNER).decode())

    assert one_mail(tmp_path, whole).subject == "Inner"
    assert (one_mail(tmp_path, bare).subject, one_mail(tmp_path, bare).text) == (
        "Request for the floor, Panel 1",
        ASKS.strip(),
    )


def test_a_report_of_a_server_is_automatic(tmp_path: Path) -> None:
    """And the mail that it gives back is nobody's request."""
    back = f"Content-Type: message/rfc822\n\nFrom: a@b.invalid\nSubject: x\n\n{ASKS}"
    mail = one_mail(tmp_path, parts(f"{PLAIN}\nReturned", back, kind="report"))

    assert mail.automatic
    assert mail.sender.address == "claire@ca.invalid"
