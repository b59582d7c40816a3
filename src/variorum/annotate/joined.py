"""One list of quotations from what the reader read and what the rules took."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from variorum.annotate.colons import HEADLINE, TURN
from variorum.annotate.drafts import Draft, Pieces, join, length, overlap
from variorum.annotate.form import form_of
from variorum.annotate.marks import Stretch
from variorum.annotate.merge import SURE, widen
from variorum.annotate.reporting import QUOTING
from variorum.records import QuotationForm

_MARKS = '"“”'
_MARK = re.compile(f"[{_MARKS}]")
_JOINT = re.compile(r"[\s,;–—-]*(?:(?:and|or|but)\b)?\s*")
_LOOSE = " \t\n\u00a0,;:–—-"
_PATCH = 2048
"""Code points of the text whose drafts are looked up together."""


_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?,? "
    r"(?=(?:not )?to\b)"
)
"""The day on which something was promised: "promised on Tuesday to pay"."""
_NAMING = re.compile(r"\b(?:known as|so-called|nicknamed|dubbed|(?:en)?titled)$")
"""How a name or title in marks is given, which nobody says: "known as “the Fox”"."""
_NEGATED = re.compile(r"\b(?:nor|neither) $")
_ON = " on"
_PRONOUNS = frozenset(
    ("i", "you", "he", "she", "it", "we", "they", "him", "her", "us", "them", "who", "whom",
     "they'll", "they’ll", "he'll", "he’ll", "we'll", "we’ll", "they're", "they’re",
     "that", "this", "these", "those", "so")
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "the"))
_QUOTED_AS = re.compile(r"(?:quot|cit)(?:e|es|ed|ing)\b.*\bas\b")
# A report inside a report: the reader was taught none of them, so the rules' scores decide. In
# speech the bar is higher: "I told him" is the speaker's own, and no report of the article's.
_NESTED = 0.93
_LEAD = 12
"""Characters of a report that are more than the speech in it, its cue and its source: "that"."""


def join_drafts(
    read: Sequence[Draft], rules: Sequence[Draft], text: str, stretches: Sequence[Stretch] = ()
) -> list[Draft]:
    """Each quotation once: the reader decides what is a report, marks how far speech reaches.

    Kept of the rules: speech that stands between marks and that the reader passed over,
    interviews set as turns, headlines that name who says them, and sure reports inside a longer
    one, which the reader was not taught to see. Where the reader's content is speech in marks, it
    reaches as far as the marks; where it cuts through ``stretches`` in marks, it takes them whole.
    """
    starts = [stretch.start for stretch in stretches]
    read = [widen(_tidied(draft, text), stretches, starts, text) for draft in read]
    read = _without_theirs(_quoted_themselves(read, rules, text))
    turns = _Nearby([draft for draft in rules if draft.frame == TURN])
    speech = [d for d in rules if form_of(text, d.content) is QuotationForm.DIRECT]
    marked = _Nearby(speech)
    spoken = {id(draft) for draft in speech}
    kept = [
        _to_the_marks(draft, marked)
        for draft in _without_doubles(read)
        if not any(overlap(draft.content, turn.content) for turn in turns.of(draft))
    ]
    taken = _Nearby(kept)
    inside: dict[int, list[Draft]] = defaultdict(list)
    for draft in rules:
        near = list(taken.of(draft))
        if any(overlap(draft.cue, other.cue) for other in near):
            continue
        covered = sum(overlap(draft.content, other.content) for other in near)
        missed = id(draft) in spoken and 2 * covered <= length(draft.content)
        nested = bool(draft.source) and _is_nested(draft, near, text)
        told_on = id(draft) in spoken and next((o for o in near if _tells_on(o, draft, text)), None)
        if told_on:
            inside[id(told_on)].append(draft)
        headline = draft.frame == HEADLINE and not covered
        if draft.frame == TURN or headline or missed or nested or told_on:
            kept.append(draft)
    kept = [
        _with_reports(draft, inside.get(id(draft), ()), text)
        for draft in kept
        if not _says_nothing(draft, text)
    ]
    return sorted(kept, key=lambda d: (d.content, d.cue, d.source))


def _says_nothing(draft: Draft, text: str) -> bool:
    """Whether the content is one pronoun: whoever is reported said more; or a name in marks."""
    named = _NAMING.search(_words(text, draft.cue).lower())
    if named and not draft.source and form_of(text, draft.content[-1:]) is QuotationForm.DIRECT:
        return True
    return _words(text, draft.content).strip(" .,;:“”\"'").lower() in _PRONOUNS


def _quoted_themselves(read: Sequence[Draft], rules: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts, with the one who was quoted as their source and not the outlet that quoted.

    Of "quoted Ruiz as saying" the reader takes too much for what is said, so the rules' reading
    is taken whole.
    """
    whole = {id(draft) for draft in rules if _QUOTED_AS.search(_words(text, draft.cue))}
    quoted = _Nearby([d for d in rules if d.source and (d.lemma in QUOTING or id(d) in whole)])
    found = []
    for draft in read:
        rule = next((r for r in quoted.of(draft) if overlap(draft.cue, r.cue)), None)
        if rule is not None and id(rule) in whole:
            draft = replace(draft, cue=rule.cue, content=rule.content)
        found.append(draft if rule is None else replace(draft, source=rule.source))
    return found


