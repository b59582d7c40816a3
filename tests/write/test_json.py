import json
import os
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests.write.worded import annotate
from variorum.collated import Collation
from variorum.records import Annotated, RelationKind, TimeExpression, TimeType
from variorum.spans import make_span
from variorum.write.annotations import web_annotations
from variorum.write.json import article_json, dump, plain, reading_json, story_json
from variorum.write.schema import article_schema, story_schema

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


def test_a_story_satisfies_its_schema(collation: Collation, models: dict[str, str]) -> None:
    jsonschema.validate(json.loads(story_json(collation, models)), story_schema())


def test_an_article_satisfies_its_schema(annotated: Annotated, models: dict[str, str]) -> None:
    jsonschema.validate(json.loads(article_json(annotated, models)), article_schema())


def test_an_empty_story_satisfies_its_schema(collation: Collation) -> None:
    empty = Collation(collation.story, (), (), (), (), (), (), ())
    jsonschema.validate(json.loads(story_json(empty, {})), story_schema())


@pytest.mark.parametrize("key", ["story", "claims", "not_computed"])
def test_the_schema_refuses_a_story_without_a_key(
    collation: Collation, models: dict[str, str], key: str
) -> None:
    story = json.loads(story_json(collation, models))
    del story[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(story, story_schema())


def test_the_schema_refuses_a_key_that_no_record_has(
    collation: Collation, models: dict[str, str]
) -> None:
    story = json.loads(story_json(collation, models))
    story["claims"][0]["verdict"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(story, story_schema())


@pytest.mark.parametrize(
    ("name", "schema"),
    [("variorum-story-1", story_schema()), ("variorum-article-1", article_schema())],
)
def test_the_published_schema_is_the_generated_one(name: str, schema: dict[str, object]) -> None:
    """Set ``VARIORUM_SNAPSHOT=write`` to publish what the record types generate now."""
    generated = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("VARIORUM_SNAPSHOT") == "write":
        (SCHEMAS / f"{name}.json").write_text(generated, encoding="utf-8")
    assert (SCHEMAS / f"{name}.json").read_text(encoding="utf-8") == generated
    jsonschema.Draft202012Validator.check_schema(schema)


def test_what_is_not_computed_is_empty_and_named(
    collation: Collation, annotated: Annotated
) -> None:
    story = json.loads(story_json(collation, {}))
    article = json.loads(article_json(annotated, {}))
    for written in (story, article):
        assert all(not written[key] for key in written["not_computed"] if key != "conflicts")
        assert "techniques" in written["not_computed"]
    assert "conflicts" in story["not_computed"]
    assert all(relation["kind"] != RelationKind.CONFLICTS for relation in story["relations"])


def test_a_worded_story_satisfies_its_schema_and_names_less_as_not_computed(
    worded: Collation,
) -> None:
    story = json.loads(story_json(worded, {}))
    jsonschema.validate(story, story_schema())
    assert not {"techniques", "profile"} & set(story["not_computed"])
    assert "conflicts" in story["not_computed"]
    article = json.loads(article_json(annotate(worded, worded.articles[2]), {}))
    jsonschema.validate(article, article_schema())
    assert article["not_computed"] == []


def test_without_the_research_heads_techniques_are_not_computed(worded: Collation) -> None:
    sentences = tuple(replace(s, subjective=None) for s in worded.sentences)
    story = json.loads(story_json(replace(worded, sentences=sentences, techniques=()), {}))
    assert "techniques" in story["not_computed"]
    assert story["sentences"][0]["loaded"] is not None


def test_sentences_have_their_probabilities_and_null_where_the_head_is_off(
    worded: Collation, annotated: Annotated
) -> None:
    written = json.loads(article_json(annotate(worded, worded.articles[2]), {}))["sentences"]
    assert [(s["loaded"], s["subjective"], s["checkworthy"]) for s in written[:2]] == [
        (0.97, 0.485, 0.301),
        (0.741, 0.37, 0.301),
    ]
    (off,) = json.loads(article_json(annotated, {}))["sentences"]
    assert off.keys() == {"span", "loaded", "subjective", "checkworthy"}
    assert off["loaded"] is off["subjective"] is off["checkworthy"] is None


def test_times_stand_in_the_order_of_the_texts_with_value_or_reason(collation: Collation) -> None:
    text = collation.articles[0]
    first, second = make_span(text, 0, 5), make_span(text, 6, 9)
    times = (
        TimeExpression("b", TimeType.DATE, None, second, "no publication date"),
        TimeExpression("a", TimeType.DURATION, "P3M", first, None),
    )
    story = json.loads(story_json(replace(collation, times=times), {}))
    jsonschema.validate(story, story_schema())
    shown = [(time["type"], time["value"], time["why"]) for time in story["times"]]
    assert shown == [("DURATION", "P3M", None), ("DATE", None, "no publication date")]
    annotations = json.loads(web_annotations(replace(collation, times=times)))["first"]["items"]
    notes = [a["body"][1]["value"] for a in annotations if a["id"].startswith("urn:variorum:time:")]
    assert notes == ["DURATION: P3M", "DATE: value unknown (no publication date)"]


def test_techniques_stand_in_the_order_of_the_texts(worded: Collation) -> None:
    turned = replace(worded, techniques=worded.techniques[::-1], sentences=worded.sentences[::-1])
    assert story_json(turned, {}) == story_json(worded, {})
    story = json.loads(story_json(worded, {}))
    shown = [(t["technique"], t["span"]["exact"], t["score"]) for t in story["techniques"][:3]]
    assert shown == [
        ("Loaded_Language", "Drowned by neglect", 0.913),
        ("Loaded_Language", "gambled", 0.806),
        ("Exaggeration,Minimisation", "gambled with a town", 0.52),
    ]
    assert len(story["sentences"]) == len(worded.sentences)


def test_a_profile_has_every_measure_with_count_base_and_interval(worded: Collation) -> None:
    harbour, ledger = worded.articles[2], worded.articles[4]
    profile = json.loads(story_json(worded, {}))["profile"]
    assert profile.keys() == {article.id for article in worded.articles}
    told = profile[harbour.id]
    assert told["basis"].keys() == {"anonymous", "hearsay", "named", "outlet"}
    assert told["basis"]["named"] == {
        "count": 2, "base": 5, "per": 100, "rate": 40.0, "low": 11.7621, "high": 76.9276,
    }  # fmt: skip
    assert (told["loaded"]["count"], told["loaded"]["base"]) == (4, 6)
    assert (told["techniques"]["count"], told["techniques"]["per"]) == (5, 1000)
    assert profile[ledger.id]["loaded"] is profile[ledger.id]["techniques"] is None
    empty = {"count": 0, "base": 1, "per": 100, "rate": 0.0, "low": 0.0, "high": 79.3451}
    assert profile[ledger.id]["basis"]["hearsay"] == empty


def test_the_schema_refuses_a_profile_without_one_of_its_bases(worded: Collation) -> None:
    story = json.loads(story_json(worded, {}))
    del story["profile"][worded.articles[0].id]["basis"]["hearsay"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(story, story_schema())


def test_every_span_of_the_json_names_its_words(collation: Collation) -> None:
    story = json.loads(story_json(collation, {}))
    texts = {article["id"]: article["text"] for article in story["articles"]}
    spans = [quotation[role] for quotation in story["quotations"] for role in ("content", "cue")]
    spans += [claim["span"] for claim in story["claims"]]
    spans += [mention for actor in story["actors"] for mention in actor["mentions"]]
    for span in filter(None, spans):
        assert texts[span["article"]][span["start"] : span["end"]] == span["exact"]


def test_only_a_broken_span_has_pieces(collation: Collation) -> None:
    spans = [plain(quotation.content) for quotation in collation.quotations]
    assert {len(span["pieces"]) for span in spans if "pieces" in span} == {2}
    assert any("pieces" not in span for span in spans)


def test_the_order_in_which_findings_come_does_not_change_the_bytes(
    collation: Collation, models: dict[str, str]
) -> None:
    turned = replace(
        collation,
        actors=tuple(
            replace(actor, mentions=actor.mentions[::-1]) for actor in collation.actors[::-1]
        ),
        quotations=collation.quotations[::-1],
        claims=collation.claims[::-1],
        relations=collation.relations[::-1],
        quotation_variants=collation.quotation_variants[::-1],
        problems=collation.problems[::-1],
        points=tuple(
            replace(point, by_article=dict(reversed(point.by_article.items())))
            for point in collation.points
        ),
    )
    back = dict(reversed(models.items()))
    assert story_json(turned, back) == story_json(collation, models)


def test_vectors_and_features_are_never_written(annotated: Annotated) -> None:
    assert annotated.features
    written = json.loads(article_json(annotated, {}))
    assert "features" not in written
    assert "vector" not in article_json(annotated, {})


def test_scores_are_rounded(collation: Collation) -> None:
    assert {r["score"] for r in json.loads(story_json(collation, {}))["relations"]} == {0.8123}


def test_an_article_is_one_line_whatever_its_text_holds(annotated: Annotated) -> None:
    text = "one\u2028two\u2029three\x85four\x0bfive\nsix"
    article = replace(annotated.article, text=text)
    for line in (article_json(replace(annotated, article=article), {}), reading_json(article)):
        assert len(line.splitlines()) == 1
        assert line.endswith("\n")
        assert text in json.loads(line).get("article", json.loads(line))["text"]


def test_a_lone_surrogate_can_be_encoded_and_read_back() -> None:
    written = dump({"text": "broken \ud83d here, whole 🌊 there"})
    assert written.encode("utf-8")
    assert json.loads(written)["text"] == "broken \ud83d here, whole 🌊 there"


def test_a_story_has_one_record_a_line(collation: Collation) -> None:
    lines = story_json(collation, {}).splitlines()
    quotations = [line for line in lines if line.startswith('{"id"') and '"form"' in line]
    assert len(quotations) == len(collation.quotations)
