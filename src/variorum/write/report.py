"""The report: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.records import Collation


def report_html(collation: Collation, models: Mapping[str, str]) -> str:
    """The report as one HTML page."""
    raise NotImplementedError
