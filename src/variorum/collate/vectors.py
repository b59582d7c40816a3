"""Sentence vectors of claims, kept with what else alignment needs to know about them."""

from __future__ import annotations

from dataclasses import replace

from variorum.models import Encoder
from variorum.records import Annotated
from variorum.spans import words_of


def embed_claims(annotated: Annotated, encoder: Encoder) -> Annotated:
    """``annotated`` with the vector of each claim in its features."""
    vectors = encoder.encode([words_of(claim.span) for claim in annotated.claims])
    features = tuple(
        replace(known, vector=vector.astype("<f4").tobytes())
        for known, vector in zip(annotated.features, vectors, strict=True)
    )
    return replace(annotated, features=features)
