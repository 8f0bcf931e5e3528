"""How sure a share is that was counted in a sample."""

from __future__ import annotations

import math

_Z = 1.959963984540054  # of the normal distribution: 95 of 100 samples lie within


def interval(right: int, judged: int, population: int | None = None) -> tuple[float, float]:
    """Return the 95 % interval of a share, ``right`` of ``judged`` drawn at random: two numbers from 0 to 1.

    ``population``: of how many they were drawn, where that is known. Of all of them the share is what it is (W. G. Cochran,
    "Sampling Techniques", 1977: the finite population correction).

    Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927): it is
    true of small samples too, and where all or none are right. Of nothing judged nothing is known: 0 to 1.
    """
    if judged < 1:
        return 0.0, 1.0
    drawn_of = 1.0 if population is None else (population - judged) / max(1, population - 1)
    share, spread = right / judged, _Z * _Z / judged * max(0.0, drawn_of)
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def share_words(right: int | None, judged: int | None, population: int | None = None) -> str | None:
    """Say a share with its 95 % interval: ``93% (89-97%)``, alone where all there are were judged; None where nothing was."""
    if not judged:
        return None
    if judged == population:
        return f"{_percent((right or 0) / judged)}%"
    low, high = interval(right or 0, judged, population)
    return f"{_percent((right or 0) / judged)}% ({_percent(low)}-{_percent(high)}%)"


def _percent(share: float) -> str:
    """Round to a whole number, but call nothing 0 or 100 that is not."""
    percent = 100 * share
    if share in (0.0, 1.0) or 0.5 < percent < 99.5:
        return f"{percent:.0f}"
    return f"{min(max(percent, 0.1), 99.9):.1f}"
