"""The subject of the clause that a figure stands in: profits of "profits rose 5%", people of "people earning $40"."""

from __future__ import annotations

from collections.abc import Sequence

from archive.extract.about.antecedents import antecedent
from archive.extract.about.harm_done import WHEN_OR_WHERE, before_adjunct
from archive.extract.about.inner_doers import being_before, doer_of_deed, inner_doer
from archive.extract.about.moved import before_extreme
from archive.extract.about.named_subjects import (
    APOSTROPHE,
    INSIDE_OF,
    STANDS_FOR,
    TELL_TO,
    TIES_OF_TOLD,
    WHERE_INSIDE,
    of_pronoun,
    subject_or_nobody,
    told_subject,
)
from archive.extract.about.nouns_before import NOBODY
from archive.extract.about.only_told import is_found, is_of_results, is_only_told
from archive.extract.about.relatives import before_relative_verbs, described_by_relative
from archive.extract.about.subjects_ending import whose_home
from archive.extract.draft import Draft
from archive.extract.english.asides import before_aside, before_since
from archive.extract.english.finite_forms import is_unlisted_past
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    VERB_BASES,
    VERBS,
    WEEKDAYS,
    all_forms,
    is_plural,
)
from archive.extract.english.noun_edges import WHICH_TIME, Span, before_determiners, in_phrase
from archive.extract.english.phrases import opening_phrase, phrase_ending
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.trimmed_phrases import BEGINS, trimmed
from archive.extract.english.verb_groups import verb_start
from archive.extract.english.verbs import THIRD_PERSON, is_verb
from archive.extract.english.word_classes import (
    ANYBODY,
    NOUNS_IN_ING,
    SAYS,
    SAYS_CLAUSES,
    STOP,
    TIME_HEADS,
    is_adverb_in_ly,
    is_name,
    is_number_word,
)
from archive.extract.words import word_set

_CLAUSE_OPENERS = word_set("rules", "subjects.clause_openers")
_TURNS = _CLAUSE_OPENERS | AUXILIARIES | VERBS | THIRD_PERSON  # the words that the way back to a subject has to look at
_ANTECEDES = frozenset(("who", "which", "that"))
_WISHES = frozenset(("plans", "hopes", "aims", "wants", "needs", "offers", "moves", "vows", "wishes"))
_ENDS_CLAUSE = frozenset((",", ".", ";", "and", "but", "which", "who", "that"))
_BOUNDS = all_forms("exceed surpass top start") - {"exceeding", "surpassing", "topping"} | {"topped", "estimated"}
_BEFORE_HAVING = frozenset((",", "after"))
_EFFORTS = word_set("rules", "subjects.efforts")
_BEFORE_INFINITIVES = word_set("rules", "happenings.modals")
_LIES = all_forms("lie stand sit hang come go") | {"lay", "stood", "sat", "hung", "came", "went"}
_JOINS_VERBS = frozenset(("and", "but"))
_ITS = frozenset(("his", "her", "its", "their", "my", "our"))
_ONLY_SAYS = frozenset(("said", "says", "say", "told"))
_REPORTS = frozenset(("said", "says", "added", "adds"))
_WHERE_BEHIND = frozenset(("nearby", "inside", "outside", "there", "here", "dead", "today", "yesterday"))
_LIST = 14  # tokens over which verbs share a "to"
_REACH = 45  # tokens before a figure over which its subject is looked for
_BEFORE_BARE = frozenset(("on", "for", "with", "from", "by", "against", "in"))
_BEHIND_PLURALS = frozenset(("in", "on", "from", "and", "or", "after", "with", "when", "as"))
_PARTICLES = frozenset(("up", "down", "out", "off"))
_LEADS_TO = frozenset(("to", "by", "from", "at"))
_OF_ONE = frozenset(("is", "was", "has", "does"))
_NO_NOUNS = ANYBODY | {"him", "them", "us", "me"}  # "which led to them spending four days in hospital"


