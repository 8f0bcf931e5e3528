"""What happened to the counted, from the verb and its voice around the figure: killed, wounded, arrested, displaced.

Better no measure than a wrong one: a rule must find the verb in the figure's own clause, with the figure as what it acts on
(or, for "died" and "fled", as who does it). Negated verbs and two different verbs joined by "or" give none.
"""

from __future__ import annotations

from decimal import Decimal

from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    MONTHS,
    PERSON_ADJECTIVES,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
    all_forms,
    inflect,
    is_person,
    is_plural,
    singular,
)
from archive.extract.phrases import HYPHENS, is_number_word, is_verb
from archive.extract.tokens import Tokens
from archive.extract.words import word_set, words

_PRESENT_BY_NAME = word_set("rules", "happenings.present_by_name")
_FATAL = word_set("rules", "happenings.fatal")
_ATTEMPTS = word_set("rules", "happenings.attempts")
_TOLL_ADJECTIVES = word_set("rules", "happenings.toll_adjectives")
_ENDS_OBJECT_LIST = word_set("rules", "happenings.ends_object_list")
_LIST_LINKS = word_set("rules", "happenings.list_links")
_LIST_PREPOSITIONS = word_set("rules", "happenings.list_prepositions")
_NOT_DONE_BY_COUNTED = word_set("rules", "happenings.not_done_by_counted")
_PASSED_OVER = word_set("rules", "happenings.passed_over")
_STATE_VERBS = word_set("rules", "happenings.state_verbs")
_ENDS_PART = word_set("rules", "happenings.ends_part")
_PARTS = word_set("rules", "happenings.parts")

_IRREGULAR = {"shoot": {"shot", "shoots", "shooting"}, "flee": {"fled", "flees", "fleeing"}, "strike": {"struck", "strikes", "striking"},
              "die": {"died", "dies", "dying", "die"}, "hurt": {"hurt", "hurts", "hurting"}}  # fmt: skip

OBJECT_VERBS: dict[str, str] = {}  # "kill" acts on the counted
SUBJECT_VERBS: dict[str, str] = {}  # "die" is done by the counted
PREDICATES: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # "taken hostage" stands after the counted
BEFORE: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # "laid off 300 workers", by last word
NOUNS: dict[str, str] = {}  # "31 deaths"
TOLLS: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # "a death toll of 31", by last word
_NOUN_OF: dict[str, str] = {}  # "the killing of 12 people"

for _measure, _entry in words("happenings").items():
    for _verb in _entry["object"].split():
        for _form in inflect(_verb) | _IRREGULAR.get(_verb, set()):
            OBJECT_VERBS[_form] = _measure
    for _verb in _entry["subject"].split():
        for _form in inflect(_verb) | _IRREGULAR.get(_verb, set()):
            SUBJECT_VERBS[_form] = _measure
    for _phrase in _entry["predicate"].split("|"):
        _words = tuple(_phrase.split())
        if _words:
            PREDICATES.setdefault(_words[0], []).append((_words, _measure))
    for _phrase in _entry.get("before", "").split("|"):
        if _phrase:
            BEFORE.setdefault(_phrase.split()[-1], []).append((tuple(_phrase.split()), _measure))
    for _noun in _entry["nouns"].split():
        NOUNS[_noun] = _measure
    for _toll in _entry["tolls"].split("|"):
        _words = tuple(_toll.split())
        if _words:
            TOLLS.setdefault(_words[-1], []).append((_words, _measure))
for _list in (*PREDICATES.values(), *TOLLS.values()):
    _list.sort(key=lambda pair: -len(pair[0]))
_NOUN_OF.update({"death": "killed", "deaths": "killed", "killing": "killed", "killings": "killed", "murder": "killed", "murders": "killed",
                 "lives": "killed", "massacre": "killed", "arrest": "arrested", "arrests": "arrested", "detention": "arrested", "kidnapping": "kidnapped",
                 "abduction": "kidnapped", "release": "released", "rescue": "rescued", "displacement": "displaced", "evacuation": "evacuated",
                 "deployment": "deployed", "wounding": "wounded", "shooting": "", "bodies": "bodies_recovered", "remains": "bodies_recovered"})  # fmt: skip
