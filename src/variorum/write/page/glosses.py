"""Words of an article with what their pronouns stand for beside them, in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.records import Reference, Span
from variorum.spans import pieces_of
from variorum.write.page.index import Index
from variorum.write.page.text import markup, shorten

LONGEST = 80
"""Characters of a gloss."""


def glossed_html(index: Index, span: Span, limit: int) -> str:
    """The words of ``span`` as HTML, cut at ``limit`` characters, each gloss in brackets.

    What stands in brackets with the class ``gloss`` is not in the article at that place.
    """
    return "".join(
        f' <span class="gloss">[{markup(words)}]</span>' if gloss else markup(words)
        for words, gloss in _parts(index, span, limit)
    )


def glossed_text(index: Index, span: Span, limit: int) -> str:
    """The same as plain text: "He [Daro Venn] said"."""
    return "".join(f" [{words}]" if gloss else words for words, gloss in _parts(index, span, limit))


def references_in(index: Index, span: Span) -> list[Reference]:
    """The references to show beside ``span``: none to whom or what its own words name."""
    found: list[Reference] = []
    known: set[str] = set()
    for reference in index.references.get(span.article, ()):
        inside = any(s <= reference.span.start < e for s, e in pieces_of(span))
        meant = reference.actor or reference.antecedent.exact
        if inside and meant not in known and not _is_named(index, reference, span):
            known.add(meant)
            found.append(reference)
    return found


def _is_named(index: Index, reference: Reference, span: Span) -> bool:
    antecedent = reference.antecedent
    if span.start <= antecedent.start < span.end:
        return True
    actor = index.actors.get(reference.actor) if reference.actor else None
    return actor is not None and any(
        mention.article == span.article
        and span.start <= mention.start < span.end
        and mention.exact[:1].isupper()
        and mention.exact.lower() not in _PRONOUNS
        for mention in actor.mentions
    )


_PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers", "i", "me", "my", "it", "its"))


def _parts(index: Index, span: Span, limit: int) -> Iterator[tuple[str, bool]]:
    """The words on one line in parts; those of a gloss are marked."""
    references = references_in(index, span)
    written = ""
    left = limit
    for number, (start, end) in enumerate(pieces_of(span)):
        if number:
            written += " … "
        at = start
        for reference in (r for r in references if start <= r.span.start < end):
            stop = min(reference.span.end, end)
            written += span.exact[at - span.start : stop - span.start]
            at = stop
            shown = _on_one_line(written)
            if len(shown) >= left:
                yield shorten(shown, left), False
                return
            yield shown, False
            left -= len(shown)
            written = ""
            yield shorten(_meant(index, reference), LONGEST), True
        written += span.exact[at - span.start : end - span.start]
    shown = _on_one_line(written)
    space = shown[:1] if shown[:1] == " " else ""
    yield space + shorten(shown, max(left, 1)), False


def _meant(index: Index, reference: Reference) -> str:
    actor = index.actors.get(reference.actor) if reference.actor else None
    return actor.name if actor is not None else reference.antecedent.exact


def _on_one_line(text: str) -> str:
    """``text`` with each stretch of white space as one space, also at its ends."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"
