"""Who says what: the source, cue and content of every attribution of one paragraph.

A cue is looked up, its source is sought on the side that its form asks for, and its content is what the verb takes. Then
the contents are cut where another attribution of the sentence begins, so that each figure has the source of its own clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.extract.clauses import (
    ADVERBS,
    BOUNDARIES,
    DASHES,
    DATE_WORDS,
    NOT_SOURCES,
    OBJECT_PRONOUNS,
    PLACES,
    SUBJECT_PRONOUNS,
    TIES,
    View,
)
from archive.extract.cues import BEFORE_BY_FIRST, HEADLINE_SOURCES, LINKS, MEDIA, NOUN_CUES, TRIGGER, VERB_CUES, Cue
from archive.extract.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, VERBS, is_person, is_plural
from archive.extract.quotes import Found
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

Span = tuple[int, int]
_WH = word_set("attributions", "words.wh")
_SHARED = frozenset(("and", "but", "or", "then"))
_RELATIVE = frozenset(("who", "which", "that"))
_LONGEST = 400  # tokens of one content: what is longer is no sentence
_OWNS = frozenset(("'s", "’s", "'", "’"))


@dataclass(slots=True)
class Draft:
    """One attribution in tokens, first and last included. ``shape`` says where the content stands: right, left, around."""

    source: Span | None
    cue: Span | None
    content: Span | None
    stance: str
    shape: str
    shared: bool = False  # its source is that of a verb before it
    hearer: Span | None = None
    vouches: bool = True  # the source says that the content is so; False where it only judges it

    @property
    def hull(self) -> Span:
        parts = [part for part in (self.source, self.cue) if part is not None]
        return min(p[0] for p in parts), max(p[1] for p in parts)


def find_attributions(tk: Tokens, quotes: list[Found]) -> list[Draft]:
    """Return the attributions of a paragraph in the order of their cues. ``quotes`` are those of the same text."""
    if not quotes and TRIGGER.search(tk.text) is None:
        return []
    return Finder(View(tk, quotes)).find()


class Finder:
    """The rules over one paragraph. Each looks at a bounded neighbourhood of its cue."""

    def __init__(self, view: View) -> None:
        self.v = view
        self.drafts: list[Draft] = []
        self.titled = _is_titled(view)

    def find(self) -> list[Draft]:
        v = self.v
        i = 0
        while i < v.n:
            draft = self._at(i) if v.quote[i] < 0 else None
            if draft is not None:
                self.drafts.append(draft)
                i = max(i, draft.cue[1] if draft.cue else i)
            i += 1
        self._colons()
        self._bare_quotes()
        self.drafts.sort(key=lambda d: d.cue or d.hull)
        self._cut()
        self._follow()
        return [d for d in self.drafts if d.content is None or d.content[0] <= d.content[1]]

    def _at(self, i: int) -> Draft | None:
        w = self.v.lower[i]
        for phrase, named in BEFORE_BY_FIRST.get(w, ()):
            if tuple(self.v.lower[i : i + len(phrase)]) == phrase:
                return self._according(i, i + len(phrase) - 1, named=named)
        for cue in VERB_CUES.get(w, ()):
            end = i + len(cue.particle)
            if tuple(self.v.lower[i + 1 : end + 1]) != cue.particle or end > self.v.last[i]:
                continue
            draft = self._verb(i, end, cue)
            if draft is not None:
                draft.vouches = cue.group != "judge"
                return draft
        if w in NOUN_CUES:
            return self._noun(i)
        return None

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _verb(self, i: int, end: int, cue: Cue) -> Draft | None:
        v = self.v
        if v.word[i][0].isupper() and not (self.titled and i > v.first[i]):
            return None
        if (i and v.tk.glued(i)) or (i + 1 < v.n and v.word[i + 1] in DASHES and v.tk.glued(i + 1)):
            return None
        k, auxiliary, passive = v.skip_left(i - 1, v.first[i])
        if cue.form == "ing":
            return self._finite(i, end, cue, k) if passive else self._participle(i, end, cue)
        if cue.form in ("past", "participle") and passive:
            return self._passive(i, end, cue, k)
        if cue.form == "participle" and not auxiliary:
            return None
        if cue.form == "third" and auxiliary:
            return None
        if cue.form == "base" and not auxiliary and not self._plural_subject(k):
            return None
        return self._finite(i, end, cue, k)

    def _plural_subject(self, k: int) -> bool:
        """Whether the word before a base form may be its subject: a plural, a pronoun, one of a pair of names."""
        v = self.v
        if k < 0:
            return False
        w = v.lower[k]
        if w in ("i", "we", "you", "they", "who", "that", "which", "and", "but", "some", "many", "others", "most"):
            return True
        return v.is_nominal(k) and (
            is_plural(v.word[k]) or w in ("police", "people", "sources") or v.word[k][0].isupper()
        )

    def _finite(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read a finite cue at ``i``: ``k`` is the token before its verb group."""
        v = self.v
        first = v.first[i]
        before = k
        if k < first and not (k >= 0 and v.closes_quote(k)):
            return None
        w = v.lower[k]
        shared = False
        source: Span | None
        if (v.closes_quote(k) and not v.is_nominal(k)) or w == "," or w in DASHES:
            source = self._inverted(end, cue)
            if source is not None:
                return self._said_before(k, source, (i, end), cue)
            if cue.form == "base" and w == ",":
                return None
            source = self._apposed(k, first)
        elif w in _RELATIVE:
            source = self._antecedent(k, end, cue)
        elif w in _SHARED:
            source, shared = self._subject_of(i), True
        else:
            source = self._subject_at(k, first)
        if source is None:
            return None
        right = self._right(end + 1, cue, first=i)
        lead = source[0] - 1
        quoted = v.closes_quote(lead) or (lead > 0 and v.lower[lead] in (",", "—", "–") and v.closes_quote(lead - 1))
        if not shared and quoted and cue.takes & {"post", "invert"} and self._ends_open(lead):
            return self._said_before(lead, source, (i, end), cue)
        if right is not None:
            content, hearer = right
            return Draft(source, (i, end), content, cue.stance, "right", shared, hearer)
        if "post" not in cue.takes or shared or w in _RELATIVE:
            return None
        if lead >= 0 and (
            v.lower[lead] == "," or v.lower[lead] in DASHES or quoted or (w == "," and v.lower[lead] == ",")
        ):
            return self._said_before(lead, source, (i, end), cue)
        if before == k and lead < first and self._follows_quote(lead):
            return self._said_before(lead, source, (i, end), cue)
        return None

    def _subject_at(self, k: int, first: int) -> Span | None:
        """Return the noun phrase that ends at ``k``, a bracket behind it left out: "Ann Lee (D-Ohio) said"."""
        v = self.v
        if v.lower[k] != ")":
            return v.phrase_to_left(k)
        open_ = self._open_bracket(k, first)
        return v.phrase_to_left(open_ - 1) if open_ is not None and open_ > first else None

    def _antecedent(self, k: int, end: int, cue: Cue) -> Span | None:
        """Return whom the "who", "which" or "that" at ``k`` means, None where it is the object of a cue that ends at ``end``."""
        v = self.v
        comma = k > v.first[k] and v.lower[k - 1] == ","
        at = k - 2 if comma else k - 1
        source = v.phrase_to_left(at) if at >= v.first[k] else None
        if source is None or v.lower[k] == "who":
            return self._person_at_end(source) if source is not None else None
        if (v.lower[k] == "that" and comma) or self._object_relative(end, cue):
            return None
        return source

    def _person_at_end(self, source: Span) -> Span:
        """Return whom "who" means: "condemnation from President Ann Lee, who" the president, "an aide to Ann Lee, who" the aide."""
        v = self.v
        for k in range(source[1] - 1, source[0], -1):
            if v.lower[k] in TIES and not is_person(v.word[k - 1]):
                return k + 1, source[1]
        return source

    def _object_relative(self, end: int, cue: Cue) -> bool:
        """Whether "that" before the verb is its object: "a deal that analysts say" has a subject of its own."""
        return self._right(end + 1, cue, first=end) is None

    def _ends_open(self, lead: int) -> bool:
        """Whether the quotation before a source is not finished by a full stop: a comma, a question, or no mark."""
        v = self.v
        q = v.quote[lead] if v.quote[lead] >= 0 else v.quote[lead - 1]
        found = v.quotes[q]
        inner = v.tk.text[found.inner_start : found.inner_end].rstrip()
        return inner[-1:] != "." or v.lower[lead] == ","

    def _follows_quote(self, lead: int) -> bool:
        return lead >= 0 and self.v.closes_quote(lead)

    def _open_bracket(self, k: int, first: int) -> int | None:
        for j in range(k - 1, max(first, k - 12) - 1, -1):
            if self.v.lower[j] == "(":
                return j
        return None

    def _apposed(self, k: int, first: int) -> Span | None:
        """Return the noun phrase before an apposition or a relative clause in commas: "Ann Lee, the mayor, said"."""
        v = self.v
        j = k - 1
        while j >= max(first, k - 30) and v.lower[j] not in (",", "—", "–", "(", ";"):
            if v.quote[j] >= 0 and v.closes_quote(j) and not v.is_nominal(j):
                return None
            j -= 1
        if j <= first or v.lower[j] != v.lower[k] or j + 1 >= k:
            return None
        inside = v.lower[j + 1]
        source = v.phrase_to_left(j - 1)
        if source is None:
            return None
        named = v.word[source[1]][0].isupper() or v.lower[source[0]] in DETERMINERS or is_plural(v.word[source[1]])
        if v.lower[source[0] - 1 : source[0]] and v.lower[source[0] - 1] == "," and source[0] > first + 6 and not named:
            return None
        if inside in SUBJECT_PRONOUNS and inside != "who":
            return None
        return source if named else None

    def _inverted(self, end: int, cue: Cue) -> Span | None:
        """Return the source behind the verb: "..., said Ann Lee, the mayor"."""
        v = self.v
        if "invert" not in cue.takes or cue.form not in ("past", "third", "base"):
            return None
        begin = end + 1
        if begin > v.last[end]:
            return None
        if v.lower[begin] in SUBJECT_PRONOUNS and begin < v.last[end] and v.lower[begin + 1] not in (",", ".", ":"):
            return None
        source = v.phrase_to_right(begin, stop=v.last[end])
        if (
            source is None
            or v.lower[source[0]] in DATE_WORDS
            or v.lower[source[0]] in ADVERBS - {"this", "that", "all", "both"}
        ):
            return None
        if v.lower[source[1]] in OBJECT_PRONOUNS - {"you", "it"}:
            return None
        after = source[1] + 1
        if after <= v.last[end] and v.quote[after] < 0 and v.is_finite(after):
            return None
        return source

    def _subject_of(self, i: int) -> Span | None:
        """Return the source that a verb behind "and" shares: that of the cue before it in the sentence, else the subject."""
        v = self.v
        for draft in reversed(self.drafts[-3:]):
            if draft.cue is None or draft.source is None or draft.cue[0] < v.first[i]:
                break
            if draft.shape == "right":
                return draft.source
        return self._main_subject(v.first[i], i)

    def _main_subject(self, first: int, i: int) -> Span | None:
        """Return the subject of the sentence, before its first finite verb; what stands before a first comma may not have one."""
        v = self.v
        begin = first
        w = v.lower[first]
        if w in PREPOSITIONS or w in BOUNDARIES or w.endswith(("ing", "ed")):
            for j in range(first, min(i, first + 30)):
                if v.lower[j] == ",":
                    begin = j + 1
                    break
        for j in range(begin + 1, min(i, begin + 50)):
            if v.quote[j] < 0 and v.is_finite(j):
                k, _, _ = v.skip_left(j - 1, begin)
                if k < begin:
                    continue
                if v.lower[k] == ",":
                    source = self._apposed(k, begin)
                elif v.lower[k] in _RELATIVE:
                    continue
                else:
                    source = self._subject_at(k, begin)
                if source is not None:
                    return source
        return None

    def _participle(self, i: int, end: int, cue: Cue) -> Draft | None:
        """Read ", saying that ..." with the subject of its sentence, and "a letter saying" with its noun."""
        v = self.v
        k, first = i - 1, v.first[i]
        while k >= first and (v.lower[k] in ADVERBS or v.lower[k].endswith("ly") or v.lower[k] == "not"):
            k -= 1
        if k < first:
            return None
        w = v.lower[k]
        right = self._right(end + 1, cue, first=i)
        if right is None:
            return None
        if (
            w == ","
            or w in ("while", "by", "before", "after", "and", "when", "without")
            or w in DASHES
            or v.closes_quote(k)
        ):
            source = self._subject_of(i)
        elif w not in PREPOSITIONS and v.is_nominal(k) and cue.takes & {"that"} and v.lower[k] not in DETERMINERS:
            source = v.phrase_to_left(k)
        else:
            return None
        if source is None:
            return None
        return Draft(source, (i, end), right[0], cue.stance, "right", True, right[1])

    def _passive(self, i: int, end: int, cue: Cue, k: int) -> Draft | None:
        """Read "was accused by X of Y": the source behind "by", the content behind that or else the subject."""
        v = self.v
        stop = v.last[i]
        by = end + 1
        while by <= min(stop, end + 3) and v.lower[by] != "by":
            if not (v.lower[by] in ADVERBS or v.lower[by] in ("as", "of") or v.is_nominal(by)):
                return None
            by += 1
        if by > min(stop, end + 3) or k < v.first[i]:
            return None
        source = v.phrase_to_right(by + 1, stop=stop)
        if source is None or not (
            v.word[source[1]][0].isupper()
            or v.tk.word[source[0]].lower() in DETERMINERS
            or is_plural(v.word[source[1]])
        ):
            return None
        if v.lower[source[0]].endswith("ing"):
            return None
        after = source[1] + 1
        if after <= stop and v.lower[after] in ("of", "as", "that", "to", "for"):
            return Draft(source, (i, by), self._clause(after, stop), cue.stance, "right")
        subject = v.phrase_to_left(k)
        return Draft(source, (i, by), subject, cue.stance, "left") if subject is not None else None

    # --- what a verb takes ------------------------------------------------------------------------------------------

    def _right(self, j: int, cue: Cue, *, first: int) -> tuple[Span, Span | None] | None:
        """Return the content that stands behind a cue, and who hears it; None where nothing does that the verb takes."""
        v = self.v
        stop = v.last[first]
        hearer: Span | None = None
        takes = cue.takes
        j = v.skip_right(j, stop)
        if "hearer" in takes and j <= stop and v.quote[j] < 0:
            hearer = self._hearer(j, stop)
            if hearer is not None:
                j = v.skip_right(hearer[1] + 1, stop)
        if j > stop:
            return None
        content = self._taken(j, stop, cue, hearer is not None)
        return None if content is None else (content, hearer)

    def _hearer(self, j: int, stop: int) -> Span | None:
        v = self.v
        if v.lower[j] in _WH or v.lower[j] in ("that", "to", ",", ":"):
            return None
        if v.lower[j] in OBJECT_PRONOUNS:
            return j, j
        if v.lower[j] in SUBJECT_PRONOUNS:
            return None
        return v.phrase_to_right(j, stop=stop)

    def _taken(self, j: int, stop: int, cue: Cue, heard: bool) -> Span | None:
        v = self.v
        w, takes = v.lower[j], cue.takes
        if v.opens_quote(j):
            return self._quoted(j, stop)
        if w == ":":
            if j < stop and takes & {"that", "bare"}:
                return self._quoted(j + 1, stop) if v.opens_quote(j + 1) else self._clause(j + 1, stop)
            return None
        if w == ",":
            return self._behind_comma(j, stop, cue)
        if w == "that" and takes & {"that", "bare"} and j < stop:
            return self._clause(j, stop)
        if w in _WH and "wh" in takes:
            return self._clause(j, stop) if j < stop else None
        if w == "to" and "to" in takes:
            return self._clause(j, stop)
        if w in PREPOSITIONS and not (w == "like" or self._clause_opens(j, stop, cue)):
            return self._behind_adjunct(j, stop, cue)
        if "bare" in takes and self._opens_clause(j, stop, cue):
            return self._clause(j, stop)
        if "object" in takes and not heard and self._opens_phrase(j):
            return self._object(j, stop)
        return None

    def _clause_opens(self, j: int, stop: int, cue: Cue) -> bool:
        """Whether a preposition opens the clause that is said: "said after the vote the party would split" is not told apart."""
        v = self.v
        if cue.group not in ("say", "state") or v.lower[j] not in (
            "about",
            "over",
            "around",
            "up",
            "under",
            "more",
            "between",
            "since",
            "despite",
        ):
            return False
        return j < stop and v.lower[j + 1][0].isdigit()

    def _behind_comma(self, j: int, stop: int, cue: Cue) -> Span | None:
        v = self.v
        if j >= stop:
            return None
        if v.opens_quote(j + 1):
            return self._quoted(j + 1, stop) if cue.takes & {"that", "post", "bare"} else None
        if not cue.takes & {"that", "bare"}:
            return None
        for k in range(j + 1, min(stop, j + 14)):
            if v.lower[k] == "," and k < stop:
                if v.lower[k + 1] == "that":
                    return self._clause(k + 1, stop)
                if v.opens_quote(k + 1):
                    return self._quoted(k + 1, stop)
                return None
            if v.lower[k] == "that" and k == j + 1:
                return self._clause(k, stop)
        return None

    def _behind_adjunct(self, j: int, stop: int, cue: Cue) -> Span | None:
        """Return what is said behind "in a statement", "at a rally in Ohio", "to reporters": behind "that", a colon, a mark."""
        v = self.v
        if not cue.takes & {"that", "bare"}:
            return None
        for k in range(j + 1, min(stop, j + 20) + 1):
            w = v.lower[k]
            if v.opens_quote(k):
                return self._quoted(k, stop) if not v.is_nominal(k) or k > j + 1 else None
            if w == "that" and k > j + 1:
                return self._clause(k, stop) if k < stop and not v.is_finite(k + 1) else None
            if w == ":" and k < stop:
                return self._quoted(k + 1, stop) if v.opens_quote(k + 1) else self._clause(k + 1, stop)
            if w == ",":
                return self._quoted(k + 1, stop) if k < stop and v.opens_quote(k + 1) else None
            if cue.group in ("say", "tell") and k > j + 1 and self._new_subject(k, stop):
                return self._clause(k, stop)
            if w in AUXILIARIES or w == ";":
                return None
        return None

    def _new_subject(self, k: int, stop: int) -> bool:
        """Whether a clause begins at ``k`` behind a noun: "said on Tuesday in Rome it would", "said in a report the bank was"."""
        v = self.v
        if v.lower[k - 1] in PREPOSITIONS or v.lower[k - 1] in DETERMINERS or k >= stop:
            return False
        if v.lower[k] in SUBJECT_PRONOUNS or v.lower[k] == "there":
            return True
        return (
            v.lower[k] in DETERMINERS and v.lower[k - 1] not in ("and", "or") and self._has_verb(k, min(stop, k + 12))
        )

    def _has_verb(self, j: int, stop: int) -> bool:
        v = self.v
        return any(v.quote[k] < 0 and v.is_finite(k) for k in range(j + 1, stop + 1))

    def _opens_clause(self, j: int, stop: int, cue: Cue) -> bool:
        v = self.v
        w = v.lower[j]
        if not v.is_word(j) and w not in "$£€—":
            return False
        if w in BOUNDARIES and w not in ("if", "when", "while", "although", "what", "unless", "because"):
            return False
        if w in ("and", "or", "but"):
            return False
        if cue.group in ("say", "tell"):
            if w in VERBS and v.is_finite(j) and w not in AUXILIARIES and not v.word[j][0].isupper():
                return True  # "in the city it says are necessary"
            return True
        return (v.is_nominal(j) or w in SUBJECT_PRONOUNS or w in ("there", "if", "what", "no")) and self._has_verb(
            j, min(stop, j + 25)
        )

    def _opens_phrase(self, j: int) -> bool:
        v = self.v
        w = v.lower[j]
        if w in OBJECT_PRONOUNS:
            return True
        return (
            v.is_nominal(j)
            and w not in NOT_SOURCES - {"this", "that", "these", "those", "the", "things", "what", "such"}
        ) or w in "$£€"

    def _clause(self, j: int, stop: int) -> Span:
        v = self.v
        end = min(stop, j + _LONGEST)
        for k in range(j, end + 1):
            if v.lower[k] == ";" and v.quote[k] < 0:
                end = k - 1
                break
        return j, self._without_stop(j, end)

    def _object(self, j: int, stop: int) -> Span:
        """Return a noun phrase and what hangs on it, up to the next mark."""
        v = self.v
        k = j
        while k <= min(stop, j + 80):
            if v.quote[k] < 0 and (
                v.lower[k] in (";", ":", "—", "–") or (v.lower[k] == "," and not self._listed(k, stop))
            ):
                break
            k += 1
        return j, self._without_stop(j, k - 1)

    def _listed(self, k: int, stop: int) -> bool:
        """Whether the comma at ``k`` stands in a number of adjectives or names, not before a new clause."""
        v = self.v
        if k >= stop:
            return False
        return v.tk.glued(k + 1)

    def _without_stop(self, j: int, end: int) -> int:
        v = self.v
        while end > j and v.quote[end] < 0 and v.lower[end] in (".", ",", "?", "!", "—", "–"):
            end -= 1
        return end

    def _quoted(self, j: int, stop: int) -> Span:
        """Return a quotation as content: itself where it is direct, else with the rest of its clause."""
        v = self.v
        found = v.quotes[v.quote[j]]
        if found.kind == "direct":
            return j, v.token_of[v.quote[j]][1]
        return self._clause(j, stop)

    # --- content before its source ----------------------------------------------------------------------------------

    def _said_before(self, lead: int, source: Span, cue_span: Span, cue: Cue) -> Draft | None:
        """Make the draft whose content ends before token ``lead`` (a mark), and may go on behind source and cue."""
        v = self.v
        last = lead
        while last >= 0 and v.quote[last] < 0 and (v.lower[last] == "," or v.lower[last] in DASHES):
            last -= 1
        if last < 0:
            return None
        first = self._content_begin(v.first[last], last)
        if first > last:
            return None
        hull_end = max(source[1], cue_span[1])
        draft = Draft(source, cue_span, (first, last), cue.stance, "left")
        stop = v.last[hull_end]
        if "hearer" in cue.takes and hull_end < stop:
            at = v.skip_right(hull_end + 1, stop)
            if at <= stop and v.quote[at] < 0:
                draft.hearer = self._hearer(at, stop)
        self._go_on(draft, hull_end, stop, quoted=v.closes_quote(last))
        return draft

    def _content_begin(self, first: int, last: int) -> int:
        """Return where content that ends at ``last`` begins: the sentence, or behind an attribution that stands before it."""
        v = self.v
        for draft in reversed(self.drafts[-3:]):
            hull = draft.hull
            if hull[0] < first or draft.content is None:
                break
            if draft.shape in ("left", "around") and hull[1] < last:
                return self._next_clause(hull[1] + 1, last, draft)
        begin = first
        while begin < last and v.quote[begin] < 0 and v.lower[begin] in ("but", "and", "so", "—", "–", "-", ","):
            begin += 1
        return begin

    def _next_clause(self, begin: int, last: int, draft: Draft) -> int:
        """Return the start of the clause behind an attribution that ended: its "in which", "who", "and", else all of it."""
        v = self.v
        for k in range(begin, min(last, begin + 60)):
            if v.quote[k] < 0 and v.lower[k] in (
                "which",
                "who",
                "where",
                "whom",
                "while",
                "but",
                "and",
                "when",
                "whose",
            ):
                at = k - 1 if v.lower[k - 1] in PREPOSITIONS else k
                if v.lower[at - 1] == "," or v.lower[at - 1] == ";" or v.lower[k] in ("while", "but"):
                    if draft.content is not None and draft.shape == "around" and draft.content[1] >= at:
                        draft.content = (draft.content[0], self._without_stop(draft.content[0], at - 1))
                    return at
        while begin < last and v.quote[begin] < 0 and not v.is_word(begin):
            begin += 1
        return begin

    def _go_on(self, draft: Draft, hull_end: int, stop: int, *, quoted: bool) -> None:
        """Let content go on behind the source: a second half of a quotation, or of the sentence around ", he said,"."""
        v = self.v
        if draft.content is None:
            return
        if quoted:
            for k in range(hull_end + 1, min(stop, hull_end + 26) + 1):
                if v.opens_quote(k):
                    joined = v.lower[k - 1] in (",", ":", "—", "–", ";", "that") or k == hull_end + 1
                    if joined and v.quotes[v.quote[k]].kind != "scare":
                        draft.content = (draft.content[0], v.token_of[v.quote[k]][1])
                        draft.shape = "around"
                    return
                if v.lower[k] in ("and", "but") and v.lower[k - 1] == ",":
                    return
            return
        after = v.skip_right(hull_end + 1, stop)
        if after >= stop or v.lower[after] not in (",", "—", "–") or v.quote[after] >= 0:
            return
        nxt = v.lower[after + 1]
        if nxt in (
            "and",
            "but",
            "while",
            "which",
            "who",
            "whose",
            "where",
            "although",
            "though",
            "so",
            "because",
            "as",
        ) or nxt.endswith("ing"):
            return
        if (
            draft.cue is not None
            and draft.cue[0] < (draft.source or draft.cue)[0]
            and v.lower[draft.cue[0]] not in ("according", "per", "in")
        ):
            return  # "said Ann Lee, the mayor"
        clause = self._clause(after + 1, stop)
        draft.content = (draft.content[0], clause[1])
        draft.shape = "around"

    # --- other cues -------------------------------------------------------------------------------------------------

    def _according(self, i: int, end: int, *, named: bool) -> Draft | None:
        v = self.v
        stop = v.last[i]
        if end >= stop:
            return None
        source = v.phrase_to_right(end + 1, stop=stop)
        if source is None or v.lower[source[0]] in NOT_SOURCES:
            return None
        if named and not self._names_a_source(i, source):
            return None
        first = v.first[i]
        draft = Draft(source, (i, end), None, "reported", "left")
        prior = i - 1
        while (
            prior >= first
            and v.quote[prior] < 0
            and (v.lower[prior] in ("but", "and", "that", "—", "–", "“", '"', "(") or v.lower[prior] in ADVERBS)
        ):
            prior -= 1
        if prior < first or v.lower[prior] == ";" or (v.lower[i - 1] in ("and", "but") and v.lower[prior] == ","):
            comma = source[1] + 1
            while comma < min(stop, source[1] + 25) and v.lower[comma] != ",":
                comma += 1
            if comma >= stop or v.lower[comma] != ",":
                comma = source[1]
            if comma >= stop:
                return None
            draft.content, draft.shape = self._clause(comma + 1, stop), "right"
            return draft
        last = prior
        while last > first and v.quote[last] < 0 and not v.is_word(last) and v.lower[last] not in ("%", ")"):
            last -= 1
        begin = self._content_begin(first, last)
        if begin > last:
            return None
        draft.content = (begin, last)
        self._go_on(draft, source[1], stop, quoted=False)
        return draft

    def _names_a_source(self, i: int, source: Span) -> bool:
        """Whether "per" or "via" names who says it: a capital that is no unit, behind a comma or a bracket."""
        v = self.v
        return v.word[source[1]][0].isupper() and i > v.first[i] and v.lower[i - 1] in (",", "(", "—", "–")

    def _noun(self, i: int) -> Draft | None:
        """Read "the minister's claim that", "his call for", "a warning from the bank that"."""
        v = self.v
        first, stop = v.first[i], v.last[i]
        if i + 1 >= stop or (v.word[i][0].isupper() and not self.titled):
            return None
        stance = NOUN_CUES[v.lower[i]]
        k = i - 1
        while (
            k >= first
            and i - k < 4
            and v.is_nominal(k)
            and v.lower[k] not in _OWNS
            and v.lower[k] not in DETERMINERS
            and v.quote[k] < 0
        ):
            k -= 1
        source: Span | None = None
        if k >= first and v.lower[k] in _OWNS:
            source = v.phrase_to_left(k - 1) if k > first else None
        elif k >= first and v.lower[k] in ("his", "her", "their"):
            source = (k, k)
        link = i + 1
        if source is None and v.lower[link] in ("by", "from", "of"):
            source = v.phrase_to_right(link + 1, stop=stop)
            if source is None or source[1] + 1 >= stop or v.lower[source[1] + 1] != "that":
                return None
            link = source[1] + 1
        if source is None or v.lower[link] not in LINKS:
            return None
        if v.lower[link] == "that":
            return Draft(source, (i, i), self._clause(link, stop), stance, "right", True)
        return Draft(source, (i, i), self._object(link, stop), stance, "right", True)

    # --- quotations without a verb that is known --------------------------------------------------------------------

    def _covered(self) -> set[int]:
        v = self.v
        out: set[int] = set()
        for draft in self.drafts:
            if draft.content is not None:
                out.update(v.quote[k] for k in (draft.content[0], draft.content[1]) if v.quote[k] >= 0)
        return out

    def _colons(self) -> None:
        """Read "Ann Lee: "..."" and the headline "Report: half of ..." at the beginning of a paragraph."""
        v = self.v
        for k in range(1, min(v.n - 1, 12)):
            if v.lower[k] == ":" and v.quote[k] < 0:
                source = v.phrase_to_left(k - 1)
                quoted = v.opens_quote(k + 1)
                known = v.lower[k - 1] in HEADLINE_SOURCES
                if source is None or source[0] > 1 or any(d.hull[0] < k for d in self.drafts):
                    return
                if quoted and (v.word[k - 1][0].isupper() or known):
                    self.drafts.append(Draft(source, (k, k), self._quoted(k + 1, v.last[k]), "reported", "right"))
                elif known and k < 5:
                    self.drafts.append(Draft(source, (k, k), self._clause(k + 1, v.last[k]), "reported", "right"))
                return

    def _bare_quotes(self) -> None:
        """Give a direct quotation whose verb is in no list its subject: "..., " she deadpanned" and "He went further: "..."."""
        v = self.v
        covered = self._covered()
        for q, found in enumerate(v.quotes):
            if found.kind == "scare" or q in covered:
                continue
            draft = self._after_quote(q) or self._before_quote(q)
            if draft is not None:
                self.drafts.append(draft)

    def _after_quote(self, q: int) -> Draft | None:
        v = self.v
        first, last = v.token_of[q]
        found = v.quotes[q]
        inner = v.tk.text[found.inner_start : found.inner_end].rstrip()
        begin = last + 1
        if begin < v.n and v.lower[begin] == ",":
            begin += 1
        elif inner[-1:] not in (",", "?", "!"):
            return None
        if begin >= v.n or v.quote[begin] >= 0 or found.kind != "direct":
            return None
        stop = v.last[begin]
        for k in range(begin, min(stop, begin + 14) + 1):
            if v.quote[k] >= 0 or v.lower[k] in (",", ";", ":"):
                return None
            if k > begin and v.is_finite(k) and v.lower[k] not in AUXILIARIES:
                source = v.phrase_to_left(v.skip_left(k - 1, begin)[0])
                if source is None or source[0] != begin:
                    return None
                return Draft(source, (k, k), (self._content_begin(v.first[first], last), last), "reported", "left")
        return None

    def _before_quote(self, q: int) -> Draft | None:
        v = self.v
        first, last = v.token_of[q]
        mark = first - 1
        if (
            mark < 1
            or v.lower[mark] not in (":", ",")
            or v.quotes[q].kind != "direct"
            or v.first[mark] != v.first[first]
        ):
            return None
        source = self._main_subject(v.first[first], mark)
        if source is None or source[1] + 1 >= mark:
            return None
        for k in range(mark - 1, source[1], -1):
            if v.quote[k] < 0 and v.lower[k] in VERBS and v.is_word(k):
                return Draft(source, (k, k), (first, last), "reported", "right")
        return None

    # --- one source to a clause -------------------------------------------------------------------------------------

    def _cut(self) -> None:
        """End a content where the next attribution of its sentence begins, unless that one is part of what is said."""
        drafts = self.drafts
        for at, a in enumerate(drafts):
            if a.content is None:
                continue
            for b in drafts[at + 1 : at + 8]:
                if b.hull[0] > a.content[1] and (b.cue is None or b.cue[0] > a.content[1]):
                    break
                end = self._cut_at(a, b)
                if end is not None and end >= a.content[0]:
                    a.content = (a.content[0], self._without_stop(a.content[0], end))
                    break

    def _cut_at(self, a: Draft, b: Draft) -> int | None:
        """Return the last token that is left to ``a`` when ``b`` is no part of what ``a`` says."""
        v = self.v
        if b.cue is None or a.content is None or a.source == b.content:
            return None
        begin = b.cue[0]
        if not b.shared and b.source is not None and b.source[0] < begin and v.first[b.source[0]] == v.first[begin]:
            begin = b.source[0]
        if begin <= a.content[0] or begin > a.content[1] or (v.quote[begin - 1] >= 0 and not v.closes_quote(begin - 1)):
            return None
        k = begin - 1
        while k > a.content[0] and v.quote[k] < 0 and (v.lower[k] in ADVERBS or v.lower[k] in AUXILIARIES):
            k -= 1
        w = v.lower[k]
        if b.shared and w in ("and", "but", ",", "while", "by", "before", "after", "when") and b.source == a.source:
            return k - 1
        if not b.shared and w in ("and", "but", "while", ";") and v.lower[k - 1] == ",":
            return k - 1
        if not b.shared and w in ("but", "while"):
            return k - 1
        if v.lower[b.cue[0]] == "according" and a.shape == "right" and w in (",", "("):
            return k - 1
        return None

    def _follow(self) -> None:
        """Let a quotation that fills the next sentence belong to the source before it: "..., " he said. "..."."""
        v = self.v
        covered = self._covered()
        by_cue: Iterator[Draft] = iter(self.drafts)
        for draft in by_cue:
            if draft.content is None:
                continue
            at = v.last[max(draft.content[1], draft.hull[1])] + 1
            quoted = v.quote[draft.content[1]] >= 0
            while (
                quoted
                and at < v.n
                and v.opens_quote(at)
                and v.quote[at] not in covered
                and v.quotes[v.quote[at]].kind != "scare"
            ):
                end = v.token_of[v.quote[at]][1]
                if v.last[end] - end > 2:
                    break
                draft.content = (draft.content[0], end)
                draft.shape = "around" if draft.content[0] < draft.hull[0] else draft.shape
                covered.add(v.quote[at])
                at = v.last[end] + 1


def is_media(view: View, span: Span) -> bool:
    """Whether a hearer passes on what it is told: a name with a word for a newspaper, a station or an agency."""
    words = range(span[0], span[1] + 1)
    return any(view.lower[k] in MEDIA and view.word[k][0].isupper() for k in words)


def _is_titled(view: View) -> bool:
    """Whether a paragraph is a headline in title case, in which verbs have capitals too."""
    if view.n > 40:
        return False
    long = [w for w in view.word if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) * 10 >= len(long) * 8


__all__ = ["PLACES", "Draft", "Finder", "find_attributions", "is_media"]
