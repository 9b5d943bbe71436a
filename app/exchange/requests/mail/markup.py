"""The words of HTML as a reader sees them; comments, declarations and open tags go before it is parsed."""

import re
from collections.abc import Iterator

from app.exchange.tables.cells import clean

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.I
)
_BLOCKS = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "hr", "pre")
_FORWARDED = re.compile(r"forwarded message|original message|weitergeleitete|transféré|пересыл", re.I)
_LONGEST_TAG, _LONGEST_QUOTED = 4_000, 1_000
_ATTRIBUTE = re.compile(
    r"""\s(style|class|type)\s*=\s*("[^"]{0,1000}"|'[^']{0,1000}'|[^\s"'>]{1,200})""", re.I
)
_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*+>""")
_RAW = {f"<{name}": re.compile(rf"</{name}\b", re.I) for name in ("script", "style", "title", "textarea")}
_NAME = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,30}(?=[\s/>])")


def html_text(markup: str) -> str:
    """What a reader sees of HTML, a line for each block; quoted mails are left out."""
    from bs4 import BeautifulSoup

    simple = "".join(_simple(markup))
    try:
        soup = BeautifulSoup(simple, "html.parser")
        for part in soup.find_all(["script", "style", "head", "title", "template"]):
            part.decompose()
        for part in soup.find_all(style=_HIDDEN):
            part.decompose()
        if not _FORWARDED.search(markup):
            for part in soup.select("blockquote[type=cite], .gmail_quote, .moz-cite-prefix"):
                part.decompose()
        for part in soup.find_all(_BLOCKS):
            part.insert_before("\n")
        text = soup.get_text()
    except Exception:  # noqa: BLE001 -- hostile markup: its words without a reading of it
        text = re.sub(r"<[^<>]{0,2000}>", " ", simple)
    return "\n".join(line for line in map(clean, text.split("\n")) if line)


def _simple(markup: str) -> Iterator[str]:
    """Texts and tags in one pass: of a tag its name and the attributes that say how it is seen.

    A comment ends at “-->”, a declaration at “>”, raw text with its tag (HTML Standard, 13.2.5), each at
    the latest with the text.
    """
    at = closes = 0
    while (opens := markup.find("<", at)) >= 0:
        yield markup[at:opens]
        if closes < opens:
            closes = markup.find(">", opens)
        name = _NAME.match(markup, opens)
        if markup.startswith(("<!", "<?"), opens):
            mark = "-->" if markup.startswith("<!--", opens) else ">"
            at = markup.find(mark, opens + 2) + len(mark)
            if at < len(mark):
                return
        elif name is None or closes < 0:
            yield "&lt;"
            at = opens + 1
        else:
            at = _tag_end(markup, opens, closes)
            seen = "".join(
                found[0] for found in _ATTRIBUTE.finditer(markup, opens, min(at, opens + _LONGEST_TAG))
            )
            yield f"{name[0]}{seen}>"
            if raw := _RAW.get(name[0].lower()):
                ends = raw.search(markup, at)
                if ends is None:
                    return
                at = ends.start()
    yield markup[at:]


def _tag_end(markup: str, opens: int, closes: int) -> int:
    """Behind the “>” that ends a tag: the first outside of quotation marks, within reason."""
    if closes - opens > _LONGEST_QUOTED:
        return closes + 1
    quoted = _TAG.match(markup, opens, opens + _LONGEST_QUOTED)
    return quoted.end() if quoted else closes + 1
