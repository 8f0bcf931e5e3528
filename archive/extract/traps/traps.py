"""Numbers that count nothing: years, dates, times, scores, names, labels, idioms. Each reason is what --explain prints."""

from __future__ import annotations

import re
from decimal import Decimal

from archive.extract.dates.date_words import DECADE_NUMBER
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    CARDINALS,
    DETERMINERS,
    FORMS_IN_S,
    FRACTIONS,
    GRADED,
    IRREGULAR,
    LABELS,
    MONTHS,
    NUMBERED_PLURALS,
    ORDINALS,
    SCALES,
    SINGULAR_OF,
    VERBS,
    WORD_LABELS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import DASHES, Tokens, at, printed
from archive.extract.english.word_classes import QUOTES, ends_soon, is_shouted
from archive.extract.numbers.scales import last_place
from archive.extract.traps.calendar_traps import day_or_year, is_day_alone, is_month, time_of_day
from archive.extract.traps.calibres import is_bore
from archive.extract.traps.citations import CITED_AFTER, CITED_BEFORE, citation
from archive.extract.traps.clock import BEFORE_MINUTES, past_the_hour
from archive.extract.traps.contact_traps import address, crossing, emergency_number, is_at_hyphened_street, phone_number
from archive.extract.traps.glued_traps import BEFORE_REFERENCES, glued_after, glued_before, referred_to
from archive.extract.traps.idioms import IN_IDIOMS, is_in_idiom
from archive.extract.traps.label_traps import (
    are_numbered,
    ends_compound,
    is_code,
    is_numbered,
    is_picture_size,
    label,
    lettered,
    version,
)
from archive.extract.traps.name_traps import (
    has_name_before,
    is_in_quoted_title,
    is_numbered_force,
    is_ordinal_in_name,
    is_word_in_name,
    names_thing,
    opens_name,
    unit_in_name,
)
from archive.extract.traps.ones import why_one_counts_nothing
from archive.extract.traps.place_traps import FIELD_UNITS, is_counter, is_field_line, list_number, place
from archive.extract.traps.scores import is_ratio
from archive.extract.words import word_set

_CLOCK_AFTER_WORDS = word_set("rules", "traps.clock_after_words")
_QUARTER_BEFORE = word_set("rules", "traps.quarter_before")
_BEHIND_HYPHEN = word_set("rules", "traps.behind_hyphen")
_KINDS_OF_YEAR = word_set("rules", "traps.kinds_of_year")
_KINDS_BY_PLACE = frozenset(
    ("party", "world", "person", "rate", "class", "degree", "grader", "graders")
)  # "third-party", "third-rate"
_ENDS_PLACE = frozenset(("st", "nd", "rd", "th"))
_LISTS_PLACES = frozenset(("and", "or", "to", "-", "through"))  # "the third and fourth floors"
_DEGREES = frozenset(("degrees", "degree", "celsius", "fahrenheit", "centigrade"))
_HALVED = word_set("rules", "traps.halved")
_NAMED_ZERO = word_set("rules", "traps.named_zero")
_LARGE_SUMS = word_set("rules", "traps.large_sums")
_POINT_OF_VIEW = word_set("rules", "traps.point_of_view")
_STYLE_SHEET = word_set("rules", "traps.style_sheet")
_SUBJECTS_TAUGHT = word_set("rules", "traps.subjects_taught")
_PERIODS = word_set("rules", "traps.periods")
_BOOKS = frozenset("cor corinthians sam samuel chron chronicles tim timothy thess thessalonians pet".split())
_BOOK = 4  # no book of the Bible has so many parts
_OF_PERSONS = frozenset(("mr", "mrs", "ms", "miss", "messrs"))
_HORSES = frozenset("cob mare gelding pony colt filly horse hands bay".split())  # "a cob, rising six"
_OLD_HORSE = 12
_COMMANDS = frozenset(("captain", "capt", "lieutenant", "lieut", "commander", "commodore"))
_CENTURIES = frozenset((17, 18, 19))
_INSTANT = word_set("dates", "classes.inst")  # "the 12th inst."
_WHICH_MONTH = frozenset(("the", "that", "this", "last", "next", "each", "every"))


