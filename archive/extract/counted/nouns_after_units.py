"""What a measured amount is put before or worth: "a $5 million contract", "an 80-yard touchdown", "$40 worth of paint"."""

from __future__ import annotations

from archive.extract.changes.change_words import EARNED_OR_LOST
from archive.extract.counted.counted_phrases import STATES
from archive.extract.counted.partitives import (
    object_of_amount,
    past_determiners,
    past_restatement,
    whole_phrase,
    without_tail,
)
from archive.extract.draft import Draft
from archive.extract.english.finite_forms import is_unlisted_past
from archive.extract.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    CURRENCY_SIGNS,
    DETERMINERS,
    FORMS_IN_S,
    IRREGULAR,
    PRONOUNS,
    UNIT_FORMS,
    VERB_BASES,
    VERBS,
    all_forms,
    is_person,
    is_plural,
)
from archive.extract.english.simple_phrases import simple_phrase
from archive.extract.english.tokens import Tokens, at
from archive.extract.english.verbs import THIRD_PERSON
from archive.extract.english.word_classes import (
    HYPHENS,
    NOUNS_IN_ING,
    SAYS,
    STOP,
    TIME_HEADS,
    WHEN,
    ends_soon,
    is_number_word,
)
from archive.extract.words import word_set

_SAID_OF_ONE = frozenset(("aged N", "is N, turned N", "as young as N"))
_ENDS_ADJECTIVE = ("ous", "ive", "able", "ible", "ful")
_ADJECTIVES_BEHIND_MORE = word_set("rules", "objects.behind_more")
_WORTH = frozenset(("in", "worth"))
_SIZES = frozenset(("long", "wide", "high", "tall", "deep", "thick"))
COMPASS = word_set("rules", "objects.compass")
_WAYS_OF_MEASURING = word_set("rules", "objects.ways_of_measuring")
_BEFORE_ADJECTIVES = DETERMINERS - {"all", "both", "that", "those", "these"}
_GIVES_SIZE = frozenset(
    ("lasting", "costing", "weighing", "measuring", "spanning", "totalling", "totaling", "stretching", "averaging")
)
_OPENS_SHARE = SAYS | {"that", "but", "while", "although"}
_TOTALS = frozenset(("total", "sum", "amount", "value"))
_BEFORE_AMOUNTS = word_set("rules", "phrases.before_amounts")
_OPENING_QUOTES = frozenset(('"', "“", "‘"))
_OWNERS = frozenset(("'s", "’s"))
_SURE_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its"))  # "the 35-year-old leaves the sport"
_CAUSES = word_set("rules", "phrases.causes")
_OPENS_CONTENT = frozenset(("that", "he", "she", "it", "they", "how", "whether", "why"))
ADVERBS_TOO = ADVERBS | {"twice", "once"}
_NEVER_NOUNS = word_set("rules", "phrases.never_nouns")
_BEHIND_NOUNS = word_set("rules", "phrases.behind_nouns")
_MORE = frozenset(("more", "fewer", "less", "other", "additional"))
_FINDS = (
    all_forms("seize find recover steal take grab confiscate carry contain hold snatch discover uncover rob")
    | word_set("rules", "objects.finds_irregular")
    | {"turned"}
)
_AHEAD = 40  # tokens of a list of what was seized
_NOT_AFTER_IN = word_set("rules", "subjects.not_after_in")


