"""Tokens -> Numerals: what is written as a number, before anyone asks whether it counts something.

Each way of writing one has its module: digits (`digits`), words (`number_words`), fractions in words (`fraction_words`), vague
sizes (`vague_sizes`), and what scale words make of them (`scales`). Here the first token picks the reader, and two numerals
that make one are joined: "1 in 10". Every reader takes the tokens and an index; nothing here knows a unit.
"""

from __future__ import annotations

from decimal import Decimal

from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    FOLDS,
    FORMS_IN_S,
    GLYPHS,
    MULTIPLES,
    NUMBER_STARTS,
    ORDINALS,
    PREPOSITIONS,
    SCALES,
    VAGUE,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import ends_soon
from archive.extract.numbers.digits import part_of_millions, read_digits
from archive.extract.numbers.fraction_words import (
    read_every_nth,
    read_half,
    read_quarter,
    read_share_of_headline,
    read_share_of_rest,
)
from archive.extract.numbers.life_decades import DECADES, GROUPS, read_life_decade
from archive.extract.numbers.multiples import is_times
from archive.extract.numbers.number_words import is_two, read_article, read_bare_scale, read_words
from archive.extract.numbers.ratios import may_have_ratios, so_many_to_one
from archive.extract.numbers.scales import HYPHENS, Numeral, scaled
from archive.extract.numbers.vague_sizes import read_vague
from archive.extract.words import word_set, words

_FIRST_DIGITS = frozenset("0123456789.")
_ARTICLE_SCALES = word_set("rules", "numerals.article_scales")
_MULTIPLIED = word_set("rules", "numerals.multiplied")
_TIME_UNITS = word_set("rules", "numerals.time_units")
_MODALS = word_set("rules", "numerals.modals")
_BEFORE_INFINITIVE = word_set("rules", "numerals.before_infinitive")
_NOT_MULTIPLIED = word_set("rules", "numerals.not_multiplied")
_BEFORE_TO = word_set("rules", "numerals.before_to")
_BARE_VERBS = frozenset(words("grammar")["verbs"].split())  # "three in four own a car"
_SAID_BY_SHARES = AUXILIARIES | word_set("rules", "numerals.said_by_shares")


_IN_EVERY = frozenset(("in", "out", "every"))
_PER_MANY = frozenset((1_000, 10_000, 100_000, 1_000_000))  # "six in 10,000 people"


def read_numerals(tk: Tokens) -> list[Numeral]:
    """Return the numerals of a paragraph, in order and disjoint."""
    found: list[Numeral] = []
    lower = tk.lower
    at = 0
    in_every = not _IN_EVERY.isdisjoint(tk.distinct)
    repeats = "(" in tk.distinct
    factors = "factor" in tk.distinct
    ratios = may_have_ratios(tk)
    starts = [i for i, w in enumerate(lower) if w in NUMBER_STARTS or (w < ":" and w[0] in _FIRST_DIGITS)]
    if is_foreign(tk):
        starts = [i for i in starts if lower[i][0] in _FIRST_DIGITS]
    for i in starts:
        if i < at or lower[i] == ".":
            continue
        numeral = read_numeral(tk, i)
        if numeral is not None:
            if in_every:
                numeral = _one_in_ten(tk, numeral) or numeral
            if ratios:
                numeral = so_many_to_one(tk, numeral) or numeral
            if factors and numeral.form in ("digits", "words") and _is_factor(tk, numeral):
                numeral.form = "fold"
            if numeral.form != "digits":
                numeral = _with_what_follows(tk, numeral, repeats=repeats)
            found.append(numeral)
            at = numeral.last + 1
    return found


def _with_what_follows(tk: Tokens, numeral: Numeral, *, repeats: bool) -> Numeral:
    """Return a numeral that is not of digits alone with what stands behind it: "every third", "a quarter of a million", "three (3)"."""
    if numeral.form == "ordinal":
        numeral = read_every_nth(tk, numeral) or numeral
    if numeral.form == "fraction":
        return _of_a_million(tk, numeral) or numeral
    if repeats and numeral.form == "words" and tk.lower[numeral.last + 1 : numeral.last + 2] == ["("]:
        return _said_again(tk, numeral)
    return numeral


