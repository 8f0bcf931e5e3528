"""Mail: one message (RFC 5322) or a box of them (mbox). Newsletters, alerts, lists, and wire copy that comes by mail.

The standard library takes the messages apart under its old policy (compat32): the new one reads headers in full, and raises an
IndexError or an AttributeError on what real mail has in them (python/cpython#151857).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from archive.errors import UnreadableSource
from archive.model import Document, Source
from archive.reading.blocks import Block, blocks_of_text, document_of, one_line
from archive.reading.dates import read_date
from archive.reading.encodings import clean, decode, decode_declared
from archive.reading.fields import Fields, identify, told, web_address
from archive.reading.flowed import unflow
from archive.reading.markup import blocks_of_html, decode_markup
from archive.reading.refusals import refuse_binary
from archive.reading.titles import entitle

if TYPE_CHECKING:
    from email.message import Message

SUFFIXES: tuple[str, ...] = (".eml", ".mbox")

_HEADER = re.compile(r"(?P<name>[!-9;-~]+)[ \t]*:(?P<value>.*)")
# No article's own head ("Date: ...", "Source: ...") has these; one of them and a second header make a mail.
_OF_MAIL = frozenset(
    """received return-path delivered-to mime-version message-id content-type content-transfer-encoding reply-to in-reply-to
    newsgroups list-id list-unsubscribe list-post x-mailer x-original-to dkim-signature authentication-results received-spf
    arc-seal x-received envelope-to""".split()
)
_ALSO_OF_MAIL = _OF_MAIL.union(("from", "sender", "to", "cc", "subject", "date", "references", "path"))
# The line above each message of a box. Its time tells it from a sentence: "From Monday the fares rise".
_SEPARATOR = re.compile(rb"^From [^\n]*\d:\d\d[^\n]*\n(?=[!-9;-~]+[ \t]*:)", re.M)
_ESCAPED = re.compile(rb"^>(?=>*From )", re.M)
_HEAD = 65_536  # bytes in which a mail's headers are sought
_LINE_BEFORE = (b"\n\n", b"\n\r\n")

_ANGLED = re.compile(r"(?P<before>[^<>]*)<(?P<inner>[^<>]*)>")
_ADDRESS = re.compile(r"[^\s<>()\"',;@]+@(?P<host>[\w.-]+)")
_REMARK = re.compile(r"\((?P<inner>[^()]*)\)")
_LONGEST_LINE = 998  # of a mail (RFC 5322, 2.1.1); a name or an address is no longer
_MOST_WORDS = 2_000  # encoded ones, of a header: the library's time grows with their square

_WORD = re.compile(r"\w+")
_ADDRESS_IN_TEXT = re.compile(r"https?://\S+|[^\s@]{1,64}@\S+")
_SEE_BROWSER = re.compile(
    r"\b(?:browser|web ?page|web version|view (?:this|it) online|HTML[ -](?:e-?mail|version|format|message|compatible)|(?:support|enable|display|read) HTML)\b",
    re.I,
)
_READ = ("date", "archived-at", "message-id", "subject", "from", "list-id", "content-language", "sensitivity")
_OF_SAVED_PAGES = ("Snapshot-Content-Location", "X-Snapshot-Content-Location")
_TEXTS = ("text/plain", "text/html", "application/xhtml+xml")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_PGP = re.compile(r"\s*-----BEGIN PGP MESSAGE-----")


class _Text(NamedTuple):
    """A text in a message, and whether it is HTML."""

    text: str
    is_html: bool


def is_mine(data: bytes, opening: str) -> bool:
    """Whether the content opens with the line above a message in a box, or with the headers of a mail."""
    return _is_box(data) or _is_head_of_mail(opening)


def _is_box(data: bytes) -> bool:
    return _SEPARATOR.match(data, 0 if data.startswith(b"From ") else _start(data)) is not None


def _start(data: bytes) -> int:
    """Return where the first line begins that is not blank."""
    opening = data[:_HEAD]
    return len(opening) - len(opening.lstrip(b"\xef\xbb\xbf\r\n"))


def _is_head_of_mail(opening: str) -> bool:
    """Whether the lines down to the first blank one are headers, two that mails have among them.

    "Date:", "Subject:" and "From:" may stand above a text of its own; with an address for mail in "From:" they make a mail.
    """
    opening = opening.lstrip("\n")
    if not _HEADER.match(opening):  # as with nearly every text
        return False
    names: set[str] = set()
    is_sure = False
    lines = opening.split("\n")
    for line in lines:
        header = _HEADER.fullmatch(line)
        if header is not None:
            name = header["name"].lower()
            names.add(name)
            is_sure |= name in _OF_MAIL or (
                name == "from" and _ADDRESS.search(header["value"][:_LONGEST_LINE]) is not None
            )
        elif not line.strip() or line is lines[-1]:  # the last may be cut
            break
        elif not names or line[0] not in " \t":
            return False
    return is_sure and len(names & _ALSO_OF_MAIL) > 1


def read(data: bytes, source: Source) -> tuple[str, Iterator[Document | UnreadableSource]]:
    """Read one article a message, of a box in its order; a message that cannot be read costs only itself.

    Attachments are left out. What is encrypted, or has nothing but attachments, comes as UnreadableSource. The encoding of a box is
    that of each part of each message, and so none of the file's.
    """
    refuse_binary(data, source)
    if _is_box(data):
        return "binary", (_document(message, source, line) for line, message in _messages(data))
    if not _HEADER.match(decode(data[:_HEAD])[0].lstrip("\n")):
        raise UnreadableSource(
            source.name, "this is no mail: it does not begin with a header such as From: or Subject:"
        )
    return decode(data)[1], iter([_document(data[_start(data) :], source, None)])


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the messages of a box, each with the line on which it begins."""
    first = _start(data)
    found = [
        (each.start(), each.end())
        for each in _SEPARATOR.finditer(data)
        if each.start() == first or data[max(0, each.start() - 3) : each.start()].endswith(_LINE_BEFORE)
    ]
    line = 1 + data.count(b"\n", 0, found[0][0])
    for (start, head), (end, _) in zip(found, [*found[1:], (len(data), 0)], strict=True):
        yield line, _ESCAPED.sub(b"", data[head:end])
        line += data.count(b"\n", start, end)


