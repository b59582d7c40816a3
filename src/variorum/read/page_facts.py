"""What a page says about itself: outlet, title, byline, address, date, language, access."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from variorum.read.dates import conflict, find_published
from variorum.read.dom import first_words
from variorum.read.jsonld import find_article, names_of, posts_of, string, types_of, unescaped
from variorum.read.page_outlet import find_outlet, host_of
from variorum.read.printed_date import find_printed
from variorum.records import Origin, Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_METAS = (
    *("article:published_time", "og:published_time", "datepublished", "date.published"),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publishdate"),
    *("publish-date", "publish_date", "pubdate", "published", "publication_date"),
    *("dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date"),
    *("citation_publication_date", "article.published", "ptime", "date"),
)
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_BYLINE_METAS = (
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
    "og:article:author",
)
_LOCKED_TIERS = frozenset(("locked", "metered", "paid", "premium"))

_MOST = 100  # elements of one kind that are looked at; hostile pages have millions

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})\s*-->")
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_.-]|\Z)")
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—-]|--|::)\s+([^|–—]{2,60})\Z|\s*[|»]\s*([^|»]{2,60})\Z")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page declares; ``free`` is ``None`` where it does not say whether it costs money.

    ``body`` and ``words`` are the article's text and length as the page's own JSON-LD gives
    them; ``is_article`` whether the page says that it is one, ``is_live`` whether one of many
    posts; ``reasons`` why dates were ignored.
    """

    outlet: str | None
    title: str | None
    byline: str | None
    url: str | None
    published: Published | None
    language: str | None
    free: bool | None
    body: str | None
    words: int | None
    is_article: bool
    is_live: bool
    reasons: tuple[str, ...]


def find_facts(tree: HtmlElement, html: str, url: str | None = None) -> PageFacts:
    """What the page ``html``, parsed to ``tree``, declares; ``url`` is where it was fetched.

    JSON-LD goes before meta tags, those before microdata and time elements, those before the
    address, that before what the page prints (htmldate, without its search in the text).
    """
    metas = _metas(tree)
    block = find_article(_jsonld_blocks(tree))
    address = next(_addresses(tree, html, metas, block), None) or _http(url)
    outlet = find_outlet(tree, metas, block, address)
    title = string(block.get("headline")) or _title(tree, metas, outlet, address)
    authors = names_of(block.get("author")) or names_of(block.get("creator"))
    published, reasons = find_published(_dates(tree, html, metas, block, address))
    if published is not None and published.origin is Origin.JSON_LD:
        twice = conflict(published, metas.get("article:published_time"), Origin.META_TAG)
        reasons += [twice] if twice else []
    words = block.get("wordCount")
    body = block.get("articleBody") or posts_of(block)
    return PageFacts(
        outlet=outlet,
        title=title,
        byline=_without_by(", ".join(dict.fromkeys(authors)) or _byline(tree, metas)),
        url=address,
        published=published,
        language=tree.get("lang") or string(block.get("inLanguage")),
        free=_free(metas, block, tree),
        body=unescaped(body) if isinstance(body, str) else None,
        words=int(str(words)) if str(words).isdecimal() and len(str(words)) < 8 else None,
        is_article=bool(block) or metas.get("og:type", "").lower() == "article",
        is_live="LiveBlogPosting" in types_of(block),
        reasons=tuple(reasons),
    )


def _jsonld_blocks(tree: HtmlElement) -> list[str]:
    return [
        script.text
        for script in tree.iter("script")
        if script.text and "ld+json" in (script.get("type") or "").lower()
    ][:100]


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name, property or itemprop; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "")[:2000].split())
        for attribute in ("property", "name", "itemprop"):
            if (name := meta.get(attribute)) and content:
                metas.setdefault(name.strip().lower(), content)
    return metas


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _addresses(
    tree: HtmlElement, html: str, metas: Mapping[str, str], block: Mapping[str, Any]
) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (
            url := _http(link.get("href"))
        ):
            yield url
    main = block.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    saved = _SAVED_FROM.search(html[:3000])
    candidates = (metas.get("og:url"), block.get("url"), main, saved[1] if saved else None)
    yield from (url for candidate in candidates if (url := _http(candidate)))


