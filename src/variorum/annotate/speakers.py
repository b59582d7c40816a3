"""Which actor the source of a quotation is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.descriptions import (
    DESCRIBED,
    is_body_noun,
    is_document_noun,
    names_a_body,
    resolve_body,
    resolve_person,
)
from variorum.annotate.discourse import PRONOUNS, Answer, Discourse, Place, read_discourse
from variorum.annotate.named import body_of, described_body, missed_actor, named_heads, new_body
from variorum.annotate.parse import Parse
from variorum.annotate.pronouns import resolve_pronoun
from variorum.annotate.relative import antecedent
from variorum.annotate.sourcing import (
    ANONYMOUS,
    AUTHOR,
    HEARSAY,
    is_anonymous,
    is_author,
    is_hearsay,
    is_unnamed_role,
)
from variorum.naming.nouns import head_noun, is_singular_person, singular
from variorum.records import Actor, ActorKind, Quotation, QuotationForm, Span
from variorum.spans import make_span, pieces_of

LONGEST_WHY = 60
"""Characters of a source repeated in a reason."""

_AND = re.compile(r"(?: ?\([^()\n]{1,20}\))?,? (?:and|or) \w")
_SEVERAL = re.compile(r" (?:and|or) (?:(?:his|her|their|the|other) |[a-z]+s\b)")
_OPENING = re.compile(r"(?:that )?(?:(?:Mr|Mrs|Ms|Dr)\.? )?")
_FIRST_PERSON = frozenset(("i", "me", "my", "we", "us", "our"))
_PLURALS = frozenset(("they", "their", "them", "we", "us", "our", "both", "these", "those"))
_THINGS = frozenset(("it", "its", "itself"))
_RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))
_LETTERS = ("Q", "A")
"""Labels of question and answer."""
_ARTICLES = frozenset(("a", "an", "another", "one"))


def resolve_speakers(
    parse: Parse, quotations: Sequence[Quotation], actors: Sequence[Actor]
) -> tuple[list[Quotation], list[Actor]]:
    """Give each quotation its speaker, or the reason why it has none.

    Returns the quotations in the order given and the actors, with those added that speak but were
    missed, and with each pronoun or description that was resolved among its actor's mentions.
    An anonymous source ("a senior aide") gets no actor. Limits: a source of several people has no
    speaker; "they" and "you" are left open.
    """
    discourse = read_discourse(parse, actors)
    order = sorted(range(len(quotations)), key=lambda i: _position(quotations[i]))
    resolved: dict[str, Quotation] = {}
    mentions: dict[str, list[Span]] = {}
    for index in order:
        quotation = quotations[index]
        actor, why = _speaker(discourse, quotation, quotations, resolved)
        speaker = actor.id if actor is not None else None
        resolved[quotation.id] = replace(
            quotation, speaker=speaker, why=why if actor is None else None
        )
        if actor is not None and quotation.source is not None:
            start, end = pieces_of(quotation.source)[0]
            mentions.setdefault(actor.id, []).append(make_span(parse.article, start, end))
    found = [_with_mentions(actor, mentions.get(actor.id, [])) for actor in discourse.actors]
    return [resolved[quotation.id] for quotation in quotations], found


def _position(quotation: Quotation) -> tuple[bool, int, int, str]:
    """Sources in order of the text; "I" inside a quotation waits for the outer one's speaker."""
    span = quotation.source or quotation.content
    first_person = quotation.source is not None and span.exact.lower() in _FIRST_PERSON
    return first_person, span.start, quotation.content.start, quotation.id


