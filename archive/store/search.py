"""Full-text search over paragraphs, in the words of people: never a syntax error, operators where they are meant."""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from archive.store.private import is_hiding

# bm25 looks at every hit (about 3 us each): a word with 100,000 hits would take half a second. Rank among the newest.
RANKED_AMONG = 3000
# Where a condition on the article or its figures leaves few of the hits, so many of the newest are asked (3 us each).
LOOKED_AT = 20_000

# Each is filled in with what else must hold of a hit.
_NEWEST = "select rowid from paragraphs_fts where paragraphs_fts match ? and rowid < ?{} order by rowid desc limit ?"
_NEWEST_THAT = """
    select h.rowid from (%s) h cross join paragraphs p on p.id = h.rowid cross join articles a on a.id = p.article_id
    where %s limit ?
"""
_LISTED = """
    select rowid from paragraphs_fts where paragraphs_fts match ? and rowid in (select value from json_each(?)){}
    order by rowid desc
"""
# The full-text index holds the words of private paragraphs too; the view in the place of the table does not.
_SHOWN = " and exists (select 1 from paragraphs shown where shown.id = paragraphs_fts.rowid)"
# +rowid: the hits are read once, in their order, and looked up in the list. bm25() and not rank, which FTS5 would make of
# every hit to sort by it.
_RANKS = """
    select rowid, bm25(paragraphs_fts) from paragraphs_fts
    where paragraphs_fts match ? and rowid >= ? and +rowid in (select value from json_each(?))
"""
_DAYS = """
    select p.id, a.published from json_each(?) x cross join paragraphs p on p.id = x.value
    cross join articles a on a.id = p.article_id
"""
LATEST = 2**62  # more than any paragraph's id
# highlight() copies the whole text once for each hit, where no time limit reaches it: a paragraph of 5 MB that says one
# word over and over would hold the server for minutes.
LONGEST_HIGHLIGHTED = 20_000
_HITS = f"""
    select rowid, length(text) > {LONGEST_HIGHLIGHTED},
        iif(length(text) > {LONGEST_HIGHLIGHTED}, text, highlight(paragraphs_fts, 0, ?, ?)) from paragraphs_fts
    where paragraphs_fts match ? and rowid in (select value from json_each(?))
"""

_TERM = re.compile(r'"(?:[^"]|"")*"\*?')  # "two words"   "kill"*     not: AND

_PIECE = re.compile(
    r"""
      (?P<minus>-(?=[\w"(]))?             # -word, -"two words"     not: a dash inside "five-year"
      (?: "(?P<phrase>[^"]*)"?            # "more than 35,000"      not: a quote mark that nothing follows
        | (?P<word>[^\s"()]+)             # Gaza   killed*   OR
        | (?P<paren>[()])
      )
    """,
    re.VERBOSE,
)


def fts_query(words: str) -> str:
    """Turn what somebody typed into an FTS5 query; empty where nothing in it can match.

    Words are all wanted. "..." is a phrase, -word and NOT word leave out, OR (in capitals) is either, word* is a beginning,
    parentheses group. Whatever does not fit that is searched for as it is written.
    """
    parser = _Parser(list(_pieces(words)))
    return parser.either()


def _pieces(words: str) -> list[tuple[str, str]]:
    """Cut the input into ("term", FTS5 string), ("op", AND / OR / NOT / "(" / ")")."""
    out: list[tuple[str, str]] = []
    for m in _PIECE.finditer(
        words.replace("\N{LEFT DOUBLE QUOTATION MARK}", '"').replace("\N{RIGHT DOUBLE QUOTATION MARK}", '"')
    ):
        if m["minus"]:
            out.append(("op", "NOT"))
        if m["paren"]:
            out.append(("op", m["paren"]))
            continue
        if m["word"] in ("AND", "OR", "NOT"):
            out.append(("op", m["word"]))
            continue
        said = m["phrase"] if m["phrase"] is not None else m["word"]
        if any(character.isalnum() for character in said):
            prefix = "*" if m["word"] and said.endswith("*") else ""
            out.append(("term", '"' + said.rstrip("*").replace("\0", " ") + '"' + prefix))
        elif m["minus"]:
            out.pop()
    return out


class _Parser:
    """either := all (OR all)*;  all := one ([AND] one | NOT one)*;  one := term | "(" either ")".

    Reads what fits and passes over what does not, so that every input has a meaning.
    """

    def __init__(self, pieces: list[tuple[str, str]]) -> None:
        self._pieces = pieces[:400]  # FTS5's own parser gives up on deeper or longer input
        self._at = 0
        self._depth = 0

    def _peek(self) -> tuple[str, str]:
        return self._pieces[self._at] if self._at < len(self._pieces) else ("end", "")

    def either(self) -> str:
        options = []
        while self._peek()[0] != "end":
            found = self._all()
            if found:
                options.append(found)
            if self._peek() == ("op", ")"):
                if self._depth:
                    break
                self._at += 1  # a closing parenthesis that was never opened
            elif self._peek() == ("op", "OR"):
                self._at += 1
        return " OR ".join(options)

    def _all(self) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        negative = False
        while (piece := self._peek())[0] != "end" and piece not in (("op", "OR"), ("op", ")")):
            self._at += 1
            if piece[0] == "op" and piece[1] in ("AND", "NOT"):
                negative = negative or piece[1] == "NOT"
                continue
            found = self._group() if piece == ("op", "(") else piece[1]
            if found:
                (unwanted if negative else wanted).append(found)
            negative = False
        # FTS5's NOT takes two sides: with nothing wanted there is nothing to take away from.
        if not wanted:
            return ""
        said = " AND ".join(wanted)
        if unwanted:
            return f"(({said}) NOT ({' OR '.join(unwanted)}))"
        return f"({said})" if len(wanted) > 1 else said

    def _group(self) -> str:
        if self._depth >= 10:
            return ""
        self._depth += 1
        inner = self.either()
        self._depth -= 1
        if self._peek() == ("op", ")"):
            self._at += 1
        return f"({inner})" if inner else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that matches; ``spans`` are the matching words, in code points of its text.

    Of a paragraph of more than 20,000 characters they are those of the first stretch that holds any.
    """

    paragraph_id: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The newest paragraphs that match, newest first. ``older`` is the id before which to look on; None at the end."""

    ids: list[int]
    older: int | None


