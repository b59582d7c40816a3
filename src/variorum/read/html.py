"""Saved pages: the article's text through trafilatura, its facts from JSON-LD and meta tags."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.read.article import make_article
from variorum.read.dom import MAX_PAGE, Line, first_words, lines_of, parse_html, strip_embedded
from variorum.read.live_page import is_live, join_posts
from variorum.read.page_articles import keep_one
from variorum.read.page_facts import PageFacts, find_facts
from variorum.read.page_source import shown_source
from variorum.read.page_top import as_printed, find_page_top
from variorum.read.place import Place
from variorum.read.top import find_top
from variorum.read.walls import find_wall
from variorum.records import (
    Article,
    Completeness,
    CompletenessState,
    Origin,
    Precision,
    Problem,
    Published,
    Removed,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Without this their notes on hostile pages reach standard error, where we already say it.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# trafilatura takes time quadratic in the inline elements of one parent: 2,000 take 0.4 s, 50,000
# took 250 s. So it does over all elements of a page: 20,000 take 2 s, 80,000 took 50 s. The
# limits are on the sum of squares and on the number; of 29 pages of news outlets, none had more
# than 122,000 and 2,000.
_MOST_INLINE_SQUARED = 5_000_000
_MOST_ELEMENTS = 25_000

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn"),
        *("em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small"),
        *("span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_SHORT = 1000  # characters of a text that extraction may have run together
_FRAME = "aside", "nav", "footer", "header", "menu", "dialog"

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CAPTION = re.compile(r"(?:\A|[\s_-]|(?<=[a-z]))caption(?:s\b|\b|[-_ ]?text|_)", re.IGNORECASE)
_FRONT_PAGE = re.compile(r"https?://[^/?#]+/?(?:(?:index|home|default)\.\w{2,5})?\Z", re.I)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""", re.I)


def declared_charset(head: bytes) -> str | None:
    """The character set that a page or feed declares in its first bytes."""
    match = _CHARSET.search(head[:8192]) or _XML_CHARSET.search(head[:512])
    return match[1].decode("ascii", "replace") if match else None


def read_page(
    html: str,
    place: Place,
    *,
    own_id: str | None = None,
    url: str | None = None,
    crawled: str | None = None,
) -> Iterator[Article | Problem]:
    """The article of a saved page, or a problem row where it holds none.

    ``url`` is where the page was fetched, ``crawled`` the day (ISO 8601) when: both stand in
    only where the page itself says nothing. Lines that are nothing but a link (related
    headlines) stay in the text under ``removed``; captions, navigation and comments stay out.
    A page without text that says it is an article gives an empty article. A page that shows the
    source of another ("View source") is read as that other.
    """
    if len(html) > MAX_PAGE:
        html = strip_embedded(html)
    if len(html) > MAX_PAGE:
        yield place.problem(
            "too large",
            f"a page of {len(html):,} characters is above the limit of {MAX_PAGE:,}: "
            "save the article's text as .txt and give that",
        )
        return
    tree = parse_html(html)
    if tree is not None and (source := shown_source(tree)):
        html, tree = source, parse_html(source)
    if tree is None:
        yield place.problem("no article", "no HTML element in it: save the page again")
        return
    if "LiveBlogPosting" not in html and (several := keep_one(tree)):
        yield place.problem("several articles", several)
    facts = find_facts(tree, html, url)
    for reason in facts.reasons:
        yield place.problem("date", reason)
    lines = _article_lines(tree, facts)
    linked = sum(len(line.text) for line in lines if line.linked)
    if not lines and not facts.is_article:
        yield place.problem(
            "no article", "no article text found in the page: save its text as .txt and give that"
        )
        return
    if linked * 5 > 3 * sum(len(line.text) for line in lines) and not facts.is_article:
        yield place.problem(
            "no article", "a page of links, not an article: save the articles it names"
        )
        return
    if facts.url and not facts.is_article and _FRONT_PAGE.match(facts.url):
        yield place.problem(
            "no article", "the front page of a site, not an article: save the articles it names"
        )
        return
    text, aside = _joined(lines)
    if not facts.is_article and (wall := find_wall(facts.title, text)):
        yield place.problem(
            "no article", f"{wall}, not an article: open the page in a browser and save it there"
        )
        return
    shown, printed = find_top(text), find_page_top(tree)
    published = _finest(facts.published, printed.published) or as_printed(shown.published)
    if published is None and crawled:
        published = Published(crawled, Precision.DAY, Origin.WARC_HEADER)
    yield make_article(
        text,
        place.source(own_id),
        outlet=facts.outlet,
        title=facts.title,
        byline=facts.byline or printed.byline or shown.byline,
        url=facts.url,
        published=published,
        language=facts.language,
        removed=[*aside, *(Removed(start, end, "byline") for start, end in shown.lines)],
        completeness=_said_completeness(text, facts),
        free=facts.free,
    )


def _finest(declared: Published | None, printed: Published | None) -> Published | None:
    """What the page declares; of what it only prints, the line below its heading goes first."""
    found = declared is not None and declared.origin is not Origin.PAGE_TEXT
    return declared if found else printed or declared


