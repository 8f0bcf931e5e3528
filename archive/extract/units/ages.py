"""Numbers that are ages: "30-year-old", "aged 30", "Jane Doe, 42,", "a man of 40", "children under 5"."""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    BE,
    CARDINALS,
    CONJUNCTIONS,
    DETERMINERS,
    FORMS_IN_S,
    UNIT_FORMS,
    UNIT_STARTS,
    VERBS,
    all_forms,
    is_person,
    is_plural,
)
from archive.extract.english.table_rows import begins_line
from archive.extract.english.tokens import TYING, Tokens, at
from archive.extract.english.word_classes import ANYBODY, head_before_of, is_number_word
from archive.extract.numbers.life_decades import GROUPS, parts_before
from archive.extract.units.ages_behind_names import (
    RELATIVES,
    SAYS,
    before_name,
    full_name,
    is_given_name,
    is_name_word,
    is_place,
    name_before,
    surname,
)
from archive.extract.units.ages_listed import in_dashes, is_one_of_two
from archive.extract.units.ages_of_one import age_of_one, lacks_comma
from archive.extract.units.ages_over import are_persons_over
from archive.extract.units.ages_said import age_said
from archive.extract.words import word_set

PERSONS_OVER = "persons over N"
_AFTER_AGE = word_set("rules", "units.after_age")
_AUXILIARIES = word_set("rules", "units.auxiliaries")
_AGE_UNITS = {"year": ("a", "year of age"), "years": ("a", "year of age"), "yr": ("a", "year of age"), "month": ("mo", "month of age"),
              "months": ("mo", "month of age"), "week": ("wk", "week of age"), "weeks": ("wk", "week of age"), "day": ("d", "day of age"),
              "days": ("d", "day of age")}  # fmt: skip
# Behind a number these make it a sum or a share, and no age: most numbers of business news.
_NO_AGES = {
    form[0]
    for forms in UNIT_FORMS.values()
    for form, unit in forms
    if len(form) == 1 and unit.kind in ("money", "percent")
} - VERBS | {"%"}
_AGED = word_set("rules", "units.aged")
_OF_AN_AGE = word_set("rules", "units.of_an_age")


def attach_age(tk: Tokens, d: Draft) -> None:
    """Read "30-year-old", "30 years old", "aged 30", "ages 5 to 12", "Jane Doe, 42,", "children under 5", "12 and older"."""
    if d.form == "decade":
        parts = parts_before(tk, d.first)
        d.modifier = None if parts is None else (parts[0], parts[-1])
        d.left = d.first if parts is None else parts[0]
        _age(d, ("a", "year of age"), None, "decade of a life")
    value = d.value
    if d.form not in ("digits", "words") or d.unit is not None or value is None or value <= 0:
        return
    j = d.last + 1
    after = tk.lower[j] if j < tk.size else ""
    k = j + 1 if after in TYING else j
    yo = _yo_end(tk, k) if at(tk, k) in ("yo", "y") and d.form == "digits" and value < _OLDEST else -1
    if yo >= 0:
        _age(d, ("a", "year of age"), (k, yo), "N yo")
        d.right = d.after = yo
    elif (after if k == j else at(tk, k)) in _AGE_UNITS:
        _age_with_unit(tk, d, k)
    elif d.scale == 1 and after not in _NO_AGES and value < _OLDEST:
        rule = _bare_age(tk, d) or age_said(tk, d) or age_of_one(tk, d)
        group = _age_group_end(tk, d) if rule is None and (d.form == "words" or tk.glued(j)) else None
        if group is not None:
            d.right = d.after = group
            rule = "over Ns"
        if rule is not None:
            _age(d, ("a", "year of age"), None, rule)


def _yo_end(tk: Tokens, k: int) -> int:
    """Return the last token of "yo", "y/o" or "y-o" at ``k``; -1 where none stands: "34yo", "a 3-y-o filly"."""
    if tk.lower[k] == "yo":
        return k if at(tk, k + 1) not in ("-", "yo") else -1
    return k + 2 if at(tk, k + 1) in ("/", "-") and at(tk, k + 2) == "o" and tk.glued(k + 1) and tk.glued(k + 2) else -1


_OLDEST = 130  # years


