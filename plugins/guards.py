"""What keeps a published archive safe: lengths that a query may not pass, and headers that browsers obey."""

from __future__ import annotations

import re
import secrets
import sqlite3
from contextvars import ContextVar
from typing import Any

from datasette import hookimpl
from jinja2.ext import Extension

# One GET of `select hex(zeroblob(100000000))` takes 1.2 GB without this. A text of 5 MB passes, with room for its row.
LONGEST_VALUE = 16 * 1024 * 1024
LONGEST_PATTERN = 1000  # LIKE and GLOB: their cost is the product of pattern and text

# Datasette's pages hold inline scripts (menus, the SQL editor) and, on 1.0, more of them. A list of hashes would break with
# each release and 'unsafe-inline' would allow an injected one too. So every <script> that stands in a *template's source*
# gets a nonce when the template is compiled; markup that came with data never passes that point and stays dead.
# Styles keep 'unsafe-inline': Datasette writes style="" attributes and its editor and menu build <style> elements in the
# browser; a style can deface a page but not act, and our own pages put no text where it could become one.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'nonce-{nonce}'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",  # for browsers that do not know frame-ancestors
    # The address of a page holds what somebody searched for: it is told to nobody else.
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}

_nonce: ContextVar[str] = ContextVar("archive_nonce", default="")


class ScriptNonce(Extension):
    """Writes the request's nonce into every script tag of a template's own source.

    An onclick="name()" of a button cannot have one (Datasette 1.0 has such a button for phones), so it becomes a script.
    """

    SCRIPT = re.compile(r"<script(?=[\s>])(?![^>]*\bnonce=)", re.IGNORECASE)
    ONCLICK = re.compile(r'(<button\b[^>]*?)\s+onclick="(\w+)\(\)"(.*?</button>)', re.DOTALL)
    LISTEN = r"\1\3<script>document.currentScript.previousElementSibling.addEventListener('click', () => \2())</script>"

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        source = self.ONCLICK.sub(self.LISTEN, source)
        return self.SCRIPT.sub('<script nonce="{{ archive_nonce() }}"', source)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    env.add_extension(ScriptNonce)
    env.globals["archive_nonce"] = _nonce.get


# What tells strangers of the machine that the archive was made on. They read as empty, in every query, unless the
# configuration says show_paths (`archive serve --show-paths`).
HIDDEN = {("source_files", "path"), ("load_errors", "path"), ("load_runs", "command"), ("load_runs", "process")}


def _hide_paths(action: int, what: str | None, detail: str | None, schema: str | None, source: str | None) -> int:
    """SQLite's authorizer: asked when a statement is compiled, not for each row. IGNORE makes a column null."""
    if action == sqlite3.SQLITE_READ and (what, detail) in HIDDEN:
        return sqlite3.SQLITE_IGNORE
    if action == sqlite3.SQLITE_PRAGMA and what == "database_list":  # where the file of each database lies
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    if database == "_internal":
        return  # Datasette's own
    if not (datasette.plugin_config("press-archive") or {}).get("show_paths"):
        conn.set_authorizer(_hide_paths)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LONGEST_PATTERN)


@hookimpl(trylast=True)
def asgi_wrapper() -> Any:
    def wrap(app: Any) -> Any:
        async def guarded(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            nonce = secrets.token_urlsafe(16)
            token = _nonce.set(nonce)

            async def send_guarded(event: Any) -> None:
                if event["type"] == "http.response.start":
                    given = {name.lower() for name, _ in event["headers"]}
                    event["headers"] = [
                        *event["headers"],
                        *(header for header in HEADERS.items() if header[0] not in given),
                        # A second policy only narrows the first, so one that a page sets for itself stays.
                        (b"content-security-policy", POLICY.format(nonce=nonce).encode()),
                    ]
                await send(event)

            try:
                await app(scope, receive, send_guarded)
            finally:
                _nonce.reset(token)

        return guarded

    return wrap