def why_not(tk: Tokens, d: Draft) -> str | None:
    """Return why this number is no figure, or None. Units must have been looked for: "40 km" is no name."""
    after = tk.lower[d.last + 1] if d.last + 1 < tk.size else ""
    if after in DASHES and names_thing(tk, d.last + 2):
        return "part of a name"
    if (tk.lower[d.first] in IN_IDIOMS and is_in_idiom(tk, d)) or (
        d.kind == "percent" and (d.value or 0) >= _ALL and _is_how_sure(tk, d)
    ):
        return "idiom"
    if d.bare and "to" in tk.distinct and is_ratio(tk, d):
        return "ratio"
    if d.form == "digits":
        in_line = not after or tk.sentence[d.last + 1] == tk.sentence[d.last]
        return _digits(tk, d, after if in_line else "")
    if d.form == "words":
        return "decade" if _is_decade(tk, d) else _words(tk, d)
    if d.form == "fraction":
        return _fraction(tk, d)
    if d.form == "ordinal":
        return _ordinal(tk, d)
    if d.form == "vague":
        return _vague(tk, d)
    if d.form == "fold":
        return _fold(tk, d)
    return None


def _is_how_sure(tk: Tokens, d: Draft) -> bool:
    """Whether so many per cent say how sure or willing somebody is: "100 percent sure", "a 110 per cent effort", "gave it 110%"."""
    if at(tk, d.after + 1) in _SURE:
        return True
    gave = at(tk, d.first - 1 - (at(tk, d.first - 1) == "it"))
    return gave in _GIVES and ends_soon(tk, d.after + 1) and at(tk, d.after + 1) != "of"


_ALL = 100  # per cent
_SURE = frozenset(
    "sure certain confident committed convinced behind honest focused effort happy dedicated sincere".split()
)
_GIVES = frozenset(("give", "gives", "gave", "given", "giving"))


def _fold(tk: Tokens, d: Draft) -> str | None:
    """Judge verbs that multiply and divide: "doubled down", "doubled as a school"; "ten halved lemons", "halved the 18th"."""
    word, after = tk.lower[d.first], at(tk, d.last + 1)
    if word.startswith("doubl"):
        particle = at(tk, d.last + 2) if after in DASHES else after
        return "idiom" if particle in ("down", "as", "up", "back", "over") else None
    if not word.startswith("halv"):
        return None
    before = at(tk, d.first - 1)
    if word == "halved" and (before in DETERMINERS or before in CARDINALS or before[:1].isdigit()):
        return "cut in two"  # as it is printed of lemons
    thing = at(tk, d.last + 2) if after in DETERMINERS else after
    return (
        "cut in two, or drawn"
        if thing in _HALVED or (after in DETERMINERS and (thing in ORDINALS or thing[:1].isdigit()))
        else None
    )


def _after(tk: Tokens, last: int) -> str:
    """Return the token behind a number that ends at ``last``; none where the next line of a list follows: "Founded: 1887", then "Staff: 40"."""
    k = last + 1
    return tk.lower[k] if k < tk.size and tk.sentence[k] == tk.sentence[last] else ""


