# ruff: noqa: E501 -- one mail a line
"""What mails mean: who asks for the floor, for which session, how; and why a person should look."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.conference.registrants import Attendance, Registrant, Status
from app.conference.request_decision import Decision
from app.conference.sessions import Session
from app.exchange.plan import Change
from app.exchange.requests.advance_request import AdvanceRequest
from app.exchange.requests.mail.headers import NOBODY, Mailbox
from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.requests import Matcher
from app.exchange.requests.planner import PlanningContext, RequestPlanner
from app.floor.fold import fold
from app.floor.state import Floor
from app.live.floor_context import delegates_of, floor_context
from tests.app.exchange.files import ENTITIES, VIENNA
from tests.app.people import CONFERENCE, PANEL, STATEMENTS

DEADLINE = datetime(2021, 6, 14, 11, 30, tzinfo=UTC)
NOW = datetime(2021, 6, 14, 13, 26, tzinfo=UTC)
IN_TIME = datetime(2021, 6, 12, 10, tzinfo=UTC)
DAY = timedelta(days=1)
OK = Status.CONFIRMED
PEOPLE = (
    Registrant("R1", "Claire", "Tremblay", "CA", email="Claire@ca.invalid", attendance=Attendance.ZOOM, status=OK),
    Registrant("R2", "Ingrid", "Solberg", "NO", email="ingrid@no.invalid", status=OK),
    Registrant("R3", "Đorđe", "Ćirić", "RS", native="Ђорђе Ћирић", email="mission@rs.invalid", status=OK),
    Registrant("R4", "Jelena", "Petrović", "RS", email="mission@rs.invalid", status=OK),
    Registrant("R5", "Mona", "Lindqvist", "UN-ODC", email="mona.lindqvist@un.invalid", alias="Expert A", status=OK),
    Registrant("R6", "Late", "Comer", "TR", email="late@tr.invalid", status=Status.CANCELLED),
    Registrant("R7", "Ragnhild", "Vik", "NO", email="vik@no.invalid", status=OK),
)  # fmt: skip
SECOND = replace(
    PANEL,
    code="D2-P2",
    title="Panel 2: States' international obligations",
    starts=PANEL.starts + DAY,
    ends=PANEL.ends + DAY,
)
CLOSING = Session(
    "D3-CLOSE", "closing", "Closing session: summaries", STATEMENTS.ends, STATEMENTS.ends + DAY / 24
)
LUNCH = Session("D2-LUN", "break", "Lunch break", SECOND.ends, SECOND.ends + DAY / 24)
SESSIONS = (PANEL, SECOND, LUNCH, STATEMENTS, CLOSING)


def context(
    sessions: Sequence[Session] = SESSIONS,
    floors: dict[str, Floor] | None = None,
    decided: dict[str, Decision] | None = None,
) -> PlanningContext:
    """The conference on its first day, its lists empty unless said."""
    contexts = {
        session.code: floor_context(CONFERENCE, session, delegates_of(ENTITIES, PEOPLE))
        for session in sessions
        if session.has_list
    }
    held = {code: ((floors or {}).get(code, fold(())), context) for code, context in contexts.items()}
    return PlanningContext(
        VIENNA, NOW, ENTITIES, PEOPLE, tuple(sessions), held, decided or {}, ("en", "fr", "de", "ru")
    )


def mail(text: str = "We request the floor.", subject: str = "Panel 2", **more: object) -> Mail:
    """A mail of Ingrid's, of the twelfth of June."""
    first = Mail("m-1", "x.eml", 1, sender=Mailbox("Ingrid Solberg", "ingrid@no.invalid"), clock="server")
    return replace(replace(first, received_at=IN_TIME, text=text, subject=subject), **more)  # type: ignore[arg-type]


def judged(*mails: Mail, where: PlanningContext | None = None) -> list[Change[AdvanceRequest]]:
    """What becomes of mails, one after the other."""
    where = where or context()
    matcher, planner = Matcher(where), RequestPlanner(where)
    return [planner.plan(*matcher.match(mail)) for mail in mails]


def one_change(*words: str, where: PlanningContext | None = None, **more: object) -> Change[AdvanceRequest]:
    """What becomes of one mail."""
    return judged(mail(*words, **more), where=where)[0]


