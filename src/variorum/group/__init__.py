"""Many articles to copies and stories."""

from variorum.group.copies import mark_copies
from variorum.group.story import make_story

__all__ = ["make_story", "mark_copies"]
