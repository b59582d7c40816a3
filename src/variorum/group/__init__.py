"""Many articles to copies and stories."""

from variorum.group.copies import find_copies, mark_copies
from variorum.group.stories import forget, group_articles, group_traces
from variorum.group.story import make_story
from variorum.group.trace import trace_article

__all__ = [
    "find_copies",
    "forget",
    "group_articles",
    "group_traces",
    "make_story",
    "mark_copies",
    "trace_article",
]
