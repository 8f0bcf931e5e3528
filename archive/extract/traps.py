"""Numbers that count nothing: years, dates, times, scores, names, labels, idioms. Each reason is what --explain prints."""

from __future__ import annotations

from archive.extract.calendar_traps import counts_something, day_or_year, is_month, past_the_hour, time_of_day
from archive.extract.contact_traps import (
    address,
    crossing,
    emergency_number,
    ends_noun,
    is_name_word,
    name_end,
    phone_number,
)
from archive.extract.counted_phrases import noun_phrase
from archive.extract.draft import Draft
from archive.extract.lexicon import (
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    FUNCTION_WORDS,
    IRREGULAR,
    LABELS,
    LABELS_CAPITAL,
    LINE_WORDS,
    MODIFIERS_BY_LAST,
    MONTHS,
    NAME_HEADS,
    ONE_AFTER,
    ONE_BEFORE,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
    WORD_LABELS,
    is_person,
    is_plural,
)
from archive.extract.scores import is_runs
from archive.extract.tokens import DASHES, Tokens, at, printed
from archive.extract.word_classes import is_number_word
from archive.extract.words import word_set

_PREFIXES = word_set("rules", "traps.prefixes")
_NUMBER_BEFORE_HYPHEN = word_set("rules", "traps.number_before_hyphen")
_ABBREVIATED_LABELS = word_set("rules", "traps.abbreviated_labels")
_WORDS_TOO = word_set("rules", "traps.words_too")
_LABELS_ANY_CASE = word_set("rules", "traps.labels_any_case")
_AFTER_LABEL = word_set("rules", "traps.after_label")
_ENDS_PHRASE = word_set("rules", "traps.ends_phrase")
_CLOCK_AFTER_WORDS = word_set("rules", "traps.clock_after_words")
_OPENS_SPEECH = word_set("rules", "traps.opens_speech")
_AFTER_PRONOUN_ONE = word_set("rules", "traps.after_pronoun_one")
_ONE_TIMES = word_set("rules", "traps.one_times")
_QUARTER_BEFORE = word_set("rules", "traps.quarter_before")
_BEHIND_HYPHEN = word_set("rules", "traps.behind_hyphen")
_PERIODS = word_set("rules", "traps.periods")
_NAMED_BY_ORDINAL = word_set("rules", "traps.named_by_ordinal")
_NUMBERED_FORCES = word_set("rules", "traps.numbered_forces")
_KINDS_OF_YEAR = word_set("rules", "traps.kinds_of_year")
_TITLES = word_set("rules", "traps.titles")
_CODES = word_set("rules", "traps.codes")
_PERSONS_ANEW = word_set("rules", "traps.persons_anew")
_NAMED_BEHIND_HYPHEN = word_set("rules", "traps.named_behind_hyphen")
_APOSTROPHES = frozenset("'’‘`")
_TIMES = frozenset(("x", "×"))
_SIGNS = frozenset("#@№§&_\\")


def why_not(tk: Tokens, d: Draft) -> str | None:
    """Return why this number is no figure, or None. Units must have been looked for: "40 km" is no name."""
    if at(tk, d.last + 1) in DASHES and _names_thing(tk, d.last + 2):
        return "part of a name"
    if d.form == "digits":
        return _digits(tk, d)
    if d.form == "words":
        return _words(tk, d)
    if d.form == "fraction":
        return _fraction(tk, d)
    if d.form == "ordinal":
        return _ordinal(tk, d)
    if d.form == "vague":
        return _vague(tk, d)
    if d.form == "fold" and at(tk, d.last + 1) == "down" and tk.lower[d.first].startswith("doubl"):
        return "idiom"  # doubled down
    return None


def _names_thing(tk: Tokens, j: int) -> bool:
    """Whether the word glued behind a number makes a name of it: "a three-pointer", "five-a-side"; "50-seater" counts seats."""
    return tk.glued(j) and (at(tk, j) in _NAMED_BEHIND_HYPHEN or (at(tk, j) == "a" and at(tk, j + 2) == "side"))


