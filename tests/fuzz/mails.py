"""Turned, cut, doubled and spliced mails and reports, for as long as one likes: a plan, a sentence, soon.

    python -m tests.fuzz.mails [SECONDS] [SEED]

Nothing but Unreadable may be raised, no file may take longer than ten seconds, and of a mailbox the last
mail, which is never touched, must come through. What breaks is kept in the present folder and told.
"""

import random
import sys
import time
import traceback
from base64 import encodebytes
from collections.abc import Callable, Iterable
from pathlib import Path

from app.errors import Unreadable
from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.reader import read_mails
from app.exchange.zoom.report import plan_zoom
from app.temporary import in_temporary_folder
from app.times import zone
from tests.app.exchange.requests.mail.mails import ASKS, HEAD, PLAIN, based, eml, mbox, parts, quoted, subject
from tests.app.exchange.requests.mail.test_sealed import INNER, sealed, signed
from tests.app.exchange.zoom.test_languages import TEAMS, WEBINAR, WHERE, ZOOM
from tests.app.people import PEOPLE

LIMIT = 10.0
VIENNA = zone("Europe/Vienna")
LAST = b"\nFrom \n" + eml("The last one.", head=HEAD.replace("1@ca", "last@ca"))
CODED = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
MAILS = (
    eml(),
    eml(ends="\r\n"),
    based("码头", "gb18030"),
    quoted("Œuvre", "cp1252", "html"),
    parts(f"{PLAIN}\n{ASKS}", "Content-Type: text/html\n\n<p style='display:none'>x<blockquote type=cite>y"),
    parts(
        CODED + encodebytes(eml()).decode(),
        "Content-Type: application/ms-tnef; name*0*=utf-8''w; name*1=x\n\nx",
    ),
    subject("=?gb2312?B?wuvNtw==?= =?iso-2022-jp?q?=1B$B-!=1B(B?="),
    sealed(signed(INNER)),
    sealed(signed(INNER, streamed=True)),
    mbox(eml("One."), eml("Two.")),
    mbox(eml("One."), eml("Two."), line=b"From \n"),
)
REPORTS = (
    WEBINAR.encode(),
    *(row.replace("|", "\n").encode() for row in ZOOM.values()),
    *("\n".join(rows).replace("|", "\t").encode("utf-16") for rows in TEAMS.values()),
)
PIECES = (
    *(b"\n", b"\r", b"\x00", b"\xff", b"(", b'"', b"<", b"<!--", b"--b\n", b"From \n", b"=?", b"?=", b"=\n"),
    *(b"; a*0*=", b"\x1b$B", b"charset=", b"\xef\xbb\xbf", b",", b"\t", b"9999999999", b"\xed\xa0\x80"),
    *(b"\x30\x80", b"\x24\x80", b"Content-Length: 9\n", b"Content-Type: message/rfc822\n\n"),
    b"Content-Type: multipart/mixed; boundary=b\n\n",
)


def turned(data: bytes, chance: random.Random, others: Iterable[bytes]) -> bytes:
    """The bytes with some of them changed, doubled, cut, or replaced by those of another file."""
    pool = tuple(others)
    for _time in range(chance.choice((1, 1, 2, 4, 16))):
        at, to = sorted(chance.randrange(len(data) + 1) for _place in range(2))
        piece = chance.choice(PIECES)
        other = chance.choice(pool)
        data = (
            chance.choice(
                (
                    data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                    data[:at] + piece * chance.choice((1, 1, 3, 500, 20_000)) + data[at:],
                    data[:at] + data[to:],
                    data[:to] + data[at:],
                    data[:at] + other[chance.randrange(len(other)) :],
                )
            )[:2_000_000]
            or b"x"
        )
    return data


def read_mail(path: Path) -> int:
    """How many mails a file gives; their texts can all be written."""
    found = list(read_mails([path], VIENNA))
    repr(found).encode("utf-8")
    return sum(isinstance(mail, Mail) for mail in found)


def read_report(path: Path) -> int:
    """How many lines of a report are taken."""
    plan = plan_zoom(path, conference=WHERE, registrants=PEOPLE, entities={}, known=(), names={})
    repr((plan.changes, plan.problems, plan.notes)).encode("utf-8")
    return len(plan.changes)


def fuzz(seconds: float, seed: int) -> int:
    """Try until the time is over; the number of files that broke something."""
    chance, tried, bad, slowest = random.Random(seed), 0, 0, 0.0
    began = time.monotonic()
    with in_temporary_folder("fuzz") as folder:
        while time.monotonic() - began < seconds:
            tried += 1
            read: Callable[[Path], int] = chance.choice((read_mail, read_mail, read_report))
            seeds = MAILS if read is read_mail else REPORTS
            data = turned(chance.choice(seeds), chance, seeds)
            is_box = read is read_mail and data.lstrip().startswith(b"From ")
            name = chance.choice(("x.mbox", "Inbox")) if is_box else chance.choice(("x.eml", "x.emlx", "x"))
            path = folder / (name if read is read_mail else "report.csv")
            path.write_bytes(data + LAST if is_box else data)
            start = time.process_time()
            try:
                count, fault = read(path), ""
            except Unreadable:
                count, fault = 0, ""
            except BaseException as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
                count, fault = 1, "".join(traceback.format_exception(error)[-6:])
            took = time.process_time() - start
            slowest = max(slowest, took)
            if is_box and not count:
                fault = fault or "the last mail is lost"
            if fault or took > LIMIT:
                bad += 1
                kept = Path(f"broken-{seed}-{tried}{path.suffix}")
                kept.write_bytes(path.read_bytes())
                print(f"{kept}: {took:.1f} s {fault}", file=sys.stderr)
    print(f"{tried} files, {bad} broken, the slowest took {slowest:.2f} s (seed {seed})")
    return bad


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("60", "1")[len(sys.argv) - 1 :]]
    sys.exit(1 if fuzz(float(arguments[0]), int(arguments[1])) else 0)