def subject_of_clause(tk: Tokens, d: Draft) -> Span | None:
    """Return the subject of the verb before the figure, or of the figure that is a verb: "profits doubled"; no place."""
    itself = d.form == "fold" and tk.lower[d.first] in VERBS  # "doubled" is the verb
    if _is_of_those(tk, d) or (d.object is None and is_only_told(tk, d.left - 1)):
        return NOBODY
    if d.kind == "duration" and at(tk, d.right + 1) == "," and _is_fronted_behind_and(tk, d.left - 1):
        return NOBODY
    inner = None if itself else inner_doer(tk, d.left)
    if inner is not None:
        return inner
    left = before_extreme(tk, d.left - 1) + 1 if d.change_role == "level" else d.left
    b = being_before(tk, d.left)
    if b and tk.lower[b - 1] in PREPOSITIONS and not tk.opens(b - 1):
        return subject_before(tk, b - 1) or NOBODY  # "left the club after being fined £300"
    bounds = d.modifier is not None and d.modifier[0] < d.first and tk.lower[d.modifier[0]] in _BOUNDS
    phrase = subject_before(tk, d.first + 1 if itself else d.first if bounds else left)  # "has exceeded 400 people"
    if phrase is None:
        return None
    if (
        phrase[0] > 1
        and tk.lower[phrase[0] - 1] == "in"
        and is_number_word(tk, phrase[0] - 2)
        and tk.opens(phrase[0] - 2)
    ):
        return NOBODY  # "889,700 in Peru have had one dose"
    if is_found(tk, d) and is_of_results(tk, phrase):
        return NOBODY
    return _behind_place(tk, phrase, d) if _is_place(tk, phrase, d.left) else phrase


def _is_fronted_behind_and(tk: Tokens, k: int) -> bool:
    """Whether a preposition at ``k`` opens another clause: "and for 12 days, the country hoped"."""
    k = before_determiners(tk, k)
    return k > 0 and tk.lower[k] in PREPOSITIONS and tk.lower[k - 1] in ("and", "but")


def _is_place(tk: Tokens, phrase: Span, left: int) -> bool:
    """Whether the phrase opens its sentence with where something is, and is no subject: "on board were 22 crew", "in the boot was a bag"."""
    k = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    opens = tk.lower[k] in PREPOSITIONS and (k == 0 or tk.sentence[k - 1] != tk.sentence[left])
    return opens and k < phrase[0] and (tk.lower[phrase[1] + 1] in BE or tk.lower[phrase[1] + 1] in _LIES)


def _behind_place(tk: Tokens, phrase: Span, d: Draft) -> Span | None:
    """Return the subject behind its verb, before the figure: the bag of "in the boot was a bag with 7 kg"; where none stands there, the phrase of a sum."""
    first = phrase[1] + 2
    if first >= d.left:
        return phrase if d.object is None else None
    while first < d.left and tk.lower[first] in DETERMINERS:
        first += 1
    found = simple_phrase(tk, first, noun_first=True) if phrase[1] + 2 < first < d.left else None
    return found if found is not None and found[1] < d.left else phrase


def subject_before(tk: Tokens, left: int) -> Span | None:
    """Return the noun phrase before the nearest finite verb left of token ``left``; pronouns and times of day are passed over.

    A participle right behind its noun counts too: "people earning $40", "a truck carrying 12 men".
    """
    return _subject_of_unlisted(tk, left - 1) or _subject_of_verb(tk, left)


def _is_of_those(tk: Tokens, d: Draft) -> bool:
    """Whether the verb before the figure has a subject that no noun names: "those earning $40"; not "workers earning $40"."""
    if _NO_NOUNS.isdisjoint(tk.distinct):
        return False
    near = range(max(1, d.left - 3), d.left)
    return any(tk.lower[k][-3:] == "ing" and tk.lower[k] in VERBS and tk.lower[k - 1] in _NO_NOUNS for k in near)


def _subject_of_past(tk: Tokens, k: int, left: int, aside: int) -> Span | None:
    """Return the subject of a form in -ed at ``k`` that no list holds: "Ames infiltrated the camp, killing 12 men"."""
    if tk.lower[k][-2:] != "ed":
        return None
    acts = _leads_on(tk, k + 1, left) or (aside >= 0 and tk.lower[k + 1] in PREPOSITIONS)
    return _subject_of_unlisted(tk, k) if acts else None


