"""What stands before the name in a run of capitalised words: titles, bodies, adjectives."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.parse import Parse
from variorum.annotate.words import Word
from variorum.naming.known import is_acronym
from variorum.naming.nouns import demonym_adjectives, singular
from variorum.naming.tables import load_words
from variorum.records import Actor

_AMBIGUOUS_TITLES = frozenset(
    (
        "general",
        "justice",
        "private",
        "major",
        "chief",
        "chair",
        "prince",
        "king",
        "queen",
        "lady",
        "father",
        "mother",
        "sister",
        "brother",
        "leader",
        "director",
        "agent",
        "speaker",
        "count",
    )
)
_FORMER = frozenset(("former", "then", "acting", "interim"))
_SMALL = frozenset(("of", "on", "for", "and", "the"))
"""Small words in the name of a body."""
_NOT_PEOPLE = frozenset(("ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))


GIVEN_NAME_TITLES = frozenset(
    ("king", "queen", "prince", "princess", "emperor", "empress", "sultan", "pope", "sister")
)
"""Titles that a given name alone follows: "King Salman" bears no surname."""

LONGEST_TITLE = 200
"""Code points of a title before a name; bounds what is read for each name."""


def title_length(parse: Parse, run: Sequence[Word]) -> int:
    """How many words at the front of the run are title: up to the last title in it."""
    titles = load_words("titles.tsv")
    nouns = load_words("person_nouns.tsv")
    given = load_words("given_names.tsv")
    organization = load_words("organization_words.tsv", "name")
    texts = [word.text.lower() for word in run]
    length = position = 0
    while position < len(run):
        size = next(
            (k for k in (4, 3, 2, 1) if " ".join(texts[position : position + k]) in titles), 0
        )
        more = position + 1 < len(run) and run[position + 1].text[0].isalpha()
        if not size and (
            texts[position] in nouns
            or (more and singular(texts[position]) in nouns | titles and position == 0)
        ):
            size = 1
        if not size:
            position += 1
            continue
        end = position + size
        surname = position > 0 and (
            texts[position - 1] in given or run[position - 1].text[1:] == "."
        )
        token = parse.doc[run[position].first]
        kept = texts[position] in _AMBIGUOUS_TITLES and token.ent_type_ in _NOT_PEOPLE
        body = end < len(run) and (
            run[end].text in {"of", "for", "and", "&"} or texts[-1] in organization
        )
        if not surname and not kept and not body:
            length = end
        position = end
    ties = (i for i in range(1, len(run)) if run[i].text in TIES and is_titled(run[:i]))
    held = [(at, field_length(parse, run[at:])) for at in ties]
    return max([length, *(at + count for at, count in held if count)])


TIES = frozenset(("of", "for", "to", "on"))
"""Words between a title and what it is held over: "Commissioner for Ports"."""
_LONGEST_FIELD = 9
_FIELD_TIES = frozenset(("of", "for", "and", "&", "the"))


def is_titled(words: Sequence[Word]) -> bool:
    """Whether a title stands among the words, and nobody's given name."""
    texts = {word.text.lower() for word in words}
    return not texts.isdisjoint(load_words("titles.tsv")) and texts.isdisjoint(
        load_words("given_names.tsv")
    )


def field_length(parse: Parse, words: Sequence[Word]) -> int:
    """How many of the words say what a title is held over, up to the name of its bearer.

    The words begin with the tie: 4 in "for Ports and Canals Mara Osei". The name begins with a
    known given name, or is the last two words where the last stands alone elsewhere ("Osei added").
    0 where neither tells, and where the words of the field name somebody else ("for Mayor Osei").
    """
    given, places = load_words("given_names.tsv"), load_words("places.tsv")
    others = (load_words("titles.tsv") | load_words("person_nouns.tsv")) - {"justice"}
    held: list[int] = []
    for at, word in enumerate(words[1:_LONGEST_FIELD], start=1):
        lowered = word.text.lower()
        if word.text in _FIELD_TIES:
            continue
        if not (word.capital and word.text[0].isalpha()):
            break
        joined = words[at - 1].text == "and"
        if lowered in others and not joined:
            return 0
        if lowered in given and held[-1:] == [at - 1]:
            return at if at + 1 < len(words) and words[at + 1].capital else 0
        if lowered in others or (lowered in given and (held or lowered not in places)):
            break
        held.append(at)
    *field, first, last = held if len(held) > 2 else (0, 0, 0)
    beside = [first - 1, first] == [field[-1], last - 1]
    return first if beside and _stands_alone(parse, words[last]) else 0


