"""The badge dialog: what it shows is what is saved and printed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.badges import layout_edit as edit
from app.rehearsal.sample import build_sample
from app.times import SetClock
from tests.app.people import OPENING
from tests.printer import ink
from ui.console.settings import Settings
from ui.printing.badge_choice import STOCKS
from ui.printing.badges_dialog import BadgeDialog
from ui.worker.desk import Desk

pytestmark = [
    pytest.mark.usefixtures("night"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample conference."""
    path = tmp_path_factory.mktemp("badges") / "c.rostrum"
    build_sample(path)
    return str(path)


@pytest.fixture
def dialog(qtbot: QtBot, address: str) -> Iterator[BadgeDialog]:
    """Open, with its first page on the screen."""
    desk = Desk(SetClock(OPENING))
    with qtbot.waitSignal(desk.loaded, timeout=20_000):
        desk.open(address)
    parent = QWidget()
    held = BadgeDialog(desk, Settings.of_this_laptop(), parent)
    held.desk = desk  # type: ignore[attr-defined]
    with qtbot.waitSignal(desk.files.pictured, timeout=20_000):
        held.show()
    yield held
    held.close()
    parent.deleteLater()
    desk.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_first_page_stands_beside_the_choices_and_can_be_turned(
    qtbot: QtBot, dialog: BadgeDialog
) -> None:
    """The real page, and how many there are."""
    assert dialog.where.full_text().startswith("Page 1 of ")
    assert not dialog.page.pixmap().isNull()
    with qtbot.waitSignal(dialog.desk.files.pictured, timeout=20_000):  # type: ignore[attr-defined]
        qtbot.mouseClick(dialog.after, Qt.MouseButton.LeftButton)

    assert dialog.where.full_text().startswith("Page 2 of ")


def test_a_choice_shows_its_own_pages(qtbot: QtBot, dialog: BadgeDialog) -> None:
    """Single cards of one delegation: as many pages as people."""
    with qtbot.waitSignal(dialog.desk.files.pictured, timeout=20_000):  # type: ignore[attr-defined]
        dialog.stock.setCurrentIndex(list(STOCKS).index("cr80"))
        dialog.only.setText("AT")

    assert 1 < dialog.preview.count < 8
    assert dialog.where.full_text() == f"Page 1 of {dialog.preview.count}"


def test_what_cannot_be_printed_is_said(qtbot: QtBot, dialog: BadgeDialog) -> None:
    """Nobody of that delegation comes."""
    with qtbot.waitSignal(dialog.desk.refused, timeout=20_000):  # type: ignore[attr-defined]
        dialog.only.setText("XX")

    assert dialog.message.full_text() == "Nobody gets a badge by that choice; nothing was printed."


def test_the_printer_gets_the_pages_that_were_shown(
    qtbot: QtBot, tmp_path: Path, dialog: BadgeDialog
) -> None:
    """As many, as large to half a millimetre, and with the same ink."""
    dialog.stock.setCurrentIndex(list(STOCKS).index("a4"))
    dialog.only.setText("AT,DE,FR,CH,IT,GB,ES")
    with qtbot.waitSignal(dialog.desk.finished, timeout=20_000):  # type: ignore[attr-defined]
        dialog.print_to(tmp_path / "saved.pdf")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    with qtbot.waitSignal(dialog.printer.printed, timeout=60_000) as answer:
        pass
    saved, printed = (ink(tmp_path / name) for name in ("saved.pdf", "printed.pdf"))

    assert answer.args == [len(saved)]
    assert len(saved) == len(printed) > 1
    for (size, dark), (other, same) in zip(saved, printed, strict=True):
        assert other == pytest.approx(size, abs=0.5)
        assert same == pytest.approx(dark, rel=0.05)


def test_a_print_that_is_refused_prints_nothing(qtbot: QtBot, tmp_path: Path, dialog: BadgeDialog) -> None:
    """And says why."""
    dialog.only.setText("XX")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    with qtbot.waitSignal(dialog.printer.printed, timeout=20_000) as answer:
        pass

    assert answer.args == [0]
    assert not (tmp_path / "printed.pdf").exists()
    assert "Nobody gets a badge" in dialog.message.full_text()


