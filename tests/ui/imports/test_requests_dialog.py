"""Requests by mail on the screen: every one is shown, the doubtful are decided by keys, the list has them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.conference.request_decision import Decision
from app.conference.search import SearchIndex
from app.exchange.plan import Plan
from app.exchange.requests.advance_request import AdvanceRequest
from app.station.requests_desk import RequestsDesk
from app.station.station import Station
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.exchange.requests.mail.mails import HEAD, eml, mbox
from tests.app.people import OPENING, PEOPLE, make_conference
from tests.ui.conftest import Podium
from tests.ui.keys import press
from ui.chair.actions import BY_ID
from ui.imports.requests_dialog import RequestsDialog
from ui.imports.requests_model import RequestsModel
from ui.worker.desk import Desk

# The offscreen platform says so for every window with a smallest size.
pytestmark = [
    pytest.mark.usefixtures("night"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard"),
]

LATE = "Mon, 14 Jun 2021 13:30:01 +0200"


def mail(sender: str, subject: str, text: str = "We request the floor.", at: str = "") -> bytes:
    """One mail."""
    head = HEAD.replace("Claire Tremblay <claire@ca.invalid>", sender).replace(
        "Request for the floor, Panel 1", subject
    )
    return eml(
        text, head=head.replace("1@ca", subject).replace("Sat, 12 Jun 2021 12:00:05 +0200", at or LATE[:-1])
    )


MAILS = mbox(
    mail("Claire <claire@ca.invalid>", "Panel 1", at="Sat, 12 Jun 2021 12:00:00 +0200"),
    mail("Ingrid <ingrid@no.invalid>", "Speaking slot", at="Sat, 12 Jun 2021 12:01:00 +0200"),
    mail(
        "<b>Some</b> One <some@one.invalid>",
        "<img src=file:///x> Panel 1",
        "<i>We</i> ask for the floor.",
        LATE,
    ),
    mail("Mona Lind <mona.lind@un.invalid>", "Panel 1, M. Lind", "Yours, Mona Lind: the floor", LATE),
)


def prepared(path: Path) -> Path:
    """A conference whose people have addresses."""
    make_conference(path)
    station = Station.open(str(path), clock=SetClock(OPENING))
    mails = {"R1": "claire@ca.invalid", "R2": "ingrid@no.invalid", "R4": "mona.lind@un.invalid"}
    with station.changing("The test") as connection:
        known = [replace(person, email=mails.get(person.number, "")) for person in PEOPLE]
        write_registrants(connection, (), known)
    station.close()
    return path


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station on it."""
    held = Station.open(str(prepared(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    yield held
    held.close()


@pytest.fixture
def plan(station: Station, tmp_path: Path) -> Plan[AdvanceRequest]:
    """What the mails would do."""
    (tmp_path / "requests.mbox").write_bytes(MAILS)
    return RequestsDesk(station).planner([tmp_path / "requests.mbox"])()


@pytest.fixture
def dialog(qtbot: QtBot, station: Station, plan: Plan[AdvanceRequest]) -> Iterator[RequestsDialog]:
    """The dialog, in front."""
    loaded = station.load()
    window = RequestsDialog(plan, loaded, SearchIndex(loaded.entities, loaded.registrants))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.table.setFocus()
    yield window
    if isValid(window):
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def keys(dialog: RequestsDialog, *names: str) -> None:
    """Keys where the focus is."""
    for name in names:
        press(dialog, name)


def cells(dialog: RequestsDialog) -> list[list[str]]:
    """The table as it stands on the screen."""
    model = dialog.model
    places = range(model.columnCount())
    return [[str(model.data(model.index(row, place))) for place in places] for row in range(model.rowCount())]


def test_every_mail_is_shown_the_doubtful_first(dialog: RequestsDialog) -> None:
    """From, when, about what, what becomes of it; late is said."""
    shown = cells(dialog)

    assert [row[0] for row in shown] == ["to decide", "to decide", "ready", "ready"]
    assert shown[0][2:] == ["Sat 12 June 2021, 12:01:00", "\u2068Speaking slot\u2069", "It names no session."]
    assert shown[1][2] == "Mon 14 June 2021, 13:30:01, LATE"
    assert "Canada, \u2068Claire Tremblay\u2069 · Panel 1" in shown[2][4]
    assert dialog.take.text() == "Import 2, leave out 2"
    assert dialog.table.currentIndex().row() == 0


def test_keys_alone_decide_and_import(qtbot: QtBot, dialog: RequestsDialog, station: Station) -> None:
    """A session for one, a delegation for the other; then the lists have them all."""
    keys(dialog, "Enter")
    assert QApplication.focusWidget() is dialog.panel.session
    keys(dialog, "Down", "Down", "Enter")
    assert dialog.table.currentIndex().row() == 1
    keys(dialog, "Enter")
    assert QApplication.focusWidget() is dialog.panel.finder.line
    keys(dialog, "serb", "Down", "Enter")
    assert QApplication.focusWidget() is dialog.panel.put
    keys(dialog, "Enter")
    assert [row[0] for row in cells(dialog)] == ["ready"] * 4
    assert dialog.take.text() == "Import 4"
    with qtbot.waitSignal(dialog.accepted_plan) as answer:
        keys(dialog, "Ctrl+Enter")
    RequestsDesk(station).write(*answer.args)

    panel, floor = station.live("D1-P1").floor, station.live("D3-FLOOR").floor
    assert [panel.requests[request].delegation for request in panel.waiting] == ["CA", "RS", "UN-ODC"]
    assert [floor.requests[request].person for request in floor.waiting] == ["R2"]
    assert panel.requests[panel.waiting[1]].person == "R3"
    assert panel.requests[panel.waiting[1]].late


def test_delete_leaves_out_and_it_is_remembered(
    qtbot: QtBot, dialog: RequestsDialog, station: Station, tmp_path: Path
) -> None:
    """The next request that waits is shown at once."""
    keys(dialog, "Del")
    assert dialog.table.currentIndex().row() == 1
    keys(dialog, "Del")
    with qtbot.waitSignal(dialog.accepted_plan) as answer:
        keys(dialog, "Ctrl+Enter")
    RequestsDesk(station).write(*answer.args)

    again = RequestsDesk(station).planner([tmp_path / "requests.mbox"])()
    assert set(answer.args[1].values()) == {Decision(leave_out=True)}
    assert len(again.unchanged) == 4


def test_what_is_ready_can_be_left_out_or_given_to_another(dialog: RequestsDialog) -> None:
    dialog.table.selectRow(2)
    keys(dialog, "Del")
    assert cells(dialog)[2][0] == "left out"
    dialog.table.selectRow(2)
    dialog.panel.finder.line.setFocus()
    dialog.panel.finder.line.selectAll()
    keys(dialog, "norw", "Enter", "Enter")

    assert cells(dialog)[2][4] == "Norway · Panel 1"


def test_nothing_is_put_without_delegation_and_session(dialog: RequestsDialog) -> None:
    """The sentence says which; the focus goes there."""
    dialog.panel.put.click()
    assert dialog.panel.reason.full_text() == "Choose a session."
    assert QApplication.focusWidget() is dialog.panel.session
    dialog.table.selectRow(1)
    dialog.panel.put.click()

    assert dialog.panel.reason.full_text() == "Choose a delegation."
    assert not dialog.model.choices


def test_escape_asks_twice_where_something_was_decided(dialog: RequestsDialog) -> None:
    keys(dialog, "Del", "Esc")
    assert dialog.isVisible()
    assert "Esc again" in dialog.message.full_text()
    keys(dialog, "Esc")

    assert not dialog.isVisible()


def test_what_is_on_a_list_already_cannot_be_decided_again(
    qtbot: QtBot, station: Station, plan: Plan[AdvanceRequest], tmp_path: Path
) -> None:
    """What was left out before can be taken after all."""
    RequestsDesk(station).write(plan, {plan.doubtful[0].value.id: Decision(leave_out=True)})
    again = RequestsDesk(station).planner([tmp_path / "requests.mbox"])()
    window = RequestsDialog(again, station.load())
    window.show()
    qtbot.waitExposed(window)
    puttable = {}
    for place in range(window.model.rowCount()):
        window.table.selectRow(place)
        keys(window, "Del")
        puttable[window.model.change(place).value.entity] = window.panel.put.isEnabled()

    assert puttable == {"": True, "NO": True, "CA": False, "UN-ODC": False}
    assert {change.what for change in again.changes if change.before} == {"unchanged"}
    window.reject()
    window.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_protected_name_is_nowhere_and_markup_is_text(dialog: RequestsDialog) -> None:
    """In the table, in every label, in the tool tips."""
    seen = [word for row in cells(dialog) for word in row]
    for place in range(dialog.model.rowCount()):
        dialog.table.selectRow(place)
        labels = dialog.findChildren(QLabel)
        seen += [text for label in labels for text in (label.text(), label.toolTip())]
        seen.append(dialog.panel.text.toPlainText())
        assert all("<img" not in label.toolTip() for label in labels)

    assert "Lind" not in " ".join(seen)
    assert any("Expert A" in words for words in seen)
    assert any("<i>We</i> ask for the floor." in words for words in seen)


def test_the_table_keeps_the_rules_of_models(station: Station, plan: Plan[AdvanceRequest]) -> None:
    """Qt's own tester finds nothing, also while decisions are made."""
    model = RequestsModel(plan, station.load())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.decide(1, Decision(leave_out=True))

    assert tester.model() is model
    assert model.next_to_decide(0) == 0


def test_the_chair_sees_the_new_requests_at_once(podium: Podium, tmp_path: Path) -> None:
    """In an open session, with the floor given; nothing moves the focus."""
    (tmp_path / "one.eml").write_bytes(mail("A <a@b.invalid>", "Panel 1", at=LATE))
    podium.open().ask("NO", "RS").press("Space")
    plans: list[Plan[AdvanceRequest]] = []
    podium.desk.files.planned.connect(lambda _what, made: plans.append(made))
    podium.desk.files.plan_requests([tmp_path / "one.eml"])
    (doubtful,) = plans[0].doubtful

    podium.desk.files.write_requests(plans[0], {doubtful.value.id: Decision("CA", "R1", "D1-P1")})

    assert podium.listed() == ["Serbia", "Canada"]
    assert "1 new request on the list, 1 late." in podium.said
    assert podium.later(1).press("Ctrl+Z").listed() == ["Serbia"]


def test_the_worker_reads_while_the_conference_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    """The plan comes back as a signal, what was written as another; what cannot be read is a sentence."""
    (tmp_path / "requests.mbox").write_bytes(MAILS)
    desk = Desk(SetClock(OPENING))
    with qtbot.waitSignals([desk.loaded, desk.live]):
        desk.open(str(prepared(tmp_path / "c.rostrum")), "D1-P1")
    with qtbot.waitSignal(desk.files.planned, timeout=20_000) as planned:
        desk.files.plan_requests([tmp_path / "requests.mbox"])
    with qtbot.waitSignals([desk.live, desk.finished]):
        desk.files.write_requests(planned.args[1], {})
    with qtbot.waitSignal(desk.refused, timeout=20_000) as refused:
        desk.files.plan_requests([tmp_path / "none.mbox"])
    with qtbot.waitSignal(desk.floor.done):
        desk.floor.do("request_floor", delegation="RS")
    desk.close()

    assert planned.args[0] == "requests"
    assert refused.args == ["none.mbox is not there."]


def test_a_plan_of_many_thousand_lines_holds_up_no_key(qtbot: QtBot, tmp_path: Path) -> None:
    """Acts that were asked for after it are done before it; a second wish takes the place of the first."""
    lines = "".join(f"Ann{n},Smith{n},a{n}@b.invalid\n" for n in range(20_000))
    (tmp_path / "list.csv").write_text("first_name,family_name,email\n" + lines)
    desk = Desk(SetClock(OPENING))
    told: list[str] = []
    desk.files.planned.connect(lambda _what, plan: told.append(plan.summary()))
    desk.floor.done.connect(lambda _done: told.append("done"))
    with qtbot.waitSignals([desk.loaded, desk.live]):
        desk.open(str(prepared(tmp_path / "c.rostrum")), "D1-P1")
    desk.files.plan_import("registrants", tmp_path / "list.csv", encoding="cp1252")
    desk.files.plan_import("registrants", tmp_path / "list.csv")
    with qtbot.waitSignal(desk.floor.done):
        desk.floor.do("request_floor", delegation="RS")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    desk.close()

    assert told[0] == "done"
    assert told[1].startswith("20000 new")


def test_the_menu_has_a_row_with_a_key_of_its_own() -> None:
    row = BY_ID["import_requests"]

    assert (row.plain_words, row.keys) == ("Import requests…", ("Ctrl+Shift+M",))
