"""What somebody asks of the search page or its feed, read against the archives that they may see."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from archive.pages import access
from archive.pages.filters import Choices, Filters, join_choices, read_choices, read_filters
from archive.pages.word_lists import read_word_lists


async def read_asked(
    datasette: Any, actor: Any, given: Mapping[str, str]
) -> tuple[list[access.Archive], Choices, Filters]:
    """Return the archives to search, what they offer to choose from, and the filters as they read them.

    A name is searched for only where this actor may see names.
    """
    archives = await access.archives(datasette, actor)
    if given["name"]:
        archives = [archive for archive in archives if await access.shows(datasette, actor, archive, access.NAMES)]
        await read_word_lists()
    choose = partial(read_choices, typed=given)
    choices = join_choices([await access.read(datasette, archive, choose) for archive in archives])
    return archives, choices, read_filters(given, choices)
