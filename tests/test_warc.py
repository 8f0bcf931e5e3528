"""Web archives: which records are pages, and what becomes of a damaged file."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from samples import reading_of, samples, told
from web import BODY, FIRST, LD, ld, page

from archive.errors import UnreadableSource
from archive.inputs import find_inputs
from archive.model import Document, Source
from archive.reading import read
from archive.reading.warc import is_mine

DATA = Path(__file__).parent / "data" / "warc"
FRONT = page(h1="News", body="<p>Nothing.</p>")


def record(url, body, kind="text/html", status="200 OK", warc="response", length=None, headers="", more=""):
    """Return one record as a crawler writes it."""
    body = body.encode() if isinstance(body, str) else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() if warc == "response" else b""
    block = http + body
    types = "application/http; msgtype=response" if warc == "response" else kind
    head = f"WARC/1.0\r\nWARC-Type: {warc}\r\nWARC-Target-URI: {url}\r\nContent-Type: {types}\r\n{more}"
    return f"{head}Content-Length: {len(block) if length is None else length}\r\n\r\n".encode() + block + b"\r\n\r\n"


def zipped(data):
    return gzip.compress(data, mtime=0)


INFO = record("", "software: test", "application/warc-fields", warc="warcinfo")
MILL = record("https://g.example/mill", page())
BANK = record("https://g.example/bank", page(h1="Bank robbed", body=BODY.replace("mill", "bank")))
ZIPPED = [zipped(each) for each in (INFO, MILL, BANK)]


def found(data, name="a.warc"):
    return list(read(data, Source(name, f"news/{name}")).documents)


def articles(data):
    return [each.url for each in found(data) if isinstance(each, Document)]


def complaints(data):
    return [each.reason for each in found(data) if isinstance(each, UnreadableSource)]


@pytest.mark.parametrize(
    "data",
    [INFO + MILL + BANK, b"".join(ZIPPED), zipped(INFO + MILL + BANK)],
    ids=["plain", "by record", "as one"],
)
def test_every_page_with_an_article_is_read_however_it_is_packed(data: bytes):
    assert is_mine(data, "")
    assert articles(data) == ["https://g.example/mill", "https://g.example/bank"]
    assert complaints(data) == []
    mill = found(data)[0]
    assert (mill.headline, mill.format, mill.line) == ("Mill burns down", "warc", None)
    assert (mill.identity.kind, mill.identity.value) == ("url", "https://g.example/mill")
    assert found(data) == found(data)


@pytest.mark.parametrize(
    "data", [b"", b"WARC", b"WARC is a format.", b"\x1f\x8b", zipped(b"A text."), b"\x1f\x8b\x08rest"]
)
def test_what_does_not_begin_as_one_is_no_web_archive(data: bytes):
    assert not is_mine(data, "")
    with pytest.raises(UnreadableSource):
        list(read(data, Source("a.warc"), format="warc").documents)


@pytest.mark.parametrize(
    "other",
    [
        record("https://g.example/a", page(), status="404 Not Found"),
        record("https://g.example/a", page(), status="301 Moved"),
        record("https://g.example/a.png", b"\x89PNG\r\n", "image/png"),
        record("https://g.example/a.json", '{"text": "a"}', "application/json"),
        record("https://g.example/a", page(), warc="metadata"),
        record("https://g.example/a", page(), warc="conversion"),
        record("dns:g.example", "1.2.3.4", "text/dns", warc="resource"),
        record("https://g.example/", page()),
        record("https://g.example/tags", FRONT),
        record("https://g.example/a", b"", warc="resource"),
        record("https://g.example/a", b"\x89PNG\r\n", ""),
    ],
)
def test_what_is_no_page_with_an_article_is_passed_over(other: bytes):
    assert articles(INFO + other + MILL) == ["https://g.example/mill"]
    assert complaints(INFO + other + MILL) == []


def test_an_archive_without_any_article_says_how_many_pages_were_looked_at():
    assert complaints(INFO + record("https://g.example/tags", FRONT) * 2) == [
        "no article was found in this web archive: 2 pages were looked at"
    ]
    assert complaints(INFO) == ["this web archive holds no web page (HTML that was fetched with status 200)"]


@pytest.mark.parametrize(
    "one",
    [
        record("https://g.example/mill", page(), warc="resource"),
        record("https://g.example/mill", page(), "text/html; charset=utf-8"),
        record("https://g.example/mill", page(), "application/xhtml+xml"),
        record("https://g.example/mill", page(), ""),
        record("https://g.example/mill", zipped(page().encode()), headers="Content-Encoding: gzip\r\n"),
        record("https://g.example/mill", zlib.compress(page().encode()), headers="Content-Encoding: deflate\r\n"),
        record("https://g.example/mill", page(), headers="Content-Encoding: br\r\n"),
        record(
            "https://g.example/mill",
            f"{len(page()):x}\r\n{page()}\r\n0\r\n\r\n",
            headers="Transfer-Encoding: chunked\r\n",
        ),
    ],
)
def test_a_page_may_come_in_every_way_that_servers_send_it(one: bytes):
    (only,) = found(INFO + one)
    assert isinstance(only, Document)
    assert only.url == "https://g.example/mill"
    assert FIRST in only.text


def test_the_server_s_word_on_the_language_counts_where_the_page_has_none():
    said = "Content-Language: es-MX\r\n"
    for html, language in ((page(html="<html>"), "es-MX"), (page(), "en-GB")):
        (one,) = found(record("https://g.example/mill", html, headers=said))
        assert one.language == language


def test_the_server_s_word_on_the_encoding_counts_where_the_page_has_none():
    cyrillic = page(f"<p>Мельница сгорела. {FIRST}</p>{BODY}").encode("koi8-r")
    (only,) = found(record("https://g.example/mill", cyrillic, "text/html; charset=KOI8-R"))
    assert "Мельница сгорела." in only.text


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://g.example/the-mill", "https://g.example/the-mill"),
        ("https://www.g.example/the-mill", "https://www.g.example/the-mill"),
        ("/the-mill", "https://g.example/the-mill"),
        ("https://agency.example/the-mill", "https://g.example/mill"),
        ("https://g.example/", "https://g.example/mill"),
    ],
)
def test_the_page_s_own_address_counts_where_it_is_on_the_same_host(canonical: str, url: str):
    html = page(head=f'<link rel="canonical" href="{canonical}">')
    assert articles(record("https://g.example/mill", html)) == [url]


# Damage


def test_what_comes_before_the_damage_is_read_and_the_damage_is_said():
    whole = b"".join(ZIPPED)
    cut = whole[: -len(ZIPPED[2]) // 2]
    assert articles(cut) == ["https://g.example/mill"]
    (said,) = complaints(cut)
    assert said.startswith("the file is damaged or cut off in record 3 (https://g.example/bank) (")
    plain = (INFO + MILL + BANK)[:-400]
    assert articles(plain) == ["https://g.example/mill"]
    assert complaints(plain) == [
        "the file is damaged or cut off in record 3 (https://g.example/bank); what came before is read"
    ]
    for length in range(2, len(ZIPPED[2]) - 20):  # also in the head of a record, where even its address is missing
        cut = b"".join(ZIPPED[:2]) + ZIPPED[2][:length]
        assert articles(cut) == ["https://g.example/mill"], length
        (said,) = complaints(cut)
        assert said.startswith("the file is damaged or cut off ")
        assert "EOFError" not in said
    assert complaints(INFO + MILL + b"WARC/9 what is this?\r\n\r\n")[0].startswith(
        "the file is damaged or cut off after record 2 (https://g.example/mill) (Unknown archive format"
    )


def test_a_flipped_bit_in_a_packed_record_costs_that_record_and_what_follows():
    for at in range(len(ZIPPED[0]) + 12, len(ZIPPED[0]) + len(ZIPPED[1]), 7):
        damaged = bytearray(b"".join(ZIPPED))
        damaged[at] ^= 4
        for each in found(bytes(damaged)):
            assert isinstance(each, UnreadableSource) or each in found(b"".join(ZIPPED))
        assert complaints(bytes(damaged)), at


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (record("https://g.example/mill", page(), more="WARC-Truncated: length\r\n"), "was cut off when it was fetched"),
        (record("https://g.example/mill", b"\x8b\x03\x80 brotli", headers="Content-Encoding: br\r\n"), "is compressed with br, which is not read here"),
        (record("https://g.example/mill", page("long " * 2_100_000 + BODY)), "one of its texts is too long"),
        (record("https://g.example/mill", b"%PDF-1.7"), "this is a PDF"),
        (record("https://g.example/mill", page(), length=200), "is damaged or cut off in"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_whole_is_said_and_not_loaded(bad: bytes, said: str):
    assert "https://g.example/mill" not in articles(INFO + bad)
    assert any(said in reason and "record 2" in reason for reason in complaints(INFO + bad)), complaints(INFO + bad)


def test_a_bad_page_costs_itself_alone():
    bad = record("https://g.example/mill", page(), more="WARC-Truncated: length\r\n")
    assert articles(INFO + bad + BANK) == ["https://g.example/bank"]
    assert [type(each) for each in found(INFO + bad + BANK)] == [UnreadableSource, Document]


def test_a_page_that_unpacks_without_end_is_left_out(monkeypatch: pytest.MonkeyPatch):
    from archive.reading import warc

    monkeypatch.setattr(warc, "_LONGEST_PAGE", 100_000)
    bomb = zipped(b"<html>" + bytes(10_000_000))
    assert (
        "longer than 50 MB" in complaints(record("https://g.example/a", bomb, headers="Content-Encoding: gzip\r\n"))[0]
    )


@pytest.mark.parametrize("path", sorted(DATA.glob("*.*arc*")), ids=lambda path: path.name)
def test_no_file_that_tries_a_reader_breaks_this_one(path: Path, capfd: pytest.CaptureFixture[str]):
    data = path.read_bytes()
    found(data, path.name)
    for end in range(0, len(data), 97):
        with suppress(UnreadableSource):
            assert found(data[:end], path.name)
    assert capfd.readouterr() == ("", "")


@given(st.data())
def test_no_damage_makes_an_article_that_was_not_there(data: st.DataObject):
    whole = data.draw(st.sampled_from([INFO + MILL + BANK, b"".join(ZIPPED)]))
    good = found(whole)
    damaged = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=3)):
        del damaged[at : at + data.draw(st.integers(1, 40))]
    try:
        got = found(bytes(damaged))
    except UnreadableSource:
        return
    if bytes(damaged[:2]) == b"\x1f\x8b":  # of plain records, nothing can tell a letter that is missing
        assert [each for each in got if isinstance(each, Document) and each not in good] == []


@pytest.mark.untraced
def test_no_flipped_bit_of_a_record_makes_another_article():
    """Also where what is unpacked runs on into the sum behind it, and the file seems to be cut off only."""
    whole = b"".join(ZIPPED)
    good = found(whole)
    for at in range(len(ZIPPED[0]), len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << at % 8
        with suppress(UnreadableSource):
            got = found(bytes(damaged))
            assert [each for each in got if isinstance(each, Document) and each not in good] == [], at


# Real pages


def test_pages_in_an_archive_are_read_as_they_are_alone():
    pages = samples("pages")
    records = [record(f"https://elsewhere.example/{each.parent.name}", each.read_bytes()) for each in pages]
    for sample, each in zip(pages, found(b"".join(map(zipped, records))), strict=True):
        assert isinstance(each, Document)
        (alone,), own = reading_of(sample)["articles"], told(each)
        for field in (
            "url",
            "identity",
            "format",
        ):  # which here are those of the host, and the archive, that it came from
            del alone[field], own[field]
        assert own == alone


# Folders and the command line


def test_a_folder_gives_its_web_archives_and_no_other_gzip(tmp_path: Path):
    for name in ("a.warc", "b.warc.gz", "c.WARC.GZ", "d.txt.gz", "e.gz", "f.2024.warc.gz", "warc.gz", "g.arc.gz"):
        (tmp_path / name).write_bytes(b"x")
    walk = find_inputs([str(tmp_path)], suffixes=[".warc", ".warc.gz", ".arc.gz"])
    assert [Path(file.path or "").name for file in walk.inputs] == [
        "a.warc",
        "b.warc.gz",
        "c.WARC.GZ",
        "f.2024.warc.gz",
        "g.arc.gz",
    ]
    assert walk.left_out == {".gz": 3}


def test_an_archive_loads_once_and_a_changed_page_becomes_a_revision(tmp_path: Path):
    db, path = tmp_path / "a.db", tmp_path / "crawl.warc.gz"

    def load(*records: bytes):
        path.write_bytes(b"".join(map(zipped, records)))
        return run("load", tmp_path, "--verify", "--db", db)

    done = load(INFO, MILL, BANK, MILL)
    assert (done.exit_code, "2 added" in done.output) == (0, True), done.output
    done = load(INFO, MILL, BANK, MILL)
    assert (done.exit_code, "3 unchanged" in done.output) == (0, True), done.output
    later = record("https://g.example/mill", page(BODY.replace("twelve", "thirteen"), ld(LD)))
    done = load(INFO, later, BANK)
    assert (done.exit_code, "1 revised" in done.output) == (0, True), done.output
    done = load(INFO, later, MILL, BANK)
    assert done.exit_code == 1
    assert "'https://g.example/mill' too, with another text" in done.stderr


def test_standard_input_may_be_a_web_archive(tmp_path: Path):
    done = run("load", "-", "--db", tmp_path / "a.db", input=io.BytesIO(INFO + MILL).getvalue())
    assert (done.exit_code, "1 added" in done.output) == (0, True), done.output


def capture(text, day):
    more = f"WARC-Date: {day}T07:00:00.5Z\r\n"
    return zipped(record("https://g.example/mill", page(BODY.replace("twelve", text), ld(LD)), more=more))


def test_captures_of_a_page_are_its_revisions_seen_when_they_were_captured(tmp_path: Path):
    db, may, june = tmp_path / "a.db", tmp_path / "2015-05.warc.gz", tmp_path / "2015-06.warc.gz"
    may.write_bytes(
        capture("twelve", "2015-05-03") + capture("twelve", "2015-05-04") + capture("thirteen", "2015-05-05")
    )

    def load(*paths: Path):
        return run("load", *paths, "--verify", "--db", db)

    def seen():
        with closing(sqlite3.connect(db)) as conn:
            return [day for (day,) in conn.execute("select seen from revisions order by revision")]

    for dry in ("--dry-run", "-q"):
        assert run("load", may, dry, "--db", db).exit_code == 0
    assert seen() == ["2015-05-03T07:00:00+00:00", "2015-05-05T07:00:00+00:00"]
    again = load(may)
    assert (again.exit_code, "0 added, 0 revised, 3 unchanged" in again.stdout) == (0, True), again.output

    # An archive that goes on: what is known stays, what is new is a revision.
    june.write_bytes(capture("twelve", "2015-06-01") + capture("fourteen", "2015-06-02"))
    assert "0 added, 1 revised, 1 unchanged" in load(june).stdout
    assert seen() == ["2015-05-03T07:00:00+00:00", "2015-05-05T07:00:00+00:00", "2015-06-02T07:00:00+00:00"]
    assert load(may, june).exit_code == 0
    assert len(seen()) == 3

    # An older one that nobody knew would stand last, as if it were what the page says now.
    older = tmp_path / "older.warc.gz"
    older.write_bytes(capture("eleven", "2015-05-04"))
    for done, code in ((load(older), 2), (load(may, june, older), 1)):
        assert done.exit_code == code
        assert (
            "a text of 2015-05-04 07:00, older than the one of 2015-06-02 07:00 that the archive holds" in done.stderr
        )
    assert len(seen()) == 3


def test_two_captures_in_the_wrong_order_in_one_file_leave_the_later(tmp_path: Path):
    db, path = tmp_path / "a.db", tmp_path / "a.warc.gz"
    path.write_bytes(capture("thirteen", "2015-05-05") + capture("twelve", "2015-05-03"))
    done = run("load", path, "--db", db)
    assert (done.exit_code, "a text of 2015-05-03 07:00" in done.stderr) == (1, True), done.output
    with closing(sqlite3.connect(db)) as conn:
        assert conn.execute("select count(*) from revisions where text like '%thirteen%'").fetchone() == (1,)
        assert conn.execute("select stage from load_errors").fetchall() == [("read",)]
