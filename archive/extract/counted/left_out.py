"""Whether a number leaves its unit out, because the one of the figure before is meant: "rose to 12 mln dlrs from 9 mln", "fined 40 pounds and he 20"."""

from __future__ import annotations

from archive.extract.changes.restated import compared, held_against_noun, held_against_when
from archive.extract.changes.shared_movements import are_ago
from archive.extract.counted.from_the_next import (
    AMOUNT,
    LEVELS,
    MEMBER,
    TIME_AFTER,
    VERSUS,
    stands_alone,
)
from archive.extract.counted.noun_left_out import phrase_start
from archive.extract.counted.past_parts import WHERE, WHERE_IN
from archive.extract.draft import ELLIPSIS, Draft, are_alike
from archive.extract.english.lexicon import (
    AUXILIARIES,
    BE,
    CHANGE_OF,
    CHANGE_WORDS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    UNIT_FORMS,
    VERB_BASES,
    VERBS,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at, printed
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import is_number_word
from archive.extract.happened.happening_words import OBJECT_VERBS, suffers
from archive.extract.words import word_set

NEAR = 40  # tokens between two numbers of one thing at two times
SHARED = frozenset(("count", "money", "measure", "percent", "rate"))
_PARALLEL_CLAUSE = 16  # tokens
_AFTER_ELLIPSIS = word_set("rules", "sharing.after_ellipsis")
_LINKS = word_set("rules", "sharing.links")
_WHEN_OR_WHERE = frozenset(("in", "on", "for", "at", "to"))


def leaves_unit_out(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a bare number has the unit of the figure before it by how both are told: "rose to 300 from 200", "killed 12 goats and injured 5 more"."""
    if b.change_role == "level" and a.change_role is None and _is_within_subject(tk, a, b):
        return False
    if a.kind == "percent" and b.change_role == "level" and _is_of_no_share(tk, a, b):
        return False
    if a.kind == "rate" and a.value and b.value and b.value > a.value * _FAR_FROM_RATE:
        return False  # "the death rate was 18.6 per thousand; births 1,204"
    if a.unit is not None and tk.lower[a.right + 1 : b.left] in _IN_PLACE_OF:
        return True  # "has nine months instead of three to sell"
    if a.unit is not None and a.kind in SHARED and a.kind != "percent" and _is_a_further(tk, a, b):
        return True
    if a.unit is not None and (_is_so_many_fewer(tk, a, b) or _is_of_others(tk, a, b)):
        return True
    if a.unit == "people":
        levels = (a.change_role == b.change_role == "level" and b.first - a.right < 4) or _began_at(tk, a, b)
        if levels or _elided(tk, b) or _reached(a, b) or is_parallel(tk, a, b) or _is_compared_too(tk, a, b):
            return True
        return are_alike(a, b) and (_is_elsewhere(tk, a, b) or compared(tk, b))
    if a.kind == "count" and a.object is not None and at(tk, a.left - 1) in OBJECT_VERBS and _elided(tk, b):
        return True
    if a.unit is None or a.kind not in SHARED:
        return a.kind == "duration" and _began_from(tk, a, b)
    if a.kind == "percent" and _is_of_a_rival(tk, a, b):
        return True
    if b.value == 0 and a.kind != "percent":
        return stands_alone(tk, b) and (at(tk, b.left - 1) in VERSUS or compared(tk, b))  # "12 cts vs nil"
    if is_parallel(tk, a, b) or _is_compared_too(tk, a, b) or _is_listed_step(tk, a, b):
        return True
    return _reached(a, b) or (are_alike(a, b) and (_understood(tk, a, b) or _is_elsewhere(tk, a, b)))


_FAR_FROM_RATE = 10


def _is_of_no_share(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether what moved by a share stands at a level that is none: a money's, or more than the whole; "the krona gained 18% to 132"."""
    if a.change_role != "step":
        return False
    moved = tk.lower[a.about[1]] if a.about is not None else ""
    money = any(unit.kind == "money" and form == (moved,) for form, unit in UNIT_FORMS.get(moved, ()))
    return money or (b.value or 0) > _WHOLE >= (a.value or 0)


_WHOLE = 100  # percent


def _is_of_a_rival(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a share is held against somebody's, without its sign: "52.4% to Dow's 46.1"."""
    between = tk.lower[a.right + 1 : b.left]
    return (
        between[:1] in _AGAINST and between[-1:] in _OWNED and len(between) <= _NAMED and (b.value or _WHOLE) < _WHOLE
    )


_AGAINST = (["to"], ["against"], ["versus"], ["vs"])
_OWNED = (["'s"], ["’s"])
_NAMED = 5  # tokens of "to Ann Dow's"


def _is_within_subject(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a count only says where, of what then moves: "the number of dead in the blasts at two inns rose to 19"."""
    if a.kind != "count" or at(tk, a.left - 1) not in WHERE or at(tk, b.left - 1) != "to":
        return False
    return a.right + 2 == b.left - 1 and tk.lower[a.right + 1] in CHANGE_OF


def _is_a_further(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a number adds to the one before: "300 jobs in Rath and a further 40 in Dol", "with an extra 12 in use"."""
    k = b.left - 1
    added = tk.lower[max(0, k - 1) : k + 1] in (["a", "further"], ["an", "extra"], ["an", "additional"])
    counted = a.kind != "count" or b.scale <= a.scale  # not "$3m for 12 vans and a further 2m"
    if added and counted and at(tk, k - 2) in ("and", "with", "plus"):
        return True
    if not added and at(tk, k) != "another":
        return False
    near = counted and a.kind == "count" and b.left - a.right < _FURTHER and not suffers(tk, b)
    return near and (stands_alone(tk, b) or at(tk, b.right + 1) in _AFTER_FURTHER)


def _is_so_many_fewer(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a count is held against another time behind a comma: "employs 832 staff, 55 fewer than in 2020"."""
    counts = a.kind == "measure" or (a.kind == "count" and a.object is not None)
    if not counts or at(tk, b.left - 1) != "," or not a.value or not b.value or b.value > a.value * 2:
        return False
    return tk.lower[b.right + 1 : b.right + 3] in _FEWER_THAN


def _is_of_others(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two shares, sums or measures of alike size are told of two: "76.6 years for men and 81 for women", "3% in towns but only 1.8 in villages", "70 metres deep and barely 400 wide"."""
    if a.kind not in _OF_ANYTHING or not a.value or not b.value:
        return False
    left = phrase_start(tk, b.left)
    shared, after = at(tk, a.right + 1), at(tk, b.right + 1)
    if at(tk, left - 1) not in _JOINS or b.left - a.right > _PARALLEL_CLAUSE or a.scale != b.scale:
        return False
    if shared in _WIDE:
        return after in _WIDE and a.kind == "measure" and are_alike(a, b)
    return shared == after and shared in _OF_WHOM and 1 < 4 * b.value / a.value < 16


_FEWER_THAN = (["fewer", "than"], ["more", "than"])
_OF_ANYTHING = frozenset(("duration", "measure", "percent", "money"))
_JOINS = frozenset(("and", "but", "while", "whereas", ",", ";"))
_OF_WHOM = PREPOSITIONS - {"of", "to", "than", "as", "per"}
_WIDE = word_set("rules", "sharing.dimensions")


def _began_from(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether one is how long it lasts since it lasted the other: "shortens the tender to two days from three", "from 300 hours to 400"."""
    moved = at(tk, a.left - 1), *tk.lower[a.right + 1 : b.left]
    return moved in _MOVED and stands_alone(tk, b)


_MOVED = (("to", "from"), ("from", "to"))


def _is_compared_too(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is held against the same as ``a``, of another time: "26 people, compared with 19 last year and 34 in 2012"."""
    if a.rules.get("unit") != ELLIPSIS or not compared(tk, a):
        return False
    between = tk.lower[a.right + 1 : b.left]
    if between[:1] == ["and"] and between[-1] == "of" and len(between) < _PLANS + 2 and between[-2] in LEVELS:
        return are_alike(a, b) and stands_alone(tk, b)  # "against May's 312 and last year's level of 281"
    if at(tk, b.left - 1) not in ("and", "or"):
        return False
    return are_alike(a, b) and (_is_when_or_where(tk, b.right + 1) or at(tk, b.right + 1) in TIME_AFTER)


_FURTHER = 20  # tokens
_AFTER_FURTHER = word_set("rules", "sharing.after_further")
_IN_PLACE_OF = (["instead", "of"], ["rather", "than"])


def _understood(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether a bare number leaves the unit of the one before to be understood: "435 homes by sale and 187 by tender"."""
    between = tk.lower[a.right + 1 : b.left]
    if ";" in between and ")" not in between:
        return False
    before = tk.lower[b.left - 1] if b.left else ""
    after = tk.lower[b.right + 1] if b.right + 1 < tk.size else "."
    if before in _AGO and at(tk, b.left - 2) == "-" and at(tk, b.left - 3) == "year" and stands_alone(tk, b):
        return True  # "fell to 8,140 units from a year-ago 9,967"
    fewer = after in ("fewer", "more") and at(tk, b.right + 2) == "than"
    if fewer or _goes_on_with_verb(tk, a, b) or between[-2:] == ["than", "the"]:
        return True  # "won 12 seats and lost three", "37 murders, 12 fewer than in May", "fewer than the 315,000 added"
    if held_against_when(tk, b) and stands_alone(tk, b):
        return True
    held = compared(tk, b) or ((b.scale > 1 or (b.value or 0) >= AMOUNT) and held_against_noun(tk, b))
    earned = (
        held and b.scale > 1 and after in ("loss", "profit", "gain", "deficit", "surplus")
    )  # "against a 21.7 mln loss"
    return (
        (stands_alone(tk, b) or earned or before in ("vs", "versus"))
        and (held or before in _LINKS)
        and b.left - a.right < (30 if held and a.object is not None else 20)
    )


_AGO = frozenset(("ago", "earlier"))


def _is_listed_step(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether both are steps of a list: "stocks off 3.4 mln barrels, gasoline off 1.1 mln", "Oslo lost 24 jobs, Bergen dropped by six"."""
    if (
        a.kind == "percent"
        or b.kind != "count"
        or not a.change_role == b.change_role == "step"
        or not stands_alone(tk, b)
    ):
        return False
    if at(tk, b.left - 1) == "by" and a.kind == "count" and a.object is not None:
        between = tk.word[a.right + 1 : b.left]  # "Oslo lost 24 jobs, Bergen was down by six"
        return between[0] in (",", "and", ";") and len(between) < MEMBER and between[-3 - (between[-3] in BE)].istitle()
    return tk.lower[b.left - 1] in CHANGE_WORDS and tk.lower[a.left - 1] in CHANGE_WORDS


def _goes_on_with_verb(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether "and" and a second verb lead to a number that ends its clause: "won 12 games and lost three"."""
    between = tk.lower[a.right + 1 : b.left]
    if between[:1] not in (["and"], ["but"]) or a.object is None or len(between) == 1:
        return False
    if len(between) > 2:  # "has 26 shops and plans to open 30 in May"
        plans = (
            len(between) < _PLANS and between[-2] in _BEFORE_BASES and is_verb(tk, a.right + 2) and stands_alone(tk, b)
        )
        return plans and between[-1] in VERB_BASES and a.kind == "count" and b.scale <= a.scale
    if at(tk, b.right + 1)[:1].isalpha():
        return False
    return is_verb(tk, b.left - 1) and not between[1].endswith("ing")


_PLANS = 6  # tokens from "and" to the number
_BEFORE_BASES = AUXILIARIES | {"to"}


def _is_elsewhere(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether both are of one thing at two times or places, or levels of it: "300 cars were stolen in May, 280 in April"."""
    if a.change_role == b.change_role == "level" and b.scale > 1 and a.scale > 1:
        return b.left - a.right < NEAR and stands_alone(tk, b)
    if at(tk, b.right + 1) == ")" and _opens_bracket(tk.lower[a.right + 1 : b.left]):
        alone = tk.glued(b.left) or at(tk, b.left - 1) != "("
        return (b.form == "digits" or b.value == 0) and alone  # "exports were 4,014 tonnes (3,340)", of the year before
    if at(tk, b.left - 1) in ("and", ",") and are_ago(tk, a.right + 1, b):
        return True
    if at(tk, b.left - 1) not in ("and", ",") or not _is_when_or_where(tk, b.right + 1):
        return False
    return any(_is_when_or_where(tk, k) for k in range(a.right + 1, min(b.left, a.right + NEAR)))


def _opens_bracket(between: list[str]) -> bool:
    """Whether only a bracket stands between a number and that of the year before, or a bracket and the year: "4,014 tonnes (1985 - 3,340)"."""
    if between[:1] != ["("]:
        return False
    return len(between) == 1 or (len(between) == 3 and between[2] in ("-", "–", ":") and between[1].isdigit())


def _is_when_or_where(tk: Tokens, k: int) -> bool:
    """Whether a month, a year or a name stands behind a preposition at ``k``: "in May", "in the Netherlands"."""
    named = k + 2 + (at(tk, k + 1) == "the")
    return at(tk, k) in _WHEN_OR_WHERE and named <= tk.size and _is_name_or_year(tk.word[named - 1])


def _is_name_or_year(word: str) -> bool:
    return word[0].isupper() or (word.isdigit() and len(word) == 4)


def _began_at(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` is where ``a`` came from: "3,000 people, up from 2,400 in May"."""
    return (
        tk.lower[b.left - 2 : b.left] in (["up", "from"], ["down", "from"]) and stands_alone(tk, b) and are_alike(a, b)
    )


def _reached(a: Draft, b: Draft) -> bool:
    """Whether ``b`` is the level that the step ``a`` led to: "rose 31.06 points to 3,177.10"."""
    return b.change_role == "level" and a.change != "none" and a.kind != "percent"


def _elided(tk: Tokens, b: Draft) -> bool:
    """Whether the noun is left out because it was just said: "killed 12 people and wounded 30", "12 men and another 30"."""
    before = tk.lower[b.left - 1] if b.left else ""
    after = tk.lower[b.right + 1] if b.right + 1 < tk.size else "."
    if before in ("another", "other", "additional", "further", "extra") or after in ("others", "more", "other"):
        return True
    if not after[0].isalpha() or after in AUXILIARIES or after in _AFTER_ELLIPSIS:
        return (before in VERBS and before in OBJECT_VERBS) or (
            tk.lower[b.left - 1] in ("and", ",", "with") and (after in AUXILIARIES or after == "fatally")
        )
    return after in VERBS and after in OBJECT_VERBS


def is_parallel(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether two counts of one sentence are told alike, the second without its noun.

    "78 rigs were active and 17 were working", "hired 340 people, with 210 in sales", "flew 80 jets to Oslo and 12 to Rome",
    "1,400 sheds were burnt and another 200 damaged".
    """
    if a.kind != "count" or (a.object is None and a.rules.get("unit") != ELLIPSIS) or not a.value or not b.value:
        return False
    left = phrase_start(tk, b.left)
    after, first = at(tk, b.right + 1), at(tk, a.right + 1)
    left -= tk.lower[left - 1] in _MORE and left > 1
    left -= left < b.left and tk.lower[left - 1] == "a" and left > 1
    before = at(tk, left - 1)
    most = 100 if after == first == "by" else 10  # "50 million doses by June and 1.3 billion by May"
    if (
        before not in _PARALLEL
        or b.left - a.right > _PARALLEL_CLAUSE
        or not _written_alike(a, b)
        or b.value > a.value * most
    ):
        return False
    if first in BE and before != "with" and (after in BE or (after in _HARMED and a.unit != "people")):
        return True
    if before in _LISTING or (before == "with" and at(tk, left - 2) == ","):
        does = (
            before == "with" and after.endswith(("ing", "ed")) and after in VERBS
        )  # "340 people, with 12 working abroad"
        of_kinds = before == "," and after == first == "of" and _is_kind(tk, b.right + 2)
        return of_kinds or (b.value < a.value and (after in WHERE_IN or does))  # "three counts of theft, two of arson"
    alike = after == first or (after in _ELSEWHERE and first in PREPOSITIONS)
    return before != "with" and alike and (after in WHERE_IN or after in _ELSEWHERE)


def _is_kind(tk: Tokens, k: int) -> bool:
    """Whether a plain noun of no number stands at ``k``: "arson"; not "them", "the men", "members"."""
    w = printed(tk, k)
    return w.isalpha() and w.islower() and w not in FUNCTION_WORDS and not is_plural(w) and not is_number_word(tk, k)


_SPELT = 12  # and less are words where larger numbers are digits
_ELSEWHERE = word_set("rules", "sharing.elsewhere")
_MORE = frozenset(("another", "further"))
_HARMED = {verb for verb, measure in OBJECT_VERBS.items() if measure == "destroyed"} | word_set(
    "rules", "sharing.harmed"
)
_LISTING = frozenset((",", ":", "-", "–", "—"))
_PARALLEL = _LISTING | {"and", "with", "but", "while"}


def _written_alike(a: Draft, b: Draft) -> bool:
    """Whether both are digits or words, as papers write them: "70 nests and six inland"; not "Twelve goats and 30"."""
    return a.form == b.form or (a.form == "digits" and b.form == "words" and (b.value or 0) <= _SPELT)
