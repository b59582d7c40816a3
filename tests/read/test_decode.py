import pytest

from variorum.read.decode import decode, known_encoding, normalize

ENGLISH = "The café on the quay stays open, “come what may” – the mayor said."
RUSSIAN = "Мэр заявил в четверг, что порт закроют на два года. Он не назвал сумму."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        ("Der Bürgermeister sagte am Donnerstag, der Hafen müsse größer werden.", "cp1252"),
        ("El alcalde señaló el jueves que el puerto cerrará dos años. ¿Cuánto costará?", "cp1252"),
        ("Burmistrz powiedział w czwartek, że port zostanie zamknięty. Żadnych kosztów.", "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("市長は木曜日に港を二年間閉鎖すると述べた。費用は明らかにしなかった。", "shift-jis"),
    ],
)
def test_old_encodings_are_told_from_the_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_declared_encoding_goes_before_a_guess() -> None:
    assert decode(RUSSIAN.encode("iso8859-5"), "ISO-8859-5").text == RUSSIAN


def test_a_false_declaration_does_not_break_utf_8() -> None:
    assert decode(ENGLISH.encode(), "iso-8859-1").text == ENGLISH


@pytest.mark.parametrize("label", ["utf-7", "idna", "base64", "no-such", "", None, "x" * 99])
def test_labels_that_are_no_text_encoding_are_ignored(label: str | None) -> None:
    assert known_encoding(label) is None


def test_utf_8_with_a_broken_byte_stays_utf_8_and_is_counted() -> None:
    decoded = decode("Größe, Höhe, Länge, Wörter".encode() + b"\xff!")
    assert decoded.text == "Größe, Höhe, Länge, Wörter�!"
    assert (decoded.encoding, decoded.damaged) == ("utf-8", 1)


def test_line_ends_become_one_kind_and_nothing_else_moves() -> None:
    assert normalize("\ufeffa\r\nb\rc\nd\u2028e\u202ef\t😀") == "a\nb\nc\nd\u2028e\u202ef\t😀"


def test_what_cannot_be_stored_is_replaced_one_for_one() -> None:
    assert normalize("a\x00b\ud800c") == "a�b�c"