def _subject_of_verb(tk: Tokens, left: int) -> Span | None:
    """Return the subject of the nearest verb before ``left`` that the lists hold: the firm of "the firm sold 12 shops"; None where it has none."""
    lower = tk.lower
    sentence = tk.sentence[min(left, tk.size - 1)]
    k = last = left - 1
    spare = aside = -1
    pronoun = ""
    stop = _reach(lower, left)
    met_verb = one = False
    first_verb = True
    sentences = tk.sentence
    while k > stop and sentences[k] == sentence:
        w = lower[k]
        # "the plant emits 12 tonnes", "a mill, which crushes ore"
        if w not in _TURNS and not ((lower[k - 1] in INSIDE_OF or (k == last and w[-1] == "s")) and is_verb(tk, k)):
            if w[-1] == "d" and (phrase := _subject_of_past(tk, k, left, aside)) is not None:
                return phrase
            k -= 1
            continue
        if not met_verb and (
            (w in _CLAUSE_OPENERS and not (w == "that" and _is_that_of(tk, k, left)))
            or (w in _ONLY_SAYS and _has_content(tk, k, left))
        ):
            # "attacks, in which 12 people died": the figure is the subject of its own clause, or "said its order for 12 vans is"
            return None
        if (w in AUXILIARIES and not is_name(tk, k)) or (is_verb(tk, k) and not _is_plural_after_all(tk, k)):
            met_verb = True
            further = _before_passed(tk, k, left)
            if further >= 0:
                k = further
                continue
            end, finite = _before_verbs(tk, k, sentence)
            described = before_relative_verbs(tk, end, k) if finite else None
            if described is not None:
                return described
            if finite or _is_behind_its_noun(tk, k, end, left):
                phrase, nobody = subject_or_nobody(tk, k, end, finite=finite)
                adjunct = _before_other(tk, phrase, end, left, finite=finite) if phrase is not None else -1
                if adjunct >= 0:
                    end = adjunct
                elif phrase is not None or nobody:
                    return of_pronoun(tk, phrase, pronoun)
                one = one or lower[end + 1] in _OF_ONE
                pronoun = pronoun or _stands_for(lower[end], one=one)
            elif w[-3:] == "ing" and lower[end] == "," and end == k - 1 and left - k <= 3:
                aside = end - 1
            elif (
                spare < 0
                and lower[min(end + 1, left - 1)] == "to"
                and ((gap := _expected_of(tk, end)) is not None or not _is_chained(tk, end))
            ):
                told = gap or ((doer_of_deed(tk, end) or told_subject(tk, end)) if first_verb else None)
                if told is not None:
                    return told if told == NOBODY or tk.lower[told[1]] in NOUNS_IN_ING else trimmed(tk, *told)
                spare = _before_infinitive(tk, end, left)
            first_verb = False
            k = min(end, k - 1)
            continue
        k -= 1
    # "company to spend $13.6M"
    return phrase_ending(tk, spare, sentence) if spare >= 0 else opening_phrase(tk, aside, sentence)


def _before_verbs(tk: Tokens, k: int, sentence: int) -> tuple[int, bool]:
    """Return the token before the verb group that ends at ``k``, a time behind "and" aside, and whether it is finite: "lends in rand and last year made"."""
    end, finite = verb_start(tk, k, sentence)
    if finite and tk.lower[end] in TIME_HEADS and tk.lower[end - 1] in WHICH_TIME and tk.lower[end - 2] in _JOINS_VERBS:
        return end - 2, finite
    return end, finite


def _has_content(tk: Tokens, k: int, left: int) -> bool:
    """Whether what somebody says begins behind the verb at ``k`` and has its own subject, so that no figure before its verb is of who says it.

    "The firm said its order for 12 vans is", "a man told them 12 men"; not "said he's been there for 12 days", "told the 12 men".
    """
    w, first = tk.lower[k], tk.lower[k + 1]
    if first in (",", "to") or tk.lower[k - 1] in BE or (first in PREPOSITIONS and at(tk, k + 2) in _ITS):
        return False  # "says in her nine years there"
    if w == "say" and (tk.lower[k - 1] == "to" or not tk.word[k - 1][0].isalnum()):
        return False  # "a part of its value - say 1%"
    if w == "told" and (at(tk, left - 1) in PREPOSITIONS or all(v in DETERMINERS for v in tk.lower[k + 1 : left])):
        return False  # "told envoys from 30 states"
    return APOSTROPHE.split(first, maxsplit=1)[0] not in STANDS_FOR


