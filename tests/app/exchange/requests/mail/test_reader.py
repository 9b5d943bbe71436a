# ruff: noqa: E501 -- a mail's lines are as long as its program writes them
"""Mails as mail programs write them: whose, when, about what, in whose words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.exchange.requests.mail.headers import NOBODY, Mailbox
from tests.app.exchange.requests.mail.mails import (
    ASKS,
    HEAD,
    PLAIN,
    SERVER,
    based,
    dated,
    eml,
    mbox,
    one_mail,
    parts,
    quoted,
    read,
    sender,
    subject,
)

CLAIRE = Mailbox("Claire Tremblay", "claire@ca.invalid")
HTML = (
    "<html><head><style>p{color:red}</style></head>"
    "<body><p>Canada <b>asks</b></p><p>for the floor &amp; waits</p>"
)
HIDDEN = (
    '<p>seen</p><p style="display: none">unseen</p><script>alert(1)</script><img src="file:///etc/passwd">'
)

TEXTS: dict[str, tuple[bytes, str]] = {
    "plain": (eml(), ASKS.strip()),
    "Outlook's line ends": (eml(ends="\r\n"), ASKS.strip()),
    "a mark of UTF-8 in front": (b"\xef\xbb\xbf" + eml(), ASKS.strip()),
    "base64": (based("Прошу слова"), "Прошу слова"),
    "base64 in KOI8-R": (based("Прошу слова", "koi8-r"), "Прошу слова"),
    "quoted-printable in Latin 1": (quoted("la séance de clôture", "iso-8859-1"), "la séance de clôture"),
    "8 bit in windows-1251": (
        eml("Прошу слова", kind="Content-Type: text/plain; charset=windows-1251\n", encoding="cp1251"),
        "Прошу слова",
    ),
    "an unknown charset": (
        eml("Türkiye asks", kind="Content-Type: text/plain; charset=x-klingon\n"),
        "Türkiye asks",
    ),
    "a wrong charset": (
        eml("Türkiye asks", kind="Content-Type: text/plain; charset=us-ascii\n"),
        "Türkiye asks",
    ),
    "Latin 1 that is UTF-8": (
        eml("Türkiye asks", kind="Content-Type: text/plain; charset=iso-8859-1\n"),
        "Türkiye asks",
    ),
    "UTF-8 that is Latin 1": (eml("Türkiye asks", encoding="latin-1"), "Türkiye asks"),
    "no charset, no type": (eml("Norway asks", kind=""), "Norway asks"),
    "HTML only": (eml(HTML, kind="Content-Type: text/html\n"), "Canada asks\nfor the floor & waits"),
    "HTML with what nobody sees": (eml(HIDDEN, kind="Content-Type: text/html\n"), "seen"),
    "HTML that quotes": (
        eml(
            '<div>Yes, the floor.</div><div class="gmail_quote">You wrote: <blockquote>which?</blockquote></div>',
            kind="Content-Type: text/html\n",
        ),
        "Yes, the floor.",
    ),
    "HTML with blocks beside a text": (
        eml("<div>Panel 1</div>We ask<ul><li>one</ul>", kind="Content-Type: text/html\n"),
        "Panel 1\nWe ask\none",
    ),
    "HTML with comments and signs": (
        eml("<!-- <p>no --><p title='>'>1 < 2 &amp; <![if x]>3<br/>4<!-- open", kind="Content-Type: text/html\n"),
        "1 < 2 & 3\n4",
    ),
    "HTML whose hidden part is closed by what is around it": (
        eml("<div><span style='display:none'>no</div>yes", kind="Content-Type: text/html\n"),
        "yes",
    ),
    "both kinds": (
        parts(f"{PLAIN}\nplain words", "Content-Type: text/html\n\n<p>other</p>", kind="alternative"),
        "plain words",
    ),
    "an empty plain part": (
        parts(f"{PLAIN}\n \n", "Content-Type: text/html\n\n<p>HTML words</p>", kind="alternative"),
        "HTML words",
    ),
    "a signed mail": (
        parts(f"{PLAIN}\nsigned words", "Content-Type: application/pkcs7-signature\n\nxx", kind="signed"),
        "signed words",
    ),
    "no end of the parts": (
        eml(f"--b\n{PLAIN}\nhalf a mail", kind="Content-Type: multipart/mixed; boundary=b\n"),
        "half a mail",
    ),
    "parts without a boundary": (
        eml("--b\n\nwhole", kind="Content-Type: multipart/mixed\n"),
        "--b\n\nwhole",
    ),
    "quoted below": (
        eml("We ask for the floor.\n\nOn 11 June 2021 at 10:00, Desk <d@osce.invalid> wrote:\n> Which panel?\n"),
        "We ask for the floor.",
    ),
    "quoted below a line that is broken": (
        eml("Panel 2.\n\nOn Fri, 11 Jun 2021 at 10:00, Conference Desk\n<d@osce.invalid> wrote:\n\n> Which?\n"),
        "Panel 2.",
    ),
    "quoted in German": (
        eml("Panel 2.\n\nAm 11.06.2021 um 10:00 schrieb Desk <d@osce.invalid>:\n> Welches?\n"),
        "Panel 2.",
    ),
    "quoted in French": (
        eml("Panel 2.\n\nLe ven. 11 juin 2021 à 10:00, Desk <d@osce.invalid> a écrit :\n> Lequel ?\n"),
        "Panel 2.",
    ),
    "quoted in Russian": (
        eml("Панель 2.\n\n11.06.2021, 10:00, «Desk» <d@osce.invalid> пишет:\n> Какая?\n"),
        "Панель 2.",
    ),
    "answers between the lines": (eml("> Which panel?\nPanel 2.\n> Where?\nIn the room.\n"), "Panel 2.\nIn the room."),
    "Outlook's answer": (
        eml(
            "Panel 2, please.\n\n________________________________\nFrom: Desk <d@osce.invalid>\n"
            "Sent: Friday, 11 June 2021 10:00\nTo: Claire\nSubject: Floor\n\nWhich panel?\n",
            head=HEAD.replace("Subject: ", "Subject: RE: "),
        ),
        "Panel 2, please.",
    ),
    "Outlook's answer in German": (
        eml(
            "Panel 2 bitte.\n\n-----Ursprüngliche Nachricht-----\nVon: Desk <d@osce.invalid>\n"
            "Gesendet: Freitag, 11. Juni 2021 10:00\nAn: Claire\nBetreff: Wort\n\nWelches?\n",
            head=HEAD.replace("Subject: ", "Subject: AW: "),
        ),
        "Panel 2 bitte.",
    ),
    "direction marks and zero width": (eml("Norway\u202e\u200b asks"), "Norway\u202e\u200b asks"),
    "NUL bytes": (eml("Norway\x00 asks"), "Norway asks"),
}  # fmt: skip

SUBJECTS = {
    "=?utf-8?B?0J/RgNC+0YjRgyDRgdC70L7QstCw?=": "Прошу слова",
    "=?iso-8859-1?Q?S=E9ance_de_cl=F4ture?=": "Séance de clôture",
    "=?utf-8?Q?Wort?=\n =?utf-8?Q?meldung_=C3=96sterreich?=": "Wortmeldung Österreich",
    "=?x-unknown?Q?Panel_2?=": "Panel 2",
    "Request\n for the\n\tfloor": "Request for the floor",
    "Séance, sent raw": "Séance, sent raw",
    "=?utf-8?B?broken": "=?utf-8?B?broken",
    "<b>floor</b> {{x}} %s": "<b>floor</b> {{x}} %s",
    "turned \u202eround": "turned round",
}

SENDERS = {
    "Claire Tremblay <Claire@CA.invalid>": CLAIRE,
    '"Tremblay, Claire" <claire@ca.invalid>': Mailbox("Tremblay, Claire", "claire@ca.invalid"),
    "claire@ca.invalid": Mailbox("", "claire@ca.invalid"),
    "claire@ca.invalid (Claire Tremblay)": Mailbox("Claire Tremblay", "claire@ca.invalid"),
    "=?utf-8?B?xJDEkcOtxIc=?= <d@rs.invalid>": Mailbox("Đđíć", "d@rs.invalid"),
    "Đđíć <d@rs.invalid>": Mailbox("Đđíć", "d@rs.invalid"),
    "one@ca.invalid, two@ca.invalid": Mailbox("", "one@ca.invalid"),
    "undisclosed:;": Mailbox("undisclosed:;", ""),
    "": NOBODY,
    "Claire Tremblay": Mailbox("Claire Tremblay", ""),
    "<<<>>> [broken": Mailbox("[broken", ""),
    '"claire@ca.invalid" <thief@else.invalid>': Mailbox("claire@ca.invalid", "thief@else.invalid"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_of_a_mail_are_read(tmp_path: Path, name: str) -> None:
    """Whatever its encoding; what it answers and what nobody sees is left out."""
    data, text = TEXTS[name]

    assert one_mail(tmp_path, data).text == text


@pytest.mark.parametrize("raw", SUBJECTS)
def test_a_subject_is_read(tmp_path: Path, raw: str) -> None:
    assert one_mail(tmp_path, subject(raw)).subject == SUBJECTS[raw]


@pytest.mark.parametrize("raw", SENDERS)
def test_a_sender_is_read(tmp_path: Path, raw: str) -> None:
    assert one_mail(tmp_path, sender(raw)).sender == SENDERS[raw]


@pytest.mark.parametrize(
    ("raw", "server", "at", "clock"),
    [
        ("Sat, 12 Jun 2021 06:00:00 -0400", SERVER, datetime(2021, 6, 12, 10, 0, 5, tzinfo=UTC), "server"),
        ("Sat, 12 Jun 2021 06:00:00 -0400", "", datetime(2021, 6, 12, 10, tzinfo=UTC), "sender"),
        ("Tue, 1 Jan 2030 00:00:00 +0000", SERVER, datetime(2021, 6, 12, 10, 0, 5, tzinfo=UTC), "server"),
        ("", SERVER, datetime(2021, 6, 12, 10, 0, 5, tzinfo=UTC), "server"),
        ("Sat, 12 Jun 2021 12:00:00", "", datetime(2021, 6, 12, 10, tzinfo=UTC), "sender"),
        ("Sat, 12 Jun 2021 10:00:00 -0000", "", datetime(2021, 6, 12, 10, tzinfo=UTC), "sender"),
        ("12 Jun 21 10:00 GMT", "", datetime(2021, 6, 12, 10, tzinfo=UTC), "sender"),
        ("", "", None, ""),
        ("31 June 2021 25:00", "", None, ""),
        ("Sat, 12 Jun 1021 10:00:00 +0000", "", None, ""),
        ("Sat, 12 Jun 2021 10:00:00 +9999999", "", None, ""),
        ("yesterday", "Received: from x; tomorrow", None, ""),
    ],
)
def test_when_it_came_is_the_servers_to_say(
    tmp_path: Path, raw: str, server: str, at: datetime | None, clock: str
) -> None:
    """The date of the sender counts only where no server wrote one."""
    mail = one_mail(tmp_path, dated(raw, server))

    assert (mail.received_at, mail.clock) == (at, clock)
    assert any("sender's" in note for note in mail.notes) == (clock == "sender")


def test_the_topmost_server_counts(tmp_path: Path) -> None:
    """The others are of the way, and could be the sender's invention."""
    later = SERVER.replace("12:00:05", "12:00:09")

    mail = one_mail(tmp_path, eml(head=f"{later}\n{HEAD}"))

    assert mail.received_at == datetime(2021, 6, 12, 10, 0, 9, tzinfo=UTC)


