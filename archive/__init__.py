"""A press archive that knows its numbers.

``annotate`` finds the figures of a text, ``read`` turns bytes into documents, ``open_archive`` opens the SQLite file and
``load`` fills it. They are imported when first used: ``archive --help`` must not pay for SQLite or dateutil.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "annotate", "load", "open_archive", "read"]

if TYPE_CHECKING:
    from archive.extract import annotate
    from archive.loading import load
    from archive.reading import read
    from archive.store import open_archive

_HOMES = {
    "annotate": "archive.extract",
    "load": "archive.loading",
    "open_archive": "archive.store",
    "read": "archive.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'archive' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
