import itertools
from dataclasses import replace

import pytest

from variorum.collated import Collation
from variorum.records import Actor, ActorKind, digest
from variorum.write.page.index import make_index
from variorum.write.page.pictures import NAME, STEP, draw_coverage, draw_quoting, fit


def test_coverage_counts_each_point_once_by_who_tells_it(collation: Collation) -> None:
    picture = draw_coverage(make_index(collation))
    assert picture
    assert [siglum for _, siglum, _ in picture.columns] == ["A", "B", "C", "D", "E"]
    rows = {" ".join(row.sigla): row.count for row in picture.rows}
    assert rows == {
        "A B C D E": 1,
        "A B C": 1,
        "A B D": 1,
        "A B": 1,
        "B": 2,
        "C": 2,
        "D": 2,
    }


def test_quotations_of_a_copy_are_not_counted_again(collation: Collation) -> None:
    picture = draw_quoting(make_index(collation))
    assert picture
    counts = {name: count for _, name, _, count in picture.speakers}
    assert counts["Osei Lund"] == 6
    assert "A2" not in {siglum for _, siglum, _, _ in picture.articles}


@pytest.mark.parametrize("speakers", [1, 3, 20, 60])
def test_labels_never_overlap(collation: Collation, speakers: int) -> None:
    actors = tuple(
        Actor(digest(str(n)), f"Speaker of a very long name {n} of Æ", ActorKind.PERSON, (), (), ())
        for n in range(speakers)
    )
    quotations = tuple(
        replace(collation.quotations[0], id=f"{n}-{k}", speaker=actors[n].id,
                content=replace(collation.quotations[0].content, article=collation.articles[k].id))
        for n, k in itertools.product(range(speakers), range(5))
        if (n + k) % 3
    )  # fmt: skip
    story = replace(collation, actors=actors, quotations=quotations)
    picture = draw_quoting(make_index(story))
    assert picture
    for rows in (picture.speakers, picture.articles):
        places = [row[0] for row in rows]
        assert all(b - a >= STEP - 0.1 for a, b in itertools.pairwise(places))
        assert 8 < places[0] < places[-1] + 0.01
        assert places[-1] < picture.height - 8 or len(places) == 1
    assert len(picture.speakers) + picture.more == speakers


def test_without_two_articles_there_is_nothing_to_draw(collation: Collation) -> None:
    alone = replace(collation, articles=collation.articles[:1], quotations=())
    index = make_index(alone)
    assert draw_coverage(index) is None
    assert draw_quoting(index) is None


def test_a_name_is_cut_to_what_fits() -> None:
    assert fit("Osei Lund", NAME) == "Osei Lund"
    assert fit("W" * 40, NAME).endswith("…")
    assert len(fit("議" * 40, NAME)) * 13 <= NAME + 13
