import pytest

from variorum.read.dates import find_published, parse_date
from variorum.records import Origin, Precision, Published


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2026-03-05T17:03:00.123Z", "2026-03-05T17:03:00Z", Precision.SECOND),
        ("2026-03-05 17:03:00", "2026-03-05T17:03:00", Precision.SECOND),
        ("2026-03-05T17:03+0530", "2026-03-05T17:03+05:30", Precision.MINUTE),
        ("20260305T170300Z", "2026-03-05T17:03:00Z", Precision.SECOND),
        ("2026/3/5", "2026-03-05", Precision.DAY),
        ("2026-03", "2026-03", Precision.MONTH),
        ("2026", "2026", Precision.YEAR),
        ("Thu, 05 Mar 2026 17:03:00 GMT", "2026-03-05T17:03:00Z", Precision.SECOND),
        ("5 Mar 2026 17:03:00 EST", "2026-03-05T17:03:00-05:00", Precision.SECOND),
        ("Thursday 5th March 2026", "2026-03-05", Precision.DAY),
        ("March 5, 2026 at 5:03 pm", "2026-03-05T17:03", Precision.MINUTE),
        ("Thu 5 Mar 2026 17.03 GMT", "2026-03-05T17:03Z", Precision.MINUTE),
        ("17:03 GMT, 5 March 2026", "2026-03-05T17:03Z", Precision.MINUTE),
        ("5.03 pm on March 5, 2026", "2026-03-05T17:03", Precision.MINUTE),
        ("Thursday, March 5, 2026 - 5:03pm", "2026-03-05T17:03", Precision.MINUTE),
        (
            "Thu Mar 05 2026 17:03:00 GMT-0800 (Pacific Standard Time)",
            "2026-03-05T17:03-08:00",
            Precision.MINUTE,
        ),
        ("2026-03-05T00:00:00+00:00", "2026-03-05", Precision.DAY),
        ("25/12/2025", "2025-12-25", Precision.DAY),
        ("15.03.2026", "2026-03-15", Precision.DAY),
        ("05/05/2026", "2026-05-05", Precision.DAY),
        ("03/25/2026 10:30", "2026-03-25T10:30", Precision.MINUTE),
    ],
)
def test_dates_keep_the_precision_they_are_written_with(
    written: str, value: str, precision: Precision
) -> None:
    assert parse_date(written) == (value, precision)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2026-02-30", "no day of the calendar"),
        ("Sat, 30 Feb 2026 10:00:00 GMT", "no day of the calendar"),
        ("2026-03-05T25:00:00", "no day of the calendar"),
        ("05/03/2026", "two dates"),
        ("15/15/2026", "two dates"),
        ("0001-01-01T00:00:00", "the year 1 "),
        ("1970-01-01T00:00:00Z", "never set"),
        ("yesterday", "not written as a date"),
        (1770000000, "not written as a date"),
        ("9" * 100_000, "not written as a date"),
        ([["2026"] * 9] * 9, "a list is not written as a date"),
    ],
)
def test_what_is_no_date_says_why(written: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_date(written)


def test_the_next_candidate_stands_in_for_an_impossible_one() -> None:
    found, reasons = find_published(
        [(None, Origin.JSON_LD), ("2026-02-31", Origin.JSON_LD), ("2026-03-05", Origin.META_TAG)]
    )
    assert found == Published("2026-03-05", Precision.DAY, Origin.META_TAG)
    assert reasons == ["'2026-02-31' is no day of the calendar (JSON-LD): date ignored"]


def test_a_value_that_is_no_text_is_never_written_out() -> None:
    """A few hundred bytes of YAML with aliases stand for gigabytes of text."""

    class Bomb(list[object]):
        def __str__(self) -> str:
            raise AssertionError

    found, reasons = find_published([(Bomb(), Origin.FRONT_MATTER)])
    assert found is None
    assert reasons == ["a Bomb is not written as a date (front matter): date ignored"]
