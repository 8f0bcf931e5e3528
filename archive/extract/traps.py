"""Numbers that count nothing: years, dates, times, scores, names, labels, idioms. Each reason is what --explain prints."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADDRESS_WORDS,
    AUXILIARIES,
    CLOCK_AFTER,
    LABELS,
    LABELS_CAPITAL,
    LINE_WORDS,
    MODIFIERS_BY_LAST,
    MONTHS,
    NAME_HEADS,
    ONE_AFTER,
    ONE_BEFORE,
    PREPOSITIONS,
    SCORE_VERBS,
    SCORE_WORDS,
    VERBS,
    WEEKDAYS,
    WORD_LABELS,
    YEAR_BEFORE,
    is_person,
    is_plural,
)
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

_PREFIXES = word_set("rules", "traps.prefixes")
_NUMBER_BEFORE_HYPHEN = word_set("rules", "traps.number_before_hyphen")
_ZONES = word_set("rules", "traps.zones")
_DAY_LINKS = word_set("rules", "traps.day_links")
_BOUNDS_BEFORE = word_set("rules", "traps.bounds_before")
_YEAR_OPENERS = word_set("rules", "traps.year_openers")
_YEAR_BEFORE_OR_COUNT = word_set("rules", "traps.year_before_or_count")
_OLD_YEAR_BEFORE = word_set("rules", "traps.old_year_before")
_COUNTED_LIKE_PERSONS = word_set("rules", "traps.counted_like_persons")
_MONTH_OR_WORD = word_set("rules", "traps.month_or_word")
_ABBREVIATED_LABELS = word_set("rules", "traps.abbreviated_labels")
_WORDS_TOO = word_set("rules", "traps.words_too")
_LABELS_ANY_CASE = word_set("rules", "traps.labels_any_case")
_AFTER_LABEL = word_set("rules", "traps.after_label")
_NOT_STATES = word_set("rules", "traps.not_states")
_ENDS_PHRASE = word_set("rules", "traps.ends_phrase")
_CLOCK_AFTER_WORDS = word_set("rules", "traps.clock_after_words")
_OPENS_SPEECH = word_set("rules", "traps.opens_speech")
_AFTER_PRONOUN_ONE = word_set("rules", "traps.after_pronoun_one")
_ONE_TIMES = word_set("rules", "traps.one_times")
_QUARTER_BEFORE = word_set("rules", "traps.quarter_before")
_BEHIND_HYPHEN = word_set("rules", "traps.behind_hyphen")
_PERIODS = word_set("rules", "traps.periods")
_NAMED_BY_ORDINAL = word_set("rules", "traps.named_by_ordinal")
_RESULT_AFTER = word_set("rules", "traps.result_after")

_CODES = word_set("rules", "traps.codes")
_HYPHENS = frozenset("-‑–—‒−")
_APOSTROPHES = frozenset("'’‘`")
_TIMES = frozenset(("x", "×"))
_SIGNS = frozenset("#@№§&_\\")


def why_not(tk: Tokens, d: Draft) -> str | None:
    """Return why this number is no figure, or None. Units must have been looked for: "40 km" is no name."""
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
    if d.form == "fold" and _at(tk, d.last + 1) == "down" and tk.lower[d.first].startswith("doubl"):
        return "idiom"  # doubled down
    return None


def _at(tk: Tokens, i: int) -> str:
    return tk.lower[i] if 0 <= i < tk.size else ""


def _printed(tk: Tokens, i: int) -> str:
    return tk.word[i] if 0 <= i < tk.size else ""


# --- digits --------------------------------------------------------------------------------------------------------


def _digits(tk: Tokens, d: Draft) -> str | None:
    """Judge digits by what they are glued to, then by the words around them."""
    before, after = _at(tk, d.first - 1), _at(tk, d.last + 1)
    word = tk.word[d.last] if d.scale == 1 and d.first == d.last else ""
    reason = _glued_before(tk, d, before, word) or _glued_after(tk, d, after, word)
    if reason or d.kind == "age":
        return reason
    whole = word.isdigit()
    if d.unit_text is not None and _printed(tk, d.right)[:1].isupper() and _printed(tk, d.right + 1) in _STREETS:
        return "address"  # "1415 Watts Street"
    if _is_picture_size(tk, d, after):
        return "size of a picture"
    if before in LABELS and d.first == d.last - 1 and d.scale > 1 and tk.word[d.last] in _LETTERED:
        return "label"  # "section 6B"
    reason = _clock(tk, d, before, after) or _date(tk, d, before, after, whole, word)
    if reason is None and d.bare and (_past_the_hour(tk, d, before) or _code(tk, d, before)):
        return "time of day" if before in ("past", "to") else "label"
    if d.bare and _at(tk, d.last + 2) in _STATIONS and tk.word[d.last + 1].isupper():
        return "part of a name"  # "16 WAPT News"
    if d.bare and _is_counter(tk, d, before, after):
        return "place in a series"
    if before == "of" and _printed(tk, d.first - 2) == "Group" and whole and d.bare:
        return "part of a name"  # the Group of 77
    if reason is None and d.bare and d.scale == 1:
        reason = (
            _label(tk, d, before, after)
            or _phone(tk, d, whole)
            or _address(tk, d, whole, after)
            or _list_number(tk, d, before, after)
        )
        if reason is None:
            reason = _emergency_number(tk, d, before, after) or _version(tk, d, before) or _place(tk, d, before, after)
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
    if before in _SIGNS:
        return "label or address"
    if i and tk.glued(i):
        if before in _HYPHENS:
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
    following = _printed(tk, j + 1)
    if after in ":/" and tk.glued(j + 1) and following[:1].isdigit():
        return "time or ratio" if after == ":" else "date or fraction"
    if after == "zip":
        return "address"
    if after == "s" and word.isdigit():
        return "decade"
    series = following[1:].islower() and d.first > 0
    if after in _HYPHENS and tk.glued(j + 1) and following[:1].isupper() and (series or len(following) == 1):
        return "part of a name"  # 3-Series, an 8-K report
    if after[0].isalpha() and word and after not in ("am", "pm", "ish"):
        return "part of a name"  # 5G, 3D; the k of 10k is a scale
    if after == ")" and [_at(tk, d.first - 2), _at(tk, d.first - 1)] == [")", "("] and tk.glued(d.first - 1):
        return "label"  # the 1 of "922(g)(1)"
    if after == "(" and len(following) == 1 and following.isalpha() and _at(tk, j + 2) == ")" and tk.glued(j + 2):
        return "part of a name"  # 401(k), 922(g)
    return "address" if after in ("@", "_") else None


def _code(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether the digits are said to be a code: "the zip code is 90210", "his phone number was 5551234"."""
    return (
        before in ("is", "was", "of", ":")
        and _at(tk, d.first - 2) in ("code", "number", "postcode", "zip", "pin", "hotline")
        and _at(tk, d.first - 3) in _CODES
    )


