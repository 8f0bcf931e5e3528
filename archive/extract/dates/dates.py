"""Text -> dates, times, durations and sets, as TIMEX3 marks them (DESIGN.md, rule 7 and "What a span covers").

has_date (one look at the raw text) -> classes -> rules wherever two words can begin an expression -> words before it (early, about,
the end of) -> neighbours that are one expression ("9:30 a.m. Friday"). Pure; the cost grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter
from urllib.parse import urlsplit

from archive.extract.dates import periods
from archive.extract.dates.date_joins import join, put_in_order, set_period
from archive.extract.dates.date_rules import Draft, Rule, Scene, attempt, entries, part_of_year, reference
from archive.extract.dates.date_words import END_WORDS, MODIFIERS, Phrase, classify, letters, phrases, trigger
from archive.extract.dates.days_behind import move_by_words_behind
from archive.extract.dates.same_points import set_point
from archive.extract.english.lexicon import BE, DETERMINERS, FUNCTION_WORDS, PRONOUNS, VERBS
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set
from archive.model import TimeExpression

_DIGIT = re.compile(r"\d")
_WORD = trigger()
# Short names in capitals: "SUN." is a day, "Sun" as often a paper.
_SHOUTED = re.compile("[A-Z](?:AY|AN|EB|PR|UN|UL|UG|EP|CT|OV|EC|AR)")


def has_date(text: str) -> bool:
    """Whether the text holds a digit or a word with which dates begin: a quick look before dates are looked for."""
    return bool(_DIGIT.search(text) or _WORD.search(" " + text.lower()) or _SHOUTED.search(text))


def find_dates(
    tk: Tokens, anchor: date | None, *, day_first: bool | None = None, paragraph: int = 1, pictured: bool = False
) -> list[TimeExpression]:
    """Return the time expressions of a paragraph in reading order; spans are disjoint, offsets are into its text.

    ``anchor`` is the article's published day: without it what is relative keeps X's for a value and has no bounds.
    ``paragraph`` is its position; ``day_first`` is the order of dates in digits; None leaves 10/7/23 unresolved;
    ``pictured`` says that the text is a caption.
    """
    scene = Scene(tk, classify(tk), anchor, day_first, pictured=pictured)
    may_begin, rules_of = entries()
    by_phrase, classes, lower = phrases(), scene.classes, tk.lower
    free = 0
    for found in may_begin.finditer(classes):
        i = found.start()
        if i < free:
            continue
        rules = rules_of.get(classes[i : i + 2])
        if rules is None:
            rules = rules_of.get(classes[i])
            if rules is None:
                continue
        draft = _read_at(scene, i, rules)
        if lower[i] in by_phrase:
            phrase = _phrase_at(scene, i, by_phrase[lower[i]])
            if phrase and (draft is None or phrase.last > draft.last):
                draft = phrase
        if draft is not None:
            move_by_words_behind(scene, draft)
            free = draft.last + 1
            _add(scene, draft)
    return [_finish(tk, draft, paragraph) for draft in scene.drafts if draft.part[:1] != ("nth",)]


def _read_at(scene: Scene, i: int, rules: Sequence[Rule]) -> Draft | None:
    """Return what the longest shape at token ``i`` says; ties go to the rule that stands first."""
    shapes = []
    for rule in rules:
        m = rule.pattern.match(scene.classes, i)
        if m is not None:
            shapes.append((m.end(), rule, m))
    shapes.sort(key=_LENGTH, reverse=True)  # it keeps the order of ties
    sentence = scene.tk.sentence
    for end, rule, m in shapes:
        if sentence[i] != sentence[end - 1]:
            continue
        draft = rule.read(scene, m)
        if draft is not None:
            return draft
    return None


_LENGTH = itemgetter(0)


# --- phrases -------------------------------------------------------------------------------------------------------


def _phrase_at(scene: Scene, i: int, group: dict[str, list[Phrase]]) -> Draft | None:
    for phrase in group.get(scene.lower(i + 1)) or group[""]:
        last = i + len(phrase.words) - 1
        if tuple(scene.tk.lower[i : last + 1]) != phrase.words:
            continue
        if phrase.kind == "holiday":
            before = scene.lower(i - 1)
            if (
                scene.lower(last + 1) in _NO_HOLIDAY
                or before in ("father", "merry", "happy")
                or (scene.tk.glued(i) and before in ("'", "’", "-"))
            ):
                return None  # "Easter eggs", "Father Christmas", "a nor'easter"
            if phrase.words[0] in _OF_A_COUNTRY and _is_of_another_country(scene, i):
                return None
            if scene.word(i)[0].isupper() or phrase.name != "may day":
                return _holiday(scene, i, last, phrase.name)
            continue
        if scene.word(i).islower() and scene.word(last)[0].isupper():
            return None  # "the Forum for the Future"
        if _refers(scene, i, last, phrase):
            return reference(scene, i, last, phrase.kind)
    return None


_OF_A_COUNTRY = word_set("dates", "rules.of_a_country")
_OF_PEOPLES = ("an", "ish", "ese", "ni")  # Canadian, British, Portuguese, Pakistani
_AMERICAN = frozenset(("u.s.", "us", "america", "american", "states"))


def _is_of_another_country(scene: Scene, i: int) -> bool:
    """Whether a holiday at ``i`` is that of a country other than the United States: "India's Independence Day", "Canadian Thanksgiving"."""
    owned = scene.lower(i - 1) in ("'s", "’s")
    owner = scene.word(i - 1 - owned)
    return owner[:1].isupper() and (owned or owner.endswith(_OF_PEOPLES)) and owner.lower() not in _AMERICAN


_NO_HOLIDAY = word_set("dates", "rules.no_holiday")


def _holiday(scene: Scene, i: int, last: int, name: str) -> Draft:
    """Read a holiday: of the year that the clause means, or the last, the next one from the article's day."""
    x = scene.lower(i - 1)
    draft = part_of_year(scene, i, last, ("holiday", name))
    draft.rule = "holiday"
    if x in ("last", "next", "previous", "this"):
        draft.first -= 1
        period = _holiday_beside(name, x, scene.anchor) if scene.anchor else None
        if period:
            set_period(draft, period)
            draft.anchor = scene.anchor
    return draft


