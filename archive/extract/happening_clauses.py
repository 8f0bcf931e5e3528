"""What happened, from the verb in the clause to the right of a figure: "12 were killed", "30 others taken hostage"."""

from __future__ import annotations

from archive.extract.draft import OF_THE, Draft
from archive.extract.happening_words import (
    HAPPENS,
    HIM,
    HOSPITAL,
    NEGATIONS,
    OBJECT_VERBS,
    PASSIVE_VERBS,
    PREDICATES,
    SHOOTING,
    STATES,
    SUBJECT_VERBS,
    has_object,
    joined_measure,
    measure_of,
    predicate_at,
)
from archive.extract.lexicon import (
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
from archive.extract.phrases import HYPHENS, is_number_word, is_verb
from archive.extract.tokens import Tokens, at
from archive.extract.words import word_set

_NOT_DONE_BY_COUNTED = word_set("rules", "happenings.not_done_by_counted")
_PASSED_OVER = word_set("rules", "happenings.passed_over")
_NOT_HELD = word_set("rules", "happenings.not_held")
_SAYING = word_set("rules", "happenings.says_it")
_LEARNS = word_set("rules", "happenings.learns")
_REDUCED = word_set("rules", "happenings.reduced")
_CARE = HOSPITAL | {"treated", "examined", "injuries", "doctors"}
_STATE_VERBS = word_set("rules", "happenings.state_verbs")
_SUBJECTS = frozenset(("he", "she", "they", "police", "gunmen"))


def relative_object(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read "the four people he shot", "both of the men she is accused of killing": a clause whose object is the counted."""
    j = d.object_head + 1 if d.object_head is not None and d.object_head > d.right else d.right + 1
    j += tk.lower[j : j + 1] in (["that"], ["whom"], ["who"])
    if tk.lower[j : j + 1] and tk.lower[j] in _SUBJECTS and tk.lower[j + 1 : j + 2] in (["'s"], ["’s"]):
        j += 1  # "the four people he's accused of shooting"
        return _accused_of(tk, j)
    if d.unit != "people" or j >= tk.size or tk.lower[j] not in _SUBJECTS:
        return None
    for k in range(j + 1, min(j + 6, tk.size)):
        measure = measure_of(tk, k, OBJECT_VERBS)
        if measure is not None:
            after = tk.lower[k + 1] if k + 1 < tk.size else "."
            ends = not after[0].isalpha() or after in PREPOSITIONS
            return (measure, "relative clause") if ends else None
        if tk.lower[k] in NEGATIONS or not tk.lower[k][0].isalpha():
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
        measure = measure_of(tk, j + 3, OBJECT_VERBS)
        after = tk.lower[j + 4] if j + 4 < tk.size else "."
        if measure is not None and (not after[0].isalpha() or after in PREPOSITIONS):
            return measure, "relative clause"
    return None


_ACCUSED = frozenset(("accused", "suspected", "convicted", "guilty"))


class _Clause:
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

    @property
    def aside(self) -> bool:
        """Whether we are behind a comma that nothing has closed: what stands there is not the figure's own verb."""
        return self.commas == 1 and not self.passive


_BEFORE_NOUNS = PREPOSITIONS | DETERMINERS
_STATE = "state after the figure"
_BY_OTHERS = "passive verb"
_ITS_VERB = "verb with the figure as its subject"
_NOTHING = ("", "")  # the clause says nothing of the figure: stop looking
_MARKS_OF_ASIDES = frozenset((",", "—", "–", "("))
_WHEN = frozenset(("when", "while", "where", "because"))
_ENDS = frozenset((";", ":", "“", '"'))


def right_of_verb(tk: Tokens, d: Draft, *, governed: bool = False) -> tuple[str, str] | None:
    """Read what follows the figure: "12 were killed", "12 people, 3 of them children, died", "250 others taken hostage".

    ``governed`` says that the verb of the clause is somebody else's: "the parents of 12 pupils were held".
    """
    if d.object_head is not None and (
        d.object_head < d.left or (tk.lower[d.last + 1] in HYPHENS and d.modifier is None)
    ):
        return None  # of "the 15-member council" the council is spoken of; "840,000-plus Americans" are themselves
    sentence = tk.sentence[d.right]
    j = _whole_end(tk, d) + 1
    clause = _Clause(
        j, negated=tk.lower[d.first] == "zero", part=governed or part_of(tk, d) or _object_of_gerund(tk, d)
    )
    clause.passive = d.form == "pair" and d.left > 0 and tk.lower[d.left - 1] in BE  # "they were both shot"
    lists = 0
    end, far = fronted_end(tk, d), j + 24
    while j < end and j < far and tk.sentence[j] == sentence:
        w = tk.lower[j]
        clause.negated = clause.negated or _denies(tk, j)
        if marks_aside(tk, j):
            past = past_aside(tk, j)
            clause.commas += past == j
            if clause.commas > 2 or _others_speak(tk, j + 1):
                return None
            j = past
        elif w in AUXILIARIES:
            if w in _SINGULAR_VERBS and not _may_be_singular(tk, d):
                return None  # "an argument with two sons and was stabbed"
            clause.passive = clause.passive or w in BE
            clause.finite = True
        elif _ends_clause(tk, d, j, clause):
            return None
        elif w in ("who", "that", "which"):
            clause.part = clause.part and j > clause.start  # "one of 12 people who died"
        else:
            found = _happening_at(tk, d, j, clause) if w in _TELLING or w[-2:] == "ed" else None
            if found is not None:
                return found if _is_of_figure(tk, d, j, clause, found) else None
            clause.around = clause.around or (not clause.finite and _counts_others(tk, j))
            if tk.word[j][0].isdigit() and clause.commas == 0 and tk.lower[j - 1] == "and":
                lists += 1  # "12 men and 3 women were killed": the list shares its verb
                if lists > 3:
                    return None
            if w in VERBS and w.endswith(("ing", "ed")):
                far -= 1
        j += 1
    return None


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


_BEFORE_LISTED = frozenset(("and", "or", ",", "aged", "ages", "age", "-", "–", "—", "("))
_TIMES = word_set("rules", "numerals.time_units")


def _is_of_figure(tk: Tokens, d: Draft, j: int, clause: _Clause, found: tuple[str, str]) -> bool:
    """Whether what the verb at ``j`` tells is told of the figure: of the whole of it, and by a verb that goes on with its clause."""
    if clause.negated or found is _NOTHING:
        return False
    if found[1] == _BY_OTHERS and tk.lower[j - 2 : j] == ["to", "be"] and _is_object(tk, d):
        return False  # "they asked for 12 prisoners to be freed"
    if clause.part and (clause.finite or clause.commas or found[1] == _ITS_VERB):
        return False  # "one of three thieves fled"; but "one of seven people arrested"
    if found[1] != _ITS_VERB and (
        (clause.around and not clause.finite) or (clause.participle and is_plural(tk.word[j - 1]))
    ):
        return False  # "were exchanged for two soldiers killed in May"
    return not clause.done or _goes_on(tk, j, clause, found)


def _goes_on(tk: Tokens, j: int, clause: _Clause, found: tuple[str, str]) -> bool:
    """Whether a second verb has the subject of the first: "were robbed and shot", "fell and died", "ran out and were hit"."""
    if clause.passive and j == clause.done + 1 and found[1] == _STATE:
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
    return alone and (found[0] == "killed" if found[1] == _ITS_VERB else clause.passive and not harms_somebody(tk, j))


def fronted_by(tk: Tokens, d: Draft) -> str | None:
    """Return the preposition that opens the clause with the figure in its phrase: "Of the 30 aboard, four died", "In a group of 12"."""
    k = _past_small_words(tk, d.left - 1)
    if k < 0 or d.range_end is not None or tk.lower[k] not in PREPOSITIONS or tk.lower[k] in _OPEN_CLAUSES:
        return None
    if tk.lower[k] == "of" and not _begins_clause(tk, k):
        k -= 1
        for _ in range(3):  # "in the angry group of"
            if k < 0 or tk.lower[k] in PREPOSITIONS or tk.lower[k] in DETERMINERS:
                break
            k -= 1
        k = _past_small_words(tk, k)
        if k < 0 or tk.lower[k] not in PREPOSITIONS:
            return None
    return tk.lower[k + 1 if tk.lower[k] == "out" else k] if _begins_clause(tk, k) else None


def _past_small_words(tk: Tokens, k: int) -> int:
    """Return the first token at ``k`` or before it that is no determiner."""
    first = max(-1, k - 3)
    while k > first and tk.lower[k] in DETERMINERS:
        k -= 1
    return k


def _begins_clause(tk: Tokens, k: int) -> bool:
    if k == 0 or tk.sentence[k - 1] != tk.sentence[k] or tk.lower[k - 1] in _CLAUSE_EDGES:
        return True
    return tk.lower[k - 1] == "," and tk.lower[k] in ("of", "out", "among")


_CLAUSE_EDGES = frozenset((";", ":", "—", "–", "(", "“", '"', "and", "but", "that"))
_OPEN_CLAUSES = frozenset(("after", "before", "since", "until", "till", "as", "than", "by", "from"))


def fronted_end(tk: Tokens, d: Draft) -> int:
    """Return where a figure that a preposition puts before its clause is no longer spoken of: the comma or the next number.

    "Of the 30 people on board, four were killed" says of the 30 what stands before the comma: "Of the 30 arrested, four fled".
    """
    first = max(d.right, d.object_head or 0) + 1
    if fronted_by(tk, d) is None:
        return tk.size
    for k in range(first, min(first + 24, tk.size)):
        if tk.lower[k] == "," or is_number_word(tk, k):
            return k
    return tk.size


def dies_later(tk: Tokens, d: Draft, stop: int, *, subject: bool) -> bool:
    """Whether the sentence goes on to say that the counted are dead: "taken to hospital, where they died", "shot and later died".

    ``subject`` says that they are what the sentence is said of: in "he shot two men and died" they are not.
    """
    first = max(d.right, d.object_head or 0) + 1
    passive = others = clause = False
    k = first
    while k < min(first + 30, tk.size) and tk.sentence[k] == tk.sentence[d.right]:
        w = tk.lower[k]
        if w == "where":
            return _die_there(tk, k + 1)
        if w == "who":
            return k <= first + 1 and _dies_at(tk, k + 1)
        if w in _ENDS or w in ("which", "that", "when", "while", "because", "as") or k >= stop:
            return False
        if w in ("and", "but") and subject:
            if _dies_at(tk, k + 1):
                return True
            after = tk.word[k + 1] if k + 1 < tk.size else "."
            if after.lower() in DETERMINERS or not after.islower():
                return False
            others = not (after.endswith(("ed", "ly")) or after in SHOOTING)
        elif others and (w in AUXILIARIES or w in VERBS):
            return False
        elif w in ("after", "before", "since"):
            clause = True
        elif subject and not passive and (w in AUXILIARIES or w in _DIED):
            if _dies_at(tk, k) and (not clause or (w == "have" and not is_plural(tk.word[k - 1]))):
                return True
            passive = w in BE
        k += 1
    return False


def _die_there(tk: Tokens, j: int) -> bool:
    """Whether "they died", "all three were pronounced dead", "doctors declared them dead" stands at ``j``."""
    following = tk.lower[j : j + 6]
    if following[:1] in (["they"], ["both"], ["all"]):
        return _dies_at(tk, j + 1 + (following[0] == "all" and is_number_word(tk, j + 1)))
    return following[2:4] == ["them", "dead"]


def _dies_at(tk: Tokens, j: int) -> bool:
    """Whether a verb of dying stands at ``j``, past its auxiliaries and adverbs."""
    for k in range(j, min(j + 5, tk.size)):
        w = tk.lower[k]
        if w in _DIED:
            return True
        if w in ("pronounced", "declared", "found"):
            return "dead" in tk.lower[k + 1 : k + 3]
        if w in NEGATIONS or w in _NOT_QUITE or not (w in AUXILIARIES or w in ADVERBS or w in ("both", "all")):
            return False
    return False


_DIED = frozenset(("died", "perished", "succumbed"))
_NOT_QUITE = word_set("rules", "happenings.modals") | {"nearly", "almost"}


def _may_be_singular(tk: Tokens, d: Draft) -> bool:
    """Whether a verb in the singular may be said of the figure: of one, of a share, of a group or total of so many."""
    if d.value == 1 or d.kind != "count" or d.left < 2:
        return d.value == 1 or d.kind != "count"
    return tk.lower[d.left - 1] == "of" and tk.lower[d.left - 2] in GROUPS


_SINGULAR_VERBS = frozenset(("was", "is", "has"))
GROUPS = word_set("rules", "happenings.groups")


def marks_aside(tk: Tokens, j: int) -> bool:
    """Whether a comma, dash or bracket at ``j`` interrupts what is said of the figure: a list goes on."""
    if tk.lower[j] in HYPHENS:
        return not tk.glued(j) and not tk.glued(j + 1)
    return tk.lower[j] in _MARKS_OF_ASIDES and not _lists_on(tk, j)


def _lists_on(tk: Tokens, comma: int) -> bool:
    """Whether another counted thing follows the comma: "ten men, four women and three children were rescued"."""
    if tk.lower[comma] != "," or comma + 2 >= tk.size or _others_speak(tk, comma + 1):
        return False
    return (
        is_number_word(tk, comma + 1) and tk.word[comma + 2][0].isalpha() and tk.lower[comma + 2] not in _BEFORE_NOUNS
    )


def _others_speak(tk: Tokens, j: int) -> bool:
    """Whether another number with its own verb stands at ``j``: "12 aboard, four were hurt"."""
    return j + 1 < tk.size and is_number_word(tk, j) and (tk.lower[j + 1] in AUXILIARIES or tk.lower[j + 1] in _DIED)


def past_aside(tk: Tokens, mark: int) -> int:
    """Return the token to read on from: the end of an aside that begins at ``mark``, else the mark itself.

    "Ten people, 12 of whom were hurt, ..."; "five people - three men and two women - were killed"; "12 people, including Ames, were".
    """
    w = tk.lower[mark]
    following = tk.lower[mark + 2 : mark + 4]
    if w != ",":
        closing = ")" if w == "(" else w
        return next((k for k in range(mark + 2, min(mark + 22, tk.size)) if tk.lower[k] == closing), mark)
    if following in (["of", "whom"], ["of", "which"]):
        return next((k for k in range(mark + 4, min(mark + 20, tk.size)) if tk.lower[k] == ","), tk.size)
    if at(tk, mark + 1) in _NO_ASIDE:
        return mark
    for k in range(mark + 1, min(mark + 18, tk.size - 1)):
        if tk.lower[k] == "," and (tk.lower[k + 1] in AUXILIARIES or tk.lower[k + 1] in SUBJECT_VERBS):
            return k
        if tk.lower[k] in AUXILIARIES or (tk.lower[k] in _TELLING and tk.lower[k] not in _PASSED_OVER):
            return mark
    return mark


_NO_ASIDE = CONJUNCTIONS | {"that", "he", "she", "they", "it"}


def part_of(tk: Tokens, d: Draft) -> bool:
    """Whether only a part of the figure is spoken of: "one of three suspects fled", "none of the 12 was killed"."""
    k = d.left - 1
    if k > 0 and tk.lower[k] in ("the", "his", "her", "its", "their", "those", "these"):
        k -= 1
    if k > 2 and tk.lower[k] in ("'s", "’s"):  # "twelve of the ship's 300 passengers"
        k = next((m for m in range(k - 2, max(k - 6, 0), -1) if tk.lower[m] == "of"), k)
    if k < 1 or tk.lower[k] != "of":
        return False
    k = k - 2 if k > 1 and tk.lower[k - 1] == "out" else k - 1  # "12 out of 40 patients"
    return tk.lower[k] in _PARTS_OF or is_number_word(tk, k)


_PARTS_OF = frozenset(
    ("none", "neither", "nobody", "some", "any", "part", "half", "several", "majority", "minority", "percent", "cent")
)


def _object_of_gerund(tk: Tokens, d: Draft) -> bool:
    """Whether the figure is what others do something to: "men accused of killing 12 people were held", "men carrying two boys"."""
    k = _past_small_words(tk, d.left - 1)
    if k < 1 or not tk.lower[k].endswith("ing") or tk.lower[k] not in VERBS or tk.lower[k] in PREPOSITIONS:
        return False
    if tk.lower[k] in _LEARNS:
        return False  # "after learning two people were shot"
    return tk.lower[k - 1] in PREPOSITIONS or (is_plural(tk.word[k - 1]) and is_person(tk.word[k - 1]))


def _is_object(tk: Tokens, d: Draft) -> bool:
    """Whether the figure is the object of a verb or preposition before it: "robbed 12 men and were caught", "fired at 12 men and"."""
    k = _past_small_words(tk, d.left - 1)
    if k < 0 or tk.sentence[k] != tk.sentence[d.left] or tk.lower[k + 1] == "that":
        return False
    if tk.lower[k] in PREPOSITIONS:
        return tk.lower[k] not in _OPEN_CLAUSES and tk.lower[k] not in ("including", "of", "among")
    return is_verb(tk, k) and tk.lower[k] not in _SAYING and tk.lower[k] not in _LEARNS


def _ends_clause(tk: Tokens, d: Draft, j: int, clause: _Clause) -> bool:
    """Whether what can be said of the figure ends at ``j``: a mark, a conjunction, a clause with a subject of its own."""
    w = tk.lower[j]
    if clause.reduced and w in _OTHERS_CLAUSE:
        return True
    if w in _OF_OTHERS and at(tk, j + 1) not in ("they", "both", "being") and _is_object(tk, d):
        return True  # "seeking two men after three women were killed"
    if w == "and" and ((_others_speak(tk, j + 1) and "aged" not in tk.lower[j - 2 : j]) or _is_object(tk, d)):
        return True
    if w == "and" and clause.participle:
        clause.done = j
    return _closes(w, clause) or _opens_clause(tk, j, clause) or (w in HAPPENS and tk.lower[j + 1 : j + 2] != ["up"])


_OF_OTHERS = frozenset(("after", "before", "since", "until", "as", "when", "while", "because"))
_OTHERS_CLAUSE = frozenset(("who", "which", "that", "when", "where", "while", "because", "whose"))


def _closes(w: str, clause: _Clause) -> bool:
    """Whether a mark or conjunction ends what can be said of the figure."""
    if w == "and":
        return (clause.passive and not clause.done) or clause.commas == 1
    return (
        w in _ENDS
        or w in ("if", "whether", "whose")
        or (w in ("but", "while") and clause.commas == 1)
        or (w == ")" and not clause.commas)
    )


def _opens_clause(tk: Tokens, j: int, clause: _Clause) -> bool:
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


_TELLING = VERBS.union(OBJECT_VERBS, SUBJECT_VERBS, PREDICATES, SHOOTING, ("fatally",))


def _is_no_event(tk: Tokens, j: int, clause: _Clause) -> bool:
    """Whether the verb at ``j`` tells of something else: "had attended a state school", "two strikes affected profits"."""
    w, after = tk.lower[j], at(tk, j + 1)
    if w == "affected":
        return not clause.passive and (after in DETERMINERS or (after != "" and is_plural(after)))
    return w.startswith("attend") and not _TAUGHT.isdisjoint(tk.lower[j + 1 : j + 6])


_TAUGHT = word_set("rules", "happenings.taught")


def _happening_at(tk: Tokens, d: Draft, j: int, clause: _Clause) -> tuple[str, str] | None:
    """Judge the word at ``j``: (measure, rule), _NOTHING where it settles that there is none, None to read on."""
    w = tk.lower[j]
    if w == "fatally" and not _verb_of_harm(tk, j + 1):
        return ("killed", "fatally") if j == clause.start else _NOTHING
    if _is_no_event(tk, j, clause):
        return _NOTHING
    found = predicate_at(tk, j, _STATE)
    if found is not None and (clause.passive or j - clause.start <= 3 or tk.lower[j - 1] in _STATE_VERBS):
        harms = w in OBJECT_VERBS and not clause.passive and has_object(tk, j)  # "two guards hurt an inmate"
        return _NOTHING if clause.aside or harms else found
    measure = measure_of(tk, j, OBJECT_VERBS)
    if measure is None and clause.passive and d.unit == "people" and at(tk, j + 1) not in _NOT_HELD:
        measure = PASSIVE_VERBS.get(w)  # "five people are being held"; but "held up at gunpoint"
    if measure == "released" and not _CARE.isdisjoint(tk.lower[clause.start : j + 4]):
        return _NOTHING  # "treated in hospital and released"
    if measure is not None and not (
        w.endswith("ing") and (_noun_after_all(tk, j) or tk.lower[j - 1] in PREPOSITIONS)
    ):  # "wanted in a shooting"
        if w.endswith(("ed", "en")) or w in ("shot", "hurt", "held"):
            return _NOTHING if clause.reduced and not clause.passive else _suffered(tk, j, measure, clause)
        if not clause.passive:
            return _NOTHING  # the counted do it to somebody
    measure = SUBJECT_VERBS.get(w) if w not in MONTHS or tk.word[j].islower() else None  # "on March 9"
    if measure == "displaced" and not _driven_out(tk, d, j):
        return _NOTHING
    if w.startswith("contract") and not _names_a_disease(tk, j + 1):
        return _NOTHING  # "the economy has contracted"
    if w in _GATHERS and d.unit in ("people", None) and not clause.done and _to_protest(tk, j):
        measure = "protested"
    if measure is not None and (measure not in ("protested", "attended") or d.unit in ("people", None)):
        return _NOTHING if w in _NOT_DONE_BY_COUNTED else (measure, _ITS_VERB)
    return _another_verb(tk, j, clause)


def _another_verb(tk: Tokens, j: int, clause: _Clause) -> tuple[str, str] | None:
    """Judge a word that tells nothing of its own: after a main verb only what is joined to it by "and" is told of the figure."""
    w = tk.lower[j]
    if w.endswith("ed") and tk.lower[j - 1] in ("have", "has", "had"):
        return _NOTHING  # "have braved the cold": the counted do something else
    if w in _SAYING and not clause.passive and not (at(tk, j + 1) == "to" or at(tk, j + 1) in _TELLING):
        return _NOTHING  # "two men said three women were killed"; but "12 reported killed", "12 said to be dead"
    if w in _PASSED_OVER:
        return _NOTHING if w == "found" and not clause.passive and has_object(tk, j) else None  # "found a man dead"
    if w in _REDUCED and not clause.passive:
        clause.reduced = True  # "two men wanted in Leeds were"
    elif w not in VERBS:
        clause.participle = clause.participle or (clause.passive and w.endswith("ed"))  # "engulfed in flames and"
    elif not tk.word[j][0].isupper() and not _noun_after_all(tk, j):
        participle = w.endswith(("ing", "ed")) and not clause.passive
        if participle and w.endswith("ing") and j == clause.start:
            clause.reduced = True  # "two men carrying knives were"
        elif not participle or j == clause.start:
            clause.done = j
    return None


def _to_protest(tk: Tokens, j: int) -> bool:
    """Whether those who gather at ``j`` do so to protest: "had massed near the palace to protest"."""
    for k in range(j + 1, min(j + 14, tk.size - 1)):
        if not (tk.word[k][0].isalnum() or tk.lower[k] in _POSSESSIVES) or tk.lower[k] in _ENDS_GATHERING:
            return False
        if tk.lower[k] == "to" and tk.lower[k + 1] in ("protest", "demonstrate"):
            return True
    return False


_GATHERS = word_set("rules", "happenings.gathers")
_ENDS_GATHERING = CONJUNCTIONS - {"and"}
_POSSESSIVES = ("'s", "’s", "-")


def _names_a_disease(tk: Tokens, k: int) -> bool:
    return (
        k < tk.size and tk.word[k][0].isalpha() and tk.lower[k] not in PREPOSITIONS and tk.lower[k] not in AUXILIARIES
    )


def _driven_out(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether those who fled were driven from their homes: many of them, or from home or war. Two robbers flee too."""
    if d.object_head is not None and singular(tk.lower[d.object_head]) in _FIGHTERS:
        return False  # fighters in flight are not displaced
    many = d.value is None or d.value >= 20
    sheltered = tk.lower[j + 1 : j + 3] in (["to", "a"], ["into", "a"], ["to", "the"], ["to", "another"])
    return many or not (sheltered or _HOMES.isdisjoint(tk.lower[j + 1 : j + 7]))


_FIGHTERS = word_set("rules", "happenings.fighters")
_HOMES = word_set("rules", "happenings.homes")


def _suffered(tk: Tokens, j: int, measure: str, clause: _Clause) -> tuple[str, str]:
    """Judge a participle at ``j``: "12 people killed in", "were killed"; but not "12 men killed a guard"."""
    active = not clause.passive and (has_object(tk, j) or harms_somebody(tk, j))
    if clause.aside or active or _missed(tk, j) or _averted(tk, j) or tk.lower[j : j + 2] == ["charged", "that"]:
        return _NOTHING
    both = joined_measure(tk, j, measure)
    return (both, _BY_OTHERS) if both else _NOTHING


def _averted(tk: Tokens, j: int) -> bool:
    """Whether it did not come to it: "were nearly killed", "could have been killed"."""
    return tk.lower[j - 1] in ("nearly", "almost") or (
        tk.lower[j - 2 : j] == ["have", "been"] and tk.lower[j - 3] in ("could", "might", "would", "should")
    )


def _missed(tk: Tokens, j: int) -> bool:
    """Whether those who were "shot at" were not hit, so far as this says: "shot at by gunmen"; but "shot at a bar"."""
    if tk.lower[j] not in SHOOTING or tk.lower[j + 1 : j + 2] != ["at"]:
        return False
    after = tk.lower[j + 2] if j + 2 < tk.size else "."
    return not after[0].isalnum() or after in _BEHIND_SHOT_AT


_BEHIND_SHOT_AT = word_set("rules", "happenings.behind_shot_at")


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


_DAYS = MONTHS | WEEKDAYS


def _verb_of_harm(tk: Tokens, j: int) -> bool:
    return j < tk.size and (tk.lower[j] in SHOOTING or tk.lower[j] in OBJECT_VERBS)


def _noun_after_all(tk: Tokens, j: int) -> bool:
    """Whether a word that can be a verb is a noun here: "12 cooks", "from a car crash"."""
    before = tk.lower[j - 1]
    if before in ("a", "an", "the", "his", "her", "its", "their"):
        return True
    if is_plural(tk.word[j]):
        return before in _BEFORE_NOUNS or is_number_word(tk, j - 1)
    return tk.lower[j - 2] in ("a", "an", "the", "this", "another", "his", "her") and not tk.lower[j].endswith(
        ("ed", "s")
    )
