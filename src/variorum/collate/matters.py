"""Things that several articles name: "the harbour plan", "Ruiz's scheme" and "the plan" are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.naming.tables import load_words
from variorum.records import Stance
from variorum.tables import read_table

_WORD = re.compile(r"[^\W_][\w.&-]*")
_SMALL = frozenset(("the", "a", "an", "this", "that", "these", "those", "s"))
_ENDS = frozenset(("of", "on", "for", "to", "over", "with", "against", "in", "between", "by"))
_SHORTEST = 5

LONGEST = 6
"""Words of a good name for a thing."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a thing's words come to: the noun, what tells it from others, and whose it is."""

    head: str
    marks: frozenset[str]
    owner: str | None


def match_matters(stances: Sequence[Stance]) -> dict[str, tuple[str, bool]]:
    """For each stance on a thing the name of the thing, and whether its words say which it is.

    Two things are one where their nouns are of one kind (a plan and a scheme) and the words
    beside one noun are among those beside the other, so far as no third thing fits as well: a
    bare "the plan" is the only plan of its article. Limits: other names for the same ("Obamacare"
    and "the health law") stay apart.
    """
    things = {stance.id: read_matter(stance) for stance in stances if stance.target is None}
    spans = {stance.id: stance.about for stance in stances}
    told: dict[str, set[Matter]] = defaultdict(set)
    everywhere: set[Matter] = set()
    for identifier, matter in things.items():
        if matter.marks or matter.owner:
            told[spans[identifier].article].add(matter)
            everywhere.add(matter)
    groups = _groups(everywhere)
    names: dict[Matter, list[str]] = defaultdict(list)
    placed: dict[str, tuple[Matter, bool]] = {}
    for identifier, matter in things.items():
        if matter.marks or matter.owner:
            placed[identifier] = groups[matter], True
        else:
            here = {groups[m] for m in told[spans[identifier].article] if m.head == matter.head}
            placed[identifier] = (here.pop(), True) if len(here) == 1 else (matter, False)
        names[placed[identifier][0]].append(" ".join(spans[identifier].exact.split()))
    shown = {matter: min(forms, key=_poor_name) for matter, forms in names.items()}
    return {identifier: (shown[matter], sure) for identifier, (matter, sure) in placed.items()}


def _poor_name(words: str) -> tuple[bool, int, str]:
    """Sorts the words for a thing: the fullest first, but the long ones last."""
    count = len(words.split())
    return count > LONGEST, count if count > LONGEST else -count, words


def read_matter(stance: Stance) -> Matter:
    """The noun of the words a stance is about, in the form that stands for its kind."""
    words = [w.lower() for w in _WORD.findall(stance.about.exact.replace("’", "'"))]
    words = [word for word in words if word not in _SMALL]
    end = next((i for i, word in enumerate(words) if i and word in _ENDS), len(words))
    head = singular(words[end - 1]) if words else ""
    beside = {singular(w) for w in words[: max(end - 1, 0)] + words[end:]}
    beside -= _ENDS | load_words("function_words.txt", package="collate")
    return Matter(kinds().get(head, head), frozenset(beside - {head}), stance.owner)


def singular(word: str) -> str:
    """The word without the ending of a plural, where it is regular.

    >>> singular("cuts"), singular("policies"), singular("sanctions"), singular("congress")
    ('cut', 'policy', 'sanction', 'congress')
    """
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@cache
def kinds() -> Mapping[str, str]:
    """For each noun the first of those that stand for the same kind of thing."""
    rows = [line.split("\t") for line in read_table("collate", "matter_kinds.tsv")]
    return {noun: row[0] for row in rows for noun in row}


def _groups(matters: set[Matter]) -> dict[Matter, Matter]:
    """For each thing the fullest that it is the same as, itself where none or several are."""
    ordered = sorted(matters, key=lambda m: (-len(m.marks), m.head, sorted(m.marks), m.owner or ""))
    by_head: dict[str, list[Matter]] = defaultdict(list)
    found: dict[Matter, Matter] = {}
    for matter in ordered:
        fuller = [other for other in by_head[matter.head] if _is_same(matter, other)]
        found[matter] = fuller[0] if len(fuller) == 1 else matter
        if found[matter] is matter:
            by_head[matter.head].append(matter)
    return found


def _is_same(short: Matter, full: Matter) -> bool:
    if short.owner and full.owner and short.owner != full.owner:
        return False
    return short.marks <= full.marks and bool(short.marks or short.owner == full.owner)
