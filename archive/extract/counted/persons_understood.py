"""Bare numbers that count persons whom nobody names: "a boat with 40 aboard", "watched by 14m", "the two fled"; "the three" of a figure before."""

from __future__ import annotations

from archive.extract.counted.capacities import are_held, are_its_size
from archive.extract.counted.headline_counts import are_persons_of_headline
from archive.extract.counted.noun_left_out import is_selected, phrase_start
from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PAST_FORMS,
    PERSON_MASS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.table_rows import counted_by_label
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import HYPHENS, LAST_OR_NEXT, SAYS_CLAUSES, WHEN, ends_soon
from archive.extract.words import word_set, words

UNDERSTOOD = "persons left to be understood"  # the rule of such a figure


def take_up(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Make "the three", "all three fled" people where the last figure of the same value, up to two sentences before, counts people.

    "The other two" are people where the last greater one counts some: "three men came in; one sat down and the other two stood".
    """
    d = drafts[index]
    if d.kind != "count" or d.unit is not None or not d.bare or d.value is None or d.left == 0:
        return
    if d.form != "words" and (d.form != "digits" or d.value <= _DOZEN or d.object is not None):
        return
    other = tk.lower[d.left - 1] == "other" or tk.lower[d.left - 2 : d.left] == ["the", "remaining"]
    if (not other and tk.lower[d.left - 1] not in _TAKING_UP) or at(tk, d.right + 1) in _NOT_TAKEN_UP:
        return
    last = drafts[index - 1]
    if other and last.object is not None and last.unit != "people" and tk.sentence[last.left] == tk.sentence[d.left]:
        return  # "thirty people came; one motion passed, the other two failed"
    for a in reversed(drafts[max(0, index - 4) : index]):
        same = a.value is not None and (a.value > d.value if other else a.value == d.value)
        if tk.sentence[d.left] - tk.sentence[a.left] < 3 and same:
            things = (
                a.unit is not None and tk.lower[d.left - 1] != "the" and not other
            )  # "the two" may be two of anything
            if a.kind == "count" and (a.unit == "people" or things):
                d.unit, d.unit_name = a.unit, a.unit_name
                d.rules["unit"] = "takes up a figure before"
            return


_DOZEN = 12  # and less in digits may be a day or a place
_TAKING_UP = frozenset(("the", "all", "these", "those"))
_NOT_TAKEN_UP = frozenset(("of", "-", "–", "/", ":", "%"))


def count_persons(tk: Tokens, drafts: list[Draft]) -> None:
    """Make a bare number people where what is said of it is said of persons only: "a boat with 40 aboard", "the two fled".

    "300 containers on board" and "the two merged" are none.
    """
    for index, d in enumerate(drafts):
        if d.unit is not None or not d.bare or d.kind != "count":
            continue
        label = (
            counted_by_label(tk, d) if d.object is None and d.left > 1 and tk.lower[d.left - 1] in _LABEL_MARKS else -1
        )
        after = at(tk, d.right + 1)
        whole = _whole_behind(tk, drafts, index) if after == "of" else None
        verb = (whole or d).right + 1
        if label >= 0:
            d.unit = d.unit_name = "people" if is_person(tk.lower[label]) else singular(tk.lower[label])
            d.rules["unit"] = "label of the line"
        elif after == "aboard" or (after == "on" and at(tk, d.right + 2) == "board"):
            d.unit = d.unit_name = "people"
            d.rules["unit"] = "those who are aboard"
        elif d.object is None and d.left > _OPENING and tk.lower[d.left - 1] == "," and fronted_state(tk, d):
            d.unit = d.unit_name = "people"
            d.rules["unit"] = "of whom the clause opens"
        elif d.object is None and (
            after == "who"
            or _is_told_of(tk, d, after)
            or (after in _KEPT and _are_kept(tk, d))
            or (after in _UNDER_OR_OVER and _are_of_an_age(tk, d))
        ):
            d.unit = d.unit_name = "people"
            d.rules["unit"] = "who they are or where they are kept"
        elif (
            _take_part(tk, d.right + 1)
            or (
                _act_as_many(tk, d, verb)
                and (_is_of_persons_only(tk, d) or _among_persons(tk, d, drafts[max(0, index - 4) : index]))
            )
            or (
                d.form == "words"
                and _acts_as_persons(tk, verb)
                and _may_be_persons(tk, d, drafts[max(0, index - 4) : index])
            )
        ):
            for counted in (d, whole or d):
                counted.unit = counted.unit_name = "people"
                counted.rules["unit"] = "what only persons do"
        elif d.form == "words" and d.object is None and _follow_persons(tk, d, drafts[max(0, index - 4) : index]):
            d.unit = d.unit_name = "people"
            d.rules["unit"] = "takes up the persons before"
        elif d.object is None and _are_said_to_be_persons(tk, d):
            d.unit = d.unit_name = "people"
            d.rules["unit"] = "what only persons are"
        elif (
            are_persons_of_headline(tk, d)
            or are_audience(tk, d)
            or are_hired(tk, d)
            or are_held(tk, d)
            or are_its_size(tk, d, drafts[index + 1] if index + 1 < len(drafts) else None)
        ):
            d.unit = d.unit_name = "people"
            d.rules["unit"] = UNDERSTOOD


_UNDER_OR_OVER = frozenset(("under", "over"))


def _are_of_an_age(tk: Tokens, d: Draft) -> bool:
    """Whether those under or over an age stand behind a number: "30 under-18s"."""
    k = d.right + 2
    return at(tk, k) in HYPHENS and tk.glued(k) and at(tk, k + 1).isdigit() and at(tk, k + 2) == "s"


def _is_told_of(tk: Tokens, d: Draft, after: str) -> bool:
    """Whether a clause behind a comma tells who they are: "the other two, who had been asleep, fled"; not "a vote of 12, who"."""
    return after == "," and at(tk, d.right + 2) in ("who", "whom") and (d.form == "words" or is_selected(tk, d))


def fronted_state(tk: Tokens, d: Draft) -> str | None:
    """Return those of whom a bare number is so many, as its sentence opens: the dead of "Of the dead, 11 were foreigners", the survivors."""
    k = d.left - 1
    if k < 3 or tk.lower[k] != "," or tk.lower[k - 2] != "the" or tk.lower[k - 3] not in ("of", "among"):
        return None
    who = tk.lower[k - 1]
    opens = k == 3 or tk.sentence[k - 4] != tk.sentence[k] or tk.lower[k - 4] in (";", "and", "but")
    return who if opens and (who in PERSON_MASS or (is_plural(who) and is_person(who)) or who in _BEFALLEN) else None


_OPENING = 3  # tokens: "Of the dead,"
_BEFALLEN = word_set("rules", "sharing.befallen")


def _are_kept(tk: Tokens, d: Draft) -> bool:
    """Whether what stands behind a number can be said of persons only: "448 in hospital", "60 behind bars"; not "two died here and three in hospital"."""
    k = d.right + 1 + (at(tk, d.right + 1) in _REMAINS)
    k += at(tk, k) in ("still", "now")
    after, place = at(tk, k), at(tk, k + 1)
    if after == "on" and place in ("the", "its", "their") and at(tk, k + 2) in _EMPLOYED:
        return True  # "90 on the payroll"
    kept = place in _KEEPING or (place in _CONDITIONS and at(tk, k + 2) == "condition")
    if not ((after == "in" and kept) or (after == "behind" and place == "bars")):
        return False
    return at(tk, d.left - 1) != "and" or _DYING.isdisjoint(tk.distinct)


_DYING = frozenset(("died", "die", "dies", "dying"))
_REMAINS = frozenset(("remain", "remained", "were", "are", "stay", "stayed"))
_KEPT = _REMAINS | {"in", "behind", "on"}
_EMPLOYED = frozenset(("payroll", "staff", "dole", "run"))
_CONDITIONS = word_set("rules", "happenings.conditions") | {"a"}
_KEEPING = word_set("rules", "sharing.keeping_persons")


def _follow_persons(tk: Tokens, d: Draft, before: list[Draft]) -> bool:
    """Whether "the two" do something behind persons that were told of one by one: "He went in and the two resumed their quarrel".

    They may be firms, nations or things where any are told of; "the two-year" and "the two largest" take nothing up.
    """
    if (
        not d.left
        or tk.lower[d.left - 1] not in _GROUPS_OF_PERSONS
        or d.right != d.last
        or not d.value
        or d.value > _FEW
    ):
        return False
    if not (_acts_or_is_acted_on(tk, d)) or takes_up_things(tk, d, before):
        return False
    first = max(0, d.left - _NEAR)
    near = [k for k in range(first, d.left) if tk.sentence[d.left] - tk.sentence[k] < 3]
    words = tk.lower[near[0] : d.left] if near else []
    if not _NO_PERSONS.isdisjoint(words) and any(_is_no_person(tk, k) for k in near):
        return False
    if near and _tells_of_things(tk, near[0], d.left):
        return False
    if any(a.kind == "age" and near and (a.left >= near[0] or _is_named_again(tk, a, words)) for a in before):
        return True
    return any(w in _ONE_PERSON or (is_person(w) and not is_plural(w)) for w in words)


def _is_named_again(tk: Tokens, a: Draft, near: list[str]) -> bool:
    """Whether one whose name an age stood behind is named again: "Ann Berg, 45, was seen. Berg and Lee left. The two"."""
    return at(tk, a.left - 1) == "," and a.left > 1 and tk.word[a.left - 2].istitle() and tk.lower[a.left - 2] in near


def _is_no_person(tk: Tokens, k: int) -> bool:
    """Whether a firm, a nation or a thing is told of at ``k``; not in "City Court", "the report states", "a state trooper", "the side of his face"."""
    w = tk.lower[k]
    if w not in _NO_PERSONS:
        return False
    if tk.word[k][0].isupper():
        return w != "side" and tk.word[k + 1] not in _COURTS
    before = at(tk, k - 1)
    if before in _NO_THINGS.get(w, ()) or (before in HYPHENS and tk.glued(k)):
        return False
    return tk.lower[k : k + 3] not in _SIDES and not (w == "state" and (tk.glued(k + 1) or not ends_soon(tk, k + 1)))


_COURTS = frozenset(("Court", "Hall", "Hospital", "Police", "Jail"))
_SIDES = (["side", "of", "his"], ["side", "of", "her"])


def _tells_of_things(tk: Tokens, first: int, end: int) -> bool:
    """Whether two things are told of together, that "the two" may be: "he compared the mill with the farm"; not "his wife and a nurse", "hit the door with a bat"."""
    for k in range(first + 2, end - 2):
        if (
            tk.lower[k] not in ("and", "with")
            or tk.lower[k - 2] not in DETERMINERS
            or tk.lower[k + 1] not in DETERMINERS
            or tk.lower[k : k + 2] in _WITH_TOOLS
        ):
            continue
        pair = (k - 1, k + 2)
        if all(tk.word[i].islower() and tk.word[i].isalpha() and not is_person(tk.lower[i]) for i in pair):
            return True
    return False


def _acts_or_is_acted_on(tk: Tokens, d: Draft) -> bool:
    """Whether "the two" have a verb of their own, or are all that a verb or a preposition has: "the two fled", "followed the two", "between the two"."""
    after = at(tk, d.right + 1)
    if after in AUXILIARIES or after in _THEN or (after in VERBS and not after.endswith("ing")) or after.endswith("ed"):
        return True
    before = at(tk, d.left - 2)
    led = before in _TO_PERSONS or (before in VERBS and before[-2:] in ("ed", "ot", "w", "it"))
    return led and (not after[:1].isalnum() or after in _BEHIND_PERSONS)


_WITH_TOOLS = (["with", "a"], ["with", "an"], ["with", "his"], ["with", "her"])
_GROUPS_OF_PERSONS = frozenset(("the", "all", "those", "other"))
_TO_PERSONS = frozenset(("between", "with", "from", "toward", "towards", "at", "by"))
_BEHIND_PERSONS = frozenset(("to", "until", "before", "after", "and", "when", "as", "in", "outside", "inside"))
_FEW = 6  # persons who are told of one by one
_THEN = ADVERBS | {"out", "in", "into", "at"}
_ONE_PERSON = frozenset(("he", "she", "him", "her", "his"))
_NO_PERSONS = word_set("rules", "sharing.no_persons")
_NO_THINGS = {w: frozenset(before.split()) for w, before in words("rules")["sharing"]["no_things_behind"].items()}


def are_audience(tk: Tokens, d: Draft) -> bool:
    """Whether a number without a noun is of those by whom something was seen: "watched by 14m", "seen by millions", "in front of 34,000"."""
    before = tk.lower[d.left - 1] if d.left > 1 else ""
    if before == "before" and d.object is None and at(tk, d.right + 1) == "at":
        return d.form == "digits" and (d.value or 0) >= _AUDIENCE * 10  # "won before 9,208 at the Valley"
    drawn = before in _DRAWS
    if not (drawn or before in ("by", "of")) or d.object is not None or not ends_soon(tk, d.right + 1):
        return False
    if at(tk, d.right + 1) == "of":
        return False
    if drawn:  # "to attract thousands each year"; not "attracts millions in aid"
        return at(tk, d.right + 1) not in _OF_SUMS and (d.form == "vague" or (d.value or 0) >= _AUDIENCE)
    if before == "of":
        front = tk.lower[max(0, d.left - 3) : d.left] == ["in", "front", "of"]
        return front and ((d.value or d.low or 0) >= _AUDIENCE or d.form == "vague")
    return (d.scale > 1 or d.form == "vague") and tk.lower[d.left - 2] in _PERCEIVED


def are_hired(tk: Tokens, d: Draft) -> bool:
    """Whether a number without a noun is of those whom a firm employs or the police look for.

    "employs 300", "hired 40 last year", "the workforce to 300", "Police seek five in".
    """
    if d.left < 2 or d.object is not None or tk.lower[d.left - 1] not in _LEADS_TO_HIRED:
        return False
    if tk.lower[d.left - 2] in _CREWS and tk.lower[d.left - 1] in _TO_SIZE:
        return True
    if tk.lower[d.left - 2 : d.left] == ["home", "to"] and (d.value or d.low or 0) >= _SETTLED:
        return ends_soon(tk, d.right + 1)  # "a camp that is now home to 382,000"
    if (tk.lower[d.left - 2] in _STAFFS and tk.lower[d.left - 1] == "by") or tk.lower[d.left - 2 : d.left] in _WORK_FOR:
        return ends_soon(tk, d.right + 1)  # "staffed by 12", "gave work to 1,100"
    if tk.lower[d.left - 2] == "police" and tk.lower[d.left - 1] in _SEEKS:
        return d.form == "words" and at(tk, d.right + 1) in _WHEREFORE
    if tk.lower[d.left - 1] in _HITS:
        return not _LAYOFFS.isdisjoint(tk.lower[max(0, d.left - 5) : d.left]) and ends_soon(tk, d.right + 1)
    if tk.lower[d.left - 1] not in _HIRES:
        return False
    after = at(tk, d.right + 1)
    return after != "of" and (ends_soon(tk, d.right + 1) or after in WHEN or after in LAST_OR_NEXT)


def _may_be_persons(tk: Tokens, d: Draft, before: list[Draft]) -> bool:
    """Whether a bare number with a determiner, or at the start of a sentence, takes up nothing but persons: "Twelve fled", "the two were jailed"."""
    if d.left and tk.lower[d.left - 1] in _ACTING:
        return not takes_up_things(tk, d, before)
    first = not d.left or tk.sentence[d.left - 1] != tk.sentence[d.left]
    opens = first and d.right == d.last  # "Three of them died" may be horses
    return opens and _among_persons(tk, d, before)


def _among_persons(tk: Tokens, d: Draft, before: list[Draft]) -> bool:
    """Whether no count shortly before is of things: "Forty cows were driven out. Twelve died."."""
    near = (a for a in before if a.kind == "count" and tk.sentence[d.left] - tk.sentence[a.left] < 3)
    return all(a.unit in ("people", None) for a in near)


def _take_part(tk: Tokens, k: int) -> bool:
    """Whether those before ``k`` took part in something: "45,000 had taken part", "about 40 took part in the march"."""
    while (w := at(tk, k)) in AUXILIARIES:
        k += 1
    return w in _TAKES and at(tk, k + 1) == "part"


def _act_as_many(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether a number begins its clause and does at ``k`` what only persons do: "700,000 had crossed into Chad", "1.8 million face famine"."""
    if d.object is not None:
        return False
    if not _begins_clause(tk, d.left):
        return _are_to_be(tk, d)
    last = min(k + 4, tk.size - 1)
    while k < last and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS or tk.lower[k] == "since"):
        k += 1
    verb = at(tk, k)
    if verb in _DONE_TO_PERSONS and tk.lower[k - 1] in BE:
        return True  # "300 were deported"
    if verb in _TAKEN and tk.lower[k - 1] in BE and at(tk, k + 1) == "to":
        return not _HOSPITAL.isdisjoint(tk.lower[k + 2 : k + 6])  # "six were taken to hospital"
    if verb == "feared" and tk.lower[k - 1] in BE:
        return at(tk, k + 1) in PAST_FORMS  # "up to 300 are feared buried"
    if verb in SAYS_CLAUSES and at(tk, k + 1) in _SAID_OF and d.form == "words":
        return True  # "six say they saw the car"
    return verb in _DONE_BY_MANY or at(tk, k + 1) in _DONE_TO_MANY.get(verb, ()) or _means_to(tk, k)


