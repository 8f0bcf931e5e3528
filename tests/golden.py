"""Every row that the seeds make, as lines of JSON: ``make golden`` writes them, a person reads the diff.

No clock, no path of this machine and no hash of the rules: what changes with every run, or with every edit, is left out.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import load

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "golden"
TABLES = (
    "articles", "revisions", "paragraphs", "figures", "attributions", "quotes", "dates", "entities", "mentions", "photos",
    "publications", "source_files", "measures", "units",
)  # fmt: skip
LEFT_OUT = ("path", "mtime_ns", "seen")


def rows() -> dict[str, list[str]]:
    """Load the seeds into a new archive and return its rows by table, each a line of JSON, sorted by its first column."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "golden.db"
        load([ROOT / "seeds"], path, jobs=1)
        conn = sqlite3.connect(path)
        conn.row_factory = sqlite3.Row
        found = {
            table: [
                json.dumps(
                    {name: value for name, value in dict(row).items() if name not in LEFT_OUT}, ensure_ascii=False
                )
                for row in conn.execute(f"select * from {table} order by 1")
            ]
            for table in TABLES
        }
        conn.close()
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for table, lines in rows().items():
        (FOLDER / f"{table}.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
