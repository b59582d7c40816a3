"""Actors of one article: who is named, under which names and roles."""

from __future__ import annotations

from variorum.annotate.kinds import decide_kind, kind_votes
from variorum.annotate.linking import Cluster, Mention, link_mentions
from variorum.annotate.names import find_names
from variorum.annotate.parse import Parse
from variorum.annotate.roles import find_roles
from variorum.annotate.words import composed
from variorum.naming.known import OTHER, SURE, word_votes
from variorum.naming.nouns import is_person_noun
from variorum.naming.organizations import without_qualifier
from variorum.naming.persons import folded
from variorum.naming.places import place_uses
from variorum.records import Actor, ActorKind, digest
from variorum.spans import make_span

_HONORIFICS = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dame", "lord", "lady", "dr", "dr.")
)

WEAK = 2
"""Votes that a single word standing once needs; the parser alone (1) is too often wrong there."""


def find_actors(parse: Parse) -> list[Actor]:
    """The actors of one article with all their mentions, in order of their first mention.

    People, organizations and groups that are named; a place only where it acts ("Madrid
    rejected"), which the parser's subject tells. Titles and descriptions are in ``roles``, not in
    the name. Limits: a name that stands only in a headline is not taken, and a single word that
    opens its sentence and stands nowhere else only where the parser takes it for a name.
    """
    mentions = []
    uses = place_uses(parse.article.text)
    for name in find_names(parse):
        roles = find_roles(parse, name)
        described = any(role.lower() not in _HONORIFICS for role in roles)
        votes = kind_votes(parse, name, described)
        votes[ActorKind.PLACE] += uses.pop(folded(name.words), 0)
        mentions.append(Mention(name, votes, roles))
    actors = []
    for cluster in link_mentions(mentions):
        kind = _kind(parse, cluster)
        if kind is not None:
            actors.append(_actor(parse, cluster, kind))
    return actors


def _kind(parse: Parse, cluster: Cluster) -> ActorKind | None:
    """The kind of the actor, ``None`` where it is none."""
    if cluster.fixed is not None:
        return ActorKind(cluster.fixed)
    votes = cluster.votes
    kind = decide_kind(votes)
    if kind is None or kind == OTHER:
        return None
    if len(cluster.words) == 1:
        if len(cluster.words[0].replace(".", "")) == 1:
            return None  # a party ("R") or what is left of a name
        alone = not any(m.name.title for m in cluster.mentions)
        others = word_votes(cluster.words)
        if not alone and max((n for k, n in others.items() if k != kind), default=0) < SURE:
            return ActorKind.PERSON  # "President Ruiz" once, whatever the parser takes "Ruiz" for
        if (len(cluster.mentions) == 1 and votes[kind] < WEAK) or (
            alone and kind == ActorKind.PERSON and is_person_noun(cluster.words[0])
        ):
            return None
    if kind == ActorKind.PLACE and not any(_acts(parse, m) for m in cluster.mentions):
        return None
    return ActorKind(kind)


def _acts(parse: Parse, mention: Mention) -> bool:
    """Whether the name is the subject or agent of a verb other than "be"."""
    head = parse.doc[mention.name.stop - 1]
    if head.dep_ in {"nsubj", "nsubjpass"}:
        return bool(head.head.pos_ == "VERB")
    return bool(head.dep_ == "pobj" and head.head.dep_ == "agent")


def _actor(parse: Parse, cluster: Cluster, kind: ActorKind) -> Actor:
    forms = {m.name.words for m in cluster.mentions} | {cluster.words}
    fullest = max(
        forms,
        # Whose parliament it is stays out of the name where the article mostly leaves it out.
        key=lambda words: (
            len(without_qualifier(words)) != 1,
            len(words),
            len(" ".join(words)),
            words,
        ),
    )
    name = " ".join(cluster.words if kind is ActorKind.PERSON else fullest)
    spans = [make_span(parse.article, m.name.start, m.name.end) for m in cluster.mentions]
    written = {composed(" ".join(span.exact.split())) for span in spans}
    known = {name.casefold()}
    aliases = []
    for form in sorted(written, key=lambda form: (form.isupper(), form)):
        if form.casefold() not in known:
            aliases.append(form)
            known.add(form.casefold())
    roles = dict.fromkeys(
        role for m in cluster.mentions for role in m.roles if role.lower() not in _HONORIFICS
    )
    return Actor(
        id=digest(parse.article.id, name, kind.value),
        name=name,
        kind=kind,
        aliases=tuple(sorted(aliases)),
        roles=tuple(roles) if kind is ActorKind.PERSON else (),
        mentions=tuple(spans),
    )
