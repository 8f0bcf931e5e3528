"""What a content may begin with behind its verb: a clause, a number, an infinitive, what a comma puts in between."""

from __future__ import annotations

from archive.extract.english.clause_words import (
    ADVERBS,
    BOUNDARIES,
    DATE_WORDS,
    NOT_SOURCES,
    OBJECT_PRONOUNS,
    PERIODS,
    PLACES,
    RELATIVE,
    SUBJECT_PRONOUNS,
)
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, FRACTIONS, PREPOSITIONS, VERB_BASES, is_plural
from archive.extract.sources.clauses import MAY_BE_FINITE
from archive.extract.sources.content_ends import ContentEnds
from archive.extract.sources.cues import MINDS, SAYING_NOUNS, VERB_CUES, Cue
from archive.extract.sources.saying import Span
from archive.extract.words import word_set

LEVEL = 25  # tokens of a thing that is put at a number
_HEDGES = word_set("attributions", "words.before_levels")
_AMOUNTS = word_set("attributions", "words.before_amounts")
_CONCEDING = frozenset(("although", "though", "whereas", "when", "while", "until", "because", "unless"))
_ANY_THING = frozenset(("something", "nothing", "anything"))
_OF_IT = frozenset(("about", "to", "before", "after", "as", "while", "when"))
# What tells of a thing behind who says so: "that the firm claims can go"; not "the mill that the bank estimated was sold".
_MAY_FOLLOW = frozenset("can could will would may might must should is are has have".split())
_SUBJECT = 6  # tokens of who says something in a relative clause
_ENDS_SUBJECT = BOUNDARIES | {",", ";"}
_LONGEST_SIGN = 4  # letters of a currency, and one
_TOGETHER = frozenset(
    ("with", "including", "among", "comprising")
)  # what goes on with a toll: "at 40, with 12 missing"
_STATES_OF_TOLLS = frozenset(
    "dead killed injured wounded hurt missing displaced homeless arrested hospitalised hospitalized deaths injuries".split()
)
_ACTING = frozenset(("show", "add", "admit"))  # groups and verbs: "found a gun and took it"
_GUESSING = frozenset(("estimate", "expect"))  # what they take goes on behind a thing and a day
_BOUNDS_AND_AMOUNTS = _HEDGES | _AMOUNTS
_ONLY_BOUNDARIES = BOUNDARIES - PREPOSITIONS
_NEVER_SOURCES = NOT_SOURCES - {"this", "that", "these", "those", "the", "things", "what", "such"}


