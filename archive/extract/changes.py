"""Whether a figure is a movement: up or down, and the step that was taken or the level that was reached."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_OF,
    CHANGE_WORDS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    all_forms,
    is_plural,
)
from archive.extract.phrases import STOP, TIME_HEADS, is_verb
from archive.extract.tokens import Tokens
from archive.extract.words import word_set

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
_BETWEEN = ADVERBS | DETERMINERS | word_set("rules", "changes.between")
_LEVEL = word_set("rules", "changes.level")


def attach_change(tk: Tokens, d: Draft, before: Draft | None = None) -> None:
    """Look for the word of movement that governs the figure: after it ("5% higher", "a 5% rise") or before it ("rose 5%")."""
    if d.kind in ("age", "ordinal"):
        return
    if d.form == "fold":
        _fold(tk, d)
        return
    if _after(tk, d):
        return
    _before(tk, d)
    if d.change_role is None and before is not None and _is_second_step(tk, before, d):
        d.change, d.change_role = before.change, before.change_role
        d.rules["change"] = "second of two steps"


def _is_second_step(tk: Tokens, a: Draft, b: Draft) -> bool:
    """Whether ``b`` moved as ``a`` did, or is a level as ``a`` is: "rose 5% in Leeds and 3% in York", "to $2m in May and $3m in June"."""
    if (
        a.change_role is None
        or a.kind != b.kind
        or a.unit != b.unit
        or a.kind not in ("percent", "money")
        or b.left - a.right > 8
    ):
        return False
    between = tk.lower[a.right + 1 : b.left]
    after = tk.lower[b.right + 1] if b.right + 1 < tk.size else "."
    if len(between) < 2 or between[0] not in _WHERE or between[-1] not in ("and", "but", ",") or after not in _WHERE:
        return False
    return _NOT_BETWEEN.isdisjoint(between[1:-1])


_NOT_BETWEEN = STOP - DETERMINERS - MONTHS
_WHERE = frozenset(("in", "for", "at", "on"))


def _fold(tk: Tokens, d: Draft) -> None:
    """Judge "doubled", "a threefold increase", "rose tenfold", "grew more than sixfold"."""
    after = tk.lower[d.right + 1] if d.right + 1 < tk.size else ""
    before = tk.lower[d.left - 1] if d.left else ""
    if tk.lower[d.first].startswith(("doubl", "tripl", "trebl", "quadrupl", "quintupl")):
        _set(d, "up", "step", "a verb of multiplication")
    elif after in CHANGE_NOUNS:
        _set(d, CHANGE_NOUNS[after], "step", "noun of movement after")
    elif before in CHANGE_OF:
        _set(d, CHANGE_OF[before], "step", "verb of movement before")


def _set(d: Draft, change: str, role: str, rule: str) -> None:
    d.change, d.change_role = change, role
    d.rules["change"] = rule


def _after(tk: Tokens, d: Draft) -> bool:
    j = d.after + 1
    if j >= tk.size:
        return False
    w = tk.lower[j]
    if w in _SIZED and d.kind == "percent" and tk.lower[j + 1 : j + 2] == ["than"] and not _is_comparison(tk, j):
        _set(d, _SIZED[w], "step", "comparison after")
        return True
    if (
        d.object is None
        and w in _COMPARED
        and d.kind in ("percent", "money", "measure", "fraction", "duration", "count")
    ):
        if w in ("up", "down", "more", "less", "fewer") and d.kind != "percent":
            return False
        if _is_comparison(tk, j):
            return True
        _set(d, _COMPARED[w], "step", "comparison after")
        return True
    if d.kind in ("percent", "money", "measure", "count", "fraction", "rate"):
        for k in range(j, min(j + 3, tk.size)):
            v = tk.lower[k]
            if not v[0].isalpha() and v not in "-":
                return False
            if v in CHANGE_NOUNS and tk.lower[k - 1] not in _INFINITIVE_BEFORE:
                if d.kind == "count" and d.object is None:
                    return False
                if (d.unit_text is None and d.kind == "count") or _is_amount(d, v):
                    return False
                _set(d, CHANGE_NOUNS[v], "step", "noun of movement after")
                return True
            if d.kind not in ("percent", "money") or v in DETERMINERS or v in _ENDS_MOVEMENT:
                return False
    return False


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
    lower, word = tk.lower, tk.word
    k = d.left - 1
    sentence = tk.sentence[d.left]
    for _ in range(4):
        if k < 0 or tk.sentence[k] != sentence:
            return
        w = lower[k]
        reaching = _is_reaching(tk, k, d)
        if reaching or w in _LEVEL or w == "from":
            _level(tk, d, k - 1 - reaching, sentence, start=w == "from")
            return
        named = word[k][0].isupper() and not word[k].isupper() and k > 0 and tk.sentence[k - 1] == sentence
        if w in CHANGE_OF and not named:
            noun = w in _VERBS_THAT_ARE_NOUNS and lower[k + 1 : k + 2] == ["of"] and not _is_amount(d, w)
            if noun or _moves(tk, k, d):
                _set(d, CHANGE_OF[w], "step", "verb of movement before")
            return
        if w in CHANGE_NOUNS and lower[k + 1] == "of":
            if not _is_amount(d, w):
                _set(d, CHANGE_NOUNS[w], "step", "noun of movement before")
            return
        if w == "that" or (w in ("a", "an") and d.about is not None and d.about[0] > d.right):
            return  # "adding that four", "dropped a 6,800 kilogram bomb"
        if w == "off" and not (k and (lower[k - 1] in AUXILIARIES or lower[k - 1] == ",")):
            return
        if w in CHANGE_WORDS and not (k and (lower[k - 1] in _PHRASAL.get(w, ()) or _is_particle(tk, k, d))):
            _set(d, CHANGE_WORDS[w], "step", "up or down before")
            return
        if w == "by":
            _by(tk, d, k - 1, sentence)
            return
        if not _is_passed(tk, k):
            if d.kind == "percent":
                _with_object(tk, d, k, sentence)
            return
        k -= 1


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
    if w in _BETWEEN or w.endswith("ly"):
        return True
    return (w == "of" and k > 0 and tk.lower[k - 1] in _EXTREMES) or (w in _EXTREMES and tk.lower[k + 1] == "of")


def _is_particle(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether "up" or "down" at ``k`` belongs to a verb that moves nothing: "snapped up 12 stores", "coughed up $3m"."""
    if not (d.kind == "money" or (d.kind == "count" and d.object is not None)):
        return False
    verb = tk.lower[k - 1]
    moves = verb in AUXILIARIES or verb in CHANGE_OF or verb in _MOVES_UP_OR_DOWN
    return not moves and (is_verb(tk, k - 1) or verb.endswith("ed"))


