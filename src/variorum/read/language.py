"""The language of a text, told by py3langid; abstains where the text is too short to tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_LONGEST = 4000  # characters looked at; more never changed the answer on whole articles
_FEWEST = 8  # words


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, ``None`` where that cannot be told.

    >>> detect_language("Kurz.") is None
    True
    """
    sample = text[:_LONGEST]
    if len(re.findall(r"[^\W\d_]+", sample)) < _FEWEST:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability > 0.9 else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
