"""One story to points, relations, quotation variants, a timeline and a ledger."""

from __future__ import annotations

from variorum.collate.account import make_account
from variorum.collate.actors import merge_actors
from variorum.collate.digest import tell_dates
from variorum.collate.expectations import keep_ledger
from variorum.collate.facts import make_facts
from variorum.collate.happenings import find_happenings
from variorum.collate.misquoted import find_misquoted
from variorum.collate.otherwise import doubt_silences
from variorum.collate.points import find_points
from variorum.collate.profile import make_profile
from variorum.collate.relations import SHOWN_FROM, find_conflicts
from variorum.collate.silence import find_silences
from variorum.collate.stances import find_edges, find_stance_conflicts
from variorum.collate.timeline import make_timeline
from variorum.collate.variants import find_variants
from variorum.collated import Collation, Story
from variorum.models import Judge

__all__ = ["collate_story"]


def collate_story(story: Story, judge: Judge | None = None, least: float = SHOWN_FROM) -> Collation:
    """Collate one story; ``features`` of its claims must hold their vectors.

    Without a ``judge`` no conflict is looked for; with one, those from probability ``least``, and
    those that two stances show.
    """
    merged = merge_actors(story)
    facts = make_facts(merged)
    conflicts = find_conflicts(facts, judge, least) if judge else []
    edges = find_edges(merged)
    if judge:
        conflicts += find_stance_conflicts(merged, conflicts, edges)
    variants = find_variants(merged)
    conflicts += find_misquoted(merged, facts, variants) if judge else []
    points, same = find_points(merged, facts, conflicts, judge)
    points = doubt_silences(merged, facts, points, judge) if judge else points
    relations = [*same, *conflicts]
    happenings = find_happenings(merged, points, relations)
    return Collation(
        story=merged.story,
        articles=tuple(telling.article for telling in merged.tellings),
        actors=merged.actors,
        quotations=tuple(q for telling in merged.tellings for q in telling.quotations),
        claims=tuple(c for telling in merged.tellings for c in telling.claims),
        relations=tuple(relations),
        points=tuple(points),
        quotation_variants=tuple(variants),
        problems=tuple(p for telling in merged.tellings for p in telling.problems),
        sentences=tuple(s for telling in merged.tellings for s in telling.sentences),
        techniques=tuple(t for telling in merged.tellings for t in telling.techniques),
        times=tuple(t for telling in merged.tellings for t in telling.times),
        expectations=keep_ledger(merged),
        timeline=make_timeline(merged, points, relations, happenings),
        dates=tell_dates(merged),
        account=make_account(merged, facts, points, relations),
        silences=tuple(find_silences(merged, facts, points)),
        references=tuple(r for telling in merged.tellings for r in telling.references),
        stances=tuple(s for telling in merged.tellings for s in telling.stances),
        stance_edges=tuple(edges),
        events=tuple(e for telling in merged.tellings for e in telling.events),
        happenings=happenings,
        judged=judge is not None,
        profile={telling.article.id: make_profile(telling) for telling in merged.tellings},
    )
