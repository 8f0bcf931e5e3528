"""Which way a clause looks in time: "will meet Friday", "met Friday", "begins Friday". Words only, and within one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.extract.dates.date_words import WEEKDAY_NUMBER
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS
from archive.extract.words import word_set

_WILL = word_set("dates", "tense.will")
_MODAL = word_set("dates", "tense.modal")
_PLANNED = word_set("dates", "tense.planned")
_PLANS = word_set("dates", "tense.plans")
_OPENS = word_set("dates", "tense.opens")
_EVENTS = word_set("dates", "tense.events")
_OPEN = word_set("dates", "tense.open")
_OPENING = word_set("dates", "tense.opening")
_CAUSES = word_set("dates", "tense.causes")
_CALLED_FOR = frozenset(
    ("redemption", "redeem")
)  # "authorized the redemption on April 10", "elected to redeem on April 10"
_STARTING = word_set("dates", "tense.starting")
_MOVED = word_set("dates", "tense.moved")
_EXTENDS = word_set("dates", "tense.extends")
_PARTICIPLE = word_set("dates", "tense.participle")
_PAST = word_set("dates", "tense.past")
_APPOINTED = word_set("dates", "tense.appointed")
_AUX_PAST = word_set("dates", "tense.aux_past")
_AUX_BE = word_set("dates", "tense.aux_be")
_BY = word_set("dates", "tense.by")
_STOPS = word_set("dates", "tense.stops")
_NOT_PAST = word_set("dates", "tense.not_past")
_REACH = 20  # words before a date over which what is to come is told
_NEAR = 14  # and over which what was; so far, too, behind a date
_HAVE = frozenset(("has", "have", "had"))
_WHO = frozenset(("who", "that", "which", "they", "we", "you"))
_SAID = frozenset(("said", "added"))
_NO_PLAN = frozenset(("as", "than"))
_BECAME = frozenset(("became", "was", "were", "been"))
_SURE = frozenset(("wants", "seeks", "vows", "expect", "expects"))  # of the words of planning, those that are no nouns
_POSSESSIVES = frozenset(("'s", "’s"))
_ADJECTIVES = word_set("rules", "phrases.plain_adjectives")
# What one of the questions below is about; most words are none of these, and end in no -ed.
_TELLS = (
    _WILL | _MODAL | _PLANNED | _OPENS | _OPEN | _OPENING | _PARTICIPLE | _PAST | _STOPS | {"is", "are", "to", "from"}
)


def _at_end_of(tk: Tokens, first: int) -> int:
    """Return where "the end of" before a date begins behind "until": "until (the end of) April"; else the date's own token."""
    k = first - 3
    if k < 1 or tk.lower[k:first] != ["the", "end", "of"]:
        return first
    return k if tk.lower[k - 1] in ("until", "till") else first


