import json
from typing import Any

import pytest

from variorum.collated import Collation
from variorum.write.annotations import web_annotations


@pytest.fixture(scope="module")
def collection(collation: Collation) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(web_annotations(collation))
    return loaded


def test_every_quotation_claim_and_mention_has_its_annotation(
    collation: Collation, collection: dict[str, Any]
) -> None:
    mentions = sum(len(actor.mentions) for actor in collation.actors)
    expected = len(collation.quotations) + len(collation.claims) + mentions
    assert collection["total"] == len(collection["first"]["items"]) == expected
    ids = [item["id"] for item in collection["first"]["items"]]
    assert len(set(ids)) == len(ids)


def test_what_was_not_looked_for_is_named(collation: Collation, worded: Collation) -> None:
    for told, missing in ((collation, True), (worded, False)):
        named = json.loads(web_annotations(told))["variorum:not_computed"]
        assert ("techniques" in named) is missing


def test_both_selectors_find_the_same_words(
    collation: Collation, collection: dict[str, Any]
) -> None:
    texts = {f"urn:variorum:article:{a.id}": a.text for a in collation.articles}
    for item in collection["first"]["items"]:
        for target in item["target"]:
            text = texts[target["source"]["id"]]
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


def test_a_quotation_broken_by_its_cue_has_a_target_for_each_piece(
    collation: Collation, collection: dict[str, Any]
) -> None:
    broken = next(q for q in collation.quotations if q.content.pieces)
    item = next(i for i in collection["first"]["items"] if i["id"].endswith(broken.id))
    words = [target["selector"][1]["exact"] for target in item["target"]]
    assert words == ["We had eleven minutes,", "Nobody should have to count like that."]
    assert item["body"][1]["value"].startswith("direct quotation; speaker: Tilda Brandvik")


def test_techniques_and_loaded_sentences_have_their_probability(worded: Collation) -> None:
    items = json.loads(web_annotations(worded))["first"]["items"]
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    kinds = [item["id"].split(":")[2] for item in items]
    assert kinds.count("technique") == len(worded.techniques)
    assert kinds.count("loaded") == 5
    broken = next(item for item in items if item["id"].endswith(":name_calling"))
    assert broken["motivation"] == "classifying"
    assert broken["variorum:technique"] == "Name_Calling,Labeling"
    assert broken["variorum:probability"] == 0.66
    assert broken["body"][1]["value"] == "Name Calling, Labeling; probability 0.66"
    assert [t["selector"][1]["exact"] for t in broken["target"]] == [
        "They knew,",
        "kept the money",
    ]
    sure = next(i for i in items if i.get("variorum:probability") == 0.97)
    assert [body["value"] for body in sure["body"]] == [
        "loaded sentence",
        "loaded sentence; probability 0.97",
    ]


def test_an_unknown_speaker_comes_with_the_reason(collection: dict[str, Any]) -> None:
    notes = [item["body"][1]["value"] for item in collection["first"]["items"]]
    assert any("speaker: unknown (the source is not named)" in note for note in notes)


def test_a_statement_inside_another_says_whose(collection: dict[str, Any]) -> None:
    notes = [item["body"][1]["value"] for item in collection["first"]["items"]]
    assert any(
        "speaker: Orrin Water" in note and note.endswith("told inside a quotation of Osei Lund")
        for note in notes
    )
