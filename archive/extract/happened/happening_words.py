"""The words that say what happened, by measure, and what a verb among them acts on."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    all_forms,
    inflect,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import QUOTES, is_number_word
from archive.extract.words import word_set, words

_IRREGULAR = {"shoot": {"shot", "shoots", "shooting"}, "flee": {"fled", "flees", "fleeing"}, "strike": {"struck", "strikes", "striking"},
              "die": {"died", "dies", "dying", "die"}, "hurt": {"hurt", "hurts", "hurting"}, "slay": {"slay", "slays", "slain", "slaying"}}  # fmt: skip
OBJECT_VERBS: dict[str, str] = {}  # "kill" acts on the counted
PASSIVE_VERBS: dict[str, str] = {}  # "five are held", but not "the jail holds 400"
SUBJECT_VERBS: dict[str, str] = {}  # "die" is done by the counted
PREDICATES: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # "taken hostage" stands after the counted
BEFORE: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # "laid off 300 workers", by last word
NOUNS: dict[str, str] = {}  # "31 deaths"
TOLLS: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # "a death toll of 31", by last word
NOUN_OF: dict[str, str] = {}  # "the killing of 12 people"
NOUN_BY: dict[str, str] = {}  # "a rally by 300 farmers"
VICTIMS: dict[str, str] = {}  # "three murder victims"
AROUND: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # "took 12 people hostage", by first word: the words behind
OF_SOME: dict[
    str, list[tuple[tuple[str, ...], str]]
] = {}  # "sent 300 soldiers", "damaged 40 homes": by first word, the words behind
SOME: dict[str, frozenset[str]] = {}  # of whom or what those verbs say it
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
    for _verb in _entry.get("passive", "").split():
        PASSIVE_VERBS[_verb] = _measure
    for _phrase in _entry.get("around", "").split("|"):
        if _phrase:
            AROUND.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()[1:]), _measure))
    SOME[_measure] = frozenset(_entry.get("some", "").split())
    for _phrase in _entry.get("only_of_some", "").split("|"):
        if _phrase:
            OF_SOME.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()[1:]), _measure))
    for _noun in _entry.get("by", "").split():
        NOUN_BY[_noun] = _measure
    for _noun in _entry.get("victims", "").split():
        VICTIMS[_noun] = _measure
    for _noun in _entry["nouns"].split():
        NOUNS[_noun] = _measure
    for _noun in _entry.get("of", "").split():
        NOUN_OF[_noun] = _measure
    for _toll in _entry["tolls"].split("|"):
        _words = tuple(_toll.split())
        if _words:
            TOLLS.setdefault(_words[-1], []).append((_words, _measure))
for _list in (*PREDICATES.values(), *TOLLS.values()):
    _list.sort(key=lambda pair: -len(pair[0]))
STATES = {phrases[-1][0][0]: phrases[-1][1] for phrases in PREDICATES.values() if len(phrases[-1][0]) == 1}  # "dead"
SHOOTING = all_forms("stab") | {"shot", "stabbed", "shoot", "shooting"}
DIED = frozenset(("died", "perished", "succumbed"))
CAUSES = word_set("rules", "happenings.causes")
ADVERBISH = ADVERBS | word_set("rules", "happenings.adverbish")
NEGATIONS = word_set("rules", "happenings.negations")
HARM = word_set("rules", "happenings.harm")
_PICTURES = word_set("rules", "happenings.pictures")
HOSPITAL = word_set("rules", "happenings.hospital")
HIT = word_set("rules", "happenings.hit")
DRAWS = word_set("rules", "happenings.draws")
_WITHOUT_A_VERB = word_set("rules", "happenings.without_a_verb")
_PHRASES = [phrase for table in (PREDICATES, BEFORE, TOLLS) for phrases in table.values() for phrase, _ in phrases]
_PHRASES += [
    (first, *behind) for table in (AROUND, OF_SOME) for first, phrases in table.items() for behind, _ in phrases
]
# What says it in one word, and of what says it in several all of them, by the longest: of "in the dark" by "dark".
_IN_SEVERAL: dict[str, list[frozenset[str]]] = {}
for _several in {frozenset(phrase) - {"*"} for phrase in _PHRASES}:
    _IN_SEVERAL.setdefault(max(_several, key=lambda w: (len(w), w)), []).append(_several)
_LONGEST = frozenset(_IN_SEVERAL)
_IN_ONE = (
    frozenset[str]().union(
        OBJECT_VERBS,
        SUBJECT_VERBS,
        PASSIVE_VERBS,
        NOUNS,
        NOUN_OF,
        NOUN_BY,
        VICTIMS,
        SHOOTING,
        HOSPITAL,
        HARM,
        HIT,
        DRAWS,
        _WITHOUT_A_VERB,
    )
    | {noun + "s" for noun in NOUNS}
    | {noun[:-1] + "ies" for noun in NOUNS if noun.endswith("y")}
)


def suffers(tk: Tokens, d: Draft) -> bool:
    """Whether a passive verb or state of a measure follows directly: "several were arrested", "four are dead"."""
    j = d.right + 1 + (at(tk, d.right + 1) in ("more", "others"))
    following = tk.lower[j : j + 3]
    if following[2:] == ["in"] and following[1] not in ADVERBS and following[1] not in OBJECT_VERBS:
        following.pop()  # "17 were working in May"; but "17 were still in hospital"
    return (
        following[:1] != [] and following[0] in BE and any(w in OBJECT_VERBS or w in PREDICATES for w in following[1:])
    )


_MAY_TELL = _IN_ONE | _LONGEST
_MARCH = frozenset(("march",))
_PRINTED_MARCHES = frozenset(("march", "March", "MARCH"))  # the second alone is a month, or a march by somebody


def has_happening(tk: Tokens) -> bool:
    """Whether any word of the paragraph could give a measure: most paragraphs have none."""
    words = tk.distinct
    told = words & _MAY_TELL
    found = told & _IN_ONE
    if found and not (found == _MARCH and "by" not in words and set(tk.word) & _PRINTED_MARCHES == {"March"}):
        return True
    return any(several <= words for word in told for several in _IN_SEVERAL.get(word, ()))


def measure_of(tk: Tokens, k: int, table: dict[str, str]) -> str | None:
    """Return the measure that ``table`` gives the verb at ``k``; shot is wounded unless it is said to be fatal."""
    w = tk.lower[k]
    measure = table.get(w)
    if measure == "wounded" and k and tk.lower[k - 1] in ("fatally", "mortally"):
        return "killed"
    if w.startswith("captur") and not _PICTURES.isdisjoint(tk.lower[max(0, k - 6) : k + 6]):
        return None  # "the camera captured two men"
    if measure is None and w in SHOOTING and table is OBJECT_VERBS:
        nxt = tk.lower[k + 1 : k + 4]
        before = tk.lower[max(0, k - 2) : k]
        if nxt[:1] == ["down"]:
            return None  # "shot down 14 planes"
        if (
            "fatally" in before
            or nxt[:1] == ["dead"]
            or nxt[:2] in (["and", "killed"], ["to", "death"])
            or nxt[:2] == ["and", "fatally"]
        ):
            return "killed"
        return "wounded"
    return measure


def opening_mark(tk: Tokens, d: Draft) -> int:
    """Return the quotation mark right before the figure, which parts it from no verb: "killed “at least 12 people”"; else its first token."""
    k = d.left - 1
    return k if k > 0 and tk.lower[k] in QUOTES and tk.glued(k + 1) and not tk.glued(k) else d.left


def past_mark(tk: Tokens, d: Draft, j: int) -> int:
    """Return the token behind the quotation mark at ``j`` that ends what opened right before the figure: "“12 people” were killed"; else ``j``."""
    return j + (opening_mark(tk, d) < d.left and at(tk, j) in QUOTES and tk.glued(j))


_LOST_ALIVE = word_set("rules", "happenings.lost_alive")


def said_of_some(tk: Tokens, k: int, d: Draft) -> str | None:
    """Return the measure of a verb at ``k`` that gives it to some only: "sent 300 soldiers", but no pupils; "damaged 40 homes", no careers.

    Nobody is deployed who is sent home, to hospital or to prison, and what else became of them matters more.
    """
    phrases = OF_SOME.get(tk.lower[k])
    if phrases is None or d.unit is None:
        return None
    head = tk.lower[d.object_head] if d.object_head is not None else ""
    counted = (d.unit, head, singular(head))
    measure = next(
        (
            m
            for behind, m in phrases
            if tuple(tk.lower[k + 1 : k + 1 + len(behind)]) == behind and not SOME[m].isdisjoint(counted)
        ),
        None,
    )
    if measure is None:
        return "killed" if d.unit == "people" and _is_lost_to(tk, k, d) else None
    if measure == "killed" and k > d.right and tk.lower[k - 1] not in BE:
        return None  # "12 soldiers lost power"
    after = tk.lower[max(k, d.right) + 1 : max(k, d.right) + 21]
    if measure == "killed" and not _LOST_ALIVE.isdisjoint(after[:5]):
        return None  # "lost 40 soldiers to desertion", "lost two sons in a custody case"
    if measure == "deployed" and after:
        elsewhere = after[0] in DETERMINERS or not _SENT_ELSEWHERE.isdisjoint(after[:5])  # "sent 300 soldiers a letter"
        return None if elsewhere or not _HARMED.isdisjoint(after) else measure
    return measure


def _is_lost_to(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether persons are lost to a disaster or in a fight: "lost 52 people in the flood", "the rebels lost four men"; not "lost 12 men to a rival"."""
    if tk.lower[k] not in _LOSES or k > d.left:
        return False
    after = tk.lower[d.right + 1 : d.right + 6]
    if after[:1] in (["in"], ["to"]) and not _DISASTERS.isdisjoint(after[1:]) and "for" not in after:
        return True
    if tk.lower[d.right] not in ("men", "man") or not (after[:1] == ["in"] or after[:1] in ([], ["."], [","])):
        return False
    return any(singular(w) in _FIGHTING for w in tk.lower[max(0, k - 8) : k])


