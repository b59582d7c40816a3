"""Names in running text: stretches of capitalised words, cut to the name itself.

The parser's entities are evidence, not the answer: the small model misses names and cuts them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.annotate.parse import Parse
from variorum.annotate.titles import (
    GIVEN_NAME_TITLES,
    TIES,
    field_length,
    is_adjective,
    is_titled,
    leading_adjectives,
    organization_before,
    title_length,
)
from variorum.annotate.words import POSSESSIVES, Word, WordSentence, read_words
from variorum.naming.tables import load_forms, load_words

_SYLLABLES = re.compile(r"[A-Z][a-z]{1,4}[-‑][a-z]{1,5}")
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_OPEN_QUOTES = frozenset("“\"‘'«„")
_CLOSE_QUOTES = frozenset("”\"’'»“")


_PURPOSE = {
    "for": frozenset(
        ("center", "centers", "centre", "centres", "institute", "council", "coalition", "society",
         "association", "foundation", "alliance", "fund", "office", "agency", "commission")
    ),
    "on": frozenset(("committee", "subcommittee", "commission", "council", "conference", "panel")),
}  # fmt: skip
"""Bodies whose names go on with what they are for."""

_FIELDS = frozenset(
    ("services", "prevention", "innovation", "reform", "commerce", "security", "enforcement",
     "protection", "technology", "transportation", "research", "development", "welfare", "labor",
     "labour", "pensions", "education", "defense", "defence", "means", "trade", "industry", "sport")
)  # fmt: skip
"""How the second half of a body's field ends ("Centers for Disease Control and Prevention")."""

_LONGEST_RUN = 100
"""Words of capitalised text without end that are cut into names together: bounds time and depth."""

LONGEST_KNOWN = 8
"""Words of the longest name that is looked for in headlines."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text.

    ``start`` and ``end`` are code points of the article, ``first`` and ``stop`` tokens of the
    parser's document; ``words`` leave out nicknames and marks. ``title`` is what stands before it
    as title or description ("EU Special Representative"), ``sentence`` counts from 0, ``titled``
    says that it stands where capitals say nothing.
    """

    start: int
    end: int
    first: int
    stop: int
    words: tuple[str, ...]
    title: str
    sentence: int
    titled: bool
    opens: bool


def find_names(parse: Parse) -> list[Name]:
    """The names of an article in order of the text.

    Where capitals say nothing (headlines, stretches in capitals) only names that stand elsewhere
    in the article are taken.
    """
    sentences = read_words(parse)
    common = _common_words(sentences)
    found: list[Name] = []
    running = [
        (number, run)
        for number, sentence in enumerate(sentences)
        if not sentence.titled
        for run in _runs(parse, sentence.words)
    ]
    # Twice: a word that opens a sentence is a name if it is part of a longer one elsewhere.
    for number, run in running:
        found.extend(_cut(parse, run, number, common, frozenset()))
    parts = frozenset(word for name in found if len(name.words) > 1 for word in name.words)
    found = [name for number, run in running for name in _cut(parse, run, number, common, parts)]
    cases = {name.words for name in found if len(name.words) == 1 and _is_party(parse, name)}
    found = [name for name in found if name.words not in cases or name.title]
    known = {name.words for name in found}
    known |= {name.words[-1:] for name in found if len(name.words) > 1}
    forms = {tuple(word.casefold() for word in name): name for name in sorted(known)}
    for number, sentence in enumerate(sentences):
        if sentence.titled:
            found.extend(_known_names(parse, sentence.words, number, forms))
    return sorted(found, key=lambda name: name.start)


def _is_party(parse: Parse, name: Name) -> bool:
    """Whether the name is half of a court case's ("Alvar v. Lang")."""
    beside = [name.first - 1] * (name.first > 0) + [name.stop] * (name.stop < len(parse.doc))
    return any(parse.doc[i].text in {"v.", "v"} for i in beside)


def _common_words(sentences: Sequence[WordSentence]) -> frozenset[str]:
    """Words that stand in small letters somewhere and nowhere capitalised inside a sentence."""
    small: set[str] = set()
    capital: set[str] = set()
    for sentence in sentences:
        if sentence.titled:
            continue
        for word in sentence.words:
            if word.text[0].islower():
                small.add(word.text)
            elif not word.opens:
                capital.add(word.text.lower())
    return frozenset(small - capital)


def _runs(parse: Parse, words: Sequence[Word]) -> list[list[Word]]:
    """Stretches of capitalised words, with the particles and connectives inside names."""
    runs: list[list[Word]] = []
    position = 0
    while position < len(words):
        if not _starts(words[position]):
            position += 1
            continue
        run = [words[position]]
        position += 1
        while position < len(words) and len(run) < _LONGEST_RUN:
            taken = _continuation(parse, run, words, position)
            if not taken:
                break
            run.extend(words[position : position + taken])
            position += taken
        runs.append(run)
    return runs


