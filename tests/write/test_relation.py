"""The JSON of a relation between two claims; that real answers satisfy it is tested with relate."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from variorum.collate.judged import judged
from variorum.write.relation import relation_json, relation_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "variorum-relation-1.json"
ODDS = {"same": 0.01, "supports": 0.02, "conflicts": 0.95, "unrelated": 0.02}


def test_the_published_schema_is_the_generated_one() -> None:
    """Set ``VARIORUM_SNAPSHOT=write`` to publish what is generated now."""
    generated = json.dumps(relation_schema(), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("VARIORUM_SNAPSHOT") == "write":
        PUBLISHED.write_text(generated, encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == generated
    jsonschema.Draft202012Validator.check_schema(relation_schema())


@pytest.mark.parametrize("on", ["number", "time", "actor", "stance", "polarity", None])
def test_a_judgement_satisfies_the_schema(on: str | None) -> None:
    written = json.loads(relation_json("one", "two", judged(ODDS, on), {"judge": "0f"}))
    jsonschema.validate(written, relation_schema())
    assert (written["kind"], written["on"], written["score"]) == ("conflicts", on, 0.95)
    assert written["probabilities"] == ODDS


def test_the_schema_refuses_another_kind() -> None:
    written = json.loads(relation_json("one", "two", judged(ODDS, None), {}))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**written, "kind": "refutes"}, relation_schema())
