"""How two claims stand to each other: the judge's reading, and typed evidence on what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from variorum.collate.counted import counts_apart, marked, places_apart
from variorum.collate.evidence import TO_COME, conflict, factual_conflict, fits, moods_apart
from variorum.collate.facts import Fact, stem
from variorum.collate.placed import places_differ
from variorum.collated import JUDGED, Judgement
from variorum.models.judge import Inference, Judge
from variorum.tables import read_table

_DURATIONS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5,
              "year": 8766.0}  # fmt: skip
"""Units of time, in hours."""


def judge_texts(judge: Judge, first: str, second: str) -> dict[str, float]:
    """Probabilities of same, supports, conflicts, unrelated; the order of the two is no matter.

    Both directions are read, and weighed by ``weigh_both``.
    """
    return weigh_both(judge.infer(first, second), judge.infer(second, first))


def weigh_both(there: Inference, back: Inference) -> dict[str, float]:
    """The probabilities that two directions of inference give together.

    ``same``: each follows from the other. ``supports``: one follows from the other, or makes it
    likely. ``conflicts``: the mean of both contradictions.
    """
    conflicts = (there.contradiction + back.contradiction) / 2
    same = min(there.entailment, back.entailment)
    follows = max(there.entailment, back.entailment)
    supports = min(follows - same, 1 - conflicts - same)
    unrelated = max(0.0, 1 - conflicts - same - supports)
    found = dict(zip(JUDGED, (same, supports, conflicts, unrelated), strict=True))
    return {kind: round(value, 4) for kind, value in found.items()}


def judged(probabilities: Mapping[str, float], on: str | None) -> Judgement:
    """The likeliest kind; ``on`` only stands beside a conflict."""
    kind = max(JUDGED, key=lambda kind: (probabilities[kind], kind))
    return Judgement(
        kind, on if kind == "conflicts" else None, probabilities[kind], dict(probabilities)
    )


def conflict_on(a: Fact, b: Fact) -> str | None:
    """On what two facts differ so that both cannot be right: typed evidence, ``None`` without.

    A claim that is only possible, due or conditional does not conflict by that alone.
    """
    side = _opposed(a, b)
    if side == "stance" and (not _one_holder(a, b) or _on_other_things(a, b)):
        return None  # what one group praised, another denounced; a speech and a budget
    if side is not None and a.negated == b.negated:
        return side if _about_one(a, b) else None
    if _durations_differ(a, b):
        return "number"
    found = conflict(a, b)
    if found is None and not a.negated and places_differ(a, b) and not _another_time(a, b):
        return "place"
    if found == "modality" and told_alike(a, b) and factual_conflict(a, b) == "number":
        found = "number"  # "will cut 400 jobs", "is cutting 650 jobs"
    if found == "time" and (a.head != b.head or _another_time(a, b)):
        return None  # what happened in April and what happened in May; "met", "met again"
    if found == "polarity" and not _is_denial(a, b):
        return None
    if found == "number" and (not _counts_one(a, b) or counts_apart(a, b)):
        return None
    return None if found == "modality" else found


def _on_other_things(a: Fact, b: Fact) -> bool:
    """Whether the two tell of sides taken on things of which neither stands in the other."""
    if not a.object or not b.object:
        return False
    return a.object not in b.terms and b.object not in a.terms


def _another_time(a: Fact, b: Fact) -> bool:
    """Whether the words of the two say that each is another of its kind: a first and a second."""
    one, other = set(a.words.split()), set(b.words.split())
    first, second = one & _ORDINALS, other & _ORDINALS
    return "again" in one ^ other or bool(first and second and not first & second)


_ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "final"))


def told_alike(a: Fact, b: Fact) -> bool:
    """Whether both are told as having come about, or both as due or to come, none as possible."""
    if a.modals == b.modals:
        return True
    coming = [bool(fact.modals & TO_COME) for fact in (a, b)]
    return not (moods_apart(a, b) or (a.past and coming[1]) or (b.past and coming[0]))


def _is_denial(a: Fact, b: Fact) -> bool:
    """Whether one of the two, of which one is negated, says that what the other tells is not so.

    Not so "stopped leaking" and "no oil is leaking", nor what one firm never did, and another did,
    or did on another day; nor "no cases in Ruvia" and a case in Sorn, "no confirmed cases" and
    cases, "not all" and some.
    """
    denial, told = (a, b) if a.negated else (b, a)
    if _HITHERTO.search(denial.words):
        return False  # what nobody had claimed "as of Tuesday" may have been claimed since
    if (told.terms.keys() & _endings()) - ({a.head} & {b.head}):
        return False  # but "denied" and "did not deny" are of one verb
    if places_apart(a, b) or _denied(denial) - told.terms.keys() or _is_partial(denial, told):
        return False
    return _about_one(a, b) and _one_deed(denial, told) and factual_conflict(a, b) is None


def _denied(fact: Fact) -> frozenset[str]:
    """What the claim says that there is none of, with all that narrows it, as stems."""
    return frozenset(map(stem, marked(fact, "none")))


_HITHERTO = re.compile(r"\b(?:as of|yet|so far|to date|until|till)\b")
"""What limits a denial to a moment, the telling's or another."""


def _is_partial(denial: Fact, told: Fact) -> bool:
    """Whether only all of something is denied: some may be so."""
    words = _UNIVERSAL.intersection(denial.words.split())
    return bool(words) and _UNIVERSAL.isdisjoint(told.words.split())


_UNIVERSAL = frozenset(("all", "every", "everyone", "everything", "always", "entirely", "fully"))


