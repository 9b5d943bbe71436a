"""What a person meant who typed while the keys of another script were on: the same keys, other letters."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LAYOUTS = (
    "ёйцукенгшщзхъфывапролджэячсмитьбю",  # Russian
    "'йцукенгшщзхїфівапролджєячсмитьбю",  # Ukrainian
    "`;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",  # Greek
)
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
