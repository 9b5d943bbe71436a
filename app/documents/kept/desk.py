"""Papers at a conference's desk: added, revised, looked at, exported, removed; and who may see them."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from app.apart import Process, apart, size_of
from app.documents.document import AUDIENCES, Content, Document, PagePicture, pages_with
from app.documents.kept.reading import content_of, page_picture
from app.errors import Refused, Unreadable
from app.live.desk_id import Role
from app.station.station import Station
from app.storage.tables import documents as table
from app.text.folding import fold
from app.text.writable import unwritable
from app.whole_files import write_whole

_LONGEST = 200
_SECRETARIAT = (Role.REGISTRATION, Role.PEOPLE, Role.AGENDA, Role.COMMAND_LINE, Role.SCRIPT)
_PUBLIC = (Role.ROOM, Role.LECTERN, Role.WAITING)
_NAMES_SOMEBODY = (
    "This paper names a protected person; only desks that see such names show it: registration, people."
)


class DocumentDesk:
    """Works through a station; belongs to its thread."""

    def __init__(self, station: Station, process: Process = apart) -> None:
        self._station, self._process = station, process

    def list(self, *, every: bool = False) -> tuple[Document, ...]:
        """The papers that this desk may see, by title; with `every`, all their versions."""
        protection = self._station.load().protection
        with self._station.reading() as connection:
            found = table.read_documents(connection, every=every)
        return tuple(
            replace(paper, title=protection.hide(paper.title), name=protection.hide(paper.name))
            for paper in found
            if _may_see(paper.audience, self._station.desk.role)
        )

    def find(self, key: str, version: int = 0) -> Document:
        """A paper by its key, the newest version unless another is named. Raises Refused."""
        found = [paper for paper in self.list(every=True) if paper.key == key]
        named = [paper for paper in found if version in (0, paper.version)]
        if not named:
            raise Refused(f"There is no paper “{key}”{f' in version {version}' if found else ''}.")
        return named[0]

    def add(
        self,
        path: Path,
        *,
        title: str = "",
        language: str = "",
        session: str = "",
        audience: str = "desks",
        revises: str = "",
    ) -> Document:
        """Keep a file as a paper, or as the next version of the one it revises. Raises Unreadable, Refused.

        What is left empty of a revision is as it was; the title of a new paper is else its file's name.
        """
        content = self.reader(path)()
        return self.keep(
            path, content, title=title, language=language, session=session, audience=audience, revises=revises
        )

    def reader(self, path: Path) -> Callable[[], Content]:
        """Reads a file; it may run in any thread, and does so in a process of its own."""
        return partial(self._process, partial(content_of, path), path.name, size_of([path]))

    def keep(
        self,
        path: Path,
        content: Content,
        *,
        title: str = "",
        language: str = "",
        session: str = "",
        audience: str = "desks",
        revises: str = "",
    ) -> Document:
        """Keep what was read of a file, as `add` does."""
        former = self.find(revises) if revises else None
        if former is None:
            self._require(audience, session)
        digest = sha256(content.data).hexdigest()
        name = _one_line(path.name, "the name of the file")
        title = _one_line(title, "the title") or (former.title if former else "") or _title_of(name)
        if former is not None and former.digest == digest:
            raise Refused(f"{name} is the same as version {former.version} of “{former.title}”.")
        with self._station.changing("The paper") as connection:
            key = former.key if former else _free_key(title, table.taken_keys(connection))
            paper = Document(
                key,
                former.version + 1 if former else 1,
                name,
                title,
                language or (former.language if former else ""),
                session or (former.session if former else ""),
                former.audience if former else audience,
                content.form,
                content.pages,
                digest,
                self._station.clock.now(),
                self._station.desk.mark,
            )
            table.add_document(connection, self._station.signature(), paper, content.texts, content.data)
        return paper

    def remove(self, key: str) -> Document:
        """Take a paper out of all lists; `bring_back` undoes it. Raises Refused."""
        paper = self.find(key)
        with self._station.changing("The paper") as connection:
            table.remove_document(connection, key, self._station.clock.now())
        return paper

    def bring_back(self, key: str) -> Document:
        """A removed paper in the lists again. Raises Refused."""
        with self._station.changing("The paper") as connection:
            table.remove_document(connection, key, None)
        return self.find(key)

    def export(self, key: str, to: Path, version: int = 0) -> str:
        """Write a paper into a file or a folder, byte by byte as it came; a sentence about it."""
        paper = self.find(key, version)
        self._require_no_names(paper)
        path = to / paper.file_name if to.is_dir() else to
        write_whole(path, self._data(paper))
        return f"Saved “{paper.title}”, version {paper.version}: {path}."

    def texts(self, key: str, version: int = 0) -> tuple[str, ...]:
        """The text of each page. Raises Refused where it names somebody whom this desk may not see."""
        paper = self.find(key, version)
        self._require_no_names(paper)
        with self._station.reading() as connection:
            return table.texts_of(connection, paper.key, paper.version)

    def pages_with(self, key: str, wanted: str) -> tuple[int, ...]:
        """The pages of a paper on which a text stands, counted from 0."""
        return pages_with(self.texts(key), wanted)

    def page(self, key: str, number: int, dpi: int, wanted: str = "", version: int = 0) -> PagePicture:
        """A page as a picture, with what was looked for marked. Raises Refused or Unreadable."""
        return self.pager(key, number, dpi, wanted, version)()

    def pager(
        self, key: str, number: int, dpi: int, wanted: str = "", version: int = 0
    ) -> Callable[[], PagePicture]:
        """Draws a page; it may run in any thread, and does so in a process of its own. Raises Refused."""
        paper = self.find(key, version)
        self._require_no_names(paper)
        if paper.form == "docx":
            raise Refused("A Word document is shown as its text.")
        data = self._data(paper)
        work = partial(page_picture, data, paper.form, number, dpi, wanted)
        return partial(self._process, work, paper.file_name, len(data))

    def _data(self, paper: Document) -> bytes:
        with self._station.reading() as connection:
            data = table.data_of(connection, paper.key, paper.version)
        if sha256(data).hexdigest() != paper.digest:
            raise Unreadable(f"“{paper.title}” is damaged in the conference; add it again.")
        return data

    def _require(self, audience: str, session: str) -> None:
        if audience not in AUDIENCES:
            raise Refused(f"“{audience}” is nobody; a paper is for one of: {', '.join(AUDIENCES)}.")
        if session and session not in {known.code for known in self._station.load().sessions}:
            raise Refused(f"There is no session “{session}”.")

    def _require_no_names(self, paper: Document) -> None:
        """A page cannot bear an alias: one that names a protected person is not shown at all."""
        if self._station.desk.sees_names:
            return
        protection = self._station.load().protection
        with self._station.reading() as connection:
            texts = table.texts_of(connection, paper.key, paper.version)
        if any(protection.hide(text) != text for text in texts):
            raise Refused(_NAMES_SOMEBODY)


def _may_see(audience: str, role: Role) -> bool:
    if audience == "secretariat":
        return role in _SECRETARIAT
    return audience == "everybody" or role not in _PUBLIC


def _one_line(text: str, what: str) -> str:
    line = " ".join(text.split())
    if (why := unwritable(line)) or len(line) > _LONGEST:
        raise Refused(f"{what[:1].upper()}{what[1:]} {why or f'is longer than {_LONGEST} signs'}.")
    return line


def _title_of(name: str) -> str:
    return re.sub(r"[_\s]+", " ", Path(name).stem).strip() or name


def _free_key(title: str, taken: set[str]) -> str:
    stem = "-".join(fold(title).split())[:40].strip("-") or "paper"
    stem = re.sub(r"[^a-z0-9-]", "", stem) or "paper"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
