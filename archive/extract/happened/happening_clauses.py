"""What happened, from the verb in the clause to the right of a figure: "12 were killed", "30 others taken hostage".

The clause is read word by word up to its end. What a verb tells is judged in `happening_verbs`, whose clause it is in
`whose_clause`.
"""

from __future__ import annotations

from archive.extract.draft import OF_THE, Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import is_verb
from archive.extract.english.word_classes import HYPHENS, NUMBER_WORDS, is_number_word
from archive.extract.happened.happening_verbs import (
    BY_OTHERS,
    ITS_VERB,
    NOTHING,
    STATE,
    TELLING,
    Clause,
    harms_somebody,
    judge_verb,
)
from archive.extract.happened.happening_words import (
    HAPPENS,
    HARM,
    HIM,
    NEGATIONS,
    OBJECT_VERBS,
    STATES,
    SUBJECT_VERBS,
    has_object,
    measure_of,
    or_other_verb,
    past_mark,
    predicate_at,
)
from archive.extract.happened.of_others import PART_OPENS, is_of_others, opens_part, past_part
from archive.extract.happened.subject_lists import past_list
from archive.extract.happened.whose_clause import (
    CLAUSE_ENDS,
    fronted_end,
    hangs_on_another,
    is_object,
    is_object_of_gerund,
    marks_aside,
    may_be_singular,
    others_speak,
    part_of,
    past_aside,
    past_clause,
)
from archive.extract.words import word_set

_OF_AGES = frozenset((",", "and", "or", "to", "between", "from", "months", "years", "weeks"))
_SUBJECTS = frozenset(("he", "she", "they", "police", "gunmen"))
_ACCUSED = frozenset(("accused", "suspected", "convicted", "guilty"))
_SINGULAR_VERBS = frozenset(("was", "is", "has"))
_BEFORE_LISTED = frozenset(("and", "or", ",", "aged", "ages", "age", "-", "–", "—", "("))
_TIMES = word_set("rules", "numerals.time_units")
_WHEN = frozenset(("when", "while", "where", "because"))
_OF_OTHERS = frozenset(("after", "before", "since", "until", "as", "when", "while", "because"))
_THEN = frozenset(("after", "when", "because", "as", "once", "where"))
_DOERS = frozenset(("it", "they", "he", "she", "we"))
_TAKEN_UP = frozenset(("they", "both", "being"))
_RELATIVES = frozenset(("who", "that", "which", "where"))
_OPENS_OTHERS = _RELATIVES | PART_OPENS
_OTHERS_CLAUSE = _WHEN | {"who", "which", "that", "whose"}
# The words at which something may turn in the clause behind a figure, and the ends of others.
_TURNS = (
    NEGATIONS | AUXILIARIES | TELLING | HAPPENS | NUMBER_WORDS | CLAUSE_ENDS | _THEN | _OPENS_OTHERS | _OTHERS_CLAUSE | _OF_OTHERS
    | {"and", "but", "if", "whether"}
)  # fmt: skip
_TURNS_BY_END = frozenset(("ed", "ng", "'t", "’t"))


