"""The words before a number that bound it (DESIGN.md, "Rules of meaning" 1 to 3)."""

from __future__ import annotations

from archive.extract.draft import Draft
from archive.extract.english.lexicon import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODIFIERS_BY_LAST,
    PAST_FORMS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    Modifier,
    all_forms,
    is_person,
    is_plural,
    singular,
)
from archive.extract.english.tokens import Tokens
from archive.extract.english.word_classes import HYPHENS, is_number_word
from archive.extract.numbers.metres import is_race_length
from archive.extract.numbers.modifiers_after import attach_modifier_after
from archive.extract.words import word_set, words

_NOUNS_TOO = word_set("rules", "modifiers.nouns_too")
# Words that may stand between a modifier and its number and bound nothing: "at least another 30", "more than a record 5".
_SKIPPED = word_set("rules", "modifiers.skipped")
_DURING = word_set("rules", "modifiers.during")
_HANDED = all_forms("hand turn fork") - {"turn"}  # "a turn over 3 days"
_ASKED = frozenset(("me", "us", "him", "her", "them", "you"))
_ABOUT_TOPICS = word_set("rules", "modifiers.about_topics")
_NOT_BEFORE_ARTICLE = frozenset(("over", "under", "past", "beyond"))
_TRAVELS = all_forms(words("rules")["modifiers"]["travels"]) | word_set("rules", "modifiers.travelled")
_WENT = word_set("rules", "modifiers.went")
_LIES = word_set("rules", "modifiers.lies")
_MODALS = word_set("rules", "numerals.modals")
_EXPECTED_TO = word_set("rules", "modifiers.expected_to")
_AGO = (["ago"], ["earlier"], ["before"])
_WORTH = word_set("rules", "modifiers.worth")
_SHARES = frozenset(("%", "pct", "percent", "cent"))
_SUMS = all_forms("add")
_OPENED = 12  # so many tokens before ">" may a "<" stand
_BEFORE_A_COMMA = frozenset(
    ("most", "least", "best", "worst", "minimum", "maximum")
)  # "at most, 5 ships"; not "see below, 5 ships"


def attach_modifiers(tk: Tokens, d: Draft) -> None:
    """Walk left from the number over every modifier that stacks, then look right for "or more", "-odd", "+"."""
    if d.form in ("ordinal", "decade"):
        return
    between = d.modifier  # "between about" was taken with its range
    at = (d.first if between is None else between[0]) - 1
    if at > 0 and tk.lower[at] == ":" and not _ESTIMATED.isdisjoint(tk.distinct) and _is_estimated(tk, at):
        d.approximate, d.rules["comparator"] = True, "label of an estimate"
    if at < 0 or tk.lower[at] not in _MAY_BOUND:
        if "mark" in tk.distinct and _passes_mark(tk, d):
            return
        attach_modifier_after(tk, d)
        return
    comparator = None
    first_of_all = inside = None
    while at >= 0:
        start = _past_skipped(tk, d, at)
        match = _match(tk, start) if start >= 0 else None
        if match is None or not (_is_told_of(tk, d, match, start) and _fits(tk, d, match, start)):
            break
        if between is not None and match.comparator:
            break  # "revised its forecast up to between 2.4 and 2.5 pct"
        first_of_all = start - len(match.words) + 1
        if match.level:
            d.rules["comparator"] = "level passed or neared"  # the verb stays outside of the span
        else:
            inside = first_of_all
        if d.range_end is None or match.words[-1] != "from":  # "starting from 450 up to 900" has both ends
            comparator = match.comparator or comparator
        d.approximate = d.approximate or match.approximate
        d.below = d.below or match.below
        at = first_of_all - 1
    if inside is not None:
        d.left = inside
        d.modifier = (inside, d.first - 1)
        d.rules["comparator"] = "modifier before"
    if comparator and first_of_all is not None and is_negated(tk, first_of_all - 1):
        comparator = _NEGATED.get(comparator, comparator)
        d.rules["comparator"] = "negated modifier"
    if comparator and d.comparator != "between":
        d.comparator = ">=" if comparator == "<=" and _counts_back(tk, d) else comparator
    attach_modifier_after(tk, d)


