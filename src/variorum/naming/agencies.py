"""News agencies: whose mark an article bears, and which it names as its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from variorum.records import Article, Span
from variorum.spans import make_span
from variorum.tables import read_table

_ENDS = (300, 200)
"""Letters from the start and the end in which a mark stands."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A news agency named as the source of what is told there."""

    agency: str
    span: Span


def agency_marks(article: Article) -> tuple[str, ...]:
    """The agencies whose mark ``article`` bears, each once, by name.

    A mark is the agency as outlet, in the byline, in a dateline ("LORA (Reuters)", "LORA, April 3
    — AP") or as the closing note ("(AP)", "with reporting by Reuters"). A mention in the story
    ("told Reuters") is none. In a dateline of its usual form an agency need not be a known one.
    """
    found = set()
    for place in (article.outlet, article.byline):
        for part in re.split(r",|;|/| and | with | for | by ", place or ""):
            found.add(find_agency(part.strip()))
    for end in (article.text[: _ENDS[0]], article.text[-_ENDS[1] :]):
        for match in _MARK.finditer(end):
            words = match[1].split()
            tried = (" ".join(words[:count]) for count in range(len(words), 0, -1))
            found.add(next(filter(None, map(find_agency, tried)), None))
    if dateline := _DATELINE.match(article.text.lstrip()[: _ENDS[0]]):
        found.add(find_agency(dateline[1]) or dateline[1])
    return tuple(sorted(name for name in found if name))


def find_agency(name: str) -> str | None:
    """The usual name of the agency that ``name`` is, ``None`` where it is none.

    >>> find_agency("the Associated Press")
    'AP'
    """
    return _agencies().get(" ".join(name.lower().removeprefix("the ").split()))


def agency_citations(article: Article) -> tuple[Citation, ...]:
    """Each place where the text gives an agency as its source ("told Reuters", "AP reported").

    That two articles cite one agency does not make them copies; it can make them one source.
    """
    found = []
    for match in _cited().finditer(article.text):
        group = next(number for number in (1, 2) if match[number])
        agency = find_agency(match[group])
        if agency:
            span = make_span(article, match.start(group), match.end(group))
            found.append(Citation(agency, span))
    return tuple(found)


def plain_outlet(name: str) -> str:
    """An outlet's name in the form by which its names and its address are compared.

    >>> plain_outlet("The Norland Times") == plain_outlet("www.norlandtimes.com")
    True
    >>> plain_outlet("the Associated Press") == plain_outlet("AP"), plain_outlet("thelora.org")
    (True, 'lora')
    """
    address = _ADDRESS.fullmatch(name.strip().lower())
    name = address[1] if address else (find_agency(name) or name).lower()
    letters = "".join(filter(str.isalnum, name if address else name.removeprefix("the ")))
    return letters.removeprefix("the") if address else letters


_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([\w-]{3,})(?:\.[a-z]{2,6}){1,2}/?")
_NAME = r"([A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20}){0,2})"
_MARK = re.compile(
    rf"(?:\((?:[Rr]eporting by )?|[—–-] ?|[Rr]eporting (?:by|from) (?:the )?){_NAME}"
)
_DATELINE = re.compile(rf"[A-Z][A-Z .,'-]{{1,40}} \({_NAME}\) [—–-]")


@lru_cache(maxsize=1)
def _cited() -> re.Pattern[str]:
    names = sorted((line.split("\t")[0] for line in _lines()), key=lambda name: (-len(name), name))
    agency = "(" + "|".join(re.escape(name.removeprefix("The ")) for name in names) + ")"
    return re.compile(
        r"\b(?:told|according to|citing|reported by|obtained by|seen by|reviewed by|statement to"
        rf"|interview with) (?:the )?(?:news agency )?{agency}(?!\w)"
        rf"|\b{agency} (?:news agency )?(?:reported|reports|said|has learned|quoted|cited)\b"
    )


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    """Every name in lower case, without its article, to the agency's usual name."""
    known = {}
    for line in _lines():
        name, _, usual = line.partition("\t")
        known[name.lower().removeprefix("the ")] = usual or name
    return known


def _lines() -> list[str]:
    return read_table("naming", "agencies.tsv")
