from tests.read.samples import MHTML, PARAGRAPHS
from variorum.read.mhtml import read_mhtml
from variorum.read.place import Place
from variorum.records import Article, Problem


def test_the_page_inside_is_read_with_its_address() -> None:
    (found,) = read_mhtml(MHTML.encode(), Place("page.mhtml"))
    assert isinstance(found, Article)
    assert found.url == "https://courier.example/quay"
    assert found.text.endswith(PARAGRAPHS[-1])


def test_a_message_without_a_page_is_a_problem() -> None:
    (row,) = read_mhtml(MHTML.replace("text/html", "text/css").encode(), Place("page.mhtml"))
    assert isinstance(row, Problem)
