"""When a figure holds: its day, or since when, from the dates of its own clause, else from the article's day.

A date reaches a figure inside its clause and no further; "nearest in the paragraph" is no rule. The one date that reaches a
whole sentence is the one that opens it ("On Friday, ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from archive.extract.dates.fiscal import UNTOLD_QUARTER
from archive.extract.dates.tenses import is_past
from archive.extract.days.days_after import event_day, without_events
from archive.extract.days.days_before import CLOCKS, Stories, is_clock, opens_with_known
from archive.extract.days.days_of_ages import is_birthday, is_then
from archive.extract.days.days_of_asides import without_asides
from archive.extract.days.days_of_charges import is_of_charge
from archive.extract.days.days_of_levels import Dated, is_before_it_moved, is_former, is_level_before, is_of_no_day
from archive.extract.days.days_of_nouns import is_possessive
from archive.extract.days.days_of_others import THAT, looks_elsewhere
from archive.extract.days.days_of_parallels import (
    OF_WHICH,
    leave_restated,
    share_days,
    share_parts,
    share_past,
    share_restated,
    share_wholes,
)
from archive.extract.days.days_of_places import is_where
from archive.extract.days.days_of_same import WORDS, takes_up, time_taken
from archive.extract.days.days_of_same import Told as TimesTold
from archive.extract.days.days_since import is_for_another, is_in_beginning
from archive.extract.days.days_told import Told
from archive.extract.days.reach import FAR, Reach
from archive.extract.days.tied_times import GOES_ON
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.tokens import Tokens
from archive.model import Attribution, Figure, TimeExpression

_RELATIVE = re.compile(r"(?:(?:in|of|on|at|during|after|from)\s)?(?:which|whom|when|where)\s")
_OPENING = re.compile(
    r"\W*(?:(?:On|In|(?:At\s+)?(?:[Aa]bout|[Aa]round|[Aa]pproximately|[Rr]oughly)|At|By|During|Early|Late|Since|Until|Earlier|For|From|As of"
    r"|(?:Shortly|Just|Right|Soon)\s(?:before|after))\s+)?(?:the\s+)?\W*"
)
_COUNTED = re.compile(r",\s(?:(?:including|among\sthem)\s[^,;]{1,40},\s)?")  # "21 men, including 14 boys, who"
_COLON = re.compile(r":\s")  # "Mill Lane, May 18: a laptop was stolen"
_APART = re.compile(r",\s|\sand\s")
_TURN = re.compile(
    r",[^;]*\b(?:and|but|then),?\s(?:in|on)\s$"
)  # "five times between 2001 and 2009, twice by 2 and, in 2005, by 3"
_HAS = re.compile(r"\b(?:has|have|had)\b[^,;.]*$")
_EACH = re.compile(r"\d\S*(?:\s[^\W\d]+){0,2}\s(?:and|or)\s[^\W\d]*\W{0,2}\d|\brespectively\b")
_OF_NEXT = re.compile(
    r",\s(?:bringing|taking|raising|pushing)\s(?:[^,;]*\s)?to\s.*\bsince\b|\bsince\b.*\s(?:and|,)\s(?:\w+\s)?[\d,.]+\s(?:\w+\s)?since\b"
)
_EACH_NEAR = 24
_AND = re.compile(r"(?:,\s|,?\s(and)\s)((?:in|on|during)\s)?(?:the\s)?")
_DAYS = ("d", "wk", "mo", "a")  # of a length that leads to another day
_DOING = re.compile(r"\bsince\s\w+ing\s[^,;.]*$")
_UP_TO_NOW = re.compile(r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or)\sthe\spast\s(?:\w+\s)?$")
_CLOSE = 8  # characters from a length of time to the day to which it leads
_NEAR = 60  # characters before a relative clause in which the noun it hangs on has its date
_ASIDE = 60  # characters over which brackets may reach


def set_days(
    figures: Sequence[Figure],
    dates: Sequence[Dated],
    tk: Tokens | None,
    published: date | None,
    said: Sequence[Attribution] = (),
    stories: Stories | None = None,
    told: TimesTold | None = None,
    first: int = 0,
) -> list[Figure]:
    """Return one paragraph's figures with ``date``, ``as_of``, ``since`` and ``date_basis`` set.

    ``dates`` are those of the paragraph with their index in the article; ``tk`` are its tokens, needed where there is any;
    ``said`` is what somebody says in it, ``stories`` what its sentences tell, where that is known;
    ``told`` the times of the paragraphs before that "the same period" or "the month" takes up; ``first`` is the index of the first figure.
    """
    usable = stories.dates if stories is not None else _usable(dates, tk, published) if dates else ()
    day = published.isoformat() if published else None
    goes_on = stories is not None and stories.begins
    takes = tk is not None and any(map(tk.distinct.__contains__, WORDS))
    told = told if takes else None
    if tk is None or not figures or not (usable or goes_on or told or (dates and looks_elsewhere(tk.text))):
        found = [_of_article(figure, day, tk) for figure in figures]
        return found if tk is None or day is None else leave_restated(found, tk.text)
    reach = Reach(usable, tk, day, stories)
    reach.takes, reach.times = takes, told or {}
    if usable and said:
        reach.told = Told(tk, said)
    dated = share_days([_set_day(figure, reach, day) for figure in figures], tk.text, reach.clause)
    if "which" in tk.distinct or "whom" in tk.distinct:
        dated = share_parts(dated, tk.text, reach.clause)
    dated = share_past(dated, tk.text, reach.clause, reach.stories.tells)
    dated = share_wholes(dated, tk.text, first, reach.clause, reach.stories.tells)
    return leave_restated(share_restated(dated, tk.text) if "share" in tk.distinct else dated, tk.text)


def stories_of(dates: Sequence[Dated], tk: Tokens, published: date | None, before: Stories | None) -> Stories | None:
    """Return what the sentences of a paragraph tell, behind those of the paragraph before it; None where no day can come of it."""
    if not dates and (before is None or not opens_with_known(tk)):
        return None
    usable = _usable(dates, tk, published)
    stories = Stories(usable, tk, published.isoformat() if published else None, before)
    return stories if usable or stories.begins else None


def _usable(dates: Sequence[Dated], tk: Tokens | None, published: date | None) -> list[Dated]:
    """Return the dates on which a figure may hold: no lengths, no birthdays."""
    return [
        pair
        for pair in dates
        if (pair[1].type in ("DATE", "TIME") or _is_part_of_period(pair[1]))
        and not (tk is not None and published is not None and is_birthday(tk.text, pair[1], published.year))
    ]


def _set_day(figure: Figure, reach: Reach, day: str | None) -> Figure:
    start, end, sentence = reach.clause(figure.number_start)
    text = reach.text
    if figure.kind == "measure" and is_where(text, figure):
        return _of_article(figure, day, reach.tk, start)
    near = _near(figure, reach, start, end)
    over = [pair for pair in near if _overlap(pair[1], figure)]
    if reach.has_former and is_former(text, figure, start) and not any(map(_is_named_day, near)):
        return _of_none(figure)
    if over:
        length = next((pair for pair in over if _is_its_length(pair[1], figure, near, day)), None)
        if length is not None:
            return figure._replace(date=length[0], as_of=_last_day(length[1], day), date_basis="clause")
        if figure.unit in _DAYS and any(_is_from_nowhere(pair[1], near, text) for pair in over):
            return _of_none(figure)
    inside = [pair for pair in near if pair not in over and not reach.is_enclosed(pair[1], figure)]
    inside = _without_aside_dates(figure, inside, reach, start, day) if inside else inside
    own = reach.others.without(figure, inside, start) if inside else inside
    if own:
        return _of_own(figure, own, reach, start, day)
    if inside:
        begun = reach.others.began(figure, inside, start)
        if begun is not None:
            return figure._replace(date=begun[0], as_of=day, since=begun[1].earliest, date_basis="clause")
    elif figure.measure is not None and text.startswith("who ", behind := reach.next_clause(figure, end)):
        inside = _of_relative(figure, reach, behind)
        if inside:
            return _from_clause(figure, inside, reach, behind, day)
    beside = _beside(figure, reach, start, sentence, day)
    if beside is not None:
        if beside.since is None and is_level_before(text, figure, start) and is_of_no_day(text, figure, start):
            return _of_none(figure)  # "by May, when it had fallen from 40"
        return beside
    if reach.others.is_left_behind(figure, sentence):
        return _of_none(figure)
    return (_taken_up(figure, reach, day) if reach.takes else None) or (
        _of_article(figure, day, reach.tk, start) if inside else _of_story(figure, reach, day)
    )


def _of_own(figure: Figure, own: Sequence[Dated], reach: Reach, start: int, day: str | None) -> Figure:
    """Give a figure the day of its clause, of the story whose hour that tells, or of the event before it in which the figure stands."""
    before = event_day(reach.tk, figure, own) if reach.has_after else None
    if before is not None:
        return figure._replace(date=own[-1][0], as_of=before, date_basis="clause") if before else _of_none(figure)
    told = _story_of_clock(figure, own, reach) if own[0][1].rule in CLOCKS else None
    return _from_clause(figure, own, reach, start, day) if told is None else _of_told(figure, told)


def _of_none(figure: Figure) -> Figure:
    """Return a figure whose day nobody names."""
    return figure._replace(as_of=None, date_basis=None)


def _taken_up(figure: Figure, reach: Reach, day: str | None) -> Figure | None:
    """Give a figure that no date of its clause is of the time that its clause takes up: "in the month"; None where it takes up none."""
    start, end, _ = reach.clause(figure.number_start)
    length = takes_up(reach.text, figure, start, end)
    if length is None or is_of_no_day(reach.text, figure, start):
        return None
    same = time_taken(reach.text, reach.within(0, start), length, reach.times, day or "9")
    return None if same is None else figure._replace(date=same[0], as_of=_last_day(same[1], day), date_basis="sentence")


def _near(figure: Figure, reach: Reach, start: int, end: int) -> Sequence[Dated]:
    """Return the dates of a figure's clause, else those behind the relative one that it stands in."""
    near = reach.within(max(start, figure.start - FAR), min(end, figure.end + FAR))
    return near or reach.within(figure.end, min(reach.resumed(start, end), figure.end + FAR))


