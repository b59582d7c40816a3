"""The models: sentence starts that hold, blanked stretches, vectors that stand alone."""

import pytest

from variorum.errors import InputError
from variorum.models import Models
from variorum.models.parser import LONGEST


def test_a_curly_apostrophe_is_read_like_a_straight_one(models: Models) -> None:
    straight = "It's unlikely that Lang's plan, the mayors' own, doesn't cost more."
    curly = straight.replace("'", "’")
    one, other = (models.parser.parse(text, [0]) for text in (straight, curly))
    assert [(t.idx, t.dep_, t.head.i) for t in one] == [(t.idx, t.dep_, t.head.i) for t in other]


def test_a_sentence_never_crosses_a_start_that_was_given(models: Models) -> None:
    text = "Bridge to open in May\n\nMayor Tova Lindqvist welcomed it."
    doc = models.parser.parse(text, [0, text.index("Mayor")])
    assert [s.text.strip() for s in doc.sents] == text.split("\n\n")
    assert all(entity.text in text for entity in doc.ents)


def test_what_was_removed_is_blank_to_the_parser_and_offsets_stay(models: Models) -> None:
    text = "The ferry sank. Photo: Jan Berger. Nobody was hurt."
    start = text.index("Photo")
    doc = models.parser.parse(text, [0], [(start, start + len("Photo: Jan Berger."))])
    words = [(token.text, token.idx) for token in doc if not token.is_space]
    assert "Berger" not in [word for word, _ in words]
    assert all(text[index : index + len(word)] == word for word, index in words)


def test_a_text_too_long_for_one_article_is_refused_with_what_to_do(models: Models) -> None:
    with pytest.raises(InputError, match="split it"):
        models.parser.parse("a " * LONGEST, [0])


def test_versions_name_every_model(models: Models) -> None:
    versions = models.versions()
    assert versions["en_core_web_sm"] == "3.8.0"
    assert len(versions["reader-minilm-l6-int8"]) == 64


def test_the_version_tells_that_research_heads_are_off() -> None:
    assert Models(research=False).versions() != Models().versions()


def test_a_long_run_of_brackets_is_parsed_in_linear_time(models: Models) -> None:
    doc = models.parser.parse("(" * 200_000 + " The ferry sank.", [0])
    assert [token.text for token in doc][-4:] == ["The", "ferry", "sank", "."]
