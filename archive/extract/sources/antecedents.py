"""Whom "who", "which" and "that" mean: the noun phrase before a relative clause, or the name that it stands beside."""

from __future__ import annotations

from archive.extract.english.clause_words import TIES, TITLES
from archive.extract.english.lexicon import DETERMINERS, PREPOSITIONS, is_person, is_plural
from archive.extract.sources.cues import FINDINGS
from archive.extract.sources.saying import Span
from archive.extract.sources.source_sorts import SourceSorts


class Antecedents(SourceSorts):
    """The rules over one paragraph that find what a relative clause is told of."""

    def antecedent(self, k: int, *, has_object: bool) -> Span | None:
        """Return whom the "who", "which" or "that" at ``k`` means.

        ``has_object``: nothing stands behind the verb, so that "that" is its object ("a deal that analysts say"): None.
        """
        v = self.v
        comma = k > v.first[k] and v.lower[k - 1] == ","
        at = k - 2 if comma else k - 1
        source = v.phrase_to_left(at) if at >= v.first[k] else None
        if source is not None and v.lower[source[0]] in ("r", "d") and v.lower[source[0] + 1 : source[0] + 2] == ["-"]:
            # "Rep. Ann Lee, R-Ohio, who"; not "the bill of Rep. Ann Lee, R-Ohio, which"
            source = v.phrase_to_left(source[0] - 2) if v.lower[k] == "who" else None
        if source is not None and source[1] - source[0] > 1 and v.lower[source[0]] == "according":
            source = source[0] + 2, source[1]
        if source is not None:
            source = self._behind_past(source)
        if source is not None and comma and v.lower[k] == "who":
            source = self._named_in_front(source)
        if source is None or v.lower[k] == "who":
            return self._suffering(source, v.first[k]) if source is not None else None
        if (v.lower[k] == "that" and comma) or has_object:
            return None
        return self._finding_at_end(source)

    def _named_in_front(self, source: Span) -> Span:
        """Return the name that stands in apposition before an office without a determiner: "said (Ann Lee), chief economist at the bank, who"."""
        v = self.v
        comma, first = source[0] - 1, v.first[source[0]]
        one = v.lower[source[0]] in ("a", "an", "one")
        if (
            comma <= first
            or v.lower[comma] != ","
            or v.word[source[0]][0].isupper()
            or not (self.head_of(source) in TITLES or (one and is_person(self.head_of(source))))
        ):
            return source
        name = v.phrase_to_left(comma - 1)
        if name is None or v.lower[source[0]] in DETERMINERS - {"a", "an", "the"} or (one and name[0] == name[1]):
            return source
        return name if all(v.word[m][0].isupper() or v.lower[m] in (".", "-") for m in range(*name)) else source

    def _behind_past(self, source: Span) -> Span:
        """Return what stands behind a name and its verb, which no list has: "Ann Lee unveiled (a report) that"."""
        v = self.v
        for k in range(source[0] + 1, source[1]):
            if v.word[k].islower() and v.lower[k].endswith("ed") and v.word[k - 1][0].isupper() and not v.tk.glued(k):
                behind = v.lower[k + 1] in DETERMINERS or (v.is_nominal(k + 1) and is_plural(v.word[source[1]]))
                return (k + 1, source[1]) if behind and v.is_word(k - 1) else source
        return source

    def _finding_at_end(self, source: Span) -> Span:
        """Return what "which" means where it ends in a finding: "in light of (a CIA report) that found"; not "a survey of reports that"."""
        v = self.v
        by = max((m for m in range(source[0], source[1]) if v.lower[m] == "by"), default=None)
        if by is not None and v.lower[by + 1] in DETERMINERS and v.word[source[1]][0].isupper():
            return by + 1, source[1]  # "was put at 58 per cent by (the Election Commission), which"
        if v.lower[source[1]] not in FINDINGS or self.head_of(source) in FINDINGS:
            return source
        tie = max((m for m in range(source[0] + 1, source[1]) if v.lower[m] in TIES), default=None)
        return source if tie is None or v.lower[tie + 1] not in DETERMINERS else (tie + 1, source[1])

    def _suffering(self, source: Span, first: int) -> Span:
        """Return whom "who" means behind what he does or has: "(two men) suffering from wounds who"; else who stands at the end."""
        v = self.v
        k = source[0] - 1 - (v.lower[source[0] - 1] in PREPOSITIONS)
        if is_person(self.head_of(source)) or k <= first or v.lower[k][-3:] != "ing" or not is_person(v.lower[k - 1]):
            return self._person_at_end(source)
        return v.phrase_to_left(k - 1) or source

    def _person_at_end(self, source: Span) -> Span:
        """Return whom "who" means: "condemnation from President Ann Lee, who" the president, "an aide to Ann Lee, who" the aide."""
        v = self.v
        for k in range(source[1] - 1, source[0], -1):
            named = v.lower[k] == "of" and v.word[k - 1][0].isupper() and v.word[k + 1][0].isupper()
            if v.lower[k] in TIES and not named and (v.lower[k] == "by" or not is_person(v.word[k - 1])):
                return k + 1, source[1]
        return source
