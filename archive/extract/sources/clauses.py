"""A paragraph as the rules of attribution see it: quotations are atoms, and a sentence does not end inside one.

What stands at a token (a word, a finite verb, what a noun phrase may hold), and what a verb has beside it: adverbs, days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from archive.extract.english.clause_words import (
    ADVERBS,
    DASHES,
    DATE_WORDS,
    FUNCTION,
    LY_NOUNS,
    PERIODS,
    SUBJECT_PRONOUNS,
)
from archive.extract.english.lexicon import AUXILIARIES, CARDINALS, DETERMINERS, MONTHS, PREPOSITIONS, VERBS, is_plural
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.sources.cues import SAID_FORMS
from archive.extract.sources.quotes import Found
from archive.extract.traps.month_counts import counts_behind_month
from archive.extract.words import word_set

_CONTRACTED = tuple(mark + rest for mark in "'’" for rest in ("re", "m", "ve", "ll", "d", "t"))  # "they're"
_BEFORE_VERBS = (
    AUXILIARIES | ADVERBS | DATE_WORDS | {"n't", "cannot", "'s", "’s", "all", "both", "each", "past", "average"}
)
TIME_SPANS = frozenset(("years", "months", "weeks", "days", "decades"))
_IN_THE_PAST = (["the", "past"], ["the", "last"])
_IN_VERBS = {"past": ["in", "the"], "average": ["on"]}  # "have in the past stressed", "had on average expected"
_BEHIND_VERBS = (ADVERBS | DATE_WORDS | {"on", "in", "late", "early"}) - {"not"}
MAY_BE_FINITE = AUXILIARIES | SAID_FORMS | VERBS | {"'s", "’s"}
_DESCRIBE_NOTHING = word_set("attributions", "words.describe_nothing")
_OF_WHOM = frozenset(("them", "us"))
_SOME = word_set("attributions", "words.some_of")
_BEFORE_NOUNS = word_set("attributions", "words.before_nouns")


def _with_names(tk: Tokens) -> list[str]:
    """Return the lowered tokens, in which what would be a function word in small letters is a name.

    The WHO of a text that is not in capitals is no "who", and the Am of Pan Am no form of "be".
    """
    if "WHO" not in tk.word and "Am" not in tk.word:
        return tk.lower
    return [
        printed
        if (printed == "WHO" and not _is_shouted(tk, i)) or (printed == "Am" and i and tk.word[i - 1].istitle())
        else w
        for i, (w, printed) in enumerate(zip(tk.lower, tk.word, strict=True))
    ]


def _is_shouted(tk: Tokens, i: int) -> bool:
    """Whether the word behind token ``i``, or else that before it, is in capitals too: "MAN WHO SAID"."""
    beside = tk.word[i + 1] if i + 1 < tk.size and tk.word[i + 1].isalpha() else tk.word[i - 1] if i else ""
    return len(beside) > 1 and beside.isupper()


_PAST_ENDS = TIME_SPANS | {"ago", "far"}
_VERBS_TOO = frozenset(("may", "march"))


class Clauses:
    """The tokens of a paragraph with its quotations laid over them; ``View`` has its noun phrases, too.

    ``quote[i]`` is the index of the quotation that token ``i`` stands in, -1 outside; ``first[i]`` and ``last[i]`` are the
    bounds of the token's sentence, where what a quotation holds is one sentence with what stands around it; ``begins`` are
    the tokens at which a sentence does.
    """

    __slots__ = ("_commas", "begins", "first", "last", "lower", "n", "quote", "quotes", "tk", "token_of", "word")

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
        self._commas: list[int] | None = None
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

    def commas_in(self, first: int, end: int) -> int:
        """Return how many commas stand in ``first..end``, the end not counted: asked for each verb of a sentence, however long."""
        if self._commas is None:
            self._commas = [k for k, w in enumerate(self.lower) if w == ","]
        return bisect_left(self._commas, end) - bisect_left(self._commas, first)

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
        if w not in MAY_BE_FINITE:
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
            if before in ("'s", "’s"):
                return self.ends_in_s(i - 1)
            return not (before in DETERMINERS or before in PREPOSITIONS)
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
        if w in FUNCTION:
            if (w == "without" and self._is_in_name(i)) or (w == "a" and self.is_initial(i)):
                return True
            return self.word[i] in ("US", "IT") or (w in ("may", "will") and self.word[i][0].isupper())
        return not w.endswith(_CONTRACTED)

    def is_initial(self, i: int) -> bool:
        """Whether the "A" at ``i`` is one of a name: "said Mr. A. J. Lee"."""
        return i + 1 < self.n and self.word[i] == "A" and self.word[i + 1] == "." and self.tk.glued(i + 1)

    def _is_in_name(self, i: int) -> bool:
        """Whether the word at ``i`` has a capital between two others: "Doctors Without Borders"."""
        return 0 < i < self.n - 1 and all(self.word[k][0].isupper() for k in (i - 1, i, i + 1))

    def _short_quotes(self, i: int) -> tuple[int, ...]:
        q = self.quote[i]
        a, b = self.token_of[q]
        return (q,) if b - a < 5 and self.quotes[q].kind != "direct" else ()

    def ends_in_s(self, k: int) -> bool:
        """Whether the 's at ``k`` is of a firm's name, as a verb that describes no noun follows: "Scott's said"; not "Scott's reported loss"."""
        if k < 1 or k + 1 >= self.n or self.lower[k] not in ("'s", "’s") or not self.word[k - 1][0].isupper():
            return False
        return self.lower[k + 1] in _DESCRIBE_NOTHING and self.quote[k + 1] < 0 and not self.is_date_word(k - 1)

    def is_surname(self, k: int) -> bool:
        """Whether the month at ``k`` is somebody's name: "Mrs May", "Theresa May"; not "in May", "the Fed Jan. 8"."""
        if k < 1 or self.lower[k] not in MONTHS or not (self.word[k][0].isupper() and self.word[k - 1][0].isupper()):
            return False
        before = self.lower[k - 1]
        dated = k + 1 < self.n and (self.lower[k + 1][0].isdigit() or self.lower[k + 1] == ".")
        return not (dated or before in PREPOSITIONS or before in ADVERBS or before in DATE_WORDS)

    def _is_month(self, k: int) -> bool:
        """Whether a word that may be an auxiliary is a month: the "May" of "in May", no "may"."""
        return self.lower[k] in MONTHS and self.word[k][0].isupper() and k > self.first[k]

    def is_date_word(self, k: int) -> bool:
        """Whether a day or a month stands at ``k`` that is no verb: "Monday", "June"; not "May"."""
        return self.lower[k] in DATE_WORDS and self.lower[k] not in ("may", "march")

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

    def agrees(self, k: int) -> bool:
        """Whether what stands before the base form of a verb may be its subject: a plural, a pronoun, "to", an auxiliary."""
        before = self.lower[k - 1]
        if before in ("to", "who", "that", "which", "and", "or", "not", "n't", "police", "people"):
            return True
        return before in AUXILIARIES or before in SUBJECT_PRONOUNS or before in ADVERBS or is_plural(self.word[k - 1])

    def _pronoun(self, end: int, stop: int) -> tuple[int, int] | None:
        if end >= stop and self.lower[end] in SUBJECT_PRONOUNS and self.quote[end] < 0:
            return end, end
        if end - 2 >= stop and self.lower[end] in _OF_WHOM and self.lower[end - 1] == "of" and self.quote[end] < 0:
            begin = end - 2
            if self.lower[begin] in _SOME or self.lower[begin] in CARDINALS:
                return begin, end  # "one of them", "some of us"
        return None

    def is_number(self, k: int) -> bool:
        return self.lower[k][0].isdigit() or self.lower[k] in CARDINALS

    # --- adjuncts ---------------------------------------------------------------------------------------------------

    def skip_left(self, k: int, stop: int) -> tuple[int, bool, bool]:
        """Walk left over adverbs, days and auxiliaries before a verb: (token before them, an auxiliary seen, a form of be)."""
        auxiliary = passive = False
        lower = self.lower
        while k >= stop:
            w = lower[k]
            span = self._past_span(k, stop) if w in _PAST_ENDS else 0
            if span:
                k -= span
                continue
            if (w not in _BEFORE_VERBS and not w.endswith("ly") and not w[0].isdigit()) or self.is_surname(k):
                break
            if w in ("'s", "’s") and lower[k + 1].endswith("ing") and k > stop:
                auxiliary = passive = True  # "He's pointing out"
            elif (w in AUXILIARIES and not self._is_month(k)) or w in ("n't", "cannot"):
                auxiliary = True
                passive = passive or w in ("is", "was", "were", "are", "be", "been", "being", "am")
            elif w in ("all", "both", "each") and not (
                k > stop and (self.is_nominal(k - 1) or self._pronoun(k - 1, stop))
            ):
                break  # "Both vowed"
            elif w == "this" and (k == stop or not self.is_nominal(k - 1)) and lower[k + 1] not in PERIODS:
                break  # "and this explains"
            elif w in ADVERBS or self._is_of_manner(k):
                pass
            elif w in _IN_VERBS and lower[max(stop, k - len(_IN_VERBS[w])) : k] == _IN_VERBS[w]:
                k -= len(_IN_VERBS[w])
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

    def _is_of_manner(self, k: int) -> bool:
        """Whether an adverb stands at ``k``: "reportedly", no "family"; not the name of "Ann Kelly", but for one alone or in a headline."""
        w = self.lower[k]
        if not w.endswith("ly") or len(w) < 5 or w in LY_NOUNS:
            return False
        return self.word[k][0].islower() or self.word[k + 1][0].isupper()

    def _past_span(self, k: int, stop: int) -> int:
        """Return how many tokens a time that ends at ``k`` has before its verb: "has in the past two years (said)", "two weeks ago (said)"; 0 if none."""
        lower = self.lower
        if lower[k] == "far":
            return 2 if k - 1 > stop and lower[k - 1] == "so" else 0  # "had so far (found)"
        if lower[k] == "ago":
            return 3 if k - 3 > stop and lower[k - 1] in TIME_SPANS and self.is_number(k - 2) else 0
        past = k - 4 > stop and lower[k - 3 : k - 1] in _IN_THE_PAST and lower[k - 4] == "in"
        return 5 if past and lower[k - 5] in AUXILIARIES else 0

    def skip_right(self, k: int, stop: int) -> int:
        """Walk right over adverbs and days after a verb: "said again on Friday"."""
        lower = self.lower
        while k <= stop:
            w = lower[k]
            if (w == "late" or w == "early") and k + 2 <= stop and lower[k + 1] == "on" and lower[k + 2] in DATE_WORDS:
                k, w = k + 1, "on"  # "said early on Friday"
            if self.quote[k] >= 0 or (w not in _BEHIND_VERBS and not w.endswith("ly")) or self._owns_next(k, stop):
                break
            if k < stop and lower[k + 1] == "-" and self.tk.glued(k + 1):
                break  # "said year-to-date sales"
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

    def _owns_next(self, k: int, stop: int) -> bool:
        """Whether the time at ``k`` is one that has something: "said last week's talks had failed", not "said last week"."""
        for j in range(k, min(k + 3, stop)):
            if self.lower[j] not in ADVERBS and self.lower[j] not in DATE_WORDS:
                return False
            if self.lower[j + 1] in ("'s", "’s"):
                return True
        return False

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
        if k < stop and self.word[k + 1] in _VERBS_TOO:
            return False  # "said this may fall"
        return k < stop and (self.lower[k + 1] in ADVERBS or self.lower[k + 1] in DATE_WORDS)
