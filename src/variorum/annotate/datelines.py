"""Where paragraphs open with place, date and agency, which are part of no sentence."""

from __future__ import annotations

import re

from variorum.naming.agencies import find_agency
from variorum.naming.tables import load_words

_LONGEST = 120
"""Code points that a dateline has at most."""
_PLACE = r"[A-Z][\w.'’/-]{1,30}(?: [A-Z][\w.'’/-]{0,30}){0,3}(?:, [\w. ]{1,30})?"
_CAPITALS = r"[A-Z][A-Z.'’/-]{1,30}(?: [A-Z.'’/-]{1,30}){0,3}(?:, [\w. ]{1,30})?"
_AGENCY = r"\([\w. ]{2,30}\)"
_USUAL = re.compile(
    rf"[ \t]*(?:(?:{_CAPITALS} ?{_AGENCY}|{_PLACE} ?{_AGENCY}|{_AGENCY}) ?(?:—|–|--|-|_|:) ?"
    # Without an agency a space stands beside the dash: "U.S.-China talks" is no dateline.
    rf"|{_CAPITALS}(?: ?(?:—|--) ?| [–_-] ?|[–_-] ))"
    r"(?=[\"“‘']?[A-Z0-9])"
)
_OUTLET = re.compile(r"[ \t]*\([A-Z]{2,8}\) (?=[\"“‘']?[A-Z][\w’']* )")
"""An outlet's letters alone: "(TNN) The dam broke."."""
_WITH_COLON = re.compile(rf"[ \t]*({_CAPITALS}) ?: ?(?=[\"“‘']?[A-Z0-9])")
_LOOSE = re.compile(
    r"[A-Z][\w.'’-]*(?:[ ,][ ]?[\w.'’-]+){0,6}[ ]?(?:\([^()\n]{2,40}\)[ ]?)?(?:—|–|--|-)[ ]"
)
_IN_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]+(?![a-z])")


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the dateline of the paragraph from ``start`` to ``end`` ends; ``start`` without one.

    >>> dateline_end("LORA, April 3 (AP) — The dam broke.", 0, 35)
    21
    """
    end = min(end, start + _LONGEST)
    stops = [start]
    if (usual := _USUAL.match(text, start, end)) is not None:
        stops.append(usual.end())
    if (outlet := _OUTLET.match(text, start, end)) is not None:
        stops.append(outlet.end())
    if (loose := _LOOSE.match(text, start, end)) is not None and _is_dateline(loose.group()):
        stops.append(loose.end())
    colon = _WITH_COLON.match(text, start, end)
    # "RUIZ: We will not pay." is a turn of an interview.
    if colon is not None and colon[1].partition(",")[0].lower() in load_words("places.tsv"):
        stops.append(colon.end())
    return max(stops)


def _is_dateline(words: str) -> bool:
    """Whether the place is in capitals, or a known agency follows it in brackets.

    Not "U.S. President Ana Ruiz — facing a revolt —" or "Ana Ruiz (Labour) –".
    """
    place, bracket, agency = words.partition("(")
    if bracket and find_agency(agency.partition(")")[0].strip()):
        return True
    named = [word for word in place.partition(",")[0].split() if any(c.isalpha() for c in word)]
    return all(_IN_CAPITALS.match(word) for word in named) and bool(named)
