"""The real files of ../shared: floors that only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.model import Document, Source
from archive.paragraphs import split
from archive.reading import read

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
pytestmark = [pytest.mark.gold, pytest.mark.skipif(not CORPORA.is_dir(), reason="no ../shared/corpora here")]


def test_files_in_the_shape_of_the_seed_have_their_day_paragraphs_and_caption():
    days = counts = captions = 0
    gold = json.loads((CORPORA / "seed-format" / "gold.json").read_bytes())
    for expected in gold:
        path = CORPORA / "seed-format" / expected["file"]
        (document,) = read(path.read_bytes(), Source(str(path), f"seed-format/{path.name}")).documents
        assert isinstance(document, Document)
        paragraphs = list(split(document))
        days += str(document.published) == expected["date"]
        counts += len(paragraphs) == expected["paragraphs"]
        caption = [p.position for p in paragraphs if p.kind == "caption"]
        captions += caption == [expected["caption_paragraph"]][: expected["caption_paragraph"] is not None]
    assert (days, counts) == (len(gold), len(gold))
    assert (
        captions >= 27
    )  # the other is "Mountain Hardwear Bishop Pass 15 Scott Gilbertson": no rule tells it from a heading


def test_every_real_record_is_read_and_split():
    records = 0
    for path in sorted((CORPORA / "jsonl").glob("*.jsonl")):
        for document in read(path.read_bytes(), Source(str(path), f"jsonl/{path.name}")).documents:
            assert isinstance(document, Document), document
            assert list(split(document))
            records += 1
    assert records == 10_099
