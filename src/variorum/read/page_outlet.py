"""Whose page it is: what it says of its publisher, what stands behind its title, or its host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from variorum.read.dom import first_words
from variorum.read.jsonld import names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_METAS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "cre",
    "twitter:app:name:iphone",
)
_PARTED = re.compile(r"\s+(?:[|–—>-]|--|::|»|·|•)\s+|\s*[|»]\s*")
_LONGEST = 60  # characters of a name
_SECTIONS = frozenset(
    ("and", "articles", "arts", "blog", "breaking", "business", "comment", "culture", "economy",
     "education", "entertainment", "environment", "europe", "finance", "health", "home",
     "international", "latest", "life", "lifestyle", "live", "local", "money", "national", "news",
     "online", "opinion", "politics", "regional", "science", "sport", "sports", "story", "tech",
     "technology", "the", "top", "travel", "uk", "us", "video", "weather", "world")
)  # fmt: skip
"""A name made of these alone is that of a part of a site."""


def find_outlet(
    tree: HtmlElement, metas: Mapping[str, str], block: Mapping[str, Any], address: str | None
) -> str | None:
    """The outlet by JSON-LD, meta tags, microdata, the end of the title, the host, in this order.

    The title's end ("Quay reopens - Sarn Post") counts where its beginning is the page's heading
    and it is not the name of a section; beside a known host only where the two agree.
    """
    named = next(iter(names_of(block.get("publisher"))), None)
    named = named or next((metas[name] for name in _METAS if name in metas), None)
    named = named or next(_in_microdata(tree), None)
    return named or _behind_title(tree, host_of(address)) or host_of(address)


def host_of(address: str | None) -> str | None:
    """The host of an address without ``www.``: the outlet where nothing names it.

    >>> host_of("https://www.courier.example/2026/03/quay")
    'courier.example'
    """
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def without_section(name: str, address: str | None) -> str:
    """The outlet in the name of a feed, without the section: the feeds of one site are one outlet.

    >>> without_section("World news | The Sarn Post", "https://www.sarnpost.example/a")
    'The Sarn Post'

    Kept as it is where no part, or more than one, can be the outlet.
    """
    names = [part for part in _PARTED.split(name) if _is_name(part, host_of(address))]
    return names[0].strip() if len(names) == 1 else name


def _in_microdata(tree: HtmlElement) -> Iterator[str]:
    publishers = (one for one in tree.iter() if one.get("itemprop") == "publisher")
    for publisher in islice(publishers, 5):
        names = [one for one in publisher.iter() if one.get("itemprop") == "name"]
        for one in names[:1] or [publisher]:
            name = (one.get("content") or first_words(one)).strip()
            if 0 < len(name) <= _LONGEST:
                yield name


def _behind_title(tree: HtmlElement, host: str | None) -> str | None:
    title = next((first_words(one) for one in tree.iter("title")), "")
    for heading in islice(tree.iter("h1"), 5):
        words = first_words(heading)
        if words and title.startswith(words) and _PARTED.match(title, len(words)):
            name = _PARTED.split(title[len(words) :])[-1].strip()
            return name if _is_name(name, host) else None
    return None


def _is_name(name: str, host: str | None) -> bool:
    words = re.findall(r"\w+", name.casefold())
    own = [word for word in words if word not in _SECTIONS]
    if not own or len(name) > _LONGEST or name == name.lower():
        return False
    if host is None:
        return True
    bare = re.sub(r"[\W_]", "", host)
    return "".join(words) in bare or any(len(word) > 2 and word in bare for word in own)
