"""The search page: paragraphs that hold the words and whose figures are as asked, with those figures; or figures alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive.pages.article import figure_span, says
from archive.pages.browse import browse, few_paragraphs, read_place
from archive.pages.filters import ENTITY, Filters, object_query, of_articles, of_figures, of_paragraphs
from archive.render import Span, excerpt, mark_up_read
from archive.store.clusters import count_copies
from archive.store.rows import rows
from archive.store.search import (
    LATEST,
    Hit,
    Window,
    by_day,
    by_rank,
    fts_query,
    hits_of,
    listed_matches,
    newest_matches,
)

PAGE_SIZE = 20
WIDTH = 360  # characters of a paragraph
FIGURES_SHOWN = 5  # under each paragraph
FIGURES_MARKED = 300  # a table of a thousand numbers is one paragraph too

PARAGRAPH = """
    select p.id, p.article_id, p.position, p.kind, p.text, a.key, a.headline, a.published, o.name as publication
    from paragraphs p join articles a on a.id = p.article_id left join publications o on o.id = a.publication_id
    where p.id = ?
"""
FIGURES = f"""
    select f.*, t.source_name as source, t.stance, ({{wanted}}) as wanted
    from figures f left join attributions t on t.id = f.attribution_id
    where f.paragraph_id = ? order by f."start" limit {FIGURES_MARKED}
"""

NAMED = f'select "start", "end" from mentions where paragraph_id = ? and +entity_id = ({ENTITY}) order by "start"'

_AFTER = re.compile(r"(?P<first>-?\d[\d.e-]*)?~(?P<id>\d{1,18})", re.ASCII)


NONE = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search asks for. ``after`` and ``before`` say where the page begins, as an earlier page's links have them.

    ``sort`` is of words: without any, the newest come first.
    """

    words: str = ""
    filters: Filters = NONE
    sort: str = "best"
    after: str = ""
    before: int = LATEST
    size: int = PAGE_SIZE

    @property
    def order(self) -> str:
        return self.sort if self.words else "newest"


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """One hit: the paragraph's row with its article's, an excerpt as safe HTML, and the figures that it was found for.

    ``copies`` is the number of other articles with a near-identical text, ``again`` the rows of the paragraphs of this page with
    the same words.
    """

    paragraph: dict[str, Any]
    html: str
    cut_before: bool
    cut_after: bool
    figures: list[dict[str, Any]]
    more: int
    copies: int
    again: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class FindPage:
    """A page of hits.

    ``among`` is how many matched and were sorted, None where figures are browsed; ``capped`` says that older ones were not
    looked at. ``next`` and ``older`` are the parameters of the links to more of the same and to what was not looked at.
    ``newest_only`` says that of ranges and vague counts only the newest were.
    """

    hits: list[FoundParagraph]
    among: int | None = None
    next: dict[str, str] | None = None
    older: dict[str, str] | None = None
    newest_only: bool = False

    @property
    def capped(self) -> bool:
        return self.older is not None


@dataclass(frozen=True, slots=True)
class Found:
    """The paragraphs of a page of hits; the rest is as in ``FindPage``."""

    hits: list[Hit]
    among: int | None = None
    next: dict[str, str] | None = None
    older: dict[str, str] | None = None
    newest_only: bool = False


def find_page(connection: sqlite3.Connection, asked: Asked, *, base: str = "") -> FindPage:
    """Search the paragraphs of one archive; neither words nor filters, or words that can match nothing, is an empty page."""
    found = find_paragraphs(connection, asked)
    hits = [show_paragraph(connection, hit.paragraph_id, hit.spans, asked.filters, base) for hit in found.hits]
    return FindPage(hits, found.among, found.next, found.older, found.newest_only)


def fold_same(hits: Iterable[FoundParagraph]) -> list[FoundParagraph]:
    """Put paragraphs of the same words, as wire copy has them in many papers, to the first of them."""
    found: dict[str, FoundParagraph] = {}
    for hit in hits:
        words = " ".join(hit.paragraph["text"].split()).casefold()
        known = found.get(words)
        found[words] = hit if known is None else replace(known, again=(*known.again, hit.paragraph))
    return list(found.values())


def find_all(connection: sqlite3.Connection, asked: Asked) -> Iterator[Hit]:
    """Yield what ``find_paragraphs`` finds, page by page to the end."""
    while True:
        found = find_paragraphs(connection, asked)
        yield from found.hits
        more = found.next or found.older
        if more is None:
            return
        asked = replace(asked, after=more.get("after", ""), before=int(more.get("before", LATEST)))


def find_paragraphs(connection: sqlite3.Connection, asked: Asked) -> Found:
    """Find a page of paragraphs, with the words in them that were searched for."""
    query = fts_query(asked.words)
    if query or (asked.filters.object and not asked.words):
        return _find_words(connection, query, asked)
    if asked.words or not asked.filters:
        return Found([], among=0)
    found = browse(connection, asked.filters, after=read_place(asked.after), limit=asked.size)
    more = {"after": str(found.after)} if found.after else None
    return Found(
        [Hit(place.paragraph, ()) for place in found.places],
        next=None if found.gave_up else more,
        older=more if found.gave_up else None,
        newest_only=found.newest_only,
    )


