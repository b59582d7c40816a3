import io
import json

from tests.read.samples import JSON_LINES, NEWS_ARTICLE, PARAGRAPHS, TEXT
from variorum.read.feed import read_json_feed
from variorum.read.jsonl import read_json
from variorum.read.place import Place
from variorum.records import Article, CompletenessState, Origin, Precision, Problem, Published


def read(data: bytes | str) -> list[Article | Problem]:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return list(read_json(io.BytesIO(raw), Place("news.jsonl"), read_json_feed))


def one(value: object) -> Article:
    (found,) = read(json.dumps(value))
    assert isinstance(found, Article)
    return found


def test_our_own_keys() -> None:
    found = one(
        {
            "outlet": "Sarn Post",
            "title": "Quay opens",
            "text": TEXT,
            "url": "https://sarn.example/1",
            "published": "2026-03-05",
            "byline": "Ada Pell",
            "id": 7,
            "language": "en-GB",
        }
    )
    assert (found.outlet, found.title, found.byline) == ("Sarn Post", "Quay opens", "Ada Pell")
    assert found.published == Published("2026-03-05", Precision.DAY, Origin.RECORD)
    assert (found.input.path, found.input.id, found.language) == ("news.jsonl", "7", "en")


def test_text_is_stored_as_it_is_but_for_mark_and_line_ends() -> None:
    text = "\ufeff  Quay\u202e  opens. 😀\r\n\r\n\tSays <b>Voss</b> &amp; \\n co. "
    assert one({"text": text}).text == text[1:].replace("\r\n", "\n")


def test_news_please() -> None:
    _, found = read(JSON_LINES)
    assert isinstance(found, Article)
    assert (found.outlet, found.byline) == ("sarn.example", "Ada Pell, Jon Tarsk")
    assert found.published == Published("2026-03-05T17:03:00", Precision.SECOND, Origin.RECORD)


def test_news_please_writes_none_as_a_word() -> None:
    found = one({"maintext": TEXT, "date_publish": "None", "title": "Quay", "authors": []})
    assert (found.published, found.byline) == (None, None)


def test_fundus() -> None:
    body = {
        "summary": ["Two towns make peace."],
        "sections": [
            {"headline": [], "paragraphs": list(PARAGRAPHS[:2])},
            {"headline": ["Money"], "paragraphs": list(PARAGRAPHS[2:])},
        ],
    }
    found = one(
        {
            "title": "Quay",
            "body": body,
            "authors": ["Ada Pell"],
            "publishing_date": "2026-03-05 17:03:00+01:00",
            "free_access": True,
        }
    )
    assert found.text.split("\n\n") == [
        "Two towns make peace.",
        *PARAGRAPHS[:2],
        "Money",
        *PARAGRAPHS[2:],
    ]
    assert found.published is not None
    assert found.published.value == "2026-03-05T17:03:00+01:00"
    assert one({"title": "Quay", "plaintext": TEXT, "publisher": "Sarn Post"}).outlet == "Sarn Post"


def test_media_cloud_with_and_without_text() -> None:
    story = {
        "id": "eebf",
        "media_name": "sarn.example",
        "media_url": "sarn.example",
        "title": "Quay opens",
        "publish_date": "2026-03-05",
        "url": "https://sarn.example/1",
        "language": "en",
    }
    empty = one(story)
    assert empty.completeness.state is CompletenessState.EMPTY
    assert (empty.outlet, empty.input.id) == ("sarn.example", "eebf")
    assert one({**story, "text": TEXT}).text == TEXT
    old = {"stories_id": 12, "media_name": "Sarn Post", "title": "Quay", "story_text": TEXT}
    assert one(old).input.id == "12"


