"""How the texts are worded: techniques and loaded sentences as marks, letters and margin lines.

Each finding has a letter, counted anew in each article: it stands behind the words, and again in
the margin with what was found and its probability, and each leads to the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from variorum.records import (
    SHOWN_FROM,
    QuotationForm,
    Span,
    Technique,
    TechniqueUse,
    techniques_sought,
)
from variorum.spans import pieces_of
from variorum.tables import read_table
from variorum.write.page.highlights import Mark, Note, Side
from variorum.write.page.index import Index, make_letters

Marks = defaultdict[str, list[Mark]]
Notes = defaultdict[str, list[Note]]
Sides = defaultdict[str, list[Side]]

TECHNIQUES = "techniques"
LOADED = "loaded sentences"
QUOTED = "quoted"
"""What is added where the words stand inside a direct quotation: they are the speaker's."""


@dataclass(frozen=True, slots=True)
class _Finding:
    span: Span
    style: str
    rank: int
    says: str
    means: str


def mark_wording(
    index: Index,
) -> tuple[Marks, Notes, Sides]:
    """By article: marks on the words, letters behind them, lines in the margin."""
    marks: Marks = defaultdict(list)
    notes: Notes = defaultdict(list)
    sides: Sides = defaultdict(list)
    for article, findings in _findings(index).items():
        findings.sort(key=lambda one: (one.span.end, -one.span.start, one.says))
        for number, one in enumerate(findings):
            letters = make_letters(number).lower()
            words, line = f"t-{article}-{letters}", f"x-{article}-{letters}"
            for start, end in pieces_of(one.span):
                marks[article].append(Mark(start, end, one.rank, one.style, words, words))
            says = f"{letters}: {one.says}"
            notes[article].append(Note(one.span.end, letters, f"#{line}", says, "n w"))
            side = Side(one.span.end - 1, one.says, f"#{words}", letters, line, one.means)
            sides[article].append(side)
    return marks, notes, sides


def list_sought(index: Index) -> list[str]:
    """What was looked for in the wording of the story; nothing where the reader is off."""
    sentences = index.collation.sentences
    sought = [TECHNIQUES] if techniques_sought(sentences) else []
    return sought + [LOADED] * any(sentence.loaded is not None for sentence in sentences)


def technique_name(technique: Technique) -> str:
    """The name of a technique as people write it.

    >>> technique_name(Technique.NAME_CALLING)
    'Name Calling, Labeling'
    """
    return technique.value.replace("_", " ").replace(",", ", ")


def technique_meanings() -> dict[Technique, str]:
    """What each technique means, in a line."""
    rows = (line.split("\t") for line in read_table("write", "techniques.tsv"))
    return {Technique(name): meaning for name, meaning in rows}


def quoted_uses(index: Index) -> set[TechniqueUse]:
    """The uses of techniques whose words stand inside a direct quotation."""
    pieces: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quotation in index.collation.quotations:
        if quotation.form is QuotationForm.DIRECT:
            pieces[quotation.content.article].extend(pieces_of(quotation.content))
    joined = {article: _join(stretches) for article, stretches in pieces.items()}
    return {
        use
        for use in index.collation.techniques
        if use.score >= SHOWN_FROM
        and all(_lies_in(piece, joined.get(use.span.article, [])) for piece in pieces_of(use.span))
    }


def _findings(index: Index) -> dict[str, list[_Finding]]:
    """Techniques and loaded sentences by article, with what is said of them."""
    found: dict[str, list[_Finding]] = defaultdict(list)
    for sentence in index.collation.sentences:
        if sentence.loaded is not None and sentence.loaded >= SHOWN_FROM:
            says = f"Loaded sentence, {sentence.loaded:.2f}"
            found[sentence.span.article].append(_Finding(sentence.span, "load", 1, says, ""))
    meanings, quoted = technique_meanings(), quoted_uses(index)
    for use in index.collation.techniques:
        if use.score < SHOWN_FROM:
            continue
        says = f"{technique_name(use.technique)}, {use.score:.2f}"
        if use in quoted:
            says += f", {QUOTED}"
        means = meanings[use.technique]
        found[use.span.article].append(_Finding(use.span, "tech", 4, says, means))
    return found


def _join(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _lies_in(piece: tuple[int, int], joined: list[tuple[int, int]]) -> bool:
    at = bisect_right(joined, piece[0], key=lambda stretch: stretch[0]) - 1
    return at >= 0 and joined[at][0] <= piece[0] and piece[1] <= joined[at][1]
