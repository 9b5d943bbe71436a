"""What a person meant who typed while the keys of another script were on: the same keys, other letters."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LAYOUTS = (
    "ёйцукенгшщзхъфывапролджэячсмитьбю",  # Russian
    "'йцукенгшщзхїфівапролджєячсмитьбю",  # Ukrainian
    "`;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",  # Greek
)
_ROWS = {2: "1234567890", 16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm"}
_PLACES = {first + step: key for first, keys in _ROWS.items() for step, key in enumerate(keys)}
_GEORGIAN = "„ქწერტყუიოპ[]ასდფგჰჯკლ;'ზხცვბნმ,."
_FRENCH_DIGITS = "&é\"'(-è_çà"
_KEYS = {
    **dict(zip(_FRENCH_DIGITS, _ROWS[2], strict=True)),
    **{
        letter: key
        for layout in (*_LAYOUTS, _GEORGIAN)
        for letter, key in zip(layout, _LATIN, strict=True)
        if key.isalpha() and not letter.isascii()
    },
}
_TABLES = tuple(
    str.maketrans(typed, meant)
    for layout in _LAYOUTS
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
