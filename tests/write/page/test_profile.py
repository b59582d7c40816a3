"""Profiles in words: count, base, rate and interval, and nothing where there is no base."""

from dataclasses import replace

from variorum.collated import Collation, Measure
from variorum.write.page.index import make_index
from variorum.write.page.profile import list_profiles, rate_in_words, share_in_words

NOTHING = Measure(0, 0, 100, None, None, None)


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_copies_have_no_profile_of_their_own(worded: Collation) -> None:
    rows = list_profiles(make_index(worded))
    assert [row.siglum for row in rows] == ["A", "B", "C", "D", "E"]


def test_the_sourcing_of_an_article_in_words(worded: Collation) -> None:
    harbour = list_profiles(make_index(worded))[2]
    assert [(line.label, _plain(line.says)) for line in harbour.sourcing] == [
        ("in its own voice", "2 of 5 claims, 40 %, 95 % interval 12 to 77 %"),
        ("named source", "2 of 5 claims, 40 %, 95 % interval 12 to 77 %"),
        ("unnamed source", "1 of 5 claims, 20 %, 95 % interval 4 to 62 %"),
        ("hearsay", "0 of 5 claims, 0 %, 95 % interval 0 to 43 %"),
    ]
    bar = harbour.sourcing[0].bar
    assert bar is not None
    assert (bar.width, bar.low, bar.high) == (40, 11.8, 76.9)


def test_the_wording_of_an_article_in_words(worded: Collation) -> None:
    loaded, techniques = list_profiles(make_index(worded))[2].wording
    assert _plain(loaded.says) == "4 of 6 sentences, 67 %, 95 % interval 30 to 90 %"
    assert _plain(techniques.says) == "5 in 85 words, 58.8 per 1,000, 95 % interval 19.0 to 137.3"
    assert techniques.more == (
        "Loaded Language 2; Doubt 1; Exaggeration, Minimisation 1; Name Calling, Labeling 1; "
        "1 of these in direct quotations"
    )


def test_an_article_that_was_not_read_has_no_line_for_its_wording(worded: Collation) -> None:
    ledger = list_profiles(make_index(worded))[4]
    assert ledger.part
    assert ledger.wording == []
    assert _plain(ledger.sourcing[0].says) == "1 of 1 claim, 100 %, 95 % interval 21 to 100 %"


def test_an_article_without_claims_has_no_share(worded: Collation) -> None:
    article = worded.articles[0]
    empty = replace(worded.profile[article.id], basis=dict.fromkeys(
        worded.profile[article.id].basis, NOTHING))  # fmt: skip
    profile = {**worded.profile, article.id: empty}
    assert list_profiles(make_index(replace(worded, profile=profile)))[0].sourcing == []


def test_no_base_is_said_and_not_divided_by() -> None:
    assert share_in_words(NOTHING, "sentences") == "no sentences to count"
    assert rate_in_words(NOTHING, "words") == "no words to count"