def _are_to_be(tk: Tokens, d: Draft) -> bool:
    """Whether something is to be done to so many that is done to persons: "calls for 4,000 to be resettled", "for 300 to be brought home"."""
    if at(tk, d.left - 1) != "for" or tk.lower[d.right + 1 : d.right + 3] != ["to", "be"]:
        return False
    verb = at(tk, d.right + 3)
    return verb in _DONE_TO_PERSONS or verb in _DONE_BY_MANY or (verb in _BROUGHT and at(tk, d.right + 4) == "home")


_BROUGHT = frozenset(("brought", "sent", "flown", "taken", "allowed"))


def _whole_behind(tk: Tokens, drafts: list[Draft], index: int) -> Draft | None:
    """Return the bare number of which the number is a part: the 14 of "five of the 14 died"."""
    if index + 1 == len(drafts) or at(tk, drafts[index].right + 1) != "of":
        return None
    d, whole = drafts[index], drafts[index + 1]
    bare = whole.bare and whole.kind == "count" and whole.unit is None and whole.object is None
    larger = d.value is not None and whole.value is not None and whole.value > d.value
    return whole if bare and larger and tk.lower[d.right + 2 : whole.left] in _OF_WHOLE else None


_OF_WHOLE: tuple[list[str], ...] = ([], ["the"], ["these"], ["those"])


