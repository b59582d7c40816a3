import time

import pytest

from tests.read.samples import BODY, NEWS_ARTICLE, PARAGRAPHS, page
from variorum.read.html import read_page
from variorum.read.place import Place
from variorum.records import Article, CompletenessState, Origin, Precision, Problem, Published


def read(html: str, **known: str) -> list[Article | Problem]:
    return list(read_page(html, Place("page.html"), **known))  # type: ignore[arg-type]


def article(html: str, **known: str) -> Article:
    found = [item for item in read(html, **known) if isinstance(item, Article)]
    assert len(found) == 1
    return found[0]


def test_the_text_is_the_story_in_paragraphs() -> None:
    text = article(page(jsonld=NEWS_ARTICLE)).text
    assert text.split("\n\n") == ["Harbour deal signed", *PARAGRAPHS]


def test_what_stands_around_the_story_stays_out() -> None:
    body = (
        '<figure><img src="q.jpg"><figcaption>The quay. Photo: Jon Tarsk</figcaption></figure>'
        + BODY
        + '<div class="related-articles"><h3>Read also</h3><p><a href="/3">Storm shuts market</a>'
        "</p></div>"
    )
    text = article(page(body)).text
    for stray in ("Jon Tarsk", "Storm shuts", "Bridge tolls", "Marrow", "All rights", "Region"):
        assert stray not in text


def test_a_paragraph_that_is_only_a_link_is_set_aside_where_it_stands() -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    link = "Storm shuts the market in Sarn for a second week"
    found = article(page(first + f'<p><a href="/3">{link}</a></p>' + "".join(rest)))
    aside = {found.text[part.start : part.end]: part.why for part in found.removed}
    assert aside.get(link) == "link to another page" or link not in found.text
    assert all(paragraph not in aside for paragraph in PARAGRAPHS)


def test_a_linked_sentence_between_two_of_the_story_stays() -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    sentence = "Mayor Ilse Marden said the deal was fair."
    found = article(page(first + f'<p><a href="/3">{sentence}</a></p>' + "".join(rest)))
    assert sentence in found.text
    assert sentence not in [found.text[part.start : part.end] for part in found.removed]


def test_a_quotation_set_apart_stays_with_who_said_it() -> None:
    said, who = "We asked for the money twice and were laughed at.", "Ada Pell, harbour master"
    for quote in (
        f"<blockquote><p>{said}</p><footer>{who}</footer></blockquote>",
        f"<figure><blockquote><p>{said}</p></blockquote><figcaption>{who}</figcaption></figure>",
    ):
        assert f"{said}\n\n{who}" in article(page(BODY + quote + BODY)).text


@pytest.mark.parametrize("name", ["imageCaption", "wp-caption-text", "media caption", "captions"])
def test_a_caption_by_its_class_alone_stays_out(name: str) -> None:
    words = "The quay, pictured on Monday, will stay shut"
    assert words not in article(page(f'{BODY}<p class="{name}">{words}</p>{BODY}')).text


def test_by_is_no_part_of_a_name() -> None:
    named = {**NEWS_ARTICLE, "author": {"@type": "Person", "name": "By Ilse Marden"}}
    assert article(page(jsonld=named)).byline == "Ilse Marden"


def test_headings_lists_and_line_breaks_are_lines_of_their_own() -> None:
    body = BODY + (
        "<h2>What it costs</h2><ul><li>Dredging comes first, the plan says.</li>"
        "<li>Tolls come second.</li></ul><p>He paused.<br>Then he signed the deed for Sarn.</p>"
    )
    lines = article(page(body)).text.split("\n\n")
    assert lines[-4:] == [
        "What it costs",
        "Dredging comes first, the plan says.",
        "Tolls come second.",
        "He paused.\nThen he signed the deed for Sarn.",
    ]


