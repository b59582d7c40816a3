"""Bytes to text: byte order marks, Unicode, declared and guessed character sets."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers do with these labels (WHATWG Encoding): the wider Windows set contains them.
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}

# Declared by pages and feeds, yet no text encodings in Python's sense, or dangerous to follow.
_REFUSED = {"utf_7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"}

# Quotation marks, dashes, dots, the euro, no-break space, pound, section, copyright, degree:
# the bytes that cp1250 to cp1257 share, so that text with no other tells only "Windows".
_SHARED_BYTES = frozenset(
    b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa7\xa9\xab\xae\xb0\xbb"
)

_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "iso8859_5", "koi8_r", "koi8_u", "mac_roman"),
    *("cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_LATIN = {
    "cp1252": "àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ¿¡",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáäčďéěëíňôöőřšťúůüűýžÁÄČĎÉĚÍŇÖŐŘŠŤÚŮÜŰÝŽßçâîăţş",
    "cp1254": "",
    "cp1257": "",
    "iso8859_2": "",
    "mac_roman": "",
}
_SAMPLE = 65_536  # bytes shown to the guesser; it is slow, and more never changed its answer

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read as, and how many bytes could not be read."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""The text of ``data``, normalized; never fails.

    Tried in order: byte order mark, UTF-16 without one, UTF-8, what the file or its HTTP header
    declares, a guess. UTF-8 with a few broken bytes stays UTF-8: each becomes U+FFFD and is
    counted in ``damaged``.

    >>> decode(b"\xef\xbb\xbfCaf\xc3\xa9\r\n")
    Decoded(text='Café\n', encoding='utf-8', damaged=0)
    >>> decode(b"\x93No,\x94 she said.").text
    '“No,” she said.'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    if wide := _wide_without_mark(data):
        return _replacing(data, wide)
    try:
        return Decoded(normalize(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data):
        return _replacing(data, "utf-8")
    if name := known_encoding(declared):
        try:
            return Decoded(normalize(data.decode(name)), name)
        except (UnicodeDecodeError, ValueError):
            pass
    return _replacing(data, _guess(data))


def normalize(text: str) -> str:
    r"""``text`` as it is stored: no byte order mark, line ends as ``\n``.

    A NUL or a lone half of a surrogate pair, which is no character, becomes U+FFFD; nothing else
    changes, so offsets into text with ``\n`` line ends keep their meaning.

    >>> normalize("\ufeffOne\r\nTwo\rThree\x00")
    'One\nTwo\nThree�'
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _is_storable(text) else _UNSTORABLE.sub("\ufffd", text)


def _is_storable(text: str) -> bool:
    """Whether there is neither a NUL nor half a pair: seen a hundred times faster than changed."""
    if "\0" in text:
        return False
    try:
        return text.isascii() or bool(text.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def known_encoding(label: str | None) -> str | None:
    """Python's name of a declared encoding, ``None`` where it is unknown or not one of text."""
    if not label or len(label) > 40:
        return None
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    name = info.name.lower()
    if name.replace("-", "_") in _REFUSED or not getattr(info, "_is_text_encoding", True):
        return None
    return _WIDER.get(name, name)


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if damaged and encoding == "utf-8":
        damaged -= data.count(b"\xef\xbf\xbd")
    return Decoded(normalize(text), encoding, damaged)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 told by its NULs: every other byte of Western text is one."""
    sample = data[:4096]
    if sample.count(0) * 4 < len(sample) or len(sample) < 8:
        return None
    nulls = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)]
    empty = [share > 0.9 for share in nulls]
    if empty == [False, True, True, True]:
        return "utf-32-le"
    if empty == [True, True, True, False]:
        return "utf-32-be"
    even, odd = (nulls[0] + nulls[2]) / 2, (nulls[1] + nulls[3]) / 2
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes above ASCII stand in whole UTF-8 sequences.

    By chance that is rare: in Windows text a capital with an accent must be followed by a
    symbol. Four whole sequences for each broken byte keep a cut or patched UTF-8 file readable.
    """
    whole = 0
    high = sum(data.count(byte) for byte in range(0x80, 0x100)) if len(data) < 4096 else None
    if high is None:
        high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    covered = 0
    for match in _MULTIBYTE.finditer(data):
        whole += 1
        covered += match.end() - match.start()
    return whole >= 4 * (high - covered) and whole > 0


def _guess(data: bytes) -> str:
    high = set(data.translate(None, bytes(range(0x80))))
    if high <= _SHARED_BYTES:
        return "cp1252"
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_GUESSES, preemptive_behaviour=False).best()
    guess = best.encoding if best is not None else "cp1252"
    if guess in _LATIN:
        return max(("cp1252", "cp1250"), key=lambda name: _likely_letters(sample, name))
    return guess


def _likely_letters(sample: bytes, encoding: str) -> int:
    """How many characters above ASCII are letters of the languages that ``encoding`` is for.

    The guesser mixes up Western and Central European text; Polish read as Western shows by
    superscripts inside words. Czech does not show and is read as Western.
    """
    text = sample.decode(encoding, "replace")
    return sum(text.count(letter) for letter in _LATIN[encoding])
