"""What happened to the counted, from the verb and its voice around the figure: killed, wounded, arrested, displaced.

Better no measure than a wrong one: a rule must find the verb in the figure's own clause, with the figure as what it acts on
(or, for "died" and "fled", as who does it). Negated verbs and two different verbs joined by "or" give none.
"""

from __future__ import annotations

from decimal import Decimal

from archive.extract.counted.persons_understood import fronted_state, may_be_beasts, takes_up_things
from archive.extract.draft import ELLIPSIS, FRONTED, OF_THE, SHARED_WITH_NEXT, Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PERSON_MASS,
    VERBS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import LISTED, POSSESSIVES, head_before_of, is_number_word
from archive.extract.happened.acted_on import left_of_verb
from archive.extract.happened.averted import is_averted
from archive.extract.happened.crowds import by_draw, in_the_end
from archive.extract.happened.dying_later import dies_later, one_dies_next, some_named_die, turns_up_alive
from archive.extract.happened.excepted import is_excepted
from archive.extract.happened.figures_put import put_for
from archive.extract.happened.happening_clauses import by_all_of_whom, relative_object, right_of_verb
from archive.extract.happened.happening_nouns import (
    by_cases,
    by_description,
    by_noun,
    by_noun_of,
    by_number_of,
    by_phrase,
    by_toll,
    by_victims,
)
from archive.extract.happened.happening_verbs import SAYING, STATE
from archive.extract.happened.happening_words import (
    NOUNS,
    OBJECT_VERBS,
    STATES,
    SUBJECT_VERBS,
    measure_of,
    past_mark,
    predicate_at,
)
from archive.extract.happened.harm import hurt, is_hit_in_body, run_over
from archive.extract.happened.inherited import (
    LASTING,
    PART,
    by_whole,
    inherited,
    of_fronted_place,
    of_next_place,
    tells_another,
)
from archive.extract.happened.toll_subjects import by_subject
from archive.extract.happened.whose_clause import GROUPS, part_of
from archive.extract.units.rates import is_of_many
from archive.extract.words import word_set, words

_PRESENT_BY_NAME = word_set("rules", "happenings.present_by_name")
_PERSONAL = frozenset(
    m for m in words("happenings") if m not in ("seized", "destroyed", "affected", "bodies_recovered")
)
_OWN_VERB = frozenset(
    ("was", "were", "are", "is", "died", "perished", "fled")
)  # "killed 12 and 30 were hurt", "hurt 12 and 4 died"


_OF_EVERY = (["for", "every"], ["in", "every"])  # "one death for every 269 arrivals" is how often, no toll


def attach_measures(tk: Tokens, drafts: list[Draft]) -> None:
    """Set ``measure`` of every count of the paragraph, in reading order so that lists inherit."""
    taken = not _TAKEN.isdisjoint(tk.distinct)
    for index, d in enumerate(drafts):
        if d.kind == "ordinal":
            _measure_one_more(tk, drafts, index)
        if taken and d.kind == "measure":
            _measure_amount(tk, d)
        if d.kind not in ("count", "fraction", "percent", "rate") or d.form in ("ordinal", "fold"):
            continue
        if (
            is_of_many(d)
            or tk.lower[d.right + 1 : d.right + 3] in _OF_EVERY
            or _is_family(tk, d)
            or _is_population(tk, d)
            or _says(tk, d)
            or _each_day(tk, d)
            or is_excepted(tk, d)
            or is_averted(tk, d)
        ):
            continue
        found = _happened(tk, drafts, index)
        if found is not None and found[0] in ("missing", "killed") and turns_up_alive(tk, d):
            found = None
        if found is not None and found[0] in _UNTIL_DEATH:
            found = _in_the_end(tk, drafts, index, found)
        if d.form == "pair" and (found is None or found[0] == "wounded") and _both_dead(tk, d):
            found = "killed", "each of the two is said to be dead"
        found = _finally(tk, d, found)
        if (found is None or found[0] == "attended") and d.object_head is not None:
            noun = singular(tk.lower[d.object_head])
            named = (NOUNS[noun], "noun that says what happened") if noun in _PRESENT_BY_NAME else by_victims(tk, d)
            found = named or found
        if found is not None and found[0] and _can_happen(tk, d, *found):
            before = drafts[max(0, index - 4) : index]
            if d.unit is None and (takes_up_things(tk, d, before) or may_be_beasts(tk, d, before)):
                continue  # "six horses fell; the other four died"
            d.measure, d.rules["measure"] = found
            if d.measure == "killed" and d.change_role is None and _was_hurt_before(tk, d.right + 1):
                d.change, d.change_role, d.rules["change"] = "up", "step", "of those who were hurt"
            if _may_be_persons(tk, d) and d.measure in _PERSONAL and d.kind == "count":
                d.unit = d.unit_name = "people"
                d.rules["unit"] = "what happened happens to people"