def _holiday_beside(name: str, x: str, anchor: date) -> periods.Period | None:
    """Return "next Easter", "this Easter" or "last Easter", seen from a day."""
    found = [attempt(_holiday_of, name, anchor.year + k) for k in (-1, 0, 1)]
    days = [period for period in found if period]
    if x == "next":
        return next((period for period in days if period.first > anchor), None)
    if x == "this":
        return next((period for period in days if period.first.year == anchor.year), None)
    return next((period for period in reversed(days) if period.first < anchor), None)


def _holiday_of(name: str, year: int) -> periods.Period:
    return periods.day_period(periods.holiday_on(name, year))


_BEFORE_REFERENCE = word_set("dates", "rules.before_reference")


_COUNTS = frozenset(letters("number") + letters("any_unit") + letters("vague"))


def _refers(scene: Scene, i: int, last: int, phrase: Phrase) -> bool:
    """Whether a phrase stands for a time: "in the past", "now"; not "the past president", "Future Systems"."""
    following = scene.lower(last + 1)
    if phrase.words == ("now",):
        return scene.word(i)[0].islower() or i == 0 or scene.tk.sentence[i - 1] != scene.tk.sentence[i]
    if scene.classes[last + 1 : last + 2] in _COUNTS:
        return False  # "the past 12 hours"
    if phrase.words[-1] in ("past", "future", "present", "moment") and phrase.words[0] == "the":
        if scene.lower(i - 1) not in _BEFORE_REFERENCE or following in ("of", "when", "that"):
            return False
        if scene.lower(i - 1) == "from" and (following in DETERMINERS or following in PRONOUNS):
            return False  # "from the moment the session began"
        return not following[:1].isalpha() or following in FUNCTION_WORDS or following in VERBS
    return True


# --- words before --------------------------------------------------------------------------------------------------


