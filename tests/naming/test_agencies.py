"""An agency's mark is told from a mention, and a citation from both."""

from collections.abc import Callable

import pytest

from variorum.naming.agencies import agency_citations, agency_marks
from variorum.records import Article

BODY = "The mayor of Lora resigned on Monday after engineers found cracks in the dam. "


@pytest.mark.parametrize(
    ("text", "known", "marks"),
    [
        (f"LORA (Reuters) - {BODY}", {}, ("Reuters",)),
        (f"LORA, April 3 — AP {BODY}", {}, ("AP",)),
        (f"{BODY * 6}(Reporting by Reuters)", {}, ("Reuters",)),
        (BODY, {"byline": "Ana Ruiz and the Associated Press"}, ("AP",)),
        (BODY, {"outlet": "Agence France-Presse"}, ("AFP",)),
        (f"LORA (OTA) — {BODY}", {}, ("OTA",)),
        (f"{BODY}She told Reuters that she was tired.", {}, ()),
        (f"The town (Lora) {BODY}", {}, ()),
    ],
)
def test_marks(
    article_of: Callable[..., Article], text: str, known: dict[str, str], marks: tuple[str, ...]
) -> None:
    assert agency_marks(article_of(text, **known)) == marks


def test_a_citation_names_the_agency_and_its_place(article_of: Callable[..., Article]) -> None:
    text = f"{BODY}She had been warned, Reuters reported. A clerk told the Associated Press so."
    article = article_of(text)
    found = agency_citations(article)
    assert [(citation.agency, citation.span.exact) for citation in found] == [
        ("Reuters", "Reuters"),
        ("AP", "Associated Press"),
    ]
    assert all(article.text[c.span.start : c.span.end] == c.span.exact for c in found)


def test_words_that_look_like_an_agency_are_none(article_of: Callable[..., Article]) -> None:
    article = article_of("He told a PAL reporter. The app said so. According to plan, APs failed.")
    assert agency_citations(article) == ()
