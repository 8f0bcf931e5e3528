"""Whether a figure is a movement: up or down, and the step that was taken or the level that was reached."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_OF,
    CHANGE_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    VERB_BASES,
    all_forms,
    is_plural,
    singular,
)
from archive.extract.tokens import Tokens
from archive.extract.verbs import is_verb
from archive.extract.word_classes import HYPHENS, STOP, TIME_HEADS, before_than, is_name, is_number_word
from archive.extract.words import word_set, words

_INFINITIVE_BEFORE = word_set("rules", "changes.infinitive_before")
_ENDS_MOVEMENT = word_set("rules", "changes.ends_movement")
_VERBS_THAT_ARE_NOUNS = word_set("rules", "changes.verbs_that_are_nouns")
_COUNTED_IN_STEPS = word_set("rules", "changes.counted_in_steps")
_RAISES_MONEY = word_set("rules", "changes.raises_money")

_COMPARED = {"higher": "up", "lower": "down", "up": "up", "down": "down", "more": "up", "less": "down", "fewer": "down",
             "cheaper": "down", "stronger": "up", "weaker": "down"}  # fmt: skip
# A movement only where the same thing is held against another time: "10% smaller than last year".
_SIZED = {
    "larger": "up",
    "bigger": "up",
    "smaller": "down",
    "longer": "up",
    "shorter": "down",
    "faster": "up",
    "slower": "down",
}
_AGAINST_TIME = _SIZED | {"above": "up", "below": "down"}
_LEVELS_OF_TIME = word_set("rules", "changes.levels_of_time")
_THEN = frozenset("before earlier previously present now then usual yesterday today".split())
_AT_A_TIME = frozenset(("at", "on", "during", "this", "previous", "recent", "past", "early", "late"))
_BETWEEN = ADVERBS | DETERMINERS | word_set("rules", "changes.between")
_LEVEL = word_set("rules", "changes.level")
_REACHES = word_set("rules", "changes.reaches")


def attach_change(tk: Tokens, d: Draft) -> None:
    """Look for the word of movement that governs the figure: after it ("5% higher", "a 5% rise") or before it ("rose 5%")."""
    if d.kind in ("age", "ordinal") or d.change_role is not None:
        return
    if d.form == "fold":
        _fold(tk, d)
        return
    if _after(tk, d):
        return
    _before(tk, d)


def _fold(tk: Tokens, d: Draft) -> None:
    """Judge "doubled", "a threefold increase", "rose tenfold", "grew more than sixfold"."""
    after = tk.lower[d.right + 1] if d.right + 1 < tk.size else ""
    before = tk.lower[d.left - 1] if d.left else ""
    if tk.lower[d.first].startswith(_MULTIPLIES):
        _set(d, "up", "step", "a verb of multiplication")
    elif after in CHANGE_NOUNS:
        _set(d, CHANGE_NOUNS[after], "step", "noun of movement after")
    elif before in CHANGE_OF:
        _set(d, CHANGE_OF[before], "step", "verb of movement before")


_MULTIPLIES = ("doubl", "tripl", "trebl", "quadrupl", "quintupl")


def _set(d: Draft, change: str, role: str, rule: str) -> None:
    d.change, d.change_role = change, role
    d.rules["change"] = rule


def _after(tk: Tokens, d: Draft) -> bool:
    j = d.after + 1
    if j >= tk.size:
        return False
    w = tk.lower[j]
    if (w in _AGAINST_TIME and _is_against_time(tk, d, j)) or (w in _COMPARED and _is_held_against_time(tk, d, j)):
        _set(d, _AGAINST_TIME.get(w) or _COMPARED[w], "step", "held against another time")
        return True
    if (
        d.object is None
        and w in _COMPARED
        and d.kind in ("percent", "money", "measure", "fraction", "duration", "count")
    ):
        if w in ("up", "down", "more", "less", "fewer") and d.kind != "percent":
            return False
        if d.kind == "count" and is_plural(tk.word[min(j + 1, tk.size - 1)]):
            return False  # "the two lower courts"
        if _is_comparison(tk, j):
            return True
        _set(d, _COMPARED[w], "step", "comparison after")
        return True
    if d.kind in ("percent", "money", "measure", "count", "fraction", "rate"):
        for k in range(j, min(j + (8 if tk.lower[j + 1 : j + 2] == ["-"] else 3), tk.size)):
            v = tk.lower[k]
            if not v[0].isalpha() and v not in "-" and not (v[0].isdigit() and tk.glued(k)):
                return False  # but "a $3m M-1 rise"
            if v in CHANGE_NOUNS and tk.lower[k - 1] not in _INFINITIVE_BEFORE:
                if (d.kind == "count" and d.object is None) or tk.lower[k + 1 : k + 2] == ["due"]:
                    return False  # "of which $1.4 billion falls due in May"
                if (d.unit_text is None and d.kind == "count") or _is_amount(tk, d, v) or _is_attribute(tk, d, k):
                    return False
                _set(d, CHANGE_NOUNS[v], "step", "noun of movement after")
                return True
            if (
                d.kind not in ("percent", "money")
                or v in DETERMINERS
                or (v in _ENDS_MOVEMENT and tk.lower[k - 1] != "-")
            ):
                return False
    return False


def _is_against_time(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a time stands behind the comparison at ``j``: "10% smaller than last year", "5% above the level of a year ago"."""
    if tk.lower[j] in _SIZED:
        if d.kind in ("duration", "measure"):
            return _is_than_time(tk, j + 1)
        return d.kind == "percent" and tk.lower[j + 1 : j + 2] == ["than"] and not _is_comparison(tk, j)
    for i in range(j + 1, min(j + 7, tk.size)):
        if tk.lower[i] not in _LEVELS_OF_TIME:
            return d.kind in ("percent", "money") and _is_time(tk, i)
    return False


