"""An article that comes as a page and from a feed has one date, and it is said which."""

from variorum.read.article import make_article
from variorum.read.redated import settle_dates
from variorum.records import Article, Input, Origin, Precision, Published

ADDRESS = "https://www.orvik.example/2026/quay-reopens"
PAGE = Published("2026-03-05", Precision.DAY, Origin.JSON_LD)
FEED = Published("2026-03-19T08:00:00Z", Precision.SECOND, Origin.FEED)


def told(published: Published | None, url: str | None = ADDRESS, path: str = "a") -> Article:
    text = "The quay in Orvik reopened after a year of repairs, the harbour master said."
    return make_article(text, Input(path), url=url, published=published)


def test_the_page_is_believed_before_the_feed_and_a_row_says_so() -> None:
    articles = [told(FEED, path="feed.xml"), told(PAGE, path="quay.html")]
    for order in (articles, articles[::-1]):
        settled, (row,) = settle_dates(order)
        assert [article.published for article in settled] == [PAGE, PAGE]
        assert (row.input, row.stage, row.kind) == ("feed.xml", "read", "date")
        assert row.message == (
            "dated 2026-03-05 (JSON-LD) and 2026-03-19 (feed): the first is taken"
        )


def test_the_feed_is_believed_before_the_day_that_a_page_was_fetched() -> None:
    fetched = Published("2026-04-02", Precision.DAY, Origin.WARC_HEADER)
    settled, (row,) = settle_dates([told(fetched, path="crawl.warc"), told(FEED)])
    assert [article.published for article in settled] == [FEED, FEED]
    assert row.input == "crawl.warc"


def test_a_page_without_a_date_takes_that_of_the_feed() -> None:
    settled, rows = settle_dates([told(None), told(FEED)])
    assert [article.published for article in settled] == [FEED, FEED]
    assert rows == []


def test_a_month_alone_gives_way_to_a_day() -> None:
    month = Published("2026-03", Precision.MONTH, Origin.JSON_LD)
    settled, rows = settle_dates([told(month), told(None), told(FEED)])
    assert [article.published for article in settled] == [month, FEED, FEED]
    assert rows == []


def test_a_day_apart_is_what_zones_make_of_one_moment() -> None:
    evening = Published("2026-03-06T00:30:00+02:00", Precision.SECOND, Origin.FEED)
    articles = [told(PAGE), told(evening)]
    assert settle_dates(articles) == (articles, [])


def test_only_one_address_is_one_article() -> None:
    articles = [told(PAGE), told(FEED, "https://orvik.example/2026/other"), told(FEED, None)]
    articles += [told(PAGE, "https://orvik.example/"), told(FEED, "https://orvik.example/")]
    articles += [told(FEED, "https://[orvik/")]
    assert settle_dates(articles) == (articles, [])


def test_an_address_is_the_same_with_tracking_and_without() -> None:
    other = "http://orvik.example/2026/quay-reopens/?utm_source=rss&utm_medium=feed#comments"
    settled, rows = settle_dates([told(PAGE), told(FEED, other)])
    assert settled[1].published == PAGE
    assert len(rows) == 1


def test_the_id_covers_the_date_that_was_taken() -> None:
    settled, _ = settle_dates([told(FEED), told(PAGE)])
    assert settled[0].id == settled[1].id == told(PAGE).id != told(FEED).id


def test_two_states_of_a_page_keep_their_days() -> None:
    later = Published("2026-03-09", Precision.DAY, Origin.JSON_LD)
    articles = [told(PAGE), told(later)]
    assert settle_dates(articles) == (articles, [])