_SHOOTING = all_forms("stab") | {"shot", "stabbed", "shoot", "shooting"}
_CAUSES = word_set("rules", "happenings.causes")
_ADVERBISH = ADVERBS | word_set("rules", "happenings.adverbish")
_NEGATIONS = word_set("rules", "happenings.negations")
_PERSONAL = frozenset(
    m for m in words("happenings") if m not in ("seized", "destroyed", "affected", "bodies_recovered")
)
_HARM = word_set("rules", "happenings.harm")
_HOSPITAL = word_set("rules", "happenings.hospital")
_TRIGGERS = (
    frozenset(OBJECT_VERBS)
    | frozenset(SUBJECT_VERBS)
    | frozenset(PREDICATES)
    | frozenset(BEFORE)
    | frozenset(NOUNS)
    | frozenset(TOLLS)
    | _SHOOTING
    | _CAUSES
    | frozenset(_NOUN_OF)
    | frozenset(n + "s" for n in NOUNS)
    | _HOSPITAL
    | _HARM
    | frozenset(
        (
            "fatally",
            "condition",
            "recovering",
            "dead",
            "life",
            "lives",
            "bodies",
            "injuries",
            "casualties",
            "fatalities",
            "toll",
        )
    )
)


def suffers(tk: Tokens, d: Draft) -> bool:
    """Whether a passive verb or state of a measure follows directly: "several were arrested", "four are dead"."""
    following = tk.lower[d.right + 1 : d.right + 4]
    return (
        following[:1] != [] and following[0] in BE and any(w in OBJECT_VERBS or w in PREDICATES for w in following[1:])
    )


def has_happening(tk: Tokens) -> bool:
    """Whether any word of the paragraph could give a measure: most paragraphs have none."""
    return not _TRIGGERS.isdisjoint(tk.lower)


_OWN_VERB = [[w] for w in ("was", "were", "are", "is")]  # "killed 12 and 30 were hurt"


def attach_measures(tk: Tokens, drafts: list[Draft]) -> None:
    """Set ``measure`` of every count of the paragraph, in reading order so that lists inherit."""
    for index, d in enumerate(drafts):
        if d.kind == "ordinal":
            _measure_one_more(tk, drafts, index)
        if d.kind not in ("count", "fraction", "percent", "rate") or d.form in ("ordinal", "fold") or _is_family(tk, d):
            continue
        found = (
            _by_noun(tk, d)
            or _by_noun_of(tk, d)
            or _by_phrase(tk, d)
            or _by_toll(tk, d)
            or (_right_of_verb(tk, d) if tk.lower[d.right + 1 : d.right + 2] in _OWN_VERB else None)
            or _left_of_verb(tk, d)
            or _right_of_verb(tk, d)
            or _relative_object(tk, d)
            or _hurt(tk, d, drafts, index)
            or _inherited(tk, d, drafts, index)
        )
        if d.form == "pair" and (found is None or found[0] == "wounded") and _both_dead(tk, d):
            found = "killed", "each of the two is said to be dead"
        if found is None and d.object_head is not None:
            noun = singular(tk.lower[d.object_head])
            found = (NOUNS[noun], "noun that says what happened") if noun in _PRESENT_BY_NAME else None
        if found is None or not found[0]:
            continue
        measure, rule = found
        if d.kind in ("percent", "fraction") and d.base is None and d.object is None:
            continue
        if d.unit is None and d.kind == "count" and isinstance(d.value, Decimal):
            continue  # ".380": no part of a person is counted
        if d.unit is None and measure in _PERSONAL and d.kind == "count":
            d.unit = d.unit_name = "people"
            d.rules["unit"] = "what happened happens to people"
        if (
            measure in _PERSONAL
            and d.kind == "count"
            and d.unit not in ("people", None)
            and not rule.startswith("noun")
            and rule != "toll"
        ):
            continue  # "killed 12 sheep", "destroyed 3 homes" are no casualties
        if measure in ("seized", "destroyed") and d.unit == "people":
            continue
        d.measure = measure
        d.rules["measure"] = rule


def _is_family(tk: Tokens, d: Draft) -> bool:
    """Whether the number says how many children somebody has: "a father of two was killed"."""
    return d.left > 1 and tk.lower[d.left - 1] == "of" and tk.lower[d.left - 2] in _PARENTS


_PARENTS = word_set("rules", "happenings.parents")


def _measure_one_more(tk: Tokens, drafts: list[Draft], index: int) -> None:
    """Judge "a third person died": so many are dead by now. Not where those before were wounded only, or caught.

    Other measures are left: "a third victim was injured" may be the third that was hit and the first that lives.
    """
    d = drafts[index]
    if d.object_head is None or d.object_head > d.right or not is_person(tk.lower[d.object_head]):
        return
    if is_plural(tk.word[d.object_head]) or tk.lower[d.left - 1 : d.left] not in _ONE_MORE:
        return
    for other in drafts[:index]:
        if tk.sentence[d.left] - tk.sentence[other.left] < 3 and other.measure not in (None, "killed"):
            return
    found = _right_of_verb(tk, d)
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


_DEAD = word_set("rules", "happenings.dead")
_ATTACKS = frozenset(("attack", "attacks", "bombing", "bombings", "bomber", "bombers", "blast", "blasts"))
_BY_NOUN = "noun that says what happened"


