"""Where what is said ends: the clause, noun phrase or quotation that begins at a token, and what comes behind it."""

from __future__ import annotations

from archive.extract.english.clause_words import (
    ADVERBS,
    BOUNDARIES,
    DATE_WORDS,
    PLACES,
    RELATIVE,
    SUBJECT_PRONOUNS,
    TIES,
)
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS
from archive.extract.sources.cues import NOUN_FORMS, Cue
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.saying import Span
from archive.extract.words import word_set

_AT = word_set("attributions", "words.behind_cues")
_FRONTING = word_set("attributions", "words.fronting")
_LONGEST_MEMBER = 25  # tokens of what stands between two semicolons
_LONGEST = 400  # tokens of one content: what is longer is no sentence
_ADVERBIAL = word_set("attributions", "words.adverbial")
_HELD_AGAINST = frozenset(("versus", "vs", "against", "compared", "from", "to", "at"))  # "12 in May against 40"
_NOW = frozenset(("now", "currently"))  # "to cut its rate, now 9%, by 2%"
_BY = frozenset(("by", "to", "from"))
_BEFORE_DAYS = frozenset(("in", "on", "early", "late", "mid", "last", "this", "since", "for"))
_GOES_ON = frozenset(("up", "down", "compared", "versus", "vs", "against"))
_CHANGES = frozenset("increase rise gain jump improvement decrease fall drop decline".split())
_PARTS = frozenset(
    (
        ("of", "them"),
        ("of", "those"),
        ("of", "which"),
        ("of", "whom"),
        ("more", "than"),
        ("fewer", "than"),
        ("less", "than"),
    )
)
_OF_THEM = frozenset(("the", "these", "those", "them"))
_OCCASIONS = frozenset(("during", "in", "at"))
_BEFORE_REPORTS = _FRONTING | {"amid", "despite", "following"}
_LONGEST_REPORT = 5  # tokens of "After fresh reports that"
_DOERS = frozenset(("he", "she", "it", "they", "we", "there"))
_BEFORE_SURE_VERBS = SUBJECT_PRONOUNS | {"will"}  # "they estimate", "the council will report"
_TOLD = word_set("attributions", "words.told")
_BEFORE_FRONTING = frozenset(("even", "but", "and", "just", "only", "yet", "so"))


