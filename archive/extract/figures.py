"""One paragraph -> its figures. The rules run in one fixed order, each on what the ones before it found.

numerals -> currency, sign, age, unit -> traps -> ranges -> modifiers -> objects -> change, measure, base -> bounds
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from archive.extract.about.appositions import said_of_what_moved
from archive.extract.about.figures_inside import said_of_level_before, without_figures
from archive.extract.about.held_figures import held_figure, may_be_held
from archive.extract.about.subjects import attach_about, share_noun_behind
from archive.extract.certainty.hedging import attach_certainty
from archive.extract.changes.changes import attach_change
from archive.extract.changes.restated import restates
from archive.extract.changes.shared_movements import share_movements
from archive.extract.counted.elided import count_elided
from archive.extract.counted.fronted import fronted_base, is_part, last_count, parts_of_fronted
from archive.extract.counted.in_number import SIZE_WORDS, count_in_number
from archive.extract.counted.listed_places import count_bracketed, name_listed
from archive.extract.counted.live_stock import LIVE_STOCK, count_live_stock
from archive.extract.counted.objects import attach_object
from archive.extract.counted.of_which import (
    are_the_persons,
    goes_on_of_them,
    is_part_of_time,
    name_whom,
    part_of_which,
    point_at_lists,
    restate_parts,
    sum_of_pronoun,
    whole_of_whom,
)
from archive.extract.counted.ones_harmed import goes_on_in_frame
from archive.extract.counted.partitives import owner_end, past_determiners
from archive.extract.counted.ranked import name_ranked
from archive.extract.counted.shares import REST, count_rest_of_all
from archive.extract.counted.sharing import share
from archive.extract.counted.subject_units import count_by_subject
from archive.extract.draft import ELLIPSIS, OF_THE, Draft, Rejected
from archive.extract.english.broken_words import join_broken_words
from archive.extract.english.lexicon import (
    AUXILIARIES,
    GLYPHS,
    NUMBER_STARTS,
    VERBS,
    is_person,
    is_plural,
)
from archive.extract.english.title_case import lower_title
from archive.extract.english.tokens import Tokens, printed
from archive.extract.happened.figures_put import OTHER_FIGURES, take_over
from archive.extract.happened.happening_words import has_happening, suffers
from archive.extract.happened.happenings import attach_measures
from archive.extract.numbers.bounds import set_bounds
from archive.extract.numbers.broken_numbers import join_broken_numbers
from archive.extract.numbers.margins_told import TELLING, bound_by_margins
from archive.extract.numbers.modifiers import attach_modifiers
from archive.extract.numbers.modifiers_after import attach_modifier_after
from archive.extract.numbers.number_words import AFTER_ARTICLE
from archive.extract.numbers.numerals import is_foreign, read_numerals
from archive.extract.numbers.ranges import join, read_or_two
from archive.extract.numbers.vague_sizes import are_harmed
from archive.extract.traps.ones import dies_alone
from archive.extract.traps.traps import why_not
from archive.extract.units.ages import attach_age
from archive.extract.units.contests import CONTESTS, count_contested
from archive.extract.units.currencies import attach_currency_before
from archive.extract.units.earthquakes import MAGNITUDES, QUAKES, attach_magnitude_before
from archive.extract.units.old_money import attach_old_money, tells_old_money
from archive.extract.units.rates import is_of_many
from archive.extract.units.runs import CRICKET, LAST, count_played
from archive.extract.units.units import NEGATIVE, attach_sign, attach_unit_after, count_times
from archive.extract.words import word_set

_WHOLE_PRONOUNS = word_set("rules", "figures.whole_pronouns")
_WHOLE_OPENERS = word_set("rules", "figures.whole_openers")

# What a paragraph must hold to be worth reading: a digit, the glyph of a fraction, or a word that a numeral begins with.
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_LETTERS = re.compile(r"[^\W\d_]+")
# The same for plain ASCII, as bytes: small letters for letters, a nought for each digit, blanks for the rest.
_PLAIN = bytes(
    ord(c.lower() if c.isascii() and c.isalpha() else "0" if c.isascii() and c.isdigit() else " ")
    for c in map(chr, range(256))
)
_NUMBER_WORDS = (NUMBER_STARTS - GLYPHS.keys() - {"a", "an", "a few", "a handful"}) | AFTER_ARTICLE
_NUMBER_BYTES = frozenset(word.encode() for word in _NUMBER_WORDS)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+|\S+@\S+\.[A-Za-z]\S*|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co\.uk)(?:/\S*)?"
)

# 51°30'N  6° 13' 10.0" N  40.71° W    not: "20° in the north"
_COORDINATE = re.compile(
    r"""\b\d{1,3}(?:\.\d{1,8})? ?° ?(?:\d{1,2}(?:\.\d{1,8})? ?['’′] ?(?:\d{1,2}(?:\.\d{1,8})? ?["”″] ?)?)?[NSEW]\b"""
)

# 51.5N, 3.2W   40 degrees 12 minutes north   lat. 49 20 N    not: "40 degrees north", which is an angle
_SPELLED_COORDINATE = re.compile(
    r"""\b(?:\d{1,3}(?:\.\d{1,8})?[ ]?[NS](?:,|\sand)?\s\d{1,3}(?:\.\d{1,8})?[ ]?[EW]\b
    | \d{1,3}[ ]?(?:degrees|deg\.?),?\s(?:and\s)?\d{1,2}(?:\.\d{1,8})?[ ]?(?:minutes|min\.?)
      (?:,?\s(?:and\s)?\d{1,2}[ ]?(?:seconds|sec\.?))?,?\s?(?:[NSEW]\b|(?:nor|sou)th\b|(?:ea|we)st\b)
    | [Ll]at(?:\.|itude),?\s(?:of\s|about\s)?\d{1,2}(?:[.][ ]?\d{1,2}|[ ]\d{1,2})?[ ]?(?:[NS]\b|north\b|south\b)
    | [Ll]ong?(?:\.|gitude),?\s(?:of\s|about\s)?\d{1,3}(?:[.][ ]?\d{1,2}|[ ]\d{1,2})?[ ]?(?:[EW]\b|east\b|west\b))""",
    re.VERBOSE,
)
_LATITUDES = frozenset(("n", "s", "minutes", "min", "lat", "latitude", "long", "lon", "longitude"))

_SITE_NAME = re.compile(r"[A-Z][A-Za-z]*\.(?:com|org|net|co\.uk)")  # "Acme.com sold 12 vans"
_SITE = "x.com"  # what stands for each token of it: no word of any list, and part of a noun phrase

_ADDRESS_SIGN = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|edu|co)\b")