def _digits(tk: Tokens, d: Draft) -> str | None:
    """Judge digits by what they are glued to, then by the words around them."""
    before, after = at(tk, d.first - 1), at(tk, d.last + 1)
    word = tk.word[d.last] if d.scale == 1 and d.first == d.last else ""
    reason = _glued_before(tk, d, before, word) or _glued_after(tk, d, after, word)
    if reason or d.kind == "age":
        return reason
    whole = word.isdigit()
    if d.unit_text is not None and not tk.glued(d.right) and printed(tk, d.right)[0].isupper():
        reason = _unit_in_name(tk, d, whole, after)
        if reason is not None:
            return reason
    if _is_picture_size(tk, d, after):
        return "size of a picture"
    reason = _lettered(tk, d, before, after) or time_of_day(tk, d, before, after)
    reason = reason or day_or_year(tk, d, before, after, whole, word)
    if reason is None and d.bare and (past_the_hour(tk, d, before) or _code(tk, d, before)):
        return "time of day" if before in ("past", "to") else "label"
    if d.bare and _is_counter(tk, d, before, after):
        return "place in a series"
    if d.bare and _opens_name(tk, d, before):
        return "part of a name"
    if reason is None and d.bare and d.scale == 1:
        reason = (
            _label(tk, d, before, after)
            or phone_number(tk, d, whole)
            or address(tk, d, whole, after)
            or _list_number(tk, d, before, after)
        )
        if reason is None:
            reason = emergency_number(tk, d, before, after) or _version(tk, d, before) or _place(tk, d, before, after)
        if reason is None and whole and _name_before(tk, d, before, after):
            return "part of a name"
    if reason is None and _is_field_line(tk, d, before):
        return "a line on the field"
    return reason


def _glued_before(tk: Tokens, d: Draft, before: str, word: str) -> str | None:
    """Judge digits glued to what stands before: "H1", "'08", "#7", "COVID-19", "10:30", "9/11"."""
    if not before or not tk.glued(d.first) or d.negative:
        return None
    i = d.first - 1
    if before[-1].isalpha() and (d.bare or (before not in _TIMES and tk.word[d.first][0].isdigit())):
        return "part of a name"  # H1, A380, Mi8, 7d4eF8DCb70; not: 4x100m
    if d.first != d.last:
        return None
    if before in _APOSTROPHES and word.isdigit() and len(word) == 2:
        return "year"  # '08
    if before in _SIGNS or (before in "\"'" and at(tk, i - 1) == "="):
        return "label or address"
    if i and tk.glued(i):
        if before in DASHES:
            return _after_hyphen(tk, d, i)
        if before in _INNER_MARKS and tk.word[i - 1][-1].isalnum():
            return _INNER_MARKS[before]
    return None


_INNER_MARKS = {":": "time, ratio or address", "/": "date or fraction", ".": "address"}


def _glued_after(tk: Tokens, d: Draft, after: str, word: str) -> str | None:
    """Judge digits to which something is glued: "10:30", "9/11", "5G", "1980s", "401(k)"."""
    j = d.last + 1
    if not after or not tk.glued(j) or d.first != d.last or not d.bare:
        return None
    following = printed(tk, j + 1)
    if after in ":/" and tk.glued(j + 1) and following[:1].isdigit():
        return "time or ratio" if after == ":" else "date or fraction"
    if after == "zip":
        return "address"
    if after == "s" and word.isdigit():
        return "decade"
    lettered = (
        following[:1].isdigit() and tk.glued(j + 2) and printed(tk, j + 2).isupper() and printed(tk, j + 2).isalpha()
    )
    if after in DASHES and tk.glued(j + 1) and lettered and len(printed(tk, j + 2)) > 1:
        return "part of a name"  # the 777-200LR
    series = following[1:].islower() and d.first > 0
    if after in DASHES and tk.glued(j + 1) and following[:1].isupper() and (series or len(following) == 1):
        return "part of a name"  # 3-Series, an 8-K report
    if after[0].isalpha() and word and after not in ("am", "pm", "ish"):
        return "part of a name"  # 5G, 3D; the k of 10k is a scale
    if after == ")" and [at(tk, d.first - 2), at(tk, d.first - 1)] == [")", "("] and tk.glued(d.first - 1):
        return "label"  # the 1 of "922(g)(1)"
    if after == "(" and len(following) == 1 and following.isalpha() and at(tk, j + 2) == ")" and tk.glued(j + 2):
        return "part of a name"  # 401(k), 922(g)
    return "address" if after in ("@", "_") else None