def _stands_alone(parse: Parse, word: Word) -> bool:
    """Whether the word stands elsewhere with no name before it, as surnames do."""
    doc = parse.doc
    same = (doc.to_array("ORTH") == doc.vocab.strings[word.text]).nonzero()[0]
    return any(at and at != word.first and not doc[at - 1].text.istitle() for at in same.tolist())


def organization_before(title: Sequence[Word]) -> list[Word]:
    """The organization or place that a title opens with ("EU Special Representative")."""
    titles = load_words("titles.tsv") | load_words("person_nouns.tsv")
    size = 0
    for count in range(1, len(title)):
        texts = [word.text for word in title[:count]]
        if texts[-1] in TIES and is_titled(title[:count]):
            break  # "Director of the Centre for Harbour Studies"
        joined = " ".join(texts).lower()
        organization = len(texts) > 1 and texts[-1].lower() in load_words(
            "organization_words.tsv", "name"
        )
        if (
            organization
            or joined in load_words("organization_words.tsv", "known")
            or joined in load_words("organization_words.tsv", "seat")
            or joined in load_words("places.tsv")
            or (count == 1 and is_acronym(texts[0]))
        ) and texts[-1].lower() not in titles:
            size = count
    return list(title[:size])


def leading_adjectives(rest: Sequence[Word]) -> int:
    """How many words before a given name only describe ("Republican Ted Lang")."""
    given = load_words("given_names.tsv")
    organization = load_words("organization_words.tsv", "name")
    if len(rest) < 3 or rest[-1].text.lower() in organization:
        return 0
    count = 0
    while count < len(rest) - 2 and (
        is_adjective(rest[count].text) or rest[count].text.lower() in load_words("places.tsv")
    ):
        count += 1
    described = count and is_adjective(rest[count - 1].text)
    return count if described and rest[count].text.lower() in given else 0


def is_long_title(words: Sequence[str]) -> bool:
    """Whether the words before a name are a title that goes on after "of" or "for".

    >>> is_long_title(["U.S.", "Secretary", "of", "State"])
    True
    >>> is_long_title(["Deputy", "Commissioner", "for", "Ports", "and", "Canals"])
    True
    >>> is_long_title(["A", "lawyer", "for", "Mayor"]), is_long_title(["Mother", "of"])
    (False, False)
    """
    titles = load_words("titles.tsv")
    tie = next((i for i, word in enumerate(words) if word in {"of", "for"}), 0)
    last = " ".join(words[max(0, tie - 2) : tie]).lower()
    if not tie or tie + 1 == len(words) or titles.isdisjoint((last, last.split(" ")[-1])):
        return False
    if words[-1].lower() in titles or not words[-1][0].isupper():
        return False
    return all(
        word[0].isupper() or word in _SMALL or word in _FORMER for word in words if word.isalpha()
    ) and all(word.replace(".", "").replace("-", "").isalpha() for word in words)


def bears(actor: Actor, before: str) -> bool:
    """Whether the words right before a name, an article left off, are a title of its bearer."""
    words = before.split() if len(before) <= LONGEST_TITLE else []
    if words and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words) in actor.roles


def is_adjective(text: str) -> bool:
    """Whether the word is the adjective of a country, party or faith, and names nobody alone.

    >>> is_adjective("Spanish"), is_adjective("Greens")
    (True, False)
    """
    adjectives = load_words("group_words.tsv", "adjective")
    return text.lower() in adjectives or text in demonym_adjectives()