_LOSES = frozenset(("lose", "loses", "losing", "lost"))
_DISASTERS = word_set("rules", "happenings.disasters")
_FIGHTING = word_set("rules", "happenings.fighting")
_HARMED = word_set("rules", "traps.harmed")
_SENT_ELSEWHERE = word_set("rules", "happenings.sent_elsewhere")


def joined_verb(tk: Tokens, k: int) -> str | None:
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


def joined_measure(tk: Tokens, k: int, measure: str) -> str | None:
    """Return the measure of the verb at ``k`` with the one that is joined to it, None where it is not the same for all.

    "Arrested and charged" are charged in the end, "abducted and killed" are dead; of "killed or wounded", "killed and
    wounded" nobody knows which are which.
    """
    joined = joined_verb(tk, k)
    if joined is None or joined == measure:
        return measure
    before, after = tk.lower[k - 1] if k else "", tk.lower[k + 1] if k + 1 < tk.size else ""
    if "and" not in (before, after):
        return None
    if tk.lower[k] in SHOOTING and "killed" in (joined, measure):
        return "killed"  # "shot and killed"
    first, last = (measure, joined) if after == "and" else (joined, measure)
    if last == "killed" and first != "wounded":
        return last
    return last if first in _STAGES and last in _STAGES[_STAGES.index(first) :] else None