def _is_that_of(tk: Tokens, k: int, left: int) -> bool:
    """Whether "that" at ``k`` stands for a noun: "will exceed that of the port in three years"; not "data showed that of 12 men"."""
    before = tk.lower[k - 1]
    return tk.lower[k + 1] == "of" and k + 3 < left and before not in SAYS and before not in (",", "and", "but")


def _before_other(tk: Tokens, phrase: Span, end: int, left: int, *, finite: bool) -> int:
    """Return the token before what is no subject of the verb behind ``end``: words of when or where, another object; -1 for a subject."""
    if phrase[1] == end and _is_joined_object(tk, phrase, left):
        return phrase[0] - 1
    return before_adjunct(tk, phrase, end, finite=finite)


def _is_joined_object(tk: Tokens, phrase: Span, left: int) -> bool:
    """Whether a noun that a participle describes is an object that the figure is joined to: "saw a car parked nearby and 12 men"; no subject."""
    verb = before_determiners(tk, phrase[0] - 1) if phrase[0] else 0
    if (
        verb == phrase[0] - 1
        or not is_verb(tk, verb)
        or tk.lower[verb] in SAYS_CLAUSES
        or tk.sentence[verb] != tk.sentence[left - 1]
    ):
        return False
    after = tk.lower[phrase[1] + 2]
    if tk.lower[phrase[1] + 1] in AUXILIARIES:
        return False
    if after not in PREPOSITIONS and after not in _WHERE_BEHIND and after != ",":
        return False
    return (
        tk.lower[left - 1] == "and"
        or tk.lower[left - 2 : left] == ["along", "with"]
        or tk.lower[left - 3 : left] == ["as", "well", "as"]
    )


def _stands_for(w: str, *, one: bool) -> str:
    """Return the pronoun that stands for what a verb is of.

    Not the "they" of "the price is set before they go on sale but was $5".
    """
    return w if w in STANDS_FOR and not (one and w == "they") else ""


def _is_plural_after_all(tk: Tokens, k: int) -> bool:
    """Whether a form in -s at ``k`` is a noun by the bare noun and the preposition before it.

    "held on drug charges in May"; not "the price of oil rises".
    """
    if k < 2 or tk.lower[k][-1] != "s" or tk.lower[k] in AUXILIARIES:
        return False
    noun = tk.word[k - 1]
    if not (noun.islower() and noun.isalpha()) or noun in STOP or noun in ADVERBS or is_plural(noun):
        return False
    after = at(tk, k + 1)
    bare = tk.lower[k - 2] in _BEFORE_BARE and tk.lower[k - 1] not in TIME_HEADS
    return bare and (after in _BEHIND_PLURALS or not after[:1].isalnum())


def _is_behind_its_noun(tk: Tokens, k: int, end: int, left: int) -> bool:
    """Whether a form in -ing at ``k``, near the figure, is said of the noun at ``end``: "people earning $40"; not "in London trading to 40p"."""
    if tk.lower[k][-3:] != "ing" or left - k > 3 or end != k - 1 or end < 0:
        return False
    if tk.lower[end] in TIME_HEADS and tk.lower[k] in BEGINS:
        return False  # "use 3m bales in the financial year ending June after 2m"
    if tk.lower[k] in NOUNS_IN_ING and tk.lower[k + 1] == "to" and at(tk, k + 2) in VERB_BASES:
        return False  # "government spending to rise 3%"
    named = tk.lower[k] in NOUNS_IN_ING and tk.lower[k + 1] in PREPOSITIONS
    if named and end and tk.lower[end - 1] in WHEN_OR_WHERE:
        return False
    return tk.lower[end][0].isalpha() and tk.lower[end] not in STOP


def _reach(lower: Sequence[str], left: int) -> int:
    """Return the token before the first that a subject is looked for at: far back, or a semicolon: "Sales were $5; in June (they rose)", not "(a; b)"."""
    stop = max(-1, left - _REACH)
    if ";" not in lower[stop + 1 : left]:
        return stop
    return next((i for i in range(left - 1, stop, -1) if lower[i] == ";" and ")" not in lower[i:left]), stop)


