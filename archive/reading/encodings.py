"""Bytes -> text, normalised once, before any offset exists (DESIGN.md, "The way of the data")."""

from __future__ import annotations

import codecs
import re

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
_CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file, normalised, and the name of its encoding.

    A byte order mark decides; then the pattern of NULs that UTF-16 shows in European text; then UTF-8 if all of it
    is; else cp1252, with its five undefined bytes as in Latin-1. A file that is mostly UTF-8 with a few bytes of cp1252
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
        text, encoding = _decode_legacy(data)
        return normalise(text), encoding


def normalise(text: str) -> str:
    r"""Turn CRLF and CR into ``\n``, and what SQLite or UTF-8 cannot hold into U+FFFD. Nothing else changes."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def clean(text: str) -> str:
    """Turn NUL and lone surrogates into U+FFFD, one for one: a string out of JSON keeps its length."""
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


def _decode_legacy(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", "surrogateescape")
    strays = sum(len(run) for run in _NOT_UTF8.findall(text))
    letters = len(text) - strays - sum(byte < 0x80 for byte in data)
    if letters > strays:  # by chance cp1252 makes such pairs now and then, never most of the time
        return _NOT_UTF8.sub(_from_cp1252, text), "utf-8+cp1252"
    return codecs.charmap_decode(data, "strict", _CP1252)[0], "cp1252"


def _from_cp1252(strays: re.Match[str]) -> str:
    return codecs.charmap_decode(strays[0].encode("utf-8", "surrogateescape"), "strict", _CP1252)[0]
