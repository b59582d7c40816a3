"""Who is named in one article: names, kinds, roles, and whose a bare surname is."""

from collections.abc import Callable
from unicodedata import normalize

import pytest

from variorum.annotate.actors import find_actors
from variorum.annotate.parse import parse_article
from variorum.models import Models
from variorum.records import Actor, ActorKind, Article, Removed

Find = Callable[..., dict[str, Actor]]


@pytest.fixture
def actors_of(models: Models, article_of: Callable[..., Article]) -> Find:
    def find(text: str) -> dict[str, Actor]:
        actors = find_actors(parse_article(article_of(text), models.parser))
        assert all(text[span.start : span.end] == span.exact for a in actors for span in a.mentions)
        return {actor.name: actor for actor in actors}

    return find


def exact(actor: Actor) -> list[str]:
    return [span.exact for span in actor.mentions]


def test_a_surname_alone_belongs_to_the_full_name(actors_of: Find) -> None:
    found = actors_of("Ana Ruiz arrived in Porto Vell on Monday. Ruiz said the talks would go on.")
    assert exact(found["Ana Ruiz"]) == ["Ana Ruiz", "Ruiz"]
    assert found["Ana Ruiz"].kind is ActorKind.PERSON
    assert found["Ana Ruiz"].aliases == ("Ruiz",)


def test_a_letter_and_its_accent_are_one_however_they_are_stored(actors_of: Find) -> None:
    text = "Zoë Brånd arrived in Porto Vell on Monday. Brånd’s aide said the talks would go on."
    found = actors_of(normalize("NFD", text))
    assert exact(found["Zoë Brånd"]) == [
        normalize("NFD", words) for words in ("Zoë Brånd", "Brånd")
    ]
    assert found["Zoë Brånd"].aliases == ("Brånd",)


def test_a_family_name_that_comes_first_belongs_to_its_bearer(actors_of: Find) -> None:
    found = actors_of(
        "General Kim Sung Ho met the envoys in Lora. Kim said that the drills would go on. Tony "
        "Kim, a teacher, was freed. Tony Kim said he was glad."
    )
    assert exact(found["Kim Sung Ho"]) == ["Kim Sung Ho", "Kim"]
    assert exact(found["Tony Kim"]) == ["Tony Kim", "Tony Kim"]


def test_a_given_name_of_two_syllables_is_part_of_the_name(actors_of: Find) -> None:
    found = actors_of(
        "President Han Sung-ok met the envoys in Lora. Taiwan's Lin Mei-hua was there. Han said "
        "that the talks were useful."
    )
    assert exact(found["Han Sung-ok"]) == ["Han Sung-ok", "Han"]
    assert exact(found["Lin Mei-hua"]) == ["Lin Mei-hua"]


def test_a_king_is_not_the_one_who_bears_his_name_as_a_surname(actors_of: Find) -> None:
    found = actors_of(
        "The envoys met King Karol in Lora. Prime Minister Jan Karol joined them. King Karol said "
        "that he knew nothing. The king left early. Pope Felix and Tom Felix were there too."
    )
    assert exact(found["Jan Karol"]) == ["Jan Karol"]
    assert exact(found["Karol"]) == ["Karol", "Karol"]
    assert exact(found["Tom Felix"]) == ["Tom Felix"]


def test_a_word_that_opens_a_sentence_is_no_given_name(actors_of: Find) -> None:
    found = actors_of("Ana Ruiz came back to Lora. Regarding Ruiz, the council had no view.")
    assert exact(found["Ana Ruiz"]) == ["Ana Ruiz", "Ruiz"]


def test_a_title_is_a_role_and_no_part_of_the_name(actors_of: Find) -> None:
    found = actors_of("EU Special Representative Ana Ruiz met the delegation on Tuesday.")
    assert exact(found["Ana Ruiz"]) == ["Ana Ruiz"]
    assert found["Ana Ruiz"].roles == ("EU Special Representative",)


def test_a_spokesman_of_a_ministry_is_a_person_with_a_role(actors_of: Find) -> None:
    found = actors_of("Foreign Ministry spokesman Piotr Lang declined to comment on the report.")
    assert found["Piotr Lang"].kind is ActorKind.PERSON
    assert found["Piotr Lang"].roles == ("Foreign Ministry spokesman",)
    assert "Foreign Ministry spokesman Piotr Lang" not in found


def test_an_apposition_gives_the_role_on_either_side(actors_of: Find) -> None:
    found = actors_of(
        "The minister, Ana Ruiz, said no. Piotr Lang, the foreign minister of Norland, agreed."
    )
    assert found["Ana Ruiz"].roles == ("minister",)
    assert found["Piotr Lang"].roles == ("foreign minister of Norland",)


