"""The noun phrases of a paragraph: where the one that ends or begins at a token does so, with what is tied to it."""

from __future__ import annotations

from archive.extract.english.clause_words import (
    ADVERBS,
    BOUNDARIES,
    DASHES,
    DATE_WORDS,
    FUNCTION,
    LY_NOUNS,
    NOT_SOURCES,
    OBJECT_PRONOUNS,
    PLACES,
    SHARES,
    STOPS,
    SUBJECT_PRONOUNS,
    TIES,
    TITLES,
)
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    IRREGULAR,
    PAST_FORMS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import NOUNS_IN_ING
from archive.extract.sources.cues import FINDINGS, MEDIA
from archive.extract.sources.noun_beginnings import COUNT_OPENERS, Beginnings
from archive.extract.words import word_set

REACH = 40  # tokens that a subject may stand away from its verb
_GO_ON = TIES | {"and", "or", "'s", "’s"}  # "BBC Radio's The World": a determiner may stand behind these
# What no number that begins a clause stands behind.
_UNCOUNTED = word_set("attributions", "words.uncounted")
_BEFORE_COUNTS = DETERMINERS | TIES | ADVERBS | {"and", "or", "other", "than", "least", "'s", "’s"}
_AGED = ["-", "year", "-", "old"]
_NUMBERED = frozenset(("radio", "channel"))
_BEHIND_NOUNS = frozenset(("close", "present"))  # adjectives that stand behind their noun and may be verbs
_ADJECTIVES = word_set("attributions", "words.before_participles")
_ASKING = frozenset(("how", "why"))
_SENT = word_set("attributions", "words.sent")
_INQUIRIES = word_set("attributions", "words.inquiries")
_THEY = frozenset(("he", "she", "they", "we", "i"))
_SAY = frozenset(("said", "says", "say"))
_BODIES = frozenset(
    (
        "committee",
        "agency",
        "company",
        "body",
        "group",
        "firm",
        "council",
        "authority",
        "board",
        "union",
        "commission",
        "office",
        "unit",
        "house",
    )
)


_PERSONAL_PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS
_BEHIND_HER = ADVERBS | DATE_WORDS | DETERMINERS


