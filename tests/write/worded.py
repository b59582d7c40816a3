"""The wording of the story made by hand: sentences, techniques that nest and cross, profiles."""

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.collate.profile import make_profile
from variorum.collated import Collation
from variorum.records import Annotated, Article, Sentence, Technique, TechniqueUse
from variorum.segment import split_sentences
from variorum.spans import make_broken_span, make_span

LOADED = {
    "Drowned by neglect": 0.97,
    "swore was": 0.741,
    "Residents say that": 0.5,
    "They knew, and": 0.884,
    "a model for the country": 0.612,
    "Nobody should have": 0.499,
}
"""The beginning of a sentence, or words in it, to the probability that it is loaded."""

T = Technique
USES: tuple[tuple[str, Technique, float, tuple[str, ...]], ...] = (
    ("harbour", T.LOADED_LANGUAGE, 0.913, ("Drowned by neglect",)),
    ("harbour", T.EXAGGERATION, 0.52, ("gambled with a town",)),
    ("harbour", T.LOADED_LANGUAGE, 0.806, ("gambled",)),
    ("harbour", T.DOUBT, 0.572, ("sound” burst, and 412 people",)),
    ("harbour", T.NAME_CALLING, 0.66, ("They knew,", "kept the money")),
    ("beacon", T.FLAG_WAVING, 0.58, ("a model for the country",)),
    ("beacon", T.APPEAL_TO_FEAR, 0.53, ("<script>alert('beacon')</script><img src=x",)),
)
"""Article, technique, score and the words it stands on; where they are two, the span is broken."""


def add_wording(collation: Collation) -> Collation:
    """``collation`` as it would be had the reader been on; the cut article was not analysed."""
    articles = {article.input.path[5:-4]: article for article in collation.articles}
    read = [article for key, article in articles.items() if key != "ledger"]
    sentences = tuple(sentence for article in read for sentence in _sentences(article))
    techniques = tuple(
        TechniqueUse(kind, make_broken_span(articles[key], _stretches(articles[key], words)), score)
        for key, kind, score, words in USES
    )
    worded = replace(collation, sentences=sentences, techniques=techniques)
    profile = {a.id: make_profile(annotate(worded, a)) for a in collation.articles}
    return replace(worded, profile=profile)


def annotate(collation: Collation, article: Article) -> Annotated:
    """What ``collation`` holds of one article."""
    return Annotated(
        article,
        tuple(s for s in collation.sentences if s.span.article == article.id),
        (),
        tuple(q for q in collation.quotations if q.content.article == article.id),
        tuple(c for c in collation.claims if c.span.article == article.id),
        (),
        (),
        tuple(t for t in collation.techniques if t.span.article == article.id),
    )


def _sentences(article: Article) -> Iterator[Sentence]:
    removed = {position for part in article.removed for position in range(part.start, part.end)}
    for line in re.finditer(r"\S.*", article.text):
        for start, end in split_sentences(line.group()):
            if line.start() + start not in removed:
                span = make_span(article, line.start() + start, line.start() + end)
                loaded = max((p for key, p in LOADED.items() if key in span.exact), default=0.042)
                yield Sentence(span, loaded, round(loaded / 2, 3), 0.301)


def _stretches(article: Article, words: tuple[str, ...]) -> list[tuple[int, int]]:
    return [(article.text.index(w), article.text.index(w) + len(w)) for w in words]
