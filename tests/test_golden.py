"""The rows that the seeds make are the rows that a person has read."""

from __future__ import annotations

import pytest
from golden import FOLDER, TABLES, rows


@pytest.fixture(scope="module")
def found():
    return rows()


@pytest.mark.parametrize("table", TABLES)
def test_the_seeds_make_the_rows_that_were_read(found, table):
    """Where this fails and the new rows are right: make golden, and read the diff."""
    assert found[table] == (FOLDER / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