_NO_TOKENS = Tokens("")


def find_figures(text: str) -> tuple[Tokens, list[Draft], list[Rejected]]:
    """Return the tokens, the figures in order and the numbers that are none. Spans of figures are disjoint."""
    tk, drafts, rejected = find_numbers(text)
    return tk, describe(tk, drafts, rejected), rejected


def find_numbers(text: str) -> tuple[Tokens, list[Draft], list[Rejected]]:
    """Return the tokens, the numbers with their units, and those that are no figures. Where no number is there are no tokens."""
    if not _has_number(text):
        return _NO_TOKENS, [], []
    tk = Tokens(text)
    join_broken_words(tk)
    join_broken_numbers(tk)
    lower_title(tk)
    rejected: list[Rejected] = []
    return tk, _read(tk, rejected), rejected


def describe(tk: Tokens, drafts: list[Draft], rejected: list[Rejected]) -> list[Draft]:
    """Return the figures that numbers are: ranges as one, with modifiers, bounds, and what the words around them say."""
    if not drafts:
        return []
    if len(drafts) > 1:
        drafts = _join_ranges(tk, drafts, rejected)
    for d in drafts:
        attach_modifiers(tk, d)
    if len(drafts) > 1:
        _keep_apart(drafts)
    if not is_foreign(tk):
        drafts = _described(tk, drafts, rejected)
    for d in drafts:
        if d.form == "fold":
            count_times(d)
        set_bounds(d)
    if len(drafts) > 1 and not TELLING.isdisjoint(tk.distinct):
        bound_by_margins(tk, drafts)
    return drafts


