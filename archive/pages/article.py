"""The article page: the paragraphs of one article with its figures, dates and quotes marked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.bounds import bounds_words, plural
from archive.languages import is_english
from archive.markdown_marks import is_heading, is_markdown, without_marks
from archive.pages.changed import Comparison, compare_texts
from archive.paragraphs import has_bullet
from archive.render import Span, mark_up_read, print_day
from archive.store.clusters import count_copies, list_copies
from archive.store.reviews import verdicts_of
from archive.store.rows import rows
from archive.telling import is_multiple, moved, multiplied, standing

ARTICLE = """
    select a.id, a.key, a.headline, a.headline_source, a.published, a.published_text, a.published_source, a.url, a.byline,
        a.dateline, a.language, a.words, a.revision, p.name as publication
    from articles a left join publications p on p.id = a.publication_id where a.key = ?
"""
PARAGRAPHS = "select id, position, kind, text from paragraphs where article_id = ? order by position"
FIGURES = """
    select f.id, f.key, f.paragraph_id, p.position, f."start", f."end", f.exact, f.kind, f.comparator, f.approximate, f.vague,
        f.value, f.low, f.high, f.low_open, f.high_open, f.bounds_basis, f.unit, f.unit_name, f.object, f.about, f.change,
        f.measure, f.certainty, f.as_of, f.since, f.date_basis, t.source_name as source, t.stance
    from figures f join paragraphs p on p.id = f.paragraph_id left join attributions t on t.id = f.attribution_id
    where f.article_id = ? order by p.position, f."start"
"""
DATES = """
    select d.id, d.paragraph_id, d."start", d."end", d.exact, d.type, d.value, d.mod, d.earliest, d.latest
    from dates d join paragraphs p on p.id = d.paragraph_id where d.article_id = ? order by p.position, d."start"
"""
QUOTES = """
    select q.id, q.paragraph_id, q."start", q."end", q.exact, q.kind, q.speaker, q.speaker_text
    from quotes q join paragraphs p on p.id = q.paragraph_id where q.article_id = ? order by p.position, q."start"
"""
PHOTOS = "select paragraph_id, caption from photos where article_id = ?"
EARLIER = """
    select key, headline, published from articles where (published, id) < (?, ?) order by published desc, id desc limit 1
"""
LATER = "select key, headline, published from articles where (published, id) > (?, ?) order by published, id limit 1"
REVISIONS = "select revision, seen, substantive, headline from revisions where article_id = ? order by revision"
REVISION = """
    select revision, seen, headline, published, substr(text, 1 + max(body_start, coalesce(headline_end, 0))) as text from revisions
    where article_id = ? and revision = ?
"""

COPIES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph ready for the page; ``html`` is safe as it stands."""

    position: int
    kind: str
    html: str
    has_bullet: bool = False  # an item of a list that brings its own: "- ", "1. "
    is_row: bool = False  # of a table: its cells stand apart by " | "


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything the article page shows.

    ``older`` is set where an earlier revision was asked for: its bare text, and ``article`` has its headline, day and number
    of words. ``changes`` is set where it was asked what a revision changed: ``since`` is the one before, ``until`` itself.
    ``is_read`` says whether figures are read in its language. ``title`` is the first paragraph where that is the headline: it is shown as such, once.
    ``earlier`` and ``later`` are the articles published before and after; an article without a day has neither.
    ``copies`` are the other articles of its cluster, the first hundred of ``copied``.
    """

    article: dict[str, Any]
    paragraphs: list[ShownParagraph]
    figures: list[dict[str, Any]]
    revisions: list[dict[str, Any]]
    older: dict[str, Any] | None = None
    dates: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[dict[str, Any]] = field(default_factory=list)
    earlier: dict[str, Any] | None = None
    later: dict[str, Any] | None = None
    changes: Comparison | None = None
    since: dict[str, Any] | None = None
    until: dict[str, Any] | None = None
    title: ShownParagraph | None = None
    is_read: bool = True
    copies: list[dict[str, Any]] = field(default_factory=list)
    copied: int = 0

    @property
    def has_near(self) -> bool:
        """Whether any of the copies has a near-identical text, and not only the same address."""
        return any(copy["is_near"] for copy in self.copies)


_OF_BOTH = ("percent", "fraction", "rate")  # of a count, what it is said of is most often who counts


def says(figure: dict[str, Any]) -> str:
    """Say in words what a figure's row states: the hover text of its mark and a column of its tables."""
    comparator, approximate, value, low, high, unit = (
        figure[name] for name in ("comparator", "approximate", "value", "low", "high", "unit_name")
    )
    change = figure.get("change")
    if is_multiple(figure.get("unit")):
        is_moved = change in ("up", "down")
        stated = bounds_words(comparator, approximate, value, low, high, None if is_moved else "time")
        return multiplied(change, stated) if is_moved and stated != "not stated" else stated
    return moved(change, bounds_words(comparator, approximate, value, low, high, unit))


