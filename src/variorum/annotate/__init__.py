"""What is found in one article: one file for each kind of finding."""

from __future__ import annotations

from dataclasses import replace

from variorum.annotate.actors import find_actors
from variorum.annotate.bounds import blanked
from variorum.annotate.claims import find_claims
from variorum.annotate.dating import find_dated
from variorum.annotate.events import find_events
from variorum.annotate.expectations import find_expectations
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import find_quotations
from variorum.annotate.references import find_references
from variorum.annotate.speakers import resolve_speakers
from variorum.annotate.stances import find_stances
from variorum.annotate.time_problems import find_date_problems
from variorum.annotate.times import find_times
from variorum.annotate.wording import find_wording
from variorum.models import Models, Pass
from variorum.records import Annotated, Article, ClaimFeatures, Span
from variorum.spans import pieces_of

__all__ = ["annotate_article"]


def annotate_article(article: Article, models: Models) -> Annotated:
    """All findings of one article, each with the exact characters it rests on."""
    parse = parse_article(article, models.parser)
    passed = models.reader.read(blanked(parse), parse.sentences)
    actors = find_actors(parse)
    found = find_quotations(parse, passed, models.reader)
    quotations, actors = resolve_speakers(parse, found, actors)
    reports = [quotation for quotation in quotations if quotation.type is not None]
    claims, features = find_claims(parse, reports, actors)
    sentences, techniques = find_wording(parse, passed.wording)
    times = tuple(find_times(parse))
    expectations, expected = find_expectations(parse, reports, actors, times)
    references = find_references(parse, quotations, actors, claims)
    events, everyone = find_events(parse, reports, actors, times, references, models.coder)
    return Annotated(
        article,
        sentences,
        tuple(everyone),
        tuple(quotations),
        tuple(claims),
        tuple(
            _embedded(claim.span, known, passed)
            for claim, known in zip(claims, features, strict=True)
        ),
        problems=find_date_problems(parse, times),
        techniques=techniques,
        times=times,
        expectations=tuple(expectations),
        expected=tuple(
            _embedded(told.span, known, passed)
            for told, known in zip(expectations, expected, strict=True)
        ),
        dated=find_dated(parse, claims, times),
        references=tuple(references),
        stances=tuple(find_stances(parse, reports, actors)),
        events=tuple(events),
    )


def _embedded(span: Span, features: ClaimFeatures, passed: Pass) -> ClaimFeatures:
    """The features with the vector of the words in ``span``, out of the one pass over the text."""
    vector = passed.vector(pieces_of(span))
    return replace(features, vector=vector.astype("<f4").tobytes())
