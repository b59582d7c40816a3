"""Tasks for the pool that misbehave on purpose (a module, so that a worker can import it)."""

import os
import signal
from pathlib import Path

from variorum.models import Models
from variorum.pipeline import annotate_or_explain
from variorum.records import Annotated, Article
from variorum.run.archive import Job, PartWritten, write_part
from variorum.run.parts import Part, PartRead, read_part


def die_on_poison(article: Article, models: Models) -> Annotated:
    """End the whole process, as the kernel does when memory runs out."""
    if "poison" in article.text:
        os._exit(9)
    return annotate_or_explain(article, models)


def raise_on_poison(article: Article, models: Models) -> Annotated:
    """Fail inside the analysis."""
    broken = models if "poison" not in article.text else None
    return annotate_or_explain(article, broken)  # type: ignore[arg-type]


def read_part_dying_once(part: Part, work: str, flag: str) -> PartRead:
    """Kill this worker in the middle of the third part, the first time it is given."""
    if part.number == 2 and not os.path.exists(flag):
        with open(flag, "w", encoding="ascii") as file:
            file.write(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return read_part(part, work)


def read_part_always_dying(part: Part, work: str) -> PartRead:
    """Kill every worker that takes the second part."""
    if part.number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_part(part, work)


def write_part_always_dying(job: Job, work: str, out: str, research: bool) -> PartWritten:
    """Kill every worker that takes the second part, once half of it is written."""
    done = write_part(job, work, out, research)
    if job.number == 1:
        for folder in Path(out).iterdir():
            for whole in folder.glob("part-00001.parquet"):
                whole.with_name(f"{whole.name}.part").write_bytes(whole.read_bytes()[:90])
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def square(number: int) -> tuple[int, int]:
    """The square, and the process that worked it out."""
    return number * number, os.getpid()


def refuse(number: int) -> int:
    """Raise what no executor may swallow."""
    if number == 2:
        raise ValueError("two is one too many")
    return number