def _described(tk: Tokens, drafts: list[Draft], rejected: list[Rejected]) -> list[Draft]:
    """Return the figures with what the words around them say: objects, movements, what happened, how sure it is."""
    for d in drafts:
        if d.bare or d.kind in ("money", "percent", "measure", "duration", "fraction", "age"):
            attach_object(tk, d)
            if d.modifier is None and d.object is not None:
                attach_modifier_after(tk, d)  # "30 ships or more"
    if len(drafts) > 1:
        drafts = _drop_inner(tk, drafts, rejected)
        _keep_apart(drafts)
    drafts = _drop_unclear(tk, drafts, rejected)
    for d in drafts:
        attach_change(tk, d)
    share_movements(tk, drafts)
    _share(tk, drafts)
    if len(drafts) > 1:
        share_noun_behind(tk, drafts)
    before: Draft | None = None
    rises = "from" in tk.distinct and not _UP_OR_DOWN.isdisjoint(tk.distinct)
    for index, d in enumerate(drafts):
        attach_about(tk, d, before, held_figure(tk, drafts, index) if index and may_be_held(tk, d) else None)
        if before is not None:
            _say_of_before(tk, before, d, rises=rises)
        before = d
    without_figures(tk, drafts)
    count_by_subject(tk, drafts)
    if len(drafts) > 1:
        point_at_lists(tk, drafts)
    _bases(tk, drafts)
    if has_happening(tk):
        attach_measures(tk, drafts)
    _tell_lists(tk, drafts)
    if len(drafts) > 1:
        count_elided(tk, drafts)
    attach_certainty(tk, drafts)
    if "whom" in tk.distinct:
        name_whom(tk, drafts)
    return _drop_pairs(tk, drafts, rejected)


# Of sport, markets and votes: without them no rule has a say that counts what such a report leaves out.
_OF_REPORTS = CRICKET.union(LAST, LIVE_STOCK, REST, CONTESTS, SIZE_WORDS, ("out",))


def _share(tk: Tokens, drafts: list[Draft]) -> None:
    """Give every figure what its neighbours say for it, and count what a report leaves out before that and behind it."""
    if _OF_REPORTS.isdisjoint(tk.distinct):
        share(tk, drafts)
        return
    count_played(tk, drafts)
    count_live_stock(tk, drafts)
    count_rest_of_all(tk, drafts)
    share(tk, drafts)
    count_contested(tk, drafts)
    count_in_number(tk, drafts)


def _say_of_before(tk: Tokens, before: Draft, d: Draft, *, rises: bool) -> None:
    """Take over from the figure before what a restatement, an apposition or a level leaves to it."""
    if restates(tk, before, d):
        _restate(before, d)
    if d.change_role == "step" or tk.lower[d.left - 1] == "averaging":
        said_of_what_moved(tk, before, d)
    if rises:
        said_of_level_before(tk, before, d)


def _tell_lists(tk: Tokens, drafts: list[Draft]) -> None:
    """Let numbers that stand for others, and those of lists of names, count what these count."""
    if not OTHER_FIGURES.isdisjoint(tk.distinct):
        take_over(tk, drafts)
    if "followed" in tk.distinct:
        name_ranked(tk, drafts)
    if ":" in tk.distinct:
        name_listed(tk, drafts)
    if "(" in tk.distinct and len(drafts) > 1:
        count_bracketed(tk, drafts)


_UP_OR_DOWN = frozenset(("up", "down"))


def _has_number(text: str) -> bool:
    """Whether a number may stand in ``text``. A set of its words is several times faster than one regex of all of them."""
    if text.isascii():
        plain = text.encode().translate(_PLAIN)
        return b"0" in plain or not _NUMBER_BYTES.isdisjoint(plain.split())
    return _DIGIT.search(text) is not None or not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text.lower()))


_SHAKEN = MAGNITUDES | QUAKES


def _read(tk: Tokens, rejected: list[Rejected]) -> list[Draft]:
    drafts: list[Draft] = []
    _hide_addresses(tk, rejected)
    edge = refused = -1
    old_money = tells_old_money(tk)
    shaken = not _SHAKEN.isdisjoint(tk.distinct)
    for numeral in read_numerals(tk):
        if numeral.first <= edge:
            continue
        d = Draft(numeral)
        attach_currency_before(tk, d)
        if tk.lower[d.first - 1] in NEGATIVE:
            attach_sign(tk, d)
        attach_age(tk, d)
        attach_unit_after(tk, d)
        if old_money:
            attach_old_money(tk, d)
        if shaken:
            attach_magnitude_before(tk, d)
        if d.value == 2:
            read_or_two(tk, d)
        reason: str | None
        if (
            refused >= 0
            and d.first - refused == 2
            and tk.glued(d.first)
            and tk.glued(d.first - 1)
            and tk.lower[d.first - 1] in ("-", "–", ":", "/", ".")
        ):
            reason = "joined to " + rejected[-1].reason.removeprefix("joined to ")
        elif refused >= 0 and _labelled_too(tk, d, refused, rejected[-1].reason):
            reason = rejected[-1].reason
        else:
            reason = why_not(tk, d)
        if reason is not None:
            rejected.append(_reject(tk, d, reason))
            refused = d.last
            continue
        if d.first <= edge:
            d.first = d.left = edge + 1
        edge = d.right
        drafts.append(d)
    return drafts


