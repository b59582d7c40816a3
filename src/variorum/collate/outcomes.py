"""What came of an expectation, from what later articles tell as past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.collate.facts import Days, Fact, stem
from variorum.naming.tables import load_words
from variorum.records import Outcome

_SHARED = 0.5
"""Least share of an expectation's own words (without who acts) that the outcome must repeat."""

Window = tuple[str, Days | None]
"""When an expectation was first told, and the days it is due."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim of something past, when its article was published, and the days it is dated."""

    fact: Fact
    published: str
    days: Days | None


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
    ended = _calls_off(expected, due, heard)
    if ended is not None:
        return ended
    if not any(tells_of(fact, heard.fact, due) for fact in expected):
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


def tells_of(expected: Fact, heard: Fact, due: Days | None = None) -> bool:
    """Whether a claim tells of the act that was expected: same verb, actor, object, numbers.

    The one place to ask a network that judges pairs of claims.
    """
    if not expected.head or expected.head != heard.head:
        return False
    if not (_same_actor(expected, heard) or _done_on_the_day(expected, heard, due)):
        return False
    if expected.object and heard.object and expected.object != heard.object:
        return False
    for unit, values in expected.numbers.items():
        if unit in heard.numbers and not values & heard.numbers[unit]:
            return False
    return _shares_words(expected, heard)


def _shares_words(expected: Fact, heard: Fact) -> bool:
    """Whether the claim repeats enough of the words of the expectation, less who acts."""
    own = _own_terms(expected)
    shared = sum(weight for term, weight in own.items() if term in heard.terms)
    return not own or shared / sum(own.values()) >= _SHARED


def _same_actor(expected: Fact, heard: Fact) -> bool:
    """Whether one actor is named as who acts; a common noun must be the same with its words.

    Of what is to be done to somebody ("will be closed") it is the one to whom it is done.
    """
    if _is_undergone(expected):
        named = not expected.agent or expected.agent in heard.actors
        return named and not heard.open and expected.object in (heard.object, heard.subject)
    if expected.agent and heard.agent:
        return expected.agent == heard.agent
    if expected.open or heard.open or not expected.subject:
        return False
    return expected.subject == heard.subject


def _is_undergone(fact: Fact) -> bool:
    """Whether it is told in the passive, without who does it."""
    return fact.subject != "" and fact.subject == fact.object


def _done_on_the_day(expected: Fact, heard: Fact, due: Days | None) -> bool:
    """Whether it was done to the same thing on the day it was due, by whom is not told."""
    if heard.subject or heard.agent or not heard.object:
        return False
    return heard.object == expected.object and _names_day(due, heard)


def _own_terms(fact: Fact) -> dict[str, float]:
    """The terms less who acts, with the office, and the verb."""
    names = {stem(word) for name in fact.actors for word in name.split()}
    skipped = names | {fact.subject, fact.head} | (_offices() if fact.agent else set())
    return {term: weight for term, weight in fact.terms.items() if term not in skipped}


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """The stems of the words of titles: "prime", "minister"."""
    titles = load_words("titles.tsv")
    return frozenset(stem(word) for title in titles for word in title.split())


def _in_time(heard: Heard, told: str) -> bool:
    """Whether what is told did not come about before it was expected."""
    return heard.days is None or heard.days[1].isoformat() >= told[:10]


def _calls_off(expected: Sequence[Fact], due: Days | None, heard: Heard) -> Outcome | None:
    """``failed`` where it was called off, ``unclear`` where it was put off."""
    if heard.fact.negated:
        return None
    ended = _ends().get(heard.fact.head, {})
    words = heard.fact.words.split()
    outcome = next((kind for small, kind in ended.items() if not small or small in words), None)
    if outcome is None or not _of_its_time(due, heard):
        return None
    return outcome if any(_names_act(fact, due, heard.fact) for fact in expected) else None


@lru_cache(maxsize=1)
def _ends() -> dict[str, dict[str, Outcome]]:
    """The stems of the verbs that end what was to come: by the particle each needs, what came."""
    ends: dict[str, dict[str, Outcome]] = defaultdict(dict)
    for section, outcome in (("called off", Outcome.FAILED), ("put off", Outcome.UNCLEAR)):
        for verb in sorted(load_words("calling_off.tsv", section, "annotate")):
            main, _, small = verb.partition(" ")
            ends[stem(main)][small] = outcome
    return dict(ends)


def _of_its_time(due: Days | None, heard: Heard) -> bool:
    """Whether the days named fit those it was due; another day may be that of the calling off.

    Once it was due, only a claim that names the day is of it and not of the next one.
    """
    if due is None or _names_day(due, heard.fact):
        return True
    others = [days for days in heard.fact.days if days != heard.fact.act]
    return not others and heard.published[:10] <= due[1].isoformat()


def _names_day(due: Days | None, heard: Fact) -> bool:
    return due is not None and any(a <= due[1] and due[0] <= b for a, b in heard.days)


def _names_act(expected: Fact, due: Days | None, heard: Fact) -> bool:
    """Whether what was called off or put off is the act, of the same actor, by its words.

    The act is named by the noun of its verb ("called off the strike") or by what was to be held
    ("the concert will take place"). Where the claim names nobody, the day must fit ("Thursday's
    vote was cancelled"). Where the act is itself to call something off ("will cancel 300
    trains"), that is its being met.
    """
    if expected.negated or expected.head == heard.head or not expected.head:
        return False
    held = heard.object != "" and heard.object == expected.subject and not expected.agent
    if not held and not _is_noun_of(heard.object, expected.head):
        return False
    day, words = _names_day(due, heard), _shares_words(expected, heard)
    if held or _acts_in(expected, heard):
        return day or words
    return day and words and not heard.subject


def _is_noun_of(noun: str, verb: str) -> bool:
    """Whether a noun names the act of a verb, by their stems: "strike", "visit", "meeting"."""
    return noun == verb or (len(verb) >= _WHOLE_VERB and noun.startswith(verb))


_WHOLE_VERB = 4


def _acts_in(expected: Fact, heard: Fact) -> bool:
    """Whether who was to act calls it off, or is named with what is called off."""
    if expected.agent:
        return expected.agent in heard.actors
    return expected.subject != "" and expected.subject in {heard.subject, *heard.terms}
