"""A paragraph as the rules of attribution see it: quotations are atoms, and a sentence does not end inside one."""

from __future__ import annotations

from bisect import bisect_right

from archive.extract.cues import SAID_FORMS
from archive.extract.lexicon import (
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    IRREGULAR,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_plural,
)
from archive.extract.month_counts import counts_behind_month
from archive.extract.quotes import Found
from archive.extract.tokens import Tokens
from archive.extract.verbs import is_verb
from archive.extract.words import word_set

ADVERBS = word_set("attributions", "words.adverbs")
BOUNDARIES = word_set("attributions", "words.boundaries")
NOT_SOURCES = word_set("attributions", "words.not_sources")
PLACES = word_set("attributions", "words.places")
LY_NOUNS = word_set("attributions", "words.ly_nouns")
TIES = word_set("attributions", "words.ties")
TITLES = word_set("attributions", "words.titles")
SUBJECT_PRONOUNS = word_set("attributions", "words.subject_pronouns")
OBJECT_PRONOUNS = word_set("attributions", "words.object_pronouns")
DATE_WORDS = frozenset(WEEKDAYS) | frozenset(MONTHS)
DASHES = frozenset("—–―-")
_CONTRACTED = tuple(mark + rest for mark in "'’" for rest in ("re", "m", "ve", "ll", "d", "t"))  # "they're"
_AGO = frozenset(("later", "earlier", "ago"))
_GO_ON = TIES | {"and", "or", "'s", "’s"}  # "BBC Radio's The World": a determiner may stand behind these
_PERIODS = frozenset(("week", "month", "year", "morning", "afternoon", "evening", "time", "weekend")) | DATE_WORDS
_STOPS = frozenset(',;:—–―()[]"“”`…')
_FUNCTION = (AUXILIARIES | BOUNDARIES | PREPOSITIONS | (PRONOUNS - {"others", "ones", "one"}) | {"and"}) - DETERMINERS
_BEFORE_VERBS = AUXILIARIES | ADVERBS | DATE_WORDS | {"n't", "cannot", "'s", "’s", "all", "both", "each"}
_BEHIND_VERBS = (ADVERBS | DATE_WORDS | {"on", "in", "late", "early"}) - {"not"}
_NO_BEGINNING = (
    BOUNDARIES
    | (ADVERBS - {"all", "both", "this", "last", "next"})
    | set("and yet meanwhile instead indeed perhaps 's ’s . ' ’ - – —".split())
)
_MAY_BE_FINITE = AUXILIARIES | SAID_FORMS | VERBS | {"'s", "’s"}
_NAMES_TOO = word_set("attributions", "words.names_too")
_MR = word_set("attributions", "words.forms_of_address")
_ADJUNCTS = PREPOSITIONS - BOUNDARIES  # what they begin stands before a subject: "On Friday the army said"
_BEFORE_NOUNS = frozenset(("all", "both", "this", "last", "next", "first", "late", "early", "further"))
# What a number that begins a clause may have before it ("told AFP at least 12 had"), and what none begins behind.
_COUNT_OPENERS = word_set("attributions", "words.count_openers") | CARDINALS.keys()
_UNCOUNTED = frozenset(("most", "many", "several", "hundreds", "thousands", "dozens", "millions", "tens"))
_BEFORE_COUNTS = DETERMINERS | TIES | ADVERBS | {"and", "or", "other", "than", "least", "'s", "’s"}
_SHARES = frozenset(("%", "pct", "percent", "per"))
_WHICH_PERIOD = frozenset(("last", "this", "next", "that"))
_BEHIND_NOUNS = frozenset(("close", "present"))  # adjectives that stand behind their noun and may be verbs
_ADJECTIVES = word_set("attributions", "words.before_participles")
_PAST = frozenset(w for w in VERBS if w.endswith("ed")) | IRREGULAR
_SAY = frozenset(("said", "says", "say"))
REACH = 40  # tokens that a subject may stand away from its verb


