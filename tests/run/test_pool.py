"""A pool gives what one process gives, and outlives its workers."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from tests.run.tasks import die_on_poison, raise_on_poison
from variorum.errors import UsageError
from variorum.models import Models
from variorum.pipeline import annotate_or_explain, in_this_process
from variorum.records import Article
from variorum.run import choose_mapper
from variorum.run.pool import _submit, in_pool

TEXTS = [f"Mayor Tova Lindqvist said bridge {n} would open on Monday." for n in range(20)]


def test_two_workers_give_the_same_results_in_the_same_order(
    models: Models, article_of: Callable[..., Article]
) -> None:
    articles = [article_of(text) for text in TEXTS]
    alone = list(in_this_process(models)(annotate_or_explain, articles))
    assert list(in_pool(2)(annotate_or_explain, articles)) == alone


def test_a_worker_that_dies_costs_only_the_article_that_killed_it(
    article_of: Callable[..., Article],
) -> None:
    articles = [article_of(text) for text in [*TEXTS[:3], "poison", *TEXTS[3:6]]]
    results = list(in_pool(2)(die_on_poison, articles))
    assert [bool(result.sentences) for result in results] == [True] * 3 + [False] + [True] * 3
    assert [problem.kind for problem in results[3].problems] == ["worker died"]


def test_an_article_that_fails_becomes_a_problem_and_the_rest_goes_on(
    models: Models, article_of: Callable[..., Article]
) -> None:
    articles = [article_of(TEXTS[0]), article_of("poison", path="bad.txt"), article_of(TEXTS[1])]
    good, bad, also_good = in_this_process(models)(raise_on_poison, articles)
    assert good.sentences
    assert also_good.sentences
    assert [(problem.input, problem.stage) for problem in bad.problems] == [("bad.txt", "annotate")]


def test_no_worker_at_all_is_refused(models: Models) -> None:
    with pytest.raises(UsageError, match="1 or more"):
        choose_mapper(0, 3, models)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no signal masks here")
@pytest.mark.parametrize("end", ["control-C", "kill"])
def test_workers_end_with_their_parent_without_a_word(tmp_path: Path, end: str) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(TEXTS[number % 20] + f" It cost {number}.\n" * 20)
    # What is started in the background (`make test &`) may have been told to ignore Ctrl-C.
    hears = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    code = hears + "from variorum.cli import main; main()"
    command = [sys.executable, "-c", code, "annotate", str(tmp_path), "--workers", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()  # by now the workers are there
        if end == "kill":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGINT)
        # Returns once nobody holds the pipes any more: a worker left behind would.
        _, errors = process.communicate(timeout=60)
    assert process.returncode == (-signal.SIGKILL if end == "kill" else 130)
    assert b"Traceback" not in errors


def test_a_pool_that_broke_before_an_article_was_handed_over_says_so_in_its_turn(
    article_of: Callable[..., Article],
) -> None:
    class Broken:
        def submit(self, *_: object) -> None:
            raise BrokenProcessPool

    waiting = _submit(Broken(), die_on_poison, article_of(TEXTS[0]))  # type: ignore[arg-type]
    with pytest.raises(BrokenProcessPool):
        waiting.result()
