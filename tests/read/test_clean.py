"""What is set aside is not the story, and the story is never set aside."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.read.clean import find_removed
from variorum.read.markup import find_markup
from variorum.read.rules import reasons, rules

STORY = (
    "The ferry Marta sank off Nordvik on Monday, the coast guard said.\n\n"
    "All sixty people aboard were brought to land by fishing boats before nightfall.\n\n"
)


def set_aside(text: str, **known: str) -> list[tuple[str, str]]:
    return [(part.why, text[part.start : part.end]) for part in find_removed(text, **known)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Photo: Ana Ruiz / Harbour Agency", "photo credit"),
        ("Photo by Ana Ruiz", "photo credit"),
        (
            "Image: The harbour at dusk, Ana Ruiz, CC BY-SA 4.0 (https://example.org/l)",
            "photo credit",
        ),
        ("Piotr Lang speaks to fishermen in Nordvik. (Photo: Ana Ruiz, HA)", "photo caption"),
        ("Fishermen on the pier of Nordvik. Ana Ruiz/AFP/Getty Images", "photo caption"),
        ("Advertisement", "advertisement"),
        ("Page last updated at 05:27 GMT, Tuesday, 27 September 2011 06:27 UK", "byline"),
        ("Skip Twitter post 2 by @orlen", "navigation"),
        ("End of Twitter post by @orlen", "navigation"),
        ("A version appeared on p36 of the Main section of the Courier on 3 May", "navigation"),
        ("A version of this article appeared in print on May 3, on page A1", "navigation"),
        ("Related Coverage Mayor says the harbour will stay shut", "related links"),
        ("Previous Article", "navigation"),
        ("Next story", "navigation"),
        ("Story continues below", "navigation"),
        ("Home | News | Sport | Weather", "navigation"),
        ("Read also: Harbour closed for the winter", "related links"),
        ("RELATED: Harbour closed for the winter", "related links"),
        ("READ: Harbour closed for the winter", "related links"),
        ("Now watch: ‘The harbour in winter’", "related links"),
        ("More On This... Mayor closes the harbour", "related links"),
        ("See also: Fire him! Fishermen ask the mayor to act", "related links"),
        ("[Read: Harbour closed for the winter]", "related links"),
        ("View this email in your browser", "newsletter"),
        ("You are receiving this email because you signed up at sarn.example.", "newsletter"),
        ("Unsubscribe | Update your preferences", "newsletter"),
        ("The post Ferry sinks appeared first on Nordvik Blog.", "author note"),
        ("Source URL: http://sarn.example/news/4411", "link"),
        ("Print this page Close window", "navigation"),
        ("2 / 14", "navigation"),
        ("Ana Ruiz reported from Nordvik, and Piet Lang from Oslo.", "author note"),
        ("With files from the Sarn Press", "author note"),
        ("Translated from the German by Ana Ruiz", "author note"),
        ("Disclosure: The writer owns shares in the ferry line.", "author note"),
        ("This report includes material from the Sarn Press.", "author note"),
        ("Mayor Ana Ruiz, left, speaks in Nordvik, Tuesday, March 3, 2026.", "photo caption"),
        ("© Nordvik Courier", "copyright"),
        ("Republication in any form is strictly prohibited", "copyright"),
        ("Advertisement – scroll to continue", "advertisement"),
        ("Be the first to comment", "comments"),
        ("Spotted an error? Write to us.", "comments"),
        ("Help keep this newsroom going with a gift of five crowns.", "appeal"),
        ("If you enjoyed this article, please donate.", "appeal"),
        ("Support our journalism today.", "appeal"),
        ("Sign up for our daily newsletter", "newsletter"),
        ("Get the morning briefing delivered to your inbox.", "newsletter"),
        ("Subscribe now", "subscription"),
        ("This article is for subscribers only.", "subscription"),
        ("Cancel at any time", "subscription"),
        ("The remaining 74% of this article is reserved for subscribers.", "subscription"),
        ("Listen to this article", "navigation"),
        ("To play this video you need to enable JavaScript in your browser.", "navigation"),
        ("Share on Facebook", "share line"),
        ("Share this article: Facebook | Twitter | WhatsApp | Email", "share line"),
        ("Follow us on Twitter @NordvikCourier", "share line"),
        ("Leave a comment", "comments"),
        ("This site uses cookies to improve your visit. Accept", "cookie notice"),
        ("© 2026 The Nordvik Courier. All rights reserved.", "copyright"),
        ("Piotr Lang contributed to this report.", "author note"),
        ("(Reporting by Ana Ruiz; Editing by Piotr Lang)", "author note"),
        ("Ana Ruiz is a reporter for the Nordvik Courier. Follow her on Twitter.", "author note"),
        ("https://example.org/ferry", "link"),
        ("Our reporters live from gifts of readers. Can you spare a cup of coffee?", "appeal"),
        ("Your contribution of three crowns a month keeps this site alive.", "appeal"),
        ("Harbour Notes: our weekly letter about ships. Sign up for free.", "newsletter"),
        ("You may unsubscribe at any time.", "newsletter"),
        ("Log in or create a free account to keep this story.", "subscription"),
        ("Get the Courier app on Google Play and hear the news first.", "share line"),
        ("Were you on board? Get in touch with our newsroom.", "comments"),
        ("You might also like", "related links"),
        ("Dig deeper: How the harbour was built", "related links"),
        ("Artwork by Ana Ruiz for the Courier", "photo credit"),
        ("Promoted content", "advertisement"),
        ("Swipe to see more", "navigation"),
        ("Contact the reporter: ana.ruiz@example.org", "author note"),
        ("This article appears in the May 20, 2026, issue of the Harbour Review.", "author note"),
    ],
)
def test_a_line_that_is_not_the_story_is_set_aside_whole(line: str, why: str) -> None:
    assert set_aside(STORY + line) == [(why, line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor asked residents to donate blankets and food to the families.",
        "“Please donate today,” Mayor Alvar said.",
        "Please donate blankets today, he told us.",
        "Donations to the harbour fund doubled after the accident.",
        "The newsletter had 40,000 subscribers before the scandal.",
        "Readers who subscribe to the paper pay nine crowns a month.",
        "The photo shows the ship in calm water, the inquiry said.",
        "Ana Ruiz, a photographer, took a picture of the wreck.",
        "She shared the story on Facebook, where it was read by thousands.",
        "The court ruled that all rights to the image belong to the family.",
        "The site uses cookies to follow its visitors, the regulator found, and sued.",
        "Cookies were handed out to children on the pier.",
        "Ms. Alvar declined to comment.",
        "The company said it would copyright the film and sell it.",
        "We must act, the minister said, before winter comes.",
        "He wrote: Support our journalism is what they always say.",
        "Piotr Lang is a fisherman and lost his boat.",
        "By Monday evening the harbour was empty.",
        "She was a member of the committee that sent emails to voters.",
        "Thank you for your friendship and your support, and for your letters to us.",
        "We need your help to change this law before the summer.",
        "You can tell us how the boat went down, or you can stay silent.",
        "Our readers know that the harbour lives from gifts of the ferry line.",
        "If you own a boat, sign up for the course early and bring a life vest.",
        "Members of the harbour club pay a subscription of forty crowns a year.",
        "The photographer Ana Ruiz gave the museum her pictures of the harbour.",
        "Donors gave two million crowns, and the newsroom of the Courier was saved.",
        "The line declined to comment on the letter to the editor.",
        "Correction: The ferry Marta was built in 1988, not in 1978.",
        "This article appears in the list of evidence, and in the charge.",
        "Ana Ruiz can be reached at her office, where she waits for the verdict.",
    ],
)
def test_a_sentence_about_such_things_stays(sentence: str) -> None:
    assert set_aside(STORY + sentence) == []
    assert set_aside(f"{STORY}{sentence} The inquiry goes on.\n\n{STORY}") == []


def test_a_credit_between_two_sentences_goes_and_both_sentences_stay() -> None:
    text = "The ferry sank. (Photo: Ana Ruiz / Harbour Agency) Nobody was hurt."
    assert set_aside(text) == [("photo credit", "(Photo: Ana Ruiz / Harbour Agency)")]


def test_a_credit_glued_to_the_story_ends_with_its_licence() -> None:
    credit = "Image: The Marta, Ana Ruiz, CC BY-SA 4.0 (https://example.org/by-sa)"
    assert set_aside(f"{credit} The coast guard opened an inquiry. Nobody was hurt.") == [
        ("photo credit", credit)
    ]


def test_a_credit_that_opens_a_paragraph_ends_with_its_sentence() -> None:
    text = "Photo: Ana Ruiz / Harbour Agency. The coast guard opened an inquiry. It is slow."
    assert set_aside(text) == [("photo credit", "Photo: Ana Ruiz / Harbour Agency.")]


def test_a_long_paragraph_with_a_credit_at_its_end_keeps_its_sentences() -> None:
    text = "The ferry sank on Monday. Nobody was hurt. Boats came. (Photo: Ana Ruiz, HA)"
    assert set_aside(text) == [("photo credit", "(Photo: Ana Ruiz, HA)")]


def test_a_quotation_before_a_credit_stays() -> None:
    told = "“I will run,” Piotr Lang told the crowd on the pier of Nordvik."
    assert set_aside(f"{told} Photograph: Ana Ruiz/Harbour Agency")[0:1] != [
        ("photo caption", f"{told} Photograph: Ana Ruiz/Harbour Agency")
    ]


def test_an_appeal_as_the_last_sentence_of_a_paragraph_goes_alone() -> None:
    text = "We must act, he said. The talks go on. If you liked this, please consider donating."
    assert set_aside(text) == [("appeal", "If you liked this, please consider donating.")]


def test_an_appeal_of_several_sentences_goes_whole() -> None:
    appeal = (
        "You can help. If you value our work, please donate. Every little helps. "
        "We rely on readers like you. Thank you!"
    )
    found = set_aside(STORY + appeal)
    assert {why for why, _ in found} == {"appeal"}
    assert " ".join(words for _, words in found) == appeal


def test_an_appeal_inside_a_quotation_stays() -> None:
    text = "“We lost everything. Please donate to us today. It helps,” Mr. Lang said."
    assert set_aside(text) == []


def test_headlines_under_related_go_until_the_story_goes_on() -> None:
    text = f"{STORY}Related\n\nHarbour closed\n\nFerry line raises fares\n\nThe inquiry goes on."
    assert [words for _, words in set_aside(text)] == [
        "Related",
        "Harbour closed",
        "Ferry line raises fares",
    ]


@pytest.mark.parametrize("label", ["More On This… ", "RELATED: ", "Read more: ", "Also read » "])
def test_a_headline_behind_its_label_goes_alone_from_a_paragraph(label: str) -> None:
    told = "The mayor said that the harbour would stay shut."
    link = f"{label}Two towns quarrel over a quay"
    assert set_aside(f"{STORY}{told} {link}") == [("related links", link)]
    assert set_aside(f"{STORY}{link}. {told}") == [("related links", f"{link}.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan needs luck (read: money) and time.",
        "Related note: the harbour has been shut before, and for longer.",
        "The league was played on 12/24 that year.",
        "As our Ana Ruiz reports from Nordvik, the fishermen were told late.",
        "The mayor walked to the quay on Tuesday, March 3, 2026.",
        "In Touch With People Like You",
    ],
)
def test_words_of_the_story_that_look_like_a_label_stay(sentence: str) -> None:
    assert set_aside(f"{STORY}{sentence}\n\n{STORY}") == []


def test_a_paragraph_with_a_link_at_its_end_is_no_headline_of_a_list() -> None:
    told = "The mayor, who has been ill, said that the town would pay for the repair."
    text = f"{STORY}Related\n\nTwo towns quarrel over a quay\n\n{told} Read more: Mayor pays"
    assert told not in [words for _, words in set_aside(text)]


def test_a_subhead_after_a_list_of_links_stays() -> None:
    text = f"{STORY}Read also:\nHarbour closed for winter\nFerry line raises fares\n\n"
    found = set_aside(f"{text}The men on the pier\n\nIn Nordvik nobody slept that night.")
    assert [words for _, words in found] == [
        "Read also:",
        "Harbour closed for winter",
        "Ferry line raises fares",
    ]


def test_furniture_is_found_behind_markup_and_in_offsets_of_the_text() -> None:
    text = f"{STORY}**Stand with us.** If you can, please [donate](https://example.org/d) today."
    why = [why for why, words in set_aside(text) if "donate" in words]
    assert why == ["appeal"]
    assert not any(STORY.strip().endswith(words) for _, words in set_aside(text))


def test_a_sentence_of_the_story_before_an_appeal_stays() -> None:
    story = "The harbour, which our questions about the fund reached late, closed on Monday."
    text = f"{STORY}{story} Subscribe now to read every story."
    assert set_aside(text) == [("subscription", "Subscribe now to read every story.")]


def test_a_subhead_named_related_work_stays_where_no_headline_follows() -> None:
    assert set_aside(f"{STORY}Read more\n\nThe inquiry goes on, and it is slow.\n\n{STORY}") == [
        ("navigation", "Read more")
    ]
    assert set_aside(f"{STORY}Latest news\n\nThe inquiry goes on, and it is slow.\n\n{STORY}") == []


def test_the_title_is_furniture_only_where_it_stands_again() -> None:
    text = f"Ferry sinks\n\n{STORY}Ferry sinks"
    assert set_aside(text, title="Ferry sinks") == [("duplicate of the title", "Ferry sinks")]


def test_a_byline_counts_only_at_the_top() -> None:
    assert set_aside("Ferry sinks\n\nBy Ana Ruiz\n\n" + STORY) == [("byline", "By Ana Ruiz")]
    assert set_aside(STORY * 4 + "By Ana Ruiz\n\n" + STORY * 4) == []


def test_marks_go_and_the_words_they_mark_stay() -> None:
    text = "Read [the accord](https://example.org/a), it is **short**."
    assert [words for _, words in set_aside(text)] == [
        "[",
        "](https://example.org/a)",
        "**",
        "**",
    ]


def test_link_captions_run_into_a_name_go() -> None:
    text = "Sen. Ana Ruiz Ana Maria RuizHarbour bill stalls Lang quits the race MORE said no."
    assert set_aside(text) == [
        ("related links", "Ana Maria RuizHarbour bill stalls Lang quits the race MORE")
    ]


def test_furniture_over_two_wrapped_lines_is_found() -> None:
    text = (
        "The ferry Marta sank off Nordvik on Monday, the coast guard said in a\n"
        "statement. All sixty people aboard were brought to land by boats of\n"
        "fishermen before nightfall, and nobody was hurt, said a spokesman of\n"
        "the line.\n\n"
        "If you value independent reporting from the coast, please consider a\n"
        "monthly gift and become a member of our readers' club today.\n"
    )
    assert [why for why, _ in set_aside(text)] == ["appeal"]


QUOTED = (
    STORY + "“Nobody would tell us where the boats were,” said Åse Nordvåg, who lost her coat.\n\n"
    "The company has not said when the next ferry will sail.\n\n"
)


@pytest.mark.parametrize("credit", ["Åse Nordvåg, passenger", "— Åse Nordvåg"])
def test_a_pull_quote_goes_with_its_name_and_the_quotation_stays(credit: str) -> None:
    text = QUOTED + f"Nobody would tell us where the boats were\n\n{credit}\n\nAn inquiry begins."
    assert set_aside(text) == [
        ("pull quote", "Nobody would tell us where the boats were"),
        ("pull quote", credit),
    ]


def test_a_subhead_behind_a_pull_quote_stays() -> None:
    text = (
        QUOTED + "Nobody would tell us where the boats were\n\nWhat is known\n\nAn inquiry begins."
    )
    assert [words for _, words in set_aside(text)] == ["Nobody would tell us where the boats were"]


def test_a_headline_that_the_lead_repeats_stays() -> None:
    headline = "The ferry Marta sank off Nordvik on Monday"
    assert set_aside(headline + "\n\n" + STORY) == []


def test_names_begin_with_capitals_of_any_alphabet() -> None:
    assert set_aside("By Åse Nordvåg and Łukasz Źrebiec\n\n" + STORY) == [
        ("byline", "By Åse Nordvåg and Łukasz Źrebiec")
    ]


def test_the_mark_of_the_end_is_no_last_line_of_the_story() -> None:
    assert set_aside(STORY + "ENDS") == [("navigation", "ENDS")]


def test_reasons_are_a_closed_vocabulary() -> None:
    assert {rule.why for rule in rules()} < set(reasons())
    assert set(reasons()) == {
        "advertisement", "appeal", "author note", "byline", "comments", "cookie notice",
        "copyright", "duplicate of the title", "link", "markup", "navigation", "newsletter",
        "photo caption", "photo credit", "pull quote", "related links", "share line",
        "subscription",
    }  # fmt: skip


@given(st.text(alphabet='aA .“”"\n()[]*:/—photo©MORE donateshr', max_size=300))
@settings(max_examples=200, deadline=None)
def test_what_is_set_aside_is_in_order_and_does_not_overlap(text: str) -> None:
    reached = 0
    for part in find_removed(text, title="A"):
        assert reached <= part.start < part.end <= len(text)
        assert part.why in reasons()
        reached = part.end


@pytest.mark.parametrize(
    "unit",
    ["a", "(photo: ", "Please donate. ", "[a](http://", "**a ", "“", "Ruiz Ana RuizX MORE ", "\n"],
)
def test_a_long_text_takes_linear_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = time.process_time()
    find_removed(text)
    assert time.process_time() - started < 20


def test_a_long_line_of_names_is_looked_through_once() -> None:
    began = time.process_time()
    list(find_markup("Ann " * 25_000 + " MORE"))
    assert time.process_time() - began < 1


def test_words_around_an_advertisement_are_looked_through_once() -> None:
    words = ("below", "here", "continue", "the story", "scroll to", "-", "ad")
    for line in (f"{word} " * 150 + "advertiser" for word in words):
        began = time.process_time()
        assert find_removed(line) == ()
        assert time.process_time() - began < 1


def test_a_print_edition_in_the_midst_of_a_text_without_paragraphs_is_set_aside() -> None:
    line = (
        "A version appeared on p18 of the Main section section of the Courier on 09.39 GMT on "
        "Tuesday 9 November 2010"
    )
    found = set_aside(f"{STORY.strip()} {line} The council met again on Monday, the mayor said.")
    assert found == [("navigation", line)]


def test_where_the_writer_is_reached_is_set_aside_also_amid_a_paragraph() -> None:
    note = "Ana Ruiz can be reached at ana.ruiz@example.org."
    found = set_aside(f"{STORY.rstrip()} The ferry was raised on Friday. {note}")
    assert found == [("author note", note)]