def test_a_possessive_is_outside_the_span(actors_of: Find) -> None:
    found = actors_of("Ana Ruiz’s plan failed. Later Ruiz's allies left the hall.")
    assert exact(found["Ana Ruiz"]) == ["Ana Ruiz", "Ruiz"]


def test_initials_and_particles_and_suffixes_stay_in_the_name(actors_of: Find) -> None:
    found = actors_of(
        "J. K. Alvar spoke first. Karin van der Berg, Omar al-Sharif and Tom Lang Jr. followed. "
        "Alvar then left with Lang."
    )
    assert exact(found["J. K. Alvar"]) == ["J. K. Alvar", "Alvar"]
    assert "Karin van der Berg" in found
    assert "Omar al-Sharif" in found
    assert exact(found["Tom Lang Jr."])[-1] == "Lang"


def test_letters_beyond_ascii_are_letters(actors_of: Find) -> None:
    found = actors_of("Željko Šarić criticised the plan. Šarić said it was too late.")
    assert exact(found["Željko Šarić"]) == ["Željko Šarić", "Šarić"]


def test_an_acronym_is_the_body_it_stands_for(actors_of: Find) -> None:
    found = actors_of(
        "The Norland Space Agency (NSA) delayed the launch. "
        "Officials at the NSA blamed the weather."
    )
    assert exact(found["Norland Space Agency"]) == ["Norland Space Agency", "NSA", "NSA"]
    assert found["Norland Space Agency"].kind is ActorKind.ORGANIZATION


def test_two_people_who_share_a_surname_stay_two(actors_of: Find) -> None:
    found = actors_of(
        "Anna Berg and Karl Berg disagreed. Mrs. Berg said she would vote against it."
    )
    assert exact(found["Anna Berg"]) == ["Anna Berg", "Berg"]
    assert exact(found["Karl Berg"]) == ["Karl Berg"]


def test_a_shared_surname_without_a_title_is_nobodys(actors_of: Find) -> None:
    found = actors_of("Anna Berg and Karl Berg disagreed on the tax. Berg said it would pass.")
    assert exact(found["Anna Berg"]) == ["Anna Berg"]
    assert exact(found["Karl Berg"]) == ["Karl Berg"]


def test_a_title_that_does_not_fit_makes_another_person(actors_of: Find) -> None:
    found = actors_of("Anna Berg opened the gallery. Mr. Berg, her rival, said it was too small.")
    assert exact(found["Anna Berg"]) == ["Anna Berg"]


def test_a_nickname_in_quotation_marks_is_inside_the_span_only(actors_of: Find) -> None:
    found = actors_of("Robert “Bo” Lang won the race. Lang thanked his team.")
    assert exact(found["Robert Lang"]) == ["Robert “Bo” Lang", "Lang"]


def test_a_headline_in_title_case_makes_no_names_of_its_own(actors_of: Find) -> None:
    found = actors_of(
        "Ruiz Walks Out As Historic Peace Talks Collapse\n\n"
        "Ana Ruiz left the conference on Friday after two hours, her spokeswoman said.\n"
    )
    assert exact(found["Ana Ruiz"]) == ["Ruiz", "Ana Ruiz"]
    assert not any("Talks" in name or "Walks" in name for name in found)


def test_a_dateline_is_no_actor(actors_of: Find) -> None:
    found = actors_of("PORTO VELL (Courier) — Ana Ruiz rejected the offer on Monday evening.")
    assert list(found) == ["Ana Ruiz"]


def test_a_place_counts_where_it_acts(actors_of: Find) -> None:
    acting = actors_of("Madrid rejected the proposal on Thursday.")
    assert acting["Madrid"].kind is ActorKind.PLACE
    assert "Madrid" not in actors_of("Ana Ruiz was born in Madrid and studied law.")


def test_peoples_and_parties_are_groups_and_adjectives_are_nobody(actors_of: Find) -> None:
    found = actors_of("Palestinians and the Greens protested against the Spanish proposal.")
    assert {name: actor.kind for name, actor in found.items()} == {
        "Palestinians": ActorKind.GROUP,
        "Greens": ActorKind.GROUP,
    }


def test_a_plural_possessive_stays_in_a_body_s_name(actors_of: Find) -> None:
    found = actors_of("The Sarrow Growers’ League (SGL) met. Later the SGL called for a strike.")
    assert exact(found["Sarrow Growers’ League"]) == ["Sarrow Growers’ League", "SGL", "SGL"]


def test_a_noun_before_the_name_tells_its_kind(actors_of: Find) -> None:
    found = actors_of("The daily Vennick Mercury reported that the newspaper Arbeit had closed.")
    assert found["Vennick Mercury"].kind is ActorKind.ORGANIZATION