def test_json_ld_gives_the_facts_and_their_origin() -> None:
    found = article(page(jsonld={"@graph": [{"@type": "WebSite"}, NEWS_ARTICLE]}))
    assert (found.outlet, found.title, found.byline) == (
        "Veldmoor Courier",
        "Harbour deal signed",
        "Ilse Marden",
    )
    assert found.published == Published(
        "2026-03-05T17:03:00+02:00", Precision.SECOND, Origin.JSON_LD
    )
    assert found.language == "en"


def test_meta_tags_stand_in_for_json_ld() -> None:
    head = (
        '<meta property="og:site_name" content="Sarn Post">'
        '<meta property="og:title" content="Quay reopens | Sarn Post">'
        '<meta property="article:published_time" content="2026-03-05T08:00:00Z">'
        '<meta name="author" content="Ada Pell">'
        '<link rel="canonical" href="https://sarn.example/quay">'
    )
    found = article(page(head=head))
    assert (found.outlet, found.title, found.byline, found.url) == (
        "Sarn Post",
        "Quay reopens",
        "Ada Pell",
        "https://sarn.example/quay",
    )
    assert found.published is not None
    assert found.published.origin is Origin.META_TAG


def test_the_date_in_the_address_and_the_host_are_better_than_nothing() -> None:
    found = article(page(), url="https://www.sarn.example/2026/03/05/quay.html")
    assert found.outlet == "sarn.example"
    assert found.published == Published("2026-03-05", Precision.DAY, Origin.URL)


def test_an_own_time_element_is_read() -> None:
    found = article(page('<time datetime="2026-03-05T09:15:00Z">today</time>' + BODY))
    assert found.published == Published("2026-03-05T09:15:00Z", Precision.SECOND, Origin.TIME_TAG)


def test_an_impossible_date_is_a_problem_and_the_next_one_counts() -> None:
    head = '<meta property="article:published_time" content="2026-03-05">'
    broken = {**NEWS_ARTICLE, "datePublished": "2026-02-30T10:00:00Z"}
    row, found = read(page(head=head, jsonld=broken))
    assert isinstance(row, Problem)
    assert "2026-02-30" in row.message
    assert isinstance(found, Article)
    assert found.published == Published("2026-03-05", Precision.DAY, Origin.META_TAG)


def test_a_page_that_dates_itself_twice_says_which_date_was_taken() -> None:
    head = '<meta property="article:published_time" content="2026-05-06T08:00:00Z">'
    row, found = read(page(head=head, jsonld=NEWS_ARTICLE))
    assert isinstance(row, Problem)
    assert row.message == "dated 2026-03-05 (JSON-LD) and 2026-05-06 (meta tag): the first is taken"
    assert isinstance(found, Article)
    assert found.published.origin is Origin.JSON_LD
    same = head.replace("2026-05-06", "2026-03-06")
    assert len(read(page(head=same, jsonld=NEWS_ARTICLE))) == 1


def test_a_stub_that_is_not_free_is_paywalled() -> None:
    stub = page(f"<p>{PARAGRAPHS[0]}</p>", jsonld={**NEWS_ARTICLE, "isAccessibleForFree": "False"})
    assert article(stub).completeness.state is CompletenessState.PAYWALLED


def test_a_paid_part_that_is_there_is_read_as_the_article() -> None:
    paid = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}
    jsonld = {**NEWS_ARTICLE, "isAccessibleForFree": False, "hasPart": paid}
    found = article(page(f'<div class="story paid">{BODY}</div>', jsonld=jsonld))
    assert found.completeness.state is CompletenessState.FULL


def test_the_pages_own_word_count_shows_a_cut() -> None:
    found = article(page(jsonld={**NEWS_ARTICLE, "wordCount": 900}))
    assert found.completeness.state is CompletenessState.TRUNCATED
    assert "900 words" in found.completeness.reason


def test_the_article_body_of_json_ld_stands_in_for_a_page_that_shows_none() -> None:
    shell = page(
        "<div id=app></div>", jsonld={**NEWS_ARTICLE, "articleBody": "\n".join(PARAGRAPHS)}
    )
    assert article(shell).text.split("\n\n") == list(PARAGRAPHS)


