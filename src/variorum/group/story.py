"""Articles that are known to tell one story, made into a story."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collated import Story, StoryHead
from variorum.records import Annotated, CompletenessState, digest


def make_story(tellings: Sequence[Annotated]) -> Story:
    """The story of ``tellings``, in the order given; its id depends only on the articles.

    The title is that of the first complete article that has one, else of any that has one.
    """
    ids = sorted(telling.article.id for telling in tellings)
    titled = [telling.article for telling in tellings if telling.article.title]
    complete = [a for a in titled if a.completeness.state is CompletenessState.FULL]
    title = next((a.title for a in [*complete, *titled] if a.title), "Untitled story")
    return Story(StoryHead(digest(*ids), title), tuple(tellings))
