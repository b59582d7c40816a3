"""Points: claims of all articles that assert one proposition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collate.clusters import Link, cluster
from variorum.collate.evidence import reason
from variorum.collate.facts import Fact, make_facts
from variorum.collate.matching import Matcher
from variorum.collate.sources import Sources
from variorum.collated import Point, Relation, Story
from variorum.models import Judge
from variorum.records import Annotated, CompletenessState, RelationKind, Telling, digest
from variorum.spans import words_of

MOST_ARTICLES_LISTED = 100
"""Articles up to which ``by_article`` names every one.

Above it only those that state a point are named; one that is not named is silent if its text is
full and was analysed, and unknown if not.
"""
_LONG_HEADING = 35
"""Words above which a telling is a poor heading where there is a shorter one."""
# fmt: off
LEANING = frozenset((
    "he", "she", "it", "they", "i", "we", "you", "this", "that", "these", "those", "who", "which",
    "there", "here", "then", "one", "both", "his", "her", "its", "their", "my", "our", "your",
    "such", "another", "if", "unless",
))
# fmt: on
"""First words that lean on what stands before the claim, or on a condition."""
_PARTS = frozenset(("them", "these", "those", "his", "her", "its", "their", "us", "you"))
_BEING = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "s"))


def find_points(
    story: Story,
    facts: Sequence[Fact] | None = None,
    conflicts: Sequence[Relation] = (),
    judge: Judge | None = None,
) -> tuple[list[Point], list[Relation]]:
    """Points in the order a reader wants them, and the ``same`` relations they rest on.

    Every claim is in exactly one point. Points that most independent sources state come first,
    then those nearest to what the story as a whole is about. The heading is the telling that
    needs least beside it: no leading pronoun, one piece, with names, numbers and dates.

    Claims that differ in a number, a date, who does it, or whether it is so are kept apart;
    ``conflicts`` says which of them cannot both be right: their points come first, and the
    articles on the other side dispute them. The result does not depend on the order of the
    articles.

    Limits: two wordings that share neither a predicate nor an actor are seldom joined; a point
    the clause-finder cut in two stays two.
    """
    facts = make_facts(story) if facts is None else facts
    tellings = sorted(story.tellings, key=lambda telling: telling.article.id)
    sources = Sources(story)
    nearness = _nearness(facts)
    apart = {frozenset((relation.a, relation.b)) for relation in conflicts}
    clusters = cluster(facts, Matcher(facts, judge, apart))
    against = _against(facts, [members for members, _ in clusters], conflicts)
    ranked = []
    relations: list[Relation] = []
    for members, links in clusters:
        chosen = [facts[index] for index in members]
        point = _point(chosen, tellings, sources, against)
        near = sum(nearness[index] for index in members) / len(members)
        disputed = Telling.DISPUTES in point.by_article.values()
        ranked.append((not disputed, -point.independent, -round(near, 4), point.id, point))
        relations.extend(_relation(facts, link) for link in links)
    ranked.sort(key=lambda item: item[:4])
    return [item[4] for item in ranked], sorted(relations, key=lambda r: (r.a, r.b))


def leans(words: Sequence[str]) -> bool:
    """Whether a claim of these words, in lower case, opens with one that leans on others.

    >>> leans(["it", "was", "shut"]), leans(["one", "of", "them", "fell"])
    (True, True)
    >>> leans(["one", "of", "the", "ferries", "sank"]), leans(["there", "are", "14", "villages"])
    (False, False)
    """
    first, second, third = (*words, "", "", "")[:3]
    if first == "one" and second == "of":
        return third in _PARTS
    return first in LEANING and not (first == "there" and second in _BEING)


def _nearness(facts: Sequence[Fact]) -> list[float]:
    """How near each claim is to the mean of all claims, as a cosine."""
    import numpy as np

    vectors = [fact.vector for fact in facts if len(fact.vector)]
    if not vectors:
        return [0.0] * len(facts)
    mean = np.mean(np.stack(vectors), axis=0)
    length = float(np.linalg.norm(mean)) or 1.0
    return [float(f.vector @ mean) / length if len(f.vector) else 0.0 for f in facts]


def _against(
    facts: Sequence[Fact], groups: Sequence[Sequence[int]], conflicts: Sequence[Relation]
) -> dict[str, set[str]]:
    """For each claim in a conflict, the articles that state the point of the other claim."""
    homes: dict[str, set[str]] = {}
    for group in groups:
        stating = {facts[index].article.id for index in group}
        homes |= {facts[index].claim.id: stating for index in group}
    against: dict[str, set[str]] = {}
    for relation in conflicts:
        against.setdefault(relation.a, set()).update(homes[relation.b])
        against.setdefault(relation.b, set()).update(homes[relation.a])
    return against


def _point(
    facts: Sequence[Fact],
    tellings: Sequence[Annotated],
    sources: Sources,
    against: Mapping[str, set[str]],
) -> Point:
    claims = tuple(fact.claim.id for fact in facts)
    return Point(
        id=digest("point", *sorted(claims)),
        heading=words_of(_most_telling(facts).claim.span),
        claims=claims,
        by_article=_by_article(facts, tellings, against),
        independent=sources.count(facts),
    )


def _most_telling(facts: Sequence[Fact]) -> Fact:
    """The fact whose words stand for all: clear in itself, in one piece, naming who and when."""
    import numpy as np

    vectors = [fact.vector for fact in facts if len(fact.vector)]
    mean = np.mean(np.stack(vectors), axis=0) if vectors else None

    def rank(fact: Fact) -> tuple[bool, bool, bool, bool, int, float, str]:
        near = float(fact.vector @ mean) if mean is not None and len(fact.vector) else 0.0
        words = fact.words.split()
        named = bool(fact.actors) + bool(fact.numbers) + bool(fact.times)
        return (
            fact.article.completeness.state is not CompletenessState.FULL,
            fact.open or not words or leans(words),
            len(words) > _LONG_HEADING,
            bool(fact.claim.span.pieces),
            -named,
            -round(near, 4),
            fact.claim.id,
        )

    return min(facts, key=rank)


def _by_article(
    facts: Sequence[Fact], tellings: Sequence[Annotated], against: Mapping[str, set[str]]
) -> dict[str, Telling]:
    """What each article does with the point; in very large stories, of those that state it."""
    stating = {fact.article.id for fact in facts}
    opposed = {article for fact in facts for article in against.get(fact.claim.id, ())}
    disputing = sorted(opposed - stating)
    if len(tellings) > MOST_ARTICLES_LISTED:
        return dict.fromkeys(sorted(stating), Telling.STATES) | dict.fromkeys(
            disputing, Telling.DISPUTES
        )
    by_article = {}
    for telling in tellings:
        article = telling.article
        if article.id in stating:
            by_article[article.id] = Telling.STATES
        elif article.id in opposed:
            by_article[article.id] = Telling.DISPUTES
        elif article.completeness.state is CompletenessState.FULL and not _is_unread(telling):
            by_article[article.id] = Telling.SILENT
        else:
            by_article[article.id] = Telling.UNKNOWN
    return by_article


def _is_unread(telling: Annotated) -> bool:
    """Whether nothing could be looked for in the article; an odd date in it is no such problem."""
    return bool(telling.problems) and not telling.sentences


def _relation(facts: Sequence[Fact], link: Link) -> Relation:
    a, b = facts[link.a], facts[link.b]
    first, second = sorted((a.claim.id, b.claim.id))
    why = reason(a, b) + (f"; the judge gives {link.score:.2f}" if link.read else "")
    return Relation(RelationKind.SAME, None, first, second, link.score, why)