def _version(tk: Tokens, d: Draft, before: str) -> str | None:
    """Judge the number that ends in .0 behind a name, a release of it: "Krita 5.0", "Web 2.0"."""
    after = _printed(tk, d.last + 1)
    if after in _RELEASES and "." in tk.word[d.last] and before in ("the", "a", "latest", "new"):
        return "version"  # "the 3.2 update"
    if not tk.word[d.last].endswith(".0") or after[:1].isdigit() or (len(after) > 1 and after.isupper()):
        return None  # a row of a table
    return "version" if _printed(tk, d.first - 1)[:1].isupper() and before not in PREPOSITIONS else None


def _place(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "the top 20", and "the last 16", "the final eight": as many as play in a round, and nothing that they count."""
    if before in ("top", "bottom") and not _counts_something(tk, d, after):
        return "place in a ranking"
    opens = before in ("last", "final") and _at(tk, d.first - 2) in ("the", "’s", "'s", "their", "its")
    if opens and d.value in (4, 8, 16, 32) and (not after or not after[0].isalpha() or after in _AFTER_ROUND):
        return "round of a competition"
    return None


_AFTER_ROUND = word_set("rules", "traps.after_round")


_RELEASES = word_set("rules", "traps.releases")


def _emergency_number(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "a 911 call", "dialled 999": the number is named and counts nothing."""
    called = tk.word[d.last] in _EMERGENCY and (before in _CALLING or after in _CALLING)
    return "phone or reference number" if called else None


_EMERGENCY = frozenset(("911", "999", "112", "000", "111"))
_CALLING = word_set("rules", "traps.calling")


def _is_picture_size(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether "4K" or "1440p" says how fine a picture is, where nothing is counted and no share has a price."""
    last = tk.word[d.last]
    if last == "K" and d.first == d.last - 1:
        return d.bare and tk.word[d.first] in "24568" and not (after and after[0].isalpha() and is_plural(after))
    price = d.unit_name == "penny" and tk.word[d.last] in _LINES and _printed(tk, d.last + 1) == "p"
    return price and not _PICTURES.isdisjoint(tk.lower)


_STREETS = frozenset(word.capitalize() for word in ADDRESS_WORDS)
_LINES = frozenset(("480", "720", "1080", "1440", "2160"))
_PICTURES = word_set("rules", "traps.pictures")


def _is_counter(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether digits count through pictures or pages: "1 / 13", "Image 1 of / 13"."""
    if after == "/" and not tk.glued(d.last + 1):
        return _printed(tk, d.last + 2)[:1].isdigit()
    return (
        before == "/"
        and not tk.glued(d.first)
        and (_printed(tk, d.first - 2)[:1].isdigit() or _at(tk, d.first - 2) == "of")
    )


_STATIONS = frozenset(("news", "tv", "television", "radio"))


_LETTERED = frozenset("BKMT")  # scales that also number the parts of a law or a building


def _list_number(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge the number that opens a paragraph: "1. Wash", "2) Dry", "(3) Fold"."""
    if not isinstance(d.value, int) or d.value >= 100:
        return None
    opens = d.first == 0 and after in (".", ")") and d.last + 2 < tk.size
    return "list number" if opens or (d.first == 1 and before == "(" and after == ")") else None


def _is_field_line(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether "the 40-yard line" names a place on the field."""
    return (
        d.unit_name in ("yard", "metre", "foot")
        and _at(tk, d.right + 1) in LINE_WORDS
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


def _clock(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    if d.unit_name == "hour" and before in _HOUR_OPENERS and _is_hour(tk.word[d.first]):
        return "time of day"  # "at 1430 hours"
    if not d.bare and d.unit_name not in ("metre", "percentage point", "penny", "ampere"):
        return None
    value = d.value
    if value is None or value < 0 or value > 2400:
        return None
    if after in CLOCK_AFTER and (value <= 12 or after in ("am", "pm", "a.m.", "p.m.") or after in _ZONES):
        return "time of day"
    if after in ("a", "p") and _at(tk, d.last + 2) == "." and _at(tk, d.last + 3) == "m":
        return "time of day"
    linked = after in ("and", "to", "-", "–") and _at(tk, d.last + 3) in _ZONES and _is_hour(_printed(tk, d.last + 2))
    if linked and _is_hour(tk.word[d.last]):
        return "time of day"  # "between 2000 and 2100 GMT"
    if after in ("o", "o’clock", "o'clock") and d.bare and value <= 12:
        return "time of day"
    return None


_HOUR_OPENERS = word_set("rules", "traps.hour_openers")


def _is_hour(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and int(digits) < 2400 and int(digits[2:]) < 60


def _is_day_number(d: Draft) -> bool:
    return isinstance(d.value, int) and 1 <= d.value <= 31 and d.scale == 1


def _date(tk: Tokens, d: Draft, before: str, after: str, whole: bool, word: str) -> str | None:
    singular_unit = d.unit_text is not None and d.value != 1 and not is_plural(_printed(tk, d.unit_text[1]))
    if _is_day_number(d) and singular_unit and d.kind == "duration" and d.right - d.last == 1 and not tk.glued(d.right):
        return "day of a month" if _is_month(tk, d.first - 1, before) else None  # "loans in Feb 25 week"
    if _is_day_number(d) and d.bare:
        if _is_month(tk, d.first - 1, before):
            return "day of a month"
        if _is_month(tk, d.last + 1, after) and not (
            after in ("may", "march", "mar") and tk.word[d.last + 1].islower()
        ):
            return "day of a month"
        if before in _DAY_LINKS and d.first > 1 and _day_list_before(tk, d.first - 2):
            return "day of a month"
        if after in _HYPHENS | {"and", "to", "or"} and _day_list_after(tk, d.last + 2):
            return "day of a month"
        if after == "of" and _at(tk, d.last + 2) in MONTHS and _printed(tk, d.last + 2)[0].isupper():
            return "day of a month"
    if not whole or len(word) != 4 or d.scale != 1 or not 1000 <= int(word) <= 2100:
        if (
            whole
            and len(word) == 2
            and d.first > 1
            and before in _HYPHENS | {"/"}
            and tk.glued(d.first)
            and _looks_like_year(_printed(tk, d.first - 2))
        ):
            return "season or span of years"
        return None
    return _year(tk, d, before, after, int(word))


def _looks_like_year(w: str) -> bool:
    return len(w) == 4 and w.isdigit() and 1500 <= int(w) <= 2100


_PERIODS_OF_A_YEAR = frozenset(("year", "second", "month", "week", "day", "season"))


def _year(tk: Tokens, d: Draft, before: str, after: str, value: int) -> str | None:
    """Judge four bare digits. 1500..2099 is a year unless a unit, a currency or a counted noun says otherwise."""
    if before == "," and 1500 <= value <= 2099 and _is_day_of_month(tk, d.first - 2):
        return "year"  # "March 22, 2018 police"
    if not d.bare:
        if d.unit_text is None or d.unit_name not in _PERIODS_OF_A_YEAR or not 1500 <= value <= 2099:
            return None
        return None if is_plural(_printed(tk, d.unit_text[1])) else "year"  # "1986 second quarter"
    if _range_ahead(tk, d, after):
        return None
    if before[:1].isdigit() and len(before) <= 2 and _is_month(tk, d.first - 2, _at(tk, d.first - 2)):
        return "year"
    if not 1500 <= value <= 2099:
        if (
            before in _YEAR_BEFORE_OR_COUNT
            and d.first > 1
            and _at(tk, d.first - 2).isdigit()
            and len(_at(tk, d.first - 2)) == 4
            and _at(tk, d.first - 3) in YEAR_BEFORE | {"a.d.", "ad"}
        ):
            return "year"
        return "year" if before in _OLD_YEAR_BEFORE and value >= 1000 and not _counts_something(tk, d, after) else None
    if before in _BOUNDS_BEFORE and _counts_something(tk, d, after):
        return None
    if before in YEAR_BEFORE:
        return None if before in _YEAR_BEFORE_OR_COUNT and _persons_follow(tk, d) else "year"
    if _persons_follow(tk, d):
        return None
    if (
        after in _HYPHENS | {"/"}
        and tk.glued(d.last + 1)
        and (len(_printed(tk, d.last + 2)) in (2, 4) and _printed(tk, d.last + 2).isdigit())
    ):
        return "season or span of years"
    if value >= 1900 or before in _YEAR_OPENERS or not _counts_something(tk, d, after):
        return "year"
    return None


def _is_day_of_month(tk: Tokens, i: int) -> bool:
    w = _at(tk, i)
    return w.isdigit() and len(w) <= 2 and _is_month(tk, i - 1, _at(tk, i - 1))


def _range_ahead(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether "2000 - 2500 calories", "1600 to 4000 ships" begins here: a second number that is no year, or counts."""
    if after not in ("-", "–", "to", "or", "and"):
        return False
    other = _printed(tk, d.last + 2).replace(",", "")
    if not other.isdigit() or len(other) < 4:
        return False
    if not 1500 <= int(other) <= 2099:
        return int(other) > 2099
    noun = _printed(tk, d.last + 3)
    return bool(noun) and noun[0].isalpha() and is_plural(noun) and after != "and"


def _persons_follow(tk: Tokens, d: Draft) -> bool:
    """Whether a plural word for persons stands within two words: "2000 Iraqi soldiers"."""
    for k in (d.last + 1, d.last + 2):
        w = _printed(tk, k)
        if not w or not w[0].isalpha() or w.lower() in PREPOSITIONS:
            return False
        if (is_plural(w) and is_person(w)) or w.lower() in _COUNTED_LIKE_PERSONS:
            return True
    return False


def _counts_something(tk: Tokens, d: Draft, after: str) -> bool:
    return (
        bool(after)
        and after[0].isalpha()
        and after not in PREPOSITIONS
        and (is_plural(after) or is_plural(_at(tk, d.last + 2)))
    )


def _is_month(tk: Tokens, i: int, lower: str) -> bool:
    if lower == "." and i > 0:
        i -= 1
        lower = tk.lower[i]
    if lower not in MONTHS:
        return False
    return tk.word[i][0].isupper() or lower not in _MONTH_OR_WORD


def _day_list_before(tk: Tokens, i: int) -> bool:
    """Whether the number at ``i`` is itself the day of a month: "May 3-5", "June 1, 2 and 3"."""
    for _ in range(8):
        w = _printed(tk, i)
        if not (w.isdigit() and len(w) <= 2) or i == 0:
            return False
        if _is_month(tk, i - 1, _at(tk, i - 1)):
            return True
        if _at(tk, i - 1) not in ("-", "–", "and", ",") or i < 3:
            return False
        i -= 2
    return False


def _day_list_after(tk: Tokens, j: int) -> bool:
    """Whether "3 and 4 May" goes on to a day and its month."""
    w = _printed(tk, j)
    return w.isdigit() and len(w) <= 2 and _is_month(tk, j + 1, _at(tk, j + 1)) and _at(tk, j + 1) != "may"


def _label(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge a number with a label before it: "Article 5", "No. 10", "Row 21", "Sections 3 and 4"."""
    i = d.first - 1
    if before == "." and i and tk.lower[i - 1] in _ABBREVIATED_LABELS and tk.glued(i):
        return "label"
    if before == ":" and i and tk.lower[i - 1] in _NUMBERED and tk.glued(i):
        return "label"  # "Case number: 1402090006"
    if before in ("no", "nos") and tk.word[i][0].isupper():
        return "label"
    if before not in LABELS or not _printed(tk, i)[0].isalpha() or _ends_compound(tk, i):
        return None
    capital = tk.word[i][0].isupper()
    if before in LABELS_CAPITAL and not capital:
        if after and after[0].isalpha() and (is_plural(after) or after in ("people", "of")):
            return None
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
    return i > 0 and tk.glued(i) and tk.lower[i - 1] in _HYPHENS


def _phone(tk: Tokens, d: Draft, whole: bool) -> str | None:
    """Judge digit groups joined by hyphens or spaces: telephone and reference numbers."""
    if not whole:
        return None
    if tk.word[d.first][0] == "0" and d.value and len(tk.word[d.first]) > 1:
        return "phone or reference number"  # 0900, 007
    size = len(tk.word[d.first])
    long = size > 6 and tk.size > 1 and (size > 9 or not _counts_something(tk, d, _at(tk, d.last + 1)))
    if long or _is_area_code(tk, d):
        return "phone or reference number"  # nobody writes a count of ten digits without a comma
    groups = [len(tk.word[d.first])]
    j = d.last
    while (
        len(groups) < 3  # more says no more, and a long chain would be walked once for every number in it
        and j + 2 < tk.size
        and tk.word[j + 1] in "-.‑ "
        and tk.glued(j + 1)
        and tk.glued(j + 2)
        and tk.word[j + 2].isdigit()
    ):
        groups.append(len(tk.word[j + 2]))
        j += 2
    i = d.first
    while (
        len(groups) < 3
        and i - 2 >= 0
        and tk.word[i - 1] in "-.‑"
        and tk.glued(i)
        and tk.glued(i - 1)
        and tk.word[i - 2].isdigit()
    ):
        groups.insert(0, len(tk.word[i - 2]))
        i -= 2
    if len(groups) >= 3 or _spelt_number(tk, j, groups):
        return "phone or reference number"
    if len(groups) == 2 and groups[0] == 3 and groups[1] == 4:
        return "phone or reference number"
    if i and tk.word[i - 1] == "+" and tk.glued(i):
        return "phone or reference number"
    return None


def _is_area_code(tk: Tokens, d: Draft) -> bool:
    """Whether the digits are the first group of "(626) 403-7280"."""
    shape = [len(w) if w.isdigit() or w.isupper() else w for w in tk.word[d.last + 1 : d.last + 5]]
    return _printed(tk, d.first - 1) == "(" and len(tk.word[d.last]) == 3 and shape[:2] == [")", 3] and shape[3:] == [4]


def _spelt_number(tk: Tokens, j: int, groups: list[int]) -> bool:
    """Whether a hyphen and capitals go on with the number at ``j``, or noughts: "1-800-SPEAK-UP", "888-TIPS", "18-001492"."""
    if j + 2 >= tk.size or tk.word[j + 1] not in _HYPHENS or not (tk.glued(j + 1) and tk.glued(j + 2)):
        return len(groups) == 2 and tk.word[j][0] == "0" and groups[1] > 3
    said = tk.word[j + 2]
    known = len(groups) > 1 or tk.word[j] in _PHONE_PREFIXES or said.lower() in _PHONE_WORDS
    return groups[-1] == 3 and said.isupper() and said.isalpha() and len(said) > 2 and known


_PHONE_PREFIXES = word_set("rules", "traps.phone_prefixes")
_PHONE_WORDS = word_set("rules", "traps.phone_words")


def _address(tk: Tokens, d: Draft, whole: bool, after: str) -> str | None:
    if not whole:
        return None
    if after == "block" and _at(tk, d.last + 2) == "of":
        return "address"
    for k in range(d.last + 1, min(d.last + 5, tk.size)):
        w = tk.word[k]
        dotted = w == "." and len(tk.word[k - 1]) == 1 and tk.word[k - 1].isupper()  # "3017 E. Louisiana Ave."
        if (
            not w[0].isupper()
            and not w[0].isdigit()
            and not (w in ("st", "nd", "rd", "th") and tk.glued(k))
            and not dotted
        ):
            break
        if tk.lower[k] in ADDRESS_WORDS and (k > d.last + 1 or w[0].isupper()) and w[0].isalpha():
            return "address"
    word = tk.word[d.last]
    before = _printed(tk, d.first - 1)
    if after == "zip":
        return "address"
    if len(word) == 5 and len(before) == 2 and before.isupper() and before not in _NOT_STATES:
        return "address"
    return None


def _name_before(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a capitalised word right before the digits makes them a name: "Boeing 737", "the Big 12", "iPhone 14"."""
    i = d.first - 1
    if i < 0 or not before[0].isalpha() or before in MONTHS or before in WEEKDAYS:
        return False
    printed = tk.word[i]
    if before in NAME_HEADS and printed != before:
        return True
    if printed.isupper() and len(printed) > 1 and (before in AUXILIARIES or before in VERBS or _shouted(tk, d)):
        return False
    mixed = printed[0].islower() and any(c.isupper() for c in printed)  # iPhone
    if not (printed[0].isupper() or mixed):
        return False
    if i == 0 or tk.sentence[i - 1] != tk.sentence[i] or tk.word[i - 1] in "\"“‘'(":
        return (
            False
            if before in PREPOSITIONS or before in VERBS or before in _SENTENCE_OPENERS or before in MODIFIERS_BY_LAST
            else not _noun_follows(tk, d)
        )
    if before in PREPOSITIONS or before in _SENTENCE_OPENERS:
        return False
    if _printed(tk, d.last + 1)[:1].isupper() and not _shouted(tk, d) and not after.endswith(("s", "men", "people")):
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
    if after and after[0].isalpha() and after not in PREPOSITIONS and _at(tk, d.last + 1) not in ("and", "or"):
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
        if is_plural(w) and (w[0].islower() or w.lower() in _NATION_PLURALS or is_person(w)):
            return True
    return False


_NATION_PLURALS = word_set("rules", "traps.nation_plurals")


# --- words ---------------------------------------------------------------------------------------------------------


def _words(tk: Tokens, d: Draft) -> str | None:
    i, j = d.first - 1, d.last + 1
    before, after = _at(tk, i), _at(tk, j)
    if d.kind == "age":
        return None
    if after.isdigit() and tk.glued(j):
        return "part of a name"  # Twenty20
    if d.bare and _past_the_hour(tk, d, before):
        return "time of day"
    if d.value == 1 and d.first == d.last:
        reason = _one(tk, d, before, after)
        if reason:
            return reason
    if (
        tk.lower[d.first] == "zero"
        and i >= 0
        and _printed(tk, i)[0].isupper()
        and tk.sentence[i] == tk.sentence[d.first]
        and not is_plural(after)
    ):
        return "part of a name"  # "Covid zero", "Ground zero"
    if after in _CLOCK_AFTER_WORDS and d.bare:
        return "time of day"
    if before in MONTHS and _printed(tk, i)[0].isupper() and d.bare:
        return "day of a month"
    if d.first == d.last and tk.word[d.first][0].isupper() and d.bare:
        mid_sentence = i >= 0 and tk.sentence[i] == tk.sentence[d.first] and before not in _OPENS_SPEECH
        following = _printed(tk, j)
        if mid_sentence and (
            following[:1].isupper()
            or before in NAME_HEADS
            or (
                before
                and _printed(tk, i)[0].isupper()
                and before not in PREPOSITIONS
                and before not in ("the", "and", "or")
            )
        ):
            return "part of a name"  # "Twelve Years a Slave", "the Big Three"
        if mid_sentence and before == "of" and i > 0 and tk.lower[i - 1] == "group":
            return "part of a name"
    if before in WORD_LABELS and d.bare and not is_plural(after) and not _ends_compound(tk, i):
        return "label"  # "day three", "chapter two"
    return _place(tk, d, before, after) if d.bare else None


def _past_the_hour(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether "half past nine", "a quarter to six" says the time."""
    return before in ("past", "to") and _at(tk, d.first - 2) in ("half", "quarter", "minutes")


def _one(tk: Tokens, d: Draft, before: str, after: str) -> str | None:
    """Judge "one": a count only before the noun that it counts."""
    printed = tk.word[d.first]
    if d.kind == "rate":
        return None  # "she has one a month"
    if before in _HYPHENS and tk.glued(d.first) and tk.glued(d.first - 1):
        joined = _printed(tk, d.first - 2)
        if joined in ("in", "on", "no") or joined.isupper():
            return "idiom"  # "all-in-one models", "one-on-one debate", "the K-one Cup"
    if d.bare and _at(tk, d.first - 2) in ("a", "an") and before.isalpha() and before not in _WITH_ONE | LABELS:
        return "one, used as a pronoun"  # "a difficult one trudged through"
    if after in ("-", "‑") and tk.glued(d.last + 1):
        return None if not d.bare else "idiom"
    if not d.bare:
        if before in ("at", "no") or (after in _ONE_TIMES and d.unit_name in ("day",) and before not in _COUNTED_ONE):
            return "one, used as a pronoun"
        return None
    if not after or not after[0].isalpha() or after in ONE_AFTER or before in ONE_BEFORE:
        return "one, used as a pronoun"
    if after in PREPOSITIONS or after in _AFTER_PRONOUN_ONE:
        return "one, used as a pronoun"
    if printed[0].isupper() and _printed(tk, d.last + 1)[0].isupper():
        return "part of a name"
    if after.endswith("ly") or (
        after in VERBS
        and after.endswith(("ed", "s"))
        and not is_plural(_printed(tk, d.last + 2))
        and not after.endswith("ss")
    ):
        return "one, used as a pronoun"
    return None


_WITH_ONE = word_set("rules", "traps.with_one")
_COUNTED_ONE = word_set("rules", "traps.counted_one")


# --- the others ----------------------------------------------------------------------------------------------------


def _fraction(tk: Tokens, d: Draft) -> str | None:
    before, after = _at(tk, d.first - 1), _at(tk, d.last + 1)
    if tk.word[d.first][0].isdigit() and (before == "/" or (after == "/" and tk.glued(d.last + 1))):
        return "date or fraction"
    if before in _QUARTER_BEFORE and "quarter" in tk.lower[d.last]:
        return "part of a year or a match"
    return None


def _ordinal(tk: Tokens, d: Draft) -> str | None:
    before, after = _at(tk, d.first - 1), _at(tk, d.last + 1)
    if after in _HYPHENS and _at(tk, d.last + 2) in _BEHIND_HYPHEN:
        return "idiom" if _at(tk, d.last + 2) in ("party", "rate", "class", "degree") else None
    if (
        _is_month(tk, d.first - 1, before)
        or (after == "of" and _at(tk, d.last + 2) in MONTHS)
        or _is_month(tk, d.last + 1, after)
    ):
        return "day of a month"
    if isinstance(d.value, int) and d.value < 3:
        return "first or second"
    if after in _PERIODS and (after != "-" or _at(tk, d.last + 2) in ("century", "quarter", "qtr")):
        return "part of a year or a match" if after != "century" else "century"
    if after in ADDRESS_WORDS and _printed(tk, d.last + 1)[0].isupper():
        return "address"
    if after in _NAMED_BY_ORDINAL and (
        tk.word[d.last][0].isupper() or _printed(tk, d.last + 1)[0].isupper() or after in ("party", "world")
    ):
        return "part of a name"
    if (
        tk.word[d.first][0].isupper()
        and d.first > 0
        and tk.sentence[d.first - 1] == tk.sentence[d.first]
        and _printed(tk, d.last + 1)[:1].isupper()
    ):
        return "part of a name"
    return None


def _vague(tk: Tokens, d: Draft) -> str | None:
    after = _at(tk, d.last + 1)
    w = tk.lower[d.last]
    if w in ("hundreds", "thousands", "millions", "tens") and d.first == d.last and after and after[0].isdigit():
        return "label"
    return None


# --- pairs ---------------------------------------------------------------------------------------------------------


def is_exchange(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers say what is swapped for what: "a three-for-two stock split", "one-for-three scrip issue"."""
    return (
        b.first - a.last == 4
        and tk.lower[a.last + 2] in ("for", "on", "by")
        and tk.lower[a.last + 1] in _HYPHENS
        and tk.lower[a.last + 3] in _HYPHENS
    )


def is_innings(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers are wickets and runs, where the paragraph is of cricket: "India were 7 for 381"."""
    if not (a.bare and b.bare and b.first - a.last == 2 and tk.lower[a.last + 1] == "for"):
        return False
    return isinstance(a.value, int) and a.value <= 10 and not _CRICKET.isdisjoint(tk.lower)


_CRICKET = word_set("rules", "traps.cricket")


def is_score(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two numbers joined by a dash or "to" are a result: "3-1", "won 5-4", "a 6-3 vote"."""
    if a.form == "words" and b.form == "words" and a.last + 2 != b.first:
        return False
    if is_said_score(tk, a, b):
        return True
    if a.value is None or b.value is None or not (a.bare and b.bare):
        return False
    return a.value >= b.value


def is_said_score(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a word around the two says that they are a result: a win, a vote, "beat", "lost"."""
    after = _at(tk, b.last + 1)
    if after in SCORE_WORDS or (after in _HYPHENS and _at(tk, b.last + 2) in SCORE_WORDS):
        return True
    if after in _RESULT_AFTER or (after == "decision"):
        return True
    k = a.left - 1
    steps = 0
    while k >= 0 and steps < 3:
        if tk.lower[k] in SCORE_VERBS and b.bare and not (after and is_plural(after)):
            return True
        if not tk.lower[k][0].isalpha():
            break
        k -= 1
        steps += 1
    return False
