"""Recording what a figure is said of: the phrase that a reader found, without what does not belong to it, or nothing where that is no noun.

Cut off are numbers, small words and a time at its beginning, and adverbs, a number and a day at its end.
"""

from __future__ import annotations

from archive.extract.about.behind_sayings import LED_BY, behind_sayings, behind_verb
from archive.extract.about.inner_numbers import without_number
from archive.extract.counted.sizes_of_groups import count_the_number_of
from archive.extract.draft import Draft
from archive.extract.english.gazetteer import is_plain
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_OF,
    DETERMINERS,
    GLYPHS,
    IRREGULAR,
    MONTHS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_plural,
)
from archive.extract.english.noun_edges import WHICH_TIME, Span, before_determiners, in_phrase
from archive.extract.english.phrase_insides import is_superlative
from archive.extract.english.phrase_numbers import names_persons, opens_title, past_numbers
from archive.extract.english.phrases import phrase_ending
from archive.extract.english.relative_clauses import PRONOUNS, closed_before
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.trimmed_phrases import BEGINS
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    NOUNS_IN_EST,
    NOUNS_IN_ING,
    NOUNS_IN_LY,
    NUMBER_WORDS,
    QUOTES,
    TIME_HEADS,
    ends_soon,
    is_adverb_in_ly,
    is_joined,
    is_name,
    is_noun_after_all,
    is_number_word,
)
from archive.extract.words import word_set

_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_OF_A_TIME = TIME_HEADS - {"season"}  # "a season's best"
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves", "own"))
_OF_HOURS = frozenset(("a.m.", "p.m."))
_CHECKED = _REFLEXIVES | LED_BY | NUMBER_WORDS | _OF_HOURS  # the words that may not begin a phrase
_SEEDS = ("seed", "weed", "shed", "moped", "infrared")
_NOUNS_IN_ED = word_set("rules", "subjects.not_past") | {"speed", "breed", "creed", "greed", "steed"}
_WHEN_ALONE = (
    TIME_HEADS
    | MONTHS
    | WEEKDAYS
    | WHICH_TIME
    | {"far", "end", "early", "late", "mths", "mth", "earlier", "later", "ago", "-"}
    | {"spring", "summer", "autumn", "winter", "weekend"}
)
_THIS = frozenset(("this", "that", "these", "those", "it", "they", "he", "she", "to"))
_FALLS = frozenset(("falls", "climbs", "slips", "soars"))  # hardly nouns
_NOT_SAID_OF = word_set("rules", "subjects.not_said_of")
_NOT_AFTER_IN = word_set("rules", "subjects.not_after_in")
_WHICH_OF_TIMES = frozenset(("first", "second", "third", "only", "last"))
_TAILS = frozenset(
    (
        "now",
        "elsewhere",
        "else",
        "consisting",
        "however",
        "sometime",
        "overnight",
        "due",
        "prev",
        "not",
        "outright",
        "such",
    )
)
_FROM_A_DAY = frozenset(("effective", "due", "dated", "ended"))
_OWNS = frozenset(("'s", "’s"))
_OF_OR_TO = ("of", "to")  # behind "total"
_LONE_TIMES = frozenset(("year", "month", "week"))
_ENDED = frozenset(("ended", "ending"))
_BEFORE_NUMBERS = frozenset(("further", "estimated", "additional", "extra", "initial", "record"))
_ORDERS = frozenset(
    "make get save win enjoy use try join earn grab claim buy receive read see watch click visit well".split()
)
_ALONE = WEEKDAYS | _LONE_TIMES | {"time"}
_OPENERS = word_set("rules", "phrases.openers")
_TIMES_SIGNS = frozenset(("x", "×"))  # "(4) x 6 inch card"
_INSIDE_NUMBERS = DASHES | GLYPHS.keys()  # what follows a number that was cut off: "(a nine)-point lead", "(12)½ miles"


