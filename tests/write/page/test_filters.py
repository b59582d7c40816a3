"""The points can be filtered by kind and article; without a script nothing is hidden."""

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from variorum.collated import Collation
from variorum.records import Telling
from variorum.write.page.filters import filter_choices
from variorum.write.page.index import make_index
from variorum.write.page.points import listed_points, points_alone
from variorum.write.report import report_html


@pytest.fixture(scope="module")
def tree(collation: Collation) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(report_html(collation, {}))


def test_each_row_says_its_kind_and_who_states_it(tree: lxml_html.HtmlElement) -> None:
    rows = tree.xpath("//tbody[@data-kind]")
    assert [row.get("data-kind") for row in rows] == ["shared"] * 4 + ["conflict"]
    assert rows[0].get("data-states") == "A A2 B C D E"
    assert (rows[-1].get("data-states"), rows[-1].get("data-disputes")) == ("B", "C")
    alone = tree.xpath("//details[@data-kind='one']")
    assert [one.get("data-states") for one in alone] == ["B", "C", "D"]


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
