"""Cite this: an article or a figure as a plain line, BibTeX, CSL-JSON, schema.org and a W3C Web Annotation.

Nothing here asks a clock: the same row gives the same citation for ever, and the day of access is left to the reader. An
address is given by whoever calls, because only the server knows under which name it is reached.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archive.pages.article import says
from archive.render import print_day
from archive.store.rows import rows

CONTEXT = 32  # characters of prefix and suffix: what annotation tools write

_ARTICLE = """
    select a.key, a.headline, a.published, a.url, a.byline, a.language, a.words, p.name as publication
    from articles a left join publications p on p.id = a.publication_id where a.key = ?
"""
_FIGURE = """
    select f.*, p.position, p.text, a.key as article, a.headline, a.url, a.byline, a.language, a.words, o.name as publication,
        m.label as measure_label, t.source_name as source, t.stance
    from figures f
    join paragraphs p on p.id = f.paragraph_id
    join articles a on a.id = f.article_id
    left join publications o on o.id = a.publication_id
    left join measures m on m.name = f.measure
    left join attributions t on t.id = f.attribution_id
    where f.key = ?
"""
_OF_ARTICLE = ("headline", "published", "url", "byline", "language", "words", "publication")


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited. ``address`` is its page here; ``figure`` is None where it is an article."""

    article: dict[str, Any]
    article_address: str
    address: str
    figure: dict[str, Any] | None = None


def article_work(connection: sqlite3.Connection, key: str, *, base: str = "") -> Work | None:
    """Read what an article's citations need, or None; ``base`` is put before its address."""
    found = rows(connection, _ARTICLE, key)
    return of_article(found[0], base=base) if found else None


def of_article(article: dict[str, Any], *, base: str = "") -> Work:
    """Make the work of an article's row, with the outlet's name as ``publication``.

    A row with ``older`` is that of an earlier revision, which has an address of its own.
    """
    address = f"{base}/-/article/{article['key']}"
    if article.get("older"):
        address += f"?revision={article['older']}"
    return Work(article, address, address)


def figure_work(connection: sqlite3.Connection, key: str, *, base: str = "") -> Work | None:
    """Read what a figure's citations need, or None where no article holds it now."""
    found = rows(connection, _FIGURE, key)
    return of_figure(found[0], base=base) if found else None


def of_figure(figure: dict[str, Any], *, base: str = "") -> Work:
    """Make the work of a figure's row, with its paragraph's ``position`` and its article's key, headline and so on."""
    article = {name: figure.get(name) for name in _OF_ARTICLE} | {"key": figure["article"]}
    return Work(article, f"{base}/-/article/{article['key']}", f"{base}/-/figure/{figure['key']}", figure)


# --- plain ---

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
# What turns the direction of the text: a headline that holds one without its end would turn the rest of the citation too.
_TURNS = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def _line(text: str | None) -> str:
    """One line, without characters that are none or that change how the rest is read."""
    return " ".join(_TURNS.sub("", _CONTROL.sub(" ", text or "")).split())


