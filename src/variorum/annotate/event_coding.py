"""Which type a deed has, if it is an event at all: the coder's answer, and what overrules it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from variorum.annotate.deeds import Deed
from variorum.annotate.event_people import noun_phrase
from variorum.annotate.wordlists import load_rows
from variorum.models.events import NONE, Coder
from variorum.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOGETHER = frozenset(("CONSULT", "COOPERATE", "SUPPORT"))
"""What two who act together can do with one another: "Ruiz and Lang met", "signed a treaty"."""

_SANCTIONS = frozenset(("sanction", "embargo"))
_DROPS = frozenset(("settle", "drop", "dismiss", "withdraw", "abandon"))
_PERMITS = frozenset(("okay", "ok", "approve", "authorize", "allow", "permit", "back", "defend"))
_WISHES = frozenset(("want", "wish", "hope", "like", "prefer", "need", "expect"))
_VOWS = frozenset(("vow", "pledge", "promise", "swear"))


@dataclass(frozen=True, slots=True)
class Coded:
    """A deed with its type, the probability of that, and the ids of the two who take part."""

    deed: Deed
    type: EventType
    score: float
    source: str
    recipient: str


def code_deed(deed: Deed, source: str, recipient: str, coder: Coder) -> Coded | None:
    """The deed with its type, ``None`` where it is no event of any type."""
    sentence = deed.verb.sent
    start = sentence.start_char
    odds = coder.read(
        sentence.text.rstrip(),
        _stretch(deed.source, start),
        _stretch(deed.recipient, start),
        [(word.idx - start, word.idx + len(word) - start) for word in deed.words],
    )
    best = max(odds, key=lambda name: odds[name])
    if best == NONE or odds[best] < coder.least:
        return None
    if deed.recipient in deed.source.conjuncts and best not in _TOGETHER:
        return None
    kind = EventType(best)
    if kind in (EventType.COERCE, EventType.ASSAULT) and _sanctions(deed):
        kind = EventType.SANCTION  # PLV says COERCE here, PLOVER's manual what relations suffer
    return Coded(deed, kind, odds[best], source, recipient) if _can_be(deed, kind) else None


def _can_be(deed: Deed, kind: EventType) -> bool:
    """Whether the words of the deed can have the type."""
    if deed.recipient.head.lower_ == "by" and kind is not EventType.REJECT:
        return False  # "rejected an effort by Holm", but not "studies claims by Holm"
    if kind is EventType.REQUEST and any(t.lower_ == "whether" for t in deed.verb.subtree):
        return False  # asked a question, not for anything
    if kind is EventType.AGREE and deed.verb.lemma_ in _VOWS and deed.recipient.dep_ == "poss":
        return False  # "vowed to bring Holm's bill to a vote" promises Holm nothing
    if kind is EventType.REQUEST and deed.verb.lemma_ == "call" and _has_object(deed):
        return False  # "called the port for Holm"
    if kind is EventType.ACCUSE and deed.verb.lemma_ in _DROPS:
        return False  # "settled charges against Holm"
    if kind is EventType.ACCUSE and deed.verb.lemma_ in _PERMITS and deed.recipient.dep_ == "poss":
        return False  # "okayed Holm's investigation" does not accuse Holm
    if kind is EventType.REQUEST and deed.verb.lemma_ in _WISHES:
        return False  # "wants Holm to resign" asks nobody
    if kind is EventType.THREATEN and deed.verb.lemma_ == "warn" and _is_against(deed):
        return False  # "warned Holm against a deal" is advice
    if kind is EventType.ACCUSE and _is_bodily(deed.verb):
        return False  # "body-slammed Holm"
    told = _settled().get(deed.verb.lemma_.lower())
    if told and kind in (EventType.ACCUSE, EventType.SUPPORT) and _is_aside(deed):
        return False  # "criticized the meeting with Holm", but not "filed a suit against Holm"
    return not told or kind.value in told or deed.verb != deed.act


def _is_aside(deed: Deed) -> bool:
    """Whether a noun that the verb is about stands between: not "of", which tells whose it is."""
    above = deed.recipient.head
    noun = above.head
    return above.dep_ == "prep" and above.lower_ != "of" and noun.dep_ == "dobj"


def _is_against(deed: Deed) -> bool:
    """Whether "against" hangs on the verb or on whom it reaches."""
    return any(
        child.lower_ == "against" for word in (deed.verb, deed.recipient) for child in word.children
    )


def _is_bodily(verb: Token) -> bool:
    """Whether what else blames is done with the body here."""
    before = [token.lower_ for token in verb.doc[max(0, verb.i - 2) : verb.i] if token.text != "-"]
    return verb.lower_.startswith("body") or before[-1:] == ["body"]


def _has_object(deed: Deed) -> bool:
    return any(child.dep_ == "dobj" for child in deed.verb.children)


@cache
def _settled() -> Mapping[str, frozenset[str]]:
    """For each verb of ``event_verbs.tsv`` the types that it can have."""
    rows = load_rows("event_verbs.tsv")
    return {verb: frozenset(row[0] for row in rows if row[1] == verb) for _, verb, *_ in rows}


def _sanctions(deed: Deed) -> bool:
    """``imposed sanctions on``, ``hit Brask with sanctions``."""
    below = [noun for prep in deed.act.children if prep.dep_ == "prep" for noun in prep.children]
    return any(word.lemma_.lower() in _SANCTIONS for word in (*deed.words, *below))


def _stretch(noun: Token, start: int) -> tuple[int, int]:
    first, stop = noun_phrase(noun)
    last = noun.doc[stop - 1]
    return noun.doc[first].idx - start, last.idx + len(last) - start
