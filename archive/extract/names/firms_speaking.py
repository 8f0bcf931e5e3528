"""A name that says what "it" has bought or plans is a firm's.

"Solar Data said it expects a loss"; not "Ann Lee said it was late".
"""

from __future__ import annotations

from archive.extract.english.lexicon import ADVERBS, AUXILIARIES, FUNCTION_WORDS
from archive.extract.english.rolls import THINGS, TITLES, given_names
from archive.extract.english.tokens import Tokens
from archive.extract.names.run_parser import RunParser
from archive.extract.words import word_set

_SAYS = frozenset(("said", "says", "announced", "reported", "confirmed"))
_PASSED = word_set("organisations", "passed_over")  # between "said" and "it": a day, "that", "also"
_MOST_PASSED = 4
_AUXILIARY = AUXILIARIES | ADVERBS | frozenset(("not", "n't", "also", "now"))
_BE = frozenset(("is", "was", "be", "been", "were"))
_DOES = word_set("organisations", "firms_do")
_OPENS = FUNCTION_WORDS | ADVERBS | word_set("organisations", "before_firms")
_COMPASS = frozenset(("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"))
_IS = word_set("organisations", "firms_are")


def speaks_of_itself(tk: Tokens, k: int) -> bool:
    """Whether "said it has bought" stands at ``k``, of which no person and no thing is the "it"."""
    lower, size = tk.lower, len(tk.word)
    if k >= size or lower[k] not in _SAYS:
        return False
    k += 1
    last = min(k + _MOST_PASSED, size)
    while k < last and lower[k] in _PASSED:
        k += 1
    if k + 1 >= size or lower[k] != "it":
        return False
    be = False
    k += 1
    while k + 1 < size and lower[k] in _AUXILIARY:
        be = lower[k] in _BE
        k += 1
    w = lower[k]
    return (w in _IS or (w.endswith("ing") and w in _DOES)) if be else w in _DOES


class FirmParser(RunParser):
    """The rule for runs of which no other makes a name to the end."""

    __slots__ = ()

    def _put_speaking(self, before: int) -> None:
        """Put the firm that a run is which speaks of itself, instead of the drafts from ``before`` on.

        "(Nuclear) Data said it plans".
        """
        run = self.run
        if self.shouted or self.n < 2 or not speaks_of_itself(self.tk, run.last[-1] + 1):
            return
        last = self.found[-1] if len(self.found) > before else None
        whole = last is not None and last.last == run.last[-1] and last.kind != "unknown"
        if last is not None and whole and (last.kind != "place" or last.first <= run.first[0]):
            return
        at = 0
        while at < self.n - 1 and (run.text[at] in THINGS or run.lower[at] in _OPENS or not run.is_unit[at]):
            at += 1
        if (
            at == self.n - 1
            or not all(run.is_unit[at:])
            or not TITLES.isdisjoint(run.lower[at:])
            or run.text[at] in given_names()
        ):
            return
        if last is not None and last.kind == "place" and run.lower[at] in _COMPASS:
            return  # "North Yemen said it wants"
        del self.found[before:]
        self._put("organisation", at, self.n).speaks = True