def _is_of_persons_only(tk: Tokens, d: Draft) -> bool:
    """Whether what is done to a number is done to no beasts either, whatever is counted before: "two buses crashed; 17 were hospitalised"; a ward's "treated for cuts"."""
    if at(tk, d.right + 1) not in BE:
        return False
    verb = at(tk, d.right + 2)
    return verb in _DONE_TO_PERSONS or (
        verb == "treated" and at(tk, d.right + 3) == "for" and at(tk, d.right + 4) in _HARMS
    )


_HARMS = word_set("rules", "sharing.harms_of_persons")


_TAKEN = frozenset(("taken", "rushed", "flown", "airlifted", "admitted", "transported", "carried", "sent", "brought"))
_HOSPITAL = word_set("rules", "happenings.hospital")
_SAID_OF = frozenset(("they", "he", "she", "it", "their", "his", "her"))


def _means_to(tk: Tokens, k: int) -> bool:
    """Whether what only a will does stands at ``k``, with what is meant to be done: "(four) plan to appeal", "refused to leave"."""
    return at(tk, k) in _MEANS and at(tk, k + 1) == "to" and at(tk, k + 2) in VERB_BASES


_MEANS = word_set("rules", "sharing.means_to")


def _are_said_to_be_persons(tk: Tokens, d: Draft) -> bool:
    """Whether a number begins its clause and is said to be persons: "at least 19 were children"; not "nine were members", clubs may be."""
    k = d.right + 1
    if at(tk, k) not in _WERE or not _begins_clause(tk, d.left):
        return False
    k += 1 + (at(tk, k + 1) in ADVERBS)
    noun = k + (not is_plural(at(tk, k)) and at(tk, k).isalpha() and at(tk, k) not in PREPOSITIONS)
    w = at(tk, noun)
    return (
        is_plural(w)
        and w not in _NOT_ONLY_PERSONS
        and is_person(w)
        and tk.word[noun].islower()
        and at(tk, noun + 1) not in ("'", "’")  # "nine were sailors' chests"
        and ends_soon(tk, noun + 1)
    )


