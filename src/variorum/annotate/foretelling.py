"""Finds the verbs that tell of what is to come: by a modal, a plan, a promise, a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.clauses import is_no_longer, is_nobody, is_not, own_subject, subject_of
from variorum.annotate.foretold import Foretold, degree_of, degrees, helpers_of, words
from variorum.records import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 400
"""Tokens above which a sentence is no sentence; bounds the walks in its tree."""
_MODALS = {
    **dict.fromkeys(("will", "'ll", "’ll", "wo"), Certainty.CERTAIN),
    **dict.fromkeys(("may", "might", "could"), Certainty.POSSIBLE),
    "should": Certainty.LIKELY,
    "would": Certainty.CERTAIN,
}
_PROBABLY = frozenset(("likely", "probably", "presumably", "perhaps", "possibly"))
_NEVER = frozenset(("never", "no", "not", "n't", "n’t", "hardly"))


def find_foretold(doc: Doc) -> Iterator[Foretold]:
    """Every act told of as to come, in the order of the sentences; scope is not looked at yet.

    Verbs that share a modal ("will resign and move") are acts of their own.
    """
    for sentence in doc.sents:
        if len(sentence) > _LONGEST:
            continue
        for token in sentence:
            for found in (_by_modal(token), _by_frame(token), _by_date(token), _headline(token)):
                if found is not None:
                    yield found
                    yield from _shared(found)


def _by_modal(modal: Token) -> Foretold | None:
    """``will resign``, ``may be closed``, ``will be able to vote``, ``will have to return``."""
    if modal.tag_ != "MD" or modal.dep_ != "aux" or modal.lower_ not in _MODALS:
        return None
    verb = modal.head
    if verb.pos_ not in ("VERB", "AUX") or verb.i < modal.i:
        return None
    act = _carried(verb)
    certainty = _MODALS[modal.lower_]
    cues = [modal]
    for adverb in verb.children:
        if adverb.lower_ in _PROBABLY and adverb.i < act.i and certainty is Certainty.CERTAIN:
            certainty = Certainty.LIKELY
            cues.append(adverb)
    return Foretold(
        act,
        verb,
        certainty,
        tuple(cues),
        _negated(verb),
        subject_of(verb),
        modal=modal.lower_,
        past=modal.lower_ == "would",
    )


def _carried(verb: Token) -> Token:
    """The verb that has the sense: "vote" of "be able to vote" and "have to vote"."""
    below = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ == "able"), None)
    if below is None and verb.lemma_ in ("have", "need"):
        below = verb
    if below is None:
        return verb
    return next((c for c in below.children if c.dep_ == "xcomp" and _is_infinitive(c)), verb)


def _by_frame(frame: Token) -> Foretold | None:
    """``plans to``, ``is expected to``, ``expects it to``, ``is to``, ``is scheduled for``."""
    lemma = frame.lemma_.lower()
    if frame.dep_ in ("aux", "auxpass") or frame.pos_ not in ("VERB", "AUX", "ADJ", "ADV", "ADP"):
        return None
    # Most such forms before an infinitive are adjectives to one parser and verbs to the next.
    awaited = degrees("awaited").get(lemma) or degrees("awaited").get(frame.lower_)
    if awaited and (frame.tag_ == "VBN" or frame.pos_ in ("ADJ", "ADV", "ADP") or lemma == "set"):
        return _by_awaited(frame, awaited)
    if frame.pos_ != "VERB":
        return _by_is_to(frame) if lemma == "be" else None
    if lemma == "go":
        return _by_going(frame)
    settled = lemma in words("settle")
    degree = "likely" if settled else degrees("bearer").get(lemma)
    if degree is None or "had" in {child.lower_ for child in helpers_of(frame)}:
        return None
    act = next((c for c in frame.children if c.i > frame.i and _is_planned(c)), None)
    if act is None or (degree == "likely" and frame.tag_ == "VBG" and frame.dep_ in _LOOSE):
        return None
    return Foretold(
        act,
        frame,
        degree_of(degree),
        (frame,),
        _negated(frame) != _negated(act),
        own_subject(act) or subject_of(frame),
        bearer=None if _is_passive(frame) else _bearer(frame),
        # Plans of the past are over; promises and threats are reports of what was said.
        past=_is_past(frame) and degree not in ("promised", "threatened") and not settled,
        modal=_with_date(frame, degree, settled),
    )


def _with_date(frame: Token, degree: str, settled: bool) -> str:
    """What stands for a modal where the act is to come only beside a day that is ahead."""
    if settled:
        return "settled"
    return "is to by" if degree == "likely" and _is_purpose(frame) else ""


def _is_purpose(frame: Token) -> bool:
    """Whether it says what something is for: "a fund intended to help", "the bill aims to help"."""
    subject = own_subject(frame)
    of_measure = subject is not None and subject.lower_ in words("measure") - {"it", "they"}
    return _is_passive(frame) or (of_measure and frame.lemma_.lower() in ("aim", "intend"))


def _is_passive(frame: Token) -> bool:
    return frame.tag_ == "VBN" and all(h.lemma_.lower() != "have" for h in helpers_of(frame))


_LOOSE = ("advcl", "acl")
"""Where a participle tells of a purpose ("measures aiming to help") and of nobody's plan."""


