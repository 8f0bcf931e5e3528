"""Paths as people type them -> the files to read: folders are walked, globs are matched, ``-`` is standard input."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from shlex import quote
from stat import S_ISREG

from archive.errors import UnreadableSource
from archive.file_names import as_text, on_disk
from archive.model import Source

STDIN = "-"
# What tells of a folder and is no article: README, readme.first.md, LICENSE.txt, LICENSE-MIT. Not: license-plates.txt
_ABOUT = re.compile(r"(?i:readme(?:[._-][\w.-]*)?|(?:licen[cs]e|copying)(?:\.\w+)?)|LICEN[CS]E-[A-Z\d.-]+")
# The folder in which a browser keeps the scripts, pictures and frames of a page that it saved beside it, in its own language.
_PARTS = re.compile(r"(?P<page>.+)(?:_files|_fichiers|_archivos|_bestanden|_file|-Dateien)", re.S)
# A message in a Maildir, in cur or new: 1716541203.M1P2.host.example, 1716541203.V801I5M1.host:2,S (! or ; where : may not be)
_MESSAGE = re.compile(r"\d{9,}\.[A-Z]?\d[\w=]*\.\S+|\S+[:!;]2,[A-Za-z]*")
_PAGES = (".html", ".htm", ".xhtml")

_ADDRESS = re.compile(r"https?://", re.I)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. ``path`` is absolute, as ``as_text`` has it; None is standard input, whose size is not known. ``named``: somebody typed it."""

    source: Source
    path: str | None = None
    size: int = 0
    mtime_ns: int = -1
    named: bool = True


@dataclass(slots=True)
class Walk:
    """What was found under the paths, in the order typed, and within a folder by name, numbers by their size."""

    inputs: list[Input] = field(default_factory=list)
    errors: list[UnreadableSource] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)  # that were walked, absolute
    left_out: Counter[str] = field(
        default_factory=Counter
    )  # files of a folder that are no articles: by the suffix that no format claims, or by name ("README")


def find_inputs(paths: Iterable[str], *, suffixes: Iterable[str] | None) -> Walk:
    """Find the files to read. A file that is named is always read, a file twice found is read once.

    In a folder those are read whose suffix is one of ``suffixes``, or that have none, and the messages of a Maildir; None reads
    them all. A README or a LICENSE in it is left out, and so is what a browser saved with a page; hidden files and folders are left
    alone, and a link to a folder is not followed, so that no walk is endless.
    A folder in which nothing is left to read is an error.
    """
    walk = Walk()
    wanted = None if suffixes is None else frozenset(suffixes)
    seen: set[str] = set()
    for typed in paths:
        if typed == STDIN:
            if STDIN not in seen:
                walk.inputs.append(Input(Source("<stdin>")))
            seen.add(STDIN)
            continue
        for path in _match(typed):
            if os.path.isdir(path):
                _take_folder(path, wanted, walk, seen)
            else:
                _take_file(path, walk, seen)
    return walk


def _match(typed: str) -> list[str]:
    """Return the path itself where it exists, else what it matches as a glob, else the path to be complained of."""
    if os.path.lexists(typed) or not glob.has_magic(typed):
        return [typed]
    return sorted(glob.glob(typed, recursive=True), key=_in_order) or [typed]


def _in_order(name: str) -> tuple[list[str | int], str]:
    """Return what sorts names as people count: story-2 before story-10, since of two versions the older must be loaded first."""
    parts = re.split("([0-9]+)", name)
    return [int(part) if number % 2 else part for number, part in enumerate(parts)], name


def _take_file(path: str, walk: Walk, seen: set[str]) -> None:
    full = os.path.abspath(path)
    try:
        stat = os.stat(full)
    except OSError as error:
        reason = "no file and no folder matches this" if glob.has_magic(path) else _say(error)
        fetched = f"this is an address, and only files are read: curl -sL {quote(path)} | archive load -"
        walk.errors.append(UnreadableSource(as_text(path), fetched if _ADDRESS.match(path) else reason))
        return
    if full not in seen:
        seen.add(full)
        full, path = as_text(full), as_text(path)
        place = "/".join(PurePath(full).parts[-2:]).replace("//", "/")
        walk.inputs.append(Input(Source(path, place), full, stat.st_size, stat.st_mtime_ns))


