"""Whether a form that is more often a noun is one: "the bank (reports) a loss", "according to the police (report)"."""

from __future__ import annotations

from archive.extract.english.clause_words import SHARES, SUBJECT_PRONOUNS, TITLES
from archive.extract.english.levels_moved import is_level_moved
from archive.extract.english.lexicon import (
    CARDINALS,
    DETERMINERS,
    ORDINALS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import MEDIA, NOUN_FORMS, VERB_CUES, Cue
from archive.extract.sources.headlines import is_headline
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.source_sorts import ORGANISATIONS
from archive.extract.words import word_set

_OPENING_ADJECTIVES = word_set("attributions", "words.before_participles") | word_set(
    "attributions", "words.before_statements"
)
_BEFORE_OBJECTS = PREPOSITIONS - {"of", "for"}
_BEHIND_STATE = MEDIA | TITLES
_SEVERAL = frozenset(("few", "several", "these", "those", "other"))
_ORDERED = ORDINALS.keys() | {"latest", "other", "few", "several", "previously"}
_HE = frozenset(("he", "she", "they", "it"))  # "the $12m he estimates is needed"
_ONE = frozenset(("a", "an", "another", "this", "each", "every", "his", "her", "its", "their"))
_LONGEST_NAME = 6  # tokens
_ACTED_ON = frozenset(("intend", "call", "demand", "claim", "expect", "state"))  # groups
_MATTERS = frozenset(("about", "amid", "despite", "following"))


class NounForms:
    """The rules over one paragraph for the forms of words/attributions.toml that are verbs or nouns."""

    def __init__(self, view: View, who: Claimants, what: Contents) -> None:
        self.v, self.who, self.what = view, who, what

    def is_noun(self, i: int, end: int, cue: Cue, k: int) -> bool:
        """Whether a form that is more often a noun is one at ``i``: "new (claims) that"; not "he (claims) that". ``k`` is the token before it."""
        v = self.v
        if end < v.last[i] and v.word[end + 1].islower() and v.is_finite(end + 1) and v.lower[k] not in _HE:
            return not (k == i - 1 and cue.form == "third" and self.what.is_gapped(end))  # "Initial reports spoke of"
        if self._is_modified(i, end, cue, k) or is_level_moved(v.tk, i):
            return True
        if k == v.first[i] and v.lower[k] in _OPENING_ADJECTIVES:
            return True  # "New claims that"
        if k == i - 1 and v.word[k].islower() and v.lower[k].endswith(("ed", "ing")) and v.lower[k] in VERBS:
            return True  # "delayed plans to", "dropping hints that"
        if cue.form == "base" and end < v.last[i] and v.lower[end + 1] == ":" and not is_plural(v.word[k]):
            return True  # "The Lee report: 12 failings"
        if cue.form == "base" and k == i - 1 and self._is_one(k, end):
            return True  # "a recent CIA report that found"
        if k == i - 1 and self._is_acted_on(k, cue):
            return True  # "Firm drops plan to"
        if v.first[i] <= k == i - 1 and v.lower[k] in VERB_CUES and v.is_finite(k) and v.lower[k] not in NOUN_FORMS:
            return True  # "rejected claims that"
        if v.lower[k] == "," and self.who.ends_with_name(end + 1, v.last[i]):
            return False  # ", estimates Ann Lee."
        if v.quotes and v.lower[min(end + 1, v.n - 1)] in (".", ",") and self._is_behind_quote(k):
            return False  # "“Prices fell,” the report states."
        if cue.form == "third" and v.lower[min(end + 1, v.n - 1)] in (".", ",") and self._is_behind_preposition(k):
            return True  # "similar to Court documents."
        if self._is_behind_matter(k) or (v.lower[k].endswith("ed") and k > v.first[i] and v.lower[k - 1] == "-"):
            return True  # "according to studio estimates", "well-conceived projects"
        if cue.form == "third" and v.lower[min(end + 1, v.n - 1)] == "." and self._closes(k):
            return False  # "Twelve men died, the ministry estimates."
        return not (self.who.is_surely_subject(k, cue) or self.what.is_marked(end + 1, v.last[i], cue))

    def _reckons(self, end: int, k: int) -> bool:
        """Whether who "figures" something is told: "Lee (figures) that it costs $3", "she figures she lost $3"; not "Reuters figures that show"."""
        v = self.v
        after = v.lower[min(end + 1, v.n - 1)]
        clause = after in SUBJECT_PRONOUNS or (after == "that" and end + 2 < v.n and not v.is_finite(end + 2))
        return v.lower[k] in _HE or (clause and (v.word[k][0].isupper() or v.lower[k] == "," or is_person(v.lower[k])))

    def _is_one(self, k: int, end: int) -> bool:
        """Whether a determiner makes one thing of a name and the base form behind it: "a CIA (report) that found", "the Rome (report), which"; not "the Lib Dems (demand)"."""
        v = self.v
        if not v.word[k][0].isupper() or is_plural(v.word[k]) or v.lower[k] in ("police", "media"):
            return False
        j = k
        while j > v.first[k] and k - j < _LONGEST_NAME and v.is_nominal(j) and v.lower[j] not in DETERMINERS:
            j -= 1
        if v.lower[j] in _ONE:
            return True
        behind = v.lower[end + 1 : end + 3]
        return v.lower[j] == "the" and (
            behind[:1] in (["which"], [","]) or (behind[:1] == ["that"] and end + 2 < v.n and v.is_finite(end + 2))
        )

    def _is_acted_on(self, k: int, cue: Cue) -> bool:
        """Whether a headline has its verb in "-s" at ``k``, so that a noun stands behind it: "Firm drops (plan)"; not "Union leaders (plan)"."""
        v = self.v
        w = v.lower[k]
        if cue.group not in _ACTED_ON or not v.word[k].islower() or k <= v.first[k] or not is_headline(v.tk):
            return False
        third = w[-1] == "s" and w in VERBS and not is_person(w) and not is_plural(v.lower[k - 1])
        return third and w[:-1] not in NOUN_FORMS and w not in ORGANISATIONS and v.is_nominal(k - 1)

    def _is_of_state(self, k: int, end: int) -> bool:
        """Whether "state" behind a name describes a noun: "a Russian (state) bank"; not "the Swiss (state) that"."""
        v = self.v
        after = min(end + 1, v.n - 1)
        return not is_plural(v.word[k]) and v.word[after].islower() and v.is_nominal(after) and v.lower[after] != "that"

    def _is_counted(self, k: int) -> bool:
        """Whether a word that counts several stands shortly before, with no plural that it counts: "a few (states)", "the other two young (suspects)", "21 (suspects)"."""
        v = self.v
        for j in range(k, max(v.first[k] - 1, k - 3), -1):
            w = v.lower[j]
            if w in _SEVERAL or (w in CARDINALS and w != "one") or (w[0].isdigit() and w != "1"):
                return True
            if v.quote[j] >= 0 or not v.word[j].islower() or is_plural(w) or not v.is_nominal(j):
                return False
        return False

    def describes(self, i: int, end: int, cue: Cue) -> bool:
        """Whether a past form at ``i`` describes the noun behind it: "eight (suspected) rebels", "1,572 (suspected) cases", "the ninth (reported) death", "this latest (alleged) plot".

        Not in "the two suspected that" and "the eight alleged fraud".
        """
        v = self.v
        if cue.form != "past" or cue.particle or end >= v.last[i]:
            return False
        after = end + 1
        before = v.lower[i - 1]
        acts = before in VERB_BASES and before not in NOUN_FORMS and cue.base != "say"
        if acts and v.agrees(i - 1) and v.is_finite(i - 1):
            return v.is_nominal(after) and v.lower[after] not in DETERMINERS  # "people create (detailed) queries"
        if (
            not v.word[after].islower()
            or not v.is_nominal(after)
            or v.lower[after] in DETERMINERS
            or v.is_finite(after)
        ):
            return False
        if v.lower[i - 1] in CARDINALS or v.lower[i - 1][0].isdigit():
            nouns = v.lower[after : after + 2] if v.is_nominal(min(after + 1, v.n - 1)) else v.lower[after : after + 1]
            return any(map(is_plural, nouns))
        return v.lower[i - 1] in _ORDERED

    def _is_modified(self, i: int, end: int, cue: Cue, k: int) -> bool:
        """Whether what stands beside a form makes it a noun: "two other (suspects)", "Lee's false (claims)", "a (state) bank", "to confirm (reports)"."""
        v = self.v
        if cue.base == "figure" and not self._reckons(end, k):
            return True
        before = v.lower[k - 1] if k > v.first[i] else ""
        state = cue.base == "state" and cue.form == "base" and end < v.last[i]
        if state and (v.lower[end + 1] in _BEHIND_STATE or (v.word[k][0].isupper() and self._is_of_state(k, end))):
            return True
        if cue.base == "note" and v.lower[k] in SHARES:
            return True  # "its 6 percent (notes) due in May"
        if before == "to" and v.lower[k] in VERB_BASES:
            return True
        if before == "as" and v.word[k].islower() and not is_person(v.lower[k]):
            return True  # "dismissed as false (claims) that"
        if v.lower[k] in _OPENING_ADJECTIVES and before in ("'s", "’s"):
            return True
        return v.lower[k] == "forward" or (cue.form == "third" and self._is_counted(k))  # "put forward plans"

    def _is_behind_preposition(self, k: int) -> bool:
        """Whether the name that ends at ``k`` hangs on a preposition: "similar to Court (forecasts)"; not "the Bank of Rome (estimates)"."""
        v = self.v
        while k > v.first[k] and v.word[k][0].isupper():
            k -= 1
        return v.lower[k] in _BEFORE_OBJECTS

    def _is_behind_quote(self, k: int) -> bool:
        """Whether the phrase that ends at ``k`` stands right behind a quotation that is not finished: "“Prices fell,” the report"."""
        v = self.v
        source = v.phrase_to_left(k)
        if source is None or v.quote[k] >= 0 or source[0] < 2 or v.lower[source[0]] == "according":
            return False
        lead = source[0] - 2 if v.lower[source[0] - 1] == "," else source[0] - 1
        return v.closes_quote(lead) and v.quotes[v.quote[lead]].kind == "direct"

    def _is_behind_matter(self, k: int) -> bool:
        """Whether only nouns stand between "according to" or "about" and ``k``, so that a noun follows them.

        "According to the police (report)", "asked about industry (reports) that"; not "about which the bank (reports)".
        """
        v = self.v
        j = k
        while j > v.first[k] and k - j < 4 and v.is_nominal(j) and v.word[j][0].islower():
            j -= 1
        if v.lower[j] in _MATTERS:
            return not any(w in DETERMINERS for w in v.lower[j + 1 : k + 1])
        return v.lower[j] == "to" and j > v.first[k] and v.lower[j - 1] == "according"

    def _closes(self, k: int) -> bool:
        """Whether a subject in the singular ends at ``k`` behind a clause and a comma: "Prices fell, the bank (estimates)."."""
        v = self.v
        source = v.phrase_to_left(k)
        if source is None or source[0] - 1 <= v.first[k] or v.lower[source[0] - 1] != ",":
            return False
        opening, medial = v.lower[source[0]], v.lower[k] in MEDIA
        if v.word[source[0]].islower() and (opening.endswith("ing") or "to" in v.lower[source[0] : k]):
            return False  # ", beating analyst estimates.", ", according to court documents."
        if v.word[source[0]].islower() and opening not in DETERMINERS and not medial:
            return False
        several = is_plural(v.word[k]) and not medial
        return not several and self.what.has_verb(v.first[k], source[0] - 2)

    def is_superlative(self, i: int) -> bool:
        """Whether a participle at ``i`` describes a noun: "the most cited", "the least fiercely opposed"; not "most said"."""
        v = self.v
        k = i - 1
        while k > v.first[i] and v.lower[k].endswith("ly"):
            k -= 1
        if k <= v.first[i] or v.lower[k] not in ("most", "least"):
            return False
        return v.lower[k - 1] in DETERMINERS or v.lower[k - 1] in ("'s", "’s")

    def may_be_plural(self, k: int, cue: Cue) -> bool:
        """Whether the word before a base form may be its subject: a plural, a pronoun, one of a pair of names, "the department say"."""
        v = self.v
        if k < 0:
            return False
        w = v.lower[k]
        if w in ("i", "we", "you", "they", "who", "that", "which", "and", "but", "some", "many", "others", "most"):
            return True
        if w in ORGANISATIONS and (cue.base == "say" or v.lower[k + 2 : k + 3] == ["that"]):
            return True  # "the team report that"
        # "England (say)", "MOST MEMBERS (DISAPPROVE OF) IT"; not "SAVIN (NOTE) CONVERSION ENDS"
        named = v.word[k][0].isupper() and (not v.word[k + 1][0].isupper() or bool(cue.particle))
        return v.is_nominal(k) and (
            is_plural(v.word[k]) or w in ("police", "people", "sources", "statistics", "media") or named
        )