def _passes_mark(tk: Tokens, d: Draft) -> bool:
    """Let the verb before "the 5,000 mark" say on which side of it the number lies: "has passed the 5,000 mark", "below the 300p mark"."""
    comparator = _PASSES_MARK.get(tk.lower[d.first - 2]) if d.first > 1 and tk.lower[d.first - 1] == "the" else None
    if comparator is None or d.right + 1 >= tk.size or tk.lower[d.right + 1] != "mark":
        return False
    if is_negated(tk, d.first - 2):
        comparator = _NEGATED[comparator]
    d.comparator, d.rules["comparator"] = comparator, "side of a mark"
    return True


_PASSES_MARK = dict.fromkeys(
    "pass passes passed passing cross crosses crossed crossing top tops topped topping exceed exceeds exceeded surpass surpasses "
    "surpassed break breaks broke broken breach breaches breached above over beyond past through".split(),
    ">",
) | dict.fromkeys(("below", "under"), "<")  # fmt: skip


def _is_estimated(tk: Tokens, colon: int) -> bool:
    """Whether the label before a colon says that the number is estimated: "Estimated attendance: 300", "Approximate cost: $4m"."""
    for k in range(colon - 1, max(-1, colon - _LABEL), -1):
        if tk.lower[k] in _ESTIMATED:
            return tk.opens(k)
        if not tk.word[k].isalpha():
            return False
    return False


_ESTIMATED = frozenset(("estimated", "approximate"))
_LABEL = 5  # tokens


def _counts_back(tk: Tokens, d: Draft) -> bool:
    """Whether what is no later than so long before leaves at least so long: "no later than two days before the vote"."""
    if d.kind != "duration" or tk.lower[d.first - 2 : d.first] != ["later", "than"]:
        return False
    return d.right + 1 < tk.size and tk.lower[d.right + 1] in ("before", "prior", "ahead")


def is_negated(tk: Tokens, k: int) -> bool:
    """Whether the verb that ends at ``k`` is negated, so that its bound is the other one: "won't go above 40", "not to exceed 10", "cannot buy more than 15"."""
    for i in range(k, max(-1, k - _VERB_PHRASE), -1):
        w = tk.lower[i]
        if w in _NEGATIONS:
            return tk.lower[i + 1] not in _MERELY
        verb = w in VERBS or (i == k and "'" in tk.lower[i - 1].replace("’", "'") and w.isalpha())  # "don't upload"
        if not verb and w not in _INSIDE_NEGATED:
            return i < k and not tk.word[k + 1][0].isupper() and _is_nobody(tk, i)
    return False


def _is_nobody(tk: Tokens, k: int) -> bool:
    """Whether the subject that ends at ``k`` is none: "no copy has fetched less than $9", "none of the wells gave more than 12 gallons"."""
    for i in range(k, max(-1, k - _SUBJECT), -1):
        w = tk.lower[i]
        if w in _NOBODY:
            return tk.lower[i + 1] not in _NO_SUBJECT and (
                tk.opens(i) or not tk.word[i - 1][0].isalnum() or tk.lower[i - 1] in _CLAUSE_OPENERS
            )
        if not w.isalpha() or w in _CLAUSE_OPENERS or (w in DETERMINERS and tk.lower[i - 1] != "of"):
            return False
    return False


