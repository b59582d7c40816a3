"""One story to points, relations, quotation variants, a timeline and a ledger."""

from __future__ import annotations

from variorum.collate.actors import merge_actors
from variorum.collate.digest import tell_dates
from variorum.collate.expectations import keep_ledger
from variorum.collate.points import find_points
from variorum.collate.profile import make_profile
from variorum.collate.timeline import make_timeline
from variorum.collate.variants import find_variants
from variorum.records import Collation, Story

__all__ = ["collate_story"]


def collate_story(story: Story) -> Collation:
    """Collate one story; ``features`` of its claims must hold their vectors."""
    merged = merge_actors(story)
    points, relations = find_points(merged)
    return Collation(
        story=merged.story,
        articles=tuple(telling.article for telling in merged.tellings),
        actors=merged.actors,
        quotations=tuple(q for telling in merged.tellings for q in telling.quotations),
        claims=tuple(c for telling in merged.tellings for c in telling.claims),
        relations=tuple(relations),
        points=tuple(points),
        quotation_variants=tuple(find_variants(merged)),
        problems=tuple(p for telling in merged.tellings for p in telling.problems),
        sentences=tuple(s for telling in merged.tellings for s in telling.sentences),
        techniques=tuple(t for telling in merged.tellings for t in telling.techniques),
        times=tuple(t for telling in merged.tellings for t in telling.times),
        expectations=keep_ledger(merged),
        timeline=make_timeline(merged, points, relations),
        dates=tell_dates(merged),
        profile={telling.article.id: make_profile(telling) for telling in merged.tellings},
    )
