"""Whose count it is: "the army's own count is 40", "by the bank's reckoning, it cost $3m", "Lee's estimate of 40 dead"."""

from __future__ import annotations

from archive.extract.english.clause_words import ADVERBS, SUBJECT_PRONOUNS, TITLES
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import AUXILIARIES, DETERMINERS, is_person
from archive.extract.english.word_classes import POSSESSIVES, WHOSE
from archive.extract.sources.claimants import Claimants
from archive.extract.sources.contents import Contents
from archive.extract.sources.cues import HEADLINE_SOURCES, MEDIA, NOUN_CUES
from archive.extract.sources.noun_phrases import View
from archive.extract.sources.phrase_cues import PhraseCues
from archive.extract.sources.said_before import SaidBefore
from archive.extract.sources.saying import Draft, Span
from archive.extract.sources.source_sorts import JUDGES, ORGANISATIONS
from archive.extract.words import word_set

_REVISED = word_set("attributions", "words.revised")
_LONGEST = 5  # tokens between whose it is and the noun: "its 1987 growth rate (forecasts)"
_BY = frozenset(("by", "on"))
_ACCOUNTS = frozenset(("account", "accounts"))
_NUMBERS = frozenset(("number", "numbers"))
_TOLLS = frozenset(("toll", "figure", "figures"))  # of a place: what befell it, not what it says
_ESTIMATES = frozenset("estimate estimates figures calculations projections forecasts".split())
_DEAD = frozenset(("dead", "deaths", "victims", "wounded", "injured", "missing", "casualties"))
_COUNTED = frozenset(("toll", "tally", "figure", "figures"))  # of whom "its" means, or what befell him
_LATEST = frozenset(
    "own official latest new preliminary initial current revised first second last previous earlier death casualty".split()
)
_SCORED = frozenset(
    "goals goal points point wins medals golds runs wickets tries titles caps votes seats songs".split()
)
_STANDS = frozenset(
    "is was are were stands stood rose rises reached fell falls climbed remains remained came comes".split()
)
_BODIES = frozenset(
    ("opposition", "junta", "regime", "police", "rebels", "monitor", "watchdog", "charity", "union", "firm")
)
_TIES = frozenset(("of", "in", "for", "today", "this", "last"))
_THING = 12  # tokens of a thing that is estimated
_BEHIND = frozenset((".", ",", ";", ")", "and", "but"))
_COUNTING = frozenset(
    (
        "government",
        "police",
        "industry",
        "one",
        "official",
        "independent",
        "current",
        "conservative",
        "early",
        "recent",
        "initial",
        "latest",
    )
)


_FORECASTS = frozenset(("forecast", "forecasts", "estimate", "estimates", "guidance", "projection", "projections"))
_LEADS_TO_LEVEL = frozenset(("of", "for", "at"))
_OPENS_TALLY = POSSESSIVES | DETERMINERS