def test_a_registered_address_that_names_a_session_is_certain() -> None:
    change = one_change()

    assert (change.what, change.reason) == ("new", "Norway, Ingrid Solberg, Panel 2, in the room.")
    assert change.value == AdvanceRequest(
        1, IN_TIME, "server", "email", "NO", "R2", "D2-P2", kind="statement", id="m-1", letter=change.value.letter
    )  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "text", "session"),
    [
        ("D2-P2", "the floor", "D2-P2"),
        ("d2 p2: the floor", "", "D2-P2"),
        ("Floor", "in the second panel, please: a statement", "D2-P2"),
        ("Panel II, statement", "", "D2-P2"),
        ("panel two, statement", "", "D2-P2"),
        ("Wortmeldung 2. Panel", "", "D2-P2"),
        ("Wortmeldung", "im zweiten Panel", "D2-P2"),
        ("Demande de parole", "pour le deuxième panel", "D2-P2"),
        ("Прошу слова", "панель 2", "D2-P2"),
        ("States' international obligations: statement", "", "D2-P2"),
        ("STATEMENT – CLOSING SESSION", "", "D3-CLOSE"),
        ("Demande de parole", "à la séance de clôture", "D3-CLOSE"),
        ("Выступление", "на заключительном заседании", "D3-CLOSE"),
        ("Wortmeldung Schlusssitzung", "", "D3-CLOSE"),
        ("Request", "we wish to speak in the general debate", "D3-FLOOR"),
        ("Statement", "on 15 June", "D2-P2"),
        ("Statement", "on Tuesday", "D2-P2"),
        ("Statement", "am 15. Juni", "D2-P2"),
        ("Выступление", "15 июня", "D2-P2"),
        ("Panel 2", "as agreed after Panel 1, the floor", "D2-P2"),
        ("Statement", "Panel 10", ""),
        ("Statement", "in Panel 1 and in Panel 2", ""),
        ("Statement", "on 16 June", ""),
        ("Statement", "at lunch", ""),
    ],
)
def test_a_session_is_known_by_code_title_number_kind_or_day(subject: str, text: str, session: str) -> None:
    """Two, or none, are asked about."""
    change = one_change(text, subject)

    assert change.value.session == session
    assert (change.what == "new") == bool(session)


def test_the_candidates_of_a_day_are_proposed() -> None:
    change = one_change("a statement on 16 June", "Floor")

    assert change.value.letter
    assert change.value.letter.sessions == ("D3-CLOSE", "D3-FLOOR")
    assert "Closing session or Statements by delegations" in change.reason


def test_the_only_session_with_a_list_is_meant() -> None:
    assert one_change("the floor, please", "Floor", where=context((PANEL, LUNCH))).value.session == "D1-P1"


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("via Zoom", "zoom"),
        ("per Zoom zugeschaltet", "zoom"),
        ("en ligne", "zoom"),
        ("онлайн", "zoom"),
        ("in person", "room"),
        ("vor Ort", "room"),
        ("очно", "room"),
        ("as a video message on Zoom", "video"),
        ("in person or on Zoom", ""),
        ("", ""),
    ],
)
def test_how_somebody_speaks_is_taken_from_the_words(words: str, mode: str) -> None:
    assert one_change(f"We request the floor, {words}.").value.mode == mode


@pytest.mark.parametrize(
    ("words", "language"),
    [("in French", "fr"), ("auf Deutsch", "de"), ("на русском языке", "ru"), ("en français ou in English", ""), ("", "")],
)  # fmt: skip
def test_the_language_is_kept_where_it_is_said(words: str, language: str) -> None:
    assert one_change(f"We request the floor, {words}.").value.language == language


@pytest.mark.parametrize(
    ("text", "behalf"),
    [
        ("The floor on behalf of the Nordic countries, please.", "the Nordic countries"),
        ("We ask for the floor on behalf of the European Union.", "the European Union"),
        ("Das Wort im Namen der Gruppe der Freunde.", "Gruppe der Freunde"),
        ("La parole au nom de la Suède: déclaration.", "Suède"),
        ("A statement on behalf of Norway.", ""),
        ("The floor on behalf of my delegation.", ""),
        ("The floor on behalf of Ambassador Solberg.", ""),
    ],
)
def test_on_whose_behalf_is_another_delegation_or_a_group(text: str, behalf: str) -> None:
    """Never a person, nor the own delegation."""
    change = one_change(text)

    assert change.value.on_behalf_of == behalf
    assert change.value.kind == ("group_statement" if behalf else "statement")


def test_a_right_of_reply_is_one() -> None:
    assert one_change("Norway asks for a right of reply.").value.kind == "right_of_reply"


def test_the_colleague_who_is_named_speaks() -> None:
    """An assistant writes for somebody else of the same delegation."""
    assert one_change("We request the floor; Ragnhild Vik will speak.").value.person == "R7"


def test_an_address_for_answers_that_is_registered_will_do() -> None:
    change = one_change(
        sender=Mailbox("", "office@elsewhere.invalid"), reply_to=Mailbox("", "ingrid@no.invalid")
    )

    assert (change.what, change.value.person) == ("new", "R2")


def test_an_alias_is_a_name_and_the_only_one_that_is_shown() -> None:
    """The protected person's own name, address and signature appear nowhere."""
    change = one_change(
        "Mona Lindqvist asks for the floor. LINDQVIST, Mona. Yours, Mona",
        "Panel 2, Lindqvist",
        sender=Mailbox("Mona Lindqvist", "mona.lindqvist@un.invalid"),
        attachments=("lindqvist_statement.pdf",),
    )
    by_alias = one_change(sender=Mailbox("Expert A", "x@mailer.invalid"))

    shown = f"{change}".casefold()
    assert change.what == by_alias.what == "new"
    assert by_alias.value.person == change.value.person == "R5"
    assert "mona" not in shown
    assert "lindqvist" not in shown
    assert change.value.letter
    assert change.value.letter.excerpt == "Expert A asks for the floor. Expert A. Yours, Expert A"