def test_a_date_without_a_zone_is_the_venues_and_says_so(tmp_path: Path) -> None:
    assert one_mail(tmp_path, dated("Sat, 12 Jun 2021 12:00:00")).zone_supposed


def test_attachments_are_named_and_never_opened(tmp_path: Path) -> None:
    """A name is a name, not a path."""
    mail = one_mail(
        tmp_path,
        parts(
            f"{PLAIN}\nsee attached",
            "Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment\n\nxx",
            'Content-Type: image/png\nContent-Disposition: attachment; filename="../../etc/x.png"\n\nxx',
            "Content-Type: application/octet-stream; name*=utf-8''%D0%BF.doc\n\nxx",
            "Content-Type: text/calendar\n\nBEGIN:VCALENDAR",
        ),
    )

    assert mail.text == "see attached"
    assert mail.attachments == ("a.pdf", "x.png", "п.doc", "text/calendar")


def test_a_broken_base64_gives_what_it_holds_and_a_note(tmp_path: Path) -> None:
    mail = one_mail(tmp_path, eml("UGFuZWwgMg=\n*** !\n", kind=f"{PLAIN}Content-Transfer-Encoding: base64\n"))

    assert mail.sender == CLAIRE
    assert "It is damaged in places." in mail.notes


@pytest.mark.parametrize(
    "begin",
    [
        "Begin forwarded message:\n\nFrom: {}\nSubject: Panel 5\nDate: 11 June 2021 at 10:00:00 CEST\nTo: desk\n\n{}",
        "> Begin forwarded message:\n> \n> From: {}\n> Subject: Panel 5\n> Date: 11 June 2021\n> \n> {}",
        "---------- Forwarded message ---------\nFrom: {}\nDate: Fri, 11 Jun 2021\nSubject: Panel 5\nTo: <d@o.invalid>\n\n{}",
        "-----Original Message-----\nFrom: {}\nSent: Friday, June 11, 2021 10:00\nTo: desk\nSubject: Panel 5\n\n{}",
        "________________________________\nFrom: {}\nSent: 11 June 2021 10:00\nTo: desk\nSubject: Panel 5\n\n{}",
        "-------- Forwarded Message --------\nSubject: \tPanel 5\nDate: \t11 Jun 2021\nFrom: \t{}\nTo: \tdesk\n\n{}",
        "Anfang der weitergeleiteten Nachricht:\n\nVon: {}\nBetreff: Panel 5\nDatum: 11. Juni 2021\nAn: desk\n\n{}",
        "-----Ursprüngliche Nachricht-----\nVon: {}\nGesendet: 11. Juni 2021\nAn: desk\nBetreff: Panel 5\n\n{}",
        "Début du message transféré :\n\nDe: {}\nObjet: Panel 5\nDate: 11 juin 2021\nÀ: desk\n\n{}",
        "-----Message d'origine-----\nDe : {}\nEnvoyé : 11 juin 2021\nÀ : desk\nObjet : Panel 5\n\n{}",
        "-------- Пересылаемое сообщение --------\nОт кого: {}\nДата: 11 июня 2021\nТема: Panel 5\nКому: desk\n\n{}",
        "Begin forwarded message:\n\nFrom: {}\nDate: 11 June\nSubject: Panel 5\nResent-From: x@o.invalid\nX-A: b\n\n{}",
        "Begin forwarded message:\n\nFrom: Middle <m@o.invalid>\nSubject: Fwd: x\nDate: 12 June\n\n"
        "Begin forwarded message:\n\nFrom: {}\nSubject: Panel 5\nDate: 11 June 2021\n\n{}",
    ],
)
def test_a_forwarded_mail_is_its_first_writers(tmp_path: Path, begin: str) -> None:
    """With the word of whoever forwarded it beside it; when it came is when it came to us."""
    text = begin.format("Ingrid Solberg <ingrid@no.invalid>", "Norway asks for the floor.")
    head = HEAD.replace("Request for the floor, Panel 1", "Fwd: a request")

    mail = one_mail(tmp_path, eml(f"FYI\n\n{text}\n", head=head))

    assert mail.sender == Mailbox("Ingrid Solberg", "ingrid@no.invalid")
    assert mail.via == CLAIRE
    assert mail.subject == "Panel 5"
    assert mail.text == "Norway asks for the floor."
    assert "11" in mail.sent_text
    assert mail.received_at == datetime(2021, 6, 12, 10, 0, 5, tzinfo=UTC)


