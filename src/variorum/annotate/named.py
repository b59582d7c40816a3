"""Names inside a source: which of them is the one that speaks."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.descriptions import is_body_noun, is_document_noun
from variorum.annotate.discourse import Answer, Discourse, Place, candidates_reason
from variorum.annotate.sourcing import is_anonymous
from variorum.annotate.titles import bears, is_long_title
from variorum.annotate.words import POSSESSIVES
from variorum.naming.nouns import (
    demonym_adjectives,
    head_noun,
    is_person_noun,
    is_singular_person,
    singular,
)
from variorum.naming.persons import surname
from variorum.naming.tables import load_forms, load_words
from variorum.records import Actor, ActorKind, digest
from variorum.spans import make_span

_BREAKS = frozenset(
    (
        "of",
        "for",
        "to",
        "with",
        "from",
        "by",
        "at",
        "in",
        "on",
        "about",
        "against",
        "and",
        "or",
        "than",
        "like",
        "over",
        "after",
        "who",
        "that",
        "which",
        "but",
        "close",
        "near",
        "including",
    )
)
_AFTER = frozenset(
    (
        "who",
        "whose",
        "which",
        "of",
        "at",
        "from",
        "in",
        "on",
        "himself",
        "herself",
        "itself",
        "for",
        "with",
        "and",
        "or",
        "nor",
        "then",
        "also",
        "when",
        "as",
        "here",
        "alone",
        "to",
        "by",
        "jr.",
        "jr",
        "&",
    )
)
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "another"))
_LONGEST_ROLE = 4
_ONE_OF = frozenset(
    ("one of them,", "one of those,", "among them,", "another,", "one,", "the other,", "a second,",
     "a third,")
)  # fmt: skip
_JOINTS = frozenset(("and", "or", "nor", "but"))
_SPOKES = frozenset(("spokesman", "spokeswoman", "spokesperson", "representative"))


def named_heads(discourse: Discourse, start: int, end: int) -> list[Actor]:
    """The actors that a source names as speaking: one, several joined by "and", or none.

    The head counts, not any name: "a spokesman for Ana Ruiz" and "Ruiz supporters" name no
    speaker, "the minister, Ana Ruiz," and "Ruiz's spokesman Piotr Lang" do.
    """
    inside = discourse.named_in(start, end)
    text = discourse.parse.article.text
    heads: list[Place] = []
    for place in inside:
        titled = place.actor is not None and bears(place.actor, text[start : place.start])
        if titled and _follows_well(discourse, place.end, end):
            # The body in their title ("Committee on Ports Chairman Ana Ruiz") does not speak.
            heads = [place]
            continue
        if heads:
            between = text[heads[-1].end : place.start].split()
            if _joins(between) and _follows_well(discourse, place.end, end):
                heads.append(place)
            continue
        if _leads_well(discourse, start, place) and _follows_well(discourse, place.end, end):
            heads.append(place)
    actors = [place.actor for place in heads if place.actor is not None]
    return list({actor.id: actor for actor in actors}.values())


def _joins(between: Sequence[str]) -> bool:
    """Whether the words between two names make them two speakers ("and", ", a lawyer, and").

    In "Ruiz, head of the Dockers and Ferrymen's Union" the "and" is inside the description.
    """
    plain = [word.strip(",").lower() for word in between]
    joint = next((i for i, word in enumerate(plain) if word in {"and", "or", "nor", "&"}), None)
    if joint is None or len(between) > 9:
        return False
    described = joint > 0 and between[0].startswith(",") and plain[0] != "of"
    closed = joint == 0 or between[joint - 1].endswith((",", ")"))
    rest = {word for word in plain if word not in {"and", "or", "nor", "of"}}
    return (closed or not described) and not rest & _BREAKS


def _leads_well(discourse: Discourse, start: int, place: Place) -> bool:
    """Whether what stands before the name only describes it."""
    before = discourse.parse.article.text[start : place.start]
    words = before.replace("’s ", " ’s ").replace("'s ", " 's ").split()
    if not words:
        return True
    if words[0].lower() in {"both", "either", "neither"}:
        words = words[1:]
    last = words[-1] if words else ""
    person = place.actor is not None and place.actor.kind is ActorKind.PERSON
    if last in POSSESSIVES:
        return person
    if person and (is_long_title(words) or before.lower().strip() in _ONE_OF):
        return True
    if person and (is_singular_person(last) or last.lower() in load_words("titles.tsv")):
        # "a lawyer for former mayor Ana Ruiz" and "the doctor, who served under Mayor Ruiz" name
        # somebody else; "the head of the union, former mayor Ana Ruiz" is she.
        comma = max((i for i, word in enumerate(words) if word.endswith((",", ")"))), default=-1)
        return not any(word.lower() in _BREAKS - _JOINTS for word in words[comma + 1 :])
    if last.endswith(","):
        described = before.rstrip(", ")
        return person and (is_singular_person(head_noun(described)) or _is_one_role(described))
    return not any(word.lower().strip(",") in _BREAKS or word in POSSESSIVES for word in words)


def _is_one_role(described: str) -> bool:
    """Whether the words before the comma are one short noun phrase that may be a person's.

    Beside a person's name it is a role, whatever the noun: "the glassblower, Ana Ruiz,".
    """
    first, *rest = described.split() or [""]
    if first.lower() not in _DETERMINERS or not 1 <= len(rest) <= _LONGEST_ROLE:
        return False
    if not all(word.isalpha() and word.islower() for word in rest) or _BREAKS & set(rest):
        return False
    head = rest[-1]
    place = head in load_words("place_nouns.tsv", "place")
    return not (place or is_body_noun(head) or is_document_noun(head)) and singular(head) == head


def _follows_well(discourse: Discourse, position: int, end: int) -> bool:
    """Whether what stands after the name leaves it the head."""
    after = discourse.parse.article.text[position:end].split()
    if not after:
        return True
    first = after[0]
    if first in POSSESSIVES:
        return len(after) == 1
    return not first[0].isalnum() or first.lower().strip(",") in _AFTER


def described_body(discourse: Discourse, start: int, end: int) -> Actor | None:
    """The organization that a source speaks for, though its head is no name.

    "The Ruiz campaign" is one, and "an Interior Ministry spokesman" speaks for the ministry. Only
    where the source holds one name, and the noun after it, or the spokesperson, is what
    speaks. A person's spokesperson speaks for a person and stays anonymous.
    """
    text = discourse.parse.article.text
    words = " ".join(text[start:end].split())
    inside = discourse.named_in(start, end)
    if not inside:
        return None
    actors = {place.actor.id: place.actor for place in inside if place.actor is not None}
    head = head_noun(words)
    if singular(head) == head and head in _SPOKES:
        bodies = [a for a in actors.values() if a.kind in {ActorKind.ORGANIZATION, ActorKind.PLACE}]
        return bodies[0] if len(bodies) == len(actors) == 1 else None
    place = inside[0]
    before = text[start : place.start].split()
    after = text[place.end : end].replace("’s", "", 1).replace("'s", "", 1).split()
    opens = not before or (len(before) == 1 and before[0].lower() in {"the", "mr.", "mrs.", "ms."})
    opens = opens or (len(before) == 2 and before[0].lower() == "the")
    if not opens or len(inside) != 1 or place.actor is None or not after:
        return None
    if after[0].lower() in {"presidential", "election", "re-election", "reelection"}:
        after = after[1:]
    if after and is_body_noun(after[0]) and (len(after) == 1 or after[1].lower() in {"on", "in"}):
        return body_of(discourse, place.actor, after[0].lower(), start, end)
    return None


def body_of(discourse: Discourse, owner: Actor, noun: str, start: int, end: int) -> Actor:
    """The organization that belongs to ``owner`` ("Ruiz campaign"), made where it is new."""
    short = owner.name.split()
    name = f"{short[-1] if owner.kind is ActorKind.PERSON else owner.name} {noun}"
    return _add(discourse, name, ActorKind.ORGANIZATION, start, end)


def new_body(discourse: Discourse, name: str, start: int, end: int) -> Actor:
    """The organization of a description that is as good as a name, made where it is new."""
    return _add(discourse, name, ActorKind.ORGANIZATION, start, end)


def missed_actor(discourse: Discourse, start: int, end: int) -> Answer:
    """An actor for a named source that was missed, or the reason why a surname stays open.

    ``(None, None)`` where the source is no name.
    """
    article = discourse.parse.article.text
    words = article[start:end].split()
    if discourse.named_in(start, end):
        return None, None
    skip = 0
    while skip < len(words) and (
        words[skip].lower() in load_words("titles.tsv") or words[skip].lower() == "the"
    ):
        skip += 1
    rest = [word.strip(",") for word in words[skip:]]
    if (
        not rest
        or len(rest) > 6
        or not rest[0][:1].isupper()  # "the mayor of Brask" is a role
        or not all(word[:1].isupper() or word in {"of", "and", "&"} for word in rest)
    ):
        return None, None
    if any(is_person_noun(word) and skip == 0 for word in rest) or rest[0] in load_forms(
        "not_names.txt"
    ):
        return None, None
    name = " ".join(rest).casefold()
    known = [actor for actor in discourse.actors if actor.name.casefold() == name]
    if len(known) == 1:
        return known[0], None  # "ANA RUIZ:"
    if len(rest) == 1:
        sharing = [
            actor
            for actor in discourse.actors
            if actor.kind is ActorKind.PERSON
            and surname(tuple(actor.name.split())) == rest[0].casefold()
        ]
        if len(sharing) > 1:
            return None, candidates_reason([actor.name for actor in sharing])
    if rest in ([party] for party in load_forms("group_words.tsv", "party")):
        return _add(discourse, rest[0], ActorKind.ORGANIZATION, start, end), None
    if is_anonymous(" ".join(words)) or rest[0].lower() in load_words(
        "group_words.tsv", "adjective"
    ):
        return None, None
    if skip == 1 and words[0].lower() == "the" and _names_a_body(rest):
        return _add(discourse, " ".join(rest), ActorKind.ORGANIZATION, start, end), None
    if article[start].islower():
        return None, None
    named = words[0].lower() != "the" and len(rest) < 4 and len(rest) > 1
    body = rest[-1].lower() in load_words("organization_words.tsv", "name")
    if not named and not body and not (skip and words[0].lower() != "the"):
        return None, None
    kind = ActorKind.ORGANIZATION if body else ActorKind.PERSON
    offset = article.index(words[skip].strip(","), start)
    return _add(discourse, " ".join(rest), kind, offset, end), None


def _names_a_body(words: Sequence[str]) -> bool:
    """Whether what stands behind "the" is the name of a body and of no person or people.

    "The Lantern said"; not "the Dutchman", "the Texan", "the Republican", "the Dorans", nor "the
    Harbour Act".
    """
    last = words[-1].replace("’", "'").removesuffix("'s")
    people = singular(last) != last or last.endswith(("an", "ese", "ish", "eople"))
    general = last in demonym_adjectives() or last.lower() in load_words("group_words.tsv")
    return not (people or general or is_person_noun(last) or is_document_noun(last))


def _add(discourse: Discourse, name: str, kind: ActorKind, start: int, end: int) -> Actor:
    """The actor of this name and kind, with a mention at the place."""
    article = discourse.parse.article
    identifier = digest(article.id, name, kind.value)
    span = make_span(article, start, end)
    if identifier in discourse.genders:
        return next(actor for actor in discourse.actors if actor.id == identifier)
    actor = Actor(identifier, name, kind, (), (), (span,))
    discourse.actors.append(actor)
    discourse.know(actor)
    discourse.names[discourse.sentence_of(start)].append(Place(start, end, actor, True, ""))
    discourse.genders[actor.id] = "n" if kind is not ActorKind.PERSON else ""
    return actor
