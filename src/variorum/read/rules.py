"""The table of what outlets put around a story, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from variorum.records import MARKUP
from variorum.tables import read_table


class Scope(StrEnum):
    """How much of the text a rule looks at and sets aside; see ``tables/furniture.tsv``."""

    LINE = "line"
    HEAD = "head"
    TAIL = "tail"
    CREDIT = "credit"
    CAPTION = "caption"
    LIST = "list"
    SENTENCE = "sentence"
    INSIDE = "inside"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: a reason, where to look, words that must be there, and what they must look like.

    One of ``triggers`` must be there, and one of each tuple of ``others``.
    """

    why: str
    scope: Scope
    triggers: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]

    def may_hold(self, lowered: str) -> bool:
        """Whether what must be there is there: cheap, and false for almost every text."""
        return has_one(self.triggers, lowered) and self.has_others(lowered)

    def has_others(self, lowered: str) -> bool:
        """Whether there is one of each of ``others``."""
        for others in self.others:  # noqa: SIM110  (as in has_one)
            if not has_one(others, lowered):
                return False
        return True


def has_one(strings: tuple[str, ...], text: str) -> bool:
    """Whether one of the strings stands in ``text``."""
    # A plain loop: any() over a generator takes three times as long.
    for string in strings:  # noqa: SIM110
        if string in text:
            return True
    return False


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the table: the first that holds gives the reason."""
    found = []
    for row in read_table("read", "furniture.tsv"):
        why, scope, triggers, pattern = row.split("\t")
        first, *others = (tuple(strings.split("~")) for strings in triggers.split("&"))
        pattern = pattern.replace("(?-i:[A-Z]", f"(?-i:{CAPITAL}")
        compiled = re.compile(pattern, re.IGNORECASE)
        found.append(Rule(why, Scope(scope), first, tuple(others), compiled))
    return tuple(found)


def reasons() -> tuple[str, ...]:
    """The closed vocabulary of ``Removed.why``, sorted."""
    return tuple(sorted({rule.why for rule in rules()} | {DUPLICATE, PULL_QUOTE, MARKUP}))


DUPLICATE = "duplicate of the title"
PULL_QUOTE = "pull quote"

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A capital of any script (Åse, Élise, Łukasz), as near as a pattern that heeds case can come."""
