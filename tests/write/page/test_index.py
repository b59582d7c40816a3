from dataclasses import replace

from variorum.collated import Collation
from variorum.records import Origin, Precision, Published
from variorum.write.page.index import make_index, make_sigla, readable_date


def test_each_original_has_a_letter_and_a_copy_its_original_s(collation: Collation) -> None:
    assert list(make_sigla(collation.articles).values()) == ["A", "B", "C", "D", "E", "A2"]


def test_a_copy_stands_after_its_original(collation: Collation) -> None:
    index = make_index(collation)
    assert [index.sigla[article] for article in index.articles] == ["A", "A2", "B", "C", "D", "E"]


def test_after_z_letters_double(collation: Collation) -> None:
    many = [replace(collation.articles[0], id=str(n)) for n in range(60)]
    sigla = list(make_sigla(many).values())
    assert sigla[25:29] == ["Z", "AA", "AB", "AC"]
    assert len(set(sigla)) == 60


def test_a_copy_of_a_copy_belongs_to_the_first_and_a_ring_to_nobody(collation: Collation) -> None:
    one, two, three, four, five = (
        replace(collation.articles[0], id=str(n), copy_of=c)
        for n, c in ((1, None), (2, "1"), (3, "2"), (4, "5"), (5, "4"))
    )
    sigla = make_sigla([three, two, one, four, five])
    assert sigla == {"3": "A2", "2": "A3", "1": "A", "4": "B", "5": "C"}


def test_dates_are_written_as_far_as_they_are_known() -> None:
    for value, shown in (
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-04", "4 May 2031"),
        ("2031-05-04T06:12:00Z", "4 May 2031, 06:12 UTC"),
        ("2031-13-04", "2031-13-04"),
        ("soon", "soon"),
    ):
        assert readable_date(Published(value, Precision.DAY, Origin.FEED)) == shown


def test_beside_an_unnamed_source_nobody_is_named_twice(collation: Collation) -> None:
    index = make_index(collation)
    said = next(q for q in index.quotations.values() if q.source is not None)
    assert index.beside_basis(said) == index.who(said)
    assert index.beside_basis(replace(said, source=None, speaker=None)) is None
    assert index.beside_basis(None) is None
