"""Templates and the style sheet, found beside this file however Datasette was started."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from jinja2.ext import Extension

from archive.bounds import print_number
from archive.render import print_day

HERE = Path(__file__).parent
STYLE = (HERE / "static" / "archive.css").read_text(encoding="utf-8")
VERSION = sha256(STYLE.encode()).hexdigest()[:8]
# The address changes with the style, so a browser may keep it for ever.
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}


class Language(Extension):
    """Says in which language the pages are, which Datasette 0.65 leaves out; a screen reader reads them in it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source.replace("<html>", '<html lang="en">', 1)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    env.add_extension(Language)
    env.filters.update(press_day=print_day, press_number=print_number, press_twice=lambda name: (name, name))
    # Not first: what somebody gives with --template-dir goes before ours. Datasette's own folder is the last of the first
    # loader, so ours must stand in its search path, just before it.
    folders = env.loader.loaders[0].searchpath
    folders.insert(len(folders) - 1, str(HERE / "templates"))


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    return [datasette.urls.path(f"/-/archive-{VERSION}.css")]


async def style() -> Response:
    return Response(STYLE, headers=KEEP, content_type="text/css; charset=utf-8")


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/-/archive-[0-9a-f]{8}\.css$", style)]
