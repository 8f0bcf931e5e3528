"""What several commands share: the archive to open, and how they print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def count(number: int, noun: str) -> str:
    """Say how many: "1 figure", "1,200 figures"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def db_option(purpose: str = "The archive to read.") -> Decorator:
    return click.option(
        "--db",
        type=click.Path(dir_okay=False, path_type=Path),
        default="archive.db",
        envvar="ARCHIVE_DB",
        show_default=True,
        show_envvar=True,
        help=purpose,
    )


class Whole(click.IntRange):
    """A whole number from ``min`` on that SQLite can hold too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if number >= 2**63:
            self.fail(f"{number} is too large a number", param, ctx)
        return number


class Day(click.DateTime):
    """A day as 2024-05-24; what is none is answered with how to write one."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day; write it as 2024-05-24", param, ctx)


class PeriodDay(click.ParamType[str]):
    """A day, or the first or the last of a month or a year, as ISO 8601: 2024-05 is 2024-05-01, as the last day 2024-05-31."""

    name = "day"

    def __init__(self, *, last: bool = False) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from archive.pages.filters import read_day

        day = read_day(value.strip(), last=self._last)
        if day is None:
            self.fail(f"{value!r} is no day; write it as 2024-05-24, 2024-05 or 2024", param, ctx)
        return day


def by_option(purpose: str) -> Decorator:
    return click.option(
        "--by",
        "reviewer",
        default="",
        envvar="ARCHIVE_REVIEWER",
        show_envvar=True,
        metavar="NAME",
        callback=lambda _ctx, _param, name: " ".join(name.split()),  # "Ann " is no second person
        help=f"{purpose}; it is published.",
    )


def bom_option() -> Decorator:
    return click.option(
        "--bom",
        is_flag=True,
        help="Begin CSV with a byte order mark: without one, Excel takes UTF-8 for something else. A text that it would run as a"
        " formula begins with '.",
    )


def with_bom(pieces: Iterable[str], *, bom: bool) -> Iterator[str]:
    """Yield the pieces of a CSV file, the first of them behind a byte order mark where that is asked for."""
    for at, piece in enumerate(pieces):
        yield "\ufeff" + piece if bom and at == 0 else piece


def refuse_bom(format: str) -> None:
    raise click.UsageError(f"--bom is for CSV; {format} has none.")


def metadata_option(purpose: str) -> Decorator:
    return click.option("--metadata", "-m", type=click.Path(exists=True, dir_okay=False, path_type=Path), help=purpose)


def iso(day: datetime | None) -> str | None:
    return day.date().isoformat() if day else None


def from_option() -> Decorator:
    return click.option(
        "--from",
        "from_format",
        metavar="FORMAT",
        shell_complete=complete_format,
        help="Read every input as this format: html, warc, feed, mail, nitf, newsml, ninjs, ndjson or text. Without it the content"
        " decides, then the suffix.",
    )


def complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from archive.reading import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from archive.model import FIGURE_KINDS

    return [kind for kind in FIGURE_KINDS if kind.startswith(incomplete)]


def complete_measure(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from archive.extract.words import words

    return [measure for measure in words("measures") if measure.startswith(incomplete)]


_BEGINS = "LIKE :typed ESCAPE '!'"
_HELD = {
    "publication": f"SELECT name FROM publications WHERE name {_BEGINS} ORDER BY name",
    "source": f"SELECT source_name FROM attributions WHERE source_name {_BEGINS} GROUP BY 1 ORDER BY count(*) DESC, 1",
    "name": f"SELECT DISTINCT name FROM entities WHERE name {_BEGINS} ORDER BY name",
    "unit": f"""
        WITH held (unit, figures) AS (SELECT unit, count(*) FROM figures WHERE unit IS NOT NULL GROUP BY 1)
        SELECT name FROM (
            SELECT unit AS name, figures FROM held UNION SELECT unit_name, figures FROM held JOIN units USING (unit)
        ) WHERE name {_BEGINS} GROUP BY 1 ORDER BY max(figures) DESC, 1
    """,
    "series": f"SELECT name FROM series WHERE name {_BEGINS} ORDER BY name",
}
_SHOWN = 200  # more are no help at a prompt


def complete_held(what: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Complete a publication, a source, a name, a unit or a series by those that the archive of ``--db`` holds; nothing where it cannot be read."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        import re
        import sqlite3
        from contextlib import closing

        path = Path(ctx.params.get("db") or "archive.db").resolve()
        typed = re.sub("[!%_]", r"!\g<0>", incomplete) + "%"
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as conn:
                found = conn.execute(f"{_HELD[what]} LIMIT {_SHOWN}", {"typed": typed})
                return [name for (name,) in found]
        except sqlite3.Error:
            return []

    return complete


def complain(error: Exception | str) -> None:
    click.secho(str(error), fg="red", err=True)


def one_line(text: str, width: int) -> str:
    """Fold white space, and cut at a word where there is more than ``width`` characters of it."""
    folded = " ".join(text.split())
    return folded if len(folded) <= width else folded[: width - 1].rsplit(" ", 1)[0] + "…"
