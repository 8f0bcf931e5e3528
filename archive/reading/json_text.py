"""JSON -> what it says, or why it is none in words for the user."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator


class BadJSON(ValueError):
    """Text that is no JSON, or too much of it; ``line`` and ``column`` say where, None where that is all of it."""

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column

    @property
    def in_line(self) -> str:
        """What is wrong with a text of one line."""
        return self.reason if self.column is None else f"{self.reason}, column {self.column}"

    @property
    def in_file(self) -> str:
        """What is wrong with a text of many lines."""
        return self.reason if self.line is None else f"{self.reason}, line {self.line}, column {self.column}"


def parse_json(text: str, *, pairs: Callable[[list[tuple[str, object]]], object] | None = None) -> object:
    """Read one value of JSON; ``pairs`` makes an object of its names and values. Raises BadJSON."""
    try:
        return json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        raise BadJSON(f"not JSON: {error.msg.removesuffix(' at')}", error.lineno, error.colno) from error
    except RecursionError as error:
        raise BadJSON("JSON that is nested too deep") from error
    except ValueError as error:  # Python refuses to read more, since it would take long
        raise BadJSON("JSON with a number of more than 4,300 digits") from error


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their numbers, one by one: a list of them would be the text once more."""
    number, start = 0, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        line = text[start:end]
        if line and not line.isspace():
            yield number, line
        start = end + 1
