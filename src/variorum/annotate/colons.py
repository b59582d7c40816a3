"""Speech told by a colon alone: turns of an interview and headlines ("Mayor: bridge is safe")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE
from variorum.annotate.drafts import Draft, trim
from variorum.annotate.marks import Stretch
from variorum.annotate.parse import Parse
from variorum.annotate.structure import Block, BlockKind
from variorum.naming.nouns import is_person_noun, is_singular_person

if TYPE_CHECKING:
    from spacy.tokens import Token

# One to five words, capitalised but for the last ("Lowden mayor"), what the one does behind a comma
# ("Jonas Pike, host"), then a colon and words of the same line.
_WORD = r"[\w.’'-]{0,25}"
_LABEL = re.compile(
    rf"([A-Z]{_WORD}(?: [A-Z]{_WORD}){{0,4}}(?: [a-z]{_WORD})?)"
    r"(?:, [\w ’'-]{2,40})?:[ \t]+(?=\S)"
)
_OWN = frozenset(("i", "we", "my", "our", "me", "us", "i'm", "we're", "you", "your"))
_OUGHT = frozenset(("must", "should", "ought", "cannot"))
_LEAST_TURNS = 3
_LEAST_WORDS = 3
Labels = Sequence[tuple[Block, re.Match[str]]]

TURN = "turn"
HEADLINE = "headline"


def colon_drafts(parse: Parse, text: str, stretches: Sequence[Stretch]) -> list[Draft]:
    """Turns ("OLSEN: We checked it.") and headlines that name who says what they say.

    Labels are turns where paragraphs begin with them three times or more, two labels take part,
    and one of them comes again. A headline counts where what stands before its colon ends with a
    word for a person or with a name that the text gives a person, and a verb stands after it; a
    name may also be what the rest is about ("Clara Oduya: Mayor quits"), which is left alone.
    What stands in quotation marks is left to those. Limits: a label with more words in small
    letters ("Olsen of the Lantern:") is not known.
    """
    people = _people(parse)
    marked = {stretch.start for stretch in stretches}
    labels: list[tuple[Block, re.Match[str]]] = []
    others: list[tuple[Block, re.Match[str]]] = []
    for block in parse.blocks:
        match = _LABEL.match(text, block.start, min(block.end, block.start + 130))
        if match is None or match.end() in marked:
            continue  # what stands in marks is found by them
        if _is_speaker(match[1], people):
            labels.append((block, match))
        elif all(word[0].isupper() for word in match[1].split()):
            others.append((block, match))
    return [*_turns(text, labels, others), *_headlines(parse, text, labels)]


def _turns(text: str, labels: Labels, others: Labels) -> list[Draft]:
    """The turns of an interview or a transcript, each to the end of its paragraph.

    Where somebody who is known answers twice, another label that comes twice asks ("LANTERN:").
    """
    talking = _talking(text, labels)
    counted = Counter(_bearer(match) for _, match in talking)
    asking = Counter(_bearer(match) for _, match in _talking(text, others))
    if max(counted.values(), default=0) > 1 and max(asking.values(), default=0) > 1:
        talking += [turn for turn in _talking(text, others) if asking[_bearer(turn[1])] > 1]
        counted = Counter(_bearer(match) for _, match in talking)
    if len(talking) < _LEAST_TURNS or len(counted) < 2 or max(counted.values()) < 2:
        return []
    return [_draft(text, block, match, TURN) for block, match in talking]


def _bearer(match: re.Match[str]) -> str:
    """The last word of a label: "Mara Olsen" is "Olsen" from the second turn on."""
    return match[1].split()[-1].casefold()


def _talking(text: str, labels: Labels) -> list[tuple[Block, re.Match[str]]]:
    """The paragraphs with a label and words behind it: "Olsen: 1,769" is a count of votes."""
    return [
        (block, match)
        for block, match in labels
        if block.kind is BlockKind.PARAGRAPH
        and any(letter.isalpha() for letter in text[match.end() : block.end])
    ]


def _headlines(parse: Parse, text: str, labels: Labels) -> Iterator[Draft]:
    """Headlines whose first words name who says the rest."""
    for block, match in labels:
        if block.kind is not BlockKind.HEADING:
            continue
        words = list(_tokens(parse, match.end(), block.end))
        if not words or words[0].tag_ in ("WP", "WDT", "WRB"):
            continue
        verb = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for token in words)
        named = not is_person_noun(match[1].split()[-1])
        if verb and len(words) >= _LEAST_WORDS and not (named and _is_about(words)):
            yield _draft(text, block, match, HEADLINE)


def _is_about(words: Sequence[Token]) -> bool:
    """Whether what follows a name may be told of its bearer: "Clara Oduya: Mayor quits".

    Somebody speaks as "I" or "we", of what is, must or will be; news is told in the simple
    present, with who said it, or as what somebody is "to" do. Of "the mayor", without an article,
    the one who is mayor does not speak.
    """
    if any(token.lower_ in _OWN for token in words):
        return False
    finite = [token for token in words if token.tag_ in FINITE]
    told = [token for token in finite if token.lemma_ not in ("be", "have") and token.tag_ != "MD"]
    role = is_singular_person(words[0].text) and not any(t.lower_ in _OUGHT for t in words)
    return role or bool(told) or not finite


def _people(parse: Parse) -> set[str]:
    """The last words of the names of persons; right before a colon only of full names."""
    doc = parse.doc
    found = set()
    for token in doc:
        if token.ent_type_ != "PERSON":
            continue
        labels = token.i + 1 < len(doc) and doc[token.i + 1].text == ":"
        if not labels or (token.i and doc[token.i - 1].ent_type_ == "PERSON"):
            found.add(token.lower_)
    return found


def _is_speaker(label: str, people: Set[str]) -> bool:
    """Whether a label ends with a word for a person, or with a name that the text gives one."""
    words = label.split()
    if words[-1][0].islower():
        return is_singular_person(words[-1])
    return label in ("Q", "A") or is_person_noun(words[-1]) or words[-1].lower() in people


def _draft(text: str, block: Block, match: re.Match[str], frame: str) -> Draft:
    source = trim(text, match.start(1), match.end(1))
    sign = text.index(":", match.end(1))
    colon = sign, sign + 1
    end = block.end
    while end > match.end() and text[end - 1].isspace():
        end -= 1
    return Draft(((match.end(), end),), (colon,), (source,), -1, ":", frame, 0.9)


def _tokens(parse: Parse, start: int, end: int) -> Iterator[Token]:
    doc = parse.doc
    index = bisect_left(range(len(doc)), start, key=lambda i: doc[i].idx)
    while index < len(doc) and doc[index].idx < end:
        yield doc[index]
        index += 1
