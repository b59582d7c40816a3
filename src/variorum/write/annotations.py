"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/) of a story's findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from variorum._version import __version__
from variorum.collated import Collation
from variorum.records import (
    SHOWN_FROM,
    Actor,
    Article,
    Claim,
    Expectation,
    Quotation,
    Sentence,
    Span,
    TechniqueUse,
    TimeExpression,
)
from variorum.spans import pieces_of, words_of
from variorum.write.json import dump, not_computed
from variorum.write.page.wording import technique_name

CONTEXT = 32
"""Code points of prefix and suffix: what the Hypothesis client writes, enough to tell repeats."""


def web_annotations(collation: Collation) -> str:
    """A JSON-LD annotation collection: one annotation for each finding.

    Findings are quotations, claims, expectations, mentions, time expressions, uses of
    techniques, and the sentences that are loaded with a probability of at least ``SHOWN_FROM``;
    the last two carry their probability. ``variorum:not_computed`` names what was not looked for,
    so that nothing found means nothing there.

    The source of a target is the text that Variorum stored (``urn:variorum:article:ID``; ``via``
    is the article's address where one is known). ``TextPositionSelector`` counts Unicode code
    points of that text, not the UTF-16 units of JavaScript; ``TextQuoteSelector`` finds the words
    in any other copy. A quotation broken by its cue has one target for each of its pieces.
    """
    articles = {article.id: article for article in collation.articles}
    actors = {actor.id: actor for actor in collation.actors}
    quotations = {quotation.id: quotation for quotation in collation.quotations}
    items = []
    for span, annotation in _annotations(collation, actors, quotations):
        if span.article in articles:
            annotation["target"] = _targets(span, articles[span.article])
            items.append(annotation)
    order = {article.id: index for index, article in enumerate(collation.articles)}
    items.sort(key=lambda item: _place(item, order))
    collection = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"variorum": "urn:variorum:"}],
        "id": f"urn:variorum:story:{collation.story.id}",
        "type": "AnnotationCollection",
        "label": collation.story.title,
        "generator": {
            "id": f"urn:variorum:version:{__version__}",
            "type": "Software",
            "name": f"Variorum {__version__}",
        },
        "variorum:not_computed": list(not_computed(collation)),
        "total": len(items),
        "first": {
            "id": f"urn:variorum:story:{collation.story.id}:annotations",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [],
        },
    }
    # One annotation a line, as the other outputs have one record a line.
    opening = dump(collection).removesuffix("]}}")
    return opening + "\n" + ",\n".join(dump(item) for item in items) + "\n]}}\n"


def _annotations(
    collation: Collation, actors: Mapping[str, Actor], quotations: Mapping[str, Quotation]
) -> Iterator[tuple[Span, dict[str, Any]]]:
    for quotation in collation.quotations:
        body = [_tag("quotation"), _note(_describe_quotation(quotation, actors, quotations))]
        extra = {"variorum:form": quotation.form.value}
        yield quotation.content, _annotation("quotation", quotation.id, "describing", body, extra)
    for claim in collation.claims:
        body = [_tag("claim"), _note(_describe_claim(claim, actors, quotations))]
        extra = {"variorum:basis": claim.basis.value}
        yield claim.span, _annotation("claim", claim.id, "describing", body, extra)
    for told in collation.expectations:
        yield told.span, _expectation(told, actors)
    for actor in collation.actors:
        for span in actor.mentions:
            body = [_tag(actor.kind.value), _note(actor.name, "identifying")]
            extra = {"variorum:actor": f"urn:variorum:actor:{actor.id}"}
            name = f"{actor.id}:{span.article}:{span.start}-{span.end}"
            yield span, _annotation("mention", name, "identifying", body, extra)
    for time in collation.times:
        yield time.span, _time(time)
    for use in collation.techniques:
        if use.score >= SHOWN_FROM:
            yield use.span, _technique(use)
    for sentence in collation.sentences:
        if sentence.loaded is not None and sentence.loaded >= SHOWN_FROM:
            yield sentence.span, _loaded(sentence, sentence.loaded)


