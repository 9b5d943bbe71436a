"""How languages order the words of a name: each rule knows one habit and is silent about other names."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.exchange.names.known import (
    as_written,
    family_names,
    is_family,
    is_family_folded,
    is_given,
    is_only_given,
    key,
    words,
)
from app.exchange.names.parted import Order, Parted, parted, perhaps

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々]+")
_KANA = re.compile(r"[\u3040-\u30ff々・\u3400-\u9fff]*[\u3040-\u30ff][\u3040-\u30ff々・\u3400-\u9fff]*")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_PATRONYMIC = re.compile(
    r"ильич|лукич|кузьмич|фомич|саввич|никитич|\w+(?:ович|евич|овна|евна|ична|инична|оглы|оглу|кызы|гызы|улы|ұлы|"
    r"уулу|зода|угли|қизи|"
    r"ovich|evich|ovitch|evitch|ovych|yovych|ovna|evna|ivna|ichna|oglu|ogly|kyzy|qizi|uulu)",
    re.IGNORECASE,
)
_ALONE = frozenset(
    ("оглы", "кызы", "оглу", "гызы", "улы", "ұлы", "уулу", "ogly", "oglu", "kyzy", "uulu", "ilyich")
)
_HERS = ("овна", "евна", "инична", "ovna", "evna")
_VIETNAMESE = re.compile(
    r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|(?:^|\s)(?:thị|văn|thi|van)(?:\s|$)", re.IGNORECASE
)
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|"
    r"in|un|ia|ie|iu|ua|uo|ui|ue|er|[aeiou])){1,2}"
)
_DAUGHTER = ("dóttir", "dottir")


def of_the_east(tokens: Sequence[str]) -> Parted | None:
    """Han, kana and Hangul: the family name first, by known names where no space parts it."""
    if tokens[0].isascii() or not all(
        _HAN.fullmatch(token) or _KANA.fullmatch(token) or _HANGUL.fullmatch(token) for token in tokens
    ):
        return None
    if len(tokens) > 1:
        return parted(
            ("".join(tokens[1:]) if _HANGUL.fullmatch(tokens[0]) else " ".join(tokens[1:]),), tokens[:1]
        )
    word = tokens[0]
    if "・" in word:
        given, _, family = word.rpartition("・")
        return perhaps((given,), (family,))
    if _HANGUL.fullmatch(word):
        return _in_hangul(word)
    return _in_han(word)


def _in_hangul(word: str) -> Parted:
    if is_family(word[:2], "korean two") and len(word) >= 3:
        return (parted if len(word) == 4 else perhaps)((word[2:],), (word[:2],))
    known = is_family(word[:1], "korean") and len(word) in (2, 3)
    return (parted if known else perhaps)((word[1:],), (word[:1],)) if len(word) > 1 else parted((word,), ())


def _in_han(word: str) -> Parted:
    if len(word) < 2:
        return parted((word,), ())
    if _KANA.fullmatch(word) or is_family(word[:2], "japanese two"):
        return perhaps((word[2:],), (word[:2],)) if len(word) > 2 else perhaps((word[1:],), (word[:1],))
    if is_family(word[:2], "chinese two") and len(word) in (3, 4):
        return parted((word[2:],), (word[:2],))
    if is_family(word[:1], "chinese") and len(word) in (2, 3):
        return parted((word[1:],), (word[:1],))
    return perhaps((word[2:],), (word[:2],)) if len(word) > 3 else perhaps((word[1:],), (word[:1],))


def with_patronymic(tokens: Sequence[str]) -> Parted | None:
    """Russian, Azerbaijani, Kazakh: the patronymic goes with the given name before it."""
    if len(tokens) == 4 and tokens[-1].casefold() in _ALONE:  # Алиев Вагиф Расул оглы
        return parted(tokens[1:], tokens[:1], Order.FAMILY_FIRST)
    if len(tokens) == 2 and tokens[1].casefold().endswith(_HERS):  # Анна Сергеевна has no family name here
        return perhaps(tokens, ())
    if len(tokens) != 3:
        return None
    middle, last = bool(_PATRONYMIC.fullmatch(tokens[1])), bool(_PATRONYMIC.fullmatch(tokens[2]))
    if middle:
        return parted(tokens[:2], tokens[2:], Order.GIVEN_FIRST)
    if not last:
        return None
    if is_only_given(tokens[0]):  # Anna Maria Petrovich has two given names, perhaps
        return perhaps(tokens[:2], tokens[2:])
    return parted(tokens[1:], tokens[:1], Order.FAMILY_FIRST)


def of_vietnam(tokens: Sequence[str]) -> Parted | None:
    """The family name first: Nguyễn Văn An; without its marks it is asked about."""
    if len(tokens) < 2:
        return None
    first, last = (is_family_folded(tokens[place], "vietnamese") for place in (0, -1))
    marked = bool(_VIETNAMESE.search(" ".join(tokens)))
    exact = tokens[0].casefold() in family_names("vietnamese")
    if first and marked and (exact or len(tokens) > 2) and not (last and len(tokens) == 2):
        return parted(tokens[1:], tokens[:1], Order.FAMILY_FIRST)
    if last and marked and not first and tokens[-1].casefold() in family_names("vietnamese"):
        return parted(tokens[:-1], tokens[-1:])
    if (
        first
        and not is_given(tokens[0])
        and (marked or tokens[0].casefold() in ("nguyen", "tran", "pham", "huynh"))
    ):
        return perhaps(tokens[1:], tokens[:1])
    return None


def of_hungary(tokens: Sequence[str]) -> Parted | None:
    """The family name first, where both names are known as Hungarian; perhaps, where the given one is."""
    if (
        len(tokens) == 2
        and not tokens[1].isascii()
        and tokens[1].casefold() in family_names("hungarian given")
        and not is_given(tokens[0])
        and not is_family_folded(tokens[0], "hungarian")
    ):
        return perhaps(tokens[1:], tokens[:1])
    if len(tokens) not in (2, 3) or not is_family_folded(tokens[0], "hungarian"):
        return None
    if not all(is_given(token) for token in tokens[1:]):
        return None
    both = is_given(tokens[0]) or is_family_folded(tokens[-1], "hungarian")
    return (perhaps if both else parted)(tokens[1:], tokens[:1])


def of_latin_letters_from_the_east(tokens: Sequence[str]) -> Parted | None:
    """Li Wei, Kim Min-jun: nobody knows in Latin letters which comes first."""
    first = tokens[0].casefold()
    rest = [part for token in tokens[1:] for part in token.casefold().split("-")]
    if not 1 <= len(rest) <= 2 or (is_only_given(tokens[0]) and first != "kim"):
        return None
    if is_family_folded(first, "latin chinese") and all(_SYLLABLES.fullmatch(part) for part in rest):
        return None if is_only_given(tokens[1]) else perhaps(tokens[1:], tokens[:1])
    if is_family_folded(first, "latin korean") and len(rest) == 2:
        return None if is_given(tokens[1]) else perhaps(tokens[1:], tokens[:1])
    return None


def of_burma(tokens: Sequence[str]) -> Parted | None:
    """U, Daw: what follows is one name, and none of it the family's."""
    if tokens[0] in ("U", "Daw") and len(tokens) > 1:
        return Parted(" ".join(tokens[1:]), "", title=tokens[0])
    burmese = len(tokens) > 1 and all(is_family_folded(token, "latin burmese") for token in tokens)
    return perhaps(tokens, ()) if burmese else None


