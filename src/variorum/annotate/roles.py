"""Roles: the titles and descriptions that stand beside a name ("spokesman", "the mediator")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE
from variorum.annotate.names import Name
from variorum.annotate.parse import Parse
from variorum.annotate.words import POSSESSIVES
from variorum.naming.nouns import head_noun, is_person_noun, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their"))

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
        # "gave the talks Mr. Ruiz": a common noun before a title is another phrase's.
        common = token.text[0].islower() and token.tag_ in {"NN", "NNS"}
        if start < name.first and common and doc[start].text[0].isupper():
            break
        if token.text == "-" and start > 1 and doc[start - 2].whitespace_:
            break
        inside = name.first - start < titled  # "Chief of Staff"
        if (
            not inside
            and token.tag_ not in _NOMINAL
            and token.text not in POSSESSIVES
            and token.text != "-"
        ):
            break
        start -= 1
    return start, name.first


_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "POS", "AFX", "CD"))


def _apposition_before(doc: Doc, name: Name) -> tuple[int, int] | None:
    """The noun phrase before the comma: "The minister, Ana Ruiz, said", "Lowden's mayor, ..."."""
    comma = name.first - 1
    if comma < 2 or doc[comma].text != "," or doc[name.first].is_sent_start:
        return None
    start = comma
    while start > 0 and comma - start < LONGEST and not doc[start].is_sent_start:
        start -= 1
        if doc[start].lower_ in _DETERMINERS or doc[start].tag_ == "POS":
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
            if doc[stop].tag_ in FINITE and doc[start].lower_ in _DETERMINERS:
                return None  # "had left Karl Lang, her spokesman said"
            break
        if doc[stop].lower_ in {"who", "which", "that", "whose"}:
            break
        stop += 1
    phrase = " ".join(doc[i].text for i in range(start, stop))
    head = head_noun(phrase)
    if not head or not is_person_noun(head) or singular(head) != head:
        return None
    opener = doc[start]
    if opener.tag_ in {"WRB", "WP", "WDT", "IN"}:
        return None
    article = opener.lower_ in _DETERMINERS or opener.lower_ == "one"
    # "Ruiz, President Lang and ..." is a list, not a description.
    return (start, stop) if article or opener.text[0].islower() or opener.pos_ == "ADJ" else None


def _trim(doc: Doc, start: int, stop: int) -> tuple[int, int]:
    """Cut articles, possessives and marks off the ends."""
    while start < stop and (
        doc[start].tag_ in {"DT", "PRP$", "POS", "CC", "CD", "IN"}
        or not doc[start].text[0].isalnum()
    ):
        start += 1
    while start < stop and not (doc[stop - 1].text[-1].isalnum() or doc[stop - 1].text[-1] == "."):
        stop -= 1
    return start, stop