def _with_adverb(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase begins that a form in -ed opens, its adverb in: "recently announced pact"."""
    if first in (0, last) or tk.lower[first][-2:] != "ed" or not is_adverb_in_ly(tk.lower[first - 1]):
        return first
    return first - (tk.word[first - 1].islower() and tk.sentence[first - 1] == tk.sentence[first])


def _behind_compound(tk: Tokens, first: int, last: int) -> int:
    """Return where a compound with "of" begins that describes the noun: "a balance of payments deficit", "a cost of living allowance"."""
    for k in (first - 1, first) if first < last else (first - 1,):
        if k > 1 and tk.lower[k - 1] == "of" and f"{tk.lower[k - 2]} of {tk.lower[k]}" in _COMPOUNDS:
            return k - 2
    return first


_COMPOUNDS = word_set("rules", "subjects.compounds_with_of")


def _is_no_lone_noun(tk: Tokens, k: int) -> bool:
    """Whether a word that is a phrase by itself is no noun: a participle that acts on what follows, an order, a word behind "in"."""
    w = tk.lower[k]
    if w[-3:] == "ing" and _acts_on_next(tk, k):
        return True  # "noting this was $3m less", "deciding to jump 5m", "covering the lower half"
    if w in _ORDERS and _is_lone_order(tk, k):
        return True  # "Sponsor: Get $100 free credit", "may as well have been there for two years"
    return (
        w in _NOT_AFTER_IN and k > 0 and tk.lower[k - 1] == "in"
    )  # "which in turn brought in 5%", "met in full, amounts above"


def said_of(tk: Tokens, d: Draft, phrase: Span | None, rule: str) -> None:
    """Record the phrase, without the numbers that it may begin with; one that is nothing else is none."""
    if phrase is None:
        return
    first, last = phrase if PRONOUNS.isdisjoint(tk.distinct) else _outside_relative(tk, d, phrase)
    first = past_numbers(tk, first, last)
    if first < last and tk.lower[first] in ADVERBS and is_number_word(tk, first + 1):
        first = past_numbers(tk, first + 1, last)  # "only 33 rigs"
    while (
        first <= last
        and _never_begins(tk, first)
        and not (opens_title(tk, first, last) or is_superlative(tk, first, last) or names_persons(tk, first, last))
    ):
        first = past_numbers(tk, first + 1, last)  # "to £15m on revenue"
    if first > last or tk.word[first][0] in _INSIDE_NUMBERS or (tk.lower[first] in _TIMES_SIGNS and first):
        return
    if first < last:
        first, last = _without_openers(tk, first, last)
    if first > last or is_date(tk, first, last):
        return
    if "according" in tk.distinct and "according" in (tk.lower[first], tk.lower[first - 2]):
        return
    first = _behind_place(tk, first, last) if last > first + 1 else first
    first = _behind_compound(tk, first, last) if "of" in tk.distinct else first
    if first == last and _is_no_lone_noun(tk, last):
        return
    if last - first < 2 and tk.lower[last] in _ALONE and _is_lone_time(tk, first, last):
        return
    if tk.lower[last] in ("worse", "better") or (tk.lower[first][-1] == "t" and _is_lone_superlative(tk, first, last)):
        return  # "to make matters worse 90% of them", "is one of the lowest in the world, compared with 12% in"
    last = _without_tail(tk, first, last)
    if last < first or (first == last and tk.lower[last][-2:] == "ed" and _is_opening_participle(tk, last)):
        return
    behind = tk.lower[last + 1] if last + 1 < tk.size else ""
    last += behind == "total" and at(tk, last + 2) in _OF_OR_TO and tk.word[last].isalpha()
    last -= first < last and d.change_role is not None and _moves(tk, last, d.left)
    count_the_number_of(tk, d, first, last)
    last += behind in _OWNS and _ends_in_owner(tk, last)
    if (
        first <= last
        and (first, last) != d.object
        and not (first == last and says_nothing(tk.word[last]) and not _is_the_total(tk, last))
    ):
        d.about = (first, last)
        d.rules["about"] = rule


def _without_tail(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase ends without the verb, the number, the adverbs and the day that it ends in; before its beginning, where nothing is left."""
    if last > first and tk.lower[last] == "number" and is_plural(tk.word[last - 1]):
        last -= 1  # "net users number 100m"
    if first < last:
        last = before_adverbs(tk, first, _before_its_number(tk, first, last))
    return before_day(tk, first, last)


def _is_opening_participle(tk: Tokens, first: int) -> bool:
    """Whether a lone word is the participle that opens the sentence: "Compared with the 36% we saw", "Asked who was to blame"."""
    after = at(tk, first + 1)
    begins = first - (first > 0 and tk.lower[first - 1] in QUOTES)
    return tk.opens(begins) and tk.word[first].istitle() and (after in _BEHIND_OPENING or after in PREPOSITIONS)


_BEHIND_OPENING = frozenset(("who", "what", "whether", "how", "why", "if", "which", "when"))


def _outside_relative(tk: Tokens, d: Draft, phrase: Span) -> Span:
    """Return what a relative clause hangs on instead of a noun in it, where the figure stands behind the clause.

    The sketch of "a sketch that its owner had kept in a hall fetched $4m".
    """
    if phrase[1] >= d.left or tk.sentence[phrase[0]] != tk.sentence[d.left]:
        return phrase
    clause = closed_before(tk, phrase[1], d.left)
    if clause is None or phrase[0] < clause.first or clause.last >= d.left or not in_phrase(tk, clause.noun):
        return phrase
    return phrase_ending(tk, clause.noun, tk.sentence[d.left]) or phrase


def _without_openers(tk: Tokens, first: int, last: int) -> Span:
    """Return a phrase of several words without the number in it, and without the time or the saying that it begins with."""
    if tk.lower[first] in _BEFORE_NUMBERS and is_number_word(tk, first + 1):
        first = _behind_amount(tk, first + 1, last)  # "an estimated $6bn in aid"
        if first >= last:
            return first, last
    first = _behind_ended(tk, first, last) if tk.lower[first] in _ENDED or tk.lower[first - 1] in _ENDED else first
    first, last = without_number(tk, _with_adverb(tk, first, last), last)
    first = _behind_time(tk, first, last)
    return _behind_weekday(tk, behind_verb(tk, behind_sayings(tk, first, last), last), last), last


def _behind_ended(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase begins behind the end of a period: "in the weeks ended March 1 (sales)"."""
    month = first + (tk.lower[first] in _ENDED)
    if month == last or tk.lower[month] not in MONTHS:
        return first
    k = month + 1
    while k <= last and (is_number_word(tk, k) or tk.lower[k] == ","):
        k += 1
    return k if k <= last else first


def _behind_amount(tk: Tokens, first: int, last: int) -> int:
    """Return where the noun begins of which so much is told: the aid of "$6bn in aid", "6 tons of aid"."""
    first = past_numbers(tk, first, last)
    if first < last and tk.lower[first] in ("of", "in"):
        return first + 1
    if first == last and tk.lower[first] in UNIT_FORMS:
        return last + 1  # "a record 1.2m tonnes"
    measured = first + 2 <= last and tk.lower[first] in UNIT_FORMS and tk.lower[first + 1] in ("of", "in")
    return first + 2 if measured else first


def _is_lone_order(tk: Tokens, k: int) -> bool:
    """Whether a lone word is what somebody is told to do, behind a mark; or the "well" of "as well"."""
    if tk.lower[k] == "well":
        return tk.lower[k - 1] == "as"
    return tk.word[k].istitle() and (not k or not tk.word[k - 1][0].isalnum())


def _is_lone_time(tk: Tokens, first: int, last: int) -> bool:
    """Whether a phrase only says when: "each year, only 25% are sold", "on Sunday, 300 miles south of", "for the first time, closing 9 lower"."""
    if first == last:
        if tk.lower[last] in _LONE_TIMES and tk.word[last].islower():
            return True
        day = tk.lower[last] in WEEKDAYS
        acts = last + 1 < tk.size and (tk.lower[last + 1] in AUXILIARIES or is_verb(tk, last + 1))
        return day and (tk.lower[last][-3:] == "day" or not acts)
    return last == first + 1 and tk.lower[last] == "time" and tk.lower[first] in _WHICH_OF_TIMES


def _begins_subject(tk: Tokens, k: int) -> bool:
    """Whether the number at ``k`` behind a time counts a subject: "this year (53 men died)"; not "fourth quarter 1986 profit", "prior year 4th qtr profit"."""
    year = len(tk.word[k]) == 4 and tk.word[k].isdigit()
    return not year and tk.lower[k + 1] not in _OF_A_TIME and tk.lower[k + 1] not in _ORDINAL_ENDINGS


def _behind_place(tk: Tokens, first: int, last: int) -> int:
    """Return where the subject begins that a time or place runs into: "in the first months of this year (53 men died)", "in Rivers State the President"."""
    for k in range(first + 1, last):
        if tk.lower[k - 1] in _OF_A_TIME and is_number_word(tk, k) and _begins_subject(tk, k):
            return past_numbers(tk, k, last)
        fronted = tk.word[k - 1][0].isupper() and at(tk, first - 1) in _WHERE
        if (tk.lower[k] == "the" and fronted) or (tk.lower[k] in _ARTICLES and tk.lower[k - 1] in BEHIND_TIMES):
            return k + 1
    return first


_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
BEHIND_TIMES = frozenset(("later", "earlier", "ago"))  # "three weeks later the rebels (took)"
_WHERE = frozenset(("in", "at", "across"))


def _is_lone_superlative(tk: Tokens, first: int, last: int) -> bool:
    """Whether a phrase begins with a superlative that has no noun: "the lowest in the world"; not "the lowest rate", "harvest in May"."""
    w = tk.lower[first]
    if not (w in ("worst", "best") or (w[-3:] == "est" and w not in NOUNS_IN_EST and tk.word[first].islower())):
        return False
    behind = at(tk, first + 1)
    if first == last and behind[-2:] != "ed" and behind not in ("made", "built", "held", "seen", "won", "given"):
        return False  # "one of the largest awarded by"
    return (first == last or behind in PREPOSITIONS) and at(tk, first - 1) == "the"


def _before_its_number(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase ends without "with" or "of" and the number behind it; before its beginning, where nothing is left."""
    if last - first < 2:
        return last
    if tk.lower[last - 1] == "with" and is_number_word(tk, last):
        if first and tk.lower[before_determiners(tk, first - 1)] == "in":
            return first - 1  # "charged in a separate case with two counts and one count of"
        return last - 2  # "men of slim build with two standing 6ft"
    if tk.lower[last - 1] == "of" and _goes_on(tk, last):
        return last - 2  # "a survey of 166 call centres in 24 countries"
    return last


def _behind_time(tk: Tokens, first: int, last: int) -> int:
    """Return where the noun begins behind whose time or which time it is: "last year's growth rate", "the first time sales have topped $5m"."""
    if first + 2 <= last and tk.lower[first + 1] == "time" and tk.lower[first] in _WHICH_OF_TIMES:
        return first + 2
    named = first + 1 if tk.lower[first] in WHICH_TIME else first
    owns = named + 1 < last and tk.lower[named] in _OF_A_TIME and tk.lower[named + 1] in ("'s", "’s")
    return named + 2 if owns else first


def before_adverbs(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase ends before what says how or where it is: "a contract potentially (worth $5m)", "a unit consisting (of)"."""
    while last > first and tk.word[last].islower() and (tk.lower[last] in _TAILS or is_adverb_in_ly(tk.lower[last])):
        last -= 1
    return last


def before_day(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase ends before a month whose day stands behind it: "bills March (9)"; before its beginning, where nothing is left."""
    if tk.lower[last] not in MONTHS or not is_number_word(tk, last + 1) or tk.lower[last - 1] in PREPOSITIONS:
        return last
    last -= 1
    while last >= first and (tk.lower[last] in _FROM_A_DAY or tk.lower[last][-3:] == "ing"):
        last -= 1
    return last


def _moves(tk: Tokens, k: int, left: int) -> bool:
    """Whether a form in -s at ``k``, right before the figure or its "to", is the verb of the singular before it: "output gains 2%", "rate falls to 7%"."""
    if k != left - 1 or not is_number_word(tk, left):
        return k == left - 2 and tk.lower[k] in _FALLS and tk.lower[left - 1] == "to" and not is_plural(tk.word[k - 1])
    return tk.lower[k][-1] == "s" and tk.lower[k] in CHANGE_OF and not is_plural(tk.word[k - 1])


def _is_the_total(tk: Tokens, k: int) -> bool:
    """Whether "total" at ``k`` is a noun: "the total has reached $5m", "taking the total to 40", "bringing the total so far to $5m"; not "it takes total help to $5m"."""
    if tk.lower[k] != "total" or tk.lower[k - 1] not in DETERMINERS:
        return False
    brought = tk.lower[k + 1] == "to" and is_verb(tk, k - 2)
    return brought or is_noun_after_all(tk, k) or tk.lower[k + 1 : k + 3] == ["so", "far"]


def _behind_weekday(tk: Tokens, first: int, last: int) -> int:
    """Return where the noun begins behind a weekday and its preposition: the man of "(are searching) Saturday for a man"."""
    if first + 1 >= last or tk.lower[first] not in WEEKDAYS or tk.lower[first + 1] not in PREPOSITIONS:
        return first
    return next((k for k in range(first + 2, last) if tk.lower[k] not in DETERMINERS), last)


def _acts_on_next(tk: Tokens, k: int) -> bool:
    """Whether a lone form in -ing at ``k`` is a verb by what it stands before: "covering the lower half"; not "spending in"."""
    after = at(tk, k + 1)
    if after in _THIS:
        return is_verb(tk, k)
    if tk.opens(k):
        return False  # "Operating | 30m" opens a row
    if tk.lower[k - 1] in _BEFORE_GERUNDS and is_number_word(tk, k + 1):
        return True  # "after deducting one pct for"
    if tk.lower[k - 1] in BE and tk.lower[k + 1 : k + 3] == ["up", "to"]:
        return True  # "are offering up to $5 in one town and $3 in another"
    listed = tk.lower[k] in VERBS and tk.lower[k] not in NOUNS_IN_ING
    return listed and (after in DETERMINERS or is_number_word(tk, k + 1))


_BEFORE_GERUNDS = frozenset(("after", "before", "by", "without"))


def _ends_in_owner(tk: Tokens, last: int) -> bool:
    """Whether 's is the end of a name and owns nothing: "LEE'S, AFFECTS", "profits at Lee's, the grocer, rose"."""
    if at(tk, last + 1) not in ("'s", "’s") or not tk.word[last][0].isupper():
        return False
    return at(tk, last + 2) in ("", ",", ".", ";", ")")


def _goes_on(tk: Tokens, k: int) -> bool:
    """Whether digits at ``k`` are an amount whose noun is not in the phrase: of 166 calls, of 4,000; no year, no "round of 67"."""
    if not tk.word[k][0].isdigit() or (len(tk.word[k]) == 4 and tk.word[k].isdigit()):
        return False
    return not tk.word[k].isdigit() or (k + 1 < tk.size and not ends_soon(tk, k + 1))


def _never_begins(tk: Tokens, k: int) -> bool:
    """Whether no phrase begins with what stands at ``k``: a number, a mark, a small word, an adverb before one; not "in-depth"."""
    w = tk.lower[k]
    if w[0].isalpha() and w not in _CHECKED:
        return w == "aside" or (w[-1] == "y" and is_adverb_in_ly(w) and not is_name(tk, k) and at(tk, k + 1) in LED_BY)
    if w in _REFLEXIVES or w in _OF_HOURS or not w[0].isalnum() or is_number_word(tk, k):
        return True  # ", himself an activist who"
    return tk.word[k] in LED_BY and tk.word[k] != "those" and not is_joined(tk, k + 1)


def is_date(tk: Tokens, first: int, last: int) -> bool:
    if first == last:
        return tk.lower[first] in MONTHS and tk.word[first][0].isupper()
    timed = tk.lower[last] in _WHEN_ALONE or is_number_word(tk, last)
    if timed and all(tk.lower[k] in _WHEN_ALONE or is_number_word(tk, k) for k in range(first, last)):
        return True  # "(which it bought) last November (for $5m)", "far today", "end December"
    if last == first + 1 and tk.lower[first] in WHICH_TIME and tk.lower[last] == "fall":
        return True
    if tk.lower[first] in BEGINS:
        first += 1
    if (
        first + 1 < last
        and tk.word[first].istitle()
        and tk.lower[first] in MONTHS
        and tk.lower[first + 2] in PREPOSITIONS
    ):
        return tk.word[first + 1].isdigit() and len(tk.word[first + 1]) < 3  # "(began on) January 19 in protest at"
    return (
        tk.lower[first] in MONTHS
        and tk.word[first][0].isupper()
        and all(w in MONTHS or not w[0].isalpha() for w in tk.lower[first : last + 1])
    )


def says_nothing(word: str) -> bool:
    """Whether a lone word is no noun: "likely", "revised", "remaining"."""
    if len(word) == 1 and word.islower():
        return True  # "run 10k three times a week"
    lower = word.lower()
    if word[-2:] == "ly":
        return lower not in NOUNS_IN_LY and (lower == word or is_plain(lower))
    return (
        word in _NOT_SAID_OF
        or lower in _OPENERS
        or word in ADVERBS
        or (
            word[-2:] == "ed"
            and len(word) > 4
            and word.islower()
            and not (word in _NOUNS_IN_ED or word.endswith(_SEEDS))
        )
        or (word in IRREGULAR and word not in VERB_BASES)
    )
