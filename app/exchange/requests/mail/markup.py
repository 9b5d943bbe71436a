"""The words of HTML as a reader sees them, in one pass over the text however it was made.

A library that makes a tree of it takes minutes for a mailbox of open tags; nothing but the words is wanted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from app.exchange.tables.cells import clean

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.I
)
_UNSEEN = frozenset(("script", "style", "head", "title", "template"))
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "br",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "blockquote",
        "table",
        "hr",
        "pre",
        "body",
        "ul",
        "ol",
    )
)
_EMPTY = frozenset(
    (
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
    )
)
_QUOTES = frozenset(("gmail_quote", "moz-cite-prefix"))
_FORWARDED = re.compile(r"forwarded message|original message|weitergeleitete|transféré|пересыл", re.I)
_LONGEST_TAG, _LONGEST_QUOTED, _MOST_OPEN = 4_000, 100, 100_000
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})(?=[\s/>])")
_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*+>""")
_ATTRIBUTE = re.compile(
    r"""\s(style|class|type)\s*=\s*("[^"]{0,1000}"|'[^']{0,1000}'|[^\s"'>]{1,200})""", re.I
)
_RAW = {name: re.compile(rf"</{name}\b", re.I) for name in ("script", "style", "title", "textarea")}


def html_text(markup: str) -> str:
    """What a reader sees of HTML, a line for each block; quoted mails are left out."""
    text = "".join(_Reader(quotes=not _FORWARDED.search(markup)).words(markup))
    return "\n".join(line for line in map(clean, text.split("\n")) if line)


class _Reader:
    """Which elements are open, and whether one of them hides what is in it."""

    def __init__(self, *, quotes: bool) -> None:
        self._leaves_out_quotes = quotes
        self._open: list[tuple[str, bool]] = []
        self._count: Counter[str] = Counter()
        self._hiding = 0

    def words(self, markup: str) -> Iterator[str]:
        """The texts that are seen, with a line break at each block.

        A comment ends at “-->”, a declaration at “>”, raw text with its tag (HTML Standard, 13.2.5), each at
        the latest with the text.
        """
        at = closes = 0
        while (opens := markup.find("<", at)) >= 0:
            yield self._seen(markup[at:opens])
            if 0 <= closes <= opens:
                closes = markup.find(">", opens)
            name = _NAME.match(markup, opens)
            if markup.startswith(("<!", "<?"), opens):
                mark = "-->" if markup.startswith("<!--", opens) else ">"
                at = markup.find(mark, opens + 2) + len(mark)
                if at < len(mark):
                    return
            elif name is None or closes < 0:
                yield self._seen("<")
                at = opens + 1
            else:
                at, tag = _tag_end(markup, opens, closes), name[2].lower()
                yield "\n" if tag in _BLOCKS else ""
                if name[1]:
                    self._close(tag)
                    continue
                self._begin(tag, markup, opens, at)
                if raw := _RAW.get(tag):
                    ends = raw.search(markup, at)
                    if ends is None:
                        return
                    yield self._seen(markup[at : ends.start()])
                    at = ends.start()
        yield self._seen(markup[at:])

    def _seen(self, text: str) -> str:
        return "" if self._hiding or not text else unescape(text)

    def _begin(self, tag: str, markup: str, opens: int, ends: int) -> None:
        if tag == "body":
            self._close("head")
        if tag in _EMPTY or markup.startswith("/>", ends - 2) or len(self._open) > _MOST_OPEN:
            return
        hides = tag in _UNSEEN
        if markup.find("=", opens, ends) >= 0:
            said = {
                found[1].lower(): found[2].strip("\"'")
                for found in _ATTRIBUTE.finditer(markup, opens, min(ends, opens + _LONGEST_TAG))
            }
            hides = hides or bool(_HIDDEN.search(said.get("style", ""))) or self._quotes(tag, said)
        self._open.append((tag, hides))
        self._count[tag] += 1
        self._hiding += hides

    def _quotes(self, tag: str, said: dict[str, str]) -> bool:
        """Whether an element holds the mail that this one answers."""
        quoted = tag == "blockquote" and said.get("type", "").lower() == "cite"
        return self._leaves_out_quotes and (quoted or not _QUOTES.isdisjoint(said.get("class", "").split()))

    def _close(self, tag: str) -> None:
        """An end tag closes what is open within its element as well; one of nothing is passed over."""
        while self._count[tag]:
            name, hid = self._open.pop()
            self._count[name] -= 1
            self._hiding -= hid
            if name == tag:
                return


def _tag_end(markup: str, opens: int, closes: int) -> int:
    """Behind the “>” that ends a tag: the first outside of quotation marks, within reason."""
    is_quoted = markup.find('"', opens, closes) >= 0 or markup.find("'", opens, closes) >= 0
    if not is_quoted or closes - opens > _LONGEST_QUOTED:
        return closes + 1
    quoted = _TAG.match(markup, opens, opens + _LONGEST_QUOTED)
    return quoted.end() if quoted else closes + 1
