"""``textacy``'s ``direct_quotations``, the tool that a Python user would pick today."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks._attributions import Attribution, attribution

if TYPE_CHECKING:
    from variorum.annotate.parse import Parse


class Textacy:
    """Finds attributions; where the tool raises, the article counts as empty, and ``raised``."""

    def __init__(self, extract: Callable[..., object]) -> None:
        self._extract = extract
        self.raised = 0

    def __call__(self, parse: Parse) -> list[Attribution]:
        """What the tool finds in the parser's document."""
        try:
            triples = list(self._extract(parse.doc))  # type: ignore[call-overload]
        except Exception:  # the tool's own errors are what is counted
            self.raised += 1
            return []
        return [
            attribution(
                parse.article.text,
                [(triple.content.start_char, triple.content.end_char)],
                [(token.idx, token.idx + len(token)) for token in triple.cue],
                [(token.idx, token.idx + len(token)) for token in triple.speaker],
            )
            for triple in triples
        ]


def load_textacy() -> Textacy | None:
    """The tool, ``None`` where it is not installed."""
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        return None
    return Textacy(direct_quotations)
