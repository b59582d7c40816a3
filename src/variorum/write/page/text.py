"""Text that nobody vouches for, made safe to look at.

A character that cannot be seen, or that changes how others are shown, is shown by its number:
an override that turns "exe.txt" round in the source must not turn it round in the report.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import urlsplit

# Controls, direction marks and overrides, zero-width characters, tags, and what is no character.
# A zero-width joiner stays between two characters outside ASCII: emoji and several scripts need it.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
    "|(?<![\u0080-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0080-\U0010ffff])"
)

# Marks that stand on top of one another until they cover the lines above; four are enough for
# any orthography.
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_STACKED = re.compile(f"([{_COMBINING}]{{4}})([{_COMBINING}]+)")


def visible(text: str) -> str:
    r"""``text`` with every hidden character written as its number, on one line.

    >>> visible("pay\u202etxt.exe")
    'pay[U+202E]txt.exe'
    """
    text = _STACKED.sub(lambda match: f"{match[1]}[+{len(match[2])}]", " ".join(text.split(" ")))
    text = _HIDDEN.sub(lambda match: f"[{_number(match[0])}]", text.replace("\n", " "))
    return text.replace("\t", " ")


def markup(text: str) -> str:
    """``text`` as HTML: escaped, hidden characters as small labels with their names."""
    escaped = html.escape(text, quote=True)
    escaped = _STACKED.sub(
        lambda match: match[1] + _label(f"+{len(match[2])}", "more combining marks"), escaped
    )
    return _HIDDEN.sub(lambda match: _label(_number(match[0]), _name(match[0])), escaped)


def shorten(text: str, limit: int) -> str:
    """``text`` cut at a word before ``limit`` characters, with an ellipsis where it was cut.

    >>> shorten("The gate gave way", 11)
    'The gate …'
    """
    text = " ".join(text[: 4 * limit].split())
    if len(text) <= limit:
        return text
    head = text[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + " …"


def web_address(url: str | None) -> str | None:
    """``url`` if it is an address of the web that may become a link, else nothing."""
    if not url or len(url) > 2000 or _HIDDEN.search(url) or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def language_tag(language: str | None) -> str:
    """``language`` where it is written as a language tag, else the empty tag: not known."""
    return (
        language
        if language and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language)
        else ""
    )


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"


def _name(character: str) -> str:
    return unicodedata.name(character, "control character").lower()


def _label(shown: str, name: str) -> str:
    return f'<span class="ctl" title="{name}">{shown}</span>'