def _is_held_against_time(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether a number of things is held against another time: "100 more than last year", "four points lower than in May"."""
    if d.kind not in ("count", "money") or not (d.object is None or _is_in_steps(tk, d)):
        return False
    return _is_than_time(tk, j + 1)


def _is_than_time(tk: Tokens, k: int) -> bool:
    """Whether "than" at ``k`` leads to a time and to nothing else: "than in May", "than before the war"; not "than Smith last year"."""
    if tk.lower[k : k + 1] != ["than"]:
        return False
    for i in range(k + 1, min(k + 7, tk.size)):
        w = tk.lower[i]
        if w in TIME_HEADS or w in MONTHS or w in _THEN or (w.isdigit() and len(w) == 4 and w[:2] in ("19", "20")):
            return True
        if w not in _LEVELS_OF_TIME and w not in _AT_A_TIME and not is_number_word(tk, i):
            return False
    return False


def _is_attribute(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether the noun at ``k`` is a thing of that size, or what the counted did: "a two-car crash", "saw six people jump"."""
    if d.kind not in ("count", "measure") or _is_in_steps(tk, d) or tk.lower[k + 1 : k + 2] == ["in"]:
        return False
    return tk.lower[d.last + 1] in HYPHENS or (d.kind == "count" and is_plural(tk.word[k - 1]))


def _is_in_steps(tk: Tokens, d: Draft) -> bool:
    """Whether the figure counts what movements are told in: points, jobs, degrees."""
    return singular(tk.lower[d.right if d.object_head is None else d.object_head]) in _COUNTED_IN_STEPS


def _is_comparison(tk: Tokens, j: int) -> bool:
    """Whether two things are compared, not one at two times: "23% less likely than men", "12% more than in Spain".

    "12% less than last year", "5% higher than in May" are movements.
    """
    k = j + 1
    if k < tk.size and tk.lower[j] in ("more", "less", "fewer") and tk.lower[k] != "than":
        w = tk.word[k]
        return w[0].isalpha() and w.lower() not in STOP and not is_plural(w) and not _is_time(tk, k)
    if tk.lower[k : k + 1] != ["than"]:
        return False
    return not any(_is_time(tk, i) for i in range(k + 1, min(k + 9, tk.size)))


def _is_time(tk: Tokens, k: int) -> bool:
    w = tk.lower[k]
    return (
        w in TIME_HEADS
        or w in MONTHS
        or w in _TIMES_COMPARED
        or (len(w) == 4 and w[:2] in ("19", "20") and w.isdigit())
    )


_TIMES_COMPARED = word_set("rules", "changes.times_compared")


def _before(tk: Tokens, d: Draft) -> None:
    """Walk left over what may stand between a movement and its number, to the word that says what the figure is."""
    k = d.left - 1
    if tk.lower[k] == "of" and tk.lower[k - 1] in _BALANCES:
        k = _before_balance(tk, k)
    for _ in range(5):
        if k < 0 or tk.sentence[k] != tk.sentence[d.left] or _is_said_by(tk, k, d):
            return
        past = before_than(tk, k)
        if past < k:
            k = past  # "rose to a better-than-expected $3bn"
        elif _is_passed(tk, k):
            k = _before_period(tk, k)
        else:
            if d.kind == "percent" or (d.kind == "money" and k == d.left - 1 and _ends_object(tk, k)):
                _with_object(tk, d, k, tk.sentence[d.left])
            return


def _ends_object(tk: Tokens, k: int) -> bool:
    """Whether the noun right before a sum may be what moved: "raised its dividend 5 cents", not "tax cuts worth $5m"."""
    return tk.word[k][0].isalpha() and tk.lower[k] not in _NO_OBJECTS and not is_verb(tk, k)


_NO_OBJECTS = STOP | {"worth"}


def _is_said_by(tk: Tokens, k: int, d: Draft) -> bool:
    """Let the word at ``k`` say what the figure is. Return whether it had a say, if only to tell that nothing moved."""
    w = tk.lower[k]
    if w not in _SAYS:
        return w == "that"  # "adding that four"
    after, sentence = tk.lower[k + 1], tk.sentence[d.left]
    reaching = _is_reaching(tk, k, d)
    if reaching or w in _LEVEL or w == "from":
        if w == "at" and _is_pace(tk, k, d):
            _set(d, CHANGE_OF.get(tk.lower[k - 1], "up"), "step", "movement at a rate")
        elif _may_be_level(tk, k, d):
            _level(tk, d, k - 1 - reaching, sentence, w)
    elif w in CHANGE_NOUNS and after == "of":
        if not is_name(tk, k) and not _is_amount(tk, d, w):
            _set(d, CHANGE_NOUNS[w], "step", "noun of movement before")
    elif w in CHANGE_OF and not is_name(tk, k):
        if not _is_past(tk, d) and _moves(tk, k, d):
            _set(d, CHANGE_OF[w], "step", "verb of movement before")
    elif w in CHANGE_WORDS:
        if not _is_particle(tk, k, d):
            _set(d, CHANGE_WORDS[w], "step", "up or down before")
    elif w == "by":
        _by(tk, d, k - 1, sentence)
    else:
        return False
    return True


_SAYS = _LEVEL.union(_REACHES, CHANGE_NOUNS, CHANGE_OF, CHANGE_WORDS, ("from", "by"))


def _is_past(tk: Tokens, d: Draft) -> bool:
    """Whether the verb of movement leads past the figure, which is then a level: "rose above $18", "raised the stake beyond 49%"."""
    if tk.lower[d.left] not in _PASSES:
        return False
    d.change_role, d.rules["change_role"] = "level", "movement past a level"
    return True


def _is_reaching(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether the verb at ``k`` ends a movement: "climbed 4% to reach $3m"; to reach 12 huts one need not move up."""
    w = tk.lower[k]
    if d.kind == "duration":
        return False
    return (
        w in _REACHES
        and k > 1
        and (tk.lower[k - 1] == "to" or w.endswith("ing"))
        and (d.kind != "count" or d.object is None)
    )


def _is_passed(tk: Tokens, k: int) -> bool:
    """Whether the word at ``k`` may stand between a word of movement and its number: "rose sharply by", "to a low of $12"."""
    w = tk.lower[k]
    if w in _BETWEEN or w.endswith("ly") or ((w in _EXTREMES or w in _PACES) and tk.lower[k + 1] in _BEHIND_EXTREMES):
        return True
    return w == "of" and k > 0 and (tk.lower[k - 1] in _EXTREMES or tk.lower[k - 1] in _PACES)


def _before_balance(tk: Tokens, k: int) -> int:
    """Return the "from" or "to" before the balance that ends at the "of" at ``k``, else ``k``: "up from a net loss of $5 million"."""
    link = next((i for i in range(k - 2, max(0, k - 6), -1) if tk.lower[i] in ("from", "to")), k)
    return link if tk.lower[link] == "from" or tk.lower[link - 1] in CHANGE_OF or tk.lower[link - 1] in _SWINGS else k


def _before_period(tk: Tokens, k: int) -> int:
    """Return the word before ``k``; before the high or low of a period, that before the period: "a 10-year high of 42"."""
    if k > 1 and tk.lower[k] in _EXTREMES and tk.lower[k - 1] in TIME_HEADS:
        return next((i for i in range(k - 2, max(-1, k - 9), -1) if tk.lower[i] in DETERMINERS), k - 1)
    return k - 1


def _is_pace(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether "at" behind a verb of movement leads to how fast it went: "growing at 9%", "rose at an annual rate of 3%"."""
    mover = tk.lower[k - 1]
    if d.kind != "percent" or not (mover == "growth" or (mover in CHANGE_OF and not is_plural(mover))):
        return False
    near = tk.lower[k + 1 : d.left] + tk.lower[d.right + 1 : d.right + 3]
    return d.left == k + 1 or not _PACES_OF.isdisjoint(near)


def _may_be_level(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether "to", "from" or "at" at ``k`` may lead to a level: not "at a two-year high", "to several towns", "at the 12 schools"."""
    if tk.lower[k] == "from" and k == d.left - 1 and "to" in tk.lower[d.first : d.last]:
        return False  # "loans from $500 to $1,000"
    if d.kind == "duration":
        return d.right + 1 >= tk.size or tk.lower[d.right + 1] not in _NAMES_A_PERIOD
    if d.kind != "count":
        return True
    if _is_of_a_thing(tk, d):
        return False
    if not _is_counted(tk, d):
        return True
    return not (
        d.vague or tk.lower[d.left - 1] in DETERMINERS or (tk.lower[k] == "at" and tk.lower[k - 1] not in _CLOSING)
    )


def _is_counted(tk: Tokens, d: Draft) -> bool:
    """Whether the figure counts things, not points or jobs."""
    return d.kind == "count" and d.object is not None and not _is_in_steps(tk, d)


def _is_particle(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether "up", "down" or "off" at ``k`` belongs to a verb that moves nothing: "snapped up 12 stores", "makes up 5%"."""
    verb = tk.lower[k - 1] if k else ","
    if _is_of_a_thing(tk, d):
        return True
    if tk.lower[k] == "off" and not tk.word[k].isupper():
        return verb not in AUXILIARIES and verb != ","
    if verb in AUXILIARIES or not verb[0].isalpha():
        return False
    if d.kind == "duration" or verb in PRONOUNS or _is_way(tk, d):
        return True  # "turned up two days later", "flagged them down"
    infinitive = k > 1 and tk.lower[k - 2] in _INFINITIVE_BEFORE
    if _is_counted(tk, d):
        return infinitive or (verb not in CONJUNCTIONS and verb not in ADVERBS)  # "closed down three plants"
    if verb in _MOVES_UP_OR_DOWN or verb in CHANGE_OF:
        return tk.lower[k] == "up" and verb in _MOVES_DOWN_ONLY and not (verb in _ENDS and _is_at_close(tk, d))
    return infinitive or is_verb(tk, k - 1) or verb.endswith("ed")


def _is_at_close(tk: Tokens, d: Draft) -> bool:
    """Whether an index or price may have ended up by so much: "ended up 82.61 points", "ended up 3 percent"; not "ended up 3 points behind"."""
    after = tk.lower[d.right + 1] if d.right + 1 < tk.size else "."
    amount = d.kind == "percent" or (d.object is not None and tk.lower[d.right] == "points")
    return amount and (after in ("at", "on", "to") or not after[0].isalpha())


_ENDS = frozenset(("end", "ends", "ended", "ending"))
_MOVES_UP_OR_DOWN = word_set("rules", "changes.moves_up_or_down")
_MOVES_DOWN_ONLY = word_set("rules", "changes.moves_down_only")
_TRANSITIVE = all_forms("cut raise lift boost reduce increase lower hike slash trim") | {"cut"}


def _is_amount(tk: Tokens, d: Draft, noun: str) -> bool:
    """Whether the noun says what was earned, lost or done, which is no movement: "a loss of $5 million", "a leap of 6.4 metres"."""
    counted = _is_counted(tk, d)
    if noun in _EARNED_OR_LOST:
        sum_of_money = d.kind == "money" or (d.bare and d.object is None and d.value is not None and d.value >= 1000)
        return sum_of_money or (counted and noun.startswith("loss"))
    return noun in _FEATS and (counted or d.kind in ("measure", "duration"))


def _with_object(tk: Tokens, d: Draft, k: int, sentence: int) -> None:
    """Judge "cut target prices 10 pct", "raised its dividend 5 percent": the verb, what it moved, and the step."""
    for _ in range(4):
        if k < 0 or tk.sentence[k] != sentence or not tk.lower[k][0].isalpha() or tk.lower[k] in PREPOSITIONS:
            return
        if tk.lower[k] in _TRANSITIVE and tk.lower[k - 1 : k] not in (["a"], ["the"]):
            if not _is_past(tk, d):
                _set(d, CHANGE_OF[tk.lower[k]], "step", "verb of movement with its object")
            return
        k -= 1


def _by(tk: Tokens, d: Draft, k: int, sentence: int) -> None:
    """Judge "grow sales by 35%", "increased the price by $5": the verb may have its object in between."""
    for _ in range(7):
        if k < 0 or tk.sentence[k] != sentence or tk.lower[k] in ",;:—":
            return
        w = tk.lower[k]
        if (
            w in _INTRANSITIVE
            and tk.lower[k + 1] != "by"
            and (tk.lower[k - 1] in PREPOSITIONS or tk.lower[k - 1] in DETERMINERS)
        ):
            k -= 1
            continue  # "cut the cost of rising bills by £50"
        if w in _LOSES and tk.lower[k + 1] == "by":
            return  # "lost by 300 votes"
        if w in CHANGE_OF and tk.lower[k - 1 : k] not in _NAMES_A_JUMP:
            _set(d, CHANGE_OF[w], "step", "verb of movement with by")
            return
        if w in CHANGE_WORDS:
            if not _is_particle(tk, k, d):
                _set(d, CHANGE_WORDS[w], "step", "up or down with by")
            return
        if is_verb(tk, k) and not is_plural(tk.word[k]) and not _is_moved(tk, k):
            return
        k -= 1


def _is_moved(tk: Tokens, k: int) -> bool:
    """Whether a word in the form of a verb belongs to what the verb before it moves: "fuel" of "cut fuel prices by 30%"."""
    return tk.lower[k] in VERB_BASES and tk.lower[k - 1] in CHANGE_OF and is_plural(tk.word[k + 1])


def share_movement(tk: Tokens, a: Draft, b: Draft) -> None:
    """Give ``b`` the movement of the figure before, whose verb it leaves out: "rose 5% in May and 3% in June", "exports 3%".

    A second level needs a time or place like that of the first: "to $4 in May and $5 in June", "from $4 a month ago and $5 a year ago".
    """
    if a.change_role is None or b.change_role is not None or a.kind != b.kind or a.unit_name != b.unit_name:
        return
    first = a.right + 1 + (tk.lower[a.right + 1] in CHANGE_NOUNS)  # "a 12% increase for cars and 10% for vans"
    between = tk.lower[first : b.left]
    if tk.sentence[a.right] != tk.sentence[b.left] or not 1 < len(between) < 9:
        return
    at = next((k for k in range(len(between) - 1, -1, -1) if between[k] in ("and", ",", "but")), None)
    if at is None or any(is_verb(tk, k) and tk.lower[k] not in _TRADE for k in range(first, b.left)):
        return
    after = tk.lower[b.right + 1] if b.right + 1 < tk.size else "."
    again = at == len(between) - 1 and ((after in _WHEN_OR_WHERE and after in between) or are_ago(tk, first, b))
    gapped = (
        a.change_role == "step"
        and a.kind != "count"
        and at < 2
        and at < len(between) - 1
        and (not after[0].isalpha() or after in ("to", "and", "in"))
    )
    if again or (gapped and not any(w in STOP or not w[0].isalpha() for w in between[at + 1 :])):
        _set(b, a.change, a.change_role, SHARED)
        if gapped and not again:
            b.about = (first + 1 + at, b.left - 1)
            b.rules["about"] = "noun before a verb left out"


def are_ago(tk: Tokens, first: int, b: Draft) -> bool:
    """Whether what stands behind both figures says how long ago: "from $4 a month ago and $5 a year ago"."""
    behind = tk.lower[b.right + 1 : b.right + 5]
    return any(w in behind and w in tk.lower[first : b.left] for w in _AGO)


_AGO = ("ago", "earlier", "before")
SHARED = "the movement of the figure before"
_WHEN_OR_WHERE = frozenset(("in", "for", "on", "at"))
_INTRANSITIVE = word_set("rules", "changes.intransitive")
_TRADE = frozenset(("exports", "imports"))  # nouns, though "it imports 3%" has a verb
_PACES = frozenset(("rate", "pace"))
_PACES_OF = _PACES | {"average", "annual", "annualised", "annualized", "clip"}
_PASSES = frozenset(("above", "beyond", "below", "past"))
_BEHIND_EXTREMES = frozenset(("of", "above", "below", "near", "around"))
_BALANCES = word_set("rules", "changes.balances")
_GAINS = all_forms("gain lose add") - {"gains"} | {"lost"}
_EXTREMES = word_set("rules", "changes.extremes")
_NAMES_A_PERIOD = _EXTREMES | word_set("rules", "changes.names_a_period")
_NAMES_A_JUMP = [[word] for word in ("a", "the", "long", "high", "triple")]  # "won the long jump by 12 cm"
_EARNED_OR_LOST = frozenset(("gain", "gains", "loss", "losses"))
_LOSES = frozenset(("lose", "loses", "lost", "losing"))
_FEATS = word_set("rules", "changes.feats")
_CONTESTS = word_set("rules", "changes.contests")
_KINDS_OF_GAIN = word_set("rules", "changes.kinds_of_gain")
_AWAY = word_set("rules", "changes.away")  # "the ferry sank 3 miles off the coast"
_BASES = frozenset(verb for entry in words("changes").values() for verb in entry["verbs"].split())
_TRANSITIVE_STEP = word_set("rules", "changes.transitive_step")


def _moves(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether the verb at ``k`` makes the figure a movement: "gained 12 points" does, "grow 12 plants", "dropped 4 bombs" do not."""
    w = tk.lower[k]
    if k and w in _VERBS_THAT_ARE_NOUNS and tk.lower[k - 1] in _KINDS_OF_GAIN:
        return False  # "includes pretax gain 17.2 mln dlrs"
    if d.kind == "duration" or _is_way(tk, d):
        return False
    if _is_of_a_thing(tk, d):
        return False  # "lost his $400 phone", "dropped a 6,800 kilogram bomb"
    if w in _RAISES_MONEY and (d.kind == "money" or (d.bare and d.scale >= 1000)):
        return False  # "has raised 280 million of the 1.5 billion shekels"
    if d.kind in ("percent", "money"):
        return True
    if CHANGE_OF[w] == "down" and tk.lower[d.right] in _CONTESTS:
        return False  # "lost three matches"
    if w in _BASES and _begins_sentence(tk, k) and d.object is not None and not _is_in_steps(tk, d):
        return False  # "Add two eggs"
    if d.object is None or tk.lower[k + 1] == "by":
        return True
    return (w in _TRANSITIVE_STEP and d.unit not in ("people",)) or _is_in_steps(tk, d)


def _is_of_a_thing(tk: Tokens, d: Draft) -> bool:
    """Whether a determiner and a noun stand around the figure: "his $400 phone", "a 0.5% tax"."""
    return d.about is not None and d.about[0] > d.right and tk.lower[d.left - 1] in DETERMINERS


def _is_way(tk: Tokens, d: Draft) -> bool:
    """Whether the figure says how far something went, or how far off it is: "3 miles off the coast"."""
    return d.kind == "measure" and d.right + 1 < tk.size and tk.lower[d.right + 1] in _AWAY


def _begins_sentence(tk: Tokens, k: int) -> bool:
    return k == 0 or tk.sentence[k - 1] != tk.sentence[k]


def _level(tk: Tokens, d: Draft, k: int, sentence: int, link: str) -> None:
    """Judge "rose [12 points] to 1,043", "up 19 cents at $58", "fell from 12": a level that a movement led to, or began at.

    The level itself is no movement, so ``change`` stays none; ``change_role`` says what it is.
    """
    lower = tk.lower
    edge, stepped = k, lower[d.right + 1 : d.right + 2] == ["to"]
    while k >= 0 and tk.sentence[k] == sentence and edge - k < (12 if link == "at" else 18):
        w = lower[k]
        if (
            w in CHANGE_OF
            or w in CHANGE_WORDS
            or w in CHANGE_NOUNS
            or w.startswith(_MULTIPLIES)
            or _arrives(tk, k, link)
        ):
            if _leads(tk, k, d, link, stepped or k == edge):
                d.change_role = "level"
                d.rules["change_role"] = "movement from" if link == "from" else "movement to a level"
            return
        if (
            w in ";:—"
            or (w in _STOPS and not _joins_times(tk, k))
            or (
                is_verb(tk, k)
                and not is_plural(tk.word[k])
                and w not in _CLOSING
                and not w.endswith(("ing", "ed"))
                and not _is_moved(tk, k)
            )
        ):
            return
        stepped = stepped or is_number_word(tk, k)
        k -= 1


def _arrives(tk: Tokens, k: int, link: str) -> bool:
    """Whether a verb at ``k`` that is another word elsewhere leads over ``link`` to a level: "will slow to 3%", "swung to a loss of"."""
    w = tk.lower[k]
    if w in _BASES_OF_LEVELS:
        return tk.lower[k - 1] in _INFINITIVE_BEFORE or tk.lower[k - 1] in ADVERBS
    if w in _BRINGS and link == "to":
        return _is_brought(tk, k)
    return w in _SWINGS and link in ("to", "from")


def _is_brought(tk: Tokens, k: int) -> bool:
    """Whether the verb at ``k`` leads a number or a size to a level: "bringing the total to 40", "took its stake to 12%"."""
    for j in range(k + 1, min(k + 9, tk.size)):
        if tk.lower[j] == "to":
            return singular(tk.lower[j - 1]) in _SIZES and j > k + 1
        if tk.lower[j] in STOP and tk.lower[j] not in DETERMINERS and tk.lower[j] not in ("of", "for", "in"):
            return False
        if tk.lower[j] in ("of", "for", "in") and singular(tk.lower[j - 1]) in _SIZES:
            return True  # "brings the number of shops to 40"
    return False


def _joins_times(tk: Tokens, k: int) -> bool:
    """Whether "and" at ``k`` stands between two times: "fell 2% between May and June to £300"."""
    return tk.lower[k] == "and" and tk.lower[k - 2 : k - 1] == ["between"] and _is_time(tk, k - 1)


_BASES_OF_LEVELS = frozenset(("narrow", "slow", "soften", "firm", "crash", "contract"))
_BRINGS = word_set("rules", "changes.brings")
_SIZES = word_set("rules", "changes.sizes")
_SWINGS = frozenset(("swing", "swings", "swung", "swinging"))


def _leads(tk: Tokens, k: int, d: Draft, link: str, stepped: bool) -> bool:
    """Whether the movement at ``k`` leads over ``link`` to the figure; ``stepped``: nothing or a number stands between."""
    w = tk.lower[k]
    after = tk.lower[k + 1]
    if after == "due":
        return False
    if w in _GAINS and link == "to" and (not stepped or after == "to"):
        return False  # "gained access to 12 homes", "lost to 12 men"
    if link == "from":
        return stepped or not _is_counted(tk, d)  # "raised cash from 12 investors"
    if link != "at" or tk.lower[d.left - 2] in _CLOSING:
        return True
    if w in CHANGE_WORDS and after != "to":
        # "up 25p since yesterday at 57p"; not "lower rates at", "up to 300 shares at"
        return stepped or after in PREPOSITIONS or after in ADVERBS or after.endswith("ly") or _is_time(tk, k + 1)
    return stepped and w in CHANGE_OF and not (after == "at" and w in CHANGE_NOUNS)  # "the long jump at 6.6 metres"


_STOPS = word_set("rules", "changes.stops")
_CLOSING = word_set("rules", "changes.closing")
