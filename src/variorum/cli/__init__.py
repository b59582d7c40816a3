"""The command line: the same verbs as in Python, one file for each group of commands."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated as Option

import typer

import variorum
from variorum.cli.annotate import annotate
from variorum.cli.compare import compare
from variorum.cli.expectations import expectations
from variorum.cli.group import group
from variorum.cli.read import read
from variorum.cli.relate import relate
from variorum.cli.run import run
from variorum.cli.schema import schema
from variorum.cli.store import add, affairs, search, stories, story
from variorum.errors import OutputError, UsageError, VariorumError
from variorum.write.page.text import visible

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads every telling of a story and returns one account that can be checked word by word.",
)


@app.callback(invoke_without_command=True)
def variorum_command(
    version: Option[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Reads every telling of a story and returns one account that can be checked word by word."""
    if version:
        typer.echo(f"variorum {variorum.__version__}")
        raise typer.Exit


app.command()(read)
app.command()(annotate)
app.command()(compare)
app.command()(relate)
app.command()(expectations)
app.command()(group)
app.command()(add)
app.command()(stories)
app.command()(affairs)
app.command()(story)
app.command()(search)
app.command()(run)
app.command()(schema)


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
        _silence()
        sys.exit(141)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            typer.echo("variorum: stopped", err=True)
        raise
    except OSError as error:
        if error.filename is not None:
            raise
        _silence()  # what is left to print finds no room either
        _fail(OutputError(f"cannot write the output: {error.strerror or error}"), 1)


_INTERRUPTED = 130
"""The exit status after Ctrl-C: 128 and the number of the signal."""


def _silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(error: VariorumError, status: int) -> None:
    typer.echo(f"variorum: {visible(str(error))}", err=True)
    sys.exit(status)
