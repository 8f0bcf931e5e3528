"""What a figure is said of: profits for "profits rose 5%", damages for "$5 million in damages".

Each construction has a reader, the closest first; here they are tried in order, and what they find is trimmed or refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from archive.extract.about.aged import person_of_age, somebody_described
from archive.extract.about.balances import included_balance
from archive.extract.about.behind_sayings import LED_BY, behind_sayings, behind_verb
from archive.extract.about.clause_subjects import subject_of_clause
from archive.extract.about.governed import governed_object
from archive.extract.about.inner_numbers import without_number
from archive.extract.about.labelled import label_of_line, name_of_member, noun_of_bare_sum
from archive.extract.about.moved import (
    goods_sold,
    growth_behind,
    object_moved,
    offered_for,
    purpose_of_sum,
    valued_before,
)
from archive.extract.about.moved_behind import PRONOUN_MOVED, moves_pronoun, object_behind
from archive.extract.about.nouns_before import (
    NOBODY,
    any_noun_before,
    each_of_list,
    is_in_range,
    issue_with_terms,
    noun_before_between,
    noun_before_colon,
    noun_before_of,
    noun_before_such,
    noun_before_worth,
    noun_beside,
    noun_for_sum,
    noun_in_range,
    noun_with_limit,
    noun_with_right,
    owned_part,
    possessor,
    voters_for,
)
from archive.extract.about.nouns_of_sizes import distant_place, noun_before_maximum, noun_of_size
from archive.extract.about.nouns_of_times import (
    noun_extended,
    noun_of_event,
    noun_of_period,
    noun_of_record,
    noun_with_period,
)
from archive.extract.about.own_clauses import OWN_SUBJECT, is_own_subject
from archive.extract.about.polled import polled
from archive.extract.about.priced_offers import priced_offer
from archive.extract.about.two_objects import fined, is_given
from archive.extract.changes.changes import SHARED
from archive.extract.changes.restated import compared, has_same_subject, restates
from archive.extract.counted.expecting import expects
from archive.extract.counted.sizes_of_groups import count_the_number_of
from archive.extract.draft import Draft
from archive.extract.english.gazetteer import is_plain
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CHANGE_NOUNS,
    CHANGE_OF,
    DETERMINERS,
    IRREGULAR,
    MONTHS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    is_plural,
)
from archive.extract.english.margins import margin_of_error
from archive.extract.english.noun_edges import WHICH_TIME, Span, before_determiners
from archive.extract.english.phrase_insides import is_superlative
from archive.extract.english.phrase_numbers import names_persons, opens_title, past_numbers
from archive.extract.english.phrases import BEGINS
from archive.extract.english.table_rows import line_label, row_label
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import (
    LISTED,
    NOUNS_IN_EST,
    NOUNS_IN_ING,
    NOUNS_IN_LY,
    NUMBER_WORDS,
    TIME_HEADS,
    ends_soon,
    is_adverb_in_ly,
    is_joined,
    is_name,
    is_noun_after_all,
    is_number_word,
)
from archive.extract.words import word_set

_OF_A_TIME = TIME_HEADS - {"season"}  # "a season's best"
_BEHIND = "noun after the"  # the rules of what stands behind a unit or an age
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves", "own"))
_OF_HOURS = frozenset(("a.m.", "p.m."))
_CHECKED = _REFLEXIVES | LED_BY | NUMBER_WORDS | _OF_HOURS  # the words that may not begin a phrase
_LEVELS = word_set("rules", "subjects.levels")
_OF_THAT_AGE = frozenset(("s", "olds"))  # "the over-60s" say themselves who is of that age
_TIED_BY = frozenset(("noun before such as", "object of the verb", "same movement or list"))
_COUNTS = frozenset(("count", "counts"))  # of a charge
_ENDS_MEMBER = AUXILIARIES | frozenset((";", ":", ".", "but", "who", "which", "that", "he", "she", "they", "it"))
_MEMBER = 16  # tokens from a figure to the next of its list
_LISTED_AGES = (*LISTED, ["to"])  # "raised the pension age from 60 to 65"
_SEEDS = ("seed", "weed", "shed", "moped", "infrared")
_NOUNS_IN_ED = word_set("rules", "subjects.not_past") | {"speed", "breed", "creed", "greed", "steed"}
_COUNTRIES_OF_MONEY = frozenset(("u.s.", "us"))
_BEFORE_SUMS = frozenset(("initial", "further", "additional", "extra", "total", "final"))
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")  # "what $1m gets you"
_PREDICATES = frozenset(
    ("available", "liable", "responsible", "capable", "comparable", "suitable", "eligible", "ready", "able")
)
_WHEN_ALONE = (
    TIME_HEADS
    | MONTHS
    | WEEKDAYS
    | WHICH_TIME
    | {"far", "end", "early", "late", "mths", "mth", "earlier", "later", "ago", "-"}
)
_THIS = frozenset(("this", "that", "these", "those", "it", "they", "he", "she", "to"))
_JOINED_DASHES = frozenset("-")
_IN = frozenset(("in", "at", "for", "from", "to"))
_FALLS = frozenset(("falls", "climbs", "slips", "soars"))  # hardly nouns
_HOLDS = frozenset(("against", "versus", "vs", "after", "following"))
_SPENDS = frozenset(("spend", "spends", "spent", "spending"))
_BEHIND_AMOUNTS = word_set("rules", "subjects.behind_amounts")
_OF_RESULTS = word_set("rules", "wire_money.amounts")
_NOT_SAID_OF = word_set("rules", "subjects.not_said_of")
_NOT_AFTER_IN = word_set("rules", "subjects.not_after_in")
_WHICH_OF_TIMES = frozenset(("first", "second", "third", "only", "last"))
_TAILS = frozenset(("now", "elsewhere", "consisting", "however", "sometime", "overnight", "due"))
_FROM_A_DAY = frozenset(("effective", "due", "dated", "ended"))
_TOTAL_OF = (["total", "of"], ["total", "to"])
_LONE_TIMES = frozenset(("year", "month", "week"))
_ALONE = WEEKDAYS | _LONE_TIMES | {"time"}
_OPENERS = word_set("rules", "phrases.openers")
_OF_A_CLAUSE = frozenset(("subject of the clause", "noun before worth, ranging, up"))


def _noun_before(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun right before a figure or its preposition, but not who is given it."""
    phrase = any_noun_before(tk, d)
    return None if phrase is not None and is_given(tk, d) else phrase


