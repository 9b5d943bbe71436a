"""The window of documents by keys and mouse: list, pages, search with marks, versions, drop, undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.apart import at_once
from app.documents.kept.desk import DocumentDesk
from app.times import SetClock
from tests.app.documents.test_desk import pdf
from tests.app.exchange.agenda.outline.test_tables import docx, paragraph
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.documents.add_dialog import AddDialog
from ui.documents.window import DocumentsWindow
from ui.style.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown_titles(window: DocumentsWindow) -> list[str]:
    listed = window.panel.list
    return [listed.item(row).text().partition("\n")[0] for row in range(listed.count())]


def test_documents_are_looked_at_searched_revised_and_removed(
    qtbot: QtBot, tmp_path: Path, night: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And text from outside is never markup."""
    monkeypatch.setattr(DocumentDesk.__init__, "__defaults__", (at_once,))
    desk = PromptDesk(make_conference(tmp_path / "c.rostrum"), SetClock(OPENING))
    window = DocumentsWindow(desk, desk.clock, night)
    qtbot.addWidget(window)
    window.show()
    desk.begin()
    qtbot.waitExposed(window)
    assert "No document is kept yet" in window.viewer.notice.full_text()

    drop(window, pdf(tmp_path, "What demand is", "Supply", "Demand again", name="b.pdf"))
    keep(window, "<b>Note</b>", "everybody")
    drop(window, docx(tmp_path, paragraph("A demand of Sweden")))
    keep(window, "", "desks")
    assert shown_titles(window) == ["<b>Note</b>", "agenda"]
    assert window.panel.key == "agenda"
    assert window.viewer.text.toPlainText() == "A demand of Sweden"

    qtbot.keyClick(window.panel.list, Qt.Key.Key_Up)
    assert window.where.full_text() == "Page 1 of 3"
    window.run("page_after")
    assert window.where.full_text() == "Page 2 of 3"
    window.run("search_documents")
    qtbot.keyClicks(window.panel.search, "demand")
    qtbot.keyClick(window.panel.search, Qt.Key.Key_Return)
    assert "on 2 pages" in window.panel.list.item(0).text()
    assert window.where.full_text() == "Page 1 of 3 · it stands on 2"
    qtbot.keyClick(window.panel.search, Qt.Key.Key_Return)
    assert (window.viewer.number, window.viewer._shown[:2]) == (2, ("b-note-b", 2))

    window.acts.add(pdf(tmp_path, "New", name="c.pdf"), window.panel.key)
    keep(window, "", "")
    assert [window.versions.itemText(at) for at in range(window.versions.count())] == [
        "Version 2",
        "Version 1",
    ]
    window.run("remove_document")
    assert shown_titles(window) == ["agenda"]
    window.run("undo")
    assert shown_titles(window) == ["<b>Note</b>", "agenda"]
    window.close()
    desk.station.close()


def drop(window: DocumentsWindow, path: Path) -> None:
    """A file dropped onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPoint(9, 9), actions, data, buttons, Qt.KeyboardModifier.NoModifier))


def keep(window: DocumentsWindow, title: str, audience: str) -> None:
    """Say what the file is, and Enter."""
    dialog = next(found for found in window.findChildren(AddDialog) if found.isVisible())
    dialog.title.setText(title)
    if audience:
        dialog.audience.setCurrentIndex(dialog.audience.findData(audience))
    press(dialog, "Enter")
    QApplication.processEvents()
