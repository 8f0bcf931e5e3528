"""What all pages share: who may see them, the guards, links and numbers in tables, several files, addresses that lead nowhere."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from asking import ROOT, SEED, Get, client, key_of, start
from publishing import ROWS, build

from archive.serving import metadata_for


@pytest.mark.parametrize("what", ["article", "figure"])
@pytest.mark.parametrize("key", ["nothing", "%3Cscript%3E", "a" * 65, "...", "%27%20or%201=1", "é"])
def test_an_unknown_key_is_clearly_not_found(get: Get, what: str, key: str):
    page = get(f"/-/{what}/{key}")
    assert page.status_code == 404
    assert f"No such {what}" in page.text
    assert "<script>alert" not in page.text


def test_hostile_text_is_inert(get: Get, db: Path):
    text = get("/-/article/hostilearticle03").text
    assert "&lt;script&gt;document.title" in text
    assert "<script>document" not in text
    assert "<img" not in text
    assert "&lt;i&gt;Not&lt;/i&gt; markup" in text
    assert 'href="javascript' not in text
    assert "<script>document" not in get("/-/find?q=quoted").text
    assert "<b>men" not in get("/-/figure/" + key_of(db, "12 <b>men")).text


def test_an_archive_is_known_by_its_application_id_not_its_name(get: Get):
    # /archive is served too, has such an article, and is not asked.
    assert "Court orders halt" in get(SEED).text
    assert "seedarticle00001</a>" not in get("/archive/articles").text
    assert f'<a href="{SEED}">seedarticle00001</a>' in get("/press/articles").text


def test_keys_in_query_results_are_links_and_other_values_are_not(get: Get):
    sql = "select 'seedarticle00001' as article, '<b>' as figure, 1 as other, 2 as article"
    text = get("/press", params={"sql": sql}, follow_redirects=True).text
    assert f'<a href="{SEED}">seedarticle00001</a>' in text
    assert "&lt;b&gt;" in text
    assert 'href="/-/figure/' not in text


def test_two_archives_are_searched_and_a_key_in_both_is_said(loop: asyncio.AbstractEventLoop, db: Path, tmp_path: Path):
    second = build(tmp_path / "second.db", rows={"seedarticle00001": ROWS["laterarticle0002"]})
    get = client(loop, start(db, second, metadata=metadata_for(db, ROOT)))
    page = get(SEED).text
    assert "Court orders halt" in page
    assert f'href="{SEED}?in=second"' in page
    assert "says ministry" in get(f"{SEED}?in=second").text
    assert get("/-/find?q=killed").text.count('<ol class="press-hits"') == 2
    assert len(re.findall("<dt>articles?</dt>", get("/").text)) == 2


def test_without_an_archive_the_pages_say_so(loop: asyncio.AbstractEventLoop, other: Path):
    get = client(loop, start(other, metadata={}))
    assert get(SEED).status_code == 404
    assert "no archive here" in get("/-/find?q=x").text
    assert "articles" in get("/").text  # Datasette's own list


@pytest.mark.parametrize(
    "closed", [{"allow": {"id": "root"}}, {"tables": {"figures": {"allow": {"id": "root"}}}}], ids=["database", "table"]
)
def test_who_may_not_see_the_database_or_a_table_of_it_sees_no_page(
    loop: asyncio.AbstractEventLoop, db: Path, closed: dict[str, Any]
):
    served = start(db, metadata={"databases": {"press": closed}})
    get = client(loop, served)
    for path in (SEED, "/-/figure/" + key_of(db, "19%"), "/-/find?q=killed"):
        page = get(path)
        assert page.status_code == 403
        assert "Court" not in page.text
    assert "Court" not in get("/").text
    if hasattr(served.client, "actor_cookie"):
        cookies = {"ds_actor": served.client.actor_cookie({"id": "root"})}
    else:
        cookies = {"ds_actor": served.sign({"a": {"id": "root"}}, "actor")}
    assert "Court orders halt" in get(SEED, cookies=cookies).text


def test_addresses_keep_a_prefix(loop: asyncio.AbstractEventLoop, db: Path):
    get = client(loop, start(db, metadata=metadata_for(db, ROOT), settings={"base_url": "/prefix/"}))
    text = get(SEED).text  # the client puts the prefix before it
    assert 'href="/prefix/-/figure/' in text
    assert not re.search(r'(href|action)="/(?!prefix/)', text)


@pytest.mark.parametrize("path", ["/", SEED, "/-/find?q=people", "/press", "/press/figures", "/press/articles/1"])
def test_every_page_carries_the_guards(get: Get, path: str):
    page = get(path)
    policy = page.headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] in ("same-origin", "no-referrer")  # Datasette's own pages may say the second
    (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
    scripts = re.findall(r"<script\b[^>]*>", page.text)
    assert scripts
    assert all(f'nonce="{nonce}"' in tag for tag in scripts)
    # Links may lead away, nothing may be loaded from elsewhere.
    assert not re.findall(
        r'<(?!a\b)[^>]*\b(?:src|href|action|data|poster)="(?:https?:)?//(?!localhost/)[^"]*"', page.text
    )


def test_a_nonce_is_used_once(get: Get):
    first, second = (get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second


def test_json_and_style_carry_the_guards_too(get: Get):
    address = re.search(r'href="(/-/archive-[0-9a-f]+\.css)"', get("/").text)
    assert address
    style = get(address[1])
    assert style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]
    (address,) = re.findall(r'src="(/-/archive-[0-9a-f]+\.js)"', get(SEED).text)
    script = get(address)
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    for page in (style, script, get("/press/figures.json?_shape=array")):
        assert page.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "sql",
    [
        "select length(hex(zeroblob(100000000)))",
        "select group_concat(zeroblob(1000000)) from json_each(json_array(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18))",
        "select 'a' like '" + "%a" * 600 + "'",
    ],
)
def test_a_query_cannot_fill_the_memory(get: Get, sql: str):
    page = get("/press.json", params={"sql": sql}, follow_redirects=True)
    assert page.status_code == 400
    assert "too big" in page.text or "too complex" in page.text


def test_a_printed_string_cannot_fill_the_memory_either(get: Get):
    sql = "select length(printf('%.*c', 100000000, 'x')) as made"
    page = get("/press.json", params={"sql": sql, "_shape": "array"}, follow_redirects=True)
    # An error, or (SQLite 3.40) nothing at all.
    assert page.status_code == 400 or page.json() == [{"made": None}]


@pytest.mark.parametrize(
    "sql",
    [
        "select path from source_files",
        "select s.path || '' from source_files as s where s.path is not null or 1",
        "with x as (select * from source_files) select max(path) from x",
        "select command from load_runs",
        "select process from load_runs",
        "select path from load_errors order by path",
        "select max(file) from pragma_database_list",
    ],
)
def test_where_files_lie_is_told_to_nobody(get: Get, sql: str):
    page = get("/press.json", params={"sql": sql, "_shape": "arrayfirst"}, follow_redirects=True)
    assert page.status_code == 200
    assert page.json() == [None]


def test_a_path_cannot_be_guessed_by_asking_for_it(get: Get):
    sql = "select count(*) from source_files where path glob '/news/*'"
    assert get("/press.json", params={"sql": sql, "_shape": "arrayfirst"}, follow_redirects=True).json() == [0]
    assert get("/press/source_files.json?_shape=array&path__startswith=/news").json() == []


def test_paths_are_shown_where_the_configuration_says_so(loop: asyncio.AbstractEventLoop, db: Path):
    get = client(loop, start(db, metadata=metadata_for(db, ROOT, show_paths=True)))
    assert get("/press/source_files.json?_shape=array").json()[0]["path"] == "/news/a.txt"


def test_numbers_in_tables_are_printed_for_people_and_left_alone_in_json(get: Get, other: Path):
    assert re.search(r'<td class="col-value[^"]*">35,000</td>', get("/press/figures").text)
    assert get("/press/figures.json?_shape=array&value=35000").json()[0]["value"] == 35000
    # Only in an archive: another database's numbers are its own business.
    sql = "select 35000.0 as value"
    assert "35000.0" in get("/archive", params={"sql": sql}, follow_redirects=True).text


@pytest.mark.parametrize("path", ["/", SEED, "/press/figures", "/press"])
def test_every_page_says_its_language(get: Get, path: str):
    assert '<html lang="en">' in get(path).text


@pytest.mark.parametrize(
    "path", ["/-/nope", "/nope", "/press/nope", "/press/figures/99999", "/-/download/nope.json.html"]
)
def test_an_address_that_leads_nowhere_is_a_page_of_ours(get: Get, path: str):
    page = get(path)
    assert page.status_code == 404
    assert "<h1>No such page</h1>" in page.text
    assert 'href="/-/questions">Ready questions</a>' in page.text  # the menu
    assert 'name="q"' in page.text
    assert "Database not found" not in page.text


def test_programs_get_what_datasette_says_of_an_address_that_leads_nowhere(get: Get):
    assert get("/press/nope.json").json()["status"] == 404
    assert "No table and no ready question here is called nope" in get("/-/download/nope.csv").text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("tolls_by_month?measure=nothing", "<strong>measure</strong>: displaced, held, killed"),
        ("figures_of_a_day?day=yesterday", "<strong>day</strong>: a whole day: 2024-05-24"),
        ("coverage_by_month?publication=x", "<strong>publication</strong>: NBC News, The Other Paper"),
        ("series_members?series=x", "<strong>series</strong>: killed-people"),
        ("first_use_of_a_number?number=x&unit=y", "<strong>unit</strong>: people, a noun"),
    ],
)
def test_a_question_that_finds_nothing_says_what_may_be_typed(get: Get, asked: str, said: str):
    text = get(f"/press/{asked}", follow_redirects=True).text
    assert "No row. What may be typed:" in text
    assert said in text


def test_nothing_is_said_of_what_may_be_typed_where_nothing_was_typed(get: Get):
    assert "What may be typed" not in get("/press/untrue_offsets").text
    assert "What may be typed" not in get("/press/tolls_by_month?measure=killed").text


def test_what_a_row_points_to_is_a_link(get: Get):
    text = get("/press/figures/1").text
    assert 'href="/press/articles/1"' in text
    assert 'href="/press/paragraphs/1"' in text


def test_every_ready_question_opens_without_parameters(get: Get, db: Path):
    for name, query in metadata_for(db, ROOT)["databases"]["press"]["queries"].items():
        page = get(f"/press/{name}")
        assert page.status_code == 200, name
        assert f"<title>{query['title']} – press</title>" in page.text
        rows = get(f"/press/{name}.json?_shape=array").json()
        # Two sources who disagree are in test_questions.py.
        assert bool(rows) != (name in ("untrue_offsets", "series_between_sources", "sources_contradicted")), name
        if rows and "article" in rows[0]:
            assert 'href="/-/article/' in page.text