def _speaker(
    discourse: Discourse,
    quotation: Quotation,
    quotations: Sequence[Quotation],
    resolved: dict[str, Quotation],
) -> Answer:
    if quotation.source is None:
        return None, quotation.why or "no source is given"
    start, end = pieces_of(quotation.source)[0]
    words = " ".join(discourse.parse.article.text[start:end].split())
    lowered = words.lower()
    if lowered in _FIRST_PERSON:
        return _first_person(discourse, quotation, quotations, resolved, words)
    if words == "A" and quotation.cue is not None and quotation.cue.exact == ":":
        return _who_answers(discourse, quotations)
    # "Ruiz would not go, she said" is about herself; in marks nobody calls himself by name.
    marked = quotation.form is not QuotationForm.INDIRECT
    said = pieces_of(quotation.content) if marked else ()
    actor, why = resolve_source(discourse, start, end, said, speaks=True)
    if actor is not None and _opens_with(discourse, quotation, actor):
        return None, f"{actor.name} would not name himself or herself in it"
    if lowered in PRONOUNS:
        reported = quotation.inside is not None
        place = Place(start, end, actor, True, PRONOUNS[lowered], words, reported)
        _take_up(discourse, place)
        return actor, why
    document = actor is None and is_document_noun(head_noun(words))
    if actor is not None or document or _is_one_person(words):
        gender = discourse.genders.get(actor.id, "") if actor is not None else ""
        gender = "n" if document else gender  # "It said" goes on with the letter
        discourse.add(Place(start, end, actor, subject=True, gender=gender, words=words))
    return actor, why


def _who_answers(discourse: Discourse, quotations: Sequence[Quotation]) -> Answer:
    """Whose answers "A:" leads in: the one person who is named before the first question."""
    first = min(q.source.start for q in quotations if q.source and q.source.exact in _LETTERS)
    names = {
        actor.id: actor
        for actor in discourse.actors
        if actor.kind is ActorKind.PERSON and any(m.start < first for m in actor.mentions)
    }
    if len(names) == 1:
        return next(iter(names.values())), None
    return None, f"{DESCRIBED}: who answers"


def _take_up(discourse: Discourse, place: Place) -> None:
    """Take up the place of a "he" or "she": the next one does not pass over it.

    One that is left open keeps the next open, and one that is decided tells whom the name is of.
    """
    if place.actor is not None and not discourse.genders.get(place.actor.id):
        discourse.genders[place.actor.id] = place.gender
    discourse.add(place)


def _opens_with(discourse: Discourse, quotation: Quotation, actor: Actor) -> bool:
    """Whether a report without marks opens with the name of its own speaker.

    Nobody writes "Ruiz alleged that Ruiz": the source belongs to another verb. "Ruiz would not
    go, she said" stands.
    """
    if quotation.form is not QuotationForm.INDIRECT or actor.kind is not ActorKind.PERSON:
        return False
    start, end = pieces_of(quotation.content)[0]
    if quotation.source is None or quotation.source.start > start:
        return False
    opening = _OPENING.match(discourse.parse.article.text, start, end)
    name = opening.end() if opening else start
    return any(
        place.start == name and place.actor is not None and place.actor.id == actor.id
        for place in discourse.named_in(start, end)
    )


def resolve_source(
    discourse: Discourse,
    start: int,
    end: int,
    said: Sequence[tuple[int, int]] = (),
    speaks: bool = False,
) -> Answer:
    """The actor that the words from ``start`` to ``end`` name, or why there is none.

    ``said`` is what the source says, in which a pronoun does not find whom it means; with
    ``speaks`` it is the source of a statement, and not only a name in one.
    """
    words = " ".join(discourse.parse.article.text[start:end].split())
    lowered = words.lower()
    if lowered in _RELATIVES:
        bounds = antecedent(discourse.parse, start)
        if bounds is None:
            return None, f'nothing before "{words}" to stand for'
        return resolve_source(discourse, *bounds, said, speaks)
    if lowered in PRONOUNS or lowered in _THINGS:
        return resolve_pronoun(discourse, lowered, start, said, speaks)
    if lowered in _PLURALS:
        return None, f"plural pronoun: {lowered}"
    if lowered == "you":
        return None, "the reader is addressed"
    heads = named_heads(discourse, start, end)
    if len(heads) == 1 and heads[0].kind is ActorKind.GROUP and is_anonymous(words):
        return None, f"{ANONYMOUS}: {words[:LONGEST_WHY]}"
    if len(heads) == 1 and _has_company(discourse, start, end):
        return None, f"several speakers: {heads[0].name} and others"
    if len(heads) == 1:
        return heads[0], None
    if heads:
        return None, f"several speakers: {', '.join(actor.name for actor in heads)}"
    return _unnamed(discourse, words, start, end)