def _is_named_day(pair: Dated) -> bool:
    return pair[1].latest is not None and not (pair[1].value or "").endswith("_REF")


def _is_its_length(found: TimeExpression, figure: Figure, near: Sequence[Dated], day: str | None) -> bool:
    """Whether a date is the length that a figure is, and tells its day: "the first nine months of 2023", "two days later"."""
    if found.rule == "length_of" and _is_part_of_period(found):
        return True
    return figure.unit in _DAYS and found.exact.endswith(" later") and _leads_to_day(found, near, day)


def _is_from_nowhere(found: TimeExpression, near: Sequence[Dated], text: str) -> bool:
    """Whether a date is the length that a figure is, counted from a day that is not known: "met in May. Two days later"."""
    unknown = found.exact.endswith(" later") and (found.value or "").startswith("XXXX-")
    if unknown and text[max(0, found.start - len("now ")) : found.start].lower() == "now ":
        return False  # "Now about two weeks later she fears"
    return unknown and not any(0 < other.start - found.end < _CLOSE for _, other in near)


def _without_aside_dates(figure: Figure, inside: list[Dated], reach: Reach, start: int, day: str | None) -> list[Dated]:
    """Return the dates of a figure's clause that nobody who speaks, no aside and no part of a length has for itself."""
    if reach.told is not None:
        inside = [pair for pair in inside if not reach.told.hides(pair[1], figure)]
    if reach.has_charge:
        inside = [pair for pair in inside if not is_of_charge(reach.text, pair[1], figure, start)]
    if figure.kind == "duration":
        if reach.text.startswith(" after ", figure.end):  # "three months after the Sept. 11 attacks"
            inside = [pair for pair in inside if pair[1].rule != "named_day"]
        if _UP_TO_NOW.search(reach.text, max(start, figure.start - _ASIDE), figure.start):
            inside = [pair for pair in inside if pair[1].end <= figure.start]  # "the past 12 months, most in May"
    if day is not None and inside and reach.has_after:
        inside = without_events(reach.tk, figure, inside, start, day)
    return without_asides(reach.text, figure, inside, day) if inside else inside


