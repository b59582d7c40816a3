"""What says when, how long or how often is found, with what it means in TIMEX3."""

from collections.abc import Callable
from time import process_time

import pytest

from variorum.annotate.parse import Parse, parse_article
from variorum.annotate.times import find_times
from variorum.models import Models
from variorum.records import Article, Origin, Precision, Published, TimeExpression, TimeType

Find = Callable[..., list[TimeExpression]]

WEDNESDAY = Published("2026-03-18", Precision.DAY, Origin.FEED)


@pytest.fixture(scope="module")
def find(models: Models, article_of: Callable[..., Article]) -> Find:
    def times(text: str, published: Published | None = WEDNESDAY) -> list[TimeExpression]:
        article = article_of(text, published=published)
        found = find_times(parse_article(article, models.parser))
        assert all(article.text[t.span.start : t.span.end] == t.span.exact for t in found)
        return found

    return times


def shown(found: list[TimeExpression]) -> list[tuple[str, str | None]]:
    return [(time.span.exact, time.value) for time in found]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The weir broke on 26 February 2024.", "26 February 2024", "2024-02-26"),
        ("The weir broke on Feb. 26, 2024.", "Feb. 26, 2024", "2024-02-26"),
        ("The weir broke on 2024-02-26.", "2024-02-26", "2024-02-26"),
        ("Turnout was highest in March 1996.", "March 1996", "1996-03"),
        ("The mill closed in 1987.", "1987", "1987"),
        ("The mill closed in nineteen eighty-seven.", "nineteen eighty-seven", "1987"),
        ("Trade grew in the late 1970s.", "the late 1970s", "197"),
        ("A 19th century chapel burnt down.", "19th century", "18"),
        ("They met in the winter of 1994.", "the winter of 1994", "1994-WI"),
        ("Sales fell in the third quarter of 2024.", "the third quarter of 2024", "2024-Q3"),
        ("Rain came in the first half of 2025.", "the first half of 2025", "2025-H1"),
        ("Orvik opened the quay in early 2019.", "early 2019", "2019"),
        ("In fiscal 2023 the port made a loss.", "fiscal 2023", "2023"),
        ("The temple was built about 300 BC.", "about 300 BC", "BC0300"),
        ("Shares of 2010 BC Hydro rose.", "2010", "2010"),
        ("She was born on Christmas Day, 1961.", "Christmas Day, 1961", "1961-12-25"),
    ],
)
def test_a_date_in_full_needs_nothing_else(find: Find, text: str, words: str, value: str) -> None:
    for published in (WEDNESDAY, None):
        assert shown(find(text, published)) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Mayor Lindqvist resigned today.", "today", "2026-03-18"),
        ("Mayor Lindqvist resigned late yesterday.", "late yesterday", "2026-03-17"),
        ("The vote is tomorrow.", "tomorrow", "2026-03-19"),
        ("Mayor Lindqvist resigned last Friday.", "last Friday", "2026-03-13"),
        ("The council sits next Tuesday.", "next Tuesday", "2026-03-24"),
        ("Mayor Lindqvist resigned last week.", "last week", "2026-W11"),
        ("The council sits later this week.", "later this week", "2026-W12"),
        ("Prices rose last month.", "last month", "2026-02"),
        ("Prices will rise next month.", "next month", "2026-04"),
        ("Prices rose earlier this year.", "earlier this year", "2026"),
        ("Prices rose last spring.", "last spring", "2025-SP"),
        ("The bridge opened five years ago.", "five years ago", "2021"),
        ("The bridge opened three days ago.", "three days ago", "2026-03-15"),
        ("The bridge opened a year and a half ago.", "a year and a half ago", "2024-09"),
        ("The bridge opened nearly two weeks ago.", "nearly two weeks ago", "2026-W10"),
        ("The work will be done by the end of the year.", "the end of the year", "2026"),
        ("The work will be done by year-end.", "year-end", "2026"),
        ("Orvik was hit by storms last May.", "last May", "2025-05"),
        ("The families met on Thanksgiving.", "Thanksgiving", "2025-11-27"),
        ("The harbour was calm over the weekend.", "the weekend", "2026-W11-WE"),
    ],
)
def test_relative_dates_count_from_the_day_of_publication(
    find: Find, text: str, words: str, value: str
) -> None:
    assert shown(find(text)) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister resigned on Monday.", "2026-03-16"),
        ("The minister will resign on Monday.", "2026-03-23"),
        ("The minister is to resign on Monday.", "2026-03-23"),
        ("The minister meets the miners on Monday.", "2026-03-23"),
        ("The talks follow Monday's vote.", "2026-03-16"),
        ("The talks, scheduled for Monday, may fail.", "2026-03-23"),
        ("The minister resigned on Wednesday.", "2026-03-18"),
        ("The dam burst in May.", "2025-05"),
        ("The dam will be rebuilt in May.", "2026-05"),
        ("The dam will be rebuilt by January.", "2027-01"),
        ("The dam burst in January.", "2026-01"),
        ("The dam burst on Nov. 30.", "2025-11-30"),
        ("The tax takes effect on June 1.", "2026-06-01"),
        ("The dividend is payable April 2.", "2026-04-02"),
        ("Profit fell in the fourth quarter.", "2025-Q4"),
        ("Profit will fall in the fourth quarter.", "2026-Q4"),
    ],
)
def test_the_tense_says_whether_a_day_is_past_or_to_come(find: Find, text: str, value: str) -> None:
    assert [time.value for time in find(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor tried to calm the miners in Orvik on Monday.", "2026-03-16"),
        ("The minister flew to Orvik to sign the treaty on Monday.", "2026-03-16"),
        ("The minister announced plans to sign the treaty on Monday.", "2026-03-23"),
        ("The report coming up this Friday worries the miners.", "2026-03-20"),
        ("Nobody knows where the bill will go after Monday's vote.", "2026-03-16"),
        ("The institute argues on Monday that wages are too low.", "2026-03-16"),
        ("The offer, which was extended to April 10, is fair.", "2026-04-10"),
        ("The tax was repealed in the year that ended April 10.", "2025-04-10"),
        ("The work will be done by the end of next year.", "2027"),
    ],
)
def test_the_clause_that_a_day_belongs_to_says_where_it_lies(
    find: Find, text: str, value: str
) -> None:
    assert [time.value for time in find(text)][-1] == value


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Talks will be held on May 9 and 10.", [("May 9", "09"), ("10", "10")]),
        ("Talks will be held on 9 and 10 May.", [("9", "09"), ("10 May", "10")]),
        ("Talks will be held on the 9th and the 10th of May.", [("9th", "09"), ("10th", "10")]),
        ("Talks will be held on May 9 and 20 miners will come.", [("May 9", "09")]),
        ("Talks will be held on May 9 and 8 more will follow.", [("May 9", "09")]),
    ],
)
def test_two_days_can_share_a_month(find: Find, text: str, days: list[tuple[str, str]]) -> None:
    found = [(words.removesuffix(" of May"), value) for words, value in shown(find(text))]
    found = [(words.removeprefix("the "), value) for words, value in found]
    assert found == [(words, f"2026-05-{day}") for words, day in days]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on 3 May 2025. The next day divers came.", "The next day", "2025-05-04"),
        ("He fled in June 2019. Two months later he came back.", "Two months later", "2019-08"),
        ("He fled in June 2019. The following month he died.", "The following month", "2019-07"),
        ("He left in 2012. Votes were bought that year.", "that year", "2012"),
        ("He left in 2012. The previous year he had won.", "The previous year", "2011"),
        ("It shut on Friday. The previous Friday it rained.", "The previous Friday", "2026-03-06"),
        ("Profit rose in the latest quarter.", "the latest quarter", "2025-Q4"),
        ("Third-quarter profit rose. It fell a year earlier.", "a year earlier", "2024-Q3"),
        ("The toll ends on May 8. It was agreed a day earlier.", "a day earlier", "2026-03-17"),
        ("The mill burnt on March 3 and is shut until May 8. It was sold a day earlier.",
         "a day earlier", "2026-03-02"),
    ],
)  # fmt: skip
def test_what_is_told_carries_the_time_on(find: Find, text: str, words: str, value: str) -> None:
    assert shown(find(text))[-1] == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The talks took nearly four hours.", "nearly four hours", "PT4H"),
        ("The judge imposed a 60-day moratorium.", "60-day", "P60D"),
        ("It lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("It lasted a year and a half.", "a year and a half", "P1Y6M"),
        ("It lasted an hour and a half.", "an hour and a half", "PT1H30M"),
        ("Orvik waited for half an hour.", "half an hour", "PT30M"),
        ("Rain fell over the past three months.", "the past three months", "P3M"),
        ("Rain fell in the first nine months.", "the first nine months", "P9M"),
        ("Rain fell for a couple of weeks.", "a couple of weeks", "P2W"),
        ("Rain fell for several days.", "several days", "PXD"),
        ("Rain fell for years.", "years", "PXY"),
        ("They met two weeks after the vote.", "two weeks", "P2W"),
        ("They must pay within 18 months.", "18 months", "P18M"),
        ("They have waited for decades.", "decades", "PXE"),
    ],
)
def test_a_length_of_time_is_a_duration(find: Find, text: str, words: str, value: str) -> None:
    (time,) = find(text)
    assert (time.type, time.span.exact, time.value) == (TimeType.DURATION, words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The siren went off at 7:15 p.m. on Monday.", "7:15 p.m. on Monday", "2026-03-16T19:15"),
        ("The siren went off at 10 a.m. yesterday.", "10 a.m. yesterday", "2026-03-17T10:00"),
        ("The siren went off at noon Sunday.", "noon Sunday", "2026-03-15T12:00"),
        ("The siren went off at 0735 GMT.", "0735 GMT", "2026-03-18T07:35"),
        ("The siren went off on Saturday night.", "Saturday night", "2026-03-14TNI"),
        ("The siren went off last night.", "last night", "2026-03-17TNI"),
        ("The siren went off this morning.", "this morning", "2026-03-18TMO"),
    ],
)
def test_a_time_of_day_has_its_day(find: Find, text: str, words: str, value: str) -> None:
    (time,) = find(text)
    assert (time.type, time.span.exact, time.value) == (TimeType.TIME, words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The market is held each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("The market is held on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
        ("The band marches every July.", "every July", "XXXX-07"),
        ("He pays every month.", "every month", "P1M"),
        ("He pays every two weeks.", "every two weeks", "P2W"),
        ("The band plays twice a week.", "twice a week", "P1W"),
    ],
)
def test_what_recurs_is_a_set(find: Find, text: str, words: str, value: str) -> None:
    (time,) = find(text)
    assert (time.type, time.span.exact, time.value) == (TimeType.SET, words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mine is now closed.", "now", "PRESENT_REF"),
        ("The mine was recently closed.", "recently", "PAST_REF"),
        ("The mine will soon be closed.", "soon", "FUTURE_REF"),
        ("Jobs were lost in recent years.", "recent years", "PAST_REF"),
        ("Jobs will be lost in coming months.", "coming months", "FUTURE_REF"),
        ("It was better in the past.", "the past", "PAST_REF"),
        ("Jobs were lost a few years ago.", "a few years ago", "PAST_REF"),
    ],
)
def test_vague_times_are_references(find: Find, text: str, words: str, value: str) -> None:
    assert shown(find(text)) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "She may march with them and will fall.",
        "Jan Orvik, 52 years old, left with June Ashby.",
        "A 9-year-old boy was found.",
        "The route costs $2 million a year.",
        "About 2000 people came to room 1998.",
        "The score was 3:21.",
        "A quarter of the voters stayed at home.",
        "The man is in his late 30s, his aunt in her 60s.",
        "He said as soon as he could that he was the second best.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(find: Find, text: str) -> None:
    assert shown(find(text)) == []


