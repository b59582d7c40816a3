"""The models: sentence starts that hold, blanked stretches, vectors that stand alone."""

import numpy as np
import pytest

from variorum.errors import InputError
from variorum.models import Models
from variorum.models.parser import LONGEST


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


def test_a_vector_does_not_depend_on_the_sentences_beside_it(models: Models) -> None:
    texts = ["The bridge will open in May.", "Nobody was hurt.", ""]
    together = models.encoder.encode(texts)
    alone = np.vstack([models.encoder.encode([text]) for text in texts])
    assert np.array_equal(together, alone)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)


def test_alike_is_nearer_than_unlike(models: Models) -> None:
    one, two, other = models.encoder.encode(
        ["The bridge opens in May.", "In May the bridge will open.", "Shares fell on Friday."]
    )
    assert one @ two > 0.8 > 0.4 > one @ other


def test_versions_name_every_model(models: Models) -> None:
    versions = models.versions()
    assert versions["en_core_web_sm"] == "3.8.0"
    assert len(versions["minilm-l6-int8"]) == 64


def test_a_long_run_of_brackets_is_parsed_in_linear_time(models: Models) -> None:
    doc = models.parser.parse("(" * 200_000 + " The ferry sank.", [0])
    assert [token.text for token in doc][-4:] == ["The", "ferry", "sank", "."]
