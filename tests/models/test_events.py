"""The coder: what one marked participant does to the other, the same answer each time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.models import Coder, Models
from variorum.models.events import NONE
from variorum.models.marking import LONGEST, OPENS, mark_parts
from variorum.models.shipped import open_tokenizer
from variorum.records import EventType


@pytest.fixture(scope="module")
def coder(models: Models) -> Coder:
    return models.coder


def code(coder: Coder, source: str, deed: str, recipient: str, rest: str = ".") -> dict[str, float]:
    text = f"{source} {deed} {recipient}{rest}"
    verb = len(source) + 1
    whom = verb + len(deed) + 1
    words, at = [], verb
    for word in deed.split():
        words += [(at, at + len(word))] if word not in ("on", "to") else []
        at += len(word) + 1
    return coder.read(text, (0, len(source)), (whom, whom + len(recipient)), words)


@pytest.mark.parametrize(
    ("source", "deed", "recipient", "likeliest"),
    [
        ("Norway", "expelled the diplomats of", "Brask", "SANCTION"),
        ("Rebels", "attacked", "the garrison of Brask", "ASSAULT"),
        ("Police", "arrested", "the mayor of Brask", "COERCE"),
        ("Norway", "sent food aid to", "Brask", "AID"),
        ("The minister", "praised", "the mayor of Brask", "SUPPORT"),
        ("The minister", "trails", "the mayor of Brask", NONE),
    ],
)
def test_it_tells_what_is_done(
    coder: Coder, source: str, deed: str, recipient: str, likeliest: str
) -> None:
    odds = code(coder, source, deed, recipient)
    assert max(odds, key=lambda name: odds[name]) == likeliest


def test_the_types_are_those_of_the_records_and_none(coder: Coder) -> None:
    odds = code(coder, "Norway", "praised", "Brask")
    assert set(odds) == {kind.value for kind in EventType} | {NONE}
    assert sum(odds.values()) == pytest.approx(1, abs=1e-3)


def test_a_long_sentence_is_read_around_what_is_marked(coder: Coder) -> None:
    short = code(coder, "Norway", "praised", "Brask")
    long = code(coder, "Norway", "praised", "Brask", ", and the rain went on" * 200 + ".")
    assert max(short, key=lambda n: short[n]) == max(long, key=lambda n: long[n]) == "SUPPORT"


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300), st.data())
def test_any_text_can_be_marked(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    low, high = sorted((data.draw(ends), data.draw(ends)))
    clean = text.encode("utf-8", "replace").decode("utf-8")
    ids, parts = mark_parts(open_tokenizer("tokenizer.json"), clean, (low, high), None, [])
    assert len(ids) <= LONGEST + 2
    assert parts.shape == (3, len(ids))
    assert int(parts.sum()) == sum(int(piece) in OPENS for piece in ids)
