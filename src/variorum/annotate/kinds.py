"""What kind of thing a name names: evidence is added up, mention by mention."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping

from variorum.annotate.names import Name
from variorum.annotate.parse import Parse
from variorum.naming.known import OTHER, Votes, word_votes
from variorum.naming.tables import load_words
from variorum.records import ActorKind

PERSONAL = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
_LIVED = frozenset(("grow", "bear", "die", "marry", "study", "recall", "smile", "retire", "resign"))
"""Verbs of people, and of no place."""

_OWN = frozenset(
    ("administration", "campaign", "presidency", "era", "family", "impeachment", "trial", "camp",
     "supporter", "supporters", "aide", "aides", "team", "years", "doctrine", "memo", "ally",
     "allies", "adviser", "advisers", "loyalist", "loyalists", "appointee", "appointees")
)  # fmt: skip
"""What stands between "the Ruiz" and the rest of the sentence where Ruiz is a person."""

_ENTITIES = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANIZATION,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
    "NORP": ActorKind.GROUP,
    "EVENT": OTHER,
    "WORK_OF_ART": OTHER,
    "LAW": OTHER,
    "LANGUAGE": OTHER,
    "PRODUCT": OTHER,
    "DATE": OTHER,
    "MONEY": OTHER,
}


def kind_votes(parse: Parse, name: Name, described: bool) -> Votes:
    """Votes for each kind from one mention; ``described`` says that a role noun stands by it.

    What the text itself says (a title, "who", an age) weighs three, a list two to three, the
    parser's label one: the small model is wrong on one surname in five.
    """
    votes: Votes = defaultdict(float)
    if name.titled:
        return votes
    for kind, weight in word_votes(name.words).items():
        votes[kind] += weight
    if name.title or described:
        votes[ActorKind.PERSON] += 3
    doc = parse.doc
    labels: Counter[str] = Counter(
        _ENTITIES[doc[i].ent_type_]
        for i in range(name.first, name.stop)
        if doc[i].ent_type_ in _ENTITIES
    )
    if labels:
        label = labels.most_common(1)[0][0]
        alone = len(name.words) == 1
        if label == ActorKind.GROUP and alone and doc[name.first].dep_ in {"amod", "compound"}:
            label = OTHER  # an adjective ("the Norlandic proposal") is nobody
        votes[label] += 0.5 if alone and label == ActorKind.PERSON else 1
    before = doc[name.first - 1].lower_ if name.first else ""
    after = [doc[i].lower_ for i in range(name.stop, min(name.stop + 3, len(doc)))]
    if before in {"from", "to"} and not name.title:
        votes[ActorKind.PLACE] += 0.5
    if before in load_words("organization_words.tsv", "noun"):
        votes[ActorKind.ORGANIZATION] += 3
    if len(name.words) == 1 and after[:1] and after[0] in _OWN - {"team", "family"}:
        votes[ActorKind.PERSON] += 1
    if before == "the" and not _modifies(parse, name):
        votes[ActorKind.PERSON] -= 2
    if after[:1] in (["who"], ["himself"], ["herself"]) or after[:2] == [",", "who"]:
        votes[ActorKind.PERSON] += 3
    if len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit():
        votes[ActorKind.PERSON] += 3
    head = doc[name.stop - 1]
    if (
        len(name.words) > 1
        and head.dep_ == "nsubj"
        and head.head.pos_ == "VERB"
        and before != "the"
    ):
        votes[ActorKind.PERSON] += 1.5 if head.head.lemma_ in _LIVED else 0.5
    # "Ruiz said he": half a vote, for the pronoun may be somebody else's.
    ahead = itertools.takewhile(
        lambda token: not token.is_sent_start, doc[name.stop : name.stop + 12]
    )
    if any(token.lower_ in PERSONAL for token in ahead):
        votes[ActorKind.PERSON] += 0.5
    return votes


def _modifies(parse: Parse, name: Name) -> bool:
    """Whether a noun follows that is a person's ("the Ruiz administration", "the Ruiz-led talks").

    Not so in "the Brask reservoir": there the article speaks for a place.
    """
    if name.stop >= len(parse.doc):
        return False
    return parse.doc[name.stop].lower_ in _OWN or parse.doc[name.stop].text == "-"


def decide_kind(votes: Mapping[str, float]) -> str | None:
    """The kind with most votes, ``None`` without evidence; ties go to the first of the list."""
    order = [ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE, ActorKind.GROUP, OTHER]
    best = max(order, key=lambda kind: (votes.get(kind, 0), -order.index(kind)))
    return best if votes.get(best, 0) > 0 else None