def test_a_layout_is_written_beside_its_page_and_kept(qtbot: QtBot, dialog: BadgeDialog) -> None:
    """A pause after the last letter, and the page follows; only Keep changes the conference."""
    editor, desk = dialog.looks.editor, dialog.desk  # type: ignore[attr-defined]
    before = editor.toPlainText()
    dialog.only.setText("AT")
    with qtbot.waitSignal(desk.files.pictured, timeout=20_000) as old:
        pass
    assert not dialog.looks.keep.isEnabled()
    with qtbot.waitSignal(desk.files.pictured, timeout=20_000) as new:
        editor.setPlainText(before.replace("height = 7.2", "height = 14"))
    assert new.args[3] != old.args[3]
    with qtbot.waitSignal(desk.files.laid_out, timeout=20_000) as kept:
        qtbot.mouseClick(dialog.looks.keep, Qt.MouseButton.LeftButton)

    assert "height = 14" in kept.args[0]
    assert not dialog.looks.keep.isEnabled()
    with qtbot.waitSignal(desk.files.laid_out, timeout=20_000):
        qtbot.mouseClick(dialog.looks.own, Qt.MouseButton.LeftButton)
    assert editor.toPlainText() == before
    with qtbot.waitSignal(desk.files.laid_out, timeout=20_000):
        qtbot.mouseClick(dialog.looks.keep, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("wrong", ['size = "big"', "size ="])
def test_a_mistake_in_a_layout_is_said_with_its_line_and_the_text_stays(
    qtbot: QtBot, dialog: BadgeDialog, wrong: str
) -> None:
    """The page before stays too; Keep refuses it."""
    editor, desk = dialog.looks.editor, dialog.desk  # type: ignore[attr-defined]
    text = editor.toPlainText().replace("size = 22", wrong)
    line = text[: text.index(wrong + "\n")].count("\n") + 1
    with qtbot.waitSignal(desk.refused, timeout=20_000):
        editor.setPlainText(text)

    assert f"line {line}" in dialog.message.full_text()
    assert [extraSelection.cursor.blockNumber() + 1 for extraSelection in editor.extraSelections()] == [line]
    assert not dialog.page.pixmap().isNull()
    with qtbot.waitSignal(desk.refused, timeout=20_000):
        qtbot.mouseClick(dialog.looks.keep, Qt.MouseButton.LeftButton)
    assert editor.toPlainText() == text


def test_a_layout_goes_into_a_file_and_comes_back(qtbot: QtBot, tmp_path: Path, dialog: BadgeDialog) -> None:
    """As it was written, kept or not."""
    editor, desk = dialog.looks.editor, dialog.desk  # type: ignore[attr-defined]
    text = editor.toPlainText().replace("size = 22", "size = 20")
    editor.setPlainText(text)
    with qtbot.waitSignal(desk.finished, timeout=20_000):
        dialog.looks.give_to(tmp_path / "ours.toml")
    editor.setPlainText("")
    with qtbot.waitSignal(desk.files.laid_out, timeout=20_000):
        dialog.looks.take_from(tmp_path / "ours.toml")

    assert editor.toPlainText() == text == (tmp_path / "ours.toml").read_text(encoding="utf-8")


def test_everything_moves_by_half_millimetres_and_the_calibration_page_shows_by_how_much(
    qtbot: QtBot, dialog: BadgeDialog
) -> None:
    """By the arrow keys; one page of rulers instead of the badges."""
    dialog.what.right.setFocus()
    qtbot.keyClick(dialog.what.right, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.what.down, Qt.Key.Key_Down)
    assert dialog.job().offset == (0.5, -0.5)
    with qtbot.waitSignal(dialog.desk.files.pictured, timeout=20_000) as shown:  # type: ignore[attr-defined]
        dialog.what.calibration.setChecked(True)

    assert shown.args[2] == 1


def test_the_dialog_stands_on_a_small_screen(dialog: BadgeDialog) -> None:
    """1280 × 672 is what a laptop leaves of 1280 × 720."""
    least = dialog.minimumSizeHint()

    assert least.width() <= 1280
    assert least.height() <= 672


def _settled(qtbot: QtBot, dialog: BadgeDialog) -> None:
    """What was asked before has come then."""
    dialog._pause.stop()
    dialog._look()
    files = dialog.desk.files  # type: ignore[attr-defined]
    with qtbot.waitSignal(files.badge_people, timeout=20_000):
        files.list_badge_people()


def test_a_badge_is_designed_by_mouse_and_keys_and_every_step_is_undone(
    qtbot: QtBot, tmp_path: Path, dialog: BadgeDialog
) -> None:
    """A part is chosen, moved and sized, a logo dropped, a band coloured: the text says it, undo takes it."""
    card, design, editor = dialog.card, dialog.design, dialog.looks.editor

    settled = partial(_settled, qtbot, dialog)

    dialog.stock.setCurrentIndex(list(STOCKS).index("a4"))
    dialog.tabs.setCurrentIndex(2)
    settled()
    settled()
    before = editor.toPlainText()
    name = next(box for box in card._boxes() if box.words == "name")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card._place(name).center().toPoint())
    assert card.box == name
    qtbot.keyClick(card, Qt.Key.Key_Plus)
    assert edit.values_of(editor.toPlainText(), "front", name.place)["size"] == name.size + 0.5
    settled()
    qtbot.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert edit.values_of(editor.toPlainText(), "front", name.place + 1)["field"] == "name"
    settled()
    grip = card._handle(card.box).center().toPoint()
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=grip + QPoint(0, 30))
    assert edit.values_of(editor.toPlainText(), "front", name.place + 1)["size"] > name.size + 1

    picture = tmp_path / "logo.png"
    Image.new("RGB", (30, 10), "navy").save(picture)
    card.dropped.emit(picture)
    settled()
    assert card.box is not None
    assert card.box.table == "logo"
    design.bands.words.setText("Member")
    design.bands.colour.field.setText("#123456")
    design.bands.colour.field.editingFinished.emit()
    assert "#123456" in editor.toPlainText()

    for _ in range(5):
        qtbot.keyClick(card, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == before


def _hurry(qtbot: QtBot, dialog: BadgeDialog, held: Callable[[], dict[str, object]]) -> None:
    """A held key is faster than the page: no step is lost, and each is undone."""
    card, before = dialog.card, held()
    assert card.box is not None
    for _ in range(4):
        qtbot.keyClick(card, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(card, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(card, Qt.Key.Key_Plus)
    assert held() == before | {"x": before["x"] + 4, "width": 26}  # type: ignore[operator]
    now = edit.values_of(dialog.looks.editor.toPlainText(), "front", card.box.place)
    assert now["size"] == card.box.size + 2
    for _ in range(12):
        dialog.design.undo.click()
    assert held() == before


def test_a_part_is_put_somewhere_by_mouse_and_by_keys(qtbot: QtBot, dialog: BadgeDialog) -> None:
    """On whole millimetres; narrower and wider; back among the others; each step undone."""
    card, design, editor = dialog.card, dialog.design, dialog.looks.editor
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    settled = partial(_settled, qtbot, dialog)

    def held() -> dict[str, object]:
        values = edit.values_of(editor.toPlainText(), card.box.table, card.box.place) if card.box else {}
        return {key: values[key] for key in ("x", "y", "width") if key in values}

    dialog.stock.setCurrentIndex(list(STOCKS).index("a4"))
    dialog.tabs.setCurrentIndex(2)
    settled()
    settled()
    before = editor.toPlainText()
    box = next(box for box in card._boxes() if box.words == "delegation")
    start = card._place(box).center().toPoint()
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=start + QPoint(20, -40))
    settled()
    by = card._scale()
    assert held() == {"x": round(box.x + 20 / by), "y": round(box.y - 40 / by)}
    put = held()
    qtbot.keyClick(card, Qt.Key.Key_Right, shift)
    settled()
    qtbot.keyClick(card, Qt.Key.Key_Up, shift)
    settled()
    assert held() == {"x": put["x"] + 1, "y": put["y"] - 1}  # type: ignore[operator]
    qtbot.keyClick(card, Qt.Key.Key_Left, ctrl)
    settled()
    narrow = held()["width"]
    design.at.fields["width"].setValue(30)
    settled()
    assert held()["width"] == 30 != narrow
    assert card.box is not None
    assert card.box.width == 30

    _hurry(qtbot, dialog, held)
    settled()

    code = next(box for box in card._boxes() if box.words == "code")
    card.choose(code.table)
    design.place.setCurrentIndex(design.place.findData("own"))
    settled()
    assert held() == {"x": round(code.x), "y": round(code.y)}
    design.at.fields["x"].setValue(80)
    settled()
    assert "hangs over the edge" in design.shown.text()
    design.place.setCurrentIndex(design.place.findData("below"))
    settled()
    assert held() == {}
    assert "Code" not in design.shown.text()

    for _ in range(40):
        design.undo.click()
    assert editor.toPlainText() == before


def test_people_are_ticked_and_whoever_has_no_badge_yet(qtbot: QtBot, dialog: BadgeDialog) -> None:
    """Ticks go before every other choice; nobody ticked leaves it as it was."""
    people = dialog.people
    qtbot.waitUntil(lambda: people.model.rowCount() > 100)
    dialog.only.setText("AT")
    people.search.setText("Germany")
    qtbot.mouseClick(people.shown, Qt.MouseButton.LeftButton)
    ticked = dialog.job().only.split(",")
    assert 1 < len(ticked) < 10
    people.view.setCurrentIndex(people.view.model().index(0, 0))
    qtbot.keyClick(people.view, Qt.Key.Key_Space)
    assert len(dialog.job().only.split(",")) == len(ticked) - 1
    qtbot.mouseClick(people.fresh, Qt.MouseButton.LeftButton)
    assert len(dialog.job().only.split(",")) == people.model.rowCount()
    qtbot.mouseClick(people.nobody, Qt.MouseButton.LeftButton)
    assert dialog.job().only == "AT"


def test_two_printers_share_badges_by_category() -> None:
    """Whoever belongs to one of the groups goes to the second; nobody while it has no groups or no name."""
    settings = Settings.of_this_laptop()
    settings.badge_printer, settings.second_printer = "Front", ("Back", "Media, staff")
    media, state = frozenset({"media", "xx"}), frozenset({"participating", "at"})

    assert (settings.printer_of(media), settings.printer_of(state)) == ("Back", "Front")
    settings.second_printer = "", "media"
    assert settings.printer_of(media) == "Front"
