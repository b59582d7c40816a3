import pytest

from variorum.read.sniff import Form, sniff


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"Quay reopens\n\nThe mayor said so.", "a.txt", Form.TEXT),
        (b"[Updated] The quay reopens.", "a.txt", Form.TEXT),
        (b"{The quay} reopens.", "a", Form.TEXT),
        (b"--- \nThe quay reopens.", "a.md", Form.TEXT),
        (b"<div align=center>Logo</div>\n\n# Quay", "readme.md", Form.TEXT),
        (b"<sic> it says in the deed, the mayor noted", "", Form.TEXT),
        (b'{"text": "x"}', "a.txt", Form.JSON),
        (b'\xef\xbb\xbf[\n {"text": "x"}]', "", Form.JSON),
        (b"broken {", "a.jsonl", Form.JSON),
        (b"<!DOCTYPE html><title>x</title>", "page", Form.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", "page", Form.HTML),
        (b"<!-- saved from url=(0020)https://a.example/ -->\n<html>", "", Form.HTML),
        (b"<p>The quay</p>", "", Form.HTML),
        (b"Words first <p>then a tag", "page.html", Form.HTML),
        (b"<?xml version='1.0'?><!-- c --><rss version='2.0'>", "a.txt", Form.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "", Form.FEED),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "", Form.FEED),
        (b"<?xml version='1.0'?><opml>", "", Form.LIST),
        (b"<urlset>", "sitemap.xml", Form.LIST),
        (b"<?xml version='1.0'?><nitf>", "", Form.OTHER),
        (b"outlet,title\nA,B", "a.csv", Form.OTHER),
        (b"WARC/1.0\r\n", "", Form.WARC),
        (b"\x1f\x8b\x08", "", Form.GZIP),
        (b"", "a.txt", Form.EMPTY),
        (b" \r\n\t", "a.txt", Form.EMPTY),
        (b"%PDF-1.7", "a.txt", Form.BINARY),
        (b"\x89PNG\r\n", "a.txt", Form.BINARY),
        (bytes(range(256)) * 4, "a.txt", Form.BINARY),
        ("\ufeffThe quay".encode("utf-16-le"), "", Form.TEXT),
    ],
)
def test_forms_are_told_by_content(head: bytes, name: str, form: Form) -> None:
    assert sniff(head, name)[0] is form


def test_a_refused_file_is_told_what_to_do() -> None:
    assert "save its text" in sniff(b"%PDF-1.7")[1]


def test_a_time_in_brackets_is_no_json() -> None:
    assert sniff(b"[10:30] The council met.", "notes.txt")[0] is Form.TEXT
    assert sniff(b"[10, 30]", "notes.txt")[0] is Form.JSON