def test_a_protected_name_is_hidden_in_the_mails_of_others_too() -> None:
    change = one_change("We request the floor with Ms. Mona Lindqvist (mona.lindqvist@un.invalid).")

    assert "indqvist" not in f"{change}"
    assert "Expert A" in f"{change}"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"sender": Mailbox("Some One", "some@one.invalid")}, "The sender is not registered."),
        ({"sender": NOBODY}, "It has no sender."),
        ({"sender": Mailbox("Ingrid Solberg", "x@gmail.invalid")}, "The name is registered, with another address."),
        ({"sender": Mailbox("Mission", "mission@rs.invalid")}, "Several registrants have this address."),
        ({"reply_to": Mailbox("", "thief@elsewhere.invalid")}, "Answers would go to another address"),
        ({"deleted": True}, "It was deleted in Thunderbird."),
        ({"unproven": True}, "The server could not prove the sender."),
        ({"automatic": True}, "It is an automatic answer."),
        ({"subject": "Automatic reply: Panel 2"}, "It is an automatic answer."),
        ({"subject": "Panel 2 lunch", "text": "Is there a buffet?"}, "It does not clearly ask for the floor."),
        ({"text": "We withdraw our request for Panel 2."}, "It seems to take a request back."),
        ({"subject": "Panel 2", "text": ""}, "It has no text."),
        ({"subject": "the floor, please"}, "It names no session."),
        ({"received_at": None, "clock": ""}, "When it came is not known."),
        ({"received_at": NOW + DAY}, "Its date lies in the future."),
        ({"received_at": DEADLINE, "zone_supposed": True}, "whether it is late depends on it."),
        ({"received_at": NOW, "via": Mailbox("Desk", "d@osce.invalid")}, "the first mail may have been in time."),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_asked_about(more: dict[str, object], reason: str) -> None:
    change = one_change(**more)

    assert change.what == "doubtful"
    assert reason in change.reason


@pytest.mark.parametrize(
    ("sender", "text", "delegations", "people"),
    [
        (Mailbox("Mission", "mission@rs.invalid"), "", ("RS",), ("R3", "R4")),
        (Mailbox("A", "a@b.invalid"), "The delegation of Finland asks for the floor.", ("FI",), ()),
        (Mailbox("A", "a@b.invalid"), "Permanent Mission of the UK to the OSCE: statement", ("GB",), ()),
        (Mailbox("A", "a@b.invalid"), "Österreich und die Schweiz bitten ums Wort", ("AT", "CH"), ()),
        (Mailbox("A", "other@no.invalid"), "We request the floor.", ("NO",), ()),
        (Mailbox("A", "a@b.invalid"), "Is it for us? no, at it is de.", (), ()),
    ],
)
def test_who_it_may_be_is_proposed(
    sender: Mailbox, text: str, delegations: tuple[str, ...], people: tuple[str, ...]
) -> None:
    """By the address, by whose domain it is, by what is named; small words are no codes of States."""
    letter = one_change(text, sender=sender).value.letter

    assert letter
    assert (letter.delegations, letter.people) == (delegations, people)


def test_a_shared_address_with_a_name_is_certain() -> None:
    change = one_change(sender=Mailbox("Ćirić, Đorđe", "mission@rs.invalid"))

    assert (change.what, change.value.person) == ("new", "R3")


def test_a_cancelled_registrant_is_the_chairs_decision() -> None:
    change = one_change(sender=Mailbox("", "late@tr.invalid"))

    assert change.what == "new"
    assert change.reason.endswith("Unregistered: chair's decision.")


@pytest.mark.parametrize(("after", "late"), [(0, False), (0.999, False), (1, True)])
def test_the_rule_says_what_is_late(after: float, late: bool) -> None:
    """Inclusive to the second: 13:30:00 is in time, 13:30:01 is late."""
    change = one_change(received_at=DEADLINE + timedelta(seconds=after))

    assert (change.what, change.value.late) == ("new", late)


def test_the_same_mail_twice_is_one_request() -> None:
    first, second = judged(mail(), mail())

    assert (first.what, second.what) == ("new", "unchanged")


def test_a_second_mail_of_a_delegation_for_the_same_session_is_asked_about() -> None:
    """It is more often a reminder than a second wish."""
    _, second, other = judged(mail(), mail(key="m-2"), mail(key="m-3", subject="Panel 1"))

    assert (second.what, second.reason) == ("doubtful", "Norway is asked for by number 1.")
    assert other.what == "new"


def test_what_was_decided_is_not_asked_again() -> None:
    kept = Decision("FI", "", "D3-CLOSE")

    left = one_change(where=context(decided={"m-1": Decision(leave_out=True)}))
    taken = one_change("?", "?", sender=NOBODY, where=context(decided={"m-1": kept}))

    assert (left.what, left.reason) == ("unchanged", "It was decided to leave it out.")
    assert (taken.what, taken.value.entity, taken.value.session) == ("new", "FI", "D3-CLOSE")