def test_without_a_publication_date_relative_values_stay_open_and_say_why(find: Find) -> None:
    found = find("It rained last week, and on Monday, and will on March 5, for two days.", None)
    assert shown(found) == [
        ("last week", None), ("Monday", None), ("March 5", "XXXX-03-05"), ("two days", "P2D"),
    ]  # fmt: skip
    assert [time.why is not None for time in found] == [True, True, True, False]
    assert "no publication date" in (found[0].why or "")


def test_a_month_of_publication_dates_months_but_no_days(find: Find) -> None:
    month = Published("2026-03", Precision.MONTH, Origin.BYLINE)
    last_month, yesterday = find("It rained last month and yesterday.", month)
    assert last_month.value == "2026-02"
    assert yesterday.value is None
    assert "not known to the day" in (yesterday.why or "")


def test_a_date_in_figures_that_can_be_read_as_two_says_so(find: Find) -> None:
    both, one = find("It opened on 3/4/2019 and shut on 25/4/2019.")
    assert (both.value, one.value) == ("2019-XX-XX", "2019-04-25")
    assert "two dates" in (both.why or "")


@pytest.mark.parametrize("words", ["31 April", "February 30, 2024", "2024-13-40"])
def test_an_impossible_date_has_no_value_but_a_reason(find: Find, words: str) -> None:
    (time,) = find(f"The treaty was signed on {words}.")
    assert time.value is None
    assert "the calendar has no" in (time.why or "")