def _counts_one(a: Fact, b: Fact) -> bool:
    """Whether the two count things of a kind, or people and shares of one subject.

    Deaths that an agency counts in the world and a country at home are not one count.
    """
    shared = a.numbers.keys() & b.numbers.keys()
    if any(
        unit not in _general_units()
        and not any(fits(x, y) for x in a.numbers[unit] for y in b.numbers[unit])
        for unit in shared
    ):
        return True
    same = bool(a.subject and a.subject == b.subject) or bool(a.head and a.head == b.head)
    return same or bool(a.actors & b.actors) or len(a.terms.keys() & b.terms.keys()) >= _ENOUGH


_ENOUGH = 2
"""Words that two claims share which count people, shares or money of one thing."""


@lru_cache(maxsize=1)
def _general_units() -> frozenset[str]:
    """Units that say little of what is counted: money, shares, people by what befell them."""
    fates = (line.split("\t")[1] for line in read_table("annotate", "fates.tsv"))
    return frozenset(("", "person", "percent", "usd", "eur", "gbp", *fates))


def _one_deed(denial: Fact, told: Fact) -> bool:
    """Whether what is denied is what the other tells: its predicate, or a word in it.

    "Rejected the report as self-serving" denies nothing of "branded the report self-serving", and
    "no time for waiting" nothing of "every day they make us wait": of twenty pairs of larger
    stories that differed in polarity with other predicates, two readers called none right. "Never
    mentioned that he gave" denies no giving.
    """
    if denial.head and denial.head == told.head:
        if _has_other_object(denial, told):
            return False
        return denial.head not in _LIGHT or 2 * len(denial.terms.keys() & told.terms.keys()) > min(
            len(denial.terms), len(told.terms)
        )
    if told.head not in _LIGHT and told.head != denial.subject:
        if told.head in _denied(denial):
            return True  # "no bombs were found", "there were bombs"
        if denial.head in _refusals() and told.head in denial.terms:
            return True
    return (
        denial.head not in _LIGHT
        and denial.head in told.terms
        and denial.head != told.subject
        and (denial.subject in told.terms or _one_holder(denial, told))
    )


def _has_other_object(denial: Fact, told: Fact) -> bool:
    """Whether the denied verb has an object that the other, with none, does not tell of.

    "Was not operating the rig" denies nothing of "is operating at our direction".
    """
    shared = denial.terms.keys() & told.terms.keys()
    who = {stem(word) for name in denial.actors | told.actors for word in name.split()}
    alone = not (shared - who - {denial.head, denial.subject, told.subject})
    return bool(denial.object) and not told.object and denial.object not in told.terms and alone


@lru_cache(maxsize=1)
def _refusals() -> frozenset[str]:
    """Verbs that deny the act told after them: "failed to sign"."""
    return frozenset(map(stem, ("fail", "refuse", "decline", "deny")))


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    """Verbs that say of another that it is not, or not any more."""
    verbs = (
        "stop", "halt", "cease", "end", "quit", "fail", "refuse", "decline", "avoid", "prevent",
        "ban", "block", "bar", "cancel", "drop", "abandon", "deny", "lack",
    )  # fmt: skip
    return frozenset(map(stem, verbs))


_LIGHT = frozenset(("be", "have", "do", "go", "make", "get", "take"))
"""Predicates that say little of what they are about."""


def _one_holder(a: Fact, b: Fact) -> bool:
    """Whether the two may tell of one who takes a side: of one name, or of no two others."""
    if a.agent and b.agent:
        return bool(set(a.agent.split()) & set(b.agent.split()))
    return not (a.subject and b.subject) or a.subject == b.subject


def _about_one(a: Fact, b: Fact) -> bool:
    """Whether the two share more than the word that turns them against each other."""
    if a.actors & b.actors or (a.subject and a.subject == b.subject):
        return True
    return bool((a.terms.keys() & b.terms.keys()) - {a.head, b.head})


def _durations_differ(a: Fact, b: Fact) -> bool:
    """Whether the two count time in different units and no two of the lengths fit.

    "60 days" and "three weeks" differ; "over three hours" and "about 190 minutes" do not.
    """
    one, other = _hours(a), _hours(b)
    if not one or not other or _DURATIONS.keys() & a.numbers.keys() & b.numbers.keys():
        return False
    return not any(fits(x, y) for x in one for y in other)


def _hours(fact: Fact) -> list[str]:
    """The lengths of time in a fact, in hours, with the signs of bounds and rough values."""
    return [
        f"{value[0] if value[0] in '<>~' else ''}{float(value.lstrip('<>~')) * hours:.4f}"
        for unit, hours in _DURATIONS.items()
        for value in sorted(fact.numbers.get(unit, ()))
    ]


def _opposed(a: Fact, b: Fact) -> str | None:
    """``stance`` or ``polarity`` where one claim has a word and the other its opposite."""
    opposites = _opposites()
    for word in sorted(a.terms):
        for opposite in sorted(opposites.get(word, {}).keys() & b.terms.keys()):
            if opposite not in a.terms and word not in b.terms:
                return opposites[word][opposite]
    return None


@lru_cache(maxsize=1)
def _opposites() -> dict[str, dict[str, str]]:
    """For each stem its opposites, each with what a conflict is then on."""
    rows = [line.split("\t") for line in read_table("collate", "opposites.tsv")]
    pairs = [(kind, stem(one.split()[0]), stem(other.split()[0])) for kind, one, other in rows]
    favouring = {one for kind, one, _ in pairs if kind == "stance"}
    against = {other for kind, _, other in pairs if kind == "stance"}
    pairs += [("stance", one, other) for one in sorted(favouring) for other in sorted(against)]
    found: dict[str, dict[str, str]] = {}
    for kind, one, other in pairs:
        found.setdefault(one, {}).setdefault(other, kind)
        found.setdefault(other, {}).setdefault(one, kind)
    return found
