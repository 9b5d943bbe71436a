"""Rows of a table of acts: words, keys, when they are allowed; and the rows that every desk has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.floor.state import Floor


Arguments = Mapping[str, object]
Needs = Callable[["Floor", str], tuple[str, Arguments]]
"""From the floor and the selected request to the name of an act and its arguments."""
Command = Callable[[], object]
"""What a row of the table does."""
Line = tuple[str, str]
"""Words and the key that does it; a heading has none."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table. `keys` work everywhere in the window, `list_keys` while the list has the focus.

    `needs` is None for what only concerns the window. `second_press`: done at the second within five seconds.
    `kind`: the row begins a request of this kind, and is allowed when the rules would take one.
    `asks`: what the line asks for first; the answer is the act's `reason`.
    """

    id: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    list_keys: tuple[str, ...] = ()
    needs: Needs | None = None
    second_press: bool = False
    button: str = ""
    separated: bool = field(default=False)
    kind: str = ""
    asks: str = ""

    @property
    def shown_key(self) -> str:
        """The key to show beside the words: a digit or a sign, else what works everywhere."""
        signs = (key for key in self.list_keys if len(key) == 1 and not key.isalpha())
        return next(iter((*signs, *self.keys, *self.list_keys)), "")

    @property
    def plain_words(self) -> str:
        """The words without the mark of the access key."""
        return self.words.replace("&", "")


MENUS = ("&Conference", "S&ession", "&Speakers", "&Display", "&Print", "&View", "&Help")
CONFERENCE, SESSION, SPEAKERS, DISPLAY, PRINT, VIEW, HELP = MENUS
FIND = Action("palette", "&Find a command…", VIEW, ("Ctrl+K",))
LOOKS = (
    Action("theme", "&Day or night", VIEW, ("Ctrl+Shift+D",), separated=True),
    Action("larger", "&Larger text", VIEW, ("Ctrl+=", "Ctrl++")),
    Action("smaller", "&Smaller text", VIEW, ("Ctrl+-",)),
    Action("normal", "&Normal text", VIEW, ("Ctrl+0",)),
)
HOME = Action("home", "Ho&me of the conference", CONFERENCE, ("Shift+F1",))
SETTINGS = Action("settings", "Sett&ings of the conference", CONFERENCE, ("Ctrl+9",))
FULL_SCREEN = Action("full_screen", "F&ull screen", VIEW, ("F11",))
KEYS = Action("keys", "&Keys of this screen", HELP, ("F1",))
"""Rows of every desk."""
EVERYWHERE = (FIND, *LOOKS, FULL_SCREEN, KEYS)
"""Those with which a table ends whose desk has no views of its own."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a desk's window is called, its acts by menu, and the keys that stand in no menu.

    `smallest`: width and height in pixels.
    """

    name: str
    table: Sequence[Action]
    menus: Sequence[str]
    smallest: tuple[int, int]
    keys: Sequence[Line] = ()

    @property
    def signs(self) -> str:
        """The single signs that are acts while no text is written: letters in capitals, and digits."""
        of_menus = {key for action in self.table for key in action.list_keys}
        beside = {key for _, keys in self.keys for key in keys.split()}
        return "".join(sorted(key for key in of_menus | beside if len(key) == 1))
