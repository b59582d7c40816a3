"""JSON of a story (``variorum-story/1``), of one article (``variorum-article/1``), of one reading.

The records are the format: every field is a key, in the order in which it is declared. What a
stage that does not exist yet would fill is there, empty, and named under ``not_computed``, so
that empty never reads as "none found".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from variorum._version import __version__
from variorum.collated import Collation
from variorum.records import Annotated, Article, Problem, Span, techniques_sought

STORY_FORMAT = "variorum-story/1"
ARTICLE_FORMAT = "variorum-article/1"

MISSING = {
    "conflicts": "conflicts between claims",
    "profile": "profiles of sourcing and wording",
    "techniques": "propaganda techniques",
}
"""What may be named as not computed in a story, and what that is for people.

``conflicts`` are, where no judge was asked, ``techniques``, where that head of the reader was off,
``profile``, where nothing was counted.
"""

STORY_NOT_COMPUTED = tuple(MISSING)

ARTICLE_NOT_COMPUTED = ("techniques",)
"""The names for the JSON of one article."""

DECIMALS = 4
"""Scores are rounded: the last bits of a sum differ between machines, the fourth place does not."""


def story_json(collation: Collation, models: Mapping[str, str]) -> str:
    """The story as JSON text, one record a line, the same bytes for the same collation.

    Articles, happenings, points, expectations and the timeline keep their order, which has a
    meaning; all else is sorted. ``models`` is name to version or SHA-256. A lone surrogate in a
    text is written as its escape, so the result can always be encoded as UTF-8.
    """
    order = {article.id: index for index, article in enumerate(collation.articles)}

    def place(span: Span) -> tuple[int, str, int, int]:
        return order.get(span.article, len(order)), span.article, span.start, span.end

    found = _findings(collation, place)
    relations = sorted(collation.relations, key=lambda r: (r.a, r.b, r.kind, r.on or ""))
    variants = sorted(collation.quotation_variants, key=lambda v: (v.quotations, v.differs))
    return document(
        {
            **_header(STORY_FORMAT, models, not_computed(collation)),
            "story": plain(collation.story),
            "articles": [plain(article) for article in collation.articles],
            "sentences": found["sentences"],
            "actors": found["actors"],
            "quotations": found["quotations"],
            "times": found["times"],
            "events": found["events"],
            "happenings": [plain(happening) for happening in collation.happenings],
            "techniques": found["techniques"],
            "claims": found["claims"],
            "references": found["references"],
            "stances": found["stances"],
            "stance_edges": [plain(edge) for edge in collation.stance_edges],
            "relations": [plain(relation) for relation in relations],
            "account": [plain(line) for line in collation.account],
            "points": [plain(point) for point in collation.points],
            "silences": [plain(silence) for silence in collation.silences],
            "quotation_variants": [plain(variant) for variant in variants],
            "expectations": [plain(told) for told in collation.expectations],
            "timeline": [plain(row) for row in collation.timeline],
            "dates": [plain(date) for date in collation.dates],
            "profile": plain(collation.profile),
            "problems": [plain(problem) for problem in _in_order(collation.problems)],
        }
    )


def article_json(annotated: Annotated, models: Mapping[str, str]) -> str:
    """One article with its findings as one line of JSON; ``features`` are never written."""

    def place(span: Span) -> tuple[int, str, int, int]:
        return 0, span.article, span.start, span.end

    found = _findings(annotated, place)
    return _line(
        {
            **_header(ARTICLE_FORMAT, models, not_computed(annotated)),
            "article": plain(annotated.article),
            "sentences": found["sentences"],
            "actors": found["actors"],
            "quotations": found["quotations"],
            "times": found["times"],
            "events": found["events"],
            "techniques": found["techniques"],
            "claims": found["claims"],
            "references": found["references"],
            "stances": found["stances"],
            "expectations": found["expectations"],
            "problems": [plain(problem) for problem in _in_order(annotated.problems)],
        }
    )


def not_computed(found: Collation | Annotated) -> tuple[str, ...]:
    """What was not looked for in ``found``, so that empty there means nothing."""
    filled = {"techniques"} if techniques_sought(found.sentences) else set()
    if isinstance(found, Annotated):
        return tuple(key for key in ARTICLE_NOT_COMPUTED if key not in filled)
    if found.profile:
        filled.add("profile")
    if found.judged:
        filled.add("conflicts")
    return tuple(key for key in STORY_NOT_COMPUTED if key not in filled)


def reading_json(article: Article) -> str:
    """One article as it was read, as one line of JSON; ``variorum read`` takes it back."""
    return _line(plain(article))


def plain(value: object) -> Any:
    """A record as the dictionaries, lists and scalars of its JSON.

    >>> plain(Span("a1", 0, 4, "Rain"))
    {'article': 'a1', 'start': 0, 'end': 4, 'exact': 'Rain'}

    A span has ``pieces`` only where it has any. Mappings are sorted by key, floats rounded.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if is_dataclass(value):
        result = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Span) and not value.pieces:
            del result["pieces"]
        return result
    raise TypeError(f"a {type(value).__name__} has no place in the JSON")


