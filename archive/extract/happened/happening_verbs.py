"""What one verb of the clause behind a figure tells of it: "were killed", "fled", "taken hostage"; or that nothing is told."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import is_number_word
from archive.extract.happened.happening_words import (
    ADVERBISH,
    HIM,
    HOSPITAL,
    OBJECT_VERBS,
    PASSIVE_VERBS,
    PREDICATES,
    SHOOTING,
    SUBJECT_VERBS,
    has_object,
    joined_measure,
    measure_of,
    predicate_at,
    said_of_some,
)
from archive.extract.words import word_set

PASSED_OVER = word_set("rules", "happenings.passed_over")
SAYING = word_set("rules", "happenings.says_it")
_APPEARS = word_set("rules", "happenings.appears")
TELLING = VERBS.union(OBJECT_VERBS, SUBJECT_VERBS, PREDICATES, SHOOTING, _APPEARS, ("fatally",))

# The rules that a measure is read by, and the verdict that settles that there is none.
STATE = "state after the figure"
BY_OTHERS = "passive verb"
ITS_VERB = "verb with the figure as its subject"
NOTHING = ("", "")

_NOT_DONE_BY_COUNTED = word_set("rules", "happenings.not_done_by_counted")
_NOT_HELD = word_set("rules", "happenings.not_held")
_REDUCED = word_set("rules", "happenings.reduced")
_STATE_VERBS = word_set("rules", "happenings.state_verbs")
_CARE = HOSPITAL | {"treated", "examined", "injuries", "doctors"}
_MASSES = word_set("rules", "happenings.masses")
_GATHERS = _MASSES | word_set("rules", "happenings.gathers")
_FOR_PROTEST = frozenset(("to", verb) for verb in ("protest", "demonstrate", "demand", "denounce", "condemn"))
_PROTESTS = word_set("rules", "happenings.protests")
_NOT_AT_IT = word_set("rules", "happenings.not_at_it")
_PROTESTING = frozenset(("protesting", "demonstrating", "demanding", "denouncing"))
_ON_DUTY = word_set("rules", "happenings.on_duty")
_ENDS_GATHERING = CONJUNCTIONS - {"and"}
_POSSESSIVES = ("'s", "’s", "-")
_FIGHTERS = word_set("rules", "happenings.fighters")
_GOT_AWAY = word_set("rules", "happenings.got_away")
_HOMES = word_set("rules", "happenings.homes")
_BEHIND_SHOT_AT = word_set("rules", "happenings.behind_shot_at")
_DAYS = MONTHS | WEEKDAYS


class Clause:
    """What has been read of the clause to the right of a figure that starts at token ``start``."""

    __slots__ = (
        "around",
        "commas",
        "done",
        "finite",
        "negated",
        "part",
        "participle",
        "passive",
        "reduced",
        "start",
    )

    def __init__(self, start: int, *, negated: bool, part: bool) -> None:
        self.start = start
        self.negated = negated
        self.around = False  # others were counted on the way: "two lawyers for 12 men charged with theft"
        self.part = part  # the verb of the clause is not that of the figure, unless a participle stands right behind it
        self.passive = False
        self.finite = False  # an auxiliary was seen
        self.reduced = False  # a relative clause without its pronoun was seen: "two men carrying knives"
        self.done = 0  # where a verb was seen that tells nothing: "were robbed and shot"
        self.participle = False  # a participle that no list knows was seen behind "were"
        self.commas = 0

    def reopen(self, start: int) -> None:
        """Begin anew at ``start``, where a clause takes up the same subject: "drove home after they were shot"."""
        self.start = start
        self.passive = self.finite = self.reduced = self.participle = False
        self.done = self.commas = 0

    @property
    def aside(self) -> bool:
        """Whether we are behind a comma that nothing has closed: what stands there is not the figure's own verb."""
        return self.commas == 1 and not self.passive


