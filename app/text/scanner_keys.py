"""What a scanner meant: it presses the keys of one keyboard, the laptop takes them for those of another."""

from collections.abc import Iterator

from app.text.keyboards import AMERICAN, LAYOUTS

_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_]")
"""What stands in codes, and in what scanners put before them."""
_Table = dict[int, str]


def _keys(layout: tuple[str, str]) -> _Table:
    """Each sign of a layout to the key on which it lies, by that key's American name."""
    table: _Table = {}
    for row in layout:
        for sign, key in zip(row.lower(), AMERICAN[0], strict=True):
            table.setdefault(ord(sign), key)
    return table


def _presses(layout: tuple[str, str]) -> _Table:
    """Each American key to that of the sign which another layout has in its place."""
    own, table = _keys(AMERICAN), {}
    for plain, shifted, key in zip(*layout, AMERICAN[0], strict=True):
        sign = shifted if shifted in _SIGNS and not plain.isalnum() else plain
        table[ord(key)] = own.get(ord(sign.lower()), sign)
    return table


_OWN = _keys(AMERICAN)
_TYPED = tuple((name, _keys(layout)) for name, layout in LAYOUTS.items())
_PRESSED = tuple((name, _presses(layout)) for name, layout in LAYOUTS.items())


def keys_of(text: str) -> str:
    """The keys of an American keyboard that make a text, whatever becomes of Shift and Caps Lock."""
    return text.lower().translate(_OWN)


def keys_on_other_layouts(text: str) -> Iterator[tuple[str, str]]:
    """The keys that a scanner pressed of whose scan a text was made, with the name of the layout that came
    between: the laptop's, where the scanner has American keys; then the scanner's, where the laptop has.
    """
    lower = text.lower()
    yield from ((name, lower.translate(table)) for name, table in _TYPED)
    yield from ((name, lower.translate(_OWN).translate(table)) for name, table in _PRESSED)