def _article_lines(tree: HtmlElement, facts: PageFacts) -> list[Line]:
    """The body's lines from the page, or from its JSON-LD where the page shows much less."""
    lines = _extracted(tree, facts.is_live or is_live(facts.title))
    body = facts.body
    length = sum(len(line.text) for line in lines)
    # One line as long as the body is trafilatura's own rendering of it, without paragraphs.
    if body and (length < 0.6 * len(body) or (len(lines) == 1 and length < 1.1 * len(body))):
        if re.search(r"</?(?:p|br|div)\b", body, re.I):
            inner = parse_html(f"<div>{body}</div>")
            return [] if inner is None else lines_of(inner)
        rows = (" ".join(row.split()) for row in body.splitlines())
        return [Line(row) for row in rows if row]
    return lines


def _extracted(tree: HtmlElement, live: bool) -> list[Line]:
    if not _is_too_flat(tree):
        from trafilatura import bare_extraction

        _drop_unwritable(tree)
        _open_quotes(tree)
        _name_captions(tree)
        if live:
            join_posts(tree)
        try:
            document = bare_extraction(
                tree,
                include_comments=False,
                include_tables=True,
                include_links=True,
                deduplicate=False,
                with_metadata=False,
            )
        except Exception:  # hostile trees: the plain rendering below still reads them
            document = None
        else:
            body = getattr(document, "body", None)
            return [] if body is None else _parted(lines_of(body), tree)
    for element in list(tree.iter(*_FRAME)):
        if element.getparent() is not None:
            element.drop_tree()
    return lines_of(tree)


def _parted(lines: list[Line], tree: HtmlElement) -> list[Line]:
    """The lines of a short text, parted where the page parts them: extraction runs them together.

    Of a page with little text it gives all blocks as one ("Ferry sinks By Ana Ruiz The ferry
    ..."), captions too.
    """
    if sum(len(line.text) for line in lines) > _SHORT:
        return lines
    for element in tree.iter("figure", "figcaption"):
        element.tag = "div"
    blocks = [line for line in lines_of(tree) if " " in line.text]
    whole = {block.text for block in blocks}
    parted: list[Line] = []
    for line in lines:
        reached = 0
        for block in blocks if line.text not in whole else ():
            start = line.text.find(block.text, reached)
            if start >= 0:
                parted += [Line(words) for words in [line.text[reached:start].strip()] if words]
                parted.append(block)
                reached = start + len(block.text)
        rest = line.text[reached:].strip()
        parted += [Line(rest, line.linked and not reached)] if rest else []
    return parted


def _drop_unwritable(tree: HtmlElement) -> None:
    """Take out the characters that XML cannot hold (``&#12;``): extraction fails on them."""
    for element in tree.iter():
        for name in ("text", "tail"):
            words = getattr(element, name)
            if words and _UNWRITABLE.search(words):
                setattr(element, name, _UNWRITABLE.sub(" ", words))


def _open_quotes(tree: HtmlElement) -> None:
    """Make paragraphs of who is quoted, and no figure of a quotation: extraction drops both."""
    for quote in tree.iter("blockquote"):
        frame = quote.getparent()
        if frame is not None and frame.tag == "figure":
            frame.tag = "div"
        else:
            frame = quote
        for credit in frame.iter("footer", "figcaption"):
            credit.tag = "p"


def _name_captions(tree: HtmlElement) -> None:
    """Make captions of what only its class calls one: extraction leaves out the others."""
    for element in tree.iter("p", "div", "span"):
        if _CAPTION.search(element.get("class") or "") and len(first_words(element)) <= 400:
            element.tag = "figcaption"


def _is_too_flat(tree: HtmlElement) -> bool:
    """Whether the page has so many inline elements in one place that extraction would hang."""
    elements = squares = 0
    for parent in tree.iter():
        elements += 1
        squares += sum(child.tag in _INLINE for child in parent) ** 2
    return elements > _MOST_ELEMENTS or squares > _MOST_INLINE_SQUARED


def _joined(lines: list[Line]) -> tuple[str, list[Removed]]:
    """The lines with a blank one between, and where those stand that are only a link."""
    aside: list[Removed] = []
    position = 0
    for number, line in enumerate(lines):
        if line.linked and not _is_told(lines, number):
            aside.append(Removed(position, position + len(line.text), "link to another page"))
        position += len(line.text) + 2
    return "\n\n".join(line.text for line in lines), aside


def _is_told(lines: list[Line], number: int) -> bool:
    """Whether a linked line is a whole sentence between two of the story, and no headline."""
    here = lines[max(0, number - 1) : number + 2]
    whole = [line.text.rstrip("\"'”’)").endswith((".", "?", "!")) for line in here]
    stopped = lines[number].text.rstrip("\"'”’)").endswith(".")
    return len(here) == 3 and all(whole) and stopped and not (here[0].linked or here[2].linked)


def _said_completeness(text: str, facts: PageFacts) -> Completeness | None:
    """What the page's own word count says, where much less text is here."""
    words = len(text.split())
    if not facts.words or facts.words < 100 or words * 2 > facts.words:
        return None
    state = CompletenessState.PAYWALLED if facts.free is False else CompletenessState.TRUNCATED
    return Completeness(state, f"the page says {facts.words} words, {words} are here")