def direction(tk: Tokens, first: int, last: int) -> str | None:
    """Return "future" or "past" for what stands at tokens ``first..last``, None where nothing tells.

    The nearest verb of the clause before it decides ("will announce Friday"), then the first one behind ("On Friday, the
    court will hear..."). A participle takes the time of its auxiliary ("will be announced", "is expected"); the present
    looks ahead where the verb is one of what is scheduled ("begins Friday", "are meeting on Friday").
    """
    first = _at_end_of(tk, first)
    before = tk.lower[first - 1] if first else ""
    noun = tk.lower[last + 1] if last + 1 < tk.size else ""
    told = _of_words_around(tk, first, last)
    if told is not None:
        return told
    if before == "since" or noun in _DELIVERED:
        return "past" if before in ("since", "last") else "future"  # "bought 12 tonnes for May shipment"
    if before == "for":
        appointed = _appointed(tk, first)
        if appointed:
            return "future" if appointed in _FIXED or tk.lower[first] in WEEKDAY_NUMBER or _is_now(tk, first) else None
    by = before in _BY or (before == "than" and first > 1 and tk.lower[first - 2] == "later")
    if by and first > 1 and tk.lower[first - 2] in ("has", "have"):
        return "future"  # "they have until Friday"
    starting = _is_starting(tk, first) or (before == "on" and first > 1 and tk.lower[first - 2] in _CALLED_FOR)
    found, at = _before(tk, first, _REACH if by or starting else _NEAR)
    if before == "to" and found == "past" and _is_moved(tk, at):
        starting, found = True, None  # "extended the offer to May 3", "was brought forward to May 3"
    meets = (
        found == "past" and before in _OWNERS and noun in _MEETS
    )  # "voted to ask holders at its May 3 annual meeting"
    if meets or (starting and tk.lower[first] not in WEEKDAY_NUMBER):
        return None  # the nearest such day
    if before in ("from", "on") and first > 1 and tk.lower[first - 2] == "effect":
        # "raised it with effect from Friday"; "duties took effect on Friday"
        return "past" if first > 2 and tk.lower[first - 3] == "took" else "future"
    if starting and found != "future":
        return _of_term(tk, first, last, found)
    if found == "past" and tk.lower[at] in _SAID and _is_in_content(tk, at, first):
        found = _behind(tk, first, last) or found
    if found == "past" and (
        (by and _reaches_ahead(tk, at, first)) or _is_before_end(tk, at) or _is_offered(tk, at, first)
    ):
        return "future"
    if found is None and by and not tk.opens(first - 1):
        return "future"  # "closed until Friday, the council said"
    if found != "future" and _is_risked(tk, first):
        return "future"
    return found or _behind(tk, first, last) or ("future" if by else of_account(tk, first))


def _of_words_around(tk: Tokens, first: int, last: int) -> str | None:
    """Return the time of a day up to which something is counted, or which opens what somebody knows: "will recall that on July 5 it burned"."""
    before, behind = tk.lower[first - 1 if first else 0], tk.lower[last + 1 : last + 3]
    if before == "to" and tuple(behind) in _COUNTED:
        return "past"
    if before in _MEASURED_FROM and behind[:1] in _HAS and behind[1:] in _CLOSES:
        return "past"  # "will get $40, a premium of 5% to Friday's close"
    return _behind(tk, first, last) if _opens_content(tk, first) else None


def _opens_content(tk: Tokens, first: int) -> bool:
    """Whether a day opens what somebody says or knows: "(will recall) that on July 5"."""
    return first > 2 and (
        tk.lower[first - 1] == "that" or (tk.lower[first - 2] == "that" and tk.lower[first - 1] == "on")
    )


# "With landings to March 15 put at 7,200 tonnes".
_COUNTED = frozenset((("put", "at"), ("were", "put"), ("stood", "at"), ("estimated", "at")))


def _is_moved(tk: Tokens, at: int) -> bool:
    """Whether the verb at ``at`` puts a day to another: "postponed", "brought forward"; not "brought to"."""
    return tk.lower[at] in _MOVED or (tk.lower[at] in _PUT and tk.lower[at + 1] in _ALONG)


_PUT = frozenset(("brought", "put", "set"))
_ALONG = frozenset(("forward", "back", "off"))


def _is_offered(tk: Tokens, at: int, first: int) -> bool:
    """Whether a day is that of the later part of what is offered: "were offered £3 now and £2 in March"."""
    if tk.lower[at] not in _OFFERED:
        return False
    reach = range(max(at, first - _OF_SUBJECT) + 1, first - 1)
    return any(tk.lower[k] in ("now", "immediately") and tk.lower[k + 1] == "and" for k in reach)


_OFFERED = frozenset(("offered", "proposed", "promised", "pledged", "demanded", "sought", "asked"))


def _is_before_end(tk: Tokens, at: int) -> bool:
    """Whether a verb in the past at ``at`` tells what comes behind something likely: "was likely before the season ended in"."""
    if tk.lower[at] not in _ENDED:
        return False
    before = next((k for k in range(at - 1, max(0, at - _OF_SUBJECT), -1) if tk.lower[k] == "before"), 0)
    return any(tk.lower[k] in _LIKELY for k in range(max(0, before - _OF_SUBJECT), before))


