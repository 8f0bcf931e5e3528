"""The ``archive`` command."""

from __future__ import annotations

import click

from archive import __version__


@click.group()
@click.version_option(__version__, prog_name="archive")
def main() -> None:
    """A press archive that knows its numbers."""
