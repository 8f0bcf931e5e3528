"""The folder that a site is baked into: what was there, what is written, what is left over from an earlier bake."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from archive.errors import ArchiveError

MARK = "archive-baked.txt"
_HEAD = "Baked by archive. These files are written, and removed, by it.\n"


class FolderError(ArchiveError):
    """The folder may not be written into: it holds what this program did not bake."""


class Folder:
    """Writes files below a folder, those that changed; ``finish`` removes what an earlier bake left and this one does not have.

    The list of files stands in the folder itself, so that nothing is ever removed that this program did not write.
    """

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self._path = path
        self._written: set[str] = set()
        self._made: set[Path] = set()
        self._changed = 0
        self._before = self._open(force=force)

    @property
    def files(self) -> int:
        return len(self._written)

    def _open(self, *, force: bool) -> set[str]:
        mark = self._path / MARK
        try:
            if mark.is_file():
                return _listed(mark)
            if self._path.is_dir() and any(self._path.iterdir()) and not force:
                raise FolderError(
                    f"{self._path} is not empty, and was not baked by this program; name another folder, or write into it"
                    " with --force"
                )
            self._path.mkdir(parents=True, exist_ok=True)
            # A bake that is interrupted can be baked again.
            mark.write_text(_HEAD, encoding="utf-8")
        except OSError as error:
            raise FolderError(f"{self._path} cannot be written into: {error.strerror or error}") from error
        return set()

    def write(self, name: str, text: str) -> None:
        """Write one file; one that already says this is not touched, so that its time tells a sync what is new."""
        data = text.encode("utf-8")
        file = self._path / name
        self._written.add(name)
        try:
            if name in self._before and file.is_file() and file.read_bytes() == data:
                return
            if file.parent not in self._made:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(file.parent)
            file.write_bytes(data)
        except OSError as error:
            raise FolderError(f"{file} cannot be written: {error.strerror or error}") from error
        self._changed += 1

    def finish(self) -> int:
        """Remove what is left over and write the list of files; return how many files are new or other than before."""
        for name in self._before - self._written:
            file = self._path / name
            file.unlink(missing_ok=True)
            self._remove_empty(file.parent)
        (self._path / MARK).write_text(_HEAD + "".join(f"{name}\n" for name in sorted(self._written)), encoding="utf-8")
        return self._changed

    def _remove_empty(self, folder: Path) -> None:
        while folder != self._path and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _listed(mark: Path) -> set[str]:
    """Read the list of an earlier bake; a name that leads out of the folder was not written by us, and is passed over."""
    head, *names = mark.read_text(encoding="utf-8").splitlines(keepends=False)
    if head + "\n" != _HEAD:
        raise FolderError(f"{mark} is not this program's; move it away, or name another folder")
    paths = map(PurePosixPath, filter(None, names))
    return {str(path) for path in paths if not path.is_absolute() and ".." not in path.parts}