def _words(text: str, pieces: Pieces) -> str:
    return " ".join(text[start:end] for start, end in pieces)


def _without_theirs(read: Sequence[Draft]) -> list[Draft]:
    """The drafts without what another, whose cue stands in a gap of theirs, reports.

    In ``He criticized Ruiz, who said it would fail`` he says nothing of failing.
    """
    nearby = _Nearby(read)
    found = []
    for draft in read:
        gaps = [(end, start) for (_, end), (start, _) in pairwise(draft.content)]
        theirs = [
            other
            for other in (nearby.of(draft) if gaps else ())
            if other.source
            and other.cue
            and any(low <= other.cue[0][0] and other.cue[-1][1] <= high for low, high in gaps)
            and not overlap(other.cue, draft.cue)
        ]
        own = tuple(
            piece
            for piece in draft.content
            if not any(2 * overlap((piece,), o.content) > length((piece,)) for o in theirs)
        )
        found.append(draft.with_content(own) if own and own != draft.content else draft)
    return found


def _tells_on(outer: Draft, inner: Draft, text: str) -> bool:
    """Whether ``outer`` only says where speech was told that ``inner`` gives to its speaker.

    In ``"It held," Ruiz said, according to the Lora Post`` the Post reports that Ruiz said it.
    """
    if not (inner.source and inner.cue and outer.cue):
        return False
    start, end = outer.cue[0]
    if not text[start:end].lower().startswith("according"):
        return False
    return 2 * overlap(outer.content, inner.content) > length(inner.content)


def _with_reports(outer: Draft, inner: Sequence[Draft], text: str) -> Draft:
    """``outer`` with what it reports reaching over the reports that it holds."""
    if not inner:
        return outer
    pieces = [piece for d in inner for piece in (*d.content, *d.cue, *d.source)]
    return outer.with_content(join([*outer.content, *pieces], text))


def _tidied(draft: Draft, text: str) -> Draft:
    """The draft without commas at the ends of its content, pieces joined over a mere "and".

    Pieces of the source are joined over a comma; an article alone is no source.
    """
    pieces: list[tuple[int, int]] = []
    draft = replace(draft, source=_source(draft, text), cue=_negated(draft.cue, text))
    draft = _without_day(draft, text)
    others = (*draft.cue, *draft.source)
    for start, end in draft.content:
        start, end = _without_commas(text, start, end)
        if start >= end:
            continue
        between = (pieces[-1][1], start) if pieces else (0, 0)
        if pieces and _JOINT.fullmatch(text, *between) and not overlap((between,), others):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return draft.with_content(tuple(pieces)) if pieces else draft


def _negated(cue: Pieces, text: str) -> Pieces:
    """The cue with the "nor" right before it, without which it says the opposite."""
    if not cue:
        return cue
    (start, end), *rest = cue
    word = _NEGATED.search(text, max(0, start - len("neither ")), start)
    return ((word.start() if word else start, end), *rest)


