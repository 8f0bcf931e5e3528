"""metadata.yml against the schema and against real rows: everything documented, every canned query right and indexed."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from publishing import build

from archive import bounds
from archive.pages.questions import ASKERS
from archive.serving import Query, canned_queries, metadata_for

ROOT = Path(__file__).parents[1]
(ENTRY,) = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))["databases"].values()
TABLES: dict[str, Any] = ENTRY["tables"]
QUERIES = canned_queries()
SMALL = {"measures", "units", "load_runs", "publications", "extractor", "series"}  # a facet reads the whole table

# What each finds in the archive of publishing.py: its parameters, its columns that matter, and the rows, all of them.
FINDS: dict[str, list[tuple[dict[str, str], str, list[tuple]]]] = {
    "figures_about_words": [
        ({"words": "killed OR fled"}, "exact article", [
            ("About 1,200 people", "laterarticle0002"), ("At most 20,000 people", "laterarticle0002"),
            ("More than 35,000 people", "seedarticle00001"),
        ]),
        ({"words": "people", "measure": "displaced"}, "states certainty", [
            ("about 1,200 people (1,150 to 1,250)", "alleged"), ("about 1,200 people (1,150 to 1,250)", "asserted"),
        ]),
        ({"words": "people OR spent", "object": "allies"}, "states object about", [("at least 3 allies", "allies", None)]),
        ({"words": '(("'}, "exact", []),
    ],
    "first_use_of_a_number": [
        ({"number": "1,200"}, "published exact", [("2024-05-24", "about 1,200 people"), ("2024-05-26", "About 1,200 people")]),
        ({"number": "$1.2 million", "unit": "dollar"}, "exact", [("$1.2 million",)]),
        ({"number": "1.2m", "unit": "people"}, "exact", []),
    ],
    "largest_figures": [
        ({"measure": "killed"}, "value states", [(35000, "more than 35,000 people"), (20000, "up to 20,000 people")]),
    ],
    "largest_of_a_kind": [
        ({"kind": "money"}, "value exact", [(1200000, "$1.2 million")]),
        ({"unit": "percentage"}, "value exact", [(19, "19%")]),
    ],
    "figures_by_month": [
        ({}, "month figures", [("2024-05", 8), (None, 2)]),
        ({"measure": "killed"}, "month figures", [("2024-05", 2)]),
    ],
    "tolls_by_month": [({"measure": "killed"}, "month lowest highest articles", [("2024-05", 20000, 35000, 2)])],
    "unattributed_figures": [
        ({}, "exact measure", [("At most 20,000 people", "killed"), ("about 1,200 people", "displaced")]),
        ({"measure": "displaced"}, "exact", [("about 1,200 people",)]),
    ],
    "who_said_what_number": [
        ({}, "source states", [
            ("Several allies", "1,200,000 dollars"), ("Several allies", "19%"), ("officials", "more than 35,000 people"),
        ]),
        ({"source": "offic", "measure": "killed"}, "source exact as_of", [("officials", "More than 35,000 people", "2024-05-24")]),
        ({"source": "nobody at all"}, "source", []),
    ],
    "figures_by_kind_of_source": [
        ({}, "measure source figures", [("displaced", "nobody", 2), ("killed", "nobody", 1), ("killed", "unnamed", 1)]),
        ({"measure": "displaced"}, "source figures", [("nobody", 2)]),
    ],
    "source_chains": [({}, "source through article", [("Several allies", "officials", "seedarticle00001")])],
    "figures_in_quotes": [
        ({}, "speaker exact", [("Several allies", "between 3 and 5")]),
        ({"speaker": "allies"}, "exact", [("between 3 and 5",)]),
        ({"speaker": "somebody else"}, "exact", []),
    ],
    "quotes_by_speaker": [
        ({}, "speaker quote", [("Several allies", "between 3 and 5 times over")]),
        ({"speaker": "ALLIES"}, "quote", [("between 3 and 5 times over",)]),
        ({"speaker": "somebody else"}, "quote", []),
    ],
    "people_most_quoted": [({}, "speaker quotes articles figures", [("Several allies", 1, 1, 2)])],
    "figures_of_a_day": [
        ({}, "as_of date_printed exact", [("2024-05-24", "2024", "More than 35,000 people")]),
        ({"day": "2024-05-24"}, "exact", [("More than 35,000 people",)]),
        ({"day": "1999-01-01"}, "exact", []),
    ],
    "unresolved_dates": [
        ({}, "exact value rule", [("next", "FUTURE_REF", "reference")]),
        ({"article": "laterarticle0002"}, "exact", []),
    ],
    "reviewed_figures": [
        ({}, "verdict exact state note reviewer", [("right", "19%", "holds", "a share", "Ann Lee")]),
        ({"verdict": "Wrong"}, "exact", []),
    ],
    "how_often_right": [
        ({}, "asked sample population by figures judged right share", [
            ("read rightly", 1, 9, None, "all", 1, 1, "100% (21-100%)"),
            ("read rightly", 1, 9, None, "the number alone", 1, 1, "100% (21-100%)"),
            ("read rightly", 1, None, "kind", "percent", 1, 1, "100% (21-100%)"),
            ("found", 1, 7, None, "all in 1 paragraph", 3, 2, "67% (9-97%)"),
        ])
    ],
    "shares_resolved": [({}, "share base together", [("19%", "$1.2 million", 228000)])],
    "disagreeing_figures": [
        ({}, "exact other_exact", [
            ("At most 20,000 people", "More than 35,000 people"),
        ]),
        ({"figure": "nothing"}, "exact", []),
    ],
    "series_members": [
        ({}, "series day states source basis", [
            ("killed-people", "2024-05-26", "up to 20,000 people", None, "rule"),
            ("killed-people", "2024-05-24", "more than 35,000 people", "officials", "rule"),
        ]),
        ({"series": "killed-people "}, "article", [("laterarticle0002",), ("seedarticle00001",)]),
        ({"series": "nothing"}, "figure", []),
    ],
    "series_between_sources": [({"series": "nothing"}, "figure", [])],
    "sources_by_hedging": [
        ({}, "source figures exactly with_a_bound approximately vaguely", [
            ("Several allies", 2, 100, 0, 0, 0), ("officials", 1, 0, 100, 0, 0),
        ]),
        ({"source": "OFFIC"}, "source first_printed", [("officials", "2024-05-24")]),
    ],
    "sources_contradicted": [({}, "exact", []), ({"source": "allies"}, "exact", [])],
    "repeated_numbers": [
        ({}, "measure value articles texts first_printed last_printed", [("displaced", 1200, 2, 1, "2024-05-24", "2024-05-26")]),
    ],
    "vague_figures": [({}, "exact low high", [("Several allies", 3, None)]), ({"kind": "money"}, "exact", [])],
    "ranges": [({}, "exact low high times", [("between 3 and 5", 3, 5, 1.67)]), ({"kind": "money"}, "exact", [])],
    "hedged_how": [({"measure": "killed"}, "comparator figures", [("<=", 1), (">", 1)])],
    "figures_of_an_article": [
        ({}, "exact", [("At most 20,000 people",), ("About 1,200 people",)]),
        ({"article": "hostilearticle03"}, "paragraph exact", [(1, "12 <b>men"), (1, "40 in all")]),
    ],
    "figures_in_captions": [({}, "exact article", [("about 1,200 people", "seedarticle00001")])],
    "paragraphs_with_most_figures": [
        ({"words": "allies OR killed"}, "figures article", [
            (4, "seedarticle00001"), (2, "laterarticle0002"), (1, "seedarticle00001"),
        ]),
    ],
    "numbers_not_extracted": [
        ({}, "numbers article", [("1, 𝟯𝟬", "hostilearticle03"), ("2024", "seedarticle00001")]),
        ({"words": "court"}, "numbers", [("2024",)]),
    ],
    "untrue_offsets": [({}, "figure", []), ({"article": "seedarticle00001"}, "figure", [])],
    "coverage_by_month": [
        ({}, "month articles", [("2024-05", 2), (None, 1)]),
        ({"publication": "NBC News"}, "month articles", [("2024-05", 1)]),
    ],
    "missing_metadata": [
        ({}, "missing article", [
            ("published publication byline", "hostilearticle03"), ("byline url headline", "laterarticle0002"),
        ]),
        ({"field": "url"}, "article", [("laterarticle0002",)]),
    ],
    "same_text": [({}, "articles publications first_published article", [(2, 2, "2024-05-24", "seedarticle00001")])],
    "copies_that_differ": [
        ({}, "measure exact other_exact compared", [
            ("killed", "More than 35,000 people", "At most 20,000 people", "seedarticle00001?beside=laterarticle0002"),
        ]),
        ({"measure": "displaced"}, "exact", []),
    ],
    "named_most": [
        ({}, "name kind articles mentions entity", [
            ("AFP", "organisation", 1, 1, "organisation:afp"), ("Eyad Baba", "person", 1, 1, "person:eyad baba"),
        ]),
        ({"kind_of_name": "Person "}, "name", [("Eyad Baba",)]),
    ],
    "named_together": [
        ({}, "name other_name paragraphs articles", [("Eyad Baba", "AFP", 1, 1)]),
        ({"name": "afp"}, "name other_name other_entity", [("AFP", "Eyad Baba", "person:eyad baba")]),
        ({"name": "somebody else"}, "name", []),
    ],
    "revised_articles": [({}, "revision article", [(2, "seedarticle00001")])],
    "changed_figures": [
        ({}, "exact_before exact_after value_before value_after article", [
            ("More than 34,000 people", "More than 35,000 people", 34000, 35000, "seedarticle00001"),
        ]),
        ({"measure": "displaced"}, "figure", []),
    ],
    "articles_by_publication": [({}, "publication articles", [("NBC News", 1), ("The Other Paper", 1)])],
    "load_health": [({}, "run status errors", [(1, "partial", 1)])],
    "loading_errors": [
        ({}, "run stage line reason", [(1, "read", 3, "is empty")]),
        ({"run": "2"}, "reason", []),
    ],
    "files_by_format": [({}, "format encoding files", [("text", "utf-8", 1)])],
}  # fmt: skip

# Queries that read the rows of a large table without an index, and why they may.
READS_THE_TABLE = {
    "missing_metadata": "asks what is not there, which no index holds; stops at 500",
    "named_most": "the newest mentions, with which the table ends; stops at 50,000",
    "changed_figures": "the newest rows, which the table begins with backwards; it has those of revised articles only; stops at 500",
}


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(build(tmp_path_factory.mktemp("metadata") / "press.db"))
    bounds.register(conn)
    conn.row_factory = sqlite3.Row
    yield conn
    conn.close()


def columns_of(conn: sqlite3.Connection) -> dict[str, list[str]]:
    shadow = re.compile("paragraphs_fts_")
    names = [row[0] for row in conn.execute("select name from sqlite_master where type in ('table', 'view')")]
    return {
        name: [row[1] for row in conn.execute("select * from pragma_table_info(?)", [name])]
        for name in names
        if not shadow.match(name)
    }


def test_every_table_and_column_is_described_and_nothing_else(conn: sqlite3.Connection):
    assert {name: list(table["columns"]) for name, table in TABLES.items()} == {
        name: columns for name, columns in columns_of(conn).items() if name in TABLES
    }
    assert set(TABLES) == set(columns_of(conn))
    for name, table in TABLES.items():
        assert len(table["description"]) > 20, name
        assert all(len(said) >= 3 for said in table["columns"].values()), name


def test_a_column_that_nobody_described_would_be_noticed(conn: sqlite3.Connection):
    """The test above is worth something: it looks at the schema as it is."""
    assert "updated" in columns_of(conn)["load_runs"]
    assert {"format", "body_start", "headline_start", "headline_end"} <= set(columns_of(conn)["revisions"])


def test_labels_and_sort_orders_are_columns(conn: sqlite3.Connection):
    columns = columns_of(conn)
    for name, table in TABLES.items():
        for setting in ("label_column", "sort", "sort_desc"):
            assert table.get(setting, columns[name][0]) in columns[name], (name, setting)
        assert set(table.get("facets", ())) <= set(columns[name])
    assert {name for name, table in TABLES.items() if "label_column" not in table and not table.get("hidden")} == {
        "revisions"
    }


def test_default_sort_orders_of_large_tables_are_indexed(conn: sqlite3.Connection):
    for name, table in TABLES.items():
        order = table.get("sort") or table.get("sort_desc")
        if order and name not in SMALL:
            plan = [
                row["detail"]
                for row in conn.execute(f"explain query plan select * from {name} order by {order} limit 9")
            ]
            assert not any("TEMP B-TREE" in step for step in plan), name


def test_only_small_tables_have_facets():
    assert {name for name, table in TABLES.items() if table.get("facets")} <= SMALL


def test_units_are_never_given_to_datasette():
    assert not any("units" in table for table in TABLES.values())  # 0.65 fails on them


def test_the_database_says_its_licence_and_source():
    assert ENTRY["license"]
    assert ENTRY["license_url"].startswith("https://")
    assert ENTRY["source"]


def test_the_metadata_takes_the_name_of_the_file():
    metadata = metadata_for(Path("/somewhere/my archive.v2.db"), ROOT)
    assert list(metadata["databases"]) == ["my archive.v2"]
    assert "plugins" not in metadata
    assert metadata_for(Path("a.db"), ROOT, show_paths=True)["plugins"] == {"press-archive": {"show_paths": True}}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_canned_query_says_what_it_is(query: Query):
    assert query.title
    assert len(query.description) > 60
    assert query.description.endswith(".")
    assert set(query.params) == set(re.findall(r"(?<!:):([a-z_]+)", query.sql))
    assert set(query.params.values()) <= {""}
    assert query.name not in TABLES  # one address, one thing


def test_every_canned_query_has_a_test_with_real_rows():
    assert set(FINDS) == set(QUERIES)
    empty = {name for name, cases in FINDS.items() if not any(rows for _, _, rows in cases)}
    # Two sources who disagree are in test_questions.py.
    assert empty == {"untrue_offsets", "series_between_sources", "sources_contradicted"}


@pytest.mark.parametrize(
    ("name", "given", "columns", "expected"),
    [(name, *case) for name, cases in FINDS.items() for case in cases],
    ids=[f"{name}-{n}" for name, cases in FINDS.items() for n in range(len(cases))],
)
def test_a_canned_query_finds_its_rows(
    conn: sqlite3.Connection, name: str, given: dict[str, str], columns: str, expected: list[tuple]
):
    query = QUERIES[name]
    assert set(given) <= set(query.params)
    rows = conn.execute(query.sql, {**query.params, **given})
    assert [tuple(row[column] for column in columns.split()) for row in rows] == expected


def test_offsets_that_are_not_true_are_found(conn: sqlite3.Connection):
    """The query that is always empty must not be so because it cannot find anything."""
    conn.execute("update figures set exact = 'something else' where exact = '19%'")
    found = conn.execute(QUERIES["untrue_offsets"].sql, {"article": ""}).fetchall()
    conn.rollback()
    assert [(row["exact"], row["there"]) for row in found] == [("something else", "19%")]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_canned_query_uses_an_index(conn: sqlite3.Connection, query: Query):
    assert bool(unindexed_scans(conn, query)) == (query.name in READS_THE_TABLE)


def unindexed_scans(conn: sqlite3.Connection, query: Query) -> list[str]:
    """Return the steps of a query's plan that read all rows of a large table, not just an index."""
    large = "articles|figures|paragraphs|revisions|figure_changes|attributions|quotes|dates|mentions"
    names = set(large.split("|"))  # a plan calls a table by its alias
    names |= {m[1] for m in re.finditer(rf"(?:from|join) (?:{large})(?: as)? ([a-z]\w*)", query.sql)}
    steps = [row["detail"] for row in conn.execute(f"explain query plan {query.sql}", query.params)]
    scans = [step for step in steps if step.split()[0] == "SCAN" and step.split()[1] in names]
    return [step for step in scans if "USING" not in step]