_ENDED = frozenset(("ended", "closed", "finished", "began", "started", "opened"))
_LIKELY = frozenset(("likely", "possible", "expected", "would", "could", "might"))
_OF_SUBJECT = 8  # tokens


def of_account(tk: Tokens, first: int) -> str | None:
    """Return the time of a date up to which one counts: "made $5m on sales of $88m in the 12 months to July"."""
    return "past" if first > 1 and tk.lower[first - 1] == "to" and tk.lower[first - 2] in _TERMS else None


_TERMS = frozenset(("year", "months", "weeks", "quarter", "half"))


_HAS = (["'s"], ["’s"])
_MEASURED_FROM = frozenset(("to", "over", "above", "below", "from", "on", "than"))
_CLOSES = (["close"], ["closing"], ["session"], ["price"], ["finish"], ["settlement"])
_DELIVERED = frozenset(("shipment", "delivery", "futures", "contract", "contracts", "loading", "settlement", "expiry"))
_OWNERS = frozenset(("the", "its", "their", "an", "a"))
_MEETS = frozenset(("annual", "meeting", "special", "general", "shareholders", "stockholders", "holders"))


def _is_risked(tk: Tokens, first: int) -> bool:
    """Whether what may come on a day is told in the present: "there is a 20% chance of rain on Friday"; not "was a risk"."""
    if tk.lower[first - 1 if first else 0] not in ("on", "in", "by"):
        return False
    for k in range(first - 3, max(0, first - _RISK_REACH), -1):
        if tk.sentence[k] != tk.sentence[first]:
            return False
        if tk.lower[k] in _RISKS and tk.lower[k + 1] in ("of", "that"):
            return not _PRESENT.isdisjoint(tk.lower[max(0, k - 6) : k])
    return False


_RISKS = frozenset(("risk", "risks", "chance", "chances", "threat", "threats", "possibility", "likelihood"))
_RISK_REACH = 24  # tokens
_PRESENT = frozenset(("is", "are", "has", "have", "'s", "’s", "remains", "remain", "see", "sees", "put", "puts"))


def is_foretold(tk: Tokens, first: int) -> bool:
    """Whether a word of the sentence of ``first`` says that something is to come: "will", "is expected", "ahead of"."""
    begin, end = bisect_left(tk.sentence, tk.sentence[first]), bisect_right(tk.sentence, tk.sentence[first])
    return any(w in _WILL or w in _PLANNED for w in tk.lower[begin:end])


def _of_term(tk: Tokens, first: int, last: int, found: str | None) -> str | None:
    """Return the time of a weekday that bounds what goes on: "called a strike starting Friday", "in the week ending Friday, prices fell"."""
    of_time = tk.lower[first - 1 if tk.lower[first - 1] in _STARTING else first - 2] == "ending" or any(
        w in _SPANS for w in tk.lower[max(0, first - 4) : first]
    )
    if of_time:
        return found or _behind(tk, first, last) or "future"
    return None if found and not _is_called(tk, first) else "future"


_SPANS = frozenset(("week", "weeks", "day", "days", "month", "months", "period"))


def _is_called(tk: Tokens, first: int) -> bool:
    """Whether something is announced or ordered shortly before: "announced a curfew starting Friday"; not "rained, starting Friday"."""
    return any(w in _ANNOUNCED for w in tk.lower[max(0, first - _NEAR) : first])


_ANNOUNCED = frozenset(("announced", "ordered", "declared", "imposed", "proposed", "approved", "agreed"))


def _is_in_content(tk: Tokens, at: int, first: int) -> bool:
    """Whether a date belongs to what is said, behind a verb of saying at ``at``: "said holders of May 3 will get"; not "said on May 3"."""
    return first - at > 2 and tk.lower[at + 1] not in PREPOSITIONS and tk.word[at + 1][0].isalnum()


