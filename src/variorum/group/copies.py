"""Whole-article copies and near copies, so that a reprint is not counted as a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from variorum.group.near import pair_near
from variorum.group.trace import day_of, trace_article
from variorum.group.words import LONGEST, RUN
from variorum.grouped import Copy, Trace
from variorum.naming.agencies import find_agency
from variorum.records import Article, in_time

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COVERED = 0.75
"""Share of an article's words that stand in runs of five shared words, from which it is a copy.

Swept from .5 to .95 by ``benchmarks/copies``: between .7 and .8 all made copies are found (a tenth
of the words edited is the hardest kind, at .8 to .85) and nothing else is. At .6, reports of which
three fifths are one press release count as copies; at .85, edited reprints are lost.
"""
SHORTEST = 30
"""Words below which an article is too short for its words to show where they come from."""


LEAD = 60
"""First words of which a part must be shared: else the shared ones came with the page.

Captions of one gallery under two articles were most of the false copies in 11,000 articles.
"""
LEAD_COVERED = 0.25
"""Least share of the first words: a new headline and a new first sentence leave as much."""
DAYS = 14
"""Days apart from which a copy must be nearly whole: pages of one site share their captions."""
WHOLE = 0.95
"""Its first words must then be whole: of two quakes told in one form, the numbers stand there."""
THROUGH = 0.5
"""Share of the original's words in a copy of another copy of it.