_NEXT = 3  # tokens from a label to the next of its list, which a comma and "and" part


def _labelled_too(tk: Tokens, d: Draft, refused: int, reason: str) -> bool:
    """Whether the number goes on with a list of labels: "Articles 5, 6 and 7"."""
    if d.first - refused > _NEXT:
        return False
    between = tk.lower[refused + 1 : d.first]
    if reason.startswith("phone") and not between and d.bare:
        return True  # "+44 20 7946 0000"
    after = tk.lower[d.last + 1] if d.last + 1 < tk.size else "."
    named = printed(tk, refused - 1) if reason == "part of a name" else ""
    labelled = reason == "label" or is_plural(named)
    if len(named) > 2 and named.isupper() and between == ["and"] and not after[:1].isdigit():
        labelled = after in AUXILIARIES or not after[:1].isalpha()  # "IPC 302 and 34 were alleged"
    if between == [","] and (after in VERBS or after in AUXILIARIES) and not is_plural(printed(tk, refused - 1)):
        return False  # "in Year 6, 15 passed"
    return (
        labelled  # "Articles 5, 6 and 7", "County Roads 4 and 17"
        and d.bare
        and (d.form == "digits" or tk.word[refused].isalpha())  # not "two USB 3.0, one slot"
        and (between in ([","], ["and"], ["or"], ["to"], ["&"], [",", "and"]) or (between == ["("] and after == ")"))
        and not is_plural(after)
    )


def _hide_addresses(tk: Tokens, rejected: list[Rejected]) -> None:
    """Blank the tokens of web and mail addresses and of coordinates, so that no rule reads a number or a noun in them."""
    if _ADDRESS_SIGN.search(tk.text) is not None:
        _hide(tk, rejected, _ADDRESS, "address")
    if "°" in tk.text:
        _hide(tk, rejected, _COORDINATE, "coordinate")
    if not _LATITUDES.isdisjoint(tk.distinct):
        _hide(tk, rejected, _SPELLED_COORDINATE, "coordinate")


def _hide(tk: Tokens, rejected: list[Rejected], pattern: re.Pattern[str], reason: str) -> None:
    for m in pattern.finditer(tk.text):
        hidden = _SITE if _SITE_NAME.fullmatch(m[0]) else "\ufffc"
        for k in range(tk.first_at(m.start()), bisect_left(tk.start, m.end())):
            tk.lower[k] = hidden
        if any(c.isdigit() for c in m[0]):
            rejected.append(Rejected(m.start(), m.end(), m[0], reason))
    tk.distinct = frozenset(tk.lower)


def _restate(a: Draft, b: Draft) -> None:
    """Give a conversion or a restatement ("7 miles (11 km)", "190 points, or 0.6%") the hedge and the movement of the first."""
    if (
        b.change == "none"
        and b.change_role is None
        and not (a.kind == "count" and b.kind == "percent" and a.change_role is None)
    ):
        b.change, b.change_role = a.change, a.change_role
    if (
        b.object is None
        and a.object is not None
        and a.object[0] > b.last
        and (b.kind in ("percent", "fraction") or a.kind == b.kind)
    ):
        b.object, b.object_head = a.object, a.object_head  # "more than half (54%) of those asked"
        b.rules["object"] = "restates the figure before"
    if b.modifier is None and a.kind == b.kind and b.comparator == "=" and a.comparator != "between":
        b.comparator, b.approximate, b.below = a.comparator, b.approximate or a.approximate, a.below
        b.rules["comparator"] = "restates the figure before"


def _reject(tk: Tokens, d: Draft, reason: str) -> Rejected:
    return Rejected(tk.start[d.first], tk.end[d.last], tk.slice(d.first, d.last), reason)


