"""The report: one HTML file that opens offline and needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from variorum._version import __version__
from variorum.records import CompletenessState
from variorum.write.json import MISSING, not_computed
from variorum.write.page import (
    account,
    articles,
    chronicle,
    conflicts,
    deeds,
    expected,
    filters,
    pictures,
    points,
    profile,
    silence,
    speakers,
    standings,
    text,
    wording,
)
from variorum.write.page.index import Index, make_index, readable_date
from variorum.write.page.overview import (
    OVERVIEW_OPEN,
    OVERVIEW_ROWS,
    count_in_words,
    count_story,
    is_told_once,
)

if TYPE_CHECKING:
    from jinja2 import Environment

    from variorum.collated import Collation


def report_html(collation: Collation, models: Mapping[str, str]) -> str:
    """The report as one HTML page.

    It asks nothing of the network: its style and script stand in it, and its content security
    policy allows only those two. Text of articles is escaped, isolated from the direction of what
    surrounds it, and never becomes a link but to ``http`` and ``https``. Very large stories are
    cut (each part says what was left to the JSON), so the page grows with the number of articles
    and points only as far as a browser can show it.
    """
    style, script = _asset("report.css"), _asset("filter.js") + _asset("report.js")
    template = _environment().get_template("report.html")
    page = template.render(
        **_page(collation),
        models=sorted(models.items()),
        version=__version__,
        style=style,
        script=script,
        policy=_policy(style, script),
        not_computed=not_computed(collation),
        missing=MISSING,
    )
    # A lone surrogate is shown by its number; this is for what no template filter has touched.
    return page.encode("utf-8", "replace").decode("utf-8")


def notebook_html(collation: Collation, models: Mapping[str, str]) -> str:
    """The report for a notebook: in a frame of its own, so that neither styles the other.

    The frame may run the report's script and open links; it has no access to the notebook.
    """
    page = html.escape(report_html(collation, models), quote=True)
    title = html.escape(text.visible(f"Variorum: {collation.story.title}"), quote=True)
    return (
        f'<iframe title="{title}" srcdoc="{page}" '
        'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
        'width="100%" height="720" style="border:1px solid #8886;border-radius:4px"></iframe>'
    )


def _page(collation: Collation) -> dict[str, Any]:
    index: Index = make_index(collation)
    shared = points.shared_points(index)
    listed = points.listed_points(index)
    shown = listed[: points.POINTS]
    printed, index = articles.print_articles(
        index, articles.point_numbers(shown), speakers.listed_quotations(index)
    )
    everyone = speakers.list_speakers(index)
    variants = speakers.list_variants(index)
    alone = points.points_alone(index)
    witnesses = articles.list_witnesses(index)
    profiles = profile.list_profiles(index)
    opposed = conflicts.list_conflicts(index)
    silent, silence_unknown = silence.list_silent(index)
    stood = standings.list_standings(index)
    days, days_more = chronicle.list_days(index)
    done = deeds.list_deeds(index, {day.value for day in days})
    due, undated = expected.expectation_rows(index)
    return {
        "index": index,
        "story": collation.story,
        "counts": count_story(index, shared, everyone),
        "told_once": is_told_once(index),
        "account": account.account_lines(index),
        "witnesses": witnesses[:OVERVIEW_ROWS],
        "listed": OVERVIEW_OPEN,
        "witnesses_more": max(len(witnesses) - OVERVIEW_ROWS, 0),
        "columns": points.has_columns(index),
        "rows": points.point_rows(index, shown),
        "rows_more": len(listed) - len(shown),
        "filters": filters.filter_choices(index, listed, alone),
        "alone": alone[: points.OUTLETS_ALONE],
        "alone_more": max(len(alone) - points.OUTLETS_ALONE, 0),
        "silent": silent,
        "silence_unknown": silence_unknown,
        "speakers": everyone[: speakers.SPEAKERS],
        "speakers_more": max(len(everyone) - speakers.SPEAKERS, 0),
        "speaker_ids": {speaker.actor.id for speaker in everyone[: speakers.SPEAKERS]},
        "unresolved": speakers.list_unresolved(index),
        "variants": variants[: speakers.VARIANTS],
        "variants_more": max(len(variants) - speakers.VARIANTS, 0),
        "conflicts": opposed[: conflicts.CONFLICTS],
        "conflicts_more": max(len(opposed) - conflicts.CONFLICTS, 0),
        "standings": stood[: standings.EDGES],
        "standings_more": max(len(stood) - standings.EDGES, 0),
        "networks": standings.draw_networks(index),
        "deeds": done[: deeds.OPEN],
        "deeds_rest": done[deeds.OPEN : deeds.DEEDS],
        "deeds_more": max(len(done) - deeds.DEEDS, 0),
        "key_dates": chronicle.key_dates(index),
        "days": days,
        "days_more": days_more,
        "drawing": chronicle.draw_timeline(index),
        "spine": chronicle.SPINE,
        "drawing_width": chronicle.WIDTH,
        "due": due[: expected.ENTRIES],
        "due_more": max(len(due) - expected.ENTRIES, 0),
        "undated": undated[: expected.ENTRIES],
        "undated_more": max(len(undated) - expected.ENTRIES, 0),
        "sought": wording.list_sought(index),
        "profiles_told": profiles[: profile.PROFILES],
        "profiles_more": max(len(profiles) - profile.PROFILES, 0),
        "techniques": [
            (wording.technique_name(technique), meaning)
            for technique, meaning in wording.technique_meanings().items()
        ],
        "printed": printed,
        "printed_ids": {one.witness.article.id for one in printed},
        "incomplete": [
            witness
            for witness in witnesses
            if witness.article.completeness.state is not CompletenessState.FULL
        ],
        "coverage": pictures.draw_coverage(index),
        "quoting": pictures.draw_quoting(index),
        "problems": collation.problems,
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        # Isolated, so that a title in Arabic or an override moves nothing outside itself.
        show=lambda value: Markup(f"<bdi>{text.markup(str(value))}</bdi>"),  # noqa: S704
        plain=lambda value: text.visible(str(value)),
        made=lambda value: Markup(value),  # noqa: S704  (made and escaped in `page`)
        short=text.shorten,
        address=text.web_address,
        language=text.language_tag,
        date=readable_date,
        number=lambda value: f"{value:,}",
        count=count_in_words,
    )
    return environment


def _asset(name: str) -> str:
    folder = resources.files("variorum.write") / "templates"
    return folder.joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"
