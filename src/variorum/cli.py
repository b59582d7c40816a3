"""The command line: the same verbs as in Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from json import dumps
from pathlib import Path
from typing import Annotated as Option

import typer

import variorum
from variorum.errors import UsageError, VariorumError
from variorum.pipeline import annotate_or_explain, default_models, no_article_message
from variorum.read.files import find_files
from variorum.records import Problem
from variorum.run import Progress, choose_mapper, reporting
from variorum.write.annotations import web_annotations
from variorum.write.files import check_outputs, write_text
from variorum.write.json import article_json, reading_json
from variorum.write.page.text import visible
from variorum.write.schema import article_schema, story_schema

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads every telling of a story and returns one account that can be checked word by word.",
)

Paths = Option[
    list[str],
    typer.Argument(
        help="Files of any known form, folders, or - for standard input.", metavar="PATH"
    ),
]
Workers = Option[
    int | None,
    typer.Option(min=1, help="Processes to use; as many as pay if not given."),
]


Research = Option[
    bool,
    typer.Option(
        "--research/--no-research",
        help="Use the heads whose training data is for research only (techniques, subjective).",
    ),
]


@app.callback(invoke_without_command=True)
def variorum_command(
    version: Option[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Reads every telling of a story and returns one account that can be checked word by word."""
    if version:
        typer.echo(f"variorum {variorum.__version__}")
        raise typer.Exit


@app.command()
def read(
    paths: Paths,
    table: Option[
        bool | None,
        typer.Option(
            "--table/--jsonl",
            help="A table, or JSON Lines; a table on a terminal if neither is given.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show what was understood of each input."""
    articles = variorum.read(paths)
    if table if table is not None else sys.stdout.isatty():
        from variorum.write.terminal import articles_table

        _print(articles_table(articles, articles.problems))
    else:
        for article in articles:
            _emit(reading_json(article))
        if articles:
            _show_problems(articles.problems)
    if not articles:
        raise VariorumError(no_article_message(articles.problems))


@app.command()
def annotate(
    paths: Paths,
    output: Option[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if none.")
    ] = None,
    workers: Workers = None,
    research: Research = True,
) -> None:
    """Find who is who, who said what and how it is told in each article, as JSON Lines."""
    output = None if str(output) == "-" else output
    _check_outputs([output], paths)
    articles = variorum.read(paths)
    models = default_models(research)
    versions = models.versions()
    problems = list(articles.problems)
    lines: list[str] = []
    with _progress("annotating") as progress:
        mapper = choose_mapper(workers, len(articles), models)
        for item in reporting(mapper, progress, len(articles))(annotate_or_explain, articles):
            problems.extend(item.problems)
            if output:
                lines.append(article_json(item, versions))
            else:
                _emit(article_json(item, versions))
    if not articles:
        raise VariorumError(no_article_message(articles.problems))
    if output:
        write_text(output, "".join(lines))
    _show_problems(problems)


@app.command()
def compare(
    paths: Paths,
    output: Option[
        Path | None, typer.Option("--output", "-o", help="The report, one HTML file.")
    ] = None,
    json: Option[
        Path | None, typer.Option(help="The story as JSON (variorum-story/1); - for stdout.")
    ] = None,
    annotations: Option[
        Path | None, typer.Option(help="The findings as W3C Web Annotations; - for stdout.")
    ] = None,
    workers: Workers = None,
    research: Research = True,
) -> None:
    """Compare what several outlets wrote: one story, one report."""
    to_stdout = [str(path) for path in (output, json, annotations) if str(path) == "-"]
    if len(to_stdout) > 1:
        raise UsageError("only one output can go to standard output (-)")
    _check_outputs((output, json, annotations), paths)
    with _progress("annotating") as progress:
        comparison = variorum.compare(paths, workers=workers, progress=progress, research=research)
    makers: list[tuple[Path | None, Callable[[], str]]] = [
        (output, comparison.to_html),
        (json, comparison.to_json),
        (annotations, lambda: web_annotations(comparison)),
    ]
    for path, make in makers:
        if path and str(path) == "-":
            _emit(make())
        elif path:
            write_text(path, make())
    if not to_stdout:
        from variorum.write.terminal import glance

        _print(glance(comparison))
        for path, _ in makers:
            if path:
                typer.echo(f"written: {visible(str(path))}")
    else:
        _show_problems(comparison.problems)


@app.command()
def schema(
    article: Option[
        bool, typer.Option("--article", help="That of variorum-article/1 instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a story."""
    typer.echo(dumps(article_schema() if article else story_schema(), indent=2))


def main() -> None:
    """Run the command line; an error is one line on standard error and exit status 1 or 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may lack a dash or an ellipsis
            stream.reconfigure(errors="replace")
    try:
        app(standalone_mode=True)
    except UsageError as error:
        _fail(error, 2)
    except VariorumError as error:
        _fail(error, 1)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def _fail(error: VariorumError, status: int) -> None:
    typer.echo(f"variorum: {visible(str(error))}", err=True)
    sys.exit(status)


def _show_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        typer.echo(visible(f"variorum: {problem.input}: {problem.message}"), err=True)


def _check_outputs(outputs: Iterable[Path | None], paths: Sequence[str]) -> None:
    """Nothing that was read may be written over but what Variorum wrote and passes over."""
    files = [str(path) for path in outputs if path and str(path) != "-"]
    if files:
        inputs = [found for found in find_files(paths) if isinstance(found, str)]
        check_outputs(files, inputs)


def _emit(text: str) -> None:
    """Write ``text`` for another program: UTF-8, whatever the terminal speaks."""
    typer.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _print(renderable: object) -> None:
    from rich.console import Console

    Console().print(renderable)


def _ignore(_done: int, _total: int) -> None:
    pass


@contextmanager
def _progress(what: str) -> Iterator[Progress]:
    """A progress bar on standard error; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
