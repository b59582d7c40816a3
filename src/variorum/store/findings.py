"""The findings of articles, kept: the same text read by the same models is not read again."""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from variorum._version import __version__
from variorum.packing import pack, unpack
from variorum.pipeline import Mapper, Task
from variorum.records import Annotated, Article, Input, digest
from variorum.store.failures import explain
from variorum.store.opening import writing
from variorum.write.json import dump, plain

_log = logging.getLogger("variorum.store")


def remembering(
    mapper: Mapper, connection: sqlite3.Connection, path: str, versions: Mapping[str, str]
) -> Mapper:
    """``mapper``, asked only for articles whose findings are not kept yet; new ones are.

    ``versions`` are those of the models. Each article's findings are stored as soon as they are
    there. Where they cannot be (a file that may only be read, say), that is logged once as a
    warning and the findings are given all the same.
    """

    def mapped(task: Task, articles: Iterable[Article]) -> Iterator[Annotated]:
        listed = list(articles)
        kept = {article.id: _load(connection, article, versions) for article in listed}
        made = iter(mapper(task, [article for article in listed if kept[article.id] is None]))
        keeping = True
        for article in listed:
            if (found := kept.pop(article.id)) is None:
                found = next(made)
                keeping = keeping and _keep(connection, path, found, versions)
            yield found

    return mapped


def _load(
    connection: sqlite3.Connection, article: Article, versions: Mapping[str, str]
) -> Annotated | None:
    row = connection.execute(
        "SELECT found, vectors FROM findings JOIN articles ON articles.number = findings.article "
        "WHERE articles.id = ? AND made_by = ?",
        (article.id, _made_by(article, versions)),
    ).fetchone()
    if row is None:
        return None
    try:
        return replace(unpack(Annotated, *row), article=article)
    except ValueError:  # changed by hand: found anew
        return None


def _keep(
    connection: sqlite3.Connection, path: str, found: Annotated, versions: Mapping[str, str]
) -> bool:
    """Store what was found; whether that went well. What failed is tried again next time."""
    if not found.sentences and any(problem.kind != "language" for problem in found.problems):
        return True
    text, vectors = pack(replace(found, article=_without_text(found.article)))
    try:
        with writing(connection):
            connection.execute(
                "INSERT OR REPLACE INTO findings (article, made_by, found, vectors) "
                "SELECT number, ?, ?, ? FROM articles WHERE id = ?",
                (_made_by(found.article, versions), text, vectors, found.article.id),
            )
    except sqlite3.Error as error:
        _log.warning("findings are not kept: %s", explain(error, path))
        return False
    return True


def _made_by(article: Article, versions: Mapping[str, str]) -> str:
    """A digest over all that findings depend on: the article, this program, its models."""
    facts = dump(plain(_without_text(article)))  # its SHA-256 stands for the text
    models = json.dumps(dict(versions), sort_keys=True)
    return digest(__version__, _sources(), models, facts)


@cache
def _sources() -> str:
    """A digest over the program's code and tables: versions in the making share one number.

    It takes 25 ms once (2 MB), a small part of what the reading of one article takes.
    """
    hashed = hashlib.sha256()
    for path, content in _listed(files("variorum"), ""):
        hashed.update(f"{path} {len(content)}:".encode())
        hashed.update(content)
    return hashed.hexdigest()


def _listed(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Each file of code or words with its path, in a fixed order; the weights have their own."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _listed(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".py", ".tsv", ".txt")):
            yield path + entry.name, entry.read_bytes()


def _without_text(article: Article) -> Article:
    return replace(article, text="", copy_of=None, input=Input("", article.input.id))
