"""The forms that time expressions take: patterns over the kinds of words, longest match first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.annotate.time_words import KINDS, Word
from variorum.annotate.wordlists import load_rows

_NAME = re.compile(r"\{([A-Za-z' ]+)\}")
_IDLE = frozenset("x.,'5673=#")
"""Kinds of words that no expression begins with."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that has the form of a time expression."""

    form: str
    words: Sequence[Word]
    first: int
    after: int
    groups: dict[str, tuple[int, int]]

    def __contains__(self, group: str) -> bool:
        return group in self.groups

    def all(self, group: str) -> Sequence[Word]:
        """The words of a group of the pattern, none where it matched nothing."""
        first, after = self.groups.get(group, (0, 0))
        return self.words[first:after]

    def one(self, group: str) -> Word | None:
        """The only or first word of a group."""
        words = self.all(group)
        return words[0] if words else None

    def kind(self, group: str, kind: str) -> Word | None:
        """The first word of that kind in a group."""
        return next((word for word in self.all(group) if word.kind == KINDS[kind]), None)

    @property
    def before(self) -> Word:
        """The word in front; a sentence starts with one of its own."""
        return self.words[max(0, self.first - 1)]

    @property
    def behind(self) -> Word | None:
        """The word behind."""
        return self.words[self.after] if self.after < len(self.words) else None


def candidates(words: Sequence[Word], kinds: str, index: int) -> Iterator[Found]:
    """What the words from ``index`` can be, longest first; ``kinds`` are their letters."""
    if kinds[index] in _IDLE:
        return
    matches = []
    for order, (form, pattern) in enumerate(_patterns()):
        match = pattern.match(kinds, index)
        if match is not None:
            matches.append((-match.end(), order, form, match))
    for _, _, form, match in sorted(matches, key=lambda found: found[:2]):
        spans = {name: match.span(name) for name in match.re.groupindex}
        groups = {name: span for name, span in spans.items() if span[0] < span[1]}
        yield Found(form, words, index, match.end(), groups)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms with their patterns as regular expressions over letters, in the table's order."""
    parts: dict[str, str] = {}
    forms = []
    for name, written in load_rows("time_patterns.tsv"):
        letters = _NAME.sub(lambda name: _letter(name[1], parts), written)
        if name[0].isupper():
            parts[name] = letters
        else:
            forms.append((name, re.compile(letters)))
    return tuple(forms)


def _letter(name: str, parts: dict[str, str]) -> str:
    return f"(?:{parts[name]})" if name[0].isupper() else re.escape(KINDS[name])
