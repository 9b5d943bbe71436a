"""Mails in the habits of real mail programs, as text, and what the reader makes of them."""

from base64 import b64encode
from pathlib import Path
from quopri import encodestring

from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.reader import read_mails
from tests.app.exchange.files import VIENNA

SERVER = "Received: from mx.example.invalid by mail.osce.invalid with ESMTPS; Sat, 12 Jun 2021 12:00:05 +0200"
HEAD = (
    f"{SERVER}\n"
    "From: Claire Tremblay <claire@ca.invalid>\n"
    "Subject: Request for the floor, Panel 1\n"
    "Date: Sat, 12 Jun 2021 06:00:00 -0400\n"
    "Message-ID: <1@ca.invalid>\n"
    "MIME-Version: 1.0\n"
)
PLAIN = "Content-Type: text/plain; charset=utf-8\n"
ASKS = "Canada would like to take the floor in Panel 1.\n"


def eml(
    body: str = ASKS, head: str = HEAD, kind: str = PLAIN, encoding: str = "utf-8", ends: str = "\n"
) -> bytes:
    """One mail: headers, what its body is, its body."""
    return f"{head}{kind}\n{body}".replace("\n", ends).encode(encoding)


def based(body: str, charset: str = "utf-8", kind: str = "plain") -> bytes:
    """One mail in Base64."""
    coded = b64encode(body.encode(charset)).decode()
    return eml(
        coded + "\n",
        kind=f"Content-Type: text/{kind}; charset={charset}\nContent-Transfer-Encoding: base64\n",
    )


def quoted(body: str, charset: str = "utf-8", kind: str = "plain") -> bytes:
    """One mail in quoted-printable."""
    coded = encodestring(body.encode(charset)).decode()
    transfer = "Content-Transfer-Encoding: quoted-printable"
    return eml(coded, kind=f"Content-Type: text/{kind}; charset={charset}\n{transfer}\n")


def parts(*bodies: str, kind: str = "mixed") -> bytes:
    """One mail of several parts, each with its own headers."""
    inside = "".join(f"--b\n{body}\n" for body in bodies)
    return eml(f"{inside}--b--\n", kind=f"Content-Type: multipart/{kind}; boundary=b\n")


def subject(raw: str) -> bytes:
    """One mail with this subject, as it is sent."""
    return eml(head=HEAD.replace("Request for the floor, Panel 1", raw))


def sender(raw: str) -> bytes:
    """One mail with this From, as it is sent."""
    return eml(head=HEAD.replace("Claire Tremblay <claire@ca.invalid>", raw))


def dated(raw: str, server: str = "") -> bytes:
    """One mail with this Date, and perhaps a server's line."""
    head = HEAD.replace("Date: Sat, 12 Jun 2021 06:00:00 -0400\n", f"Date: {raw}\n" if raw else "")
    return eml(head=head.replace(f"{SERVER}\n", f"{server}\n" if server else ""))


def mbox(*mails: bytes, line: bytes = b"From - Sat Jun 12 12:00:05 2021\n") -> bytes:
    """An mbox as Thunderbird writes it, or with another first line for each mail."""
    return b"\n".join(line + mail for mail in mails)


def read(folder: Path, data: bytes, name: str = "mail.eml") -> list[Mail]:
    """All mails of a file that is written here; a problem fails the test."""
    path = folder / name
    path.write_bytes(data)
    found = list(read_mails([path], VIENNA))
    assert all(isinstance(mail, Mail) for mail in found), found
    return [mail for mail in found if isinstance(mail, Mail)]


def one_mail(folder: Path, data: bytes) -> Mail:
    """The only mail of a file."""
    (found,) = read(folder, data)
    return found