def test_json_ld_and_bodies_of_html() -> None:
    found = one({**NEWS_ARTICLE, "articleBody": f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"})
    assert found.text == "\n\n".join(PARAGRAPHS[:2])
    assert found.outlet == "Veldmoor Courier"


def test_our_own_output_reads_back() -> None:
    stored = {
        "id": "abc",
        "input": {"path": "a.txt", "id": "own-1"},
        "outlet": "Sarn Post",
        "published": {"value": "2026-03-05", "precision": "day", "origin": "feed"},
        "completeness": {"state": "paywalled", "reason": "the page says so"},
        "text": TEXT,
        "sha256": "0" * 64,
        "removed": [{"start": 0, "end": 8, "why": "test"}],
    }
    for value in (
        {"format": "variorum-article/1", "article": stored},
        {"format": "variorum-story/1", "articles": [stored]},
    ):
        found = one(value)
        assert found.published == Published("2026-03-05", Precision.DAY, Origin.FEED)
        assert found.completeness.state is CompletenessState.PAYWALLED
        assert found.removed[0].why == "test"
        assert found.input.id == "own-1"


def test_arrays_wrappers_and_several_documents() -> None:
    records = [json.loads(line) for line in JSON_LINES.split("\n")]
    for text in (
        json.dumps(records),
        json.dumps(records, indent=2),
        json.dumps({"status": "ok", "articles": records}),
        "\n".join(json.dumps(record, indent=1) for record in records),
        JSON_LINES.replace("\n", "\r\n\r\n"),
    ):
        assert [item.text for item in read(text) if isinstance(item, Article)] == [TEXT, TEXT]


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    first, second = JSON_LINES.split("\n")
    items = read("\n".join([first, '{"text": "cut', "[]", "3", '{"a": 1}', "", second]))
    rows = [item.message for item in items if isinstance(item, Problem)]
    assert [row.split(":")[0] for row in rows] == ["line 2", "line 4", "line 5"]
    assert "mend or drop the line" in rows[0]
    assert sum(isinstance(item, Article) for item in items) == 2


def test_a_broken_first_line_does_not_hide_the_rest() -> None:
    items = read('{"text": "cut\n' + JSON_LINES)
    assert [type(item) for item in items] == [Problem, Article, Article]


def test_an_impossible_date_is_a_problem_row() -> None:
    row, found = read(json.dumps({"text": TEXT, "published": "2026-02-31"}))
    assert isinstance(row, Problem)
    assert isinstance(found, Article)
    assert found.published is None


def test_half_a_surrogate_pair_is_replaced_and_said() -> None:
    row, found = read('{"text": "Quay \\ud800 opens \\ud83d\\ude00"}')
    assert isinstance(row, Problem)
    assert isinstance(found, Article)
    assert found.text == "Quay \ufffd opens 😀"


def test_huge_nesting_and_huge_numbers_are_problems() -> None:
    for text in ("[" * 200_000, '{"a":' * 200_000, '{"text": ' + "9" * 10_000 + "}"):
        assert all(isinstance(item, Problem) for item in read(text))
        (*rows, last) = read('{"text": "The quay opens."}\n' + text)
        assert isinstance(rows[0], Article)
        assert isinstance(last, Problem)


def test_a_text_above_the_limit_is_refused() -> None:
    (row,) = read(json.dumps({"text": "quay " * 4_100_000}))
    assert isinstance(row, Problem)
    assert "split it" in row.message


def test_a_record_with_facts_out_of_bounds_is_read() -> None:
    page = {
        "@type": "NewsArticle",
        "headline": "Ferry sinks &#" + "9" * 5000 + ";",
        "wordCount": "12²",
        "articleBody": "The ferry sank on Monday near Nordvik. " * 5,
    }
    found = one(page)
    assert found.text.startswith("The ferry sank")


def test_a_date_kept_as_an_object_is_checked() -> None:
    row = {
        "text": "The ferry sank on Monday near Nordvik.",
        "published": {"value": "March 5, 2026", "precision": "day", "origin": "front matter"},
    }
    assert one(row).published == Published("2026-03-05", Precision.DAY, Origin.FRONT_MATTER)
