"""What NewsML-G2 and NewsML 1 share: how their elements are found, and the content in them as NITF, XHTML, HTML or plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.reading import nitf
from archive.reading.blocks import Block
from archive.reading.fields import Fields
from archive.reading.markup import local_name
from archive.reading.wire import blocks_of_body, blocks_of_rich, drop, texts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

XML = "{http://www.w3.org/XML/1998/namespace}"
_XHTML = frozenset("html body article section div p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre figure span".split())


class Content(NamedTuple):
    """The paragraphs of an item, what a NITF among them says of it, and why there are none where there are none."""

    blocks: list[Block]
    fields: Fields = Fields()
    unread: str | None = None


def called(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def within(path: str) -> str:
    """Return a path that finds its elements in any namespace and in none."""
    return "/".join(f"{{*}}{name}" if name[:1].isalpha() else name for name in path.split("/"))


def text_at(element: _Element, path: str) -> str | None:
    found: str | None = next(texts_of(element.iterfind(within(path))), None)
    return found


def attribute_at(element: _Element, path: str, *names: str) -> str | None:
    """Return the first of the named attributes that the first element at the path has, None where there is none."""
    for found in element.iterfind(within(path)):
        said: str | None = next(filter(None, ((found.get(name) or "").strip() for name in names)), None)
        if said:
            return said
    return None


def raw(element: _Element) -> str:
    return "".join(element.itertext())


def inline(holder: _Element, headline: str | None) -> Content:
    """Read the XML in an element: NITF, XHTML, or text that is no markup."""
    children = [child for child in holder if isinstance(child.tag, str)]
    if not children:
        return Content(blocks_of_body(raw(holder)))
    name = local_name(children[0])
    if name == "nitf":
        return Content(nitf.blocks_of_story(children[0]), nitf.fields_of(children[0]))
    if name not in _XHTML:
        return Content([], unread=f"its content is XML that is not read here, <{name}>; only NITF and XHTML are")
    _drop_masthead(holder, headline)
    return Content(blocks_of_rich(holder))


def _drop_masthead(holder: _Element, headline: str | None) -> None:
    """Take out a ``header`` that repeats the headline of the envelope: what else is in it stands there, too."""
    for header in list(holder.iter("{*}header")):
        titles = {text.casefold() for text in texts_of(header.iter("{*}h1", "{*}h2"))}
        if headline and headline.casefold() in titles:
            drop(header)