def test_a_mail_that_is_attached_is_read_as_the_request(tmp_path: Path) -> None:
    """Its own server's time counts, and it is the same mail as when it comes directly."""
    direct = HEAD.replace("Claire Tremblay <claire@ca.invalid>", "Ingrid Solberg <ingrid@no.invalid>")
    inner = eml("Norway asks.", head=direct.replace("1@ca", "2@no").replace("12:00:05", "11:00:00")).decode()
    outer = parts(f"{PLAIN}\n", f"Content-Type: message/rfc822\n\n{inner}")

    mail = one_mail(tmp_path, outer.replace(b"Subject: R", b"Subject: Fwd: R", 1))

    assert (mail.sender.address, mail.via) == ("ingrid@no.invalid", CLAIRE)
    assert mail.received_at == datetime(2021, 6, 12, 9, tzinfo=UTC)
    assert mail.key == one_mail(tmp_path, inner.encode()).key


@pytest.mark.parametrize(
    ("status", "deleted"), [("0001", False), ("0009", True), ("0008", True), ("", False), ("zz", False)]
)
def test_what_thunderbird_has_only_marked_as_deleted_says_so(
    tmp_path: Path, status: str, deleted: bool
) -> None:
    assert one_mail(tmp_path, eml(head=f"X-Mozilla-Status: {status}\n{HEAD}")).deleted is deleted