def _age_with_unit(tk: Tokens, d: Draft, k: int) -> None:
    """Judge years, months, weeks or days at token ``k``: an age where "old" or "of age" follows, or "aged" stands before."""
    lower = tk.lower
    end = _old_after(tk, k)
    rule = "N years old"
    if end is None and lower[k + 1 : k + 3] == ["of", "age"]:
        end, rule = k + 2, "N years of age"
    if end is None and (_before(tk, d) == "aged" or (_before(tk, d) == "of" and _before(tk, d, 2) == "age")):
        end, rule = k, "age of N years"
    if (
        end is None
        and _before(tk, d) in ("under", "below")
        and _is_persons(tk, d.first - 2)
        and at(tk, k + 1) not in _SERVED
    ):
        end, rule = k, "persons over N"  # "children under five years"
    if end is None and _is_young(tk, d, k):
        end, rule = k, "child of N months"
    if end is None and "age" in tk.distinct and _is_average_age(tk, d):
        end, rule = k, "average age is N"
    if end is None:
        return
    _age(d, _AGE_UNITS[lower[k]], (k, end), rule)
    d.right = d.after = end
    if rule == "age of N years" and lower[k] == "years":
        _add_months(tk, d, k)


def _add_months(tk: Tokens, d: Draft, k: int) -> None:
    """Take the months behind the years at ``k``: "aged 4 years and 3 months"."""
    months = at(tk, k + 2)
    if at(tk, k + 1) not in ("and", ",") or at(tk, k + 3) not in ("month", "months") or d.value is None:
        return
    if months.isdecimal() and int(months) < _MONTHS:
        d.value, d.quantum = d.value + Decimal(months) / _MONTHS, Decimal(1) / _MONTHS
        d.right = d.after = d.last = k + 3


_MONTHS = 12
_LIVED_TO = (["lived", "to"], ["live", "to"], ["lives", "to"])


