"""A figure in the making: the rules fill it in, one field after another, and say which rule did."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from archive.extract.english.lexicon import Number
from archive.extract.numbers.scales import Numeral

# How a part found its whole: "three of the 12", "Of the 30 people on board, four died", "Of those, three died".
SHARED_WITH_NEXT = "shared with the next number"
ELLIPSIS = "ellipsis of the figure before"
GOODS_OF_LIST = "goods of the list"
OF_THE, FRONTED, OF_THOSE = "of the N", "of the N, M", "of those, M"


class Rejected(NamedTuple):
    """A number that was seen and is no figure, and why. Offsets are into the paragraph's text."""

    start: int
    end: int
    surface: str
    reason: str


class Draft:
    """One figure, in token indexes (both ends included) until the very end.

    ``first..last`` is the number with its currency, ``left`` the first token of the modifier, ``right`` the last token of
    the unit or the counted phrase. ``rules`` says for each field which rule set it: `archive extract --explain` prints it.
    """

    __slots__ = (
        "about", "after", "approximate", "bare", "base", "basis", "below", "certainty", "change", "change_role", "comparator",
        "first", "form", "gap", "high", "high_open", "kind", "last", "left", "low", "low_open", "measure", "modifier",
        "negative", "object", "object_head", "quantum", "range_end", "rate", "right", "rules", "scale", "unit", "unit_name", "unit_text", "value",
    )  # fmt: skip

    def __init__(self, numeral: Numeral) -> None:
        self.first = self.left = numeral.first
        self.last = self.right = self.after = numeral.last
        self.form = form = numeral.form
        self.value: Number | None = numeral.value
        self.low: Number | None = numeral.low
        self.high: Number | None = numeral.high
        self.quantum: Number = numeral.quantum
        self.scale = numeral.scale
        self.range_end: Number | None = None  # the upper number of a range; value is then the lower
        self.kind = form if form in ("ordinal", "fraction") else "count"
        self.bare = True  # no unit, no currency, no percent sign found yet
        self.unit: str | None = None
        self.unit_name: str | None = None
        self.unit_text: tuple[int, int] | None = None  # tokens
        self.rate: str | None = None  # "barrel" of "$18 a barrel"
        self.comparator = "="
        self.approximate = self.below = self.negative = False
        self.modifier: tuple[int, int] | None = None  # tokens
        self.low_open = self.high_open = False
        self.basis = "stated"
        self.object: tuple[int, int] | None = None  # tokens
        self.object_head: int | None = None
        self.about: tuple[int, int] | None = None
        self.change = "none"
        self.change_role: str | None = None
        self.measure: str | None = None
        self.certainty = "asserted"
        self.base: Draft | None = None
        self.gap: Draft | None = None  # the figure before, whose verb this one leaves out
        self.rules: dict[str, str] = {"value": form}

    @property
    def mantissa(self) -> Number | None:
        """What stands before the scale word: 1.2 of "1.2 million"."""
        return self.value if self.value is None or self.scale == 1 else Decimal(self.value) / self.scale

    @property
    def vague(self) -> bool:
        return self.form == "vague"


def are_alike(a: Draft, b: Draft) -> bool:
    if a.value is None or b.value is None or not a.value or not b.value:
        return False
    ratio = abs(float(a.value) / float(b.value))
    return 0.1 <= ratio <= 10