def test_what_was_set_aside_names_nobody(
    models: Models, article_of: Callable[..., Article]
) -> None:
    from dataclasses import replace

    text = "Photo: Karl Berg.\n\nAna Ruiz said the vote would be held in May.\n"
    article = replace(article_of(text), removed=(Removed(0, 17, "credit"),))
    actors = find_actors(parse_article(article, models.parser))
    assert [actor.name for actor in actors] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "text", ["", "\n", "A" * 50_000, "Ana " * 3_000, "“" * 2_000, "Ruiz, Jr., " * 500]
)
def test_odd_text_ends_without_an_error(actors_of: Find, text: str) -> None:
    assert isinstance(actors_of(text), dict)


def test_a_body_named_without_its_country_is_the_same_body(actors_of: Find) -> None:
    found = actors_of(
        "The Norwegian Labor Department refused. Later the Labor Department gave in, and officials "
        "of the Department of Labor signed."
    )
    assert exact(found["Norwegian Labor Department"])[1:] == [
        "Labor Department",
        "Department of Labor",
    ]


def test_a_field_of_two_halves_stays_in_a_body_s_name(actors_of: Find) -> None:
    found = actors_of("The Centers for Medicare and Medicaid Services published new rules today.")
    assert list(found) == ["Centers for Medicare and Medicaid Services"]


def test_a_street_may_be_part_of_a_paper_s_name(actors_of: Find) -> None:
    found = actors_of("Ana Ruiz told the Dock Street Journal that she would resign in May.")
    assert "Dock Street Journal" in found


@pytest.mark.parametrize(
    "text",
    [
        "The Safer Harbours Act was passed by a wide margin last week.",
        "The court overturned Alvar v. Brandt, and Brandt was cited by nobody.",
        "She said that Hurricane Delia had destroyed the harbour.",
    ],
)
def test_laws_and_cases_and_storms_are_no_actors(actors_of: Find, text: str) -> None:
    assert actors_of(text) == {}


def test_a_titled_first_name_is_nobody_s_given_name(actors_of: Find) -> None:
    found = actors_of("Pope Martin spoke in Lisbon. Martin Ruiz, a lawyer, was pleased by it.")
    assert exact(found["Martin Ruiz"]) == ["Martin Ruiz"]


def test_a_clause_before_the_speech_verb_is_no_description(actors_of: Find) -> None:
    found = actors_of("No letter from Ana Ruiz had reached Brask, the minister said, and left.")
    assert found["Ana Ruiz"].roles == ()
    assert "Brask" not in found


def test_a_title_of_several_words_is_one_role(actors_of: Find) -> None:
    found = actors_of("Acting Chief of Staff Ana Ruiz met Secretary of State Piotr Lang on Monday.")
    assert found["Ana Ruiz"].roles == ("Acting Chief of Staff",)
    assert found["Piotr Lang"].roles == ("Secretary of State",)


def test_a_first_name_that_is_left_out_makes_no_new_person(actors_of: Find) -> None:
    found = actors_of("Ambassador J. Martin Ruiz left early. Martin Ruiz had been ill for weeks.")
    assert len(found) == 1


def test_a_surname_of_very_many_is_nobodys_and_takes_no_long_time(actors_of: Find) -> None:
    given = [f"{a}{b}{c}" for a in "BDFGKLMN" for b in "aeiou" for c in ("rin", "vel", "sto")]
    found = actors_of(" ".join(f"{name} Orvik left. Then Orvik spoke." for name in given))
    assert "Orvik" not in found
    assert exact(found["Barin Orvik"]) == ["Barin Orvik"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Deputy Commissioner for Ports and Canals", "Mara Osei"),
        ("Undersecretary of State for Political Affairs", "Lena Brandt"),
        ("Minister for Health and Social Care", "Anneke Vries"),
        ("Minister for Justice", "Helen Kray"),
        ("Chairman of the Board of Trustees", "Piet Lang"),
    ],
)
def test_what_a_title_is_held_over_is_no_part_of_the_name(
    models: Models, article_of: Callable[..., Article], title: str, name: str
) -> None:
    text = f"{title} {name} said the work would start. {name.split()[1]} gave no date."
    (actor,) = find_actors(parse_article(article_of(text), models.parser))
    assert (actor.name, actor.roles) == (name, (title,))


@pytest.mark.parametrize(
    "text",
    [
        "The Minister for Public Health said the ward would reopen.",
        "The Minister for Health and Social Care said the ward would reopen.",
        "The Attorney for Mayor Osei said the ward would reopen.",
    ],
)
def test_a_title_without_a_name_behind_it_bears_none(
    models: Models, article_of: Callable[..., Article], text: str
) -> None:
    people = find_actors(parse_article(article_of(text), models.parser))
    assert {actor.name for actor in people if actor.kind is ActorKind.PERSON} <= {"Osei"}