def _bearer(frame: Token) -> Token | None:
    """Whose plan it is: the subject, or of "a plan announced by X" nobody that one can name."""
    subject = subject_of(frame)
    if subject is None and frame.dep_ == "advcl" and frame.tag_ == "VBG":
        return own_subject(frame.head)
    if subject is None and frame.dep_ == "acl" and frame.tag_ == "VBG":
        return frame.head
    if subject is not None and subject.tag_ in ("WP", "WDT") and frame.dep_ == "relcl":
        return frame.head
    return None if subject is not None and is_nobody(subject) else subject


def _by_awaited(frame: Token, degree: str) -> Foretold | None:
    """``is likely to close``, ``a plan set to expire``, ``is scheduled for Friday``."""
    verb = frame.head if frame.dep_ in ("acomp", "oprd", "advmod", "prep") else frame
    linked = verb != frame or any(c.dep_ in ("auxpass", "aux") for c in frame.children)
    if not linked and frame.dep_ not in ("acl", "amod", "relcl", "conj", "advcl", "ROOT"):
        return None
    if any(child.lower_ in ("more", "less", "most", "least") for child in frame.children):
        return None  # "the young are more likely to": a comparison, and nobody's forecast
    if verb != frame and verb.lemma_.lower() not in ("be", "seem", "appear", "look", "remain"):
        return None
    told = helpers_of(verb) if verb == frame else [verb, *helpers_of(verb)]
    if any(t.lower_ == "had" or (t.tag_ == "MD" and t.lower_ != "will") for t in told):
        return None
    inside = (*frame.children, *(verb.children if verb != frame else ()))
    act = next(
        (c for c in inside if c.i > frame.i and c.dep_ == "xcomp" and _is_infinitive(c)), None
    )
    if act is None and frame.pos_ in ("ADP", "ADV"):
        return None
    fixed = act is None and frame.lemma_.lower() in ("set", "schedule", "slate")
    if any(t.lower_ == "been" for t in told) and not fixed:
        return None  # "has been expected to", but "has been set for Friday"
    subject = subject_of(verb)
    if subject is None and frame.dep_ in ("acl", "amod"):
        subject = frame.head
    loose = ("set", "bound", "likely", "unlikely", "about", "poised")
    if act is None and frame.lower_ in loose and not _is_set_for(frame):
        return None
    if act is None and not linked and frame.dep_ not in ("acl", "conj"):
        return None
    return Foretold(
        act if act is not None else frame,
        frame,
        degree_of(degree),
        (frame,),
        _negated(verb) != (degree == "unlikely"),
        subject,
        past=any(t.tag_ == "VBD" for t in told),
        modal="" if act is not None else "date",
    )


def _is_set_for(frame: Token) -> bool:
    """Whether something is set for a time: "the trial is set for October 12"."""
    links = (child for child in frame.children if child.lower_ == "for")
    return frame.lower_ == "set" and any(
        thing.ent_type_ in ("DATE", "TIME") for link in links for thing in link.children
    )


def _by_is_to(verb: Token) -> Foretold | None:
    """``Ruiz is to visit Brask``; ``work is to begin`` only with a date: ``the aim is to win``."""
    if verb.tag_ not in ("VBZ", "VBP", "VBD"):
        return None
    act = next((c for c in verb.children if c.dep_ == "xcomp" and _is_infinitive(c)), None)
    subject = own_subject(verb)
    if act is None or subject is None or act.i < verb.i or act.lower_ in ("blame", "be"):
        return None
    certainty = Certainty.CERTAIN
    if subject.pos_ == "NOUN" and subject.lemma_ in degrees("is to"):
        degree = degrees("is to")[subject.lemma_]
        if degree == "none":
            return None  # "the hope is to finish by June"
        certainty = degree_of(degree)
    passive = any(child.dep_ == "auxpass" for child in act.children)
    somebody = subject.pos_ == "PROPN" or subject.lower_ in ("he", "she", "they")
    return Foretold(
        act,
        verb,
        certainty,
        (verb,),
        _negated(verb),
        subject,
        past=verb.tag_ == "VBD",
        modal="is to" if passive or somebody else "is to by",
    )