def _beside(figure: Figure, reach: Reach, start: int, sentence: int, day: str | None) -> Figure | None:
    """Give a figure the day that its relative clause hangs on, or that heads its sentence; None where neither is."""
    if _RELATIVE.match(reach.text, start) and not OF_WHICH.match(reach.text, start):
        for index, found in reach.within(max(sentence, start - _NEAR), start)[-1:]:
            return figure._replace(date=index, as_of=_last_day(found, day), date_basis="clause")
    headed = _heads(figure, reach, sentence, start)
    if headed is None:
        return None
    index, found = headed
    since = found.earliest if reach.text.startswith("Since ", sentence) and found.start < sentence + _NEAR else None
    as_of = found.latest if _is_yet_to_end(found, figure, reach.text, day) else _last_day(found, day)
    as_of = day if since is not None else as_of
    return figure._replace(date=index, as_of=as_of, since=since, date_basis="sentence")


def _of_relative(figure: Figure, reach: Reach, end: int) -> list[Dated]:
    """Return the date of a relative clause on those whom a figure counts: "21 men, who drowned in 1999"; not "who live there since 1999"."""
    if _COUNTED.fullmatch(reach.text, figure.end, end) is None:
        return []
    k = reach.tk.first_at(end) + 1
    if k >= reach.tk.size or not (is_past(reach.tk.lower[k]) or is_past_tense(reach.tk, k)):
        return []
    return list(reach.within(*reach.clause(end)[:2]))[:1]


