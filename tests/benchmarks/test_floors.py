"""Pinned figures: what holds them, what loses them, and that ours still hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks import floors, subjective
from benchmarks._data import sha256_of
from benchmarks.floors import Pinned, State, check, read_floors

ROWS = [
    {"id": "a", "text": "The hall reopens in June.", "label": "obj"},
    {"id": "b", "text": "A wretched idea!", "label": "subj"},
    {"id": "c", "text": "Their plan is wretched.", "label": "subj"},
]


@pytest.fixture
def path(write_rows, monkeypatch, by_marks) -> Path:
    monkeypatch.setattr(subjective, "shipped_reader", lambda: by_marks)
    return write_rows("loaded/mine.jsonl", ROWS)


def pinned(path: Path, **limits: dict[str, dict[str, float]]) -> Pinned:
    least, most = limits.get("least", {}), limits.get("most", {})
    return Pinned(
        "subjective", "loaded/mine.jsonl", sha256_of(path), least, most, ["--no-floor"]
    )  # fmt: skip


def states(some: Pinned, data: Path) -> list[State]:
    return [outcome.state for outcome in check(some, data)]


def test_a_figure_at_its_floor_is_held_and_one_below_is_lost(path, tmp_path) -> None:
    held = pinned(path, least={"network": {"subj f1": 66.7}})
    lost = pinned(path, least={"network": {"subj f1": 66.8, "subj p": 100}})
    assert states(held, tmp_path) == [State.HELD]
    assert states(lost, tmp_path) == [State.LOST, State.HELD]


def test_what_should_be_small_is_held_from_above(path, tmp_path) -> None:
    # Two of .2 of which one is right, one of .9 that is: (|1 - .4| + .1) / 3.
    assert states(pinned(path, most={"network": {"calibration ece": 23.3}}), tmp_path) == ["held"]
    assert states(pinned(path, most={"network": {"calibration ece": 23.2}}), tmp_path) == ["LOST"]


def test_a_figure_that_is_no_longer_measured_is_no_pass(path, tmp_path) -> None:
    for figures in ({"subj f2": 1.0}, {"subjj f1": 1.0}):
        assert states(pinned(path, least={"network": figures}), tmp_path) == [State.NOT_MEASURED]
    assert states(pinned(path, least={"gone": {"subj f1": 1}}), tmp_path) == [State.NOT_MEASURED]


def test_other_data_and_missing_data_are_told_apart(path, tmp_path, write_rows) -> None:
    some = pinned(path, least={"network": {"subj f1": 50}})
    assert states(some, tmp_path / "nowhere") == [State.NOT_AT_HAND]
    write_rows("loaded/mine.jsonl", ROWS[:2])
    assert states(some, tmp_path) == [State.OTHER_DATA]


def test_a_benchmark_that_ends_early_says_why(path, tmp_path, monkeypatch) -> None:
    def none():
        raise SystemExit("no reader here")

    monkeypatch.setattr(subjective, "shipped_reader", none)
    (outcome,) = check(pinned(path, least={"network": {"subj f1": 50}}), tmp_path)
    assert outcome.state is State.NOT_MEASURED
    assert "no reader here" in str(outcome)


@pytest.mark.parametrize(
    ("figures", "status"), [('"subj f1" = 60', 0), ('"subj f1" = 99', 1), ("", 1)]
)
def test_the_command_fails_where_something_is_lost_or_nothing_was_checked(
    path, tmp_path, capsys, figures, status
) -> None:
    some = tmp_path / "floors.toml"
    some.write_text(
        '[[pinned]]\nbenchmark = "subjective"\noptions = ["--no-floor"]\n'
        f'file = "loaded/mine.jsonl"\nsha256 = "{sha256_of(path)}"\n'
        f"[pinned.least.network]\n{figures}\n"
    )
    assert floors.main(["--data", str(tmp_path), "--floors", str(some)]) == status
    assert "subjective loaded/mine.jsonl network" in capsys.readouterr().out


def test_what_is_pinned_names_benchmarks_and_figures_that_exist() -> None:
    for some in read_floors():
        module = Path(floors.__file__).with_name(f"{some.benchmark}.py")
        assert module.is_file(), some.benchmark
        assert len(some.sha256) == 64
        for limits in (some.least, some.most):
            assert all(0 < limit < 100 for of in limits.values() for limit in of.values())


@pytest.mark.skipif(
    "VARIORUM_DATA" not in os.environ, reason="VARIORUM_DATA names no folder of data sets"
)
@pytest.mark.parametrize("some", read_floors(), ids=lambda some: f"{some.benchmark}-{some.file}")
def test_no_pinned_figure_is_lost(some: Pinned) -> None:
    outcomes = check(some, Path(os.environ["VARIORUM_DATA"]))
    open_ones = (State.NOT_AT_HAND, State.OTHER_DATA, State.NOT_SET)
    if all(outcome.state in open_ones for outcome in outcomes):
        pytest.skip(", ".join(str(outcome) for outcome in outcomes))
    bad = [str(o) for o in outcomes if o.state in (State.LOST, State.NOT_MEASURED)]
    assert not bad, bad
