"""What a figure is said of: profits for "profits rose 5%", damages for "$5 million in damages".

Each construction has a reader, the closest first; here they are tried in order, and said_of.py trims or refuses what they find.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from archive.extract.about.absolutes import subject_of_absolute
from archive.extract.about.aged import person_of_age, somebody_described, youngest
from archive.extract.about.aside_nouns import IN_ASIDES, noun_before_aside, says_mere_size, tells_of_most
from archive.extract.about.balances import BALANCES_ALONE, included_balance
from archive.extract.about.behind_fronts import subject_behind_front
from archive.extract.about.behind_participles import owner_before_with
from archive.extract.about.clause_subjects import subject_of_clause
from archive.extract.about.governed import governed_object
from archive.extract.about.held_figures import held_for, said_of_held
from archive.extract.about.labelled import BEFORE_BARE_SUMS, label_of_line, name_of_member, noun_of_bare_sum
from archive.extract.about.last_resorts import last_resort, noun_behind_bracket, who_is_placed
from archive.extract.about.moved import (
    NO_MORE,
    goods_sold,
    growth_behind,
    object_moved,
    offered_for,
    purpose_of_sum,
    valued_before,
)
from archive.extract.about.moved_behind import PRONOUN_MOVED, moves_pronoun, object_behind
from archive.extract.about.movement_nouns import TO_OR_FROM, moved_by_noun
from archive.extract.about.nouns_before import (
    BUYS,
    LABELS_OF_SUMS,
    NOBODY,
    each_of_list,
    is_in_range,
    issue_with_terms,
    noun_before_between,
    noun_before_colon,
    noun_before_such,
    noun_before_worth,
    noun_for_sum,
    noun_in_range,
    noun_with_limit,
    noun_with_right,
    owned_part,
    owner_of_count,
    part_held,
    possessor,
    voters_for,
)
from archive.extract.about.nouns_of_sizes import distant_place, noun_before_maximum, noun_of_size
from archive.extract.about.nouns_of_times import (
    noun_extended,
    noun_of_event,
    noun_of_length,
    noun_of_period,
    noun_of_record,
    noun_with_period,
)
from archive.extract.about.nouns_right_before import any_noun_before, noun_before_of
from archive.extract.about.own_clauses import OWN_SUBJECT, is_own_subject
from archive.extract.about.polled import polled
from archive.extract.about.priced_offers import PRICED, priced_offer
from archive.extract.about.said_of import BEHIND_TIMES, before_adverbs, before_day, is_date, said_of, says_nothing
from archive.extract.about.two_objects import fined, is_given, put_so_far
from archive.extract.changes.restated import compared, has_same_subject, restates
from archive.extract.changes.shared_movements import SHARED
from archive.extract.counted.expecting import expects
from archive.extract.counted.sizes_of_groups import count_the_number_of
from archive.extract.draft import ELLIPSIS, Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    BE,
    CHANGE_NOUNS,
    CHANGE_OF,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    VERBS,
    is_plural,
)
from archive.extract.english.margins import margin_of_error
from archive.extract.english.noun_edges import Span, before_determiners
from archive.extract.english.phrase_numbers import names_persons
from archive.extract.english.table_rows import line_label, row_label
from archive.extract.english.tokens import DASHES, Tokens, at
from archive.extract.english.word_classes import (
    HYPHENS,
    LISTED,
    NOUNS_IN_ING,
    SAYS_CLAUSES,
    TIME_HEADS,
)
from archive.extract.units.currencies import namesakes
from archive.extract.words import word_set

_BEHIND = "noun after the"  # the rules of what stands behind a unit or an age
_LEVELS = word_set("rules", "subjects.levels")
_OF_THAT_AGE = frozenset(("s", "olds"))  # "the over-60s" say themselves who is of that age
_TIED_BY = frozenset(
    (
        "noun after in",
        "noun before such as",
        "object of the verb",
        "same movement or list",
        "held against another figure",
    )
)
_OLD = frozenset(("age", "duration"))
_COUNTS = frozenset(("count", "counts"))  # of a charge
_ENDS_MEMBER = AUXILIARIES | frozenset((";", ":", ".", "but", "who", "which", "that", "he", "she", "they", "it"))
_MEMBER = 16  # tokens from a figure to the next of its list
_LISTED_AGES = (*LISTED, ["to"])  # "raised the pension age from 60 to 65"
_BEFORE_RATES = CHANGE_OF.keys() | {"and"}
_COUNTRIES_OF_MONEY = frozenset(("u.s.", "us"))
_BEFORE_SUMS = frozenset(("initial", "further", "additional", "extra", "total", "final"))
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")  # "what $1m gets you"
_PREDICATES = frozenset(
    ("available", "liable", "responsible", "capable", "comparable", "suitable", "eligible", "ready", "able")
)
_LEADS_TO = frozenset(("to", "by"))
_JOINED_DASHES = frozenset("-")
_IN = frozenset(("in", "at", "for", "from", "to"))
_HOLDS = frozenset(("against", "versus", "vs", "after", "following"))
_SPENDS = frozenset(("spend", "spends", "spent", "spending"))
_BEHIND_AMOUNTS = word_set("rules", "subjects.behind_amounts")
_OF_RESULTS = word_set("rules", "wire_money.amounts")
_OF_A_CLAUSE = frozenset(("subject of the clause", "noun before worth, ranging, up"))


def _noun_before(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun right before a figure or its preposition, but not who is given it."""
    phrase = any_noun_before(tk, d)
    if phrase is not None and tk.lower[d.left - 1] == "," and says_mere_size(tk, phrase[1]):
        return None  # "a small number, 7%, walk"
    if d.rules.get("unit") == ELLIPSIS and d.kind == "count" and at(tk, d.right + 1) == "of":
        return None  # "two counts of theft, three of arson"
    return None if phrase is not None and is_given(tk, d) else phrase