def _add(scene: Scene, draft: Draft) -> None:
    """Widen a draft to the left, join it to its neighbour, and keep it; a DATE becomes the reference of what follows."""
    drafts = scene.drafts
    if drafts:
        before = drafts[-1]
        _widen(scene, draft, before.last + 1)
        put_in_order(scene, before, draft)
        joined = join(scene, before, draft)
        if joined is not None:
            drafts[-1] = draft = joined
            if len(drafts) > 1 and joined.rule.endswith("_of_year"):
                put_in_order(scene, drafts[-2], joined)  # "January and February of last year"
        else:
            drafts.append(draft)
    else:
        _widen(scene, draft, 0)
        drafts.append(draft)
    set_point(scene, draft)
    if draft.type not in ("DATE", "TIME") or (draft.period is None and not (draft.value or "").startswith("XXXX-")):
        return
    if not (_is_base(scene, draft) or _is_only_of_saying(scene, draft)):
        scene.is_unknown = draft.period is None
        scene.reference = draft.period or scene.reference


def _is_only_of_saying(scene: Scene, draft: Draft) -> bool:
    """Whether a day is when somebody told of another: "fled on Monday, police said Friday. The next day they came"."""
    if scene.reference is None or scene.reference.grain != "day":
        return False
    before = scene.lower(draft.first - 1)
    k = draft.first - 1 - (before == "on")
    return scene.lower(k) in _SAYS and scene.lower(k - 1) not in BE  # not "was reported Sunday"


def _is_base(scene: Scene, draft: Draft) -> bool:
    """Whether something is only held against a time: "fell from a year earlier, and 5% from a year earlier": both of the same year."""
    if draft.rule in ("named_day", "year_earlier"):
        return True  # "the Sept. 11 attacks" are no day that "at 8 a.m." behind them is of
    if draft.rule not in _OF_BASES:
        return False
    for k in range(draft.first - 1, max(-1, draft.first - _BASE_FAR), -1):
        w = scene.lower(k)
        if w in _BASES:
            return True
        if w in _NO_BASE or scene.tk.opens(k):
            return False
    return False


_SAYS = word_set("dates", "timing.says")
_OF_BASES = frozenset(("years_earlier", "years_ago", "year_earlier", "last_year"))
_BASES = frozenset(("from", "than", "against", "vs", "versus"))
_NO_BASE = frozenset((",", ";", "and", "but", "while", "when", "was", "were"))
_BASE_FAR = 9  # tokens between "from" and the time of what something is held against: "from $3.4 billion a year ago"


_EARLY = {"early": "START", "late": "END", "earlier": "START", "later": "END"}
_OWN_NOUN = frozenset(("decade", "century", "quarter_year", "half_year", "season_year"))
_NO_ARTICLE = frozenset(("weekday", "month_day", "month", "year", "numeric", "nine_eleven"))
_ABOUT = frozenset(("about", "around", "circa", "approximately", "roughly"))
_LEADS = _ABOUT | set(_EARLY) | {"the", "of", "mid", "-", "‑", "–"}  # the last word of all that is taken in
_APPROXIMATED = frozenset(("year", "part_of_day", "clock"))


def _widen(scene: Scene, draft: Draft, floor: int) -> None:
    """Take in what stands before and belongs: "early", "mid-", "the end of", "about", "more than", "just", "the"."""
    if draft.type == "SET" or draft.rule.endswith("_reference"):
        return
    if draft.type == "DURATION" or draft.rule.endswith(("_ago", "_later", "_earlier", "_from_now")):
        _widen_length(scene, draft, floor)
        return
    lower, i = scene.lower, draft.first
    before = lower(i - 1)
    if before not in _LEADS and not (before in ("in", "on") and lower(i - 2) in _EARLY):
        if lower(i) in ("earlier", "later"):
            _cut(scene, draft)
        return
    # "the 2012 election", "the first-quarter loss": the article is the noun's, not the date's
    named = (
        (draft.fixed and draft.rule not in _OWN_NOUN)
        or draft.rule in _NO_ARTICLE
        or "-" in scene.tk.lower[i : draft.last + 1]
    )
    article = before == "the" and i > floor
    if article and (not named or (lower(i - 2) == "of" and lower(i - 3) in END_WORDS)):
        i -= 1
    i = _widen_ends(scene, draft, i, floor)
    i = _widen_mod(scene, draft, i, floor)
    if lower(i - 1) == "the" and i > floor and (not named or i < draft.first):
        i -= 1
    draft.first = i
    if lower(i) in ("earlier", "later"):
        _cut(scene, draft)


