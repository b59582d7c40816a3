"""What the benchmark of silence counts."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.silence import count_story, figures
from variorum.models import Models
from variorum.pipeline import annotate
from variorum.records import Annotated, Article, Completeness, CompletenessState

FULL = Completeness(CompletenessState.FULL, "ends with a full stop")
SHARED = "Mayor Ana Ruiz resigned on Monday after the dam in Lora cracked."
ALONE = "The engineer Piotr Lang burned the inspection reports in the yard of the mill."


def _told(name: str, text: str, *events: tuple[str, str]) -> dict[str, object]:
    return {
        "id": name,
        "outlet": name,
        "text": text,
        "events": [
            {"start": text.index(word), "end": text.index(word) + len(word), "partisanship": label}
            for word, label in events
        ],
    }


def test_an_event_is_shared_or_left_out_by_the_point_it_stands_in(models: Models) -> None:
    def reading(article: Article) -> Annotated:
        return annotate(replace(article, completeness=FULL), models)

    one = _told("Post", f"{SHARED} {ALONE}", ("resigned", "Neutral"), ("burned", "Partisan"))
    other = _told("Voice", f"{SHARED} Snow fell in the valley.", ("resigned", "Counter-Partisan"))
    counts = count_story({"articles": [one, other]}, reading)  # type: ignore[arg-type]
    assert counts[:3] == [1, 0, 0]
    assert counts[3:6] == [0, 1, 1]
    assert 0 < counts[6] <= 1


def test_the_difference_is_of_the_shares() -> None:
    found = figures(np.array([[3, 1, 4, 1, 1, 6, 1.5, 0.2, 1.0]], dtype=np.float64))
    assert found["partisan"]["left out"].value == pytest.approx(3 / 8)
    assert found["partisan"]["difference"].value == pytest.approx(3 / 8 - 1 / 8)
    weight = found["weight of what is left out"]
    assert weight["partisan less neutral"].value == pytest.approx(0.5 - 0.25)