def _by_noun(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read the counted noun that says it by itself: "31 deaths", "three bodies", "12 arrests", "12 killed, 30 injured"."""
    if d.object_head is None:
        return None
    head = tk.lower[d.object_head]
    noun = singular(head)
    if noun == "suicide" and tk.lower[d.right + 1 : d.right + 2] and tk.lower[d.right + 1] in _ATTACKS:
        return None  # "a double suicide attack" has killed whom it has
    if d.form == "multiple":
        return _multiple(tk, d, noun)
    measure = NOUNS.get(noun)
    if measure == "bodies_recovered" and noun == "body" and _DEAD.isdisjoint(tk.lower):
        return None  # "the two bodies that govern the sport"
    if measure and measure not in ("protested", "attended"):
        return measure, _BY_NOUN
    if d.object is not None:
        for word in tk.lower[d.object[0] : d.object[1] + 1]:  # "12 killed, 30 injured", "three dead astronauts"
            if word in PERSON_ADJECTIVES and (word in OBJECT_VERBS or word in PREDICATES):
                return OBJECT_VERBS.get(word) or PREDICATES[word][-1][1], _BY_NOUN
    if noun == "job" and any(w in _CUT for w in tk.lower[max(0, d.left - 3) : d.left]):
        return "laid_off", "noun of jobs cut"
    around = [*tk.lower[max(0, d.left - 3) : d.left], *tk.lower[d.right + 1 : d.right + 4]]
    if noun == "life" and d.kind == "count" and any(w in _CLAIMED or w == "of" for w in around):
        return "killed", _BY_NOUN  # "claimed 31 lives", "31 lives were lost"
    return None


def _by_noun_of(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read the noun before "of": "the bodies of three hostages", "the deaths of 31 people", "the deaths of an elderly couple"."""
    k = d.left - 1
    if d.form == "pair":
        while k > d.left - 4 and k > 0 and tk.lower[k] != "of":
            k -= 1
    if k >= 0 and tk.lower[k] == "the":
        k -= 1
    if k < 1 or tk.lower[k] != "of" or not (d.unit == "people" or d.form == "pair"):
        return None
    noun = tk.lower[k - 1]
    before = tk.lower[max(0, k - 4) : k - 1]
    if noun in ("lives", "life"):
        return ("killed", "noun of") if any(w in _CLAIMED for w in before) else None
    if noun in ("shooting", "stabbing"):
        return ("wounded" if _FATAL.isdisjoint(before) else "killed"), "noun of"
    measure = _NOUN_OF.get(noun)
    return (measure, "noun of") if measure and _ATTEMPTS.isdisjoint(before) else None


_CLAIMED = all_forms("claim take cost lose") | {"took", "taken", "lost"}
_CUT = all_forms("cut shed axe slash eliminate lose") | {"lost"}


def _multiple(tk: Tokens, d: Draft, noun: str) -> tuple[str, str] | None:
    """Judge "double homicide", "triple shooting": shot is wounded, unless the shooting is called fatal or deadly."""
    if noun in NOUNS:
        return NOUNS[noun], "noun that says what happened"
    before = tk.lower[max(0, d.left - 3) : d.left]
    after = tk.lower[d.right + 1 : d.right + 2]
    if not _FATAL.isdisjoint(before) or after in (["death"], ["deaths"]):
        return "killed", "noun that says what happened"
    return "wounded", "noun that says what happened"


def _by_phrase(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read words right before the counted: "laid off 300 workers", "shot dead two men"."""
    k = d.left - 1
    if k < 1 or d.unit not in ("people", None):
        return None
    for phrase, measure in BEFORE.get(tk.lower[k], ()):
        first = k - len(phrase) + 1
        if tuple(tk.lower[max(0, first) : k + 1]) == phrase and not (first and tk.lower[first - 1] in BE):
            return measure, "words before the figure"
    return None


_TOLL_LINKS = word_set("rules", "happenings.toll_links")


def _by_toll(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read "a death toll of 31", "the number of dead rose to 31", "bringing the toll to 31", "Killed: 12"."""
    if d.object is not None and d.unit not in ("people",):
        return None
    k = d.left - 1
    steps = 0
    links = 0
    sentence = tk.sentence[d.left]
    while k >= 0 and steps < 7 and tk.sentence[k] == sentence:
        w = tk.lower[k]
        for phrase, measure in TOLLS.get(w, ()):
            size = len(phrase)
            if tuple(tk.lower[k - size + 1 : k + 1]) == phrase and links:
                if size == 1 and w != "toll" and not _counted_noun_before(tk, k):
                    return None
                if (w == "toll" and not _death_toll(tk, k)) or tk.lower[max(0, k - 1)] == "pronounced":
                    return None  # "pronounced dead at 5"
                return measure, "toll"
        if w in _TOLL_LINKS:
            links += 1
        elif not (
            w in ADVERBS
            or w in DETERMINERS
            or w in VERBS
            or steps < 1
            or (w in PREPOSITIONS or tk.word[k][0].isupper())
        ):
            return None
        if not w[0].isalpha():
            return None
        k -= 1
        steps += 1
    return None


def _counted_noun_before(tk: Tokens, k: int) -> bool:
    """Whether a noun such as "deaths" or "crowd" is the counted total: "the number of deaths rose to 31", "a crowd of 3,000"."""
    return tk.lower[k + 1 : k + 2] in (
        ["of"],
        ["to"],
        ["at"],
        ["rose"],
        ["reached"],
        ["is"],
        ["was"],
        ["stood"],
        ["stands"],
    ) and not tk.lower[k].endswith("ed")


def _death_toll(tk: Tokens, k: int) -> bool:
    return tk.lower[k - 1] in _TOLL_ADJECTIVES and not (
        tk.lower[k + 1 : k + 2] == ["of"] and tk.lower[k - 1] != "death"
    )


def _measure_of(tk: Tokens, k: int, table: dict[str, str]) -> str | None:
    w = tk.lower[k]
    measure = table.get(w)
    if measure == "wounded" and k and tk.lower[k - 1] in ("fatally", "mortally"):
        return "killed"
    if measure is None and w in _SHOOTING and table is OBJECT_VERBS:
        nxt = tk.lower[k + 1 : k + 4]
        before = tk.lower[max(0, k - 2) : k]
        if (
            "fatally" in before
            or nxt[:1] == ["dead"]
            or nxt[:2] in (["and", "killed"], ["to", "death"])
            or nxt[:2] == ["and", "fatally"]
        ):
            return "killed"
        return "wounded"
    return measure


def _left_of_verb(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read the verb that has the figure as its object: "killed at least 12", "wounding 30 others", "killed 10 men and 4 women"."""
    lower = tk.lower
    sentence = tk.sentence[d.left]
    k = d.left - 1
    steps = 0
    while k >= 0 and steps < 12 and tk.sentence[k] == sentence:
        w = lower[k]
        measure = _measure_of(tk, k, OBJECT_VERBS)
        if measure is not None:
            if k and (
                lower[k - 1] in BE
                or lower[k - 1] in ("been", "being")
                or (k > 1 and lower[k - 1] in _ADVERBISH and lower[k - 2] in BE)
            ):
                return None  # passive: what it acts on stands before it
            # "following the shooting, the two", "in the 4 p.m. shooting, two men"
            named = w.endswith("ing") and ((k and lower[k - 1] in DETERMINERS) or lower[k + 1] == ",")
            if named or any(x in _NEGATIONS for x in lower[max(0, k - 3) : k]):
                return None
            if d.unit != "people" and (w in _SHOOTING or (w[-1] == "s" and d.unit is None and d.form == "digits")):
                return None  # "financing charges 48.9 mln"
            if steps and (not _only_list(tk, k + 1, d.left) or _is_day(tk, k + 1)):
                return None  # "a poll released Sunday, three of four"
            if (
                k
                and is_plural(tk.word[k - 1])
                and w.endswith("ed")
                and k + 1 < tk.size
                and lower[k + 1] in ("in", "by")
                and steps
            ):
                return None
            joined = _joined_verb(tk, k)
            if joined is not None and joined != measure:
                return (
                    ("killed", "verb with the figure as its object")
                    if {joined, measure} == {"killed", "wounded"} and w in _SHOOTING
                    else None
                )
            return measure, "verb with the figure as its object"
        if w in _CAUSES and _only_list(tk, k + 1, d.left):
            return _left_them(tk, d)
        if (
            w in VERBS
            and not w.endswith(("ing",))
            and not tk.word[k][0].isupper()
            and w not in ("estimated", "reported")
        ):
            return None
        if w in (";", ":", "—", "(") or w in _ENDS_OBJECT_LIST:
            return None
        k -= 1
        steps += 1
    return None


def _is_day(tk: Tokens, k: int) -> bool:
    return tk.lower[k] in WEEKDAYS and tk.lower[k + 1 : k + 2] == [","]


def _joined_verb(tk: Tokens, k: int) -> str | None:
    """Return the measure of a verb joined to the one at ``k``: "killed or wounded", "killed, wounded or captured"."""
    if tk.lower[k + 1 : k + 2] == [","] and tk.lower[k + 3 : k + 4] in (["or"], ["and"], [","]):
        listed = OBJECT_VERBS.get(tk.lower[k + 2])
        if listed:
            return listed
    for step in (2, -2):
        if 0 <= k + step < tk.size and tk.lower[k + step // 2] in ("or", "and"):
            other = OBJECT_VERBS.get(tk.lower[k + step])
            if other:
                return other
    return None


def _only_list(tk: Tokens, first: int, left: int) -> bool:
    """Whether tokens ``first..left-1`` are nothing but earlier members of a list ("10 men, 4 women and")."""
    if first >= left:
        return True
    for k in range(first, left):
        w = tk.lower[k]
        if w in VERBS and not is_plural(tk.word[k]) and not w.endswith("ed"):
            return False
        if w in PREPOSITIONS and w not in _LIST_PREPOSITIONS:
            return False
        if w in AUXILIARIES:
            return False
    last = tk.lower[left - 1]
    return last in _LIST_LINKS or last in DETERMINERS or last in _ADVERBISH


def _left_them(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read "left 31 dead", "leaving 12 wounded and 4 missing"."""
    j = d.right + 1
    return _predicate_at(tk, j, "left with the state after it")


def _predicate_at(tk: Tokens, j: int, rule: str) -> tuple[str, str] | None:
    if j >= tk.size:
        return None
    for phrase, measure in PREDICATES.get(tk.lower[j], ()):
        if tuple(tk.lower[j : j + len(phrase)]) == phrase:
            return (
                "killed" if j and measure == "wounded" and tk.lower[j - 1] in ("fatally", "mortally") else measure
            ), rule
    return None


_SUBJECTS = frozenset(("he", "she", "they", "police", "gunmen"))


def _relative_object(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read "the four people he shot", "both of the men she is accused of killing": a clause whose object is the counted."""
    j = d.object_head + 1 if d.object_head is not None and d.object_head > d.right else d.right + 1
    j += tk.lower[j : j + 1] in (["that"], ["whom"], ["who"])
    if tk.lower[j : j + 1] and tk.lower[j] in _SUBJECTS and tk.lower[j + 1 : j + 2] in (["'s"], ["’s"]):
        j += 1  # "the four people he's accused of shooting"
        return _accused_of(tk, j)
    if d.unit != "people" or j >= tk.size or tk.lower[j] not in _SUBJECTS:
        return None
    for k in range(j + 1, min(j + 6, tk.size)):
        measure = _measure_of(tk, k, OBJECT_VERBS)
        if measure is not None:
            after = tk.lower[k + 1] if k + 1 < tk.size else "."
            ends = not after[0].isalpha() or after in PREPOSITIONS
            return (measure, "relative clause") if ends else None
        if tk.lower[k] in _NEGATIONS or not tk.lower[k][0].isalpha():
            return None
    return None


def _accused_of(tk: Tokens, j: int) -> tuple[str, str] | None:
    """Read "accused of shooting", "suspected of killing" behind the "'s" at ``j``: what it acts on stands before it."""
    if (
        tk.lower[j + 1 : j + 2]
        and tk.lower[j + 1] in _ACCUSED
        and tk.lower[j + 2 : j + 3] == ["of"]
        and j + 3 < tk.size
    ):
        measure = _measure_of(tk, j + 3, OBJECT_VERBS)
        after = tk.lower[j + 4] if j + 4 < tk.size else "."
        if measure is not None and (not after[0].isalpha() or after in PREPOSITIONS):
            return measure, "relative clause"
    return None


_ACCUSED = frozenset(("accused", "suspected", "convicted", "guilty"))


class _Clause:
    """What has been read of the clause to the right of a figure that starts at token ``start``."""

    __slots__ = ("commas", "negated", "passive", "start")

    def __init__(self, start: int, *, negated: bool) -> None:
        self.start = start
        self.negated = negated
        self.passive = False
        self.commas = 0

    @property
    def aside(self) -> bool:
        """Whether we are behind a comma that nothing has closed: what stands there is not the figure's own verb."""
        return self.commas == 1 and not self.passive


_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS
_NOTHING = ("", "")  # the clause says nothing of the figure: stop looking
_MARKS_OF_ASIDES = frozenset((",", "—", "–", "("))
_WHEN = frozenset(("when", "while", "where", "because"))
_ENDS = frozenset((";", ":", "“", '"'))


def _right_of_verb(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read what follows the figure: "12 were killed", "12 people, 3 of them children, died", "250 others taken hostage"."""
    if d.object_head is not None and (d.object_head < d.left or tk.lower[d.last + 1] in HYPHENS):
        return None  # of "the 15-member council" the council is spoken of
    sentence = tk.sentence[d.right]
    j = d.right + 1
    clause = _Clause(j, negated=tk.lower[d.first] == "zero" or _part_of(tk, d))
    clause.passive = d.form == "pair" and d.left > 0 and tk.lower[d.left - 1] in BE  # "they were both shot"
    lists = 0
    stop = min(tk.size, j + 24)
    while j < stop and tk.sentence[j] == sentence:
        w = tk.lower[j]
        if w in _NEGATIONS or w.endswith(("n't", "n’t")):
            clause.negated = True
        if w in _MARKS_OF_ASIDES and not _lists_on(tk, j):
            clause.commas += 1
            if clause.commas > 2:
                return None
            j = _past_part(tk, j)
        elif w in AUXILIARIES:
            if w in _SINGULAR_VERBS and not _may_be_singular(tk, d):
                return None  # "an argument with two sons and was stabbed"
            clause.passive = clause.passive or w in BE
        elif (
            _closes(w, clause) or _opens_clause(tk, j, clause) or (w in _HAPPENS and tk.lower[j + 1 : j + 2] != ["up"])
        ):
            return None
        elif w not in ("who", "that", "which"):
            found = _happening_at(tk, d, j, clause) if w in _TELLING or w[-2:] == "ed" else None
            if found is not None:
                return None if clause.negated or found is _NOTHING else found
            if tk.word[j][0].isdigit() and clause.commas == 0 and tk.lower[j - 1] == "and":
                lists += 1  # "12 men and 3 women were killed": the list shares its verb
                if lists > 3:
                    return None
            if w in VERBS and w.endswith(("ing", "ed")):
                stop -= 1
        j += 1
    return None


def _may_be_singular(tk: Tokens, d: Draft) -> bool:
    """Whether a verb in the singular may be said of the figure: of one, of a share, of a group or total of so many."""
    if d.value == 1 or d.kind != "count" or d.left < 2:
        return d.value == 1 or d.kind != "count"
    return tk.lower[d.left - 1] == "of" and tk.lower[d.left - 2] in _GROUPS


_SINGULAR_VERBS = frozenset(("was", "is", "has"))
_GROUPS = word_set("rules", "happenings.groups")


def _lists_on(tk: Tokens, comma: int) -> bool:
    """Whether another counted thing follows the comma: "ten men, four women and three children were rescued"."""
    if tk.lower[comma] != "," or comma + 2 >= tk.size:
        return False
    return (
        is_number_word(tk, comma + 1) and tk.word[comma + 2][0].isalpha() and tk.lower[comma + 2] not in _BEFORE_NOUNS
    )


def _past_part(tk: Tokens, comma: int) -> int:
    """Return the token to read on from: past an aside about a part (", 12 of whom were hurt,"), else the comma itself."""
    if tk.lower[comma + 2 : comma + 3] == ["of"] and tk.lower[comma + 3 : comma + 4] in (["whom"], ["which"]):
        for k in range(comma + 4, min(comma + 20, tk.size)):
            if tk.lower[k] == ",":
                return k
        return tk.size
    return comma


def _part_of(tk: Tokens, d: Draft) -> bool:
    """Whether only a part of the figure is spoken of: "one of three suspects fled", "none of the 12 was killed"."""
    k = d.left - 1
    if k > 0 and tk.lower[k] in ("the", "his", "her", "its", "their", "those", "these"):
        k -= 1
    return k > 0 and tk.lower[k] == "of" and (tk.lower[k - 1] in _PARTS_OF or is_number_word(tk, k - 1))


_PARTS_OF = frozenset(("none", "neither", "nobody", "some", "any", "part", "half", "several"))


def _closes(w: str, clause: _Clause) -> bool:
    """Whether a mark or conjunction ends what can be said of the figure."""
    if w == "and":
        return clause.passive or clause.commas == 1
    return w in _ENDS or (w in ("but", "while") and clause.commas == 1) or (w == ")" and not clause.commas)


def _opens_clause(tk: Tokens, j: int, clause: _Clause) -> bool:
    """Whether a clause with a subject of its own begins: "orphaned when their parents die", "told police that Ames was shot"."""
    w = tk.lower[j]
    if w == "that":
        return j > clause.start + 1 and (is_verb(tk, j - 1) or is_verb(tk, j - 2) or tk.lower[j - 2] == "to")
    return w in _WHEN and tk.lower[j + 1 : j + 2] != [] and tk.lower[j + 1] in DETERMINERS and j > clause.start


_TELLING = VERBS.union(OBJECT_VERBS, SUBJECT_VERBS, PREDICATES, _SHOOTING, ("fatally",))


def _happening_at(tk: Tokens, d: Draft, j: int, clause: _Clause) -> tuple[str, str] | None:
    """Judge the word at ``j``: (measure, rule), _NOTHING where it settles that there is none, None to read on."""
    w = tk.lower[j]
    if w == "fatally" and not _verb_of_harm(tk, j + 1):
        return ("killed", "fatally") if j == clause.start else _NOTHING
    found = _predicate_at(tk, j, "state after the figure")
    if found is not None and (clause.passive or j - clause.start <= 3 or tk.lower[j - 1] in _STATE_VERBS):
        return _NOTHING if clause.aside else found
    measure = _measure_of(tk, j, OBJECT_VERBS)
    if measure is not None:
        if w.endswith(("ed", "en")) or w in ("shot", "hurt", "held"):
            return _suffered(tk, j, measure, clause)
        if not clause.passive:
            return _NOTHING  # the counted do it to somebody
    measure = SUBJECT_VERBS.get(w) if w not in MONTHS or tk.word[j].islower() else None  # "on March 9"
    if measure == "displaced" and not _driven_out(tk, d, j):
        return _NOTHING
    if w.startswith("contract") and not _names_a_disease(tk, j + 1):
        return _NOTHING  # "the economy has contracted"
    if measure is not None and (measure not in ("protested", "attended") or d.unit in ("people", None)):
        return _NOTHING if w in _NOT_DONE_BY_COUNTED else (measure, "verb with the figure as its subject")
    if w.endswith("ed") and tk.lower[j - 1] in ("have", "has", "had"):
        return _NOTHING  # "have braved the cold": the counted do something else
    if w in VERBS and w not in _PASSED_OVER and not tk.word[j][0].isupper() and not _noun_after_all(tk, j):
        participle = w.endswith(("ing", "ed")) and j > clause.start and not clause.passive
        return None if participle else _NOTHING
    return None


def _names_a_disease(tk: Tokens, k: int) -> bool:
    return (
        k < tk.size and tk.word[k][0].isalpha() and tk.lower[k] not in PREPOSITIONS and tk.lower[k] not in AUXILIARIES
    )


def _driven_out(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether those who fled were driven from their homes: many of them, or from home or war. Two robbers flee too."""
    many = d.value is None or d.value >= 20
    sheltered = tk.lower[j + 1 : j + 3] in (["to", "a"], ["into", "a"], ["to", "the"], ["to", "another"])
    return many or not (sheltered or _HOMES.isdisjoint(tk.lower[j + 1 : j + 7]))


_HOMES = word_set("rules", "happenings.homes")


def _suffered(tk: Tokens, j: int, measure: str, clause: _Clause) -> tuple[str, str]:
    """Judge a participle at ``j``: "12 people killed in", "were killed"; but not "12 men killed a guard"."""
    active = not clause.passive and (_has_object(tk, j) or _harms_somebody(tk, j))
    if clause.aside or active:
        return _NOTHING
    joined = _joined_verb(tk, j)
    if joined is None or joined == measure:
        return measure, "passive verb"
    if tk.lower[j] in _SHOOTING:
        return joined if tk.lower[j + 1] == "and" else measure, "passive verb"
    return _NOTHING


def _harms_somebody(tk: Tokens, j: int) -> bool:
    """Whether an active verb goes on with whom it harmed: "who shot at a man", "shot and killed Ames", "shot and killed him"."""
    after = tk.lower[j + 1 : j + 3]
    if after[:1] == ["at"] and tk.lower[j] in _SHOOTING:
        return len(after) > 1 and (after[1] in DETERMINERS or after[1] in _HIM)
    k = j + 2 if after[:1] in (["and"], ["or"]) and after[1:] and after[1] in OBJECT_VERBS else j
    if k + 1 >= tk.size:
        return False
    who = tk.word[k + 1]
    named = who[0].isupper() and not who.isupper() and tk.lower[k + 1] not in _DAYS
    named = named and tk.sentence[k + 1] == tk.sentence[k]
    return named or (k > j and _has_object(tk, k))


_DAYS = MONTHS | WEEKDAYS


def _verb_of_harm(tk: Tokens, j: int) -> bool:
    return j < tk.size and (tk.lower[j] in _SHOOTING or tk.lower[j] in OBJECT_VERBS)


def _noun_after_all(tk: Tokens, j: int) -> bool:
    """Whether a word that can be a verb is a noun here: "12 cooks", "from a car crash"."""
    before = tk.lower[j - 1]
    if is_plural(tk.word[j]):
        return before in _BEFORE_NOUNS or is_number_word(tk, j - 1)
    return tk.lower[j - 2] in ("a", "an", "the", "this", "another", "his", "her") and not tk.lower[j].endswith(
        ("ed", "s")
    )


_VIOLENCE = word_set("rules", "happenings.violence")
_SUFFERING = word_set("rules", "happenings.suffering")
_SENT = word_set("rules", "happenings.sent")
_CARRIED = word_set("rules", "happenings.carried")
_HIT = word_set("rules", "happenings.hit")
_BODY = word_set("rules", "happenings.body")
_CONDITIONS = word_set("rules", "happenings.conditions")


def _hurt(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Read harm without its verb: "two men with gunshot wounds", "three in critical condition", "four taken to hospital".

    Persons in hospital are wounded where the paragraph tells of violence or an accident, else only hospitalized.
    """
    if d.unit not in ("people", None):
        return None
    sentence = tk.sentence[d.right]
    stop = min(tk.size, d.right + 13, drafts[index + 1].left if index + 1 < len(drafts) else tk.size)
    cue = None
    for k in range(d.right + 1, stop):
        w = tk.lower[k]
        if tk.sentence[k] != sentence or _turns_to_others(tk, k, cue):
            return None
        if w in _SUFFERING or w in _CARRIED or w in _HIT or (w in ("in", "recovering") and cue not in _HIT):
            cue = w
        if cue is None and d.left and tk.lower[d.left - 1] in _SENT and w == "to" and tk.lower[k + 1 : k + 3] != []:
            cue = "sent"  # "a shooting sent two men to the hospital"
        if cue is None:
            continue
        if cue in _HIT and w in _BODY and tk.lower[k - 2] == "in":
            return "wounded", "hit in the body"
        if w in _HARM and (cue in _SUFFERING or cue in _HIT):
            return "wounded", "harm suffered"
        if d.unit is None and d.form != "pair":
            continue
        if w in _CONDITIONS and cue in ("in", "were", "was") and "condition" in tk.lower[k + 1 : k + 4]:
            return "wounded", "condition in hospital"
        if w in _HOSPITAL and (cue in _CARRIED or cue == "in"):
            return ("hospitalized" if _VIOLENCE.isdisjoint(tk.lower) else "wounded"), "taken to hospital"
        if w == "recovering" and not _VIOLENCE.isdisjoint(tk.lower):
            return "wounded", "recovering"
    return None


def _turns_to_others(tk: Tokens, k: int, cue: str | None) -> bool:
    """Whether what follows token ``k`` is said of somebody else, or denied.

    "Two men got into a row and one was shot in the leg"; "two men were driving her to the hospital".
    """
    w = tk.lower[k]
    if w == "and" and cue not in _HIT:
        return k + 1 < tk.size and tk.lower[k + 1] in _OTHERS
    if cue not in _HIT and w in _HAPPENS and tk.lower[k + 1 : k + 2] != ["up"]:
        return True  # "a row between two men ended with gunfire"
    driving = w.endswith("ing") and w not in _SUFFERING and tk.lower[k - 1] in AUXILIARIES and _has_object(tk, k)
    return driving or w in ";:—" or w in _NEGATIONS


_HAPPENS = frozenset(("ended", "began", "started", "ends", "begins", "led", "escalated"))
_OTHERS = frozenset(("one", "another", "he", "she", "they"))


def _has_object(tk: Tokens, j: int) -> bool:
    """Whether a noun phrase follows the verb directly: "killed a guard", "which killed 21 people"; "killed two days ago" has none."""
    k = j + 1
    if k + 1 >= tk.size:
        return False
    w = tk.lower[k]
    if w in ("that", "this", "last", "each") or tk.lower[k + 1] in _TIMES:
        return False
    return (
        w in DETERMINERS
        or w in _HIM
        or (is_number_word(tk, k) and (is_plural(tk.word[k + 1]) or is_plural(tk.word[min(k + 2, tk.size - 1)])))
    )


_TIMES = word_set("rules", "numerals.time_units")
_HIM = frozenset(("him", "her", "them", "me", "us", "you"))


def _inherited(tk: Tokens, d: Draft, drafts: list[Draft], index: int) -> tuple[str, str] | None:
    """Carry a measure on: "killed 12 people, including 3 children"; "12 killed, 30 [wounded]" has its own word."""
    if index == 0:
        return None
    before = drafts[index - 1]
    if before.measure is None or tk.sentence[before.right] != tk.sentence[d.left] or d.unit not in ("people", None):
        return None
    between = tk.lower[before.right + 1 : d.left]
    if len(between) > 12:
        return None
    if "including" in between or ("among" in between and "them" in between):
        return before.measure, "part of a figure with this measure"
    if (d.object_head is not None and tk.lower[d.object_head] in ("them", "whom")) or (
        tk.lower[d.last + 1 : d.last + 3] in (["of", "them"], ["of", "whom"])
    ):
        after = tk.lower[d.right + 1 : d.right + 2]
        if not after or after[0] in _ENDS_PART or (after[0] in _PARTS):
            return before.measure, "part of a figure with this measure"
    return None