def _before_passed(tk: Tokens, k: int, left: int) -> int:
    """Return the token before a verb that has no subject of its own or reports the clause before it; -1 where the verb counts.

    "To buy 12 vans, repair 40 ships": of "repair" whoever buys; "half have a car, the firm said, and 7% a boat": of "said" nobody.
    """
    since = before_since(tk, k)
    if since >= 0:
        return since
    compares = tk.lower[k] == "compared" and k > 0 and tk.lower[k - 1] in TIME_HEADS
    if compares or _shares_to(tk, k):
        return k - 1  # "will export 3m bales this year compared with 2m"
    if "having" in tk.distinct:
        first = k - (tk.lower[k - 1] == "been")
        first -= tk.lower[first - 1] == "having"
        if first > 1 and tk.lower[first] == "having" and tk.lower[first - 1] in _BEFORE_HAVING:
            return first - 2  # "rates were cut to 12%, having been raised by two points"
    return _before_report(tk, k, left)


def _shares_to(tk: Tokens, k: int) -> bool:
    """Whether a base form at ``k`` shares the "to" or modal of one before: "to buy 12 vans, repair 40 ships"; not "vans, and we repair"."""
    if tk.lower[k] not in VERB_BASES or not k or tk.lower[k - 1] not in (",", "and"):
        return False
    for j in range(k - 2, max(0, k - _LIST), -1):
        if tk.sentence[j] != tk.sentence[k]:
            return False
        if tk.lower[j] in VERB_BASES and tk.lower[j - 1] in _BEFORE_INFINITIVES:
            return True
    return False


def _before_report(tk: Tokens, k: int, left: int) -> int:
    """Return the token before the comma of ", the firm said, and" whose verb stands at ``k``; -1 where it is none: "the firm said 7%"."""
    if tk.lower[k] not in _REPORTS or k + 1 >= left:
        return -1
    mark = k + 1 + (tk.lower[k + 1] == "on")
    mark += tk.lower[mark] in WEEKDAYS
    if tk.lower[mark] != "," or not _goes_on_behind(tk, mark + 1, left):
        return -1
    phrase = phrase_ending(tk, k - 1, tk.sentence[k])
    comma = before_determiners(tk, phrase[0] - 1) if phrase is not None and phrase[0] else 0
    return comma - 1 if comma > 0 and tk.lower[comma] == "," else -1


def _goes_on_behind(tk: Tokens, j: int, left: int) -> bool:
    """Whether the clause that is reported goes on at ``j``: "he said, and 7%", "scattering debris over 12 km", "some 8 km from", "including 10"."""
    w = at(tk, j)
    return w in ("and", "while", "including") or (w.endswith("ing") and j < left) or j == left


def _subject_of_unlisted(tk: Tokens, k: int) -> Span | None:
    """Return the noun before a form in -ed at ``k`` that no list holds: "the film grossed $12m", "the side chalked up 12 wins"."""
    if k > 0 and tk.lower[k] in _PARTICLES and tk.lower[k - 1][-2:] == "ed":
        k -= 1
    if k < 1 or not is_unlisted_past(tk, k):
        return None
    verb = k
    while k > 1 and is_adverb_in_ly(tk.lower[k - 1]) and _leads_on(tk, verb + 1, verb + 1):
        k -= 1  # "the firm nearly maxed out its loans"
    before = tk.lower[k - 1]
    if before not in _ANTECEDES and (
        before in STOP or before in ADVERBS or is_adverb_in_ly(before) or is_verb(tk, k - 1)
    ):
        return None
    if not before[0].isalpha():
        return None
    if tk.sentence[k] != tk.sentence[k - 1]:
        return None
    phrase = whose_home(tk, phrase_ending(tk, before_aside(tk, k - 1), tk.sentence[k]))
    described = antecedent(tk, phrase) if phrase is not None and phrase[1] == k - 1 else None
    return described or phrase


def _leads_on(tk: Tokens, k: int, left: int) -> bool:
    """Whether an object, a particle or the figure stands at ``k`` behind a form in -ed, as behind a verb."""
    return tk.lower[k] in DETERMINERS or tk.lower[k] in _PARTICLES or _leads_to(tk, k, left)


