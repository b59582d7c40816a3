"""A trace survives its bytes."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.group import trace_article
from variorum.grouped import dump_trace, load_trace
from variorum.read import make_article
from variorum.records import Article, Input, Origin, Precision, Published


@given(st.text(max_size=300), st.none() | st.text(max_size=30))
def test_what_is_dumped_is_loaded(text: str, title: str | None) -> None:
    published = Published("2031-05-04", Precision.DAY, Origin.FEED)
    trace = trace_article(make_article(text, Input("a"), title=title, published=published))
    assert load_trace(dump_trace(trace)) == trace


def test_the_same_article_gives_the_same_bytes(article_of: Callable[..., Article]) -> None:
    article = article_of("LORA (Reuters) - The dam above Lora broke.", title="Dam breaks")
    assert dump_trace(trace_article(article)) == dump_trace(trace_article(article))


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"\xff", b'{"article": 1}'])
def test_what_is_no_trace_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        load_trace(raw)