def _widen_mod(scene: Scene, draft: Draft, i: int, floor: int) -> int:
    """Take in "early", "later in", "late on", "mid-", "around"."""
    lower = scene.lower
    before, second = lower(i - 1), lower(i - 2)
    if i <= floor or draft.mod is not None:
        return i
    if before in _EARLY:
        draft.mod = _EARLY[before]
        return i - 1
    if before == "mid":
        draft.mod = "MID"
        return i - 1
    if before in _ABOUT and draft.rule in _APPROXIMATED:
        draft.mod = "APPROX"
        return i - 1
    if i - 2 < floor:
        return i
    dated = draft.rule in _DATED and second in ("early", "late")
    if second in _EARLY and (before == "on" or (before == "in" and (dated or lower(i) in ("the", "this")))):
        draft.mod = _EARLY[second]
        return i - 2
    if before in ("-", "‑", "–") and second in _HYPHENED:
        draft.mod = _HYPHENED[second]
        return i - 2
    return i


_DATED = frozenset(("year", "month", "month_year"))  # "early in 2012", "late in May"
_HYPHENED = {"mid": "MID", "end": "END"}  # "mid-May", "end-May"


def _cut(scene: Scene, draft: Draft) -> None:
    """End "earlier this week" with the article's day, begin "later this week" with it."""
    anchor = scene.anchor
    if anchor and draft.earliest and draft.latest and draft.earliest <= anchor <= draft.latest:
        if draft.mod == "START":
            draft.latest = anchor
        else:
            draft.earliest = anchor


def _widen_ends(scene: Scene, draft: Draft, i: int, floor: int) -> int:
    """Take in "the end of", "the beginning of"."""
    k = i - 1
    if scene.lower(k) != "of" or draft.type != "DATE":
        return i
    k -= 1
    mod = END_WORDS.get(scene.lower(k))
    if mod is None or k < floor:
        return i
    if scene.lower(k - 1) in ("-", "‑") and scene.lower(k - 2) in ("year", "week", "month"):
        return i
    draft.mod = mod
    _end_with_outset(draft)
    return k - 1 if k - 1 >= floor and scene.lower(k - 1) == "the" else k


def _is_adjective(scene: Scene, draft: Draft) -> bool:
    """Whether a length belongs to a noun ("the five-year term", "the monthslong siege"), with the article that it has."""
    return draft.rule == "compound" or "-" in scene.tk.lower[draft.first : draft.last + 1]


def _is_difference(scene: Scene, k: int) -> bool:
    """Whether what ends at ``k`` is how much more it is than then: "72 cents more than a year ago"."""
    w = scene.lower(k)
    return w in _DIFFERENCES or (w[:1].isdigit() and scene.lower(k - 1) in ("$", "£", "€"))


_DIFFERENCES = frozenset("% percent cent pct cents pence p dollars euros pounds rupees yen points".split())


def _widen_length(scene: Scene, draft: Draft, floor: int) -> None:
    i = draft.first
    before = scene.lower(i - 1)
    if i - 1 >= floor and before == "the" and not _is_adjective(scene, draft):
        i -= 1
        before = scene.lower(i - 1)
        draft.first = i
    if i - 1 >= floor and before in ("just", "only") and draft.rule != "past_span":
        i -= 1
        before = scene.lower(i - 1)
    for phrase, mod in MODIFIERS.get(before, ()):
        k = i - len(phrase)
        if (
            k >= floor
            and tuple(scene.tk.lower[k:i]) == phrase
            and not (phrase == ("some",) and draft.value and "X" in draft.value)
            and not (phrase[-1] == "than" and _is_difference(scene, k - 1))
        ):
            draft.mod = mod
            i = k
            break
    if scene.lower(i) in ("just", "only") and scene.lower(i) == "only":
        i += 1
    if scene.lower(i - 1) == "the" and i - 1 >= floor and draft.mod:
        i -= 1
    draft.first = i
    nxt = scene.lower(draft.last + 1)
    if nxt == "or" and scene.lower(draft.last + 2) in ("more", "so", "less", "longer"):
        draft.mod = {"more": "EQUAL_OR_MORE", "longer": "EQUAL_OR_MORE", "so": "APPROX", "less": "EQUAL_OR_LESS"}[
            scene.lower(draft.last + 2)
        ]
        draft.last += 2