def _is_factor(tk: Tokens, numeral: Numeral) -> bool:
    """Whether a number says how many times: "by a factor of 10", "a factor of about three"; not "a sun factor of 30", "a factor of 10 days"."""
    first = numeral.first - (at(tk, numeral.first - 1) != "of")
    after = at(tk, numeral.last + 1)
    ends = ends_soon(tk, numeral.last + 1) or after in PREPOSITIONS or after in AUXILIARIES
    return tk.lower[max(0, first - 3) : first] == ["a", "factor", "of"] and ends and after != "to"


def _said_again(tk: Tokens, numeral: Numeral) -> Numeral:
    """Return a number in words with the digits in brackets that say it again before what it counts: "three (3) years"."""
    k = numeral.last + 2
    if at(tk, k + 1) == ")" and tk.lower[k] == str(numeral.value) and at(tk, k + 2)[:1].isalpha():
        numeral.last = k + 1
    return numeral


def is_foreign(tk: Tokens) -> bool:
    """Whether a paragraph is in another language, by letters that English has in few words: "ten" is Polish for "this"."""
    if tk.text.isascii():
        return False
    letters = [w for w in tk.word if w[0].isalpha() and len(w) > 1]
    foreign = sum(not w.isascii() and "’" not in w for w in letters)
    return foreign > 1 and 5 * foreign >= len(letters) > 3


_OF_A_LIFE = DECADES.keys() | GROUPS.keys()


def read_numeral(tk: Tokens, i: int) -> Numeral | None:
    """Return the longest numeral that begins at token ``i``."""
    w = tk.lower[i]
    if w in _OF_A_LIFE:
        return read_life_decade(tk, i)
    if w[0] in _FIRST_DIGITS:
        decade = read_life_decade(tk, i) if len(w) == 2 else None  # "60s"
        return decade or read_digits(tk, i) if w != "." else None
    if w in GLYPHS:
        part = Numeral(i, i, "fraction", GLYPHS[w])
        return part_of_millions(tk, part) or part
    if w in VAGUE:
        return read_vague(tk, i)
    if w in ("a", "an"):
        return read_article(tk, i)
    if w in ("half", "half-dozen"):
        return read_half(tk, i, i)
    if w in CARDINALS:
        return read_words(tk, i) if w != "nought" or at(tk, i + 1) == "point" else None
    if w == "quarter":
        return read_quarter(tk, i)
    if w in _ARTICLE_SCALES and w != "dozen":
        return read_bare_scale(tk, i) if _is_another(tk, i) else None
    if w == "dozen" or (w == "couple" and is_two(tk, i)):
        return scaled(tk, i, 2 if w == "couple" else 12, i, "words")
    if w in ORDINALS and ORDINALS[w] > 2:
        return read_share_of_headline(tk, i) or read_share_of_rest(tk, i) or Numeral(i, i, "ordinal", ORDINALS[w])
    if w in FOLDS or w in MULTIPLES or w == "twice":
        return _read_multiple(tk, i)
    if w in ("both", "couple"):
        return Numeral(i, i, "pair", 2) if _is_pair(tk, i) else None
    return None


def _read_multiple(tk: Tokens, i: int) -> Numeral | None:
    """Read "doubled", and "double": "a double murder", "almost double what they were", "to double its sales"."""
    w = tk.lower[i]
    if w in FOLDS:
        return Numeral(i, i, "fold", FOLDS[w])
    if w == "twice":
        return Numeral(i, i, "fold", 2) if is_times(tk, i) else None
    if at(tk, i + 1) in _MULTIPLIED:
        return Numeral(i, i, "multiple", MULTIPLES[w])
    if at(tk, i + 1) == "what" or tk.lower[i + 1 : i + 3] == ["that", "of"] or is_times(tk, i) or _is_infinitive(tk, i):
        return Numeral(i, i, "fold", MULTIPLES[w])
    if _is_what_several_do(tk, i):
        return Numeral(i, i, "fold", MULTIPLES[w])
    return None


def _is_another(tk: Tokens, i: int) -> bool:
    """Whether a scale word stands for one of it behind another word than "a": "another hundred were hurt", "a further thousand", "the hundred and twenty voters"."""
    before = at(tk, i - 1)
    if before in _FULL and at(tk, i - 2) == "a":
        return is_plural(at(tk, i + 1))  # "a full hundred men"
    if at(tk, i + 1) == "and" and before in _DEFINITE:
        return 0 < CARDINALS.get(at(tk, i + 2), 0) < _HUNDRED and is_plural(at(tk, i + 3))
    return before in ("another", "further") and not at(tk, i + 1)[:1].isdigit()


