"""Who passes on one source is one source."""

from collections.abc import Callable

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.points import find_points
from variorum.group import make_story
from variorum.records import Annotated

FACT = "Twelve people drowned in the flood at Lora on Monday"


def independent(annotated_of: Callable[..., Annotated], *texts: str) -> int:
    tellings = [
        annotated_of(text, f"{place}.txt", outlet=f"Outlet {place}")
        for place, text in enumerate(texts)
    ]
    points, _ = find_points(make_story(tellings))
    return next(p.independent for p in points if "drowned" in p.heading)


def test_two_reporters_are_two_sources(annotated_of: Callable[..., Annotated]) -> None:
    assert independent(annotated_of, f"{FACT}.", f"{FACT}.") == 2


def test_two_outlets_that_cite_one_agency_are_one_source(
    annotated_of: Callable[..., Annotated],
) -> None:
    texts = (f"{FACT}, Reuters reported.", f"{FACT}, according to Reuters.")
    assert independent(annotated_of, *texts) == 1


def test_two_agencies_are_two_sources(annotated_of: Callable[..., Annotated]) -> None:
    texts = (f"{FACT}, Reuters reported.", f"{FACT}, according to the Associated Press.")
    assert independent(annotated_of, *texts) == 2


@pytest.mark.parametrize("outlet", ["Norland Times", "The Norland Times", "norlandtimes.com"])
def test_who_passes_on_an_outlet_of_the_story_is_no_second_source(
    annotated_of: Callable[..., Annotated], outlet: str
) -> None:
    told = annotated_of(f"{FACT}.", "a.txt", outlet=outlet)
    passed_on = annotated_of(f"{FACT}, the Norland Times reported.", "b.txt", outlet="Beacon")
    points, _ = find_points(merge_actors(make_story([told, passed_on])))
    assert next(p.independent for p in points if "drowned" in p.heading) == 1