_STAGES = ("kidnapped", "arrested", "held", "charged")


def predicate_at(tk: Tokens, j: int, rule: str) -> tuple[str, str] | None:
    """Return the measure of a state whose words begin at ``j`` ("taken hostage") with ``rule``, "" for one of two states, or None."""
    if j >= tk.size or (tk.lower[j] == "among" and tk.lower[j - 1] not in _COUNTED):
        return None  # "were among the dead"; but "were waiting among the dead"
    for phrase, measure in PREDICATES.get(tk.lower[j], ()):
        size = len(phrase)
        there = tk.lower[j : j + size]
        if len(there) == size and all(word in ("*", there[k]) for k, word in enumerate(phrase)):
            if phrase[0] in _WITH_A_DISEASE and phrase[-1] in ("with", "by") and not _names_infection(tk, j + size):
                continue  # "diagnosed with autism"
            if j and measure == "wounded" and tk.lower[j - 1] in ("fatally", "mortally"):
                measure = "killed"
            return "" if or_else(tk, j + size, measure) else measure, rule
    return None


_WITH_A_DISEASE = frozenset("diagnosed came come struck ill sick went gone down laid stricken carried".split())
_INFECTIONS = word_set("rules", "happenings.diseases") | word_set("rules", "happenings.infections")


