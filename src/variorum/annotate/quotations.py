"""Quotations of one article: content, cue and source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from variorum.annotate.according import according_drafts
from variorum.annotate.attribution_types import attribution_type
from variorum.annotate.bounds import keep_in_bounds, marked
from variorum.annotate.colons import TURN, colon_drafts
from variorum.annotate.complements import AHEAD
from variorum.annotate.direct import direct_drafts
from variorum.annotate.doubts import is_doubtful, is_question
from variorum.annotate.drafts import Draft, length
from variorum.annotate.evidence import score
from variorum.annotate.form import form_of
from variorum.annotate.frames import Frames, load_frames
from variorum.annotate.joined import join_drafts
from variorum.annotate.listeners import without_listener
from variorum.annotate.marks import Stretch, outer_stretches
from variorum.annotate.merge import merge_drafts
from variorum.annotate.nesting import link_nested
from variorum.annotate.nouns import noun_drafts
from variorum.annotate.parse import Parse
from variorum.annotate.reading import read_drafts
from variorum.annotate.reported import reported_drafts
from variorum.annotate.reporting import served_by
from variorum.annotate.set_apart import with_subject
from variorum.annotate.sources import with_right_source
from variorum.annotate.time_tense import Tenses, last_of_time, teller_of
from variorum.annotate.tokens import number_tokens
from variorum.annotate.trailing import with_whole_lead
from variorum.annotate.whole import whole_contents
from variorum.models import Pass, Reader
from variorum.records import Article, Quotation, QuotationForm, Span, digest
from variorum.spans import make_broken_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Swept from 0.25 to 0.55 on 200 articles of the train part that had no share in the table: F1 of
# content stays within half a point from 0.4 to 0.55; precision rises by 2 points for each 0.05.
THRESHOLD = 0.45


# No reported clause is longer (characters); in text without sentence ends, clauses inside clauses
# would otherwise add up to quadratic size.
LONGEST = 3000
_DAY = r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
_DAY_FIRST = re.compile(_DAY + r",? (?=\w)")
_DAY_LAST = re.compile(r"[ ,]+" + _DAY + "$")
_SERVING = ("to", "adj-to", "raise", "pass-as")
_CARRYING = ("obj", "obj-that", "obj-to")


def find_quotations(
    parse: Parse, passed: Pass | None = None, reader: Reader | None = None
) -> list[Quotation]:
    """Everything that somebody is reported to have said, written or thought, in order.

    The reader decides what is a report, whose and of what, told what the rules took each word
    for; direct speech reaches as far as its marks. Without a reader (or its pass over the text)
    the rules stand alone. ``source`` is the words that name the speaker, ``None`` where the text
    gives none ("reportedly", "is expected to"); who that is, ``speakers`` resolves. ``inside``
    links a statement to the one that it is told in.

    Limits: English only; a report is read inside a window of some 250 word pieces.
    """
    every = marked(parse)
    rules, doubtful = propose(parse, every)
    drafts = rules
    if reader is not None and passed is not None and len(parse.doc):
        tokens = number_tokens(parse, every, rules, doubtful)
        read = read_drafts(parse, tokens, passed, reader)
        text, doc = parse.article.text, parse.doc
        joined = join_drafts(read, rules, text, outer_stretches(every))
        told = (draft for draft in joined if not is_question(draft, doc))
        apart = (_put_right(draft, doc, text) for draft in told)
        tenses = Tenses(doc)
        whole = [_without_time(d, tenses) for d in whole_contents(list(apart), parse)]
        drafts = keep_in_bounds(whole, parse, by_block=False)
    return link_nested([_quotation(parse, draft) for draft in drafts])


def propose(parse: Parse, every: Sequence[Stretch]) -> tuple[list[Draft], list[Draft]]:
    """What the rules take for quotations, in order, and the reports that they held doubtful.

    ``every`` is each stretch in quotation marks, as ``marked`` finds them.
    """
    text, doc = parse.article.text, parse.doc
    if not len(doc):
        return [], []
    frames = load_frames()
    paragraphs = [(block.start, block.end) for block in parse.blocks]
    stretches = outer_stretches(every)
    direct = direct_drafts(doc, text, stretches, paragraphs, frames)
    within = [(stretch.inner_start, stretch.inner_end) for stretch in stretches]
    inner = [stretch for stretch in every if stretch.depth == 1]
    if inner:
        deeper = direct_drafts(doc, text, inner, within, frames)
        direct += [draft for draft in deeper if draft.head >= 0]
    candidates = [
        draft
        for draft in (*scored(parse, frames), *according_drafts(doc, text))
        if draft.content and length(draft.content) <= LONGEST
    ]
    reported: list[Draft] = []
    doubtful: list[Draft] = []
    for draft in candidates:
        sure = draft.score >= THRESHOLD and not is_doubtful(draft, doc, text, frames)
        (reported if sure else doubtful).append(_without_day(draft, text))
    reported = keep_in_bounds(_without_servants(reported, doc), parse)
    told = colon_drafts(parse, text, stretches)
    drafts = [*_without_labels(merge_drafts(direct, reported, stretches, text), told), *told]
    return keep_in_bounds(drafts, parse, by_block=False), doubtful


def scored(parse: Parse, frames: Frames) -> list[Draft]:
    """The reports that syntax finds, each with the reliability of its verb in its frame."""
    doc, text = parse.doc, parse.article.text
    return [
        replace(draft, score=score(draft, doc, text, frames))
        for draft in (*reported_drafts(doc, text), *noun_drafts(doc, text))
    ]


def _put_right(draft: Draft, doc: Doc, text: str) -> Draft:
    """The draft with the source and the content that its cue has by grammar and commas."""
    draft = with_right_source(without_listener(draft, doc, text), doc, text)
    return with_whole_lead(with_subject(draft, doc, text), doc, text)


def _without_time(draft: Draft, tenses: Tenses) -> Draft:
    """The draft without the time at its head that says when it was said: "said Monday he would"."""
    (first, stop), *rest = draft.content
    token = tenses.token(first)
    verb = None if token is None else teller_of(token)
    if token is None or verb is None or not _is_time(token):
        return draft
    if not any(start <= verb.idx < end for start, end in draft.cue):
        return draft
    after = last_of_time(token) + 1
    start = token.doc[after].idx if after < len(token.doc) else stop
    return draft.with_content(((start, stop), *rest)) if first < start < stop else draft


def _is_time(token: Token) -> bool:
    """Whether it begins a date or a time of day, at most behind a preposition."""
    named = token.nbor(1) if token.dep_ == "prep" and token.i + 1 < len(token.doc) else token
    return named.ent_type_ in ("DATE", "TIME")


def _without_day(draft: Draft, text: str) -> Draft:
    """The draft without the day on which it was said, which parsers hang on what was said.

    It is cut off the end of an object ("denied the report on Friday") and off the head of a
    clause without "that" ("said on Friday he would go").
    """
    (first, stop), *rest = draft.content
    *before, (start, end) = draft.content
    if draft.frame == "bare" and (day := _DAY_FIRST.match(text, first, stop)):
        return draft.with_content(((day.end(), stop), *rest))
    if draft.frame in ("obj", "prep") and draft.lemma not in AHEAD:
        tail = _DAY_LAST.search(text, max(start, end - 40), end)
        if tail is not None and tail.start() > start:
            return draft.with_content((*before, (start, tail.start())))
    return draft


def _without_servants(drafts: Sequence[Draft], doc: Doc) -> list[Draft]:
    """The reports without verbs that only lead to another: ``declined`` in "declined to say"."""
    above = [served_by(doc[draft.head]) for draft in drafts]
    serving = {head.i if head.pos_ != "ADJ" else head.head.i for head in above if head is not None}
    # "voiced hope that": the noun reports, the verb only carries it.
    carrying = {
        doc[draft.head].head.i
        for draft in drafts
        if doc[draft.head].dep_ == "dobj"
        and any(start <= doc[draft.head].head.idx < end for start, end in draft.cue)
    }
    return [
        draft
        for draft in drafts
        if not (draft.head in serving and draft.frame in _SERVING)
        and not (draft.head in carrying and draft.frame in _CARRYING)
    ]


def _without_labels(drafts: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The drafts whose cue is no label before a colon, which parsers may take for a verb."""
    labels = sorted((turn.source[0][0], turn.cue[0][1]) for turn in told)
    kept = []
    for draft in drafts:
        anchor = draft.cue[0][0] if draft.cue else draft.content[0][0]
        index = bisect_right(labels, anchor, key=itemgetter(0)) - 1
        if index < 0 or anchor >= labels[index][1]:
            kept.append(draft)
    return kept


def _quotation(parse: Parse, draft: Draft) -> Quotation:
    article = parse.article
    form = QuotationForm.DIRECT if draft.frame == TURN else form_of(article.text, draft.content)
    content = make_broken_span(article, draft.content)
    cue = _span(article, draft.cue)
    source = _span(article, draft.source)
    parts = [content, *(span for span in (cue, source) if span)]
    key = ",".join(f"{p.start}-{p.end}" for p in parts)
    return Quotation(
        id=digest("quotation", article.id, key),
        form=form,
        content=content,
        cue=cue,
        source=source,
        speaker=None,
        why=None,
        inside=None,
        type=attribution_type(draft, form, parse.doc),
    )


def _span(article: Article, pieces: tuple[tuple[int, int], ...]) -> Span | None:
    return make_broken_span(article, pieces) if pieces else None