def _by_going(frame: Token) -> Foretold | None:
    """``is going to resign``."""
    helpers = helpers_of(frame)
    if frame.tag_ != "VBG" or not any(h.lemma_.lower() == "be" for h in helpers):
        return None
    act = next((c for c in frame.children if c.dep_ == "xcomp" and _is_infinitive(c)), None)
    if act is None or any(h.lower_ in ("had", "has", "have", "been") for h in helpers):
        return None
    return Foretold(
        act,
        frame,
        Certainty.CERTAIN,
        (frame,),
        _negated(frame),
        subject_of(frame),
        past=any(h.tag_ == "VBD" for h in helpers),
        modal="going",
    )


def _by_date(verb: Token) -> Foretold | None:
    """``The session begins Monday``, ``she is meeting them on Friday``: a candidate only.

    It is one where the day turns out to be after publication.
    """
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBZ", "VBP", "VBG", "VBN"):
        return None
    helpers = helpers_of(verb)
    if any(h.tag_ not in ("VBZ", "VBP") or h.lemma_.lower() != "be" for h in helpers):
        return None
    if verb.tag_ in ("VBG", "VBN") and not helpers:
        return None
    subject = own_subject(verb)
    idle = words("state") | words("talk") | words("wish")
    if subject is None or (verb.lemma_.lower() in idle and not _appears_in(verb)):
        return None
    if verb.lemma_.lower() in (*degrees("bearer"), *degrees("awaited"), "be", "have"):
        return None
    if verb.lemma_.lower() == "go" and verb.tag_ == "VBG":
        return None
    return Foretold(
        verb, verb, Certainty.CERTAIN, (verb,), _negated(verb), subject, modal="present"
    )


def _appears_in(verb: Token) -> bool:
    """Whether it is an appearance at a place: "appears in court", "before the bench"."""
    places = ("in", "at", "before")
    return verb.lemma_.lower() == "appear" and any(c.lower_ in places for c in verb.children)


def _headline(verb: Token) -> Foretold | None:
    """``Ruiz to visit Brask``, where no full stop ends it."""
    if verb.tag_ != "VB" or verb.dep_ != "ROOT" or not _is_infinitive(verb):
        return None
    subject = own_subject(verb)
    marks = [child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"]
    if subject is None or subject.i > verb.i or not subject.text[:1].isupper():
        return None
    if verb.sent.text.rstrip()[-1:] in '.?!:;”"':
        return None
    return Foretold(verb, verb, Certainty.CERTAIN, tuple(marks), False, subject, modal="headline")


def _shared(found: Foretold) -> Iterator[Foretold]:
    """The verbs coordinated with the act under the same modal or frame."""
    act = found.act
    if (act == found.frame and not found.modal) or found.modal in ("date", "present"):
        return
    before = act
    for other in act.conjuncts:
        joining = {c.lower_ for c in before.children if c.dep_ == "cc"}
        before = other
        if joining & {"but", "yet"} and found.negated:
            return  # "will not resign but appeal"
        if other.i < act.i or other.pos_ not in ("VERB", "AUX") or own_subject(other) is not None:
            continue
        plain = all(h.lower_ in ("to", "be") for h in helpers_of(other))
        if plain and (other.tag_ == "VB" or (other.tag_ == "VBN" and act.tag_ == "VBN")):
            yield Foretold(
                other,
                found.frame,
                found.certainty,
                found.cues,
                found.negated or _negated(other),
                found.subject,
                found.bearer,
                found.modal,
                found.past,
            )


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" or child.lower_ == "to" for child in helpers_of(verb))


def _is_planned(verb: Token) -> bool:
    """Whether ``verb`` is what a verb of planning has after it: "to vote", "it to vote"."""
    if verb.dep_ not in ("xcomp", "ccomp"):
        return False
    frame = verb.head.lemma_.lower()
    if degrees("bearer").get(frame) == "possible":
        return verb.dep_ == "xcomp" and verb.tag_ == "VBG"
    return _is_infinitive(verb)


def _is_past(verb: Token) -> bool:
    """Whether the verb or its auxiliary is in the simple past; a participle after "has" is not."""
    helpers = helpers_of(verb)
    if helpers:
        return any(h.tag_ == "VBD" for h in helpers)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ not in ("acl", "amod"))


def _negated(verb: Token) -> bool:
    if any(
        is_not(child)
        or is_no_longer(child)
        or child.lower_ == "neither"
        or (child.lower_ in _NEVER and child.dep_ == "advmod")
        for child in verb.children
    ):
        return True
    subject = own_subject(verb)
    return subject is not None and is_nobody(subject)