def _header(name: str, models: Mapping[str, str], missing: tuple[str, ...]) -> dict[str, Any]:
    return {
        "format": name,
        "variorum": __version__,
        "models": plain(models),
        "not_computed": list(missing),
    }


def _findings(
    found: Collation | Annotated, place: Callable[[Span], tuple[int, str, int, int]]
) -> dict[str, list[Any]]:
    """Actors by name, all else in the order of the text, as their JSON."""
    actors = [_actor(actor, place) for actor in found.actors]
    actors.sort(key=lambda actor: (actor["name"], actor["kind"], actor["id"]))
    quotations = sorted(found.quotations, key=lambda q: (*place(q.content), q.id))
    claims = sorted(found.claims, key=lambda c: (*place(c.span), c.id))
    sentences = sorted(found.sentences, key=lambda s: place(s.span))
    techniques = sorted(found.techniques, key=lambda t: (*place(t.span), t.technique))
    times = sorted(found.times, key=lambda t: (*place(t.span), t.id))
    references = sorted(found.references, key=lambda r: place(r.span))
    stances = sorted(found.stances, key=lambda s: (*place(s.cue), s.id))
    events = sorted(found.events, key=lambda e: (*place(e.trigger), e.id))
    expectations = sorted(found.expectations, key=lambda e: (*place(e.act), e.id))
    return {
        "sentences": [plain(s) for s in sentences],
        "actors": actors,
        "quotations": [plain(q) for q in quotations],
        "times": [plain(t) for t in times],
        "techniques": [plain(t) for t in techniques],
        "claims": [plain(c) for c in claims],
        "references": [plain(r) for r in references],
        "stances": [plain(s) for s in stances],
        "expectations": [plain(e) for e in expectations],
        "events": [plain(e) for e in events],
    }


def _actor(actor: object, place: Any) -> dict[str, Any]:
    result: dict[str, Any] = plain(actor)
    mentions = getattr(actor, "mentions", ())
    result["mentions"] = [plain(mention) for mention in sorted(mentions, key=place)]
    return result


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.input, p.stage, p.kind, p.message))


def document(value: Mapping[str, Any]) -> str:
    """A JSON object with one record a line: small, quick to write, and `grep` and `diff` work."""
    parts = []
    for key, item in value.items():
        if isinstance(item, list) and item and not isinstance(item[0], str):
            written = "[\n" + ",\n".join(dump(record) for record in item) + "\n]"
        else:
            written = dump(item)
        parts.append(f"{dump(key)}: {written}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(value: Mapping[str, Any]) -> str:
    return dump(value) + "\n"


# Lone surrogates have no UTF-8; the other three end a line for some readers of JSON Lines.
_ESCAPED = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def dump(value: object) -> str:
    r"""``value`` as JSON that can be encoded as UTF-8 and stays on the lines it was given.

    >>> dump({"name": "Zoë", "broken": chr(0xD800)})
    '{"name": "Zoë", "broken": "\\ud800"}'
    """
    written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
