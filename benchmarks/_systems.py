"""The systems that find quotations, side by side: all read the same parse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks._attributions import Attribution, Pieces, attribution
from variorum.annotate.bounds import blanked, keep_in_bounds, marked
from variorum.annotate.joined import join_drafts
from variorum.annotate.marks import outer_stretches
from variorum.annotate.parse import Parse
from variorum.annotate.quotations import find_quotations
from variorum.annotate.reading import read_drafts
from variorum.annotate.tokens import number_tokens
from variorum.models import Models, Reader
from variorum.records import Quotation, Span
from variorum.spans import pieces_of

System = Callable[[Parse], Sequence[Attribution]]


def rules_alone(parse: Parse) -> list[Attribution]:
    """What the rules find without a network."""
    return _attributions(parse, find_quotations(parse))


def network_systems(models: Models) -> dict[str, System]:
    """The reader told nothing by the rules, and what is shipped: both joined."""
    reader = models.reader
    return {
        "network alone": lambda parse: _network_alone(parse, reader),
        "joined": lambda parse: _joined(parse, reader),
    }


def _network_alone(parse: Parse, reader: Reader) -> list[Attribution]:
    text = parse.article.text
    passed = reader.read(blanked(parse), parse.sentences)
    every = marked(parse)
    read = read_drafts(parse, number_tokens(parse, every), passed, reader, rules=False)
    # Joined with nothing, so that of two that clash the surer is kept, as where rules are there.
    joined = join_drafts(read, (), text, outer_stretches(every))
    drafts = keep_in_bounds(joined, parse, by_block=False)
    return [attribution(text, draft.content, draft.cue, draft.source) for draft in drafts]


def _joined(parse: Parse, reader: Reader) -> list[Attribution]:
    passed = reader.read(blanked(parse), parse.sentences)
    return _attributions(parse, find_quotations(parse, passed, reader))


def _attributions(parse: Parse, quotations: Sequence[Quotation]) -> list[Attribution]:
    return [
        attribution(parse.article.text, *map(_pieces, (some.content, some.cue, some.source)))
        for some in quotations
    ]


def _pieces(span: Span | None) -> Pieces:
    return pieces_of(span) if span else []
