"""Real files of every format, and what a person has read that each becomes."""

from __future__ import annotations

import pytest
from samples import FOLDERS, TESTS, expected, reading_of, samples

SAMPLES = samples(*FOLDERS)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: str(path.relative_to(TESTS)))
def test_a_sample_becomes_what_a_person_has_read(sample):
    """Where this fails and the new result is right: make golden, and read the diff."""
    assert reading_of(sample) == expected(sample)


def test_there_are_samples_of_every_kind_and_reading_one_twice_gives_the_same():
    assert len(SAMPLES) > 40
    for sample in SAMPLES:
        assert reading_of(sample) == reading_of(sample)