def _without_day(draft: Draft, text: str) -> Draft:
    """The draft without the day between its cue and an infinitive: "promised on Tuesday to"."""
    (start, end), *rest = draft.content
    day = _DAY.match(text, start, end)
    if day is None or not draft.cue or draft.cue[-1][1] + 1 != start:
        return draft
    *before, (low, high) = draft.cue
    high -= len(_ON) if text[low:high].endswith(_ON) else 0
    return replace(draft, cue=(*before, (low, high)), content=((day.end(), end), *rest))


def _source(draft: Draft, text: str) -> Pieces:
    """The source with its pieces joined where only a comma parts them; () where it names nobody.

    A quotation mark at its end without its partner is another's.
    """
    pieces: list[tuple[int, int]] = []
    for start, end in draft.source:
        if len(_MARK.findall(text[start:end])) == 1:
            start += text[start] in _MARKS
            end -= text[end - 1] in _MARKS
        if start >= end:
            continue
        if pieces and not text[pieces[-1][1] : start].strip(" ,"):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return () if _words(text, tuple(pieces)).lower() in _ARTICLES else tuple(pieces)


def _without_commas(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return start, end


class _Nearby:
    """Drafts by the patches of text that they touch, so that none is held against all others."""

    def __init__(self, drafts: Sequence[Draft] = ()) -> None:
        self._patches: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        for patch in _patches(draft):
            self._patches[patch].append(draft)

    def of(self, draft: Draft) -> Iterator[Draft]:
        """Those that share a patch with ``draft``, each once, in the order they were added."""
        seen: set[int] = set()
        for patch in _patches(draft):
            for other in self._patches.get(patch, ()):
                if id(other) not in seen:
                    seen.add(id(other))
                    yield other


def _patches(draft: Draft) -> range:
    places = [*draft.content, *draft.cue]
    low, high = min(start for start, _ in places), max(end for _, end in places)
    return range(low // _PATCH, high // _PATCH + 1)


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that share a cue, or most of their content, with a surer one."""
    kept = _Nearby()
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, d.content)):
        if not any(_clash(draft, other) for other in kept.of(draft)):
            kept.add(draft)
            found.append(draft)
    return sorted(found, key=lambda d: (d.content, d.cue))


def _clash(one: Draft, other: Draft) -> bool:
    if overlap(one.cue, other.cue):
        return True
    if overlap(one.content, other.cue) and overlap(other.content, one.cue):
        return True
    shared = overlap(one.content, other.content)
    return 2 * shared > min(length(one.content), length(other.content))


def _to_the_marks(draft: Draft, marked: _Nearby) -> Draft:
    """The draft with the extent that the marks give, where it reports nothing but that speech."""
    for other in marked.of(draft):
        if overlap(draft.cue, other.cue):
            shared = overlap(draft.content, other.content)
            if 2 * shared > length(draft.content):
                return replace(draft, content=other.content)
    return draft


def _continues(cue: Pieces, other: Pieces, text: str) -> bool:
    """Whether the two cues report one statement: "denied saying that"."""
    if not cue or cue[-1][1] >= other[0][0] or text[cue[-1][1] : other[0][0]].strip():
        return False
    return text[slice(*other[0])].endswith("ing")


def _is_nested(draft: Draft, others: Sequence[Draft], text: str) -> bool:
    """Whether a report that is sure enough lies in another's content.

    Speech only where the other reports little but who said it: "reported that Ruiz said, ...".
    """
    spoken = form_of(text, draft.content) is QuotationForm.DIRECT
    if not draft.cue or (draft.score < _NESTED and not spoken):
        return False
    whole: Pieces = (*draft.content, *draft.cue)
    for outer in others:
        if overlap(whole, outer.content) < length(whole):
            continue
        if _continues(outer.cue, draft.cue, text):
            return False
        more = length(outer.content) - overlap(outer.content, (*whole, *draft.source))
        told = form_of(text, outer.content) is not QuotationForm.DIRECT
        if draft.score >= SURE or (told and (not spoken or more <= _LEAD)):
            return True
    return False