def _leads_to(tk: Tokens, k: int, left: int) -> bool:
    """Whether a number with a word before it that leads there stands at ``k``: "(sales softened) to $3bn", "(fires raged) for at least 12 days"."""
    if k + 1 == left and tk.lower[k] in PREPOSITIONS:
        return True
    return k + 1 < tk.size and tk.lower[k] in _LEADS_TO and is_number_word(tk, k + 1)


def _before_infinitive(tk: Tokens, end: int, left: int) -> int:
    """Return where the noun ends whose infinitive follows ``end``: the snow of "the snow thinned to reveal two regions"; -1 where none does."""
    if _is_agent(tk, end):
        return -1  # "it was forced by a court to pay"
    if tk.lower[end - 1] in BE or (tk.lower[end - 1] == "not" and tk.lower[end - 2] in BE):
        return -1  # "he is proud to have served"
    return end - 1 if is_unlisted_past(tk, end) or _is_wish(tk, end, left) else end


def _expected_of(tk: Tokens, end: int) -> Span | None:
    """Return what a relative clause says somebody expects of it, whose verb stands before "to" at ``end``: "inflation, which economists had expected (to slow to 3%)"."""
    if tk.lower[end] not in TELL_TO or tk.lower[end + 1] != "to" or _ANTECEDES.isdisjoint(tk.distinct):
        return None
    k = end - 1
    while k > 1 and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS or is_adverb_in_ly(tk.lower[k])):
        if tk.lower[k] in BE:
            return None  # "which is expected to"
        k -= 1
    last = k
    while (
        k > 1
        and last - k < WHERE_INSIDE
        and tk.lower[k] not in _ANTECEDES
        and (in_phrase(tk, k) or tk.lower[k] in TIES_OF_TOLD)
    ):
        k -= 1
    if k == last or tk.lower[k] not in _ANTECEDES or tk.sentence[k] != tk.sentence[end]:
        return None
    phrase = phrase_ending(tk, k - 1 - (tk.lower[k - 1] == ","), tk.sentence[k])
    if tk.lower[k] == "that" and (phrase is None or not tk.opens(_with_articles(tk, phrase[0]))):
        return None  # "told Reuters that Peru expected to"
    return described_by_relative(tk, phrase, k) if phrase is not None else None


def _with_articles(tk: Tokens, first: int) -> int:
    """Return where the determiners before a phrase that begins at ``first`` begin."""
    while first > 0 and tk.lower[first - 1] in DETERMINERS:
        first -= 1
    return first


def _is_agent(tk: Tokens, end: int) -> bool:
    """Whether whoever ends at ``end`` asked or forced somebody else: "was told by the firm"."""
    k = end
    while k > 2 and end - k < WHERE_INSIDE and (in_phrase(tk, k) or tk.lower[k] in DETERMINERS):
        k -= 1
    return tk.lower[k] == "by" and k < end and tk.lower[k - 1] in TELL_TO and tk.lower[k - 2] in BE


def _is_wish(tk: Tokens, k: int, left: int) -> bool:
    """Whether "plans" at ``k`` is a verb: in "Italy plans to raise $5m" no other follows, in "sales plans to raise $5m were dropped" one does."""
    before = tk.lower[k - 1] if k else "."
    if tk.lower[k] not in _WISHES or before in PREPOSITIONS or before in VERBS:
        return False
    if is_plural(before) and tk.word[k - 1].islower():
        return False  # not "the Ministry of Civil Affairs plans"
    for w in tk.lower[left : left + 10]:
        if w in AUXILIARIES:
            return False
        if w in _ENDS_CLAUSE:
            break
    return True


def _is_chained(tk: Tokens, k: int) -> bool:
    """Whether the infinitive behind ``k`` hangs on another verb, whose subject is meant: "had aimed to save", "takes steps to cut"; not "a firm to"."""
    if tk.lower[k] in _EFFORTS:
        return True
    before = k - 1
    while before > 0 and tk.lower[before] in ADVERBS:
        before -= 1
    return k > 0 and tk.lower[k] in VERBS and tk.lower[k].endswith(("ed", "ing")) and tk.lower[before] in AUXILIARIES
