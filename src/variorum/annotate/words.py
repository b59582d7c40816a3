"""The words of a parsed article as names are made of them: hyphens joined, possessives cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from variorum.annotate.parse import Parse
from variorum.annotate.structure import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

POSSESSIVES = frozenset(("'s", "’s", "'", "’", "'S", "’S", "`s", "‘s"))
OPENING = frozenset("“‘\"'«„([:—–-…*•>|")
"""Marks after which a word may be capitalised for standing first."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: tokens ``first`` to ``stop`` (exclusive) of the parser's document.

    ``opens`` says that it stands where any word is capitalised: first in its sentence or after
    an opening mark.
    """

    first: int
    stop: int
    text: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it is written like a name, or a hyphened part of it is ("al-Sharif")."""
        last = self.text.rsplit("-", 1)[-1]
        return (self.text[0].isupper() and (last[:1].isupper() or not last[:1].isalpha())) or (
            "-" in self.text
            and last[:1].isupper()
            and len(self.text) - len(last) < 5
            and self.text.split("-", 1)[0] in {"al", "el", "ul", "as", "ad", "abu", "d"}
        )


@dataclass(frozen=True, slots=True)
class WordSentence:
    """The words of one sentence; ``titled`` where capitals say nothing (Title Case, CAPITALS)."""

    words: tuple[Word, ...]
    titled: bool


def read_words(parse: Parse) -> list[WordSentence]:
    """The words of the article, sentence by sentence, without datelines."""
    headings = [(b.start, b.end) for b in parse.blocks if b.kind is BlockKind.HEADING]
    result = []
    tokens = iter(range(len(parse.doc)))
    token = next(tokens, None)
    block = 0
    for start, end in parse.sentences:
        inside: list[int] = []
        while token is not None and parse.doc[token].idx < end:
            if parse.doc[token].idx >= start:
                inside.append(token)
            token = next(tokens, None)
        while block < len(headings) and headings[block][1] <= start:
            block += 1
        heading = block < len(headings) and headings[block][0] <= start
        words = tuple(_join(parse.doc, parse.article.text, inside))
        result.append(WordSentence(words, _is_titled(parse.doc, words, heading)))
    return result


def _join(doc: Doc, article: str, tokens: list[int]) -> Iterator[Word]:
    """Words from tokens: parts written together with hyphens are one word."""
    opens = True
    position = 0
    while position < len(tokens):
        first = tokens[position]
        token = doc[first]
        position += 1
        if token.is_space:
            continue
        text = article[token.idx : token.idx + len(token)]
        if not text[0].isalnum():
            opens = opens or text in OPENING
            # A mark is yielded as a word of its own: it ends a name, or joins one ("&", a comma).
            yield Word(first, first + 1, text, opens=False)
            continue
        stop = first + 1
        while (
            position + 1 < len(tokens)
            and doc[stop - 1].whitespace_ == ""
            and doc[tokens[position]].text in {"-", "‑"}
            and doc[tokens[position]].whitespace_ == ""
            and doc[tokens[position + 1]].text[0].isalnum()
        ):
            stop = tokens[position + 1] + 1
            position += 2
        last = doc[stop - 1]
        yield Word(first, stop, composed(article[token.idx : last.idx + len(last)]), opens)
        opens = False


def composed(text: str) -> str:
    """``text`` with each accented letter as one character, so that two spellings of it are one."""
    return text if text.isascii() else normalize("NFC", text)


def _is_titled(doc: Doc, words: tuple[Word, ...], heading: bool) -> bool:
    """Whether nearly all long words are capitalised: two thirds in a heading, else nine tenths.

    A verb in small letters makes any other sentence a sentence ("Ana Ruiz met Piotr Lang").
    """
    long = [word.text for word in words if len(word.text) > 3 and word.text.isalpha()]
    if not long:
        return heading
    capital = sum(text[0].isupper() for text in long)
    if heading:
        return 3 * capital >= 2 * len(long)
    if len(long) < 5 or 10 * capital < 9 * len(long):
        return False
    return not any(
        word.text.islower() and doc[word.first].tag_[:2] in {"VB", "MD"} for word in words
    )
