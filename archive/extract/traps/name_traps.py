"""Numbers that are part of a name: "Boeing 737", "Left 4 Dead", "the Big Three", "13 Hours", "a three-pointer"."""

from __future__ import annotations

from archive.extract.counted.gapping import is_member
from archive.extract.counted.listed_places import list_label
from archive.extract.draft import Draft
from archive.extract.english.gazetteer import gazetteer
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CARDINALS,
    DETERMINERS,
    FORMS_IN_S,
    FUNCTION_WORDS,
    IRREGULAR,
    MODIFIERS_BY_LAST,
    MONTHS,
    NAME_HEADS,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import is_shouted
from archive.extract.traps.contact_traps import address, ends_noun, is_name_word, name_end
from archive.extract.words import word_set

ACTED_ON = DETERMINERS | CARDINALS.keys() | PREPOSITIONS | {"next", "soon", "well", "now"}
OPENS_SPEECH = word_set("rules", "traps.opens_speech")
_NAMED_BEHIND_HYPHEN = word_set("rules", "traps.named_behind_hyphen")
_BEST = frozenset(("Greatest", "Best", "Worst", "Hottest", "Richest"))
_WILL = frozenset(("will", "would", "may", "might", "could", "should", "must", "shall", "can", "cannot"))
_MODALS = frozenset(("will", "would", "may", "could", "plans"))
_FIRM_BEHIND = frozenset(("co", "company", "said", "says", "'s", "’s"))
_UNITS_IN_NAMES = frozenset(("Second", "Minute", "Hour", "Day", "Week", "Month", "Year", "Mile", "Foot"))
_STATIONS = frozenset(("news", "tv", "television", "radio"))
_SENTENCE_OPENERS = word_set("rules", "traps.sentence_openers")
_ENDS_PHRASE = word_set("rules", "traps.ends_phrase")
_NATION_PLURALS = word_set("rules", "traps.nation_plurals")
_NUMBERED_FORCES = word_set("rules", "traps.numbered_forces")
_NAMED_BY_ORDINAL = word_set("rules", "traps.named_by_ordinal")
_CRAFTS = word_set("rules", "traps.crafts")
_TITLES = word_set("rules", "traps.titles")
_PERSONS_BEHIND_CAPTION = word_set("rules", "traps.persons_anew")


def names_thing(tk: Tokens, j: int) -> bool:
    """Whether the word glued behind a number makes a name of it: "a three-pointer", "five-a-side"; "50-seater" counts seats."""
    if at(tk, j) in ("faced", "timing") and at(tk, j - 2) == "two":
        return tk.glued(j)  # "a two-faced landlord"
    return tk.glued(j) and (at(tk, j) in _NAMED_BEHIND_HYPHEN or (at(tk, j) == "a" and at(tk, j + 2) == "side"))


def unit_in_name(tk: Tokens, d: Draft, whole: bool, after: str) -> str | None:
    """Judge a unit with a capital: "1415 Watts Street", "880 W 67th Street", and "13 Hours" where other words have none."""
    if address(tk, d, whole, after):
        return "address"
    unit = printed(tk, d.right)
    if d.kind != "duration" or d.right > d.last + 1 or not (is_name_word(unit) and is_plural(unit)):
        return None  # "2500 Calories"
    near = [*tk.word[max(0, d.first - 4) : d.first], *tk.word[d.right + 1 : d.right + 5]]
    prose = any(len(w) > 2 and w.islower() and w not in FUNCTION_WORDS for w in near)  # no headline
    listed = printed(tk, d.first - 1)[:1].isupper() and not printed(tk, d.first - 1).isupper()  # "Avge 13 Weeks"
    return "part of a name" if prose and not listed else None


