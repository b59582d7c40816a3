"""A reprint is told from a report of its own."""

import random
from collections.abc import Callable
from itertools import permutations

from variorum.group import mark_copies
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
