import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from variorum.records import Removed
from variorum.write.page.highlights import Mark, Note, Side, highlight

TEXTS = st.text(alphabet="ab <&\n", min_size=1, max_size=60)
STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12)


def _marks(text: str, stretches: list[tuple[int, int]]) -> list[Mark]:
    marks = []
    for number, (start, length) in enumerate(stretches):
        if start < len(text):
            end = min(start + length, len(text))
            marks.append(Mark(start, end, 1 + number % 3, "c", f"f{number}", f"f{number}"))
    return marks


@given(TEXTS, STRETCHES)
def test_whatever_overlaps_the_text_stays_and_each_finding_covers_its_words(
    text: str, stretches: list[tuple[int, int]]
) -> None:
    marks = _marks(text, stretches)
    body, anchors = highlight(text, marks, [], [], [], 1000)
    tree = lxml_html.fromstring(f"<div>{body}</div>")
    assert "".join(tree.text_content().split()) == "".join(text.split())
    for mark in marks:
        parts = tree.xpath(f"//*[@data-f='{mark.key}']")
        shown = "".join("".join(part.text_content().split()) for part in parts)
        assert shown == "".join(text[mark.start : mark.end].split())
        assert len(tree.xpath(f"//*[@id='{mark.anchor}']")) == (mark.anchor in anchors)
        if shown:
            assert mark.anchor in anchors


@given(TEXTS, STRETCHES)
def test_the_html_is_well_formed(text: str, stretches: list[tuple[int, int]]) -> None:
    body, _ = highlight(text, _marks(text, stretches), [], [], [], 1000)
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)[^>]*>", body):
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert not open_tags


def test_a_mark_that_crosses_another_is_cut_at_the_crossing() -> None:
    marks = [Mark(0, 8, 1, "q", "one", "one"), Mark(4, 12, 1, "q", "two", "two")]
    body, _ = highlight("The gate burst.", marks, [], [], [], 100)
    assert body == (
        '<p dir="auto"><span class="q" id="one" data-f="one">The '
        '<span class="q" id="two" data-f="two">gate</span></span>'
        '<span class="q" data-f="two"> bur</span>st.</p>\n'
    )


def test_a_number_stands_after_the_last_character_of_its_claim() -> None:
    marks = [Mark(0, 8, 2, "c", "c1", "c1")]
    body, _ = highlight("The gate.", marks, [Note(8, "3", "#p-1", "Point 3")], [], [], 100)
    assert 'The gate<a class="n" href="#p-1" aria-label="Point 3">3</a></span>.' in body


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    body, _ = highlight("🌊 burst 🌊", [Mark(2, 7, 2, "c", "k", "k")], [], [], [], 100)
    assert '<span class="c" id="k" data-f="k">burst</span>' in body


def test_lines_broken_by_hand_become_paragraphs() -> None:
    body, _ = highlight("one\ntwo\n\nthree\n", [], [], [], [], 100)
    assert body == '<p dir="auto">one\ntwo</p>\n\n<p dir="auto">three</p>\n'


def test_long_lines_are_paragraphs_of_their_own() -> None:
    text = "long " * 30 + "\nnext\n\nlast"
    body, _ = highlight(text, [], [], [], [], 1000)
    assert body.count("<p ") == 3


def test_a_very_long_paragraph_is_broken_between_sentences() -> None:
    text = "The gate was inspected in March by Dr. Lund. " * 60
    body, _ = highlight(text, [], [], [], [], 10_000)
    paragraphs = body.split("</p>")
    assert all(len(paragraph) < 1100 for paragraph in paragraphs)
    assert body.count('<p dir="auto" class="run">The gate') == body.count("class") > 1
    assert " ".join(re.sub("<[^>]+>", "", body).split()) == text.strip()