Both have three quarters of what they copy, which leaves about as much.
"""


@dataclass(frozen=True)
class Runs:
    """A trace with its runs as numbers, in order."""

    trace: Trace
    runs: NDArray[np.uint32]

    @cached_property
    def known(self) -> NDArray[np.uint32]:
        """The runs as a sorted set; few articles are ever asked for it."""
        import numpy as np

        return np.unique(self.runs)


def mark_copies(articles: Sequence[Article]) -> list[Article]:
    """Mark each copy's ``copy_of`` with its original's id; the order stays, the rest is unchanged.

    See ``find_copies`` for what a copy is.
    """
    found = find_copies([trace_article(article) for article in articles])
    original = {copy.article: copy.original for copy in found}
    return [replace(article, copy_of=original.get(article.id)) for article in articles]


def find_copies(traces: Sequence[Trace]) -> list[Copy]:
    """The copies among ``traces``, by id; the order of ``traces`` does not matter.

    A copy has at least three quarters of its words in common with its original, in runs of
    five or more: a reprint under a new headline, with a local ending or small edits, an excerpt
    from anywhere, or an article that a longer one holds whole. What was ``removed`` does not
    count. The original is the agency's own article, else the one published first, else the one
    that bears an agency's mark, else the longest; it is never itself a copy. What copies another
    copy of it, and has half of its words from it, is its copy too. MinHash finds the pairs to look
    at, and the words decide.

    Limits: a rewrite in other words is no copy, nor a reprint with an opening of its own. More
    than two weeks apart, only what is copied whole is found.
    """
    texts = [
        read_runs(trace)
        for trace in sorted(traces, key=lambda t: (-t.words, t.article))
        if trace.words >= SHORTEST
    ]
    copies = (copy for family in _families(texts) for copy in _copies_of(*family))
    return sorted(copies, key=lambda copy: copy.article)


def _copies_of(leader: Runs, members: Sequence[Runs]) -> Iterator[Copy]:
    """The copies in a family: one of those that hold the longest is the original."""
    family = (leader, *members)
    agencies = _agencies(text.trace for text in family)
    holding = [leader, *(member for member in members if copied_share(leader, member))]
    best = min(holding, key=lambda text: _preference(text.trace, agencies))
    for member in family:
        if member is best:
            continue
        share = copied_share(member, best)
        why = _why(best.trace, member.trace, agencies)
        if not share and (through := coverage(member, best)) >= THROUGH:
            share, name = through, leader.trace.outlet or "without a name"
            why += f"; {copied_share(member, leader):.0%} stand in another copy of it ({name})"
        if share:
            yield Copy(member.trace.article, best.trace.article, share, why)


def read_runs(trace: Trace) -> Runs:
    """The runs of a trace as numbers."""
    import numpy as np

    return Runs(trace, np.frombuffer(trace.runs, dtype="<u4").astype(np.uint32, copy=False))


def coverage(part: Runs, whole: Runs) -> float:
    """Share of the words of ``part`` that stand in a run of five words found in ``whole``."""
    return float(_covered(part, whole).sum() / part.trace.words) if part.trace.words else 0.0


def copied_share(part: Runs, whole: Runs) -> float:
    """The coverage of ``part`` by ``whole`` where it is a copy of it, else 0.

    Of a text of 20,000 words and more, minutes, say, or all of a day in one file, nothing is.
    """
    if not part.trace.words or part.trace.words < LONGEST <= whole.trace.words:
        return 0.0
    covered = _covered(part, whole)
    share = float(covered.sum() / part.trace.words)
    lead = float(covered[:LEAD].sum() / min(LEAD, part.trace.words))
    far = _far_apart(part.trace, whole.trace)
    enough = share >= (WHOLE if far else COVERED) and lead >= (1.0 if far else LEAD_COVERED)
    return share if enough else 0.0


def _covered(part: Runs, whole: Runs) -> NDArray[np.bool_]:
    """For each word of ``part`` whether a run of ``whole`` holds it."""
    import numpy as np

    if not len(whole.known) or not len(part.runs):
        return np.zeros(part.trace.words, dtype=np.bool_)
    place = np.minimum(np.searchsorted(whole.known, part.runs), len(whole.known) - 1)
    hits = np.flatnonzero(whole.known[place] == part.runs)
    steps = np.zeros(part.trace.words + 1, dtype=np.int32)
    np.add.at(steps, hits, 1)
    np.add.at(steps, hits + RUN, -1)
    covered: NDArray[np.bool_] = np.cumsum(steps[:-1]) > 0
    return covered


def _far_apart(a: Trace, b: Trace) -> bool:
    days = [day_of(trace) for trace in (a, b)]
    return min(days) >= 0 and abs(days[0] - days[1]) > DAYS


def _families(texts: Sequence[Runs]) -> list[tuple[Runs, list[Runs]]]:
    """Articles that no longer one covers, each with those it covers; ``texts`` longest first."""
    homes: dict[int, list[int]] = {}
    for longer, shorter in pair_near([text.runs for text in texts]).tolist():
        homes.setdefault(shorter, []).append(longer)
    members: dict[int, list[Runs]] = {}
    leaders: set[int] = set()
    for place, text in enumerate(texts):
        found = [(copied_share(text, texts[h]), -h) for h in homes.get(place, ()) if h in leaders]
        share, home = max(found, default=(0.0, 0))
        if share:
            members.setdefault(-home, []).append(text)
        else:
            leaders.add(place)
    return [(texts[place], found) for place, found in sorted(members.items())]


def _agencies(family: Iterable[Trace]) -> frozenset[str]:
    """Who the articles of a family have it from, in lower case, by their own marks.

    An agency that is in no table is known by the dateline of those who print it.
    """
    return frozenset(
        mark.lower() for trace in family for mark in trace.marks if mark != trace.outlet
    )


def _preference(trace: Trace, agencies: AbstractSet[str]) -> tuple[bool, str, bool, int, str]:
    """Orders an article and its copies: the most likely original first."""
    return (
        not _is_agency(trace, agencies),
        # A day without a time says nothing on what came first within it, nor does a year alone.
        f"{in_time(trace.published)}~",
        not trace.marks,
        -trace.words,
        trace.article,
    )


def _why(original: Trace, copy: Trace, agencies: AbstractSet[str]) -> str:
    """By what the original was told from its copy."""
    if _is_agency(original, agencies) and not _is_agency(copy, agencies):
        return f"published by an agency ({original.outlet})"
    if original.published and copy.published and _is_before(original, copy):
        return f"published first ({original.published.value}, then {copy.published.value})"
    if original.published and not copy.published:
        return f"published {original.published.value}; the copy has no date"
    if original.marks and not copy.marks:
        return f"bears the mark of {', '.join(original.marks)}"
    if original.words > copy.words:
        return (
            f"the longer one ({original.words:,} words against {copy.words:,}); dates do not decide"
        )
    return "neither date, agency nor length decides: one of the two was taken"


def _is_before(one: Trace, other: Trace) -> bool:
    """Whether the dates show it, as far as both are known: no day is before a time of that day."""
    first, then = (in_time(trace.published) for trace in (one, other))
    known = min(len(first), len(then))
    return first[:known] < then[:known]


def _is_agency(trace: Trace, agencies: AbstractSet[str]) -> bool:
    outlet = trace.outlet or ""
    return find_agency(outlet) is not None or outlet.lower() in agencies
