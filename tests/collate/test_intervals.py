"""The intervals are the published ones, and no count makes them absurd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.intervals import measure_rate, measure_share
from variorum.collated import Measure


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605),
     (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_shares_have_the_intervals_that_newcombe_prints(
    count: int, base: int, low: float, high: float
) -> None:
    measure = measure_share(count, base, 1)
    assert measure.rate == count / base
    assert (measure.low, measure.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.6889), (1, 0.0253, 5.5716), (2, 0.2422, 7.2247), (5, 1.6235, 11.6683),
     (10, 4.7954, 18.3904), (30, 20.2409, 42.8269), (100, 81.364, 121.6268)],
)  # fmt: skip
def test_counts_have_garwood_s_exact_limits_to_a_fiftieth(
    count: int, low: float, high: float
) -> None:
    measure = measure_rate(count, 500, 500)
    assert measure.rate == count
    assert (measure.low, measure.high) == pytest.approx((low, high), abs=0.021)


@pytest.mark.parametrize("measure", [measure_share(0, 0), measure_rate(0, 0, 1000)])
def test_nothing_to_count_on_has_no_rate_and_no_interval(measure: Measure) -> None:
    assert (measure.count, measure.base) == (0, 0)
    assert measure.rate is measure.low is measure.high is None


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_the_rate_lies_in_its_interval_and_the_interval_in_what_can_be(
    count: int, base: int
) -> None:
    rate = measure_rate(count, base, 1000)
    assert rate.rate is not None
    assert rate.low is not None
    assert rate.high is not None
    assert 0 <= rate.low <= rate.rate < rate.high
    share = measure_share(min(count, base), base)
    assert share.rate is not None
    assert share.low is not None
    assert share.high is not None
    assert 0 <= share.low <= share.rate <= share.high <= 100
