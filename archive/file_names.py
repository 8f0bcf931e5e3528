r"""Names of files as text. A disk keeps bytes, of whichever age; what is stored and printed is UTF-8, with "\xe9" for a byte that is none."""

from __future__ import annotations

import os
import re

_ESCAPE = re.compile(r"\\x([89a-f][0-9a-f])")


def as_text(path: str) -> str:
    r"""Return a path as it can be stored and printed: "caf\xe9.txt" for a name in Latin-1. What is UTF-8 stays as it is."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def on_disk(path: str) -> str:
    """Return the path that the system knows what ``as_text`` names by."""
    if "\\x" not in path or os.path.lexists(path):
        return path
    # What is no UTF-8 has a lone surrogate for each byte in Python: U+DCE9 for 0xE9.
    return _ESCAPE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), path)


def is_there(path: str) -> bool:
    """Whether there is now a file or folder of this name, as ``as_text`` has it."""
    return os.path.exists(on_disk(path))
