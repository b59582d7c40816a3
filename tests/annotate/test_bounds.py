"""Where quotations stop, and that no text makes them costly."""

import time
from dataclasses import replace

import pytest

from variorum.annotate.bounds import keep_in_bounds
from variorum.annotate.drafts import Draft
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import find_quotations
from variorum.annotate.reading import READ
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input, Quotation, Removed
from variorum.spans import words_of


def found_in(models: Models, text: str) -> list[Quotation]:
    return find_quotations(parse_article(make_article(text, Input("test")), models.parser))


def test_report_stops_at_what_was_set_aside(models: Models) -> None:
    text = "Olsen said the deck was rotten in two places\nSIGN UP HERE\nand the piers were sound."
    start = text.index("SIGN")
    aside = Removed(start, start + len("SIGN UP HERE"), "appeal to subscribe")
    article = replace(make_article(text, Input("test")), removed=(aside,))
    (quotation,) = find_quotations(parse_article(article, models.parser))
    assert quotation.content.exact == "the deck was rotten in two places"


def test_marks_in_what_was_set_aside_pair_with_none(models: Models) -> None:
    text = 'Read more: "The bridge\n\nOlsen said: "The deck is rotten."'
    article = replace(make_article(text, Input("test")), removed=(Removed(0, 22, "read more"),))
    (quotation,) = find_quotations(parse_article(article, models.parser))
    assert quotation.content.exact == '"The deck is rotten."'


@pytest.mark.parametrize(
    "text",
    [
        "Olsen promised to close it at noon  *  \n\n## Repairs begin\n\nThe deck was open.",
        "Olsen promised to close it at noon\n\n* * *\n\nRepairs begin\n\nThe deck was open.",
    ],
)
def test_report_does_not_run_on_into_rules_and_headings(models: Models, text: str) -> None:
    assert [q.content.exact for q in found_in(models, text)] == ["to close it at noon"]


def test_what_the_reader_found_without_marks_stays_in_its_block(models: Models) -> None:
    text = "They promise at third hand\n\nHow firm the date is remains unclear."
    parse = parse_article(make_article(text, Input("test")), models.parser)
    draft = Draft(((16, len(text)),), ((5, 15),), ((0, 4),), 1, "", READ)
    (kept,) = keep_in_bounds([draft], parse, by_block=False)
    assert [text[start:end] for start, end in kept.content] == ["third hand"]


@pytest.mark.parametrize(
    "text",
    ["according to him, " * 2500, "he said that " * 1500, '"no," he said, ' * 1000],
    ids=["according", "clauses", "marks"],
)
def test_text_without_sentence_ends_costs_no_quadratic_time(models: Models, text: str) -> None:
    parse = parse_article(make_article(text, Input("test")), models.parser)
    begun = time.process_time()
    found = find_quotations(parse)
    assert time.process_time() - begun < 10
    assert sum(len(words_of(q.content)) for q in found) < 20 * len(text)