_SUBJECT = 5  # tokens
_NOBODY = frozenset(("no", "none", "nobody", "neither"))
_NO_SUBJECT = frozenset(("doubt", "wonder", "sooner", "longer", "matter", "more", "less", "fewer"))
_CLAUSE_OPENERS = CONJUNCTIONS | {"that", "said", "says", "who", "which", "where"}
_VERB_PHRASE = 4  # tokens: "will not be much above"
_NEGATED = {">": "<=", ">=": "<", "<": ">="}
_NEGATIONS = word_set("rules", "modifiers.negations")
_INSIDE_NEGATED = frozenset(
    ("to", "be", "been", "have", "much", "far", "even", "ever", "go", "likely", "expected", "yet", "has", "had")
)
_MERELY = frozenset(("only", "just", "merely", "simply"))


def _past_skipped(tk: Tokens, d: Draft, at: int) -> int:
    """Return where a modifier ends at ``at`` or before it, past a comma, a hyphen and words that bound nothing; else -1."""
    start, skipped = at, 0
    if (
        start > 1
        and tk.lower[start] == ","
        and not tk.glued(d.first)
        and tk.lower[start - 1] in _BEFORE_A_COMMA
        and _match(tk, start - 1)
        and at == d.first - 1
    ):
        start -= 1  # "at most, 5 ships"
    while start >= 0 and tk.lower[start] in _SKIPPED and skipped < 2 and not _match(tk, start):
        start -= 1
        skipped += 1
    if start >= 0 and tk.lower[start] in HYPHENS and tk.glued(start + 1) and tk.glued(start):
        start -= 1  # sub-300
    return start


_MAY_BOUND = _SKIPPED.union(MODIFIERS_BY_LAST, HYPHENS, ",")  # what may stand right before a number that is bounded


def _match(tk: Tokens, last: int) -> Modifier | None:
    """Return the longest modifier that ends at token ``last``."""
    ending = MODIFIERS_BY_LAST.get(tk.lower[last])
    if ending is None:
        return None
    longer = ending.get(tk.lower[last - 1], ()) if last > 0 else ()
    for modifier in (*longer, *ending.get("", ())):
        size = len(modifier.words)
        if size > 2 and (last - size + 1 < 0 or tuple(tk.lower[last - size + 1 : last + 1]) != modifier.words):
            continue
        if modifier.words[0] == "far" and tk.lower[max(0, last - size)] in ("so", "thus"):
            continue  # "so far more than 900"
        return modifier if modifier.comparator or modifier.approximate else None
    return None


def _fits(tk: Tokens, d: Draft, modifier: Modifier, last: int) -> bool:
    """Whether a word that also means something else bounds here: "over three days" is during, "at a minimum" is no "minimum"."""
    first = last - len(modifier.words) + 1
    before = tk.lower[first - 1] if first else ""
    head = modifier.words[0]
    if len(modifier.words) > 1:
        return _phrase_fits(tk, d, modifier.words, before)
    if last + 1 < d.first and tk.lower[last + 1] in ("a", "an") and _is_of_the_article(tk, d, head):
        return False
    if head == "over":
        return _over_fits(tk, d, before) and not (before in HYPHENS and tk.glued(first))
    if head == "estimated":
        return before not in PRONOUNS and not _is_somebody(tk, first - 1)  # "it estimated two weeks ago"
    if head == "about":
        asker = tk.lower[first - 2] if before in _ASKED and first > 1 else before  # "asked me about $12"
        return asker not in _ABOUT_TOPICS  # "a film about two boys"
    if head == "some":
        return (
            d.form in ("digits", "words", "vague", "fraction")
            and before != "than"
            and tk.lower[last + 1] != "as"
            and not (d.form == "words" and d.value == 1)
        )
    if head in ("above", "below"):
        beyond = before == "and" and tk.lower[first - 2 : first - 1] == ["over"]  # "over and above 40 of last year"
        return not (beyond or (before and before[0].isalpha() and before in DETERMINERS))
    if head in _NOUNS_TOO:
        reading = head in _READ_OFF and not _THERMOMETERS.isdisjoint(tk.lower[max(0, first - _READ_NEAR) : first])
        return not (d.bare and d.first - last > 1) and not reading
    if head == "past":
        return (
            before not in DETERMINERS and before != "" and d.kind != "duration" and not (d.bare and before in _TRAVELS)
        )
    if head == "under":
        return not (
            tk.lower[last + 1] in ("its", "their", "his", "her")
            or before in ("from", "out")
            or (before in HYPHENS and tk.glued(first))  # "an 8-under 64"
            or tk.lower[d.first] == "the"
            or (before in _BURIED and d.last + 1 < tk.size and tk.lower[d.last + 1] in HYPHENS)
            or _is_subject_to(tk, d)
        )
    if head == ">":
        return not _ends_name(tk, first)
    if head == "top":
        return tops(tk, first)
    if head == "sub":
        return tk.lower[last + 1] in HYPHENS
    return tk.word[first] == head if head == "ca" else not (head == "beyond" and d.kind == "ordinal")