def of_iceland(tokens: Sequence[str]) -> Parted | None:
    """Björk Anna Guðmundsdóttir: the father's name stands where others have the family's."""
    if len(tokens) > 1 and tokens[-1].casefold().endswith(_DAUGHTER):
        return parted(tokens[:-1], tokens[-1:])
    return None


def is_particle(word: str, place: int = 1) -> bool:
    """Whether a word opens a family name: van, de la, al-; a large letter (Van) not as the first."""
    if word in as_written("particle"):
        return True
    return place > 0 and word.istitle() and word.lower() in as_written("written large")


@lru_cache(maxsize=16_384)
def _opens(word: str, place: int) -> bool:
    """A particle, or one that is tied to its name: al-Rashid, d'Estaing, O' stays."""
    tied = re.match(r"(?:[ae][lnsdrzt]-|[dl]['’])(?=\w)", word, re.IGNORECASE)
    return is_particle(word, place) or (tied is not None and place > 0 and not word.isupper())


def with_particle(tokens: Sequence[str]) -> Parted | None:
    """Lorenz van Bergendal, Ana de Souza e Silva, Mohammed al-Rashid; and van der Bergen Jan."""
    last = len(tokens) - 1
    opening = (n for n, word in enumerate(tokens) if (_opens(word, n) if n < last else _tied(word)))
    place = next(opening, -1)
    if place < 0 or last < 1:
        return None
    if place == 0:
        return _particle_first(tokens)
    family = tokens[place:]
    first_name = key(tokens[place - 1]) in words("servant") and tokens[place].casefold().startswith(
        ("al", "el", "ad")
    )
    twice = any(
        _opens(word, n) and not is_particle(tokens[n - 1]) for n, word in enumerate(tokens) if n > place
    )
    between = [word for word in tokens[1:place] if not (is_given(word) or _is_initial(word))]
    romance = key(tokens[place]) in words("romance")
    joined = next((n for n in range(2, last) if tokens[n] in as_written("joining")), 0)
    if joined and joined - 1 < place:
        return None
    devotion = romance and any(key(word) in words("devotion") for word in tokens[place : place + 3])
    arabic = tokens[place].casefold().startswith(("al", "el", "bin", "ibn", "bint", "abu", "ould"))
    unsure = first_name or twice or devotion or (between and not arabic)
    return (perhaps if unsure else parted)(tokens[:place], family)


