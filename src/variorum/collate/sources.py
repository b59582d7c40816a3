"""How many independent sources stand behind claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.collate.facts import Fact
from variorum.collated import Story
from variorum.naming.agencies import agency_citations, plain_outlet
from variorum.records import Annotated, Article

Told = tuple[Article, str | None, int]
"""The article, the quotation that says it, and where in the text it stands."""


class Sources:
    """Counts the independent sources behind claims of one story."""

    def __init__(self, story: Story) -> None:
        self.outlets = {
            plain_outlet(telling.article.outlet): telling.article.original
            for telling in sorted(story.tellings, key=lambda t: t.article.id, reverse=True)
            if telling.article.outlet
        }
        self.speakers = {
            quotation.id: quotation.speaker
            for telling in story.tellings
            for quotation in telling.quotations
        }
        self.cited = {telling.article.id: _cited(telling) for telling in story.tellings}
        self.names = {
            actor.id: [plain_outlet(name) for name in (actor.name, *actor.aliases)]
            for actor in story.actors
        }

    def count(self, facts: Sequence[Fact]) -> int:
        """Articles that state the claims, with copies counted once.

        Articles that only pass on what one outlet of the story said are counted once with it, and
        those that give one news agency as their source, in the very sentence, are counted once.
        """
        return self.count_told((f.article, f.claim.said_in, f.claim.span.start) for f in facts)

    def count_told(self, told: Iterable[Told]) -> int:
        """The same for whatever is told at places of articles."""
        by_article: dict[str, list[Told]] = {}
        for one in told:
            by_article.setdefault(one[0].id, []).append(one)
        return len({self._source_of(found) for found in by_article.values()})

    def _source_of(self, told: Sequence[Told]) -> str:
        """The article that all that one article tells goes back to."""
        origins = {self._origin_of(*one) for one in told}
        return origins.pop() if len(origins) == 1 else told[0][0].original

    def _origin_of(self, article: Article, said_in: str | None, place: int) -> str:
        speaker = self.speakers.get(said_in or "")
        for name in self.names.get(speaker or "", ()):
            if name in self.outlets:
                return self.outlets[name]
        for start, end, agency in self.cited[article.id]:
            if start <= place < end:
                return self.outlets.get(plain_outlet(agency), f"agency {agency}")
        return article.original


def _cited(telling: Annotated) -> list[tuple[int, int, str]]:
    """The sentences that give a news agency as their source: start, end and the agency."""
    citations = agency_citations(telling.article)
    return [
        (sentence.span.start, sentence.span.end, citation.agency)
        for sentence in (telling.sentences if citations else ())
        for citation in citations
        if sentence.span.start <= citation.span.start < sentence.span.end
    ]
