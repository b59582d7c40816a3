"""A reprint is told from a report of its own."""

import random
from collections.abc import Callable
from itertools import permutations

import pytest

from variorum.group import find_copies, mark_copies, trace_article
from variorum.group.words import LONGEST
from variorum.records import Article, Origin, Precision, Published

WIRE = (
    "LORA (Reuters) - The mayor of Lora resigned on Monday after engineers found cracks in the "
    "old dam above the town, officials said. Ana Ruiz, who had led the northern port for ten "
    "years, told the council that she could no longer defend the delay. Work on the dam was due "
    "to begin in March but the builder never received the first payment. The council will choose "
    "a successor next week. Opposition members had asked for an inquiry since the flood of last "
    "autumn, in which twelve people drowned and two hundred homes were lost. A spokesman for the "
    "regional government said soldiers would move into the valley before the weekend."
)
OWN = (
    "In the market square of Lora nobody was surprised. Traders had read the engineers' letter "
    "weeks ago, pinned to the door of the town hall. When Ana Ruiz came out at noon, without her "
    "chain of office, a few of them clapped and most looked away. She said nothing. Her deputy, "
    "Piotr Lang, said the town owed her an apology, and then said he would not stand himself. By "
    "evening the square was empty but for two soldiers and their map of the valley."
)


def on(day: str) -> Published:
    return Published(day, Precision.DAY, Origin.FRONT_MATTER)


def originals(articles: list[Article]) -> dict[str | None, str | None]:
    """Outlet of each article to the outlet of its original."""
    marked = mark_copies(articles)
    outlets = {article.id: article.outlet for article in marked}
    return {a.outlet: outlets[a.copy_of] if a.copy_of else None for a in marked}


def test_a_reprint_points_to_the_agency(article_of: Callable[..., Article]) -> None:
    wire = article_of(WIRE, outlet="Reuters", published=on("2021-03-02"))
    reprint = article_of(f"Mayor quits over dam\n\n{WIRE}", outlet="Lora Post")
    own = article_of(OWN, outlet="Valley Voice")
    expected = {"Reuters": None, "Lora Post": "Reuters", "Valley Voice": None}
    assert originals([wire, reprint, own]) == expected


def test_the_first_published_is_the_original(article_of: Callable[..., Article]) -> None:
    early = article_of(WIRE, outlet="Early", published=on("2021-03-01"))
    late = article_of(f"{WIRE} More on page two.", outlet="Late", published=on("2021-03-02"))
    assert originals([late, early]) == {"Early": None, "Late": "Early"}


def test_a_local_ending_and_small_edits_leave_a_copy(article_of: Callable[..., Article]) -> None:
    edited = WIRE.replace("officials said", "authorities said").replace("twelve", "12")
    edited += " In Lora itself the buses will run as usual on Tuesday, the depot announced."
    articles = [
        article_of(WIRE, outlet="Wire", published=on("2021-03-01")),
        article_of(edited, outlet="Paper", published=on("2021-03-01")),
    ]
    assert list(originals(articles).values()).count(None) == 1


def test_a_stub_is_a_copy_of_the_whole(article_of: Callable[..., Article]) -> None:
    stub = article_of(" ".join(WIRE.split()[:50]), outlet="Stub", published=on("2021-03-01"))
    whole = article_of(WIRE, outlet="Whole", published=on("2021-03-02"))
    assert originals([stub, whole]) == {"Stub": "Whole", "Whole": None}


def test_two_reports_that_quote_one_press_release_are_no_copies(
    article_of: Callable[..., Article],
) -> None:
    release = (
        '"The regional government has acted at every stage on the advice of its engineers, and '
        'it will publish that advice in full as soon as the inquiry allows," the office said.'
    )
    half = len(OWN) // 2
    articles = [
        article_of(f"{WIRE} {release}", outlet="A"),
        article_of(f"{OWN[:half]} {release} {OWN[half:]}", outlet="B"),
    ]
    assert originals(articles) == {"A": None, "B": None}


def test_copies_never_form_a_chain_and_order_does_not_matter(
    article_of: Callable[..., Article],
) -> None:
    articles = [
        article_of(WIRE, outlet="A", published=on("2021-03-03")),
        article_of(f"{WIRE} First ending of the local desk.", outlet="B"),
        article_of(" ".join(WIRE.split()[:60]), outlet="C", published=on("2021-03-01")),
        article_of(OWN, outlet="D"),
    ]
    results = []
    for order in permutations(articles):
        marked = mark_copies(list(order))
        assert [article.id for article in marked] == [article.id for article in order]
        copies = {article.id: article.copy_of for article in marked}
        assert all(copies[original] is None for original in copies.values() if original)
        results.append(copies)
    assert all(result == results[0] for result in results)


