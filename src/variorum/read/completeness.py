"""Whether the stored text is the whole article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from variorum.read.rules import has_one
from variorum.records import Completeness, CompletenessState, Removed
from variorum.segment.words import starters
from variorum.tables import read_table

_TAIL = 1200  # characters at the end in which a request to pay or a link to the rest counts
_SHORT = 60  # words; of complete articles in a stream of 12,000, one in two hundred is shorter
_STUB = 350  # words; beyond that a request to subscribe follows a text that can be read
_EXCERPT = 120  # words; the excerpts that WordPress puts into a feed have 55 if nothing else is set
_POST = re.compile(
    r"\bthe post\b[^\n]{1,300}\b(?:appeared first|first appeared) on\b", re.IGNORECASE
)
_COUNTED = re.compile(r"\[\s*\+\s*\d+\s*(?:chars?|characters|more|words)\s*\]\W*$", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[(]\s*(?:…|\.{3}|&hellip;|&#8230;)\s*[\])]\W*$")
_ELLIPSIS = re.compile(r"(?:…|\.{3}|\. \. \.)\s*$")
# A post's signature, an address or a handle ends a line as well as a full stop does.
_SIGNED = re.compile(
    r"\(@\w{1,30}\),? \w{3,9}\.? \d{1,2}, \d{4}\W*$|[@/]\S{1,200}$|\[email.protected\]\W*$"
)
_CLOSERS = "\"'”’»)]}*_ \t\n"
_ENDS = ".!?。！？؟"
_OPEN_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "and",
        "or",
        "but",
    }
    | {"that", "which", "who", "whose", "as", "than", "into", "his", "her", "its", "their", "is"}
    | {"was", "were", "are", "be", "been", "has", "have", "had", "said", "would", "will", "could"}
)


def judge_completeness(
    text: str,
    removed: Sequence[Removed] = (),
    *,
    title: str | None = None,
    feed_summary: bool = False,
    free: bool | None = None,
) -> Completeness:
    """Whether ``text`` is the whole article, from what the text itself shows.

    ``feed_summary`` says that a feed gave a summary instead of the text; ``free`` is what the
    page declares (``isAccessibleForFree``).

    >>> judge_completeness("The council will meet on Monday to").reason
    'ends in mid-sentence'

    A text that was cut exactly after a full stop cannot be told from a whole one; a list, a table
    or a credit without a full stop at the end is called ``unknown`` and not ``truncated``.
    """
    story = _story(text, removed)
    words = _count(story, title, _SHORT)
    if words == 0:
        return Completeness(CompletenessState.EMPTY, "no text besides what was set aside")
    said = _said(text)
    stub = (said or free is False) and _count(story, title, _STUB) <= _STUB
    if said and (said.state is CompletenessState.TRUNCATED or stub):
        return said
    if free is False and stub:
        return _paywalled("the page says that it is not free to read")
    cut = _cut(story)
    if cut:
        return cut
    if _POST.search(text[-_TAIL:]) and _count(story, title, _EXCERPT) <= _EXCERPT:
        return _truncated("is a feed's summary of a post")
    if feed_summary:
        return _truncated("feed summary only")
    if words < _SHORT:
        return Completeness(CompletenessState.UNKNOWN, f"only {words} words")
    return Completeness(CompletenessState.FULL, "ends with a whole sentence")


def _story(text: str, removed: Sequence[Removed]) -> str:
    """The text without what was set aside, trimmed."""
    parts = []
    position = 0
    for part in removed:
        if part.end > position:
            parts.append(text[position : max(position, part.start)])
            position = part.end
    parts.append(text[position:])
    return "".join(parts).strip()


def _count(story: str, title: str | None, most: int) -> int:
    """Words of the story, the title at its beginning not counted; about ``most`` at most."""
    named = (title or "").split()
    words = story.split(maxsplit=most + len(named) + 1)
    if named and words[: len(named)] == named:
        return len(words) - len(named)
    return len(words)


def _said(text: str) -> Completeness | None:
    """What the end of the page says about its rest; it is furniture, so the whole text counts."""
    tail = text[-_TAIL:].rstrip()
    lowered = tail.lower()
    for state, reason, triggers, pattern in _notices():
        if not has_one(triggers, lowered):
            continue
        match = pattern.search(tail)
        # Words inside quotation marks are somebody's, not the page's.
        if match and tail.count("“", 0, match.start()) <= tail.count("”", 0, match.start()):
            return Completeness(CompletenessState(state), reason)
    return None


@cache
def _notices() -> tuple[tuple[str, str, tuple[str, ...], re.Pattern[str]], ...]:
    found = (row.split("\t") for row in read_table("read", "paywall.tsv"))
    flags = re.IGNORECASE | re.MULTILINE
    return tuple(
        (state, why, tuple(triggers.split("~")), re.compile(pattern, flags))
        for state, why, triggers, pattern in found
    )


def _cut(story: str) -> Completeness | None:
    """Whether the story breaks off."""
    tail = story[-200:]
    if match := _COUNTED.search(tail):
        return _truncated(f"ends with {match.group().strip()}")
    if _BRACKETS.search(tail):
        return _truncated("ends with an ellipsis in brackets")
    if _ELLIPSIS.search(tail):
        return _truncated("ends with an ellipsis")
    line = _last_line(story)
    bare = line.rstrip(_CLOSERS)
    if not bare or bare[-1] in _ENDS + "…" or _SIGNED.search(line) or _is_headline(bare):
        return None
    if bare[-1] == ":":
        return Completeness(CompletenessState.UNKNOWN, "ends with a colon and nothing after it")
    last = re.split(r"[\s—–]+", bare[-80:])[-1].lower().strip(_CLOSERS)
    if bare[-1] in ",;" or bare[-1] in "-–—" or last in _OPEN_WORDS or _breaks_off(line):
        return _truncated("ends in mid-sentence")
    return Completeness(CompletenessState.UNKNOWN, "ends with a line that has no full stop")


def _last_line(story: str) -> str:
    """The last line with a letter or digit in it."""
    for line in reversed(story[-4000:].split("\n")):
        if any(letter.isalnum() for letter in line):
            return line.strip()
    return ""


def _is_headline(line: str) -> bool:
    """Whether most words are capitalized: a related headline or a name left at the end."""
    words = [word for word in line.split() if word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return (
        3 < len(words) <= 14
        and words[0].lower() not in starters()
        and words[-1][0].isupper()
        and capital >= 0.75 * len(words)
    )


def _breaks_off(line: str) -> bool:
    """Whether a last line without a full stop is the beginning of a sentence and no list item.

    A line that has whole sentences before its last words, or that is long, is a paragraph.
    """
    earlier = re.search(r"[a-z0-9\"”’)][.!?][\"”’)]?\s+[“\"]?[A-Z]", line)
    return bool(earlier) or len(line.split()) > 12


def _truncated(reason: str) -> Completeness:
    return Completeness(CompletenessState.TRUNCATED, reason)


def _paywalled(reason: str) -> Completeness:
    return Completeness(CompletenessState.PAYWALLED, reason)