def test_the_calendar_ends_without_an_error(find: Find) -> None:
    text = "It began 30000000 centuries ago and ends in 99999999999 years, in the year 2199."
    assert find(text)[0].why == "outside the calendar"


def test_ids_differ_and_stay_the_same(find: Find) -> None:
    text = "It rained on Monday. It rained on Monday."
    first, second = find(text), find(text)
    assert [time.id for time in first] == [time.id for time in second]
    assert first[0].id != first[1].id


def test_an_archive_of_thousands_of_expressions_takes_time_in_proportion(
    article_of: Callable[..., Article],
) -> None:
    import spacy

    tokenize = spacy.blank("en")

    def seconds(sentences: int) -> float:
        told = "On 4 May 1987, two weeks after the vote, the quay shut on Monday for years. "
        article = article_of(told * sentences, published=WEDNESDAY)
        starts = tuple((i * len(told), (i + 1) * len(told)) for i in range(sentences))
        parse = Parse(article, (), starts, tokenize.make_doc(article.text))
        begun = process_time()
        assert len(find_times(parse)) >= 3 * sentences
        return process_time() - begun

    seconds(100)  # tables are read
    assert seconds(1200) < 8 * max(seconds(300), 0.05)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The council will decide on the bridge in October", "October", "2026-10"),
        ("The summit begins three hours from now.", "three hours from now", "FUTURE_REF"),
        ("It opens two fortnights from now.", "two fortnights from now", "2026-W16"),
        ("He left two and a half months ago.", "two and a half months ago", "2026-01-02"),
        ("It fell two and a half days ago.", "two and a half days ago", "2026-03-16"),
        ("It was built 1.5 centuries ago.", "1.5 centuries ago", "1876"),
    ],
)
def test_a_text_may_end_anywhere_and_count_in_any_unit(
    find: Find, text: str, words: str, value: str
) -> None:
    assert shown(find(text)) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    ["On 9999-12-31 they met, and again the following Friday.", "It cost 1 " + "trillion " * 30],
)
def test_no_number_and_no_day_is_too_great(find: Find, text: str) -> None:
    find(text)


