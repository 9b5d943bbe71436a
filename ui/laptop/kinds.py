"""Every desk's window by its name: whose acts are done there, and how it is made once it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.live.desk_id import Role
from ui.console.settings import Settings
from ui.console.window import ConsoleWindow
from ui.laptop.options import Options
from ui.style.theme import Theme
from ui.worker.desk import Desk

Make = Callable[[Desk, Options, Theme, Settings], ConsoleWindow]


@dataclass(frozen=True, slots=True)
class Kind:
    """One desk's window. `beside`: where another window stands already, it shares that one's hold on the
    conference and the session that is shown; else it has a hold of its own, in which `role` acts.
    """

    role: Role
    make: Make
    beside: bool = False


def _chair(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.chair.window import ChairWindow

    return ChairWindow(desk, options.clock, theme)


def _tech(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.tech.window import TechWindow

    return TechWindow(desk, options.clock, theme)


def _registration(desk: Desk, options: Options, theme: Theme, settings: Settings) -> ConsoleWindow:
    from ui.registration.window import RegistrationWindow

    window = RegistrationWindow(desk, options.clock, theme, settings.stock)
    window.set_sound(settings.sound)
    window.sound_turned.connect(partial(setattr, settings, "sound"))
    return window


def _agenda(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.agenda.window import AgendaWindow

    return AgendaWindow(desk, options.clock, theme)


def _settings(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.settings.window import SettingsWindow

    return SettingsWindow(desk, options.clock, theme)


def _people(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.people.window import PeopleWindow

    return PeopleWindow(desk, options.clock, theme)


def _papers(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.papers.window import PapersWindow

    return PapersWindow(desk, options.clock, theme)


def _documents(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.documents.window import DocumentsWindow

    return DocumentsWindow(desk, options.clock, theme)


def _home(desk: Desk, options: Options, theme: Theme, _settings: Settings) -> ConsoleWindow:
    from ui.home.window import HomeWindow

    return HomeWindow(desk, options.clock, theme)


KINDS: dict[str, Kind] = {
    "home": Kind(Role.HOME, _home, beside=True),
    "chair": Kind(Role.CHAIR, _chair, beside=True),
    "tech": Kind(Role.TECH, _tech, beside=True),
    "registration": Kind(Role.REGISTRATION, _registration),
    "agenda": Kind(Role.AGENDA, _agenda),
    "settings": Kind(Role.SETTINGS, _settings),
    "people": Kind(Role.PEOPLE, _people),
    "papers": Kind(Role.AGENDA, _papers),
    "documents": Kind(Role.CHAIR, _documents, beside=True),
}
"""By the name that a window `asked`; where it is a role, `rostrum open --role` opens it too."""
