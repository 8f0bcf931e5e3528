"""Words that people type for a measure, as the rules of reading understand them."""

from __future__ import annotations

from functools import lru_cache

LONGEST = 60  # characters: more is no word


@lru_cache(maxsize=500)
def measure_meant(word: str) -> str | None:
    """Return the measure whose word this is: killed of "drowned" and "deaths", arrested of "detained"; None where it is none's."""
    if not word or len(word) > LONGEST or not word.replace(" ", "").replace("-", "").isalpha():
        return None
    from archive.extract import annotate

    for text in (f"12 people were {word}.", f"There were 12 {word}.", f"There were 12 {word}s."):
        figures = annotate(text).figures
        if len(figures) == 1 and figures[0].measure is not None:
            return figures[0].measure
    return None
