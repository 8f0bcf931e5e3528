"""The engine and its word lists, which some pages ask: read before a page is, whose time is limited."""

from __future__ import annotations

import asyncio
from functools import cache


async def read_word_lists() -> None:
    """Let the engine read its word lists. That takes a second, once: as long as all SQL of a page may take."""
    await asyncio.to_thread(_read)


@cache
def _read() -> None:
    from archive.extract.english.gazetteer import gazetteer
    from archive.extract.explaining import explain

    explain("Some 12 people were hurt in Rome on Monday, police said.")
    gazetteer()