def _appointed(tk: Tokens, first: int) -> str | None:
    """Return the word that fixes something for a day: "rescheduled it for March 11"; "called" may be of a day that has been."""
    for k in range(first - 1, max(-1, first - 9), -1):
        if tk.lower[k] in _APPOINTED and tk.sentence[k] == tk.sentence[first]:
            return tk.lower[k]
    return None


def _is_now(tk: Tokens, first: int) -> bool:
    """Whether it "is set for", "has been fixed for"; not "had set a record for"."""
    return tk.lower[first - 2] in _APPOINTED and tk.lower[first - 3] in ("is", "are", "been", "now")


# What is fixed for a day that comes; what is "set", "due" or "called" for March may have been.
_FIXED = frozenset(("scheduled", "rescheduled", "slated", "planned", "postponed"))


def _is_starting(tk: Tokens, first: int) -> bool:
    """Whether it bounds what goes on: "a strike starting Friday", "the year ending March 31"; not "became effective on May 3"."""
    k = first - 2 if tk.lower[first - 1] in ("on", "from") else first - 1
    if k >= 0 and tk.lower[first - 1] == "from" and tk.lower[k] in ("as", "effect"):
        return True
    if k < 1 or tk.lower[k] not in _STARTING or tk.opens(k):
        return False
    return tk.sentence[k] == tk.sentence[first] and tk.lower[k - 1] not in _BECAME


def _reaches_ahead(tk: Tokens, at: int, first: int) -> bool:
    """Whether the verb in the past at ``at`` sets a term: "extended it until", "has been shut until", "was told to pay by"; not "did not open until"."""
    lower = tk.lower
    if lower[at] in _EXTENDS and "had" not in lower[max(0, at - 2) : at]:
        return True
    if lower[first - 1] in ("until", "till") and (lower[at] in _HAVE or lower[at - 1] in ("been", "has", "have")):
        return "had" not in lower[max(0, at - 3) : at + 1]
    # "was told to pay by"; not "was pegged to the dollar until", "was restored to two thirds by"
    return any(lower[k] == "to" and lower[k + 1] in VERB_BASES for k in range(at + 1, first - 1))


def _before(tk: Tokens, first: int, near: int) -> tuple[str | None, int]:
    """Return what the nearest telling word before ``first`` says, and where it stands: "met" the past; None where none tells.

    What was is looked for no further than ``near`` words back.
    """
    sentence = tk.sentence[first]
    lower = tk.lower
    begin = max(0, first - _REACH, bisect_left(tk.sentence, sentence))
    for k in range(first - 1, begin - 1, -1):
        w = lower[k]
        if w not in _TELLS and w[-2:] != "ed":
            continue
        if w in _STOPS:
            if _is_in_clock(tk, k):
                continue
            return None, k
        said = _said_by(tk, k, first, sentence)
        if said == "none" or (said == "past" and first - k > near):
            return None, k
        if said:
            return said, k
    return None, begin


def _is_in_clock(tk: Tokens, k: int) -> bool:
    """Whether a colon ends no clause: "will appear at 2:30 p.m. Friday"."""
    return tk.lower[k] == ":" and 0 < k < tk.size - 1 and tk.word[k - 1].isdigit() and tk.glued(k + 1)


