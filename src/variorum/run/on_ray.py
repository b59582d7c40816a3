"""An executor on a Ray cluster, by Ray Data: ``pip install .[ray]``.

Only items and results pass through Ray: addresses of files, numbers, ids. Texts are read and
written by the workers themselves.
"""

from __future__ import annotations

import logging
import pickle
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from variorum.errors import UsageError
from variorum.run.executors import RECYCLE, TRIES, Executor, Lost

Item = TypeVar("Item")
Result = TypeVar("Result")


def on_ray(workers: int | None = None, address: str | None = None) -> Executor:
    """An executor on the cluster at ``address``, or on one started on this machine.

    ``workers`` is how many tasks run at once (``None``: as many as there are processors); each
    takes one processor. Ray does a task again whose worker or machine is lost, and starts a new
    worker process after ``RECYCLE`` tasks. Raises ``UsageError`` where Ray is not installed.
    """
    _import_ray()

    def execute(task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result | Lost]:
        done = _dataset(_import_ray(), task, items, workers, address)
        results: dict[int, Result] = {}
        following = 0
        for row in done.iter_rows():
            result = pickle.loads(row["result"])  # noqa: S301  (ours)
            if isinstance(result, _Raised):
                raise result.error
            results[int(row["number"])] = result
            while following in results:
                yield results.pop(following)
                following += 1
        for place in range(following, len(items)):
            yield (
                results.pop(place)
                if place in results
                else Lost(f"no worker lived through it in {TRIES} tries")
            )

    return execute


def _dataset(
    ray: Any,
    task: Callable[[Any], Any],
    items: Sequence[Any],
    workers: int | None,
    address: str | None,
) -> Any:
    """The tasks as a data set of Ray, which works when it is read."""
    if not ray.is_initialized():
        ray.init(
            address=address,
            num_cpus=None if address else workers,
            include_dashboard=False,
            log_to_driver=False,
            logging_level="ERROR",
        )
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    # A block that fails for good is one task: it is counted, and the others go on.
    context.max_errored_blocks = -1
    rows = [{"number": place, "item": pickle.dumps(item)} for place, item in enumerate(items)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what goes in Ray 2.64; the extra asks for 2.60
        return ray.data.from_items(rows, override_num_blocks=max(len(rows), 1)).map_batches(
            _Work(task),
            batch_size=1,
            batch_format="numpy",
            compute=ray.data.TaskPoolStrategy(size=workers),
            num_cpus=1,
            max_calls=RECYCLE,
            max_retries=TRIES - 1,
        )


class _Work:
    """The task as Ray Data wants it: from a batch of one row to a batch of one row."""

    def __init__(self, task: Callable[[Any], Any]) -> None:
        self.task = task

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        try:
            result = self.task(pickle.loads(batch["item"][0]))  # noqa: S301  (ours)
        except Exception as error:  # raised by whoever waits for the result, as by other executors
            result = _Raised(error)
        return {"number": batch["number"], "result": [pickle.dumps(result)]}


@dataclass(frozen=True, slots=True)
class _Raised:
    """In place of a result: what the task raised."""

    error: Exception


def _import_ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError(
            "the engine ray is not installed: pip install '.[ray]' in the repository, "
            "or take another engine"
        ) from error
    return ray