def _finish(tk: Tokens, draft: Draft, paragraph: int) -> TimeExpression:
    if draft.rule == "holiday" and tk.lower[draft.first] == "the" and draft.last > draft.first:
        behind = tk.word[draft.last + 1] if draft.last + 1 < tk.size else ""
        draft.first += behind.isalpha() and behind.islower() and behind not in FUNCTION_WORDS  # "the (Christmas) break"
    start, end = tk.start[draft.first], tk.end[draft.last]
    if draft.mod in _PARTS and draft.type == "DATE" and draft.earliest and draft.latest:
        _end_with_part(draft, tk.lower[draft.first + (tk.lower[draft.first] == "the")])
    return TimeExpression(
        paragraph,
        start,
        end,
        tk.text[start:end],
        draft.type,
        draft.value,
        draft.mod,
        draft.earliest.isoformat() if draft.earliest else None,
        draft.latest.isoformat() if draft.latest else None,
        draft.anchor.isoformat() if draft.anchor else None,
        draft.rule,
    )


_PARTS = frozenset(("START", "MID", "END"))
_YEAR = 12  # months


def _end_with_part(draft: Draft, word: str) -> None:
    """Let the early or mid part of a month, a year or years end, and the late part begin, where it does at its widest.

    "Early 2017" is no later than June, "mid-2017" is from April to September, "late March" is from the 16th on.
    """
    first, last = draft.earliest, draft.latest
    if word not in ("early", "mid", "late") or not first or not last or first.day != 1 or (last + _DAY).day != 1:
        return
    months = (last.year - first.year) * _YEAR + last.month - first.month + 1
    if months == 1:
        begin, end = first + 7 * _DAY, first + 22 * _DAY
        half = first + 14 * _DAY
    elif months % _YEAR == 0:
        begin, end = _on_from(first, months // 4), _on_from(first, months - months // 4) - _DAY
        half = _on_from(first, months // 2) - _DAY
    else:
        return
    draft.earliest = {"early": first, "mid": begin, "late": half + _DAY}[word]
    draft.latest = {"early": half, "mid": end, "late": last}[word]


def _end_with_outset(draft: Draft) -> None:
    """Let the start of a year or years end, and its end begin, with a quarter of it: "the start of 2017" is no later than March."""
    first, last = draft.earliest, draft.latest
    if not first or not last or (first.month, first.day) != (1, 1) or (last.month, last.day) != (12, 31):
        return
    months = (last.year - first.year + 1) * _YEAR // 4
    if draft.mod == "START":
        draft.latest = _on_from(first, months) - _DAY
    elif draft.mod == "END":
        draft.earliest = _on_from(first, 3 * months)


_DAY = timedelta(1)


def _on_from(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, _YEAR)
    return date(first.year + years, month + 1, 1)


# --- locale --------------------------------------------------------------------------------------------------------

_DAY_FIRST = word_set("dates", "rules.day_first_domains")


def writes_day_first(url: str | None) -> bool | None:
    """Whether a publication writes 7/10/23 for October 7, by the country of its address; None where that does not tell."""
    return True if (country_of_address(url) or "").lower() in _DAY_FIRST else None


def country_of_address(url: str | None) -> str | None:
    """Return the country by whose letters the host of an address ends, as ISO 3166 writes it: "AU"; None where it ends otherwise."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[]"
        return None
    ending = host.rpartition(".")[2]
    return {"uk": "GB"}.get(ending, ending.upper()) if len(ending) == 2 else None
