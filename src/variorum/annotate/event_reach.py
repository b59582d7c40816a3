"""Whether a deed reaches whom it is said to reach, or only stands in one clause with them."""

from __future__ import annotations

from variorum.annotate.deeds import Deed

PLACING = frozenset(("in", "at", "near", "inside", "outside"))
"""Prepositions after which a place tells where."""

_STATES = frozenset(("be", "have", "become", "remain", "seem"))
_ANSWERS = frozenset(
    (
        "comment",
        "say",
        "discuss",
        "speak",
        "answer",
        "respond",
        "elaborate",
        "confirm",
        "tell",
        "challenge",
        "criticize",
        "criticise",
        "condemn",
        "blame",
    )
)
_SPARING = frozenset(
    ("reverse", "overturn", "overrule", "block", "strike", "stop", "halt", "oppose", "reject",
     "punish", "prosecute", "charge", "indict", "rebuke", "denounce", "fire", "hear")
)  # fmt: skip
"""Who declines to do this to somebody refuses them nothing."""
_LEAVES = frozenset(
    ("withdraw", "resign", "demand", "seek", "want", "secede", "break", "retreat", "pull", "expel",
     "ban", "bar", "deport", "evacuate", "exclude", "remove")
)  # fmt: skip
"""What reaches whom it is done from: "withdrew from the alliance"; else "from" tells a place."""
_CALLS = frozenset(("call", "appeal", "plead", "lean", "prevail", "press", "push"))
"""What asks others to act by "on", "to" or "with": "called on Holm to sack Lang"."""
_BRINGS = frozenset(("bring", "take", "refer", "carry"))
_CASES = frozenset(("dispute", "case", "matter", "suit", "lawsuit", "quarrel"))
"""What is brought before somebody who is to decide it, and does nothing to them."""
_PLATFORMS = frozenset(("Twitter", "Facebook", "YouTube", "Instagram", "TikTok", "Fox", "CNN"))


def reaches(deed: Deed) -> bool:
    """Whether more than a place joins the two: "spoke in Brask" does nothing to Brask."""
    above = deed.recipient.head
    if deed.verb.lemma_ in ("decline", "refuse") and deed.act.lemma_ in _ANSWERS | _SPARING:
        return False  # said to a reporter, or spared
    if any(word.lemma_ in _STATES for word in deed.words) or _is_for_another(deed):
        return False
    after = deed.recipient.doc[deed.recipient.i + 1 : deed.recipient.i + 2]
    if deed.recipient.dep_ == "poss" and any(
        child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in above.children
    ):
        return False  # "mocked Ruiz's running mate, Tova Lang"
    if deed.recipient.dep_ != "poss" and any(token.tag_ == "POS" for token in after):
        return False  # "Brask, Norway's ally": an owner that the parser joined to the other
    if above.lower_ == "of" and any(token.tag_ == "VBG" for token in after):
        return False  # "the idea of Brask giving in"
    if above.dep_ != "prep":
        return True
    if above.lower_ == "from":
        return deed.act.lemma_.lower() in _LEAVES
    if above.lower_ == "on" and deed.recipient.text in _PLATFORMS:
        return False
    if above.lower_ in ("to", "before") and _brings_case(deed):
        return False
    # "On Brask, Ruiz must face the council" says what it is about, not whom it reaches.
    return above.lower_ not in PLACING and above.i > deed.verb.i


def _is_for_another(deed: Deed) -> bool:
    """Whether somebody else is to do it: "called on Holm to sack Lang" does nothing to Lang."""
    if deed.act == deed.verb or deed.verb.lemma_ not in _CALLS:
        return False
    asked = [c for c in deed.verb.children if c.dep_ == "prep" and c.lower_ in ("on", "to", "with")]
    return any(word.i < deed.act.i for word in asked)


def _brings_case(deed: Deed) -> bool:
    """Whether a dispute is brought to whom it reaches: "took its case to the court"."""
    return deed.act.lemma_ in _BRINGS and any(
        child.dep_ in ("dobj", "nsubjpass") and child.lemma_ in _CASES
        for child in deed.act.children
    )