def _is_somebody(tk: Tokens, k: int) -> bool:
    """Whether who stands at ``k`` does what the word behind tells: "police estimated 300 men came"; not "spent estimated $4m"."""
    w = tk.word[k] if k >= 0 else "."
    named = (
        w[0].isupper() and w.lower() not in DETERMINERS and w.lower() not in PREPOSITIONS and tk.word[k + 1].islower()
    )
    return named or w.lower() in _ESTIMATORS or is_person(w.lower())


_BURIED = frozenset("buried trapped crushed pinned stuck hidden lying".split())  # "trapped under 10-foot drifts"
_HAVE = frozenset(("have", "has", "had", "having"))
_ESTIMATORS = _HAVE | {"police", "sources"}


def _is_of_the_article(tk: Tokens, d: Draft, head: str) -> bool:
    """Whether the article behind ``head`` is that of a thing of such a size: "held under a $9,000 bond", "ran over an 18-year-old", "tops a $23-a-share bid"."""
    return head in _NOT_BEFORE_ARTICLE or d.kind == "age" or (head in _PASSES_MARK and tk.lower[d.last + 1] in HYPHENS)


def _is_told_of(tk: Tokens, d: Draft, modifier: Modifier, last: int) -> bool:
    """Whether a modifier for bare numbers or levels stands before one."""
    if modifier.level:
        return _has_level(tk, d, last - len(modifier.words))
    return not (modifier.bare and _counts_plural(tk, d))


def _has_level(tk: Tokens, d: Draft, k: int) -> bool:
    """Whether what a verb behind ``k`` is said of has a level to pass: "attendance has passed 3,000"; not "the tug passed 3 buoys", "sales passed to 3"."""
    if _counts_plural(tk, d) or d.kind in ("duration", "age") or tk.lower[d.right + 1 : d.right + 2] == ["to"]:
        return False
    while k >= 0 and (tk.lower[k] in AUXILIARIES or tk.lower[k] in _BEFORE_PASSED or tk.lower[k] in _NEGATIONS):
        k -= 1
    if k > 1 and tk.lower[k - 1] == "of":
        k -= 2  # "the number of wells passed 300"
    return k >= 0 and singular(tk.lower[k]) in _LEVELS


_LEVELS = word_set("rules", "modifiers.levels")
_BEFORE_PASSED = frozenset(("already", "now", "yet", "just", "even", "soon", "also", "ever", "recently", "finally"))


def tops(tk: Tokens, k: int) -> bool:
    """Whether "top" at ``k`` is a verb: "could top 1,000", "is expected to top $1bn"; not "sold to top 100 firms"."""
    if k < 1 or tk.lower[k] != "top":
        return False
    before = tk.lower[k - 1]
    return before in _MODALS or (before == "to" and k > 1 and tk.lower[k - 2] in _EXPECTED_TO)


_READ_OFF = frozenset(("maximum", "minimum"))
_THERMOMETERS = frozenset(("temperature", "temperatures", "thermometer"))  # "minimum temperature 31, maximum 48"
_READ_NEAR = 12  # tokens
_WE = frozenset(("i", "we", "they", "he", "she", "you"))