def _web(url: str | None) -> str | None:
    """Return an address that a browser would open, or None: javascript: and the like are no place to lead a reader."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def plain(work: Work) -> str:
    """Cite in one line: who, what, where, when, the figure, the address of the original, the address here."""
    article = work.article
    said = [
        _line(article["byline"]),
        f"“{_line(article['headline']) or 'Without a headline'}”",
        _line(article["publication"]),
        print_day(article["published"]) or "no date",
    ]
    line = ", ".join(filter(None, said))
    if work.figure:
        line += f": “{_line(work.figure['exact'])}” (paragraph {work.figure['position']})"
    places = [_line(_web(article["url"])), work.address]
    return ". ".join([line, *filter(None, places)]) + "\n"


# --- BibTeX ---

# BibTeX counts braces whether or not a backslash stands before them, so a brace is written by its name.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _tex(text: str | None) -> str:
    return _line(text).translate(_TEX)


def _tex_url(url: str) -> str:
    """Write an address for a ``url`` field, which is taken letter by letter: what could end the field is percent-encoded."""
    return re.sub(r"[\s{}\\\"<>^`|]", lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), _line(url))


def bibtex(work: Work) -> str:
    """Write a BibTeX entry. Names and titles keep their capitals and are never taken apart (double braces)."""
    article, figure, day = work.article, work.figure, _day(work.article["published"])
    original = _web(article["url"])
    notes = [f"``{_tex(figure['exact'])}'', paragraph {figure['position']}"] if figure else []
    if original:
        notes.append(f"archived at {_tex(work.address)}")
    fields = {
        "author": _braced(_braced(_tex(article["byline"]))),
        "title": _braced(_braced(_tex(article["headline"]) or "Without a headline")),
        "journal": _braced(_braced(_tex(article["publication"]))),
        "year": _braced(f"{day[0]:04}") if day else "",
        "month": _MONTHS[day[1] - 1] if day else "",
        "day": _braced(str(day[2])) if day else "",
        "url": _braced(_tex_url(original or work.address)),
        "note": _braced("; ".join(notes)),
        "language": _braced(_tex(article["language"])),
    }
    key = f"{article['key']}-{figure['key']}" if figure else article["key"]
    kind = "article" if article["publication"] else "misc"
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {value},\n" for name, value in fields.items() if value) + "}\n"


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _day(published: str | None) -> tuple[int, int, int] | None:
    written = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])-(\d{2})", published or "", re.ASCII)
    return (int(written[1]), int(written[2]), int(written[3])) if written else None


# --- JSON ---


def _without_nulls(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None and value != ""}


def csl_item(work: Work) -> dict[str, Any]:
    """Return the item of CSL-JSON 1.0.2 that citation managers read; a name stands as it is printed (``literal``)."""
    article, figure, day = work.article, work.figure, _day(work.article["published"])
    return _without_nulls(
        {
            "id": figure["key"] if figure else article["key"],
            "type": "article-newspaper",
            "title": article["headline"],
            "author": [{"literal": article["byline"]}] if article["byline"] else None,
            "container-title": article["publication"],
            "issued": {"date-parts": [list(day)]} if day else None,
            "URL": _web(article["url"]) or work.address,
            "archive_location": work.address,
            "language": article["language"],
            "note": f"“{figure['exact']}”, paragraph {figure['position']}" if figure else None,
        }
    )


def news_article(work: Work) -> dict[str, Any]:
    """Return an article as a NewsArticle of schema.org: where it appeared is its url, this archive is ``archivedAt``."""
    article = work.article
    publication = {"@type": "NewsMediaOrganization", "name": article["publication"]} if article["publication"] else None
    return _without_nulls(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": work.article_address,
            "headline": article["headline"],
            "datePublished": article["published"],
            "author": {"@type": "Person", "name": article["byline"]} if article["byline"] else None,
            "publisher": publication,
            "inLanguage": article["language"],
            "wordCount": article["words"],
            "url": _web(article["url"]) or work.article_address,
            "archivedAt": work.article_address,
        }
    )


def annotation(work: Work) -> dict[str, Any]:
    """Return a figure as a W3C Web Annotation: what it states on the characters that state it.

    The quote is looked for in the article's page; start and end count code points of the one paragraph that the fragment
    names. Bounds that are not licensed by the wording are not there; ``comparator`` says whether a bound is excluded.
    """
    figure = work.figure
    if figure is None:
        raise ValueError("an article is no annotation")
    text, start, end = figure["text"], figure["start"], figure["end"]
    quote = {
        "type": "TextQuoteSelector",
        "exact": figure["exact"],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    paragraph = {
        "type": "FragmentSelector",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
        "value": f"p{figure['position']}",
        "refinedBy": position,
    }
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}],
        "id": work.address,
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": says(figure), "format": "text/plain", "language": "en", "purpose": "describing"},
            _quantity(figure),
        ],
        "target": {"source": work.article_address, "selector": [quote, paragraph]},
    }  # fmt: skip


_PROPERTIES = (
    "kind", "comparator", "approximate", "vague", "low_open", "high_open", "bounds_basis", "unit", "object", "about", "measure",
    "change", "certainty", "as_of", "since", "source", "stance",
)  # fmt: skip
_YES_OR_NO = frozenset({"approximate", "vague", "low_open", "high_open"})


def _quantity(figure: dict[str, Any]) -> dict[str, Any]:
    properties = [
        {
            "type": "schema:PropertyValue",
            "schema:propertyID": name,
            "schema:value": bool(figure[name]) if name in _YES_OR_NO else figure[name],
        }
        for name in _PROPERTIES
        if figure.get(name) is not None
    ]
    return _without_nulls(
        {
            "type": "schema:QuantitativeValue",
            "schema:name": figure["measure_label"],
            "schema:value": _whole(figure["value"]),
            "schema:minValue": _whole(figure["low"]),
            "schema:maxValue": _whole(figure["high"]),
            "schema:unitText": figure["unit_name"],
            "schema:additionalProperty": properties,
        }
    )


def _whole(number: float | None) -> float | None:
    """Write a whole number without ".0": the columns are REAL so that they sort."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def as_json(data: Any) -> str:
    """Write JSON in ASCII, which is also safe inside a ``<script>`` of a page: nothing in it can end the element."""
    written = json.dumps(data, indent=1)
    return re.sub(r"[<>&]", lambda m: f"\\u{ord(m[0]):04x}", written) + "\n"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to cite: what it is called, the media type of its answer, and the function that writes it."""

    name: str
    content_type: str
    write: Callable[[Work], str]


_CSL = Form("CSL-JSON", "application/vnd.citationstyles.csl+json", lambda work: as_json([csl_item(work)]))
_PLAIN = Form("plain text", "text/plain; charset=utf-8", plain)
_BIBTEX = Form("BibTeX", "application/x-bibtex; charset=utf-8", bibtex)
FORMS: dict[str, dict[str, Form]] = {
    "article": {
        "txt": _PLAIN,
        "bib": _BIBTEX,
        "csl.json": _CSL,
        "jsonld": Form("schema.org", "application/ld+json", lambda work: as_json(news_article(work))),
    },
    "figure": {
        "txt": _PLAIN,
        "bib": _BIBTEX,
        "csl.json": _CSL,
        "jsonld": Form(
            "Web Annotation",
            'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
            lambda work: as_json(annotation(work)),
        ),
    },
}
