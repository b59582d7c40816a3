"""Where paragraphs and sentences end in raw text: rules and tables only.

It stands below ``read`` and ``annotate`` because both need it: cleaning looks at sentences before
there is an article, annotation after.
"""

from __future__ import annotations

from variorum.segment.boundaries import iter_sentences, split_sentences
from variorum.segment.headings import is_heading
from variorum.segment.paragraphs import split_paragraphs

__all__ = ["is_heading", "iter_sentences", "split_paragraphs", "split_sentences"]
