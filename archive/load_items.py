"""What is on its way through a load: the files, what is found in them, what loading each document means and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from archive.errors import UnreadableSource
from archive.inputs import Input
from archive.model import Annotated, Document, Identity
from archive.near_duplicates import Prints
from archive.reading.dates import why_no_day
from archive.reading.encodings import KnownBy
from archive.reading.several import further_articles
from archive.store import sources
from archive.store.articles import StoredArticle, details_of, has_other_headline
from archive.store.runs import LATER_TEXT, OF_ITS_DAY, READ_AS_ONE, TO_COME, WITH_MARKS, WITHOUT_DAY, WRONG_LETTERS

SAME_STORY = 0.05  # of what the shorter of two texts says in three words in a row

_AHEAD = timedelta(days=7)  # a magazine has the day on which it will be sold, and tomorrow is today elsewhere
_TOP = 1_500  # characters in which a line of the day stands above a plain text
_SEVERAL = (
    f"{{}} articles seem to stand in this file, and {READ_AS_ONE}; split it at its rules and load the parts"
    " (docs/formats.md, Plain text)"
)
# A CMS gives its articles as HTML. Two ends of elements, since a "<br>" may be spoken of.
_MARKS = re.compile(
    r"(?:</(?:p|div|span|strong|em|a|b|i|h[1-6]|li|ul|blockquote)>|<br ?/?>).*?(?:</\w+>|<br ?/?>)", re.I | re.S
)
_HTML = f"the text is HTML, and {WITH_MARKS}, here and in what follows; give it as JSON Feed (docs/formats.md, Out of a CMS)"


_ENCODINGS = "if they are, load it with --encoding NAME (docs/formats.md, Encodings)"


class Step(Enum):
    """What loading a document means, given what the archive holds."""

    ADD = "added"
    REVISE = "revised"
    UPDATE = "updated"
    ANNOTATE = "annotated"
    SKIP = "unchanged"


def next_step(document: Document, stored: StoredArticle | None, extractor_id: int) -> Step:
    """Decide what loading ``document`` means, given what the archive holds and which rules are in force."""
    if stored is None:
        return Step.ADD
    if stored.digest != document.digest or has_other_headline(document, stored):
        return Step.REVISE
    # What a source says can make a known article private; what it leaves out makes none public.
    if stored.details != details_of(document) or (document.private and not stored.private):
        return Step.UPDATE
    return Step.SKIP if stored.extractor_id == extractor_id else Step.ANNOTATE


@dataclass(slots=True)
class File:
    """A file on its way through the load."""

    input: Input
    sha256: str = ""
    encoding: str = ""
    format: str = ""
    known_by: KnownBy = KnownBy.ITSELF  # its encoding
    is_encoding_told: bool = False  # what there is to say of it was said
    id: int | None = None  # of its row, once a batch has written it
    articles: int = 0
    failed: bool = False
    lost: bool = False  # an article of it could be read, and not written
    before: sources.StoredFile | None = None  # as it was when it was last read to its end
    has_marks: bool = False  # a text of it is HTML, and that was said
    shown: int = 0  # of its size, in the progress that was told
    met: dict[Identity, tuple[int, int | None]] = field(default_factory=dict)  # what its records said, on which line


@dataclass(slots=True)
class Item:
    """One thing that the writing side is told of, in order: a document, an error, or the end of a file."""

    file: File | None
    document: Document | None = None
    stored: StoredArticle | None = None  # set where the document came out of the archive itself
    step: Step | None = None  # SKIP where the reading side saw that nothing has changed
    error: UnreadableSource | None = None
    stage: str = "read"
    annotated: Annotated | None = None
    prints: Prints | None = None  # of what is annotated
    doubts: tuple[UnreadableSource, ...] = ()  # what is odd about a document that is loaded all the same

    @property
    def size(self) -> int:
        return len(self.document.text) if self.document else 0


def doubts_of(document: Document, file: File, held: date | None = None) -> Iterator[UnreadableSource]:
    """Say what is odd about an article that is loaded all the same, with the line of the record, or of the plain text.

    The calendar has not its day, or that could be two (then it is of the day that is ``held``, if there is one); another article seems to
    follow in the same text; its day is still to come; or the text of a record is HTML, which is said once of a file.
    """
    name, printed = file.input.source.name, document.published_text or ""
    wrong = why_no_day(printed) if printed and document.published is None else None
    if wrong is not None:
        top = document.body_start + (_TOP if document.published_source == "date line" else 0)
        at = document.text.find(printed, 0, top) if document.line is None else -1
        kept = WITHOUT_DAY if held is None else f"{OF_ITS_DAY}, {held}"
        yield UnreadableSource(name, f"{wrong}; {kept}", document.line if at < 0 else _line_of(document, at))
    if document.published is not None and document.published > datetime.now(UTC).date() + _AHEAD:
        yield UnreadableSource(
            name, f"the day {printed or str(document.published)!r} is still to come; {TO_COME}", document.line
        )
    if document.format == "ndjson" and not file.has_marks and _MARKS.search(document.text):
        file.has_marks = True
        yield UnreadableSource(name, _HTML, document.line)
    further = further_articles(document.text, document.body_start) if document.format == "text" else []
    if further:
        yield UnreadableSource(name, _SEVERAL.format(1 + len(further)), _line_of(document, further[0]))


def doubt_of_encoding(file: File, given: str | None) -> UnreadableSource | None:
    """Say of a file, once, that no encoding explains its bytes, or that they are not in the one that is ``given``."""
    is_known = file.known_by in (KnownBy.ITSELF, KnownBy.WORD)
    if file.is_encoding_told or is_known or (given is None and file.known_by is KnownBy.BYTES):
        return None
    what = f"this is not in {given}" if given else "this is not in UTF-8, and no other encoding is plain to see"
    reason = f"{what}: it is read as {file.encoding}, and {WRONG_LETTERS}; {_ENCODINGS}"
    return UnreadableSource(file.input.source.name, reason)


def _line_of(document: Document, at: int) -> int:
    return document.text.count("\n", 0, at) + 1


def with_what_is_known(document: Document, given: str | None, stored: StoredArticle | None) -> Document:
    """Return a document with what its source leaves out: the outlet that is ``given`` for such, else what the archive holds of it.

    A version that gives no day is of the article's day still, where an agency or a site sends it; a file that is edited says what it says.
    """
    publication = document.publication or given or (stored.details[-1] if stored else None)
    if publication != document.publication:
        document = replace(document, publication=publication)
    published, text, source = stored.details[2:5] if stored else (None, None, None)
    if document.published is not None or published is None or document.identity.kind not in ("id", "url"):
        return document
    return replace(document, published=date.fromisoformat(published), published_text=text, published_source=source)


def doubt_of_story(before: Document, now: Document, file: File) -> UnreadableSource | None:
    """Say that a file holds another story than before, so that two articles have become the texts of one."""
    if not is_another_story(before, now):
        return None
    reason = (
        f"{_headed(before)} stood here and now {_headed(now)} does, which shares nothing with it; {LATER_TEXT}"
        f", {now.key}: where both are to be articles, give each a file or a key of its own (archive remove {now.key} first)"
    )
    return UnreadableSource(file.input.source.name, reason)


def is_another_story(before: Document, now: Document) -> bool:
    """Whether two texts have no word of their headlines in common and next to nothing of what is below.

    Of 3,000 pairs of news reports drawn from a hundred, 19 in 20 share less than 1 in 100 of what they say in three words, and 1 in 500 more
    than 1 in 20.
    """
    heads = [{word for word in _words(each.headline or "") if len(word) > 2} for each in (before, now)]
    if heads[0] & heads[1]:
        return False
    one, other = (_threes(each.text[each.body_start :]) for each in (before, now))
    return len(one & other) <= SAME_STORY * min(len(one), len(other))


def _threes(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return set(zip(words, words[1:], words[2:], strict=False))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _headed(document: Document) -> str:
    said = " ".join((document.headline or document.text).split())
    return f'"{said if len(said) <= 80 else said[:79] + "…"}"'


def path_of(file: File | None, error: UnreadableSource) -> str:
    """Return the path that an error is noted under."""
    return (file.input.path if file else None) or error.name


_CALLED = {"key": "the key", "id": "the id", "url": "the url", "file": "the file", "text": "the text"}


def said_otherwise(document: Document, file: File, known: Identity) -> UnreadableSource | None:
    """Return what is wrong with a record whose article stands in the file before, with another text or other details.

    Taken as a revision, the two would revise each other again with every load. The first counts, but where any of them says
    that it is private, the article is. ``known`` is what the archive knows it by.
    """
    if document.seen is not None:  # the later of two is a revision
        return None
    identity, said = document.identity, hash((document.digest, details_of(document)))
    first, line = file.met.setdefault(identity, (said, document.line))
    if first == said:
        return None
    # Who writes records names them; what a feed, an agency or a crawler calls by one name are versions of one article.
    advice = (
        "give each article its own" if document.format == "ndjson" else "load a later version from a file of its own"
    )
    reason = (
        f"{f'line {line}' if line else 'an article before'} has {_CALLED[identity.kind]} {identity.value!r} too, with another text"
        f" or other details; only {f'line {line}' if line else 'that one'} was loaded: {advice}"
    )
    if document.private:
        reason += "; it says that it is private, and so the article is now"
    withholds = known if document.private else None
    return UnreadableSource(file.input.source.name, reason, document.line, withholds=withholds)


def refused(item: Item, refusal: Exception) -> Item:
    """Turn a document that SQLite does not take into the error that says so. Anything else refused is a bug: raised."""
    if item.document is None:
        raise refusal
    error = UnreadableSource(name_of(item), f"cannot be stored: {refusal}", item.document.line)
    return replace(item, document=None, annotated=None, error=error, stage="store")


def name_of(item: Item) -> str:
    """Return what people call the source of an item."""
    return item.file.input.source.name if item.file else item.document.key if item.document else "?"
