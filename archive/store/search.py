"""Full-text search over paragraphs, in the words of people: never a syntax error, operators where they are meant."""

from __future__ import annotations

import re
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass

# bm25 looks at every hit (about 3 us each): a word with 100,000 hits would take half a second. Rank among the newest.
RANKED_AMONG = 3000

_OLDEST_RANKED = """
    select min(rowid), count(*)
    from (select rowid from paragraphs_fts where paragraphs_fts match ? order by rowid desc limit ?)
"""
# highlight() copies the whole text once for each hit, where no time limit reaches it: a paragraph of 5 MB that says one
# word over and over would hold the server for minutes.
LONGEST_HIGHLIGHTED = 20_000
_HITS = f"""
    select rowid, length(text) > {LONGEST_HIGHLIGHTED},
        iif(length(text) > {LONGEST_HIGHLIGHTED}, text, highlight(paragraphs_fts, 0, ?, ?)) from paragraphs_fts
    where paragraphs_fts match ? and rowid >= ? order by rank, rowid desc limit ? offset ?
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
class Hits:
    """The best paragraphs, best first. ``among`` is how many were ranked; ``capped`` says that older ones were not."""

    hits: list[Hit]
    among: int
    capped: bool


def search(connection: sqlite3.Connection, query: str, *, limit: int = 20, offset: int = 0) -> Hits:
    """Find paragraphs for an FTS5 ``query`` (see ``fts_query``), best first among the newest few thousand that match."""
    if not query:
        return Hits([], 0, capped=False)
    oldest, among = connection.execute(_OLDEST_RANKED, [query, RANKED_AMONG]).fetchone()
    if not among:
        return Hits([], 0, capped=False)
    # Two strings that no text holds, new for each search: highlight() puts them around each hit and offsets come back out.
    on, off = (f"\N{START OF TEXT}{secrets.token_hex(8)}\N{END OF TEXT}" for _ in range(2))
    rows = connection.execute(_HITS, [on, off, query, oldest, limit, offset])
    hits = [
        Hit(key, _spans_of_long(text, query, on, off) if long else _spans(text, on, off)) for key, long, text in rows
    ]
    return Hits(hits, among, capped=among == RANKED_AMONG)


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
