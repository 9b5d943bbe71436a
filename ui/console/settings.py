"""What this laptop remembers: theme, size of text, recent conferences. Nothing of a conference itself."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.text.passwords import without_password

_RECENT = 8
_STOCK, _THEME = "a4", "night"


@dataclass
class Settings:
    """A typed door to the laptop's settings; each change is kept at once."""

    store: QSettings

    @classmethod
    def of_this_laptop(cls) -> "Settings":
        """The settings of the person who runs the program."""
        return cls(QSettings("rostrum", "rostrum"))

    @property
    def theme(self) -> str:
        """The theme's name: night or day."""
        held = str(self.store.value("theme", _THEME))
        return held if held in ("night", "day") else _THEME

    @theme.setter
    def theme(self, name: str) -> None:
        self.store.setValue("theme", name)

    @property
    def text_percent(self) -> int:
        """The size of text in per cent of the normal one, 90 to 150."""
        held = str(self.store.value("text_percent", 100))
        return min(max(int(held), 90), 150) if held.isdigit() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self.store.setValue("text_percent", min(max(percent, 90), 150))

    @property
    def stock(self) -> str:
        """The badge stock that was printed last."""
        return str(self.store.value("stock", _STOCK))

    @stock.setter
    def stock(self, name: str) -> None:
        self.store.setValue("stock", name)

    @property
    def sound(self) -> bool:
        """Whether the registration desk hears its verdicts."""
        return str(self.store.value("sound", "on")) != "off"

    @sound.setter
    def sound(self, on: bool) -> None:
        self.store.setValue("sound", "on" if on else "off")

    @property
    def badge_printer(self) -> str:
        """The printer to which the registration desk sends a badge at once; empty until one is chosen."""
        return str(self.store.value("badge_printer", ""))

    @badge_printer.setter
    def badge_printer(self, name: str) -> None:
        self.store.setValue("badge_printer", name)

    @property
    def second_printer(self) -> tuple[str, str]:
        """Another printer for badges, and whose go there: delegations, categories, roles, with commas."""
        return str(self.store.value("second_printer", "")), str(self.store.value("second_printer_for", ""))

    @second_printer.setter
    def second_printer(self, name_and_groups: tuple[str, str]) -> None:
        for key, value in zip(("second_printer", "second_printer_for"), name_and_groups, strict=True):
            self.store.setValue(key, value)

    def printer_of(self, groups: frozenset[str]) -> str:
        """Where the badge of a person of these groups is printed; empty where no printer is chosen."""
        second, whose = self.second_printer
        asked = {word.strip().casefold() for word in whose.split(",")} - {""}
        return second if second and asked & groups else self.badge_printer

    def screen(self, display: str) -> str:
        """The name of the screen that showed a public display last."""
        return str(self.store.value(f"{display}_screen", ""))

    def keep_screen(self, display: str, name: str) -> None:
        """Remember it."""
        self.store.setValue(f"{display}_screen", name)

    def recent(self) -> list[Path]:
        """Files opened before, the latest first, whether they are there or not: no disk is waited for."""
        held = self.store.value("recent", [])
        paths = [str(path) for path in (held if isinstance(held, list) else [held]) if path]
        return [Path(path) for path in paths if "postgresql:" not in path]

    def add_recent(self, address: str) -> None:
        """Remember a conference; a server's without its password."""
        known = Path(address)
        place = str(known.resolve()) if known.exists() else without_password(address)
        paths = [place, *(str(path) for path in self.recent())]
        self.store.setValue("recent", list(dict.fromkeys(paths))[:_RECENT])

    def geometry(self, role: str) -> QByteArray | None:
        """Where a window stood."""
        held = self.store.value(f"geometry/{role}")
        return held if isinstance(held, QByteArray) else None

    def keep_geometry(self, role: str, held: QByteArray) -> None:
        """Remember where a window stands."""
        self.store.setValue(f"geometry/{role}", held)
