"""Many articles to copies, stories and affairs."""

from variorum.group.affairs import find_affairs
from variorum.group.copies import find_copies, mark_copies
from variorum.group.stories import forget, group_articles, group_traces
from variorum.group.story import make_story
from variorum.group.trace import trace_article

__all__ = [
    "find_affairs",
    "find_copies",
    "forget",
    "group_articles",
    "group_traces",
    "make_story",
    "mark_copies",
    "trace_article",
]
