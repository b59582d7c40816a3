"""Mentions linked to the one they name: surnames to full names, acronyms to what they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.annotate.kinds import decide_kind
from variorum.annotate.names import Name
from variorum.annotate.titles import GIVEN_NAME_TITLES
from variorum.naming.known import OTHER, SURE, Votes, is_sure_of_other, word_votes
from variorum.naming.nouns import role_gender
from variorum.naming.organizations import (
    is_acronym_of,
    organization_key,
    without_department,
    without_qualifier,
)
from variorum.naming.persons import (
    compatible,
    family_names,
    fullness,
    given_gender,
    is_initial,
    surname,
    without_suffix,
)
from variorum.naming.tables import load_words
from variorum.records import ActorKind

NEAR = 3
"""Sentences that a full name decides for a bare surname after it."""

MOST_NAMESAKES = 50
"""People of one surname who are told apart: a list of more would take quadratic time."""


@dataclass(slots=True)
class Mention:
    """A name with what was read around it."""

    name: Name
    votes: Votes
    roles: tuple[str, ...]

    @property
    def gender(self) -> str:
        """``m`` or ``f`` where its title or description says so, else empty."""
        found = {role_gender(role) for role in (self.name.title, *self.roles) if role} - {""}
        return found.pop() if len(found) == 1 else ""


@dataclass(slots=True, eq=False)
class Cluster:
    """All mentions of one actor, while they are being gathered."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    fixed: str | None = None

    @property
    def forms(self) -> list[tuple[str, ...]]:
        """The different spellings of the name, in order of the text."""
        return list(dict.fromkeys(mention.name.words for mention in self.mentions))

    @property
    def votes(self) -> Votes:
        """The votes of all mentions together."""
        total: Votes = defaultdict(float)
        for mention in self.mentions:
            for kind, weight in mention.votes.items():
                total[kind] += weight
        return total

    @property
    def kind(self) -> str | None:
        """The kind that was fixed, else the one with most votes."""
        return self.fixed or decide_kind(self.votes)

    @property
    def gender(self) -> str:
        """The gender that titles and descriptions agree on, else what the given name tells."""
        found = {mention.gender for mention in self.mentions} - {""}
        if len(found) == 1:
            return found.pop()
        return "" if found else given_gender(self.words)


def link_mentions(mentions: Sequence[Mention]) -> list[Cluster]:
    """Clusters of mentions, in order of their first mention.

    A bare surname that two people of the article share goes to the one its title fits, else to
    the one named in full within the last ``NEAR`` sentences, else to the one named in full twice
    as often; where these disagree or the other was named as near, it is in no cluster.
    """
    by_words: dict[tuple[str, ...], Cluster] = {}
    for mention in mentions:
        words = mention.name.words
        by_words.setdefault(words, Cluster(words)).mentions.append(mention)
    people, others = _merge_people(by_words)
    rest = _link_bare_names(people, others)
    clusters = [*people, *_merge_organizations(rest)]
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention.name.start)
    return sorted(clusters, key=lambda cluster: cluster.mentions[0].name.start)


def _merge_people(
    by_words: dict[tuple[str, ...], Cluster],
) -> tuple[list[Cluster], list[Cluster]]:
    """Full names of people, each variant with its fullest form; and all other clusters."""
    full: dict[str, list[Cluster]] = defaultdict(list)
    others = []
    for words in list(by_words):
        # An epithet before a name that stands without it too ("Slippery Ana Ruiz").
        bare = by_words.get(words[1:]) if len(words) > 2 else None
        given = words[0].lower() in load_words("given_names.tsv") or is_initial(words[0])
        if bare is not None and bare.kind == ActorKind.PERSON and not given:
            bare.mentions.extend(by_words.pop(words).mentions)
    for cluster in by_words.values():
        person = cluster.kind == ActorKind.PERSON
        if person and len(without_suffix(cluster.words)) > 1:
            # Decided by the full name: the parser's labels of bare surnames must not outvote it.
            cluster.fixed = ActorKind.PERSON
            full[surname(cluster.words)].append(cluster)
        else:
            others.append(cluster)
    people = []
    for namesakes in full.values():
        # Fullest first, so that a variant looks for its owner among those already there.
        # "ANA RUIZ" is how a transcript writes her, not her name.
        namesakes.sort(key=lambda c: (fullness(c.words), " ".join(c.words).isupper(), c.words))
        kept: list[Cluster] = []
        for cluster in namesakes:
            owners = [
                owner
                for owner in kept[:MOST_NAMESAKES]
                if any(compatible(form, cluster.words) for form in owner.forms)
            ]
            if len(owners) == 1:
                owners[0].mentions.extend(cluster.mentions)
            else:
                kept.append(cluster)
        people.extend(kept)
    return people, others


