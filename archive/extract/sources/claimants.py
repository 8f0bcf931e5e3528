"""Who says it: the noun phrase that is the subject of a verb of saying, before or behind it."""

from __future__ import annotations

from archive.extract.english.clause_words import (
    ADVERBS,
    BOUNDARIES,
    DASHES,
    DATE_WORDS,
    OBJECT_PRONOUNS,
    PLACES,
    RELATIVE,
    SUBJECT_PRONOUNS,
    TIES,
    TITLES,
)
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, MONTHS, PREPOSITIONS, is_person, is_plural
from archive.extract.english.rolls import ORG_SUFFIXES
from archive.extract.english.word_classes import NOUNS_IN_ING
from archive.extract.sources.antecedents import Antecedents
from archive.extract.sources.cues import FINDINGS, VERB_CUES, Cue
from archive.extract.sources.noun_phrases import REACH
from archive.extract.sources.saying import Span
from archive.extract.sources.source_sorts import JUDGES, ORGANISATIONS
from archive.extract.words import word_set

_ANONYMOUS = frozenset(("named", "identified", "anonymity", "quoted"))
_LONGEST_NAME = 4
_HIMSELF = SUBJECT_PRONOUNS & {"he", "she", "we", "they", "i"}  # who is nobody's object
_OPENERS = frozenset(("but", "and", "so"))
_THINGS = 4  # members of a list before its last two
_LIST = 24  # tokens of a list of names
_APPOSITION = 40  # tokens that may stand between a subject and its verb, in commas


_OPENS_CLAUSE = frozenset(("and", ":", ";", "—", "–", "(", "-"))
_FRONTING = frozenset(("if", "when", "while", "as", "although"))
_JOINS_CLAUSES = frozenset(("but", "and", "while", "although", "though", "whereas"))


def _is_cue(w: str) -> bool:
    """Whether a word alone is a form of a verb of the lists: "says"; not "makes", which is one before "clear"."""
    return any(not cue.particle for cue in VERB_CUES.get(w, ()))


_NO_NAME = ADVERBS | PREPOSITIONS
_ADDRESSES = word_set("attributions", "words.forms_of_address")
_DEGREES = word_set("attributions", "words.degrees")
_TIES = PREPOSITIONS - {"of"}
_PERSONAL = SUBJECT_PRONOUNS - {"who"}
_NO_ARTICLES = DETERMINERS - {"a", "an", "the"}
_ONLY_ADVERBS = ADVERBS - {"this", "that", "all", "both"}
_ONLY_OBJECTS = OBJECT_PRONOUNS - {"you", "it"}


