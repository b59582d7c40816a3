"""Pull quotes: lines whose words stand in a longer paragraph of the same text as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

_FEWEST, _MOST = 5, 45  # words; fewer are a subhead or a refrain as often, more are no pull quote
_LONGEST = 300  # characters of them
_LOOKED_AT = 200  # short lines of one text, so that time stays linear in its length
_RUN = 5  # words that must stand elsewhere as they are, before all are compared
_CREDIT = 12  # words of the line below that says whose words they are
_BEFORE = 3  # paragraphs in which headline and standfirst stand


def find_repeated(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Which paragraphs, given by their ``places``, are pull quotes or name whose words one has.

    A line counts where all its words stand in a row in a longer paragraph, so that setting it
    aside loses nothing; the first paragraphs do not, for a lead may repeat its headline.

    >>> lead = "The quay of Sarn will close for two years, the board said."
    >>> said = "“We have run out of cheap answers,” said Ada Pell. “It is over.”"
    >>> paragraphs = [lead, said, lead.replace("Sarn", "Lom"), "We have run out of cheap answers"]
    >>> text = "|".join(paragraphs)
    >>> ends = [text.index(words) + len(words) for words in paragraphs]
    >>> places = [(end - len(words), end) for words, end in zip(paragraphs, ends)]
    >>> list(find_repeated(text, places))
    [3]
    """
    short = (n for n in range(_BEFORE, len(places)) if places[n][1] - places[n][0] <= _LONGEST)
    keys: list[str] = []
    for number in islice(short, _LOOKED_AT):
        if not _is_likely(text, places[number]):
            continue
        keys = keys or [_key(text[start:end]) for start, end in places]
        key = keys[number]
        if any(key in other for other in keys if len(other) > len(key)):
            yield number
            if number + 1 < len(places) and _is_credit(text, places[number + 1]):
                yield number + 1


def _is_likely(text: str, place: tuple[int, int]) -> bool:
    """Whether some words of the line, as they stand, stand elsewhere too: cheap, seldom true."""
    start, end = place
    words = text[start:end].split()
    if not _FEWEST <= len(words) <= _MOST:
        return False
    run = " ".join(words[1:-1][:_RUN])
    return text.find(run, 0, start) >= 0 or text.find(run, end) >= 0


def _is_credit(text: str, place: tuple[int, int]) -> bool:
    """Whether a line is a name that stands elsewhere too, and perhaps what its bearer is."""
    line = text[place[0] : place[1]]
    words = line.split()
    if len(words) > _CREDIT or line.endswith((".", "!", "?", ":", "”", '"')):
        return False
    name = line.lstrip("—–-~ ").split(",")[0].strip()
    named = len(name.split()) > 1 and name[:1].isupper()
    return named and (line[0] in "—–-" or text.count(name) > 1)


def _key(words: str) -> str:
    return " ".join(["", *re.findall(r"\w+", words.casefold()), ""])