def _leads_to_day(found: TimeExpression, near: Sequence[Dated], day: str | None) -> bool:
    """Whether a length of time leads to a day that has been: "two days later"; not where that is told: "two days later, on May 3"."""
    if found.latest is None or found.type != "DATE" or (day is not None and found.latest > day):
        return False
    return not any(0 < other.start - found.end < _CLOSE for _, other in near)


def _heads(figure: Figure, reach: Reach, sentence: int, start: int) -> Dated | None:
    """Return the day that opens a sentence, or labels before a colon what stands behind: "Mill Lane, May 18: a laptop was stolen; $40 was taken"."""
    for pair in reach.within(sentence, min(start, sentence + _NEAR))[:1]:
        if _OPENING.fullmatch(reach.text, sentence, pair[1].start) and not reach.others.names(pair[1]):
            return reach.whole_list(reach.whole(pair))
    for pair in reversed(reach.within(max(sentence, figure.start - FAR), start)):
        found = pair[1]
        if reach.text[found.start - 1 : found.start] == "(" and reach.text.find(")", found.end, figure.start) >= 0:
            continue  # "cash was £31m (2023: net debt £18m), sales £90m"
        if _COLON.match(reach.text, found.end, start) and found.earliest is not None and reach.others.is_label(found):
            return pair
    return None


def _of_told(figure: Figure, told: Dated) -> Figure:
    return figure._replace(date=told[0], as_of=told[1].latest, date_basis="sentence")


def _story_of_clock(figure: Figure, own: Sequence[Dated], reach: Reach) -> Dated | None:
    """Return the day of the sentence before, where a figure's own date only tells the hour: "fled on Monday. About 11 p.m. two were hit"."""
    if not is_clock(own[0][1]) or own[0][0] != own[-1][0]:
        return None
    start, end, sentence = reach.clause(figure.number_start)
    return None if reach.within(sentence, start) else reach.stories.day_of(figure.number_start, start, end)


def _of_story(figure: Figure, reach: Reach, day: str | None) -> Figure:
    """Give a figure without a date the day of the sentence before, where a story goes on, else that of the article."""
    start, end, _ = reach.clause(figure.number_start)
    before = reach.stories.day_of(figure.number_start, start, end, inner=figure.change_role is None) or reach.label
    if before is None or is_of_no_day(reach.text, figure, start) or _is_up_to_now(reach.text, figure, start, end):
        return _of_article(figure, day, reach.tk, start)
    if figure.unit in _DAYS and reach.text.startswith(" later", figure.end):
        return _of_none(figure)  # "died a few days later"
    return _of_told(figure, before)


def _is_up_to_now(text: str, figure: Figure, start: int, end: int) -> bool:
    """Whether a figure is of the time up to now, whatever happened on a day: "crimes over the past several years", "12 fires in recent years"."""
    if figure.unit in _LENGTHS and _UP_TO_NOW.search(text, max(start, figure.start - _ASIDE), figure.start):
        return True
    return _RECENTLY.search(text, start, end) is not None


_LENGTHS = ("wk", "mo", "a")
_RECENTLY = re.compile(
    r"\b(?:in\srecent\s(?:years|months|weeks)|(?:in|over|during)\sthe\spast\s(?:\w+\s){0,2}(?:years|months))\b",
    re.IGNORECASE,
)


