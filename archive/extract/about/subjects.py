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
from archive.extract.about.last_resorts import last_resort, who_is_placed
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
    NOBODY,
    each_of_list,
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
from archive.extract.about.nouns_that_are_none import (
    before_its_figure,
    behind_its_unit,
    is_its_unit,
    is_no_noun,
    is_predicate,
    is_where,
    only_describes,
)
from archive.extract.about.own_clauses import OWN_SUBJECT, is_own_subject
from archive.extract.about.polled import polled
from archive.extract.about.priced_offers import PRICED, priced_offer
from archive.extract.about.said_of import before_adverbs, before_day, said_of
from archive.extract.about.said_with_before import LISTED_AGES, OF_BARE_SUBJECT, OLD, is_of_bare_subject, is_said_with
from archive.extract.about.two_objects import fined, is_given, put_so_far
from archive.extract.draft import ELLIPSIS, Draft
from archive.extract.english.lexicon import CHANGE_NOUNS, DETERMINERS
from archive.extract.english.margins import margin_of_error
from archive.extract.english.noun_edges import Span
from archive.extract.english.table_rows import line_label, row_label
from archive.extract.english.tokens import Tokens, at
from archive.extract.units.currencies import namesakes
from archive.extract.words import word_set

_BEHIND = "noun after the"  # the rules of what stands behind a unit or an age
_LEVELS = word_set("rules", "subjects.levels")
_OF_THAT_AGE = frozenset(("s", "olds"))  # "the over-60s" say themselves who is of that age
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
    if d.about is not None and _BEHIND in d.rules.get("about", "") and is_no_noun(tk, d, d.about):
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
    if d.kind in OLD and (one := youngest(tk, d)) is not None:
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
    if before is not None and d.about is not None and before.object is None and is_of_bare_subject(tk, before, d):
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
    return before is not None and is_said_with(tk, before, d)


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
    if before is not None and before.kind == "age" and tk.lower[before.right + 1 : d.left] in LISTED_AGES:
        d.about, d.rules["about"] = before.about, "same movement or list"  # "the girls, ages 8, 6 and 3"
    elif d.change_role is not None and (moved := governed_object(tk, d)) is not None:
        said_of(tk, d, moved, "object of the verb")  # "raise the pension age for nurses from 60"
    elif d.form == "decade" or tk.lower[d.right] not in _OF_THAT_AGE:
        said_of(tk, d, person_of_age(tk, d), "person of that age")
    if d.about is None:
        said_of(tk, d, subject_behind_front(tk, d), "subject behind what opens the sentence")


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
            phrase = behind_its_unit(tk, before, d, phrase) or phrase
            if is_its_unit(tk, before, phrase):
                # "1.10 dlrs a share in 1986, up from 7.7 mln dlrs", "sells bills at 5 pct, stop 6 pct"
                part = d.change != "none" and tk.lower[before.right + 1] == "of"  # "$5m of the $12m rise"
                phrase = before_its_figure(tk, before, phrase) or (None if part else before.about)
            if phrase is not None and rule == "noun before" and is_where(tk, before, d, phrase):
                phrase = before.about  # "59 litres in France, 12 litres in Spain"
            if phrase is not None and only_describes(tk, before, phrase):
                phrase = before.about  # "sold the entire 5 pct stake for $3m"
        if phrase is not None and rule in _OF_A_CLAUSE and is_predicate(tk, phrase):
            return  # "is underway in four towns with a dozen to follow"
        said_of(tk, d, phrase, rule)
        if phrase is None or phrase[0] != phrase[1] or tk.lower[phrase[0]] not in _LEVELS:
            return
