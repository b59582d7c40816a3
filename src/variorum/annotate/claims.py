"""Claims of one article: clauses that assert something, and on whose authority."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.clauses import Clause, Regions, find_clauses, subject_of
from variorum.annotate.drafts import length
from variorum.annotate.extents import clause_pieces
from variorum.annotate.features import Names, claim_features
from variorum.annotate.parse import Parse
from variorum.annotate.sourcing import basis_of, has_hearsay_cue
from variorum.records import (
    Actor,
    Basis,
    Claim,
    ClaimFeatures,
    Quotation,
    QuotationForm,
    digest,
)
from variorum.spans import make_broken_span, pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_WORDS = 70
"""A clause longer than this is a list or a slip of the parser, not a claim to align."""
_MOST_PIECES = 4
_SPEAKING = frozenset(
    ("say", "tell", "add", "ask", "note", "write", "reply", "explain", "continue")
)
_SPOKEN_TO = frozenset(("say", "tell", "ask", "reply"))
"""Verbs whose object is the listener or the words ("told the radio", "said a few words")."""
_CUT_AFTER = frozenset(
    ("a", "an", "the", "of", "to", "for", "with", "at", "from", "by", "and", "or", "but",
     "his", "her", "its", "their", "will", "would")
)  # fmt: skip
"""Words that no sentence ends with."""
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))


def find_claims(
    parse: Parse, quotations: Sequence[Quotation], actors: Sequence[Actor]
) -> tuple[list[Claim], list[ClaimFeatures]]:
    """The claims in text order, and beside each what alignment needs to know about it.

    A claim is a finite clause with a subject and a predicate that somebody puts forward: the
    source of the innermost quotation around it, or the outlet. The words of the attribution
    ("she said") are not part of it. Questions, commands, conditions, bare attributions and
    exclamations without a fact are no claims; nor are lines in capitals amid the text. What a
    source denies or asks for is a claim of whoever reports the denial or the request, in full.

    Limits: a clause whose subject the parser misses is lost; pronouns are kept as they stand.
    """
    ordered = sorted(
        quotations, key=lambda q: (-length(pieces_of(q.content)), q.content.start, q.id)
    )
    regions = _regions(parse, ordered)
    clauses = find_clauses(parse.doc, regions)
    filled = {
        inside
        for clause in clauses
        for inside in regions[clause.head.i]
        if not _is_beside(clause.head, inside, regions)
    }
    cues = _cue_tokens(parse, ordered, filled)
    names = Names(actors)
    claims: dict[str, tuple[Claim, ClaimFeatures]] = {}
    for clause in clauses:
        if clause.head.i in cues or not _asserts(clause) or _is_signpost(clause, parse):
            continue
        pieces = clause_pieces(parse.article.text, clause, cues)
        if not pieces or len(pieces) > _MOST_PIECES:
            continue
        span = make_broken_span(parse.article, pieces)
        inside = regions[clause.head.i]
        quotation = ordered[inside[-1]] if inside else None
        place = ",".join(f"{start}-{end}" for start, end in pieces)
        claim = Claim(
            digest("claim", parse.article.id, place),
            span,
            quotation.id if quotation else None,
            Basis.HEARSAY if quotation is None and _is_hearsay(clause) else basis_of(quotation),
        )
        speaker = quotation.speaker if quotation else None
        features = claim_features(claim, clause, names, speaker)
        if len(features.terms) + len(features.numbers) + len(features.actors) >= 2:
            claims.setdefault(claim.id, (claim, features))
    found = sorted(claims.values(), key=lambda pair: (pair[0].span.start, pair[0].span.end))
    return [claim for claim, _ in found], [features for _, features in found]


def _regions(parse: Parse, quotations: Sequence[Quotation]) -> Regions:
    """For each token the indexes of the quotations around it, the longest content first."""
    regions: list[list[int]] = [[] for _ in range(len(parse.doc))]
    starts = [token.idx for token in parse.doc]
    for number, quotation in enumerate(quotations):
        for index in _tokens_in(starts, pieces_of(quotation.content)):
            regions[index].append(number)
    return [tuple(inside) for inside in regions]


def _tokens_in(starts: Sequence[int], pieces: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Indexes of the tokens that start in ``pieces``; ``starts`` are all tokens' offsets."""
    for start, end in pieces:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))


def _cue_tokens(parse: Parse, quotations: Sequence[Quotation], filled: set[int]) -> set[int]:
    """Tokens of cues whose content is told without them: it holds a claim, or is all quoted."""
    starts = [token.idx for token in parse.doc]
    return {
        index
        for number, quotation in enumerate(quotations)
        if quotation.cue is not None
        and (number in filled or quotation.form is QuotationForm.DIRECT)
        for index in _tokens_in(starts, pieces_of(quotation.cue))
    }


