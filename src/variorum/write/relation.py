"""JSON of how two claims stand to each other (``variorum-relation/1``), and its schema.

Published as ``docs/schema/variorum-relation-1.json``; a test holds the file equal to what is
generated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from variorum._version import __version__
from variorum.collated import JUDGED, Judgement
from variorum.write.json import document, plain
from variorum.write.schema import make_schema

RELATION_FORMAT = "variorum-relation/1"
SIDES = ("number", "time", "place", "actor", "stance", "polarity")


def relation_json(a: str, b: str, judgement: Judgement, models: Mapping[str, str]) -> str:
    """The judgement on claims ``a`` and ``b``."""
    return document(
        {
            "format": RELATION_FORMAT,
            "variorum": __version__,
            "models": plain(models),
            "a": a,
            "b": b,
            **plain(judgement),
        }
    )


def relation_schema() -> dict[str, Any]:
    """The schema of ``variorum-relation/1``."""
    probability = {"type": "number", "minimum": 0, "maximum": 1}
    return make_schema(
        "How two claims stand to each other, by Variorum",
        {
            "format": {"const": RELATION_FORMAT},
            "variorum": {"type": "string", "description": "The version that wrote this."},
            "models": {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "description": "Name of each model to its version, or the SHA-256 of its weights.",
            },
            "a": {"type": "string", "description": "The first claim, as it was given."},
            "b": {"type": "string", "description": "The second."},
            "kind": {"enum": list(JUDGED)},
            "on": {
                "enum": [*SIDES, None],
                "description": "On what they conflict, where evidence beside the judge says it.",
            },
            "score": {**probability, "description": "The probability of this kind."},
            "probabilities": {
                "type": "object",
                "properties": dict.fromkeys(JUDGED, probability),
                "required": list(JUDGED),
                "additionalProperties": False,
                "description": "Of each kind; they add up to 1.",
            },
        },
    )
