"""What somebody asks of the search page or its feed, read against the archives that they may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from archive.pages import access
from archive.pages.filters import Choices, Filters, join_choices, read_choices, read_filters
from archive.pages.quantities import units_typed
from archive.pages.word_lists import read_word_lists


async def read_asked(
    datasette: Any, actor: Any, given: Mapping[str, str]
) -> tuple[list[access.Archive], Choices, Filters]:
    """Return the archives to search, what they offer to choose from, and the filters as they read them.

    A name is searched for only where this actor may see names.
    """
    archives = await access.archives(datasette, actor)
    closed: dict[str, str] = {}
    if given["name"]:
        named = [archive for archive in archives if await access.shows(datasette, actor, archive, access.NAMES)]
        if archives and not named:
            given = {**given, "name": ""}
            closed["name"] = "Names are not open to you here: leave this out."
        else:
            archives = named
    if given["name"] or units_typed(given):
        await read_word_lists()
    choose = partial(read_choices, typed=given)
    choices = join_choices([await access.read(datasette, archive, choose) for archive in archives])
    filters = read_filters(given, choices)
    return archives, choices, replace(filters, complaints={**filters.complaints, **closed})


async def may_name(datasette: Any, actor: Any) -> bool:
    """Whether this actor may search by a name in any archive."""
    archives = await access.archives(datasette, actor)
    return any([await access.shows(datasette, actor, archive, access.NAMES) for archive in archives])
