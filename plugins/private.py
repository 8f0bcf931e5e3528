"""Private articles: the permission to read them, and why Datasette's own pages of their archive are closed without it."""

from __future__ import annotations

import json
from collections.abc import Generator
from typing import Any

from datasette import hookimpl
from datasette.utils import actor_matches_allow, add_cors_headers, await_me_maybe, tilde_decode
from datasette.utils.asgi import Response

from archive.pages import access

REASON = (
    "This archive holds articles that not everybody may read. A table, a query or a download cannot leave them out"
    " row by row, so these are closed to you. Articles, figures, search, series and sources are open."
)
# What shows nothing of what a database holds.
HARMLESS = ("view-database", access.VIEW_PRIVATE)


@hookimpl(optionalhook=True)
def register_actions() -> list[Any]:
    """Tell Datasette 1.0 of the permission; 0.65 knows no list of them."""
    from datasette.permissions import Action
    from datasette.resources import DatabaseResource

    what = "Read the private articles of an archive, and its tables"
    return [
        Action(
            name=access.VIEW_PRIVATE, description=what, resource_class=DatabaseResource, also_requires="view-database"
        )
    ]


@hookimpl(optionalhook=True)
async def permission_resources_sql(datasette: Any, actor: Any, action: str) -> Any:
    """Refuse on Datasette 1.0 whatever shows rows of an archive that hides some from this actor."""
    from datasette.permissions import PermissionSQL

    known = datasette.actions.get(action)
    if action in HARMLESS or known is None or not known.takes_parent:
        return None
    refused = [name for name in datasette.databases if await access.refuses(datasette, actor, name)]
    if not refused:
        return None
    sql = "select value as parent, null as child, 0 as allow, :press_reason as reason from json_each(:press_refused)"
    if known.takes_child:
        # A rule for one table, with which somebody opened it, would be stronger than one for the whole database.
        sql += f"""
            union all select c.parent, c.child, 0, :press_reason from ({await known.resource_class.resources_sql(datasette)}) c
            where c.parent in (select value from json_each(:press_refused))
        """
    return PermissionSQL(sql=sql, params={"press_refused": json.dumps(refused), "press_reason": "private articles"})


@hookimpl(optionalhook=True, trylast=True)  # the last opinion counts
def permission_allowed(datasette: Any, actor: Any, action: str, resource: Any) -> Any:
    """Do the same on Datasette 0.65, and read who has the permission from where 1.0 reads it."""
    database = resource[0] if isinstance(resource, tuple) else resource

    async def decide() -> bool | None:
        if action == access.VIEW_PRIVATE:
            return _is_given(datasette, actor, database)
        if action in HARMLESS or database is None:
            return None
        return False if await access.refuses(datasette, actor, database) else None

    return decide


def _is_given(datasette: Any, actor: Any, database: str) -> bool | None:
    """Whether ``permissions`` of the database, or else of the instance, give it; root has what nobody keeps from it."""
    for of in (database, None):
        given = datasette.metadata("permissions", database=of, fallback=False) or {}
        if access.VIEW_PRIVATE in given:
            return bool(actor_matches_allow(actor, given[access.VIEW_PRIVATE]))
    return True if actor and actor.get("id") == "root" else None


@hookimpl(hookwrapper=True)
def forbidden(datasette: Any, request: Any) -> Generator[None, Any, None]:
    """Say why, unless a plugin has something better to say, such as where to log in; Datasette's own answer comes last."""
    outcome = yield
    *others, own = outcome.get_result()

    async def explain() -> Any:
        named = request.url_vars.get("database")
        names = [tilde_decode(named)] if named else list(datasette.databases)
        if not any([await access.refuses(datasette, request.actor, name) for name in names]):
            return await await_me_maybe(own)
        headers: dict[str, str] = {}
        if datasette.cors:
            add_cors_headers(headers)
        if request.path.endswith(".json"):
            return Response.json({"ok": False, "error": REASON, "status": 403}, status=403, headers=headers)
        context = {"base": access.base(datasette), "words": "", "reason": REASON}
        html = await datasette.render_template("archive_closed.html", context, request=request, view_name="archive")
        return Response.html(html, status=403, headers=headers)

    outcome.force_result([*others, explain])