class ContentClauses(ContentEnds):
    """The rules over one paragraph that tell what stands at a token."""

    def _is_adjective(self, j: int, stop: int) -> bool:
        """Whether a word or two in marks at ``j`` describe the noun behind them."""
        v = self.v
        first, last = v.token_of[v.quote[j]]
        return last - first < 4 and last < stop and v.word[last + 1][0].isalpha() and v.is_nominal(last + 1)

    def _opens_amount(self, j: int, stop: int) -> bool:
        """Whether a preposition at ``j`` is a number's: "at least 20 victims", "about 3%", "between 5 and 10"."""
        v = self.v
        w, after = v.lower[j], v.lower[j + 1] if j < stop else ""
        if w == "at" and after in ("least", "most"):
            return True
        if w == "as" and after in ("many", "much", "few", "little"):
            return self.has_verb(j, min(stop, j + 12))
        if w not in _AMOUNTS:
            return False
        return any(v.is_number(k) or v.lower[k] in FRACTIONS for k in range(j + 1, min(j + 3, stop) + 1))

    def _is_aside_before(self, k: int) -> bool:
        """Whether a comma stands before ``k`` that parts more than one adverbial from the clause: not in "Opening the shop, he said in Rome,"."""
        v = self.v
        first = v.first[k]
        opens = v.lower[first] in PREPOSITIONS or v.lower[first].endswith("ing")
        return v.commas_in(first, k) > opens

    def _behind_aside(self, comma: int, stop: int) -> Span | None:
        """Return the clause behind a comma that follows the verb, or behind what stands there between two: "said, however, it was", "told AFP, it was".

        None where a comma stands before the verb too: "It was, he said, in May, a mistake that".
        """
        v = self.v
        closed = v.lower[comma - 1] in VERB_CUES
        if self._is_aside_before(comma) or (closed and v.commas_in(v.first[comma], comma)):
            return None
        if not closed and self.opens_sentence(comma + 1, stop):
            return self.clause(comma + 1, stop)
        adverb = v.lower[comma + 1] in ADVERBS or v.lower[comma + 1] in PREPOSITIONS
        second = next((k for k in range(comma + 2, min(stop, comma + 8)) if v.lower[k] == ","), None)
        if second is None or v.quote[second] >= 0 or self.has_verb(comma, second):
            return None
        timed = v.lower[second - 1] in ADVERBS
        return self.clause(second + 1, stop) if (adverb or timed) and self.opens_sentence(second + 1, stop) else None

    def _new_subject(self, k: int, stop: int) -> bool:
        """Whether a clause begins at ``k`` behind a noun: "said on Tuesday in Rome it would", "said in a report the bank was"."""
        v = self.v
        if v.lower[k - 1] in PREPOSITIONS or v.lower[k - 1] in DETERMINERS or k >= stop:
            return False
        if v.lower[k] in SUBJECT_PRONOUNS or v.lower[k] == "there":
            return True
        if v.word[k][0].isupper():
            occasion = v.word[k - 1].islower() and v.lower[k - 1] in PLACES
            year = v.lower[k - 1].isdigit() and len(v.lower[k - 1]) == 4
            return (occasion or year) and v.lower[k] not in DATE_WORDS and self.has_verb(k, min(stop, k + 8))
        if v.is_number(k) and v.is_next_subject(k, stop):
            return True
        if v.lower[k] not in DETERMINERS or v.lower[k - 1] in ("and", "or") or self._is_rate(k):
            return False
        if v.lower[k] in ("this", "last", "next") and v.lower[k + 1] in PERIODS:
            return False  # "said in a speech this month that"
        return self.has_verb(k, min(stop, k + 12))

    def _is_rate(self, k: int) -> bool:
        """Whether "a" at ``k`` stands behind an amount: "$1m (a) day"; not "said in Rome (a) bank"."""
        return self.v.lower[k] in ("a", "an") and any(w[0].isdigit() for w in self.v.lower[max(0, k - 3) : k])

    def opens_sentence(self, k: int, stop: int) -> bool:
        """Whether what stands behind the comma before ``k`` is a clause of its own: "said of the budget, London had spent it"."""
        v = self.v
        if k >= stop:
            return False
        w = v.lower[k]
        if w in RELATIVE or w.endswith(("ing", "ed")):
            return False
        after = v.lower[k + 1]
        bare = v.is_nominal(k) and (is_plural(w) or after in AUXILIARIES or (v.is_nominal(k + 1) and is_plural(after)))
        if not (w in SUBJECT_PRONOUNS or w in DETERMINERS or v.word[k][0].isupper() or bare):
            return False
        end = next((i for i in range(k, min(stop, k + 12) + 1) if v.lower[i] in _ENDS_SUBJECT), min(stop, k + 12))
        return self.has_verb(k, end)

    def _says_something(self, j: int, stop: int) -> bool:
        return self.has_verb(j, stop) or any(self.v.opens_quote(k) for k in range(j + 1, stop + 1))

    def has_verb(self, j: int, stop: int) -> bool:
        v = self.v
        return any(v.is_finite(k) for k in range(j + 1, stop + 1) if v.lower[k] in MAY_BE_FINITE and v.quote[k] < 0)

    def _opens_clause(self, j: int, stop: int, cue: Cue, *, amount: bool) -> bool:
        v = self.v
        if v.lower[j] == "<" and j < stop:
            j += 1  # "said <Lee Inc> will"
        w = v.lower[j]
        if w in AUXILIARIES:
            return cue.group in ("say", "tell") or (cue.group not in MINDS and self.is_gapped(j - 1))
        if not v.is_word(j) and w not in "$£€—":
            return False
        if cue.base == "rule" and cue.form == "ing":
            return False  # "the ruling party"
        if w in BOUNDARIES and not amount and w not in ("if", "when", "while", "although", "what", "unless", "because"):
            return False
        if w in ("and", "or", "but"):
            return False
        if w in _ANY_THING and j < stop and v.lower[j + 1] in _OF_IT:
            return False  # "said nothing about it"
        if cue.group in ("say", "tell"):
            return True  # also "in the city it says are necessary"
        if v.word[j].islower() and j and v.is_participle(j):
            return False  # "urged people affected by it"
        opens = amount or v.is_nominal(j) or w in SUBJECT_PRONOUNS or w in ("there", "if", "what", "no")
        comma = self._comma(j, min(stop, j + 25))
        comma = self._behind_list(j, self._behind_age(j, comma, stop) if cue.base != "find" else comma, stop)
        if w.endswith("ing") or cue.group in _GUESSING:
            return opens and self.has_verb(j, comma)
        return opens and self._has_main_verb(j, comma, acts=cue.group in _ACTING or cue.base in _ACTING)

    def _behind_age(self, j: int, comma: int, stop: int) -> int:
        """Return the comma behind the clause of a name with an age, which stands in the first two: "claimed Ann Lee, 23, left"."""
        v = self.v
        aged = comma + 2 < stop and v.lower[comma + 1].isdigit() and v.lower[comma + 2] == ","
        if not aged or not all(v.word[k][0].isupper() or v.lower[k] in (".", "-") for k in range(j, comma)):
            return comma
        return self._comma(comma + 3, min(stop, comma + 25))

    def is_gapped(self, end: int) -> bool:
        """Whether the auxiliary behind a cue that ends at ``end`` tells what its relative clause is of: "a car that the firm (claims) can go"."""
        v = self.v
        if end >= v.last[end] or v.lower[end + 1] not in _MAY_FOLLOW or not v.is_finite(end + 1):
            return False
        k, first = end - 1, v.first[end]
        while k > first and end - k < _SUBJECT and v.lower[k] not in RELATIVE and v.is_nominal(k):
            k -= 1
        if v.lower[k] not in ("that", "which") or k > end - 2 or k <= first:
            return False
        before = v.lower[k - 1]
        return before == "," or (v.is_nominal(k - 1) and not v.is_finite(k - 1) and before not in SAYING_NOUNS)

    def _behind_list(self, j: int, comma: int, stop: int) -> int:
        """Return the auxiliary that a list is the subject of, else its first comma: "believes profits, sales and jobs (will) rise"."""
        v = self.v
        joined = False
        if self.has_verb(j, comma) or v.lower[min(comma + 1, stop)] in ("and", "or"):
            return comma
        for k in range(comma + 1, min(stop, comma + 14)):
            w = v.lower[k]
            if v.is_finite(k) and v.word[k].islower():
                return k if joined and w in AUXILIARIES else comma
            joined = joined or w in ("and", "or")
            if v.quote[k] >= 0 or not (v.is_nominal(k) or w in ("and", "or", ",")) or (w == "," and joined):
                break
        return comma

    def _has_main_verb(self, j: int, stop: int, *, acts: bool) -> bool:
        """Whether a finite verb stands behind ``j`` that is not that of a relative clause: "agreed a deal which will".

        ``acts``: the cue is a verb of doing as well, and may share its subject with one behind "and".
        """
        v = self.v
        relative = False
        for k in range(j + 1, stop + 1):
            if v.quote[k] >= 0:
                continue
            if v.lower[k] in RELATIVE:
                relative = v.lower[k] != "that" or (k < stop and v.is_finite(k + 1))  # not "evidence that he"
            elif v.lower[k] in _CONCEDING:
                return False  # "announced no plans although sales rose"
            elif acts and v.lower[k] in ("and", "but") and k < stop and (v.is_finite(k + 1) or v.is_number(j)):
                return False  # "added 12 ships and sold them", "would add 12 ships and the fleet would"
            elif v.is_finite(k) and self._has_subject(k, j):
                if not relative:
                    return True
                relative = v.lower[k] in AUXILIARIES and k < stop  # "who was shot" is one verb
        return False

    def _has_subject(self, k: int, j: int) -> bool:
        """Whether what looks like a finite verb at ``k`` has a subject from ``j`` on: no base form has one in the singular."""
        v = self.v
        if v.lower[k] not in VERB_BASES or v.lower[k] in AUXILIARIES or v.agrees(k):
            return True  # "a 12-hour drink ban" has none
        return any(is_plural(w) for w in v.lower[j:k])

    def _up_to_level(self, content: Span, stop: int) -> Span:
        """Let a thing that is estimated go on over a day to the number it is put at: "estimated {output last year at 12 tonnes}"."""
        v = self.v
        if self._has_level(content):
            return content
        for k in range(content[1] + 1, min(stop, content[0] + LEVEL) + 1):
            if v.quote[k] >= 0 or not v.is_word(k) or v.lower[k] in _ONLY_BOUNDARIES or v.lower[k] in ("and", "but"):
                return content
            if v.lower[k] == "at" and self._has_level((k - 1, stop)):
                return content[0], self.phrase(k, stop, reported=True)[1]
        return content

    def level_of_relative(self, at: int, stop: int, source: Span) -> Span | None:
        """Return the number that a relative clause puts its thing at: "the damage, which the state put (at $12m)", "(at $12m)"."""
        v = self.v
        relative = source[0] > v.first[source[0]] and v.lower[source[0] - 1] in ("which", "that")
        number = at + 1 + (v.lower[min(at + 1, stop)] in ("a", "an")) + (v.lower[min(at + 1, stop)] in ("a", "an"))
        if not relative or at + 1 > stop or v.lower[at] != "at":
            return None
        level = self.opens_number(at + 1, stop) or (number < stop and self.opens_number(number, stop))
        return self.phrase(at, stop, reported=True) if level else None

    def _over_list(self, content: Span, stop: int) -> Span:
        """Let a toll go on over the others of its list: "put {the toll at 40 dead, 62 injured and 12 missing}"."""
        v = self.v
        last, goes_on = content[1], False
        last += last + 2 < stop and v.lower[last + 1 : last + 3] == ["before", ","]  # "up 12 from the day before,"
        while last + 2 < stop and v.lower[last + 1] in (",", "and"):
            k = last + 2 + (v.lower[last + 1] == "," and v.lower[last + 2] == "and")
            begins = last + 5 if v.lower[last + 2 : last + 5] == ["as", "well", "as"] else last + 3
            together = begins > last + 3 or v.lower[last + 2] in _TOGETHER
            if v.lower[last + 1] == "," and together and self.opens_number(begins, stop):
                last, goes_on = self.phrase(last + 2, stop, reported=True)[1], True
                continue
            if k >= stop or v.quote[k] >= 0 or not v.is_number(k):
                break
            end = k + 1 if v.lower[k + 1] in _STATES_OF_TOLLS else self._member(k, stop) if goes_on else -1
            if end < 0:
                break
            last = end
        return content[0], last

    def _member(self, k: int, stop: int) -> int:
        """Return the last token of a member of a list that begins with the number at ``k``: "(nine women), and"; -1 where it does something."""
        v = self.v
        member = v.phrase_to_right(k, stop=stop)
        if member is None or (member[1] < stop and v.is_finite(member[1] + 1)):
            return -1
        return member[1]

    def _has_level(self, content: Span) -> bool:
        """Whether a thing is put at a number: "the toll at more than 30"."""
        v = self.v
        for k in range(content[0] + 1, content[1]):
            nearer = v.lower[k] == "to" and v.lower[k - 1] in ("closer", "nearer")
            if v.lower[k] == "at" or nearer or (v.lower[k] == "as" and v.lower[k + 1] in _HEDGES):
                m = k + 1
                while m < content[1] and (v.lower[m] in _HEDGES or v.lower[m] in PREPOSITIONS or v.lower[m] in "$£€"):
                    m += 1
                priced = m < content[1] and len(v.word[m]) < _LONGEST_SIGN and v.word[m][0].isupper()
                return v.is_number(m + priced)  # "at Rs 12 crore"
        return False

    def is_infinitive(self, k: int, stop: int) -> bool:
        """Whether the "to" at ``k`` stands before a verb: "agreed to pay", not "agreed to cuts"."""
        v = self.v
        return (
            k < stop and (v.lower[k + 1] in VERB_BASES or v.lower[k + 1] in ("have", "be")) and v.word[k + 1].islower()
        )

    def _opens_phrase(self, j: int, stop: int) -> bool:
        v = self.v
        w = v.lower[j]
        if w in OBJECT_PRONOUNS or v.opens_quote(j) or (w in PREPOSITIONS and self._opens_amount(j, stop)):
            return True
        if w == "having":
            return True  # "reported having lost"
        return (v.is_nominal(j) and w not in _NEVER_SOURCES) or w in "$£€"

    def opens_number(self, j: int, stop: int) -> bool:
        return j <= stop and self._opens_number(j, stop)

    def _opens_number(self, j: int, stop: int) -> bool:
        """Whether a number, or what bounds one, stands at ``j``: "3%", "$5m", "more than 40"."""
        v = self.v
        near = v.lower[j : min(stop, j + 3) + 1]
        return (
            v.is_number(j) or near[0] in "$£€" or (near[0] in _BOUNDS_AND_AMOUNTS and any(w[0].isdigit() for w in near))
        )