def opens_name(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a name begins with digits, or ends with them behind "of": "16 WAPT News", "24 Hour Fitness", the Group of 77."""
    first = printed(tk, d.last + 1)
    if tk.word[d.last] != "M" and not first[:1].isupper() and before not in ("of", "'s", "’s"):
        return False
    second = printed(tk, d.last + 2)
    if tk.word[d.last] == "M" and len(tk.word[d.first]) == 1 and _speaks_of_firm(first.lower(), second):
        return True
    if not first[:1].isupper() and before not in ("of", "'s", "’s"):
        return False
    if before == "of" and printed(tk, d.first - 2) in _GROUPS:
        return tk.word[d.last].isdigit() and (printed(tk, d.first - 2) == "Group" or not _noun_follows(tk, d))
    if before in ("'s", "’s") and at(tk, d.first - 2) in NAME_HEADS and d.scale == 1:
        return tk.word[d.last].isdigit() and not _noun_follows(tk, d)  # "Boeing's 777 line"
    if before in ("'s", "’s") and tk.lower[max(0, d.first - 4) : d.first - 1] in _AGENCIES:
        return True
    if first in _BEST and second[:1].isupper():
        return True  # "The 250 Greatest Albums"
    if before == "the" and d.scale == 1 and (d.value or 0) >= 100 and _is_model(tk, d):
        return True
    if first == "News" and not second[:1].isupper():
        return True  # "7 News"
    return (second.lower() in _STATIONS and first.isupper()) or (first in _UNITS_IN_NAMES and is_name_word(second))


def _goes_on_with_place(tk: Tokens, i: int) -> bool:
    """Whether a land at ``i`` is the next of a list whose verb stands with the first: "Egypt lost 658, Indonesia 236 and India 98"; not "France 24, Italy 10"."""
    while i > 2 and tk.lower[i - 1] in _LISTS and tk.word[i - 2].replace(",", "").isdecimal():
        place = gazetteer().places.get(tk.word[i])
        if place is None or place.kind != "country":
            return False
        i -= 3
        if tk.lower[i] in VERBS or tk.lower[i] in ("has", "had", "have"):
            return True
    return False


_LISTS = frozenset((",", "and", ";"))
_COMPASS = frozenset("N S E W NE NW SE SW NNE ENE ESE SSE SSW WSW WNW NNW".split())
_WINDS = frozenset(("wind", "winds", "gust", "gusts", "breeze", "breezes"))
_GROUPS = frozenset(("Group", "Gang", "Committee"))
_AGENCIES = (["standard", "&", "poor"], ["standard", "and", "poor"])


def _speaks_of_firm(first: str, second: str) -> bool:
    """Whether two words tell that a digit and "M" before them are a firm: "3M Co", "3M said", "3M is a", "3M will cut"; not "3M was spent"."""
    return (
        first in _FIRM_BEHIND
        or (first in BE and second in ("a", "an", "one"))
        or (first in _MODALS and second not in ("be", "not", "have"))
    )


def has_name_before(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a capitalised word right before the digits makes them a name: "Boeing 737", "the Big 12", "iPhone 14"."""
    i = d.first - 1
    if _is_craft(tk, d, after) or _is_force(tk, d, after):
        return True
    if i < 0 or not before[0].isalpha() or before in MONTHS or before in WEEKDAYS or _is_cell(tk, d, after):
        return False
    named = tk.word[i]
    if (before in NAME_HEADS and named != before) or _goes_on_with_name(tk, i):
        return True
    joined = at(tk, d.last + 1) in DASHES or at(tk, d.last + 1) == "to"
    if joined and at(tk, d.last + 3) in _PERCENT and at(tk, d.last + 2).isdigit():
        return False  # "voters back the Democrat 52 - 39 percent", "leads Roe 52 to 41 percent"
    if (
        named.isupper()
        and len(named) > 1
        and (before in AUXILIARIES or before in VERBS or is_shouted(tk, d.first, d.last))
    ):
        return False
    mixed = named[0].islower() and any(c.isupper() for c in named)  # iPhone
    if not (named[0].isupper() or mixed) or (named in _COMPASS and not _WINDS.isdisjoint(tk.distinct)):
        return False  # "winds SW 10-15 mph"
    if (
        before in PREPOSITIONS
        or before in _SENTENCE_OPENERS
        or _goes_on_with_place(tk, i)
        or (":" in tk.distinct and list_label(tk, d.first) >= 0)
    ):
        return False
    if i == 0 or tk.sentence[i - 1] != tk.sentence[i] or tk.word[i - 1] in "\"“‘'(":
        if before in ADVERBS and (after in AUXILIARIES or after in VERBS):
            return False  # "Today 14 belong to foreign owners"
        counts = _noun_follows(tk, d) and not _acts(tk, d.last + 1) and tk.word[d.last] != "1"
        return before not in VERBS and before not in MODIFIERS_BY_LAST and not counts
    if (
        printed(tk, d.last + 1)[:1].isupper()
        and not is_shouted(tk, d.first, d.last)
        and not after.endswith(("s", "men", "people"))
    ):
        return True  # "Left 4 Dead"
    if not _noun_follows(tk, d):
        return not is_member(tk, d.first)
    if tk.word[d.last] == "1":
        return True  # "the Tier 1 banks"
    if _acts_on(tk, d.last + 1) and at(tk, i - 1) not in PREPOSITIONS:
        return True  # "but Spider-Man 2 breaks that rule"
    # "the Boeing 737 jets" names a model; "In Gaza 12 people" does not
    return tk.lower[i - 1] in DETERMINERS and not is_plural(before) and not is_person(before)


def _goes_on_with_name(tk: Tokens, i: int) -> bool:
    """Whether a name of several words that a number ends stands at ``i``: "the S&P 500", "ISO 9001 and 14001"."""
    if tk.word[i] == "P":
        return tk.word[max(0, i - 2) : i] == ["S", "&"]
    return tk.lower[i] == "and" and i > 1 and tk.word[i - 2] == "ISO"


def _is_cell(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a row of a table or of a list labels the digits with the word: "KUWAIT    680", "Denmark 68 (72)"; no film: "Left 4 (2008)"."""
    if tk.start[d.first] - tk.end[d.first - 1] > 1:
        return not tk.text[tk.end[d.first - 1] : tk.start[d.first]].strip(" ")
    held = at(tk, d.last + 2) if after == "(" else ""
    return held.isdigit() and at(tk, d.last + 3) == ")" and len(held) < _YEAR


_YEAR = 4  # digits
_PERCENT = frozenset(("%", "percent", "per", "pct"))


def _is_craft(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether one craft is named by its number: "the 767 jetliner"."""
    if after == "fleet" and d.last + 2 < tk.size and is_plural(tk.lower[d.last + 2]):
        return False  # "its 320 fleet vehicles"
    return after in _CRAFTS and not is_plural(after) and d.value is not None and d.value >= 100


def _is_of_named(tk: Tokens, d: Draft) -> bool:
    """Whether a number with a capital is named behind a name in 's: "Ocean's Twelve"; not "There's ONE area"."""
    owner = printed(tk, d.first - 2)
    return tk.word[d.first].istitle() and owner[:1].isupper() and owner.lower() not in _NO_OWNERS and not tk.titled


_NO_OWNERS = FUNCTION_WORDS | {"there", "here", "let", "what", "who", "where", "how"}


def _counts_shouted(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a number in a headline in capitals counts what follows, or stands alone behind a verb: "FIRM SELLS TWO FAST SHIPS", "FIRE KILLS TWO"."""
    if before == "for" and at(tk, d.first - 2) in CARDINALS:
        return True  # "A TWO FOR ONE STOCK SPLIT"
    if at(tk, d.last + 1) == "for" and at(tk, d.last + 2) in CARDINALS:
        return True
    if at(tk, d.last + 1) in DASHES and at(tk, d.last + 2) == "for":
        return False  # "A TWO-FOR-ONE SPLIT"
    for k in range(d.last + 1, min(d.last + 4, tk.size)):
        w = tk.lower[k]
        if not w.isalpha() or w in _ENDS_PHRASE or w in PREPOSITIONS or w in DETERMINERS:
            return k == d.last + 1 and before in VERBS
        if is_plural(w):
            return True
        if k == d.last + 1 and (w in PERSON_ADJECTIVES or w in ("shot", "stabbed")):
            return True  # "TWO DEAD, FIVE HURT IN MARKET ROW"
    return d.last + 1 == tk.size and before in VERBS


def _is_model(tk: Tokens, d: Draft) -> bool:
    """Whether one thing is named by digits and a capitalised noun: "the 787 Dreamliner", "the 737 Max"; not "the 120 Kurds"."""
    last = name_end(tk, d.last + 1)
    if not is_name_word(printed(tk, last)) or is_person(at(tk, last)) or is_plural(printed(tk, last)):
        return False
    several = at(tk, last + 1) in ("were", "are", "have")  # "the 300 Taliban were"
    return not several and ends_noun(tk, last + 1) and printed(tk, last) not in gazetteer().nationalities


def _acts(tk: Tokens, j: int) -> bool:
    """Whether a form in -s at ``j`` is what a name before it does: "Diablo 4 contains five classes", "Halo 3 launches in May"."""
    if at(tk, j) not in FORMS_IN_S or not tk.word[j].islower():
        return False
    after = at(tk, j + 1)
    return after in ACTED_ON or ends_noun(tk, j + 1)


def _acts_on(tk: Tokens, j: int) -> bool:
    """Whether a verb in -s with its object stands at ``j``: "breaks that rule", "contains 500 hours"; not "goals the team"."""
    w = at(tk, j)
    acts = w in FORMS_IN_S or (w.endswith("s") and (w[:-1] in VERB_BASES or w[:-1] in VERBS))
    return (
        acts
        and (at(tk, j + 1) in _BEFORE_OBJECT or at(tk, j + 1)[:1].isdigit())
        and tk.word[j].islower()
        and not is_person(w)
    )


_BEFORE_OBJECT = frozenset(("the", "a", "an", "its", "that", "this", "some", "all", "more"))


def _noun_follows(tk: Tokens, d: Draft) -> bool:
    """Whether a lower-case plural, or an adjective and one, follows: what digits count."""
    for k in range(d.last + 1, min(d.last + 4, tk.size)):
        w = tk.word[k]
        if not w[0].isalpha() or tk.lower[k] in PREPOSITIONS or tk.lower[k] in _ENDS_PHRASE:
            return False
        if (
            tk.lower[k] in CARDINALS
            or tk.lower[k] in DETERMINERS
            or tk.lower[k] in _WILL
            or tk.lower[k] in IRREGULAR
            or w == "says"
        ):
            return False  # "Burnout 3 won three awards", "Halo 3 director says"
        if is_plural(w) and (w[0].islower() or w.lower() in _NATION_PLURALS or is_person(w)):
            return True
    return False


def is_in_quoted_title(tk: Tokens, d: Draft) -> bool:
    """Whether the number opens a title in quotation marks, whose words have capitals: "16 and Counting", “Nine for the Road”."""
    if not tk.glued(d.first) or tk.titled:
        return False
    if tk.word[d.first][0].islower() or not tk.word[d.first][0].isalnum():
        return False
    capitals = 0
    for k in range(d.last + 1, min(d.last + _TITLE, tk.size)):
        w = tk.word[k]
        if w in _CLOSING:
            return capitals > 0
        if w.istitle():
            capitals += 1
        elif w[0].isalpha() and (w not in _SMALL_IN_TITLES or not w.islower()):
            return False
    return False


_CLOSING = frozenset('"”’')
_TITLE = 12  # tokens
_SMALL_IN_TITLES = PREPOSITIONS | {"and", "or", "but", "a", "an", "the"}


def is_word_in_name(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a name goes on with the number: "Covid zero", "Take-Two", "Twelve Years a Slave", "the Big Three"."""
    i = d.first - 1
    capital = printed(tk, i)[0].isupper()
    if tk.lower[d.first] == "zero" and capital and not is_plural(after):
        return True
    if d.first != d.last or not tk.word[d.first][0].isupper():
        return False
    if before in DASHES and tk.glued(d.first) and tk.glued(i):
        return printed(tk, i - 1)[:1].isupper()
    if not d.bare or before in OPENS_SPEECH or (before in DASHES and not tk.glued(d.first)):
        return False
    if before in NAME_HEADS or (before == "of" and (at(tk, i - 1) == "group" or printed(tk, i - 1) in _GROUPS)):
        return True  # "the Group of Twenty", "the Gang of Four"
    if before == "<" or (before in ("'s", "’s") and _is_of_named(tk, d)):
        return True  # "<FOUR SEASONS HOTELS>", "Ocean's Twelve"
    if d.value and is_shouted(tk, d.first, d.last) and _counts_shouted(tk, d, before):
        return False
    if (capital or before == ")") and before != "war" and _begins_behind_caption(tk, d, after):
        return False
    if printed(tk, d.last + 1)[:1].isupper():
        return True
    if before == "the" and not tk.titled:
        return _is_group(tk, d)
    return capital and before not in PREPOSITIONS and before not in ("and", "or")


def _is_group(tk: Tokens, d: Draft) -> bool:
    """Whether a capital inside a sentence makes states or men of a number that counts nothing: "the Nine agreed", "diplomats of the Ten"."""
    counts = _noun_follows(tk, d) or is_plural(at(tk, d.last + 1)) or at(tk, d.last + 1) == "of"
    return not counts and not is_shouted(tk, d.first, d.last)


def _begins_behind_caption(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a sentence begins with the number behind a caption: "Gallery Two men", "Photo Two Paterson men", "Two of the"."""
    following = printed(tk, d.last + 1)
    if after == "of":
        return at(tk, d.last + 2) in DETERMINERS
    return (
        after in _PERSONS_BEHIND_CAPTION if following.islower() else not is_plural(following) and counts_person(tk, d)
    )


def counts_person(tk: Tokens, d: Draft) -> bool:
    """Whether a person stands behind the number and at most three capitalised words: "One British man", "One Israeli"."""
    one, k = d.value == 1, d.last + 1
    if one and is_person(at(tk, k)) and not is_plural(tk.word[k]):
        return True
    last = name_end(tk, k)
    return any(is_person(w) and w == w.lower() and is_plural(w) != one for w in tk.word[last + 1 : last + 3])


def _is_force(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether troops are called by a number: "44 Squadron flew", "2 Para took"; not "12 Commando officers"."""
    force = after in _CALLED_FORCES and printed(tk, d.last + 1).istitle()
    return force and tk.word[d.last].isdigit() and (d.value or 0) > 1 and ends_noun(tk, d.last + 2)


_CALLED_FORCES = frozenset(("squadron", "commando", "para", "battalion", "brigade", "regiment"))


def is_numbered_force(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether an ordinal begins the name of troops: "the 3rd Battalion", "the 5th Special Forces Group"."""
    if not printed(tk, d.last + 1)[:1].isupper():
        return _is_regiment(tk, d, after)
    last = name_end(tk, d.last + 1)
    if at(tk, last) in _STATES_OF_REGIMENTS and ends_noun(tk, last + 1) and (d.value or 0) > 2:
        company = at(tk, d.first - 1) == "," and len(at(tk, d.first - 2)) == 1  # "Co. G, 5th Vermont,"
        return company or not _REGIMENTS.isdisjoint(tk.distinct) or at(tk, d.first - 2) == "to"
    return after in _NUMBERED_FORCES or (at(tk, last) in _NUMBERED_FORCES and ends_noun(tk, last + 1))


def _is_regiment(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a regiment is called by its number alone where troops are told of: "the 42nd and 74th in support", "the 9th and 10th Cavalry", "the Forty-second had"."""
    joined = after in ("and", ",") and at(tk, d.last + 2)[:1].isdigit() and at(tk, d.last + 3) in _ORDINAL_ENDS
    if joined and printed(tk, d.last + 4)[:1].isupper() and at(tk, d.last + 4) in _NUMBERED_FORCES:
        return True
    if (d.value or 0) < _REGIMENT or _REGIMENTS.isdisjoint(tk.distinct):
        return False
    k = d.first - 1
    opened = at(tk, k) == "the" or (at(tk, k) == "and" and at(tk, k - 1) in _ORDINAL_ENDS)
    return opened and (joined or after in _OF_A_REGIMENT)


_REGIMENT = 5
_OF_A_REGIMENT = frozenset(("were", "had", "have", "in"))
_REGIMENTS = word_set("rules", "traps.regiment_told")
_STATES_OF_REGIMENTS = word_set("rules", "traps.states_of_regiments")
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th", "d"))


def is_ordinal_in_name(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether an ordinal is a word of a name: "third party", "the Third Reich", "the Seventh Seal"."""
    if after in ("party", "world") and d.value == 3 and at(tk, d.last + 2) not in _TITLES:
        return True
    capital = printed(tk, d.last + 1)[:1].isupper()
    if after in _NAMED_BY_ORDINAL and (tk.word[d.last][0].isupper() or capital):
        return True
    inside = d.first > 0 and tk.sentence[d.first - 1] == tk.sentence[d.first]
    follows = tk.lower[d.first - 1] == "the" and d.first > 1 and not tk.titled
    if follows and tk.word[d.last].istitle() and not capital and is_name_word(tk.word[d.first - 2]):
        return True  # "Henry the Eighth"
    return inside and capital and tk.word[d.first][0].isupper()