def _tied(word: str) -> bool:
    return bool(re.match(r"(?:[ae][lnsdrzt]-)\w", word, re.IGNORECASE))


def _particle_first(tokens: Sequence[str]) -> Parted | None:
    end = next(n for n, word in enumerate(tokens) if not is_particle(word) or n == len(tokens) - 1) + 1
    rest = tokens[end:]
    if not rest:
        return parted((), tokens)
    return (parted if all(map(is_given, rest)) else perhaps)(rest, tokens[:end])


def joined_by_and(tokens: Sequence[str]) -> Parted | None:
    """José Ortega y Gasset: the family name begins before the joining word."""
    place = next((n for n in range(2, len(tokens) - 1) if tokens[n] in as_written("joining")), 0)
    return parted(tokens[: place - 1], tokens[place - 1 :]) if place else None


_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,4}\.|[^\W\d_]")
_BARE = re.compile(r"[^\W\d_aeiouyAEIOUYаеёиоуыэюяАЕЁИОУЫЭЮЯ]{2}")
_WITH_INITIAL = re.compile(r"[^\W\d_]+-[^\W\d_]\.")


@lru_cache(maxsize=16_384)
def _is_initial(word: str) -> bool:
    """“K.”, “J.-P.”, “K.L.M.”, “Q”, “JD”, “Yu.”; “Anna-M.” too."""
    if _INITIAL.fullmatch(word) and word not in as_written("particle"):
        return word[0].isupper() and (
            len(word) < 3 or word.replace(".", "").replace("-", "").isupper() or len(word) == 3
        )
    return bool(_WITH_INITIAL.fullmatch(word)) or bool(
        _BARE.fullmatch(word) and word.isupper() and word != "NG"
    )


def with_initials(tokens: Sequence[str]) -> Parted | None:
    """Initials belong to the given name, before or behind: “K. L. M. Hartwick”, «Иванцев П. И.»."""
    flags = [_is_initial(word) for word in tokens]
    if not any(flags) or all(flags):
        return None
    last = max(n for n, flag in enumerate(flags) if flag)
    if last == len(tokens) - 1:
        first = next(n for n in range(len(tokens)) if all(flags[n:]))
        dotted = "." in tokens[-1]
        return (parted if first == 1 and dotted else perhaps)(tokens[first:], tokens[:first])
    rest = list(tokens[last + 1 :])
    while len(rest) > 1 and is_given(rest[0]):
        last, rest = last + 1, rest[1:]
    family = tokens[last + 1 :]
    whole = len(family) == 1 or _opens(family[0], 1) or any(word in as_written("joining") for word in family)
    return (parted if whole else perhaps)(tokens[: last + 1], family)