_MOVES_UP_OR_DOWN = word_set("rules", "changes.moves_up_or_down")
_TRANSITIVE = all_forms("cut raise lift boost reduce increase lower hike slash trim") | {"cut"}


def _is_amount(d: Draft, noun: str) -> bool:
    """Whether the noun says what was earned or lost, which is no movement: "a loss of $5 million"."""
    return d.kind == "money" and noun in ("gain", "gains", "loss", "losses")


def _with_object(tk: Tokens, d: Draft, k: int, sentence: int) -> None:
    """Judge "cut target prices 10 pct", "raised its dividend 5 percent": the verb, what it moved, and the step."""
    for _ in range(4):
        if k < 0 or tk.sentence[k] != sentence or not tk.lower[k][0].isalpha() or tk.lower[k] in PREPOSITIONS:
            return
        if tk.lower[k] in _TRANSITIVE and tk.lower[k - 1 : k] not in (["a"], ["the"]):
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
        if w in CHANGE_OF and tk.lower[k - 1 : k] not in _NAMES_A_JUMP:
            _set(d, CHANGE_OF[w], "step", "verb of movement with by")
            return
        if w in CHANGE_WORDS:
            _set(d, CHANGE_WORDS[w], "step", "up or down with by")
            return
        if is_verb(tk, k) and not is_plural(tk.word[k]):
            return
        k -= 1


_INTRANSITIVE = word_set("rules", "changes.intransitive")
_REACHES = word_set("rules", "changes.reaches")
_EXTREMES = word_set("rules", "changes.extremes")
_NAMES_A_JUMP = [[word] for word in ("a", "the", "long", "high", "triple")]  # "won the long jump by 12 cm"
_KINDS_OF_GAIN = word_set("rules", "changes.kinds_of_gain")
_AWAY = word_set("rules", "changes.away")  # "the ferry sank 3 miles off the coast"
_PHRASAL = {"up": word_set("rules", "changes.phrasal"), "down": word_set("rules", "changes.phrasal_down")}
_TRANSITIVE_STEP = word_set("rules", "changes.transitive_step")


def _moves(tk: Tokens, k: int, d: Draft) -> bool:
    """Whether the verb at ``k`` makes the figure a movement: "gained 12 points" does, "grow 12 plants", "dropped 4 bombs" do not."""
    w = tk.lower[k]
    if k and w in _VERBS_THAT_ARE_NOUNS and (tk.lower[k - 1] in _KINDS_OF_GAIN or tk.lower[k + 1] == "of"):
        return False  # "includes pretax gain 17.2 mln dlrs", "a gain of 17.2 mln dlrs"
    if d.kind == "duration" or (
        d.kind == "measure" and tk.lower[d.right + 1 : d.right + 2] and tk.lower[d.right + 1] in _AWAY
    ):
        return False
    if w in _RAISES_MONEY and (d.kind == "money" or (d.bare and d.scale >= 1000)):
        return False  # "has raised 280 million of the 1.5 billion shekels"
    if d.kind in ("percent", "money"):
        return True
    if d.object is None or tk.lower[k + 1] == "by":
        return True
    return (w in _TRANSITIVE_STEP and d.unit not in ("people",)) or tk.lower[d.object_head or 0] in _COUNTED_IN_STEPS


def _level(tk: Tokens, d: Draft, k: int, sentence: int, *, start: bool = False) -> None:
    """Judge "rose [12 points] to 1,043", "up 19 cents at $58", "fell from 12": a level that a movement led to, or began at.

    The level itself is no movement, so ``change`` stays none; ``change_role`` says what it is.
    """
    lower = tk.lower
    steps = 0
    while k >= 0 and tk.sentence[k] == sentence and steps < 12:
        w = lower[k]
        if w in CHANGE_OF or w in CHANGE_WORDS or w in CHANGE_NOUNS:
            d.change_role = "level"
            d.rules["change_role"] = "movement from" if start else "movement to a level"
            return
        if (
            w in ";:—"
            or w in _STOPS
            or (is_verb(tk, k) and not is_plural(tk.word[k]) and w not in _CLOSING and not w.endswith(("ing", "ed")))
        ):
            return
        k -= 1
        steps += 1


_STOPS = word_set("rules", "changes.stops")
_CLOSING = word_set("rules", "changes.closing")
