"""Average-link clustering of a crowd: many articles, nearly all pairs of which are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.integer[Any]]


def link_crowd(count: int, a: Places, b: Places, value: Floats, enough: float) -> Places:
    """What ``average_link`` gives for the same pairs, in time and memory of ``count`` squared.

    Each pair is given once, with ``a`` < ``b``.

    >>> import numpy as np
    >>> link_crowd(3, np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.8]), 0.5).tolist()
    [0, 0, 2]
    """
    import numpy as np

    crowd = _Crowd(count)
    crowd.sums[a, b] = crowd.sums[b, a] = value
    group = np.arange(count)
    # What a row reaches at most: no mean of two groups is above the means that it is made of, so
    # that a row need not be looked at again before its turn comes.
    most = np.array([crowd.nearest(place)[0] for place in range(count)])
    while most[one := int(most.argmax())] >= enough:
        mean, other = crowd.nearest(one)
        if mean < most[one]:
            most[one] = mean
            continue
        crowd.join(one, other)
        group[group == other] = one
        most[other] = 0.0
        most[one], _ = crowd.nearest(one)
        # By as much as sums are rounded, a mean can be above those that it is made of.
        np.maximum(most[:one], crowd.means(one, slice(one)), out=most[:one])
    return group


class _Crowd:
    """The sums of the values between any two groups, each called by its lowest place."""

    def __init__(self, count: int) -> None:
        import numpy as np

        self.sums = np.zeros((count, count))
        self._sizes = np.ones(count)

    def means(self, place: int, others: slice) -> Floats:
        """The mean value between a group and each of ``others``."""
        found: Floats = self.sums[place, others] / (self._sizes[place] * self._sizes[others])
        return found

    def nearest(self, place: int) -> tuple[float, int]:
        """The highest mean with a group of a higher place, and the first that has it."""
        means = self.means(place, slice(place + 1, None))
        if not len(means):
            return 0.0, place
        best = int(means.argmax())
        return float(means[best]), place + 1 + best

    def join(self, one: int, other: int) -> None:
        """Take the group ``other`` into the group ``one``."""
        self._sizes[one] += self._sizes[other]
        self.sums[one] += self.sums[other]
        self.sums[one, one] = 0.0
        self.sums[:, one] = self.sums[one]
        self.sums[other] = self.sums[:, other] = 0.0
