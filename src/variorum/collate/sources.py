"""How many independent sources stand behind claims."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.facts import Fact
from variorum.collated import Story
from variorum.naming.agencies import agency_citations
from variorum.records import Annotated, Article


class Sources:
    """Counts the independent sources behind claims of one story."""

    def __init__(self, story: Story) -> None:
        self.outlets = {
            (telling.article.outlet or "").lower(): _origin(telling.article)
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
            actor.id: [actor.name.lower(), *(alias.lower() for alias in actor.aliases)]
            for actor in story.actors
        }

    def count(self, facts: Sequence[Fact]) -> int:
        """Articles that state the claims, with copies counted once.

        Articles that only pass on what one outlet of the story said are counted once with it, and
        those that give one news agency as their source, in the very sentence, are counted once.
        """
        by_article: dict[str, list[Fact]] = {}
        for fact in facts:
            by_article.setdefault(fact.article.id, []).append(fact)
        return len({self._source_of(found) for found in by_article.values()})

    def _source_of(self, facts: Sequence[Fact]) -> str:
        """The article that all of one article's claims go back to."""
        origins = {self._origin_of(fact) for fact in facts}
        return origins.pop() if len(origins) == 1 else _origin(facts[0].article)

    def _origin_of(self, fact: Fact) -> str:
        speaker = self.speakers.get(fact.claim.said_in or "")
        for name in self.names.get(speaker or "", ()):
            if name in self.outlets:
                return self.outlets[name]
        place = fact.claim.span.start
        for start, end, agency in self.cited[fact.article.id]:
            if start <= place < end:
                return self.outlets.get(agency.lower(), f"agency {agency}")
        return _origin(fact.article)


def _origin(article: Article) -> str:
    return article.copy_of or article.id


def _cited(telling: Annotated) -> list[tuple[int, int, str]]:
    """The sentences that give a news agency as their source: start, end and the agency."""
    citations = agency_citations(telling.article)
    return [
        (sentence.span.start, sentence.span.end, citation.agency)
        for sentence in (telling.sentences if citations else ())
        for citation in citations
        if sentence.span.start <= citation.span.start < sentence.span.end
    ]