def _noun_with_limit(tk: Tokens, d: Draft) -> Span | None:
    """Return the noun right before its limit, but not who is given it: "pays men up to $9"."""
    phrase = noun_with_limit(tk, d)
    return None if phrase is not None and is_given(tk, d) else phrase


def _owner_in_clause(tk: Tokens, d: Draft) -> Span | None:
    """Return whose the counted are instead of a subject further left: the firm of "it shut 12 of the firm's 40 shops"; not "the firm's 40 shops shut"."""
    owner = owner_of_count(tk, d)
    subject = subject_of_clause(tk, d) if owner is not None else None
    return None if subject is None or subject == NOBODY else owner


def _margin(tk: Tokens, d: Draft) -> Span | None:
    """Return the margin of error of "a margin of error of plus or minus 3 points"."""
    return margin_of_error(tk, d.left - 1)


_Reader = tuple[Callable[[Tokens, Draft], Span | None], str]
# What stands right before the figures of readers that look there first: the others are asked of none of theirs.
_LEADS: dict[Callable[[Tokens, Draft], Span | None], frozenset[str]] = {
    noun_of_bare_sum: BEFORE_BARE_SUMS,
    noun_before_such: frozenset(("of", "as")),
    noun_with_right: BUYS | DETERMINERS | {"additional"},
    noun_before_colon: frozenset(":"),
    noun_in_range: frozenset(("the", "a")),
    included_balance: BALANCES_ALONE,
    moved_by_noun: TO_OR_FROM,
    offered_for: NO_MORE,
    goods_sold: PRICED,
    priced_offer: PRICED,
    noun_for_sum: frozenset(("for",)),
    owner_before_with: frozenset(("with",)),
    _owner_in_clause: frozenset(("'s", "’s")),
    each_of_list: frozenset(("and", ",")),
}
_LED = frozenset().union(*_LEADS.values())
# Each with the kinds of figures that it reads, where it does not read all.
_ALL_READERS: tuple[tuple[_Reader, str], ...] = (
    ((line_label, "label of the row"), "count money percent measure"),
    ((_margin, "margin of error"), "count percent"),
    ((noun_of_bare_sum, "noun after the number"), "count"),
    ((possessor, "whose it is"), "percent duration"),
    ((owned_part, "what is owned"), "percent"),
    ((part_held, "what is owned"), "percent"),
    ((fined, "who is fined"), "money"),
    ((put_so_far, "object of the verb"), "duration count percent"),
    ((purpose_of_sum, "noun after for"), "money percent"),
    ((noun_before_of, "noun before of"), ""),
    ((noun_of_period, "noun before of"), "duration"),
    ((noun_of_length, "noun after the unit"), "duration"),
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
    ((issue_with_terms, "issue with its terms"), "percent count"),
    ((noun_of_record, "the first or worst in so long"), "duration"),
    ((noun_of_event, "what happened so long ago"), "duration"),
    ((noun_extended, "object of the verb"), "duration"),
    ((noun_with_period, "what is told of a period"), "duration"),
    ((valued_before, "noun before which"), ""),
    ((object_behind, "object of the movement"), ""),
    ((object_moved, "object of the movement"), ""),
    ((moved_by_noun, "object of the movement"), ""),
    ((goods_sold, "what is sold"), "money"),
    ((offered_for, "what is sold"), "money"),
    ((governed_object, "object of the verb"), ""),
    ((priced_offer, "offer of that price"), "money percent"),
    ((subject_of_absolute, "noun behind with"), "count percent fraction money measure duration"),
    ((_noun_with_limit, "noun before its limit"), "percent money measure"),
    ((noun_before_worth, "noun before worth, ranging, up"), ""),
    ((distant_place, "noun before a distance"), "measure count"),
    ((noun_for_sum, "noun before for"), "money"),
    ((name_of_member, "label of a member"), "count percent money measure"),
    ((owner_before_with, "noun before"), "count money"),
    ((_owner_in_clause, "whose it is"), "count"),
    ((subject_of_clause, "subject of the clause"), ""),
    ((row_label, "label of the row"), ""),
    ((each_of_list, "name behind for"), "count percent money measure"),
    ((_noun_before, "noun before"), ""),
    ((growth_behind, "noun after the unit"), "percent"),
)


