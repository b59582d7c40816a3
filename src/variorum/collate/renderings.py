"""The quoted words of a story, made ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.collated import Story
from variorum.naming.tables import load_words
from variorum.records import Actor, Annotated, Quotation, QuotationForm
from variorum.spans import pieces_of, words_of

LONGEST = 250
"""Words of one quotation that are compared."""
SHORTEST = 5
"""Shared words from which two renderings can be one quotation: below, stock phrases meet."""
SHORTEST_CONTENT = 3
"""How many of those are no function words."""
SHORT = (2, 4)
"""Words of a short marked stretch; a single word in marks is too often anybody's."""
LEAST_SHARE = 0.15
"""Share of a report that a short marked stretch makes up; less is no more than a word in it."""
_MOSTLY = 0.5
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)|«([^«»]*)»")
_WORD = re.compile(r"\d+\.\d+|\w+")
_INITIAL = re.compile(r"\b([^\W\d])\.(?=\w\b|\s|$)")
_JOINED = re.compile(r"(?<=\w)['’‑-](?=\w)")
_PER_CENT = re.compile(r"\bper cent\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip
# Endings that Britain and America spell in two ways, behind stems long enough that no two words
# become one.
_SPELLINGS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"(?<=\w{3})(?<!w)is(?=(?:e[dsr]?|ing|ations?)$)", "iz"),
        (r"(?<=\w{3})ys(?=(?:e[dsr]?|ing)$)", "yz"),
        (r"(?<=\w{3})our(?=(?:s|ed|ing|ful|able|ite|al|hood|er|ly)?$)", "or"),
        (r"(?<=\w{4})ll(?=(?:ed|ing|er|ers)$)", "l"),
        (r"(?<=\w{2})tre(?=s?$)", "ter"),
        (r"^(def|off|lic|pret)ence(?=s?$)", r"\1ense"),
    )
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """The same quoted words by the same speaker, wherever they stand.

    ``words`` are lower case, without apostrophes and hyphens ("dont"); ``content`` counts those
    that are no function words; ``quotations`` are in canonical order, ``articles`` theirs.
    ``named`` says that it is written like a name or a slogan, with capitals.
    """

    words: tuple[str, ...]
    content: int
    speaker: Actor | None
    quotations: tuple[str, ...]
    articles: tuple[str, ...]
    named: bool = False


def homes_of(story: Story) -> dict[str, tuple[Quotation, Annotated]]:
    """Each quotation of the story by its id, with the telling that it stands in."""
    return {q.id: (q, t) for t in story.tellings for q in t.quotations}


def find_renderings(story: Story) -> list[Rendering]:
    """The different renderings of words in quotation marks, in canonical order.

    Indirect speech is left out: its words are the reporter's.
    """
    capitals: set[tuple[str, ...]] = set()
    actors = {actor.id: actor for actor in story.actors}
    found: dict[tuple[tuple[str, ...], str], list[tuple[str, str]]] = {}
    for telling in sorted(story.tellings, key=lambda telling: telling.article.id):
        for quotation in sorted(telling.quotations, key=lambda q: (q.content.start, q.id)):
            place = (quotation.id, telling.article.id)
            for stretch in _stretches(quotation):
                words = tuple(split_words(stretch)[:LONGEST])
                if words:
                    found.setdefault((words, quotation.speaker or ""), []).append(place)
                    if not _has_small_letters(stretch):
                        capitals.add(words)
    made = _renderings(found, actors)
    return [replace(one, named=one.words in capitals) for one in made]


def find_marked(story: Story) -> list[Rendering]:
    """Short stretches in quotation marks, each by a speaker who is resolved, in canonical order.

    Left out is what anybody may say: stretches of fewer than two content words, stock phrases,
    names and titles (words that begin with capitals), and what the story's articles also write
    without quotation marks.
    """
    actors = {actor.id: actor for actor in story.actors}
    found: dict[tuple[tuple[str, ...], str], list[tuple[str, str]]] = {}
    for telling in sorted(story.tellings, key=lambda telling: telling.article.id):
        for quotation in sorted(telling.quotations, key=lambda q: (q.content.start, q.id)):
            if quotation.speaker is None or quotation.form is QuotationForm.INDIRECT:
                continue
            text = words_of(quotation.content)
            for stretch in _marked(text):
                words = tuple(split_words(stretch))
                if len(stretch) >= LEAST_SHARE * len(text) and _is_telling(stretch, words):
                    place = (quotation.id, telling.article.id)
                    found.setdefault((words, quotation.speaker), []).append(place)
    plain = _written_plainly(story, {words for words, _ in found})
    kept = {key: places for key, places in found.items() if key[0] not in plain}
    return _renderings(kept, actors)