def _noun_with_limit(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun right before its limit, but not who is given it: "pays men up to $9"."""
    phrase = noun_with_limit(tk, d)
    return None if phrase is not None and is_given(tk, d) else phrase


def _margin(tk: Tokens, d: Draft) -> Span | None:
    """Return the margin of error of "a margin of error of plus or minus 3 points"."""
    return margin_of_error(tk, d.left - 1)


_Reader = tuple[Callable[[Tokens, Draft], Span | None], str]
# Each with the kinds of figures that it reads, where it does not read all.
_ALL_READERS: tuple[tuple[_Reader, str], ...] = (
    ((line_label, "label of the row"), "count money percent measure"),
    ((_margin, "margin of error"), "count percent"),
    ((noun_of_bare_sum, "noun after the number"), "count"),
    ((possessor, "whose it is"), "percent duration"),
    ((owned_part, "what is owned"), "percent"),
    ((fined, "who is fined"), "money"),
    ((purpose_of_sum, "noun after for"), "money percent"),
    ((noun_before_of, "noun before of"), ""),
    ((noun_of_period, "noun before of"), "duration"),
    ((noun_before_maximum, "noun before worth, ranging, up"), ""),
    ((voters_for, "name behind for"), "percent"),
    ((polled, "who is polled"), "percent count"),
    ((noun_before_such, "noun before such as"), ""),
    ((noun_with_right, "noun before what it gives"), ""),
    ((noun_before_colon, "noun before a colon"), "money percent measure"),
    ((somebody_described, "who is described"), "measure"),
    ((noun_of_size, "noun before its size"), "measure"),
    ((noun_before_between, "noun before between"), ""),
    ((noun_in_range, "noun in the range"), ""),
    ((included_balance, "balance before its sum"), "money count"),
    ((issue_with_terms, "issue with its terms"), "percent"),
    ((noun_of_record, "the first or worst in so long"), "duration"),
    ((noun_of_event, "what happened so long ago"), "duration"),
    ((noun_extended, "object of the verb"), "duration"),
    ((noun_with_period, "what is told of a period"), "duration"),
    ((valued_before, "noun before which"), ""),
    ((object_behind, "object of the movement"), ""),
    ((object_moved, "object of the movement"), ""),
    ((goods_sold, "what is sold"), "money"),
    ((offered_for, "what is sold"), "money"),
    ((governed_object, "object of the verb"), ""),
    ((priced_offer, "offer of that price"), "money percent"),
    ((noun_beside, "noun behind with"), "percent money measure"),
    ((_noun_with_limit, "noun before its limit"), "percent money measure"),
    ((noun_before_worth, "noun before worth, ranging, up"), ""),
    ((distant_place, "noun before a distance"), "measure count"),
    ((noun_for_sum, "noun before for"), "money"),
    ((name_of_member, "label of a member"), "count percent money measure"),
    ((subject_of_clause, "subject of the clause"), ""),
    ((row_label, "label of the row"), ""),
    ((each_of_list, "name behind for"), "count percent money measure"),
    ((_noun_before, "noun before"), ""),
    ((growth_behind, "noun after the unit"), "percent"),
)


@cache
def _readers(kind: str) -> tuple[_Reader, ...]:
    """Return the readers of a kind of figure, in their order."""
    return tuple(reader for reader, kinds in _ALL_READERS if not kinds or kind in kinds.split())


def share_noun_behind(tk: Tokens, drafts: list[Draft]) -> None:
    """Say amounts that stand before another amount of the noun behind that one: "a $150m 4-1/2 pct 12-year bond", "$5m or 12 cent charge"."""
    for index in range(len(drafts) - 2, -1, -1):
        a, b = drafts[index], drafts[index + 1]
        beside = a.right + 1 == b.left or (
            a.about is None
            and a.kind == b.kind == "money"
            and tk.lower[a.right + 1 : b.left] == ["or"]
            and at(tk, a.left - 1) != "of"  # "a loss of $5m or 12 cents profit"
        )
        if b.about is not None and beside and not a.bare and _BEHIND in b.rules.get("about", ""):
            a.about, a.rules["about"] = b.about, _BEHIND + " next amount"


def attach_about(tk: Tokens, d: Draft, before: Draft | None) -> None:
    """Find what the figure is said of: for "$5 million in damages" damages, for "profits rose 5%" profits.

    A count is said of its subject ("Chris Wood has scored 22 goals"), unless it is the subject itself. ``before`` is the
    figure before this one: a conversion in brackets, or the next of a list, describes what that one does.
    """
    if d.about is not None and _BEHIND in d.rules.get("about", "") and _is_no_noun(tk, d, d.about):
        d.about = None
        del d.rules["about"]
    if d.about is not None and d.about[0] < d.about[1] and d.about[0] > d.right:
        first, last = d.about
        last = _before_day(
            tk, first, _before_adverbs(tk, first, last)
        )  # "bonds due", "bills March 9", "effective March 9"
        d.about = (first, last) if first <= last else None
    if d.about is not None or d.kind == "ordinal":
        return
    if d.kind == "age":
        _attach_person(tk, d, before)
        return
    if is_own_subject(tk, before, d):
        d.rules["about"] = OWN_SUBJECT
        return
    if moves_pronoun(tk, d, before):
        d.rules["about"] = PRONOUN_MOVED
        return
    if before is not None and _is_said_with(tk, before, d):
        return
    _read_about(tk, d, before)
    _take_movement(tk, before, d)
    if d.about is None and d.kind in ("count", "duration") and (label := label_of_line(tk, d)) is not None:
        d.about, d.rules["about"] = label, "label of the line"  # as printed: "65 and over, 8,214"


def _attach_person(tk: Tokens, d: Draft, before: Draft | None) -> None:
    """Find who is of an age, alone or in a list of ages."""
    if before is not None and before.kind == "age" and tk.lower[before.right + 1 : d.left] in _LISTED_AGES:
        d.about, d.rules["about"] = before.about, "same movement or list"  # "the girls, ages 8, 6 and 3"
    elif d.change_role is not None and (moved := governed_object(tk, d)) is not None:
        _said_of(tk, d, moved, "object of the verb")  # "raise the pension age for nurses from 60"
    elif d.form == "decade" or tk.lower[d.right] not in _OF_THAT_AGE:
        _said_of(tk, d, person_of_age(tk, d), "person of that age")


def _is_said_with(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a figure is said of what the one before it is said of, or of nothing, as that one; it is given it here."""
    if tk.lower[d.left - 1] == "including" and before.unit == d.unit == "people":
        d.about, d.rules["about"] = before.object or before.about, "part of the figure before"
        return True
    if _is_part_behind_dash(tk, before, d):
        d.about, d.rules["about"] = before.object, "part of the figure before"
        return True
    if restates(tk, before, d):
        counted = before.object if before.object is not None and before.object[0] < d.left else None
        alike = counted is not None and d.object is not None and tk.lower[counted[1]] == tk.lower[d.object[1]]
        said = before.about or (None if alike else counted)  # not "12 cars vs 10 cars"
        _said_of(tk, d, said, "restates the figure before")
        return True
    if _is_held_movement(tk, before, d):
        d.about, d.rules["about"] = before.about, "same movement or list"
        return True
    if before.about is None:
        # "12 wells were drilled in Peru, compared with nine in May"
        return before.unit == d.unit and d.object is None and compared(tk, d)
    if _lasts_so_long(tk, before, d):
        d.about, d.rules["about"] = before.about, "noun of the figure before"
        return True
    if d.rules.get("change") == SHARED or has_same_subject(tk, before, d) or _is_next_member(tk, before, d):
        d.about, d.rules["about"] = before.about, "same movement or list"
        count_the_number_of(tk, d, *before.about)
        return True
    return False


def _is_held_movement(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a movement is what the one before is held against: "a 5 pct rise in orders, compared with a 7 pct decline"; not "a 7 pct decline in sales"."""
    if before.about is None or d.right + 2 >= tk.size or tk.lower[d.right + 1] not in CHANGE_NOUNS:
        return False
    if tk.lower[d.right + 2] in ("of", "for") or (tk.lower[d.right + 2] == "in" and not _opens_time(tk, d.right + 3)):
        return False
    alike = before.kind == d.kind and (before.change != "none" or before.change_role is not None)
    k = before_determiners(tk, d.left - 1)
    held = tk.lower[k] in _HOLDS or (tk.lower[k] in ("with", "to") and tk.lower[k - 1] == "compared")
    return alike and held and tk.sentence[before.right] == tk.sentence[d.left]


def _opens_time(tk: Tokens, k: int) -> bool:
    """Whether a time stands at ``k``: "December", "the year"."""
    k += at(tk, k) in ("the", "same")
    return at(tk, k) in MONTHS or at(tk, k) in TIME_HEADS or at(tk, k)[:1].isdigit()


def _is_next_member(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether "and" or a comma ties a figure to the one before over what that one is of: "charged Lee with two counts of arson and one"."""
    if before.unit != d.unit or before.rules.get("about") not in _TIED_BY or tk.lower[d.left - 1] not in (",", "and"):
        return False
    inside = range(before.right + 1, d.left - 1)
    if not 0 < len(inside) < _MEMBER or tk.sentence[before.right] != tk.sentence[d.left]:
        return False
    if at(tk, d.right) not in _COUNTS and d.kind != "money" and before.rules["about"] != "noun before such as":
        return False
    return tk.lower[inside[0]] in PREPOSITIONS and not any(tk.lower[k] in _ENDS_MEMBER for k in inside)


def _is_part_behind_dash(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a count tells in dashes of what the count before is made up: "three victims - two men and a woman - fled"."""
    if before.object is None or d.object is None or before.kind != "count" or d.kind != "count":
        return False
    if tk.lower[before.object[1]] == tk.lower[d.object[1]]:
        return False  # "sales of 75 bales - 44 bales of cotton and"
    dash = d.left - 1
    while dash > 0 and tk.lower[dash] in _JOINED_DASHES and tk.lower[dash - 1] in _JOINED_DASHES:
        dash -= 1
    return tk.lower[dash] in DASHES and before.object[1] == dash - 1 and not tk.glued(dash)


def _take_movement(tk: Tokens, before: Draft | None, d: Draft) -> None:
    """Say a movement that names nothing of what the movement before it is said of.

    "fell 3% after a 4% rise in May", "and a 5% fall".
    """
    if d.about is not None or before is None:
        return
    moves = tk.lower[d.right + 1] if d.right + 1 < tk.size else "."
    alike = before.change_role is not None and before.kind == d.kind
    if d.change == "none" or before.about is None or not alike or moves not in CHANGE_NOUNS:
        return
    if tk.sentence[before.right] == tk.sentence[d.left] and tk.lower[d.right + 2 : d.right + 3] != ["of"]:
        d.about, d.rules["about"] = before.about, "same movement or list"


def _read_about(tk: Tokens, d: Draft, before: Draft | None) -> None:
    """Ask one reader after the other."""
    for read, rule in _readers(d.kind):
        phrase = read(tk, d)
        if phrase is None:
            continue
        if phrase == NOBODY:
            return
        if before is not None:
            phrase = _behind_its_unit(tk, before, d, phrase) or phrase
            if _is_its_unit(tk, before, phrase):
                # "1.10 dlrs a share in 1986, up from 7.7 mln dlrs", "sells bills at 5 pct, stop 6 pct"
                part = d.change != "none" and tk.lower[before.right + 1] == "of"  # "$5m of the $12m rise"
                phrase = _before_its_figure(tk, before, phrase) or (None if part else before.about)
            if phrase is not None and rule == "noun before" and _is_where(tk, before, d, phrase):
                phrase = before.about  # "59 litres in France, 12 litres in Spain"
            if phrase is not None and _only_describes(tk, before, phrase):
                phrase = before.about  # "sold the entire 5 pct stake for $3m"
        if phrase is not None and rule in _OF_A_CLAUSE and _is_predicate(tk, phrase):
            return  # "is underway in four towns with a dozen to follow"
        _said_of(tk, d, phrase, rule)
        if phrase is None or phrase[0] != phrase[1] or tk.lower[phrase[0]] not in _LEVELS:
            return


def _lasts_so_long(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a duration stands right behind the noun of an amount: "an 8 per cent pay increase over two years"."""
    if before.about is None:
        return False
    said = before.about[0] == before.right + 1 and before.about[1] == d.left - 2
    beside = before.right == d.left - 2 and before.kind in ("percent", "money") and before.about[1] < before.left
    return (said or beside) and d.kind == "duration" and tk.lower[d.left - 1] in ("over", "for")


def _is_predicate(tk: Tokens, phrase: Span) -> bool:
    """Whether the phrase stands right behind "is" or "be" and begins as no noun would: "be pleased", "is underway in four towns"."""
    first = phrase[0]
    if tk.lower[first] in _PREDICATES and first < phrase[1] and tk.lower[first + 1] in PREPOSITIONS:
        return True  # "made available for projects"
    if not first or tk.lower[first - 1] not in BE or not tk.word[first].islower():
        return False
    return not (is_plural(tk.word[first]) or tk.lower[first].endswith("ing"))


def _is_its_unit(tk: Tokens, before: Draft, phrase: Span) -> bool:
    """Whether a phrase is the unit of the figure before, or what that one is a rate of: no noun that anything is said of."""
    if before.object is not None or before.bare or names_persons(tk, *phrase):
        return False  # "the 28-year-old cleared"
    if phrase[1] == before.right:
        if before.kind == "percent":
            return True  # "at 106 pct declining by one pct"
        if (before.about or phrase)[0] == phrase[0] < before.left:
            return before.about is not None  # "profits at $3m up from"
    return before.first <= phrase[0] <= before.right


def _behind_its_unit(tk: Tokens, before: Draft, d: Draft, phrase: Span) -> Span | None:
    """Return what a phrase that begins with the figure before says of it.

    "5 kg of good cocaine worth", "for three months on sales which fell".
    """
    if before.unit_text is None or not phrase[0] <= before.right < phrase[1] - 1:
        return None
    of = phrase[0] == before.right and tk.lower[before.right + 1] == "of"
    if of and d.change == "none" and d.kind == "money":
        return before.right + 2, phrase[1]
    if before.kind != "duration" or at(tk, phrase[1] + 1) != "which":
        return None
    first = next((k + 1 for k in range(phrase[1] - 1, before.right, -1) if tk.lower[k] in PREPOSITIONS), 0)
    return (first, phrase[1]) if first else None


def _is_where(tk: Tokens, before: Draft, d: Draft, phrase: Span) -> bool:
    """Whether a phrase says where the figure before is, and stands between the two.

    France of "59 litres in France, 12 litres in Spain".
    """
    if before.unit != d.unit or phrase[1] < before.right or tk.lower[before.right + 1] not in _IN:
        return False
    return before_determiners(tk, phrase[0] - 1) == before.right + 1 and tk.lower[d.left - 1] in (",", "and")


def _only_describes(tk: Tokens, before: Draft, phrase: Span) -> bool:
    """Whether a phrase is the adjective before the figure before, whose noun is meant: "the entire 5 pct stake"."""
    lone = phrase[0] == phrase[1] == before.left - 1 and _says_nothing(tk.word[phrase[1]])
    return lone and before.about is not None and before.about[0] == before.right + 1


def _before_its_figure(tk: Tokens, before: Draft, phrase: Span) -> Span | None:
    """Return what a phrase says before "at" or "of" and the figure at its end, which is said of something else or less."""
    first, last = phrase[0], before.left - 2
    if phrase[1] != before.right or last < first or tk.lower[last + 1] not in ("at", "of"):
        return None
    if tk.lower[last] in TIME_HEADS or (before.about is not None and before.about[0] == first):
        return None  # "callable after 90 days at 106 pct, declining by one pct"
    return first, last


def _is_no_noun(tk: Tokens, d: Draft, phrase: Span) -> bool:
    """Whether what stands behind an amount only says when, why or on what: "$125 due to", "spent $5m buying paintings"."""
    before = tk.lower[max(0, d.left - 3) : d.left]
    if tk.lower[phrase[0]].endswith("ing") and (not _SPENDS.isdisjoint(before) or _acts_for_so_long(tk, d, phrase)):
        return True
    if phrase[0] == phrase[1] and tk.lower[phrase[0]] == "net" and at(tk, phrase[0] + 1) in PREPOSITIONS:
        return True  # "yields 7 percent net after tax"
    if phrase[0] == phrase[1] and tk.lower[phrase[0]] == "cash":
        # "34 dlrs a share cash", "bail was set at $500 cash"; not "seized $500 cash"
        k = d.left - 1
        while k > 0 and d.left - k < 4 and (tk.lower[k] in DETERMINERS or tk.lower[k] in _BEFORE_SUMS):
            k -= 1
        return tk.lower[k] in ("at", "for", "by") or " per " in (d.unit_name or "")
    if phrase[0] == phrase[1] == d.right + 1 and is_in_range(tk, d) and before[-2:] == ["in", "the"]:
        return True  # "growth in the 3 to 4 percent range"
    if tk.lower[phrase[1]] == "rate" and before[-2:] in (["at", "a"], ["at", "an"]) and before[0] in CHANGE_OF:
        return True  # "exports grew at a 5 pct annual rate"
    if tk.lower[phrase[0]] == "non" and tk.lower[phrase[1]] == "stop":
        return True
    if expects(tk, phrase[1]):
        return True  # "more than the 3 percent economists had expected"
    if d.kind == "money" and phrase[0] == phrase[1] and tk.lower[phrase[0]] in _COUNTRIES_OF_MONEY:
        return True  # "130 mln dlrs U.S."
    return (
        (tk.lower[phrase[0]] in _BEHIND_AMOUNTS and not tk.word[phrase[0]].istitle() and not _is_of_results(tk, phrase))
        or tk.lower[phrase[0]] in _NEVER_NOUNS
        or _is_date(tk, *phrase)
        or (phrase[0] == phrase[1] and _says_nothing(tk.word[phrase[1]]))
    )


def _acts_for_so_long(tk: Tokens, d: Draft, phrase: Span) -> bool:
    """Whether a form in -ing behind a plural of time is a verb with its object: "every three months using papers"; not "a two-week cooling period"."""
    k = phrase[0]
    if d.kind != "duration" or k != d.right + 1 or k == phrase[1] or not is_plural(tk.word[d.right]):
        return False
    return tk.lower[k] in VERBS and tk.lower[k] not in NOUNS_IN_ING and tk.lower[d.left - 1] != "a"


def _is_of_results(tk: Tokens, phrase: Span) -> bool:
    """Whether a phrase ends in what a firm's results include: "pretax gain", "pretax inventory writedown"; not "primary", "pretax from"."""
    return phrase[0] < phrase[1] and tk.lower[phrase[1]] in _OF_RESULTS


def _with_adverb(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase begins that a form in -ed opens, its adverb in: "recently announced pact"."""
    if first in (0, last) or tk.lower[first][-2:] != "ed" or not is_adverb_in_ly(tk.lower[first - 1]):
        return first
    return first - (tk.word[first - 1].islower() and tk.sentence[first - 1] == tk.sentence[first])


def _said_of(tk: Tokens, d: Draft, phrase: Span | None, rule: str) -> None:
    """Record the phrase, without the numbers that it may begin with; one that is nothing else is none."""
    if phrase is None:
        return
    first, last = phrase
    first = past_numbers(tk, first, last)
    if first < last and tk.lower[first] in ADVERBS and is_number_word(tk, first + 1):
        first = past_numbers(tk, first + 1, last)  # "only 33 rigs"
    while (
        first <= last
        and _never_begins(tk, first)
        and not (opens_title(tk, first, last) or is_superlative(tk, first, last) or names_persons(tk, first, last))
    ):
        first = past_numbers(tk, first + 1, last)  # "to £15m on revenue"
    if first > last:
        return
    if first < last:
        first, last = _without_openers(tk, first, last)
    if first > last or "according" in (tk.lower[first], tk.lower[first - 2]) or _is_date(tk, first, last):
        return
    first = _behind_place(tk, first, last) if last > first + 1 else first
    if first == last and tk.lower[last][-3:] == "ing" and _acts_on_next(tk, last):
        return  # "noting this was $3m less", "deciding to jump 5m", "covering the lower half"
    if first == last and first and tk.lower[first - 1] == "in" and tk.lower[last] in _NOT_AFTER_IN:
        return  # "which in turn brought in 5%", "met in full, amounts above"
    if last - first < 2 and tk.lower[last] in _ALONE and _is_lone_time(tk, first, last):
        return
    if tk.lower[last] in ("worse", "better") or _is_lone_superlative(tk, first, last):
        return  # "to make matters worse 90% of them", "is one of the lowest in the world, compared with 12% in"
    last = _without_tail(tk, first, last)
    if last < first:
        return
    last += tk.word[last].isalpha() and tk.lower[last + 1 : last + 3] in _TOTAL_OF
    last -= first < last and d.change_role is not None and _moves(tk, last, d.left)
    count_the_number_of(tk, d, first, last)
    last += _ends_in_owner(tk, last)
    if (
        first <= last
        and (first, last) != d.object
        and not (first == last and _says_nothing(tk.word[last]) and not _is_the_total(tk, last))
    ):
        d.about = (first, last)
        d.rules["about"] = rule


def _without_tail(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase ends without the verb, the number, the adverbs and the day that it ends in; before its beginning, where nothing is left."""
    if last > first and tk.lower[last] == "number" and is_plural(tk.word[last - 1]):
        last -= 1  # "net users number 100m"
    if first < last:
        last = _before_adverbs(tk, first, _before_its_number(tk, first, last))
    return _before_day(tk, first, last)


def _without_openers(tk: Tokens, first: int, last: int) -> Span:
    """Return a phrase of several words without the number in it, and without the time or the saying that it begins with."""
    first, last = without_number(tk, _with_adverb(tk, first, last), last)
    first = _behind_time(tk, first, last)
    return _behind_weekday(tk, behind_verb(tk, behind_sayings(tk, first, last), last), last), last


def _is_lone_time(tk: Tokens, first: int, last: int) -> bool:
    """Whether a phrase only says when: "each year, only 25% are sold", "on Sunday, 300 miles south of", "for the first time, closing 9 lower"."""
    if first == last:
        return (tk.lower[last] in _LONE_TIMES and tk.word[last].islower()) or tk.lower[last] in WEEKDAYS
    return last == first + 1 and tk.lower[last] == "time" and tk.lower[first] in _WHICH_OF_TIMES


def _begins_subject(tk: Tokens, k: int) -> bool:
    """Whether the number at ``k`` behind a time counts a subject: "this year (53 men died)"; not "fourth quarter 1986 profit"."""
    year = len(tk.word[k]) == 4 and tk.word[k].isdigit()
    return not year and tk.lower[k + 1] not in _OF_A_TIME


def _behind_place(tk: Tokens, first: int, last: int) -> int:
    """Return where the subject begins that a time or place runs into: "in the first months of this year (53 men died)", "in Rivers State the President"."""
    for k in range(first + 1, last):
        if tk.lower[k - 1] in _OF_A_TIME and is_number_word(tk, k) and _begins_subject(tk, k):
            return past_numbers(tk, k, last)
        if tk.lower[k] == "the" and tk.word[k - 1][0].isupper() and at(tk, first - 1) in _WHERE:
            return k + 1
    return first


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


def _before_adverbs(tk: Tokens, first: int, last: int) -> int:
    """Return where a phrase ends before what says how or where it is: "a contract potentially (worth $5m)", "a unit consisting (of)"."""
    while last > first and tk.word[last].islower() and (tk.lower[last] in _TAILS or is_adverb_in_ly(tk.lower[last])):
        last -= 1
    return last


def _before_day(tk: Tokens, first: int, last: int) -> int:
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
    """Whether "total" at ``k`` is a noun: "the total has reached $5m", "bringing the total so far to $5m"; not "it takes total help to $5m"."""
    if tk.lower[k] != "total" or tk.lower[k - 1] not in DETERMINERS:
        return False
    return is_noun_after_all(tk, k) or tk.lower[k + 1 : k + 3] == ["so", "far"]


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
    if tk.lower[k - 1] in BE and tk.lower[k + 1 : k + 3] == ["up", "to"]:
        return True  # "are offering up to $5 in one town and $3 in another"
    listed = tk.lower[k] in VERBS and tk.lower[k] not in NOUNS_IN_ING
    return listed and (after in DETERMINERS or is_number_word(tk, k + 1))


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
        return w == "aside" or (is_adverb_in_ly(w) and not is_name(tk, k) and at(tk, k + 1) in LED_BY)
    if w in _REFLEXIVES or w in _OF_HOURS or not w[0].isalnum() or is_number_word(tk, k):
        return True  # ", himself an activist who"
    return tk.word[k] in LED_BY and tk.word[k] != "those" and not is_joined(tk, k + 1)


def _is_date(tk: Tokens, first: int, last: int) -> bool:
    timed = first < last and (tk.lower[last] in _WHEN_ALONE or is_number_word(tk, last))
    if timed and all(tk.lower[k] in _WHEN_ALONE or is_number_word(tk, k) for k in range(first, last)):
        return True  # "(which it bought) last November (for $5m)", "far today", "end December"
    if tk.lower[first] in BEGINS and first < last:
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


def _says_nothing(word: str) -> bool:
    """Whether a lone word is no noun: "likely", "revised", "remaining"."""
    if word.endswith("ly"):
        return word.lower() not in NOUNS_IN_LY and (word.islower() or is_plain(word.lower()))
    return (
        word in _NOT_SAID_OF
        or word.lower() in _OPENERS
        or word in ADVERBS
        or (
            word.endswith("ed")
            and len(word) > 4
            and word.islower()
            and not (word in _NOUNS_IN_ED or word.endswith(_SEEDS))
        )
        or (word in IRREGULAR and word not in VERB_BASES)
    )
