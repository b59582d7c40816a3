"""What may be done to a sentence: changes that make a conflict, rewordings that make none.

An edit maps the place of a token in its sentence to the text that stands there instead; the empty
text takes the token away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Edits = dict[int, str]
SYNONYMS = Path(__file__).parent / "tables" / "synonyms.tsv"
OPPOSITES = Path(__file__).parents[2] / "src/variorum/collate/tables/opposites.tsv"
ACTORS = ("PERSON", "ORG", "GPE", "NORP")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
           "twelve")  # fmt: skip
REPORTING = frozenset(("say", "tell", "state", "add", "argue", "warn", "claim", "note", "announce",
                       "report", "insist", "suggest", "explain", "acknowledge"))  # fmt: skip
ROUGHLY = ("about", "around", "approximately")
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Sentence:
    """A sentence's tokens and, for each, the kind of name it belongs to."""

    tokens: tuple[Token, ...]
    names: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, span: Span) -> Sentence:
        """The sentence of the parser's span."""
        names = tuple(
            (e.start - span.start, e.end - span.start, e.label_)
            for e in span.ents
            if e.start >= span.start and e.end <= span.end
        )
        return cls(tuple(span), names)

    def text(self, edits: Edits | None = None) -> str:
        """The words, with ``edits``."""
        edits = edits or {}
        parts = []
        for place, token in enumerate(self.tokens):
            if place not in edits:
                parts.append(token.text_with_ws)
            elif edits[place]:
                parts.append(edits[place] + token.whitespace_)
        text = re.sub(r"\s+", " ", "".join(parts)).strip()
        text = re.sub(r" ([,.;:!?])", r"\1", text)
        text = re.sub(r",(?: ?,)+", ",", text).replace(",.", ".").lstrip(", ")
        return text[:1].upper() + text[1:]

    def shares(self, other: Sentence) -> bool:
        """Whether the two name somebody or count something in common."""
        return bool(self._marks() & other._marks())

    def _marks(self) -> set[str]:
        return {self.tokens[i].lower_ for start, end, _ in self.names for i in range(start, end)
                if self.tokens[i].is_alpha and not self.tokens[i].is_stop}  # fmt: skip


