"""Which claim of an article the words at a place belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from variorum.records import Claim
from variorum.spans import pieces_of


class ClaimsAround:
    """Looks up the shortest claim around an offset of one article."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._pieces = sorted(
            (start, end, claim.span.end - claim.span.start, claim.id)
            for claim in self._claims.values()
            for start, end in pieces_of(claim.span)
        )
        self._longest = max((end - start for start, end, _, _ in self._pieces), default=0)

    def at(self, offset: int) -> Claim | None:
        """The shortest claim whose words hold the character at ``offset``."""
        last = bisect_right(self._pieces, (offset, 1 << 60, 0, ""))
        first = bisect_right(self._pieces, (offset - self._longest, -1, 0, ""))
        near = [piece for piece in self._pieces[first:last] if piece[1] > offset]
        return self._claims[min(near, key=lambda piece: piece[2:])[3]] if near else None