_FULL = frozenset(("full", "good", "round", "cool", "clear"))
_DEFINITE = frozenset("the these those some his her its their our".split())
_HUNDRED = 100


def _is_infinitive(tk: Tokens, i: int) -> bool:
    """Whether the word at ``i`` is a verb: "will more than double", "to triple its sales"; not "due to double standards", "will double-check"."""
    k = i - 1
    while k > 0 and i - k < 4 and tk.lower[k] in _BEFORE_INFINITIVE:
        k -= 1
    after = tk.lower[i + 1] if i + 1 < tk.size else "."
    if k < 0 or after in _NOT_MULTIPLIED:
        return False
    if tk.lower[k] != "to":
        return tk.lower[k] in _MODALS
    return tk.lower[k - 1] not in _BEFORE_TO and (ends_soon(tk, i + 1) or is_plural(tk.word[i + 1]))


def _is_what_several_do(tk: Tokens, i: int) -> bool:
    """Whether a plural before the word at ``i`` makes it a verb: "house sales halve in May", "prices triple since"; not "Kane scores double in final"."""
    before, after = at(tk, i - 1), at(tk, i + 1)
    verb = tk.lower[i] == "halve" or before not in FORMS_IN_S or before in _LEVELS_IN_S
    return verb and is_plural(before) and before.isalpha() and (after in _WITHIN or ends_soon(tk, i + 1))


_LEVELS_IN_S = frozenset(
    "sales profits prices exports imports orders claims costs rates rents fees fares bills".split()
)
_WITHIN = frozenset("in to since over within from between by during".split())


def _is_pair(tk: Tokens, i: int) -> bool:
    """Whether "both" or "the couple" at ``i`` can stand for two persons: not "both A and B", not "the couple's house".

    It becomes a figure only where something happened to them: "both were taken to hospital", "a shooting left a couple dead".
    """
    after = tk.lower[i + 1] if i + 1 < tk.size else "."
    if after[0].isdigit() or (after in PREPOSITIONS and after != "of") or (i and tk.lower[i - 1] == "or"):
        return False  # "a fine or both"
    for k in range(i + 1, min(i + 4, tk.size)):
        w = tk.lower[k]
        if w in ("'s", "’s", "and", "'", "’"):
            return False
        if w in AUXILIARIES or w in VERBS or not w[0].isalpha():
            return True
    return True


def _of_a_million(tk: Tokens, part: Numeral) -> Numeral | None:
    """Read "a quarter of a million" as the number that it is."""
    k = part.last + 3
    if tk.lower[part.last + 1 : k] != ["of", "a"] or k >= tk.size or tk.lower[k] not in _ARTICLE_SCALES:
        return None
    return Numeral(part.first, k, "words", (part.value or 0) * SCALES[tk.lower[k]])


def _is_one_of_so_many(tk: Tokens, j: int) -> bool:
    """Whether one of what the noun at ``j`` names is told of so many: "one tenant in three is", "one child in five."; not "one goal in three games"."""
    w = tk.lower[j]
    if not w.isalpha() or w in AUXILIARIES or w in PREPOSITIONS or w in _NO_SHARES or is_plural(w):
        return False
    k = j + 2 + (at(tk, j + 2) == "every")
    if at(tk, k) not in CARDINALS and not (at(tk, k).isdigit() and len(tk.lower[k]) < 4):
        return False
    after = at(tk, k + 1) or "."
    if (not after[0].isalnum() and after not in HYPHENS) or after in AUXILIARIES or after in _BARE_VERBS:
        return True
    if after in ("each", "every") and at(tk, k + 2) in _TIME_UNITS:
        return w not in _PLAYED  # "one teacher in nine each year"
    acts = after in FORMS_IN_S and (at(tk, k + 2) in PREPOSITIONS or at(tk, k + 2) in _BEHIND_ACTS)
    placed = after in PREPOSITIONS and after != "of" and w not in _PLAYED  # "one bus in two at weekends"
    return acts or placed or (after in VERBS and not is_plural(after))


_BEHIND_ACTS = frozenset(("alone", "", ".", "each", "every"))


def _are_so_many_of_ten(tk: Tokens, first: int, j: int) -> bool:
    """Whether a clause opens with how many out of a round number do something: "Eight men out of ten would go"; not "won eight games out of ten"."""
    after = at(tk, j + 4)
    opens = tk.opens(first) or tk.lower[first - 1] in _OPENS_SHARE
    return (
        opens and is_person(tk.lower[j]) and at(tk, j + 3) in _TENS and (after in AUXILIARIES or after in _BARE_VERBS)
    )