def _of_article(figure: Figure, day: str | None, tk: Tokens | None, start: int = 0) -> Figure:
    if tk is not None and (is_then(tk.text, figure) if figure.kind == "age" else is_of_no_day(tk.text, figure, start)):
        return _of_none(figure)
    if figure.as_of == day and figure.date_basis == ("article" if day else None):
        return figure  # it was made so
    return figure._replace(as_of=day, date_basis="article" if day else None)


def _from_clause(figure: Figure, inside: Sequence[Dated], reach: Reach, start: int, day: str | None) -> Figure:
    """Read "since A", "from A to B" and "on A" out of the dates of a clause; the nearest of the last kind counts."""
    taken: int | None = None
    starts, on = _begun_and_on(figure, inside, reach, start)
    since: str | None = None
    if starts and not on and is_level_before(reach.text, figure, start):
        return _of_none(figure)  # "has been cut from 40 since June"
    if starts and on:
        starts, on = _by_verb(reach.text, figure, starts, on)
    if starts and not _has_own_day(figure, on, starts):
        taken, begun = min(starts, key=lambda pair: _distance(pair[1], figure))
        since = begun.earliest
        if on and _distance(begun, figure) < min(_distance(pair[1], figure) for pair in on):
            on = [pair for pair in on if reach.ends_range(begun, pair[1])] or on
    as_of = day
    if on:
        on = list(reach.others.preferred(figure, on, start))
        own = on[0] if len(on) == 1 else min(on, key=lambda pair: _distance(pair[1], figure))
        if is_before_it_moved(reach.text, own[1], figure, start) or (
            own[1].value == "PAST_REF" and is_of_no_day(reach.text, figure, start)
        ):
            return _of_none(figure)
        if since is not None and _has_gone_on(reach.text, begun, own[1], figure):
            since = None
        taken, nearest = _last_of_list(reach.text, reach.whole(own), on, figure)
        as_of = day if _is_for_season(reach.text, nearest, figure, day) else _last_day(nearest, day)
        as_of = nearest.latest if _is_yet_to_end(nearest, figure, reach.text, day) else as_of
        if as_of is not None and _is_quarter_ahead(nearest, figure, day):
            return _of_article(figure, day, reach.tk, start)
    if taken is None:
        return _of_article(figure, day, reach.tk, start)
    if since is not None and as_of is not None and since > as_of:
        since = None  # "between January 2005 and the previous year"
    return figure._replace(date=taken, as_of=as_of, since=since, date_basis="clause")


def _begun_and_on(figure: Figure, inside: Sequence[Dated], reach: Reach, start: int) -> tuple[list[Dated], list[Dated]]:
    """Return the dates of a clause on which something began that is told of a figure, and those on which the figure may hold."""
    starts: list[Dated] = []
    on: list[Dated] = []
    doing = _since_doing(figure, inside, reach.text, start) if reach.has_since else ()
    inside = doing or inside
    for at, (index, found) in enumerate(inside):
        following = inside[at + 1][1] if at + 1 < len(inside) else None
        # "since a blast in 1972 that killed 91", "the worst since the war killed 91 in 1972"
        told = found.end < figure.start and THAT.match(reach.text, found.end) is not None
        told = told or bool(doing) or (reach.has_since and is_in_beginning(reach.text, figure, found, start))
        told = told or reach.others.is_after_rarity(figure, found, start)
        if reach.has_since and found.start > figure.end and _OF_NEXT.search(reach.text, figure.end, found.start):
            continue  # "flew 90 in a day, bringing the total to 900 since May", "12 since the war and 40 since 1992"
        if at and _is_of_turn(reach.text, found, figure) and inside[0][1].end <= figure.start:
            continue
        told = told or (found.end < figure.start and _is_done_since(reach.text, found))
        if not told and found.value != "PRESENT_REF" and reach.is_start(found, following, start):
            if not is_for_another(reach.text, figure, found, start):
                starts.append((index, found))
        else:
            on.append((index, found))
    return starts, on


def _is_of_turn(text: str, found: TimeExpression, figure: Figure) -> bool:
    """Whether a day behind a figure opens another clause: "a year ago we had **12**, today we have 40"."""
    if found.start < figure.end or found.rule not in _TODAY or _TURNS.search(text, figure.end, found.start) is None:
        return False
    return _SOMEBODY.match(text, found.end) is not None


