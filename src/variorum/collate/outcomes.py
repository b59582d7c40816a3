"""What came of an expectation, from what later articles tell as past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from variorum.collate.facts import Fact, stem
from variorum.naming.tables import load_words
from variorum.records import Outcome

_SHARED = 0.5
"""Least share of an expectation's own words (without who acts) that the outcome must repeat."""

Window = tuple[str, tuple[date, date] | None]
"""When an expectation was first told, and the days it is due."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim of something past, when its article was published, and the days it is dated."""

    fact: Fact
    published: str
    days: tuple[date, date] | None


class Hearing:
    """Claims of what is past, by their verb, so that few are looked through for each act."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._by_verb: dict[str, list[Heard]] = defaultdict(list)
        for item in heard:
            self._by_verb[item.fact.head].append(item)
        self._ends = sorted(
            (item for verb in _ends() for item in self._by_verb.get(verb, ())), key=_order
        )

    def about(self, expected: Sequence[Fact]) -> list[Heard]:
        """What may settle it, by date: claims with the verb of the act, and of calling off."""
        verbs = sorted({fact.head for fact in expected} - set(_ends()))
        same = [item for verb in verbs for item in self._by_verb.get(verb, ())]
        return sorted([*same, *self._ends], key=_order)


def _order(heard: Heard) -> tuple[str, str]:
    return heard.published, heard.fact.claim.id


def outcome_of(
    expected: Sequence[Fact], window: Window, heard: Sequence[Heard]
) -> tuple[Outcome, str | None]:
    """What came of the expectation that ``expected`` tell, and the claim that settles it.

    The last claim that says something decides; where two of them disagree it is unclear.
    """
    settled: list[tuple[Outcome, str]] = []
    for item in heard:
        outcome = _outcome(expected, window, item)
        if outcome is not None:
            settled.append((outcome, item.fact.claim.id))
    if not settled:
        return Outcome.OPEN, None
    last = settled[-1]
    kinds = {outcome for outcome, _ in settled}
    if {Outcome.MET, Outcome.FAILED} <= kinds:
        return Outcome.UNCLEAR, last[1]
    return last


def _outcome(expected: Sequence[Fact], window: Window, heard: Heard) -> Outcome | None:
    told, due = window
    # Of an article dated to the month alone nobody knows whether one of that month came later.
    if heard.published[:10] <= told[:10].ljust(10, "~") or not _in_time(heard, told):
        return None
    first = expected[0]
    ended = _calls_off(expected, heard.fact)
    if ended is not None:
        return ended
    if not any(tells_of(fact, heard.fact) for fact in expected):
        return None
    same = first.negated == heard.fact.negated
    came = heard.days[0].isoformat() if heard.days else heard.published[:10]
    over = due is not None and heard.published[:10] > due[1].isoformat()
    late = due is not None and came > due[1].isoformat()
    if heard.fact.negated:
        # "has not resigned": nothing is settled before the day it was due
        if not over:
            return None
        return Outcome.MET if same else Outcome.FAILED
    if not same:
        return None if late else Outcome.FAILED
    early = due is not None and heard.days is not None and heard.days[1] < due[0]
    return Outcome.UNCLEAR if early or (late and heard.days is not None) else Outcome.MET


def tells_of(expected: Fact, heard: Fact) -> bool:
    """Whether a claim tells of the act that was expected: same verb, actor, object, numbers.

    The one place to ask a network that judges pairs of claims.
    """
    if not expected.head or expected.head != heard.head or not _same_actor(expected, heard):
        return False
    if expected.object and heard.object and expected.object != heard.object:
        return False
    for unit, values in expected.numbers.items():
        if unit in heard.numbers and not values & heard.numbers[unit]:
            return False
    own = _own_terms(expected)
    if not own:
        return True
    shared = sum(weight for term, weight in own.items() if term in heard.terms)
    return shared / sum(own.values()) >= _SHARED


def _same_actor(expected: Fact, heard: Fact) -> bool:
    """Whether one actor is named as who acts; a common noun must be the same with its words."""
    if expected.agent and heard.agent:
        return expected.agent == heard.agent
    if expected.open or heard.open or not expected.subject:
        return False
    return expected.subject == heard.subject


def _own_terms(fact: Fact) -> dict[str, float]:
    """The terms less who acts and the verb."""
    names = {stem(word) for name in fact.actors for word in name.split()}
    skipped = names | {fact.subject, fact.head}
    return {term: weight for term, weight in fact.terms.items() if term not in skipped}


def _in_time(heard: Heard, told: str) -> bool:
    """Whether what is told did not come about before it was expected."""
    return heard.days is None or heard.days[1].isoformat() >= told[:10]


def _calls_off(expected: Sequence[Fact], heard: Fact) -> Outcome | None:
    """``failed`` where it was called off, ``unclear`` where it was put off."""
    outcome = _ends().get(heard.head)
    if outcome is None or heard.negated:
        return None
    return outcome if any(_names_act(fact, heard) for fact in expected) else None


@lru_cache(maxsize=1)
def _ends() -> dict[str, Outcome]:
    """The stems of the verbs of one word that end what was to come, with what came of it."""
    return {
        stem(verb): outcome
        for section, outcome in (("called off", Outcome.FAILED), ("put off", Outcome.UNCLEAR))
        for verb in sorted(load_words("calling_off.tsv", section, "annotate"))
        if " " not in verb
    }


def _names_act(expected: Fact, heard: Fact) -> bool:
    """Whether what was called off or put off is the act: the noun of its verb, and its words.

    Where the act is itself to call something off ("will cancel 300 trains"), that is its being met.
    """
    if expected.negated or expected.head == heard.head or expected.head not in heard.terms:
        return False
    own = _own_terms(expected)
    shared = sum(weight for term, weight in own.items() if term in heard.terms)
    enough = not own or shared / sum(own.values()) >= _SHARED
    return enough and (_same_actor(expected, heard) or expected.object == heard.object != "")
