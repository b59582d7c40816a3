"""What looks like a report and is none: deeds, states nobody told of, openers taken for content."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from variorum.annotate.drafts import Draft, sentence_around
from variorum.annotate.evidence import word_of
from variorum.annotate.frames import Frames
from variorum.annotate.reporting import subject_of
from variorum.annotate.wordlists import load_words
from variorum.naming import tables
from variorum.naming.nouns import is_person_noun, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = ("that", "bare", "before", "set-in", "quote")
_AT_LARGE = ("hearsay", "according")
_NOBODY = {"nobody", "no one", "none", "neither", "nothing", "no-one"}
_THINGS = {"that", "which", "this", "there", "what", "whatever"}
_RELATIVES = {"who", "which", "that", "whom", "whose", "what"}
_ASKING = {"ask", "question", "query", "inquire"}
_MARKS = frozenset('"“”')
_TURNING = frozenset(("not", "nor", "neither", "never", "only"))
"""Words that turn subject and auxiliary round in a statement: "Not only did Lang say"."""
_FAILING = {"fail", "forget", "neglect", "seem", "appear"}
_OPENERS = {
    "when", "after", "before", "while", "although", "though", "since", "until", "once", "as",
    "because", "whether",
}  # fmt: skip
_ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ment", "ance", "ence", "ship", "ing", "cy")
_UNNAMED = ("not to be named", "not to be identified", "not be named", "not be identified",
            "to be named", "to be identified", "anonymity", "to remain anonymous")  # fmt: skip
# Where the object or phrase of a verb is the report, the sum of evidence has to be clearer than
# for a clause: between 0.45 and 0.6 every second one is a deed (256 on 200 articles of the train
# part, half of them annotated).
SURE_OF_PHRASE = 0.6


def is_doubtful(draft: Draft, doc: Doc, text: str, frames: Frames) -> bool:
    """Whether an editor would not call the draft a report of what somebody said or thought.

    Without a source only hearsay counts ("is said to", "rumours that", "reportedly"); with one,
    the source has to be somebody or something that speaks, and the verb no deed.
    """
    if draft.frame in _AT_LARGE or draft.frame == "quote":
        return False
    if not draft.source:
        return not _is_hearsay(draft, text, frames)
    return (
        _is_deed(draft, doc, text, frames)
        or _was_asked(draft, doc)
        or _has_mute_source(draft, doc, text, frames)
        or _is_opener(draft, doc, text)
        or _asks_for_secrecy(draft, text)
    )


def is_question(draft: Draft, doc: Doc) -> bool:
    """Whether the sentence asks what somebody said, and tells nothing: "What did Lang say?".

    Only where the verb of the cue is that of the whole sentence, behind its auxiliary or "who".
    """
    cue = doc.char_span(*draft.cue[-1], alignment_mode="expand") if draft.cue else None
    verb = None if cue is None else next((t for t in cue if t.dep_ == "ROOT"), None)
    subject = None if verb is None else subject_of(verb)
    if verb is None or subject is None or subject.i > verb.i:
        return False
    first, last = sentence_around(verb)
    words = doc[first : last + 1].text.rstrip()
    told = doc[first].lower_ in _TURNING or any(mark in words for mark in _MARKS)
    if told or not words.endswith("?"):
        return False
    asked = any(c.dep_ in ("aux", "auxpass") and c.i < subject.i for c in verb.lefts)
    return asked or (subject.i == first and subject.lower_ in ("who", "what"))


def _is_hearsay(draft: Draft, text: str, frames: Frames) -> bool:
    """Whether a report without source says itself that it is what people say."""
    first = draft.content[0]
    if text[first[0] : first[1]].lower() in _RELATIVES:
        return False
    word = word_of(draft)
    if draft.frame in ("pass-that", "pass-wh"):
        return word in frames.speaking
    if draft.frame.startswith("pass") and draft.frame != "pass-bare":
        return word in load_words("hearsay_verbs.txt")
    if draft.frame == "n-that":
        return word in load_words("hearsay_nouns.txt")
    return draft.frame in ("that", "before") and word in frames.speaking - _ASKING


def _is_deed(draft: Draft, doc: Doc, text: str, frames: Frames) -> bool:
    """Whether the verb does something instead of telling of it."""
    head = doc[draft.head]
    if head.dep_ == "xcomp" and head.head.lemma_.lower() in _FAILING:
        return True
    if draft.frame.startswith("n-"):
        return word_of(draft) not in frames.nouns
    if draft.frame == "adj-that":
        # "so old that it creaked" measures, it does not report.
        return any(doc[i].lower_ == "so" for i in range(head.i, min(head.i + 6, len(doc))))
    if draft.frame in _CLAUSES:
        return False
    deeds = load_words("no_reports.txt")
    word = word_of(draft)
    if draft.lemma in deeds and draft.frame != "wh":
        return draft.lemma != "see" or not any(" as " in text[a:b] for a, b in draft.content)
    known = word in frames.speaking or word in frames.acts
    return not known and draft.score < SURE_OF_PHRASE


def _was_asked(draft: Draft, doc: Doc) -> bool:
    """Whether the source is who was asked: "she shrugged when asked whether"."""
    lefts = list(doc[draft.head].lefts)[:8]
    when = any(child.lower_ == "when" for child in lefts)
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in lefts)
    return word_of(draft) in _ASKING and when and not own


def _has_mute_source(draft: Draft, doc: Doc, text: str, frames: Frames) -> bool:
    """Whether the source is nobody, or a thing that cannot speak."""
    start, end = draft.source[0]
    words = " ".join(text[start:end].lower().split())
    if words in _NOBODY or words.split(" of ")[0] in _NOBODY:
        return True
    clause = draft.frame in _CLAUSES and word_of(draft) in frames.speaking
    if words in _THINGS:
        return not clause
    if words.endswith((" of which", " of whom")):
        return True
    head = _head(doc, start, end)
    return not clause and head is not None and head.tag_ in ("NN", "NNS") and _is_mute(head)


def _is_mute(noun: Token) -> bool:
    """Whether a common noun stands for a thing: neither people, nor a body, nor a document."""
    word = noun.lower_
    single = singular(word)
    if noun.ent_type_ or is_person_noun(word):
        return False
    if not single.endswith(_ABSTRACT) and single not in load_words("mute_nouns.txt"):
        return False
    if single in ("business", "management", "firm"):
        return False
    bodies = tables.load_words("organization_words.tsv", "noun")
    written = load_words("document_nouns.txt")
    return not any(form in nouns for form in (word, single) for nouns in (bodies, written))


def _head(doc: Doc, start: int, end: int) -> Token | None:
    """The word of a stretch that the others hang on."""
    index = bisect_left(range(len(doc)), start, key=lambda i: doc[i].idx)
    stop = index
    while stop < len(doc) and doc[stop].idx < end and stop - index < 60:
        stop += 1
    for i in range(index, stop):
        if not index <= doc[i].head.i < stop or doc[i].head.i == i:
            return doc[i]
    return None


def _is_opener(draft: Draft, doc: Doc, text: str) -> bool:
    """Whether the content only leads in the clause of the cue: "When asked, she said"."""
    if draft.frame not in ("before", "set-in") or len(draft.content) > 1 or not draft.cue:
        return False
    start, end = draft.content[0]
    limit = min(draft.cue[0][0], draft.source[0][0])
    if end > limit:
        return False
    between = text[end:limit].strip()
    if between[:1] in (":", ";") and not any(mark in between for mark in "\"”’'"):
        return True
    first = doc[bisect_left(range(len(doc)), start, key=lambda i: doc[i].idx)]
    head = _head(doc, start, end)
    if head is None or first.lower_ in ("according", "given"):
        return False
    if first.i == head.i and first.tag_ in ("VBG", "VBN", "VBD"):
        return True
    return first.lower_ in _OPENERS and first.head.i == head.i and first.dep_ in ("mark", "advmod")


def _asks_for_secrecy(draft: Draft, text: str) -> bool:
    """Whether the source asks not to be named, which says nothing of the story."""
    content = " ".join(text[start:end] for start, end in draft.content).lower()
    return len(content) < 80 and any(words in content for words in _UNNAMED)
