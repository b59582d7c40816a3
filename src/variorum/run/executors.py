"""Who does the tasks of a run: this process, several, or (in ``on_ray``) many machines."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from variorum.run.pool import end_with_parent

Item = TypeVar("Item")
Result = TypeVar("Result")

TRIES = 3
"""Times that a task is given to a worker; one that kills so many is at fault itself."""

RECYCLE = 50
"""Tasks after which a worker is replaced by a new one, whatever memory it has gathered."""


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a result: no worker lived through the task."""

    reason: str


class Executor(Protocol):
    """Does a task for each item; results in the order of the items.

    Task, items and results can be pickled, and the task is a function of a module (or a
    ``partial`` of one). A task whose worker is lost is done again by another.
    """

    def __call__(
        self, task: Callable[[Any], Result], items: Sequence[Any]
    ) -> Iterator[Result | Lost]:
        """The results, as they come."""
        ...


def serial(task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result | Lost]:
    """One task after the other in this process."""
    return map(task, items)


def in_processes(workers: int) -> Executor:
    """An executor of ``workers`` processes on this machine."""

    def execute(task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result | Lost]:
        # A pool for each few tasks, because max_tasks_per_child can stand still in Python 3.11.
        for first in range(0, len(items), RECYCLE * workers):
            pool = _Pool(workers)
            try:
                yield from pool.map(task, items[first : first + RECYCLE * workers])
            finally:
                pool.stop()

    return execute


class _Pool:
    """Processes that are replaced when one dies; then the tasks in work are done again."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = _start(workers)

    def map(self, task: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result | Lost]:
        futures = [self._pool.submit(task, item) for item in items]
        for place, item in enumerate(items):
            try:
                yield futures[place].result()
            except BrokenProcessPool:
                self.stop()
                # Nobody can tell whose task killed the worker: this one is done by itself.
                yield _alone(task, item)
                self._pool = _start(self._workers)
                later = range(place + 1, len(items))
                for after in (after for after in later if not _is_done(futures[after])):
                    futures[after] = self._pool.submit(task, items[after])

    def stop(self) -> None:
        """End the processes once they are done with what they are at."""
        self._pool.shutdown(cancel_futures=True)


def _alone(task: Callable[[Item], Result], item: Item) -> Result | Lost:
    for _ in range(TRIES - 1):
        with _start(1) as pool:
            try:
                return pool.submit(task, item).result()
            except BrokenProcessPool:
                continue
    return Lost(f"the process working on it died {TRIES} times")


def _start(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked child would inherit the threads of the networks' runtime.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent)


def _is_done(future: Future[Result]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