def _join_ranges(tk: Tokens, drafts: list[Draft], rejected: list[Rejected]) -> list[Draft]:
    out: list[Draft] = []
    for d in drafts:
        verdict = join(tk, out[-1], d) if out else None
        if verdict == "range":
            continue
        if verdict == "score":
            rejected.append(_reject(tk, out.pop(), "score or vote"))
            rejected.append(_reject(tk, d, "score or vote"))
            continue
        out.append(d)
    return out


def _keep_apart(drafts: list[Draft]) -> None:
    """Cut spans back where a neighbour's number begins, so that figures are disjoint."""
    for a, b in itertools.pairwise(drafts):
        if b.left <= a.last:
            b.left = a.last + 1
        if a.right >= b.left:
            if b.first > a.right:
                b.left = a.right + 1
                if b.modifier and b.modifier[0] < b.left:
                    b.modifier = (b.left, b.modifier[1]) if b.modifier[1] >= b.left else None
            else:
                a.right = a.after = b.left - 1


def _drop_inner(tk: Tokens, drafts: list[Draft], rejected: list[Rejected]) -> list[Draft]:
    """Drop a number inside the counted phrase of the one before ("two new 737 Max jets"), or that its rate is of ("per 1,000 men")."""
    out: list[Draft] = []
    for d in drafts:
        before = out[-1] if out and out[-1].right >= d.last else None
        if before is not None and before.object is not None and before.object[0] < d.first <= before.object[1]:
            rejected.append(_reject(tk, d, "part of a name"))
        elif before is not None and is_of_many(before):
            rejected.append(_reject(tk, d, "what a rate is of"))
        else:
            out.append(d)
    return out


def _drop_unclear(tk: Tokens, drafts: list[Draft], rejected: list[Rejected]) -> list[Draft]:
    """Drop what only a counted noun would have made a figure, and found none: "one said", "several of"."""
    out = []
    for d in drafts:
        if (
            d.object is None
            and d.bare
            and (
                (
                    d.value == 1
                    and d.form == "words"
                    and d.unit is None
                    and d.range_end is None
                    and not goes_on_in_frame(tk, d)
                    and not dies_alone(tk, d)
                )
                or (
                    d.form == "vague"
                    and tk.lower[d.last] in ("several", "scores")
                    and not suffers(tk, d)
                    and not are_harmed(tk, d.last)
                )
            )
        ):
            rejected.append(_reject(tk, d, "used as a pronoun"))
        else:
            out.append(d)
    return out


def _drop_pairs(tk: Tokens, drafts: list[Draft], rejected: list[Rejected]) -> list[Draft]:
    """Keep "both" and "the couple" only where something happened to the two: else they count nothing."""
    pairs = [d for d in drafts if d.form == "pair" and d.measure is None]
    if not pairs:
        return drafts
    rejected.extend(_reject(tk, d, "used as a pronoun") for d in pairs)
    out = [d for d in drafts if d not in pairs]
    for d in out:
        if d.base in pairs:
            d.base = None
    return out


# --- bases ---------------------------------------------------------------------------------------------------------


def _bases(tk: Tokens, drafts: list[Draft]) -> None:
    """Point a part at its whole: "a quarter of them", "three of the 12 men", "40% of those"."""
    if "of" not in tk.distinct and "among" not in tk.distinct:
        return
    which = "which" in tk.distinct or "whom" in tk.distinct
    for index, d in enumerate(drafts):
        if d.kind not in ("fraction", "percent", "count"):
            if which and index:
                part_of_which(tk, drafts, index)
            continue
        of = _of_behind(tk, d)
        if of is None or of + 1 >= tk.size:
            fronted_base(tk, drafts, index)
            if d.base is None and index:
                _point_back(tk, drafts, index, which=which)
            continue
        follower = tk.lower[of + 1]
        sample = index + 1 < len(drafts) and drafts[index + 1].left == of + 1 and _is_sample(d, drafts[index + 1])
        if follower in _WHOLE_PRONOUNS or follower in _SUM_PRONOUNS:
            _point_at_pronoun(tk, drafts, index, of)
        elif sample or (index + 1 < len(drafts) and (follower in _WHOLE_OPENERS or _is_owned(tk, drafts[index + 1]))):
            whole = drafts[index + 1]
            if _is_near(tk, whole, of) and _can_be_whole(d, whole):
                d.base = whole
                d.rules["base_figure"] = OF_THE
                if d.kind == "count" and (d.unit is None or d.rules.get("unit") == ELLIPSIS):
                    d.unit, d.unit_name = whole.unit, whole.unit_name
                    if whole.kind == "money":
                        d.kind, d.bare = "money", False  # "280 million of the 1.5 billion shekels"
    parts_of_fronted(tk, drafts)
    restate_parts(tk, drafts)


