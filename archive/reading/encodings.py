"""Bytes -> text, normalised once, before any offset exists (DESIGN.md, "The way of the data")."""

from __future__ import annotations

import codecs
import re
from enum import Enum

from archive.reading.code_pages import DEFAULT, guess

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_FORBIDDEN = re.compile("[\0\ud800-\udfff]")
_NOT_UTF8 = re.compile("[\udc80-\udcff]+")  # what surrogateescape makes of a byte that is no UTF-8
_SEVEN_BITS = (
    "hz",
    "iso2022_jp",
    "iso2022_jp_1",
    "iso2022_jp_2",
    "iso2022_jp_2004",
    "iso2022_jp_3",
    "iso2022_jp_ext",
    "iso2022_kr",
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}  # as on the web
_LATIN = frozenset(("iso8859-1", "cp1252"))  # the first means the second nowadays
# Of ASCII there is nothing to say; the others are Python's own, and no text is sent in them.
_NO_CHARSETS = frozenset(
    ("ascii", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")
)
_MIXED = "utf-8+cp1252"
_LEGACY = (DEFAULT, _MIXED)
_CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def decode(data: bytes, given: str | None = None) -> tuple[str, str]:
    """Return the text of a file, normalised, and the name of its encoding.

    A byte order mark decides; then the pattern of NULs that UTF-16 shows in European text; then UTF-8 if all of it
    is; then the encoding that is ``given``, as Python names it, if all of it is; else the code page that is plain to see in it,
    and where none is cp1252, with its five undefined bytes as in Latin-1. A file that is mostly UTF-8 with a few bytes of cp1252
    between (joined from several, or cut in the middle of a character) is read as both and called ``utf-8+cp1252``.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return normalise(data[len(mark) :].decode(encoding, "replace")), encoding
    wide = _wide_encoding(data)
    if wide is not None:
        return normalise(data.decode(wide, "replace")), wide
    try:
        return normalise(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _decode_legacy(data, given)
        return normalise(text), encoding


def decode_declared(data: bytes, name: str | None, given: str | None = None) -> tuple[str, str]:
    """Return text whose encoding something outside it names (a page, a mail), and the name of the encoding.

    What is UTF-8, or has a byte order mark, is so whatever is said of it. Else what is said counts where it is true of all
    the bytes, and where it is not, what ``decode`` tells by what is ``given`` and by them.
    """
    said = _charset(name)
    text, encoding = decode(data, given if said is None else DEFAULT)
    if said not in (None, DEFAULT) and (said in _SEVEN_BITS if encoding == "utf-8" else encoding in _LEGACY):
        try:
            return normalise(data.decode(said or "")), str(said)
        except (LookupError, UnicodeError):
            return decode(data, given)
    return text, encoding


def has_to_be_told(encoding: str) -> bool:
    """Whether an encoding is one that a file may be in without showing it, other than cp1252."""
    return encoding not in ("", "binary", DEFAULT) and not encoding.startswith("utf-")


class KnownBy(Enum):
    """How the encoding of a file is known: it shows or names it, somebody said so, or it is assumed by what its bytes make."""

    ITSELF = "itself"
    WORD = "word"
    BYTES = "bytes"
    NOTHING = "nothing"  # cp1252, with letters that may be wrong


def how_known(data: bytes, encoding: str, *, given: str | None, declared: str | None) -> KnownBy:
    """Say how it is known that ``data`` is in ``encoding``, as ``decode`` and ``decode_declared`` have told."""
    if encoding.startswith("utf-") or encoding == _charset(declared):
        return KnownBy.ITSELF
    if encoding == given:
        return KnownBy.WORD
    if encoding != DEFAULT:
        return KnownBy.BYTES
    return KnownBy.ITSELF if guess(data).is_clear else KnownBy.NOTHING


def name_of_encoding(name: str) -> str | None:
    """Return Python's name of an encoding that somebody says files are in; None for what is none."""
    try:
        b"a".decode(name, "ignore")  # "hex" is a codec, too
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if found.startswith("utf-") else _charset(found)


def _charset(name: str | None) -> str | None:
    """Return Python's name of an encoding that a text may be in; None for UTF-8, which is told by itself, and for what is none."""
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    if found in _LATIN:
        return DEFAULT
    return None if found in _NO_CHARSETS or found.startswith("utf-") else _WIDER.get(found, found)


def normalise(text: str) -> str:
    r"""Turn CRLF and CR into ``\n``, and what SQLite or UTF-8 cannot hold into U+FFFD. Nothing else changes."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def clean(text: str) -> str:
    """Turn NUL and lone surrogates into U+FFFD, one for one: a string out of JSON keeps its length."""
    if "\0" not in text:
        try:
            text.encode()
        except UnicodeEncodeError:
            pass
        else:  # there is no surrogate; to look for one takes ten times as long
            return text
    return _FORBIDDEN.sub("\ufffd", text)


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by NULs in every second byte, and hardly any in the others."""
    sample = data[: min(_SAMPLE, len(data) & ~1)]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_legacy(data: bytes, given: str | None) -> tuple[str, str]:
    text = data.decode("utf-8", "surrogateescape")
    strays = sum(len(run) for run in _NOT_UTF8.findall(text))
    letters = len(text) - strays - sum(byte < 0x80 for byte in data)
    if letters > strays:  # by chance cp1252 makes such pairs now and then, never most of the time
        return _NOT_UTF8.sub(_from_cp1252, text), _MIXED
    if given not in (None, DEFAULT):
        try:
            return data.decode(given or ""), str(given)
        except UnicodeError:
            pass
    encoding = DEFAULT if given == DEFAULT else guess(data).encoding
    if encoding == DEFAULT:
        return codecs.charmap_decode(data, "strict", _CP1252)[0], encoding
    return data.decode(encoding, "replace"), encoding


def _from_cp1252(strays: re.Match[str]) -> str:
    return codecs.charmap_decode(strays[0].encode("utf-8", "surrogateescape"), "strict", _CP1252)[0]
