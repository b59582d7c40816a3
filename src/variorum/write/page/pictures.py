"""The two pictures: where everything stands is worked out here, the template only draws it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.records import Telling
from variorum.write.page.index import Index
from variorum.write.page.text import visible

ROWS = 16
"""Combinations of articles that a picture shows, those with most points."""

SPEAKERS = 20
"""Speakers that a picture shows, those quoted most."""

ARTICLES = 10
"""Articles that a picture shows: those that tell or quote most."""

STEP = 26
"""Height of a row, in units of the picture; its letters are 13 units high."""

COLUMN = 26
NAME = 190
"""Width that a speaker's name may take."""


@dataclass(frozen=True, slots=True)
class Combination:
    """Points told by just these articles: dots by column, and a bar."""

    y: float
    sigla: list[str]
    dots: list[bool]
    first: float
    last: float
    bar: float
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which articles tell which points together, most articles first."""

    width: int
    height: int
    columns: list[tuple[float, str, str]]
    start: float
    rows: list[Combination]
    more: int
    articles_left_out: int


@dataclass(frozen=True, slots=True)
class Ribbon:
    """An article quoting a speaker ``count`` times."""

    path: str
    width: float
    siglum: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Quoting:
    """Articles on the left, speakers on the right, a ribbon for each pair.

    Counts end at ``numbers``, names begin at ``names``.
    """

    width: int
    height: int
    numbers: float
    names: float
    articles: list[tuple[float, str, str, int]]
    speakers: list[tuple[float, str, str, int]]
    ribbons: list[Ribbon]
    table: list[tuple[str, list[int]]]
    more: int
    articles_left_out: int


def draw_coverage(index: Index) -> Coverage | None:
    """The picture of points by combination of articles; copies are left out."""
    told: Counter[str] = Counter()
    sets = []
    originals = [a for a in index.articles if index.original(a) == a]
    known = set(originals)
    for point in index.collation.points:
        told_by = (a for a, telling in point.by_article.items() if telling is Telling.STATES)
        stating = known.intersection(told_by)
        told.update(stating)
        sets.append(stating)
    columns = _busiest(originals, told)
    if len(columns) < 2 or not told:
        return None
    chosen = set(columns)
    counts = Counter(frozenset(stating & chosen) for stating in sets)
    counts.pop(frozenset(), None)
    place = {article: number for number, article in enumerate(columns)}
    drawn = sorted(counts.items(), key=lambda item: (-item[1], _places(item[0], place)))[:ROWS]
    drawn.sort(key=lambda item: (-len(item[0]), -item[1], _places(item[0], place)))
    start = len(columns) * COLUMN + 12.0
    longest = max(count for _, count in drawn)
    rows = []
    for number, (articles, count) in enumerate(drawn):
        at = _places(articles, place)
        rows.append(
            Combination(
                44.0 + number * STEP,
                [index.sigla[columns[p]] for p in at],
                [p in at for p in range(len(columns))],
                _column(at[0]),
                _column(at[-1]),
                round(max(150 * count / longest, 2), 1),
                count,
            )
        )
    return Coverage(
        int(start) + 190,
        44 + len(rows) * STEP - 11,
        [(_column(n), index.sigla[a], index.outlet(a)) for n, a in enumerate(columns)],
        start,
        rows,
        len(counts) - len(rows),
        len(originals) - len(columns),
    )


def draw_quoting(index: Index) -> Quoting | None:
    """The picture of who quotes whom; copies are left out, so that no wire counts twice."""
    pairs: Counter[tuple[str, str]] = Counter()
    for quotation in index.collation.quotations:
        article = quotation.content.article
        known = quotation.speaker in index.actors and article in index.articles
        if known and index.original(article) == article:
            assert quotation.speaker is not None
            pairs[article, quotation.speaker] += 1
    by_article: Counter[str] = Counter()
    by_speaker: Counter[str] = Counter()
    for (article, speaker), count in pairs.items():
        by_article[article] += count
        by_speaker[speaker] += count
    quoting = [a for a in index.articles if by_article[a]]
    columns = _busiest(quoting, by_article)
    place = {article: number for number, article in enumerate(columns)}
    speakers = sorted(by_speaker, key=lambda s: (-by_speaker[s], index.actors[s].name, s))
    speakers = [s for s in speakers if any(pairs[a, s] for a in columns)]
    more = max(len(speakers) - SPEAKERS, 0)
    speakers = speakers[:SPEAKERS]
    if not speakers or not columns:
        return None
    # By the mean place of those who quote them, so that few ribbons cross.
    mean = {
        s: sum(place[a] * pairs[a, s] for a in columns) / sum(pairs[a, s] for a in columns)
        for s in speakers
    }
    speakers.sort(key=lambda s: (mean[s], -by_speaker[s], index.actors[s].name, s))
    height = max(len(speakers), len(columns)) * STEP + 8
    right = {s: _spread(n, len(speakers), height) for n, s in enumerate(speakers)}
    columns = [a for a in columns if any(pairs[a, s] for s in speakers)]
    left = {a: _spread(n, len(columns), height) for n, a in enumerate(columns)}
    names = 162 + 8.5 * len(str(max(by_speaker[s] for s in speakers)))
    most = max(pairs.values())
    ribbons = []
    for (article, speaker), count in sorted(pairs.items()):
        if article in left and speaker in right:
            path = (
                f"M44 {left[article]}C100 {left[article]} 90 {right[speaker]} 146 {right[speaker]}"
            )
            width = round(1.2 + 6.8 * count / max(most, 4), 1)
            name = visible(index.actors[speaker].name)
            ribbons.append(Ribbon(path, width, index.sigla[article], name, count))
    return Quoting(
        int(names) + NAME,
        height,
        names - 8,
        names,
        [(left[a], index.sigla[a], index.outlet(a), by_article[a]) for a in columns],
        [(right[s], fit(visible(index.actors[s].name), NAME), s, by_speaker[s]) for s in speakers],
        ribbons,
        [(index.actors[s].name, [pairs[a, s] for a in columns]) for s in speakers],
        more,
        len(quoting) - len(columns),
    )


def fit(name: str, width: float) -> str:
    """``name`` cut to what surely fits in ``width`` units at 13 units a letter.

    Letters are measured generously, because nobody knows which font the reader has.
    """
    used = 0.0
    for place, letter in enumerate(name):
        wide = unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF
        broad = wide or letter in "MW@%mw"
        used += 13.2 if broad else 9.8 if letter.isupper() else 7.8
        if used > width:
            return name[: max(place - 2, 1)].rstrip() + "…"
    return name


def _busiest(articles: list[str], counts: Counter[str]) -> list[str]:
    """At most ``ARTICLES`` of them, those with most, in the order given."""
    kept = set(sorted(articles, key=lambda a: -counts[a])[:ARTICLES])
    return [article for article in articles if article in kept]


def _places(articles: Iterable[str], place: Mapping[str, int]) -> list[int]:
    return sorted(place[article] for article in articles)


def _column(place: int) -> float:
    return 13.0 + place * COLUMN


def _spread(place: int, total: int, height: int) -> float:
    return round((place + 0.5) * height / total, 1)
