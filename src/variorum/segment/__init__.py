"""Where one sentence ends and the next begins, in a stretch of raw text: rules and tables only.

It stands below ``read`` and ``annotate`` because both need it: cleaning looks at sentences before
there is an article, annotation after.
"""

from __future__ import annotations

from variorum.segment.boundaries import split_sentences

__all__ = ["split_sentences"]
