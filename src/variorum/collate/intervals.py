"""Counts on a base, with the rate and how far chance alone moves it.

The interval is what chance does to a count of this size if each unit of the base stood for
itself. Claims and sentences of one article do not quite (a loaded sentence seldom stands alone),
and the interval knows nothing of the errors of whatever found the things that were counted.
"""

from __future__ import annotations

from math import sqrt

from variorum.collated import Measure

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution: intervals of 95 %."""


def measure_share(count: int, base: int, per: int = 100) -> Measure:
    """How many of ``base`` units are counted, with Wilson's interval; never below 0 or above all.

    >>> measure_share(4, 32)
    Measure(count=4, base=32, per=100, rate=12.5, low=4.9..., high=28.0...)

    Wilson (1927), Journal of the American Statistical Association 22:209-212; for why it and not
    the textbook's: Newcombe (1998), Statistics in Medicine 17:857-872.
    """
    if base == 0:
        return Measure(count, base, per, None, None, None)
    share = count / base
    middle = share + Z * Z / (2 * base)
    around = Z * sqrt(share * (1 - share) / base + Z * Z / (4 * base * base))
    scale = per / (1 + Z * Z / base)
    # Of none and of all the ends are known, and a rounded sum would miss them by a hair.
    low = (middle - around) * scale if count else 0.0
    high = (middle + around) * scale if count < base else float(per)
    return Measure(count, base, per, per * share, low, high)


def measure_rate(count: int, base: int, per: int) -> Measure:
    """How often something happens in ``base`` units, with Byar's interval for a Poisson count.

    >>> measure_rate(7, 1400, 1000)
    Measure(count=7, base=1400, per=1000, rate=5.0, low=2.0..., high=10.3...)

    Byar's limits are, for every count, within 0.021 of the exact ones (Garwood 1936, Biometrika
    28:437-442) and need only a square root, so that they are the same on every machine: Breslow
    and Day (1987), Statistical Methods in Cancer Research II, IARC, page 69.
    """
    if base == 0:
        return Measure(count, base, per, None, None, None)
    low = _byar(count, -Z) if count else 0.0
    high = _byar(count + 1, Z)
    return Measure(count, base, per, per * count / base, per * low / base, per * high / base)


def _byar(count: int, z: float) -> float:
    root = 1 - 1 / (9 * count) + z / (3 * sqrt(count))
    return count * root * root * root
