import io
from dataclasses import replace

from rich.console import Console, RenderableType

from variorum.collated import Collation
from variorum.write.terminal import articles_table, glance, left_out


def _printed(renderable: RenderableType, terminal: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=200, force_terminal=terminal, color_system=None).print(renderable)
    return out.getvalue()


def test_the_story_at_a_glance(collation: Collation) -> None:
    shown = _printed(glance(collation))
    assert "6 articles from 6 outlets, 5 points told by several, 5 by one alone" in shown
    assert "Coast Today (copy of A)" in shown
    assert "paywalled" in shown
    assert "A A2 B C D E" in shown
    assert "news/scan.pdf" in shown


def test_what_is_told_once_is_not_said_to_share_nothing(collation: Collation) -> None:
    copy = next(article for article in collation.articles if article.copy_of)
    original = next(article for article in collation.articles if article.id == copy.copy_of)
    told = replace(collation, articles=(original, copy), points=(), account=())
    assert "one telling alone: there is nothing to compare it with" in _printed(glance(told))


def test_one_more_is_one(collation: Collation) -> None:
    parts: list[RenderableType] = []
    left_out(parts, 1, "points", "point")
    left_out(parts, 2, "points", "point")
    assert [_printed(part).strip() for part in parts] == [
        "… and 1 more point",
        "… and 2 more points",
    ]


def test_the_wording_is_a_line_for_each_kind_and_only_where_it_was_read(
    collation: Collation, worded: Collation
) -> None:
    shown = _printed(glance(worded))
    assert "techniques marked: A 0, A2 0, B 0, C 5, D 2, E 0\n" in shown
    assert "loaded sentences marked: A 0, A2 0, B 0, C 4, D 1, E 0\n" in shown
    assert "marked:" not in _printed(glance(collation))


def test_what_was_not_looked_for_is_named(collation: Collation, worded: Collation) -> None:
    without = "not looked for: conflicts between claims"
    missing = ", profiles of sourcing and wording, propaganda techniques"
    assert f"{without}{missing}\n" in _printed(glance(collation))
    assert f"{without}\n" in _printed(glance(worded))
    whole = replace(worded, judged=True)
    assert "not looked for" not in _printed(glance(whole))


def test_articles_as_read(collation: Collation) -> None:
    shown = _printed(articles_table(collation.articles, collation.problems))
    assert "15 May 2031, 09:30 +02:00" in shown
    assert "front matter" in shown
    assert "appeal to readers" in shown
    assert "No article was read." in _printed(articles_table([], collation.problems))


def test_what_was_read_is_a_table_on_a_small_terminal_too(collation: Collation) -> None:
    out = io.StringIO()
    Console(file=out, width=80, color_system=None).print(articles_table(collation.articles, []))
    for word in ("published", "paywalled:", "readers"):  # none is broken
        assert word in out.getvalue().split()


def test_no_title_can_move_the_cursor_or_speak_to_rich(collation: Collation) -> None:
    title = "\x1b[31mred\x07 [bold]not bold[/bold] [link=file:///etc/passwd]x[/link] \u202ekcab"
    hostile = replace(collation.articles[0], title=title, outlet="\x9b2J")
    story = replace(collation, articles=(hostile,), story=replace(collation.story, title=title))
    for shown in (_printed(glance(story)), _printed(articles_table([hostile], []))):
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
        assert "[bold]not bold[/bold]" in " ".join(shown.split())
        assert "[U+001B][31mred[U+0007]" in shown