def _link_bare_names(people: Sequence[Cluster], others: Sequence[Cluster]) -> list[Cluster]:
    """Give surnames and first names to the people who bear them; return what is left."""
    by_surname: dict[str, list[Cluster]] = defaultdict(list)
    by_part: dict[str, list[Cluster]] = defaultdict(list)
    for person in people:
        for family in family_names(person.words):
            by_surname[family].append(person)
        parts = {word.casefold() for m in person.mentions for word in m.name.words[:-1]}
        for part in sorted(parts):
            by_part[part].append(person)
    full_mentions = {id(person): [m.name.start for m in person.mentions] for person in people}
    sentences = {id(person): [m.name.sentence for m in person.mentions] for person in people}
    left = []
    for cluster in others:
        words = without_suffix(cluster.words)
        owners = [
            person for person in by_surname.get(surname(words), []) if _is_tail(words, person)
        ]
        if not owners and len(words) == 1:
            owners = by_part.get(words[0].casefold(), [])
            owners = owners if len(owners) == 1 and _is_given(cluster, owners[0]) else []
        if not owners:
            left.append(cluster)
            continue
        if len(owners) > MOST_NAMESAKES:
            continue  # it could be anybody
        fixed = is_sure_of_other(cluster.words)
        remaining = []
        for mention in cluster.mentions:
            stays = fixed and not mention.name.title
            stays = stays or _by_given_name(mention, owners)
            if stays:
                remaining.append(mention)
                continue
            owner = _choose(mention, owners, full_mentions, sentences)
            if owner is not None:
                owner.mentions.append(mention)
            elif mention.gender and all(o.gender not in {"", mention.gender} for o in owners):
                # "Mr. Berg" where only Anna Berg is named in full is somebody else.
                remaining.append(mention)
        if remaining:
            left.append(Cluster(cluster.words, remaining))
    return left


def _by_given_name(mention: Mention, owners: Sequence[Cluster]) -> bool:
    """Whether the title is one that a given name follows, borne by none of the owners.

    "King Salman" is not Mohammed bin Salman.
    """
    title = mention.name.title.split()[-1:]
    if not title or title[0].lower() not in GIVEN_NAME_TITLES:
        return False
    return not any(m.name.title == mention.name.title for o in owners for m in o.mentions)


def _is_given(cluster: Cluster, person: Cluster) -> bool:
    """Whether a first name alone can be the person's: named in full before, without a title.

    "Pope Karol" is not Karol Ruiz.
    """
    running = [m.name.start for m in cluster.mentions if not m.name.titled]
    titled = any(m.name.title for m in cluster.mentions)
    return not titled and (not running or person.mentions[0].name.start < running[0])


def _is_tail(words: tuple[str, ...], person: Cluster) -> bool:
    """Whether the words end one of the full forms of the person's name ("van der Berg")."""
    if len(words) == 1:
        return True
    tail = tuple(word.casefold() for word in words)
    forms = {m.name.words for m in person.mentions}
    return any(
        tuple(word.casefold() for word in without_suffix(form))[-len(tail) :] == tail
        for form in forms
    )


