"""What the terminal shows of what a copy changed: its words in the notation of wdiff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from variorum.records import Article, Span
from variorum.write.page.text import shorten
from variorum.write.terminal import left_out, safe_text

if TYPE_CHECKING:
    from rich.console import RenderableType

EDITS = 12
"""Changes of one copy that are shown."""
WORDS = 160
"""Letters of a change that are shown."""
AROUND = 40
"""Letters shown before a change."""


def changes_of(
    original: Article, copy: Article, edits: Iterable[tuple[Span | None, Span | None]]
) -> RenderableType:
    """The changes of one copy, a line each: ``before [-left out-] {+put in+}``.

    Each of ``edits`` is what stood in the original and what stands in the copy instead.
    """
    from rich.console import Group

    names = [article.outlet or article.input.path for article in (copy, original)]
    parts: list[RenderableType] = [safe_text(f"{names[0]} changed of {names[1]}:", "bold")]
    every = list(edits)
    for old, new in every[:EDITS]:
        line = safe_text(f"  {_before(original, copy, old, new)}")
        if old:
            line.append_text(safe_text(f"[-{_shown(old)}-]", "red"))
        if old and new:
            line.append(" ")
        if new:
            line.append_text(safe_text(f"{{+{_shown(new)}+}}", "green"))
        parts.append(line)
    if not every:
        parts.append(safe_text("  nothing but what cleaning sets aside", "dim"))
    left_out(parts, len(every) - EDITS, "changes")
    return Group(*parts)


def _before(original: Article, copy: Article, old: Span | None, new: Span | None) -> str:
    """The words before a change, as the copy has them where it has any."""
    text, place = (copy.text, new.start) if new else (original.text, old.start if old else 0)
    before = " ".join(text[max(0, place - AROUND) : place].split())
    cut = place > AROUND and " " in before
    return f"… {before.split(' ', 1)[1]} " if cut else f"{before} " if before else ""


def _shown(span: Span) -> str:
    return shorten(" ".join(span.exact.split()), WORDS)