def attach_noun_after_unit(tk: Tokens, d: Draft) -> None:
    """Find what a measured amount is put before ("a $5 million contract", "80-yard touchdown") or is of ("5 pct of voters")."""
    n, lower = tk.size, tk.lower
    attributive = _is_attributive(tk, d)
    j = _behind_unit(tk, d, attributive=attributive)
    if j >= n:
        return
    if lower[j] == "plus" and lower[j + 1 : j + 4] == ["one", "share", "of"]:
        j += 3  # "50 pct plus one share of Acme"
    if lower[j] == "of" and j + 1 < n:
        object_of_amount(tk, d, j + 1)
        return
    j += lower[j] in ("'", "’") and at(tk, j + 1) == "worth"  # "three dollars' worth of paint"
    if lower[j] in ("in", "worth") and j + 1 < n and (d.kind == "money" or lower[j + 1] == "of"):
        _worth_of(tk, d, j)
        return
    if lower[j] in _MORE and j + 1 < n and d.kind in ("percent", "fraction"):
        j += 1  # "40 percent more grapes"
    if lower[d.after] == "scale" or d.form == "decade":
        return  # "6.5 on the Richter scale caused damage"
    attributive = attributive and not (at(tk, d.left - 1) == "of" and d.rate is not None)  # "of 80 kilometres an hour"
    if not attributive and (at(tk, d.left - 1) in _GIVES_SIZE or _is_done_by_share(tk, d, j)):
        return  # "a film lasting two hours shows a war"
    j += attributive and lower[j] in _OPENING_QUOTES and j + 1 < n and not tk.glued(j)  # "a $5m "golden hello""
    j = _behind_hyphen(tk, j, attributive=attributive)
    if j >= n or _describes_nothing(tk, d, j) or (d.kind == "age" and _acts_behind_age(tk, j)):
        return
    if lower[j] == "," and attributive and _is_modified_twice(tk, d, j + 1):
        j += 1  # "a five-year, non-callable bond"
    # "raise £4m funding", "offers 3.9 pct financing on"
    named = d.kind in ("money", "percent") and lower[j] in NOUNS_IN_ING and ends_soon(tk, j + 1)
    phrase = whole_phrase(tk, j, noun_first=attributive or named)
    if phrase is None:
        return
    phrase = _without_state(tk, *phrase) if d.kind == "age" else without_tail(tk, *phrase)
    phrase = _with_head(tk, d, *_before_cost(tk, *_before_adverbs(tk, *phrase)))
    if phrase[0] == phrase[1] and lower[phrase[0]] in CHANGE_NOUNS and d.kind != "age":
        _movement_of(tk, d, phrase[1] + 1)
    elif _is_more_so(tk, phrase) or _opens_relative_clause(tk, d, phrase) or _is_verb_behind_time(tk, d, phrase):
        return
    elif (attributive or not _says_how(tk, d, phrase[1])) and (lower[j] not in COMPASS or _is_in_name(tk, phrase)):
        d.about = phrase
        d.rules["about"] = "noun after the age" if d.kind == "age" else "noun after the unit"


def _says_how(tk: Tokens, d: Draft, head: int) -> bool:
    """Whether what stands behind a unit is a time, or how a weight is told: "12 tonnes last week", "rose to 104 tonnes carcass weight", "raw value"."""
    return tk.lower[head] in TIME_HEADS or (d.kind == "measure" and tk.lower[head] in _WAYS_OF_MEASURING)


def _is_in_name(tk: Tokens, phrase: tuple[int, int]) -> bool:
    """Whether a phrase begins with a name of two words: "a 20-year-old North Dakota boy"; not "5 km North of"."""
    return phrase[0] < phrase[1] and tk.word[phrase[0]].istitle() and tk.word[phrase[0] + 1].istitle()


def _acts_behind_age(tk: Tokens, j: int) -> bool:
    """Whether whoever is so old does something that no person is, and that ends the clause: "refused treatment"; not "a 40-year-old retired nurse", "abandoned mill is"."""
    if tk.lower[j][-2:] != "ed" or tk.lower[j] not in VERBS:
        return False
    phrase = simple_phrase(tk, j + 1)
    if phrase is None or is_person(tk.lower[phrase[1]]) or not tk.word[phrase[1]].islower():
        return False
    return at(tk, phrase[1] + 1) in (".", ",", "for", "after", "before", "when", "and", "at", "on", "from")