_TODAY = ("today", "present_reference")
_TURNS = re.compile(r"(?:,|;|\b(?:and|but|while|whereas))\s$")
_SOMEBODY = re.compile(r",?\s(?:i|we|it|he|she|they|you|there|the|its|our|his|her|their)\b|['’]s?\s", re.IGNORECASE)


def _is_done_since(text: str, found: TimeExpression) -> bool:
    """Whether what happened on a date goes on behind it: "since a jet crashed in 1985, killing **31**"; not "since 1985, making 31"."""
    if _SO.match(text, found.end) is None:
        return False
    return _THEN.search(text, max(0, found.start - _NEAR), found.start) is not None


_SO = re.compile(r",\s[a-z]{2,}ing\s")
_THEN = re.compile(r"\bsince\s[^,;.]*\b(?:in|on)\s(?:the\s)?(?:[a-z]+\s)?$")


def _has_gone_on(text: str, begun: TimeExpression, own: TimeExpression, figure: Figure) -> bool:
    """Whether a clause has left what began before a figure: "since that day they have spread, and now 90% have one", "cut it since May and sold 12 last week"."""
    if own.value == "PRESENT_REF" and begun.end <= own.start < figure.start:
        return True
    if begun.end < own.start < figure.start and _TURN.search(text, begun.end, own.start):
        return True
    behind = begun.end <= figure.start and figure.end <= own.start
    if not behind or _APART.search(text, begun.end, figure.start) is None:
        return False
    return (
        _HAS.search(text, max(0, begun.start - _NEAR), begun.start) is not None
    )  # not "since May it has cut it and sold 12 last week"


def _by_verb(text: str, figure: Figure, starts: list[Dated], on: list[Dated]) -> tuple[list[Dated], list[Dated]]:
    """Return the dates of a figure's own verb where one has a start and the next a day: "has cut rates 12 times since May and spent $4m last week"; none for an age."""
    if figure.kind == "age":
        return [], []  # "Foy (61) admitted thefts between 2005 and 2007"
    second = _AND_DID.match(text, starts[-1][1].end, on[-1][1].start) if starts[-1][1].end < on[-1][1].start else None
    if second is None:
        return starts, on
    if figure.start >= second.end():
        return [], on
    return starts, [pair for pair in on if pair[1].end <= second.start()]


_AND_DID = re.compile(
    r",?\sand\s(?:also\s|then\s|later\s)?(?:[a-z]{3,}ed|put|set|cut|sold|bought|spent|won|lost|made|took|built|gave|paid|sent|went)\b"
)


def _is_quarter_ahead(found: TimeExpression, figure: Figure, day: str | None) -> bool:
    """Whether a quarter is to begin in which a figure, which is no forecast, is said to have been: a fiscal one, which ended before."""
    if day is None or found.rule not in _QUARTERS or (found.earliest or "") <= day:
        return False
    return figure.certainty != "projected" and figure.change_role is None and not _YEAR_BEHIND.search(found.exact)


_QUARTERS = frozenset(("quarter", "quarter_year", "quarter_of_year"))
_YEAR_BEHIND = re.compile(r"of\s\d{4}$")  # "will sell it in the last quarter of 2027"


def _since_doing(figure: Figure, inside: Sequence[Dated], text: str, start: int) -> Sequence[Dated]:
    """Return the dates behind a figure that is a part of what began: "is well since finishing fourth in 1998"."""
    if _DOING.search(text, max(start, figure.start - _NEAR), figure.start) is None:
        return ()
    return [pair for pair in inside if pair[1].start > figure.end]


def _has_own_day(figure: Figure, on: Sequence[Dated], starts: Sequence[Dated]) -> bool:
    """Whether nothing began for a figure: an age, or one with a day before "since": "the 11th this year and the fourth since May"; not "12 since May"."""
    first = starts[0][1].start
    return figure.kind == "age" or any(figure.end <= found.start and found.end < first for _, found in on)