def relative_object(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read "the four people he shot", "both of the men she is accused of killing": a clause whose object is the counted."""
    j = d.object_head + 1 if d.object_head is not None and d.object_head > d.right else d.right + 1
    j += at(tk, j) in ("that", "whom", "who")
    if at(tk, j) not in _SUBJECTS:
        return None
    if at(tk, j + 1) in ("'s", "’s"):
        return _accused_of(tk, j + 1)  # "the four people he's accused of shooting"
    if d.unit != "people":
        return None
    for k in range(j + 1, min(j + 6, tk.size)):
        measure = measure_of(tk, k, OBJECT_VERBS)
        if measure is not None:
            return (measure, "relative clause") if _has_no_object(tk, k) else None
        if tk.lower[k] in NEGATIONS or not tk.lower[k][0].isalpha():
            return None
    return None


def by_all_of_whom(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read what is told of all of them behind a comma: "a jet with 176 people on board, all of whom died"; not of "some of whom"."""
    first = max(d.right, d.object_head or 0) + 1
    for k in range(first, min(first + 12, tk.size - 4)):
        if tk.sentence[k] != tk.sentence[d.right] or is_number_word(tk, k) or d.unit not in ("people", None):
            return None
        if tk.lower[k : k + 3] == ["all", "of", "whom"]:
            j = k + 3
            while j < tk.size - 1 and (tk.lower[j] in AUXILIARIES or tk.lower[j] in ADVERBS):
                j += 1
            passive = not BE.isdisjoint(tk.lower[k + 3 : j])
            measure = measure_of(tk, j, OBJECT_VERBS) if passive else SUBJECT_VERBS.get(tk.lower[j])
            return (measure, "all of whom") if measure is not None else predicate_at(tk, j, "all of whom")
    return None


def _accused_of(tk: Tokens, j: int) -> tuple[str, str] | None:
    """Read "accused of shooting", "suspected of killing" behind the "'s" at ``j``: what it acts on stands before it."""
    if at(tk, j + 1) not in _ACCUSED or at(tk, j + 2) != "of" or j + 3 >= tk.size:
        return None
    measure = measure_of(tk, j + 3, OBJECT_VERBS)
    return (measure, "relative clause") if measure is not None and _has_no_object(tk, j + 3) else None


def _has_no_object(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` ends its clause or a preposition follows: what it acts on stands before it."""
    after = at(tk, k + 1)
    return not after[:1].isalpha() or after in PREPOSITIONS


def right_of_verb(tk: Tokens, d: Draft, *, governed: bool = False) -> tuple[str, str] | None:
    """Read what follows the figure: "12 were killed", "12 people, 3 of them children, died", "250 others taken hostage".

    ``governed`` says that the verb of the clause is somebody else's: "the parents of 12 pupils were held".
    """
    if d.object_head is not None and (d.object_head < d.left or (at(tk, d.last + 1) in HYPHENS and d.modifier is None)):
        return None  # of "the 15-member council" the council is spoken of; "840,000-plus Americans" are themselves
    sentence = tk.sentence[d.right]
    j = _first_behind(tk, d)
    clause = Clause(
        j, negated=tk.lower[d.first] == "zero", part=governed or part_of(tk, d) or is_object_of_gerund(tk, d)
    )
    clause.passive = d.form == "pair" and d.left > 0 and tk.lower[d.left - 1] in BE  # "they were both shot"
    lists = 0
    end, far = fronted_end(tk, d), j + 24
    while (j := _next_turn(tk, j, min(end, far))) < min(end, far) and tk.sentence[j] == sentence:
        w = tk.lower[j]
        clause.negated = clause.negated or _denies(tk, j)
        if marks_aside(tk, j):
            past = past_aside(tk, j)
            clause.commas += past == j
            if clause.commas > 2 or others_speak(tk, j + 1):
                return None
            j = past
        elif w in AUXILIARIES:
            if w in _SINGULAR_VERBS and not may_be_singular(tk, d):
                return None  # "an argument with two sons and was stabbed"
            clause.passive = clause.passive or w in BE
            clause.finite = True
        elif w in _THEN and _are_they(tk, d, j, clause):
            clause.reopen(j + 2)
        elif w in _OPENS_OTHERS and (behind := _past_others(tk, d, j, clause)) is not None:
            j = behind
            clause.reopen(j)
            continue
        elif _ends_clause(tk, d, j, clause):
            return None
        elif w in ("who", "that", "which"):
            clause.part = clause.part and j > clause.start  # "one of 12 people who died"
        else:
            tells = w in TELLING or w[-2:] == "ed" or (clause.passive and w[-3:] == "ing")
            found = _judge(tk, d, j, clause) if tells else None
            if found is not None:
                return found if _is_of_figure(tk, d, j, clause, found) else None
            clause.around = clause.around or (not clause.finite and _counts_others(tk, j))
            # "12 men and 3 women were killed": the list shares its verb
            lists += tk.word[j][0].isdigit() and clause.commas == 0 and tk.lower[j - 1] == "and"
            if lists > 3:
                return None
            if w in VERBS and w.endswith(("ing", "ed")):
                far -= 1
        j += 1
    return None


def _next_turn(tk: Tokens, j: int, end: int) -> int:
    """Return the first token from ``j`` on, before ``end``, that can say anything of the figure: most words of a clause cannot.

    "Fled" and "were" of "12 men from a small town fled and were".
    """
    lower = tk.lower
    while j < end and (w := lower[j]) not in _TURNS and w[-2:] not in _TURNS_BY_END and w[0].isalpha():
        j += 1
    return j


def _past_others(tk: Tokens, d: Draft, j: int, clause: Clause) -> int | None:
    """Return where to read on behind a clause at ``j`` that is of others or of a part: "who" of a noun behind, "of whom"; else None."""
    if tk.lower[j] in PART_OPENS:
        return past_part(tk, j) if opens_part(tk, j) else None
    if hangs_on_another(tk, j, clause.start) or _they_did_it(tk, j, clause):
        return tk.size if is_object(tk, d) else past_clause(tk, j)
    return None


def _judge(tk: Tokens, d: Draft, j: int, clause: Clause) -> tuple[str, str] | None:
    """Judge the verb at ``j``, None where it tells of others that the phrase names: "relatives of people killed in May"."""
    found = judge_verb(tk, d, j, clause)
    if found is not None and at(tk, j + 1) == "or" and or_other_verb(tk, j, found[0]):
        return NOTHING
    if found is None or found is NOTHING or not is_of_others(tk, d, j, clause.start, found[1]):
        return found
    return None


def _they_did_it(tk: Tokens, j: int, clause: Clause) -> bool:
    """Whether the relative clause at ``j`` tells what the counted did to others: "the two gunmen who killed 14 men died"."""
    if j != clause.start or tk.lower[j] != "who":
        return False
    k = j + 1
    while k < tk.size and tk.lower[k] in ("had", "have", "has", "also", "then"):
        k += 1
    if at(tk, k) in VERBS and at(tk, k + 1) == "and" and at(tk, k + 2) in VERBS:
        k += 2  # "who chased and killed a jogger"
    if k + 1 >= tk.size or tk.lower[k] not in VERBS or tk.lower[k] in BE:
        return False
    return has_object(tk, k) or harms_somebody(tk, k)


def _are_they(tk: Tokens, d: Draft, j: int, clause: Clause) -> bool:
    """Whether "after they were" at ``j`` takes up the figure, with nobody and nothing else named that "they" could be.

    "Two men drove to a clinic after they were shot"; but "two officers drove the victims home after they were shot".
    """
    passive = tk.lower[j + 1 : j + 3] == ["they", "were"] or tk.lower[j + 1 : j + 4] == ["they", "had", "been"]
    if not passive or clause.part or d.unit not in ("people", None) or d.value == 1 or is_object(tk, d):
        return False
    return not any(_may_be_they(tk, k) for k in range(clause.start, j))


def _may_be_they(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    named = is_plural(tk.word[k]) or is_person(w)
    return named and w not in _TIMES and w not in HARM and w not in PRONOUNS and w not in VERBS


def _first_behind(tk: Tokens, d: Draft) -> int:
    """Return where the clause goes on behind the figure, what it is part of and the other subjects of its verb."""
    j = past_mark(tk, d, _whole_end(tk, d) + 1)
    if at(tk, j) == "aged" and is_number_word(tk, j + 1):
        j += 1
        while at(tk, j) in _OF_AGES or is_number_word(tk, j):
            j += 1  # "three brothers aged nine, ten and eleven were burned to death"
    if at(tk, j) in _DOERS and d.unit == "people":
        return past_clause(tk, j)  # "ten of the 25 civilians it had documented were killed"
    return past_list(tk, j) if at(tk, j) == "," and not is_object(tk, d) else j


def _whole_end(tk: Tokens, d: Draft) -> int:
    """Return the last token of what a part is of: "three of the 12 trapped miners died"; else of the figure."""
    if at(tk, d.right + 1) not in ("of", "out") or (d.object_head is not None and tk.lower[d.object_head] in STATES):
        return d.right
    of_the = d.base is not None and d.rules["base_figure"] == OF_THE and d.base.right > d.right
    return d.base.right if of_the and d.base is not None else max(d.right, d.object_head or 0)


def _denies(tk: Tokens, j: int) -> bool:
    w = tk.lower[j]
    return w.endswith(("n't", "n’t")) or (w in NEGATIONS and predicate_at(tk, j, "") is None)  # "were without power"


def _counts_others(tk: Tokens, j: int) -> bool:
    """Whether a number at ``j`` counts others in the phrase of the figure: "for 12 men"; no list, no age."""
    if not is_number_word(tk, j) or tk.lower[j - 1] in _BEFORE_LISTED:
        return False
    return is_plural(at(tk, j + 1)) and at(tk, j + 1) not in _TIMES


def _is_of_figure(tk: Tokens, d: Draft, j: int, clause: Clause, found: tuple[str, str]) -> bool:
    """Whether what the verb at ``j`` tells is told of the figure: of the whole of it, and by a verb that goes on with its clause."""
    if clause.negated or found is NOTHING:
        return False
    if found[1] == BY_OTHERS and tk.lower[j - 2 : j] == ["to", "be"] and is_object(tk, d):
        return False  # "they asked for 12 prisoners to be freed"
    if clause.part and (clause.finite or clause.commas or found[1] == ITS_VERB):
        return False  # "one of three thieves fled"; but "one of seven people arrested"
    if found[1] != ITS_VERB and (
        (clause.around and not clause.finite) or (clause.participle and is_plural(tk.word[j - 1]))
    ):
        return False  # "were exchanged for two soldiers killed in May"
    return not clause.done or _goes_on(tk, j, clause, found)


def _goes_on(tk: Tokens, j: int, clause: Clause, found: tuple[str, str]) -> bool:
    """Whether a second verb has the subject of the first: "were robbed and shot", "fell and died", "ran out and were hit"."""
    if clause.passive and j == clause.done + 1 and found[1] == STATE:
        return True  # "were placed under arrest"
    k = j - 1
    while k > clause.start and (tk.lower[k] in AUXILIARIES or tk.lower[k] in ADVERBS or tk.lower[k].endswith("ly")):
        k -= 1
    if tk.lower[k] not in ("and", "but"):
        return False
    if any(w in BE for w in tk.lower[k:j]):
        return True
    after = at(tk, j + 1)
    alone = (
        not after[:1].isalnum() or after in PREPOSITIONS or after in ADVERBS or after in CONJUNCTIONS or after == "dead"
    )
    return alone and (found[0] == "killed" if found[1] == ITS_VERB else clause.passive and not harms_somebody(tk, j))


def _ends_clause(tk: Tokens, d: Draft, j: int, clause: Clause) -> bool:
    """Whether what can be said of the figure ends at ``j``: a mark, a conjunction, a clause with a subject of its own."""
    w = tk.lower[j]
    if clause.reduced and w in _OTHERS_CLAUSE:
        return True
    if w in _OF_OTHERS and is_object(tk, d) and (at(tk, j + 1) not in _TAKEN_UP or _are_caught(tk, j + 1)):
        return True  # "seeking two men after three women were killed", "robbed 12 men before they were arrested"
    if w == "and" and ((others_speak(tk, j + 1) and "aged" not in tk.lower[j - 2 : j]) or is_object(tk, d)):
        return True
    if w == "and" and clause.participle:
        clause.done = j
    return _closes(w, clause) or _opens_clause(tk, j, clause) or (w in HAPPENS and tk.lower[j + 1 : j + 2] != ["up"])


def _are_caught(tk: Tokens, j: int) -> bool:
    """Whether "they were arrested" stands at ``j``: those who did something, not those to whom it was done."""
    caught = (measure_of(tk, k, OBJECT_VERBS) for k in range(j + 1, min(j + 5, tk.size)))
    return tk.lower[j] == "they" and not {"arrested", "charged"}.isdisjoint(caught)


def _closes(w: str, clause: Clause) -> bool:
    """Whether a mark or conjunction ends what can be said of the figure."""
    if w == "and":
        return (clause.passive and not clause.done) or clause.commas == 1
    return (
        w in CLAUSE_ENDS
        or w in ("if", "whether", "whose")
        or (w in ("but", "while") and clause.commas == 1)
        or (w == ")" and not clause.commas)
    )


def _opens_clause(tk: Tokens, j: int, clause: Clause) -> bool:
    """Whether a clause with a subject of its own begins: "orphaned when their parents die", "told police that Ames was shot"."""
    w = tk.lower[j]
    if w in ("that", "which") and j > clause.start and tk.lower[j - 1] != "," and at(tk, j + 1) in OBJECT_VERBS:
        return True  # "the two survivors of the crash that killed 12"
    if w == "that" and j > clause.start and _begins_subject(tk, j + 1):
        return True  # "a rule for a family of four that at least one child attends"
    if w == "that":
        return j > clause.start + 1 and (is_verb(tk, j - 1) or is_verb(tk, j - 2) or tk.lower[j - 2] == "to")
    return w in _WHEN and (at(tk, j + 1) in DETERMINERS or at(tk, j + 1) in ("it", "he", "she")) and j > clause.start


def _begins_subject(tk: Tokens, j: int) -> bool:
    w = at(tk, j)
    return (
        w in DETERMINERS or w in HIM or w in ("he", "she", "they", "at", "more") or (w != "" and is_number_word(tk, j))
    )