def of_what(figure: dict[str, Any]) -> str:
    """Return what a figure counts or describes, where what it states does not say so: "Belgian unemployment" of "12.1%"; else nothing.

    What is measured and not counted may say both: "debt, of GDP" of "71%".
    """
    counts, describes = (" ".join((figure.get(name) or "").split()) for name in ("object", "about"))
    said = says(figure).casefold()
    if not describes or describes.casefold() in said or not counts or figure.get("kind") not in _OF_BOTH:
        words = counts or describes
        return "" if words.casefold() in said else words
    return describes if counts.casefold() in said else f"{describes}, of {counts}"


def says_of_what(figure: dict[str, Any]) -> str:
    """Say what a figure states, and of what: "12.1%: Belgian unemployment"."""
    of = of_what(figure)
    return f"{says(figure)}: {of}" if of else says(figure)


def told(figure: dict[str, Any]) -> str:
    """Say what a figure states, of what, on whose word and as of when, as far as its row knows: the hover text of its mark."""
    return ", ".join([says_of_what(figure), *told_further(figure)])


def told_further(figure: dict[str, Any]) -> list[str]:
    """Say on whose word a figure is, since when and as of when, as far as its row knows."""
    said = []
    if figure.get("source"):
        said.append(f"{standing(figure.get('stance'), figure.get('certainty'))} {figure['source']}")
    if figure.get("since"):
        said.append(f"since {print_day(figure['since'])}")
    if figure.get("as_of") and figure["date_basis"] != "article":
        said.append(f"as of {print_day(figure['as_of'])}")
    return said


def figure_span(figure: dict[str, Any], base: str = "") -> Span:
    """Make the mark of a figure: a target (#f-KEY) for links from elsewhere and a link to its own page."""
    return Span(
        figure["start"],
        figure["end"],
        "figure",
        id=f"f-{figure['key']}",
        href=f"{base}/-/figure/{figure['key']}",
        title=told(figure),
    )


# P6Y4M   PT35M40S   P14.2W   P2DE     not: PXY, XXXX-WXX-1
_LENGTH = re.compile(r"P(?=.)(?P<days>(?:\d+(?:\.\d+)?(?:CE|DE|[QYMWD]))*)(?:T(?P<time>(?:\d+(?:\.\d+)?[HMS])+))?")
_PART = re.compile(r"(?P<number>[\d.]+)(?P<unit>[A-Z]+)")
_OF_DAYS = {"CE": "century", "DE": "decade", "Q": "quarter", "Y": "year", "M": "month", "W": "week", "D": "day"}
_OF_TIME = {"H": "hour", "M": "minute", "S": "second"}
_MORE_OR_LESS = {
    "MORE_THAN": "more than", "LESS_THAN": "less than", "EQUAL_OR_MORE": "at least", "EQUAL_OR_LESS": "at most", "APPROX": "about",
}  # fmt: skip


def length_words(value: str | None, mod: str | None = None) -> str:
    """Say a TIMEX3 length of time in words: "6 years and 4 months" of P6Y4M; nothing of one that is not known, as PXY."""
    m = _LENGTH.fullmatch(value or "")
    if m is None:
        return ""
    named = [
        (part["number"], names[part["unit"]])
        for pieces, names in ((m["days"], _OF_DAYS), (m["time"], _OF_TIME))
        for part in _PART.finditer(pieces or "")
    ]
    said = [f"{number} {unit if number == '1' else plural(unit)}" for number, unit in named]
    lengths = " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
    return " ".join(filter(None, (_MORE_OR_LESS.get(mod or ""), lengths)))


def date_says(date: dict[str, Any]) -> str:
    """Say which days a date can mean, as far as that is known."""
    first, last = print_day(date["earliest"]), print_day(date["latest"])
    if date["type"] == "DURATION":
        return ", ".join(filter(None, ("a length of time", length_words(date["value"], date.get("mod")))))
    if date["type"] == "SET":
        every = length_words(date["value"]).removeprefix("1 ")
        return f"again and again, every {every}" if every else "again and again"
    if not first and not last:
        return "a time that has no place on the calendar here"
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"{first} or later" if first else f"{last} or earlier"


def quote_says(quote: dict[str, Any]) -> str:
    """Say who spoke the words between quotation marks, and how much of a sentence they are."""
    if quote["kind"] == "scare":
        return "words held at a distance"
    kind = "a quotation" if quote["kind"] == "direct" else "part of a quotation"
    return f"{kind}, {quote['speaker']}" if quote["speaker"] else f"{kind}; the speaker is not known"


def _spans(article: ArticlePage, photos: list[dict[str, Any]], base: str) -> dict[int, list[Span]]:
    """Gather what is marked in each paragraph; layers may overlap, as a figure inside a quote does."""
    found: dict[int, list[Span]] = {}
    for figure in article.figures:
        found.setdefault(figure["paragraph_id"], []).append(figure_span(figure, base))
    for layer, rows_of in (("date", article.dates), ("quote", article.quotes)):
        for row in rows_of:
            span = Span(row["start"], row["end"], layer, id=f"{layer}-{row['id']}", title=row["says"])
            found.setdefault(row["paragraph_id"], []).append(span)
    for photo in photos:
        found.setdefault(photo["paragraph_id"], []).append(
            Span(len(photo["caption"]), photo["end"], "credit", tag="span")
        )
    return found