def _expectation(told: Expectation, actors: Mapping[str, Actor]) -> dict[str, Any]:
    holder = told.holder or "somebody not decided"
    name = actors[holder].name if holder in actors else holder
    note = f"expected by: {name}; {told.certainty.value}; {told.status.value}"
    extra: dict[str, Any] = {
        "variorum:certainty": told.certainty.value,
        "variorum:status": told.status.value,
        "variorum:entry": told.entry,
    }
    body = [_tag("expectation"), _note(note)]
    return _annotation("expectation", told.id, "describing", body, extra)


def _time(time: TimeExpression) -> dict[str, Any]:
    meaning = time.value or f"value unknown ({time.why or 'no reason given'})"
    extra = {"variorum:type": time.type.value, "variorum:value": time.value}
    body = [_tag("time expression"), _note(f"{time.type.value}: {meaning}", "identifying")]
    return _annotation("time", time.id, "identifying", body, extra)


def _technique(use: TechniqueUse) -> dict[str, Any]:
    note = f"{technique_name(use.technique)}; probability {use.score:.2f}"
    extra = {"variorum:technique": use.technique.value, "variorum:probability": use.score}
    name = f"{use.span.article}:{use.span.start}-{use.span.end}:{use.technique.name.lower()}"
    return _annotation("technique", name, "classifying", [_tag("technique"), _note(note)], extra)


def _loaded(sentence: Sentence, probability: float) -> dict[str, Any]:
    note = f"loaded sentence; probability {probability:.2f}"
    extra = {"variorum:probability": probability}
    name = f"{sentence.span.article}:{sentence.span.start}-{sentence.span.end}"
    return _annotation("loaded", name, "classifying", [_tag("loaded sentence"), _note(note)], extra)


def _annotation(
    kind: str, name: str, motivation: str, body: list[dict[str, str]], extra: Mapping[str, object]
) -> dict[str, Any]:
    return {
        "id": f"urn:variorum:{kind}:{name}",
        "type": "Annotation",
        "motivation": motivation,
        **extra,
        "body": body,
    }


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _note(value: str, purpose: str = "describing") -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _describe_quotation(
    quotation: Quotation, actors: Mapping[str, Actor], quotations: Mapping[str, Quotation]
) -> str:
    facts = [f"{quotation.form.value} quotation", _who(quotation, actors)]
    if quotation.source:
        facts.append(f"source: {words_of(quotation.source)}")
    if quotation.cue:
        facts.append(f"cue: {words_of(quotation.cue)}")
    outer = quotations.get(quotation.inside) if quotation.inside else None
    if outer:
        facts.append(f"told inside a quotation of {_who(outer, actors).removeprefix('speaker: ')}")
    return "; ".join(facts)


def _describe_claim(
    claim: Claim, actors: Mapping[str, Actor], quotations: Mapping[str, Quotation]
) -> str:
    said_in = quotations.get(claim.said_in) if claim.said_in else None
    return f"basis: {claim.basis.value}" + (f"; {_who(said_in, actors)}" if said_in else "")


def _who(quotation: Quotation, actors: Mapping[str, Actor]) -> str:
    speaker = actors.get(quotation.speaker) if quotation.speaker else None
    if speaker:
        return f"speaker: {speaker.name}"
    return f"speaker: unknown ({quotation.why or 'no reason given'})"


def _targets(span: Span, article: Article) -> list[dict[str, Any]]:
    source: dict[str, str] = {"id": f"urn:variorum:article:{article.id}", "type": "Text"}
    source["format"] = "text/plain"
    if article.language:
        source["language"] = article.language
    if article.url:
        source["via"] = article.url
    text = article.text
    return [
        {
            "type": "SpecificResource",
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - CONTEXT) : start],
                    "suffix": text[end : end + CONTEXT],
                },
            ],
        }
        for start, end in pieces_of(span)
    ]


def _place(item: Mapping[str, Any], order: Mapping[str, int]) -> tuple[int, int, int, str]:
    target = item["target"][0]
    article = target["source"]["id"].removeprefix("urn:variorum:article:")
    position = target["selector"][0]
    return order[article], position["start"], position["end"], item["id"]
