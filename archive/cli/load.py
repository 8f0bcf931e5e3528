"""``archive load``: read files into an archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.complaints import Complaints
from archive.cli.options import complete_held, count, db_option, from_option
from archive.cli.progress import Bar

if TYPE_CHECKING:
    from archive.loading import Loaded


@click.command(short_help="Load articles from files into an archive.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True))
@db_option("The archive to fill; made where there is none.")
@from_option()
@click.option("--jobs", "-j", type=click.IntRange(1), help="Processes that read figures. [default: one a processor]")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--verify", is_flag=True, help="Open every file, also those whose size and time of change are as before.")
@click.option(
    "--private",
    is_flag=True,
    help="Make the new articles private: published, only readers with a permission see them, or any table of the archive.",
)
@click.option(
    "--publication",
    metavar="NAME",
    shell_complete=complete_held("publication"),
    help="The outlet of the articles that name none, as a folder of one paper's clippings; also of those known already.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    help="What the files are in that are not UTF-8 and do not say it, as mac-roman or cp850. Without it their bytes decide.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
def load(
    paths: tuple[str, ...],
    db: Path,
    from_format: str | None,
    jobs: int | None,
    dry_run: bool,
    verify: bool,
    private: bool,
    publication: str | None,
    encoding: str | None,
    quiet: bool,
) -> None:
    """Load articles from files, folders, globs or standard input (-).

    What has not changed since the last load is not even opened; a known article with another text or headline becomes a
    new revision, and those before it are kept. Loading twice changes nothing. In a folder, files are taken whose suffix is known,
    those without one, and the messages of a Maildir, but no README or LICENSE, no XML or JSON that holds no news, and nothing that a
    browser saved with a page; a file that is named is always read.

    \b
    archive load news/
    archive load 'news/2024-*.txt' wire.ndjson --db press.db
    zcat wire.ndjson.gz | archive load -
    curl -sL https://example.org/feed.rss | archive load -
    archive load news/ --dry-run
    archive load embargoed/ --private
    archive load clippings/ --publication "The Herald"
    archive load disks/ --encoding mac-roman

    Of each file the first five bad lines are printed and the others counted; archive runs -n 1 --errors lists all.

    Exit status: 0 all well, 1 some inputs failed (they are reported, kept in load_errors, and the rest is loaded), 2 nothing
    could be done.
    """
    from archive.loading import load as load_files

    if publication is not None and not publication.strip():
        raise click.BadParameter("name the outlet, as 'The Herald'", param_hint="--publication")
    with Bar("Loading", hidden=quiet) as bar:
        where = None if dry_run else f"{_list_command(db)} lists all"
        errors = Complaints(bar.complain, where=where)
        doubts = Complaints(lambda doubt: bar.warn(str(doubt)), where=where)
        loaded = load_files(
            paths, db, format=from_format, jobs=jobs, verify=verify, dry_run=dry_run, private=private,
            publication=publication, encoding=encoding, command=_typed(),
            on_error=errors.hear, on_doubt=None if quiet else doubts.hear, on_warning=None if quiet else bar.warn,
            on_progress=bar.update,
        )  # fmt: skip
        for said in doubts.rest():
            bar.warn(said)
        for said in errors.rest():
            bar.complain(said)
    if not quiet:
        click.echo(_summary(loaded, db, dry_run=dry_run))
    sys.exit({"ok": 0, "partial": 1, "failed": 2}[loaded.status])


def _typed() -> str:
    import shlex

    return shlex.join(["archive", *sys.argv[1:]])


def _list_command(db: Path) -> str:
    """Return the command that lists what was wrong in the newest load."""
    import shlex

    return shlex.join(
        ["archive", "runs", "-n", "1", "--errors", *(() if str(db) == "archive.db" else ("--db", str(db)))]
    )


def _summary(loaded: Loaded, db: Path, *, dry_run: bool) -> str:
    c = loaded.counts
    said = [f"{c.added:,} added", f"{c.revised:,} revised"]
    said += [
        f"{number:,} {word}" for number, word in ((c.updated, "updated"), (c.annotated, "annotated again")) if number
    ]
    said.append(f"{c.unchanged:,} unchanged")
    parts = [", ".join(said)]
    if c.files_unchanged:
        parts.append(f"{c.files_unchanged:,} of {c.files:,} files as before")
    if not dry_run:
        parts.append(count(c.figures, "figure"))
    if loaded.left_out:
        whole, kinds = loaded.left_out.total(), ", ".join(suffix for suffix, _ in loaded.left_out.most_common(4))
        parts.append(f"{whole:,} {'file of another kind' if whole == 1 else 'files of other kinds'} left out ({kinds})")
    if loaded.gone:
        whose = "file that articles are from is" if loaded.gone == 1 else "files that articles are from are"
        parts.append(f"{loaded.gone:,} {whose} there no more (archive files --gone)")
    if c.errors:
        parts.append(count(c.errors, "error"))
    parts.append(f"{loaded.seconds:.1f} s")
    return f"{db}{' (dry run)' if dry_run else ''}: {'; '.join(parts)}"