def _code(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether the digits are said to be a code: "the zip code is 90210", "his phone number was 5551234"."""
    return (
        before in ("is", "was", "of", ":")
        and at(tk, d.first - 2) in ("code", "number", "postcode", "zip", "pin", "hotline")
        and at(tk, d.first - 3) in _CODES
    )


def _version(tk: Tokens, d: Draft, before: str) -> str | None:
    """Judge the number that ends in .0 behind a name, a release of it: "Krita 5.0", "Web 2.0"."""
    after = printed(tk, d.last + 1)
    if after in _RELEASES and "." in tk.word[d.last] and before in ("the", "a", "latest", "new"):
        return "version"  # "the 3.2 update"
    if not tk.word[d.last].endswith(".0") or after[:1].isdigit() or (len(after) > 1 and after.isupper()):
        return None  # a row of a table
    named = printed(tk, d.first - 1)
    return "version" if named[:1].isupper() and (before not in PREPOSITIONS or named.isupper()) else None


def _place(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "the top 20", and "the last 16", "the final eight": as many as play in a round, and nothing that they count."""
    charted = not _CHARTS.isdisjoint(tk.lower[d.last + 1 : d.last + 4])  # "our top 100 films list"
    if before in ("top", "bottom", "hot") and (charted or not counts_something(tk, d, after)):
        return "place in a ranking"
    opens = before in ("last", "final") and at(tk, d.first - 2) in ("the", "’s", "'s", "their", "its")
    if opens and d.value in (4, 8, 16, 32) and (not after or not after[0].isalpha() or after in _AFTER_ROUND):
        return "round of a competition"
    return "score or vote" if is_runs(tk, d, before) else None


_CHARTS = word_set("rules", "traps.charts")
_AFTER_ROUND = word_set("rules", "traps.after_round")
_RELEASES = word_set("rules", "traps.releases")


def _is_picture_size(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether "4K" or "1440p" says how fine a picture is, where nothing is counted and no share has a price."""
    last = tk.word[d.last]
    if last == "K" and d.first == d.last - 1:
        return d.bare and tk.word[d.first] in "24568" and not (after and after[0].isalpha() and is_plural(after))
    price = d.unit_name == "penny" and tk.word[d.last] in _LINES and printed(tk, d.last + 1) == "p"
    return price and not _PICTURES.isdisjoint(tk.lower)


def _is_part_of_law(tk: Tokens, d: Draft) -> bool:
    """Whether a capital in brackets says what digits are a section of: "PC 273.6 (A)"."""
    lettered = at(tk, d.last + 1) == "(" and printed(tk, d.last + 2) in _SECTIONS and at(tk, d.last + 3) == ")"
    return lettered and len(tk.word[d.last]) > 2


def _lettered(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge digits that letters or a gun say to be a label: "section 6B", "flight PS752", "a .45-caliber pistol"."""
    letter = tk.word[d.right] if d.unit_text is not None else tk.word[d.last] if d.scale > 1 else ""
    if letter in _LETTERED and tk.glued(d.first + 1):
        if before in LABELS and d.right == d.first + 1:
            return "label"
        if at(tk, d.first + 1) in DASHES and d.right == d.first + 2 and len(tk.word[d.first]) == 4:
            return "part of a name"  # the certificates "1986-A"
    if (before == "flight" and tk.word[d.first] == "PS") or (d.bare and _is_part_of_law(tk, d)):
        return "label"
    if d.bare and d.first == d.last and (after in _MAY_BE_CALIBRE or tk.word[d.last][0] == "."):
        return "calibre of a gun" if calibre_at(tk, d.last) is not None else None
    return None


def _unit_in_name(tk: Tokens, d: Draft, whole: bool, after: str) -> str | None:
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


def calibre_at(tk: Tokens, i: int) -> int | None:
    """Return the last token of how wide a barrel is, said at ``i``: ".45-caliber", ".357" of "a .357 revolver", "12-gauge"."""
    said = tk.word[i]
    if said[0] not in "0123456789.":
        return None
    j = i + 2 if at(tk, i + 1) in DASHES else i + 1
    if at(tk, j) in _CALIBRES:
        return j
    short = said[0] == "." and len(said) in (3, 4)
    if (short or at(tk, j) == "gauge") and not _GUNS.isdisjoint(tk.lower[j : j + 4]):
        return i if short else j
    return None


_CALIBRES = word_set("rules", "traps.calibres")
_GUNS = word_set("rules", "traps.guns")
_MAY_BE_CALIBRE = _CALIBRES | _GUNS | DASHES | {"gauge"}
_LINES = frozenset(("480", "720", "1080", "1440", "2160"))
_PICTURES = word_set("rules", "traps.pictures")


def _is_counter(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether digits count through pictures or pages: "1 / 13", "Image 1 of / 13"."""
    if after == "/" and not tk.glued(d.last + 1):
        return printed(tk, d.last + 2)[:1].isdigit()
    return (
        before == "/"
        and not tk.glued(d.first)
        and (printed(tk, d.first - 2)[:1].isdigit() or at(tk, d.first - 2) == "of")
    )


def _opens_name(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a name begins with digits, or ends with them behind "of": "16 WAPT News", "24 Hour Fitness", the Group of 77."""
    first, second = printed(tk, d.last + 1), printed(tk, d.last + 2)
    if not first[:1].isupper() and before not in ("of", "'s", "’s"):
        return False
    if before == "of" and printed(tk, d.first - 2) == "Group":
        return tk.word[d.last].isdigit()
    if before in ("'s", "’s") and at(tk, d.first - 2) in NAME_HEADS and d.scale == 1:
        return tk.word[d.last].isdigit() and not _noun_follows(tk, d)  # "Boeing's 777 line"
    if first in _BEST and second[:1].isupper():
        return True  # "The 250 Greatest Albums"
    return (second.lower() in _STATIONS and first.isupper()) or (first in _UNITS_IN_NAMES and is_name_word(second))


_BEST = frozenset(("Greatest", "Best", "Worst", "Hottest", "Richest"))
_UNITS_IN_NAMES = frozenset(("Second", "Minute", "Hour", "Day", "Week", "Month", "Year", "Mile", "Foot"))
_STATIONS = frozenset(("news", "tv", "television", "radio"))
_SECTIONS = frozenset("ABCDE")
_LETTERED = frozenset("ABCFJKLMTVW")  # units and scales that also number the parts of a law or a building


def _list_number(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge the number that opens a paragraph: "1. Wash", "2) Dry", "(3) Fold"."""
    if not isinstance(d.value, int) or d.value >= 100:
        return None
    if d.value == 0 and d.first == 0 and printed(tk, d.last + 1)[:1].isupper():
        return "place in a series"  # so many comments: "0 Police: Man muttering"
    begins = d.first == 0 or tk.sentence[d.first - 1] != tk.sentence[d.first]
    dotted = after == "." and tk.glued(d.last + 1) and d.last + 2 < tk.size
    if dotted and begins and (d.first == 0 or printed(tk, d.last + 2)[0].isupper()):
        return "list number"
    bracketed = before == "(" and (at(tk, d.last + 2) if dotted else after) == ")"
    return (
        "list number"
        if (bracketed and (dotted or d.first == 1)) or (begins and d.first == 0 and after == ")")
        else None
    )


def _is_field_line(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether "the 40-yard line" names a place on the field."""
    return (
        d.unit_name in ("yard", "metre", "foot")
        and at(tk, d.right + 1) in LINE_WORDS
        and before in ("the", "their", "its", "own")
    )


def _after_hyphen(tk: Tokens, d: Draft, i: int) -> str | None:
    """Judge digits glued behind a hyphen: "COVID-19", "pre-2008", "555-1234"; "sub-300" and "10-15" are left to others."""
    left = tk.lower[i - 1]
    if left[0].isalpha():
        if left in _PREFIXES:
            return "year" if left == "mid" else None
        if (left[-1:] == "s" and not tk.word[i - 1].isupper()) or left in _NUMBER_BEFORE_HYPHEN:
            return None
        return "part of a name"
    return None


def _label(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge a number with a label before it: "Article 5", "No. 10", "Row 21", "Sections 3 and 4"."""
    i = d.first - 1
    if before == "." and i and tk.lower[i - 1] in _ABBREVIATED_LABELS and tk.glued(i):
        return "label"
    if before == ":" and i and tk.lower[i - 1] in _NUMBERED and tk.glued(i):
        return "label"  # "Case number: 1402090006"
    if before in ("no", "nos") and tk.word[i][0].isupper():
        return "label"
    if before not in LABELS or not printed(tk, i)[0].isalpha() or _ends_compound(tk, i):
        return None
    capital = tk.word[i][0].isupper()
    if before in LABELS_CAPITAL and not capital:
        if after and after[0].isalpha() and (is_plural(after) or after in ("people", "of")):
            return None
        if before == "season":
            return None if counts_something(tk, d, after) else "label"  # "season 3 already", "the season 26 premiere"
        return "label" if before in _LABELS_ANY_CASE and not (
            after and after[0].isalpha() and after not in PREPOSITIONS and after not in _AFTER_LABEL
        ) else None  # fmt: skip
    if before in _WORDS_TOO and not capital:
        counted = is_plural(after) or (i > 0 and is_plural(tk.word[i - 1]))  # "the dead of both sides number 40"
        return "label" if before in ("number", "numbers") and not counted else None
    if after and is_plural(after) and is_person(after) and not capital:
        return None
    return "label"


_NUMBERED = frozenset(("number", "no", "id", "case", "report", "docket", "badge", "ref", "reference"))


def _ends_compound(tk: Tokens, i: int) -> bool:
    """Whether the word at ``i`` is the end of an adjective: in "a final-round 65" nothing is called round 65."""
    return i > 0 and tk.glued(i) and tk.lower[i - 1] in DASHES


def _name_before(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a capitalised word right before the digits makes them a name: "Boeing 737", "the Big 12", "iPhone 14"."""
    i = d.first - 1
    if i < 0 or not before[0].isalpha() or before in MONTHS or before in WEEKDAYS:
        return False
    named = tk.word[i]
    if before in NAME_HEADS and named != before:
        return True
    if named.isupper() and len(named) > 1 and (before in AUXILIARIES or before in VERBS or _shouted(tk, d)):
        return False
    mixed = named[0].islower() and any(c.isupper() for c in named)  # iPhone
    if not (named[0].isupper() or mixed):
        return False
    if i == 0 or tk.sentence[i - 1] != tk.sentence[i] or tk.word[i - 1] in "\"“‘'(":
        return (
            False
            if before in PREPOSITIONS or before in VERBS or before in _SENTENCE_OPENERS or before in MODIFIERS_BY_LAST
            else not _noun_follows(tk, d)
        )
    if before in PREPOSITIONS or before in _SENTENCE_OPENERS:
        return False
    if printed(tk, d.last + 1)[:1].isupper() and not _shouted(tk, d) and not after.endswith(("s", "men", "people")):
        return True  # "Left 4 Dead"
    if _noun_follows(tk, d):
        previous = tk.lower[i - 1]
        # "the Boeing 737 jets" names a model; "In Gaza 12 people" does not
        return (
            previous in ("the", "a", "an")
            and before not in _SENTENCE_OPENERS
            and not is_plural(before)
            and not is_person(before)
        )
    if after and after[0].isalpha() and after not in PREPOSITIONS and at(tk, d.last + 1) not in ("and", "or"):
        return True
    return True


def _shouted(tk: Tokens, d: Draft) -> bool:
    """Whether the words around are all capitals, as in headlines of the wires: a capital there says nothing."""
    around = [w for w in tk.word[max(0, d.first - 3) : d.last + 4] if w.isalpha() and len(w) > 1]
    return len(around) > 2 and all(w.isupper() for w in around)


_SENTENCE_OPENERS = word_set("rules", "traps.sentence_openers")


def _noun_follows(tk: Tokens, d: Draft) -> bool:
    """Whether a lower-case plural, or an adjective and one, follows: what digits count."""
    for k in range(d.last + 1, min(d.last + 4, tk.size)):
        w = tk.word[k]
        if not w[0].isalpha() or tk.lower[k] in PREPOSITIONS or tk.lower[k] in _ENDS_PHRASE:
            return False
        if tk.lower[k] in CARDINALS or tk.lower[k] in DETERMINERS or tk.lower[k] in IRREGULAR:
            return False  # "Burnout 3 won three awards"
        if is_plural(w) and (w[0].islower() or w.lower() in _NATION_PLURALS or is_person(w)):
            return True
    return False


_NATION_PLURALS = word_set("rules", "traps.nation_plurals")


def _words(tk: Tokens, d: Draft) -> str | None:
    """Judge a number in words: names, times of day, labels, and "one"."""
    i, j = d.first - 1, d.last + 1
    before, after = at(tk, i), at(tk, j)
    if d.kind == "age":
        return None
    if after.isdigit() and tk.glued(j):
        return "part of a name"  # Twenty20
    if before in DASHES and tk.glued(d.first) and tk.glued(i) and at(tk, i - 1) == "figure":
        return "idiom"  # "a figure-eight knot"
    if d.bare and past_the_hour(tk, d, before):
        return "time of day"
    if d.value == 1 and d.first == d.last:
        reason = _one(tk, d, before, after)
        if reason:
            return reason
    if after in _CLOCK_AFTER_WORDS and d.bare:
        return "time of day"
    if before in MONTHS and printed(tk, i)[0].isupper() and d.bare:
        return "day of a month"
    if i >= 0 and tk.sentence[i] == tk.sentence[d.first] and _word_in_name(tk, d, before, after):
        return "part of a name"
    plural = is_plural(after) and after not in IRREGULAR  # "number four won"
    called = before == "number" or at(tk, i - 1) not in DETERMINERS  # not "in the group two were hurt"
    if before in WORD_LABELS and d.bare and called and not plural and not _ends_compound(tk, i):
        return "label"  # "day three", "chapter two"
    return _place(tk, d, before, after) if d.bare else None


def _word_in_name(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a name goes on with the number: "Covid zero", "Take-Two", "Twelve Years a Slave", "the Big Three"."""
    i = d.first - 1
    capital = printed(tk, i)[0].isupper()
    if tk.lower[d.first] == "zero" and capital and not is_plural(after):
        return True
    if d.first != d.last or not tk.word[d.first][0].isupper():
        return False
    if before in DASHES and tk.glued(d.first) and tk.glued(i):
        return printed(tk, i - 1)[:1].isupper()
    if not d.bare or before in _OPENS_SPEECH or (before in DASHES and not tk.glued(d.first)):
        return False
    if before in NAME_HEADS or (before == "of" and at(tk, i - 1) == "group"):
        return True
    if (capital or before == ")") and before != "war" and _begins_anew(tk, d, after):
        return False
    if printed(tk, d.last + 1)[:1].isupper():
        return True
    return capital and before not in PREPOSITIONS and before not in ("the", "and", "or")


def _begins_anew(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a sentence begins with the number behind a caption: "Gallery Two men", "Photo Two Paterson men", "Two of the"."""
    following = printed(tk, d.last + 1)
    if after == "of":
        return at(tk, d.last + 2) in DETERMINERS
    return after in _PERSONS_ANEW if following.islower() else not is_plural(following) and _counts_person(tk, d)


def _counts_person(tk: Tokens, d: Draft) -> bool:
    """Whether a person stands behind the number and at most three capitalised words: "One British man", "One Israeli"."""
    one, k = d.value == 1, d.last + 1
    if one and is_person(at(tk, k)) and not is_plural(tk.word[k]):
        return True
    last = name_end(tk, k)
    return any(is_person(w) and w == w.lower() and is_plural(w) != one for w in tk.word[last + 1 : last + 3])


def _one(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "one": a count only before the noun that it counts."""
    if d.kind == "rate":
        return None  # "she has one a month"
    if before in DASHES and tk.glued(d.first) and tk.glued(d.first - 1):
        joined = printed(tk, d.first - 2)
        if joined in ("in", "on", "no") or joined.isupper():
            return "idiom"  # "all-in-one models", "one-on-one debate", "the K-one Cup"
    if d.bare and at(tk, d.first - 2) in ("a", "an") and before.isalpha() and before not in _WITH_ONE | LABELS:
        return "one, used as a pronoun"  # "a difficult one trudged through"
    if after in ("-", "‑") and tk.glued(d.last + 1):
        return None if not d.bare else "idiom"
    if not d.bare:
        if d.unit_name == "foot" and at(tk, d.right + 1) in ("in", "on") and at(tk, d.right + 2) in DETERMINERS:
            return "idiom"  # "with one foot in the grave"
        if (
            before == "no"
            or (before == "at" and d.kind == "duration")
            or (after in _ONE_TIMES and d.unit_name in ("day",) and before not in _COUNTED_ONE)
        ):
            return "one, used as a pronoun"
        return None
    return _bare_one(tk, d, before, after)


def _bare_one(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "one" without a unit, by the word behind it: a noun, or what follows a pronoun."""
    if after in _ONE_TIMES and before not in _COUNTED_ONE:
        return "one, used as a pronoun"  # "one evening in May, he left"
    if after in ("or", "to") and at(tk, d.last + 2) in CARDINALS:
        return None  # "one or two drinks", "one to two years"
    if _is_one_more(tk, d, before, after):
        return None
    if _is_somebody(tk, d, before, after):
        return "one, used as a pronoun"
    capitals = tk.word[d.first][0].isupper() and printed(tk, d.last + 1)[0].isupper()
    if capitals and not (_counts_person(tk, d) or _opens_with_person(tk, d, before)):
        return "part of a name"
    if (after.endswith("ly") and after not in _NOUNS_IN_LY) or (
        after in VERBS
        and after.endswith(("ed", "s"))
        and (not is_plural(printed(tk, d.last + 2)) or (before == "but" and at(tk, d.first - 2) == "all"))
        and not after.endswith("ss")
    ):
        return "one, used as a pronoun"
    return None


def _is_one_more(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether "one" counts, though it looks like a pronoun: "one more man", "said that one man", ", one fatally", "one 12-year-old"."""
    j = d.last + 1
    if after.isdigit():
        return at(tk, j + 1) in DASHES and at(tk, j + 2) == "year"
    if before in _BEFORE_ONE_OF_THEM:
        whom = at(tk, j + 1) if after == "of" else ""
        if after in _GRAVELY or whom == "whom" or (whom == "them" and at(tk, j + 2) in _GRAVELY):
            return True
    if suffers_too(tk, d):
        return True
    if before in ONE_BEFORE and before not in ("that", "as"):
        return False
    if at(tk, j + 1) in DASHES and tk.glued(j + 1) and tk.glued(j + 2):
        return True  # "one off-duty nurse"
    more = after in ("more", "other")
    if not more and before not in ("that", "as"):
        return False
    found = noun_phrase(tk, j, one=True)
    return found is not None and is_person(tk.word[found[1]]) and at(tk, found[1] + 1) not in _PUTS_IT


def suffers_too(tk: Tokens, d: Draft) -> bool:
    """Whether "one" is told of beside another number of persons: "killed one and wounded 12", "two died and one was hurt"."""
    before, after, j, said = at(tk, d.first - 1), at(tk, d.last + 1), d.last + 1, tk.sentence[d.first]
    told = [k for k in range(max(0, d.first - 10), d.first - 1) if tk.sentence[k] == said]
    if before in _HARMS:
        ends = not after[:1].isalpha() or after in PREPOSITIONS or after == "and"
        told += [k for k in range(j, min(j + 5, tk.size)) if tk.sentence[k] == said]
        return ends and not _HARMS.isdisjoint(tk.lower[k] for k in told) and any(is_number_word(tk, k) for k in told)
    state = at(tk, j + 1) if after in ("was", "is") else after
    if before not in ("and", ",", "but") or (state not in _HARMED and state not in PERSON_ADJECTIVES):
        return False
    persons = all(is_person(tk.word[k]) for k in told if is_plural(tk.word[k]))
    return persons and any(is_number_word(tk, k) for k in told) and any(tk.lower[k] in _HARMED for k in told)


_HARMS = word_set("rules", "traps.harms")
_HARMED = word_set("rules", "traps.harmed")
_GRAVELY = word_set("rules", "happenings.gravely") | {"fatally"}
_BEFORE_ONE_OF_THEM = frozenset((",", "and", "-", "–", "—", "("))
_PUTS_IT = word_set("rules", "traps.puts_it")


def _opens_with_person(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether a sentence opens with one person, whom a capital follows: "One Israeli soldier", "One Greek"; not "One Direction"."""
    if d.first and tk.sentence[d.first - 1] == tk.sentence[d.first] and before not in _OPENS_SPEECH | DASHES:
        return False
    found = noun_phrase(tk, d.last + 1, one=True)
    if found is None or printed(tk, found[1] + 1)[:1].isupper():
        return False
    head = tk.word[found[1]]
    if is_plural(head):
        return False
    return is_person(head) or (head.islower() and is_person(tk.word[found[0]]))


def _is_somebody(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether the words beside "one" make a pronoun or a saying of it: "the only one", "by one estimate", "one of"."""
    if not after or not after[0].isalpha() or after in ONE_AFTER or before in ONE_BEFORE:
        return True
    if before in ("by", "for") and after in _SAYINGS_OF_ONE:
        return True
    only = before == "only" and at(tk, d.first - 2) in DETERMINERS
    return only or after in PREPOSITIONS or after in _AFTER_PRONOUN_ONE


_NOUNS_IN_LY = word_set("rules", "phrases.nouns_in_ly")
_SAYINGS_OF_ONE = word_set("rules", "traps.sayings_of_one")
_WITH_ONE = word_set("rules", "traps.with_one")
_COUNTED_ONE = word_set("rules", "traps.counted_one")


def _fraction(tk: Tokens, d: Draft) -> str | None:
    before, after = at(tk, d.first - 1), at(tk, d.last + 1)
    if tk.word[d.first][0].isdigit() and (before == "/" or (after == "/" and tk.glued(d.last + 1))):
        return "date or fraction"
    if before in LABELS and "out" in tk.lower[d.first : d.last]:
        return "label"  # "a Level 3 out of 5 risk"
    if before in _QUARTER_BEFORE and "quarter" in tk.lower[d.last]:
        return "part of a year or a match"
    return None


def _ordinal(tk: Tokens, d: Draft) -> str | None:
    before, after = at(tk, d.first - 1), at(tk, d.last + 1)
    if after in DASHES and at(tk, d.last + 2) in _BEHIND_HYPHEN:
        return "idiom" if at(tk, d.last + 2) in ("party", "rate", "class", "degree") else None
    if (
        is_month(tk, d.first - 1, before)
        or (after == "of" and at(tk, d.last + 2) in MONTHS)
        or is_month(tk, d.last + 1, after)
    ):
        return "day of a month"
    if isinstance(d.value, int) and d.value < 3:
        return "first or second"
    period = at(tk, d.last + 2) if after in _KINDS_OF_YEAR else after
    if period in _PERIODS and (after != "-" or at(tk, d.last + 2) in ("century", "quarter", "qtr")):
        return "part of a year or a match" if after != "century" else "century"
    reason = crossing(tk, d, before, after)
    if reason is not None:
        return reason
    if printed(tk, d.last + 1)[:1].isupper():
        last = name_end(tk, d.last + 1)
        if after in _NUMBERED_FORCES or (at(tk, last) in _NUMBERED_FORCES and ends_noun(tk, last + 1)):
            return "part of a name"  # the 3rd Battalion, the 5th Special Forces Group
    if after == "hour" and d.value == 11:
        return "idiom"
    if after in ("party", "world") and d.value == 3 and at(tk, d.last + 2) not in _TITLES:
        return "part of a name"
    if after in _NAMED_BY_ORDINAL and (tk.word[d.last][0].isupper() or printed(tk, d.last + 1)[0].isupper()):
        return "part of a name"
    if (
        tk.word[d.first][0].isupper()
        and d.first > 0
        and tk.sentence[d.first - 1] == tk.sentence[d.first]
        and printed(tk, d.last + 1)[:1].isupper()
    ):
        return "part of a name"
    return None


def _vague(tk: Tokens, d: Draft) -> str | None:
    after = at(tk, d.last + 1)
    w = tk.lower[d.last]
    if w in ("hundreds", "thousands", "millions", "tens") and d.first == d.last and after and after[0].isdigit():
        return "label"
    return None