def _names_infection(tk: Tokens, k: int) -> bool:
    """Whether what one falls ill with stands at ``k`` or up to three words on: "the new virus", "a severe form of malaria"."""
    return not _INFECTIONS.isdisjoint(tk.lower[k : k + 5])


_COUNTED = BE | {"also", "counted", "listed", "found"}


def or_else(tk: Tokens, k: int, measure: str) -> bool:
    """Whether another state is joined at ``k``, so that nobody knows which are which: "dead or wounded", "dead and missing"."""
    if k + 1 >= tk.size or tk.lower[k] not in ("or", "and"):
        return False
    other = STATES.get(tk.lower[k + 1])
    mixed = other is not None and other != measure and (tk.lower[k] == "or" or measure == "killed")
    return mixed and not (k + 2 < tk.size and (is_number_word(tk, k + 2) or tk.lower[k + 2] in DETERMINERS))


def or_other_verb(tk: Tokens, k: int, measure: str) -> bool:
    """Whether "or" behind ``k`` joins a verb of another measure, so that nobody knows which are which: "died or went missing"."""
    following = tk.lower[k + 2 : k + 5]
    if measure == "destroyed" and following[:1] == ["destroyed"]:
        return False  # "damaged or destroyed"
    told = [SUBJECT_VERBS.get(w) or OBJECT_VERBS.get(w) or STATES.get(w) for w in following]
    if measure == "killed" and following[:1] in _OR_WERE:
        return "killed" not in told  # "had died or been admitted", whatever became of these
    return any(m is not None and m != measure for m in told)


_OR_WERE = (["been"], ["were"], ["had"], ["lost"], ["suffered"], ["needed"], ["required"])
HAPPENS = frozenset(("ended", "began", "started", "ends", "begins", "led", "escalated"))


def has_object(tk: Tokens, j: int) -> bool:
    """Whether a noun phrase follows the verb directly: "killed a guard", "which killed 21 people"; "killed two days ago" has none."""
    k = j + 1
    if k + 1 >= tk.size:
        return False
    w = tk.lower[k]
    if w in ("that", "this", "last", "each") or tk.lower[k + 1] in _TIMES:
        return False
    return w in DETERMINERS or w in HIM or (is_number_word(tk, k) and _counts_objects(tk, k + 1))


def _counts_objects(tk: Tokens, k: int) -> bool:
    """Whether a number before ``k`` is whom it was done to: "killed 21 people", "killed 12."; but "killed 12 days ago"."""
    nouns = is_plural(tk.word[k]) or is_plural(tk.word[min(k + 1, tk.size - 1)])
    if tk.lower[k] == "of":
        return tk.lower[k + 1 : k + 2] == ["them"]  # "shot two of them"
    return nouns or tk.lower[k] in AUXILIARIES or tk.lower[k] in (".", ",", "and", "in")


_TIMES = word_set("rules", "numerals.time_units")
HIM = frozenset(("him", "her", "them", "me", "us", "you"))


def inverted_state(tk: Tokens, last: int) -> str | None:
    """Return what a participle that opens the sentence tells of those behind "were" at ``last``: "Killed in the crash were two nurses".

    None in "Arrested on Monday, the men were two brothers".
    """
    first = inverted_participle(tk, last)
    if first < 0:
        return None
    opener = tk.lower[first]
    return OBJECT_VERBS.get(opener) if opener[-2:] == "ed" else STATES.get(opener, _SHOT.get(opener))


def inverted_participle(tk: Tokens, last: int) -> int:
    """Return the word that opens the sentence whose subject stands behind "were" at ``last``: "Killed in the crash were (two nurses)"; else -1."""
    if at(tk, last) not in _ARE:
        return -1
    first = last
    while first > 0 and tk.sentence[first - 1] == tk.sentence[last]:
        first -= 1
        if last - first > _INVERTED or not tk.word[first][0].isalnum():
            return -1
        if tk.lower[first] in AUXILIARIES and tk.word[first].islower():
            return -1
    first += at(tk, first) in ("also", "still")
    return first if at(tk, first + 1) in PREPOSITIONS or at(tk, first + 1) == "and" else -1


_INVERTED = 14  # tokens from the participle to its verb
_SHOT = {"shot": "wounded"}
_ARE = frozenset(("was", "were", "is", "are"))