_TENS = frozenset(("ten", "10", "hundred", "100"))


def _are_a_share(tk: Tokens, part: Numeral, k: int) -> bool:
    """Whether so many of the things at ``k`` are told of: "Three in four homes were flooded"; not "shot two in three cars", "two in three cars died"."""
    before = at(tk, part.first - 1)
    opened = part.first == 0 or tk.opens(part.first) or before in _OPENS_SHARE or before in _SAYS
    last = k
    while (
        last < k + _ADJECTIVES and tk.word[last : last + 1] and tk.word[last].isalpha() and not _ends_phrase(tk, last)
    ):
        last += 1
    if not opened or not is_plural(at(tk, last)) or at(tk, last) in _TIMES_AND_GAMES or at(tk, k) in PREPOSITIONS:
        return False
    after = at(tk, last + 1)
    verb = at(tk, last + 2) if after in AUXILIARIES else after
    return (after in AUXILIARIES or after in _BARE_VERBS or after[-2:] == "ed") and verb not in _OF_PERSONS


def _ends_phrase(tk: Tokens, k: int) -> bool:
    return is_plural(tk.lower[k]) or tk.lower[k] in PREPOSITIONS or tk.lower[k] in CONJUNCTIONS


_ADJECTIVES = 4
_SAYS = frozenset(
    "says said say found finds shows showed show estimates estimated reckons claims claimed suggests suggested means".split()
)


def _is_share_taken(tk: Tokens, first: int, k: int) -> bool:
    """Whether a hedge or a preposition takes a share of what stands at ``k``, that is no time and no game: "pays for roughly four in 10 births", "from nine in ten sales"."""
    before = at(tk, first - 1)
    last = k if is_plural(at(tk, k)) else k + 1
    if not (before in _HEDGES_SHARE or before in _TAKES_SHARE) or at(tk, k) in PREPOSITIONS:
        return False
    return is_plural(at(tk, last)) and tk.word[last].islower() and at(tk, last) not in _TIMES_AND_GAMES


_HEDGES_SHARE = frozenset(("about", "around", "roughly", "nearly", "almost", "some", "perhaps", "maybe"))
_TAKES_SHARE = frozenset(("for", "from", "to", "than", "into"))
_TIMES_AND_GAMES = _TIME_UNITS | frozenset(
    "games matches starts innings races seasons attempts outings tests goes tries".split()
)
_OF_PERSONS = frozenset("died dead killed hurt injured wounded arrested held".split())
_PLAYED = frozenset("win goal defeat loss draw try wicket point start run title final victory".split())
_NO_SHARES = frozenset("day week month year hour time more other another third half of less fewer point".split())


def _is_done_by_so_many(tk: Tokens, first: int, k: int) -> bool:
    """Whether a clause opens with a share and goes on with what they did, or with who they are: "and two in five cited", "nine in 10 young voters"."""
    while first > 1 and tk.lower[first - 2 : first] in _BOUNDS_SHARE:
        first -= 2  # "fewer than six in 10 pupils"
    if not (tk.opens(first) or tk.lower[first - 1] in _OPENS_SHARE):
        return False
    if k < tk.size and tk.lower[k].endswith("ed") and tk.lower[k] in VERBS:
        return at(tk, k + 1) in _BEHIND_DONE or (ends_soon(tk, k + 1) and tk.lower[k] not in _OF_PERSONS)
    for j in range(k, min(k + _TO_PERSONS, tk.size)):
        if not (tk.lower[j][0].isalpha() or tk.lower[j] in HYPHENS) or tk.lower[j] in PREPOSITIONS:
            return False
        if is_plural(tk.word[j]):
            return is_person(tk.lower[j])
    return False


def _is_restated(tk: Tokens, k: int) -> bool:
    """Whether a percentage in brackets at ``k`` says the share again: "two in three (64%) agreed"."""
    return at(tk, k) == "(" and not _PERCENT.isdisjoint(tk.lower[k + 2 : k + 4])


_PERCENT = frozenset(("%", "percent", "pct", "pc", "cent"))
_TO_PERSONS = 5  # tokens: "(six in 10) black eighth-graders"
_BOUNDS_SHARE = (
    ["fewer", "than"],
    ["less", "than"],
    ["more", "than"],
    ["at", "least"],
    ["up", "to"],
    ["only", "about"],
)
_OPENS_SHARE = (
    CONJUNCTIONS | ADVERBS | {",", ";", ":", "(", "that", "about", "around", "roughly", "nearly", "almost", "some"}
)
_BEHIND_DONE = DETERMINERS | PREPOSITIONS | {"that", "it", "they", "him", "her", "them"}


