"""Accuracy floors of web pages: fundus' pages of US publishers, in one protocol with plain trafilatura."""

from __future__ import annotations

import sys

import pytest
from pages_scoring import PAGES, ours, pages, score, trafilaturas

from archive.model import Document, Source
from archive.reading import read

pytestmark = [pytest.mark.gold, pytest.mark.skipif(not PAGES.is_dir(), reason=f"needs {PAGES}")]


def test_pages_give_text_title_day_authors_and_captions_no_worse_than_their_floor():
    reached, plain = score(ours), score(trafilaturas)
    sys.stdout.write(f"ours        {reached}\ntrafilatura {plain}\n")
    assert reached.f1 >= 97.5
    assert (reached.days, reached.authors) == (28, 28)
    assert reached.titles >= 26  # the other two have another title for search engines, which the gold takes
    assert (
        reached.captions >= 42
    )  # of 55: twelve are names of goods above their pictures, one is printed twice in the gold
    assert reached.captions_false <= 12  # eleven are captions that the gold leaves out, one is a video's
    assert reached.f1 - plain.f1 >= 2.0


def test_the_pages_in_a_web_archive_are_read_as_they_are_alone():
    path = PAGES.parents[1] / "warc-news" / "fundus-us.warc.gz"
    together = list(read(path.read_bytes(), Source(path.name, f"warc-news/{path.name}")).documents)
    alone = [next(read(data, Source(name, f"us/{name}")).documents) for name, data, _ in pages()]
    assert len(together) == 28
    assert [_told(each) for each in together] == [_told(each) for each in alone]


def _told(found: object) -> tuple[object, ...]:
    assert isinstance(found, Document), found
    return found.text, found.kinds, found.headline, found.published, found.byline, found.publication, found.url