def test_a_long_set_aside_stretch_is_folded_with_its_reason() -> None:
    appeal = "Support us today. " * 12
    text = f"The gate burst.\n{appeal}\nThe end."
    removed = [Removed(16, 16 + len(appeal), "appeal <now>")]
    body, _ = highlight(text, [], [], [], removed, 1000)
    label = '<summary><span class="tag">Set aside: appeal &lt;now&gt;</span></summary>'
    assert f'<details class="off">{label}\n<p dir="auto">Support' in body


def test_a_set_aside_stretch_inside_a_line_is_marked_there() -> None:
    text = "The gate burst. Photo: J. Quill"
    body, _ = highlight(text, [], [], [], [Removed(16, 31, "photo credit")], 1000)
    tag = ' <span class="tag">[set aside: photo credit]</span>'
    assert f'burst. <span class="off" data-f="off-16">Photo: J. Quill{tag}</span></p>' in body


def test_a_mark_of_the_text_s_markup_is_only_greyed() -> None:
    body, _ = highlight("The *gate* burst.", [], [], [], [Removed(4, 5, "markup")], 1000)
    assert body.startswith('<p dir="auto">The <span class="off" data-f="off-4">*</span>gate*')


def test_a_line_whose_parts_were_all_set_aside_is_set_aside_as_a_whole() -> None:
    text = "The gate burst.\nPhoto: J. Quill  © Free Harbour"
    removed = [Removed(16, 31, "photo credit"), Removed(33, 47, "copyright")]
    body, _ = highlight(text, [], [], [], removed, 1000)
    assert body.count('class="off"') == 1
    assert "Set aside: photo credit; copyright" in body


def test_the_margin_names_a_speaker_once_in_a_paragraph() -> None:
    sides = [Side(0, "Ana <Ruiz>", "#w-1"), Side(4, "Ana <Ruiz>", "#w-2"), Side(12, "Bo", None)]
    text = "x" * 101 + "\n\n" + "second"
    body, _ = highlight(text, [], [], sides, [], 1000)
    assert body.count('<a href="#w-1"><bdi>Ana &lt;Ruiz&gt;</bdi></a>') == 1
    assert "#w-2" not in body
    assert "<li><bdi>Bo</bdi></li>" in body


def test_lettered_lines_stand_below_the_speakers_each_at_its_anchor() -> None:
    sides = [
        Side(0, "Doubt, 0.51", "#t-1", "a", "x-1", 'somebody is "doubted"'),
        Side(2, "Doubt, 0.51", "#t-2", "b", "x-2", ""),
        Side(4, "Ana Ruiz", None),
    ]
    body, _ = highlight("The gate burst.", [], [], sides, [], 100)
    assert body.endswith(
        '<ul class="side"><li><bdi>Ana Ruiz</bdi></li>'
        '<li class="w" id="x-1" title="somebody is &quot;doubted&quot;">'
        '<a href="#t-1"><b>a</b> Doubt, 0.51</a></li>'
        '<li class="w" id="x-2" title=""><a href="#t-2"><b>b</b> Doubt, 0.51</a></li></ul>'
    )


def test_at_one_place_numbers_stand_before_letters() -> None:
    notes = [
        Note(8, "ab", "#x-1-ab", "ab: Doubt", "n w"),
        Note(8, "z", "#x-1-z", "z: Doubt", "n w"),
        Note(8, "7", "#p-9", "Point 7"),
    ]
    body, _ = highlight("The gate burst.", [], notes, [], [], 100)
    assert re.findall(r'<a class="([n w]+)"[^>]*>(\w+)', body) == [
        ("n", "7"),
        ("n w", "z"),
        ("n w", "ab"),
    ]


def test_many_marks_and_lines_take_linear_time() -> None:
    text = "word " * 20_000 + "\n" * 5
    marks = [Mark(n, n + 4, 2, "c", f"c{n}", f"c{n}") for n in range(0, 100_000, 5)]
    body, anchors = highlight(text, marks, [], [], [], 10**6)
    assert len(anchors) == 20_000
    assert len(body) < 3_000_000