class Claimants(Antecedents):
    """The rules over one paragraph that find who says something. Each looks at a bounded neighbourhood of its verb."""

    def subject_at(self, k: int, first: int) -> Span | None:
        """Return the noun phrase that ends at ``k``, a bracket behind it left out: "Ann Lee (D-Ohio) said"."""
        v = self.v
        if k > first + 2 and v.is_date_word(k) and "out" in v.lower[k - 2 : k]:
            k -= 1 + (v.lower[k - 1] == "on")  # "data out (on Friday) showed"
        k -= v.lower[k] == "out" and k > first + 1 and v.is_nominal(k - 1)  # "a survey carried out (in May) found"
        if k > first and v.quote[k] < 0 and v.is_participle(k) and v.is_nominal(k) and v.is_nominal(k - 1):
            return v.phrase_to_left(k - 1)  # "The report published (on Tuesday) showed"
        if v.lower[k] in _ANONYMOUS:
            return self._nameless(k, first)
        younger = k - 1 - (v.lower[k] == ".")  # "Ann Lee, Jr. (said)"
        if younger > first and v.lower[younger + 1] in ("jr", "sr") and v.lower[younger] == ",":
            named = v.phrase_to_left(younger - 1)
            return named and (named[0], younger + 1)
        if v.is_number(k) and k > first + 2 and v.lower[k - 1] == "and" and v.lower[k + 1] in MONTHS:
            return self._behind_relative((k - 2, k), first)  # "(a team) that was there between 4 and 9 May found"
        if v.lower[k] not in (")", "]", ">"):
            source = self._behind_relative(self._around_bracket(v.phrase_to_left(k), first), first)
            return self._with_others(source, first)
        open_ = self._open_bracket(k, first)
        if open_ is None:
            return None
        before = v.phrase_to_left(open_ - 1) if open_ > first else None
        return self._with_others(before, first) or self._in_brackets(open_, k, first)

    def _with_others(self, source: Span | None, first: int) -> Span | None:
        """Return a list of names that opens the sentence as one source: "Lee Inc, Roe and Co <RC> and Doe Inc said"."""
        v = self.v
        if source is None or source[0] - 2 < first or not v.word[first][0].isupper() or v.lower[first] in ADVERBS:
            return source
        joint = source[0] - 1
        if v.lower[joint] == "," and v.word[source[0]].islower() and "and" in v.lower[source[0] : source[1]]:
            source = self._maker_of(source, first)
            joint = source[0] - 1
        named = v.word[source[1]][0].isupper() and TIES.isdisjoint(v.lower[source[0] : source[1] + 1])
        if v.lower[joint] == "," and not (named or v.word[source[0]][0].isupper() or v.lower[source[0]] == "the"):
            return source  # "Ann Lee, chairman of this and that"
        if not (v.lower[joint] == "and" or (v.lower[joint] == "," and "and" in v.lower[source[0] : source[1]])):
            return source
        bracket = False
        for k in range(joint, max(first, joint - _LIST) - 1, -1):
            bracket = v.lower[k] in (")", ">", "]") or (bracket and v.lower[k] not in ("(", "<", "["))
            name = v.word[k][0].isupper() or v.lower[k] in ("and", ",", "&", "of", "the", ".", "(", "<", "[")
            name = name or (0 < k - first < 3 and is_plural(v.lower[k]))  # "Lead managers Lee Inc,"
            if v.quote[k] >= 0 or not (bracket or name) or v.lower[k] in _TIES or v.is_finite(k):
                return source
        return (first, source[1]) if joint - first < _LIST else source

    def _maker_of(self, source: Span, first: int) -> Span:
        """Return who ends in a list of things that he makes or runs: "(The Leeds maker of pumps, valves and gear) said"; else the source itself."""
        v = self.v
        k = source[0] - 1
        for _ in range(_THINGS):
            before = v.phrase_to_left(k - 1) if k > first and v.lower[k] == "," else None
            if before is None:
                return source
            if "of" in v.lower[before[0] : before[1]]:
                opens = v.lower[before[0]] in ("the", "a", "an") and self._opens(before, first)
                return (before[0], source[1]) if opens else source
            if not v.word[before[0]].islower() or v.lower[before[0]] in DETERMINERS:
                return source
            k = before[0] - 1
        return source

    def _nameless(self, k: int, first: int) -> Span | None:
        """Return who is not to be named at ``k``: "(an official) who asked not to be named said", "who spoke on condition of anonymity"."""
        v = self.v
        for j in range(k - 1, max(first, k - 10), -1):
            if v.lower[j] == "who" and v.lower[j - 1] != ",":
                return v.phrase_to_left(j - 1)
        return self._behind_relative(self._around_bracket(v.phrase_to_left(k), first), first)

    def _around_bracket(self, source: Span | None, first: int) -> Span | None:
        """Return the whole name of a source of which a bracket is a part: "Lee International (Europe) Ltd"."""
        v = self.v
        if source is None or source[0] - 2 <= first:
            return source
        tie = source[0] - 1 - (v.lower[source[0] - 1] == "new")
        if v.lower[tie] in ("of", "from") and v.lower[tie - 1] == ")":
            open_ = self._open_bracket(tie - 1, first)  # "Ann Lee (Labour) of Rome"
            named = open_ is not None and open_ > first and v.word[open_ - 1][0].isupper()
            return v.phrase_to_left(open_ - 1) if open_ is not None and named else source
        if v.lower[source[0] - 1] != ")":
            return source
        open_ = self._open_bracket(source[0] - 1, first)
        if open_ is None or open_ <= first or ":" in v.lower[open_ : source[0]]:
            return source
        short = source[0] - open_ == 3 and v.word[open_ + 1].isupper()  # "a Bureau of Prisons (BOP) spokesman"
        if not (short or all(v.word[m][0].isupper() for m in range(source[0], source[1] + 1))):
            return source
        before = v.phrase_to_left(open_ - 1) if v.word[open_ - 1][0].isupper() else None
        return source if before is None else (before[0], source[1])

    def _in_brackets(self, open_: int, k: int, first: int) -> Span | None:
        """Return the name that stands in brackets itself, as wires print firms that are not quoted: "<Lee and Co> said"."""
        v = self.v
        begins = open_ == first or (v.lower[open_] == "<" and v.lower[open_ - 1] not in PREPOSITIONS)
        named = k - open_ > 1 and v.word[open_ + 1][0].isupper() and v.is_nominal(k - 1)
        return (open_ + 1, k - 1) if begins and named else None

    def possessor(self, k: int) -> Span | None:
        """Return the noun phrase before a possessive mark, not what it hangs on: "talks on (Israel)'s proposal"."""
        v = self.v
        source = v.phrase_to_left(k)
        if source is None:
            return None
        tie = max((j for j in range(source[0] + 1, source[1]) if self.parts(j)), default=source[0] - 1)
        return tie + 1, source[1]

    def parts(self, j: int) -> bool:
        """Whether the word at ``j`` ties two things: "talks on Israel", not "Institute for Fiscal Studies"."""
        v = self.v
        named = v.lower[j] == "for" and v.word[j - 1][0].isupper() and v.word[j + 1][0].isupper()
        return v.lower[j] in TIES and v.lower[j] != "of" and not named

    def _behind_relative(self, source: Span | None, first: int) -> Span | None:
        """Return the subject whose relative clause ends in a phrase: "those who named a candidate (said)" are those."""
        v = self.v
        if source is None or source[0] <= first or not v.is_word(source[0] - 1):
            return source
        those = self._those(source, first) or (
            self._treated(source[0] - 2, first) if v.lower[source[0] - 1] in ("before", "after") else None
        )
        if those is not None:
            return those
        k = source[0] - 1
        if (
            v.lower[k] in PREPOSITIONS
            and v.lower[k - 1].endswith("ing")
            and k - 1 > first
            and is_person(v.lower[k - 2])
        ):
            k -= 1  # "people living in Leeds (say)"
        if v.lower[k].endswith("ing") and k > first and v.is_nominal(k - 1):
            named = v.word[k - 1].islower() if k - 1 > first else is_plural(v.word[k - 1])
            return v.phrase_to_left(k - 1) or source if named else source  # "officials investigating the attack (said)"
        if _is_cue(v.lower[source[0] - 1]) or v.lower[source[0] - 1] in BOUNDARIES or v.lower[source[0] - 1] == "and":
            return source
        if v.lower[source[0]] in _HIMSELF:
            return source
        for k in range(source[0] - 1, max(first - 1, source[0] - 14), -1):
            if v.lower[k] == "that" and v.quote[k] < 0:
                return self._described_by(k, source, first) or source
            if v.quote[k] >= 0 or v.lower[k] in (",", ";", ":", "—", "–"):
                return source
            if v.lower[k] == "who" and v.lower[k - 1] == "," and k - 2 > first:
                return v.phrase_to_left(k - 2) or source  # "Ann Lee, who is in the squad (says)"
            if v.lower[k] == "who":
                return v.phrase_to_left(k - 1) or ((k - 1, k - 1) if v.lower[k - 1] == "those" else source)
            doer = self._doer(k, first) or self._treated(k, first)
            if doer is not None:
                return doer
        return source

    def _described_by(self, that: int, source: Span, first: int) -> Span | None:
        """Return the subject whose relative clause, with one verb right behind "that", ends in a source: "(the agency) that runs the trains"."""
        v = self.v
        if _is_cue(v.lower[that + 1]) or that <= first:
            return None
        if not (v.is_finite(that + 1) or (v.lower[that + 1][-1] == "s" and v.lower[that + 2] in DETERMINERS)):
            return None
        if any(v.is_finite(k) for k in range(that + 2, source[0]) if v.lower[k - 1] not in AUXILIARIES):
            return None
        subject = v.phrase_to_left(that - 1)
        return subject if subject is not None and self._opens(subject, first) else None

    def _treated(self, k: int, first: int) -> Span | None:
        """Return the persons or papers of whom a participle at ``k`` tells: "(analysts) polled before the report", "(documents) posted Thursday on its site"."""
        v = self.v
        if k <= first or not v.lower[k].endswith("ed") or v.word[k][0].isupper() or not v.is_nominal(k - 1):
            return None
        after, before = v.lower[k + 1], v.lower[k - 1]
        if not (after in PREPOSITIONS or after in DATE_WORDS or after in ADVERBS):
            return None
        if not is_plural(before) or not (is_person(before) or before in FINDINGS):
            return None
        source = v.phrase_to_left(k - 1)
        known = source is not None and (self._opens(source, first) or v.lower[source[0] - 1] == ",")
        return source if known else None

    def _those(self, source: Span, first: int) -> Span | None:
        """Return the "those" of whom a participle before a source tells: "(those) opposed to the plan", "(those) wearing a hat"."""
        v = self.v
        for k in range(source[0] - 2, max(first - 1, source[0] - 14), -1):
            if v.quote[k] >= 0 or v.lower[k] in (",", ";", ":", "—", "–", "that"):
                return None
            if v.lower[k] == "those" and v.lower[k + 1].endswith(("ed", "ing")):
                return k, k
        return None

    def _doer(self, k: int, first: int) -> Span | None:
        """Return who does what ends in "-ing" at ``k``, where he opens a clause: "(experts) studying the seas off Chile", "(the panel) looking into it"."""
        v = self.v
        w, before = v.lower[k], v.lower[k - 1]
        if not w.endswith("ing") or len(w) < 6 or w in NOUNS_IN_ING or k <= first or not v.word[k].islower():
            return None
        known = any(before in words for words in (ORGANISATIONS, JUDGES, TITLES)) or is_person(before)
        if not (known or (is_plural(before) and v.word[k - 1].islower())) or not v.is_nominal(k - 1):
            return None
        if v.is_finite(k - 1) and not is_person(before):
            return None  # "She believes doping in sport (says)"
        source = v.phrase_to_left(k - 1)
        if source is None or not (self._opens(source, first) or v.lower[source[0] - 1] == ","):
            return None
        return source

    def _open_bracket(self, k: int, first: int) -> int | None:
        for j in range(k - 1, max(first, k - 12) - 1, -1):
            if self.v.lower[j] in "([<":
                return j
        return None

    def apposed(self, k: int, first: int, *, closing: bool = False) -> Span | None:
        """Return the subject before what stands in commas or dashes: "Ann Lee, 30, of Rome, who was there, said".

        Every comma to the left may be the one that ends the subject; the nearest whose noun phrase opens a clause is it.
        ``closing``: nothing that is said follows, so it may stand before: "Twelve men died, the mayor, Ann Lee, said".
        """
        v = self.v
        for j in range(k - 1, max(first, k - _APPOSITION) - 1, -1):
            if v.lower[j] == ";" or (v.quote[j] >= 0 and v.closes_quote(j) and not v.is_nominal(j)):
                return None
            if j < k - 1 and v.lower[j] == v.lower[k]:
                end = j - 2 if v.word[j - 1] == "." and v.lower[j - 2] in ORG_SUFFIXES else j - 1  # "Lee Co., a firm,"
                end = self._before_day(end)
                source = self.subject_at(end, first) if end >= first and j > first else None
                if source is None or not self._is_subject(source) or self._is_of_whose(source, first):
                    continue  # "Ann Lee, whose brother, 20, was there, said", "Ann Lee, MD, PhD, said"
                if self._opens(source, first) or (closing and self._follows_clause(source, first)):
                    if v.lower[j + 1] in _PERSONAL:
                        return None
                    if self._names_it(source, j, k):
                        return source[0], k - 1
                    return self.named_before(source, first, source[1])
        return None

    def _is_of_whose(self, source: Span, first: int) -> bool:
        """Whether a phrase between commas is only somebody's degree, or is that of "whose", also behind an adjective: "whose late aunt's shop"."""
        v = self.v
        if source[0] == source[1] and v.lower[source[0]] in _DEGREES and v.lower[source[0] - 1] == ",":
            return True
        return "whose" in v.lower[max(first, source[0] - 2) : source[0]]

    def _before_day(self, end: int) -> int:
        """Return the last token before a day whose year stands in commas: "the report for the year (ended March 31), 1986, showed"."""
        lower = self.v.lower
        dated = end > 2 and lower[end].isdigit() and lower[end - 1] in MONTHS
        if not dated or not lower[end + 2].isdigit():
            return end
        return end - 3 if lower[end - 2] in ("ended", "ending", "to", "of", "on") else end - 2

    def cut_off(self, k: int, first: int) -> Span | None:
        """Return the subject that a lone comma at ``k`` parts from its verb: "The maker of soap, said it"; not "On Friday, said it"."""
        v = self.v
        if v.commas_in(first, k):
            return None
        source = self.subject_at(k - 1, first)
        opens = source is not None and (source[0] == first or (source[0] == first + 1 and v.lower[first] in _OPENERS))
        return source if source is not None and opens and self._is_subject(source) else None

    def named_before(self, source: Span, first: int, k: int) -> Span:
        """Return the name behind which what he is stands with no second comma: "Ann Lee, a lawyer for the firm said"; not "In Rome, a lawyer said"."""
        v = self.v
        comma = source[0] - 1
        head = self.head_of(source)
        first += v.lower[first] in _OPENERS
        if k != source[1] and not (v.lower[k] in (")", ">", "]") and k - source[1] < _LONGEST_NAME):
            return source
        if v.lower[comma] != "," or comma - first < 2 or not v.word[source[0]].islower():
            return source
        begin = comma
        while begin > first and v.word[begin - 1][0].isupper() and v.quote[begin - 1] < 0:
            begin -= 1
        if not 1 < comma - begin <= _LONGEST_NAME or (begin > first and v.lower[begin - 1] not in _JOINS_CLAUSES):
            return source
        one = v.lower[source[0]] in ("a", "an", "the") and is_person(head) and not is_plural(head)
        if not (one or head in TITLES) or v.lower[source[0]] in _NO_ARTICLES:
            return source
        return (begin, comma - 1) if v.lower[begin] not in _NO_NAME else source

    def _follows_clause(self, source: Span, first: int) -> bool:
        """Whether a clause, which may be what is said, and a comma stand before a source."""
        v = self.v
        comma = source[0] - 1
        if v.lower[comma] != "," or (v.lower[first] in _FRONTING and v.lower[first + 1] not in ("many", "much", "few")):
            return False
        return any(v.quote[j] < 0 and v.is_finite(j) for j in range(first + 1, comma))

    def _names_it(self, source: Span, j: int, k: int) -> bool:
        """Whether what stands between the commas is the name of a source without one: "the mayor, Ann Lee,"."""
        v = self.v
        head = self.head_of(source)
        office = head in TITLES and (v.lower[source[0]] in DETERMINERS or head != v.lower[source[1]])
        if v.lower[j] != "," or (v.word[source[1]][0].isupper() and not office) or k - j < 3:
            return False
        return all(v.word[m][0].isupper() or v.lower[m] in (".", "-") for m in range(j + 1, k))

    def inverted_with_name(self, end: int, cue: Cue) -> Span | None:
        """Return the source behind an inverted cue, an office with the name in commas: "said (the mayor, Ann Lee)"; None where none stands there."""
        source = self.inverted(end, cue)
        return None if source is None else self.with_name(self._without_place(source), self.v.last[end])

    def _without_place(self, source: Span) -> Span:
        """Return a source behind its verb without where it says so: "said (Ann Lee) in a statement"."""
        v = self.v
        for k in range(source[0] + 1, source[1]):
            # not "said (a delegate among those) at the conference"
            named = v.lower[k] == "in" or v.word[k - 1][0].isupper()
            within = v.lower[k] in ("in", "at") and named and v.lower[k + 1] in DETERMINERS
            if within and any(w in PLACES for w in v.lower[k + 2 : min(k + 4, source[1]) + 1]):
                return source[0], k - 1
        return source

    def with_name(self, source: Span, stop: int) -> Span:
        """Return an office with the name that follows in commas: "According to the manager, Ann Lee, it fell"."""
        v = self.v
        comma = source[1] + 1
        if self.head_of(source) not in TITLES or comma > stop - 2 or v.lower[comma] != ",":
            return source
        k = comma + 1
        while k <= stop and v.quote[k] < 0 and v.word[k][0].isupper():
            k += 1
        named = k - comma > 2 and (k > stop or v.lower[k] in (",", "."))
        return (source[0], k - 1) if named else source

    def _is_subject(self, source: Span) -> bool:
        """Whether a noun phrase before a comma is a subject and no adverbial: a name, a determiner before it, a plural."""
        v = self.v
        if source[0] == v.first[source[0]] and v.lower[source[0]].endswith("ing") and source[1] > source[0]:
            return False  # "Echoing his remarks, ..."
        return (
            v.word[source[1]][0].isupper()
            or is_person(v.word[source[1]])
            or v.lower[source[1]] in TITLES
            or v.lower[source[0]] in DETERMINERS
            or (
                self.head_of(source) in FINDINGS and is_plural(self.head_of(source))
            )  # "data for money, the main gauge, showed"
            or self.head_of(source) in TITLES
            or is_plural(v.word[source[1]])
            or v.lower[source[1]] in SUBJECT_PRONOUNS
        )

    def _opens(self, source: Span, first: int) -> bool:
        """Whether a clause begins with the phrase: the sentence, what follows a quotation, a conjunction, a fronted adjunct."""
        v = self.v
        k = source[0] - 1
        while k >= first and v.quote[k] < 0 and (v.lower[k] in ADVERBS or v.lower[k] in DATE_WORDS):
            k -= 1
        if k < first or v.closes_quote(k) or v.lower[k] in BOUNDARIES or v.lower[k] in _OPENS_CLAUSE:
            return True
        if (
            v.lower[source[0]] in _ADDRESSES
            and v.lower[first] in PREPOSITIONS
            and v.word[k].islower()
            and v.is_nominal(k)
        ):
            return not any(v.is_finite(m) for m in range(first + 1, k))  # "Outside the court Mrs Lee"
        if v.lower[k] != ",":
            return False
        named = source[1] > source[0] and all(v.word[m][0].isupper() for m in range(source[0], source[1] + 1))
        return named or v.closes_quote(k - 1) or self._is_adjunct(first, k)

    def _is_adjunct(self, first: int, comma: int) -> bool:
        """Whether what stands from ``first`` to a comma hangs on the clause behind it: "On Friday,", "Asked why,", "However,"."""
        v = self.v
        w = v.lower[first]
        if comma - first > REACH:
            return False
        if v.is_word(first) and (
            w in PREPOSITIONS or w in BOUNDARIES or w in ADVERBS or w.endswith(("ing", "ed", "ly"))
        ):
            return not any(v.lower[j] == "," and not v.tk.glued(j + 1) for j in range(first, comma))
        return w in ("but", "and", "so", "yet")

    def inverted(self, end: int, cue: Cue) -> Span | None:
        """Return the source behind the verb: "..., said Ann Lee, the mayor"."""
        v = self.v
        if "invert" not in cue.takes or cue.form not in ("past", "third", "base"):
            return None
        quoted = v.closes_quote(end - len(cue.particle) - 1) or v.closes_quote(end - len(cue.particle) - 2)
        begin = end + 1
        if begin > v.last[end]:
            return None
        if not quoted and cue.group not in ("say", "state", "add") and not self.ends_with_name(begin, v.last[end]):
            return None
        if v.lower[begin] in SUBJECT_PRONOUNS and begin < v.last[end] and v.lower[begin + 1] not in (",", ".", ":"):
            return None
        source = self._past_bracket(v.phrase_to_right(begin, stop=v.last[end]), v.last[end])
        if source is None or v.lower[source[0]] in DATE_WORDS or v.lower[source[0]] in _ONLY_ADVERBS:
            return None
        if v.lower[source[1]] in _ONLY_OBJECTS or v.lower[source[0]] == "that":
            return None
        if (
            not quoted
            and "object" in cue.takes
            and not (v.word[source[1]][0].isupper() or is_person(v.word[source[1]]))
        ):
            return None  # "Ann Lee, his aide, announced the closure"
        if (source[0] == source[1] and v.lower[source[0]] in ("no", "yes")) or (not quoted and self._is_thing(source)):
            return None
        if not quoted and cue.group == "add" and not (self.has_voice(source) or self._is_body(source)):
            return None  # "cut by low prices, added costs from a strike, and rain"
        if (
            quoted
            and self._is_speech(end - len(cue.particle))
            and not ("hearer" in cue.takes or v.lower[source[0]] in SUBJECT_PRONOUNS)
        ):
            return source
        return None if self._clause_follows(source, v.last[end], cue) else source

    def _past_bracket(self, source: Span | None, stop: int) -> Span | None:
        """Return a title with the name behind its bracket: "said (the commissioner (crime) Ann Lee)"."""
        v = self.v
        if source is None or source[1] + 4 > stop or v.lower[source[1] + 1] != "(" or v.word[source[1]].islower():
            return source
        close = next((k for k in range(source[1] + 3, min(source[1] + 6, stop)) if v.lower[k] == ")"), stop)
        if close == stop or not v.word[source[1] + 2].islower() or not v.word[close + 1][0].isupper():
            return source
        name = v.phrase_to_right(close + 1, stop=stop)
        return source if name is None else (source[0], name[1])

    def _is_thing(self, source: Span) -> bool:
        """Whether a phrase behind a verb is of things, and the subject of what is said: "said (the 70 boards), once sold,", "said (seed) that cost $3"."""
        v = self.v
        if v.word[source[1]][0].isupper() or self.may_threaten(source) or self.has_voice(source):
            return False
        counted = any(map(v.is_number, range(source[0], source[1])))
        told = v.lower[source[1] + 1 : source[1] + 2] == ["that"] and v.lower[source[0]] not in DETERMINERS
        return (counted and v.lower[source[0]] in ("the", "its", "their", "these", "those")) or told

    def _is_body(self, source: Span) -> bool:
        """Whether a source is one by its determiner or as a body: "the bank", "union"; not "costs from a strike"."""
        return self.v.lower[source[0]] in DETERMINERS or self.head_of(source) in ORGANISATIONS

    def _is_speech(self, k: int) -> bool:
        """Whether the quotation that ends before ``k`` is a whole clause, no title: "“It is done”, said", not "titled “Twelve Men”, said"."""
        v = self.v
        q = v.quote[k - 1] if v.quote[k - 1] >= 0 else v.quote[k - 2]
        return q >= 0 and v.quotes[q].kind == "direct"

    def ends_with_name(self, begin: int, stop: int) -> bool:
        """Whether a person's name stands at ``begin``, and the sentence ends or a comma follows: ", estimates Ann Lee."."""
        v = self.v
        k = begin
        while k <= stop and k - begin < _LONGEST_NAME and v.quote[k] < 0 and v.word[k][0].isupper():
            k += 1
        return k - begin > 1 and (k > stop or v.lower[k] in (".", ","))

    def _clause_follows(self, source: Span, stop: int, cue: Cue) -> bool:
        """Whether what looks like a source behind its verb is told something, or is itself the subject of what is said."""
        v = self.v
        for k in range(source[1] + 1, min(stop, source[1] + 14) + 1):
            w = v.lower[k]
            if "hearer" in cue.takes and (w in ("that", ":") or v.opens_quote(k)):
                return True
            if v.quote[k] >= 0 or w in (",", ";", ":", ".", "(") or w in BOUNDARIES or w in DASHES:
                return "hearer" in cue.takes and w == "," and k < stop and v.opens_quote(k + 1)
            if v.is_finite(k) or (w in SUBJECT_PRONOUNS and w not in ("it", "you")):
                return True
        return False

    def _is_past(self, j: int) -> bool:
        """Whether a word in "-ed" is a verb that no list has: "The court overruled and said"."""
        v = self.v
        w, before = v.lower[j], v.lower[j - 1]
        if not w.endswith("ed") or len(w) < 5 or not v.is_nominal(j - 1) or v.tk.glued(j):
            return False
        if v.word[j].islower() and v.word[min(j + 1, v.n - 1)][0].isupper():
            return before not in DETERMINERS  # "The paper blasted Ann Lee, warning that"
        return before not in DETERMINERS and v.lower[j + 1 : j + 2] in (
            ["and"],
            ["the"],
            ["a"],
            [","],
            ["his"],
            ["its"],
            ["that"],
        )

    def main_subject(self, first: int, i: int) -> Span | None:
        """Return the subject of the sentence, before its first finite verb; what stands before a first comma may not have one."""
        v = self.v
        if v.lower[first] in _OPENERS and first < i:
            first += 1  # "But Ann Lee, who was there, left, saying"
        begin = first
        w = v.lower[first]
        if w in SUBJECT_PRONOUNS and v.quote[first] < 0:
            return first, first
        if w in PREPOSITIONS or w in BOUNDARIES or w.endswith(("ing", "ed")):
            for j in range(first, min(i, first + 30)):
                if v.lower[j] == ",":
                    begin = j + 1
                    break
        for j in range(begin + 1, min(i, begin + 50)):
            if v.quote[j] < 0 and (v.is_finite(j) or self._is_past(j)):
                k, _, _ = v.skip_left(j - 1, begin)
                if k < begin:
                    continue
                if v.lower[k] == "," or (v.lower[k] in DASHES and not v.tk.glued(k)):
                    source = self.apposed(k, begin)
                elif v.lower[k] in RELATIVE:
                    continue
                else:
                    source = self.subject_at(k, begin)
                if source is not None:
                    return source
        return None

    def heads_plural(self, k: int) -> bool:
        """Whether what ends at ``k`` has a plural for its head: "figures from the ministry (show)", "those opposed to it (say)"."""
        v = self.v
        if v.lower[k] in (")", "]", ">"):  # "figures from the bank (RLB) show"
            open_ = self._open_bracket(k, v.first[k])
            if open_ is None or open_ <= v.first[k]:
                return False
            return is_plural(v.word[open_ - 1]) or self.heads_plural(open_ - 1)
        source = v.phrase_to_left(k)
        if source is None:
            return False
        subject = self.subject_at(k, v.first[k])
        if subject is not None and subject[1] < k:
            return is_plural(v.word[subject[1]]) or v.lower[subject[1]] in ("those", "people", "police")
        tie = next((j for j in range(source[0] + 1, source[1] + 1) if v.lower[j] in TIES), None)
        if tie is None:
            return False
        head = tie - 1
        if head > source[0] and v.lower[head].endswith(("ed", "en", "wn")):
            head -= 1  # "figures released by"
        return is_plural(v.word[head]) or v.lower[head] in ("data", "police", "people")