def _digits(tk: Tokens, d: Draft, after: str) -> str | None:
    """Judge digits by what they are glued to, then by the words around them; ``after`` stands behind them, in their line."""
    before = tk.lower[d.first - 1] if d.first else ""
    starts, ends = tk.start, tk.end
    word = tk.word[d.last] if d.scale == 1 and d.first == d.last else ""
    reason = (
        (citation(tk, d, before, after) if before in CITED_BEFORE or after in CITED_AFTER else None)
        or (referred_to(tk, d, before, after) if before in BEFORE_REFERENCES or d.negative else None)
        or (glued_before(tk, d, before, word) if before and ends[d.first - 1] == starts[d.first] else None)
        or (glued_after(tk, d, after, word) if after and d.bare and ends[d.last] == starts[d.last + 1] else None)
        or (_style(tk, d) if before == ":" else None)
    )
    if reason is None and after == "," and is_at_hyphened_street(tk, d):
        return "address"
    if reason or d.kind == "age":
        return reason
    whole = word.isdigit()
    if d.bare and d.last - d.first == 3 and tk.lower[d.last - 1] == "/" and address(tk, d, True, after):
        return "address"  # "780 1/2 Elm Avenue"
    if whole and after in DASHES and _is_split(tk, d.last + 1):
        return "score or vote"
    if d.unit_text is not None and tk.word[d.right][0].isupper() and not tk.glued(d.right):
        reason = unit_in_name(tk, d, whole, after)
        if reason is not None:
            return reason
    if d.unit_name == "foot" and at(tk, d.right + 1) == "equivalent":
        return "part of a name"  # "TEU (20 foot equivalent units)"
    if d.unit_name == "millimetre" and d.value is not None and is_bore(tk, d.right, float(d.value)):
        return "calibre of a gun"
    if (d.scale > 1 or d.unit_name == "penny") and is_picture_size(tk, d, after):
        return "size of a picture"
    reason = lettered(tk, d, before, after) or time_of_day(tk, d, before, after)
    reason = reason or day_or_year(tk, d, before, after, whole, word)
    if d.bare:
        reason = _without_unit(tk, d, reason, before, after, whole)
    if reason is None and d.unit_name in FIELD_UNITS and is_field_line(tk, d, before):
        return "a line on the field"
    return reason


def _without_unit(tk: Tokens, d: Draft, reason: str | None, before: str, after: str, whole: bool) -> str | None:
    """Judge digits that have no unit, and for which a ``reason`` may be known."""
    if reason is None and past_the_hour(tk, d, before):
        return "time of day"
    if reason is None and (is_code(tk, d, before) or (before == "the" and _is_one_thing(tk, d, after))):
        return "label"
    if after in _CALLED_BY_NUMBER and before in ("the", "a", "an") and _is_one(tk, d):
        return "label"
    if is_counter(tk, d, before, after) or (after in _OF_PERSONS and printed(tk, d.last + 1).istitle()):
        return "place in a series"  # "1 Mrs Pitt, 2 Miss Yeo"
    if after in _BOOKS and (d.value or 9) < _BOOK and printed(tk, d.last + 1).istitle():
        return "part of a name"  # "1 Cor. xiii."
    if before == "," and after == "," and at(tk, d.last + 2) in _COMMANDS and at(tk, d.first - 3) == "the":
        return "part of a name"  # "the Hector, 36, Captain Digby"
    if opens_name(tk, d, before) or (before in QUOTES and is_in_quoted_title(tk, d)):
        return "part of a name"
    if "." in tk.word[d.last] and _parts_persons(tk, d, after):
        if _GROUPED.fullmatch(tk.word[d.last]) is None or d.first != d.last:
            return "part of a name"
        d.value = int(tk.word[d.last].replace(".", ""))  # "12.500 people", as the continent prints thousands
        d.quantum = last_place(str(d.value))
        d.rules["value"] = "thousands behind a point"
    return _bare_digits(tk, d, before, after, whole) if reason is None and d.scale == 1 else reason