def _choose(
    mention: Mention,
    owners: Sequence[Cluster],
    full_mentions: dict[int, list[int]],
    sentences: dict[int, list[int]],
) -> Cluster | None:
    """The owner of a bare surname, ``None`` where two are as likely."""
    if mention.gender:
        fitting = [owner for owner in owners if owner.gender in {"", mention.gender}]
        sure = [owner for owner in fitting if owner.gender]
        owners = sure if len(sure) == 1 else fitting
    if len(owners) > 1 and mention.roles:
        heads = {role.lower() for role in mention.roles}
        holding = [
            owner
            for owner in owners
            if heads & {role.lower() for m in owner.mentions for role in m.roles}
        ]
        owners = holding if len(holding) == 1 else owners
    if len(owners) < 2:
        return owners[0] if owners else None
    start, sentence = mention.name.start, mention.name.sentence
    last = []
    for owner in owners:
        places = full_mentions[id(owner)]
        before = [i for i, place in enumerate(places) if place < start]
        if before:
            last.append((sentences[id(owner)][before[-1]], places[before[-1]], owner))
    last.sort(key=lambda item: item[:2])
    if not last:
        return None
    latest = last[-1][2]
    if len(last) == 1:
        return latest
    counts = sorted(len(full_mentions[id(owner)]) for owner in owners)
    most = max(owners, key=lambda owner: (len(full_mentions[id(owner)]), owner.words))
    main = most if counts[-1] >= 2 * counts[-2] else None
    if sentence - last[-1][0] >= NEAR:
        return main
    alone = last[-1][0] - last[-2][0] >= NEAR
    return latest if main is latest or (alone and main is None) else None


def _merge_organizations(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Join acronyms, shortened and inverted forms to the fullest name of the same thing."""
    by_key: dict[tuple[str, ...], Cluster] = {}
    for cluster in sorted(clusters, key=lambda c: (-len(c.words), c.words)):
        key = organization_key(cluster.words)
        if key in by_key:
            by_key[key].mentions.extend(cluster.mentions)
        else:
            by_key[key] = cluster
    kept = list(by_key.values())
    bodies = [c for c in kept if len(c.words) > 1 and c.kind in {ActorKind.ORGANIZATION, None}]
    _join_short(kept)
    bodies = [body for body in bodies if body.mentions]
    kept = [cluster for cluster in kept if cluster.mentions]
    by_letter: dict[str, list[Cluster]] = defaultdict(list)
    by_first: dict[str, list[Cluster]] = defaultdict(list)
    by_last: dict[str, list[Cluster]] = defaultdict(list)
    for body in bodies:
        by_letter[body.words[0][0]].append(body)
        by_first[body.words[0].casefold()].append(body)
        by_last[body.words[-1].casefold()].append(body)
    result = []
    for cluster in kept:
        owner = _owner(cluster, by_letter, by_first, by_last)
        if owner is None:
            result.append(cluster)
        else:
            owner.mentions.extend(cluster.mentions)
    return result


def _join_short(clusters: Sequence[Cluster]) -> None:
    """Empty clusters named without country, chamber or "Department of" into the one fuller name."""
    fuller: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.kind == ActorKind.ORGANIZATION:
            for short in (without_qualifier(cluster.words), without_department(cluster.words)):
                if short:
                    fuller[organization_key(short)].append(cluster)
    for cluster in clusters:
        owners = [c for c in fuller.get(organization_key(cluster.words), []) if c.mentions]
        if len(owners) == 1 and owners[0] is not cluster and cluster.kind != ActorKind.PERSON:
            owners[0].mentions.extend(cluster.mentions)
            cluster.mentions = []


def _owner(
    cluster: Cluster,
    by_letter: dict[str, list[Cluster]],
    by_first: dict[str, list[Cluster]],
    by_last: dict[str, list[Cluster]],
) -> Cluster | None:
    """The one fuller name that this is a short form of."""
    words = cluster.words
    if cluster.kind in {ActorKind.PERSON, ActorKind.GROUP, OTHER}:
        return None
    if word_votes(words)[ActorKind.PLACE] >= SURE:
        return None
    if len(words) == 1:
        full = [b for b in by_letter.get(words[0][0], []) if is_acronym_of(words, b.words)]
        names = load_words("organization_words.tsv", "name")
        whole = load_words("organization_words.tsv", "whole")
        if words[0].lower() in whole:
            first = by_first.get(words[0].casefold(), [])
            full = [b for b in first if len(b.words) == 3 and b.words[1] == "of"]
        if not full and words[0].lower() in names - whole:
            full = [b for b in by_last.get(words[0].casefold(), []) if b is not cluster]
    else:
        tail = tuple(word.casefold() for word in words)
        full = [
            b
            for b in by_first.get(tail[0], [])
            if len(b.words) > len(words)
            and tuple(w.casefold() for w in b.words[: len(words)]) == tail
            and b.words[len(words)].lower() not in {"of", "for"}
        ]
    return full[0] if len(full) == 1 and full[0] is not cluster else None
