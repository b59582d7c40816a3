"""A deed is a verb with whoever acts and whoever it reaches, by syntax alone."""

import pytest

from variorum.annotate.deeds import find_deeds
from variorum.models import Models


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lindqvist criticized Holm.", ("Lindqvist", "criticized", "Holm")),
        ("Holm was criticized by Lindqvist.", ("Lindqvist", "criticized", "Holm")),
        ("Lindqvist, who accused Holm, resigned.", ("Lindqvist", "accused", "Holm")),
        ("Lindqvist refused to meet with Holm.", ("Lindqvist", "refused meet", "Holm")),
        ("Norway imposed sanctions on Brask.", ("Norway", "imposed sanctions", "Brask")),
        ("Lindqvist rejected Holm's proposal.", ("Lindqvist", "rejected proposal", "Holm")),
    ],
)
def test_the_words_join_who_acts_with_whom_it_reaches(
    models: Models, text: str, expected: tuple[str, str, str]
) -> None:
    doc = models.parser.parse(text, [0])
    found = [
        (deed.source.text, " ".join(word.text for word in deed.words), deed.recipient.text)
        for deed in find_deeds(doc)
    ]
    assert expected in found


@pytest.mark.parametrize(
    "text", ["Lindqvist slept.", "Holm was criticized.", "A storm in Norway.", ""]
)
def test_without_both_there_is_no_deed(models: Models, text: str) -> None:
    assert list(find_deeds(models.parser.parse(text, [0]))) == []
