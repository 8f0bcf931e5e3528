"""What is said: the clause, quotation or noun phrase that a verb takes, and who hears it."""

from __future__ import annotations

from typing import NamedTuple

from archive.extract.english.clause_words import (
    ADVERBS,
    BOUNDARIES,
    OBJECT_PRONOUNS,
    PLACES,
    RELATIVE,
    SHARES,
    SUBJECT_PRONOUNS,
    TIES,
)
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_person, is_plural
from archive.extract.english.word_classes import TIME_HEADS
from archive.extract.sources.content_clauses import LEVEL, ContentClauses
from archive.extract.sources.cues import ACTS, HEARERS, MEDIA, SAYING_NOUNS, Cue
from archive.extract.sources.saying import Span
from archive.extract.words import word_set

_WH = word_set("attributions", "words.wh")
_TOLD = word_set("attributions", "words.told")
# What they begin is said too: "said with rents rising, it would", not "said in Rome, it would".
_CONDITIONS = frozenset(("with", "without", "despite", "under", "for", "given"))
_ANSWERS = frozenset(("respond", "reply"))
_CITING = frozenset(("citing", "quoting"))
_FELT = word_set("attributions", "words.felt")
_GREETINGS = frozenset(("goodbye", "farewell", "hello", "hi", "sorry"))
_OBJECTING = frozenset(("about", "against"))  # "complained about the law that"
_RELATIVE = 14  # tokens of what is told of a hearer
_FORESEES = frozenset(("see", "look"))
_LEADS_TO_LEVEL = frozenset(("of", "to", "at", "by"))
_MONEY = frozenset("$ £ € pence cents cent dollars dlrs pounds euros rupees yen rand naira shillings".split())
_TIME = 4  # tokens of "two days later"
_SOON = 6  # tokens within which a noun phrase has the word that its verb needs
_ENDS_DESCRIPTION = (BOUNDARIES - RELATIVE - {"but", "or", "nor", "than"}) | {";", "—", "–"}
_AS_WELL = frozenset(("well", "part", "soon", "they", "he", "she", "it"))  # no "as" of what somebody is: "as well as"
_WHEN_SAID = frozenset(("at", "in", "on", "during"))
_TO_LEVELS = frozenset(("to", "from", "by", "at"))
_OBJECT_GROUPS = frozenset(("accuse", "charge", "put", "estimate"))  # a noun phrase is all that their verbs take


class Taken(NamedTuple):
    """What a verb takes. ``plain``: a bare noun phrase, of a verb that may mean something else ("added 200 jobs")."""

    span: Span
    hearer: Span | None = None
    plain: bool = False


_BOUNDARIES_AND_RELATIVES = BOUNDARIES | RELATIVE
_PRONOUNS = SUBJECT_PRONOUNS - RELATIVE
_ONLY_SAYING_NOUNS = SAYING_NOUNS - {"that"}


