"""Windows of papers as pictures: what is printed, and the documents, each beside its real page."""

from PySide6.QtGui import QImage

from app.documents.kept.desk import DocumentDesk
from app.live.snapshot import SessionSnapshot
from app.station.print_desk import PrintDesk
from app.station.station import Station
from app.times import SetClock
from ui.documents.window import DocumentsWindow
from ui.papers.window import PapersWindow
from ui.style.theme import Theme
from ui.worker.desk import Desk
from ui.worker.page_pictures import page_picture

_DPI = 150


def papers_window(
    theme: Theme, station: Station, clock: SetClock, live: SessionSnapshot | None
) -> PapersWindow:
    """The window on the run of show, or on the seat plan where the agenda is empty."""
    desk = Desk(clock)
    window = PapersWindow(desk, clock, theme)
    window.show_loaded(station.load())
    window.go_to(f"master.{live.session.code}" if live else "seat-plan")
    prints, choice, path = PrintDesk(station), window.panel.choice(), window.preview.path
    window.panel.issued.say(prints.last_words(choice))
    if live:
        prints.make(path, choice)
        picture, count = page_picture(path, 0, _DPI)
        window.preview.show_page(path, 0, count, picture)
    window.pause.stop()  # nobody makes another page while the picture is drawn
    desk.close()
    return window


def documents_window(theme: Theme, station: Station, clock: SetClock) -> DocumentsWindow:
    """The window on the first document, at its first page."""
    desk, kept = Desk(clock), DocumentDesk(station)
    window = DocumentsWindow(desk, clock, theme)
    window.show_loaded(station.load())
    window.show_papers(kept.list(every=True))
    paper, viewer = window.chosen(), window.viewer
    if paper is not None and paper.form == "docx":
        viewer.show_text(paper.key, kept.texts(paper.key, paper.version))
    elif paper is not None:
        page = kept.pager(paper.key, 0, _DPI, "", paper.version)()
        viewer.show_picture(paper.key, 0, QImage.fromData(page.png), page.mark)
    desk.close()
    return window
