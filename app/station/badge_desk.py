"""The registration desk with a printer: badges, their layouts, the calibration page.

Importing this module brings the paper: whoever prints imports it then.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from app.badges import printing
from app.badges.job import BadgeJob
from app.badges.printing import BadgePerson, Designed, Kept, Printed
from app.conference.badge_codes import new_code
from app.errors import Refused, Trouble, Unreadable
from app.exchange.tables.source import take
from app.live.acts import require_writable
from app.registration.state import DoorActResult
from app.station.registration_desk import RegistrationDesk
from app.storage.tables.badge_layouts import read_layouts, read_pictures, remove_layouts, write_layout
from app.storage.tables.prints import note_print
from app.temporary import temporary_folder
from app.text.file_names import in_file_name
from app.whole_files import digest as digest_of
from app.whole_files import write_whole

_ANY_BADGES = BadgeJob()


@dataclass(frozen=True, slots=True)
class MadeBadges:
    """A file of badges that no printer has taken yet; `badge` is the new id of one that replaces another."""

    path: Path
    job: BadgeJob
    printed: Printed
    badge: str = ""
    reason: str = ""


class BadgeDesk(RegistrationDesk):
    """Makes the badges of one conference as the door has them; what a printer took is an act of the door."""

    def print_badges(self, path: Path, job: BadgeJob = _ANY_BADGES) -> str:
        """Badges as PDF, or the calibration page; a sentence about it. They do not count as printed.

        Raises Unsaved, or Trouble for an unknown stock, a wrong layout or an empty choice.
        """
        return self.print_calibration(path, job) if job.calibration else self.make(path, job).printed.sentence

    def make(self, path: Path, job: BadgeJob = _ANY_BADGES, *, reason: str = "") -> MadeBadges:
        """Badges as PDF, of which nothing is noted yet. With a `reason`, one person's, under another id.

        Raises as `print_badges`; Trouble also where a reason is given for more than one person.
        """
        loaded, badge, reason = self.loaded(), "", reason.strip()
        if reason:
            require_writable({"reason": reason})
            if job.only not in self.now().people.registrants:
                raise Trouble("--reason prints one badge again: name its registration number with --only.")
            badge = new_code()
            people = loaded.registrants
            renewed = (replace(who, badge=badge) if who.number == job.only else who for who in people)
            loaded = replace(loaded, registrants=tuple(renewed))
        return MadeBadges(path, job, printing.badges(loaded, self._kept(), job, path), badge, reason)

    def note_saved(self, made: MadeBadges) -> str:
        """A file is what somebody prints elsewhere: the badge that it replaces is void; a sentence or none.

        Raises Refused, Unsaved.
        """
        if not made.badge:
            return ""
        (number,) = made.printed.registrants
        replaced = {"badge": made.badge, "reason": made.reason, "attested": True}
        return f"{self.do('replace_badge', registrant=number, **replaced).sentence}."

    def note_printed(self, made: MadeBadges, pages: int | None = None, printer: str = "") -> str:
        """A printer took the file, or so many pages of it; those badges are printed. A sentence or none.

        Raises Refused, Unsaved.
        """
        everybody = made.printed.registrants
        taken = everybody if pages is None else made.printed.on_pages(pages)
        if not taken:
            return ""
        said = self.note_saved(made)
        with self._station.changing("The note of the print", also_archived=True) as connection:
            now, digest = self._station.clock.now(), digest_of(made.path)
            note_print(connection, now, "badges", made.job.stock, digest, printer=printer)
        self.do("badges_printed", registrants=taken)
        return said

    def check_in_and_print(
        self, number: str, *, badge: str, stock: str
    ) -> tuple[DoorActResult, MadeBadges | None]:
        """The person comes in; the badge is made unless it was printed. Raises like `do` and `make`."""
        done = self.do("check_in", registrant=number, badge=badge)
        held = done.now.door.badges.get(number)
        printed = held is not None and bool(held.printed)
        return done, None if printed else self.make_badge(number, stock=stock)

    def make_badge(self, number: str, *, stock: str, reason: str = "") -> MadeBadges:
        """One person's badge as PDF in a folder of its own, of its own size; nothing is noted yet.

        A second print needs a `reason`. Raises Refused, Unsaved or Trouble.
        """
        held = self.now().door.badges.get(number)
        if held is not None and held.printed and not reason:
            raise Refused("This badge was printed already; say why again: 1 lost, 2 damaged, 3 wrong text.")
        path = temporary_folder("badge") / f"badge {in_file_name(number)}.pdf"
        return self.make(path, BadgeJob(stock=stock, only=number, single=True), reason=reason)

    def print_badge(self, number: str, *, stock: str, reason: str = "") -> tuple[Path, str]:
        """The same, saved for a printer that we do not know, and a sentence; a badge it replaces is void."""
        made = self.make_badge(number, stock=stock, reason=reason)
        self.note_saved(made)
        return made.path, f"Badge of {self.now().people.registrants[number].full_name} saved"

    def letters_lacking(self, job: BadgeJob) -> str:
        """Whose badge has letters that no font has, as a sentence, before printing; empty when none has."""
        return printing.lacking(self.loaded(), self._kept(), job)

    def design(self, path: Path, job: BadgeJob, *, back: bool) -> Designed:
        """One badge of a job as PDF, with the boxes of one of its sides. Raises as `print_badges`."""
        return printing.designed(self.loaded(), self._kept(), job, path, back=back)

    def people_due(self) -> tuple[BadgePerson, ...]:
        """Everybody who gets a badge, and whose is printed."""
        return printing.people_due(self.loaded(), self._kept())

    def print_calibration(self, path: Path, job: BadgeJob = _ANY_BADGES) -> str:
        """The page that shows how far a printer is off; a sentence about it. Raises Unsaved or Trouble."""
        return printing.calibration(self._kept(), job, path)

    def badge_layout(self, stock: str = "", *, own: bool = False) -> str:
        """The layout of badges on a stock as TOML, or that of the program. Raises Trouble for a wrong one."""
        return printing.layout_text(self._kept(), stock, own=own)

    def layout_in(self, path: Path) -> str:
        """The text of a layout in a file, right or wrong. Raises Unreadable."""
        return printing.text_of(path)

    def write_layout(self, path: Path, text: str) -> str:
        """A layout into a file, right or wrong; a sentence. Raises Unsaved."""
        write_whole(path, text.encode(), public=True)
        return f"The layout lies in {path}."

    def keep_layout(self, path: Path) -> str:
        """Keep a layout and its pictures in the conference; a sentence. Raises Unreadable, Unsaved."""
        try:
            text = take(path).data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unreadable(f"{path.name} is not UTF-8; save it as UTF-8.") from None
        return self.keep_layout_text(text, path.parent, path.name)

    def keep_layout_text(self, text: str, folder: Path | None, name: str = printing.BEING_WRITTEN) -> str:
        """Keep a layout as it was written, with pictures from a folder or those that are kept already.

        Raises Unreadable, Unsaved.
        """
        shape, pictures = printing.layout_to_keep(name, text, folder, self._kept().pictures)
        with self._station.changing("The layout") as connection:
            write_layout(connection, self._station.signature(), shape, text, pictures)
        return f"Badges on {shape} cards follow {name if folder else 'this layout'} from now on."

    def forget_layouts(self) -> str:
        """Badges look as the program has them again; a sentence about it. Raises Unsaved."""
        with self._station.changing("The layout") as connection:
            remove_layouts(connection)
        return "Badges follow the program's own layouts from now on."

    def _kept(self) -> Kept:
        printed, logo = self.now().door.with_a_badge, self._station.load().conference.options.get("logo", "")
        with self._station.reading() as connection:
            return Kept(read_layouts(connection), read_pictures(connection), printed, logo)
