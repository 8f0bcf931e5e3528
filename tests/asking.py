"""Pages asked for through Datasette's own client: the same on 0.65 and 1.0."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import datasette
from datasette.app import Datasette

from archive.serving import metadata_for

ROOT = Path(__file__).parents[1]
SEED = "/-/article/seedarticle00001"
LATER = "/-/article/laterarticle0002"
HOST = "http://localhost"
Get = Callable[..., Any]


def start(*paths: Path, metadata: dict[str, Any], **more: Any) -> Datasette:
    if not datasette.__version__.startswith("0."):
        more["config"] = {**metadata, **more.get("config", {})}
    return Datasette([str(path) for path in paths], metadata=metadata, plugins_dir=str(ROOT / "plugins"), **more)


def client(loop: asyncio.AbstractEventLoop, served: Datasette) -> Get:
    async def go(path: str, **more: Any) -> Any:
        await served.invoke_startup()
        return await served.client.get(path, **more)

    return lambda path, **more: loop.run_until_complete(go(path, **more))


def key_of(db: Path, exact: str) -> str:
    connection = sqlite3.connect(db)
    (key,) = connection.execute("select key from figures where exact = ?", [exact]).fetchone()
    connection.close()
    return str(key)


def get(db: Path, path: str) -> Any:
    """Ask for a page of an archive as it is now: a server is started for it."""
    with closing(asyncio.new_event_loop()) as loop:
        return client(loop, start(db, metadata=metadata_for(db, ROOT)))(path)