@cache
def _readers(kind: str, lead: str) -> tuple[_Reader, ...]:
    """Return the readers of a kind of figure behind the word ``lead``, in their order."""
    read = (reader for reader, kinds in _ALL_READERS if not kinds or kind in kinds.split())
    return tuple(reader for reader in read if reader[0] not in _LEADS or lead in _LEADS[reader[0]])


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


def attach_about(tk: Tokens, d: Draft, before: Draft | None, held: Draft | None = None) -> None:
    """Find what the figure is said of: for "$5 million in damages" damages, for "profits rose 5%" profits.

    A count is said of its subject ("Chris Wood has scored 22 goals"), unless it is the subject itself. ``before`` is the
    figure before this one: a conversion in brackets, or the next of a list, describes what that one does; ``held`` the one that
    it is held against.
    """
    if (
        d.kind == "count"
        and d.object is not None
        and tk.lower[d.object[1]] in namesakes()
        and d.object[0] == d.object[1]
    ):
        _attach_about_money(tk, d, before)
        return
    if d.about is not None and _BEHIND in d.rules.get("about", "") and _is_no_noun(tk, d, d.about):
        d.about = None
        del d.rules["about"]
    if d.about is not None and d.about[0] < d.about[1] and d.about[0] > d.right:
        first, last = d.about
        last = before_day(
            tk, first, before_adverbs(tk, first, last)
        )  # "bonds due", "bills March 9", "effective March 9"
        d.about = (first, last) if first <= last else None
    if d.about is not None:
        return
    if d.kind in _OLD and (one := youngest(tk, d)) is not None:
        d.about, d.rules["about"] = one, "person of that age"
        return
    if d.kind == "ordinal":
        said_of(tk, d, who_is_placed(tk, d), "who is placed")
        return
    if d.kind == "age":
        _attach_person(tk, d, before)
        return
    if _is_told_elsewhere(tk, d, before, held):
        return
    _read_about(tk, d, before)
    if before is not None and d.about is not None and before.object is None and _is_of_bare_subject(tk, before, d):
        d.about, d.rules["about"] = None, OF_BARE_SUBJECT
        return
    _take_movement(tk, before, d)
    if (
        d.about is None
        and d.kind in ("count", "duration", "percent", "measure")
        and (label := label_of_line(tk, d)) is not None
    ):
        d.about, d.rules["about"] = label, "label of the line"  # as printed: "65 and over, 8,214"
    if d.about is None:
        said_of(tk, d, *last_resort(tk, before, d))


