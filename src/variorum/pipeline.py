"""The one place where the verbs are joined: read, annotate, group, collate, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from os import PathLike

from variorum.annotate import annotate_article
from variorum.collate import collate_story
from variorum.collate.facts import Fact, make_facts
from variorum.collate.judged import conflict_on, judge_texts, judged
from variorum.collate.relations import SHOWN_FROM
from variorum.collated import Collation, Judgement
from variorum.errors import InputError, UsageError
from variorum.group import make_story, mark_copies
from variorum.models import Models
from variorum.read import distinct_ids, make_article, read_articles
from variorum.read.redated import settle_dates
from variorum.records import Annotated, Article, Input, Problem, in_time
from variorum.write.json import story_json
from variorum.write.report import notebook_html, report_html

Paths = Iterable[str | PathLike[str]]
Task = Callable[[Article, Models], Annotated]
Mapper = Callable[[Task, Iterable[Article]], Iterable[Annotated]]
"""Does a task for each article, results in the order given; ``run`` has one per executor."""


_COUNTED = ("articles", "points", "quotations", "problems")


class Articles(tuple[Article, ...]):
    """The articles read, in the order of a story (date, outlet, id), with ``problems`` beside."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, repr=False)
class Comparison(Collation):
    """A collation with its outputs; shows its report in a notebook, one line at a prompt."""

    models: Mapping[str, str] | None = None

    def __repr__(self) -> str:
        # All that a story holds fills a terminal for minutes.
        counts = (f"{name}={len(getattr(self, name))}" for name in _COUNTED)
        return f"<Comparison {self.story.title!r}: {', '.join(counts)}>"

    def to_json(self) -> str:
        """The story as JSON text, format ``variorum-story/1``."""
        return story_json(self, self.models or {})

    def to_html(self) -> str:
        """The report as one HTML page that needs nothing else."""
        return report_html(self, self.models or {})

    def _repr_html_(self) -> str:
        return notebook_html(self, self.models or {})


def default_models(research: bool = True) -> Models:
    """The models of this process, loaded once; ``research`` as in ``Models``."""
    return _models(research)


@lru_cache(maxsize=2)
def _models(research: bool) -> Models:
    # Behind a function of one way to call it: the cache takes f() and f(True) for two.
    return Models(research=research)


def read(paths: Paths) -> Articles:
    """Every article found under ``paths``: files of any known form, folders, ``-`` for stdin.

    What could not be read is in the result's ``problems``, one row each; nothing is raised for
    it. Raises ``UsageError`` for a lone path in place of a list.
    """
    if isinstance(paths, str | PathLike):
        raise UsageError(f"give a list of paths, not one path alone: [{str(paths)!r}]")
    articles: list[Article] = []
    problems: list[Problem] = []
    for item in read_articles(paths):
        if isinstance(item, Article):
            articles.append(item)
        else:
            problems.append(item)
    articles, redated = settle_dates(articles)
    result = Articles(distinct_ids(sorted(articles, key=story_order)))
    result.problems = tuple(sorted([*problems, *redated], key=_problem_order))
    return result


def annotate(article: Article | str, models: Models | None = None) -> Annotated:
    """The findings of one article; a string is taken as the text of an article."""
    if isinstance(article, str):
        article = make_article(article, Input("text"))
    return _annotate_english(article, models or default_models())


def relate(a: str, b: str, models: Models | None = None) -> Judgement:
    """How two claims stand to each other: same, supports, conflicts or unrelated.

    ``on`` names what they conflict on, where typed evidence shows it: number, time, place,
    actor, stance or polarity. Raises ``UsageError`` for a claim without words.
    """
    for claim in (a, b):
        if not claim.strip():
            raise UsageError("give two claims, each of at least one word")
    models = models or default_models()
    probabilities = judge_texts(models.judge, a, b)
    if probabilities["conflicts"] < max(probabilities.values()):
        return judged(probabilities, None)
    return judged(probabilities, typed_conflict(a, b, models))


def typed_conflict(a: str, b: str, models: Models) -> str | None:
    """On what two claims conflict by typed evidence, ``None`` where that shows nothing."""
    first, second = _facts_of(a, "A", models), _facts_of(b, "B", models)
    found = (conflict_on(x, y) for x in first for y in second)
    return next((on for on in found if on), None)


def _facts_of(claim: str, name: str, models: Models) -> list[Fact]:
    telling = annotate_article(make_article(claim, Input(name)), models)
    return make_facts(make_story([telling]))


def annotate_or_explain(article: Article, models: Models) -> Annotated:
    """Annotate one article; what goes wrong becomes a problem row beside no findings."""
    try:
        return _annotate_english(article, models)
    except InputError as error:
        return without_findings(article, error.kind, str(error))
    except Exception as error:  # one bad article never stops the rest
        message = f"could not be annotated ({error}); the other articles went on"
        return without_findings(article, type(error).__name__, message)


def without_findings(article: Article, kind: str, message: str) -> Annotated:
    """An article that nothing could be found in, and why; it stays in the list of its story."""
    problem = Problem(article.input.path, "annotate", kind, message)
    return Annotated(article, (), (), (), (), (), (problem,))


def _annotate_english(article: Article, models: Models) -> Annotated:
    """The findings of an article in English; one in another language keeps none, and a row why.

    Rules and parser are English: on another language they would invent speakers and claims.
    """
    if article.language in _ENGLISH:
        return annotate_article(article, models)
    message = (
        f"written in another language ({article.language}): only English is analysed, so nothing "
        "was looked for in it; the article stays in the list"
    )
    return without_findings(article, "language", message)


_ENGLISH = (None, "en", "eng", "und", "mul", "zxx", "mis")
"""English and the tags for a language that is not told (ISO 639-2)."""


def collate_articles(
    articles: Articles, mapper: Mapper, models: Models, least: float = SHOWN_FROM
) -> Comparison:
    """Group, annotate and collate ``articles`` as one story.

    Conflicts are kept from probability ``least`` on. Raises ``InputError`` where there is no
    article to compare.
    """
    if not articles:
        raise InputError(no_article_message(articles.problems), "nothing to compare")
    story = make_story(list(mapper(annotate_or_explain, mark_copies(articles))))
    collation = collate_story(story, models.judge, least)
    problems = sorted([*articles.problems, *collation.problems], key=_problem_order)
    found = {field.name: getattr(collation, field.name) for field in fields(Collation)}
    found["problems"] = tuple(problems)
    return Comparison(**found, models=models.versions())


def no_article_message(problems: Sequence[Problem]) -> str:
    """Why there is nothing to work on, naming the first inputs that failed."""
    if not problems:
        return "no article found in the input: give files, folders or - for standard input"
    shown = "; ".join(f"{problem.input}: {problem.message}" for problem in problems[:3])
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    return f"no article could be read. {shown}{more}"


def in_this_process(models: Models) -> Mapper:
    """A mapper that does one article after the other in this process."""

    def mapper(task: Task, articles: Iterable[Article]) -> Iterator[Annotated]:
        return (task(article, models) for article in articles)

    return mapper


def story_order(article: Article) -> tuple[str, str, str, str]:
    """Sorts articles as they stand in a story: by date, outlet, id."""
    return in_time(article.published), article.outlet or "", article.id, article.input.path


def _problem_order(problem: Problem) -> tuple[str, str, str, str]:
    return problem.input, problem.stage, problem.kind, problem.message
