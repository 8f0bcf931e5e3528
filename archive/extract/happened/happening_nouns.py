"""What happened, from a noun or a fixed phrase: "31 deaths", "the bodies of three", "a death toll of 31"."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    MONTHS,
    PERSON_ADJECTIVES,
    PERSON_MASS,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
    all_forms,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.table_rows import begins_line, label_end
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.word_classes import ends_soon, is_number_word
from archive.extract.happened.happening_words import (
    BEFORE,
    NOUN_BY,
    NOUN_OF,
    NOUNS,
    OBJECT_VERBS,
    PASSIVE_VERBS,
    PREDICATES,
    SOME,
    STATES,
    SUBJECT_VERBS,
    TOLLS,
    VICTIMS,
    inverted_state,
    or_else,
    predicate_at,
)
from archive.extract.happened.jobs_lost import by_jobs
from archive.extract.happened.toll_subjects import is_of_deaths
from archive.extract.words import word_set

_FATAL = word_set("rules", "happenings.fatal")
_WRECKED = word_set("rules", "happenings.wrecked")
_ATTEMPTS = word_set("rules", "happenings.attempts")
_TOLL_ADJECTIVES = word_set("rules", "happenings.toll_adjectives")
_DEAD = word_set("rules", "happenings.dead")
_KILLED_IN_SPEECH = word_set("rules", "happenings.killed_in_speech")
_UNSURE = _ATTEMPTS | word_set("rules", "happenings.unsure")
_DYING = word_set("rules", "happenings.dying")
_ATTACKS = frozenset(("attack", "attacks", "bombing", "bombings", "bomber", "bombers", "blast", "blasts"))
_BY_NOUN = "noun that says what happened"
_WORDS_BEFORE = "words before the figure"


def by_noun(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read the counted noun that says it by itself: "31 deaths", "three bodies", "12 arrests", "12 killed, 30 injured"."""
    if d.object_head is None:
        return None
    head = tk.lower[d.object_head]
    noun = singular(head)
    if noun == "suicide" and tk.lower[d.right + 1 : d.right + 2] and tk.lower[d.right + 1] in _ATTACKS:
        return None  # "a double suicide attack" has killed whom it has
    if d.form == "multiple":
        return _multiple(tk, d, noun)
    victims = by_victims(tk, d)
    if victims is not None and victims[0] == "killed":
        return victims
    measure = NOUNS.get(noun)
    if measure == "bodies_recovered" and d.kind != "count":
        return None  # "burns to 70 per cent of his body"
    if at(tk, d.object_head - 1) == "-" and at(tk, d.object_head - 2) in _KILLED_IN_SPEECH:
        return None  # "two giant-killings"
    if measure == "bodies_recovered" and noun == "body" and _DEAD.isdisjoint(tk.distinct):
        return None  # "the two bodies that govern the sport"
    if measure and measure not in ("protested", "attended"):
        return measure, _BY_NOUN
    if d.object is not None:
        if or_else(tk, d.object[1] + 1, STATES.get(head, "")):
            return "", _BY_NOUN  # "12 dead or wounded"
        for word in tk.lower[d.object[0] : d.object[1] + 1]:  # "12 killed, 30 injured", "three dead astronauts"
            if d.unit not in ("people", None) and (word == "affected" or STATES.get(word) in _OF_BODIES):
                continue  # "the 247 affected highways", "12 dead trees"
            if word in PERSON_ADJECTIVES and (word in OBJECT_VERBS or word in PREDICATES):
                return OBJECT_VERBS.get(word) or PREDICATES[word][-1][1], _BY_NOUN
    return _by_noun_and_verb(tk, d, noun)


def _by_noun_and_verb(tk: Tokens, d: Draft, noun: str) -> tuple[str, str] | None:
    """Read nouns that say it with the verb at their side: "took 12 hostages", "axed 300 jobs", "claimed 31 lives"."""
    if noun == "hostage" and at(tk, d.left - 1) in _TAKES:
        return "kidnapped", "hostages taken"
    jobs = by_jobs(tk, d, noun)
    if jobs is not None:
        return jobs
    if noun == "case" and _is_of_disease(tk, d):
        return "infected", _BY_NOUN
    around = [*tk.lower[max(0, d.left - 3) : d.left], *tk.lower[d.right + 1 : d.right + 4]]
    if noun == "life" and d.kind == "count" and any(w in _ENDED for w in around):
        return "killed", _BY_NOUN  # "claimed 31 lives", "31 lives were lost", "destroyed 31 lives"
    return None