def newest_matches(
    connection: sqlite3.Connection,
    query: str,
    *,
    before: int = LATEST,
    condition: str = "",
    values: Sequence[object] = (),
) -> Window:
    """Find the newest few thousand paragraphs for an FTS5 ``query``, of those with an id less than ``before``.

    ``condition`` is SQL over a paragraph ``p`` and its article ``a``. Where it leaves too few of the newest 20,000 that
    match, the window is short, or empty, and has older ones all the same.
    """
    if not query:
        return Window([], None)
    newest = _NEWEST.format(_shown(connection))
    if not condition:
        ids = [row[0] for row in connection.execute(newest, [query, before, RANKED_AMONG])]
        return Window(ids, ids[-1] if len(ids) == RANKED_AMONG else None)
    bound = [query, before, LOOKED_AT, *values, RANKED_AMONG]
    ids = [row[0] for row in connection.execute(_NEWEST_THAT % (newest, condition), bound)]
    if len(ids) == RANKED_AMONG:
        return Window(ids, ids[-1])
    last = connection.execute(newest + " offset ?", [query, before, 1, LOOKED_AT - 1]).fetchone()
    return Window(ids, last[0] if last else None)


def _shown(connection: sqlite3.Connection) -> str:
    return _SHOWN if is_hiding(connection) else ""


def listed_matches(connection: sqlite3.Connection, query: str, paragraphs: Sequence[int]) -> Window:
    """Find which of some paragraphs match an FTS5 ``query``; each is looked up, so there should be few."""
    if not query:
        return Window([], None)
    found = connection.execute(_LISTED.format(_shown(connection)), [query, json.dumps(list(paragraphs))])
    return Window([row[0] for row in found], None)


def by_rank(connection: sqlite3.Connection, query: str, ids: Sequence[int]) -> list[tuple[float, int]]:
    """Sort paragraphs of a window, best first: (rank, id), the rank the less the better."""
    if not ids:
        return []
    ranked = [(rank, key) for key, rank in connection.execute(_RANKS, [query, min(ids), json.dumps(list(ids))])]
    return sorted(ranked, key=lambda found: (found[0], -found[1]))


def by_day(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[str, int]]:
    """Sort paragraphs by the day of their articles, newest first, those without a day last: (day or "", id)."""
    dated = [(day or "", key) for key, day in connection.execute(_DAYS, [json.dumps(list(ids))])]
    return sorted(dated, reverse=True)


def hits_of(connection: sqlite3.Connection, query: str, ids: Sequence[int]) -> list[Hit]:
    """Find where the words stand in some paragraphs that match, in the order given."""
    # Two strings that no text holds, new for each search: highlight() puts them around each hit and offsets come back out.
    on, off = (f"\N{START OF TEXT}{secrets.token_hex(8)}\N{END OF TEXT}" for _ in range(2))
    rows = connection.execute(_HITS, [on, off, query, json.dumps(list(ids))])
    hits = {
        key: Hit(key, _spans_of_long(text, query, on, off) if long else _spans(text, on, off))
        for key, long, text in rows
    }
    return [hits[key] for key in ids if key in hits]


def _spans(marked: str, on: str, off: str) -> tuple[tuple[int, int], ...]:
    """Return where the hits stand in the text without the two strings around each."""
    before, *hits = marked.split(on)
    at = len(before)
    spans = []
    for hit in hits:
        inside, after = hit.split(off)
        spans.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return tuple(spans)


def _spans_of_long(text: str, query: str, on: str, off: str) -> tuple[tuple[int, int], ...]:
    """Return where the hits stand in the first window of a long text that holds any term of ``query``."""
    terms = " OR ".join(_TERM.findall(query))
    with closing(sqlite3.connect(":memory:")) as scratch:
        scratch.execute("create virtual table windows using fts5 (text, tokenize='porter unicode61')")
        start = 0
        while start < len(text) and terms:
            end = start + LONGEST_HIGHLIGHTED
            # A word is not cut in two where there is a blank to cut at.
            end = (text.rfind(" ", start, end) + 1 or end) if end < len(text) else end
            scratch.execute("insert or replace into windows (rowid, text) values (1, ?)", [text[start:end]])
            found = scratch.execute(
                "select highlight(windows, 0, ?, ?) from windows where windows match ?", [on, off, terms]
            )
            for (marked,) in found:
                return tuple((start + low, start + high) for low, high in _spans(marked, on, off))
            start = end
    return ()