def _with_names(tk: Tokens) -> list[str]:
    """Return the lowered tokens, in which the WHO of a text that is not in capitals is a name and no "who"."""
    if "WHO" not in tk.word:
        return tk.lower
    return [
        w if printed != "WHO" or _is_shouted(tk, i) else "WHO"
        for i, (w, printed) in enumerate(zip(tk.lower, tk.word, strict=True))
    ]


def _is_shouted(tk: Tokens, i: int) -> bool:
    """Whether the word behind token ``i``, or else that before it, is in capitals too: "MAN WHO SAID"."""
    beside = tk.word[i + 1] if i + 1 < tk.size and tk.word[i + 1].isalpha() else tk.word[i - 1] if i else ""
    return len(beside) > 1 and beside.isupper()


class View:
    """The tokens of a paragraph with its quotations laid over them.

    ``quote[i]`` is the index of the quotation that token ``i`` stands in, -1 outside; ``first[i]`` and ``last[i]`` are the
    bounds of the token's sentence, where what a quotation holds is one sentence with what stands around it; ``begins`` are
    the tokens at which a sentence does.
    """

    __slots__ = ("begins", "first", "last", "lower", "n", "quote", "quotes", "tk", "token_of", "word")

    def __init__(self, tk: Tokens, quotes: list[Found]) -> None:
        self.tk, self.quotes = tk, quotes
        self.word, self.lower, self.n = tk.word, _with_names(tk), tk.size
        self.quote = [-1] * self.n
        self.token_of: list[tuple[int, int]] = []  # first and last token of each quotation, marks in
        for number, found in enumerate(quotes):
            a, b = tk.first_at(found.start), tk.first_at(found.end - 1)
            b = min(b, self.n - 1)
            self.token_of.append((a, b))
            self.quote[a : b + 1] = [number] * (b + 1 - a)
        self.begins = self._sentences()
        if len(self.begins) < 2:
            self.first, self.last = [0] * self.n, [self.n - 1] * self.n
            return
        self.first, self.last = [], []
        for begin, after in zip(self.begins, [*self.begins[1:], self.n], strict=True):
            self.first += [begin] * (after - begin)
            self.last += [after - 1] * (after - begin)

    def _sentences(self) -> list[int]:
        """Return where sentences begin: those of the tokens, and quotations behind a full stop; none within a quotation."""
        sentence, quote = self.tk.sentence, self.quote
        begins = [0] if self.n else []
        at = 0
        while at < self.n and sentence[at] != sentence[-1]:
            at = bisect_right(sentence, sentence[at], at)
            begins.append(at)
        if not self.quotes:
            return begins
        opened = (a for a, _ in self.token_of if a and self._quote_begins(a))
        return [i for i in sorted({*begins, *opened}) if not i or quote[i] < 0 or quote[i - 1] != quote[i]]

    def _quote_begins(self, i: int) -> bool:
        """Whether a quotation opens at ``i`` behind a full stop: two single marks hide its capital from the tokens."""
        return self.opens_quote(i) and self.lower[i - 1] in (".", "!", "?") and not self.tk.glued(i)

    # --- single tokens ----------------------------------------------------------------------------------------------

    def is_word(self, i: int) -> bool:
        return self.lower[i][0].isalnum()

    def closes_quote(self, i: int) -> bool:
        """Whether token ``i`` is the last of a quotation."""
        q = self.quote[i] if self.quotes and 0 <= i < self.n else -1
        return q >= 0 and self.token_of[q][1] == i

    def opens_quote(self, i: int) -> bool:
        q = self.quote[i] if self.quotes and 0 <= i < self.n else -1
        return q >= 0 and self.token_of[q][0] == i

    def is_finite(self, i: int) -> bool:
        """Whether a finite verb stands at ``i``, as far as its form and neighbours tell."""
        w = self.lower[i]
        if w not in _MAY_BE_FINITE:
            return False
        if w in AUXILIARIES:
            month = w in ("may", "will") and self.word[i][0].isupper() and i > self.first[i]
            return not month and w not in ("be", "been", "being", "having")
        if i and self.lower[i - 1] in DASHES and self.tk.glued(i):
            return False  # "Moscow-based"
        if i and w[-1] == "s" and (self.lower[i - 1] in CARDINALS or self.lower[i - 1][0].isdigit()):
            return False  # "two witnesses"
        if w in SAID_FORMS and self.word[i][0].islower():
            before = self.lower[i - 1] if i else ""
            return not (before in DETERMINERS or before in PREPOSITIONS or before in ("'s", "’s"))
        if w in VERBS and self.word[i][0].islower():
            if w.endswith("ing"):
                return False
            return is_verb(self.tk, i) and self.lower[i - 1 : i] != ["to"]
        return w in ("'s", "’s") and i + 1 < self.n and self.lower[i + 1] in ("a", "the", "not", "been", "going")

    def is_nominal(self, i: int) -> bool:
        """Whether token ``i`` may stand inside a noun phrase: a noun, adjective, name, number, possessive or hyphen."""
        w = self.lower[i]
        if self.quote[i] >= 0:
            return self.quote[i] in self._short_quotes(i)
        if not w[0].isalnum():
            if w in ("'s", "’s", "&", "'", "’", "%", "$", "£", "€", "#", "@", "/"):
                return True
            if w == ".":
                return 0 < i < self.n - 1 and self.tk.glued(i) and self.tk.sentence[i] == self.tk.sentence[i + 1]
            return w in DASHES and self.tk.glued(i) and i + 1 < self.n and self.tk.glued(i + 1)
        if w in _FUNCTION:
            if w == "without" and self._is_in_name(i):
                return True
            return self.word[i] in ("US", "IT") or (w in ("may", "will") and self.word[i][0].isupper())
        return not w.endswith(_CONTRACTED)

    def _is_in_name(self, i: int) -> bool:
        """Whether the word at ``i`` has a capital between two others: "Doctors Without Borders"."""
        return 0 < i < self.n - 1 and all(self.word[k][0].isupper() for k in (i - 1, i, i + 1))

    def _short_quotes(self, i: int) -> tuple[int, ...]:
        q = self.quote[i]
        a, b = self.token_of[q]
        return (q,) if b - a < 5 and self.quotes[q].kind != "direct" else ()

    # --- noun phrases -----------------------------------------------------------------------------------------------

    def phrase_to_left(self, end: int) -> tuple[int, int] | None:
        """Return the noun phrase that ends at token ``end`` and is a subject: with "of the ..." and "for the ..." in it."""
        stop = max(self.first[end], end - REACH) if 0 <= end < self.n else 0
        if end < stop or not self.is_nominal(end):
            return self._pronoun(end, stop)
        w = self.lower[end]
        if (
            w in DETERMINERS
            and w not in ("some", "all", "both", "many", "this", "that", "those", "each", "neither", "either")
        ) or (w in NOT_SOURCES and (self.word[end][0].islower() or end == self.first[end])):
            return None
        if self.word[end][0].islower() and end > stop and self.is_participle(end):
            return None
        lower, quote = self.lower, self.quote
        k = end
        best = end + 1
        if w == "cent" and end - 1 > stop and lower[end - 1] == "per":
            k = end - 2  # "Twenty per cent"
        while k >= stop:
            w = lower[k]
            if (w not in _FUNCTION and w.isalpha() and quote[k] < 0) or self.is_nominal(k):
                if w in VERBS and k < end and self._verb_between(k, stop):
                    break
                best = k
                if w in DETERMINERS and self._begins(k, stop):
                    break
            elif w in ("and", "or") and self._joins(k, stop):
                pass
            elif not ((w in TIES and self._tied(k, stop)) or (w == "out" and lower[k + 1] == "by")):
                break
            k -= 1
        return self._trim(best, end)

    def is_worded(self, span: tuple[int, int]) -> bool:
        """Whether a phrase has a word at all: a year before a colon says nothing."""
        return any(word[:1].isalpha() for word in self.word[span[0] : span[1] + 1])

    def is_participle(self, k: int) -> bool:
        """Whether the word at ``k`` is no noun but a verb: "Members rejected", not "the accused"."""
        w = self.lower[k]
        if self.word[k][0].isupper() and k > self.first[k]:
            return False  # "Newcastle United"
        if w.endswith("ing"):
            return k > 0 and self.lower[k - 1] in AUXILIARIES  # "is investigating"
        return (w in SAID_FORMS or (w in VERBS and w.endswith("ed"))) and self.lower[k - 1] not in DETERMINERS

    def is_colon(self, k: int) -> bool:
        """Whether a colon stands at ``k`` that is no part of a time."""
        return self.lower[k] == ":" and not (self.tk.glued(k) and k + 1 < self.n and self.tk.glued(k + 1))

    def _pronoun(self, end: int, stop: int) -> tuple[int, int] | None:
        if end >= stop and self.lower[end] in SUBJECT_PRONOUNS and self.quote[end] < 0:
            return end, end
        return None

    def _verb_between(self, k: int, stop: int) -> bool:
        """Whether the word at ``k``, a verb by its form, is one that the noun phrase to its right hangs on, or a participle of its noun."""
        w = self.lower[k]
        if w in _BEHIND_NOUNS and self.lower[k + 1] in TIES:
            return False  # "sources close to the talks"
        if w in _SAY:
            return True  # "Ward's, a trade paper, said Ford (plans)"
        if self.word[k][0].isupper() or self.lower[k + 1] in ("'s", "’s", "-"):
            return False
        if w in VERB_BASES and (k <= stop or not self.agrees(k)):
            return False  # "..., lead manager Morgan Stanley said"
        if w.endswith(("ed", "ing", "en")) or w in IRREGULAR:
            # "a man arrested on Monday", "officials working there"; adjectives: "the elected leader"
            before = k - 1
            if before < stop or not self.is_word(before):
                return before >= 0 and self.closes_quote(before) and not w.endswith("ing")
            if self.lower[before] in DETERMINERS or self.lower[before] in PREPOSITIONS:
                return False
            if self.lower[before] in _ADJECTIVES and self.lower[before - 1] in DETERMINERS:
                return False  # "the new ruling party"
            by = (self.lower[k + 1] == "by" and w not in VERB_BASES) or self.lower[k + 1 : k + 3] == ["out", "by"]
            return not (self.is_nominal(before) and (by or (w.endswith("ed") and self.lower[k + 1] in TIES)))
        return is_verb(self.tk, k)

    def agrees(self, k: int) -> bool:
        """Whether what stands before the base form of a verb may be its subject: a plural, a pronoun, "to", an auxiliary."""
        before = self.lower[k - 1]
        if before in ("to", "who", "that", "which", "and", "or", "not", "n't", "police", "people"):
            return True
        return before in AUXILIARIES or before in SUBJECT_PRONOUNS or before in ADVERBS or is_plural(self.word[k - 1])

    def _begins(self, k: int, stop: int) -> bool:
        """Whether a determiner at ``k`` begins the phrase: unless it hangs on another noun by "of", "for" or "and"."""
        w = self.lower[k]
        if w in ("all", "both") or (w == "a" and self.lower[k + 1] == "."):
            return False
        if w == "the" and self.word[k - 1] == "Save" and self.word[k + 1][0].isupper():
            return False  # "Save the Children"
        before = k - 1
        if before < stop:
            return True
        b = self.lower[before]
        return not (
            (b in TIES and self._tied(before, stop))
            or (b in ("and", "or") and self._joins(before, stop))
            or b in ("all", "both", "half")
        )

    def _tied(self, k: int, stop: int) -> bool:
        """Whether the preposition at ``k`` stands behind a noun, which it ties to what follows."""
        before = k - 1
        if before < stop or not self.is_word(before) or self.quote[before] >= 0:
            return False
        w = self.lower[before]
        if not self.is_nominal(before) and not (w == "out" and self.lower[k] == "by"):
            return False
        if w in DATE_WORDS or w in ADVERBS or w in DETERMINERS or w[0].isdigit():
            return (w == "all" and self.lower[k] == "of") or w in ("some", "many")
        if w.endswith("ed") and before > stop and self.lower[before - 1] in AUXILIARIES:
            return False  # "was refunded with a note"
        if w == "out" and self.lower[k] == "by":
            return before > stop and self.lower[before - 1] in _PAST  # "a survey carried out by the bank"
        if w in _BEHIND_NOUNS:
            return before > stop and self.is_nominal(before - 1)
        if w in VERBS and self.word[before][0].islower():
            if w.endswith(("ed", "en")) or (self.lower[k] == "by" and w in IRREGULAR and w not in VERB_BASES):
                return (
                    before > stop
                    and self.lower[before - 1] not in AUXILIARIES
                    and self.is_nominal(before - 1)
                    and self.lower[before - 1] not in DETERMINERS
                )
            return not self.is_finite(before) or (w in VERB_BASES and not self.agrees(before))
        return True

    def _joins(self, k: int, stop: int) -> bool:
        """Whether "and" at ``k`` joins two noun phrases, not two clauses: no verb stands left of it in its clause."""
        j = k - 1
        limit = max(stop, k - 24)
        seen = False
        while j >= limit:
            w = self.lower[j]
            if self.quote[j] >= 0 or w in _STOPS or w in BOUNDARIES:
                return seen
            if w in AUXILIARIES or (w in VERBS and self.is_finite(j) and (w not in VERB_BASES or self.agrees(j))):
                return False
            seen = seen or self.is_word(j)
            j -= 1
        return seen and j < stop

    def _trim(self, first: int, end: int) -> tuple[int, int] | None:
        """Drop what stands before a subject and is no part of it: "But", "On Friday", "In Rome"."""
        lower = self.lower
        while first < end and (lower[first] in _NO_BEGINNING or lower[first] in TIES or lower[first] in DATE_WORDS):
            if lower[first] in _NAMES_TOO and self.word[first].istitle() and self.word[first + 1][0].isupper():
                break  # "First Union Corp"
            first += 1
        if (
            first + 2 <= end
            and lower[first] in _WHICH_PERIOD
            and lower[first + 1] in _PERIODS
            and self.is_word(first + 2)
        ):
            first += 2  # "Last month Marsh", "Earlier this year Boeing"
        if first == end and lower[first] in _NO_BEGINNING:
            return None
        if first + 1 < end and not _AGO.isdisjoint(lower[first + 1 : min(first + 4, end)]):
            for k in range(first + 1, min(first + 4, end)):
                if lower[k] in _AGO:
                    first = k + 1  # "Days later the bank"
        if first <= end and first > self.first[end] and lower[first - 1] in _ADJUNCTS and self._fronted(first - 1):
            first = self._after_adjunct(first, end)
        if first > end or (not self.is_word(end) and self.quote[end] < 0):
            return None
        if end == first and (lower[end] in NOT_SOURCES or lower[end] in DATE_WORDS):
            return None
        return first, end

    def _fronted(self, k: int) -> bool:
        """Whether the preposition at ``k`` opens the sentence or a clause: "On Friday the army said"."""
        before = k - 1
        return (
            before < self.first[k]
            or self.lower[before] in _STOPS
            or self.lower[before] in BOUNDARIES
            or self.lower[before] == "and"
        )

    def _after_adjunct(self, first: int, end: int) -> int:
        k = first
        while k <= end and (self.lower[k] in DATE_WORDS or self.lower[k] in ADVERBS or self.lower[k][0].isdigit()):
            k += 1
        if k > first:
            return k if k <= end else end + 1
        for j in range(first + 1, end + 1):
            if (self.lower[j] in DETERMINERS or self.lower[j] in _MR) and self.lower[j - 1] not in TIES:
                return j
        return first if self.lower[first] in DETERMINERS or first == end else first + 1

    def phrase_to_right(self, begin: int, *, stop: int) -> tuple[int, int] | None:
        """Return the noun phrase that begins at token ``begin``: to its last tied noun, before a verb, mark or clause."""
        if begin > stop:
            return None
        if self.lower[begin] in SUBJECT_PRONOUNS | OBJECT_PRONOUNS and self.word[begin] not in ("US", "IT"):
            return begin, begin
        k = begin
        last = begin - 1
        one = self.lower[begin] in ("a", "an", "another", "one", "this", "that", "each", "every")
        while k <= stop and k - begin < REACH:
            w = self.lower[k]
            if self.opens_quote(k) and not self.is_nominal(k):
                break
            if self.is_nominal(k):
                if k > begin and w in DETERMINERS and self.lower[k - 1] not in _GO_ON:
                    break
                if (
                    k > begin
                    and self.word[k][0].islower()
                    and self.lower[k - 1] not in DASHES  # the 30-year-old
                    and (
                        (
                            self.is_finite(k)
                            and (w not in VERB_BASES or w in AUXILIARIES or (self.agrees(k) and not one))
                        )
                        or (w in ADVERBS and w not in ("all", "both"))
                        or (w.endswith("ly") and len(w) > 4 and w not in LY_NOUNS and self.word[k - 1][0].isupper())
                    )
                ):
                    break
                if k > begin and w in DATE_WORDS and self.word[k][0].isupper() and self.lower[k - 1] not in DETERMINERS:
                    break  # "told AFP Monday", not "told the Sunday Times"
                if k > begin and self.is_next_subject(k, stop):
                    break
                last = k
            elif w in ("and", "or"):
                if (
                    k + 1 > stop
                    or not self.is_nominal(k + 1)
                    or (self.word[k + 1][0].islower() and self.is_finite(k + 1))
                ):
                    break
            elif not (
                w in TIES
                and k > begin
                and k + 1 <= stop
                and self.is_nominal(k + 1)
                and not (w == "to" and self.lower[k + 1] in VERB_BASES)
                and self.lower[k + 1] not in DATE_WORDS
                and self.lower[k + 1] not in ADVERBS
                and not (w in _COUNT_OPENERS and self.is_next_subject(k, stop))
            ):
                break
            k += 1
        while (
            last >= begin and not self.is_word(last) and self.quote[last] < 0 and self.lower[last] not in ("'s", "’s")
        ):
            last -= 1
        return (begin, last) if last >= begin else None

    def is_next_subject(self, k: int, stop: int) -> bool:
        """Whether a number at ``k``, or what bounds it, begins a clause behind a noun: "told AFP (12 people had died)", "Radio 4"."""
        w, before = self.lower[k], self.lower[k - 1]
        if not (w[0].isdigit() or w in _COUNT_OPENERS or w in "$£€") or not self.is_word(k - 1):
            return False
        if self.tk.glued(k) or self.word[k][0].isupper():
            return False  # "NBC4", "Channel Seven"
        if before in _BEFORE_COUNTS or before[0].isdigit() or before in CARDINALS:
            return False
        number = next((j for j in range(k, min(k + 4, stop)) if self._is_number(j)), None)
        if number is None and w not in _UNCOUNTED:
            return False
        at = k if number is None else number
        return self._counts(at, stop) and self._has_own_verb(at + 1, stop)

    def _is_number(self, k: int) -> bool:
        return self.lower[k][0].isdigit() or self.lower[k] in CARDINALS

    def _counts(self, k: int, stop: int) -> bool:
        """Whether the number at ``k`` is one of something: "12 people", "12%", "$5m", "most of the 12"; not "Radio 4 listeners"' 4."""
        after = range(k + 1, min(k + 3, stop) + 1)
        if self.lower[k - 1] in "$£€" or any(self.lower[j] in _SHARES or self.lower[j] == "of" for j in after[:1]):
            return True
        return any(self.word[j].islower() and is_plural(self.word[j]) for j in after)

    def _has_own_verb(self, k: int, stop: int) -> bool:
        """Whether a finite verb stands behind ``k`` before the phrase there ends."""
        for j in range(k, min(k + 12, stop + 1)):
            w = self.lower[j]
            if self.quote[j] >= 0 or w in _STOPS or w in BOUNDARIES:
                return False
            if j > k and self.word[j].islower() and self.is_finite(j):
                return True
        return False

    # --- adjuncts ---------------------------------------------------------------------------------------------------

    def skip_left(self, k: int, stop: int) -> tuple[int, bool, bool]:
        """Walk left over adverbs, days and auxiliaries before a verb: (token before them, an auxiliary seen, a form of be)."""
        auxiliary = passive = False
        lower = self.lower
        while k >= stop:
            w = lower[k]
            if w not in _BEFORE_VERBS and not w.endswith("ly") and not w[0].isdigit():
                break
            if w in ("'s", "’s") and lower[k + 1].endswith("ing") and k > stop:
                auxiliary = passive = True  # "He's pointing out"
            elif w in AUXILIARIES or w in ("n't", "cannot"):
                auxiliary = True
                passive = passive or w in ("is", "was", "were", "are", "be", "been", "being", "am")
            elif w in ("all", "both", "each") and not (
                k > stop and (self.is_nominal(k - 1) or self._pronoun(k - 1, stop))
            ):
                break  # "Both vowed"
            elif w == "this" and (k == stop or not self.is_nominal(k - 1)) and lower[k + 1] not in _PERIODS:
                break  # "and this explains"
            elif w in ADVERBS or (w.endswith("ly") and len(w) > 4 and w not in LY_NOUNS):
                pass
            elif w in DATE_WORDS and not (k > stop and lower[k - 1] in ("'s", "’s")):
                if k > stop and lower[k - 1] in ("on", "in", "since"):
                    k -= 1
            elif w[0].isdigit() and k > stop and lower[k - 1] in MONTHS:
                k -= 1
                if k > stop and lower[k - 1] in ("on", "in"):
                    k -= 1
            else:
                break
            k -= 1
        return k, auxiliary, passive

    def skip_right(self, k: int, stop: int) -> int:
        """Walk right over adverbs and days after a verb: "said again on Friday"."""
        lower = self.lower
        while k <= stop:
            w = lower[k]
            if self.quote[k] >= 0 or (w not in _BEHIND_VERBS and not w.endswith("ly")):
                break
            if (
                w in ("on", "in", "late", "early")
                and k < stop
                and (lower[k + 1] in DATE_WORDS or lower[k + 1] in ("late", "early"))
            ):
                k = self._behind_day(k + 1, stop)
            elif w in DATE_WORDS and self.word[k][0].isupper():
                noun = k < stop and self.word[k + 1].islower() and self.lower[k + 1] not in DETERMINERS
                if w in MONTHS and noun and self.is_nominal(k + 1):
                    break  # "said February sales rose"
                k = self._behind_day(k, stop)
            elif (w in ADVERBS and not (w in _BEFORE_NOUNS and not self._dated(k, stop))) or (
                w.endswith("ly") and len(w) > 4 and self.word[k].islower() and w not in LY_NOUNS
            ):
                k += 1
            else:
                break
        return k

    def _behind_day(self, k: int, stop: int) -> int:
        """Return the token behind the day that begins with the weekday or month at ``k``: "May 5", "Monday" before "12 people"."""
        lower = self.lower
        month = lower[k] in MONTHS
        k += 1
        while k <= stop:
            if lower[k] == "." and self.tk.glued(k) and k < stop:
                k += 1
            elif month and lower[k].isdigit() and len(lower[k]) in (1, 2, 4) and not counts_behind_month(self.tk, k):
                month = len(lower[k]) < 4 and lower[k + 1 : k + 2] != [] and len(lower[k + 1]) == 4
                k += 1
            else:
                break
        return k

    def _dated(self, k: int, stop: int) -> bool:
        return k < stop and (self.lower[k + 1] in ADVERBS or self.lower[k + 1] in DATE_WORDS)