def _has_company(discourse: Discourse, start: int, end: int) -> bool:
    """Whether the name in a source is followed by "and" and others without a name."""
    last = discourse.named_in(start, end)[0].end
    return _AND.match(discourse.parse.article.text, last, end) is not None


def _unnamed(discourse: Discourse, words: str, start: int, end: int) -> Answer:
    """A source whose head is no name."""
    shown = words if len(words) <= LONGEST_WHY else words[: LONGEST_WHY - 1].rstrip() + "…"
    head = head_noun(words)
    first = words.split()[0].lower()
    if is_hearsay(words):
        return None, f"{HEARSAY}: {shown}"
    if _SEVERAL.search(words):
        return None, f"several speakers: {shown}"
    if is_author(words):
        return None, AUTHOR
    body = described_body(discourse, start, end)
    if body is not None:
        return body, None
    if is_anonymous(words):
        return None, f"{ANONYMOUS}: {shown}"
    if is_document_noun(head):
        return None, f"a document: {shown}"
    missed = missed_actor(discourse, start, end)
    if missed[0] is not None or missed[1] is not None:
        return missed
    owned = first in PRONOUNS or first == "its"
    if is_body_noun(head):
        if owned:
            return _owned_body(discourse, words, start)
        if first in _ARTICLES:
            return None, f"{DESCRIBED}: {shown}"
        actor, why = resolve_body(discourse, words, start)
        if actor is None and names_a_body(words) and why is not None and why.startswith(DESCRIBED):
            return new_body(discourse, " ".join(words.split()[1:]), start, end), None
        return actor, why
    if is_singular_person(head) and not owned and first not in _ARTICLES:
        actor, why = resolve_person(discourse, words, start)
        if (
            actor is None
            and why is not None
            and why.startswith(DESCRIBED)
            and is_unnamed_role(words)
        ):
            return None, f"{ANONYMOUS}: {shown}"
        return actor, why
    return None, f"{DESCRIBED}: {shown}"


def _owned_body(discourse: Discourse, words: str, start: int) -> Answer:
    """The organization of "her campaign": that of whom "her" means."""
    owner, why = resolve_pronoun(discourse, words.split()[0], start)
    if owner is None:
        return None, why
    return body_of(discourse, owner, head_noun(words), start, start + len(words)), None


def _first_person(
    discourse: Discourse,
    quotation: Quotation,
    quotations: Sequence[Quotation],
    resolved: dict[str, Quotation],
    words: str,
) -> Answer:
    """Whoever speaks the statement that "I" stands in; outside of one, the article itself."""
    outer = None
    if quotation.inside is not None:
        outer = next((q for q in quotations if q.id == quotation.inside), None)
    if outer is None or quotation.source is None:
        if quotation.source is not None and discourse.is_quoted(quotation.source.start):
            return None, f'"{words}" in a quotation whose speaker is not known'
        return None, AUTHOR
    if words.lower() in {"we", "us", "our"}:
        return None, "a group that the speaker belongs to"
    done = resolved.get(outer.id, outer)
    actor = next((a for a in discourse.actors if a.id == done.speaker), None)
    return actor, None if actor is not None else f'"{words}": {done.why or "its speaker is open"}'


def _is_one_person(words: str) -> bool:
    """Whether an unresolved source is one person, so that "he" after it may mean that one.

    A word that begins with a capital may be a surname of somebody whose name was missed.
    """
    plain = words.lower()
    missed = words.istitle() and words.isalpha() and singular(plain) == plain
    known = is_anonymous(words) or is_body_noun(words)
    return is_singular_person(head_noun(words)) or (missed and not known)


def _with_mentions(actor: Actor, spans: Sequence[Span]) -> Actor:
    """The actor with the sources that were resolved to it, where no name lies in them already."""
    added = [
        span
        for span in spans
        if not any(m.start < span.end and span.start < m.end for m in actor.mentions)
    ]
    unique = {(span.start, span.end): span for span in (*actor.mentions, *added)}
    return replace(actor, mentions=tuple(unique[key] for key in sorted(unique)))