def _is_no_event(tk: Tokens, j: int, clause: Clause) -> bool:
    """Whether the verb at ``j`` tells of something else: "had attended a state school", "two strikes affected profits"."""
    w, after = tk.lower[j], at(tk, j + 1)
    if w == "charged":
        return _is_billed(tk, j)
    if w == "held":
        return tk.lower[j - 1] in BE and _is_meeting(tk, clause.start)
    if w == "affected":
        return not clause.passive and (after in DETERMINERS or (after != "" and is_plural(after)))
    return w.startswith("attend") and not _TAUGHT.isdisjoint(tk.lower[j + 1 : j + 6])


def _is_billed(tk: Tokens, j: int) -> bool:
    """Whether "charged" at ``j`` asks for money: "were charged fees", "were charged a higher rate", "charged £80"; not "charged with"."""
    after = tk.lower[j + 1 : j + 5]
    return (
        bool(after)
        and after[0] not in PREPOSITIONS
        and (after[0] in _MONEY or any(singular(w) in _BILLS for w in after))
        and _ACCUSED.isdisjoint(after)
    )


def _is_meeting(tk: Tokens, start: int) -> bool:
    """Whether what is held is a meeting with those who are counted right before ``start``: "talks with 12 ministers were held"."""
    k = start - 1
    for _ in range(_FROM_MEETING):
        if k < 1:
            return False
        if tk.lower[k] in _MEETS_WITH:
            return singular(tk.lower[k - 1]) in _MEETINGS
        k -= 1
    return False


_MONEY = frozenset(("$", "£", "€", "extra", "interest"))
_BILLS = word_set("rules", "happenings.bills")
_FROM_MEETING = 6  # tokens from the verb back to what it is with or for
_MEETS_WITH = frozenset(("with", "for", "between", "among", "by", "involving"))
_MEETINGS = word_set("rules", "happenings.meetings")
_COURTS = word_set("rules", "happenings.courts")
_ACCUSED = frozenset(("charged", "accused", "convicted"))
_ON_THE_WAY = frozenset(("in", "at", "on", "before", "by"))


def _charged_in_court(tk: Tokens, j: int) -> bool:
    """Whether those who appear at ``j`` are charged, with nobody else named: "appeared in a Leeds court on Monday charged with theft"."""
    in_court = False
    for k in range(j + 1, min(j + 14, tk.size)):
        w = tk.lower[k]
        if in_court and w in _ACCUSED:
            return True
        if w in _COURTS:
            in_court = True
        elif w in CONJUNCTIONS or (w in PREPOSITIONS and w not in _ON_THE_WAY) or not (w[0].isalnum() or w == ","):
            return False
        elif is_person(w) and at(tk, k + 1) not in _COURTS:
            return False  # "in court with a client"; but "a Swiss court"
    return False


_TAUGHT = word_set("rules", "happenings.taught")


def judge_verb(tk: Tokens, d: Draft, j: int, clause: Clause) -> tuple[str, str] | None:
    """Judge the word at ``j``: (measure, rule), NOTHING where it settles that there is none, None to read on."""
    w = tk.lower[j]
    if w == "fatally" and at(tk, j + 1) not in SHOOTING and at(tk, j + 1) not in OBJECT_VERBS:
        return ("killed", "fatally") if j == clause.start else NOTHING
    if _is_no_event(tk, j, clause):
        return NOTHING
    if w in _APPEARS and _charged_in_court(tk, j):
        return "charged", ITS_VERB
    found = predicate_at(tk, j, STATE)
    if found is not None and (
        clause.passive
        or j - clause.start <= 3
        or tk.lower[j - 1] in _STATE_VERBS
        or (tk.lower[j - 1] in AUXILIARIES and not clause.done)
    ):
        harms = not clause.passive and _harms_by_phrase(tk, j, found[0])
        return NOTHING if clause.aside or harms or _is_of_counted(tk, d, j) else found
    measure = measure_of(tk, j, OBJECT_VERBS) or (said_of_some(tk, j, d) if _is_surely_verb(tk, j) else None)
    if measure is None and clause.passive and d.unit == "people" and at(tk, j + 1) not in _NOT_HELD:
        measure = PASSIVE_VERBS.get(w)  # "five people are being held"; but "held up at gunpoint"
    if measure == "released" and not _CARE.isdisjoint(tk.lower[clause.start : j + 4]):
        return NOTHING  # "treated in hospital and released"
    if measure is not None and not (
        w.endswith("ing") and (_noun_after_all(tk, j) or tk.lower[j - 1] in PREPOSITIONS)
    ):  # "wanted in a shooting"
        if w.endswith(("ed", "en")) or w in (
            "shot",
            "hurt",
            "held",
            "sent",
            "lost",
            "let",
            "sunk",
            "brought",
            "swept",
            "burnt",
        ):
            return NOTHING if clause.reduced and not clause.passive else _suffered(tk, j, measure, clause)
        if not clause.passive:
            return NOTHING  # the counted do it to somebody
    return _judge_subject_verb(tk, d, j, clause)