def _said_by(tk: Tokens, k: int, first: int, sentence: int) -> str | None:
    """Return the time that the word at ``k`` tells of what stands at ``first``; "none" where it is a verb that tells none."""
    lower = tk.lower
    w = lower[k]
    if k and lower[k - 1] in HYPHENS and tk.glued(k):
        return None  # "tsunami-hit"
    if k and lower[k - 1] == "by" and w in VERB_BASES:
        return None  # "visited by hit squads"
    if w in _WILL or (w in _MODAL and tk.word[k][0].islower()):
        return "future"
    if _is_scheduled(tk, k, first):
        return "future"
    if k and lower[k - 1] in _NO_PLAN and w in _PLANNED:
        return None  # "rose more than expected in May", "was not adopted as planned on Monday"
    if w == "from":
        if k < 2 or lower[k - 1] not in ("up", "down") or lower[k - 2] == "-":
            return None
        return (
            None if "to" in lower[k + 2 : first - 1] else "past"
        )  # "will pay 12 cents, down from 15 in May"; not "put it up from 12 to 15 in"
    if _is_participle(w):
        return _participle(tk, k, sentence)
    if w in _PLANNED:
        return _planned(tk, k)
    if w in ("has", "have"):
        return "past" if _is_perfect(tk, k) else None  # "England have a chance in the Test on Sunday"
    if w in _PAST:
        return None if k and w in VERB_BASES and _is_infinitive(tk, k) else "past"
    if w in ("is", "are") and first - k <= 2:
        return "future"  # "the next poll is on 5 May"
    if w == "to" and k and lower[k - 1] in _AUX_BE:
        return "future"
    return None


def _is_perfect(tk: Tokens, k: int) -> bool:
    """Whether a participle stands a word or two behind "has" at ``k``: "has been", "have not yet met"; not "has a chance"."""
    for w in tk.lower[k + 1 : k + 4]:
        if w in DETERMINERS or w == "to":
            return False
        if w in IRREGULAR or _is_participle(w):
            return True
    return False


def _planned(tk: Tokens, k: int) -> str | None:
    """Judge a word of planning that is no participle: "plans to", "is likely"; a noun tells nothing: "rejected the plan"."""
    w = tk.lower[k]
    if w == "going" and tk.lower[k - 1] in _AUX_PAST:
        return "past"
    if (w == "possible" and tk.lower[k - 1] not in _AUX_BE) or (w == "ahead" and tk.lower[k + 1] != "of"):
        return None  # "made it possible on Monday", "went ahead on Monday"
    if w in ("likely", "unlikely") and tk.lower[k - 1] in DETERMINERS and tk.lower[k + 1] != "to":
        return None  # "the unlikely winner on Monday"
    return None if w in _PLANS and not _is_finite(tk, k) else "future"


def _is_finite(tk: Tokens, k: int) -> bool:
    """Whether a word that is a noun as often is a verb at ``k``: "the firm plans to"; not "announced new plans to", "its plan"."""
    before = tk.lower[k - 1] if k else "."
    if before in DETERMINERS or before in PREPOSITIONS or before in _ADJECTIVES or before in _POSSESSIVES:
        return False
    if before in _PAST or before[-2:] == "ed" or tk.word[k].istitle():
        return False
    after = tk.lower[k + 1] if k + 1 < tk.size else "."
    if not before[0].isalnum() and before != "*":
        return before == "," and (after == "to" or after in DETERMINERS)
    return after == "to" or after in DETERMINERS or after in _WHO or after[0].isdigit() or tk.lower[k] in _SURE


def _is_infinitive(tk: Tokens, k: int) -> bool:
    """Whether "to" or a modal stands before ``k``: "to cut", "could hit"; not "they cut"."""
    return tk.lower[k - 1] == "to" or tk.lower[k - 1] in _WILL or tk.lower[k - 1] in _MODAL


def _is_scheduled(tk: Tokens, k: int, first: int) -> bool:
    """Whether a verb in the present at ``k`` is one of what is scheduled, near enough to its day.

    "The strike begins Friday", "Leeds host Hull in the first round on Sunday", "are meeting in Rome on Friday", "takes place on".
    """
    lower, w = tk.lower, tk.lower[k]
    if w == "taking":
        return _is_phrase(w, lower[k + 1]) and lower[k - 1] not in _AUX_PAST  # "a meeting taking place on Friday"
    if w in _OPENING:
        return k > 0 and lower[k - 1] in _AUX_BE and not _is_about_past(lower[k:first])
    if w not in _OPENS and w not in _OPEN:
        return False
    if w == "reports" and "that" in lower[first + 1 : first + 4]:
        return False  # "the paper reports on Monday that"
    if not k or not tk.word[k][0].islower():
        return False
    if (lower[k - 1] in DETERMINERS and lower[k - 1] not in _WHO) or lower[k - 1] in PREPOSITIONS or _is_object(tk, k):
        return False
    if first - k > 2:
        between = lower[k + 1 : first]
        if (w not in _EVENTS and not _is_phrase(w, between[0])) or not _CAUSES.isdisjoint(between):
            return False
    return _has_subject_in_plural(tk, k) if w in _OPEN else first - k <= 2 or w not in VERBS or is_verb(tk, k)


