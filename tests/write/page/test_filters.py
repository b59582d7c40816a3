"""The points can be filtered by kind and article; without a script nothing is hidden."""

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from variorum.collated import Collation, Point
from variorum.records import Telling
from variorum.write.page.filters import filter_choices
from variorum.write.page.index import make_index
from variorum.write.page.overview import count_story
from variorum.write.page.points import listed_points, points_alone, shared_points
from variorum.write.report import report_html


@pytest.fixture(scope="module")
def tree(collation: Collation) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(report_html(collation, {}))


def test_each_row_says_its_kind_and_who_states_it(tree: lxml_html.HtmlElement) -> None:
    rows = tree.xpath("//tbody[@data-kind]")
    assert [row.get("data-kind") for row in rows] == ["shared"] * 4 + ["conflict shared"]
    assert rows[0].get("data-states") == "A A2 B C D E"
    assert (rows[-1].get("data-states"), rows[-1].get("data-disputes")) == ("B", "C")
    alone = tree.xpath("//details[@class='alone']//li[@data-kind='one']")
    assert [one.get("data-states") for one in alone] == ["B", "C", "C", "D", "D"]


def test_the_filter_counts_what_the_head_of_the_page_counts(
    collation: Collation, tree: lxml_html.HtmlElement
) -> None:
    index = make_index(collation)
    shared = shared_points(index)
    counts = count_story(index, shared, ())
    kinds = [row.get("data-kind").split() for row in tree.xpath("//*[@data-kind]")]
    assert sum("shared" in kind for kind in kinds) == counts.shared
    assert sum("one" in kind for kind in kinds) == counts.alone


def test_what_only_a_copy_tells_stands_under_the_copy(collation: Collation) -> None:
    copy = next(article for article in collation.articles if article.copy_of)
    own = next(claim for claim in collation.claims if claim.span.article == copy.id)
    points = [
        replace(point, claims=tuple(name for name in point.claims if name != own.id))
        for point in collation.points
    ]
    alone = Point("alone", own.span.exact, (own.id,), {copy.id: Telling.STATES}, 1)
    index = make_index(replace(collation, points=(*points, alone)))
    told = {one.siglum: [line.states for line in one.told] for one in points_alone(index)}
    assert told["A2"] == ["A2"]
    assert "A" not in told


def test_nothing_is_hidden_before_a_script_runs(tree: lxml_html.HtmlElement) -> None:
    assert [e.get("id") for e in tree.xpath("//*[@hidden]")] == ["filter"]


def test_every_control_has_a_label_and_an_article_its_silence(tree: lxml_html.HtmlElement) -> None:
    (bar,) = tree.xpath("//*[@id='filter']")
    for control in bar.xpath(".//input | .//select"):
        assert control.getparent().tag == "label"
    rest = {o.get("value"): o.get("data-rest") for o in bar.xpath(".//option[@data-rest]")}
    assert rest == {"A": "silent", "A2": "silent", "B": "silent", "C": "silent", "D": "silent",
                    "E": "unknown"}  # fmt: skip


def test_a_story_of_few_points_has_no_filter(collation: Collation) -> None:
    few = replace(collation, points=collation.points[:2])
    index = make_index(few)
    assert filter_choices(index, listed_points(index), points_alone(index)) == []
    assert 'id="filter"' not in report_html(few, {})


def test_a_disputed_point_of_one_article_stands_in_the_table(collation: Collation) -> None:
    last = collation.points[-1]
    told = next(a for a, telling in last.by_article.items() if telling is Telling.SILENT)
    disputed = replace(last, by_article={**last.by_article, told: Telling.DISPUTES})
    index = make_index(replace(collation, points=(*collation.points[:-1], disputed)))
    assert disputed in listed_points(index)
    assert not any(disputed.heading in t.words for one in points_alone(index) for t in one.told)
