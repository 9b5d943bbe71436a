"""The window of papers: on the left which and what of it, on the right the real page.

It has a desk of its own: pages are made in its thread, and no other desk waits for them.
"""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.temporary import temporary_folder, throw_away
from app.text.file_names import in_file_name
from app.times import Clock, clock_text, day_text
from ui.console.actions import Command, Screen
from ui.console.window import ConsoleWindow
from ui.dialogs import file_dialogs
from ui.papers.actions import BY_ID, KEYS_BESIDE, MENUS, TABLE
from ui.papers.choice_panel import ChoicePanel
from ui.papers.whole_screen import WholeScreen
from ui.printing.page_preview import PagePreview
from ui.printing.printer import PaperPrinter, printer_dialog
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.parts import column, row
from ui.worker.desk import Desk

_SCREEN = Screen("Papers", TABLE, MENUS, smallest=(900, 560), keys=KEYS_BESIDE)
_PAUSE_MS = 250
_BUTTONS = ("print", "save_pdf", "save_docx", "show_large")


class PapersWindow(ConsoleWindow):
    """One window for all papers. What it says is saved was saved; what it says was sent, a printer took."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self._folder = temporary_folder("papers")
        self.pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.pause.timeout.connect(self._look)
        self._turned, self._place = True, ""
        self._build()
        self.panel.changed.connect(self._changed)
        desk.papers.made.connect(self._show_made)
        desk.papers.issued.connect(self.panel.issued.say)
        desk.refused.connect(self._show_refused)

    def _build(self) -> None:
        self.panel, self.preview = ChoicePanel(), PagePreview(self.desk, self._folder / "preview.pdf")
        self.buttons = {name: LiveButton(BY_ID[name].button) for name in _BUTTONS}
        for name, button in self.buttons.items():
            button.setToolTip(BY_ID[name].shown_key)
            button.clicked.connect(partial(self.run, name))
        left, middle = QWidget(), QWidget()
        beside = column(left)
        beside.addWidget(self.panel, 1)
        beside.addLayout(row(self.buttons["print"], self.buttons["save_pdf"]))
        beside.addLayout(row(self.buttons["save_docx"], self.buttons["show_large"]))
        sides = row()
        middle.setLayout(sides)
        sides.addWidget(left, 2)
        sides.addWidget(self.preview, 3)
        self.strip.session.say("")
        self.strip.time.say("")
        self.status.keys.say("PgDn next page · F6 list · F1 keys")
        commands: dict[str, Command] = {
            "print": self.ask_printer,
            "save_pdf": lambda: self._ask_file("pdf"),
            "save_docx": lambda: self._ask_file("docx"),
            "show_large": self.show_large,
            "page_before": lambda: self.preview.turn(-1),
            "page_after": lambda: self.preview.turn(1),
            "panes": self._next_pane,
        }
        self.put(self.around(middle), commands)
        self.buttons["save_docx"].setEnabled(self.panel.kind.docx)

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: sessions, people, seats."""
        super().show_loaded(loaded)
        self.panel.show_loaded(loaded)
        self.go_to(self._place)
        self._renew()

    def show_live(self, live: SessionSnapshot) -> None:
        """The session has changed, and papers with it."""
        self._renew()

    def tick(self, now: datetime) -> None:
        """The clock and the day."""
        if self.loaded is not None:
            self.strip.clock.say(clock_text(now, self.zone, seconds=True))
            self.strip.day.say(day_text(now, self.zone))
            self.strip.title.say(self.loaded.conference.name)

    # What is shown

    def go_to(self, place: str) -> None:
        """Another paper by its name: “chair”, “record”, “name-signs”; after a dot the session."""
        self._place = "" if self.loaded else place
        code, _, session = place.partition(".")
        self.panel.go_to(code)
        if session:
            field = self.panel.fields["session"]
            field.setCurrentIndex(max(field.findData(session), 0))

    def _changed(self) -> None:
        self._turned = True
        self.buttons["save_docx"].setEnabled(self.panel.kind.docx)
        self._renew()

    def _renew(self) -> None:
        if self.loaded is not None:
            self.pause.start()

    def _look(self) -> None:
        self.desk.papers.make(self.preview.path, self.panel.choice())

    def _show_made(self, path: Path) -> None:
        if path == self.preview.path:
            self.preview.renew(first=self._turned)
            self._turned = False

    def _show_refused(self, words: str) -> None:
        """Why there is no page stands in its place, when none could be made."""
        if not self.preview.path.exists():
            self.preview.say(words)

    def show_large(self) -> None:
        """The page on the whole screen, for whoever stands before it."""
        if self.preview.count:
            WholeScreen(self.preview, self).showFullScreen()
        else:
            self.tell("There is no page to show.")

    # What becomes of it

    def _name(self, form: str) -> str:
        choice = self.panel.choice()
        part = choice.session or (f"day-{choice.day}" if choice.day else "")
        return f"{'-'.join(filter(None, (choice.paper, in_file_name(part) if part else '')))}.{form}"

    def _ask_file(self, form: str) -> None:
        if form == "docx" and not self.panel.kind.docx:
            self.tell(f"The paper “{self.panel.kind.title}” is made as PDF only.")
            return
        kinds = {"pdf": "PDF (*.pdf)", "docx": "Documents (*.docx)"}
        name = file_dialogs.ask_save(self, "Save the paper as", kinds[form], self._name(form))
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save what is chosen; what became of it is said in the status line."""
        self.tell("Making the pages…")
        self.desk.papers.save(path, self.panel.choice())

    def ask_printer(self) -> None:
        """Which printer, by the system's own question."""
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = printer_dialog(printer, self)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def print_on(self, printer: QPrinter) -> None:
        """The pages onto a printer; noted once it has taken them, and never when they go into a file."""
        self.tell("Making the pages…")
        path = temporary_folder("print") / self._name("pdf")
        self.desk.papers.make(path, self.panel.choice())
        job = PaperPrinter(printer, path, self.desk)
        of = [0]
        job.sent.connect(lambda sent, count: self._say_sent(of, sent, count))
        job.refused.connect(self.tell)
        job.printed.connect(lambda pages: self._printed(printer, path, pages, of[0]))
        self.status.stop.pressed_for_good.connect(job.stop)
        job.begin()

    def _say_sent(self, of: list[int], sent: int, count: int) -> None:
        of[0] = count
        self.tell(f"{sent} of {count} pages sent")
        self.status.stop.setVisible(sent < count)

    def _printed(self, printer: QPrinter, path: Path, pages: int, of: int) -> None:
        self.status.stop.hide()
        if pages and printer.outputFileName():
            self.tell(f"Saved, not printed: {printer.outputFileName()}.")
        elif pages:
            self.desk.papers.taken(path, pages, of, printer.printerName())

    # What Qt tells

    def show_theme(self, theme: Theme) -> None:
        """Nothing here has a colour of its own: pages are white by night, too."""

    def _next_pane(self) -> None:
        """From the list to what is chosen of the paper, and back."""
        fields = [field for field in self.panel.fields.values() if field.isVisibleTo(self.panel)]
        if self.panel.papers.hasFocus() and fields:
            fields[0].setFocus()
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """The keyboard goes to the list of papers."""
        self.panel.papers.setFocus()
        self.panel.papers.scrollToItem(self.panel.papers.currentItem())

    def closeEvent(self, event: QCloseEvent) -> None:
        """No page comes any more, and none stays in the temporary folder."""
        super().closeEvent(event)
        self.pause.stop()
        throw_away(self._folder)