class Tallies:
    """The rules over one paragraph for nouns of what is counted and estimated."""

    def __init__(self, view: View, who: Claimants, what: Contents, before: SaidBefore, phrases: PhraseCues) -> None:
        self.v, self.who, self.what, self.before, self.phrases = view, who, what, before, phrases

    def revised(self, i: int) -> int:
        """Return the noun of what is revised by the verb at ``i``: "raised its (estimate)", "cut the number of (dead)"; -1 where there is none."""
        v = self.v
        begin = i + 1
        if begin >= v.last[i] or not (v.lower[begin] in WHOSE or v.lower[begin] in ("the", "a")):
            return -1
        for k in range(begin + 1, min(begin + _LONGEST + 1, v.last[i])):
            w = v.lower[k]
            if w in _NUMBERS:
                return k + 2 if v.lower[k + 1] == "of" and v.lower[min(k + 2, v.n - 1)] in _DEAD else -1
            if w in _REVISED and not v.is_nominal(k + 1):
                return k
            if v.quote[k] >= 0 or not v.is_nominal(k) or v.lower[k] in DETERMINERS:
                return -1
        return -1

    def at(self, i: int, free: int) -> Draft | None:
        """Return the attribution of the count or estimate at ``i``; the tokens before ``free`` are of others."""
        v = self.v
        k = i - 1
        while k > v.first[i] and i - k < _LONGEST and v.is_nominal(k) and v.lower[k] not in _OPENS_TALLY:
            k -= 1
        holder = self._holder(i, k) or self._compounded(i, k)
        begin = holder[0] if holder is not None else k + (v.lower[k] in _BY)
        if begin > free and v.lower[begin - 1] in _BY:
            return self._by(begin, i, holder)
        if v.lower[i] in _FORECASTS and (v.lower[i] == "guidance" if holder is None else v.lower[k] in WHOSE):
            kept = self._kept(i, free)
            if kept is not None:
                return kept
        if holder is None or holder[0] < free or v.lower[i] in _ACCOUNTS:
            return None
        if v.lower[i] in _TOLLS and not all(v.lower[m] in _LATEST for m in range(k + 1, i)):
            return None  # "the firm's profit figures are"
        stance = NOUN_CUES.get(v.lower[i], "reported")
        content = self._level(i, v.last[i])
        if content is None:
            return None
        return Draft(holder, (i, i), content, stance, "right", speaks=False)

    def _kept(self, i: int, free: int) -> Draft | None:
        """Read whose forecast it is from the verb that takes it: "(Lee) has kept his forecast {for tin at $9}", "(it) maintained guidance {of $3m}"."""
        v = self.v
        verb = next((m for m in range(i - 1, max(v.first[i], i - _LONGEST), -1) if v.is_finite(m)), -1)
        if verb < 0 or v.lower[verb] in AUXILIARIES:
            return None
        k = v.skip_left(verb - 1, v.first[i])[0]
        source = self.who.subject_at(k, v.first[i]) if k >= max(free, v.first[i]) else None
        if source is None or not (self.who.has_voice(source) or self.who.counts(source)):
            return None
        j = v.skip_right(i + 1, v.last[i])
        content = self.what.phrase(j, v.last[i], reported=True) if j < v.n and v.lower[j] in _LEADS_TO_LEVEL else None
        if content is None or not any(map(v.is_number, range(content[0], content[1] + 1))):
            return None
        return Draft(source, (verb, i), content, NOUN_CUES.get(v.lower[i], "projected"), "right", speaks=False)

    def _holder(self, i: int, k: int) -> Span | None:
        """Return whose count it is, of which the possessive stands at ``k``; None of places, days and things: "the city's toll"."""
        v = self.v
        if v.lower[k] in WHOSE:
            return (k, k) if v.quote[k] < 0 and v.lower[i] not in _COUNTED else None
        if v.lower[k] not in POSSESSIVES or k <= v.first[i]:
            return None
        holder = self.who.possessor(k - 1)
        if holder is not None and v.word[holder[0]].islower() and v.lower[holder[0]] not in DETERMINERS:
            of = next((m for m in range(holder[0] + 1, holder[1]) if v.lower[m] == "of"), holder[0] - 1)
            of = max(of, holder[0]) if v.lower[holder[0]].endswith("ing") and holder[0] < holder[1] else of
            holder = of + 1, holder[1]  # "ahead of (analysts)' forecasts", "topping (Wall Street)'s estimate"
        return holder if holder is not None and self._has_view(holder, v.lower[i]) else None

    def _compounded(self, i: int, k: int) -> Span | None:
        """Return the body that counts as it stands before the noun, its determiner at ``k``: "(the police) count", "(a Reuters) tally"."""
        v = self.v
        known = v.lower[i - 1] in _BODIES or (v.lower[i - 1] in MEDIA and v.word[i - 1][0].isupper())
        return (k, i - 1) if known and v.lower[k] in ("the", "a", "an") and i - k > 1 else None

    def _has_view(self, holder: Span, noun: str) -> bool:
        """Whether somebody who counts holds a number: a person, a body, a name; a place only an estimate."""
        v = self.v
        head, word = v.lower[holder[1]], v.word[holder[1]]
        if v.is_date_word(holder[1]):
            return False
        if any(head in known for known in (ORGANISATIONS, TITLES, HEADLINE_SOURCES, JUDGES, _BODIES)) or is_person(
            head
        ):
            return True
        if word[0].islower():
            return head in MEDIA and v.lower[holder[0]] in DETERMINERS
        name = " ".join(v.word[holder[0] + (v.lower[holder[0]] == "the") : holder[1] + 1])
        return noun not in _TOLLS or not (name in gazetteer().places or name in gazetteer().cities)

    def _level(self, i: int, stop: int) -> Span | None:
        """Return what number a count is: "of 40 dead", "is 40", "has risen to 40"; None where no number stands so."""
        v = self.v
        k = v.skip_right(i + 1, stop)
        if k >= stop or v.quote[k] >= 0:
            return None
        if v.lower[k] == "of":
            if not self.what.opens_number(k + 1, stop):
                return self._level_of_thing(k, stop)
            counted = v.phrase_to_right(k + 1, stop=stop)
            scored = counted is None or not _SCORED.isdisjoint(v.lower[k + 2 : counted[1] + 1])
            return None if counted is None or scored else (k, counted[1])
        while k < stop and (v.lower[k] in AUXILIARIES or v.lower[k] in ADVERBS or v.lower[k] in _STANDS):
            k += 1
        if v.lower[k - 1] not in _STANDS and v.lower[k - 1] not in ("has", "had"):
            return None
        k += v.lower[k] in ("at", "to", "risen", "climbed", "fallen", "reached")
        k += v.lower[k] == "to"
        return self.what.phrase(k, stop, reported=True) if self.what.opens_number(k, stop) else None

    def _level_of_thing(self, of: int, stop: int) -> Span | None:
        """Return a thing that is estimated with its number: "the bank's estimate {of the shortfall today of $70m}"; not "of a loss by a firm of 12"."""
        v = self.v
        for k in range(of + 2, min(stop, of + _THING)):
            if v.lower[k] in ("of", "at") and self.what.opens_number(k + 1, stop):
                return of, self.what.phrase(k, stop, reported=True)[1]
            if v.quote[k] >= 0 or v.is_finite(k) or not (v.is_nominal(k) or v.lower[k] in _TIES or v.is_date_word(k)):
                return None
        return None

    def _by(self, begin: int, i: int, holder: Span | None) -> Draft | None:
        """Read "By the army's count, 40 died", "40 died, by one estimate", "on current forecasts": not "by a count of 12", "on one count"."""
        v = self.v
        by = begin - 1
        fronted = by == v.first[i] or v.lower[by - 1] in (",", "and", "but")
        if v.lower[by] == "on" and not (fronted and v.lower[i] in _ESTIMATES):
            return None  # "on one count", "commenting on the bank's figures"
        if holder is None and not (v.lower[begin] in _COUNTING or v.lower[min(begin + 1, i)] in _COUNTING):
            return None
        after = v.lower[i + 1] if i < v.last[i] else "."
        relative = (
            by - 1 > v.first[i] and v.lower[by - 1] in ("which", "that", "who") and i < v.last[i] and v.is_finite(i + 1)
        )
        if relative:  # "the quake, which by official estimates killed 40"
            content = self.what.clause(i + 1, v.last[i])
            return Draft(holder or (begin, i), (by, by), content, "reported", "right", speaks=False)
        clause = by == v.first[i] and (after in DETERMINERS or after in SUBJECT_PRONOUNS or after == "there")
        if not (after in _BEHIND or clause) or v.lower[by - 1 : by] == ["judging"]:
            return None
        draft = self.phrases.according(by, by, named=False)
        if draft is None:
            return None
        draft.source = holder or (begin, i)
        draft.speaks = v.lower[begin] not in WHOSE  # "by her count, said Ann Lee" is hers
        draft.stance = NOUN_CUES.get(v.lower[i], "reported")
        draft.stance = (
            "believed" if draft.stance == "reported" and v.lower[i] not in _TOLLS | {"count", "tally"} else draft.stance
        )
        return draft
