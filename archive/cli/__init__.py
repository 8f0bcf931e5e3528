"""The ``archive`` command: one module a command, imported when it is asked for."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from archive import __version__
from archive.errors import ArchiveError

COMMANDS = (
    "bake",
    "check",
    "export",
    "extract",
    "files",
    "load",
    "private",
    "remove",
    "review",
    "runs",
    "search",
    "series",
    "serve",
    "show",
)


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class _Complaint(click.ClickException):
    exit_code = 2  # nothing could be done; 1 is for "some inputs failed"


class _Group(click.Group):
    """Finds each command in the module of its name, and turns an ArchiveError into one line for the person at the keyboard.

    So it does where the disk is full that the output goes to. NO_COLOR (https://no-color.org) is honoured.
    """

    def main(self, *args: Any, **extra: Any) -> Any:
        if "_ARCHIVE_COMPLETE" in os.environ:
            import_module("archive.cli.completing")
        try:
            return super().main(*args, **extra)
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            _forget_output()
            click.echo(f"Error: the output cannot be written: {os.strerror(error.errno).lower()}", err=True)
            sys.exit(_Complaint.exit_code)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if os.environ.get("NO_COLOR"):
            extra["color"] = False
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"archive.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            raise _Complaint(str(error)) from error
        except click.FileError as error:  # what --output names, which is opened when the first line is written
            raise _Complaint(f"{error.ui_filename or repr(error.filename)}: {_why_not(error.filename)}") from error


def _why_not(path: str) -> str:
    """Say why a file cannot be written, and how that can be put right."""
    folder = os.path.dirname(os.path.abspath(path))
    if not path:
        return "cannot be written; name a file"
    if os.path.isdir(path):
        return "cannot be written; it is a folder: name a file in it"
    if not os.path.isdir(folder):
        return f"cannot be written; there is no folder {folder}"
    return "cannot be written; check its permissions"


def _forget_output() -> None:
    """Let what standard output still holds go nowhere: Python writes it once more when it ends, and would complain itself."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.command(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="archive")
def main() -> None:
    """A press archive that knows its numbers.

    Load news articles into one SQLite file, with every figure in them as a row: its exact characters, its hedge and its
    bounds. Then read, query and publish it.

    \b
    archive load news/            # fill archive.db from a folder
    archive search "more than"    # find paragraphs
    archive serve --open          # read it in a browser

    Every command that opens an archive takes --db FILE; the environment variable ARCHIVE_DB sets it for all of them.
    To complete commands, sources, units and other names with the tab key in bash, put this into ~/.bashrc (for zsh and fish, say so instead of bash):

    \b
    eval "$(_ARCHIVE_COMPLETE=bash_source archive)"
    """
