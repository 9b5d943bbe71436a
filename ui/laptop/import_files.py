"""What is imported: asks for names of files, shows what is found in them, hands it to the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.temporary import temporary_folder, throw_away
from app.times import zone
from ui.dialogs import file_dialogs
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.conference.search import SearchIndex
    from app.live.snapshot import ConferenceSnapshot
    from ui.imports.dialog import ImportDialog
    from ui.imports.paste_dialog import PasteDialog

_TABLES = (
    "Tables, Word, calendars (*.csv *.tsv *.txt *.xlsx *.ods *.xls *.xlsb *.docx *.json *.ics *.xml)"
    ";;All files (*)"
)
_REQUESTS = (
    "Mails and tables (*.eml *.emlx *.mbox *.mbx *.csv *.tsv *.txt *.xlsx *.ods *.xls *.xlsb);;All files (*)"
)
_NAMES = "Lists of names (*.txt *.csv);;All files (*)"


class ImportFiles(QObject):
    """Nothing is written before somebody has seen what would be.

    `parent` gives the window that dialogs belong to, `tell` says a sentence there.
    """

    def __init__(
        self, parent: Callable[[], QWidget | None], tell: Callable[[str], None], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._parent, self._tell = parent, tell
        self.desk: Desk | None = None
        self._import: ImportDialog | None = None
        self._paste: PasteDialog | None = None
        self._last: object = None
        self._import_path = Path()
        self._pasted: Path | None = None
        self._loaded: ConferenceSnapshot | None = None
        self._index: SearchIndex | None = None

    def use(self, desk: Desk) -> None:
        """Serve the conference of a desk from now on."""
        self.desk = desk
        desk.loaded.connect(self._keep_loaded)
        desk.searchable.connect(self._keep_index)
        desk.files.planned.connect(self._show_plan)

    def let_go(self) -> None:
        """Of a conference that is closed."""
        self.desk = self._import = self._loaded = self._index = self._paste = self._last = None
        self._forget_pasted()

    def _keep_loaded(self, loaded: "ConferenceSnapshot") -> None:
        self._loaded = loaded

    def _keep_index(self, index: "SearchIndex") -> None:
        self._index = index

    def _show_plan(self, what: str, plan: object) -> None:
        if what == "requests":
            self._show_requests(plan)
            return
        if self._import is not None:
            self._import.take_plan(plan)  # type: ignore[arg-type]
        elif self._paste is not None and what == "agenda":
            self._last = plan
            self._paste.show_plan(plan)  # type: ignore[arg-type]
        else:
            self._show_dialog(what, plan)

    def _show_dialog(self, what: str, plan: object) -> None:
        from ui.imports.dialog import ImportDialog

        self._import = dialog = ImportDialog(what, plan, self._parent())  # type: ignore[arg-type]
        dialog.accepted_plan.connect(self._write_plan)
        dialog.replan.connect(lambda wish: self._plan_again(what, wish))
        dialog.finished.connect(self._import_done)
        dialog.problems_wanted.connect(self._ask_problems)
        if self.desk is not None:
            self.desk.refused.connect(dialog.say)
            self.desk.finished.connect(dialog.say)
        dialog.show()

    def _show_requests(self, plan: object) -> None:
        from ui.imports.requests_dialog import RequestsDialog

        if self._loaded is None or self.desk is None:
            return
        dialog = RequestsDialog(plan, self._loaded, self._index, self._parent())  # type: ignore[arg-type]
        dialog.accepted_plan.connect(self.desk.files.write_requests)
        dialog.show()

    def _plan_again(self, what: str, wish: dict[str, object]) -> None:
        if self.desk is not None:
            self.desk.files.plan_import(what, self._import_path, **wish)

    def _import_done(self) -> None:
        self._import = None
        if self._paste is None:
            self._forget_pasted()

    def _forget_pasted(self) -> None:
        if self._pasted is not None:
            throw_away(self._pasted)
            self._pasted = None

    def _write_plan(self, what: str, plan: object) -> None:
        if self._paste is not None:
            self._paste.accept()
        if self.desk is not None:
            self.desk.files.write_import(what, plan)

    def ask_import(self, what: str) -> None:
        """A table or a calendar; what is found in it is shown before anything is written."""
        name = file_dialogs.ask_open(self._parent(), f"Import {what}", _TABLES)
        if name and self.desk is not None and self._import is None:
            self._import_path = Path(name)
            self.desk.files.plan_import(what, self._import_path)

    def write_agenda(self) -> None:
        """An agenda as text, from the clipboard or by hand; what is understood of it stands beside it."""
        from ui.imports.paste_dialog import PasteDialog

        if self._paste is not None:
            self._paste.activateWindow()
            return
        if self.desk is None or self._import is not None or self._loaded is None:
            return
        text = QApplication.clipboard().text()
        self._paste = dialog = PasteDialog(text, zone(self._loaded.conference.zone), self._parent())
        dialog.changed.connect(lambda words: self._read_text("agenda", words))
        dialog.wanted.connect(self._show_pasted)
        dialog.finished.connect(self._paste_done)
        self.desk.refused.connect(dialog.refuse)
        dialog.show()

    def _show_pasted(self) -> None:
        """The plan of what was pasted, as of any file; the text is there until it is written or given up."""
        if self._paste is not None and self._last is not None:
            self._show_dialog("agenda", self._last)

    def _paste_done(self) -> None:
        self._paste = self._last = None
        if self._import is None:
            self._forget_pasted()

    def paste(self, what: str) -> None:
        """A table from the clipboard, as Excel, Sheets and Outlook put it there; then as any file."""
        text = QApplication.clipboard().text()
        if not text.strip():
            self._tell("The clipboard holds no text: copy a table with its header first.")
        elif self.desk is not None and self._import is None:
            self._read_text(what, text)

    def _read_text(self, what: str, text: str) -> None:
        if self.desk is not None:
            # A former paste may still be read: its folder stays.
            self._pasted = self._pasted or temporary_folder("pasted")
            self._import_path = self._pasted / "clipboard"
            self.desk.files.paste_import(what, self._import_path, text)

    def ask_undo(self, what: str) -> None:
        """The last import of a kind taken back; what that would change is shown first."""
        if self.desk is not None and self._import is None:
            self.desk.files.plan_undo(what)

    def _ask_problems(self, plan: object) -> None:
        forms = "Workbook (*.xlsx);;Table (*.csv)"
        name = file_dialogs.ask_save(self._import, "Save the problems as", forms, "problems.xlsx")
        if name and self.desk is not None:
            self.desk.files.save_problems(plan, Path(name))

    def ask_requests(self) -> None:
        """Mails and tables of requests for the floor, sent ahead."""
        names = file_dialogs.ask_open_many(self._parent(), "Import requests", _REQUESTS)
        if names and self.desk is not None:
            self._tell("Reading what was sent ahead…")
            self.desk.files.plan_requests([Path(name) for name in names])

    def ask_names(self) -> None:
        """Who is in the waiting room."""
        name = file_dialogs.ask_open(self._parent(), "Names of the waiting room", _NAMES)
        if name and self.desk is not None:
            self.desk.registration.read_names(Path(name))