def _is_done_by_share(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the verb of a share that opens a clause stands at ``j``.

    "says 85 per cent backed higher taxes"; not "with 85 per cent reduced rates".
    """
    # "winds of 80 mph fanned the fire"; not "a total of $3m secured debt"
    sized = d.left > 1 and tk.lower[d.left - 1] == "of" and tk.lower[d.left - 2] not in _TOTALS
    if d.kind not in ("percent", "fraction") and not sized:
        return False
    opens = sized or d.left == 0 or tk.opens(d.left) or tk.lower[d.left - 1] in _OPENS_SHARE
    return opens and tk.lower[j][-2:] == "ed" and (tk.lower[j] in VERBS or is_unlisted_past(tk, j))


def _behind_unit(tk: Tokens, d: Draft, *, attributive: bool) -> int:
    """Return the token behind the unit, past a restatement; it may be the end of the text."""
    j = d.after + 1
    if attributive and at(tk, j) == "(":
        j = next(
            (k + 1 for k in range(j + 1, min(j + 9, tk.size)) if tk.lower[k] == ")"), j
        )  # "a £27m ($50m) contract"
    if j >= tk.size:
        return j
    return _past_bracket(tk, d, j) if tk.lower[j] in ("(", ")") else past_restatement(tk, j)


def _past_bracket(tk: Tokens, d: Draft, j: int) -> int:
    """Return the "of" or "in" behind a bracket that restates the amount, or that it restates: "$5m (£3m) in unpaid taxes"; else ``j``."""
    if tk.lower[j] == "(":
        behind = past_restatement(tk, j)
        if behind != j or d.kind != "money":
            return behind
        end = next((k for k in range(j + 2, min(j + 9, tk.size - 1)) if tk.lower[k] == ")"), j)
        return (
            end + 1
            if end > j
            and tk.lower[end + 1] in _WORTH
            and is_number_word(tk, end - 1 - (not tk.word[end - 1].isdigit()))
            else j
        )
    if at(tk, d.left - 1) != "(" or d.kind not in ("money", "measure") or at(tk, d.left - 2) == "":
        return j
    return j + 1 if at(tk, j + 1) == "of" or (d.kind == "money" and at(tk, j + 1) in _WORTH) else j


def _without_state(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the person of an age without what is told of him: "left a 19-year-old man (dead)", "30-year-old Ann Lee (faces)"."""
    if first < last and tk.lower[last] in STATES:
        return first, last - 1
    for k in range(first + 1, last + 1):
        owned = tk.word[last].islower() and is_person(tk.word[last]) and k < last  # "Ann Lee stores owner"
        if tk.word[k].islower() and tk.lower[k] in FORMS_IN_S and tk.word[k - 1].istitle() and not owned:
            return first, k - 1
    return without_tail(tk, first, last)


def _before_adverbs(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the phrase without what says how often, when or where behind its noun.

    "the 60m hurdles (twice)", "its 97.7-pct (owned) unit".
    """
    first += first < last and tk.lower[first] in _BEFORE_ITS_NOUN
    while first < last and tk.lower[last] in _BEHIND_NOUNS:
        last -= 1
    return first, last


def _behind_hyphen(tk: Tokens, j: int, *, attributive: bool) -> int:
    """Return where the noun begins behind a hyphen, or behind a size that is described: "51%-owned (by)", "a 12 metre wide (concrete wall)"."""
    if tk.lower[j] in HYPHENS and tk.glued(j):
        # "51%-owned by the state" describes nothing, "yen-denominated bonds" bonds
        return j + (2 if at(tk, j + 1).endswith("ed") or at(tk, j + 1) in _SIZES else 1)
    return j + (attributive and tk.lower[j] in _SIZES)


_LONE_ADVERBS = frozenset(("upfront", "apiece", "altogether", "overall", "overnight", "abroad"))


def _describes_nothing(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether no noun of the figure's begins at ``j``: "the last 15 years such as"; the verb of "a 39-year-old met a man"."""
    w = tk.lower[j]
    if w == "such" or (w == "further" and at(tk, j + 1) == "than") or d.rules.get("kind") in _SAID_OF_ONE:
        return True
    if d.kind != "age":
        return False
    acts = w in VERBS or w in FORMS_IN_S or w in _NEVER_NOUNS
    return (acts and _is_verb_of_age(tk, d, j)) or _acts_on_name(tk, d, j)


def _is_more_so(tk: Tokens, phrase: tuple[int, int]) -> bool:
    """Whether an adverb is all, or a lone adjective behind "more": "33% more infectious"; not "30% more traffic", "more expensive cars"."""
    k = phrase[0]
    if k == phrase[1] and tk.lower[k] in _LONE_ADVERBS:
        return True  # "paid $12m upfront"; but "a $12m upfront fee"
    if k != phrase[1] or at(tk, k - 1) not in ("more", "less"):
        return False
    return tk.lower[k].endswith(_ENDS_ADJECTIVE) or tk.lower[k] in _ADJECTIVES_BEHIND_MORE


def _with_head(tk: Tokens, d: Draft, first: int, last: int) -> tuple[int, int]:
    """Return the phrase with its head where "a" says that a plural only describes it: "a two-year drugs ban"; not "the two-year talks end"."""
    if d.kind == "age" or at(tk, d.left - 1) not in ("a", "an") or not is_plural(tk.word[last]) or last + 1 >= tk.size:
        return first, last
    head = tk.lower[last + 1]
    described = head in VERB_BASES and head not in CHANGE_NOUNS and ends_soon(tk, last + 2)
    return first, last + described


def _before_cost(tk: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the phrase up to the verb "cost": "a 12-day strike (cost) $3m", "cost taxpayers $3m"; not "a five-year cost plan"."""
    k = last if tk.lower[last] in _COSTS else last - 1
    if k <= first or tk.lower[k] not in _COSTS or last + 1 >= tk.size:
        return first, last
    whom = k < last and is_person(tk.lower[last])
    after = last + 1
    paid = is_number_word(tk, after) or tk.lower[after] in PRONOUNS | DETERMINERS or tk.word[after] in CURRENCY_SIGNS
    return (first, k - 1) if paid and (whom or k == last) else (first, last)


_BEFORE_ITS_NOUN = frozenset(("owned", "shr"))
_COSTS = frozenset(("cost", "costs"))


_BEFORE_ADJECTIVES_TOO = _BEFORE_ADJECTIVES | _OWNERS


def _is_attributive(tk: Tokens, d: Draft) -> bool:
    """Whether number and unit stand before a noun as an adjective would: "a 750 meter swim", "two-day strike", "a $5m fund"."""
    if d.kind == "age":
        return tk.glued(d.right)
    before = tk.lower[d.left - 1] if d.left else ""
    if before in ("'s", "’s"):
        return d.right + 1 < tk.size and tk.lower[d.right + 1] not in IRREGULAR  # "the singer's $2m deal"
    if tk.lower[d.left] in ("a", "an") and d.unit_name == "percentage point":
        return True  # "a quarter point cut in its rate"
    if before in _BEFORE_ADJECTIVES or _is_second_modifier(tk, d.left):
        return True
    if before in _BEFORE_AMOUNTS and at(tk, d.left - 2) in _BEFORE_ADJECTIVES_TOO:
        return True  # "the new £60,000 award", "his entire 12 percent holding"
    if before == "with" and d.kind == "percent" and at(tk, d.left - 2) != "compared":
        return at(tk, d.after + 1) in VERB_BASES  # "leads with 36 percent support"
    if d.unit_text is None:
        return False
    last = d.unit_text[1]
    if tk.lower[d.unit_text[0] - 1] in HYPHENS and tk.glued(d.unit_text[0]):
        return True
    if d.kind == "measure" and last == d.unit_text[0] and tk.glued(last) and tk.word[last].isalpha():
        return True  # "the 400m race"
    if d.kind == "money":
        return (
            d.value != 1 and d.rate is None and tk.lower[last] + "s" in UNIT_FORMS
        )  # "net includes 5m dlr pretax gain"
    return (
        d.kind in ("measure", "duration")
        and d.value != 1
        and tk.word[last].isalpha()
        and len(tk.word[last]) > 3
        and not is_plural(tk.word[last])
    )


def _opens_relative_clause(tk: Tokens, d: Draft, phrase: tuple[int, int]) -> bool:
    """Whether persons and their verb follow "the $12bn": "the $12bn analysts expected", "ministers hope" is not said of analysts."""
    persons = d.kind == "money" and phrase[0] == phrase[1] and is_person(tk.lower[phrase[0]])
    after = at(tk, phrase[1] + 1)
    return (
        persons
        and is_plural(tk.word[phrase[0]])
        and (after.endswith("ed") or after in IRREGULAR or after in AUXILIARIES or after in VERB_BASES)
    )


def _is_verb_behind_time(tk: Tokens, d: Draft, phrase: tuple[int, int]) -> bool:
    """Whether a verb follows a time: "held for three months plans to sue", "spent three years beefing up"; not "two years jail"."""
    if d.kind != "duration" or phrase[0] != phrase[1] or tk.lower[phrase[0] - 1] in ("'", "’"):
        return False
    w, after = tk.lower[phrase[0]], at(tk, phrase[0] + 1)
    if w.endswith("ing"):
        return w not in NOUNS_IN_ING and (after in DETERMINERS or after in ("up", "out", "down", "for", "with"))
    return w in FORMS_IN_S and after == "to"


def _is_second_modifier(tk: Tokens, left: int) -> bool:
    """Whether a compound with a number stands before the figure at ``left`` and a comma: "a 600-page, $3 million report"."""
    if left < 5 or tk.lower[left - 1] != ",":
        return False
    k = left - 3
    return tk.lower[k] in HYPHENS and tk.glued(k) and tk.glued(k + 1) and tk.word[k - 1][0].isalnum()


def _is_modified_twice(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether an adjective stands at ``j``, behind the comma, before the noun of "a five-year, non-callable bond"."""
    if d.kind not in ("duration", "measure", "money") or at(tk, d.left - 1) not in ("a", "an") or j + 1 >= tk.size:
        return False
    hyphen = d.unit_text is not None and tk.lower[d.unit_text[0] - 1] in HYPHENS
    return hyphen and tk.word[j][0].islower() and tk.lower[j] not in STOP and not tk.lower[j].endswith("ly")


def _is_verb_of_age(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether the form at ``j`` is what one of that age does: "living in Leeds"; a "nursing assistant" is a noun."""
    w = tk.lower[j]
    if w.endswith("ing"):
        return ends_soon(tk, j + 1) or not is_person(tk.word[j + 1])
    if w in VERB_BASES and at(tk, j + 1) in _OPENS_CONTENT and _is_caused(tk, d):
        return True  # "heard the 42-year-old say he"; not "the 12-year-old claim that"
    if w in _NEVER_NOUNS:
        return True  # "the 27-year-old believes doping is common"
    if w in FORMS_IN_S and is_plural(w):
        # "the 65-year-old worries that", "Four-year-old saves mum"
        acts = at(tk, j + 1) in _OPENS_CONTENT or (at(tk, j + 1) in _SURE_ARTICLES and at(tk, d.right) == "old")
        return acts or (d.left == 0 and _acts_in_headline(tk, j))
    return w in IRREGULAR or (w.endswith("ed") and (ends_soon(tk, j + 1) or at(tk, j + 1) in ADVERBS_TOO))


def _acts_on_name(tk: Tokens, d: Draft, j: int) -> bool:
    """Whether "the 22-year-old" acts on somebody with a name: "pipped Ann Berg", "joins Lee"; not "the 10-year-old son Ben"."""
    w, whom = tk.lower[j], tk.word[j + 1] if j + 1 < tk.size else "."
    if at(tk, d.left - 1) != "the" or not tk.word[j].islower() or not whom[0].isupper() or whom.isupper():
        return False
    if len(w) < 5 or not (w[-2:] == "ed" or w in FORMS_IN_S) or is_person(w):
        return False
    k = j + 1
    while k < tk.size and tk.word[k][0].isupper():
        k += 1
    return ends_soon(tk, k)  # not "the 30-year-old injured Leeds striker"


def _acts_in_headline(tk: Tokens, j: int) -> bool:
    """Whether a third person of a headline stands at ``j``, with an object: "wins race", "makes history"; not "girls win", "plans are"."""
    if (tk.lower[j] not in VERBS and tk.lower[j] not in THIRD_PERSON) or is_person(tk.lower[j]) or ends_soon(tk, j + 1):
        return False
    return tk.lower[j + 1] not in IRREGULAR and not tk.lower[j + 1].endswith("ed")


def _is_caused(tk: Tokens, d: Draft) -> bool:
    """Whether a verb before whose object a base form may stand is before the figure: "heard the 42-year-old (say)"; not "met the 42-year-old"."""
    k = d.left - 1
    return k > 0 and (tk.lower[k] in _CAUSES or (tk.lower[k] in DETERMINERS and tk.lower[k - 1] in _CAUSES))


def _with_second(tk: Tokens, d: Draft, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return the phrase with a second noun behind "and": "in storage and interest payments", "a rise in rents and fares"."""
    j = phrase[1] + 2
    behind = simple_phrase(tk, j, noun_first=at(tk, j) in NOUNS_IN_ING) if at(tk, j - 1) == "and" else None
    if behind is None or is_number_word(tk, j) or tk.lower[phrase[1]] in WHEN or tk.lower[phrase[1]] == "qtr":
        return phrase
    after = at(tk, behind[1] + 1)
    acts = not is_plural(tk.word[behind[0]]) or (after in STOP and after not in AUXILIARIES)
    if tk.lower[behind[0]] in VERBS and acts and tk.lower[behind[0]] not in NOUNS_IN_ING:
        return phrase  # "invests $5m in research and expects to"
    if (after in AUXILIARIES or after in IRREGULAR) and _has_verb_before(tk, d.left):
        return phrase  # "it saw a rise in rents and wages were low"
    return phrase[0], behind[1]


def _has_verb_before(tk: Tokens, left: int) -> bool:
    """Whether a verb stands before the figure in its sentence, so that one behind it is of another clause."""
    k = left - 1
    while k >= 0 and left - k < 12 and tk.sentence[k] == tk.sentence[left]:
        if tk.lower[k] in AUXILIARIES or tk.lower[k] in VERBS:
            return True
        k -= 1
    return False


def _worth_of(tk: Tokens, d: Draft, j: int) -> None:
    """Read "$5 million in damages", "$40 worth of paint"."""
    k = j + 2 if tk.lower[j + 1] == "of" else j + 1
    if at(tk, k).isdigit() and len(tk.word[k]) == 4 and at(tk, k + 1)[:1].isalpha() and not _is_small(tk, k + 1):
        k += 1  # "$40m in 1987 aid"
    stuff = _is_worth_of(tk, j)
    k = past_determiners(tk, k) if stuff else k
    phrase = whole_phrase(tk, k, noun_first=stuff or at(tk, k) in NOUNS_IN_ING) if k < tk.size else None
    phrase = _with_second(tk, d, phrase) if phrase else None
    labels = phrase is not None and phrase[1] + 1 < tk.size and is_number_word(tk, phrase[1] + 1)  # "in band one"
    if phrase and not labels and (stuff or _may_be_worth(tk, *phrase)) and not _is_market(tk, *phrase):
        d.about = phrase
        d.rules["about"] = "noun after in"


def _is_market(tk: Tokens, first: int, last: int) -> bool:
    """Whether a market is open by what a phrase says: "at 240p in morning trade"; not "$5bn in farm trade"."""
    return tk.lower[last] in _DEALINGS and tk.lower[first] in _PARTS_OF_DAY


_DEALINGS = frozenset(("trade", "trading", "dealing", "dealings", "session", "deals"))
_PARTS_OF_DAY = frozenset("morning midday lunchtime afternoon evening overnight premarket volatile thin brisk".split())


def _is_worth_of(tk: Tokens, j: int) -> bool:
    """Whether "worth of" stands at ``j``, behind which any noun is what the sum is of.

    "$3m worth of Acme stock", "of the firm's debt".
    """
    return tk.lower[j : j + 2] == ["worth", "of"]


def _is_small(tk: Tokens, k: int) -> bool:
    """Whether no noun begins at ``k``, behind a year: "in 1986 according to", "in 1986 alone"."""
    return tk.lower[k] in STOP or tk.lower[k] in ADVERBS or tk.lower[k][-3:] == "ing" or tk.lower[k] in _BEHIND_NOUNS


def _may_be_worth(tk: Tokens, first: int, last: int) -> bool:
    """Whether the phrase behind "$5m in" is what the sum is of: "in American wheat", "in cash deposits"; not "in London", "in cash"."""
    w = tk.lower[first]
    if tk.lower[last] in WHEN or tk.lower[last] in ("qtr", "yr", "half"):
        return False  # "loss of $5m in quarter"
    if tk.word[first][0].isupper():
        if tk.lower[last] in UNIT_FORMS:
            return False  # "$3m in Irish pounds"
        return first < last and tk.word[last].islower() and w.endswith(("ian", "ican", "ish", "ese", "nch"))
    if w == "cash":
        noun = is_plural(tk.word[last]) or tk.lower[last] == "flow"
        return (first < last and noun and "and" not in tk.lower[first:last]) or (first == last and _is_loot(tk, first))
    return w not in _NOT_AFTER_IN


def _is_loot(tk: Tokens, k: int) -> bool:
    """Whether somebody finds, takes or holds the sum that is "in cash" at ``k``.

    "seized $500 in cash"; not "pay $5m in cash", "sold it for $5m in cash".
    """
    if _FINDS.isdisjoint(tk.distinct):
        return False
    for i in range(k - 1, max(0, k - _AHEAD), -1):
        w = tk.lower[i]
        if tk.sentence[i] != tk.sentence[k] or w in ("for", "at"):
            return False
        if w in _FINDS:
            return True
    return False


def _movement_of(tk: Tokens, d: Draft, k: int) -> None:
    """Read what moved in "a 5% rise in rents"; without "in" or "of" the subject of the clause will be asked."""
    if k + 1 < tk.size and tk.lower[k] in ("in", "of", "for"):
        first = past_determiners(tk, k + 1)
        base = at(tk, first) in VERB_BASES and at(tk, first + 1)[:1].isalpha()  # "a rise in issue price"
        phrase = simple_phrase(tk, first, noun_first=first > k + 1 or base)
        phrase = _with_second(tk, d, phrase) if phrase is not None else None
        if phrase is not None and tk.lower[phrase[1]] not in WHEN and not tk.lower[phrase[0]].isdigit():
            d.about = phrase
            d.rules["about"] = "noun after the movement"
    elif d.kind == "money" and tk.lower[k - 1] in EARNED_OR_LOST:
        d.about, d.rules["about"] = (k - 1, k - 1), "noun after the unit"  # "a $40,000 loss"