def test_a_long_number_before_a_month_is_no_day(find: Find) -> None:
    assert shown(find("ISBN 9780306406157 May 2018 was sold.")) == [("May 2018", "2018-05")]
    assert shown(find("They sold 500 May 2019 contracts.")) == [("May 2019", "2019-05")]


def test_degrees_are_no_decade(find: Find) -> None:
    assert shown(find("Temperatures will be in the 80s on Friday.")) == [("Friday", "2026-03-20")]


def test_a_season_to_come_is_not_one_that_is_over(find: Find) -> None:
    november = Published("2026-11-18", Precision.DAY, Origin.FEED)
    (spring,) = find("The bridge will reopen in the spring.", november)
    assert spring.value == "2027-SP"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The lease on the quay expires in November.", "2026-11"),
        ("The new levy takes effect on October 1.", "2026-10-01"),
        ("Unemployment in Orvik rises to 4.4% in February.", "2026-02"),
        ("The ferry line said on Monday it will reopen.", "2026-03-16"),
        ("The mayor told the council on Tuesday she would resign.", "2026-03-17"),
        ("The ministry said on Monday Holm will meet Ruiz in Orvik.", "2026-03-16"),
        ("The union says on Friday it will strike.", "2026-03-20"),
        ("The trial is set for October 12.", "2026-10-12"),
        ("The hearing was adjourned until Friday.", "2026-03-20"),
        ("The mayor has called a vote for 9 November.", "2026-11-09"),
        ("The valley set a record for February.", "2026-02"),
        ("The hearing, which was set for Monday, was cancelled.", "2026-03-16"),
        ("Anders Holm is due before magistrates on Thursday.", "2026-03-19"),
        ("Tova Lindqvist was elected on May 20.", "2025-05-20"),
        ("The deadline was extended to April 10.", "2026-04-10"),
        ("Ahead of Sunday's vote, polls show a dead heat.", "2026-03-22"),
        ("Ahead of Tuesday's vote, polls showed a dead heat.", "2026-03-17"),
        ("A decision is expected by Monday.", "2026-03-23"),
        ("Play starts at 8 p.m. on Saturday.", "2026-03-21T20:00"),
    ],
)
def test_the_verb_that_bears_a_day_says_on_which_side_it_lies(
    find: Find, text: str, value: str
) -> None:
    assert [time.value for time in find(text)] == [value]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Holm was arrested on 12 January last year.", "12 January last year", "2025-01-12"),
        ("The weir broke on Monday last week.", "Monday last week", "2026-03-09"),
        ("The council sits on Wednesday next week.", "Wednesday next week", "2026-03-25"),
        ("On Monday this year's champion lost.", "Monday", "2026-03-16"),
        ("The fair of Friday, May 30, drew a crowd.", "Friday, May 30", "2025-05-30"),
        ("The weir broke the day before yesterday.", "day before yesterday", "2026-03-16"),
        ("At 8:46am on September 11, 2001, it broke.", "8:46am on September 11, 2001", None),
        ("Play resumes at 10.30am.", "10.30am", "2026-03-18T10:30"),
    ],
)
def test_what_stands_beside_a_day_belongs_to_it(
    find: Find, text: str, words: str, value: str | None
) -> None:
    first = shown(find(text))[0]
    assert first == (words, value or "2001-09-11T08:46")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2008 the mill burnt. On September 15 of that year it closed.", "2008-09-15"),
        ("She left in November 2023. He was arrested on November 28.", "2023-11-28"),
        ("In May 2025 the weir broke. The floods on May 7 killed ten.", "2025-05-07"),
        ("The war began on March 20, 2022. On March 17, a rally was held.", "2026-03-17"),
        ("She left in May 2023. He will stand trial on May 28.", "2026-05-28"),
        ("The ferry sank on Saturday. By the next morning ten were found.", "2026-03-15TMO"),
    ],
)
def test_a_day_without_a_year_may_lie_in_the_one_just_told(
    find: Find, text: str, value: str
) -> None:
    assert find(text)[-1].value == value


