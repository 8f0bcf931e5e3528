"""Starts Datasette on an archive with the right arguments, whichever Datasette is installed and wherever we are installed.

Datasette names a database by its file's stem and reads titles, descriptions and canned queries under that name; so a
metadata file is written for each start, with the name of the file that is served.
"""

from __future__ import annotations

import json
import logging
import re
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory
from typing import Any

from archive.errors import ArchiveError, StoreError

HOST = "127.0.0.1"
PLUGIN = "press-archive"  # what plugins/ is configured under
SETTINGS = {
    "suggest_facets": "off",  # on 0.65 they cost ten times the page
    "sql_time_limit_ms": "2500",
    "default_page_size": "50",  # a hundred figures with all their columns are 390 KB
    "max_csv_mb": "0",  # no limit: a CSV that was cut without a word is worse than a long one
    "allow_download": "on",
}


class ServingError(ArchiveError):
    """The archive cannot be served as asked: the port is taken, or the program's own files are not there."""


def share_folder() -> Path:
    """Return the folder that holds ``metadata.yml`` and ``plugins/``: inside the wheel, else the checkout's root."""
    package = Path(str(files("archive")))
    for folder in (package / "_share", package.parent):
        if (folder / "metadata.yml").is_file() and (folder / "plugins").is_dir():
            return folder
    raise ServingError(f"metadata.yml and plugins/ are neither in {package / '_share'} nor in {package.parent}")


@dataclass(frozen=True, slots=True)
class Query:
    """A canned query of metadata.yml.

    ``params`` are the names that its SQL takes, each with what it means when left empty; ``group`` is who asks such a thing.
    Its SQL calls the functions of archive.bounds: ``bounds.register(connection)`` first.
    """

    name: str
    title: str
    description: str
    sql: str
    params: dict[str, str]
    group: str = ""


def canned_queries() -> dict[str, Query]:
    """Return the canned queries by name, in the order of metadata.yml, which is the order in which pages list them."""
    return dict(_queries_of(share_folder()))


def table_names() -> list[str]:
    """Return the names of the tables that metadata.yml describes, in its order, without those of SQLite and of the migrations."""
    (entry,) = _metadata(share_folder())["databases"].values()
    return [name for name in entry["tables"] if not name.startswith("_") and not name.endswith("_fts")]


@cache  # 80 ms to read, and pages ask; Datasette reads it once, when it starts
def _queries_of(share: Path) -> dict[str, Query]:
    (entry,) = _metadata(share)["databases"].values()
    return {
        name: Query(
            name,
            query["title"],
            query["description"],
            query["sql"],
            dict.fromkeys(query.get("params", ()), ""),
            query["group"],
        )
        for name, query in entry["queries"].items()
    }


