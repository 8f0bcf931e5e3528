"""A progress bar for commands that take their time."""

from __future__ import annotations

import sys
from typing import Any

import click

from archive.cli.options import complain


class Bar:
    """A progress bar on stderr, where that is a terminal; errors are printed above it."""

    def __init__(self, label: str, *, hidden: bool) -> None:
        self._label = label
        self._hidden = hidden or not sys.stderr.isatty()
        self._bar: Any = None
        self._done = 0

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def update(self, done: int, whole: int) -> None:
        if self._hidden or not whole:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=whole, label=self._label, file=sys.stderr, show_pos=False)
            self._bar.render_progress()
        self._bar.length = whole
        self._bar.update(done - self._done)
        self._done = done

    def complain(self, error: Exception | str) -> None:
        self._make_room()
        complain(error)

    def warn(self, said: str) -> None:
        self._make_room()
        click.secho(said, fg="yellow", err=True)

    def _make_room(self) -> None:
        if self._bar is not None:
            click.echo("\r\x1b[K", nl=False, err=True)
