"""Starts Datasette on an archive with the right arguments, whichever Datasette is installed and wherever we are installed.

Datasette names a database by its file's stem and reads titles, descriptions and canned queries under that name; so a
metadata file is written for each start, with the name of the file that is served.
"""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.errors import ArchiveError, StoreError

HOST = "127.0.0.1"
SETTINGS = {
    "suggest_facets": "off",  # on 0.65 they cost ten times the page
    "sql_time_limit_ms": "2500",
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


def metadata_for(db: Path, share: Path) -> dict[str, Any]:
    """Return the metadata with the database's entry renamed to the file's stem, as Datasette will call it."""
    import yaml

    metadata: dict[str, Any] = yaml.safe_load((share / "metadata.yml").read_text(encoding="utf-8"))
    (entry,) = metadata["databases"].values()
    metadata["databases"] = {db.stem: entry}
    return metadata


@dataclass(frozen=True, slots=True)
class Query:
    """A canned query of metadata.yml. A parameter that is not given is the empty text, which the queries read as "all"."""

    title: str
    description: str
    sql: str
    params: tuple[str, ...]


def canned_queries(share: Path | None = None) -> dict[str, Query]:
    """Return the canned queries by name, in the order of metadata.yml."""
    import yaml

    metadata = yaml.safe_load(((share or share_folder()) / "metadata.yml").read_text(encoding="utf-8"))
    (entry,) = metadata["databases"].values()
    return {
        name: Query(query["title"], query["description"], query["sql"], tuple(query.get("params", ())))
        for name, query in entry["queries"].items()
    }


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


def check_database(db: Path) -> None:
    """Raise StoreError, with what to do next, where there is no archive at ``db`` that this program can read."""
    if not db.is_file():
        raise StoreError(db, f"there is no archive here yet; make one with: archive load PATH --db {db}")
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


class _Announce(logging.Filter):
    """Swallows what the server says of its own start, and hands on the one thing that matters: its address.

    The server says it once, when it accepts connections, with the port that the kernel chose; that is the only place where
    Datasette lets us learn it.
    """

    def __init__(self, ready: Callable[[str], None]) -> None:
        super().__init__()
        self._ready = ready

    def filter(self, record: logging.LogRecord) -> bool:
        if (
            isinstance(record.msg, str)
            and record.msg.startswith("Uvicorn running on")
            and isinstance(record.args, tuple)
        ):
            scheme, host, port = record.args[:3]
            self._ready(f"{scheme}://{host}:{port}/")
        return record.levelno >= logging.WARNING


def serve(db: Path, *, port: int, extra: Sequence[str] = (), ready: Callable[[str], None] = print) -> None:
    """Serve one archive until it is interrupted; ``ready`` is called once with the address, when it answers.

    The temporary metadata is gone as soon as Datasette has read it. Raises StoreError or ServingError before anything
    starts; Datasette's own complaints about ``extra`` are its own and end the program.
    """
    check_database(db)
    check_port(port)
    share = share_folder()
    folder = TemporaryDirectory(prefix="archive-serve-")

    def announce(address: str) -> None:
        folder.cleanup()
        ready(address)

    with folder:
        metadata = Path(folder.name) / "metadata.json"
        metadata.write_text(_as_json(metadata_for(db, share)), encoding="utf-8")
        log = logging.getLogger("uvicorn.error")
        announcing = _Announce(announce)
        log.addFilter(announcing)
        logging.getLogger("uvicorn.access").disabled = True
        try:
            _datasette(serve_arguments(db, metadata, share, port=port, extra=extra))
        except KeyboardInterrupt:
            return
        finally:
            log.removeFilter(announcing)


def _as_json(metadata: dict[str, Any]) -> str:
    import json

    return json.dumps(metadata, ensure_ascii=False)


def _datasette(arguments: list[str]) -> None:
    """Run Datasette's own command line in this process; its exit code becomes ours where it is not 0."""
    from datasette.cli import cli

    status = cli.main(arguments, prog_name="archive serve", standalone_mode=False)
    if status:
        sys.exit(status)