def split_words(text: str) -> list[str]:
    """The words of ``text`` in the form in which they are compared.

    What each house spells its own way is spelled one way: British and American endings, small
    numbers, thousands.

    >>> split_words("The U.S. won't pay 5% for e-mail")
    ['the', 'us', 'wont', 'pay', 'five', 'percent', 'for', 'email']
    >>> split_words("organised labour: 5 per cent") == split_words("organized labor: five percent")
    True
    """
    lowered = _INITIAL.sub(r"\1", text.lower().replace("%", " percent"))
    lowered = _PER_CENT.sub("percent", _THOUSANDS.sub("", lowered))
    return [_spelled(word) for word in _WORD.findall(_JOINED.sub("", lowered))]


@lru_cache(maxsize=20_000)
def _spelled(word: str) -> str:
    """The word as all houses would spell it."""
    if word.isdigit():
        return _NUMBERS[int(word)] if len(word) < 3 and int(word) < len(_NUMBERS) else word
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    return word


def content_words(words: Sequence[str]) -> list[str]:
    """Those of ``words`` that are no function words."""
    function_words = load_words("function_words.txt", package="collate")
    return [word for word in words if word.lower() not in function_words]


def _renderings(
    found: Mapping[tuple[tuple[str, ...], str], Sequence[tuple[str, str]]],
    actors: Mapping[str, Actor],
) -> list[Rendering]:
    return [
        Rendering(
            words,
            len(set(content_words(words))),
            actors.get(speaker),
            tuple(dict.fromkeys(quotation for quotation, _ in places)),
            tuple(article for _, article in places),
        )
        for (words, speaker), places in found.items()
    ]


def stretches_of(quotation: Quotation) -> list[tuple[int, int]]:
    """Where the words stand that are quoted word for word, in the article's text."""
    pieces = pieces_of(quotation.content)
    if quotation.form is QuotationForm.INDIRECT:
        return []
    if quotation.form is QuotationForm.DIRECT:
        return list(pieces)
    span = quotation.content
    return [
        (start + match.start(), start + match.end())
        for start, end in pieces
        for match in _QUOTED.finditer(span.exact[start - span.start : end - span.start])
    ]


def _stretches(quotation: Quotation) -> list[str]:
    """What is quoted word for word: all of direct speech, each marked stretch of mixed speech."""
    text = words_of(quotation.content)
    if quotation.form is QuotationForm.INDIRECT:
        return []
    quoted = _in_marks(text)
    if quotation.form is QuotationForm.MIXED:
        return quoted
    # Direct speech that runs over paragraphs closes its marks only once: then all of it counts.
    joined = " ".join(quoted)
    return [joined if len(joined) >= _MOSTLY * len(text) else text]


def _in_marks(text: str) -> list[str]:
    return [part for match in _QUOTED.findall(text) for part in match if part]


def _marked(text: str) -> list[str]:
    """The stretches in quotation marks, and those in marks inside them."""
    outer = _in_marks(text)
    return [*outer, *(inner for stretch in outer for inner in _in_marks(stretch))]


def _is_telling(stretch: str, words: tuple[str, ...]) -> bool:
    """Whether a short stretch is somebody's own choice of words, by its form alone."""
    if not SHORT[0] <= len(words) <= SHORT[1] or len(set(content_words(words))) < 2:
        return False
    if " ".join(words) in load_words("stock_phrases.txt", package="collate"):
        return False
    return _has_small_letters(stretch)


def _has_small_letters(stretch: str) -> bool:
    """Whether some content word behind the first has a small letter: it is no name, no title."""
    written = content_words(stretch.split())
    return any(word[0].islower() for word in written[1:])


def _written_plainly(story: Story, phrases: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Those of ``phrases`` that some article also writes without quotation marks."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        by_first.setdefault(phrase[0], []).append(phrase)
    plain: set[tuple[str, ...]] = set()
    for telling in story.tellings if phrases else ():
        for line in telling.article.text.splitlines():
            words = split_words(_QUOTED.sub(" _ ", line))
            for place, word in enumerate(words):
                for phrase in by_first.get(word, ()):
                    if tuple(words[place : place + len(phrase)]) == phrase:
                        plain.add(phrase)
    return plain
