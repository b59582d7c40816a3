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
    """One row: a reason, where to look, words that must be there, and what they must look like."""

    why: str
    scope: Scope
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_hold(self, lowered: str) -> bool:
        """Whether one of the triggers is there: cheap, and false for almost every text."""
        # A plain loop: any() over a generator takes three times as long, a million times over.
        for trigger in self.triggers:  # noqa: SIM110
            if trigger in lowered:
                return True
        return False

    def among(self, present: frozenset[str]) -> Rule | None:
        """The rule with those triggers that are ``present``; ``None`` where none is."""
        here = tuple(trigger for trigger in self.triggers if trigger in present)
        return Rule(self.why, self.scope, here, self.pattern) if here else None


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the table: the first that holds gives the reason."""
    found = []
    for row in read_table("read", "furniture.tsv"):
        why, scope, triggers, pattern = row.split("\t")
        compiled = re.compile(pattern, re.IGNORECASE)
        found.append(Rule(why, Scope(scope), tuple(triggers.split("~")), compiled))
    return tuple(found)


def reasons() -> tuple[str, ...]:
    """The closed vocabulary of ``Removed.why``, sorted."""
    return tuple(sorted({rule.why for rule in rules()} | {DUPLICATE, MARKUP}))


DUPLICATE = "duplicate of the title"