_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _parts_persons(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether persons behind a decimal are called so, since nobody counts parts of them: "22.4 drivers earn less"; "an average of 2.4 children" does."""
    if not isinstance(d.value, Decimal) or d.scale != 1 or d.range_end is not None:
        return False
    if not (is_plural(after) and is_person(after)):
        return False
    near = range(max(0, d.first - _NEAR), min(d.last + _NEAR, tk.size))
    return _ON_AVERAGE.isdisjoint(tk.lower[k] for k in near if tk.sentence[k] == tk.sentence[d.first])


_NEAR = 14  # tokens in which an average is told


_ON_AVERAGE = word_set("rules", "traps.on_average")


def _is_one_thing(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a whole number behind "the" has a verb of the singular, as one thing has that is called so: "the 355 has its moments"."""
    if d.first != d.last or not tk.word[d.last].isdigit():
        return False
    if after in FORMS_IN_S and at(tk, d.last + 2)[:1].isdigit() and (d.value or 0) >= _MODEL:
        return True  # "the 911 hits 62mph"
    if after not in _OF_ONE:
        return False
    return (d.value or 0) > 1 and at(tk, d.last + 2) in _BEHIND_OF_ONE


def _is_one(tk: Tokens, d: Draft) -> bool:
    """Whether the noun behind a whole number is of one thing, which is called by it: "the 202 bus was late"; not "the 12 train drivers"."""
    behind = at(tk, d.last + 2)
    return tk.word[d.last].isdigit() and d.first == d.last and behind not in DASHES and not is_plural(behind)


_CALLED_BY_NUMBER = word_set("rules", "traps.called_by_number")
_MODEL = 100
_OF_ONE = frozenset(("is", "has", "was", "does", "isn't", "wasn't", "comes"))
_BEHIND_OF_ONE = frozenset(("a", "an", "the", "not", "one", "its", "no", "also", "now", "been"))


def _style(tk: Tokens, d: Draft) -> str | None:
    """Judge a number behind a colon, the value of a property in a style sheet that was left in the text: "max-width: 100%;"."""
    sets = at(tk, d.first - 2) in _STYLE_SHEET and at(tk, d.right + 1) in (";", "}")
    return "style sheet" if sets else None


def _bare_digits(tk: Tokens, d: Draft, before: str, after: str, whole: bool) -> str | None:
    """Judge digits that have no scale and no unit."""
    reason = (
        label(tk, d, before, after)
        or phone_number(tk, d, whole)
        or address(tk, d, whole, after)
        or list_number(tk, d, before, after)
        or emergency_number(tk, d, before, after)
        or version(tk, d, before)
        or place(tk, d, before, after)
    )
    if reason is None and tk.word[d.last] == "101" and before.isalpha() and before in _SUBJECTS_TAUGHT:
        return "part of a name"  # "used econ 101"
    if reason is None and before == "=" and d.value in _BASES_OF_INDICES and len(at(tk, d.first - 2)) == _YEAR:
        return "base of an index"  # "1974 = 100"
    if reason is None and whole and has_name_before(tk, d, before, after):
        return "part of a name"
    return reason


_BASES_OF_INDICES = frozenset((10, 100, 1000))
_YEAR = 4  # digits


def _is_split(tk: Tokens, k: int) -> bool:
    """Whether the hyphen of so many for so many stands at ``k``: "a 3-for-2 split", "17-of-20", "a 5-on-3"; not "3 - for 2 days"."""
    return at(tk, k + 1) in ("for", "of", "on") and tk.glued(k + 1) and at(tk, k + 3).isdigit()


def _is_decade(tk: Tokens, d: Draft) -> bool:
    """Whether a number in words begins a decade: "the eighteen-nineties"."""
    return d.value in _CENTURIES and at(tk, d.last + 1 + (at(tk, d.last + 1) in DASHES)) in DECADE_NUMBER


def _words(tk: Tokens, d: Draft) -> str | None:
    """Judge a number in words: names, times of day, labels, and "one"."""
    i, j = d.first - 1, d.last + 1
    before, after = at(tk, i), _after(tk, d.last)
    if d.kind == "age":
        return None
    if (after.isdigit() and tk.glued(j)) or (d.unit_name == "foot" and at(tk, d.right + 1) == "equivalent"):
        return "part of a name"  # Twenty20, "twenty foot equivalent units"
    if _is_of_figures(tk, d, before, after):
        return "idiom"
    if before in DASHES and at(tk, i - 1) in ("for", "of") and at(tk, i - 2) in DASHES and at(tk, i - 3) in _OF_MANY:
        return "score or vote"  # "a two-for-seven bonus issue", "a best-of-seven series"
    if d.bare and past_the_hour(tk, d, before):
        return "time of day"
    if d.value == 0 and (_names_zero(tk, d) or at(tk, i - 1) in _DEGREES or at(tk, i - 1) == "sub"):
        return "idiom"  # "zero tolerance", "15 degrees below zero", "sub-zero cold"
    if d.value == 1 and d.first == d.last:
        reason = why_one_counts_nothing(tk, d, before, after)
        if reason:
            return reason
    if d.bare and (after in _CLOCK_AFTER_WORDS or (before == "by" and _is_done_by(tk, d))):
        return "time of day"
    if before in MONTHS and printed(tk, i)[0].isupper() and d.bare:
        return "day of a month"
    if i >= 0 and tk.sentence[i] == tk.sentence[d.first] and is_word_in_name(tk, d, before, after):
        return "part of a name"
    if (d.unit_text is not None and _is_title(tk, d, i)) or (before in QUOTES and d.bare and is_in_quoted_title(tk, d)):
        return "part of a name"
    if d.bare and (_is_word_label(tk, d, before, after) or (before in DASHES and at(tk, i - 1) == "number")):
        return "label"  # "day three", "the number-one pick"
    return place(tk, d, before, after) if d.bare else None


_OF_MANY = frozenset(("one", "best"))
_SUITS = frozenset(("clubs", "hearts", "diamonds", "spades"))


def _is_done_by(tk: Tokens, d: Draft) -> bool:
    """Whether an hour ends the clause, by which one has done with something: "I must be done by five.", "home by six"; not "grew by five"."""
    return at(tk, d.first - 2) in _DONE and (d.value or 99) <= 12 and ends_soon(tk, d.last + 1)


_DONE = frozenset(("done", "home", "finished", "ready", "here", "there", "back", "asleep"))


_BEFORE_NUMBER = DETERMINERS - {"a"}


def _is_word_label(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a number in words is what something is called: "day three", "chapter two", "grade eight pupils"."""
    if before in GRADED and is_numbered(tk, d, before, after):
        return True
    if before == "rising" and (d.value or 99) < _OLD_HORSE and not _HORSES.isdisjoint(tk.distinct):
        return True
    if before in NUMBERED_PLURALS and are_numbered(tk, d, after):
        return True  # "counts one to four"
    if after == "of" and before in DETERMINERS and at(tk, d.last + 2) in _SUITS and ends_soon(tk, d.last + 3):
        return True  # "the seven of clubs"
    i = d.first - 1
    plural = is_plural(after) and after not in IRREGULAR  # "number four won"
    called = before == "number" or at(tk, i - 1) not in _BEFORE_NUMBER  # not "in the group two were hurt"
    called = called and not (at(tk, i - 1) == "a" and after in AUXILIARIES)  # nor "in a group two were"
    called = called and tk.lower[i - 1 : i + 1] != ["in", "number"]  # nor "in number three or four hundred"
    return before in WORD_LABELS and called and not plural and not ends_compound(tk, i)


def _is_of_figures(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether figures are digits or shapes: "a figure-eight knot", "a six-figure sum", "the total reached six figures"."""
    if before in DASHES and tk.glued(d.first) and tk.glued(d.first - 1) and at(tk, d.first - 2) == "figure":
        return True
    if not 4 < (d.value or 0) < 10 or at(tk, d.last + 1 + (after in DASHES)) not in _LARGE_SUMS:
        return False
    behind = at(tk, d.last + 2)
    ends = behind in ("in", "for", "a") or (behind != "of" and ends_soon(tk, d.last + 2))
    inside = before == "the" and at(tk, d.first - 2) in ("in", "into")  # "bids in the six figures"
    return after in DASHES or ((inside or before not in DETERMINERS) and ends)  # not "six figures stood by the well"


def _names_zero(tk: Tokens, d: Draft) -> bool:
    """Whether "zero" only names a kind: "a zero coupon bond", "zero-sum", "zero tolerance"."""
    j = d.last + 1
    named = tk.word[d.last][0].isupper() and printed(tk, j)[:1].isupper()
    named = named and not any(is_plural(printed(tk, k)) for k in range(j, j + 3))  # not "Zero Israeli soldiers"
    kind = j + (at(tk, j) in DASHES)
    return named or (at(tk, kind) in _NAMED_ZERO and not (at(tk, kind) == "covid" and is_plural(at(tk, kind + 1))))


_FEATURES = frozenset(
    ("Creek", "River", "Lake", "House", "Beach", "Bridge", "Bottom", "Island", "Cross", "Point", "Hill")
)


def _is_title(tk: Tokens, d: Draft, i: int) -> bool:
    """Whether number and unit stand in a title behind the small word at ``i``: "Lost and Six Feet Under"."""
    inside = i >= 0 and tk.sentence[i] == tk.sentence[d.first] and tk.word[i][0].islower()
    if tk.word[d.right] == "Mile" and d.value != 1 and printed(tk, d.right + 1) in _FEATURES:
        return True  # "the Thirty Mile Creek bridge"
    capitals = tk.word[d.first][0].isupper() and tk.word[d.right][0].isupper()
    if capitals and inside and tk.lower[i] == "the" and not tk.titled and not is_shouted(tk, d.first, d.right):
        return True  # "at the Three Tuns"
    return inside and capitals and printed(tk, d.right + 1)[:1].isupper()


def _fraction(tk: Tokens, d: Draft) -> str | None:
    """Judge a fraction: "9/11/2001", "a Level 3 out of 5 risk", "the third quarter"."""
    before, after = at(tk, d.first - 1), at(tk, d.last + 1)
    if tk.word[d.first][0].isdigit() and (before == "/" or (after == "/" and tk.glued(d.last + 1))):
        return "date or fraction"
    past = at(tk, d.last + 1 + (after in DASHES))
    if past == "past" and tk.lower[d.last] in ("half", "quarter") and _is_an_hour(tk, d.last + 2 + (after in DASHES)):
        return "time of day"  # "by half past six"
    quarter_to = past == "to" and tk.lower[d.last] == "quarter" and before in BEFORE_MINUTES
    if quarter_to and _is_an_hour(tk, d.last + 2) and not _shares_behind(tk, d.last + 3):
        return "time of day"  # "by a quarter to nine all had gone"; not "by a quarter to two thirds"
    if after in ("th", "st", "nd", "rd") and tk.glued(d.last + 1) and "/" in tk.lower[d.first : d.last]:
        return "part of a name"  # "the 2/5th Foot"
    if before in LABELS and "out" in tk.lower[d.first : d.last]:
        return "label"  # "a Level 3 out of 5 risk"
    if before in _QUARTER_BEFORE and "quarter" in tk.lower[d.last]:
        return "part of a year or a match"
    return "idiom" if tk.lower[d.last : d.last + 3] == ["half", "a", "world"] else None  # "half a world away"


def _shares_behind(tk: Tokens, k: int) -> bool:
    """Whether the number before ``k`` is no hour: of "two thirds", "two per cent", "two of them", "two million"."""
    after = at(tk, k + (at(tk, k) in DASHES))
    return after in FRACTIONS or after in SCALES or after in ("of", "per", "percent", "pct", "%") or is_plural(after)


def _is_an_hour(tk: Tokens, k: int) -> bool:
    w = at(tk, k)
    return 0 < CARDINALS.get(w, int(w) if w.isdecimal() and len(w) < 3 else 0) <= 12


def _ordinal(tk: Tokens, d: Draft) -> str | None:
    """Judge an ordinal: days, quarters, centuries, streets, names; a first or a second of anything says no size."""
    before, after = at(tk, d.first - 1), at(tk, d.last + 1)
    behind = at(tk, d.last + 2)
    if after in DASHES and behind in _BEHIND_HYPHEN:
        return "idiom" if behind in _KINDS_BY_PLACE else None
    if after in DASHES and behind == "and" and at(tk, d.last + 3) in DASHES and tk.glued(d.last + 3):
        return "part of a year or a match"  # "third-and-8"
    if after in DASHES and behind == "day" and printed(tk, d.last + 3)[:1].isupper() and not tk.titled:
        return "part of a name"  # "Seventh-day Adventists"
    # "September the eleventh"; not "in May the third man fled"
    named = is_month(tk, d.first - 2, at(tk, d.first - 2)) and before == "the" and ends_soon(tk, d.last + 1)
    if (
        named
        or is_day_alone(tk, d, before, after)
        or is_month(tk, d.first - 1, before)
        or (after == "of" and behind in MONTHS)
        or is_month(tk, d.last + 1, after)
        or after in _INSTANT
        or (after == "of" and "month" in tk.lower[d.last + 3 : d.last + 5] and behind in _WHICH_MONTH)
    ):
        return "day of a month"  # "the 14th inst.", too
    if isinstance(d.value, int) and d.value < 3:
        return "first or second"
    if _is_of_calendar(tk, d, after, behind) or _is_inning(tk, d):
        return "part of a year or a match"
    if _says_kind(tk, d, before, after) or (after == "person" and d.value == 3 and _is_point_of_view(tk, d)):
        return "idiom"
    period = behind if after in _KINDS_OF_YEAR else after
    if period in _PERIODS and (after != "-" or behind in ("century", "quarter", "qtr")):
        return "part of a year or a match" if after != "century" else "century"
    reason = crossing(tk, d, before, after)
    if reason is not None:
        return reason
    if is_numbered_force(tk, d, after) or (after == "/" and tk.glued(d.last + 1) and behind[:1].isdigit()):
        return "part of a name"
    return "part of a name" if is_ordinal_in_name(tk, d, after) else None


def _is_inning(tk: Tokens, d: Draft) -> bool:
    """Whether a part of a match or a year is meant, and its noun left out: "left in the sixth with a sore arm", "a perfect ninth", a putt "at the 17th"; not "in the third of his races"."""
    if not ends_soon(tk, d.last + 1) or at(tk, d.last + 1) in _GOES_ON_AS_NOUN or at(tk, d.last + 2) in ORDINALS:
        return False
    return tk.lower[d.first - 2 : d.first] in _IN_THE or at(tk, d.first - 1) in ("perfect", "scoreless", "hitless")


_IN_THE = (["in", "the"], ["through", "the"], ["into", "the"], ["at", "the"])
_GOES_ON_AS_NOUN = DASHES | {"of", "is", "was", "in", "most"}


def _is_of_calendar(tk: Tokens, d: Draft, after: str, behind: str) -> bool:
    """Whether a week, day or month of the calendar is meant: "the fourth week of February"."""
    if _is_quarter_of_list(tk, d, after):
        return True
    when = at(tk, d.last + 3)
    return after in ("day", "week", "month") and behind == "of" and (when in MONTHS or when.isdigit())


def _is_quarter_of_list(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a quarter stands in a list of them: "the third and fourth quarters", "the first, second and third quarters"."""
    if after == "quarters":
        return at(tk, d.first - 1) in _LISTS_PLACES and at(tk, d.first - 2) in _QUARTER_BEFORE
    listed = after in _LISTS_PLACES or after == ","
    return listed and at(tk, d.last + 2) in _QUARTER_BEFORE and "quarters" in tk.lower[d.last + 3 : d.last + 6]


def _says_kind(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether several are called by the ordinal, which is then no place of one: "to third countries", "sixth graders"."""
    place = at(tk, d.first - 2)
    listed = before in _LISTS_PLACES and (place in ORDINALS or place in _ENDS_PLACE)  # "the second and third floors"
    if listed or after in SINGULAR_OF or after in VERBS or not is_plural(after):
        return False
    behind = at(tk, d.last + 2)
    alone = ends_soon(tk, d.last + 2) or behind in IRREGULAR or behind[-2:] == "ed"  # not "a third profits warning"
    return printed(tk, d.last + 1).islower() and alone


def _is_point_of_view(tk: Tokens, d: Draft) -> bool:
    """Whether a game or a story is seen or told so: "a 3rd person shooter", "in the third person"."""
    told = tk.lower[max(0, d.first - 2) : d.first] == ["in", "the"] and ends_soon(tk, d.last + 2)
    return told or not _POINT_OF_VIEW.isdisjoint(tk.lower[d.last + 2 : d.last + 5])


def _vague(tk: Tokens, d: Draft) -> str | None:
    """Judge a vague size: before digits it heads a column of them, "Thousands 1990"."""
    heads = d.first == d.last and tk.lower[d.last] in ("hundreds", "thousands", "millions", "tens")
    return "label" if heads and at(tk, d.last + 1)[:1].isdigit() else None
