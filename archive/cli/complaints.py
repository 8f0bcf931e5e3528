"""What is wrong with the inputs of a load, as a terminal or a cron mail can hold it: the first of each, the others counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from archive.cli.options import one_line

if TYPE_CHECKING:
    from archive.errors import UnreadableSource

TOLD = 5  # of one input, line by line; a file of records may have a thousand bad ones
_REASONS = 5


class Complaints:
    """Passes on the first few complaints of each input, and says at the end how many others there were, and of what.

    ``where`` says where all of them stand. Without it there is no such place, and every one is passed on.
    """

    def __init__(self, tell: Callable[[UnreadableSource], None], *, where: str | None) -> None:
        self._tell = tell
        self._where = where
        self._told: Counter[str] = Counter()
        self._kept: dict[str, Counter[str]] = {}  # reasons that were not passed on, by input

    def hear(self, error: UnreadableSource) -> None:
        self._told[error.name] += 1
        if self._where is None or self._told[error.name] <= TOLD:
            self._tell(error)
        else:
            self._kept.setdefault(error.name, Counter())[error.reason] += 1

    def rest(self) -> Iterator[str]:
        """Yield a line for each input of which more was heard than told."""
        for name, reasons in self._kept.items():
            yield f"{name}: {reasons.total():,} more like these ({_counted(reasons)}); {self._where}"


def _counted(reasons: Counter[str]) -> str:
    """Say the most frequent reasons with their numbers: "60 times field 'text' is missing, 45 times others"."""
    named = reasons.most_common(_REASONS)
    others = reasons.total() - sum(number for _, number in named)
    said = [f"{_times(number)} {one_line(reason, 90)}" for reason, number in named]
    return "; ".join(said + ([f"{_times(others)} something else"] if others else []))


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"
