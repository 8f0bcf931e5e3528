"""The search of a site without a server: the full-text index cut into small files, of which a search loads a few.

``terms-N.js`` holds a stretch of the sorted words, each with the numbers of its paragraphs; ``texts-N.js`` the paragraphs and
``articles-N.js`` what a result says of its article. ``index.js`` has the first word of every stretch, so that a reader's browser
knows which file holds a word. They are scripts and not JSON, because a page that was opened from a disk may load no JSON.
Paragraphs are numbered from the newest article on: ascending numbers are results, newest first.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from archive.pages import offline

FOLDER = "-/search"
TERMS_SIZE = 48 * 1024  # characters of a file of words: a few hundred words, or one that stands everywhere
TEXTS = 64  # paragraphs a file
ARTICLES = 200

Write = Callable[[str, str], None]


def write_index(connection: sqlite3.Connection, articles: list[offline.Listed], write: Write) -> None:
    """Write all files of the search with ``write(path, text)``."""
    numbers, starts = _write_texts(connection, articles, write)
    _write_articles(articles, write)
    firsts = _write_terms(offline.terms(connection, numbers), write)
    directory = {"firsts": firsts, "starts": starts, "texts": TEXTS, "articles": ARTICLES}
    write(f"{FOLDER}/index.js", _script("index", 0, directory))


def _write_texts(
    connection: sqlite3.Connection, articles: list[offline.Listed], write: Write
) -> tuple[array[int], list[int]]:
    """Write the paragraphs; return each one's number at the place of its id, and how many each article has."""
    (highest,) = connection.execute("select coalesce(max(id), 0) from paragraphs").fetchone()
    numbers = array("I", bytes(4 * (highest + 1)))
    starts = [0] * len(articles)

    def texts() -> Iterator[list[Any]]:
        for number, (article, key, position, text) in enumerate(offline.paragraphs(connection, articles)):
            numbers[key] = number
            starts[article] += 1
            yield [position, text]

    _write_lists("texts", texts(), TEXTS, write)
    return numbers, starts


def _write_articles(articles: list[offline.Listed], write: Write) -> None:
    rows = ([one.key, one.headline, one.published, one.publication] for one in articles)
    _write_lists("articles", rows, ARTICLES, write)


def _write_lists(kind: str, rows: Iterable[list[Any]], size: int, write: Write) -> None:
    held: list[list[Any]] = []
    number = 0
    for row in rows:
        held.append(row)
        if len(held) == size:
            write(f"{FOLDER}/{kind}-{number}.js", _script(kind, number, held))
            held, number = [], number + 1
    if held:
        write(f"{FOLDER}/{kind}-{number}.js", _script(kind, number, held))


def _write_terms(terms: Iterable[tuple[str, list[int]]], write: Write) -> list[str]:
    """Write the words; return the first of each file."""
    firsts: list[str] = []
    held: dict[str, str] = {}
    size = 0
    for term, found in terms:
        listed = _steps(found)
        if held and size + len(listed) > TERMS_SIZE:
            write(f"{FOLDER}/terms-{len(firsts)}.js", _script("terms", len(firsts), held))
            firsts.append(next(iter(held)))
            held, size = {}, 0
        held[term] = listed
        size += len(term) + len(listed)
    if held:
        write(f"{FOLDER}/terms-{len(firsts)}.js", _script("terms", len(firsts), held))
        firsts.append(next(iter(held)))
    return firsts


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _steps(numbers: list[int]) -> str:
    """Write ascending numbers as the steps between them, in base 36: 3, 5, 41 is ``3,2,10``."""
    before, said = 0, []
    for number in numbers:
        said.append(_base36(number - before))
        before = number
    return ",".join(said)


def _base36(number: int) -> str:
    if number < 36:
        return _DIGITS[number]
    return _base36(number // 36) + _DIGITS[number % 36]


def _script(kind: str, number: int, data: Any) -> str:
    return f'pressFound("{kind}",{number},{json.dumps(data, separators=(",", ":"))});\n'