def _is_of_bare_subject(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether the figure is in the clause whose subject is the bare number before, so that no noun further left is it.

    The three camps of "the army said 1,140 remained in three camps".
    """
    if d.about is None or d.about[1] >= before.left:
        return False
    if before.rules.get("about") not in _BARE_SUBJECTS or at(tk, d.about[1] + 1) not in SAYS_CLAUSES:
        return False
    return tk.sentence[before.left] == tk.sentence[d.left] and _ENDS_BARE.isdisjoint(
        tk.lower[before.right + 1 : d.left]
    )


OF_BARE_SUBJECT = "the subject of the clause is a bare number"
_BARE_SUBJECTS = frozenset((OWN_SUBJECT, OF_BARE_SUBJECT))
_ENDS_BARE = frozenset((",", ";", ":", "and", "but", "while", "which", "who", "that", "as", "when", "after", "("))


_LEADS_ASIDE = IN_ASIDES | {"(", "population"}


def _is_told_elsewhere(tk: Tokens, d: Draft, before: Draft | None, held: Draft | None) -> bool:
    """Whether an aside, the figure itself, a pronoun or another figure settles what the figure is said of; it is given it here."""
    lead = tk.lower[d.left - 1]
    may_be_aside = d.change_role is None and (
        lead in _LEADS_ASIDE or lead[-2:] in ("ly", "ng") or at(tk, d.left - 2) in ("a", "an", "total")
    )
    if may_be_aside and (noun := noun_before_aside(tk, d)) is not None:
        said_of(tk, d, noun, "noun before an aside")
        if d.about is not None:
            return True
    if is_own_subject(tk, before, d):
        d.rules["about"] = OWN_SUBJECT
        return True
    if moves_pronoun(tk, d, before):
        d.rules["about"] = PRONOUN_MOVED
        return True
    if held is not None:
        if (own := held_for(tk, d)) is not None:
            said_of(tk, d, own, "name behind for")
        if d.about is None:
            d.about, d.rules["about"] = said_of_held(tk, held, d), "held against another figure"
        return True
    return before is not None and _is_said_with(tk, before, d)


def _attach_about_money(tk: Tokens, d: Draft, before: Draft | None) -> None:
    """Find what crowns or pesos are said of, as of the money that they are; only the document tells of which country."""
    counted = d.object
    d.kind, d.object = "money", None
    attach_about(tk, d, before)
    d.kind, d.object = "count", counted
    if before is not None and d.about == before.object:
        d.about = None


def _attach_person(tk: Tokens, d: Draft, before: Draft | None) -> None:
    """Find who is of an age, alone or in a list of ages."""
    if before is not None and before.unit == "people" and tells_of_most(tk, before, d):
        d.about, d.rules["about"] = before.object, "most of the figure before"
        return
    if before is not None and before.kind == "age" and tk.lower[before.right + 1 : d.left] in _LISTED_AGES:
        d.about, d.rules["about"] = before.about, "same movement or list"  # "the girls, ages 8, 6 and 3"
    elif d.change_role is not None and (moved := governed_object(tk, d)) is not None:
        said_of(tk, d, moved, "object of the verb")  # "raise the pension age for nurses from 60"
    elif d.form == "decade" or tk.lower[d.right] not in _OF_THAT_AGE:
        said_of(tk, d, person_of_age(tk, d), "person of that age")
    if d.about is None:
        said_of(tk, d, subject_behind_front(tk, d), "subject behind what opens the sentence")


def _is_said_with(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether a figure is said of what the one before it is said of, or of nothing, as that one; it is given it here."""
    if tk.lower[d.left - 1] in _LEADS_TO and object_behind(tk, d) is not None:
        return False  # "found 12 more, raising to 46 the tally of"
    if tk.lower[d.left - 1] == "including" and before.unit == d.unit == "people":
        d.about, d.rules["about"] = before.object or before.about, "part of the figure before"
        return True
    if tells_of_most(tk, before, d):
        d.about, d.rules["about"] = before.object, "most of the figure before"
        return True
    if _is_part_behind_dash(tk, before, d):
        d.about, d.rules["about"] = before.object, "part of the figure before"
        return True
    if restates(tk, before, d):
        counted = before.object if before.object is not None and before.object[0] < d.left else None
        alike = counted is not None and d.object is not None and tk.lower[counted[1]] == tk.lower[d.object[1]]
        said = before.about or (None if alike else counted)  # not "12 cars vs 10 cars"
        said_of(tk, d, said or noun_behind_bracket(tk, d), "restates the figure before")
        return True
    if d.kind == before.kind == "money" and before.about is not None and _makes(tk, d):
        d.about, d.rules["about"] = before.about, "same movement or list"  # "a bonus of 4p, making 9p for the year"
        return True
    if _is_held_movement(tk, before, d):
        d.about, d.rules["about"] = before.about, "same movement or list"
        return True
    if before.about is None:
        # "12 wells were drilled in Peru, compared with nine in May"
        return before.unit == d.unit and d.object is None and compared(tk, d)
    if d.kind == before.kind != "count" and tk.lower[d.right - 1 : d.right + 1] == ["of", "them"]:
        d.about, d.rules["about"] = before.about, "same movement or list"  # "$9m in gifts, with $3m of them from"
        return True
    if _lasts_so_long(tk, before, d):
        d.about, d.rules["about"] = before.about, "noun of the figure before"
        return True
    if d.rules.get("change") == SHARED or has_same_subject(tk, before, d) or _is_next_member(tk, before, d):
        d.about, d.rules["about"] = before.about, "same movement or list"
        count_the_number_of(tk, d, *before.about)
        return True
    return False


def _makes(tk: Tokens, d: Draft) -> bool:
    """Whether "making" leads to a sum of sums: "making 9p for the year", "making a total for the year of 9p"."""
    k = d.left - 1
    if tk.lower[k] == "of":
        k = next((i - 1 for i in range(k - 1, max(1, k - 6), -1) if tk.lower[i] == "total"), k)
        k = before_determiners(tk, k)
    return tk.lower[k] == "making" and tk.lower[k - 1] in (",", "and")


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


_BEHIND_MEMBERS = DETERMINERS | {":", "."}


def _is_next_member(tk: Tokens, before: Draft, d: Draft) -> bool:
    """Whether "and" or a comma ties a figure to the one before over what that one is of: "charged Lee with two counts of arson and one"."""
    if before.unit != d.unit or before.rules.get("about") not in _TIED_BY or tk.lower[d.left - 1] not in (",", "and"):
        return False
    if before.rules["about"] == "noun after in" and at(tk, d.right + 2) not in _BEHIND_MEMBERS:
        return False  # "$3m in cash and $5m in shares"
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
    lead = tk.lower[d.left - 1]
    for read, rule in _readers(d.kind, lead if lead in _LED else ""):
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
        said_of(tk, d, phrase, rule)
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
    if before.kind == "duration" and tk.lower[before.last + 1] in HYPHENS and phrase[1] > before.right:
        return False  # "bringing the three-day total to 12"
    if before.kind == "duration" and tk.lower[before.right + 1] in BEHIND_TIMES and phrase[1] > before.right + 2:
        return False  # "three weeks later the rebels took"
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
    lone = phrase[0] == phrase[1] == before.left - 1 and says_nothing(tk.word[phrase[1]])
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
    if (
        phrase[0] == phrase[1]
        and tk.lower[phrase[0]] == "net"
        and (at(tk, phrase[0] + 1) in PREPOSITIONS or " per " in (d.unit_name or ""))
    ):
        owned = d.kind == "money" and (tk.lower[d.left - 1] in _OWNS or tk.lower[d.left - 1] in DETERMINERS)
        return not owned  # "yields 7 percent net after tax"; not "the firm's $7m net in 1986"
    if phrase[0] == phrase[1] and tk.lower[phrase[0]] == "cash":
        # "34 dlrs a share cash", "bail was set at $500 cash"; not "seized $500 cash"
        k = d.left - 1
        while k > 0 and d.left - k < 4 and (tk.lower[k] in DETERMINERS or tk.lower[k] in _BEFORE_SUMS):
            k -= 1
        return tk.lower[k] in ("at", "for", "by") or " per " in (d.unit_name or "")
    if phrase[0] == phrase[1] == d.right + 1 and is_in_range(tk, d) and before[-2:] == ["in", "the"]:
        return True  # "growth in the 3 to 4 percent range"
    if tk.lower[phrase[1]] == "rate" and before[-2:] in (["at", "a"], ["at", "an"]) and before[0] in _BEFORE_RATES:
        return True  # "exports grew at a 5 pct annual rate", "and at a 7 pct rate"
    if tk.lower[phrase[0]] == "non" and tk.lower[phrase[1]] == "stop":
        return True
    if phrase[0] == phrase[1] and tk.lower[phrase[0]] in _DONE_TO and at(tk, phrase[0] + 1) in PREPOSITIONS:
        return True  # "shy of the 84 percent set in 2008", "by the $5m put into the banks"
    if before[-1:] == [":"] and d.kind == "money" and tk.lower[d.left - 2] in LABELS_OF_SUMS:
        return True  # "Bail: $500 Case 12"
    if expects(tk, phrase[1]):
        return True  # "more than the 3 percent economists had expected"
    if d.kind == "money" and phrase[0] == phrase[1] and tk.lower[phrase[0]] in _COUNTRIES_OF_MONEY:
        return True  # "130 mln dlrs U.S."
    return (
        (tk.lower[phrase[0]] in _BEHIND_AMOUNTS and not tk.word[phrase[0]].istitle() and not _is_of_results(tk, phrase))
        or tk.lower[phrase[0]] in _NEVER_NOUNS
        or is_date(tk, *phrase)
        or (phrase[0] == phrase[1] and says_nothing(tk.word[phrase[1]]))
    )


_DONE_TO = frozenset(("set", "put"))
_OWNS = frozenset(("'s", "’s", "'", "’"))


def _acts_for_so_long(tk: Tokens, d: Draft, phrase: Span) -> bool:
    """Whether a form in -ing behind a plural of time is a verb with its object: "every three months using papers"; not "a two-week cooling period"."""
    k = phrase[0]
    if d.kind != "duration" or k != d.right + 1 or k == phrase[1] or not is_plural(tk.word[d.right]):
        return False
    return tk.lower[k] in VERBS and tk.lower[k] not in NOUNS_IN_ING and tk.lower[d.left - 1] != "a"


def _is_of_results(tk: Tokens, phrase: Span) -> bool:
    """Whether a phrase ends in what a firm's results include: "pretax gain", "pretax inventory writedown"; not "primary", "pretax from"."""
    return phrase[0] < phrase[1] and tk.lower[phrase[1]] in _OF_RESULTS
