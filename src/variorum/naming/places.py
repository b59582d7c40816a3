"""Which capitalised words a text uses as names of places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from variorum.naming.persons import fold
from variorum.naming.tables import load_words

_RUN = re.compile(r"(?<![\w’'-])[^\W\d_a-zà-ÿ][\w’'-]*(?: [^\W\d_a-zà-ÿ][\w’'-]*){0,3}")
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_POSSESSIVE = re.compile(r" ?['’]s$")
_INSIDE = frozenset(("in", "near", "outside", "inside", "across", "throughout"))
_COMPASS = frozenset(("lower", "upper", "northern", "southern", "eastern", "western", "central"))
_OPENING = _INSIDE | {"from", "at", "the", "for", "when", "while", "but", "and"}
_DATELINE = re.compile(r"(?:, [\w. ]{1,20})?(?: \([^()\n]{2,40}\))? ?(?:—|–|--) ")

BESIDE = 60
"""Characters read on each side of a name."""


def place_uses(text: str) -> Counter[tuple[str, ...]]:
    """For each name, casefolded word by word, how strongly the text shows that it is a place.

    Two for "in Brask", "Brask's mayor", "the Brask river", "the lower Brask"; four for "the town
    of Brask" and "Brask, a river town". Linear in the length of the text. Limits: bodies and
    events stand after "in" too, so what a list or a title says should outweigh it.

    >>> place_uses("The talks were held in Brask, a river town.")[("brask",)]
    6
    """
    uses: Counter[tuple[str, ...]] = Counter()
    for match in _RUN.finditer(text):
        name, owner = match.group(), False
        if name.endswith(("'s", "’s")):
            name, owner = name[:-2], True
        words = tuple(fold(word) for word in name.split())
        before = _WORD.findall(text[max(0, match.start() - BESIDE) : match.start()].lower())
        after = text[match.end() : match.end() + BESIDE]
        if len(words) > 1 and words[0] in _OPENING:
            before, words = [*before, words[0]], words[1:]
        start, ended = match.start(), _POSSESSIVE.match(after[:3].rstrip()) is not None
        opens = start == 0 or text[start - 1] == "\n"
        weight = sum(_evidence(before, after, owner or ended))
        if opens and name.isupper() and _DATELINE.match(after):
            weight += 4
        if weight:
            uses[words] += weight
    return uses


def names_in(text: str) -> list[tuple[str, ...]]:
    """Runs of capitalised words in order of the text, casefolded, without what opens a sentence.

    >>> names_in("The Brask council met Ana Ruiz")
    [('brask',), ('ana', 'ruiz')]
    """
    found = []
    for match in _RUN.finditer(text):
        words = tuple(fold(word).removesuffix("'s") for word in match.group().split())
        found.append(words[1:] if len(words) > 1 and words[0] in _OPENING else words)
    return found


def _evidence(before: list[str], after: str, owner: bool) -> Iterator[int]:
    """What the words around a name say, one number for each sign."""
    nouns = load_words("place_nouns.tsv", "place")
    following = _WORD.findall(after.lower())
    last = before[-1] if before else ""
    if owner:
        following = following[1:] if following[:1] in (["'s"], ["’s"]) else following
        if following and following[0] in load_words("place_nouns.tsv", "owned"):
            yield 2
        return
    if last in _INSIDE:
        yield 2
    if last in _COMPASS or last in load_words("place_nouns.tsv", "before"):
        yield 2
    if len(before) > 1 and last == "of" and before[-2] in nouns:
        yield 4
    if following and following[0] in load_words("place_nouns.tsv", "after"):
        yield 2
    if following[:2] in ([",", "a"], [",", "the"], [",", "an"]):
        phrase = following[2:7]
        end = next((i for i, w in enumerate(phrase) if not w[0].isalnum() or w in _ENDS), 0)
        if end and phrase[end - 1] in nouns and phrase[end][0] not in "'’":
            yield 4


_ENDS = frozenset(("of", "in", "on", "at", "near", "with", "where", "that", "which", "and", "from"))