def _is_beside(verb: Token, inside: int, regions: Regions) -> bool:
    """Whether a clause in a content is not what the content tells, but stands beside that.

    "A man | murder after a woman was found dead": whom the cue is left out for loses the murder.
    """
    if verb.dep_ in ("relcl", "acl"):
        return inside in regions[verb.head.i]
    return verb.dep_ == "advcl"


def _is_hearsay(clause: Clause) -> bool:
    """Whether a clause passes on talk in its own verb: "is said to", "allegedly fired"."""
    verb = clause.head
    if any(child.dep_ == "agent" for child in verb.children):
        return False  # "is believed by the police to have fled"
    around = verb.doc[clause.tokens[0].i : clause.tokens[-1].i]
    inserted = [t.head for t in around if t.lower_ == "it" and t.dep_ == "nsubjpass"]
    adverbs = [child.text for child in verb.children if child.dep_ == "advmod"]
    frames = [_frame(told) for told in (verb, *inserted)]
    return any(has_hearsay_cue(words) for words in (*frames, *adverbs))


def _frame(verb: Token) -> str:
    """The verb with "it", its auxiliaries and the "to" of an infinitive after it."""
    lead = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass") or c.lower_ == "it"]
    infinitive = any(child.dep_ == "xcomp" for child in verb.rights)
    return " ".join([token.text for token in (*lead, verb)] + ["to"] * infinitive)


def _asserts(clause: Clause) -> bool:
    """Whether the clause says enough to be a claim and is not a mere exclamation."""
    words = [token for token in clause.tokens if token.is_alpha or token.like_num]
    content = [token for token in words if token.pos_ in _CONTENT]
    if len(words) < 3 or len(words) > _MOST_WORDS or len(content) < 2:
        return False
    if clause.head.lemma_.lower() in _SPEAKING and not _says_what(clause, content):
        return False
    if _leads_in(clause):
        return False
    sentence = clause.head.sent
    exclaimed = any(token.text == "!" for token in sentence[-3:])
    return not exclaimed or any(token.pos_ in ("PROPN", "NUM") for token in content)


def _leads_in(clause: Clause) -> bool:
    """Whether the words tell where somebody spoke, and nothing of what was said there.

    So it is beside words in marks ("Lang said in a statement") and before a passage that is set
    apart ("The envoys wrote in a note to the council:").
    """
    verb = clause.head
    if any(child.dep_ not in _CIRCUMSTANCES or child.lower_ == "so" for child in verb.children):
        return False
    if any(token.pos_ == "VERB" for token in clause.tokens if token != verb):
        return False
    if verb.lemma_.lower() == "say":
        return True
    after = verb.doc[clause.tokens[-1].i : clause.tokens[-1].i + 2]
    return verb.lemma_.lower() in _SPEAKING and any(token.text == ":" for token in after)


_CIRCUMSTANCES = frozenset(
    ("nsubj", "aux", "prep", "npadvmod", "advmod", "punct", "dative", "cc", "mark", "prt")
)


def _is_signpost(clause: Clause, parse: Parse) -> bool:
    """Whether the words only lead elsewhere: a line in capitals amid the text, a teaser cut off.

    "RUIZ SLAMS PLAN" between two paragraphs is the headline of another article; "Lang and Ruiz
    buried their differences for an..." goes on where it links to.
    """
    sentence = clause.head.sent
    if sentence.text.isupper() and sentence.text[0].isalnum():
        return bool(parse.blocks) and sentence.start_char >= parse.blocks[0].end
    words = [token for token in clause.tokens if token.is_alpha]
    after = parse.article.text[words[-1].idx + len(words[-1]) :].lstrip()[:3]
    return words[-1].lower_ in _CUT_AFTER and after.startswith(("…", "..."))


def _says_what(clause: Clause, content: Sequence[Token]) -> bool:
    """Whether there is more than who speaks ("the minister said", "he told the radio")."""
    subject = subject_of(clause.head)
    objects = ("dobj", "dative") if clause.head.lemma_.lower() in _SPOKEN_TO else ("dative",)
    spoken_to = [c for c in clause.head.children if c.dep_ in objects]
    frame = {clause.head, *(subject.subtree if subject else ())}
    frame.update(token for child in spoken_to for token in child.subtree)
    return len([token for token in content if token not in frame]) >= 2
