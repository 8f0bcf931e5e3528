"""What a user can put right. Anything else is a bug and keeps its traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model import Identity


class ArchiveError(Exception):
    """The parent of every error whose message is written for the person at the keyboard."""


class UnreadableSource(ArchiveError):
    """A file, or one record of it, that cannot be made into an article.

    ``line`` counts from 1 and is None where the whole file is at fault. In a batch it is reported and the rest loads.
    ``withholds`` is the article that this source says is not for everybody: one that is known becomes private all the same.
    """

    def __init__(self, name: str, reason: str, line: int | None = None, *, withholds: Identity | None = None) -> None:
        self.name = name
        self.withholds = withholds
        self.reason = reason
        self.line = line
        where = name if line is None else f"{name}, line {line}"
        super().__init__(f"{where}: {reason}")

    def __reduce__(self) -> tuple[type[UnreadableSource], tuple[str, str, int | None], dict[str, Identity | None]]:
        # Exceptions cross process boundaries (--jobs); the default would call __init__ with the message alone.
        return type(self), (self.name, self.reason, self.line), {"withholds": self.withholds}


class NoNews(UnreadableSource):
    """What lies among news and is none: XML or JSON of another program, or an agency's plan, package or event.

    Where it is named, it is reported as any other; where it only lay in a folder, it is left out like a file of another kind.
    """


class StoreError(ArchiveError):
    """The SQLite file cannot be used as asked: locked, read-only, full, newer than this program, or not ours."""

    def __init__(self, path: str | Path, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class BadQuery(ArchiveError):
    """A search, a SQL query or a name that the archive cannot answer."""

    def __init__(self, text: str, reason: str) -> None:
        self.text = text
        self.reason = reason
        super().__init__(f"{text!r}: {reason}")