def test_a_page_without_text_is_an_empty_article_only_if_it_says_it_is_one() -> None:
    shell = "<html><head>{}</head><body><div id=app></div></body></html>"
    said = shell.format('<meta property="og:type" content="article"><title>Quay</title>')
    assert article(said).completeness.state is CompletenessState.EMPTY
    (row,) = read(shell.format("<title>Quay</title>"))
    assert isinstance(row, Problem)
    assert row.kind == "no article"


def test_embedded_files_do_not_make_a_page_too_large() -> None:
    image = f'<img src="data:image/png;base64,{"A" * 9_000_000}">'
    assert PARAGRAPHS[0] in article(page(image + BODY)).text


def test_a_page_above_the_limit_is_refused_with_advice() -> None:
    (row,) = read(page("<p>" + "The quay is closed. " * 500_000))
    assert isinstance(row, Problem)
    assert "save the article's text" in row.message


def test_hostile_pages_end_quickly() -> None:
    pages = [
        "<div>" * 50_000 + "The quay is closed.",
        "<html><body><p>" + "word <i>x</i> " * 20_000,
        "<html><body>" + ("<p>" + "word <i>x</i> " * 1_900) * 20,
        "<html><body><p>" + "<b>word " * 20_000,
        "<table><tr><td>" * 3_000,
        "<" * 200_000,
        "<!--" * 50_000,
        "&#x110000;&#0;&#xD800;" * 20_000,
        '<script type="application/ld+json">' + "[" * 100_000,
        '<script type="application/ld+json">' + '{"@graph":' * 20_000,
        '<a rel="author">' * 20_000 + "x",
    ]
    started = time.process_time()
    for html in pages:
        for item in read(html):
            assert isinstance(item, Article | Problem)
    assert time.process_time() - started < 20


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    for title in ("Quay reopens -- Sarn Post", "Quay reopens | sarnpost.example"):
        found = article(page(title=title), url="https://www.sarnpost.example/quay/1")
        assert found.title == "Quay reopens"


def test_a_front_page_is_no_article() -> None:
    head = '<link rel="canonical" href="https://www.sarn.example/">'
    (row,) = [item for item in read(page(head=head)) if isinstance(item, Problem)]
    assert "front page" in row.message
    assert article(page(head=head, jsonld=NEWS_ARTICLE)).text


def test_a_control_character_does_not_cost_the_article() -> None:
    body = "<p>The ferry sank on Monday near Nordvik &#12; and nobody was hurt, officials said.</p>"
    found = article(f"<html><body><article><h1>Ferry</h1>{body * 4}</article></body></html>")
    assert "nobody was hurt" in found.text


AMBIGUOUS = [
    ('<meta name="date" content="03/05/2026">', ""),
    ('<meta property="article:published_time" content="03/05/2026">', ""),
    ("", '<time datetime="03/05/2026">then</time>'),
    ("", "<time>03/05/2026</time>"),
    ("", '<p class="date">03/05/2026</p>'),
    ("", "<p>Published 03/05/2026</p>"),
    ("", '<span class="posted-on">Posted 5/3/26</span>'),
    ("", '<p class="date">05.03.2026</p>'),
]


@pytest.mark.parametrize(("head", "top"), AMBIGUOUS)
def test_a_printed_day_that_can_be_read_in_two_ways_is_none_and_says_so(
    head: str, top: str
) -> None:
    items = read(page(top + BODY, head=head))
    (found,) = [item for item in items if isinstance(item, Article)]
    assert found.published is None
    (problem,) = [item for item in items if isinstance(item, Problem) and item.kind == "date"]
    assert "can be read as two dates" in problem.message


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ('<p class="date">13/05/2026</p>', "2026-05-13"),
        ('<p class="date">05/05/2026</p>', "2026-05-05"),
        ('<p class="date">3 May 2026</p><p>No. 03/05/2026</p>', "2026-05-03"),
    ],
)
def test_a_printed_day_that_can_be_read_in_one_way_is_taken(top: str, day: str) -> None:
    assert article(page(top + BODY)).published == Published(day, Precision.DAY, Origin.PAGE_TEXT)