def metadata_for(
    db: Path, share: Path, *, show_paths: bool = False, theirs: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the metadata with the database's entry renamed to the file's stem, as Datasette will call it.

    ``theirs`` is what the publisher wants otherwise: it is laid over ours, entry by entry.
    """
    metadata = _metadata(share)
    (entry,) = metadata["databases"].values()
    metadata["databases"] = {db.stem: entry}
    if show_paths:
        metadata["plugins"] = {PLUGIN: {"show_paths": True}}
    laid = _laid_over(metadata, theirs or {})
    own = ((theirs or {}).get("databases") or {}).get(db.stem, {})
    # A licence that they give to the site, and not to the archive itself, is that of its one archive: no page says ours beside it.
    of_site = {
        name: value
        for name, value in (theirs or {}).items()
        if name in _OF_RIGHTS and not {name, name.removesuffix("_url")} & own.keys()
    }
    laid["databases"][db.stem] = _without_our_addresses(laid["databases"][db.stem] | of_site, own | of_site)
    return laid


def _without_our_addresses(entry: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Leave out the address of our licence or source where a publisher names their own without one: it is not of theirs."""
    without = {f"{name}_url" for name in ("license", "source") if name in theirs and f"{name}_url" not in theirs}
    return {name: value for name, value in entry.items() if name not in without}


# What a publisher says of the whole site is said of its one archive too.
_OF_RIGHTS = ("license", "license_url", "source", "source_url")
_OF_SITE = ("title", "description", *_OF_RIGHTS)


def entry_of(db: Path, metadata: Path | None = None) -> dict[str, Any]:
    """Return what is said of an archive, its tables and queries, with a publisher's own metadata laid over ours.

    A title that they give to the site, and not to the archive itself, is that of the archive too, as a licence is (``metadata_for``).
    ServingError where the file is neither YAML nor JSON.
    """
    theirs = read_metadata(metadata) if metadata else {}
    entry = dict(metadata_for(db, share_folder(), theirs=theirs)["databases"][db.stem])
    own = (theirs.get("databases") or {}).get(db.stem, {})
    return entry | {name: theirs[name] for name in ("title", "description") if name in theirs and name not in own}


def _laid_over(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    both = (name for name in theirs if isinstance(ours.get(name), dict) and isinstance(theirs[name], dict))
    return {**ours, **theirs, **{name: _laid_over(ours[name], theirs[name]) for name in both}}


def read_metadata(path: Path) -> dict[str, Any]:
    """Read a publisher's own metadata, YAML or JSON; ServingError where it is neither."""
    import yaml

    try:
        found = yaml.safe_load(path.read_bytes())
    except (yaml.YAMLError, OSError) as error:
        raise ServingError(f"{path} cannot be read as YAML or JSON: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict):
        raise ServingError(f"{path} is no metadata: it must hold names and values, such as title: Our archive")
    for name in _OF_SITE:
        if isinstance(found.get(name), dict | list):
            raise ServingError(f"{path} is no metadata: {name} must be a text")
    databases = found.get("databases") or {}
    if not isinstance(databases, dict) or not all(isinstance(entry, dict) for entry in databases.values()):
        raise ServingError(
            f"{path} is no metadata: databases must hold names of archives, and each of these names and values"
        )
    return found


def _metadata(share: Path) -> dict[str, Any]:
    import yaml

    found: dict[str, Any] = yaml.safe_load((share / "metadata.yml").read_text(encoding="utf-8"))
    return found


def serve_arguments(
    db: Path, metadata: Path, share: Path, *, port: int, extra: Sequence[str] = (), datasette: str | None = None
) -> list[str]:
    """Return the arguments of ``datasette`` for one archive; ``extra`` comes last, so that what the user says wins.

    Datasette 1.0 reads titles and descriptions from ``-m`` but queries, facets and sort orders from ``-c`` only: it gets
    the same file twice.
    """
    arguments = ["serve", str(db), "--host", HOST, "--port", str(port), "--plugins-dir", str(share / "plugins")]
    arguments += ["--metadata", str(metadata)]
    if not (datasette or version("datasette")).startswith("0."):
        arguments += ["--config", str(metadata)]
    for name, value in SETTINGS.items():
        arguments += ["--setting", name, value]
    return [*arguments, *extra]


def _is_database(argument: str) -> bool:
    """Whether an argument names a file of SQLite, as in ``archive serve press.db``."""
    path = Path(argument)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def check_database(db: Path) -> None:
    """Raise StoreError, with what to do next, where there is no archive at ``db`` that this program can read."""
    if not db.is_file():
        raise StoreError(db, f"there is no archive here yet; make one with: archive load PATH --db {db}")
    if re.search(r"[?#%]", str(db)):
        # Datasette puts the path as it stands into an address, where these mean something else.
        raise StoreError(db, "cannot be served with ?, # or % in its path; rename it, or serve it from its own folder")
    from archive.store import open_archive

    open_archive(db, create=False, readonly=True).conn.close()


def check_port(port: int) -> None:
    """Raise ServingError where somebody listens on the port already; port 0 is always free."""
    with socket.socket() as probe:
        # As the server will do it: without this a port that was in use a minute ago looks taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise ServingError(f"port {port} cannot be used ({reason}); choose another, or --port 0 for any") from error


def serve(
    db: Path,
    *,
    port: int,
    extra: Sequence[str] = (),
    metadata: Path | None = None,
    show_paths: bool = False,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve one archive until it is interrupted or terminated; ``ready`` is called once with the address, when it answers.

    ``metadata`` is the publisher's own, laid over ours; ``extra`` goes to Datasette as it stands.
    The temporary metadata is gone as soon as Datasette has read it. Raises StoreError or ServingError before anything
    starts; Datasette's own complaints about ``extra`` are its own (click.UsageError). For the main thread only.
    """
    if not db.is_file() and (other := next(filter(_is_database, extra), None)):
        raise StoreError(db, f"there is no archive here; to publish {other}: archive serve --db {quote(other)}")
    check_database(db)
    check_port(port)
    share = share_folder()
    theirs = read_metadata(metadata) if metadata else None
    with TemporaryDirectory(prefix="archive-serve-") as folder, _terminated_like_interrupted():
        file = Path(folder) / "metadata.json"
        # A day in somebody's YAML is a date in Python; JSON has it as text.
        file.write_text(json.dumps(metadata_for(db, share, show_paths=show_paths, theirs=theirs), default=str))

        def announce(address: str) -> None:
            file.unlink(missing_ok=True)
            ready(address)

        with _quiet_log(announce), suppress(KeyboardInterrupt):
            _datasette(serve_arguments(db, file, share, port=port, extra=extra))


@contextmanager
def _quiet_log(ready: Callable[[str], None]) -> Iterator[None]:
    """Let the server say warnings and errors only; of the rest its address is heard, once, when it accepts connections.

    Its log is the one place where Datasette lets us learn the port that the kernel chose. Filters, because the server sets
    levels and handlers anew when it starts.
    """

    def hear(record: logging.LogRecord) -> bool:
        running = re.match(r"Uvicorn running on (?:unix socket )?(\S+)", record.getMessage())
        if running:
            ready(running[1] if running[1].startswith("/") else running[1] + "/")
        return record.levelno >= logging.WARNING

    logs = [logging.getLogger(name) for name in ("uvicorn.error", "uvicorn.access")]
    for log in logs:
        log.addFilter(hear)
    try:
        yield
    finally:
        for log in logs:
            log.removeFilter(hear)


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Let SIGTERM end the server as Ctrl-C does: requests are answered, the temporary folder goes, exit code 0.

    The server raises the signal that stopped it once more when it has closed; that arrives here.
    """

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _datasette(arguments: list[str]) -> None:
    """Run Datasette's own command line in this process, without its last layer, which would hide an interrupt from us."""
    from datasette.cli import cli

    with cli.make_context("datasette", arguments) as context:
        cli.invoke(context)