def _take_folder(path: str, wanted: frozenset[str] | None, walk: Walk, seen: set[str]) -> None:
    root = Path(path).resolve()
    met = len(walk.inputs) + len(walk.errors)
    walk.folders.append(as_text(str(root)))
    # The root of a disk has no name of its own.
    _walk_folder(str(root), PurePath(root.name or root.anchor.strip(":\\/")), wanted, walk, seen)
    is_empty = len(walk.inputs) + len(walk.errors) == met
    if is_empty and not any(PurePath(file).is_relative_to(root) for file in seen):
        walk.errors.append(UnreadableSource(as_text(path), "there is nothing to load in this folder"))


def _walk_folder(folder: str, place: PurePath, wanted: frozenset[str] | None, walk: Walk, seen: set[str]) -> None:
    # scandir, not rglob: its cached stat is three times faster. A stack of folders, not recursion: depth is no limit.
    stack = [(folder, place)]
    while stack:
        here, place = stack.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: _in_order(entry.name))
        except OSError as error:
            walk.errors.append(UnreadableSource(as_text(here), _say(error)))
            continue
        folders: list[tuple[str, PurePath]] = []
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if _is_of_page(entry.name, names):
                    walk.left_out["parts of saved pages"] += sum(len(files) for _, _, files in os.walk(entry.path))
                    continue
                folders.append((entry.path, place / entry.name))
            elif entry.path not in seen and not entry.is_dir():
                _take_entry(entry, place, wanted, walk, seen)
        stack.extend(reversed(folders))


def _is_of_page(folder: str, names: Collection[str]) -> bool:
    found = _PARTS.fullmatch(folder)
    return found is not None and any(found["page"] + suffix in names for suffix in _PAGES)


def _take_entry(
    entry: os.DirEntry[str], place: PurePath, wanted: frozenset[str] | None, walk: Walk, seen: set[str]
) -> None:
    suffix = suffix_of(entry.name, wanted or ())
    if about := _ABOUT.fullmatch(entry.name):
        walk.left_out[re.split(r"\W", about[0])[0].upper()] += 1
        return
    is_message = place.name in ("cur", "new") and _MESSAGE.fullmatch(entry.name)
    if wanted is not None and suffix and suffix not in wanted and not is_message:
        walk.left_out[suffix] += 1
        return
    try:
        stat = entry.stat()
    except OSError as error:  # a link that leads nowhere, or gone since the folder was listed
        walk.errors.append(UnreadableSource(as_text(entry.path), _say(error)))
        return
    if not S_ISREG(stat.st_mode):  # to open a pipe is to wait until somebody writes into it
        walk.left_out["pipes and devices"] += 1
        return
    seen.add(entry.path)
    where, path = as_text((place / entry.name).as_posix()), as_text(entry.path)
    walk.inputs.append(Input(Source(path, where), path, stat.st_size, stat.st_mtime_ns, named=False))


def suffix_of(name: str, known: Collection[str]) -> str:
    """Return the suffix of a file's name in lower case: the last two together where they are known (".warc.gz"), else the last."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    double = "".join(suffixes[-2:])
    return double if double in known else suffixes[-1] if suffixes else ""


def read_bytes(file: Input) -> bytes:
    """Read a file's bytes; raises UnreadableSource, with what the system says, where that cannot be done."""
    if file.path is None:
        import sys

        return sys.stdin.buffer.read()
    try:
        with open(on_disk(file.path), "rb") as stream:
            return stream.read()
    except OSError as error:
        raise UnreadableSource(file.source.name, _say(error)) from error


def _say(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    return (error.strerror or str(error)).lower()


def iter_suffixes() -> Iterator[str]:
    """Yield the suffixes of the formats that are read."""
    from archive.reading import SUFFIXES

    yield from SUFFIXES
