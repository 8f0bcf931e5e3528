"""Settings that all tests share."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asking import ROOT, Get, client, start
from commands import SEED, good
from growth import not_traced
from hypothesis import HealthCheck, settings
from loads import record, write
from publishing import build
from sealed import build_private
from tolls import build_tolls

from archive import bounds
from archive.serving import metadata_for

# No test is timed: a busy machine may take as long as it likes to think up an example.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Count no lines in a test that says so: what it repeats a thousand times is counted elsewhere, and takes twice as long counted."""
    if item.get_closest_marker("untraced") is None:
        return (yield)
    with not_traced():
        return (yield)


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("press") / "press.db")


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that is no archive, though it has tables of the same names."""
    path = tmp_path_factory.mktemp("other") / "archive.db"
    connection = sqlite3.connect(path)
    connection.execute("create table articles (id integer primary key, key text)")
    connection.execute("insert into articles (key) values ('seedarticle00001')")
    connection.commit()
    connection.close()
    return path


@pytest.fixture(scope="module")
def conn(db: Path) -> Iterator[sqlite3.Connection]:
    """The archive as a query of the pages has it, for tests that write nothing."""
    connection = sqlite3.connect(db)
    bounds.register(connection)  # as plugins/functions.py does
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def begin(loop: asyncio.AbstractEventLoop) -> Callable[..., Get]:
    """What starts a server of any databases, with any settings."""
    return lambda *paths, **more: client(loop, start(*paths, **more))


@pytest.fixture(scope="session")
def ask(begin: Callable[..., Get], db: Path) -> Get:
    """The archive with no other database beside it."""
    return begin(db, metadata=metadata_for(db, ROOT))


@pytest.fixture(scope="session")
def get(begin: Callable[..., Get], db: Path, other: Path) -> Get:
    return begin(other, db, metadata=metadata_for(db, ROOT))


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed article, loaded: for commands that change nothing."""
    path = tmp_path_factory.mktemp("seed") / "a.db"
    good("load", SEED, "--db", path, "-j", 1)
    return path


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands in an empty folder, with no archive named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARCHIVE_DB", raising=False)


@pytest.fixture(scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive with a private article."""
    return build_private(tmp_path_factory.mktemp("private") / "press.db")


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive without the private article; the log of loads is empty, as it is for those who may not read it."""
    path = build(tmp_path_factory.mktemp("public") / "press.db")
    db = sqlite3.connect(path)
    db.execute("pragma foreign_keys = off")
    for table in ("load_errors", "load_runs"):
        db.execute(f"delete from {table}")
    db.commit()
    db.close()
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Where an archive is to be made."""
    return tmp_path / "a.db"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of four articles to load, in files of two kinds."""
    folder = tmp_path / "news"
    write(folder / "a.txt", "The market fell.\n\nSome 40 people fled Rafah.\n")
    write(folder / "2024" / "b.txt", "More than 35,000 people were killed.\n")
    write(
        folder / "wire.ndjson", record(key="w1", text="It cost $1.2 million.") + record(key="w2", text="Only 3 came.")
    )
    return folder


@pytest.fixture
def tolls(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Nine sources and one without, in two publications, in ``many.db``."""
    connection = build_tolls(tmp_path / "many.db")
    yield connection
    connection.close()