def _last_of_list(text: str, own: Dated, on: Sequence[Dated], figure: Figure) -> Dated:
    """Return the latest of the dates that "and" joins to a figure's own behind it: "12 died in 2001, 2002 and 2003".

    Not where each number has its own: "rose 5% and 6% in 2001 and 2002".
    """
    last = own[1]
    if len(on) < 2 or last.start < figure.end or _EACH.search(text, max(0, figure.start - _EACH_NEAR), last.start):
        return own
    listed = [own]
    for index, found in on:
        if found.start > last.end:
            between = _AND.fullmatch(text, last.end, found.start)
            if between is None or found.type != own[1].type or is_possessive(text, found):
                break
            if between[1] and between[2] and GOES_ON.match(text, found.end):
                break
            last = found
            listed.append((index, found))
            if between[1] is not None:
                return max(reversed(listed), key=lambda pair: pair[1].latest or "")
    return own


def _last_day(found: TimeExpression, day: str | None) -> str | None:
    """Return the last day that an expression means; of a time that is still running, the article's day."""
    if found.latest is None:
        hangs = found.type == "DATE" and (found.value or "").startswith("XXXX") and found.rule != UNTOLD_QUARTER
        return None if hangs else day  # "a year before", of what?
    running = day is not None and found.earliest is not None and found.earliest <= day < found.latest
    return day if running and not (found.rule == "years" and _is_to_begin(found, day or "")) else found.latest


def _is_yet_to_end(found: TimeExpression, figure: Figure, text: str, day: str | None) -> bool:
    """Whether a figure is to hold at the end of a time that goes on: "will rise to 25% this year", "in the year ending March 31".

    Not the level that was planned before ("down from a planned $16m"), nor what is told before another sum ("will cut 12 jobs and take a
    fourth-quarter charge").
    """
    if figure.certainty != "projected" or figure.kind in _NOT_FORESEEN or found.type != "DATE" or found.latest is None:
        return False
    if found.mod == "END" and "end" in found.exact:
        return True
    if day is None or not (found.earliest or "9") <= day < found.latest or _days(found) < _MONTH:
        return False  # "said this week that it would buy 12 mills"
    if "-" in found.exact and found.start > figure.end and _APART.search(text, figure.end, found.start) is not None:
        return False
    return _PLANNED.search(text, max(0, figure.start - _NEAR), figure.start) is None


_PLANNED = re.compile(
    r"\b(?:from|than|against|versus|vs)\s(?:(?:an?|the|its|their)\s)?(?:[a-z]+\s){0,2}(?:of\s)?$|\bwould\shave\s[^.;]*$"
)
_NOT_FORESEEN = frozenset(("duration", "ordinal", "age"))
_MONTH = 27  # days from the first to the last of a time for which something is foreseen


def _days(found: TimeExpression) -> int:
    return (date.fromisoformat(found.latest or "") - date.fromisoformat(found.earliest or found.latest or "")).days


def _is_to_begin(found: TimeExpression, day: str) -> bool:
    """Whether a year that spans two begins later in the first, whose spring it is: "1987/88" in March 1987."""
    spans = "/" in found.exact and (found.earliest or "").endswith("-01-01") and (found.earliest or "")[:4] == day[:4]
    return spans and day[5:7] < _SPRING


def _is_for_season(text: str, found: TimeExpression, figure: Figure, day: str | None) -> bool:
    """Whether a date is the season to come for which something is sold already: "sold 12 tonnes for the 1987/88 season"."""
    if found.rule != "years" or day is None or (found.latest or "") <= day or figure.certainty == "projected":
        return False
    return _FOR_SEASON.search(text, max(0, found.start - _NEAR), found.start) is not None


_FOR_SEASON = re.compile(r"\bfor\s(?:(?:delivery|shipment)\sin\s)?the\s$")
_SPRING = "04"  # the month in which the first such years begin


def _is_part_of_period(found: TimeExpression) -> bool:
    """Whether a length is that of a part of a time that is named: "the first nine months of 2023"; not "the past nine months"."""
    return found.rule == "length_of" and found.latest is not None


def _distance(found: TimeExpression, figure: Figure) -> tuple[int, bool]:
    """Return how far a date stands from a figure: of two as near, that behind it is its own ("$5m in 1987 vs $4m in 1986")."""
    return max(found.start - figure.end, figure.start - found.end, 0), found.start < figure.start


def _overlap(found: TimeExpression, figure: Figure) -> bool:
    return found.start < figure.end and figure.start < found.end
