"""What kind of attitude a quotation reports: words, belief, knowledge, or a will."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE
from variorum.annotate.colons import HEADLINE
from variorum.annotate.descriptions import is_body_noun
from variorum.annotate.drafts import Draft, overlap
from variorum.annotate.reporting import QUOTING
from variorum.annotate.sourcing import is_anonymous
from variorum.annotate.wordlists import load_rows
from variorum.naming.nouns import is_person_noun
from variorum.records import AttributionType, QuotationForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = ("ccomp", "csubj", "csubjpass")
_STILL_SAY = frozenset(("claim", "profess", "purport", "be", "show"))
"""Verbs that report words also before an infinitive ("claims to have won")."""

_NEEDS_CLAUSE = frozenset(
    ("show", "demonstrate", "prove", "present", "threaten", "clarify", "reflect", "display")
)
"""Verbs that report a clause, but of a thing say what was done with it ("showed the letter")."""

_SEEMING = frozenset(("seem", "appear", "mind", "happen", "turn"))
"""Verbs with a clause that is nobody's."""

_CITED = frozenset(("PERSON", "ORG", "NORP"))
_ACCORDING = frozenset(("according", "per", "quoting", "citing", "under"))


def attribution_type(draft: Draft, form: QuotationForm, doc: Doc) -> AttributionType | None:
    """The type of one quotation, after the four of the Penn Discourse Treebank 2.0.

    ``None`` where nothing in the cue stands for words or thoughts and no clause hangs on it:
    annotators of news count "moved to undo the rule" or "withheld his hand" as attributions
    too, and so does the reader, but they tell what somebody did.

    Limits: the table is of single words and their particles; sense is not told apart.
    """
    if form is QuotationForm.DIRECT or draft.frame == HEADLINE:
        return AttributionType.ASSERTION
    head = doc[draft.head] if 0 <= draft.head < len(doc) else None
    kind = None
    for lemma, token in _words(draft, doc, head):
        kind = _types().get(lemma)
        if kind is not None:
            head = token
            break
    if head is not None and head.lemma_.lower() in QUOTING and _names_whom(draft, doc):
        return None
    if kind is None or (head is not None and head.lemma_.lower() in _NEEDS_CLAUSE):
        told = head is not None and _tells(head, draft)
        return AttributionType.ASSERTION if told else None
    willed = kind is AttributionType.ASSERTION and head is not None and _is_willed(head, draft)
    return AttributionType.EVENTUALITY if willed else kind


def _names_whom(draft: Draft, doc: Doc) -> bool:
    """Whether the content is who is cited and no words of theirs: "citing two officials"."""
    span = doc.char_span(*draft.content[0], alignment_mode="contract")
    if span is None or any(token.tag_ in FINITE for token in span):
        return False
    noun = span.root
    person = is_person_noun(noun.text) or is_anonymous(span.text)
    return person or noun.ent_type_ in _CITED or is_body_noun(noun.lower_)


def _words(draft: Draft, doc: Doc, head: Token | None) -> Iterator[tuple[str, Token]]:
    """Lemmas of the cue that may say what it is: the anchor first, with its particle, then all."""
    cue = [
        token
        for start, end in draft.cue
        for token in (doc.char_span(start, end, alignment_mode="expand") or ())
    ]
    for token in cue:
        if token.lower_ in _ACCORDING:
            yield "say", token
    anchors = [head] if head is not None else []
    for token in (*anchors, *cue):
        lemma = token.lemma_.lower()
        for other in token.children:
            if other.dep_ in ("prt", "prep") and other.i > token.i:
                yield f"{lemma} {other.lower_}", token
        yield lemma, token
        if token.lower_ != lemma:
            yield token.lower_, token


def _tells(head: Token, draft: Draft) -> bool:
    """Whether a clause of the content with a finite verb hangs on the word as its complement."""
    return head.lemma_.lower() not in _SEEMING and any(
        child.dep_ in _CLAUSES
        and not _is_infinitive(child)
        and any(
            token.dep_ in ("nsubj", "nsubjpass", "expl") and _inside(token, draft)
            for token in child.children
        )
        for child in head.children
    )


def _is_willed(head: Token, draft: Draft) -> bool:
    """Whether an infinitive of the content hangs on the word ("told them to go")."""
    if head.lemma_.lower() in _STILL_SAY or _is_passive(head):
        return False
    return any(
        child.dep_ in ("xcomp", "ccomp", "acl") and _inside(child, draft) and _is_infinitive(child)
        for child in head.children
    )


def _is_infinitive(verb: Token) -> bool:
    return any(word.dep_ == "aux" and word.lower_ == "to" for word in verb.children)


def _is_passive(head: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in head.children)


def _inside(token: Token, draft: Draft) -> bool:
    return overlap(((token.idx, token.idx + len(token)),), draft.content) > 0


@lru_cache(maxsize=1)
def _types() -> dict[str, AttributionType]:
    return {word: AttributionType(kind) for word, kind in load_rows("attribution_types.tsv")}
