"""The metrics of quotations: spans of each role, and whole attributions.

*Span F1* (CofeNet, Wang et al., COLING 2022): for each role on its own, over words; a contiguous
run of words is one span, so a split content counts as several. *Exact* asks for the same first and
last word, *begin* for the same first word. *Overlap* asks for one word in common: its precision is
the found runs that share a word with some gold run of the role, over the found runs; its recall the
gold runs that share a word with some found run, over the gold runs. So a long run may answer for
several short ones; exact F1 stands beside it.

*Attribution F1* (the rule of the Gender Gap Tracker scorer): a found content matches a gold one if
it shares more than 0.3 (lenient) or 0.8 (strict) of the gold's characters, one to one; its
*speaker* is right if the two sources share a character. By form, which is counted from the
quotation marks in the content: all of it, some of it, none of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

Pieces = Sequence[tuple[int, int]]
Run = tuple[int, int]
Row = tuple[float, ...]
ROLES = ("content", "cue", "source")
FORMS = ("direct", "mixed", "indirect")
SHARES = {"lenient": 0.3, "strict": 0.8}
_WORD = re.compile(r"\w+|[^\w\s]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|''.*?''|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and source as stretches of one text, with the form of the content."""

    content: Pieces
    cue: Pieces
    source: Pieces
    form: str


def attribution(text: str, content: Pieces, cue: Pieces, source: Pieces) -> Attribution:
    """The attribution with its form counted from the quotation marks in its content."""
    return Attribution(content, cue, source, form_of(text, content))


def count_article(
    text: str, gold: Sequence[Attribution], found: Sequence[Attribution]
) -> dict[str, Row]:
    """What one article adds to each metric: (right found, found, right gold, gold).

    ``speaker lenient direct`` and its like are (right, matched gold contents with a source).
    """
    words = [match.span() for match in _WORD.finditer(text)]
    rows: dict[str, Row] = {}
    for role in ROLES:
        found_runs = runs(words, (getattr(a, role) for a in found))
        gold_runs = runs(words, (getattr(a, role) for a in gold))
        begins = {first for first, _ in found_runs}, {first for first, _ in gold_runs}
        rows[f"{role} exact"] = _same(found_runs, gold_runs)
        rows[f"{role} begin"] = _same(*begins)
        rows[f"{role} overlap"] = _overlapping(found_runs, gold_runs)
    for form in FORMS:
        rows[f"content exact {form}"] = _same(
            *(
                runs(words, (a.content for a in some if a.form == form))
                for some in (found, gold)
            )
        )  # fmt: skip
    for name, share in SHARES.items():
        rows.update(_attributions(gold, found, name, share))
    return rows


def form_of(text: str, content: Pieces) -> str:
    """``direct`` if every word of the content stands in marks, ``indirect`` if none does.

    >>> form_of('He was “not amused”.', [(3, 19)])
    'mixed'
    """
    quoted: set[int] = set()
    words: set[int] = set()
    for start, end in content:
        piece = text[start:end]
        spans = [match.span() for match in _QUOTED.finditer(piece)]
        if (not spans and piece[:1] in '“"') or piece.startswith("''"):
            spans = spans or [(0, len(piece))]
        for match in re.finditer(r"\w+", piece):
            words.add(start + match.start())
            if any(low <= match.start() < high for low, high in spans):
                quoted.add(start + match.start())
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"


def runs(words: Sequence[tuple[int, int]], spans: Iterable[Pieces]) -> set[Run]:
    """First and last word of every contiguous run that the pieces of each span cover.

    >>> runs([(0, 2), (3, 6), (7, 9)], [[(0, 1), (4, 9)], [(0, 2)]]) == {(0, 2), (0, 0)}
    True
    """
    starts = [start for start, _ in words]
    found = set()
    for pieces in spans:
        covered: set[int] = set()
        for start, end in pieces:
            index = max(0, bisect_left(starts, start) - 1)
            while index < len(words) and words[index][0] < end:
                if words[index][1] > start:
                    covered.add(index)
                index += 1
        for index in sorted(covered):
            if index - 1 not in covered:
                last = index
                while last + 1 in covered:
                    last += 1
                found.add((index, last))
    return found


def _same(found: Collection[object], gold: Collection[object]) -> Row:
    right = len(set(found) & set(gold))
    return right, len(found), right, len(gold)


def _overlapping(found: Collection[Run], gold: Collection[Run]) -> Row:
    right_found = len(found) - len(_apart(found, gold))
    right_gold = len(gold) - len(_apart(gold, found))
    return right_found, len(found), right_gold, len(gold)


def _apart(some: Collection[Run], others: Collection[Run]) -> list[Run]:
    """The runs that share no word with any of ``others``."""
    covered = {word for first, last in others for word in range(first, last + 1)}
    return [run for run in some if covered.isdisjoint(range(run[0], run[1] + 1))]


def _attributions(
    gold: Sequence[Attribution], found: Sequence[Attribution], name: str, share: float
) -> dict[str, Row]:
    found_letters = [_letters(a.content) for a in found]
    taken: dict[int, int] = {}
    for number, wanted in enumerate(gold):
        best = _best(_letters(wanted.content), found_letters, share, taken.values())
        if best is not None:
            taken[number] = best
    rows: dict[str, Row] = {}
    for kind, forms in (("all", FORMS), *((form, (form,)) for form in FORMS)):
        of_form = [number for number, wanted in enumerate(gold) if wanted.form in forms]
        found_of_form = [number for number, some in enumerate(found) if some.form in forms]
        matched = [number for number in of_form if number in taken]
        rows[f"attribution {name} {kind}"] = (
            len(set(found_of_form) & set(taken.values())),
            len(found_of_form),
            len(matched),
            len(of_form),
        )
        with_source = [number for number in matched if gold[number].source]
        rows[f"speaker {name} {kind}"] = (
            sum(
                not _letters(gold[number].source).isdisjoint(_letters(found[taken[number]].source))
                for number in with_source
            ),
            len(with_source),
        )
    return rows


def _best(
    letters: set[int], others: Sequence[set[int]], share: float, taken: Collection[int]
) -> int | None:
    """The untaken content that shares most with ``letters``, if that is more than ``share``."""
    best, best_shared = None, 0.0
    for number, other in enumerate(others):
        if number in taken:
            continue
        shared = len(letters & other) / max(1, len(letters))
        # Of two that hold the whole, the one that holds less besides.
        tied = best is not None and shared == best_shared and len(other) < len(others[best])
        if shared > best_shared or tied:
            best, best_shared = number, shared
    return best if best_shared > share else None


def _letters(pieces: Pieces) -> set[int]:
    return {position for start, end in pieces for position in range(start, end)}
