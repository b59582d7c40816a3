"""Roles: the titles and descriptions that stand beside a name ("spokesman", "the mediator")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.names import Name
from variorum.annotate.parse import Parse
from variorum.annotate.sourcing import singular
from variorum.annotate.wordlists import load_rows, load_words
from variorum.annotate.words import POSSESSIVES

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 14
"""Words looked at on each side of a name; longer descriptions are cut by the next comma anyway."""


def find_roles(parse: Parse, name: Name) -> tuple[str, ...]:
    """The roles that stand at one mention: before it, and between commas on either side.

    Articles at their beginning are left off. Limits: a description in another sentence ("He is
    the mediator") is not found.
    """
    if name.titled:
        return ()
    doc = parse.doc
    found = [_before(doc, name), _apposition_before(doc, name), _apposition_after(doc, name)]
    text = parse.article.text
    roles = []
    for bounds in found:
        if bounds is None:
            continue
        start, stop = _trim(doc, *bounds)
        if start < stop:
            last = doc[stop - 1]
            roles.append(" ".join(text[doc[start].idx : last.idx + len(last)].split()))
    return tuple(dict.fromkeys(roles))


def is_person_noun(word: str) -> bool:
    """Whether the noun says what a person is, in the singular or plural.

    >>> is_person_noun("spokesman"), is_person_noun("Diplomats"), is_person_noun("ministry")
    (True, True, False)
    """
    lowered = word.lower()
    return singular(lowered) in load_words("person_nouns.tsv") or lowered in load_words(
        "titles.tsv"
    )


def role_gender(role: str) -> str:
    """``m`` or ``f`` where the role's head noun says so, else the empty string.

    >>> role_gender("Foreign Ministry spokeswoman"), role_gender("minister")
    ('f', '')
    """
    head = head_noun(role)
    for table in ("person_nouns.tsv", "titles.tsv"):
        for gender in "mf":
            if head in load_words(table, gender):
                return gender
    return ""


def head_noun(role: str) -> str:
    """The noun a description turns on: the last word before a preposition, lower case.

    >>> head_noun("foreign minister of Norland"), head_noun("the Spanish diplomat")
    ('minister', 'diplomat')
    """
    words = role.lower().replace(",", " , ").split()
    for index, word in enumerate(words):
        if index and word in {
            "of",
            "for",
            "at",
            "in",
            "to",
            "from",
            "with",
            "on",
            "who",
            ",",
            "and",
        }:
            return words[index - 1]
    return words[-1] if words else ""


def _before(doc: Doc, name: Name) -> tuple[int, int] | None:
    """The title before the name, with lower-case nouns: "Foreign Ministry spokesman"."""
    if name.first == 0:
        return None
    titled = len(name.title.split())
    nearest = doc[name.first - 1]
    if not titled and not is_person_noun(nearest.text):
        return None
    if not titled and nearest.tag_ not in {"NN", "NNP", "JJ", "NNS"}:
        return None
    start = name.first
    while start > 0 and name.first - start < LONGEST:
        token = doc[start - 1]
        if doc[start].is_sent_start or token.is_space:
            break
        if token.tag_ not in _NOMINAL and token.text not in POSSESSIVES and token.text != "-":
            break
        start -= 1
    return start, name.first


_NOMINAL = frozenset(
    ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "AFX", "VBN", "CD")
)


def _apposition_before(doc: Doc, name: Name) -> tuple[int, int] | None:
    """The noun phrase before the comma: "The minister, Ana Ruiz, said"."""
    comma = name.first - 1
    if comma < 2 or doc[comma].text != "," or doc[name.first].is_sent_start:
        return None
    start = comma
    while start > 0 and comma - start < LONGEST and not doc[start].is_sent_start:
        start -= 1
        if doc[start].lower_ in {"the", "its", "his", "her", "their", "a", "an"}:
            phrase = [doc[i] for i in range(start, comma)]
            verb = any(token.pos_ in {"VERB", "AUX"} for token in phrase)
            closed = name.stop < len(doc) and doc[name.stop].text in {",", ".", ";"}
            head = head_noun(" ".join(token.text for token in phrase))
            if closed and not verb and is_person_noun(head) and singular(head) == head:
                return start, comma
            return None
    return None


def _apposition_after(doc: Doc, name: Name) -> tuple[int, int] | None:
    """The noun phrase between commas: "Ana Ruiz, the foreign minister of Norland,"."""
    if name.stop + 1 >= len(doc) or doc[name.stop].text not in {",", "(", "—", "–"}:
        return None
    start = stop = name.stop + 1
    while stop < len(doc) and stop - start < LONGEST and not doc[stop].is_sent_start:
        if doc[stop].text in {",", ")", ".", "—", "–", ";", ":", "“", '"'} or doc[stop].pos_ in {
            "VERB",
            "AUX",
        }:
            break
        if doc[stop].lower_ in {"who", "which", "that", "whose"}:
            break
        stop += 1
    phrase = " ".join(doc[i].text for i in range(start, stop))
    head = head_noun(phrase)
    if not head or not is_person_noun(head) or singular(head) != head:
        return None
    opener = doc[start]
    article = opener.lower_ in {"the", "a", "an", "its", "his", "her", "their", "one"}
    # "Ruiz, President Lang and ..." is a list, not a description.
    return (start, stop) if article or opener.text[0].islower() or opener.pos_ == "ADJ" else None


def _trim(doc: Doc, start: int, stop: int) -> tuple[int, int]:
    """Cut articles, possessives and marks off the ends."""
    while start < stop and (
        doc[start].tag_ in {"DT", "PRP$", "POS", "CC", "CD"} or not doc[start].text[0].isalnum()
    ):
        start += 1
    while start < stop and not (doc[stop - 1].text[-1].isalnum() or doc[stop - 1].text[-1] == "."):
        stop -= 1
    return start, stop


def same_role_nouns() -> dict[str, frozenset[str]]:
    """For each noun the nouns that may stand for it ("leader" for a president)."""
    result: dict[str, set[str]] = {}
    for general, special in load_rows("role_nouns.tsv"):
        result.setdefault(special, set()).add(general)
    return {noun: frozenset(found) for noun, found in result.items()}