def _is_of_counted(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the state at ``j`` is that of others who are counted before it: "(three nuns,) and left 2,000 people homeless"."""
    if not is_plural(tk.word[j - 1]):
        return False
    # not "found in two flats dead"
    counted = range(max(d.right + 1, j - 3), j - 1)
    return any(is_number_word(tk, k) and tk.lower[k - 1] not in PREPOSITIONS for k in counted)


_KILLING_ENDS = {
    "down": 1,
    "alive": 1,
    "dead": 1,
    "to": 2,
}  # tokens from the verb to the end of its phrase: "put to death"


def _harms_by_phrase(tk: Tokens, j: int, measure: str) -> bool:
    """Whether the counted do it to somebody: "two guards hurt an inmate", "gunned down a guard", "put to death two priests"."""
    last = j + _KILLING_ENDS.get(at(tk, j + 1), 0) if measure == "killed" else j
    return (last > j or tk.lower[j] in OBJECT_VERBS) and (
        has_object(tk, last) or (last > j and harms_somebody(tk, last))
    )


def _judge_subject_verb(tk: Tokens, d: Draft, j: int, clause: Clause) -> tuple[str, str] | None:
    """Judge the word at ``j`` as what the counted do: "died", "fled", "gathered to protest"."""
    w = tk.lower[j]
    measure = SUBJECT_VERBS.get(w) if w not in MONTHS or tk.word[j].islower() else None  # "on March 9"
    if measure == "protested" and w[-1] == "s" and d.value != 1 and d.unit == "people":
        return None  # "12 MPs called off further rallies"
    if measure is not None and _is_named(tk, j):
        return None  # "jailed over riots", "fined for the protest"
    if measure == "displaced" and not _driven_out(tk, d, j):
        return NOTHING
    if measure == "missing" and (at(tk, j + 1) in _GOT_AWAY or _is_fighter(tk, d)):
        return NOTHING
    if w.startswith("contract") and not _names_a_disease(tk, j + 1):
        return NOTHING  # "the economy has contracted"
    if w in _GATHERS and d.unit in ("people", None) and not clause.done and _to_protest(tk, d, j):
        measure = "protested"
    if measure is not None and (measure not in ("protested", "attended") or d.unit in ("people", None)):
        return NOTHING if w in _NOT_DONE_BY_COUNTED else (measure, ITS_VERB)
    return _another_verb(tk, j, clause)


def _is_named(tk: Tokens, j: int) -> bool:
    """Whether a word that could be what the counted do is a noun: "over riots", "for the protest"; "to protest" is a verb."""
    before = tk.lower[j - 1]
    if tk.lower[j].endswith(("ed", "ing")):
        return False
    return before in ("a", "an", "the", "this", "that") or (before in PREPOSITIONS and before != "to")


def _is_surely_verb(tk: Tokens, j: int) -> bool:
    """Whether an auxiliary or what follows shows that the counted were the ones: "were badly damaged", "damaged by hail", "lost power"."""
    return (
        tk.lower[j - 1 - (tk.lower[j - 1] in ADVERBISH)] in AUXILIARIES
        or at(tk, j + 1)
        in (
            "by",
            "power",
            "electricity",
        )
        or tk.lower[j + 1 : j + 3] in (["or", "destroyed"], ["and", "destroyed"])
    )


def _another_verb(tk: Tokens, j: int, clause: Clause) -> tuple[str, str] | None:
    """Judge a word that tells nothing of its own: after a main verb only what is joined to it by "and" is told of the figure."""
    w = tk.lower[j]
    if w.endswith("ed") and tk.lower[j - 1] in ("have", "has", "had"):
        return NOTHING  # "have braved the cold": the counted do something else
    if w in SAYING and not clause.passive and not (at(tk, j + 1) == "to" or at(tk, j + 1) in TELLING):
        return NOTHING  # "two men said three women were killed"; but "12 reported killed", "12 said to be dead"
    if w in PASSED_OVER:
        return NOTHING if w == "found" and not clause.passive and has_object(tk, j) else None  # "found a man dead"
    if w in _REDUCED and not clause.passive:
        clause.reduced = True  # "two men wanted in Leeds were"
    elif w[-3:] == "ing" and tk.lower[j - 1 - (tk.lower[j - 1] in ADVERBS)] in BE:
        clause.done = j  # "are scouring the hills for rebels, believed to be fleeing"
    elif w not in VERBS:
        clause.participle = clause.participle or (clause.passive and w.endswith("ed"))  # "engulfed in flames and"
    elif not tk.word[j][0].isupper() and not _noun_after_all(tk, j):
        participle = w.endswith(("ing", "ed")) and not clause.passive
        if participle and w.endswith("ing") and j == clause.start:
            clause.reduced = True  # "two men carrying knives were"
        elif not participle or j == clause.start:
            clause.done = j
    return None


def _to_protest(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether those who gather at ``j`` do so to protest: "had massed near the palace to protest", "joined a march"; not who guards or films it."""
    if d.object_head is not None and singular(tk.lower[d.object_head]) in _ON_DUTY:
        return False
    massed = tk.lower[j] in _MASSES
    for k in range(j + 1, min(j + 26, tk.size - 1)):
        w = tk.lower[k]
        if not (tk.word[k][0].isalnum() or w in _POSSESSIVES) or w in _ENDS_GATHERING:
            return False
        if (w, tk.lower[k + 1]) in _FOR_PROTEST or (massed and w in _PROTESTING):
            return True
        if tk.word[k] in _PROTESTS:
            return _is_head(tk, k)
        if w in _NOT_AT_IT or (w == "to" and tk.lower[k + 1] not in DETERMINERS):
            return False  # "gathered to watch the march", "joined the board after the protests"
    return False


def _is_head(tk: Tokens, k: int) -> bool:
    """Whether the noun at ``k`` ends its phrase: "joined protests across Iran"; not "a class on protest songs", "demonstrations of new tractors"."""
    after = at(tk, k + 1)
    if after in _POSSESSIVES or after == "of":
        return False
    return (
        not after[:1].isalpha()
        or after in PREPOSITIONS
        or after in CONJUNCTIONS
        or after in _DAYS
        or after in AUXILIARIES
    )


def _names_a_disease(tk: Tokens, k: int) -> bool:
    return (
        k < tk.size and tk.word[k][0].isalpha() and tk.lower[k] not in PREPOSITIONS and tk.lower[k] not in AUXILIARIES
    )


def _is_fighter(tk: Tokens, d: Draft) -> bool:
    return d.object_head is not None and singular(tk.lower[d.object_head]) in _FIGHTERS


def _driven_out(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether those who fled were driven from their homes: many of them, or from home or war. Two robbers flee too."""
    if _is_fighter(tk, d):
        return False  # fighters in flight are not displaced
    many = d.value is None or d.value >= 20
    sheltered = tk.lower[j + 1 : j + 3] in (["to", "a"], ["into", "a"], ["to", "the"], ["to", "another"])
    return many or not (sheltered or _HOMES.isdisjoint(tk.lower[j + 1 : j + 7]))


def _suffered(tk: Tokens, j: int, measure: str, clause: Clause) -> tuple[str, str]:
    """Judge a participle at ``j``: "12 people killed in", "were killed"; but not "12 men killed a guard"."""
    active = not clause.passive and (has_object(tk, j) or harms_somebody(tk, j))
    if (
        clause.aside
        or active
        or _missed(tk, j)
        or _averted(tk, j, clause)
        or tk.lower[j : j + 2] == ["charged", "that"]
    ):
        return NOTHING
    both = joined_measure(tk, j, measure)
    return (both, BY_OTHERS) if both else NOTHING


def _averted(tk: Tokens, j: int, clause: Clause) -> bool:
    """Whether it did not come to it: "were nearly killed", "could have been killed"; "as many as 40 could have been" guesses."""
    if tk.lower[j - 1] in ("nearly", "almost"):
        return True
    if tk.lower[j - 2 : j] != ["have", "been"] or tk.lower[j - 3] not in ("could", "might", "would", "should"):
        return False
    before = tk.lower[max(0, clause.start - 5) : clause.start - 1]
    guessed = tk.lower[j - 3] in ("could", "might") and ("many" in before or before[-2:] == ["up", "to"])
    near = range(max(0, clause.start - 20), min(j + 20, tk.size))
    return not guessed or any(tk.lower[k] in _UNREAL and tk.sentence[k] == tk.sentence[j] for k in near)


_UNREAL = frozenset(("if", "unless", "otherwise", "had"))


def _missed(tk: Tokens, j: int) -> bool:
    """Whether those who were "shot at" were not hit, so far as this says: "shot at by gunmen"; but "shot at a bar"."""
    if tk.lower[j] not in SHOOTING or tk.lower[j + 1 : j + 2] != ["at"]:
        return False
    after = tk.lower[j + 2] if j + 2 < tk.size else "."
    return not after[0].isalnum() or after in _BEHIND_SHOT_AT


def harms_somebody(tk: Tokens, j: int) -> bool:
    """Whether an active verb goes on with whom it harmed: "who shot at a man", "shot and killed Ames", "shot and killed him"."""
    after = tk.lower[j + 1 : j + 3]
    if after[:1] == ["at"] and tk.lower[j] in SHOOTING:
        aimed_at = tk.lower[j + 2 : j + 4]  # "shot at a man", "shot at police"
        return aimed_at[:1] != [] and (after[1] in DETERMINERS or after[1] in HIM or any(map(is_person, aimed_at)))
    k = j + 2 if after[:1] in (["and"], ["or"]) and after[1:] and after[1] in OBJECT_VERBS else j
    if k + 1 >= tk.size:
        return False
    if tk.lower[k + 2 : k + 6] == ["-", "year", "-", "old"]:
        return True  # "who stabbed 12-year-old Lee"
    who = tk.word[k + 1]
    named = who[0].isupper() and not who.isupper() and tk.lower[k + 1] not in _DAYS
    named = named and tk.sentence[k + 1] == tk.sentence[k]
    return named or (k > j and has_object(tk, k))


def _noun_after_all(tk: Tokens, j: int) -> bool:
    """Whether a word that can be a verb is a noun here: "12 cooks", "from a car crash"."""
    before = tk.lower[j - 1]
    if before in ("a", "an", "the", "his", "her", "its", "their"):
        return True
    if is_plural(tk.word[j]):
        return before in PREPOSITIONS or before in DETERMINERS or is_number_word(tk, j - 1)
    return tk.lower[j - 2] in ("a", "an", "the", "this", "another", "his", "her") and not tk.lower[j].endswith(
        ("ed", "s")
    )
