"""Direct speech: stretches in quotation marks, each with the words that say who said it.

Typography decides how far direct speech reaches; the parse only helps to find its cue, since
parsers go astray between quotation marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.according import according_words
from variorum.annotate.discourse import SUBJECTS
from variorum.annotate.drafts import Draft, Pieces, trim
from variorum.annotate.frames import Frames
from variorum.annotate.marks import Stretch
from variorum.annotate.reporting import (
    clear_of,
    crowded,
    cue_pieces,
    lemma_of,
    source_near,
    source_of,
    source_pieces,
    subject_of,
)
from variorum.naming.nouns import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words between quotation marks that make a stretch at the head of a sentence speech even without
# a cue: of stretches that long, 94 of 100 lie in annotated content; shorter ones are often titles.
_SPEECH_WORDS = 6
_CLOSERS = "’'”\" \u00a0"
_WINDOW = 45
"""How many tokens a cue may be away from its quotation."""


@dataclass(slots=True)
class _Speech:
    """A quotation being put together: its stretches, and what reports it."""

    pieces: list[tuple[int, int]]
    verb: Token | None = None
    cue: Pieces = ()
    source: Pieces = ()
    before: bool = False


def direct_drafts(
    doc: Doc,
    text: str,
    stretches: Sequence[Stretch],
    paragraphs: Sequence[tuple[int, int]],
    frames: Frames,
) -> list[Draft]:
    """Quotations whose content is what stands between quotation marks.

    A stretch takes the cue after it (``"...," said X``), else the one before it
    (``X said, "..."``, ``X: "..."``), else it goes on with the quotation before it in the same
    paragraph or, where marks say so, in the paragraph before. A stretch that reads like speech
    and has none of these is kept without source; one that does not is left to the clause that
    it stands in (scare quotes, titles).
    """
    starts = [token.idx for token in doc]
    found: list[_Speech] = []
    index = 0
    carried: _Speech | None = None
    for number, (low, high) in enumerate(paragraphs):
        inside: list[Stretch] = []
        while index < len(stretches) and stretches[index].start < high:
            if stretches[index].start >= low:
                inside.append(stretches[index])
            index += 1
        if not inside:
            carried = None
            continue
        lead = paragraphs[number - 1] if number else None
        finder = _Paragraph(doc, text, starts, (low, high), lead, frames)
        speeches = finder.speeches(inside, carried)
        if carried is not None and speeches and speeches[0] is carried:
            speeches = speeches[1:]
        found.extend(speeches)
        carried = speeches[-1] if speeches and inside[-1].continued else None
        if not speeches and inside[-1].continued:
            carried = finder.open_speech
    return [_finish(speech, text) for speech in found]


@dataclass(slots=True)
class _Paragraph:
    doc: Doc
    text: str
    starts: list[int]
    bounds: tuple[int, int]
    lead: tuple[int, int] | None
    frames: Frames
    open_speech: _Speech | None = None

    def speeches(self, stretches: Sequence[Stretch], carried: _Speech | None) -> list[_Speech]:
        """The speeches of the paragraph; the first may be the one carried from the last."""
        found: list[_Speech] = []
        current: _Speech | None = carried
        if carried is not None:
            found.append(carried)
            self.open_speech = carried
        for number, stretch in enumerate(stretches):
            after = stretches[number + 1].start if number + 1 < len(stretches) else self.bounds[1]
            before = stretches[number - 1].end if number else self.bounds[0]
            verb = None if self._names_a_work(stretch, before) else self._verb_after(stretch, after)
            piece = (stretch.start, stretch.end)
            if verb is not None:
                cue, source = self._words_of(verb, stretch)
                current = self._attach(found, current, piece, verb, cue, source)
                continue
            told = self._according_after(stretch)
            if told is not None:
                current = self._attach(found, current, piece, *told)
                continue
            verb = self._verb_before(stretch, before)
            if verb is not None:
                if current is not None and current.verb is not None and current.verb.i == verb.i:
                    current.pieces.append(piece)
                    continue
                cue, source = self._words_of(verb)
                current = _Speech([piece], verb, cue, source)
                found.append(current)
                continue
            colon = self._colon(stretch, before)
            if colon is not None:
                current = _Speech([piece], None, *colon)
                found.append(current)
                continue
            if not self._reads_like_speech(stretch, before):
                continue
            if current is not None and not self._others_between(current, piece, current.source):
                current.pieces.append(piece)
                continue
            current = _Speech([piece])
            if self.lead is not None and stretch.start == self.bounds[0]:
                current = self._led_in(piece)
            found.append(current)
        return found

    def _names_a_work(self, stretch: Stretch, floor: int) -> bool:
        """Whether the stretch stands amid a sentence and is capitalised like a title."""
        before = self.text[floor : stretch.start].rstrip()
        amid = bool(before) and before[-1] not in ".!?:,”\"'—"
        return amid and _titled(self.text[stretch.inner_start : stretch.inner_end])

    def _attach(
        self,
        found: list[_Speech],
        current: _Speech | None,
        piece: tuple[int, int],
        verb: Token,
        cue: Pieces,
        source: Pieces,
    ) -> _Speech:
        """A stretch with a cue after it: a speech of its own, or the end of an open one."""
        open_still = current is not None and current.verb is None and not current.cue
        if current is not None and open_still and not self._others_between(current, piece, source):
            current.pieces.append(piece)
            current.verb, current.cue, current.source = verb, cue, source
            return current
        speech = _Speech([piece], verb, cue, source)
        found.append(speech)
        return speech

    def _others_between(self, speech: _Speech, piece: tuple[int, int], source: Pieces) -> bool:
        """Whether a sentence between the two is about somebody who is not the source.

        ``"It is gone." His wife Eva nodded. "All of it," she said``: the first may be his.
        """
        said = {word for start, end in source for word in self.text[start:end].split()}
        first = bisect_left(self.starts, speech.pieces[-1][1])
        stop = bisect_left(self.starts, piece[0])
        begun = next((i for i in range(first, stop) if self.doc[i].is_sent_start), stop)
        subjects = [t for t in self.doc[begun:stop] if t.dep_ in SUBJECTS]
        return any(
            (word.pos_ == "PROPN" or is_person_noun(word.text)) and word.text not in said
            for subject in subjects
            for word in self.doc[subject.left_edge.i : subject.right_edge.i + 1]
        )

    def _according_after(self, stretch: Stretch) -> tuple[Token, Pieces, Pieces] | None:
        """The cue ``according to X`` right after a stretch: its first word, itself, the source."""
        first = bisect_left(self.starts, stretch.end)
        token = next((t for t in self.doc[first : first + 2] if t.text == "according"), None)
        if token is None or self.text[stretch.end : token.idx].strip(" ,—–-"):
            return None
        cue, source = according_words(token, self.text)
        return (token, cue, source) if source else None

    def _verb_after(self, stretch: Stretch, limit: int) -> Token | None:
        """The reporting verb in the words after a stretch: ``," X said``, ``?" asked X``."""
        end = stretch.end
        last = self.text[stretch.inner_start : stretch.inner_end].rstrip(_CLOSERS)[-1:]
        follows = self.text[end : end + 2].lstrip()[:1]
        if last in ".…" and not follows.islower() and not self._attributed_after_stop(end):
            return None
        if last not in ",?!.…—–-" and follows not in ",—–-":
            return None
        first = bisect_left(self.starts, end)
        subject_seen = False
        for i in range(first, min(first + _WINDOW, len(self.doc))):
            token = self.doc[i]
            if token.idx >= limit or (i > first and token.is_sent_start and token.idx > end + 2):
                return None
            if token.pos_ in ("VERB", "AUX"):
                if self._speaks(token, after=True) and (
                    subject_seen or i - first <= 2 or _inverted(token)
                ):
                    return token
                if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
                    subject_seen = subject_seen or subject_of(token) is not None
            if token.pos_ in ("NOUN", "PROPN", "PRON"):
                subject_seen = True
            if token.text in (":", ";"):
                return None
        return None

    def _attributed_after_stop(self, end: int) -> bool:
        """``"Never." She said`` is two sentences; ``"Never." said X`` is one, badly edited."""
        return self.text[end : end + 1] == ","

    def _verb_before(self, stretch: Stretch, floor: int) -> Token | None:
        """The reporting verb in the words before a stretch, nearest first."""
        stop = bisect_left(self.starts, stretch.start)
        if self.text[floor : stretch.start].rstrip()[-1:] in tuple(".!?"):
            return None
        nearest: Token | None = None
        for i in range(stop - 1, max(-1, stop - 1 - _WINDOW), -1):
            token = self.doc[i]
            if token.idx < floor:
                break
            if token.pos_ in ("VERB", "AUX") and self._speaks(token):
                nearest = token
                break
            if token.is_sent_start:
                break
        if nearest is None:
            return None
        between = self.text[nearest.idx + len(nearest) : stretch.start].rstrip()
        words = len(between.split())
        if between[-1:] in (",", ":"):
            return nearest
        if _titled(self.text[stretch.inner_start : stretch.inner_end]):
            return None
        if words == 0:
            return nearest
        said = len(self.text[stretch.inner_start : stretch.inner_end].split())
        if words <= 5 and said >= 4 and not self._clause_between(nearest, stop):
            return nearest
        return None

    def _clause_between(self, verb: Token, stop: int) -> bool:
        """Whether the quotation only ends a clause that the verb reports."""
        for i in range(verb.i + 1, stop):
            token = self.doc[i]
            if token.dep_ in ("nsubj", "nsubjpass", "mark", "aux") and token.head.i > verb.i:
                return True
            if token.pos_ in ("VERB", "AUX"):
                return True
        return verb.i + 1 < stop and self.doc[stop - 1].pos_ in ("ADJ", "DET", "ADP", "PRON")

    def _colon(self, stretch: Stretch, floor: int) -> tuple[Pieces, Pieces] | None:
        """``Trump: "..."``: a short line without verb, then a colon."""
        before = self.text[floor : stretch.start].rstrip()
        if not before.endswith(":"):
            return None
        colon = floor + len(before) - 1
        first = bisect_left(self.starts, floor)
        last = bisect_left(self.starts, colon)
        tokens = [self.doc[i] for i in range(first, last)]
        begin = max((t.i for t in tokens if t.is_sent_start), default=first)
        tokens = [t for t in tokens if t.i >= begin]
        if not tokens or len(tokens) > 8 or not self._names_a_speaker(tokens):
            return ((colon, colon + 1),), ()
        start, end = trim(self.text, tokens[0].idx, colon)
        return ((colon, colon + 1),), ((start, end),) if start < end else ()

    def _names_a_speaker(self, tokens: Sequence[Token]) -> bool:
        """Whether the words before a colon may be a speaker: a name or a person, and no verb."""
        if any(
            token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.like_num for token in tokens
        ):
            return False
        if any(token.pos_ in ("PROPN", "PRON") or is_person_noun(token.text) for token in tokens):
            return True
        # Parsers take the only word of a label for a common noun: a name elsewhere is one here.
        (first, *more) = tokens
        name = first.text if first.text[0].isupper() and not more else ""
        return any(token.text == name and token.pos_ == "PROPN" for token in self.doc)

    def _led_in(self, piece: tuple[int, int]) -> _Speech:
        """A paragraph that is a quotation, led in by the colon that ends the one before."""
        assert self.lead is not None
        low, high = self.lead
        if self.text[high - 1] not in ":,":
            return _Speech([piece])
        stop = bisect_left(self.starts, high)
        for i in range(stop - 1, max(-1, stop - 1 - _WINDOW), -1):
            token = self.doc[i]
            if token.idx < low:
                break
            if token.pos_ == "VERB" and self._speaks(token):
                return _Speech([piece], token, *self._words_of(token))
            if token.is_sent_start:
                break
        return _Speech([piece])

    def _reads_like_speech(self, stretch: Stretch, floor: int) -> bool:
        words = len(self.text[stretch.inner_start : stretch.inner_end].split())
        before = self.text[floor : stretch.start].rstrip()
        begins = not before or before[-1] in ".!?:”\"'—"
        inner = self.text[stretch.inner_start : stretch.inner_end].rstrip(_CLOSERS)
        ends = inner[-1:] in ".!?,…—"
        if _titled(inner.rstrip(",")) and not inner.endswith("."):
            return False
        if begins and ends:
            return words >= 2
        return begins and words >= _SPEECH_WORDS

    def _speaks(self, token: Token, *, after: bool = False) -> bool:
        if token.dep_ in ("aux", "auxpass", "amod") or crowded(token):
            return False
        if token.tag_ == "VBN" and token.dep_ in ("acl", "relcl"):
            return False
        if after and token.tag_ == "VBG" and not any(c.dep_ == "aux" for c in token.lefts):
            return False
        return self.frames.reliable(lemma_of(token), "quote")

    def _words_of(self, verb: Token, spoken: Stretch | None = None) -> tuple[Pieces, Pieces]:
        """The words of cue and source; ``spoken`` is the speech before them, where some is."""
        source = source_pieces(_quoted(verb) or source_of(verb), self.text, verb)
        if spoken is not None and any(spoken.start <= low < spoken.end for low, _ in source):
            source = ()  # "Shame!" is no subject of what follows: "shouted a woman"
        if not any(self.text[i].isalnum() for start, end in source for i in range(start, end)):
            floor = self.doc[max(0, verb.i - 12)].idx if spoken is None else spoken.end
            source = source_near(verb, self.text, floor)
        cue = cue_pieces(verb, self.text)
        return cue, clear_of(source, cue, self.text)


def _titled(words: str) -> bool:
    """Whether the words look like the title of a work: capitals throughout, no end mark."""
    long = [word for word in words.split() if len(word) > 3]
    if not long or len(long) > 10 or words.rstrip()[-1:] in tuple("!?"):
        return False
    return len(words.split()) > 1 and all(word[0].isupper() or word[0].isdigit() for word in long)


def _quoted(verb: Token) -> Token | None:
    """Who is quoted word for word: Ruiz in ``Lang quoted Ruiz: "..."``."""
    if lemma_of(verb) != "quote" or crowded(verb):
        return None
    return next(
        (
            child
            for child in verb.rights
            if child.dep_ == "dobj" and (child.pos_ == "PROPN" or is_person_noun(child.text))
        ),
        None,
    )


def _inverted(token: Token) -> bool:
    subject = subject_of(token)
    return subject is not None and subject.i > token.i


def _finish(speech: _Speech, text: str) -> Draft:
    head = speech.verb.i if speech.verb is not None else -1
    lemma = lemma_of(speech.verb) if speech.verb is not None else ":" if speech.cue else ""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(speech.pieces):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return Draft(tuple(merged), speech.cue, speech.source, head, lemma, "quote", 0.9)