def _is_young(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether somebody is so many months, weeks or years: "a boy of 14 months", "the youngest of whom, 17 months, has"; not "a baby of two years' hopes"."""
    if _before(tk, d) == "of":
        return _before(tk, d, 2) in _OF_AN_AGE and at(tk, k + 1) not in _SERVED and not _counts(tk, k + 1)
    return _before(tk, d) == "," and at(tk, k + 1) == "," and _is_youngest(tk, d.first - 2)


def _said_age(tk: Tokens, d: Draft, before: str, j: int) -> str | None:
    """Return the rule by which the words before a number make it an age, whatever it is."""
    if before not in _LEADS_TO_AGE:
        return "age group" if "age" in tk.distinct and _is_age_group(tk, d) else None
    if before in _AGED or (before == "of" and _before(tk, d, 2) in ("age", "ages")):
        return "aged N"
    if "age" in tk.distinct and _is_age_group(tk, d):
        return "age group"
    if before == "be" and tk.lower[max(0, d.first - 3) : d.first - 1] in _LIVED_TO:
        return "lived to be N"
    if before == "as" and _before(tk, d, 2) in ("young", "old") and _before(tk, d, 3) == "as" and not _counts(tk, j):
        return "as young as N"
    if (
        (before in _YOUNGEST or before in _PARTED or before in _BY_NOW or before in BE or before == "at")
        and _is_youngest(tk, d.first - 1 - (before in _BY_NOW))
        and not _counts(tk, j)
    ):
        return "the youngest N"
    if before in _BY_NOW and tk.lower[j : j + 2] in _COMMA_HE and tk.opens(d.first - 1):
        return "now N, he"
    if before in (":", "|") and _before(tk, d, 2) in ("age", "ages") and begins_line(tk, d.first - 2):
        return "aged N"  # "Age: 34", "Age | 34", "- Age: 34"
    if (
        before == ","
        and _before(tk, d, 2) in ("male", "female")
        and (d.value or 0) > _TALLEST
        and not tk.word[min(j, tk.size - 1)].islower()
    ):
        return "name, N,"  # "Arrested: Male, 46 Charges: theft"
    if before == "," and (d.value or 0) >= _CHILD and tk.lower[j : j + 1] == [","] and _is_described(tk, d.first - 2):
        return "(letters, N,"
    if before in _OPENS_AGES and _before(tk, d, 2) == "aged":
        return "aged N"  # "aged between 15 and 24", "aged about 40"
    if before in ("from", "between") and not {"age", "ages"}.isdisjoint(tk.lower[max(0, d.first - 4) : d.first]):
        return "aged N" if not _counts(tk, j) else None  # "ranging in age from 13 to 16"
    return None


def _is_youngest(tk: Tokens, k: int) -> bool:
    """Whether "the youngest of them" or "the eldest" ends at ``k``, with its age behind: "five girls, the youngest of them nine"."""
    if k > 1 and tk.lower[k] in _PARTED and tk.lower[k - 1] == "of":
        k -= 2
    if k > 1 and tk.lower[k] in BE:
        k -= 1  # "the eldest of whom is"
        k -= 2 if tk.lower[k] in _PARTED and tk.lower[k - 1] == "of" else 0
        return k > 0 and tk.lower[k] in _YOUNGEST and tk.lower[k - 1] in _WHOSE
    if k > 2 and tk.lower[k - 1 : k + 1] == [",", "at"] and tk.lower[k - 2] in _YOUNGEST:
        return tk.lower[k - 3] in _WHOSE  # "the youngest, at"
    return k > 1 and tk.lower[k] in _YOUNGEST and tk.lower[k - 1] == "the" and tk.lower[k - 2] in (",", "and", ";", "(")


_WHOSE = frozenset(("the", "my", "his", "her", "their", "our", "whose"))
_YOUNGEST = frozenset(("youngest", "oldest", "eldest"))
_BY_NOW = frozenset(("now", "then", "still", "just", "only", "barely"))
_OBJECTS = frozenset(("him", "her", "it", "them", "me", "us", "you"))
_COMMA_HE = [[",", "he"], [",", "she"], [",", "his"], [",", "her"]]
_PARTED = frozenset(("them", "whom", "those", "these", "us"))


def _bare_age(tk: Tokens, d: Draft) -> str | None:
    """Return the rule that makes a number without a unit an age, or None."""
    j = d.last + 1
    before, after = _before(tk, d), tk.lower[j] if j < tk.size else "."
    value = d.value
    said = _said_age(tk, d, before, j)
    if said is not None:
        return said
    if value is None or not 1 <= value <= 112 or not (isinstance(value, int) or _and_a_half(tk, d)):
        return None
    if _is_person_of(tk, d, before, after):
        return "person of N"
    if after == "of" and j + 1 < tk.size and _is_part(tk, j + 1):
        return None  # "were killed, 14 of them children", "at the Royal Infirmary, 10 of the 22 patients"
    named = before in _BEHIND_NAMES and (name_before(tk, d.first - 2) or _is_parent_of(tk, d.first - 2))
    named = named or (before == "," and after == "." and value > 15 and _is_speaker(tk, d.first - 2))
    aged = named and (after in _AFTER_NAME or (after in ("of", "and", "from") and value >= 5))
    aged = aged or (named and value > 15 and lacks_comma(tk, d, j))
    if before == "," and ((aged and not _is_list_of_harm(tk, d)) or _is_pictured(tk, d)):
        return "name, N,"
    if before == "," and after == "," and value > 1 and (surname(tk, d.first - 2, j + 1) or _is_one(tk, j + 1)):
        return "name, N, who"
    if _in_pair_of_ages(tk, d, before, after) or in_dashes(tk, d.first, d.last):
        return "persons, N and N"
    if _is_of_that_age(tk, d, before, after, named=named):
        return "is N, turned N"
    if before == "(" and after == ")" and value >= 5 and named and not _is_party(tk, d.first - 2):
        return "name (N)"
    if after in ("and", "or") and j + 1 < tk.size and _older(tk, j + 1, d.first - 1):
        return "N and older"
    if value > 15 and after in AUXILIARIES and full_name(tk, d.first - 1):
        return "name N has"
    if value > 15 and before not in _DIGITS_TO and _is_average_age(tk, d) and not _counts(tk, j):
        return "average age is N"
    inches = after in UNIT_STARTS and (after != "in" or at(tk, j + 1) == ".")  # "children under five in the camps"
    if before in _OVER and not inches and _are_over(tk, d, j):
        return PERSONS_OVER
    return None


def _is_pictured(tk: Tokens, d: Draft) -> bool:
    """Whether a caption says where in the picture somebody is behind the age: "Jo Lee, 8 (left), and"."""
    where = tk.lower[d.last + 1 : d.last + 3]
    return where[:1] == ["("] and where[-1] in _SHOWN and tk.word[d.first - 2][0].isupper() and (d.value or 0) > 1


def _is_party(tk: Tokens, i: int) -> bool:
    """Whether a name that ends at ``i`` is of several: "the Lib Dems (12)"; not "Jane Jones (27)"."""
    return is_plural(tk.lower[i]) and tk.word[i][0].isupper() and before_name(tk, i) == "the"


def _and_a_half(tk: Tokens, d: Draft) -> bool:
    """Whether a number ends in a half that is written out: "Ellen Doak, 4½", "sixteen and a half"; not the marks of a player, "Doak, 7.5"."""
    return tk.lower[d.last] in ("½", "half", "¼", "¾")


def _is_part(tk: Tokens, k: int) -> bool:
    """Whether what stands at ``k`` behind "of" is a whole that a number is part of: "them", "whose", "the 22 patients"."""
    if tk.lower[k] in _ABOUT:
        return is_number_word(tk, k + 1)  # "Leeds, 59 of some 300 villagers"
    return tk.lower[k] in _PARTED or tk.lower[k] == "whose" or (tk.lower[k] == "the" and is_number_word(tk, k + 1))


_ABOUT = frozenset(("about", "around", "perhaps", "some", "nearly", "almost", "barely", "roughly"))


def _are_over(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether persons before the number are above or below that age: "children under 5", "two thirds of them are under 18"."""
    k = d.first - 2
    if not _counts(tk, j) and are_persons_over(tk, d, k):
        return True
    counts = _counts(tk, j) and not (tk.lower[j] in FORMS_IN_S and tk.lower[j + 1 : j + 2] in _BEHIND_VERBS)
    if counts or (d.value or 0) < _OLDEST_OF_TOYS:
        return not counts and _is_persons(tk, k)
    if k > 1 and tk.lower[k] in BE:
        ends = j >= tk.size or not tk.word[j][0].isalnum() or tk.lower[j] in CONJUNCTIONS
        who = [tk.lower[i] for i in range(max(0, k - 6), k) if tk.sentence[i] == tk.sentence[k]]
        one = is_person(at(tk, k - 1)) and at(tk, k - 2) in DETERMINERS  # "crimes whose victim is over 70"
        ends = ends or (one and tk.lower[j] in VERBS)
        return ends and (one or any(w in _PARTED or (is_plural(w) and is_person(w)) for w in who))
    of_them = tk.lower[k] in _PARTED and tk.lower[k - 1] == "of"
    of_age = of_them and ((d.value or 0) <= _OF_AGE or _are_some_of_persons(tk, k - 2))  # "23 of them under 18"
    return of_age or tk.lower[k] in ANYBODY or _is_persons(tk, k)


def _are_some_of_persons(tk: Tokens, k: int) -> bool:
    """Whether some "of them" are of persons counted right before their comma: "12 women, most of them (over 75)"."""
    return tk.lower[k] in _SOME and at(tk, k - 1) == "," and _is_persons(tk, k - 2)


_SOME = frozenset(("most", "all", "many", "some", "half", "both", "none"))
_OF_AGE = 21
_OLDEST_OF_TOYS = 5  # years
_BEHIND_VERBS = [[w] for w in ("at", "in", "on", "out", "to", *sorted(DETERMINERS))]


def _is_described(tk: Tokens, k: int) -> bool:
    """Whether the letters by which a police list describes somebody open a bracket up to ``k``: "(WMA, 24, ARRESTED)"."""
    return k > 0 and tk.word[k - 1] == "(" and len(tk.word[k]) in (2, 3) and tk.word[k].isupper()


_TALLEST = 12  # feet that a person has: "a male, 6 feet tall"
_CHILD = 5  # years: "(USA, 2, ...)" is a place


def _is_parent_of(tk: Tokens, k: int) -> bool:
    """Whether "mother of two" or "father-of-three" ends at ``k``."""
    return k > 1 and tk.lower[k] in CARDINALS and is_person(head_before_of(tk, k))


def _age_group_end(tk: Tokens, d: Draft) -> int | None:
    """Return the last token of persons named by their age, to which something is glued: "the over-60s", "most under 25s", either age of "16-24s"."""
    i, j = d.first - 1, d.last + 1
    if d.form == "words":
        return d.last if tk.lower[d.last] in GROUPS else None  # "the under-fives"
    two = len(tk.word[d.last]) == _TWO_DIGITS
    if len(tk.word[d.last]) > _TWO_DIGITS or i < 0:
        return None
    hyphen = tk.lower[i] in TYING and tk.glued(i) and tk.glued(d.first)
    if tk.lower[j] == "s":
        before = _before(tk, d, 2) if hyphen else tk.lower[i]
        younger = _tied_number(tk, i, -1) if two else -1
        ranged = younger >= 0 and tk.word[younger][1] + tk.word[d.last][1] != "00"
        return j if before in _OVER or ranged else None
    older = _tied_number(tk, j, 1) if two else -1
    ranged = older >= 0 and at(tk, older + 1) == "s" and tk.glued(older + 1)
    return d.last if ranged and tk.word[d.last][1] + tk.word[older][1] != "00" else None


def _tied_number(tk: Tokens, k: int, step: int) -> int:
    """Return the two digits that what stands at ``k`` joins to a number: of "16-24s", "16 to 24s", "25-to-34s"; -1 where none are."""
    tied = at(tk, k) in TYING
    if tied and at(tk, k + step) == "to":
        k += 2 * step if at(tk, k + 2 * step) in TYING else tk.size
    elif not tied and at(tk, k) != "to":
        return -1
    k += step
    return k if 0 <= k < tk.size and len(tk.word[k]) == _TWO_DIGITS and tk.word[k].isdigit() else -1


def _is_age_group(tk: Tokens, d: Draft) -> bool:
    """Whether a number is an end of an age group: "the 18-24 age group", "the 45 to 54 age bracket"."""
    j = d.last + 1
    if d.form != "digits":
        return False
    older = _tied_number(tk, j, 1)
    j = older + 1 if older >= 0 else j
    j += at(tk, j) in TYING
    return at(tk, j) == "age" and at(tk, j + 1 + (at(tk, j + 1) in TYING)) in _AGE_GROUPS


_AGE_GROUPS = frozenset("group groups bracket brackets cohort cohorts band bands range category".split())
_TWO_DIGITS = 2


def _is_person_of(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether "of" tells the age of one person: "a man of 40 died", "a child of about six", "a clerk of 19", "a mother-in-law of 79"."""
    hedged = before in _ABOUT
    if _before(tk, d, 1 + hedged) == "of" and _before(tk, d, 2 + hedged) in _OF_AN_AGE:
        weighed = any(unit.kind == "measure" for _, unit in UNIT_FORMS.get(after, ()))  # "a baby of 7lb 4oz"
        return not (weighed or _counts(tk, d.last + 1)) and after not in ("or", "to", "-")
    ends = after in _ENDS or after in _AFTER_PERSON
    return before == "of" and ends and (d.value or 0) >= _GROWN and _is_one_of_age(tk, d.first - 2)


def _is_one_of_age(tk: Tokens, k: int) -> bool:
    """Whether one person with an article ends at ``k`` of whom "of" tells the age: "a clerk", "his mother-in-law"; not "a mother (of 14)", "the winner (of 14)"."""
    if k > 4 and tk.lower[k - 3 : k + 1] == ["-", "in", "-", "law"]:
        return tk.lower[k - 4] in RELATIVES
    w = tk.lower[k] if k > 0 else ""
    if not is_person(w) or is_plural(w) or w in _HAVING_MANY:
        return False
    return tk.lower[k - 1] in _ONE_PERSON or (tk.lower[k - 2] in _ONE_PERSON and tk.word[k - 1].isalpha())


def _is_speaker(tk: Tokens, i: int) -> bool:
    """Whether one name behind a verb of saying ends at ``i``: "says Slemp"."""
    return i > 0 and tk.lower[i - 1] in SAYS and is_name_word(tk.word[i]) and not is_place(tk.word[i])


_GROWN = 13  # fewer are what the person has: "an author of six"
_ONE_PERSON = frozenset(("a", "an", "his", "her", "my", "their"))
_AFTER_PERSON = frozenset(("who", "and", "when", "with"))
_HAVING_MANY = word_set("rules", "units.having_many")


def _in_pair_of_ages(tk: Tokens, d: Draft, before: str, after: str) -> bool:
    """Whether a number is the first of the ages of two or three: "the victims, 20 and 22, said", "one 14 and the other 15"."""
    i, j = d.first - 1, d.last + 1
    if before == "," and after in ("and", ",") and j + 2 < tk.size:
        return _is_persons(tk, i - 1) and tk.word[j + 1].isdigit() and tk.lower[j + 2] in (",", "and", ".")
    if before in ("both", "now", "also", "just", "then") and i > 0 and tk.lower[i - 1] == ",":
        return after == "," if before != "both" else after in ("and", ",", "of", ".")
    return before in ("one", "other") and is_one_of_two(tk, i, j)


def _is_of_that_age(tk: Tokens, d: Draft, before: str, after: str, *, named: bool) -> bool:
    """Whether somebody is or turns so old: "she is 42", "the prince turns 18", "Ann Berg will turn 36", "Ames was just 28 and"."""
    if before in ("just", "only", "but") and _before(tk, d, 2) in _BEING and d.first > 2:
        one = is_name_word(tk.word[d.first - 3]) and not is_place(tk.word[d.first - 3])
        goes_on = after in _ENDS or after in ("and", "when")
        return goes_on and (d.value or 0) > 4 and (one or _person_subject(tk, d.first - 3))
    if before == "now" and _before(tk, d, 2) in ("is", "was") and (d.value or 0) > 4:
        return _before(tk, d, 3) in ("he", "she") and (after in _ENDS or after in ("and", "when"))
    if before in _IS and _before(tk, d, 2) in ("he", "she") and d.bare:
        ends = after in _AFTER_HE_IS or (not after[:1].isalnum() and after not in TYING)
        return ends and (d.value or 0) > 1  # "he's 24"; not "he's 7-0"
    if before not in _BEING or (d.value or 0) < 2:
        return False
    if before in _TURNING and _before(tk, d, 2) in _WILL and after in ("in", "on"):
        return (d.value or 0) > 1  # "he retired, and will turn 36 in March"
    will_turn = before in _TURNING and _before(tk, d, 2) == "will" and name_before(tk, d.first - 3)
    ends = after in _ENDS or after == "when" or (after == "the" and before in _TURNING)  # "turned 40 the day before"
    if ends and before in ("turns", "turned") and (d.value or 0) > 4 and is_given_name(tk, d.first - 2):
        return True  # "Kate turns 40"
    named_is = will_turn or (named and (before in _TURNING or ((d.value or 0) > 4 and ends)))
    person = _person_subject(tk, d.first - 2) or named_is
    return person and (ends or after in _AFTER_AGE or _is_verb_of_all(tk, d.last + 1))


_IS = frozenset(("'s", "’s"))
_AFTER_HE_IS = frozenset(("and", "now", "today", "but", "or", "when"))


def _is_verb_of_all(tk: Tokens, j: int) -> bool:
    """Whether the verb of the sentence stands at ``j``: "his father's death when he was 12 drives him"."""
    return j + 1 < tk.size and tk.lower[j] in FORMS_IN_S and tk.lower[j + 1] in _OBJECTS


def _is_one(tk: Tokens, i: int) -> bool:
    """Whether a verb in the singular says at ``i`` that what stands before is one person: "the other man, 28, was taken"."""
    return i < tk.size and tk.lower[i] in ("is", "was", "has")


def _is_average_age(tk: Tokens, d: Draft) -> bool:
    """Whether a life expectancy or an average age is what the number says: "the life expectancy for men is around 73"."""
    if "expectancy" not in tk.distinct and "age" not in tk.distinct:
        return False
    lower, sentence = tk.lower, tk.sentence[d.first]
    said = False
    for k in range(d.first - 1, max(-1, d.first - 13), -1):
        w = lower[k]
        if tk.sentence[k] != sentence or w[0].isdigit() or w in _ENDS or w in CARDINALS:
            return False
        if w == "expectancy" or (w == "age" and k and lower[k - 1] in _AVERAGES):
            return said
        said = said or w in _SAYS_AGE
    return False


_AVERAGES = frozenset(("average", "median", "mean", "retirement", "pension"))
_SAYS_AGE = word_set("rules", "units.says_age")
_DIGITS_TO = frozenset(("by", "$", "£", "€", "-"))
_AFTER_NAME = frozenset((",", ".", ";", ")"))
_ENDS = frozenset((",", ".", ";", ":"))
_SHOWN = frozenset(("left", "right", "centre", "center", "above", "below", "pictured", "top", "front"))
_OPENS_AGES = frozenset(
    (
        "between",
        "from",
        "about",
        "around",
        "over",
        "under",
        "above",
        "below",
        "just",
        "only",
        "roughly",
        "nearly",
        "almost",
    )
)
_LEADS_TO_AGE = _AGED.union(BE, _YOUNGEST, _PARTED, _BY_NOW, _OPENS_AGES, "of be as at : | , from between".split())
_OVER = frozenset(("over", "under", "above", "below"))
_SERVED = frozenset(("of", "in", "for", "'", "’"))  # "prisoners under five years' guard"


def _before(tk: Tokens, d: Draft, steps: int = 1) -> str:
    return tk.lower[d.first - steps] if d.first >= steps else ""


def _older(tk: Tokens, j: int, before: int) -> bool:
    """Whether "older", or "over" of persons, stands at ``j``: "18 or older", "children 12 and under"."""
    if before < 0 and tk.lower[j] in ("over", "under") and at(tk, j + 1) in (",", ":"):
        return True  # a row of a table: "65 and over, 193"
    return tk.lower[j] in ("older", "younger") or (
        tk.lower[j] in ("under", "over", "up", "above") and _is_persons(tk, before) and not _counts(tk, j + 1)
    )


def _is_persons(tk: Tokens, i: int) -> bool:
    return i >= 0 and is_plural(tk.word[i]) and is_person(tk.word[i])


def _counts(tk: Tokens, j: int) -> bool:
    """Whether a plural noun stands within two words: what the number would count."""
    for k in (j, j + 1):
        if k >= tk.size or not tk.word[k][0].isalpha() or tk.lower[k] in DETERMINERS or tk.lower[k] in CONJUNCTIONS:
            return False
        if is_plural(tk.word[k]):
            return True
    return False


_BEING = word_set("rules", "units.being")
_WILL = frozenset(("will", "would", "'ll", "’ll", "to"))
_BEHIND_NAMES = _BEING | {",", "("}
_TURNING = _BEING & all_forms("turn")


def _person_subject(tk: Tokens, i: int) -> bool:
    """Whether "he", "she" or "who" (and an auxiliary) stands at ``i``."""
    while i >= 0 and tk.lower[i] in _AUXILIARIES:
        i -= 1
    return i >= 0 and tk.lower[i] in ("he", "she", "who", "i")


def _old_after(tk: Tokens, k: int) -> int | None:
    """Return the token of "old" or "olds" after "year" or "years" at ``k``."""
    j = k + 1
    if j < tk.size and tk.lower[j] in TYING:
        j += 1
    return j if j < tk.size and tk.lower[j] in ("old", "olds") else None


def _is_list_of_harm(tk: Tokens, d: Draft) -> bool:
    """Whether a number stands in a list of what befell so many: "Killed, 7; wounded, 23", "persons homeless, 80"; not "those killed, 7"."""
    if not _HARMED.isdisjoint((tk.lower[d.first - 2],)):
        return at(tk, d.last + 1) in (";", ".", ",") and (
            tk.opens(d.first - 2) or ";" in tk.lower[max(0, d.first - 4) : d.first]
        )
    return False


_HARMED = word_set("rules", "traps.harmed") | {"homeless", "saved", "rescued", "lost"}


def _age(d: Draft, unit: tuple[str, str], tokens: tuple[int, int] | None, rule: str) -> None:
    d.kind = "age"
    d.unit, d.unit_name = unit
    d.bare = False
    d.unit_text = tokens
    d.rules["kind"] = d.rules["unit"] = rule