@pytest.mark.parametrize(
    "query", [q for q in QUERIES.values() if q.params.keys() & {"source", "speaker"}], ids=lambda q: q.name
)
def test_a_part_of_a_name_is_looked_for_among_the_names_and_not_all_rows(conn: sqlite3.Connection, query: Query):
    steps = [row["detail"] for row in conn.execute(f"explain query plan {query.sql}", query.params)]
    assert "SCAN names" in steps
    assert not [step for step in steps if step.startswith(("SCAN attributions", "SCAN quotes"))]


def test_a_scan_without_an_index_would_be_noticed(conn: sqlite3.Connection):
    bad = Query("bad", "", "", "select count(*) from paragraphs p where p.text like '%x%'", {})
    assert unindexed_scans(conn, bad) == ["SCAN p"]


DOCUMENT = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


def test_the_document_lists_every_canned_query_and_its_parameters_by_who_asks():
    listed = {}
    for asker, table in re.findall(r"^\*\*A (.+?) asks\.\*\*.*\n\n((?:\|.*\n)+)", DOCUMENT, re.MULTILINE):
        for name, title, params in re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", table, re.MULTILINE):
            listed[name] = (asker, title, params)
    assert listed == {
        query.name: (query.group, query.title, ", ".join(f"`{name}`" for name in query.params) or "–")
        for query in QUERIES.values()
    }
    assert {asker for asker, _, _ in listed.values()} == set(ASKERS)


def test_there_are_questions_enough_for_everybody_who_asks():
    assert len(QUERIES) >= 35
    assert min(Counter(query.group for query in QUERIES.values()).values()) >= 4


def test_the_document_shows_every_function_with_its_arguments(conn: sqlite3.Connection):
    shown = dict(re.findall(r"^\| `(\w+)\(([^)]*)\)` \|", DOCUMENT, re.MULTILINE))
    registered = {
        (row["name"], row["narg"])
        for row in conn.execute("select name, narg from pragma_function_list where not builtin")
        if row["name"] in vars(bounds)
    }
    assert {(name, arguments.count(",") + 1) for name, arguments in shown.items()} == registered
    assert len(registered) == 12


@pytest.mark.parametrize("sql", re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL))
def test_the_sql_of_the_document_finds_rows(conn: sqlite3.Connection, sql: str):
    assert conn.execute(sql).fetchall()
