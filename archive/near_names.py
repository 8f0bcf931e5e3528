"""Names that are spelt nearly as what somebody typed, for a message that says what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearly_called(typed: str, names: Iterable[str], most: int = 3, *, alike: float = 0.7) -> list[str]:
    """Return the names that differ from what was typed by a few letters, whatever their case, the nearest first; one that is typed alone.

    ``most`` is how many at most, ``alike`` from 0 to 1 how near (difflib's ratio). Of names that differ in case alone the last one stands.
    """
    folded = {name.casefold(): name for name in names}
    if typed.casefold() in folded:
        return [folded[typed.casefold()]]
    return [folded[name] for name in get_close_matches(typed.casefold(), folded, most, alike)]