def _whole_of_share(tk: Tokens, j: int) -> Numeral | None:
    """Read what a share is of at ``j``: "(one in) ten", "100", "a hundred", "(every) hundred"."""
    w = tk.lower[j]
    if w in CARDINALS or w[0].isdigit():
        return read_numeral(tk, j)
    if w in _ROUND:
        return read_bare_scale(tk, j) if tk.lower[j - 1] == "every" else None
    return read_article(tk, j) if w == "a" and at(tk, j + 1) in _ROUND else None


_ROUND = frozenset(("hundred", "thousand", "million"))


def _behind_in(tk: Tokens, part: Numeral) -> int | None:
    """Return where a whole would stand behind a part and its "in": behind "1 in", "nine out of", "one tenant in", "five parts in"."""
    lower, j = tk.lower, part.last + 1
    if part.value == 1 and part.form == "words" and lower[j + 1] == "in" and _is_one_of_so_many(tk, j):
        return j + 2  # "one tenant in three"
    if part.value != 1 and lower[j + 1 : j + 3] == ["out", "of"] and _are_so_many_of_ten(tk, part.first, j):
        return j + 3  # "eight men out of ten would"
    if lower[j] in HYPHENS and lower[j + 1 : j + 2] == ["in"] and at(tk, j + 2) in HYPHENS:
        return j + 3  # "one-in-five"
    if lower[j : j + 2] == ["of", "every"]:
        return j + 1  # "two of every five houses"
    # "19 times out of 20", "five parts in six"
    if lower[j] not in _BEFORE_WHOLES:
        return None
    joiner = next((words for words in _IN if lower[j : j + len(words)] == words), None)
    return None if joiner is None else j + len(joiner)


_IN = (["in"], ["out", "of"], ["parts", "in"], ["times", "out", "of"])
_BEFORE_WHOLES = frozenset(words[0] for words in _IN)


def _one_in_ten(tk: Tokens, part: Numeral) -> Numeral | None:
    """Read "1 in 10", "nine out of ten", "three in every five", "8.5 out of 10" as the fraction that it is; "12 in 10 days" is not."""
    lower, n = tk.lower, tk.size
    if part.form not in ("digits", "words") or part.scale > 1 or part.last + 2 >= n or part.value is None:
        return None
    j = _behind_in(tk, part)
    if j is None:
        return None
    every = j < n and lower[j] == "every"
    j += every
    whole = _whole_of_share(tk, j) if j < n else None
    if whole is None or whole.form not in ("digits", "words") or not isinstance(whole.value, int):
        return None
    k = whole.last + 1
    while k + 1 < n and (lower[k] in ADVERBS or lower[k] == "never"):
        k += 1  # "3 in 10 also say"
    after = lower[k] if k < n else "."
    if part.value == 1 and lower[j - 1] in HYPHENS and after in HYPHENS and at(tk, k + 1) in ("year", "years"):
        return Numeral(part.first, k + 1, "fraction", Decimal(1) / whole.value)  # "a 1-in-100-year flood"
    year = whole.first == whole.last and tk.word[whole.first].isdigit() and 1500 <= whole.value <= 2099
    timed = after in _TIME_UNITS and lower[k - 1] not in ("each", "every")
    if year or not 0 < part.value < whole.value or timed or after in HYPHENS:
        return None
    small = (
        whole.value <= (20 if lower[part.last + 1] == "times" else 10)
        or whole.value == 100
        or (whole.value in _PER_MANY and lower[j - 1] == "in")
    )
    said = lower[j - 1] == "of" or after in _BARE_VERBS or after == "of" or is_person(after) or after in _SAID_BY_SHARES
    said = said or (small and lower[j - 1] == "in" and _are_a_share(tk, part, k))
    said = said or (small and (_is_done_by_so_many(tk, part.first, k) or _is_restated(tk, k)))
    said = said or (small and lower[j - 1] == "in" and _is_share_taken(tk, part.first, k))
    said = said or (small and lower[j - 1] in HYPHENS and lower[part.last + 1] in HYPHENS and after.isalpha())
    if part.value == 1 or (every and isinstance(part.value, int)) or (small and said):
        return Numeral(part.first, whole.last, "fraction", Decimal(part.value) / whole.value)
    return None
