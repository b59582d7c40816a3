import base64
import hashlib
import html
import itertools
import os
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from variorum.collated import Collation, Measure, Point, Profile, QuotationVariant, StoryHead
from variorum.records import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Claim,
    Completeness,
    CompletenessState,
    Difference,
    Input,
    Problem,
    Quotation,
    QuotationForm,
    Removed,
    Sentence,
    Span,
    Technique,
    TechniqueUse,
    Telling,
)
from variorum.spans import make_span
from variorum.write.report import notebook_html, report_html

SNAPSHOT = Path(__file__).parent / "snapshots" / "report.txt"


@pytest.fixture(scope="module")
def page(collation: Collation, models: dict[str, str]) -> str:
    return report_html(collation, models)


@pytest.fixture(scope="module")
def worded_tree(worded: Collation, models: dict[str, str]) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(report_html(worded, models))


@pytest.fixture(scope="module")
def tree(page: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(page)


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_asks_for_nothing_outside_itself(page: str, tree: lxml_html.HtmlElement) -> None:
    forbidden = {"img", "iframe", "object", "embed", "link", "base", "form", "audio", "video"}
    assert not [e.tag for e in tree.iter() if e.tag in forbidden]
    assert not [e for e in tree.iter() if e.get("src") or e.get("srcset") or e.get("style")]
    style = tree.findtext(".//style")
    assert "url(" not in style
    assert "@import" not in style
    for link in tree.iterfind(".//a[@href]"):
        href = link.get("href")
        if not href.startswith("#"):
            assert href.startswith(("http://", "https://"))
            assert link.get("rel") == "noopener noreferrer nofollow"


def test_the_policy_allows_only_the_page_s_own_style_and_script(
    tree: lxml_html.HtmlElement,
) -> None:
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        elements = tree.findall(f".//{tag}")
        assert len(elements) == 1
        own = base64.b64encode(hashlib.sha256(elements[0].text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{own}'" in policy


def test_hostile_text_stays_text(page: str, tree: lxml_html.HtmlElement) -> None:
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not [name for name in attributes if name.lower().startswith("on")]
    shown = _text(tree.find(".//main"))
    assert "<script>alert('beacon')</script><img src=x onerror=alert(1)>" in shown
    assert "{{ 7*7 }} {% raw %}" in shown
    assert "javascript:" not in page


def test_characters_that_cannot_be_seen_are_shown_by_number(
    page: str, tree: lxml_html.HtmlElement
) -> None:
    assert not re.search("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", page)
    label = tree.xpath("//h3//span[@class='ctl']")[0]
    assert label.text == "U+202E"
    assert label.get("title") == "right-to-left override"


def test_every_internal_link_has_its_target_and_no_id_stands_twice(
    tree: lxml_html.HtmlElement,
) -> None:
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [a.get("href")[1:] for a in tree.iterfind(".//a[@href]") if a.get("href")[0] == "#"]
    assert len(links) > 60
    assert set(links) <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        labels = {one for e in tree.iter() for one in (e.get(name) or "").split()}
        assert labels <= set(ids)


def test_a_line_of_a_point_leads_to_the_words_it_shows(
    collation: Collation, tree: lxml_html.HtmlElement
) -> None:
    checked = 0
    for link in tree.xpath("//*[@class='apparatus']//a[starts-with(@href, '#c-')]"):
        target = tree.get_element_by_id(link.get("href")[1:])
        parts = tree.xpath(f"//*[@data-f='{target.get('data-f')}']")
        words = " … ".join(_words_alone(part) for part in parts)
        assert _text(link) == words
        checked += 1
    assert checked == 20


def _words_alone(element: lxml_html.HtmlElement) -> str:
    parts = element.xpath(".//text()[not(ancestor::a[@class='n'])]")
    return " ".join("".join(parts).split())


def test_silence_of_an_incomplete_article_is_unknown(
    collation: Collation, tree: lxml_html.HtmlElement
) -> None:
    row = tree.xpath("//tbody[@class='point']")[1]
    told = {td.get("data-s"): _text(td.find(".//span[@class='quiet']")) for td in row.iter("td")
            if td.get("data-s")}  # fmt: skip
    assert told["E"] == "Ledger Online: unknown"
    assert told["D"].endswith(": silent")
    assert told["A2"] == "Coast Today states; show the words"


def test_a_copy_has_its_original_s_letter_and_shares_its_line(tree: lxml_html.HtmlElement) -> None:
    first = tree.xpath("//tbody[@class='point']")[0]
    sigla = [_text(one) for one in first.xpath(".//li/span[@class='sig']")]
    assert sigla == ["A A2", "B", "C", "D", "E"]


def test_a_statement_inside_another_names_both_mouths(tree: lxml_html.HtmlElement) -> None:
    chains = [_text(one) for one in tree.xpath("//p[@class='chain']")]
    assert chains == ["As The county tells it:", "As Osei Lund tells it:"]
    margins = [_text(one) for one in tree.xpath("//ul[@class='side']/li")]
    assert "Orrin Water, as told by Osei Lund" in margins


def test_renderings_of_a_quotation_are_compared_word_by_word(tree: lxml_html.HtmlElement) -> None:
    group = tree.xpath("//div[@class='variants']")[0]
    assert [_text(e) for e in group.iter("ins")] == ["+and+", "+and everybody kept calm.+"]
    labels = [_text(e) for e in group.xpath(".//span[@class='state']")]
    assert labels == ["other wording", "another speaker", "cut"]


def test_what_is_unresolved_comes_with_its_reason(tree: lxml_html.HtmlElement) -> None:
    undecided = _text(tree.get_element_by_id("undecided"))
    assert "the source is not named 2 statements" in undecided
    assert "E Ledger Online: paywalled “Subscribe to continue reading”" in undecided
    assert "news/<b>odd</b>.html no article text found" in undecided
    assert "does not look for conflicts between claims" in undecided


def test_how_it_is_told_stands_in_words_for_each_article(
    worded_tree: lxml_html.HtmlElement,
) -> None:
    told = worded_tree.get_element_by_id("profile")
    rows = [_text(row) for row in told.xpath(".//tbody/tr[@role='row']")]
    assert len(rows) == 5
    assert rows[2].startswith("C Free Harbour in its own voice 2 of 5 claims, 40 %, 95 % interval")
    assert "loaded sentences 4 of 6 sentences, 67 %, 95 % interval 30 to 90 %" in rows[2]
    assert "E Ledger Online paywalled: only what is there is counted" in rows[4]
    assert rows[4].endswith("no sentence was read")
    intro = " ".join(_text(p) for p in told.xpath("./p[@class='intro']"))
    assert "It knows nothing of the errors" in intro
    assert "That is no verdict on an article" in intro
    assert not re.search(
        r"\b(biased|propagandist|unreliable)\b", _text(worded_tree.find(".//main"))
    )
    assert len(told.xpath(".//details//tbody/tr")) == 14


def test_the_wording_can_be_switched_off_without_a_script(
    worded_tree: lxml_html.HtmlElement,
) -> None:
    (switch,) = worded_tree.xpath("//input[@class='switch']")
    assert (switch.get("type"), switch.get("checked")) == ("checkbox", "checked")
    (label,) = worded_tree.xpath(f"//label[@for='{switch.get('id')}']")
    assert _text(label) == "Show techniques and loaded sentences"
    # The rule reaches what follows the switch beside it, so every text must.
    texts = switch.xpath("./following-sibling::article[contains(@class, 'text')]")
    assert len(texts) == len(worded_tree.xpath("//article[@class='text']")) == 6
    style = worded_tree.findtext(".//style")
    assert "#show-wording:not(:checked) ~ .text .w { display: none; }" in style
    marked = worded_tree.xpath("//article//*[@class='tech' or @class='load']")
    assert len(marked) > 10


def test_what_the_reader_did_not_read_is_not_spoken_of(
    collation: Collation, worded: Collation, tree: lxml_html.HtmlElement
) -> None:
    assert not tree.xpath(
        "//input[@id='show-wording'] | //*[@id='profile'] | //*[@class='tech' or @class='load']"
    )
    undecided = _text(tree.get_element_by_id("undecided"))
    assert "profiles of sourcing and wording or propaganda techniques" in undecided
    off = tuple(replace(s, loaded=None, subjective=None) for s in worded.sentences)
    quiet = replace(worded, sentences=off, techniques=())
    sourced = lxml_html.fromstring(report_html(quiet, {}))
    assert "On whose authority its claims stand" in _text(sourced.get_element_by_id("profile"))
    assert not sourced.xpath("//input[@class='switch']")
    undecided = _text(sourced.get_element_by_id("undecided"))
    assert "propaganda techniques" in undecided
    assert "profiles of sourcing" not in undecided


def test_without_the_research_heads_only_loaded_sentences_are_spoken_of(
    worded: Collation,
) -> None:
    sentences = tuple(replace(s, subjective=None) for s in worded.sentences)
    profile = {name: replace(one, techniques=None) for name, one in worded.profile.items()}
    story = replace(worded, sentences=sentences, techniques=(), profile=profile)
    tree = lxml_html.fromstring(report_html(story, {}))
    assert _text(tree.xpath("//label[@class='switch']")[0]) == "Show loaded sentences"
    assert not tree.xpath("//*[@class='tech']")
    assert "technique" not in _text(tree.get_element_by_id("profile"))
    assert "A sentence counts as loaded where a network" in _text(tree.get_element_by_id("profile"))
    assert "SemEval" not in _text(tree.get_element_by_id("method"))
    assert "propaganda techniques" in _text(tree.get_element_by_id("undecided"))


def test_a_worded_page_is_as_sound_as_a_plain_one(
    worded_tree: lxml_html.HtmlElement,
) -> None:
    test_every_internal_link_has_its_target_and_no_id_stands_twice(worded_tree)
    test_headings_tables_and_landmarks_serve_a_screen_reader(worded_tree)
    test_the_policy_allows_only_the_page_s_own_style_and_script(worded_tree)
    shown = worded_tree.get_element_by_id("undecided").text_content()
    assert "propaganda techniques" not in shown


def test_set_aside_text_is_there_with_its_reason(tree: lxml_html.HtmlElement) -> None:
    aside = [_text(one) for one in tree.xpath("//div[@class='off']")]
    assert "Set aside: photo credit Photo: J. Quill / Free Harbour, CC BY-SA 4.0" in aside


def test_headings_tables_and_landmarks_serve_a_screen_reader(tree: lxml_html.HtmlElement) -> None:
    assert len(tree.findall(".//h1")) == len(tree.findall(".//main")) == 1
    levels = [int(e.tag[1]) for e in tree.iter() if e.tag in ("h1", "h2", "h3", "h4")]
    jumps = [b - a for a, b in itertools.pairwise(levels)]
    assert max(jumps) == 1
    for table in tree.iter("table"):
        assert table.find("caption") is not None
        assert all(th.get("scope") for th in table.iter("th"))
    for picture in tree.xpath("//svg[not(@aria-hidden)]"):  # a hidden one repeats words beside it
        assert picture.get("role") == "img"
        assert picture.findtext("title")
        assert picture.findtext("desc")
    assert tree.get("lang") == "en"
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_the_contrast_that_aa_asks_for(
    tree: lxml_html.HtmlElement, scheme: int
) -> None:
    blocks = re.findall(r":root \{(.*?)\}", tree.findtext(".//style"), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[scheme]))
    for ink in ("ink", "soft", "rubric", "link", "word"):
        for ground in ("paper", "raised"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ground in ("tint", "tint2", "tint3", "other", "mark"):
        assert _contrast(colours["ink"], colours[ground]) >= 4.5, ground
    assert _contrast(colours["bar"], colours["raised"]) >= 3


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_page_is_the_same_twice(collation: Collation, models: dict[str, str]) -> None:
    back = dict(reversed(models.items()))
    assert report_html(collation, models) == report_html(collation, back)


def test_an_empty_story_has_a_page(collation: Collation) -> None:
    empty = Collation(StoryHead("0" * 16, "Untitled story"), (), (), (), (), (), (), ())
    shown = _text(lxml_html.fromstring(report_html(empty, {})))
    assert "No point was found" in shown
    alone = replace(empty, articles=collation.articles[:1])
    assert "One article from one outlet" in report_html(alone, {})
    assert "nothing to compare it with" in report_html(alone, {})


def test_a_lone_surrogate_in_a_title_can_be_written(collation: Collation) -> None:
    broken = replace(collation.articles[0], title="half \ud83d a wave", outlet="\udc80")
    page = report_html(replace(collation, articles=(broken,)), {})
    assert "U+D83D" in page
    assert page.encode("utf-8")


def test_the_notebook_s_frame_holds_the_page(
    collation: Collation, models: dict[str, str], page: str
) -> None:
    frame = notebook_html(collation, models)
    assert frame.count("<") == frame.count(">") == 2
    srcdoc = re.search(r'srcdoc="([^"]*)"', frame)
    assert srcdoc
    assert html.unescape(srcdoc[1]) == page
    assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in frame


NASTY = st.text(
    alphabet=st.sampled_from("a \n<&\"'{}\u202e\ud800\u0301🌊"),
    min_size=1,
    max_size=80,
)


@settings(max_examples=60, deadline=None)
@given(NASTY, NASTY, st.lists(st.tuples(st.integers(0, 79), st.integers(1, 40)), max_size=10))
def test_any_text_with_any_findings_makes_a_sound_page(
    text: str, name: str, stretches: list[tuple[int, int]]
) -> None:
    whole = Completeness(CompletenessState.UNKNOWN, name)
    article = Article(
        "a", Input(name), name, name, name, name, None, name, whole, None, text, "",
        (Removed(0, min(5, len(text)), name),),
    )  # fmt: skip
    spans = [make_span(article, s, min(s + n, len(text))) for s, n in stretches if s < len(text)]
    actor = Actor("s", name, ActorKind.PERSON, (name,), (name,), tuple(spans))
    direct = QuotationForm.DIRECT
    quotations = [
        Quotation(f"{n:x}", direct, s, s, s, "s" if n % 2 else None, name, None)
        for n, s in enumerate(spans)
    ]
    claims = [Claim(f"{n:x}", s, f"{n:x}", Basis.NAMED) for n, s in enumerate(spans)]
    point = Point("0", name, tuple(claim.id for claim in claims), {}, 2)
    variant = QuotationVariant(tuple(q.id for q in quotations), Difference.WORDING)
    story = Collation(
        StoryHead("0", name), (article,), (actor,), tuple(quotations), tuple(claims), (),
        (point,), (variant,), (Problem(name, name, name, name),),
        tuple(Sentence(s, 0.7) for s in spans),
        tuple(TechniqueUse(list(Technique)[n], s, 0.5) for n, s in enumerate(spans)),
        {"a": Profile({b: Measure(1, 2, 100, 50.0, 9.5, 90.5) for b in Basis}, None, None)},
    )  # fmt: skip
    page = report_html(story, {name: name})
    tree = lxml_html.fromstring(page)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href")[1:] for a in tree.iterfind(".//a[@href]")} <= set(ids)
    assert len(tree.findall(".//script")) == 1
    assert "\u202e" not in page
    assert page.encode("utf-8")


def _large(collation: Collation, articles: int, points: int) -> Collation:
    """A story of many articles, its points told by two of them each."""
    base = collation.articles[1]
    many = tuple(replace(base, id=f"{n:016x}", outlet=f"Outlet {n}") for n in range(articles))
    claims, made = [], []
    for n in range(points):
        names = []
        for k in (n % articles, (n * 7 + 1) % articles):
            span = Span(many[k].id, 49, 49 + 5 + n % 30, base.text[49 : 49 + 5 + n % 30])
            names.append(f"{n:08x}{k:08x}")
            claims.append(Claim(names[-1], span, None, Basis.OUTLET))
        told = {many[n % articles].id: Telling.STATES}
        made.append(Point(f"{n:016x}", f"Point {n}", tuple(names), told, 1 + n % 2))
    return Collation(
        collation.story, many, (), (), tuple(claims), (), tuple(made), (), collation.problems
    )


def test_a_very_large_story_is_cut_and_says_so(collation: Collation) -> None:
    started = time.process_time()
    page = report_html(_large(collation, 1000, 25_000), {})
    assert time.process_time() - started < 20
    assert len(page) < 4_000_000
    shown = _text(lxml_html.fromstring(page))
    assert "more such points are in the JSON of this story" in shown
    assert "940 more articles are in the JSON of this story" in shown


def test_a_very_large_story_has_the_first_profiles_and_says_so(collation: Collation) -> None:
    story = _large(collation, 230, 10)
    told = Profile(dict.fromkeys(Basis, Measure(1, 2, 100, 50.0, 9.5, 90.5)), None, None)
    page = report_html(replace(story, profile={a.id: told for a in story.articles}), {})
    section = lxml_html.fromstring(page).get_element_by_id("profile")
    assert len(section.xpath(".//tbody/tr")) == 200
    assert "176 more articles" in _text(section)
    assert "30 more articles are in the JSON of this story" in _text(section)


def test_the_report_reads_as_it_did(tree: lxml_html.HtmlElement) -> None:
    """Set ``VARIORUM_SNAPSHOT=write`` to accept what the page says now."""
    lines = []
    for element in tree.find(".//main").iter("h2", "h3", "h4", "p", "li", "th", "td", "summary"):
        words = _text(element)
        inner = element.xpath(".//p | .//li | .//td")
        if words and not inner and element.tag != "th":
            lines.append(f"{element.tag}: {words}")
    said = re.sub(r"(?<=Variorum )\d\S*|\b\d+\.\d+\.\d+\S*", "N", "\n".join(lines)) + "\n"
    if os.environ.get("VARIORUM_SNAPSHOT") == "write":
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(said, encoding="utf-8")
    assert said == SNAPSHOT.read_text(encoding="utf-8")
