"""Probabilities and techniques stand on the words that were analysed, and on nothing else."""

from dataclasses import replace

import pytest

from variorum.annotate.parse import Parse, parse_article
from variorum.annotate.wording import find_wording
from variorum.models import Models
from variorum.models.reading import Stretch, Wording
from variorum.read import make_article
from variorum.records import MARKUP, Input, Removed, Technique, TechniqueUse
from variorum.spans import pieces_of, words_of

TEXT = """Council sells the marsh

The council of Ostrow gambled away the marsh on Monday. Photo: L. Brandt. A spokeswoman said \
that the price was fair.

Nobody was asked."""

LOADED = Technique.LOADED_LANGUAGE


@pytest.fixture(scope="module")
def parse(models: Models) -> Parse:
    return _parse(models, TEXT, ("Photo: L. Brandt.", "photo credit"))


def _parse(models: Models, text: str, *removed: tuple[str, str]) -> Parse:
    aside = [Removed(text.index(w), text.index(w) + len(w), why) for w, why in removed]
    article = replace(make_article(text, Input("test")), removed=tuple(aside))
    return parse_article(article, models.parser)


def _stretch(
    parse: Parse, words: str, technique: Technique = LOADED, score: float = 0.8
) -> Stretch:
    start = parse.article.text.index(words)
    return Stretch(start, start + len(words), technique, score)


def _wording(parse: Parse, *stretches: Stretch) -> Wording:
    count = len(parse.sentences)
    numbers = tuple(0.1 + n / 7 for n in range(count))
    return Wording(numbers, numbers[::-1], None, stretches)


def _uses(parse: Parse, *stretches: Stretch) -> tuple[TechniqueUse, ...]:
    return find_wording(parse, _wording(parse, *stretches))[1]


def test_without_the_reader_sentences_have_no_probability(parse: Parse) -> None:
    sentences, techniques = find_wording(parse, None)
    assert [s.span.exact for s in sentences] == [
        "Council sells the marsh",
        "The council of Ostrow gambled away the marsh on Monday.",
        "A spokeswoman said that the price was fair.",
        "Nobody was asked.",
    ]
    assert {(s.loaded, s.subjective, s.checkworthy) for s in sentences} == {(None, None, None)}
    assert techniques == ()


def test_each_sentence_has_its_probabilities_rounded_and_none_of_a_head_that_is_off(
    parse: Parse,
) -> None:
    sentences, _ = find_wording(parse, _wording(parse))
    assert [s.loaded for s in sentences] == [0.1, 0.243, 0.386, 0.529]
    assert [s.subjective for s in sentences] == [0.529, 0.386, 0.243, 0.1]
    assert {s.checkworthy for s in sentences} == {None}


def test_a_number_for_a_sentence_that_is_not_there_is_refused(parse: Parse) -> None:
    with pytest.raises(ValueError, match="argument 2 is longer"):
        find_wording(parse, replace(_wording(parse), loaded=(0.5,) * 5))


def test_a_technique_has_its_words_and_its_rounded_score(parse: Parse) -> None:
    (use,) = _uses(parse, _stretch(parse, "gambled away", score=0.81266))
    assert (use.technique, use.span.exact, use.score) == (LOADED, "gambled away", 0.813)


def test_white_space_at_the_ends_of_a_stretch_is_trimmed(parse: Parse) -> None:
    (use,) = _uses(parse, _stretch(parse, " gambled away "))
    assert use.span.exact == "gambled away"


def test_what_was_set_aside_breaks_a_stretch_in_two(parse: Parse) -> None:
    words = "on Monday. Photo: L. Brandt. A spokeswoman"
    (use,) = _uses(parse, _stretch(parse, words))
    assert words_of(use.span) == "on Monday. A spokeswoman"
    assert len(use.span.pieces) == 2


def test_nothing_is_found_in_what_was_set_aside(parse: Parse) -> None:
    assert _uses(parse, _stretch(parse, "L. Brandt")) == ()
    (use,) = _uses(parse, _stretch(parse, "Brandt. A spokeswoman"))
    assert (use.span.exact, use.span.pieces) == ("A spokeswoman", ())


def test_a_stretch_without_a_word_is_dropped(parse: Parse) -> None:
    assert _uses(parse, Stretch(23, 25, LOADED, 0.9)) == ()
    assert parse.article.text[23:25] == "\n\n"


def test_a_stretch_that_runs_from_a_heading_into_the_text_keeps_both_without_the_gap(
    parse: Parse,
) -> None:
    (use,) = _uses(parse, _stretch(parse, "the marsh\n\nThe council"))
    text = parse.article.text
    assert [text[s:e] for s, e in pieces_of(use.span)] == ["the marsh", "The council"]


def test_marks_of_the_text_s_own_markup_do_not_break_a_stretch(models: Models) -> None:
    text = "The council **gambled** away the marsh on Monday, and nobody was asked about it."
    parse = _parse(models, text, ("**", MARKUP))
    (use,) = _uses(parse, _stretch(parse, "council **gambled** away"))
    assert (use.span.exact, use.span.pieces) == ("council **gambled** away", ())


def test_uses_are_in_the_order_of_the_text_and_the_surer_of_two_equals_stays(
    parse: Parse,
) -> None:
    doubt = Technique.DOUBT
    uses = _uses(
        parse,
        _stretch(parse, "Nobody was asked", doubt, 0.6),
        _stretch(parse, "gambled away", LOADED, 0.5),
        _stretch(parse, " gambled away", LOADED, 0.7),
        _stretch(parse, "gambled away", doubt, 0.4),
    )
    assert [(u.technique, u.span.exact, u.score) for u in uses] == [
        (doubt, "gambled away", 0.4),
        (LOADED, "gambled away", 0.7),
        (doubt, "Nobody was asked", 0.6),
    ]


def test_many_stretches_over_many_removed_parts_take_linear_time(models: Models) -> None:
    from time import process_time

    article = make_article("Ore. " * 30_000, Input("test"))
    removed = tuple(Removed(n, n + 4, "photo credit") for n in range(50, 149_000, 50))
    blocks = parse_article(replace(article, text="Ore."), models.parser).blocks
    blocks = (replace(blocks[0], start=0, end=149_999),)
    whole = Parse(replace(article, removed=removed), blocks, (), None)  # type: ignore[arg-type]
    stretches = tuple(Stretch(n, n + 8, LOADED, 0.5) for n in range(0, 149_000, 10))
    wording = Wording((), (), (), stretches)
    started = process_time()
    assert len(find_wording(whole, wording)[1]) > 14_000
    assert process_time() - started < 3