def _document(data: bytes, source: Source, line: int | None) -> Document | UnreadableSource:
    try:
        fields, texts, has_more = _taken_apart(data)
    except _Unreadable as error:
        return UnreadableSource(source.name, str(error), line)
    is_marked = any(each.is_html for each in texts)
    blocks = [block for each in texts for block in _blocks(each)] if is_marked else []
    body = "" if is_marked else "\n\n".join(text for each in texts if (text := each.text.strip("\n").rstrip()))
    if not blocks and not body:
        if has_more:
            return UnreadableSource(
                source.name, "a message with attachments and no text: save them and load those", line
            )
        if not fields.headline:
            return UnreadableSource(source.name, "a message with neither a text nor a subject", line)
    if body:
        return _plain_document(body, fields, source, line)
    return document_of(blocks, fields, source, format="mail", alone=line is None, line=line)


def _taken_apart(data: bytes) -> tuple[Fields, list[_Text], bool]:
    """Return what a message says of itself, its texts, and whether it has anything else."""
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(data, policy=policy.compat32)
        if any(message.get(name) for name in _OF_SAVED_PAGES):
            raise _Unreadable("a web page that a browser saved as one file (MHTML): save it as HTML, and load that")
        return _fields(message), list(_texts(message)), any(map(_is_no_text, message.walk()))
    except _Unreadable:
        raise
    except Exception as error:  # what the library raises on broken mail is told nowhere
        raise _Unreadable(f"a message that cannot be taken apart ({type(error).__name__})") from error


class _Unreadable(ValueError):
    """Why a message cannot be read, in words for the user."""


def _blocks(found: _Text) -> list[Block]:
    return blocks_of_html(found.text) if found.is_html else blocks_of_text(found.text)


def _plain_document(body: str, fields: Fields, source: Source, line: int | None) -> Document:
    """Make the Document of a plain text, whose paragraphs the rules of plain text tell. The subject is its title line."""
    headline = fields.headline or ""
    repeated = one_line(body.lstrip("\n").partition("\n")[0]).casefold() == headline.casefold()
    above = "" if repeated or not headline else headline + "\n\n"
    text = above + body
    document = Document(
        text=text,
        identity=identify(fields, source, text, alone=line is None),
        format="mail",
        headline_start=0 if above else None,
        headline_end=len(headline) if above else None,
        line=line,
        **told(fields),
    )
    return entitle(document)


# Headers


def _fields(message: Message) -> Fields:
    headers: dict[str, str] = {}
    for name, value in message.raw_items():
        headers.setdefault(name.lower(), value)
    said = {name: _decoded(value) for name, value in headers.items() if name in _READ}
    printed = said.get("date") or None
    return Fields(
        id=_angled(said.get("message-id", "")) or None,
        headline=said.get("subject") or None,
        published=read_date(_REMARK.sub("", printed)) if printed else None,
        published_text=printed,
        published_from="field Date",
        url=web_address(_angled(said.get("archived-at", ""))),
        publication=_sender(headers.get("from", ""))
        or _list_name(said.get("list-id", ""))
        or _host(said.get("from", "")),
        language=said.get("content-language", "").partition(",")[0].strip() or None,
        private=said.get("sensitivity", "").casefold() not in ("", "normal"),
    )