def _is_about_past(tail: Sequence[str]) -> bool:
    """Whether what goes on has a cause that lies behind: "is facing charges over the fire on Friday"; not "is meeting over lunch on Friday"."""
    if tail[0] == "facing":
        return not _CAUSES.isdisjoint(tail)
    return tail[0] in _ACTS and not _OCCASIONS.isdisjoint(tail)


_ACTS = frozenset(("holding", "opening", "releasing", "launching"))
_OCCASIONS = frozenset(("over", "into", "following", "since", "despite"))


def _is_object(tk: Tokens, k: int) -> bool:
    """Whether a verb in the past stands shortly before ``k`` in the same clause: "the bill got Senate votes on Friday"; not "he said talks begin"."""
    for j in range(k - 1, max(k - 5, -1), -1):
        w = tk.lower[j]
        if w in _WHO or not w[0].isalnum() or w in ("and", "as", "when", "if"):
            return False
        if w in _PAST and w not in _HAVE:
            return w not in ("said", "thought", "understood") and tk.sentence[j] == tk.sentence[k]
    return False


def _is_phrase(w: str, after: str) -> bool:
    """Whether two words are a phrase of what is to begin: "take place", "taking effect", "go on sale", "turns 40"; not "take it"."""
    return after in _PHRASES.get(w, ()) or (w == "turns" and after.isdigit())


_TAKES, _GOES = ("place", "effect"), ("on", "into")
_PHRASES = {
    "take": _TAKES,
    "takes": _TAKES,
    "taking": _TAKES,
    "go": _GOES,
    "goes": _GOES,
    "come": ("into",),
    "comes": ("into",),
}


def _has_subject_in_plural(tk: Tokens, k: int) -> bool:
    """Whether a base form has before it a plural or a name that it can agree with: "talks begin", "they host", "Leeds play Hull"; not "will play"."""
    before = tk.lower[k - 1]
    if before in AUXILIARIES or before == "to":
        return False
    if _is_phrase(tk.lower[k], tk.lower[k + 1]):
        return True
    if before in _WHO or is_plural(tk.word[k - 1]):
        return True
    return tk.word[k - 1][0].isupper() and tk.word[k + 1 : k + 2] != [] and tk.lower[k + 1] not in PREPOSITIONS


def is_past(w: str) -> bool:
    """Whether a word is a form in the past: "ruled", "met", "was"; not "rules", "need"."""
    return w in _PAST or _is_participle(w)


def _is_participle(w: str) -> bool:
    return w in _PARTICIPLE or (w.endswith("ed") and len(w) > 4 and w not in _NOT_PAST)


def _participle(tk: Tokens, k: int, sentence: int) -> str | None:
    """Judge "announced" by what stands before it: "will be announced", "to be announced", "is scheduled", "announced"."""
    lower = tk.lower
    w = lower[k]
    i = k - 1
    be = False
    while i >= 0 and k - i <= 5 and tk.sentence[i] == sentence:
        v = lower[i]
        if v == "been":
            i -= 1
            continue
        if v in _AUX_PAST:
            return "future" if w in _PLANNED and v != "had" and not _was_set(tk, k) else "past"
        if v in _WILL or v in _MODAL or v == "to":
            if not be and w in VERB_BASES:
                return None if v == "to" else "future"  # "plans to cut", "could cut"
            if be and v == "to" and i and lower[i - 1] == "had":
                return "past"  # "had to be closed"
            return "future" if be or v in _WILL else "past"
        if v in ("be", "being", "remain", "stay"):
            be = True
        elif v in _AUX_BE:
            return "future" if w in _PLANNED else "none"
        elif v not in ADVERBS and v not in ("'s", "’s", "have") and v[-2:] != "ly":
            break
        i -= 1
    if w in _PLANNED:
        return "future" if i < 0 or lower[k - 1] in (",", "is", "are") else "none" if w == "set" else "future"
    return "past"


