import json
from typing import Any

from tests.read.samples import BODY, NINJS, PARAGRAPHS, TEXT
from variorum.read.ninjs import is_ninjs, read_ninjs
from variorum.read.place import Place
from variorum.records import Article, CompletenessState, Origin, Precision, Problem, Published


def read(**fields: Any) -> list[Article | Problem]:
    item = {"uri": "urn:orlo:1", **fields}
    assert is_ninjs(item)
    return list(read_ninjs(item, Place("item.json")))


def one(**fields: Any) -> Article:
    (found,) = read(**fields)
    assert isinstance(found, Article)
    return found


def test_version_1() -> None:
    found = one(**json.loads(NINJS))
    assert (found.outlet, found.title, found.byline) == ("Orlo Wire", "Deal on quay", "Ada Pell")
    assert found.input.id == "urn:orlo:20260305:1"
    assert found.published == Published("2026-03-05T16:00:00Z", Precision.SECOND, Origin.RECORD)
    assert found.text == TEXT


def test_version_1_with_roles_in_its_keys() -> None:
    found = one(headline_main="Deal on quay", body_main="One long line.", body_richtext=BODY)
    assert (found.title, found.text) == ("Deal on quay", TEXT)


def test_version_2_and_3_bodies() -> None:
    for kind, created in (("contenttype", "versioncreated"), ("contentType", "versionCreated")):
        found = one(
            **{created: "2026-03-05T16:00:00Z"},
            headlines=[{"role": "sub", "value": "B"}, {"role": "main", "value": "A"}],
            bodies=[
                {"role": "main", kind: "text/plain", "value": " ".join(PARAGRAPHS)},
                {"role": "richtext", kind: "application/xhtml+xml", "value": BODY},
                {"role": "nitf", kind: "application/xml", "value": "<nitf>" + "x" * 9999},
            ],
            infoSources=[{"name": "Orlo Wire"}],
            by="Ada Pell",
        )
        assert (found.title, found.outlet, found.byline) == ("A", "Orlo Wire", "Ada Pell")
        assert found.text == TEXT
        assert found.published is not None


def test_plain_text_with_paragraphs_is_stored_as_it_is() -> None:
    plain = "First  paragraph.\nSecond &amp; last."
    assert one(headline="A", body_text=plain, body_xhtml=BODY).text == plain


def test_an_item_that_says_it_is_incomplete_is_truncated() -> None:
    found = one(representationtype="incomplete", body_text=TEXT)
    assert found.completeness.state is CompletenessState.TRUNCATED


def test_pictures_and_withdrawn_items_are_problems() -> None:
    (picture,) = read(type="picture", renditions={}, description_text="The quay at dusk.")
    (withdrawn,) = read(pubstatus="canceled", body_text=TEXT)
    assert isinstance(picture, Problem)
    assert "picture without text" in picture.message
    assert isinstance(withdrawn, Problem)
    assert withdrawn.kind == "withdrawn"


def test_text_items_of_a_composite_are_articles() -> None:
    part = {"uri": "urn:orlo:2", "type": "text", "body_text": TEXT}
    for associations in ([part], {"main": part}):
        found = one(type="composite", slugline="Day", associations=associations)
        assert found.input.id == "urn:orlo:2"


def test_what_only_looks_like_it_is_none() -> None:
    assert not is_ninjs({"uri": "x", "text": "y"})
    assert not is_ninjs({"headline": "x", "versioncreated": "y"})