def _sender(value: str) -> str | None:
    """Return the name in "The Herald <news@herald.example>", or in the oldest way to write it, "news@herald.example (The Herald)"."""
    value = _unfolded(value)[:_LONGEST_LINE]
    angled = _ANGLED.match(value)
    remark = _REMARK.search(value)
    name = angled["before"] if angled else remark["inner"] if remark else ""
    name = _bare(_decoded(name))  # taken apart first: what is decoded may hold a bracket
    return name if name and not _ADDRESS.fullmatch(name) else None


def _list_name(value: str) -> str | None:
    angled = _ANGLED.match(value[:_LONGEST_LINE])
    return (_bare(angled["before"].strip()) or None) if angled else None


def _host(value: str) -> str | None:
    address = _ADDRESS.search(value[:_LONGEST_LINE])
    return address["host"].lower() if address else None


def _angled(value: str) -> str:
    angled = _ANGLED.match(value)
    return (angled["inner"] if angled else value).strip()


def _bare(name: str) -> str:
    """Take the quotation marks off a display name, and the backslashes that they need."""
    quoted = len(name) > 1 and name[0] == name[-1] and name[0] in "\"'"
    return re.sub(r"\\(.)", r"\1", name[1:-1]).strip() if quoted else name


def _unfolded(value: str) -> str:
    return re.sub(r"\r?\n(?=[ \t])", "", value)


def _decoded(value: str) -> str:
    """Return a header as it is meant: unfolded, its encoded words decoded, stray bytes read as text is."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    value = _unfolded(value)
    if not value.isascii():
        value = decode(value.encode("utf-8", "surrogateescape"))[0]
    try:
        parts = decode_header(value) if 0 < value.count("=?") <= _MOST_WORDS else [(value, None)]
    except (HeaderParseError, ValueError):
        parts = [(value, None)]
    return one_line("".join(_word(part, charset) for part, charset in parts))


def _word(part: str | bytes, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    if charset is not None:
        return decode_declared(part, charset)[0]
    try:  # what stands between encoded words; the library has made bytes of it
        return part.decode("raw-unicode-escape")
    except UnicodeDecodeError:
        return part.decode("latin-1")


# Bodies


def _texts(part: Message) -> Iterator[_Text]:
    """Yield the texts of a message in their order; of alternatives the plain one, unless it says little of what the HTML says."""
    kind = part.get_content_type()
    if kind in _ENCRYPTED:
        raise _Unreadable("a message that is encrypted, or packed by S/MIME: unpack it, and load what comes out")
    if not part.is_multipart():
        if kind.startswith("multipart/"):
            raise _Unreadable(
                "a message whose parts cannot be told apart: the boundary that its head names is not in it"
            )
        if kind in _TEXTS and not _is_attached(part):
            yield _text(part, is_html=kind != "text/plain")
        return
    if kind.startswith("message/"):
        return  # another message that hangs on it
    parts = [each for each in part.get_payload() if not isinstance(each, str)]
    if kind != "multipart/alternative":
        for each in parts:
            yield from _texts(each)
        return
    forms = [list(_texts(each)) for each in parts]
    plain = next((form for form in forms if form and not any(text.is_html for text in form)), [])
    marked = next((form for form in reversed(forms) if any(text.is_html for text in form)), [])
    yield from marked if marked and _is_stub(plain, marked) else plain


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _is_no_text(part: Message) -> bool:
    if part.is_multipart():
        return part.get_content_maintype() == "message"
    return _is_attached(part) or part.get_content_type() not in _TEXTS


def _text(part: Message, *, is_html: bool) -> _Text:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    text = decode_markup(data)[0] if is_html and charset is None else decode_declared(data, charset)[0]
    if _PGP.match(text):
        raise _Unreadable("a message that is encrypted (PGP): decrypt it, and load what comes out")
    if not is_html and _parameter(part, "format") == "flowed":
        text = unflow(text, delete_space=_parameter(part, "delsp") == "yes")
    return _Text(clean(text), is_html)


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name, "")
    return value.lower() if isinstance(value, str) else ""


def _is_stub(plain: Iterable[_Text], marked: Iterable[_Text]) -> bool:
    """Whether a plain text stands in for the HTML rather than says the same: far fewer words, addresses not counted."""
    words = _words(each.text for each in plain)
    of_markup = _words(block.text for each in marked for block in _blocks(each))
    # Set by hand, and not measured: too few mails with alternatives are at hand to set them by.
    share = 0.6 if any(_SEE_BROWSER.search(each.text) for each in plain) else 0.3
    return words < share * of_markup


def _words(texts: Iterable[str]) -> int:
    return sum(len(_WORD.findall(_ADDRESS_IN_TEXT.sub("", text))) for text in texts)