class Contents(ContentClauses):
    """The rules over one paragraph that find what is said behind a verb."""

    def after_cue(self, j: int, cue: Cue, *, first: int) -> Taken | None:
        """Return what stands at ``j`` behind a cue, and who hears it; None where nothing does that the verb takes."""
        v = self.v
        stop = v.last[first]
        hearer: Span | None = None
        j = self._behind_verdict(self._behind_ago(v.skip_right(j, stop), stop), stop, cue)
        if "hearer" in cue.takes and j <= stop and v.quote[j] < 0:
            hearer = self.hearer(j, stop)
            if hearer is not None:
                if cue.base == "tell" and self._is_told_thing(hearer):
                    return None
                hearer = self._without_subject(hearer, stop)
                j = v.skip_right(hearer[1] + 1, stop)
                j = self._behind_relative(j, stop) if v.lower[hearer[0]] in DETERMINERS else j
        if (
            j > stop
            or self._is_time_since(j, stop)
            or v.lower[j] in _CITING
            or (cue.base == "say" and v.lower[j] in _GREETINGS)
        ):
            return None  # "Reuters reported citing the ministry", "said goodbye to 12 players"
        if cue.base == "find" and self._is_felt(j, stop):
            return None
        if cue.group == "revise" and not cue.particle:
            return self._revised(j, stop)
        if cue.group == "describe" and v.lower[j] not in _WH:
            return self._described(j, stop, cue)
        content = self._taken(j, stop, cue)
        if content is None and hearer is not None and cue.group == "warn":
            content, hearer = self._taken(hearer[0], stop, cue), None  # "warned prices would rise"
        if content is not None:
            return Taken(content, hearer)
        if "object" not in cue.takes or hearer is not None or not self._opens_phrase(j, stop):
            return None
        content = self.phrase(j, stop, reported=cue.stance == "reported" or cue.group in ("estimate", "put"))
        if cue.group in ("estimate", "put") or cue.base == "project":
            content = self._over_list(self._up_to_level(content, stop), stop)
        if cue.group == "question" and self.names_persons(content):
            return None
        if cue.base == "dismiss" and self._is_somebody(content):
            return None  # "dismissed his 12 aides"
        return Taken(content, plain=cue.group not in _OBJECT_GROUPS) if self._is_taken(content, cue) else None

    def _behind_verdict(self, j: int, stop: int, cue: Cue) -> int:
        """Return where what is rejected begins, behind what it is rejected as: "as fiction (a report)", "as false (claims that)"."""
        v = self.v
        if cue.group != "reject" or j > stop or v.lower[j] != "as":
            return j
        near = range(j + 2, min(stop, j + _SOON))
        return next((k for k in near if v.lower[k] in DETERMINERS or v.lower[k] in SAYING_NOUNS), j)

    def _described(self, j: int, stop: int, cue: Cue) -> Taken | None:
        """Return what somebody is described as, with who it is: "{the man as 30, 6 feet tall}, who ran"; else the thing that is described."""
        v = self.v
        if j > stop or not self._opens_phrase(j, stop) or v.lower[j] in PREPOSITIONS:
            return None
        near = range(j + 1, min(stop, j + LEVEL))
        at = next((k for k in near if v.lower[k] == "as" and v.quote[k] < 0 and v.lower[k + 1] not in _AS_WELL), None)
        if at is None or any(v.quote[k] < 0 and v.is_finite(k) for k in range(j + 1, at)):
            return None if cue.needs else Taken(self.phrase(j, stop), plain=True)
        end = next((k - 1 for k in range(at + 1, stop + 1) if self._ends_description(k, stop)), stop)
        return Taken(self.clause(j, end), plain=True)

    def _revised(self, j: int, stop: int) -> Taken | None:
        """Return the levels to which a count or forecast is revised, with what it is of: "cut its forecast {of growth to 2% from 3%}"."""
        v = self.v
        if j > stop or not (v.lower[j] in PREPOSITIONS or v.lower[j] in ADVERBS or v.lower[j] == "a"):
            return None
        content = self.phrase(j, stop, reported=True)
        levels = (k for k in range(j, content[1]) if v.lower[k] in _TO_LEVELS)
        return Taken(content, plain=True) if any(self._opens_number(k + 1, stop) for k in levels) else None

    def _ends_description(self, k: int, stop: int) -> bool:
        """Whether what somebody is described as is over at ``k``: a clause, behind a comma or "and", that tells something else of him."""
        v = self.v
        w = v.lower[k]
        if v.quote[k] >= 0 or k >= stop:
            return False
        if v.is_colon(k):
            return True
        if w in (",", "and", "but"):
            told = k + 1 + (v.lower[k + 1] in ("and", "but"))
            subject = v.lower[told] in _PRONOUNS or v.is_finite(told)
            return subject or (w == "," and v.lower[k + 1] in _BOUNDARIES_AND_RELATIVES)
        return w in _ENDS_DESCRIPTION or (w == "." and v.lower[k - 1] in ("jr", "sr"))

    def describes(self, content: Span) -> bool:
        """Whether what a verb of describing takes is told by it: what is seen, how, or what stands behind "as" where no number is granted before.

        Not in "described the 12 deaths as a shame".
        """
        v = self.v
        first = v.lower[content[0]]
        if first in _WH or (first.endswith("ing") and len(first) > 5):
            return True
        for k in range(content[0], content[1] + 1):
            if v.lower[k] == "as":
                return True
            if v.is_number(k):
                return False
        return False

    def _behind_relative(self, j: int, stop: int) -> int:
        """Return where "that" stands behind what is told of a hearer: "told a man who had come (that)"; else the token itself."""
        v = self.v
        if j >= stop or v.lower[j] != "who":
            return j
        verb = False
        for k in range(j + 1, min(stop, j + _RELATIVE) + 1):
            if v.quote[k] >= 0 or v.lower[k] in (",", ";", ":"):
                break
            if verb and v.lower[k] == "that":
                return k
            verb = verb or v.is_finite(k)
        return j

    def _is_felt(self, j: int, stop: int) -> bool:
        """Whether what is found is how something feels, or oneself: "find life difficult", "find themselves facing"."""
        v = self.v
        w = v.lower[j]
        if w == "it":
            return j < stop and not v.is_finite(j + 1)
        if w.endswith(("self", "selves")):
            return True
        for k in range(j + 1, min(stop, j + _SOON) + 1):
            if v.lower[k] in _FELT and v.is_nominal(k - 1) and v.lower[k - 1] not in DETERMINERS:
                return k == stop or not v.is_nominal(k + 1) or v.lower[k + 1] in PREPOSITIONS
            if v.quote[k] >= 0 or (v.word[k][0].islower() and v.is_finite(k)):
                return False
        return False

    def _is_somebody(self, content: Span) -> bool:
        """Whether a phrase is of persons or a name, who are dismissed: "his 12 aides", "Ann Lee"; not "the claim", "Lee as a clown"."""
        v = self.v
        head = self._head(content)
        if "as" in v.lower[content[0] : content[1] + 1]:
            return False
        return self.names_persons(head) or all(v.word[k][0].isupper() for k in range(head[0], head[1] + 1))

    def _is_told_thing(self, span: Span) -> bool:
        """Whether what stands behind "tell" is told, and hears nothing: "told the truth about", "tells the story of"; not "told the court"."""
        head = self._head(span)[1]
        return self.v.lower[head] in _TOLD and self.v.word[head][0].islower()

    def _behind_ago(self, j: int, stop: int) -> int:
        """Return the token behind a time counted back, before "that": "said two days ago (that)", "months ago (that)"."""
        v = self.v
        for k in range(j + 1, min(j + 4, stop)):
            if v.lower[k] == "ago" and v.quote[k] < 0:
                return k + 1 if v.lower[k + 1] == "that" else j
        return j

    def _is_time_since(self, j: int, stop: int) -> bool:
        """Whether nothing stands at ``j`` but when it was said: "said a week later.", "said two days earlier"."""
        v = self.v
        k = next(
            (k for k in range(j + 1, min(j + _TIME, stop + 1)) if v.lower[k] in ("later", "earlier", "afterwards")), 0
        )
        return k > 0 and v.lower[k - 1] in TIME_HEADS and k >= stop - 1

    def _head(self, span: Span) -> Span:
        """Return a noun phrase up to what is tied to it: "his 12 aides", not "from the cabinet"."""
        v = self.v
        return span[0], next((k - 1 for k in range(span[0] + 1, span[1] + 1) if v.lower[k] in TIES), span[1])

    def names_persons(self, span: Span) -> bool:
        """Whether a phrase is of persons, who are questioned or dismissed: "some of the 14 men"; "the mayor's account" is none."""
        lower = self.v.lower
        return any(
            is_person(lower[k]) and lower[k + 1 : k + 2] not in (["'s"], ["’s"], ["'"], ["’"])
            for k in range(span[0], span[1] + 1)
        )

    def hearer(self, j: int, stop: int) -> Span | None:
        v = self.v
        if v.lower[j] in _WH or v.lower[j] in ("that", "to", ",", ":"):
            return None
        if v.lower[j] in OBJECT_PRONOUNS:
            return j, j
        if v.lower[j] in SUBJECT_PRONOUNS:
            return None
        return self._without_adjunct(v.phrase_to_right(j, stop=stop))

    def _without_adjunct(self, hearer: Span | None) -> Span | None:
        """Return a hearer without how he is told: "told Reuters (in an interview)", "told AFP (on condition of anonymity)"."""
        v = self.v
        if hearer is None:
            return None
        for k in range(hearer[0] + 1, hearer[1] + 1):
            if k < hearer[1] - 1 and v.lower[k] in ("in", "at") and v.lower[k + 2] in PLACES:
                return hearer[0], k - 1
            if v.lower[k - 1] not in MEDIA or not v.word[k - 1][0].isupper() or not v.word[k].islower():
                continue
            if k == hearer[1] < v.n - 1 and v.lower[k + 1] in AUXILIARIES and v.lower[k] not in MEDIA:
                return hearer[0], k - 1  # "told the BBC (progress had been made)"
            if k < hearer[1] and v.lower[k] in ("in", "on", "at") and v.word[k + 1].islower():
                return hearer[0], k - 1
            if is_plural(v.lower[k]) and v.lower[k] not in MEDIA and not is_person(v.lower[k]):
                return hearer[0], k - 1  # "told Reuters (offers had gone up)", not "Times reporters"
        return hearer

    def _without_subject(self, hearer: Span, stop: int) -> Span:
        """Return a hearer without the name that is the subject of what he hears: "told (a luncheon) Lee could"."""
        v = self.v
        first, last = hearer
        if last >= stop or v.lower[last + 1] not in AUXILIARIES:
            return hearer
        known = first + (v.lower[first] in DETERMINERS)
        if (
            known < last
            and v.lower[known] in HEARERS
            and v.lower[known + 1] not in TIES
            and v.word[known + 1][0].islower()
        ):
            return first, known  # "told (the court) guides were", "told (police) four men had"
        k = last
        while k > first and v.word[k][0].isupper():
            k -= 1
        return (first, k) if first < k < last and v.word[k].islower() else hearer

    def _taken(self, j: int, stop: int, cue: Cue) -> Span | None:
        """Return the clause or quotation at ``j`` that a verb takes."""
        v = self.v
        w, takes = v.lower[j], cue.takes
        if v.quote[j] >= 0 and v.opens_quote(j):
            if cue.group == "speak" and self._is_adjective(j, stop):
                return None  # "offers ‘lickable’ screens"
            return self.quoted(j, stop) if takes != {"object"} else None
        if w == ":" and v.is_colon(j):
            if j < stop and takes & {"that", "bare"}:
                return self.quoted(j + 1, stop) if v.opens_quote(j + 1) else self.clause(j + 1, stop)
            return None
        if w == ",":
            return self._behind_comma(j, stop, cue)
        if w == "that" and takes & {"that", "bare"} and j < stop:
            return self.clause(j, stop)
        if w == "not" and j < stop and v.lower[j + 1] == "to" and "to" in takes:
            return self.clause(j, stop)
        if w in _WH and "wh" in takes:
            return self.clause(j, stop) if j < stop else None
        if w == "to" and "to" in takes and (cue.group != "claim" or self.is_infinitive(j, stop)):
            return self._behind_to(j, stop, cue)  # "claimed to police that" has a hearer
        amount = w in PREPOSITIONS and self._opens_amount(j, stop) and cue.base not in _ANSWERS
        if w in PREPOSITIONS and w != "like" and not amount:
            return self._behind_adjunct(j, stop, cue)
        if w in ("this", "so", "it") and j < stop and (v.lower[j + 1] in PREPOSITIONS or v.lower[j + 1] in (".", ",")):
            return None  # "said this in response"
        if cue.refuses and self._is_refused(j, stop, cue):
            return None  # "claimed their first title while she"
        if "bare" in takes and self._opens_clause(j, stop, cue, amount=amount):
            return self.clause(j, stop)
        return None

    def _behind_to(self, j: int, stop: int, cue: Cue) -> Span | None:
        """Return the clause that "to" begins, or the levels to which a toll is revised: "raised the toll {to 12 from 9}, while 40 were in hospital"."""
        return self.phrase(j, stop, reported=True) if cue.group == "revise" else self.clause(j, stop)

    def _behind_comma(self, j: int, stop: int, cue: Cue) -> Span | None:
        v = self.v
        if j >= stop:
            return None
        if v.opens_quote(j + 1):
            return self.quoted(j + 1, stop) if cue.takes & {"that", "post", "bare"} else None
        if not cue.takes & {"that", "bare"}:
            return None
        for k in range(j + 1, min(stop, j + 14)):
            if v.lower[k] == "," and k < stop:
                if v.lower[k + 1] == "that":
                    return self.clause(k + 1, stop)
                if v.opens_quote(k + 1):
                    return self.quoted(k + 1, stop)
                break
            if v.lower[k] == "that" and k == j + 1:
                return self.clause(k, stop)
        return self._behind_aside(j, stop) if cue.group in ("say", "tell") else None

    def _behind_adjunct(self, j: int, stop: int, cue: Cue) -> Span | None:
        """Return what is said behind "in a statement", "at a rally in Ohio", "to reporters": behind "that", a colon, a mark."""
        v = self.v
        if "to" in cue.takes and v.lower[j] in _WHEN_SAID:
            to = next((k for k in range(j + 2, min(stop, j + 6)) if v.lower[k] == "to"), stop)
            if to < stop and self.is_infinitive(to, stop) and v.is_nominal(to - 1) and not self.has_verb(j, to):
                return self.clause(to, stop)  # "promised at the election to cut taxes"
        if not cue.takes & {"that", "bare"} or cue.group == "speak" or (cue.base == "add" and v.lower[j] == "to"):
            return None
        if v.lower[j] == "to" and self.is_infinitive(j, stop):
            return None  # "As he tried to help, “it blew up.”"
        for k in range(j + 1, min(stop, j + 20) + 1):
            w = v.lower[k]
            if v.opens_quote(k):
                return self.quoted(k, stop) if not v.is_nominal(k) or k > j + 1 else None
            if w == "that" and k > j + 1:
                if v.lower[j] == "to" and cue.base in _ANSWERS:
                    return None  # "Police responded to a report that"
                objects = k >= stop or v.lower[j] in _OBJECTING or v.is_finite(k + 1)
                clause = not objects and self._says_something(k, min(stop, k + 20))
                return self.clause(k, stop) if clause else None
            if v.is_colon(k) and k < stop:
                return self.quoted(k + 1, stop) if v.opens_quote(k + 1) else self.clause(k + 1, stop)
            if w == ",":
                if k < stop and v.opens_quote(k + 1):
                    return self.quoted(k + 1, stop)
                said = cue.group in ("say", "tell") and not self._is_aside_before(j)
                begin = j if v.lower[j] in _CONDITIONS else k + 1
                return self.clause(begin, stop) if said and self.opens_sentence(k + 1, stop) else None
            if cue.group in ("say", "tell") and k > j + 1 and self._new_subject(k, stop):
                return self.clause(k, stop)
            if w in AUXILIARIES or w in (";", "but") or (w == "and" and k < stop and v.is_finite(k + 1)):
                return None
        return None

    def _is_taken(self, content: Span, cue: Cue) -> bool:
        """Whether a noun phrase has what the verb asks of one."""
        v = self.v
        if cue.group == "put":
            near = v.lower[content[0] : content[0] + _SOON]
            return self._has_level(content) and not (cue.needs and cue.needs.isdisjoint(near))
        if cue.group == "name" and v.lower[content[0]][0].isdigit():
            return False  # "called 911 at a shop"
        words = range(content[0] + (cue.base != "see"), min(content[1], content[0] + _SOON) + 1)
        if (cue.refuses and self._is_refused(content[0], content[1], cue)) or v.lower[content[1]] == "ago":
            return False  # "the 3% that the bank estimated a month ago"
        if cue.group == "intend":  # "pledged $3m"
            return self.opens_number(content[0], content[1])
        if not cue.needs or (cue.base in _FORESEES and self._has_price(content)):
            return True
        return any(v.lower[k] in cue.needs for k in words) or (
            "“" in cue.needs and any(v.quote[k] >= 0 for k in range(content[0], content[1] + 1))
        )

    def _has_price(self, content: Span) -> bool:
        """Whether a noun phrase leads to a share or a sum: "margins {of 9 percent}", "the shares falling {to $140}"; not "12 men", "a home for 12"."""
        v = self.v
        for k in range(content[0], min(content[1] - 1, content[0] + LEVEL)):
            if v.lower[k] in _LEADS_TO_LEVEL and self.opens_number(k + 1, content[1]):
                near = v.lower[k + 1 : min(k + 6, content[1] + 1)]
                return any(w in SHARES or w in _MONEY for w in near)
        return False

    def _is_refused(self, j: int, stop: int, cue: Cue) -> bool:
        """Whether a word that the cue refuses stands at ``j`` or soon behind, before a verb: "12 lives", not "the victim was"."""
        v = self.v
        for k in range(j, min(stop, j + _SOON) + 1):
            if k > j and v.word[k][0].islower() and v.is_finite(k):
                return False
            if v.lower[k] in cue.refuses:
                return not (k < stop and v.is_finite(k + 1))
        return False

    def states(self, content: Span, cue: Cue) -> bool:
        """Whether a noun phrase that a verb takes is what somebody states, not what he does: "denied the report", not "two charges"."""
        words = self.v.lower[content[0] : min(content[1], content[0] + _SOON * 2) + 1]
        if cue.group == "reject":
            return words[0] == "that" or not _ONLY_SAYING_NOUNS.isdisjoint(words)
        return "that" in words or ACTS.isdisjoint(words)

    def is_marked(self, j: int, stop: int, cue: Cue) -> bool:
        """Whether what follows a form that is more often a noun can only be what a verb takes: "reports that", not "reports of"."""
        v = self.v
        j = v.skip_right(j, stop)
        if j > stop:
            return False
        w = v.lower[j]
        if (
            v.opens_quote(j)
            or v.is_colon(j)
            or w in _WH
            or w == "that"
            or (w == "," and j < stop and v.opens_quote(j + 1))
        ):
            return True
        if w == "such":
            return False  # "rogue states such as"
        if w == "to":
            return "to" in cue.takes and j < stop and not (v.word[j + 1][0].isupper() or v.lower[j + 1] in DETERMINERS)
        if w in DETERMINERS or w in SUBJECT_PRONOUNS or w in OBJECT_PRONOUNS:
            return True
        level = self._level_of(j, stop)
        if level >= 0:
            end = min(stop, level + 10)  # "The bank forecasts growth of 3%", "inflation at 3%, equal to"
            return not self.has_verb(level, self._comma(level, end))
        return (
            v.word[j][0].isupper()
            or v.is_number(j)
            or w in "$£€"
            or bool("bare" in cue.takes and self.has_verb(j, min(stop, j + 6)))
        )

    def _level_of(self, j: int, stop: int) -> int:
        """Return where the number of a thing at ``j`` begins: "growth of (3%)", "earnings after items of ($1bn)"; -1 without one."""
        v = self.v
        for k in range(j + 1, min(stop, j + _SOON)):
            if v.lower[k] in ("of", "at") and self._opens_number(k + 1, stop):
                return k + 1
            if not (v.is_nominal(k) or v.lower[k] in TIES or v.lower[k] == "after") or v.is_finite(k):
                return -1
        return -1
