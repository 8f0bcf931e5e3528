"""How sure a share is that was counted in a sample."""

from __future__ import annotations

import math

_Z = 1.959963984540054  # of the normal distribution: 95 of 100 samples lie within


def interval(right: int, judged: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, ``right`` of ``judged`` drawn at random: two numbers from 0 to 1.

    Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927): it is
    true of small samples too, and where all or none are right. Of nothing judged nothing is known: 0 to 1.
    """
    if judged < 1:
        return 0.0, 1.0
    share, spread = right / judged, _Z * _Z / judged
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def share_words(right: int | None, judged: int | None) -> str | None:
    """Say a share with its 95 % interval: ``93% (89-97%)``; None where nothing was judged."""
    if not judged:
        return None
    low, high = interval(right or 0, judged)
    return f"{_percent((right or 0) / judged)}% ({_percent(low)}-{_percent(high)}%)"


def _percent(share: float) -> str:
    """Round to a whole number, but call nothing 0 or 100 that is not."""
    percent = 100 * share
    if share in (0.0, 1.0) or 0.5 < percent < 99.5:
        return f"{percent:.0f}"
    return f"{min(max(percent, 0.1), 99.9):.1f}"
