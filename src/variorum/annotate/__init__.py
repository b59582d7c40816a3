"""What is found in one article: one file for each kind of finding."""

from __future__ import annotations

from variorum.annotate.actors import find_actors
from variorum.annotate.claims import find_claims
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import find_quotations
from variorum.annotate.speakers import resolve_speakers
from variorum.annotate.time_problems import find_date_problems
from variorum.annotate.times import find_times
from variorum.models import Models
from variorum.records import Annotated, Article, Sentence
from variorum.spans import make_span

__all__ = ["annotate_article"]


def annotate_article(article: Article, models: Models) -> Annotated:
    """All findings of one article, each with the exact characters it rests on."""
    parse = parse_article(article, models.parser)
    actors = find_actors(parse)
    found = find_quotations(parse)
    quotations, actors = resolve_speakers(parse, found, actors)
    claims, features = find_claims(parse, quotations, actors)
    sentences = tuple(Sentence(make_span(article, *bounds)) for bounds in parse.sentences)
    times = tuple(find_times(parse))
    return Annotated(
        article,
        sentences,
        tuple(actors),
        tuple(quotations),
        tuple(claims),
        tuple(features),
        problems=find_date_problems(parse, times),
        times=times,
    )
