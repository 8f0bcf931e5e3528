"""Templates, the style sheet and the script, found beside this file however Datasette was started."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import Response
from jinja2.ext import Extension

from archive.bounds import print_number
from archive.pages.article import of_what
from archive.pages.names import name_path
from archive.render import print_day, print_time
from archive.telling import standing

HERE = Path(__file__).parent
STYLE, SCRIPT = ((HERE / "static" / name).read_text(encoding="utf-8") for name in ("archive.css", "archive.js"))
VERSION = sha256((STYLE + SCRIPT).encode()).hexdigest()[:8]
# The address changes with what is there, so a browser may keep it for ever.
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}


# What Datasette's own templates leave out for those who hear or feel a page: its language, which part is the content, and
# what a field of the filters is. The descriptions of columns scroll, by our style, so a keyboard must get to them.
MENDS = (
    ("<html>", '<html lang="en">'),
    ('<section class="content">', '<section class="content" role="main">'),
    ('<dl class="column-descriptions">', '<dl class="column-descriptions" tabindex="0">'),
    ('<select name="_filter_column', '<select aria-label="Column" name="_filter_column'),
    ('<select name="_filter_op', '<select aria-label="Comparison" name="_filter_op'),
    ('<select name="_sort"', '<select aria-label="Sort by" name="_sort"'),
    ('<input type="text" name="_filter_value', '<input type="text" aria-label="Value" name="_filter_value'),
)


class Mended(Extension):
    """Mends the source of templates as they are compiled; what comes with data is not touched."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        for left_out, mended in MENDS:
            source = source.replace(left_out, mended)
        return source


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    env.add_extension(Mended)
    env.filters.update(press_day=print_day, press_time=print_time, press_number=print_number)
    env.filters["press_name"] = name_path
    env.filters["press_twice"] = lambda name: (name, name)
    env.filters["press_of"] = of_what
    env.filters["press_standing"] = lambda figure: standing(figure.get("stance"), figure.get("certainty"))
    env.globals["press_script"] = f"/-/archive-{VERSION}.js"
    # Not first: what somebody gives with --template-dir goes before ours. Datasette's own folder is the last of the first
    # loader, so ours must stand in its search path, just before it.
    folders = env.loader.loaders[0].searchpath
    folders.insert(len(folders) - 1, str(HERE / "templates"))


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    return [datasette.urls.path(f"/-/archive-{VERSION}.css")]


async def style() -> Response:
    return Response(STYLE, headers=KEEP, content_type="text/css; charset=utf-8")


async def script() -> Response:
    return Response(SCRIPT, headers=KEEP, content_type="text/javascript; charset=utf-8")


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/-/archive-[0-9a-f]{8}\.css$", style), (r"^/-/archive-[0-9a-f]{8}\.js$", script)]
