"""JSON Schema of the two formats, generated from the record types.

Published as ``docs/schema/variorum-story-1.json`` and ``variorum-article-1.json``; a test holds
the files equal to what is generated here and validates every output.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from variorum import collated, records
from variorum.write.json import (
    ARTICLE_FORMAT,
    ARTICLE_NOT_COMPUTED,
    STORY_FORMAT,
    STORY_NOT_COMPUTED,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def story_schema() -> dict[str, Any]:
    """The schema of ``variorum-story/1``."""
    properties = {
        **_header(STORY_FORMAT, STORY_NOT_COMPUTED),
        "story": collated.StoryHead,
        "articles": tuple[records.Article, ...],
        "sentences": tuple[records.Sentence, ...],
        "actors": tuple[records.Actor, ...],
        "quotations": tuple[records.Quotation, ...],
        "times": tuple[records.TimeExpression, ...],
        "events": tuple[records.Event, ...],
        "happenings": tuple[collated.Happening, ...],
        "techniques": tuple[records.TechniqueUse, ...],
        "claims": tuple[records.Claim, ...],
        "references": tuple[records.Reference, ...],
        "stances": tuple[records.Stance, ...],
        "stance_edges": tuple[collated.StanceEdge, ...],
        "relations": tuple[collated.Relation, ...],
        "account": tuple[collated.AccountLine, ...],
        "points": tuple[collated.Point, ...],
        "silences": tuple[collated.Silence, ...],
        "quotation_variants": tuple[collated.QuotationVariant, ...],
        "expectations": tuple[records.Expectation, ...],
        "timeline": tuple[collated.TimelineRow, ...],
        "dates": tuple[collated.KeyDate, ...],
        "profile": Mapping[str, collated.Profile],
        "problems": tuple[records.Problem, ...],
    }
    return make_schema("One story collated by Variorum", properties)


def article_schema() -> dict[str, Any]:
    """The schema of one line of ``variorum-article/1``."""
    properties = {
        **_header(ARTICLE_FORMAT, ARTICLE_NOT_COMPUTED),
        "article": records.Article,
        "sentences": tuple[records.Sentence, ...],
        "actors": tuple[records.Actor, ...],
        "quotations": tuple[records.Quotation, ...],
        "times": tuple[records.TimeExpression, ...],
        "events": tuple[records.Event, ...],
        "techniques": tuple[records.TechniqueUse, ...],
        "claims": tuple[records.Claim, ...],
        "references": tuple[records.Reference, ...],
        "stances": tuple[records.Stance, ...],
        "expectations": tuple[records.Expectation, ...],
        "problems": tuple[records.Problem, ...],
    }
    return make_schema("One article annotated by Variorum", properties)


def _header(name: str, missing: tuple[str, ...]) -> dict[str, Any]:
    return {
        "format": {"const": name},
        "variorum": {"type": "string", "description": "The version that wrote this."},
        "models": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "Name of each model to its version, or the SHA-256 of its weights.",
        },
        "not_computed": {
            "type": "array",
            "items": {"enum": list(missing)},
            "uniqueItems": True,
            "description": "What was not looked for; empty there means nothing.",
        },
    }


def make_schema(title: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of an object with ``properties``: record types, or schemas as they are."""
    known: dict[str, Any] = {}
    shapes = {
        key: shape if isinstance(shape, dict) else _shape(shape, known)
        for key, shape in properties.items()
    }
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": shapes,
        "required": list(shapes),
        "additionalProperties": False,
        "$defs": dict(sorted(known.items())),
    }


def _shape(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    """The schema of one type; records and enumerations go into ``known`` and are referred to."""
    if kind is str:
        return {"type": "string"}
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        return {"type": "integer", "minimum": 0}
    if kind is float:
        return {"type": "number", "minimum": 0, "maximum": 1}
    if kind is types.NoneType:
        return {"type": "null"}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return {"anyOf": [_shape(argument, known) for argument in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _shape(arguments[0], known)}
    if origin is Mapping:
        return _mapping(arguments[0], arguments[1], known)
    name = kind.__name__
    if name not in known:
        known[name] = {}
        known[name] = _enumeration(kind) if issubclass(kind, Enum) else _record(kind, known)
    return {"$ref": f"#/$defs/{name}"}


def _mapping(key: Any, value: Any, known: dict[str, Any]) -> dict[str, Any]:
    """By name; a mapping from an enumeration has all of its values and nothing else."""
    shape = _shape(value, known)
    if not issubclass(key, Enum):
        return {"type": "object", "additionalProperties": shape}
    names = sorted(member.value for member in key)
    return {
        "type": "object",
        "properties": dict.fromkeys(names, shape),
        "required": names,
        "additionalProperties": False,
    }


def _enumeration(kind: type[Enum]) -> dict[str, Any]:
    return {"description": _first_sentence(kind), "enum": [member.value for member in kind]}


def _record(kind: type, known: dict[str, Any]) -> dict[str, Any]:
    assert is_dataclass(kind), kind
    hints = get_type_hints(kind)
    # Only the pieces of a span may be missing: every other key is always written.
    optional = {
        field.name
        for field in fields(kind)
        if kind is records.Span and field.default is not MISSING
    }
    properties = {field.name: _shape(hints[field.name], known) for field in fields(kind)}
    if kind is collated.Measure:  # rates are no probabilities
        for shape in (shape for one in properties.values() for shape in one.get("anyOf", ())):
            shape.pop("maximum", None)
    return {
        "description": _first_sentence(kind),
        "type": "object",
        "properties": properties,
        "required": [field.name for field in fields(kind) if field.name not in optional],
        "additionalProperties": False,
    }


def _first_sentence(kind: type) -> str:
    paragraph = (kind.__doc__ or "").split("\n\n")[0]
    return " ".join(paragraph.replace("``", "").split())
