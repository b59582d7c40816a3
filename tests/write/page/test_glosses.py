"""What a pronoun stands for is shown beside it, never instead of it."""

from dataclasses import replace

from variorum.collate import collate_story
from variorum.collated import Collation
from variorum.group import make_story
from variorum.pipeline import annotate
from variorum.write.page.glosses import glossed_html, glossed_text
from variorum.write.page.index import make_index

TEXT = (
    "Councillor Daro Venn opened the mill in April. He closed it again in May. "
    "Venn said he would not open it again."
)


def _collated() -> Collation:
    return collate_story(make_story([annotate(TEXT)]))


def _claim_with(collation: Collation, words: str) -> str:
    index = make_index(collation)
    claim = next(c for c in collation.claims if words in c.span.exact)
    return glossed_text(index, claim.span, 500)


def test_the_name_stands_in_brackets_behind_the_pronoun() -> None:
    collation = _collated()
    assert _claim_with(collation, "closed it").startswith("He [Daro Venn] closed it again in May")


def test_a_name_that_the_words_hold_is_not_repeated() -> None:
    collation = _collated()
    assert "[" not in _claim_with(collation, "opened the mill")


def test_the_words_are_escaped_and_the_gloss_is_marked() -> None:
    collation = _collated()
    actor = replace(collation.actors[0], name="Daro <b>Venn</b>")
    index = make_index(replace(collation, actors=(actor, *collation.actors[1:])))
    claim = next(c for c in collation.claims if "closed it" in c.span.exact)
    shown = glossed_html(index, claim.span, 500)
    assert '<span class="gloss">[Daro &lt;b&gt;Venn&lt;/b&gt;]</span> closed' in shown


def test_long_words_are_cut_with_their_glosses() -> None:
    collation = _collated()
    index = make_index(collation)
    claim = next(c for c in collation.claims if "closed it" in c.span.exact)
    assert glossed_text(index, claim.span, 12) == "He [Daro Venn] closed it …"
