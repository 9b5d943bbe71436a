# ruff: noqa: E501 -- hostile lines are as long as they like
"""Mails that were made to do harm, or were damaged: answered soon, in words, never with a fault of ours."""

import subprocess
import sys
import time
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.apart import at_once
from app.errors import Unreadable
from app.exchange.plan import Problem
from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.reader import read_mails
from app.exchange.requests.mail.text import words_of
from app.station.requests_desk import RequestsDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.exchange.files import VIENNA
from tests.app.exchange.requests.mail.mails import ASKS, HEAD, PLAIN, eml, mbox, parts, read
from tests.app.people import OPENING, make_conference

SECONDS = 10
MB = 1024 * 1024
MANY = 10 * MB

Make = Callable[[], bytes]


def repeated(unit: str, size: int = MANY) -> str:
    """The unit as often as it fits."""
    return unit * (size // len(unit.encode()))


def nested(depth: int, inside: str) -> bytes:
    """Parts within parts."""
    heads = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return eml("", kind=heads + inside)


def html(body: str) -> bytes:
    """A mail of HTML only."""
    return eml(body, kind="Content-Type: text/html\n")


EVERY = (
    "From",
    "To",
    "Subject",
    "Date",
    "Received",
    "Message-ID",
    "Reply-To",
    "Content-Type",
    "Content-Disposition",
)

HOSTILE: dict[str, Make] = {
    "a huge attachment": lambda: parts(
        f"{PLAIN}\n{ASKS}",
        "Content-Type: application/pdf; name=x.pdf\nContent-Transfer-Encoding: base64\n\n" + repeated("A" * 76 + "\n"),
    ),
    "an attachment on one line": lambda: parts(
        f"{PLAIN}\n{ASKS}", "Content-Type: image/png; name=x.png\n\n" + repeated("A")
    ),
    "one enormous line": lambda: eml(repeated("On it wrote ")),
    "nested a hundred deep": lambda: nested(100, f"{PLAIN}\n{ASKS}" + repeated("some words\n")),
    "nested ten thousand deep": lambda: nested(10_000, f"{PLAIN}\n{ASKS}"),
    "enclosed three thousand deep": lambda: eml(ASKS, kind="Content-Type: message/rfc822\n\n" * 3_000),
    "two million boundaries": lambda: eml(repeated("--b\n\n"), kind="Content-Type: multipart/mixed; boundary=b\n"),
    "HTML without an end": lambda: html(repeated("<div>")),
    "HTML of open brackets": lambda: html(repeated("<")),
    "HTML of open sections": lambda: html(repeated("<![CDATA[")),
    "HTML of quotes": lambda: html(repeated("<blockquote type=cite><div class=gmail_quote>")),
    "HTML of entities": lambda: html(repeated("&amp")),
    "HTML with a thousand styles": lambda: html(repeated('<p style="display: none; font-size: 0">x')),
    "a million addresses": lambda: eml(head=f"From: {repeated('a@b.invalid,')}\n"),
    "an address of brackets": lambda: eml(head=f"From: {repeated('<')}\nTo: x\n"),
    "comments within comments": lambda: eml(head=f"From: {repeated('(')} a@b.invalid\nTo: x\n"),
    "a subject of encoded words": lambda: eml(head=f"To: x\nSubject: {repeated('=?utf-8?q?=41?= ')}\n"),
    "a million headers": lambda: eml(head=HEAD + repeated("X-A: b\n")),
    "a header that never ends": lambda: eml(head=HEAD + "X-A: b\n" + repeated(" more\n")),
    "forwarded for ever": lambda: eml(repeated("Forwarded message\nFrom: b <b@b.invalid>\nDate: now\n\n")),
    "quoted for ever": lambda: eml(repeated("On one day he wrote wrote schrieb :\n>\n")),
    "on behalf for ever": lambda: eml(repeated("on behalf of ")),
    "names for ever": lambda: eml(repeated("Norway Bosnia and Herzegovina United ")),
    "sessions for ever": lambda: eml(repeated("panel 1 second panel statements by ")),
    "towers of accents": lambda: eml(repeated("Z\u0336\u0321\u0327\u0328")),
    "charsets that are codecs of Python": lambda: eml("x", kind="Content-Type: text/plain; charset=zlib_codec\n"),
    "a charset that is a sentence": lambda: eml("é", kind=f'Content-Type: text/plain; charset="{"x " * 99}"\n'),
    "a boundary of ten thousand letters": lambda: eml(kind=f"Content-Type: multipart/mixed; boundary={'b' * 9999}\n"),
    "a file name that is a path": lambda: parts(
        f"{PLAIN}\n{ASKS}", "Content-Type: a/b; name*0=../..; name*1=/x; name*=%\n\nx"
    ),
    "no From": lambda: eml(head="Subject: floor\n"),
    "an empty From": lambda: eml(head="From: \nSubject: floor\n"),
    "no end of a header": lambda: b"From: a@b.invalid",
    "bytes that are no letters": lambda: b"From: a@b.invalid\n\n" + bytes(range(256)) * 40_000,
    "names with markup": lambda: eml(head='From: "<img src=file:///x>{{7*7}}%s" <a@b.invalid>\n'),
    "hidden letters": lambda: eml(head="From: \u202e\u200bmoc <a@b.invalid>\nSubject: \ufeff\n"),
    "brackets in the type": lambda: eml(ASKS, kind=f"Content-Type: {repeated('(', MB)}\n"),
    "brackets in the transfer encoding": lambda: eml(ASKS, kind=f"{PLAIN}Content-Transfer-Encoding: {'(' * 900}\n"),
    "brackets in every header": lambda: eml(ASKS, head="".join(f"{name}: {'(<[' * 300}\n" for name in EVERY)),
    "quotes in every header": lambda: eml(ASKS, head="".join(f"{name}: {repeated(chr(34), MB)}\n" for name in EVERY)),
    "semicolons in quotes": lambda: eml(ASKS, kind=f'Content-Type: text/plain; a="{repeated(";", MB)}\n'),
    "parameters in pieces": lambda: eml(ASKS, kind=f"Content-Type: text/plain{repeated('; a*0*=b', MB)}\n"),
    "parameters on lines of their own": lambda: eml(ASKS, kind="Content-Type: text/plain" + repeated(";\n a*0=b", MB) + "\n"),
    "parameters of a part": lambda: parts(f"{PLAIN}\n{ASKS}", f"Content-Type: a/b{repeated('; a*0*=b', MB)}\n\nx"),
    "parameters of an enclosed mail": lambda: eml(ASKS, kind=f"Content-Type: message/rfc822\n\nX: y\nContent-Type: a/b{repeated('; a*1=b', MB)}\n\n"),
    "HTML of comments": lambda: html(repeated("<!--")),
    "HTML of declarations": lambda: html(repeated("<?")),
    "HTML of ends": lambda: html(repeated("</")),
    "HTML of names": lambda: html(repeated("<a")),
    "HTML of names and one end": lambda: html(repeated("<a ", 250_000) + ">"),
    "HTML of attributes": lambda: html("<a " + repeated("b=c ", 250_000) + ">"),
    "HTML of open quotes": lambda: html(repeated("<a b='c\" >")),
    "HTML of ends within quotes": lambda: html(repeated('<a ">"')),
    "HTML of scripts": lambda: html(repeated("<script>")),
    "HTML of text areas": lambda: html(repeated("<textarea><style>")),
    "deep, with a million lines": lambda: nested(200, f"{PLAIN}\n" + repeated("\n", MB)),
    "sealed for ever": lambda: eml("MIAwgDCAMIAwgDCAMIAwgDCA\n" * 9_000, kind="Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n"),
    "words that begin and do not end": lambda: eml(head=f"To: x\nSubject: {repeated('=?a?q?', MB)}\n"),
    "uuencoded": lambda: eml("begin 644 x\n" + repeated("M" + "A" * 60 + "\n") + "end\n"),
    "quoted-printable without an end": lambda: eml(
        repeated("="), kind=f"{PLAIN}Content-Transfer-Encoding: quoted-printable\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Station:
    """A station on a small conference."""
    path = make_conference(tmp_path_factory.mktemp("hostile") / "conference.rostrum")
    return Station.open(str(path), clock=SetClock(OPENING))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_answered_soon_with_a_plan(station: Station, tmp_path: Path, name: str) -> None:
    """One mail, one row, whatever is in it; the lists are as they were."""
    path = tmp_path / "mail.eml"
    path.write_bytes(HOSTILE[name]())
    before, began = station.live("D1-P1").floor, time.process_time()

    plan = RequestsDesk(station).planner([path])()

    assert time.process_time() - began < SECONDS
    assert len(plan.changes) == 1
    assert all(len(line) < 2_000 for line in (plan.changes[0].reason, plan.changes[0].value.letter.subject))  # type: ignore[union-attr]
    assert station.live("D1-P1").floor == before


def test_a_mail_that_breaks_the_reader_costs_only_itself(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it raises, also what is no Exception; it is told whose it is and what about."""

    class Panic(BaseException):
        """What native code raises."""

    def broken(message: Message, *_more: object) -> object:
        if message["subject"] == "Bad":
            raise Panic
        return words_of(message, *_more)  # type: ignore[arg-type]

    monkeypatch.setattr("app.exchange.requests.mail.reader.words_of", broken)
    bad = eml(head=HEAD.replace("Request for the floor, Panel 1", "Bad"))
    path = tmp_path / "x.mbox"
    path.write_bytes(mbox(bad, eml()))

    plan = RequestsDesk(station).planner([path], process=at_once)()

    assert len(plan.changes) == 1
    assert "x.mbox, number 1 from Claire Tremblay" in plan.problems[0].what
    assert "“Bad”, cannot be taken apart." in plan.problems[0].what


@pytest.mark.parametrize("unit", ["<div>", "<p style='display:none'>x", '<a ">"', "<!--", "</div>", "&amp"])
def test_a_mailbox_of_hostile_mails_is_within_the_limit_of_one(tmp_path: Path, unit: str) -> None:
    """Ten megabytes in forty mails, each as long as HTML is looked at."""
    path = tmp_path / "x.mbox"
    path.write_bytes(mbox(*[html(repeated(unit, MB // 4)) for _mail in range(40)]))
    began = time.process_time()

    assert sum(isinstance(mail, Mail) for mail in read_mails([path], VIENNA)) == 40
    assert time.process_time() - began < SECONDS


def test_what_comes_before_a_huge_attachment_is_read(tmp_path: Path) -> None:
    (mail,) = read(tmp_path, HOSTILE["a huge attachment"]())

    assert (mail.text, mail.attachments) == (ASKS.strip(), ("x.pdf",))


def test_a_text_a_hundred_parts_deep_is_read(tmp_path: Path) -> None:
    (mail,) = read(tmp_path, HOSTILE["nested a hundred deep"]())

    assert mail.text.startswith(ASKS.strip())


def test_a_mailbox_of_the_smallest_mails_is_streamed(tmp_path: Path) -> None:
    """Each is a row; ten times as many take ten times as long, a few times what taking them apart takes."""
    unit = b"From - Mon Jun 14 13:28:00 2021\nFrom: a%d@b.invalid\nDate: Mon, 14 Jun 2021 13:30:00 +0200\n\nP\n\n"
    path = tmp_path / "all.mbox"

    def each(count: int) -> float:
        """Seconds of the processor for one mail of so many."""
        path.write_bytes(b"".join(unit % number for number in range(count)))
        began = time.process_time()
        assert sum(isinstance(mail, Mail) for mail in read_mails([path], VIENNA)) == count
        return (time.process_time() - began) / count

    few, many = each(3_000), each(30_000)
    began = time.process_time()
    for number in range(3_000):
        message_from_bytes((unit % number).split(b"\n", 1)[1])
    bare = (time.process_time() - began) / 3_000

    assert many < 2 * few
    assert many < 20 * bare


def test_no_mail_takes_more_memory_than_a_reader_may(tmp_path: Path) -> None:
    """Measured in a process of its own: 500 MB for ten megabytes."""
    for name in (
        "a huge attachment",
        "HTML without an end",
        "a million headers",
        "an attachment on one line",
    ):
        (tmp_path / f"{name}.eml").write_bytes(HOSTILE[name]())
    measure = (
        "import sys, re, resource, pathlib\n"
        "from app.exchange.requests.mail.reader import read_mails\n"
        "from app.times import zone\n"
        "print(sum(1 for _ in read_mails([pathlib.Path(sys.argv[1])], zone('Europe/Vienna'))))\n"
        "status = pathlib.Path('/proc/self/status')\n"  # ru_maxrss would be at least the parent's
        "peak = re.search(r'VmHWM:\\s+(\\d+)', status.read_text()) if status.exists() else None\n"
        "kilobytes = int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(kilobytes // 1024)\n"
    )

    ran = subprocess.run(  # our own program, on a file of our own
        [sys.executable, "-c", measure, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )

    count, megabytes = map(int, ran.stdout.split())
    assert count == 4
    assert megabytes < 500


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=600),
        st.binary(max_size=300).map(lambda tail: eml().replace(b"Canada", tail)),
        st.binary(max_size=80).map(lambda piece: HEAD.encode().replace(b"Claire", piece) + b"\n\nx"),
        st.binary(max_size=80).map(lambda piece: HEAD.encode().replace(b"Request", piece) + b"\n\nx"),
        st.binary(max_size=80).map(lambda piece: HEAD.encode() + b"Content-Type: " + piece + b"\n\nx"),
        st.lists(st.binary(max_size=60), max_size=6).map(lambda some: mbox(*some)),
        st.tuples(st.integers(0, 400), st.integers(0, 255)).map(
            lambda flip: (
                parts(PLAIN + "\n" + ASKS)[: flip[0]]
                + bytes([flip[1]])
                + parts(PLAIN + "\n" + ASKS)[flip[0] + 1 :]
            )
        ),
    ),
    name=st.sampled_from(["x.eml", "x.mbox", "x.emlx", "x"]),
)
def test_any_bytes_are_a_plan_or_one_sentence(
    station: Station, tmp_path: Path, data: bytes, name: str
) -> None:
    """Nothing but Unreadable is ever raised; what is read holds no half letters that a window would choke on."""
    path = tmp_path / name
    path.write_bytes(data)
    try:
        plan = RequestsDesk(station).planner([path], process=at_once)()
    except Unreadable as no:
        assert name in str(no)
        return
    for change in plan.changes:
        (change.reason + repr(change.value)).encode("utf-8")
    assert all(isinstance(problem, Problem) for problem in plan.problems)
