"""The report lists what an article does not tell, with those that tell it, and no motive."""

from dataclasses import replace

from lxml import html as lxml_html

from variorum.collated import Collation, Silence
from variorum.write.page.index import make_index
from variorum.write.page.silence import list_silent
from variorum.write.report import report_html


def _with(collation: Collation, *silences: tuple[int, int, float]) -> Collation:
    return replace(
        collation,
        silences=tuple(
            Silence(collation.articles[a].id, collation.points[p].id, weight)
            for a, p, weight in silences
        ),
    )


def test_each_article_has_what_it_does_not_tell_in_the_order_of_the_weights(
    collation: Collation,
) -> None:
    shown, unknown = list_silent(make_index(_with(collation, (3, 1, 0.6), (3, 3, 0.4))))
    (beacon,) = shown
    assert beacon.siglum == "D"
    assert [line.weight for line in beacon.untold] == [0.6, 0.4]
    assert beacon.untold[0].sigla == "A A2 B C"
    assert unknown == ["E"]


def test_the_page_leads_to_the_words_and_says_that_it_knows_no_reason(
    collation: Collation,
) -> None:
    tree = lxml_html.fromstring(report_html(_with(collation, (3, 3, 0.4)), {}))
    section = tree.get_element_by_id("silence")
    shown = " ".join(section.text_content().split())
    assert "It says nothing about why." in shown
    assert "weight 0.40" in shown
    assert "Of E nothing can be said" in shown
    (link,) = section.xpath(".//*[@class='words']/a/@href")
    assert tree.xpath(f"//*[@id='{link[1:]}']")


def test_a_story_without_silences_has_no_such_section(collation: Collation) -> None:
    assert 'id="silence"' not in report_html(collation, {})
