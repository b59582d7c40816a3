"""The quoted words of a story, made ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from variorum.records import Actor, Quotation, QuotationForm, Story
from variorum.spans import words_of

LONGEST = 250
"""Words of one quotation that are compared."""
_MOSTLY = 0.5
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)|«([^«»]*)»")
_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"\b(\w)\.(?=\w\b|\s|$)")
_JOINED = re.compile(r"(?<=\w)['’‑-](?=\w)")


@dataclass(frozen=True, slots=True)
class Rendering:
    """The same quoted words by the same speaker, wherever they stand.

    ``words`` are lower case, without apostrophes and hyphens ("dont"); ``content`` counts those
    that are no function words; ``quotations`` are in canonical order, ``articles`` theirs.
    """

    words: tuple[str, ...]
    content: int
    speaker: Actor | None
    quotations: tuple[str, ...]
    articles: tuple[str, ...]


def find_renderings(story: Story) -> list[Rendering]:
    """The different renderings of words in quotation marks, in canonical order.

    Indirect speech is left out: its words are the reporter's.
    """
    actors = {actor.id: actor for actor in story.actors}
    found: dict[tuple[tuple[str, ...], str], list[tuple[str, str]]] = {}
    for telling in sorted(story.tellings, key=lambda telling: telling.article.id):
        for quotation in sorted(telling.quotations, key=lambda q: (q.content.start, q.id)):
            words = tuple(quoted_words(quotation)[:LONGEST])
            if words:
                place = (quotation.id, telling.article.id)
                found.setdefault((words, quotation.speaker or ""), []).append(place)
    return [
        Rendering(
            words,
            sum(word not in _function_words() for word in set(words)),
            actors.get(speaker),
            tuple(quotation for quotation, _ in places),
            tuple(article for _, article in places),
        )
        for (words, speaker), places in found.items()
    ]


def quoted_words(quotation: Quotation) -> list[str]:
    """The words of ``quotation`` that stand in quotation marks; none of indirect speech."""
    text = words_of(quotation.content)
    if quotation.form is QuotationForm.INDIRECT:
        return []
    quoted = " ".join(part for match in _QUOTED.findall(text) for part in match if part)
    # Direct speech that runs over paragraphs closes its marks only once: then all of it counts.
    if quotation.form is QuotationForm.MIXED or len(quoted) >= _MOSTLY * len(text):
        text = quoted
    return split_words(text)


def split_words(text: str) -> list[str]:
    """The words of ``text`` in the form in which they are compared.

    >>> split_words("The U.S. won't pay 5% for e-mail")
    ['the', 'us', 'wont', 'pay', '5', 'percent', 'for', 'email']
    """
    lowered = _INITIAL.sub(r"\1", text.lower().replace("%", " percent"))
    return _WORD.findall(_JOINED.sub("", lowered))


def content_words(words: Sequence[str]) -> list[str]:
    """Those of ``words`` that are no function words."""
    return [word for word in words if word not in _function_words()]


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    text = files("variorum.collate").joinpath("tables", "function_words.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line[:1] not in ("", "#"))
