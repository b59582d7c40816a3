"""A pool of processes on one machine; each loads the models once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait

from variorum.models import Models
from variorum.pipeline import Mapper, Task, without_findings
from variorum.records import Annotated, Article

WINDOW = 8
"""Articles in flight for each worker: enough to keep it busy, few enough to keep memory flat."""


def in_pool(workers: int, research: bool = True) -> Mapper:
    """A mapper that works in ``workers`` processes, results in the order given.

    A worker that dies (killed for memory, say) costs no article but the one that kills it twice:
    that one is left without findings and gets a problem row. ``research`` as in ``Models``.
    """

    def mapper(task: Task, articles: Iterable[Article]) -> Iterator[Annotated]:
        pool = _start_pool(workers, research)
        waiting: deque[tuple[Article, Future[Annotated]]] = deque()
        try:
            source = iter(articles)
            while True:
                while len(waiting) < WINDOW * workers and (article := next(source, None)):
                    waiting.append((article, _submit(pool, task, article)))
                if not waiting:
                    return
                article, future = waiting.popleft()
                try:
                    result = future.result()
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    result = _work_alone(task, article, research)
                    pool = _start_pool(workers, research)
                    waiting = deque((a, _submit(pool, task, a)) for a, _ in waiting)
                yield result
        except BaseException:  # Ctrl-C, say: nobody waits for the articles that are in work
            _stop(pool)
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    return mapper


def _start_pool(workers: int, research: bool) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked child would inherit the threads of the networks' runtime.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_load, initargs=(research,))


def _work_alone(task: Task, article: Article, research: bool) -> Annotated:
    with _start_pool(1, research) as pool:
        try:
            return _submit(pool, task, article).result()
        except BrokenProcessPool:
            message = "the process working on this article died twice; nothing was found in it"
            return without_findings(article, "worker died", message)
        except BaseException:
            _stop(pool)
            raise


def _submit(pool: ProcessPoolExecutor, task: Task, article: Article) -> Future[Annotated]:
    with _deaf_to_interrupts():  # submitting is what starts a worker
        try:
            return pool.submit(_work, task, article)
        except BrokenProcessPool as broken:  # a worker has died: said when this one's turn comes
            lost: Future[Annotated] = Future()
            lost.set_exception(broken)
            return lost


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once, whatever they are doing."""
    for process in list((pool._processes or {}).values()):
        process.terminate()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back; a process started meanwhile never hears it.

    A terminal sends it to the workers too, which would each print a traceback. This process gets
    it once the block is left. Does nothing where there are no signal masks (Windows).
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_models: Models | None = None
"""The models of a worker process, set when it starts; unused in the parent."""


def _load(research: bool) -> None:
    global _models
    end_with_parent()
    _models = Models(research=research)


def end_with_parent() -> None:
    """Have this worker end when the process that started it is gone, killed for memory, say."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(task: Task, article: Article) -> Annotated:
    assert _models is not None
    return task(article, _models)