def _credits(photos: list[dict[str, Any]], paragraphs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave the photos whose caption opens its paragraph: what follows it there is the credit."""
    texts = {row["id"]: row["text"] for row in paragraphs}
    return [
        photo | {"end": len(text)}
        for photo in photos
        if photo["caption"] and (text := texts.get(photo["paragraph_id"], "")).startswith(photo["caption"])
    ]


def has_article(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("select 1 from articles where key = ?", [key]).fetchone() is not None


def _as_it_was(article: dict[str, Any], older: dict[str, Any]) -> dict[str, Any]:
    """Return an article's row with what an earlier revision said of itself; what nobody kept of it is left out."""
    then = {name: older[name] for name in ("headline", "published")} | {"words": len(older["text"].split())}
    unknown = dict.fromkeys(("published_text", "published_source"))
    return article | then | unknown | {"older": older["revision"]}


def _changes(
    connection: sqlite3.Connection, article: dict[str, Any], revisions: list[dict[str, Any]], since: int, until: int
) -> ArticlePage | None:
    """Compare two revisions of an article; None where it never had one of them."""
    before, after = (rows(connection, REVISION, article["id"], revision) for revision in (since, until))
    if not before or not after:
        return None
    texts = [(found[0]["headline"] or "", found[0]["text"]) for found in (before, after)]
    return ArticlePage(article, [], [], revisions, changes=compare_texts(*texts), since=before[0], until=after[0])


def article_page(
    connection: sqlite3.Connection, key: str, revision: int | None = None, *, since: int | None = None, base: str = ""
) -> ArticlePage | None:
    """Read one article, or None where the key is unknown or it never had that revision.

    With ``since``, read what ``revision`` (by default the one that the archive holds) changed in that one.
    ``base`` is put before every address, for a Datasette that is served under a prefix.
    """
    found = rows(connection, ARTICLE, key)
    if not found:
        return None
    article = found[0]
    revisions = rows(connection, REVISIONS, article["id"])
    if since is not None:
        return _changes(connection, article, revisions, since, article["revision"] if revision is None else revision)
    if revision is not None and revision != article["revision"]:
        found = rows(connection, REVISION, article["id"], revision)
        if not found:
            return None
        older = found[0] | {"text": found[0]["text"].strip()}
        return ArticlePage(_as_it_was(article, older), [], [], revisions, older)
    return _as_it_is(connection, article, revisions, base)


def _as_it_is(
    connection: sqlite3.Connection, article: dict[str, Any], revisions: list[dict[str, Any]], base: str
) -> ArticlePage:
    """Read the newest text of an article, with all that is known of it."""
    figures, dates, quotes = (rows(connection, sql, article["id"]) for sql in (FIGURES, DATES, QUOTES))
    for listed, say in ((figures, says), (dates, date_says), (quotes, quote_says)):
        for row in listed:
            row["says"] = say(row)
    verdicts = verdicts_of(connection, article["id"])
    for row in figures:
        row["verdict"] = verdicts.get(row["key"])
    earlier, later = (
        rows(connection, sql, article["published"], article["id"]) if article["published"] else []
        for sql in (EARLIER, LATER)
    )
    read = rows(connection, PARAGRAPHS, article["id"])
    copies = list_copies(connection, article["id"], limit=COPIES_SHOWN)
    page = ArticlePage(
        article,
        [],
        figures,
        revisions,
        dates=dates,
        quotes=quotes,
        earlier=earlier[0] if earlier else None,
        later=later[0] if later else None,
        is_read=is_english(article["language"], "\n\n".join(row["text"] for row in read)),
        copies=copies,
        copied=count_copies(connection, article["id"])[0],
    )
    spans = _spans(page, _credits(rows(connection, PHOTOS, article["id"]), read), base)
    is_marked = is_markdown([row["text"] for row in read])
    shown = [
        ShownParagraph(
            row["position"],
            "heading" if is_marked and row["kind"] == "body" and is_heading(row["text"]) else row["kind"],
            mark_up_read(row["text"], spans.get(row["id"], ()), is_marked=is_marked),
            has_bullet=row["kind"] == "list" and has_bullet(row["text"]),
            is_row=row["kind"] == "other" and " | " in row["text"],
        )
        for row in read
    ]
    title = _title(article["headline"], read, shown)
    return replace(page, title=title, paragraphs=shown if title is None else shown[1:])


def _title(
    headline: str | None, read: Sequence[dict[str, Any]], shown: Sequence[ShownParagraph]
) -> ShownParagraph | None:
    """Return the first paragraph where that is the headline. A title line of Markdown has its signs in the text, and a headline none."""
    if not read or read[0]["kind"] != "heading":
        return None
    return shown[0] if headline in (read[0]["text"], without_marks(read[0]["text"])) else None
