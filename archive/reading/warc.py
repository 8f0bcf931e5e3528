"""WARC (and ARC): what a crawler fetched, record after record. Each page in it that holds an article is read."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading import html
from archive.reading.dates import instant
from archive.reading.markup import decode_markup
from archive.reading.refusals import refuse_binary

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

SUFFIXES: tuple[str, ...] = (".warc", ".warc.gz", ".arc", ".arc.gz")

_GZIP = b"\x1f\x8b"
_OPENING = re.compile(rb"WARC/\d|filedesc://")
# Bytes, unpacked: nobody reads more, and a few kilobytes can be made to unpack to more than fits.
_LONGEST_PAGE = 50_000_000
_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_PLAIN_CODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_PACKED = 65_536  # bytes that are unpacked at a time


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the first bytes, unpacked where they are gzip, open a WARC or an ARC."""
    if data.startswith(_GZIP):
        try:
            data = zlib.decompressobj(31).decompress(data[:65_536], 64)
        except zlib.error:
            return False
    return _OPENING.match(data) is not None


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read the pages of a web archive that hold an article; start pages and the like are passed over.

    A page that was cut off comes as UnreadableSource in its place, and so does what is wrong with the file, after the
    articles before it. The encoding is that of each page, and so none of the file's.
    """
    if not is_mine(data, ""):
        refuse_binary(data, source)
        raise UnreadableSource(source.name, "this is no web archive: it does not begin as a WARC or an ARC does")
    return "binary", _articles(data, source)


def _articles(data: bytes, source: Source) -> Iterator[Document | UnreadableSource]:
    pages = found = 0
    for page in _pages(data):
        if page.trouble:
            found += 1
            yield UnreadableSource(source.name, page.trouble)
            continue
        pages += 1
        try:
            document = _read_page(page, source)
        except UnreadableSource as error:
            found += 1
            yield UnreadableSource(source.name, f"{page.place}: {error.reason}")
            continue
        if document is not None:
            found += 1
            yield document
    if not found:
        yield UnreadableSource(source.name, _nothing(pages))


def _nothing(pages: int) -> str:
    if not pages:
        return "this web archive holds no web page (HTML that was fetched with status 200)"
    return f"no article was found in this web archive: {pages} {'page was' if pages == 1 else 'pages were'} looked at"


def _read_page(page: _Page, source: Source) -> Document | None:
    from archive.reading.page_fields import is_front_page

    if page.address and is_front_page(page.address):
        return None
    refuse_binary(page.data, source)
    text, _ = decode_markup(page.data, page.charset)
    document = html.read_page(text, source, address=page.address, language=page.language, format="warc", alone=False)
    return document and replace(document, seen=instant(page.captured))


# Records


class _Page(NamedTuple):
    """A page as it was fetched, or in ``trouble`` what is wrong here; ``place`` tells a reader which record it is."""

    place: str
    address: str | None = None
    data: bytes = b""
    charset: str | None = None
    language: str | None = None
    captured: str | None = None
    trouble: str | None = None
    is_cut: bool = False  # it has not the length that the archive says


class _Stream:
    """The archive's bytes, unpacked, all members of the gzip one after the other; ends where they are damaged, and knows so.

    ``whole`` is how many of the unpacked bytes belong to members that ended as they should, with the right checksum.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._is_packed = data.startswith(_GZIP)
        self._at = self._given = 0
        self._member: zlib._Decompress | None = None
        self.whole = 0 if self._is_packed else len(data)
        self.damage: str | None = None

    def read(self, size: int = 0) -> bytes:
        if self.damage is not None:
            return b""
        try:
            read = self._unpack(size) if self._is_packed else self._take(size)
        except zlib.error as error:
            self.damage = str(error)
            return b""
        self._given += len(read)
        return read

    def tell(self) -> int:
        return self._given

    def _take(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        self._at += len(taken)
        return taken

    def _unpack(self, size: int) -> bytes:
        read = b""
        while not read:
            if self._member is None:
                if self._at >= len(self._data) or self._data[self._at] == 0:  # some tapes are filled up with zeros
                    return b""
                self._member = zlib.decompressobj(31)
            packed = self._member.unconsumed_tail or self._take(_PACKED)
            if not packed:
                raise zlib.error("the last part of it is missing")
            read = self._member.decompress(packed, size)
            if self._member.eof:
                self._at -= len(self._member.unused_data)
                self._member = None
                self.whole = self._given + len(read)
        return read


def _pages(data: bytes) -> Iterator[_Page]:
    """Yield the pages of an archive. Each is held back until the record after it was met: only then is it known to be whole."""
    from warcio.archiveiterator import ArchiveIterator

    stream = _Stream(data)
    records = ArchiveIterator(stream, no_record_parse=True, arc2warc=True)
    reader = records.reader
    held: _Page | None = None
    end = number = 0
    place = "the beginning"
    while True:
        record, broken, complaint = _next(records)
        while broken and stream.read(65_536):  # the rest, for the sum that gzip keeps of it
            pass
        damage = stream.damage or broken
        is_wrong = complaint or (stream.damage and stream.whole < end)
        if held is not None and is_wrong and held.trouble is None:
            held = _cut(held.place)
        if record is None:
            break
        if held is not None:
            yield held
        number += 1
        place = _place(record, number)
        held = _page(record, place)
        end = stream.tell() - reader.rem_length()
        if held is not None and stream.damage and stream.whole < end:
            held = _cut(place)
    is_cut = held is not None and held.is_cut
    if held is not None and not is_cut:
        yield held
    if is_cut or damage or reader.read(1):
        where = f"{'in' if is_cut else 'after'} {place}{f' ({damage})' if damage else ''}"
        yield _Page(place, trouble=f"the file is damaged or cut off {where}; what came before is read")


def _cut(place: str) -> _Page:
    return _Page(place, trouble=f"{place} is cut off or damaged, and left out", is_cut=True)


def _next(records: ArchiveIterator) -> tuple[ArcWarcRecord | None, str | None, bool]:
    """Return the next record, else why there is none, and whether the last one had another length than it says.

    warcio says what it makes of a wrong length on stderr, and raises what its parsers raise.
    """
    said = io.StringIO()
    record, broken = None, None
    with redirect_stderr(said):
        try:
            record = next(records, None)
        except Exception as error:  # noqa: BLE001 - a hundred ways to be no record, and as many exceptions
            broken = " ".join(str(error).split())[:200] or type(error).__name__
    return record, broken, "not followed by newline" in said.getvalue()


def _place(record: ArcWarcRecord, number: int) -> str:
    address = record.rec_headers.get_header("WARC-Target-URI")
    return f"record {number} ({address[:200]})" if address else f"record {number}"


def _page(record: ArcWarcRecord, place: str) -> _Page | None:
    """Return the page that a record holds; None for what is no page, such as a picture, a request or a page that was not found."""
    said = io.StringIO()
    with redirect_stderr(said):
        try:
            page = _page_of(record, place)
        except Exception as error:  # noqa: BLE001 - as above: one bad record costs itself
            page = _Page(
                place, trouble=f"{place} cannot be read: {' '.join(str(error).split())[:200] or type(error).__name__}"
            )
        while record.raw_stream.read(65_536):  # to its end, to see whether it is there
            pass
    if page is not None and page.trouble is None and (getattr(record.raw_stream, "limit", 0) > 0 or said.getvalue()):
        return _cut(place)
    return page


def _page_of(record: ArcWarcRecord, place: str) -> _Page | None:
    from warcio.statusandheaders import StatusAndHeadersParser

    headers = record.rec_headers
    if record.rec_type not in ("response", "resource") or record.length == 0:
        return None
    kind = headers.get_header("Content-Type") or ""
    coding, language = "", None
    if record.rec_type == "response":
        record.http_headers = StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
        if record.http_headers.get_statuscode() != "200":
            return None
        kind = record.http_headers.get_header("Content-Type") or ""
        language = record.http_headers.get_header("Content-Language")
        coding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if kind and kind.partition(";")[0].strip().lower() not in _PAGES:
        return None
    address = headers.get_header("WARC-Target-URI") or ""
    data = record.content_stream().read(_LONGEST_PAGE + 1)
    if not kind and not html.is_mine(data, decode_markup(data[:4096])[0]):
        return None
    charset = _CHARSET.search(kind)
    page = _Page(
        place,
        address if address.lower().startswith(("http://", "https://")) else None,
        data,
        charset[1].lower() if charset else None,
        language,
        headers.get_header("WARC-Date"),
    )
    if headers.get_header("WARC-Truncated"):
        return page._replace(trouble=f"{place} was cut off when it was fetched, and is left out")
    if len(data) > _LONGEST_PAGE:
        return page._replace(trouble=f"{place} is longer than 50 MB, and left out")
    if coding not in _PLAIN_CODINGS and not data[:512].lstrip().startswith(b"<"):
        return page._replace(trouble=f"{place} is compressed with {coding}, which is not read here, and left out")
    return page
