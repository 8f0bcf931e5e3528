"""How sure a share is that was counted in a sample."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence

_Z = 1.959963984540054  # of the normal distribution: 95 of 100 samples lie within


def interval(right: int, judged: int, population: int | None = None) -> tuple[float, float]:
    """Return the 95 % interval of a share, ``right`` of ``judged`` drawn at random: two numbers from 0 to 1.

    ``population``: of how many they were drawn, where that is known. Of all of them the share is what it is (W. G. Cochran,
    "Sampling Techniques", 1977: the finite population correction).

    Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927): it is
    true of small samples too, and where all or none are right. Of nothing judged nothing is known: 0 to 1.
    """
    return _wilson(right / judged, judged, _not_drawn(judged, population)) if judged > 0 else (0.0, 1.0)


def found_interval(counts: Sequence[tuple[int, int]], population: int | None = None) -> tuple[float, float]:
    """Return the 95 % interval of the share that was found of what stands in paragraphs drawn at random.

    ``counts`` has of each paragraph how many were found of how many; ``population`` is how many paragraphs there are to draw.

    What stands in one paragraph is found or missed together (a list, a table), so that a hundred figures of ten paragraphs say less
    than a hundred of as many. The share is a ratio of two sums over paragraphs, and its variance is the linearised one of a
    ratio (Cochran 1977, chapter 6): n / (n - 1) * sum((found - share * figures) ** 2) / sum(figures) ** 2. How many times that is the
    variance of as many figures drawn one by one is the design effect, at least 1; Wilson's interval is taken at the figures divided by
    it (E. L. Korn and B. I. Graubard, "Confidence Intervals for Proportions with Small Expected Number of Positive Counts
    Estimated from Survey Data", 1998).

    Where little is missed, little says how much of it is missed together: that alone, where whole paragraphs are
    missed an interval holds the truth 81 to 91 times in 100 and not 95 (tests/test_missed.py draws such samples). So the design effect is a mean of what each paragraph says in which something is
    missed, and of the worst, all or nothing of a paragraph, which counts as one paragraph more.
    """
    found, figures = (sum(each) for each in zip(*counts, strict=True)) if counts else (0, 0)
    if not figures:
        return 0.0, 1.0
    size = figures / _design_effect(counts, found, figures)
    return _wilson(found / figures, size, _not_drawn(len(counts), population))


def _design_effect(counts: Sequence[tuple[int, int]], found: int, figures: int) -> float:
    share, paragraphs = found / figures, len(counts)
    worst = sum(of * of for _, of in counts) / figures
    if paragraphs == 1 or found in (0, figures):
        return worst
    spread = sum((each - share * of) ** 2 for each, of in counts) * paragraphs / (paragraphs - 1)
    known = min(sum(each < of for each, of in counts), sum(each > 0 for each, _ in counts))
    return (known * max(1.0, spread / (figures * share * (1 - share))) + worst) / (known + 1)


def _not_drawn(judged: int, population: int | None) -> float:
    """Return the finite population correction: how much of the variance is left."""
    return 1.0 if population is None else max(0.0, (population - judged) / max(1, population - 1))


def _wilson(share: float, size: float, left: float) -> tuple[float, float]:
    spread = _Z * _Z / size * left
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def kappa(verdicts: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of the verdicts of two persons on the same things: 1 where they always agree, 0 where they agree by chance.

    None where chance alone would make them agree on all: both said the same of everything, or there is nothing (J. Cohen, "A
    Coefficient of Agreement for Nominal Scales", 1960).
    """
    if not verdicts:
        return None
    firsts, seconds = (Counter(said) for said in zip(*verdicts, strict=True))
    agreed = sum(first == second for first, second in verdicts) * len(verdicts)
    by_chance = sum(number * seconds[verdict] for verdict, number in firsts.items())
    left = len(verdicts) ** 2 - by_chance
    return (agreed - by_chance) / left if left else None


def share_words(right: int | None, judged: int | None, population: int | None = None) -> str | None:
    """Say a share with its 95 % interval: ``93% (89-97%)``, alone where all there are were judged; None where nothing was."""
    if not judged:
        return None
    return say_share((right or 0) / judged, *interval(right or 0, judged, population))


def found_words(counts: str | None, population: int | None = None) -> str | None:
    """Say the same of what was found in paragraphs; ``counts`` are those of ``found_interval``, as a JSON list of lists."""
    paragraphs = [(found, figures) for found, figures in json.loads(counts or "[]")]
    found, figures = (sum(paragraph[at] for paragraph in paragraphs) for at in (0, 1))
    return say_share(found / figures, *found_interval(paragraphs, population)) if figures else None


def say_share(share: float, low: float, high: float) -> str:
    """Say a share with its interval, alone where that has no width."""
    return f"{_percent(share)}%" + (f" ({_percent(low)}-{_percent(high)}%)" if low < high else "")


def _percent(share: float) -> str:
    """Round to a whole number, but call nothing 0 or 100 that is not."""
    percent = 100 * share
    if share in (0.0, 1.0) or 0.5 < percent < 99.5:
        return f"{percent:.0f}"
    return f"{min(max(percent, 0.1), 99.9):.1f}"