_WERE = frozenset(("were", "are"))
_NOT_ONLY_PERSONS = word_set("rules", "sharing.not_only_persons")


def _begins_clause(tk: Tokens, left: int) -> bool:
    """Whether a clause begins at ``left``, or with what only weighs the number there: at the head of a sentence, behind a mark, a verb of saying or "and"."""
    if left and not tk.opens(left):
        left = phrase_start(tk, left)
    if not left or tk.sentence[left - 1] != tk.sentence[left]:
        return True
    return tk.lower[left - 1] in _BEFORE_A_CLAUSE


def takes_up_things(tk: Tokens, d: Draft, before: list[Draft]) -> bool:
    """Whether the last figure that "all three", "the other two" can take up counts no persons: "six horses fell; the other four died"."""
    if not d.left or tk.lower[d.left - 1] not in _ACTING:
        return False
    other = tk.lower[d.left - 1] == "other"
    for a in reversed(before):
        if a.kind != "count" or a.value is None or d.value is None or tk.sentence[d.left] - tk.sentence[a.left] > 2:
            continue
        if tk.lower[d.left - 1] == "the" and tk.sentence[a.left] != tk.sentence[d.left]:
            continue  # "the 12 shops will close. The 12 are feared dead."
        if a.value == d.value or (other and a.object is not None):
            return a.unit not in ("people", None)
    return False