def _finally(tk: Tokens, d: Draft, found: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return what those who were there did in the end, and what happened to persons who were seized: "gunmen seized 303 pupils"."""
    if found is None:
        return None
    found = in_the_end(tk, d, found)
    kidnapped = found[0] == "seized" and d.unit == "people" and _POLICING.isdisjoint(tk.distinct)
    return ("kidnapped", found[1]) if kidnapped else found


def _measure_amount(tk: Tokens, d: Draft) -> None:
    """Judge an amount of what is seized or destroyed: "seized 500 kg of heroin", "300 acres of wheat were destroyed"."""
    if at(tk, d.right + 1) != "of" or d.object is None:
        return
    found = left_of_verb(tk, d) or right_of_verb(tk, d)
    if found is not None and found[0] in ("seized", "destroyed"):
        d.measure, d.rules["measure"] = found


_TAKEN = frozenset(
    "seize seizes seized seizing confiscated confiscate confiscating impounded destroyed destroying destroys".split()
)
_POLICING = frozenset(
    "police officers officer agents authorities customs troopers detectives sheriff deputies guards court".split()
)


def _count_survivors(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Make a number without a noun people where one of persons stands before it in its sentence: "killed 12 and 30 survived"."""
    d = drafts[index]
    before = drafts[index - 1] if index else d
    told = before.unit == "people" and tk.sentence[before.left] == tk.sentence[d.left]
    if told and d.unit is None and d.bare and d.object is None:
        d.unit = d.unit_name = "people"
        d.rules["unit"] = "what only persons do"


_LIVED = frozenset(("survived", "recovered", "escaped"))


def _was_hurt_before(tk: Tokens, k: int) -> bool:
    """Whether those who died are some of the hurt, so that a toll is higher by as many: "two of the injured died"; "two of the victims died" may be all."""
    k += at(tk, k) == "more"
    return at(tk, k) == "of" and at(tk, k + 1) in ("the", "those") and at(tk, k + 2) in ("injured", "wounded", "hurt")


_UNTIL_DEATH = word_set("rules", "happenings.until_death")


def _happened(tk: Tokens, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Ask one way of saying it after the other, the surest first: (measure, rule), ("", "") where it is settled that there is none."""
    d = drafts[index]
    if part_of(tk, d):
        # "killed three of the 12 men", "three of the 12 who lived were held" say nothing of the 12
        return by_noun(tk, d) or (None if _has_done(tk, d.right + 1) else right_of_verb(tk, d))
    if at(tk, d.right + 1) == "fatally" and at(tk, d.right + 2) in ("", ".", ","):
        return "killed", "fatally"  # "stabbed three guards, one fatally"
    if at(tk, d.right + 1) in _LIVED and not at(tk, d.right + 2)[:1].isdigit():
        _count_survivors(tk, drafts, index)
        return "", ""
    governed = _is_governed(tk, drafts, index)
    own_verb = (at(tk, past_mark(tk, d, d.right + 1)) in _OWN_VERB and not governed) or tk.lower[d.right] == "whom"
    return (
        by_noun(tk, d)
        or _part_of_named(tk, d)
        or by_noun_of(tk, d)
        or by_phrase(tk, d)
        or by_toll(tk, d)
        or by_number_of(tk, d)
        or by_cases(tk, d)
        or by_subject(tk, d)
        or by_all_of_whom(tk, d)
        or (right_of_verb(tk, d) if own_verb else None)
        or (predicate_at(tk, d.right + 1, "state after the figure") if _is_dead(tk, d.right + 1) else None)
        or (None if d.rules.get("base_figure") == FRONTED else left_of_verb(tk, d))
        or (None if own_verb else right_of_verb(tk, d, governed=governed))
        or relative_object(tk, d)
        or (("wounded", "hit in the body or the fight") if is_hit_in_body(tk, d) else None)
        or hurt(tk, d, drafts, index)
        or _of_verb_left_out(d)
        or _toll_before(tk, d, drafts, index)
        or _harmed_too(tk, d, drafts, index)
        or _by_unit(tk, d)
        or _along_with(tk, d)
        or _dead_together(tk, drafts, index)
        or run_over(tk, d)
        or by_draw(tk, d)
        or _detained(tk, d)
        or _of_fronted(tk, d)
        or put_for(tk, drafts, index)
        or by_whole(tk, drafts, index)
        or of_next_place(tk, d, drafts, index)
        or of_fronted_place(tk, d, drafts, index)
        or inherited(tk, d, drafts, index)
        or by_description(tk, d)
    )


def _has_done(tk: Tokens, k: int) -> bool:
    """Whether a clause at ``k`` tells what all did, so that a passive behind it is of the part: "who lived were held"; not "who were held"."""
    return at(tk, k) == "who" and at(tk, k + 1) not in AUXILIARIES and not BE.isdisjoint(tk.lower[k + 2 : k + 5])


def _of_verb_left_out(d: Draft) -> tuple[str, str] | None:
    """Read what happened to the figure before, whose verb this one leaves out: "Kent reported 12 deaths, Essex nine"."""
    if d.gap is None or d.gap.measure is None or d.object is not None or d.unit not in (None, "people", d.gap.unit):
        return None  # "deaths rose by 31, and cases by 412"
    return d.gap.measure, d.gap.rules["measure"]


def _dead_together(tk: Tokens, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read the state behind the last of two counts, which both share: "against 417 Americans and 881 soldiers dead"."""
    d, last = drafts[index], drafts[index + 1] if index + 1 < len(drafts) else drafts[index]
    if last is d or d.unit != "people" or last.unit != "people" or d.object is None or last.object is None:
        return None
    between, before = tk.lower[d.right + 1 : last.left], at(tk, d.left - 1)
    opens = between in LISTED and (d.left == 0 or before in (";", ":") or tk.opens(d.left))
    goes_on = before in (",", "and") and at(tk, d.left - 2) in _STATED  # "48 killed, 8 officers and 253 men wounded"
    if not opens and (between != ["and"] or not (goes_on or before in _BEFORE_STATED)):
        return None  # "2 officers, 31 other ranks killed"
    j = last.right + 1
    w = at(tk, j)
    state = (STATES.get(w) or OBJECT_VERBS.get(w)) if w in _STATED and not at(tk, j + 1)[:1].isalpha() else None
    return (state, STATE) if state is not None else None


_BEFORE_STATED = frozenset(("against", "left", "leaving", "with", "of", "to", "had", "lost", "having", "losing"))
_STATED = frozenset(("dead", "wounded", "injured", "missing", "killed", "slain", "drowned"))


def _of_fronted(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read what befell those of whom the sentence opens: "Of the dead, 11 were foreigners"."""
    if d.object is not None or d.kind != "count" or not d.bare:
        return None
    who = fronted_state(tk, d)
    measure = (STATES.get(who) or OBJECT_VERBS.get(who) or DEAD.get(who)) if who is not None else None
    return (measure, "of whom the clause opens") if measure in LASTING else None


DEAD = {"dead": "killed", "slain": "killed"}


def _along_with(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read what happened to others and to the figure too: "the pilot died, along with 12 passengers"."""
    k = d.left - 3
    if d.unit != "people" or k < 1 or tk.lower[d.left - 2 : d.left] not in _WITH or tk.lower[k] != ",":
        return None
    for j in range(k - 1, max(0, k - 9), -1):
        if tk.sentence[j] != tk.sentence[d.left] or tk.lower[j] == ",":
            return None
        measure = SUBJECT_VERBS.get(tk.lower[j]) or measure_of(tk, j, OBJECT_VERBS)
        if measure is not None:
            return (measure, "along with others") if measure in LASTING else None
    return None


_WITH = (["along", "with"], ["together", "with"])


def _detained(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read detainees, of whom nothing else is told: "950 detainees at the centre", "133 hostages"; former ones are at large."""
    if d.object is None or tk.lower[d.object[1]] not in ("detainees", "detainee", "hostages", "captives"):
        return None
    after = at(tk, d.object[1] + 1)
    if tk.lower[d.object[1]] == "hostages" and (after in AUXILIARIES or after in VERBS):
        return None  # "12 hostages were let go", "six hostages escaped"
    former = {"former", "freed", "released"} & {*tk.lower[d.object[0] : d.object[1]]}
    return None if former else ("held", "noun that says what happened")


def _toll_before(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read where the toll before came from: "the death toll rose to 45, up from 38"."""
    before = drafts[index - 1] if index else d
    if before.measure is None or before.rules["measure"] != "toll" or d.unit is not None or not d.bare:
        return None
    led = (
        tk.lower[d.left - 1] == "from" and d.change_role == "level" and tk.sentence[before.left] == tk.sentence[d.left]
    )
    return (before.measure, "toll") if led else None


def _harmed_too(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read things without their noun behind things that were destroyed: "1,400 sheds were burnt and another 200 damaged"."""
    if not index or d.object is not None or d.rules.get("unit") != ELLIPSIS or at(tk, d.right + 1) not in _HARMED:
        return None
    before = drafts[index - 1]
    return ("destroyed", "harmed as those before") if before.measure == "destroyed" and before.unit == d.unit else None


_HARMED = word_set("rules", "sharing.harmed")


def _by_unit(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read a number whose noun stands elsewhere and says it: "71 of the deaths were in Kent, 48 in Essex", "put the number of deaths at 40"."""
    if (
        d.kind != "count"
        or d.object is not None
        or d.unit is None
        or d.change_role == "step"
        or at(tk, d.left - 1) == "by"
    ):
        return None  # "the homicides exceeded last year's by 11"
    measure = NOUNS.get(d.unit)
    return (measure, "noun that says what happened") if measure in _SAID_BY_UNITS else None


_SAID_BY_UNITS = ("killed", "wounded", "infected", "arrested", "kidnapped")


def _part_of_named(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read a part of what says by itself what happened: "10 of the 26 deaths"."""
    found = by_noun(tk, d.base) if d.base is not None and d.rules["base_figure"] == OF_THE else None
    return found if found is not None and found[0] in LASTING else None  # two of the 12 trapped may be dead by now


def _can_happen(tk: Tokens, d: Draft, measure: str, rule: str) -> bool:
    """Whether the measure can be that of what the figure counts: persons are not seized, sheep are no casualties."""
    if d.kind in ("percent", "fraction"):
        if (d.base is None and d.object is None) or measure == "held":
            return False  # "captured half of the airport"
        return not (measure in _PERSONAL and _of_things(tk, d))  # "a tenth of e-mails were infected"
    if d.kind != "count":
        return True
    if d.unit is None and isinstance(d.value, Decimal):
        return False  # ".380": no part of a person is counted
    if d.unit is None and d.object is None and at(tk, d.left - 1) in POSSESSIVES:
        return False  # "displacing Lemming's 12", a film
    if measure == "infected" and d.object is None and not _COMPUTING.isdisjoint(tk.distinct):
        return False  # "the worm infected computers around the world, infecting millions"
    if measure in ("seized", "destroyed"):
        return d.unit != "people"
    if measure == "affected" and d.unit not in _IN_NEED and _are_in_need(tk, d):
        return False
    told = d.unit in _TOLD and NOUNS.get(d.unit or "") == measure  # "166 deaths in May and 230 in June"
    told = told or (d.unit == "case" and measure == "infected")
    named = told or rule.startswith("noun") or rule == "toll" or (d.unit in _HOUSEHOLDS and measure in _OF_HOUSEHOLDS)
    named = named or (measure == "evacuated" and d.unit in _EVACUATED)
    return measure not in _PERSONAL or d.unit == "people" or _may_be_persons(tk, d) or named


def _are_in_need(tk: Tokens, d: Draft) -> bool:
    """Whether it is need that the counted are affected by: "12 firms need state aid", "two cars without heating" tell of no harm."""
    if d.unit is None or not _AFFECTED.isdisjoint(tk.lower[max(0, d.left - 8) : d.left]):
        return False
    for k in range(d.right + 1, min(d.right + 9, tk.size)):
        if tk.lower[k] in _NEEDS:
            return True
        if tk.lower[k] in _AFFECTED or is_number_word(tk, k) or not tk.word[k].isalnum():
            return False
    return False


_TOLD = frozenset(("death", "fatality", "injury", "arrest"))
_NEEDS = word_set("rules", "happenings.needs")
_AFFECTED = frozenset(("affect", "affected", "affecting", "affects"))
_IN_NEED = word_set("rules", "happenings.in_need")
_HOUSEHOLDS = frozenset(("family", "household"))
_EVACUATED = frozenset(("home", "house", "apartment", "property"))
_OF_HOUSEHOLDS = frozenset(("displaced", "evacuated", "stranded", "rescued"))  # "300 families were displaced"


def _may_be_persons(tk: Tokens, d: Draft) -> bool:
    """Whether what happened makes persons of them: "three subjects were arrested", "Special Operations forces were deployed"."""
    if d.unit == "force" and d.object is not None and d.object[0] < d.object[1]:
        return tk.word[d.object[1] - 1][0].isupper()
    return d.unit in _MAYBE_PERSONS


_COMPUTING = word_set("rules", "happenings.computing")


def _in_the_end(tk: Tokens, drafts: list[Draft], index: int, found: tuple[str, str]) -> tuple[str, str] | None:
    """Judge those who were hurt by the end of the sentence: all dead, as a part of the dead is; or some of them, so that nothing is known."""
    d = drafts[index]
    if part_of(tk, d):
        return found  # "one of 12 people wounded on Friday died"
    if _is_part_of_dead(tk, drafts, index):
        return "killed", PART
    others = [o.left for o in drafts[index + 1 : index + 3] if o is not d.base and o.unit in ("people", None)]
    subject = "object" not in found[1] and "before" not in found[1]
    if dies_later(tk, d, others[0] if others else tk.size, subject=subject):
        return "killed", "dead in the end"
    return None if some_named_die(tk, d) or (found[0] == "wounded" and one_dies_next(tk, d)) else found


def _is_part_of_dead(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether the figure is so many of the dead just before: "twelve died, three of them in hospital"."""
    d, before = drafts[index], drafts[index - 1]
    if (
        index == 0
        or d.base is not before
        or before.measure != "killed"
        or tk.sentence[before.left] != tk.sentence[d.left]
    ):
        return False
    return d.object_head is not None and not tells_another("killed", tk.lower[before.right + 1 : d.left])


_MAYBE_PERSONS = word_set("persons", "subjects") | {None}  # "three subjects were arrested"


def _is_family(tk: Tokens, d: Draft) -> bool:
    """Whether the number says how many children somebody has: "a father of two was killed"."""
    return head_before_of(tk, d.left) in _PARENTS


def _is_population(tk: Tokens, d: Draft) -> bool:
    """Whether the number says how many live somewhere: "in Marden, a town of 519 people, 12 died"."""
    return (
        d.unit in ("people", None) and head_before_of(tk, d.left) in _PLACES and at(tk, d.right + 1) in (",", ")", ".")
    )


_PLACES = frozenset(
    ("town", "village", "city", "hamlet", "island", "settlement", "nation", "country", "suburb", "borough")
)
_PARENTS = word_set("rules", "happenings.parents")


def _of_things(tk: Tokens, d: Draft) -> bool:
    """Whether a share is one of things; "a third of the village" is one of persons."""
    if d.object_head is None:
        return False
    head = tk.word[d.object_head]
    if head.lower() in _GROWN:
        return True
    return is_plural(head) and not is_person(head) and tk.lower[d.object_head] not in _PEOPLE_IN


_GROWN = frozenset(
    "crop harvest acreage yield output trade production fruit grain wheat corn rice cotton coffee".split()
)
_PEOPLE_IN = word_set("rules", "happenings.people_in")


def _says(tk: Tokens, d: Draft) -> bool:
    """Whether the counted are who says all this: "Rebels killed a guard, two witnesses said"."""
    last = max(d.right, d.object_head or 0)
    return tk.lower[d.left - 1] == "," and d.left > 0 and last + 1 < tk.size and tk.lower[last + 1] in SAYING


def _is_dead(tk: Tokens, j: int) -> bool:
    """Whether the state that stands right behind a figure is plain: "three men wounded, and one man dead"."""
    return at(tk, j) in _PLAIN_STATES


_PLAIN_STATES = frozenset(("dead", "missing", "homeless", "without"))


def _each_day(tk: Tokens, d: Draft) -> bool:
    """Whether the number is how many a day: "a 40-a-day smoker died"."""
    return tk.lower[d.last + 1 : d.last + 3] in (["-", "a"], ["-", "per"])


def _is_governed(tk: Tokens, drafts: list[Draft], index: int) -> bool:
    """Whether the figure, or the first of its short list, is governed: "the parents of two boys and two girls were held"."""
    first = index
    while first > max(0, index - 4) and tk.lower[drafts[first - 1].right + 1 : drafts[first].left] in LISTED:
        first -= 1
    return any(_governed(tk, d) for d in drafts[first : index + 1])


def _governed(tk: Tokens, d: Draft) -> bool:
    """Whether the verb behind the figure is somebody else's: "who killed 12 people were jailed", "parents of 12 pupils were held"."""
    k = d.left - 1
    while k >= 0 and (tk.lower[k] in DETERMINERS or tk.lower[k] in ADVERBS):
        k -= 1
    if k < 1:
        return False
    if tk.lower[k] == "of":
        noun = singular(tk.lower[k - 1])
        governs = is_person(noun) or (is_plural(tk.word[k - 1]) and not is_number_word(tk, k - 1))
        return governs and noun not in GROUPS and noun not in PERSON_MASS  # "a friend of", "photos of"
    if tk.lower[k] not in VERBS or tk.lower[k] in SAYING or tk.lower[k] in _SEES or tk.lower[k - 1] in BE:
        return False
    opener = k - 2 if k > 1 and (tk.lower[k - 1] in AUXILIARIES or tk.lower[k - 1] in ADVERBS) else k - 1
    return tk.lower[opener] in ("who", "that", "which")


_SEES = word_set("rules", "happenings.sees")  # "a weekend that saw eight people shot"


def _measure_one_more(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Judge "a third person died", "a third homicide": so many are dead by now. Not where those before were wounded only, or caught.

    Other measures are left: "a third victim was injured" may be the third that was hit and the first that lives.
    """
    d = drafts[index]
    if d.object_head is None or (d.object_head > d.right and d.rules["object"] != SHARED_WITH_NEXT):
        return
    named = by_noun(tk, d)
    if named is not None and named[0] == "killed":
        d.measure, d.rules["measure"] = named  # "the city's 12th murder"
        return
    if not is_person(tk.lower[d.object_head]):
        return
    if is_plural(tk.word[d.object_head]) or tk.lower[d.left - 1 : d.left] not in _ONE_MORE:
        return
    for other in drafts[:index]:
        if tk.sentence[d.left] - tk.sentence[other.left] < 3 and other.measure not in (None, "killed"):
            return
    found = right_of_verb(tk, d)
    if found is not None and found[0] == "killed":
        d.measure, d.rules["measure"] = found


_ONE_MORE = [["a"], ["the"], ["another"]]


def _both_dead(tk: Tokens, d: Draft) -> bool:
    """Whether "both" are two persons of whom the sentences just before say, of each, that he or she is dead."""
    sentence = tk.sentence[d.left]
    dead = 0
    for k in range(max(1, d.left - 60), d.left):
        if sentence - 3 <= tk.sentence[k] < sentence and tk.lower[k] in ("dead", "died"):
            alone = tk.lower[k] == "died" or tk.lower[k - 1] in ("found", "pronounced", "declared", "shot", "was", "is")
            dead += alone and "were" not in tk.lower[max(0, k - 4) : k]
    return dead == 2
