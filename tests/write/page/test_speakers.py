from dataclasses import replace

from variorum.collated import Collation, QuotationVariant
from variorum.records import Difference
from variorum.write.page.index import make_index
from variorum.write.page.speakers import list_speakers, list_unresolved, list_variants


def test_those_whom_most_articles_quote_come_first(collation: Collation) -> None:
    speakers = list_speakers(make_index(collation))
    assert [s.actor.name for s in speakers[:2]] == ["Osei Lund", "Tilda Brandvik"]
    assert speakers[0].sigla == ["A", "B", "C"]


def test_whom_only_a_copy_quotes_is_quoted_in_the_copy(collation: Collation) -> None:
    copy = next(article for article in collation.articles if article.copy_of)
    quotations = tuple(q for q in collation.quotations if q.content.article != copy.copy_of)
    speakers = list_speakers(make_index(replace(collation, quotations=quotations)))
    assert {s.actor.name: s.sigla for s in speakers}["Tilda Brandvik"] == ["A2", "B", "D"]


def test_the_longest_rendering_comes_first_and_a_cut_is_seen_against_it(
    collation: Collation,
) -> None:
    whole, short = collation.quotations[1], collation.quotations[-3]
    story = replace(
        collation, quotation_variants=(QuotationVariant((short.id, whole.id), Difference.CUT),)
    )
    first, other = list_variants(make_index(story))[0]
    assert (first.sigla, first.differs) == ("B", [])
    assert (other.sigla, other.differs) == ("D", ["cut"])
    assert "<del>" in other.html


def test_variants_that_share_a_rendering_stand_together(collation: Collation) -> None:
    groups = list_variants(make_index(collation))
    assert [[one.sigla for one in group] for group in groups] == [["B", "A", "C", "D"]]


def test_every_quotation_has_its_speaker_or_its_reason(collation: Collation) -> None:
    index = make_index(collation)
    named = sum(len(e.all) for s in list_speakers(index) for e in s.said)
    unnamed = [entry for group in list_unresolved(index) for entry in group.said]
    assert named + sum(len(e.all) for e in unnamed) == len(collation.quotations)
    assert {group.why for group in list_unresolved(index)} == {
        "the source is not named",
        "a group that the text does not name",
    }


def test_reasons_are_counted_by_what_stands_before_the_colon(collation: Collation) -> None:
    quotations = tuple(
        replace(quotation, speaker=None, why=f"anonymous: source {n}")
        for n, quotation in enumerate(collation.quotations)
    )
    groups = list_unresolved(make_index(replace(collation, quotations=quotations)))
    assert [group.why for group in groups] == ["anonymous"]


def test_a_quotation_told_in_a_ring_ends(collation: Collation) -> None:
    one, two = collation.quotations[:2]
    ring = (replace(one, inside=two.id), replace(two, inside=one.id))
    speakers = list_speakers(make_index(replace(collation, quotations=ring)))
    assert {len(entry.inside) for s in speakers for entry in s.said} == {1}