def _http(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text if re.match(r"https?://[^\s<>\"]{3,2000}\Z", text) else None


def _title(
    tree: HtmlElement, metas: Mapping[str, str], outlet: str | None, address: str | None
) -> str | None:
    headings = [first_words(heading) for heading in islice(tree.iter("h1"), _MOST)]
    title = _first(metas, _TITLE_METAS)
    if title is None and len(headings) == 1:
        title = headings[0]
    title = title or next((first_words(element) for element in tree.iter("title")), None)
    if not title:
        return next((heading for heading in headings if heading), None)
    suffix = _SITE_SUFFIX.search(title)
    if suffix:
        site = (suffix[1] or suffix[2]).strip().casefold()
        in_host = re.sub(r"[^\w.]", "", site) in (host_of(address) or "")
        if (
            in_host
            or site == (outlet or "").casefold()
            or title[: suffix.start()].strip() in headings
        ):
            title = title[: suffix.start()]
    return title.strip() or None


def _byline(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    for name in _BYLINE_METAS:
        if (value := metas.get(name)) and not value.lower().startswith("http"):
            return value
    authors = (
        element
        for element in tree.iter("a", "span", "p", "div", "address")
        if element.get("rel") == "author" or element.get("itemprop") == "author"
    )
    names = [first_words(element) for element in islice(authors, 5)]
    return ", ".join(dict.fromkeys(name for name in names if name and len(name) < 100)) or None


def _without_by(names: str | None) -> str | None:
    return re.sub(r"\Aby\s+", "", names, flags=re.IGNORECASE) if names else None


def _dates(
    tree: HtmlElement,
    html: str,
    metas: Mapping[str, str],
    block: Mapping[str, Any],
    address: str | None,
) -> Iterator[tuple[object, Origin]]:
    for key in ("datePublished", "dateCreated"):
        yield string(block.get(key)), Origin.JSON_LD
    for name in _DATE_METAS:
        yield metas.get(name), Origin.META_TAG
    own = (
        element
        for element in tree.iter("time", "span", "p", "div")
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    )
    for element in islice(own, 5):
        yield (
            element.get("datetime") or element.get("content") or first_words(element),
            Origin.TIME_TAG,
        )
    times = [time.get("datetime") for time in tree.iter("time") if time.get("datetime")]
    if len({str(moment)[:10] for moment in times}) == 1:
        yield times[0], Origin.TIME_TAG
    if match := _DATE_IN_ADDRESS.search(address or ""):
        yield "-".join(match.groups()), Origin.URL
    yield find_printed(tree, html), Origin.PAGE_TEXT


def _free(metas: Mapping[str, str], block: Mapping[str, Any], tree: HtmlElement) -> bool | None:
    """Whether the text can be read without paying; not free only if the paid part is not here."""
    said = block.get("isAccessibleForFree")
    parts = block.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    paid = [
        str(part.get("cssSelector"))
        for part in parts[:20]
        if isinstance(part, dict) and _no(part.get("isAccessibleForFree"))
    ]
    if _no(said) or (said is None and paid):
        return any(_holds_text(tree, selector) for selector in paid)
    tier = metas.get("article:content_tier", "").lower()
    if said is None and tier in _LOCKED_TIERS:
        return False
    return None if said is None and not tier else True


def _no(value: object) -> bool:
    return value is False or str(value).strip().lower() in {"false", "http://schema.org/false"}


def _holds_text(tree: HtmlElement, selector: str) -> bool:
    """Whether the element of a simple selector (``.class``, ``#id``) holds a paragraph of text."""
    match = re.fullmatch(r"\w*([.#])([\w-]{1,100})", selector.strip())
    if not match:
        return False
    attribute = "class" if match[1] == "." else "id"
    named = (
        element
        for element in tree.iter("article", "div", "main", "p", "section", "span")
        if match[2] in (element.get(attribute) or "").split()
    )
    return any(len(first_words(element)) > 400 for element in islice(named, _MOST))