def _starts(word: Word) -> bool:
    return word.text[0].isalpha() and word.capital


def _is_given(family: Word, word: Word) -> bool:
    """Whether ``word`` is a given name of two syllables after a family name: "Moon Jae-in"."""
    known = family.text.lower() in load_words("family_first.txt", None)
    return known and _SYLLABLES.fullmatch(word.text) is not None


def _continuation(parse: Parse, run: list[Word], words: Sequence[Word], at: int) -> int:
    """How many words from ``at`` on continue the run: 0 where it ends."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.text in POSSESSIVES and _is_plural(run[-1].text):
        return _owned_body(words, at)
    if word.text in POSSESSIVES and (following is None or not _starts(following)):
        return 0
    if _starts(word) or _is_given(run[-1], word):
        return 1
    if following is None:
        return 0
    if word.text[0].isdigit() and word.text.isdigit() and len(word.text) < 3:
        return 0
    if word.text == "," and following.text in _SUFFIXES:
        return 2
    if word.text == "&" and _starts(following):
        return 2
    if word.text in _OPEN_QUOTES and at + 3 < len(words) and words[at + 2].text in _CLOSE_QUOTES:
        if _starts(following) and _starts(words[at + 3]):
            return 4
        return 0
    particles = load_words("name_particles.txt")
    count = 0
    while count < 3 and at + count < len(words) and words[at + count].text in particles:
        count += 1
    if count and at + count < len(words) and _starts(words[at + count]):
        return count + 1
    if word.text in TIES and is_titled(run) and (field := field_length(parse, words[at:])):
        return field
    return _connective(parse, run, words, at)


def _is_plural(word: str) -> bool:
    return word.lower().endswith(("s", "men", "people", "children"))


def _owned_body(words: Sequence[Word], at: int) -> int:
    """Words from a plural's possessive to the body it belongs to ("Growers' League")."""
    bodies = load_words("organization_words.tsv", "name")
    for count, word in enumerate(words[at : at + 6], start=1):
        if word.text.lower() in bodies:
            return count
        if not (word.text in POSSESSIVES or word.text in {"and", "&"} or _starts(word)):
            return 0
    return 0


def _connective(parse: Parse, run: list[Word], words: Sequence[Word], at: int) -> int:
    """Words of "of X", "and X", "for the X" where they belong to an organization's name."""
    word = words[at].text
    if word not in {"of", "and", "for", "on"}:
        return 0
    taken = 1
    if words[at + 1].text == "the" and at + 2 < len(words):
        taken = 2
    following = words[at + taken]
    if not _starts(following):
        return 0
    title = " ".join([*(part.text for part in run[-2:]), word, following.text]).lower()
    if word == "of" and any(
        title.endswith(known)
        for known in ("secretary of state", "secretary of defense", "chief of staff")
    ):
        return taken + 1
    heads = load_words("organization_words.tsv", "name") | {
        "secretary",
        "republic",
        "kingdom",
        "state",
        "states",
    }
    if word == "of" and run[-1].text.lower() in heads and run[-1].text.lower() != "house":
        return taken + 1
    if run[-1].text.lower() in _PURPOSE.get(word, ()):
        return taken + 1
    people = load_words("given_names.tsv") | load_words("titles.tsv")
    if word == "and" and any(part.text.lower() in people for part in run):
        return 0
    if word == "and" and any(part.text in {"of", "for", "on"} for part in run):
        ahead = [part.text.lower() for part in words[at + taken : at + taken + 2]]
        headed = any(part.text.lower() in heads for part in run)
        if headed and any(part in _FIELDS for part in ahead):
            return taken + 1
    entity = parse.doc[run[-1].first]
    other = parse.doc[following.first]
    same = entity.ent_type_ in {"ORG", "FAC"} and other.ent_iob_ == "I"
    whole = all(parse.doc[i].ent_iob_ == "I" for i in range(run[-1].stop, following.first + 1))
    return taken + 1 if same and whole else 0


