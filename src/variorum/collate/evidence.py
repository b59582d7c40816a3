"""What speaks for and against two claims being about one proposition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from variorum.collate.facts import Fact

if TYPE_CHECKING:
    import numpy as np

FEATURES = (
    "cosine",
    "shared terms",
    "contained terms",
    "same head",
    "head in the other",
    "same subject",
    "same object",
    "shared actors",
    "different actors",
    "unshared actors on both sides",
    "same number",
    "number on one side",
    "same time",
    "time on one side",
    "length ratio",
    "open subject",
    "cosine and terms",
)
"""Names of the numbers that ``weigh`` returns, in order; the scorer's table has a row for each."""


def weigh(a: Fact, b: Fact) -> tuple[float, ...]:
    """The evidence on two claims as numbers from 0 to 1, in the order of ``FEATURES``."""
    cosine = max(0.0, float(_dot(a, b)))
    shared = sum(weight for term, weight in a.terms.items() if term in b.terms)
    mass_a, mass_b = sum(a.terms.values()), sum(b.terms.values())
    union = mass_a + mass_b - shared
    jaccard = shared / union if union else 0.0
    smaller = min(mass_a, mass_b)
    both = a.actors & b.actors
    apart = bool(a.actors and b.actors) and not both
    lengths = sorted((len(a.terms) + 1, len(b.terms) + 1))
    return (
        cosine,
        jaccard,
        shared / smaller if smaller else 0.0,
        float(bool(a.head) and a.head == b.head),
        float(a.head in b.terms or b.head in a.terms),
        float(bool(a.agent and a.agent == b.agent) or bool(a.subject and a.subject == b.subject)),
        float(bool(a.object) and a.object == b.object),
        len(both) / min(len(a.actors), len(b.actors)) if both else 0.0,
        float(apart),
        float(bool(a.actors - b.actors) and bool(b.actors - a.actors)),
        float(_agree(a.numbers, b.numbers)),
        float(bool(a.numbers) != bool(b.numbers)),
        float(_agree(a.times, b.times)),
        float(bool(a.times) != bool(b.times)),
        lengths[0] / lengths[1],
        float(a.open or b.open),
        cosine * jaccard,
    )


def conflict(a: Fact, b: Fact) -> str | None:
    """On what two claims cannot be the same proposition, or ``None``.

    ``polarity``: one is negated. ``modality``: one is only possible, due, conditional or to
    come. ``number``: the same unit with other values. ``time``: the same kind of date with
    other values. ``actor``: another one does it, or the roles are turned round.
    """
    if a.negated != b.negated:
        return "polarity"
    if a.modals != b.modals:
        return "modality"
    if _disagree(a.numbers, b.numbers):
        return "number"
    if _disagree(a.times, b.times):
        return "time"
    if a.agent and b.agent and a.agent != b.agent and not (a.actors & b.actors):
        return "actor"
    if a.subject and a.subject == b.object and b.subject == a.object and a.subject != b.subject:
        return "actor"
    return None


def reason(a: Fact, b: Fact) -> str:
    """In plain words why two claims are taken for the same: what agrees, and how alike they are."""
    if a.words == b.words:
        return "same words"
    agreeing = []
    if a.actors & b.actors:
        agreeing.append("actors" if len(a.actors & b.actors) > 1 else "actor")
    elif a.subject and a.subject == b.subject:
        agreeing.append("subject")
    if a.head and a.head == b.head:
        agreeing.append("predicate")
    if _agree(a.numbers, b.numbers):
        agreeing.append("number")
    if _agree(a.times, b.times):
        agreeing.append("time")
    alike = f"{max(0.0, float(_dot(a, b))):.2f} alike".lstrip("0")
    if not agreeing:
        return alike
    *first, last = agreeing
    return f"same {', '.join(first) + ' and ' if first else ''}{last}; {alike}"


def _dot(a: Fact, b: Fact) -> np.float32 | float:
    if len(a.vector) != len(b.vector) or not len(a.vector):
        return 0.0
    return a.vector @ b.vector  # type: ignore[no-any-return]


def _agree(a: Mapping[str, frozenset[str]], b: Mapping[str, frozenset[str]]) -> bool:
    return any(a[kind] & b[kind] for kind in a.keys() & b.keys())


def _disagree(a: Mapping[str, frozenset[str]], b: Mapping[str, frozenset[str]]) -> bool:
    return any(not a[kind] & b[kind] for kind in a.keys() & b.keys())