def _phrase_fits(tk: Tokens, d: Draft, words: tuple[str, ...], before: str) -> bool:
    """Judge two words and more: "prices went up to $40" is a level, "lives close to two schools" says a place."""
    if words[-1] == "than" and d.kind == "duration" and tk.lower[d.right + 1 : d.right + 2] in _AGO:
        return not _is_compared_with(tk, d, words[-2])
    if words[-1] == "reached" and not _WE.isdisjoint(tk.lower[max(0, d.first - 6) : d.first]):
        return False  # "we had not reached 17" of the villages
    if words[-1] == "than" and before in _SHARES:
        return False  # "3 pct higher than 1.1m tonnes in May"
    if (
        words == ("up", "to")
        and before in _SUMS
        and not _counts_plural(tk, d)
        and tk.lower[d.right + 1 : d.right + 2] != ["to"]
    ):
        return False  # "the shares add up to 100.01 per cent"
    if words == ("up", "to"):
        moves = before in ("go", "goes", "going")  # "may go up to 20 km"
        return d.kind != "ordinal" and not (
            (before in _WENT and not moves) or ((before in BE or moves) and (_from_behind(tk, d) or _is_to_go(tk, d)))
        )
    if words == ("short", "of"):
        lacking = _counts_plural(tk, d) or (d.value == 1 and d.bare)
        return not (before in BE and lacking)  # "is short of 40 nurses" says what is lacking
    return not (words == ("close", "to") and d.bare and before in _LIES)


def _counts_plural(tk: Tokens, d: Draft) -> bool:
    """Whether a plain noun in the plural stands right behind the number."""
    noun = tk.word[d.last + 1] if d.last + 1 < tk.size else "."
    return d.kind == "count" and noun.islower() and is_plural(noun)


def _is_compared_with(tk: Tokens, d: Draft, comparative: str) -> bool:
    """Whether what was so long ago is held against now: "10 percent more than two years ago", "are higher than two years ago"."""
    if comparative not in ("more", "less"):
        return comparative not in ("longer", "later")
    k = next((i for i in range(d.first - 1, max(0, d.first - 6), -1) if tk.lower[i] == comparative), 0) - 1
    if k < 0:
        return False
    points = k > 1 and tk.lower[k] == "points" and is_number_word(tk, k - 2)  # "two percentage points less"
    measured = is_number_word(tk, k) or (k > 0 and is_number_word(tk, k - 1)) or tk.lower[k] == "cent" or points
    return measured or tk.lower[k] in _WORTH


def _from_behind(tk: Tokens, d: Draft) -> bool:
    """Whether "from" and a number stand behind the number: what is "up to 5 percent from 4" has arrived at 5."""
    j = d.right + 1
    return tk.lower[j : j + 1] == ["from"] and tk.word[j + 1 : j + 2] != [] and tk.word[j + 1][0] in "0123456789$£€."


def _is_to_go(tk: Tokens, d: Draft) -> bool:
    """Whether a price or level "is to go up to" the number, or "is going up": not what may go so far."""
    k = next((i for i in range(d.first - 1, max(0, d.first - 6), -1) if tk.lower[i] in _GO), 0)
    if not k or not (d.kind in ("money", "percent", "age") or (d.kind == "count" and d.bare)):
        return False
    if not _SET_BY_SOMEBODY.isdisjoint(tk.lower[max(0, k - 5) : k]) and tk.lower[k - 1] not in _MAY:
        return True  # "the pension age goes up to 67", "fares will go up to £3"; not "salaries go up to £40,000"
    if d.kind not in ("money", "percent"):
        return False
    return tk.lower[k] == "going" or (tk.lower[k - 1] == "to" and tk.lower[k - 2] not in _ABLE)


_SET_BY_SOMEBODY = word_set("rules", "modifiers.set_by_somebody")
_MAY = frozenset(("may", "might", "can", "could"))


