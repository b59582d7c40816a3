"""`relate`: how two claims stand to each other, in Python and at the command line."""

import json

import jsonschema
import pytest
from typer.testing import CliRunner

import variorum
from variorum.cli import app
from variorum.errors import UsageError
from variorum.write.relation import relation_schema

SUPPORTS = "Mayor Tova Lindqvist supports the toll on the bridge."
OPPOSES = "Mayor Tova Lindqvist opposes the toll on the bridge."


def test_opposite_stances_conflict_on_stance() -> None:
    found = variorum.relate(SUPPORTS, OPPOSES)
    assert (found.kind, found.on) == ("conflicts", "stance")
    assert found.score == found.probabilities["conflicts"] == max(found.probabilities.values())


def test_the_order_of_the_two_does_not_matter() -> None:
    assert variorum.relate(SUPPORTS, OPPOSES) == variorum.relate(OPPOSES, SUPPORTS)


def test_a_claim_and_itself_are_the_same() -> None:
    found = variorum.relate(SUPPORTS, SUPPORTS)
    assert (found.kind, found.on) == ("same", None)


def test_what_has_nothing_to_do_with_it_is_unrelated() -> None:
    found = variorum.relate(SUPPORTS, "Two barges collided off Brask in heavy fog.")
    assert (found.kind, found.on) == ("unrelated", None)


@pytest.mark.parametrize("pair", [("", SUPPORTS), (SUPPORTS, " \n")])
def test_a_claim_without_words_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match="two claims"):
        variorum.relate(*pair)


@pytest.mark.parametrize("claim", ["\ud800", "x", "(" * 5000, "<script>", "ferry " * 3000])
def test_no_claim_ends_in_a_traceback(claim: str) -> None:
    assert variorum.relate(claim, OPPOSES).kind in ("same", "supports", "conflicts", "unrelated")


def test_the_command_says_kind_and_side_first_then_every_probability() -> None:
    done = CliRunner().invoke(app, ["relate", SUPPORTS, OPPOSES])
    first, *rest = done.stdout.splitlines()
    assert first.startswith("conflicts on stance (0.")
    assert [line.split()[0] for line in rest] == ["same", "supports", "conflicts", "unrelated"]


def test_its_json_satisfies_the_schema_and_names_the_judge() -> None:
    for other in (OPPOSES, "Two barges collided off Brask."):
        done = CliRunner().invoke(app, ["relate", SUPPORTS, other, "--json"])
        found = json.loads(done.stdout)
        jsonschema.validate(found, relation_schema())
        assert (found["a"], found["b"]) == (SUPPORTS, other)
        assert len(found["models"]["judge"]) == 64


def test_half_a_surrogate_pair_is_written_as_its_escape() -> None:
    done = CliRunner().invoke(app, ["relate", SUPPORTS, "Tova \udce9", "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["b"] == "Tova \udce9"


def test_the_command_prints_its_schema() -> None:
    done = CliRunner().invoke(app, ["schema", "--relation"])
    assert json.loads(done.stdout) == relation_schema()
