"""Which characters of the text a clause's claim covers: attribution and frames are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGLE = frozenset(("'", "‘", "’"))
_FRAMES = frozenset(("however", "meanwhile", "moreover", "furthermore", "indeed", "besides"))


def clause_pieces(text: str, clause: Clause, cues: set[int]) -> list[tuple[int, int]]:
    """The stretches of ``text`` that the claim of ``clause`` covers, in order.

    Left out are the tokens of ``cues`` and what hangs on them, a leading conjunction, "However",
    and punctuation at the ends; a quotation mark inside keeps its partner.
    """
    pieces = _pieces(text, _trimmed(clause, cues))
    if pieces:
        inside = "".join(text[start:end] for start, end in pieces)
        start, end = pieces[0]
        pieces[0] = (_with_opener(text, start, inside), end)
        inside = text[pieces[0][0] : start] + inside
        pieces[-1] = _with_partner(text, *pieces[-1], inside)
    return pieces


def _with_opener(text: str, start: int, inside: str) -> int:
    """Where the first piece starts with the mark, right before it, of one that closes inside."""
    mark = text[start - 1 : start]
    straight = mark == '"' and inside.count('"') % 2 == 1
    closer = {"“": "”", "[": "]"}.get(mark, "")
    paired = closer and inside.count(closer) > inside.count(mark)
    return start - 1 if straight or paired else start


def _with_partner(text: str, start: int, end: int, inside: str) -> tuple[int, int]:
    """The last piece with the closing quotation mark, right after it, of one that opens inside."""
    straight = inside.count('"') % 2 == 1
    curly = inside.count("“") > inside.count("”")
    after = end
    if after < len(text) and text[after] in ",.":
        after += 1
    wanted = '"' if straight else "”" if curly else ""
    if wanted and text.startswith(wanted, after):
        return start, after + 1
    return start, end


def _trimmed(clause: Clause, cues: set[int]) -> list[Token]:
    """The tokens without attribution, leading conjunction or frame, and marks at the ends."""
    kept = [
        t
        for t in clause.tokens
        if t.i not in cues
        and not _joins(t, clause)
        and (t in clause.rest or not _hangs_on(t, clause.head, cues))
    ]
    whole = {token.i for token in kept}
    if any(t.dep_ in ("prep", "agent") and _lost_all(t, whole) for t in kept):
        return []  # "The towns agree on", where what they agree on is somebody's words
    while kept and (_is_edge(kept[0]) or _opens(kept[0], clause.head)):
        kept.pop(0)
    while kept and (_ends_speech(kept) or kept[-1].dep_ in ("cc", "mark", "det")):
        kept.pop()
    if len(kept) > 1 and kept[0].text in _SINGLE and not any(_closes(t) for t in kept[1:]):
        kept.pop(0)
    return kept


def _joins(token: Token, clause: Clause) -> bool:
    """Whether it is the "that" behind a condition: "If it fails, he said that it would close"."""
    that = token.lower_ == "that" and token.dep_ == "mark" and token.head == clause.head
    return that and any(word.i < token.i for word in clause.rest)


def _lost_all(preposition: Token, kept: set[int]) -> bool:
    """Whether what ``preposition`` governs is all left out."""
    children = [child.i for child in preposition.children]
    return bool(children) and not kept.intersection(children)


def _hangs_on(token: Token, head: Token, cues: set[int]) -> bool:
    """Whether a cue inside the clause of ``head`` governs ``token`` ("according to the mayor").

    A cue that governs the clause itself does not count: the noun of a relative clause and a
    subject shared with another verb hang on it as well.
    """
    while token != head and token.dep_ != "ROOT":
        token = token.head
        if token.i in cues:
            return not token.is_ancestor(head)
    return False


def _is_edge(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in ("%", "'", "’"))


def _ends_speech(kept: Sequence[Token]) -> bool:
    """Whether the last of the tokens is a mark, or a single one that opened before them."""
    last = kept[-1]
    if last.text not in _SINGLE or last.i == 0 or not _is_edge(last.nbor(-1)):
        return _is_edge(last)
    return not any(_closes(token) for token in kept[1:-1])


def _closes(token: Token) -> bool:
    """Whether ``token`` is a single quotation mark and no apostrophe of a possessive."""
    return token.text in _SINGLE and token.tag_ != "POS"


def _opens(token: Token, head: Token) -> bool:
    """Whether ``token`` only ties the clause of ``head`` to what stands before it."""
    if token.head != head:
        return token.dep_ == "advmod" and token.head.dep_ == "mark"
    if token.dep_ in ("mark", "cc", "preconj"):
        return True
    if token.dep_ == "advmod" and token.tag_ in ("WDT", "IN") and token.lower_ == "that":
        return True  # "at the time that"
    return token.dep_ == "advmod" and token.lower_ in _FRAMES


def _pieces(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches of text that ``tokens`` cover; only what others' words interrupt is apart."""
    pieces: list[tuple[int, int]] = []
    last = -1
    for token in tokens:
        start, end = token.idx, token.idx + len(token)
        between = token.doc[last + 1 : token.i] if last >= 0 else ()
        if pieces and all(_is_edge(other) for other in between):
            pieces[-1] = (pieces[-1][0], end)
        elif not _is_edge(token):
            pieces.append((start, end))
        else:
            continue
        last = token.i
    return [piece for piece in (_stripped(text, *piece) for piece in pieces) if piece[0] < piece[1]]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece without white space and clause punctuation at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    return start, end
