"""What a scanner meant: it presses the keys of one keyboard, and the laptop takes them for those of another.

Microsoft's layouts (kbdlayout.info), each row of keys from left to right, without and with Shift.
"""

from collections.abc import Iterator

_AMERICAN = (
    r"""`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./""",
    r"""~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?""",
)
_LAYOUTS = {
    "British": (
        r"""`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./""",
        r"""¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?""",
    ),
    "German": (
        r"""^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-""",
        r"""°!"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_""",
    ),
    "Swiss German": (
        r"""§1234567890'^qwertzuiopü¨$asdfghjklöäyxcvbnm,.-""",
        r"""°+"*ç%&/()=?`QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_""",
    ),
    "Swiss French": (
        r"""§1234567890'^qwertzuiopè¨$asdfghjkléàyxcvbnm,.-""",
        r"""°+"*ç%&/()=?`QWERTZUIOPü!£ASDFGHJKLöäYXCVBNM;:_""",
    ),
    "French": (
        r"""²&é"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!""",
        r"""²1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§""",
    ),
    "Belgian": (
        r"""²&é"'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=""",
        r"""³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+""",
    ),
    "Italian": (
        r"""\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-""",
        r"""|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_""",
    ),
    "Spanish": (
        r"""º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-""",
        r"""ª!"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_""",
    ),
    "Latin American": (
        r"""|1234567890'¿qwertyuiop´+}asdfghjklñ{zxcvbnm,.-""",
        r"""°!"#$%&/()=?¡QWERTYUIOP¨*]ASDFGHJKLÑ[ZXCVBNM;:_""",
    ),
    "Russian": (
        r"""ё1234567890-=йцукенгшщзхъ\фывапролджэячсмитьбю.""",
        r"""Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,""",
    ),
    "Ukrainian": (
        r"""'1234567890-=йцукенгшщзхїґфівапролджєячсмитьбю.""",
        r"""₴!"№;%:?*()_+ЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ,""",
    ),
}


_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_]")
"""What stands in codes, and in what scanners put before them."""
_Table = dict[int, str]


def _keys(layout: tuple[str, str]) -> _Table:
    """Each sign of a layout to the key on which it lies, by that key's American name."""
    table: _Table = {}
    for row in layout:
        for sign, key in zip(row.lower(), _AMERICAN[0], strict=True):
            table.setdefault(ord(sign), key)
    return table


def _presses(layout: tuple[str, str]) -> _Table:
    """Each American key to that of the sign which another layout has in its place."""
    own, table = _keys(_AMERICAN), {}
    for plain, shifted, key in zip(*layout, _AMERICAN[0], strict=True):
        sign = shifted if shifted in _SIGNS and not plain.isalnum() else plain
        table[ord(key)] = own.get(ord(sign.lower()), sign)
    return table


_OWN = _keys(_AMERICAN)
_TYPED = tuple((name, _keys(layout)) for name, layout in _LAYOUTS.items())
_PRESSED = tuple((name, _presses(layout)) for name, layout in _LAYOUTS.items())


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