@pytest.mark.parametrize(
    ("server", "unproven"),
    [
        ("mx.osce.invalid; spf=pass; dkim=pass; dmarc=pass", False),
        ("mx.osce.invalid;\n dkim=none;\n spf=fail smtp.mailfrom=ca.invalid", True),
        ("mx.osce.invalid; dmarc=fail (p=REJECT)", True),
    ],
)
def test_what_the_server_thinks_of_the_sender_is_kept(tmp_path: Path, server: str, unproven: bool) -> None:
    assert one_mail(tmp_path, eml(head=f"Authentication-Results: {server}\n{HEAD}")).unproven is unproven


@pytest.mark.parametrize(
    "line",
    [
        "from a by b with Microsoft SMTP Server id 15.2.1; Sat, 12 Jun 2021 10:00:05 +0000",
        "by 2002:a05:6402:1a; Sat, 12 Jun 2021 03:00:05 -0700 (PDT)",
        "from a (a [1.2.3.4])\n\tby b (Postfix) with ESMTPS id X\n\tfor <d@o>; Sat, 12 Jun 2021 12:00:05 +0200 (CEST)",
        "from a; Sat, 12 Jun 2021 12:00:05 +0200\n (envelope-from <claire@ca.invalid>)",
        "from a by b; 12 Jun 2021 10:00:05 -0000",
    ],
)
def test_every_servers_line_is_understood(tmp_path: Path, line: str) -> None:
    """Exchange, Gmail, Postfix, Exim."""
    mail = one_mail(tmp_path, dated("Fri, 1 Jan 2021 00:00:00 +0000", f"Received: {line}"))

    assert (mail.received_at, mail.clock) == (datetime(2021, 6, 12, 10, 0, 5, tzinfo=UTC), "server")


def test_the_key_is_of_the_message_id_or_of_the_content(tmp_path: Path) -> None:
    """Line ends, files and folders do not matter; another sender never bears the same key."""
    without = HEAD.replace("Message-ID: <1@ca.invalid>\n", "")
    key = one_mail(tmp_path, eml()).key

    assert key == one_mail(tmp_path, eml(ends="\r\n")).key == read(tmp_path, mbox(eml()), "x.mbox")[0].key
    assert key != one_mail(tmp_path, sender("A <thief@else.invalid>")).key
    assert one_mail(tmp_path, eml(head=without)).key == one_mail(tmp_path, eml(head=without, ends="\r\n")).key
    assert one_mail(tmp_path, eml(head=without)).key != one_mail(tmp_path, eml("else", head=without)).key
