"""What a person meant who typed while the keys of another script were on: the same keys, other letters."""

AMERICAN = (
    r"""`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./""",
    r"""~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?""",
)
LAYOUTS = {
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
"""Microsoft's layouts (kbdlayout.info): all keys from left to right, row by row, without and with Shift."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."


def _on_the_keys_of(latin: str, layout: str) -> str:
    """What a layout gives, without Shift, for the keys of some American signs."""
    return latin.translate(str.maketrans(AMERICAN[0], LAYOUTS[layout][0]))


_SCRIPTS = (
    _on_the_keys_of(_LATIN, "Russian"),
    _on_the_keys_of(_LATIN, "Ukrainian"),
    "`;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",  # Greek
)
_ROWS = {2: "1234567890", 16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm"}
_PLACES = {first + step: key for first, keys in _ROWS.items() for step, key in enumerate(keys)}
_GEORGIAN = "„ქწერტყუიოპ[]ასდფგჰჯკლ;'ზხცვბნმ,."
_KEYS = {
    **dict(zip(_on_the_keys_of(_ROWS[2], "French"), _ROWS[2], strict=True)),
    **{
        letter: key
        for layout in (*_SCRIPTS, _GEORGIAN)
        for letter, key in zip(layout, _LATIN, strict=True)
        if key.isalpha() and not letter.isascii()
    },
}
_TABLES = tuple(
    str.maketrans(typed, meant)
    for layout in _SCRIPTS
    for typed, meant in ((layout, _LATIN), (_LATIN, layout))
)


def on_other_keys(text: str) -> tuple[str, ...]:
    """The texts that the same keys give in other scripts: “can” for “сфт”, “канада” for “rfyflf”.

    Those that equal the text, whatever the case, are left out.
    """
    lower = text.lower()
    found = dict.fromkeys(lower.translate(table) for table in _TABLES)
    found.pop(lower, None)
    return tuple(found)


def key_of(sign: str) -> str:
    """The Latin letter or the digit on whose key a sign of another keyboard sits: “z” for “я”, “1” for “&”.

    Empty for a sign that sits on no such key, and for Latin letters and digits themselves.
    """
    return _KEYS.get(sign.lower(), "")


def key_at(place: int) -> str:
    """The letter or digit that an American keyboard has at a place, numbered as on the first PC keyboards.

    Empty where it has neither.
    """
    return _PLACES.get(place, "")
