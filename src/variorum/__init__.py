"""Variorum reads all the tellings of one event and returns an account that can be checked.

>>> import variorum
>>> comparison = variorum.compare(["a.txt", "b.html"])  # doctest: +SKIP
>>> comparison.points  # doctest: +SKIP
"""

from variorum import annotate as _annotate  # noqa: F401  (see below)
from variorum import collate as _collate  # noqa: F401
from variorum import group as _group  # noqa: F401
from variorum import models as _models  # noqa: F401
from variorum import read as _read  # noqa: F401
from variorum import write as _write  # noqa: F401
from variorum._version import __version__
from variorum.collated import Collation
from variorum.errors import VariorumError
from variorum.group import group_articles as group
from variorum.pipeline import Comparison, annotate, read, relate
from variorum.records import Annotated, Article, Span
from variorum.run import compare

# The verbs `read`, `annotate` and `group` share their names with the packages that hold their work.
# Every package is imported above first, because importing one later would put the module in the
# function's place. `from variorum.read import ...` works as ever.

__all__ = [
    "Annotated",
    "Article",
    "Collation",
    "Comparison",
    "Span",
    "VariorumError",
    "__version__",
    "annotate",
    "compare",
    "group",
    "read",
    "relate",
]
