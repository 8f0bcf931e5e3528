"""The ready questions, by who asks them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from archive.pages import access
from archive.pages.filters import KINDS
from archive.serving import canned_queries

# In the order in which pages list them, with what each wants to know. ``group`` in metadata.yml names one of them.
ASKERS = {
    "data journalist": "How much, how many, since when: numbers to draw and to compare",
    "fact-checker": "Who says so, on what word, and where does another number stand?",
    "historian": "What was printed when, and how did it change?",
    "human-rights researcher": "Tolls over time, and how the sources differ on them",
    "librarian": "What is here, what is missing, what went wrong?",
    "dataset builder": "How good are the rows, and what was passed over?",
}
OWN = "this archive’s own"


# What the parameters of the questions take; empty always means everything.
TYPED = {
    "article": "the key at the end of an article’s address",
    "day": "a whole day: 2024-05-24, 24 May 2024, May 24, 2024",
    "field": "published, publication, byline, url or headline",
    "figure": "the key at the end of a figure’s address",
    "kind": ", ".join(KINDS),
    "kind_of_name": "person, organisation or place",
    "name": "a part of a name; /-/names finds them",
    "number": "a number: 35,000 or 1.2 million or $3bn or 19%",
    "run": "the number of a load, as load_health has it",
    "source": "a part of a source’s name, as the articles print it; /-/sources lists them",
    "speaker": "a part of a speaker’s name, as the articles print it",
    "unit": "people, a noun in the singular, a currency (USD or dollar), percentage",
    "words": "words as in the search",
}
NAMED = {
    "measure": "select label from measures order by label",
    "publication": "select name from publications order by name limit 30",
    "series": "select name from series order by name limit 30",
}


def what_may_be_typed(connection: sqlite3.Connection, names: Iterable[str]) -> list[tuple[str, str]]:
    """Say of parameters what they take, each with its name: for a reader whose question found nothing."""
    said = {name: ", ".join(row[0] for row in connection.execute(NAMED[name])) for name in names if name in NAMED}
    return [(name, text) for name in names if (text := said.get(name) or TYPED.get(name))]


def by_who_asks(visible: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Group questions (name, title, description) by who asks: the asker, what they want, their questions.

    ``visible`` are those that this visitor may see; what a publisher has added comes last, as the archive's own.
    """
    groups = {name: query.group for name, query in canned_queries().items()}
    grouped: dict[str, list[tuple[str, str, str]]] = {asker: [] for asker in (*ASKERS, OWN)}
    for question in visible:
        grouped[groups.get(question[0]) or OWN].append(question)
    return [(asker, ASKERS.get(asker, ""), found) for asker, found in grouped.items() if found]


async def visible_questions(datasette: Any, database: str, actor: Any) -> list[tuple[str, str, str]]:
    """Return name, title and description of the canned queries that the actor may see, on Datasette 0.65 and 1.0."""
    if hasattr(datasette, "list_queries"):
        page = await datasette.list_queries(database, actor=actor, limit=500)
        return [(query.name, query.title or query.name, query.description or "") for query in page.queries]
    if await access.refuses(datasette, actor, database):
        return []
    found = []
    for name, query in (await datasette.get_canned_queries(database, actor)).items():
        # Whoever sees the archive sees its queries, unless one is closed by itself. Datasette 0.65 takes 3 ms to say so of
        # each, reading all metadata anew, so it is asked of those alone.
        closed = "allow" in query or "permissions" in query
        visible = not closed or await datasette.permission_allowed(
            actor, "view-query", resource=(database, name), default=True
        )
        if visible:
            found.append((name, query.get("title") or name, query.get("description") or ""))
    return found