def may_be_beasts(tk: Tokens, d: Draft, before: list[Draft]) -> bool:
    """Whether a number without a noun may be of the beasts counted last, at least as many: "nine mules set out. Two died."."""
    near = (a for a in reversed(before) if a.kind == "count" and tk.sentence[d.left] - tk.sentence[a.left] < 2)
    last = next((a for a in near if a.unit is not None), None)
    return d.object is None and last is not None and last.unit in BEASTS and (d.value or 0) <= (last.value or 0)


BEASTS = word_set("rules", "sharing.beasts")


def _acts_as_persons(tk: Tokens, k: int) -> bool:
    """Whether a verb of persons stands at ``k``, or behind auxiliaries there: "(the two) fled", "had then been arrested"; not "merged"."""
    last = min(k + 4, tk.size - 1)
    while k < last and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS or tk.lower[k] == "not"):
        k += 1
    if at(tk, k) in _GONE_BY_PERSONS:
        return at(tk, k + 1) in _SOMEWHERE or not at(tk, k + 1)[:1].isalnum()
    if at(tk, k) in _LIVES:
        return any(is_person(tk.word[i]) for i in range(max(0, k - _NEAR), k))  # churches survive too
    return at(tk, k) in _DONE_BY_PERSONS


_LIVES = frozenset(("survived", "survive", "live"))
_DONE_BY_MANY = word_set("rules", "sharing.done_by_many")
_DONE_TO_MANY = {verb: frozenset(then.split()) for verb, then in words("rules")["sharing"]["done_to_many"].items()}
_DONE_TO_PERSONS = word_set("rules", "sharing.done_to_persons")
_BEFORE_A_CLAUSE = word_set("rules", "sharing.before_a_clause")
_DRAWS = word_set("rules", "happenings.draws") | {"attract", "draw"}
_OF_SUMS = frozenset(("in", "on", "more", "-", "%"))
_PERCEIVED = word_set("rules", "sharing.perceived")
_CREWS = frozenset(("workforce", "headcount"))
_TO_SIZE = frozenset(("to", "of", "at", "from"))
_STAFFS = frozenset(("staffed", "manned", "crewed", "tended", "guarded", "accompanied", "mourned", "attended"))
_WORK_FOR = [[what, to] for what in ("work", "employment", "jobs", "shelter", "homes") for to in ("to", "for")]
_SEEKS = frozenset(("seek", "hunt", "question", "name", "hold"))
_WHEREFORE = frozenset(("in", "over", "after", "for", "as", "on", ".", ""))
_SETTLED = 1000  # at least: "home to 12"
_AUDIENCE = 100  # at least: "in front of 12"
_HITS = frozenset(("hit", "hits", "affect", "affects", "affected", "affecting", "hitting"))
_LEADS_TO_HIRED = _TO_SIZE.union(_SEEKS, _HITS, word_set("rules", "sharing.hires"), ("by", "for"))
_LAYOFFS = frozenset(("layoffs", "redundancies", "sackings", "dismissals", "furloughs", "evictions"))
_HIRES = word_set("rules", "sharing.hires")
_LABEL_MARKS = frozenset(":|,")
_TAKES = frozenset(("take", "took", "taken", "taking"))
_NEAR = 40  # tokens in which persons are told of
_ACTING = frozenset(("the", "all", "these", "those", "other"))
_DONE_BY_PERSONS = word_set("rules", "sharing.done_by_persons")
_GONE_BY_PERSONS = word_set("rules", "sharing.gone_by_persons")
_SOMEWHERE = PREPOSITIONS - {"for", "at", "over", "up", "against", "as"} | {"away", "off", "home", "together", "past"}