def _over_fits(tk: Tokens, d: Draft, before: str) -> bool:
    """Whether "over" is more than: not during a time, not a furore over something, not a race, not "handed over $400"."""
    if d.kind == "duration":
        behind = tk.lower[d.right + 1 : d.right + 2]
        if d.rate is not None:
            return True  # "working over nine hours a day"
        past = (
            behind in (["ago"], ["after"]) and before not in _HANDED and before not in _DONE_OVER
        )  # "taken over 10 years ago"
        if before in _TAKE:  # "it took over 10 hours"; not "she took over two months before the vote"
            return "it" in tk.lower[max(0, d.first - 4) : d.first - 2]
        if before in _HAVE and not PAST_FORMS.isdisjoint(behind):
            return False  # "the mayor had over three years built 12 schools"
        return before in _DURING or past or (not before and behind == ["later"])
    if (d.form == "words" and d.value == 1 and d.bare) or (d.vague and d.high is None):
        return False  # "the furore over one sentence", "presided over several"
    if before in _SAY_OVER or _is_talked_over(tk, d):
        return False  # "control over 12,000 shares"
    small = d.scale == 1 and d.value is not None and d.value < 100
    if (
        d.value is not None
        and small
        and d.value <= _FEW
        and not _SPAN_OF.isdisjoint(tk.lower[d.last + 1 : d.last + 4])
        and before not in BE
        and (before or "," in tk.lower[d.last + 1 : d.last + 6])  # "Over ten sessions were held"
    ):
        return False  # "lost a tenth over eight sessions", "Over six seasons, he"
    return not (before in _HANDED or (small and before in _DONE_OVER) or _is_race_length(tk, d))


def _is_talked_over(tk: Tokens, d: Draft) -> bool:
    """Whether the number is what a talk or quarrel is over: "talks with Chile over $2bn of loans"; not "talks with over 12 firms"."""
    k = next((i for i in range(d.first - 1, max(0, d.first - 4), -1) if tk.lower[i] == "over"), 0) - 1
    if tk.lower[k] in PREPOSITIONS:
        return False
    for _ in range(6):
        if k < 0 or not (tk.word[k][0].isupper() or tk.lower[k] in _TALKED_WITH or tk.lower[k] in _TALKS):
            return False
        if tk.lower[k] in _TALKS:
            return True
        k -= 1
    return False


_FEW = 20
_GO = frozenset(("go", "goes", "going"))
_ABLE = frozenset(("able", "allowed", "permitted", "prepared", "ready", "willing", "free"))
_SPAN_OF = word_set("rules", "modifiers.span_of")
_TAKE = frozenset(("take", "takes", "took", "taken", "taking"))
_TALKS = word_set("rules", "modifiers.talks")
_TALKED_WITH = DETERMINERS | {"with", "between", "and", "of"}


def _is_subject_to(tk: Tokens, d: Draft) -> bool:
    """Whether the number counts what one is under: "under one agreement", "under 30 different names", "under five managers"."""
    behind = tk.lower[d.last + 1 : d.last + 4]
    return tk.lower[d.first - 1] not in HYPHENS and any(singular(w) in _ONE_IS_UNDER for w in behind)


_ONE_IS_UNDER = word_set("rules", "modifiers.one_is_under")
_DONE_OVER = word_set("rules", "modifiers.done_over")
_SAY_OVER = word_set("rules", "modifiers.say_over")


def _is_race_length(tk: Tokens, d: Draft) -> bool:
    return d.unit == "[fur_us]" or (
        d.unit_name == "metre" and tk.lower[d.first + 1 : d.first + 2] == ["m"] and is_race_length(tk, d.first)
    )


def _ends_name(tk: Tokens, last: int) -> bool:
    """Whether ">" closes a name in brackets: "<Acme Inc> 27 dlrs a share"."""
    return any(tk.word[k] == "<" and tk.word[k + 1][0].isalpha() for k in range(max(0, last - _OPENED), last))