class View(Beginnings):
    """The clauses of a paragraph with their noun phrases: what every rule of attribution looks at."""

    __slots__ = ()

    def is_worded(self, span: tuple[int, int]) -> bool:
        """Whether a phrase has a word at all: a year before a colon says nothing."""
        return any(word[:1].isalpha() for word in self.word[span[0] : span[1] + 1])

    def phrase_to_left(self, end: int) -> tuple[int, int] | None:
        """Return the noun phrase that ends at token ``end`` and is a subject: with "of the ..." and "for the ..." in it."""
        stop = max(self.first[end], end - REACH) if 0 <= end < self.n else 0
        end -= end > stop and self.lower[end] == "." and self.is_nominal(end)  # "Acme Corp. (said)"
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
            if (w not in FUNCTION and w.isalpha() and quote[k] < 0) or self.is_nominal(k):
                if w in VERBS and k < end and self._verb_between(k, stop):
                    break
                best = k
                if w in DETERMINERS and self._begins(k, stop):
                    break
            elif w in ("and", "or") and self._joins(k, stop):
                pass
            elif self._is_compounded(k):
                best = k  # "Editor-in-Chief"
            elif w in _THEY and lower[k + 1] == "and" and quote[k] < 0:
                best = k  # "she and her husband"
                break
            elif not self._hangs_on(k, stop):
                break
            k -= 1
        if best < end and quote[best] >= 0 > quote[end] and not self.opens_quote(best):
            best = min(self.token_of[quote[best]][1] + 1, end)  # "It was “quite a feat” Lee"
        return self._trim(best, end)

    def _hangs_on(self, k: int, stop: int) -> bool:
        """Whether what stands right of ``k`` hangs on a noun left of it: "of the", "(carried) out by", "(the inquiry) into"."""
        w = self.lower[k]
        return (
            (w in TIES and self._tied(k, stop)) or (w == "out" and self.lower[k + 1] == "by") or self._inquires(k, stop)
        )

    def _verb_between(self, k: int, stop: int) -> bool:
        """Whether the word at ``k``, a verb by its form, is one that the noun phrase to its right hangs on, or a participle of its noun."""
        w = self.lower[k]
        if w in _BEHIND_NOUNS and self.lower[k + 1] in TIES:
            return False  # "sources close to the talks"
        if w[-1] == "s" and is_person(w) and self.lower[k + 1] in ("and", "or"):
            return False  # "witnesses and police"
        if w in _SAY:
            return True  # "Ward's, a trade paper, said Ford (plans)"
        if self.word[k][0].isupper() or self.lower[k + 1] in ("'s", "’s", "-"):
            return False
        if self._is_office(k, stop):
            return False
        if w in VERB_BASES and (k <= stop or not self.agrees(k)):
            return False  # "..., lead manager Morgan Stanley said"
        if w.endswith(("ed", "ing", "en")) or w in IRREGULAR:
            # "a man arrested on Monday", "officials working there"; adjectives: "the elected leader"
            before = k - 1
            if w.endswith("ing") and self._describes_title(k):
                return False
            body = w in NOUNS_IN_ING or (w.endswith("ing") and self.lower[k + 1] in _BODIES)
            if body and before >= stop and self._is_compound(k):
                return False  # "a credit rating agency", "the bond issuing committee"
            if before < stop or not self.is_word(before):
                return before >= 0 and self.closes_quote(before) and not w.endswith("ing")
            if self.lower[before] in DETERMINERS or self.lower[before] in PREPOSITIONS:
                return False
            if self.lower[before] in _ADJECTIVES and self.lower[before - 1] in DETERMINERS:
                return False  # "the new ruling party"
            if self._is_sent(k):
                return False
            by = (self.lower[k + 1] == "by" and w not in VERB_BASES) or self.lower[k + 1 : k + 3] == ["out", "by"]
            return not (self.is_nominal(before) and (by or (w.endswith("ed") and self.lower[k + 1] in TIES)))
        return is_verb(self.tk, k)

    def _is_office(self, k: int, stop: int) -> bool:
        """Whether a verb by its form at ``k`` says whose office it is.

        "public (finances) director Ann Lee"; not "rivals (fire) director Ann Lee".
        """
        if k + 2 >= self.n or self.lower[k + 1] not in TITLES or not self.word[k + 1].islower():
            return False
        if not self.word[k + 2][0].isupper() or self.lower[k].endswith(("ed", "ing")):
            return False
        before = self.word[k - 1] if k > stop else ","
        return (
            not before[0].isalpha() or before[0].isupper() or (before.lower() not in FUNCTION and not is_plural(before))
        )

    def _describes_title(self, k: int) -> bool:
        """Whether what ends in "-ing" at ``k`` is of somebody's title: "the acting (managing) director"; not "police (visiting) director"."""
        after = k + 1 + self.lower[k + 1].endswith("ing")
        several = k > self.first[k] and (is_plural(self.word[k - 1]) or self.lower[k - 1] in ("police", "people"))
        return after < self.n and self.lower[after] in TITLES and not several

    def _is_compound(self, k: int) -> bool:
        """Whether a noun in "-ing" at ``k`` stands between two others: "a credit (rating) agency"; not "police (rating) risks", "a man (building) homes"."""
        before, after = self.word[k - 1], self.lower[k + 1]
        several = is_plural(before) or before.lower() == "police" or (before.islower() and is_person(before))
        noun = self.is_nominal(k - 1) and before[0].isalpha() and not several
        return noun and self.is_nominal(k + 1) and after not in DETERMINERS and self.is_word(k + 1)

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
            or self._inquires(before, stop)
            or (b in ("and", "or") and self._joins(before, stop))
            or b in ("all", "both", "half")
        )

    def _tied(self, k: int, stop: int) -> bool:
        """Whether the preposition at ``k`` stands behind a noun, which it ties to what follows."""
        before = k - 1
        if before < stop or self.quote[before] >= 0:
            return False
        w = self.lower[before]
        if w in ("'s", "’s"):
            return before > stop and self.word[before - 1][0].isupper()  # "a clerk at Joe's on Broadway"
        if not self.is_word(before):
            return False
        if self.is_number(before) and self.lower[k] == "in" and self.is_number(k + 1):
            return True  # "three in 10 voters"
        if not self.is_nominal(before) and not (w == "out" and self.lower[k] == "by"):
            return False
        if w in DATE_WORDS or w in ADVERBS or w in DETERMINERS or w[0].isdigit():
            return (w == "all" and self.lower[k] == "of") or w in ("some", "many")
        if w.endswith("ed") and before > stop and self.lower[before - 1] in AUXILIARIES:
            return False  # "was refunded with a note"
        if w == "out" and self.lower[k] == "by":
            return before > stop and self.lower[before - 1] in PAST_FORMS  # "a survey carried out by the bank"
        if w in _BEHIND_NOUNS:
            return before > stop and self.is_nominal(before - 1)
        if before > stop and self._is_sent(before):
            return True
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

    def _inquires(self, k: int, stop: int) -> bool:
        """Whether "into" at ``k`` tells what is looked into: "the inquiry into the fire (found)"; not "he looked into it"."""
        return self.lower[k] == "into" and k > stop and self.lower[k - 1] in _INQUIRIES

    def _is_sent(self, k: int) -> bool:
        """Whether a participle at ``k`` tells to whom a text went: "a letter (sent) to Ann Lee"; not "a man sent to prison"."""
        return self.lower[k] in _SENT and self.lower[k + 1] == "to" and self.lower[k - 1] in PLACES

    def _joins(self, k: int, stop: int) -> bool:
        """Whether "and" at ``k`` joins two noun phrases, not two clauses: no verb stands left of it in its clause."""
        j = k - 1
        limit = max(stop, k - 24)
        seen = False
        while j >= limit:
            w = self.lower[j]
            if self.quote[j] >= 0 or w in STOPS or w in BOUNDARIES:
                return seen
            finite = w in VERBS and self.is_finite(j) and (w not in VERB_BASES or self.agrees(j))
            finite = finite and not (
                w[-2:] == "ed" and self.lower[j + 1] == "by"
            )  # "figures released by the board and"
            if w in AUXILIARIES or (finite and not is_person(w)):
                return False
            seen = seen or self.is_word(j)
            j -= 1
        return seen and j < stop

    def phrase_to_right(self, begin: int, *, stop: int) -> tuple[int, int] | None:
        """Return the noun phrase that begins at token ``begin``: to its last tied noun, before a verb, mark or clause."""
        if begin > stop:
            return None
        if self._stands_alone(begin, stop):
            return begin, begin
        k = begin
        last = begin - 1
        one = self.lower[begin] in ("a", "an", "another", "one", "this", "that", "each", "every")
        while k <= stop and k - begin < REACH:
            w = self.lower[k]
            if self._asks(k, begin) or (self.opens_quote(k) and not self.is_nominal(k)):
                break
            if self._is_described(k, begin):
                last = k
            elif self.is_nominal(k):
                if k > begin and self._is_over(k, stop, one=one):
                    break
                last = k
            elif k > begin and self._is_compounded(k):
                last = k  # "a round-up"
            elif w in ("and", "or"):
                if (
                    k + 1 > stop
                    or not self.is_nominal(k + 1)
                    or (self.word[k + 1][0].islower() and self.is_finite(k + 1))
                ):
                    break
            elif k == begin or not self._ties_noun(k, stop):
                break
            k += 1
        while (
            last >= begin and not self.is_word(last) and self.quote[last] < 0 and self.lower[last] not in ("'s", "’s")
        ):
            last -= 1
        return (begin, last) if last >= begin else None

    def _ties_noun(self, k: int, stop: int) -> bool:
        """Whether the word at ``k`` ties another noun to a phrase: of "the head of the bank"; not to "told Lee to go", in "told Lee in May"."""
        w = self.lower[k]
        if w not in TIES or k + 1 > stop or not self.is_nominal(k + 1):
            return False
        if w == "to" and (self.lower[k + 1] in VERB_BASES or self.opens_quote(k + 1)):
            return False
        if self.lower[k + 1] in DATE_WORDS or self.lower[k + 1] in ADVERBS:
            return False
        return not (w in COUNT_OPENERS and self.is_next_subject(k, stop))

    def _is_over(self, k: int, stop: int, *, one: bool) -> bool:
        """Whether a phrase is over before the nominal word at ``k``: a determiner, a verb, an adverb, a day, the subject of a clause.

        "Told the BBC (there were)", "told AFP (Monday)"; not "told the Sunday Times".
        """
        w, before = self.lower[k], self.lower[k - 1]
        if w in DETERMINERS and before not in _GO_ON:
            return not self.is_initial(k)
        if self.word[k][0].islower() and before not in DASHES:  # the 30-year-old
            if self.is_finite(k) and self._is_acting(k, one=one):
                return True
            compounded = before in DETERMINERS and self._is_compounded(k)  # "a long-lost report"
            if w in ADVERBS and w not in ("all", "both") and before not in ("'s", "’s") and not compounded:
                return True
            if w == "there" and k + 1 < self.n and self.lower[k + 1] in AUXILIARIES:
                return True  # "told the BBC there were"
            if w.endswith("ly") and len(w) > 4 and w not in LY_NOUNS and self.word[k - 1][0].isupper():
                return True
        owned = before in DETERMINERS or (before in ("'s", "’s") and k < stop and self.is_nominal(k + 1))
        if w in DATE_WORDS and self.word[k][0].isupper() and not owned and not self.is_surname(k):
            return True  # "told AFP Monday", not "told the Sunday Times"
        return self.is_next_subject(k, stop)

    def _is_acting(self, k: int, *, one: bool) -> bool:
        """Whether the finite form at ``k`` is the verb of the phrase before it, not its noun: not "preliminary official (results)"."""
        w = self.lower[k]
        if w not in VERB_BASES:
            found = w in FINDINGS and self.word[k - 1].islower() and not is_plural(self.lower[k - 1])
            return not found or self.lower[k + 1 : k + 2] == ["in"]
        return w in AUXILIARIES or (self.agrees(k) and not one)

    def _is_described(self, k: int, begin: int) -> bool:
        """Whether a participle at ``k`` stands behind a determiner and an adverb: "a newly (released) report"; not "the man reportedly shot"."""
        w = self.lower[k]
        return (
            k == begin + 2
            and w.endswith("ed")
            and self.lower[k - 1].endswith("ly")
            and self.lower[begin] in DETERMINERS
        )

    def _asks(self, k: int, begin: int) -> bool:
        """Whether "how" or "why" at ``k`` begins what somebody is told: "told people (how)"; not "the know-how"."""
        return k > begin and self.lower[k] in _ASKING and self.lower[k - 1] not in DASHES

    def _stands_alone(self, k: int, stop: int) -> bool:
        """Whether a pronoun at ``k`` is a whole phrase: "him", "they"; not the "her" of "according to her sister"."""
        if self.lower[k] not in _PERSONAL_PRONOUNS or self.word[k] in ("US", "IT"):
            return False
        after = k + 1
        if self.lower[k] != "her" or after > stop or self.quote[after] >= 0 or not self.is_word(after):
            return True
        w = self.lower[after]
        return not self.is_nominal(after) or w in _BEHIND_HER or self.is_finite(after)

    def is_next_subject(self, k: int, stop: int) -> bool:
        """Whether a number at ``k``, or what bounds it, begins a clause behind a noun: "told AFP (12 people had died)", "Radio 4"."""
        w, before = self.lower[k], self.lower[k - 1]
        if not (w[0].isdigit() or w in COUNT_OPENERS or w in "$£€") or not self.is_word(k - 1):
            return False
        if self.tk.glued(k) or self.word[k][0].isupper():
            return False  # "NBC4", "Channel Seven"
        if self._numbers_name(k, stop):
            return False
        behind_name = before[0].isdigit() and k > 1 and self._numbers_name(k - 1, stop)
        if before in _BEFORE_COUNTS or (before[0].isdigit() and not behind_name) or before in CARDINALS:
            return False
        if w[0].isdigit() and self.lower[k + 1 : k + 5] == _AGED:
            return self._has_own_verb(k + 4, stop)  # "told officers 27-year-old Lee had"
        number = next((j for j in range(k, min(k + 4, stop)) if self.is_number(j)), None)
        if number is None and w not in _UNCOUNTED:
            return False
        at = k if number is None else number
        return self._counts(at, stop) and self._has_own_verb(at + 1, stop)

    def _numbers_name(self, k: int, stop: int) -> bool:
        """Whether the number at ``k`` is of a station's name: "KOIN 6 News", "Channel 4", "Radio 4"; not "told AFP 12 men"."""
        if not (self.lower[k].isdigit() and self.word[k - 1][0].isupper()) or k >= stop:
            return False
        after = self.word[k + 1]
        if self.lower[k - 1] in _NUMBERED:
            return True
        return (after[0].isupper() and self.lower[k + 1] in MEDIA) or (
            after[0].isdigit() and self.lower[k - 1] in MEDIA
        )

    def _counts(self, k: int, stop: int) -> bool:
        """Whether the number at ``k`` is one of something: "12 people", "12%", "$5m", "most of the 12"; not "Radio 4 listeners"' 4."""
        after = range(k + 1, min(k + 3, stop) + 1)
        if self.lower[k - 1] in "$£€" or any(self.lower[j] in SHARES or self.lower[j] == "of" for j in after[:1]):
            return True
        return any(self.word[j].islower() and is_plural(self.word[j]) for j in after)

    def _has_own_verb(self, k: int, stop: int) -> bool:
        """Whether a finite verb stands behind ``k`` before the phrase there ends."""
        for j in range(k, min(k + 12, stop + 1)):
            w = self.lower[j]
            if self.quote[j] >= 0 or w in STOPS or w in BOUNDARIES:
                return False
            if j > k and self.word[j].islower() and self.is_finite(j):
                return True
        return False
