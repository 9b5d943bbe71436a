"""The window of documents: a list, and beside it the document; nothing in a live meeting waits for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QComboBox, QWidget

from app.documents.document import Document
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock, clock_text, day_text
from ui.console.actions import Command, Screen
from ui.console.window import ConsoleWindow
from ui.documents.actions import KEYS_BESIDE, MENUS, TABLE
from ui.documents.files import DocumentFiles
from ui.documents.list_panel import DocumentList
from ui.documents.texts import NOTHING, about_words, page_words
from ui.documents.viewer import Viewer
from ui.printing.printer import DPI
from ui.style.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.worker.desk import Desk

_SCREEN = Screen("Documents", TABLE, MENUS, smallest=(900, 560), keys=KEYS_BESIDE)


class DocumentsWindow(ConsoleWindow):
    """Files are added by dialog or drop; what is written in a document stays as it came."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self._wanted_key = ""
        self.setAcceptDrops(True)
        self.panel, self.viewer = DocumentList(), Viewer()
        self.versions, self.about, self.where = QComboBox(), Label("muted", wrap=True), Label("muted")
        self.acts = DocumentFiles(self, self.panel, self.chosen)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.versions.setAccessibleName("Version")
        right, middle = QWidget(), QWidget()
        shown = column(right)
        shown.addWidget(self.viewer, 1)
        foot = row(self.about, self.where, self.versions)
        foot.setStretch(0, 1)
        shown.addLayout(foot)
        sides = row()
        middle.setLayout(sides)
        sides.addWidget(self.panel, 2)
        sides.addWidget(right, 5)
        self.strip.session.say("")
        self.strip.time.say("")
        self.status.keys.say("PgDn next page · Ctrl+F search · F6 pane · F1 keys")
        commands: dict[str, Command] = {
            "add_document": self.acts.ask,
            "revise_document": lambda: self.acts.ask(self.panel.key),
            "export_document": self.acts.save_copy,
            "print_document": self.acts.ask_printer,
            "remove_document": self.acts.remove,
            "undo": self.acts.undo,
            "page_before": lambda: self.viewer.turn(-1),
            "page_after": lambda: self.viewer.turn(1),
            "search_documents": self._begin_search,
            "next_hit": self._next_hit,
            "panes": self._next_pane,
        }
        self.put(self.around(middle), commands)

    def _connect(self) -> None:
        port, panel, viewer = self.desk.documents, self.panel, self.viewer
        port.listed.connect(self.show_papers)
        port.pictured.connect(self._show_picture)
        port.text.connect(lambda key, _version, texts: viewer.show_text(key, texts))
        port.found.connect(self._show_found)
        port.withheld.connect(viewer.say)
        port.kept.connect(self._keep_key)
        panel.chosen.connect(self._open)
        panel.looked.connect(self._look)
        for name, button in panel.buttons.items():
            button.clicked.connect(partial(self.run, name))
        viewer.wanted.connect(
            lambda key, version, number, dpi: port.show_page(key, version, number, dpi, viewer.words)
        )
        viewer.text_wanted.connect(port.read_text)
        viewer.turned.connect(self._say_where)
        self.versions.activated.connect(lambda _at: self._show())

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The conference has changed: perhaps its documents, too."""
        super().show_loaded(loaded)
        self.desk.documents.list()

    def show_live(self, live: SessionSnapshot) -> None:
        """What happens in the session changes no document."""

    def tick(self, now: datetime) -> None:
        """The clock and the day."""
        if self.loaded is not None:
            self.strip.clock.say(clock_text(now, self.zone, seconds=True))
            self.strip.day.say(day_text(now, self.zone))
            self.strip.title.say(self.loaded.conference.name)

    def show_papers(self, every: tuple[Document, ...]) -> None:
        """All documents with their versions; the chosen one stays chosen."""
        if every != self.panel.every or not every:
            self.panel.show_papers(every, self._wanted_key or self.panel.key)
            self._wanted_key = ""
            self._open()

    def _keep_key(self, key: str) -> None:
        self._wanted_key = key

    # What is shown

    def chosen(self) -> Document | None:
        """The version that is looked at."""
        versions = self.panel.versions()
        named = [paper for paper in versions if paper.version == self.versions.currentData()]
        return next(iter((*named, *versions)), None)

    def _open(self) -> None:
        """The newest version of the chosen document."""
        self.versions.clear()
        for paper in self.panel.versions():
            self.versions.addItem(f"Version {paper.version}", paper.version)
        self.versions.setVisible(self.versions.count() > 1)
        self._show()

    def _show(self) -> None:
        paper, hits = self.chosen(), self.panel.hits()
        self.about.say(about_words(paper, self.zone) if paper else "")
        self.viewer.show_document(paper, hits, self.panel.wanted if hits else "")
        if paper is None:
            self.viewer.say(NOTHING)
        self._say_where()

    def _say_where(self) -> None:
        paper = self.viewer.paper
        paged = paper is not None and paper.pages > 1
        self.where.say(page_words(self.viewer, paper.pages) if paper is not None and paged else "")

    def _show_picture(self, key: str, number: int, dpi: int, picture: QImage) -> None:
        if dpi != DPI:  # else a page is on its way to the printer
            self.viewer.show_picture(key, number, picture)

    # Search

    def _begin_search(self) -> None:
        self.panel.search.setFocus()
        self.panel.search.selectAll()

    def _look(self, text: str) -> None:
        """Search for another text, or go on to the next page with the same."""
        if text and text == self.viewer.words:
            self._next_hit()
        elif text:
            self.desk.documents.search(text)
        else:
            self._show_found("", None)

    def _show_found(self, wanted: str, found: Mapping[str, Sequence[int]] | None) -> None:
        if wanted != self.panel.wanted:
            return
        self.panel.mark(found)
        if found is not None and not found:
            self.tell(f"“{wanted}” stands in no document.")
        if found and self.panel.key not in found:
            self.panel.choose(next(paper.key for paper in self.panel.papers if paper.key in found))
        else:
            self._show()

    def _next_hit(self) -> None:
        if not self.viewer.next_hit():
            self.tell("Nothing is looked for in this document: Ctrl+F searches.")

    # What Qt tells

    def show_theme(self, theme: Theme) -> None:
        """Pages are white by night, too."""

    def _next_pane(self) -> None:
        shown = self.viewer.places.currentWidget() or self.viewer
        (shown if self.panel.list.hasFocus() else self.panel.list).setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to the list."""
        self.panel.list.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Each file is asked about, then kept."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.acts.add(Path(url.toLocalFile()))