def _was_set(tk: Tokens, k: int) -> bool:
    """Whether "set" behind "was" tells what was done: "the price was set on May 3"; not "was set to open", "was set for"."""
    return tk.lower[k] == "set" and tk.lower[k + 1 : k + 2] not in (["to"], ["for"])


def _behind(tk: Tokens, first: int, last: int) -> str | None:
    """Return what the first telling word behind ``last`` says: "On Friday, the court will hear" the future; None where none tells."""
    lower = tk.lower
    end = min(last + 1 + _NEAR, bisect_right(tk.sentence, tk.sentence[last]))
    opens = stands_first(tk, first)
    for k in range(last + 1, end):
        w = lower[k]
        if w not in _TELLS and w[-2:] != "ed":
            continue
        if w in _STOPS:
            if _is_in_clock(tk, k):
                continue
            return None
        if w in _WILL:
            return "future"
        if w in _PLANNED and lower[k - 1] in _AUX_BE:
            return "future"
        if not opens and w in _SAID and "," in lower[last + 1 : k]:
            return None  # "a vote at the May 3 meeting, the firm said"
        if w in _PAST or (_is_participle(w) and w not in _PLANNED and lower[k - 1] not in _AUX_BE):
            if _opens_aside(tk, k, last) or (opens and _describes(tk, k, end)):
                continue
            return "past"
        if opens and _is_announced(tk, k) and _RELATIVE.isdisjoint(lower[last + 1 : k]):
            return "future"
    return None


def _opens_aside(tk: Tokens, k: int, last: int) -> bool:
    """Whether a participle at ``k`` only begins an aside on what has the day: "the May 9 sale, (to be) evenly split, will"; not "on May 9, sold"."""
    lower = tk.lower
    j = k - 1
    while j > last and (lower[j][-2:] == "ly" or lower[j] in ("to", "be")):
        j -= 1
    return lower[j] == "," and j > last + 1 and _is_participle(lower[k])


def _describes(tk: Tokens, k: int, end: int) -> bool:
    """Whether a participle at ``k`` only tells which, before a verb that looks ahead: "from May 1, owners of boats moored in it will pay"."""
    lower = tk.lower
    if not _is_participle(lower[k]) or lower[k + 1 : k + 2] == [] or lower[k + 1] not in PREPOSITIONS:
        return False
    for w in lower[k + 2 : min(k + _OF_SUBJECT, end)]:
        if w in _WILL:
            return True
        if w in _RELATIVE or w == "and" or not w[0].isalnum():
            return False
    return False


_RELATIVE = frozenset(("who", "which", "that", "whose", "where", "as"))


def stands_first(tk: Tokens, k: int) -> bool:
    """Whether only small words stand between a date at ``k`` and where its clause begins: "By the end of May the firm hopes"; not "it met in May"."""
    for j in range(k, max(k - 5, 0), -1):
        before = tk.lower[j - 1]
        if tk.opens(j) or before in (",", "and", "but") or (before == "that" and j > 1):
            return True
        if before not in PREPOSITIONS and before not in DETERMINERS and before not in ("end", "early", "late"):
            return False
    return k < 5


def _is_announced(tk: Tokens, k: int) -> bool:
    """Whether a verb in the present at ``k`` looks ahead behind a day: "On Friday, Annan begins a visit"; not "on Friday the plans"."""
    w = tk.lower[k]
    if w in _EVENTS and w not in _OPEN:
        return tk.lower[k - 1] not in DETERMINERS and tk.lower[k - 1][0].isalnum() and is_verb(tk, k)
    return w in _PLANS and _is_finite(tk, k)
