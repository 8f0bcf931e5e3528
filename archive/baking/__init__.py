"""A static site of an archive: ``bake`` writes its pages, and a search that needs no server, into a folder."""

from __future__ import annotations

from archive.baking.folder import FolderError
from archive.baking.site import Baked, BakingError, bake

__all__ = ["Baked", "BakingError", "FolderError", "bake"]
