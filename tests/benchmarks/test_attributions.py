"""The metrics of quotations, against values counted by hand."""

from benchmarks._attributions import Attribution, attribution, count_article, form_of

TEXT = "Mayor Ada Brook said the bridge is safe. “We tested it,” she added."


def at(words: str) -> list[tuple[int, int]]:
    return [(TEXT.index(words), TEXT.index(words) + len(words))]


def of(content: str, cue: str, source: str) -> Attribution:
    return attribution(TEXT, at(content), at(cue), at(source))


GOLD = [
    of("the bridge is safe", "said", "Mayor Ada Brook"),
    of("“We tested it,”", "added", "she"),
]


def test_the_gold_scores_in_full() -> None:
    rows = count_article(TEXT, GOLD, GOLD)
    for name, row in rows.items():
        assert row[0] == row[1], name
        assert row[-2] == row[-1], name
    assert rows["content exact"] == (2, 2, 2, 2)
    assert rows["speaker strict all"] == (2, 2)


def test_a_short_extent_begins_and_overlaps_but_is_not_exact() -> None:
    found = [of("the bridge", "said", "Ada Brook"), GOLD[1]]
    rows = count_article(TEXT, GOLD, found)
    assert rows["content exact"] == (1, 2, 1, 2)
    assert rows["content begin"] == (2, 2, 2, 2)
    assert rows["content overlap"] == (2, 2, 2, 2)
    assert rows["source exact"] == (1, 2, 1, 2)
    assert rows["source begin"] == (1, 2, 1, 2)
    assert rows["source overlap"] == (2, 2, 2, 2)
    assert rows["content exact indirect"] == (0, 1, 0, 1)
    assert rows["content exact direct"] == (1, 1, 1, 1)


def test_overlap_counts_found_and_gold_runs_each_for_themselves() -> None:
    everything = [of(TEXT, "said", "she")]
    rows = count_article(TEXT, GOLD, everything)
    assert rows["content overlap"] == (1, 1, 2, 2)
    assert rows["content exact"] == (0, 1, 0, 2)
    split = [of("the bridge", "said", "she"), of("safe", "said", "she"), of("Mayor", "said", "she")]
    assert count_article(TEXT, GOLD, split)["content overlap"] == (2, 3, 1, 2)


def test_half_a_content_is_lenient_and_not_strict_and_its_speaker_is_then_judged() -> None:
    found = [of("the bridge", "said", "she"), GOLD[1]]
    rows = count_article(TEXT, GOLD, found)
    assert rows["attribution lenient indirect"] == (1, 1, 1, 1)
    assert rows["attribution strict indirect"] == (0, 1, 0, 1)
    assert rows["speaker lenient indirect"] == (0, 1)
    assert rows["speaker strict indirect"] == (0, 0)
    assert rows["attribution lenient all"] == (2, 2, 2, 2)
    assert rows["speaker lenient all"] == (1, 2)


def test_one_found_content_answers_for_one_gold_content() -> None:
    rows = count_article(TEXT, GOLD, [of(TEXT, "said", "Mayor Ada Brook")])
    assert rows["attribution lenient all"] == (1, 1, 1, 2)


def test_forms_are_counted_from_the_marks() -> None:
    assert form_of(TEXT, at("“We tested it,”")) == "direct"
    assert form_of(TEXT, at("the bridge is safe")) == "indirect"
    assert form_of(TEXT, at("safe. “We tested it,”")) == "mixed"
    assert form_of("He feared 'a flood' in town.", [(10, 27)]) == "mixed"