class ContentEnds:
    """The rules over one paragraph that find where what is said ends."""

    def __init__(self, view: View) -> None:
        self.v = view

    def clause(self, j: int, stop: int) -> Span:
        v = self.v
        end = self._before_occasion(j, min(stop, j + _LONGEST))
        if ";" in v.lower[j : end + 1]:
            end = next((k - 1 for k in range(j, end + 1) if v.lower[k] == ";" and self._parts_clauses(k, end)), end)
        if ")" in v.lower[j : end + 1]:
            end = self._within_brackets(j, end)
        return j, self.without_stop(j, end)

    def _within_brackets(self, j: int, end: int) -> int:
        """Return where what is said in brackets ends: "fell (though he says {it rose}) and"; a pair of its own is passed over."""
        v = self.v
        depth = 0
        for k in range(j, end + 1):
            if v.lower[k] == "(":
                depth += 1
            elif v.lower[k] == ")" and v.quote[k] < 0:
                depth -= 1
                if depth < 0:
                    return max(j, k - 1)
        return end

    def _parts_clauses(self, k: int, end: int) -> bool:
        """Whether a clause of its own stands behind the semicolon at ``k``, no member of a list: "Ann Lee, 47; Bob Roe, 43; and a boy"."""
        v = self.v
        of = k + 1 + (v.lower[min(k + 1, end)] == "and")
        if v.quote[k] >= 0 or (of < end and v.lower[of] == "of" and v.lower[of + 1] in _OF_THEM):
            return False  # "said 40 were there; of the 12 who fled,"
        stop = min(end, k + _LONGEST_MEMBER)
        stop = next((m for m in range(k + 1, stop) if v.lower[m] == ";"), stop)
        return any(v.is_finite(m) for m in range(k + 1, stop + 1))

    def _before_occasion(self, j: int, end: int) -> int:
        """Return where a clause ends before the occasion that it is said at: ", during a speech which", ", in a statement"."""
        v = self.v
        for k in range(j + 1, end - 2):
            if v.lower[k] != "," or v.lower[k + 1] not in _OCCASIONS or v.quote[k] >= 0:
                continue
            if v.lower[k + 2] in DETERMINERS and not PLACES.isdisjoint(v.lower[k + 3 : k + 6]):
                return k - 1
        return end

    def phrase(self, j: int, stop: int, *, reported: bool = False) -> Span:
        """Return a noun phrase and what hangs on it, up to the next mark; what is ``reported`` goes on to what it is held against."""
        v = self.v
        k = j
        while k <= min(stop, j + 80):
            if v.quote[k] < 0 and (
                v.lower[k] in (";", "—", "–")
                or v.is_colon(k)
                or (v.lower[k] == "," and not self._listed(k, stop, j if reported else None))
                or (k > j + 1 and self._new_clause(k, stop))
            ):
                break
            k += 1
        end = k - 1
        while end > j and k <= stop and v.lower[k] in DATE_WORDS and v.lower[end] in _BEFORE_DAYS:
            end -= 1  # "the sale in early January"
        return j, self.without_stop(j, end)

    def _new_clause(self, k: int, stop: int) -> bool:
        """Whether a noun phrase that a verb takes is over at ``k``: an adverbial clause, a day, or "and" with another verb."""
        v = self.v
        w = v.lower[k]
        if w == "but" and k < stop and v.opens_quote(k + 1):
            return False  # "a “thriller” but “lousy history”"
        if w in _ADVERBIAL:
            return True
        if w in DATE_WORDS and v.word[k][0].isupper() and w not in ("may", "march"):
            return v.lower[k - 1] not in TIES and (k >= stop or v.lower[k + 1] in ADVERBS or not v.is_nominal(k + 1))
        day = k < stop and v.lower[k + 1] in DATE_WORDS | {"week", "month", "year"}
        if day and (w in ("on", "in") or (w in ("last", "this") and v.lower[k - 1] not in TIES)):
            if k + 2 > stop:
                return True  # "called the dip in May's figure “mild”", "called the dip in May “mild”"
            behind = v.lower[k + 2]
            return not (behind in _HELD_AGAINST or behind in ("'s", "’s") or v.opens_quote(k + 2))
        if w not in ("and", "but") or k >= stop or v.quote[k + 1] >= 0 or not v.is_word(k + 1):
            return False
        if w == "and" and v.is_finite(k + 1) and v.word[k + 1].islower():
            return True
        he = k + 1 + (v.lower[k + 1] in ADVERBS)
        return he < stop and v.lower[he] in _DOERS and v.is_finite(he + 1)  # "rejected the bill and now it must"

    def _listed(self, k: int, stop: int, reported: int | None) -> bool:
        """Whether the comma at ``k`` is a number's, or leads to another of what is told from ``reported`` on: "net income of $3m, up from $2m"."""
        v = self.v
        if k >= stop:
            return False
        goes_on = reported is not None and (
            v.lower[k + 1] in _GOES_ON or self._is_change(k + 1, stop) or self._tells_part(reported, k, stop)
        )
        attributes = v.lower[k - 2] == "-" and v.tk.glued(k - 1) and (v.is_number(k + 1) or v.lower[k + 1] in "$£€")
        now = v.lower[k + 1] in _NOW or (v.lower[k + 1] in _BY and not _NOW.isdisjoint(v.lower[max(0, k - 7) : k]))
        return v.tk.glued(k + 1) or goes_on or attributes or now or self._restates(k, stop)  # "a three-year, $4m plan"

    def _tells_part(self, first: int, k: int, stop: int) -> bool:
        """Whether a part of the number told from ``first`` on, or one that outdoes it, follows the comma at ``k``: "12 arrests, two of them"; not "the grade, two of them"."""
        if not self.v.is_number(k + 1) or not any(self.v.is_number(i) for i in range(first, k)):
            return False
        pair = tuple(self.v.lower[k + 2 : min(k + 4, stop + 1)])
        return pair in _PARTS

    def _is_change(self, k: int, stop: int) -> bool:
        """Whether an apposition at ``k`` says by how much the number before it rose: "$92m, (an increase of $18m)", "(a 7% rise over) $86m"."""
        v = self.v
        return v.lower[k] in ("a", "an") and not _CHANGES.isdisjoint(v.lower[k + 1 : min(k + 5, stop) + 1])

    def _restates(self, k: int, stop: int) -> bool:
        """Whether a number behind the comma at ``k`` says the one before it again: "$3m, or 19 cts a share"."""
        v = self.v
        return k + 1 < stop and v.lower[k + 1] == "or" and (v.is_number(k + 2) or v.lower[k + 2] in "$£€")

    def without_stop(self, j: int, end: int) -> int:
        v = self.v
        while end > j and v.quote[end] < 0 and v.lower[end] in (".", ",", "?", "!", "—", "–"):
            end -= 1
        return end

    def quoted(self, j: int, stop: int) -> Span:
        """Return a quotation as content: itself where it is direct, else with the rest of its clause."""
        v = self.v
        found = v.quotes[v.quote[j]]
        if found.kind == "direct":
            return j, v.token_of[v.quote[j]][1]
        return self.clause(j, stop)

    def bounded(self, content: Span, k: int, source: Span, *, shared: bool) -> Span:
        """End content where its clause ends: one in commas ("Lee, who said ..., left") or before another ("While he said ..., it").

        ``k`` is the token before the verb group.
        """
        v = self.v
        relative = self._relative_of(k, source)
        if relative is not None:
            if v.lower[relative - 1] != "," and not self._is_apposed(source):
                return self._up_to_main_verb(content, source) if not self._is_share(source) else self._to_comma(content)
            ends = self._verb_follows
        elif not shared and self._fronts(source):
            ends = self._clause_begins
        elif source[0] > v.first[k] and v.lower[source[0] - 1] == "what":
            ends = self._verb_follows  # "that struck what it said were two camps, has sent"
        else:
            return content
        for j in range(content[0] + 1, content[1]):
            if v.lower[j] == "," and v.quote[j] < 0 and not v.tk.glued(j + 1) and ends(j + 1, content[1]):
                return content[0], self.without_stop(content[0], j - 1)
            if v.lower[j - 1] == "," and v.closes_quote(j) and ends(j + 1, content[1]):
                return content[0], j  # "who said it was “too late,” left"
        return content

    def _is_apposed(self, source: Span) -> bool:
        """Whether a source stands in apposition, behind a comma: "Tom Roe, 52, a clerk who said (he was ill), was held"."""
        v = self.v
        begin = source[0]
        return begin - 1 > v.first[begin] and v.lower[begin - 1] == "," and v.lower[begin] in ("a", "an", "the", "one")

    def _up_to_main_verb(self, content: Span, source: Span) -> Span:
        """End what is said in a relative clause of the subject before its verb: "A man who told police that he was shot (has been charged)"."""
        v = self.v
        opens = v.lower[content[0]] == "that" or v.lower[content[0]] in _DOERS
        if source[0] != v.first[source[0]] or not opens:
            return content
        verb = -1
        for j in range(content[0] + 1, content[1]):
            w = v.lower[j]
            if v.quote[j] >= 0 or w in BOUNDARIES or w in ("and", "or") or not v.is_word(j):
                return content
            if v.is_finite(j) and v.lower[j - 1] not in AUXILIARIES:
                if verb >= 0 and w in AUXILIARIES and j > verb + 1:
                    return content[0], j - 1
                verb = j
        return content

    def up_to_verb(self, content: Span) -> Span:
        """End content before the comma behind which the verb of its sentence stands."""
        v = self.v
        for j in range(content[0] + 1, content[1]):
            if v.lower[j] == "," and v.quote[j] < 0 and not v.tk.glued(j + 1) and self._verb_follows(j + 1, content[1]):
                return content[0], self.without_stop(content[0], j - 1)
        return content

    def _relative_of(self, k: int, source: Span) -> int | None:
        """Return where the pronoun of a relative clause stands: "Lee, who (said)", "the plan, which critics (say)"; else None."""
        v = self.v
        if v.lower[k] in RELATIVE:
            return k
        before = source[0] - 1
        if before <= v.first[k] or v.lower[before] not in ("which", "whom", "who"):
            return None
        return before if v.lower[before - 1] == "," else None

    def _is_share(self, source: Span) -> bool:
        """Whether a share of those who say something follows: "of the firms that say they use it, (69%)"."""
        v = self.v
        k = source[0] - 1
        return (
            k >= v.first[source[0]]
            and v.lower[k] in ("of", "among")
            and (k == v.first[k] or not v.is_word(k - 1) or v.lower[k - 1] == "that")
        )

    def _to_comma(self, content: Span) -> Span:
        comma = self._comma(content[0], content[1])
        return (content[0], self.without_stop(content[0], comma - 1)) if content[0] < comma < content[1] else content

    def _comma(self, j: int, stop: int) -> int:
        """Return the first comma behind ``j`` that is no number's, else ``stop``: a clause has its verb before one."""
        v = self.v
        return next((k for k in range(j, stop) if v.lower[k] == "," and v.quote[k] < 0 and not v.tk.glued(k + 1)), stop)

    def _fronts(self, source: Span) -> bool:
        """Whether the clause of a subject hangs on a later one: "While the bank said", "Even as he said"."""
        v = self.v
        k = source[0] - 1
        if k > v.first[source[0]] and v.lower[k] == "that":
            return self._fronts_report(k)
        if k < v.first[source[0]] or v.lower[k] not in _FRONTING:
            return False
        while k > v.first[source[0]] and v.lower[k - 1] in _BEFORE_FRONTING:
            k -= 1
        return k == v.first[source[0]]

    def _fronts_report(self, that: int) -> bool:
        """Whether "that" at ``that`` tells what somebody heard before a later clause: "After news that he (plans to go, she left)"."""
        v = self.v
        first = v.first[that]
        if v.lower[first] not in _BEFORE_REPORTS or that - first > _LONGEST_REPORT:
            return False
        return all(v.is_nominal(k) or v.lower[k] in TIES for k in range(first + 1, that))

    def _verb_follows(self, j: int, stop: int) -> bool:
        v = self.v
        while j < stop and v.quote[j] < 0 and (v.lower[j] in ADVERBS or v.lower[j].endswith("ly")):
            j += 1
        return v.quote[j] < 0 and v.is_finite(j)

    def _clause_begins(self, j: int, stop: int) -> bool:
        """Whether a subject and its verb follow, before another comma."""
        v = self.v
        if v.lower[j] in ("and", "or", "which", "who", "where", "that", "but"):
            return False
        for k in range(j, min(stop, j + 20) + 1):
            if v.quote[k] >= 0 or v.lower[k] in (",", ";"):
                return False
            if k > j and v.is_finite(k):
                return True
        return False

    def ends_open(self, lead: int) -> bool:
        """Whether the quotation before a source is not finished by a full stop: a comma, a question, or no mark."""
        v = self.v
        q = v.quote[lead] if v.quote[lead] >= 0 else v.quote[lead - 1]
        found = v.quotes[q]
        inner = v.tk.text[found.inner_start : found.inner_end].rstrip()
        return inner[-1:] != "." or v.lower[lead] == ","

    def ends_clause(self, j: int, stop: int, cue: Cue) -> bool:
        """Whether a cue that stands behind its content has nothing of its own to say: ", he added." but not "he responded to it"."""
        v = self.v
        w = v.lower[j] if j <= stop else "."
        if cue.group in ("say", "tell", "inform"):
            return not (cue.base == "tell" and not _TOLD.isdisjoint(v.lower[j : min(stop, j + 3) + 1]))
        if cue.group == "speak":
            return False
        noun = v.lower[j - 1] in NOUN_FORMS and v.lower[j - 2] not in _BEFORE_SURE_VERBS
        if noun and not ((cue.form == "third" or cue.group == "hope") and w == "."):
            return False
        return (
            (not v.lower[min(j, stop)][0].isalnum() and w not in "$£€") or w in _AT or w in ADVERBS or w in DATE_WORDS
        )
