"""The main job on the shipped example: the same answer, whatever the order and the workers."""

import random
from pathlib import Path

import pytest

import variorum
from tests.conftest import EXAMPLES
from variorum.errors import InputError, UsageError
from variorum.spans import is_orphaned


@pytest.fixture(scope="module")
def example() -> list[str]:
    paths = sorted(str(p) for p in (EXAMPLES / "haldrin-dam").iterdir())
    assert len(paths) >= 5
    return paths


@pytest.fixture(scope="module")
def comparison(example: list[str]) -> variorum.Comparison:
    return variorum.compare(example)


def test_shuffled_input_and_two_workers_give_the_same_bytes(
    example: list[str], comparison: variorum.Comparison
) -> None:
    shuffled = random.Random(7).sample(example, len(example))
    assert variorum.compare(shuffled, workers=2).to_json() == comparison.to_json()


def test_a_comparison_is_one_line_at_a_prompt(comparison: variorum.Comparison) -> None:
    shown = repr(comparison)
    assert f"articles={len(comparison.articles)}" in shown
    assert len(shown) < 300


def test_every_finding_rests_on_the_exact_words(comparison: variorum.Comparison) -> None:
    articles = {article.id: article for article in comparison.articles}
    spans = [span for actor in comparison.actors for span in actor.mentions]
    spans += [claim.span for claim in comparison.claims]
    spans += [sentence.span for sentence in comparison.sentences]
    spans += [use.span for use in comparison.techniques]
    for quotation in comparison.quotations:
        spans += [s for s in (quotation.content, quotation.cue, quotation.source) if s]
    assert spans
    assert not [span for span in spans if is_orphaned(span, articles[span.article])]


def test_nothing_is_found_in_what_was_set_aside(comparison: variorum.Comparison) -> None:
    removed = {a.id: [(r.start, r.end) for r in a.removed] for a in comparison.articles}
    spans = [claim.span for claim in comparison.claims]
    spans += [use.span for use in comparison.techniques]
    spans += [quotation.content for quotation in comparison.quotations]
    spans += [span for actor in comparison.actors for span in actor.mentions]
    inside = [
        span.exact
        for span in spans
        for start, end in removed[span.article]
        if start <= span.start < end
    ]
    assert inside == []


def test_ids_are_unique_and_every_reference_leads_somewhere(
    comparison: variorum.Comparison,
) -> None:
    actors = {actor.id for actor in comparison.actors}
    quotations = {quotation.id for quotation in comparison.quotations}
    claims = {claim.id for claim in comparison.claims}
    articles = {article.id for article in comparison.articles}
    assert len(actors) == len(comparison.actors)
    assert len(quotations) == len(comparison.quotations)
    assert len(claims) == len(comparison.claims)
    assert len(articles) == len(comparison.articles)
    assert {q.speaker for q in comparison.quotations} - {None} <= actors
    assert {q.inside for q in comparison.quotations} - {None} <= quotations
    assert {c.said_in for c in comparison.claims} - {None} <= quotations
    assert all(q.speaker or q.why for q in comparison.quotations)
    in_points = [claim for point in comparison.points for claim in point.claims]
    assert sorted(in_points) == sorted(claims)
    assert {a.copy_of for a in comparison.articles} - {None} <= articles


def test_a_text_alone_can_be_annotated() -> None:
    found = variorum.annotate("Mayor Tova Lindqvist said: “The bridge is safe.”")
    assert [q.content.exact for q in found.quotations] == ["“The bridge is safe.”"]


def test_read_keeps_what_it_could_not_read_beside_the_articles(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("The bridge will open in May.")
    articles = variorum.read([good, tmp_path / "none.txt"])
    assert [article.text for article in articles] == ["The bridge will open in May."]
    assert [Path(problem.input).name for problem in articles.problems] == ["none.txt"]


def test_nothing_to_compare_is_an_error_that_names_the_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt"):
        variorum.compare([tmp_path / "none.txt"])


def test_a_lone_path_in_place_of_a_list_is_refused() -> None:
    with pytest.raises(UsageError, match="list of paths"):
        variorum.read("story.txt")


def test_an_article_in_another_language_is_listed_and_unknown_and_nothing_is_invented(
    tmp_path: Path,
) -> None:
    english = "Mayor Tova Lindqvist said on Monday that the bridge at Brask would open in May. " * 3
    french = (
        "Le pont de Brask ouvrira en mai, a déclaré lundi la maire Tova Lindqvist. « Il est sûr », "
        "a-t-elle dit aux journalistes, qui attendaient cette annonce depuis des mois.\n"
    )
    (tmp_path / "one.txt").write_text(english)
    (tmp_path / "deux.html").write_text(
        f"<html lang='en'><title>Le pont</title><body><article><h1>Le pont ouvrira en mai</h1>"
        f"<p>{french}</p><p>{french}</p></article></body></html>"
    )
    comparison = variorum.compare([str(tmp_path)])
    one, deux = sorted(comparison.articles, key=lambda article: article.input.path, reverse=True)
    assert (one.language, deux.language) == ("en", "fr")
    rows = [(row.stage, row.kind) for row in comparison.problems]
    assert rows == [("annotate", "language")]
    assert {claim.span.article for claim in comparison.claims} == {one.id}
    assert {point.by_article[deux.id] for point in comparison.points} == {"unknown"}
    assert not variorum.annotate(french).quotations