def _is_of_disease(tk: Tokens, d: Draft) -> bool:
    """Whether cases are those of an illness: "12 new Ebola cases", "40 cases of cholera"; not "40 cases of beer"."""
    if d.object is None or d.object_head is None:
        return False
    of = at(tk, d.object_head + 2) if at(tk, d.object_head + 1) == "of" else ""
    return of in _DISEASES or not _DISEASES.isdisjoint(tk.lower[d.object[0] : d.object_head])


_DISEASES = word_set("rules", "happenings.diseases")


def by_cases(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read cases of an illness that stand before their number: "Smallpox: cases 77", "new cases numbered 40"."""
    k = d.left - 1 - (at(tk, d.left - 1) in _NUMBER_CASES)
    if k < 0 or tk.lower[k] != "cases" or d.kind != "count" or not d.bare or d.object is not None or d.unit is not None:
        return None
    told = at(tk, k - 1) in _NEW or not at(tk, k - 1)[:1].isalpha() or tk.opens(k)
    if not told or _DISEASES.isdisjoint(tk.distinct):
        return None
    d.unit = d.unit_name = "case"
    d.rules["unit"] = _BY_NOUN
    return "infected", _BY_NOUN


_NUMBER_CASES = frozenset(("number", "numbered", ":", ","))
_NEW = frozenset(("new", "confirmed", "total", "suspected", "active"))


def by_description(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read what is said of the counted before their noun, where nothing else became of them: "20,000 besieged civilians"."""
    if d.object is None or d.object_head is None or d.kind != "count":
        return None
    for w in tk.lower[d.object[0] : d.object_head]:
        if w in _DESCRIBED:
            measure = OBJECT_VERBS.get(w) or SUBJECT_VERBS.get(w) or STATES.get(w)
            return (measure, "said before the noun") if measure is not None else None
    return None


_DESCRIBED = word_set("rules", "happenings.described")


def by_victims(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read what the counted are victims of: "three murder victims", "40 burns victims"; where the dead are spoken of, a shooting tells nothing."""
    if d.object_head is None or tk.lower[d.object_head] not in ("victims", "victim") or d.value == 0:
        return None
    measure = VICTIMS.get(tk.lower[d.object_head - 1])
    if measure is None or not _UNSURE.isdisjoint(tk.lower[max(0, d.left - 2) : d.object_head]):
        return None  # "two attempted murder victims"
    unclear = measure == "wounded" and not _DYING.isdisjoint(tk.distinct)
    return None if unclear else (measure, _BY_NOUN)


def by_noun_of(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read the noun before "of": "the bodies of three hostages", "the deaths of 31 people", "the deaths of an elderly couple"."""
    k = d.left - 1
    if d.form == "pair":
        while k > d.left - 4 and k > 0 and tk.lower[k] != "of":
            k -= 1
    if k >= 0 and tk.lower[k] == "the":
        k -= 1
    if k > 0 and tk.lower[k] == "and" and d.kind == "count":
        k = _before_members_of(tk, k)
    if k < 1 or tk.lower[k] not in ("of", "by", "involving", "to"):
        return None
    noun = tk.lower[k - 1]
    before = tk.lower[max(0, k - 4) : k - 1]
    if noun == "admissions" and before[-1:] == ["hospital"]:
        return "hospitalized", "noun of"
    if tk.lower[k] == "to":
        hurt = noun in ("injury", "injuries") and (d.unit == "people" or _is_bare(tk, d))
        return ("wounded", "noun of") if hurt else None  # "the deaths of 11 people and injury to 40"
    if not (d.unit == "people" or d.form == "pair" or _is_bare(tk, d)):
        return (NOUN_OF[noun], "noun of") if tk.lower[k] == "of" and NOUN_OF.get(noun) in _OF_THINGS else None
    if noun in NOUN_BY or tk.lower[k] != "of":
        return (NOUN_BY[noun], "noun by") if noun in NOUN_BY and _ATTEMPTS.isdisjoint(before) else None
    if noun in ("lives", "life"):
        return ("killed", "noun of") if any(w in _CLAIMED for w in before) else None
    if noun == "loss" and at(tk, d.left - 1) == "of" and _tells_of_wreck(tk, k):
        return "killed", "noun of"  # "sank with the loss of 12 of her crew"; not "the loss of 12 players"
    if noun in ("shooting", "stabbing"):
        return ("wounded" if _FATAL.isdisjoint(before) else "killed"), "noun of"
    measure = NOUN_OF.get(noun)
    if measure == "laid_off" and d.object_head is not None and singular(tk.lower[d.object_head]) not in _STAFF:
        return None  # "the dismissal of three batsmen"
    return (measure, "noun of") if measure and _ATTEMPTS.isdisjoint(before) else None


_STAFF = SOME["laid_off"] | {"person", "people", "man", "woman", "hand", "fitter", "clerk", "labourer"}


def _is_bare(tk: Tokens, d: Draft) -> bool:
    """Whether a count leaves out its noun, so that a noun of harm makes it one of persons: "the displacement of 4,000", "took the lives of four"."""
    return d.bare and d.unit is None and d.object is None and d.kind == "count" and ends_soon(tk, d.right + 1)


def _tells_of_wreck(tk: Tokens, k: int) -> bool:
    """Whether the sentence tells before ``k`` of what costs lives: "sank with the loss of"."""
    return any(tk.lower[j] in _WRECKED and tk.sentence[j] == tk.sentence[k] for j in range(max(0, k - 24), k - 1))


def _before_members_of(tk: Tokens, k: int) -> int:
    """Return the "of" that a list hangs on whose last "and" stands at ``k``: "the seizure of drugs, a knife and (two guns)"; else ``k``."""
    for j in range(k - 1, max(0, k - _LIST_OF), -1):
        w = tk.lower[j]
        if w == "of":
            several = tk.lower[k - 1] != "," or "," in tk.lower[j : k - 1]
            return j if several else k  # "after the seizure of the mill, and two firms left"
        if tk.sentence[j] != tk.sentence[k] or not (w == "," or (w[0].isalpha() and w not in _ENDS_LIST)):
            return k
        if w in VERBS and not (is_plural(tk.word[j]) or w.endswith("ed")):
            return k
    return k


_LIST_OF = 24
_ENDS_LIST = (PREPOSITIONS | AUXILIARIES | {"and", "or", "but", "who", "which", "that", "when", "while"}) - {"a"}
_OF_THINGS = ("seized", "destroyed")
_TAKES = frozenset(("take", "takes", "took", "taking", "taken"))
_CLAIMED = all_forms("claim take cost lose") | {"took", "taken", "lost"}
_ENDED = _CLAIMED | all_forms("destroy sacrifice") | {"of"}  # but "destroyed the lives of 12 men" kills none


def _multiple(tk: Tokens, d: Draft, noun: str) -> tuple[str, str] | None:
    """Judge "double homicide", "triple shooting": shot is wounded, unless the shooting is called fatal or deadly."""
    if noun in NOUNS:
        return NOUNS[noun], "noun that says what happened"
    before = tk.lower[max(0, d.left - 3) : d.left]
    after = tk.lower[d.right + 1 : d.right + 2]
    if not _FATAL.isdisjoint(before) or after in (["death"], ["deaths"]):
        return "killed", "noun that says what happened"
    return "wounded", "noun that says what happened"


def by_phrase(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read words right before the counted: "laid off 300 workers", "shot dead two men"."""
    k = d.left - 1
    if k < 1:
        return None
    for phrase, measure in BEFORE.get(tk.lower[k], ()):
        first = k - len(phrase) + 1
        done_to = first and tk.lower[first - 1] in BE and not phrase[0].endswith("ing")  # not "is laying off 300"
        aged = d.unit != "people" and phrase[-1] == "are" and phrase[0] != "the"  # "two of those arrested are 19"
        if tuple(tk.lower[max(0, first) : k + 1]) == phrase and not done_to and not aged:
            return measure, _WORDS_BEFORE
        counted = phrase[0] == "the" and first >= 0 and is_number_word(tk, first)
        if counted and tuple(tk.lower[first + 1 : k + 1]) == phrase[1:]:
            return measure, _WORDS_BEFORE  # "the 14 dead included six women"
    if d.unit != "people":
        return None
    state = inverted_state(tk, k)
    return (state, _WORDS_BEFORE) if state is not None else _in_list_of(tk, k)


def _in_list_of(tk: Tokens, last: int) -> tuple[str, str] | None:
    """Read a later member of "the dead included a nurse, two teachers and four pupils", whose list goes on up to ``last``."""
    for k in range(last, max(0, last - _LIST), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[last] or w in (";", "(", "who", "that", "which") or w in AUXILIARIES:
            return None
        for phrase, measure in BEFORE.get(w, ()):
            if (w == ":" or phrase[-1].startswith("includ")) and tuple(tk.lower[k - len(phrase) + 1 : k + 1]) == phrase:
                return measure, "words before the list"
        if w == ":":
            return None
        if w in VERBS and w[-3:] not in ("ing",) and not is_plural(tk.word[k]) and tk.lower[k - 1] not in DETERMINERS:
            return None
    return None


_LIST = 14


_TOLL_LINKS = word_set("rules", "happenings.toll_links")


def by_toll(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read "a death toll of 31", "the number of dead rose to 31", "bringing the toll to 31", "Killed: 12"."""
    if d.object is not None and d.unit not in ("people",):
        return None
    k = d.left - 1
    labelled = _by_label(tk, d) if k > 0 else None
    if labelled is not None:
        return labelled
    if tk.lower[max(0, k - 1) : d.left] == ["attendance", ":"]:
        return "attended", "toll"  # "Attendance: 14,893"
    steps = 0
    links = int(d.modifier is not None and tk.lower[d.modifier[0]] in _TOLL_LINKS)  # "attendance topped 2 million"
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
                if w in _GATES and ((d.value or 0) < _GATE or not _POLLS.isdisjoint(tk.distinct)):
                    return None  # "the gate at 12", "a turnout of 46", those who voted
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


def by_number_of(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read "the number of people killed in the storm stands at 31", "brings the death toll of the war to 1,121 people"."""
    if d.kind != "count" or d.change_role == "step" or (d.object is not None and d.unit != "people"):
        return None
    left = d.left
    while left > 2 and tk.lower[left - 1] in _BEFORE_TOTALS:
        left -= 1  # "taking the toll to a record 4,220"
    if at(tk, left - 1) not in _NUMBER_LINKS and at(tk, left - 1) not in _REACHES:
        return None
    if tk.lower[d.right + 1 : d.right + 4] == ["the", "number", "of"] and not _BRINGS.isdisjoint(
        tk.lower[max(0, d.left - 3) : d.left]
    ):
        return _counted_state(tk, d.right + 4)  # "bringing to 39 the number of sailors killed"
    end = _before_members(tk, left - 2)
    end -= tk.lower[end] == ","  # "the number put to death more than doubled, to 325"
    for k in range(end, max(end - 20, 0), -1):
        w = tk.lower[k]
        if tk.sentence[k] != tk.sentence[d.left] or not (w[0].isalnum() or w in _INSIDE or _is_of_a_date(tk, k)):
            return None
        if w == "of" and tk.lower[k - 1] == "number":
            return _counted_state(tk, k + 1)
        if w == "number" and at(tk, k + 1) in _HARMED and at(tk, left - 1) in _NUMBER_LINKS:
            return OBJECT_VERBS[tk.lower[k + 1]], "toll"  # "the number killed by police rose to 40"
        if w in _TOTALS and at(tk, left - 1) == "to":
            return _total_state(tk, k)
        if w == "toll" and is_of_deaths(tk, k):
            brought = at(tk, left - 1) == "to" and any(b in _BRINGS for b in tk.lower[max(0, k - 4) : k])
            reached = not _REACHES.isdisjoint(tk.lower[left - 2 : left])
            told = tk.lower[k + 1] in PREPOSITIONS or k == end
            return ("killed", "toll") if (brought or reached) and told else None
    return None


_INSIDE = frozenset(("'s", "’s", "-", "'", "’"))
_HARMED = frozenset(("killed", "wounded", "injured", "arrested", "displaced", "evacuated", "infected", "detained"))
_BEFORE_TOTALS = frozenset(("a", "record", "new", "some", "total", "estimated", "staggering"))


def _is_of_a_date(tk: Tokens, k: int) -> bool:
    """Whether a mark at ``k`` stands in a date: "since Sept. 3, 1984, at"."""
    return tk.lower[k] in (",", ".") and (
        (at(tk, k + 1).isdigit() and len(at(tk, k + 1)) == 4)
        or (at(tk, k - 1).isdigit() and len(at(tk, k - 1)) == 4)
        or at(tk, k - 1) in MONTHS
    )


def _before_members(tk: Tokens, k: int) -> int:
    """Return the token before a comma with what a number includes, where it ends at ``k``: "bringing the toll, including two officers, to 76"; else ``k``."""
    if k < 1 or tk.lower[k] != ",":
        return k
    for j in range(k - 1, max(0, k - _ASIDE), -1):
        if tk.lower[j] == ",":
            return j - 1 if tk.lower[j + 1] in _LISTING else k
    return k


_ASIDE = 16
_LISTING = frozenset(("including", "among", "excluding", "not", "counting", "with"))


def _total_state(tk: Tokens, k: int) -> tuple[str, str] | None:
    """Return the measure of the total at ``k`` that is brought to a number: "bringing the total displaced by the storm to"."""
    if not any(w in _BRINGS for w in tk.lower[max(0, k - 4) : k]):
        return None
    j = k + 3 if tk.lower[k + 1 : k + 3] == ["of", "those"] else k + 1
    measure = OBJECT_VERBS.get(at(tk, j)) if at(tk, j).endswith("ed") else None
    return (measure, "toll") if measure is not None else None


_REACHES = word_set("rules", "happenings.reaches")
_TOTALS = frozenset(("total", "tally", "count"))


def _counted_state(tk: Tokens, k: int) -> tuple[str, str] | None:
    """Return the measure of what "the number of" counts from ``k`` on: "US troops killed", "people arrested"."""
    measure = NOUNS.get(singular(tk.lower[k])) if k < tk.size and is_plural(tk.word[k]) else None
    if measure in _OF_PERSONS and at(tk, k + 1) not in ("or", "and", ","):
        return measure, "toll"  # "bringing the number of deaths to 27"
    for j in range(k, min(k + 4, tk.size - 1)):
        if tk.lower[j] in PERSON_ADJECTIVES and tk.lower[j] in STATES and at(tk, j + 1) in _BEHIND_STATES:
            return STATES[tk.lower[j]], "toll"  # "the number of dead in the blasts"
        if is_person(tk.word[j]) and is_plural(tk.word[j]):
            if at(tk, j + 2) in ("or", "and", ","):
                return None  # "the number of people dead or missing"
            state, who = tk.lower[j + 1], j + 2
            if state == "who":  # "the number of people who have fled"
                while at(tk, who) in AUXILIARIES:
                    who += 1
                state = at(tk, who)
                told = SUBJECT_VERBS.get(state)
                measure = told or (OBJECT_VERBS.get(state) if not BE.isdisjoint(tk.lower[j + 2 : who]) else None)
                return (measure, "toll") if measure else None
            if tk.lower[j + 1 : j + 5] in _KNOWN_DEAD:
                return "killed", "toll"  # "the number of people known to have died"
            phrase = predicate_at(tk, j + 1, "toll")
            if phrase is not None and state not in STATES:
                return phrase  # "the number of people put to death"
            measure = OBJECT_VERBS.get(state) or STATES.get(state)
            if measure and (state in STATES or state.endswith("ed")):
                return measure, "toll"
            before = tk.lower[j - 1] if j > k and tk.lower[j - 1].endswith("ed") else ""
            described = before in OBJECT_VERBS and state not in AUXILIARIES and state not in VERBS
            return (OBJECT_VERBS[before], "toll") if described else None  # "the number of displaced persons in Dol"
    return None


_KNOWN_DEAD = [
    [*f"{w} to have {v}".split()] for w in ("known", "believed", "thought", "confirmed") for v in ("died", "perished")
]
_BEHIND_STATES = frozenset(("in", "from", "at", "after", "since", "on", "rose", "stood", "stands", "has", "was", "is"))
_NUMBER_LINKS = word_set("rules", "happenings.number_links")
_BRINGS = word_set("rules", "happenings.brings")


def _counted_noun_before(tk: Tokens, k: int) -> bool:
    """Whether a noun such as "deaths" or "crowd" is the counted total: "the number of deaths rose to 31", "a crowd of 3,000"."""
    return tk.lower[k + 1 : k + 2] in (
        ["of"],
        ["to"],
        ["at"],
        ["rose"],
        ["reached"],
        ["topped"],
        ["passed"],
        ["exceeded"],
        ["is"],
        ["was"],
        ["stood"],
        ["stands"],
    ) and not tk.lower[k].endswith("ed")


def _by_label(tk: Tokens, d: Draft) -> tuple[str, str] | None:
    """Read a number that a noun labels in a line or row of its own: "Deaths: 12", "Total deaths, 17,371", "Injured: 3", "Killed | 3"."""
    if tk.lower[d.left - 1] not in _BEHIND_LABELS:
        return None
    k = label_end(tk, d, ":,-–—")
    if k < 0:
        return None
    state = tk.lower[k][-2:] == "ed" or tk.lower[k] == "hurt"
    whose = k > 0 and (is_plural(tk.word[k - 1]) or tk.lower[k - 1] in PERSON_MASS)
    first = k - (
        k > 0 and (tk.lower[k - 1] in _OF_ALL or (state and whose) or tk.lower[k - 1 : k + 1] in _LABELS_OF_TWO)
    )
    # "Dead: 12, injured: 30", "killed, 12; wounded, 30"
    anew = first and (tk.lower[first - 1] == ";" or (tk.lower[first - 1] == "," and tk.lower[k + 1] == ":"))
    if not (begins_line(tk, first) or anew):
        return None
    measure = next((m for phrase, m in TOLLS.get(tk.lower[k], ()) if len(phrase) == 1), None)
    if first < k and tk.lower[k - 1 : k + 1] in _LABELS_OF_TWO:
        measure = "hospitalized"
    if measure is None and state:  # "Killed: 12", "Homes destroyed | 340", "Passengers saved, 202"
        measure = OBJECT_VERBS.get(tk.lower[k]) or (PASSIVE_VERBS.get(tk.lower[k]) if first < k else None)
        measure = "killed" if tk.lower[k] in _DIED else measure
    if (
        state
        and measure not in _OF_ANYTHING
        and first < k
        and tk.lower[first] not in _OF_ALL
        and not is_person(tk.lower[first])
    ):
        return "", ""  # "Animals slaughtered: 423", "Goals saved: 4"
    return (measure, "toll") if measure is not None else None


_OF_PERSONS = frozenset(("killed", "wounded"))
_OF_ANYTHING = (None, "destroyed", "seized", "affected", "evacuated", "displaced")
_DIED = frozenset(("died", "drowned", "perished"))
_OF_BODIES = frozenset(("killed", "wounded", "missing"))
_BEHIND_LABELS = frozenset(":,|-–—")
_GATES = frozenset(("gate", "turnout", "out"))
_GATE = 100
_POLLS = frozenset("election elections voter voters vote votes poll polls ballot ballots referendum electorate".split())
_LABELS_OF_TWO = (["in", "hospital"], ["hospital", "admissions"])
_OF_ALL = frozenset(("total", "confirmed", "reported", "new"))


_DEADLY = frozenset("dead death deaths died dies killed kills kill killing drowned".split())
_TIMES_OF_TOLLS = WEEKDAYS | {"day", "week", "month", "year", "season", "weekend", "night"}


def _death_toll(tk: Tokens, k: int) -> bool:
    if k == 0 or tk.sentence[k - 1] != tk.sentence[k]:
        return is_of_deaths(tk, k)
    if tk.lower[k - 1] in ("'s", "’s") and at(tk, k - 2) in _TIMES_OF_TOLLS:
        return not _DEADLY.isdisjoint(tk.distinct)  # "killed nine, bringing the week's toll to 41"
    return tk.lower[k - 1] in _TOLL_ADJECTIVES and not (
        tk.lower[k + 1 : k + 2] == ["of"] and tk.lower[k - 1] != "death"
    )