def test_what_was_removed_does_not_make_a_copy(article_of: Callable[..., Article]) -> None:
    appeal = "If you value independent news from the valley, please donate today. " * 12
    a = article_of(f"{WIRE}\n\n{appeal}", outlet="A")
    b = article_of(f"{OWN}\n\n{appeal}", outlet="B")
    assert originals([a, b]) == {"A": None, "B": None}


def test_many_copies_take_no_quadratic_time(article_of: Callable[..., Article]) -> None:
    chance = random.Random(1)
    words = WIRE.split()
    articles = []
    for number in range(300):
        changed = list(words)
        changed[chance.randrange(len(words))] = f"word{number}"
        articles.append(article_of(" ".join(changed), outlet=f"O{number}"))
    marked = mark_copies(articles)
    assert sum(article.copy_of is None for article in marked) == 1


def test_empty_and_very_short_articles_are_nobodys_copies(
    article_of: Callable[..., Article],
) -> None:
    articles = [article_of("", outlet="A"), article_of("Mayor resigns.", outlet="B")]
    assert originals(articles) == {"A": None, "B": None}


def test_an_agency_in_no_table_is_known_by_the_dateline_of_those_who_print_it(
    article_of: Callable[..., Article],
) -> None:
    printed = WIRE.replace("(Reuters)", "(Norrland Press Agency)")
    paper = article_of(printed, outlet="Lora Post", published=on("2021-03-01"))
    agency = article_of(
        printed + " More follows.", outlet="Norrland Press Agency", published=on("2021-03-02")
    )
    expected = {"Lora Post": "Norrland Press Agency", "Norrland Press Agency": None}
    assert originals([paper, agency]) == expected


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (Published("2021-03-02T08:00:00Z", Precision.SECOND, Origin.FEED), on("2021-03-02")),
        (on("2021-03-02"), Published("2021", Precision.YEAR, Origin.FEED)),
    ],
)
def test_a_day_is_not_said_to_come_after_a_time_of_it_nor_a_year_before_its_days(
    article_of: Callable[..., Article], first: Published, then: Published
) -> None:
    articles = [
        article_of(WIRE, outlet=name, published=day)
        for name, day in zip("AB", (first, then), strict=True)
    ]
    (copy,) = find_copies([trace_article(article) for article in articles])
    assert copy.original == articles[0].id
    assert copy.why == "neither date, agency nor length decides: one of the two was taken"


def test_what_copies_another_copy_is_no_telling_of_its_own(
    article_of: Callable[..., Article],
) -> None:
    words = f"{WIRE.removeprefix('LORA (Reuters) - ')} {OWN}".split()
    part = len(words) * 77 // 100
    early = article_of(" ".join(words[:part]), outlet="Early", published=on("2021-03-01"))
    whole = article_of(" ".join(words), outlet="Whole", published=on("2021-03-02"))
    rest = article_of(" ".join(words[-part:]), outlet="Rest", published=on("2021-03-03"))
    assert originals([early, whole]) == {"Early": None, "Whole": "Early"}
    assert originals([early, rest]) == {"Early": None, "Rest": None}
    assert originals([early, whole, rest]) == {"Early": None, "Whole": "Early", "Rest": "Early"}
    copies = {copy.article: copy for copy in find_copies(map(trace_article, (early, whole, rest)))}
    assert 0.5 < copies[rest.id].share < 0.75
    assert "stand in another copy of it (Whole)" in copies[rest.id].why


def test_two_quakes_told_in_one_form_a_month_apart_are_no_copies(
    article_of: Callable[..., Article],
) -> None:
    form = (
        "An earthquake of magnitude {} shook the Lora valley on Monday and killed {} people. " + OWN
    )
    march = article_of(form.format("6.1", "forty"), outlet="Ledger", published=on("2021-03-01"))
    april = article_of(form.format("5.8", "nine"), outlet="Post", published=on("2021-04-05"))
    again = article_of(form.format("6.1", "forty"), outlet="Again", published=on("2021-04-05"))
    assert originals([march, april]) == {"Ledger": None, "Post": None}
    assert originals([march, again]) == {"Ledger": None, "Again": "Ledger"}


def test_minutes_that_hold_everything_are_nobodys_original(
    article_of: Callable[..., Article],
) -> None:
    chance = random.Random(3)
    minutes = f"{WIRE} {' '.join(str(chance.random()) for _ in range(LONGEST))}"
    council = article_of(minutes, outlet="Council", published=on("2021-03-01"))
    paper = article_of(WIRE, outlet="Lora Post", published=on("2021-03-02"))
    assert originals([council, paper]) == {"Council": None, "Lora Post": None}