def test_a_newspaper_named_after_a_day_is_no_day(find: Find) -> None:
    assert find("Tova Lindqvist told the Sunday Times that she had erred.") == []
    assert [t.span.exact for t in find("On Sunday times were hard.")] == ["Sunday"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The permit ends on the last day of March.", "the last day of March", "2026-03-31"),
        ("They vote on the second Sunday in May.", "the second Sunday in May", "2026-05-10"),
        ("They will vote on the last Sunday in May.", "the last Sunday in May", "2026-05-31"),
        (
            "They will vote on the first Monday of next month.",
            "the first Monday of next month",
            "2026-04-06",
        ),
        ("The fair is on the third weekend of June.", "the third weekend of June", "2026-W25-WE"),
        ("The weir broke in the last week of February.", "the last week of February", "2026-W09"),
        ("They meet on the first Monday of each month.", "the first Monday of each month", "P1M"),
        ("She will speak in the week of May 18.", "the week of May 18", "2026-W21"),
        ("They will play on the weekend of April 4.", "the weekend of April 4", "2026-W14-WE"),
        ("The week beginning 6 April will be wet.", "The week beginning 6 April", "2026-W15"),
    ],
)
def test_a_day_or_week_has_its_place_in_a_month(
    find: Find, text: str, words: str, value: str
) -> None:
    assert shown(find(text)) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A year ago today the weir broke.", "A year ago today", "2025-03-18"),
        ("Fifty years ago this week it broke.", "Fifty years ago this week", "1976-W12"),
        ("A week ago Monday the weir broke.", "A week ago Monday", "2026-03-09"),
        ("The trial opens Monday week.", "Monday week", "2026-03-30"),
        ("The trial will open Monday fortnight.", "Monday fortnight", "2026-04-06"),
        ("The trial opens a week on Monday.", "a week on Monday", "2026-03-30"),
        ("The trial starts a week from Monday.", "a week from Monday", "2026-03-30"),
        ("The trial will start two weeks from today.", "two weeks from today", "2026-04-01"),
        ("The week before last the weir broke.", "The week before last", "2026-W10"),
        ("The trial is the week after next.", "the week after next", "2026-W14"),
        ("The Friday before last it broke.", "The Friday before last", "2026-03-06"),
        ("On Friday last the council met.", "Friday last", "2026-03-13"),
        ("On Saturday next the fair opens.", "Saturday next", "2026-03-21"),
        ("Sales in Q3 2025 rose.", "Q3 2025", "2025-Q3"),
        ("Sales rose in 3Q.", "3Q", "2025-Q3"),
        ("Sales will rise in Q2.", "Q2", "2026-Q2"),
        ("The report is due in H2 2026.", "H2 2026", "2026-H2"),
        ("Sales in Q2 FY26 rose.", "Q2 FY26", "2026-Q2"),
    ],
)
def test_a_day_can_be_counted_from_another_and_a_quarter_told_in_short(
    find: Find, text: str, words: str, value: str
) -> None:
    assert shown(find(text)) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Holm was banned for two weeks on Monday.",
            [("two weeks", "P2W"), ("Monday", "2026-03-16")],
        ),
        ("The week before the vote was calm.", []),
        ("They met over the weekend after the vote.", [("the weekend", "2026-W11-WE")]),
        ("The fair runs June-August.", [("June", "2026-06"), ("August", "2026-08")]),
        ("They play on Saturday next to the mill.", [("Saturday", "2026-03-21")]),
        ("And here we are, 41 years later.", [("41 years", "P41Y")]),
        ("He said that Christmas is over.", [("Christmas", "2025-12-25")]),
        ("The parade was on St. Patrick's Day.", [("St. Patrick's Day", "2026-03-17")]),
    ],
)
def test_what_goes_on_otherwise_is_not_counted_from(
    find: Find, text: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(find(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Roads will be shut between 9 and 11 a.m. on Friday.",
            [("9", "2026-03-20T09:00"), ("11 a.m. on Friday", "2026-03-20T11:00")],
        ),
        (
            "The shop is open 9am-5pm on Friday.",
            [("9am", "2026-03-20T09:00"), ("5pm on Friday", "2026-03-20T17:00")],
        ),
        (
            "It starts at 7 p.m. Eastern on Friday.",
            [("7 p.m. Eastern on Friday", "2026-03-20T19:00")],
        ),
        ("It left at 3pm (AEST) on Monday.", [("3pm (AEST) on Monday", "2026-03-16T15:00")]),
        (
            "It rose at 8:12 a.m. ET (1212 GMT) on Monday.",
            [("8:12 a.m. ET (1212 GMT) on Monday", "2026-03-16T08:12")],
        ),
        ("It left at 1435 hours on Monday.", [("1435 hours on Monday", "2026-03-16T14:35")]),
        ("The dig took 1200 hours.", [("1200 hours", "PT1200H")]),
        (
            "It rang at ten o'clock on Monday night.",
            [("ten o'clock on Monday night", "2026-03-16T22:00")],
        ),
        ("It rang at 7 o'clock this evening.", [("7 o'clock this evening", "2026-03-18T19:00")]),
        (
            "It rang at 3 o'clock in the morning.",
            [("3 o'clock in the morning", "2026-03-18T03:00")],
        ),
        ("Snow will fall overnight.", [("overnight", "2026-03-18TNI")]),
        ("Snow fell overnight.", [("overnight", "2026-03-17TNI")]),
        ("Snow fell overnight Monday.", [("overnight Monday", "2026-03-16TNI")]),
        ("Some 10 Eastern nations met.", []),
        ("It is set in 12 pt type.", []),
    ],
)
def test_the_clock_is_read_with_its_zone_and_its_part_of_the_day(
    find: Find, text: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(find(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She is in her mid-30s.",
        "The road will cost 2030 million crowns.",
        "He read it in The Sunday Post.",
        "The Monday Club was right.",
        "She reads USA Today.",
        "The levy is paid bi-monthly.",
        "The Q2 car failed.",
    ],
)
def test_a_name_an_age_and_a_sum_are_no_times(find: Find, text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Ruiz cancelled Friday's rally.", "Friday", "2026-03-20"),
        ("Saturday's match was called off.", "Saturday", "2026-03-21"),
        ("Sunday's match was called off.", "Sunday", "2026-03-15"),
        ("The strike was called off on Sunday.", "Sunday", "2026-03-15"),
        ("The vote was postponed Tuesday.", "Tuesday", "2026-03-17"),
        ("The union has cancelled its strike on 24 March.", "24 March", "2026-03-24"),
        ("The talks were called off on 12 March.", "12 March", "2026-03-12"),
    ],
)
def test_what_is_called_off_lies_on_the_nearer_day(
    find: Find, text: str, words: str, value: str
) -> None:
    assert shown(find(text)) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It ran Jan. 20-22, 2019.", [("Jan. 20", "2019-01-20"), ("22, 2019", "2019-01-22")]),
        (
            "It ran from 20 November to 3 February 2019.",
            [("20 November", "2018-11-20"), ("3 February 2019", "2019-02-03")],
        ),
        ("It rained in July and August 2019.", [("July", "2019-07"), ("August 2019", "2019-08")]),
        (
            "It ran between November and February 2019.",
            [("November", "2018-11"), ("February 2019", "2019-02")],
        ),
        ("It rained in January and 2019 was dry.", [("January", "2026-01"), ("2019", "2019")]),
    ],
)
def test_a_stretch_has_its_year_at_its_end(
    find: Find, text: str, times: list[tuple[str, str]]
) -> None:
    assert shown(find(text)) == times


def test_a_day_named_behind_so_many_days_later_is_that_day(find: Find) -> None:
    text = "The vote was on 20 February. Two days earlier, on 5 February, a guard had fled."
    assert [value for _, value in shown(find(text))] == ["2026-02-20", "2026-02-05", "2026-02-05"]


def test_that_same_day_told_as_past_is_none_to_come(find: Find) -> None:
    text = "She sailed on 7 March. He is due in court on 20 April. That same day the port closed."
    assert shown(find(text))[-1] == ("That same day", "2026-03-07")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The market runs from 9 a.m. to noon on Saturday.", "2026-03-21T12:00"),
        ("The market ran from 9 a.m. to noon on Saturday.", "2026-03-14T12:00"),
    ],
)
def test_the_day_of_two_times_by_the_clock_has_the_tense_of_their_verb(
    find: Find, text: str, value: str
) -> None:
    assert find(text)[-1].value == value