def _find_words(connection: sqlite3.Connection, words: str, asked: Asked) -> Found:
    """Find what holds the words, and the words for what its figures count; only those that were typed to search are marked."""
    objects = object_query(asked.filters.object or "")
    query = f"({words}) AND {objects}" if words and objects else words or objects
    window = _window(connection, query, asked)
    keys, last = _page(connection, query, window.ids, asked)
    here = {"before": str(asked.before)} if asked.before < LATEST else {}
    return Found(
        hits_of(connection, words, keys) if words else [Hit(key, ()) for key in keys],
        among=len(window.ids),
        next={**here, "after": last} if last else None,
        older={"before": str(window.older)} if window.older is not None else None,
    )


def _window(connection: sqlite3.Connection, query: str, asked: Asked) -> Window:
    """Find the paragraphs to sort: all that match where the filters leave few, else the newest."""
    if not asked.filters:
        return newest_matches(connection, query, before=asked.before)
    few = few_paragraphs(connection, asked.filters)
    if few is not None:
        return listed_matches(connection, query, few)
    where = of_articles(asked.filters) + of_paragraphs(asked.filters, "p.id")
    if asked.filters.of_figures:
        figures = of_figures(asked.filters)
        holds = f"exists (select 1 from figures f where f.paragraph_id = p.id and {figures})"
        where = where.and_(holds, *figures.values)
    return newest_matches(connection, query, before=asked.before, condition=str(where), values=where.values)


def _page(connection: sqlite3.Connection, query: str, ids: list[int], asked: Asked) -> tuple[list[int], str]:
    """Return the paragraphs after the key that the address gives, and the key of the last where more follow."""
    m = _AFTER.fullmatch(asked.after)
    found: list[tuple[Any, int]]
    if asked.order == "newest":
        found = list(by_day(connection, ids))
        if m:
            found = [entry for entry in found if entry < (m["first"] or "", int(m["id"]))]
    else:
        found = list(by_rank(connection, query, ids))
        rank = _number(m["first"]) if m else None
        if m and rank is not None:
            found = [entry for entry in found if (entry[0], -entry[1]) > (rank, -int(m["id"]))]
    page = found[: asked.size]
    return [key for _, key in page], "~".join(map(str, page[-1])) if len(found) > asked.size else ""


def _number(typed: str | None) -> float | None:
    try:
        return float(typed or "")
    except ValueError:
        return None


def first_shown(words: Sequence[int], figures: Sequence[int], width: int) -> int:
    """Return where an excerpt of so many characters is to begin: the first word beside which a figure can be shown too.

    Where none stands so near, it is the first word; without words the first figure, without either 0.
    """
    near = (min(word, figure) for word in words for figure in figures if abs(word - figure) < width // 2)
    return min(near, default=next(iter((*words, *figures)), 0))


def show_paragraph(
    connection: sqlite3.Connection, key: int, words: tuple[tuple[int, int], ...], filters: Filters, base: str
) -> FoundParagraph:
    """Read a paragraph as a hit: an excerpt around the ``words``, else the figures, with those that are as asked.

    ``words`` are spans of its text, which are marked; so is the name beside which the figures are to stand.
    """
    marked = [*words]
    if filters.name is not None:
        named = connection.execute(NAMED, [key, filters.name]).fetchall()
        marked += (span for span in named if all(span[1] <= low or high <= span[0] for low, high in words))
    paragraph = rows(connection, PARAGRAPH, key)[0]
    where = of_figures(filters)
    figures = rows(connection, FIGURES.format(wanted=where), *where.values, key)
    spans = [Span(start, end, "hit") for start, end in marked]
    for figure in figures:
        figure["says"] = says(figure)
        span = figure_span(figure, base)
        # Two hits are never in one paragraph, so its figures need no address on this page.
        spans.append(
            replace(span, id=None, layer="figure wanted" if filters.of_figures and figure["wanted"] else "figure")
        )
    wanted = [figure for figure in figures if figure["wanted"]]
    figures_asked = [figure["start"] for figure in wanted] if filters.of_figures or not words else []
    places = [start for start, _ in words or (marked if not figures_asked else [])]
    around = first_shown(places, figures_asked, WIDTH)
    piece = excerpt(paragraph["text"], spans, around=around, width=WIDTH)
    return FoundParagraph(
        paragraph,
        mark_up_read(piece.text, piece.spans),
        piece.cut_before,
        piece.cut_after,
        wanted[:FIGURES_SHOWN],
        max(0, len(wanted) - FIGURES_SHOWN),
        count_copies(connection, paragraph["article_id"])[1],
    )