@dataclass(frozen=True)
class Pools:
    """The names of all texts by kind, for exchanging one with another."""

    names: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, documents: Iterable[Doc]) -> Pools:
        """Names of up to three words that occur more than once."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for document in documents:
            for entity in document.ents:
                if entity.label_ in ACTORS and len(entity) <= 3 and entity.text[:1].isupper():
                    counts[entity.label_][entity.text] += 1
        return cls({kind: tuple(sorted(n for n, c in found.items() if c > 1))
                    for kind, found in counts.items()})  # fmt: skip


def changes(
    sentence: Sentence, pools: Pools, random: np.random.Generator
) -> list[tuple[str, Edits]]:
    """Each kind of change that the sentence allows, one example of each, as (kind, edits)."""
    found: dict[str, list[Edits]] = defaultdict(list)
    for place, token in enumerate(sentence.tokens):
        value = _other_number(sentence, place, random)
        if value is not None:
            found["number"].append({place: value})
        value = _other_date(token, random)
        if value is not None:
            found["date"].append({place: value})
        for kind, opposite in _opposites().get(token.lower_, ()):
            if _same_form(token, opposite):
                found[kind].append({place: _cased(token, opposite)})
    negation = _negated(sentence)
    if negation is not None:
        found["negation"].append(negation)
    for start, end, kind in sentence.names:
        other = _other_name(sentence, start, end, kind, pools, random)
        if other is not None:
            head = _name_head(sentence, start, end)
            said = head.dep_ == "nsubj" and head.head.lemma_ in REPORTING
            found["holder" if said else "actor"].append(other)
    return [(kind, options[int(random.integers(len(options)))])
            for kind, options in sorted(found.items())]  # fmt: skip


def rewordings(sentence: Sentence) -> list[Edits]:
    """Edits after which the sentence says the same."""
    found: list[Edits] = []
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        for other in _synonyms().get(token.lower_, ()):
            if other in ROUGHLY and not (tokens[place : place + 2][-1]).like_num:
                continue
            if _same_form(token, other):
                found.append({place: _cased(token, other)})
        written = _number_otherwise(token)
        if written is not None:
            found.append({place: written})
        if token.lower_ == "percent":
            found.append({place: "per cent"})
        if token.lower_ == "not" and place and tokens[place - 1].lower_ in (
            "did", "does", "do", "is", "was", "are", "were", "has", "have", "had", "would", "could",
        ):  # fmt: skip
            found.append({place: "", place - 1: tokens[place - 1].text + "n't"})
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.dep_ == "ccomp":
            found.append({place: ""})
    found.extend(_moved_time(sentence))
    found.extend(_according(sentence))
    return found


def drop(sentence: Sentence, random: np.random.Generator) -> Edits | None:
    """One aside taken away: what is left follows from the whole, and not the other way round."""
    options: list[Edits] = []
    inside = {token.i: place for place, token in enumerate(sentence.tokens)}
    for token in sentence.tokens:
        aside = token.dep_ in ("appos", "relcl", "advcl", "npadvmod") or (
            token.dep_ == "prep" and token.head.pos_ == "VERB"
        )
        if not aside:
            continue
        places = [inside[t.i] for t in token.subtree if t.i in inside]
        # What is negated, asked or conditional does not follow without its condition.
        if any(sentence.tokens[p].lower_ in ("if", "unless", "not", "without", "except", "n't")
               for p in places):  # fmt: skip
            continue
        if 2 <= len(places) <= len(sentence.tokens) // 2 and places == list(
            range(places[0], places[-1] + 1)
        ):
            edits = dict.fromkeys(places, "")
            after = places[-1] + 1
            if sentence.tokens[places[0] - 1].text == "," and places[0]:
                edits[places[0] - 1] = ""
                if after < len(sentence.tokens) and sentence.tokens[after].text == ",":
                    edits[after] = ""
                    if token.dep_ not in ("appos", "relcl"):
                        del edits[after]
            options.append(edits)
    return options[int(random.integers(len(options)))] if options else None


def weaken(
    sentence: Sentence, random: np.random.Generator
) -> tuple[str, Edits, frozenset[int]] | None:
    """A looser telling: (kind, edits, label of the way back).

    A rounded or bounded number ("47" as "more than 40" or "about 50"): the two are compatible
    both ways. "will" as "may": the way back is open.
    """
    options: list[tuple[str, Edits, frozenset[int]]] = []
    for place, token in enumerate(sentence.tokens):
        value = _value(token)
        before = sentence.tokens[place - 1].lower_ if place else ""
        if value is not None and value >= 12 and not _is_year(token) and before not in (
            "than", "about", "nearly", "over", "least", "almost", "around", "some", "of", "$", "-",
            "rep.", "no.", "age", "aged",
        ):  # fmt: skip
            size = 10 ** (len(str(int(value))) - 1)
            if value % size:
                low = int(value // size) * size
                if size >= 10 and low != value:
                    options.append(("bounded", {place: f"more than {low:,}"}, frozenset({0, 1})))
                    high = low + size
                    if high - value <= size * 0.3:
                        options.append(("bounded", {place: f"nearly {high:,}"}, frozenset({0, 1})))
            else:
                options.append(("rounded", {place: f"about {token.text}"}, frozenset({0})))
        if token.lower_ == "will" and token.tag_ == "MD":
            options.append(("modal", {place: "may"}, frozenset({1})))
        if token.lower_ in ("all", "every") and token.dep_ == "det" and token.whitespace_:
            options.append(("some", {place: "some"}, frozenset({1})))
    return options[int(random.integers(len(options)))] if options else None


def _other_number(sentence: Sentence, place: int, random: np.random.Generator) -> str | None:
    token = sentence.tokens[place]
    if token.lower_ in NUMBERS[1:] and token.pos_ == "NUM":
        others = [n for n in NUMBERS[1:] if n != token.lower_]
        return _cased(token, others[int(random.integers(len(others)))])
    value = _value(token)
    if (
        value is None
        or _is_year(token)
        or (
            not token.whitespace_
            and place + 1 < len(sentence.tokens)
            and sentence.tokens[place + 1].text not in (".", ",", "%", ")", ";")
        )
    ):
        return None
    if value <= 0:
        return None
    factor = float(random.choice([0.3, 0.5, 0.6, 1.6, 2.0, 3.0]))
    if "." in token.text:
        digits = len(token.text.partition(".")[2])
        changed = f"{value * factor:.{digits}f}"
    else:
        moved = max(1, round(value * factor))
        if value >= 100:  # as round as the number was
            zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
            moved = max(10**zeros, round(moved / 10**zeros) * 10**zeros)
        changed = f"{moved:,}" if "," in token.text else str(moved)
    return changed if changed != token.text else None


def _other_date(token: Token, random: np.random.Generator) -> str | None:
    for names in (WEEKDAYS, MONTHS):
        if token.text in names and token.pos_ == "PROPN":
            others = [name for name in names if name != token.text]
            return others[int(random.integers(len(others)))]
    if _is_year(token):
        return str(int(token.text) + int(random.choice([-7, -4, -3, -2, -1, 1, 2, 3])))
    return None


def _negated(sentence: Sentence) -> Edits | None:
    """The main assertion turned round: in reported speech, what is reported."""
    verb = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if verb is None:
        return None
    if verb.lemma_ in REPORTING:
        verb = next((c for c in verb.children if c.dep_ == "ccomp"), verb)
    inside = {token.i: place for place, token in enumerate(sentence.tokens)}
    for child in verb.children:
        if child.dep_ == "neg" and child.i in inside:
            before = sentence.tokens[inside[child.i] - 1]
            if child.lower_ == "n't" and before.lower_ in ("ca", "wo"):
                whole = {"ca": "can", "wo": "will"}[before.lower_]
                return {inside[child.i]: "", inside[before.i]: _cased(before, whole) + " "}
            if child.lower_ in ("not", "n't") and child.i - 1 in inside:
                return {inside[child.i]: "", inside[child.i - 1]: before.text + " "}
            return None
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"
               and c.i in inside and c.i < verb.i]  # fmt: skip
    if helpers:
        first = helpers[0]
        after = inside[first.i] + 1
        if first.text[:1] in "'’" or sentence.tokens[after].lower_ in ("not", "n't", "never"):
            return None
        return {inside[first.i]: f"{first.text} not"}
    if verb.i not in inside or verb.text[:1] in "'’":
        return None
    if inside[verb.i] and sentence.tokens[inside[verb.i] - 1].pos_ == "ADV":
        return None
    if verb.lemma_ == "be" and verb.tag_ in ("VBD", "VBZ", "VBP"):
        return {inside[verb.i]: f"{verb.text} not"}
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag_)
    if helper is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    return {inside[verb.i]: f"{helper} not {verb.lemma_}"}


def _other_name(
    sentence: Sentence, start: int, end: int, kind: str, pools: Pools, random: np.random.Generator
) -> Edits | None:
    if kind not in ACTORS or not pools.names.get(kind):
        return None
    name = "".join(t.text_with_ws for t in sentence.tokens[start:end]).strip()
    here = sentence.text().lower()
    fitting = [n for n in pools.names[kind] if len(n.split()) == len(name.split())]
    for _ in range(6):
        if not fitting:
            return None
        other = fitting[int(random.integers(len(fitting)))]
        if not any(word.lower() in here for word in other.split()):
            edits = dict.fromkeys(range(start, end), "")
            return edits | {end - 1: other}
    return None


def _name_head(sentence: Sentence, start: int, end: int) -> Token:
    inside = {t.i for t in sentence.tokens[start:end]}
    outside = (t for t in sentence.tokens[start:end] if t.head.i not in inside or t.head.i == t.i)
    return next(outside, sentence.tokens[end - 1])


def _moved_time(sentence: Sentence) -> Iterator[Edits]:
    """The words "on Monday" moved from where they stand to the front of the sentence."""
    tokens = sentence.tokens
    for place in range(1, len(tokens) - 1):
        if tokens[place].lower_ == "on" and tokens[place + 1].text in WEEKDAYS:
            first = tokens[0]
            word = first.text if first.ent_type_ or first.text == "I" else first.text.lower()
            if not word[:1].isalpha():
                return
            yield {place: "", place + 1: "", 0: f"On {tokens[place + 1].text}, {word}"}
            return


def _according(sentence: Sentence) -> Iterator[Edits]:
    """The report "X said that C" as "According to X, C"."""
    tokens = sentence.tokens
    inside = {token.i: place for place, token in enumerate(tokens)}
    verb = next((t for t in tokens if t.dep_ == "ROOT"), None)
    if verb is None or verb.lower_ != "said" or any(t.text in "\"“”'" for t in tokens):
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    told = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if subject is None or told is None or subject.pos_ == "PRON":
        return
    who = [inside[t.i] for t in subject.subtree if t.i in inside]
    if not who or who != list(range(who[0], who[-1] + 1)) or who[0] != 0:
        return
    if inside[verb.i] != who[-1] + 1:
        return
    name = "".join(tokens[p].text_with_ws for p in who).strip()
    if not subject.ent_type_:
        name = name[:1].lower() + name[1:]
    edits = dict.fromkeys(who, "") | {0: f"According to {name},", inside[verb.i]: ""}
    after = inside[verb.i] + 1
    if after < len(tokens) and tokens[after].lower_ == "that":
        edits[after] = ""
    yield edits


def _number_otherwise(token: Token) -> str | None:
    if token.lower_ in NUMBERS[1:] and token.pos_ == "NUM":
        return str(NUMBERS.index(token.lower_) + 1)
    value = _value(token)
    if value is None or _is_year(token):
        return None
    if value in range(2, 13) and "." not in token.text:
        return NUMBERS[int(value) - 1]
    if value >= 1_000_000 and value % 100_000 == 0:
        return f"{value / 1_000_000:g} million"
    if value >= 1_000 and "," in token.text:
        return token.text.replace(",", "")
    return None


def _value(token: Token) -> float | None:
    if not _NUMERAL.fullmatch(token.text):
        return None
    return float(token.text.replace(",", ""))


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", token.text))


def _same_form(token: Token, other: str) -> bool:
    """Verb forms are exchanged for verbs only; what follows a particle is left alone."""
    verbs = other in _verb_forms()
    if verbs and token.pos_ != "VERB":
        return False
    return not (verbs and any(c.dep_ == "prt" for c in token.children))


def _cased(token: Token, other: str) -> str:
    return other.capitalize() if token.text[:1].isupper() else other


@lru_cache(maxsize=1)
def _opposites() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, one, other in _rows(OPPOSITES):
        for a, b in zip(one.split(), other.split(), strict=True):
            found[a].append((kind, b))
            found[b].append((kind, a))
    return found


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in _rows(SYNONYMS):
        for a, b in zip(one.split(), other.split(), strict=True):
            found[a].append(b)
            found[b].append(a)
    return found


@lru_cache(maxsize=1)
def _verb_forms() -> frozenset[str]:
    rows: Sequence[Sequence[str]] = [*_rows(OPPOSITES), *_rows(SYNONYMS)]
    return frozenset(f for row in rows for c in row if len(c.split()) == 5 for f in c.split())


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