def _cut(
    parse: Parse,
    run: list[Word],
    number: int,
    common: Collection[str],
    parts: Collection[str],
) -> list[Name]:
    """The names in a run of capitalised words, its titles and sentence openers cut off.

    ``common`` are words of the article that are no names, ``parts`` those that are.
    """
    never = load_forms("not_names.txt", "never")
    while run and (
        run[0].text in never
        or not run[0].text[0].isalnum()
        or (run[0].text not in parts and _is_opener(parse, run, common))
    ):
        run = run[1:]
    inner = next(
        (i for i, word in enumerate(run) if word.text in never and not _is_inside(run, i)),
        len(run),
    )
    if run and (
        (inner < len(run) and run[inner].text in load_forms("not_names.txt", "law"))
        or (len(run) > 1 and run[-1].text == "Deal")
    ):
        # The name of a law is nobody's; who stands behind it may be.
        return _cut(parse, run[inner + 1 :], number, common, parts)
    if inner < len(run) - 1:
        before, after = run[:inner], run[inner + 1 :]
        return [
            *_cut(parse, before, number, common, parts),
            *_cut(parse, after, number, common, parts),
        ]
    while run and (
        (run[-1].text in never and not _is_inside(run, len(run) - 1))
        or not (_starts(run[-1]) or (len(run) > 1 and _is_given(run[-2], run[-1])))
    ):
        run = run[:-1]
    if not run:
        return []
    head = title_length(parse, run)
    title, rest = run[:head], run[head:]
    names = []
    prefix = organization_before(title)
    if prefix:
        names.append(_name(parse, prefix, [], number))
    lead = leading_adjectives(rest)
    title, rest = [*title, *rest[:lead]], rest[lead:]
    rest = _without_adjective(list(itertools.dropwhile(lambda word: not _starts(word), rest)))
    if rest and not all(is_adjective(word.text) for word in rest):
        names.append(_name(parse, rest, title, number))
    return names


def _is_inside(run: Sequence[Word], at: int) -> bool:
    """Whether a word that is no name by itself is part of a body's ("Wall Street Journal")."""
    if at == 0 or run[at].text not in load_forms("not_names.txt", "inside"):
        return False
    bodies = load_words("organization_words.tsv", "name")
    return any(word.text.lower() in bodies for word in run[at + 1 : at + 4]) or (
        any(word.text.lower() in bodies for word in run[:at])
        and any(word.text in {"for", "of"} for word in run[:at])
    )


def _without_adjective(rest: list[Word]) -> list[Word]:
    """A body without the adjective of the next noun ("Senate Democratic leaders")."""
    bodies = load_words("organization_words.tsv", "name")
    places = load_words("places.tsv")
    if len(rest) < 2 or not is_adjective(rest[-1].text):
        return rest
    if rest[-2].text.lower() in bodies:
        return rest[:-1]
    whole = " ".join(word.text.lower() for word in rest[:-1])
    return [] if whole in places else rest


def _is_opener(parse: Parse, run: Sequence[Word], common: Collection[str]) -> bool:
    """Whether the first word is capitalised only because it stands where any word would be.

    Before another capitalised word only what the parser takes for neither noun nor adjective.
    """
    word = run[0]
    if not word.opens:
        return False
    lowered = word.text.lower()
    if len(run) > 2 and run[1].text in {"of", "for"}:
        return False  # "State of the Union" after a quotation mark: what "of" joined stays whole
    if lowered in GIVEN_NAME_TITLES and len(run) > 1 and _starts(run[1]):
        return False  # though the article says "the king" elsewhere
    if lowered in common or word.text in load_forms("not_names.txt", "opening"):
        return True
    token = parse.doc[word.first]
    if token.tag_ in {"NNP", "NNPS"} or token.ent_type_:
        return False
    if any(lowered in load_words(table) for table in ("given_names.tsv", "places.tsv")):
        return False
    return len(run) < 2 or not _starts(run[1]) or token.tag_ not in {"NN", "NNS", "JJ", "FW"}


def _name(parse: Parse, words: Sequence[Word], title: Sequence[Word], number: int) -> Name:
    """The name made of ``words``; nicknames in quotation marks are in the span, not in words."""
    first, last = words[0], words[-1]
    start = parse.doc[first.first].idx
    final = parse.doc[last.stop - 1]
    kept: list[str] = []
    quoted = False
    for word in words:
        if kept and word.text in POSSESSIVES and not parse.doc[word.first - 1].whitespace_:
            kept[-1] += word.text
        elif word.text in _OPEN_QUOTES | _CLOSE_QUOTES:
            quoted = not quoted
        elif not quoted and word.text != ",":
            kept.append(word.text)
    return Name(
        start=start,
        end=final.idx + len(final),
        first=first.first,
        stop=last.stop,
        words=tuple(kept),
        title=" ".join(word.text for word in title),
        sentence=number,
        titled=False,
        opens=first.opens,
    )


def _known_names(
    parse: Parse,
    words: Sequence[Word],
    number: int,
    forms: Mapping[tuple[str, ...], tuple[str, ...]],
) -> list[Name]:
    """Names that stand in ``words``, longest first, whatever the capitals.

    ``forms`` are the names to look for, casefolded, each with its usual spelling.
    """
    found = []
    position = 0
    while position < len(words):
        for size in range(min(LONGEST_KNOWN, len(words) - position), 0, -1):
            stretch = words[position : position + size]
            name = forms.get(tuple(word.text.casefold() for word in stretch))
            if name is not None and stretch[0].text[0].isupper():
                whole = _name(parse, stretch, [], number)
                found.append(replace(whole, words=name, titled=True))
                position += size
                break
        else:
            position += 1
    return found
