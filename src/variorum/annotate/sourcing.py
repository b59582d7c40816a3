"""On whose authority something is told: a named source, an anonymous one, hearsay, the outlet."""

from __future__ import annotations

import re

from variorum.annotate.wordlists import load_words
from variorum.naming.nouns import singular
from variorum.records import Basis, Quotation, QuotationForm
from variorum.spans import words_of

ANONYMOUS = "anonymous"
HEARSAY = "hearsay"
AUTHOR = "the article's own voice"
"""How ``Quotation.why`` begins where the source cannot have a speaker, by reason."""

_TABLE = "anonymous_sources.txt"
_CLAUSE = re.compile(r"\b(?:who|whose|which|that|of|in|at|from|with|for|on|by|to)\b|[,(;–—]")
_COUNTED = re.compile(
    r"(?:an?|the) (?:\w+ ){0,2}(?:number|handful|group|majority|minority|couple|pair|dozen|lot|"
    r"host|chorus|array|variety|trio|crowd|series|string|half|third|quarter|fraction|percentage|plurality)"
    r" of (?:the )?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d+")


def basis_of(quotation: Quotation | None) -> Basis:
    """The basis of what ``quotation`` reports; ``None`` stands for the outlet's own voice.

    A source with a speaker is named; so is one whose speaker is only undecided (a pronoun with
    two candidates), because the article does name its sources there. A statement whose cue
    passes on talk ("reportedly said") is hearsay even where a name stands before it, and so is
    one in other words without any source; words in quotation marks that nobody is given are
    somebody's, without a name. ``why`` decides before the words do.

    >>> basis_of(None).value
    'outlet'
    """
    if quotation is None:
        return Basis.OUTLET
    if quotation.cue is not None and has_hearsay_cue(words_of(quotation.cue)):
        return Basis.HEARSAY
    if quotation.speaker is not None:
        return Basis.NAMED
    for beginning, basis in (
        (ANONYMOUS, Basis.ANONYMOUS),
        (HEARSAY, Basis.HEARSAY),
        (AUTHOR, Basis.OUTLET),
    ):
        if quotation.why is not None and quotation.why.startswith(beginning):
            return basis
    if quotation.source is None:
        direct = quotation.form is QuotationForm.DIRECT
        return Basis.ANONYMOUS if direct else Basis.HEARSAY
    words = words_of(quotation.source)
    if is_hearsay(words):
        return Basis.HEARSAY
    if is_author(words):
        return Basis.OUTLET
    return Basis.ANONYMOUS if is_anonymous(words) else Basis.NAMED


def has_hearsay_cue(cue: str) -> bool:
    """Whether the cue reports without saying on whose word.

    >>> has_hearsay_cue("reportedly told"), has_hearsay_cue("said")
    (True, False)
    """
    words = f" {' '.join(cue.lower().split())} "
    return any(f" {phrase} " in words for phrase in load_words(_TABLE, "hearsay cue"))


def is_hearsay(source: str) -> bool:
    """Whether the source is talk that belongs to nobody ("rumours").

    >>> is_hearsay("persistent rumours in the capital"), is_hearsay("the ministry")
    (True, False)
    """
    words = _head_words(source)
    talk = load_words(_TABLE, "hearsay source")
    return " ".join(words) in talk or (bool(words) and words[-1] in talk - {"word"})


def is_author(source: str) -> bool:
    """Whether the article speaks of itself ("I", "this newspaper")."""
    return " ".join(source.lower().split()) in load_words(_TABLE, "outlet")


def is_anonymous(source: str) -> bool:
    """Whether the source is somebody, or many, without a name.

    Judged from its words alone: an indefinite or bare plural noun for people, "some", "many",
    or a phrase such as "familiar with the matter". A capitalised head is a name.

    >>> [is_anonymous(words) for words in ("a senior aide", "officials", "the minister")]
    [True, True, False]
    >>> is_anonymous("two people familiar with the talks"), is_anonymous("aide Ana Ruiz")
    (True, False)
    """
    lowered = " ".join(source.lower().split())
    words = _head_words(source)
    if not words:
        return False
    counted = words[0] in load_words(_TABLE, "indefinite") - {"a", "an", "one", "another"}
    if _has_name(source):
        # "Some Democrats" are nobody by name; "two Airlines" are not people, but no name either.
        return counted and words[-1].endswith("s") and singular(words[-1]) != words[-1]
    if any(phrase in lowered for phrase in load_words(_TABLE, "phrase")):
        return True
    if words[0] in load_words(_TABLE, "everyone") or lowered in load_words(_TABLE, "everyone"):
        return True
    head = words[-1]
    person = singular(head) in load_words(_TABLE, "person")
    plural = singular(head) != head
    if words[0] in load_words(_TABLE, "definite"):
        return singular(head) == "source"
    indefinite = words[0] in load_words(_TABLE, "indefinite") or words[0].isdigit()
    return (person and (indefinite or plural)) or head in load_words(_TABLE, "everyone")


def is_unnamed_role(source: str) -> bool:
    """Whether a definite description is of somebody who was never named ("the official").

    >>> is_unnamed_role("the aide"), is_unnamed_role("the Norland aide")
    (True, False)
    """
    words = _head_words(source)
    if not words or _has_name(source):
        return False
    if any(word[:1].isupper() for word in source.split()[1:]):
        return False
    noun = singular(words[-1])
    return noun in load_words(_TABLE, "person") and noun not in load_words(_TABLE, "office")


def _head_words(source: str) -> list[str]:
    """The words, lower case, up to the first clause or preposition: the last is the head."""
    lowered = " ".join(source.lower().split()).removeprefix("by ")
    counted = _COUNTED.match(lowered)
    if counted is not None:
        lowered = f"some {lowered[counted.end() :]}"
    match = _CLAUSE.search(lowered, 1)
    return _WORD.findall(lowered[: match.start()] if match else lowered)


def _has_name(source: str) -> bool:
    """Whether the head of the source is capitalised other than as its first word."""
    text = _COUNTED.sub("", " ".join(source.split()), count=1)
    match = _CLAUSE.search(text, 1)
    words = _WORD.findall(text[: match.start()] if match else text)
    if not words:
        return False
    last = words[-1]
    known = singular(last.lower()) in load_words(_TABLE, "person") or last.lower() in load_words(
        _TABLE, "everyone"
    )
    return last[:1].isupper() and not known
