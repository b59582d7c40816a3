"""The language of a text, or none."""

from __future__ import annotations

import sys

import pytest

from variorum.read.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry sank in the harbour on Monday evening near the old pier.", "en"),
        ("Die Fähre sank am Montagabend im Hafen in der Nähe des alten Piers.", "de"),
        ("Le bateau a coulé lundi soir dans le port, près de la vieille jetée.", "fr"),
        ("El barco se hundió el lunes por la noche en el puerto, cerca del muelle.", "es"),
        (
            "Паром затонул в понедельник вечером. Людей спасли рыбаки, сообщила полиция, "
            "и это было непросто.",
            "ru",
        ),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    assert detect_language(text) == language
    assert detect_language(text * 50) == language


@pytest.mark.parametrize("text", ["", "Nordvik", "12.5 14.2 17.8 " * 20, "Ana Ruiz, Oslo", "!?…"])
def test_abstains_where_there_is_too_little(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        # Words that English has too: who, but, not, his, said, about.
        ("Le but de la WHO est clair, a dit Said Amrani : le but, pas le budget.", "fr"),
        ("Die Not ist groß, sagte Saïd Amrani von der WHO; die Not der Helfer auch.", "de"),
        ("Het was of de boten van de haven niet meer konden varen, zei de burgemeester.", "nl"),
    ],
)
def test_false_friends_make_no_english(text: str, language: str) -> None:
    assert detect_language(text * 4) == language


def test_lone_surrogates_and_nuls_are_no_trouble() -> None:
    assert detect_language("\ud800\x00" * 100) in (None, "en")


@pytest.mark.parametrize(
    "text", ["0x3f9a 7c21 ffe0 9b1d 44aa c0de " * 30, "<<< >>> a=b; c=d; {x} " * 30]
)
def test_what_is_no_language_has_none(text: str) -> None:
    assert detect_language(text) != "zxx"


def test_the_code_for_no_language_becomes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sure:
        def classify(self, text: str) -> tuple[str, float]:
            return "zxx", 1.0

    monkeypatch.setattr(sys.modules[detect_language.__module__], "_identifier", Sure)
    assert detect_language("The ferry sank in the harbour on Monday evening.") is None
