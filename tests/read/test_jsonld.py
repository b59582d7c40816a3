from variorum.read.jsonld import find_article, names_of


def test_a_news_article_goes_before_other_articles_and_lists() -> None:
    blocks = [
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}',
        '[{"@type": "Article", "headline": "Page"}, {"@type": ["Report", "NewsArticle"], '
        '"headline": "Own"}]',
    ]
    assert find_article(blocks)["headline"] == "Own"


def test_subtypes_count_and_addresses_of_types_too() -> None:
    for name in ("ReportageNewsArticle", "http://schema.org/NewsArticle", "LiveBlogPosting"):
        assert find_article([f'{{"@type": "{name}", "headline": "Quay"}}'])["headline"] == "Quay"


def test_references_in_a_graph_are_filled_in() -> None:
    block = """{"@graph": [
        {"@type": "NewsArticle", "author": {"@id": "#p"}, "publisher": {"@id": "#o"}},
        {"@type": "Person", "@id": "#p", "name": "Ilse Marden"},
        {"@type": "Organization", "@id": "#o", "name": "Veldmoor Courier"}]}"""
    article = find_article([block])
    assert names_of(article["author"]) == ["Ilse Marden"]
    assert names_of(article["publisher"]) == ["Veldmoor Courier"]


def test_broken_blocks_still_tell_what_they_can() -> None:
    wrapped = '<!-- {"@type": "NewsArticle", "headline": "Quay\nopens",} -->'
    assert find_article([wrapped])["headline"] == "Quay\nopens"
    unclosed = (
        '{"@type": "NewsArticle", "headline": "The \\"quay\\"", "x": "a"b", "datePublished": "2026"'
    )
    article = find_article([unclosed])
    assert (article["headline"], article["datePublished"]) == ('The "quay"', "2026")


def test_what_is_no_article_gives_nothing() -> None:
    assert find_article(["", "null", "3", '{"@type": 4}', "[[[", '{"@type": "WebPage"}']) == {}
