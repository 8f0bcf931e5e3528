"""The number that somebody had foreseen, beside who did: "the $14 million analysts predicted", "22 million predicted by six brokers"."""

from __future__ import annotations

from archive.extract.english.clause_words import SHARES
from archive.extract.english.lexicon import DETERMINERS
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.cues import Cue
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Draft, Span

_HELD_TO = frozenset(("against", "than", "with", "versus", "below", "above", "beat", "topped", "missed"))
_LONGEST_ESTIMATE = 8  # tokens of "the $12 billion"
_SIGNS = frozenset("$£€")


class ForeseenNumbers:
    """The rules over one paragraph for numbers that stand before the verb of who foresaw them."""

    def __init__(self, view: View, who: Claimants) -> None:
        self.v, self.who = view, who

    def by(self, i: int, end: int, cue: Cue) -> Draft | None:
        """Read a participle right behind a number, with who foresaw it: "against {22 million} predicted by (six brokers)"; not "12 men expected by noon"."""
        v = self.v
        if cue.group != "expect" or cue.form != "past" or v.lower[end + 1 : end + 2] != ["by"]:
            return None
        amount = self.told_of((i, i))
        source = v.phrase_to_right(end + 2, stop=v.last[i]) if amount is not None else None
        if source is None or v.is_date_word(source[1]) or not (self.who.has_voice(source) or self.who.counts(source)):
            return None
        return Draft(source, (i, end + 1), amount, cue.stance, "left", speaks=False)

    def behind_amount(self, source: Span) -> Span:
        """Return who had expected so much without the amount before him: "the $14 million (analysts) predicted", "the 2.4% gain (Wall Street) had forecast"."""
        v = self.v
        amount = max((k for k in range(*source) if self._is_amount(k)), default=-1)
        if amount < 0:
            return source
        begin = amount + 1
        while begin < source[1] and (v.word[begin][0].islower() or not v.word[source[1]][0].isupper()):
            begin += 1  # what is so much stands before him: "gain", "million"
        return begin, source[1]

    def told_of(self, source: Span) -> Span | None:
        """Return the number that a relative clause is told of: "{the 3.1%} the bank (estimated)", "{the $12m} that he (estimates) is needed"."""
        v = self.v
        first = v.first[source[0]]
        last = source[0] - 1
        last -= last > first and v.lower[last] in ("that", "which")
        begin = last
        while begin > first and last - begin < _LONGEST_ESTIMATE and (v.is_nominal(begin) or self._is_amount(begin)):
            if v.lower[begin] in DETERMINERS:
                break
            begin -= 1
        if (
            last - begin < 1
            or not (v.lower[begin] in ("the", "a", "an") or v.lower[begin] in _HELD_TO)
            or not any(map(v.is_number, range(begin, last + 1)))
        ):
            return None
        return begin + (v.lower[begin] in _HELD_TO), last

    def is_level(self, span: Span) -> bool:
        return any(v in SHARES or v in _SIGNS for v in self.v.lower[span[0] : span[1] + 1])

    def _is_amount(self, k: int) -> bool:
        return self.v.is_number(k) or self.v.lower[k] in _SIGNS or self.v.lower[k] in SHARES