_SUM_PRONOUNS = frozenset(("it", "that"))


def _point_at_pronoun(tk: Tokens, drafts: list[Draft], index: int, of: int) -> None:
    """Point a part at what the pronoun behind its "of" stands for: "three of them", "a tenth of that"."""
    d, pronoun = drafts[index], tk.lower[of + 1]
    if pronoun in _SUM_PRONOUNS:
        d.base = sum_of_pronoun(tk, drafts, index, of) if d.kind != "count" else None
    else:
        d.base = _whole_of_pronoun(tk, drafts, index, pronoun)
    if d.base is not None:
        d.rules["base_figure"] = "pronoun"
        if d.kind == "count" and d.unit is None:
            d.unit, d.unit_name = d.base.unit, d.base.unit_name
            if d.base.kind == "duration":
                d.kind, d.bare = "duration", False
                d.rules["unit"] = d.rules["kind"] = "part of the time before"
    elif pronoun == "them" and are_the_persons(tk, drafts, index):
        d.unit = d.unit_name = "people"
        d.rules["unit"] = "so many persons together"


def _whole_of_pronoun(tk: Tokens, drafts: list[Draft], index: int, pronoun: str) -> Draft | None:
    if pronoun == "them" and index and drafts[index - 1].kind == "duration" and is_part_of_time(tk, drafts, index):
        return drafts[index - 1]  # "for 31 years, the last seven of them"
    k = drafts[index].right + 1
    persons = pronoun == "whom" or (k < tk.size and is_plural(tk.lower[k]) and is_person(tk.lower[k]))
    whole = last_count(
        tk, drafts, index, persons=persons
    )  # "hitting nine drones and hurting 19, four of them children"
    if whole is None and pronoun == "whom" and drafts[index].kind == "count":
        return whole_of_whom(tk, drafts, index)
    return whole


def _point_back(tk: Tokens, drafts: list[Draft], index: int, *, which: bool) -> None:
    """Point a part at what was told before: "of which 12 are let", "400 of them for Chad and 300 for Mali"."""
    if which:
        part_of_which(tk, drafts, index)
    else:
        goes_on_of_them(tk, drafts[index - 1], drafts[index])


def _of_behind(tk: Tokens, d: Draft) -> int | None:
    """Return the "of" behind a part, its unit or "out": "three of them", "12 out of 40 patients"."""
    behind = d.last + 2 if d.last + 1 < tk.size and tk.lower[d.last + 1] == "out" else d.last + 1
    near = (behind, d.after + 1, d.right, d.right - 1)
    return next((k for k in near if d.last < k < tk.size and tk.lower[k] == "of"), None)


def _is_near(tk: Tokens, whole: Draft, of: int) -> bool:
    """Whether the whole stands right behind "of", or behind whose it is: "twelve of the ship's 300 passengers"."""
    if tk.lower[whole.left - 1] in ("'s", "’s"):
        return owner_end(tk, past_determiners(tk, of + 1)) == whole.left - 1
    return whole.first > of and whole.left <= of + 3


def _can_be_whole(d: Draft, whole: Draft) -> bool:
    """Whether a figure of this kind and size can have this part: three of 12; not 400,000 "of the firm's two phones"."""
    if d.kind == "count" and (whole.kind == "measure" or not is_part(d, whole)):
        return False
    return whole.kind in ("count", "money", "rate", "measure")


def _is_owned(tk: Tokens, whole: Draft) -> bool:
    """Whether the number is that of an owner before it: "half of Acme's 12 shops"."""
    return tk.lower[whole.left - 1] in ("'s", "’s")


def _is_sample(d: Draft, whole: Draft) -> bool:
    """Whether a bare number behind "of" is the whole: "60% of 1,000 adults", "12 of 40 patients"."""
    if whole.kind != "count" or whole.object is None or whole.value is None:
        return False
    return d.kind != "count" or (d.value is not None and d.bare and d.value < whole.value)
