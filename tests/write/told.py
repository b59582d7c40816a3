"""A story in two tellings, two days apart: what was planned, and what came of it."""

from __future__ import annotations

from functools import lru_cache

import variorum
from variorum.collate import collate_story
from variorum.collated import Collation
from variorum.group import make_story
from variorum.read import make_article
from variorum.records import Annotated, Input, Origin, Precision, Published

FIRST = (
    "Mayor Tova Lindqvist plans to close the weir on Friday, her office said in a statement. "
    "“The bridge; a wreck, will reopen in May,” said Port Minister Anders Holm. "
    "The council is likely to reject the levy. The mill of Brask & Holm burnt down on Monday."
)
SECOND = (
    "Tova Lindqvist closed the weir on Friday. The ferry line will stop on 2 April. "
    "The quay was built in 1987."
)


@lru_cache(maxsize=1)
def tell() -> Collation:
    """The story, collated once."""
    return collate_story(
        make_story([telling("2026-03-18", FIRST, "Courier"), telling("2026-03-21", SECOND, "Post")])
    )


def telling(day: str, text: str, outlet: str) -> Annotated:
    """One article of a day, annotated."""
    published = Published(day, Precision.DAY, Origin.FEED)
    source = Input(f"{outlet}.txt")
    url = f"https://{outlet.lower()}.example/{day}"
    return variorum.annotate(
        make_article(text, source, published=published, outlet=outlet, url=url)
    )
