"""A report goes on: "Net in the quarter ended June 30 rose to $5m. Sales fell 3%": both of the quarter.

A story goes on from a single day (``days_before``), a report from a month, a quarter or a year that has ended: until another such time is told
of, what its sentences say in the past of sales, costs, output and the like is of that time. What is of the market of a day, of a plan or
of today is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from archive.extract.dates.tenses import is_past
from archive.extract.days.days_of_levels import Dated, is_level_before
from archive.extract.days.reach import Reach
from archive.extract.english.finite_forms import is_past_tense
from archive.extract.english.tokens import Tokens
from archive.extract.words import word_set
from archive.model import Figure, TimeExpression

_RESULTS = word_set("dates", "timing.results")
_TODAY = word_set("dates", "timing.not_of_report")
_STATISTICS = _RESULTS | word_set("dates", "timing.statistics")
_SAYS = word_set("dates", "timing.says")
_SPOKEN = _SAYS | word_set("dates", "timing.shows") | {"he", "she", "told", "approved", "agreed"}
_MOVED = word_set("dates", "timing.moved")
_MOVED_TO = word_set("dates", "timing.moved_to")
_QUOTED = word_set("dates", "timing.quoted")
_GOODS = word_set("dates", "timing.futures") | {"fuel", "grain", "distillate"}
_ELSEWHEN = re.compile(r"(?:earlier|before|ago|there)$")
_HELD = re.compile(r"\b(?:from|against|than|versus|vs|after|compared\s(?:with|to))\s(?:[^.;,]|[.,]\d){0,40}$")
_FROM = re.compile(r"\b(?:from|against|versus|vs)[\s.]+(?:an?\s)?(?:[a-z]+\s(?:of\s)?)?$")
_UP_TO = re.compile(
    r"\b(?P<length>year|half|quarter|months?|weeks?|period)\s(?:to|ended|ending|which\sended|that\sended)\s(?:on\s)?$"
)
_SAYING = re.compile(
    r"\b(?:said|says|told|reported|announced|statement|release|call|interview)\b(?:[^.;,]|[.,]\d){0,40}$"
)
_UP_TO_NOW = re.compile(r"\bin\sthe\s(?:last|past)\s(?:week|few)\b")
_OPENS = re.compile(r"(?:^|[.!?]['\"”’]*\s)(?:In|During|For|Over)\s(?:the\s)?$")
_WOULD_HAVE = re.compile(r"\bwould\shave\b")  # "excluding a charge, the firm would have earned $3m"
_TO_COME = frozenset(("will", "would", "could", "should", "may", "might"))  # also where somebody says so
_AND = frozenset(("and", "but"))
_MADE = _RESULTS | {"lost", "made"}
_MONTH, _QUARTER, _YEAR = 27, 100, 367  # days from the first to the last of a time
_ROUND = 5  # days by which months and quarters differ
_RECENT = 150  # days in which a month or a quarter is reported
_RECENT_YEAR = 300  # and a year
_KINDS = frozenset(("money", "percent", "rate", "measure"))  # besides movements of any kind
_MOST = 10  # paragraphs over which a report goes on
_NEXT = 28  # characters behind a time in which stands of what it is: "an unexpected third-quarter loss"
_MOVES = _MOVED | _MOVED_TO
_WERE = frozenset(("was", "were"))
_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "this", "that", "these", "those"))
_FAR = 9  # tokens before a figure in which its movement is told: "fell $3m to $9m"
_NEAR = 4  # tokens before a figure in which stands what it is: "a net loss of $3m"
_FRESH = _MOST - 1  # paragraphs that are left to a report just named, which tells also of what is on no list
_NO_RESULTS = frozenset(("age", "ordinal", "score", "duration"))
# With one of these before it, a figure hangs on another clause, or on who is known.
_HANGS = _PRONOUNS | frozenset(
    "being who whose which that when where because if as after before while than to no".split()
)
# "The five men", "the first two quarters".
_AGAIN = frozenset("the these those all both first last previous several".split())
_AMOUNTED = frozenset(("was", "were", "totaled", "totalled", "averaged"))


class Report(NamedTuple):
    """The time that a report is of: the index of its date, its first and last day, and the paragraphs that it may still go on over."""

    date: int
    first: str
    day: str
    left: int = _MOST


def set_report(
    figures: list[Figure], dates: Sequence[Dated], tk: Tokens, report: Report | None, published: date | None
) -> tuple[list[Figure], Report | None]:
    """Return the figures of a paragraph with the time of the report where they have none, and the report that goes on behind it."""
    if published is None or not (_may_tell(tk)):
        return figures, _one_less(report)
    day = published.isoformat()
    own = {index: found for index, found in dates if _is_period(tk.text, found, published)}
    if report is None and not own:
        return figures, None
    named = [pair for pair in own.items() if _names_result(tk.text, pair[1])]
    reach: Reach | None = None
    for i, figure in enumerate(figures):
        while named and named[0][1].start < figure.start:
            report = _taken(tk.text, report, *named.pop(0))
        if figure.date in own:
            if (
                figure.certainty != "projected"
                and (figure.since is None or figure.as_of != day)
                and _is_result(tk, figure)
            ):
                report = _taken(tk.text, report, figure.date or 0, own[figure.date or 0])
        elif report is not None and (figure.date_basis == "article" or _is_of_saying(figure, tk.text, dates)):
            reach = reach or Reach(dates, tk, day, None)
            fresh = report.left >= _FRESH and _days(report.day, day) < _RECENT
            if _goes_on(figure, reach, report.day, fresh=fresh):
                figures[i] = _dated(figure, report, tk.text)
    for pair in named:
        report = _taken(tk.text, report, *pair)
    return figures, _one_less(report)


def _may_tell(tk: Tokens) -> bool:
    return not (_STATISTICS.isdisjoint(tk.distinct) and _MOVES.isdisjoint(tk.distinct))


def _dated(figure: Figure, report: Report, text: str) -> Figure:
    """Return a figure with the time of a report; with none where it is only what another is held against: "exports to 12 tonnes from 9"."""
    if _FROM.search(text, max(0, figure.start - _NEXT), figure.start) is not None:
        return figure._replace(date=None, as_of=None, date_basis=None)
    return figure._replace(date=report.date, as_of=report.day, date_basis="sentence")


def _one_less(report: Report | None) -> Report | None:
    return report._replace(left=report.left - 1) if report is not None and report.left > 1 else None


def _taken(text: str, report: Report | None, index: int, found: TimeExpression) -> Report:
    """Return the report of a time that is told of; one within that before it, or as long and before it, is none of its own.

    "Sales in the quarter ... a strike in May", "Loans rose 2% in April. Deposits, which fell in March, were down 3%"; not "In March, they fell".
    """
    if report is not None and (found.latest or "") <= report.day:
        opens = _OPENS.search(text, max(0, found.start - _NEXT), found.start) is not None
        if not opens and (report.first <= (found.earliest or "") or _is_as_long(report, found)):
            return report._replace(left=_MOST)
    return Report(index, found.earliest or "", found.latest or "")


def _is_as_long(report: Report, found: TimeExpression) -> bool:
    lengths = (_days(report.first, report.day), _days(found.earliest or "", found.latest or ""))
    return abs(lengths[0] - lengths[1]) <= _ROUND


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _is_period(text: str, found: TimeExpression, published: date) -> bool:
    """Whether a time is one that a report is of: a month, a quarter, a year that ended not long ago, none that something is held against."""
    if found.type != "DATE" or found.earliest is None or found.latest is None or _ELSEWHEN.search(found.rule):
        return False
    if text[found.start - 1 : found.start] == "(" and text[found.end : found.end + 1] in (":", " "):
        return False  # "cash of £31m (2023: £18m)"
    told = (published - date.fromisoformat(found.latest)).days
    if found.earliest == found.latest:
        length = _UP_TO.search(text, max(0, found.start - _NEXT), found.start)
        return length is not None and 0 <= told < (_RECENT_YEAR if length["length"] == "year" else _RECENT)
    days = _days(found.earliest, found.latest)
    return _MONTH <= days < _YEAR and 0 <= told < (_RECENT if days < _QUARTER else _RECENT_YEAR)


def _names_result(text: str, found: TimeExpression) -> bool:
    """Whether a time is said of a result right behind it: "an unexpected third-quarter loss"; not "from a third-quarter loss"."""
    behind = text[found.end : found.end + _NEXT].lower().split()[:3]
    if not any(word.strip(".,;:") in _RESULTS for word in behind):
        return False
    return _HELD.search(text, max(0, found.start - _NEXT), found.start) is None


def _is_result(tk: Tokens, figure: Figure) -> bool:
    """Whether a figure with a time is a result, and not what one is held against: "up from $4m in 2022", "compared with a loss of $3m in March"."""
    at = tk.first_at(figure.number_start)
    about = (figure.about or "").lower().split()
    kinds = _RESULTS if figure.change_role is None else _STATISTICS
    is_made = not (kinds.isdisjoint(about) and _MADE.isdisjoint(tk.lower[max(0, at - _NEAR) : at]))
    if not is_made and not (about and _TODAY.isdisjoint(about) and _is_moved(tk, figure, max(0, at - _FAR), at)):
        return False
    if is_level_before(tk.text, figure, 0):
        return False
    return _HELD.search(tk.text, max(0, figure.start - _NEXT), figure.start) is None


def _goes_on(figure: Figure, reach: Reach, day: str, *, fresh: bool) -> bool:
    """Whether the clause of a figure tells in the past of a result, and of no other time: "Sales fell 3%"; not "Shares fell 3%", "Sales are up 3%".

    Just behind the time of a report (``fresh``) also of what else was done: "Retail shed 300 jobs".
    """
    start, end, sentence = reach.clause(figure.number_start)
    tk = reach.tk
    first, last, at = tk.first_at(start), tk.first_at(end - 1), tk.first_at(figure.number_start)
    words = tk.lower[first : last + 1]
    would_have = "would" in words and _WOULD_HAVE.search(reach.text, start, end) is not None
    to_come = figure.certainty == "projected" or not _TO_COME.isdisjoint(words)
    if (to_come or "have" in words) and not would_have:
        return False
    if not (_is_of_results(figure, tk, sentence, first, last) or (fresh and _is_done(tk, figure, first, at))):
        return False
    if any(w in _TODAY and not _is_of_goods(tk, first + k) for k, w in enumerate(words)):
        return False
    if _UP_TO_NOW.search(reach.text, start, end) is not None:
        return False
    if any(_is_of_other_day(reach.text, found, day) for _, found in reach.within(start, end)):
        return False
    return would_have or any(_is_told(tk, k) for k in range(first, max(at, _behind(tk, figure)) + 1))


def _is_of_results(figure: Figure, tk: Tokens, sentence: int, first: int, last: int) -> bool:
    """Whether a figure in the clause of two tokens is a result by its words, or tells how far something moved by itself."""
    if figure.kind not in _KINDS and figure.change_role is None:
        return False
    words = tk.lower[first : last + 1]
    elided = words[0] in _AND and _is_told(tk, first + 1)  # "Sales fell 3%, and were down 5% on the first quarter"
    about = (figure.about or "").lower().split() if figure.kind == "measure" else words
    told = tk.lower[tk.first_at(sentence) : last + 1] if elided else about
    return not _RESULTS.isdisjoint(told) or _is_moved(tk, figure, first, tk.first_at(figure.number_start))


def _is_done(tk: Tokens, figure: Figure, first: int, at: int) -> bool:
    """Whether a clause tells in the past how much there was, or what was done: "Retail shed 3,000 jobs"; not "the five men", "It hired 12", "he said Rath shed 300"."""
    words = tk.lower[first : at + 1]
    if figure.kind in _NO_RESULTS or tk.text[figure.start - 1] == "(":
        return False
    if figure.change_role is not None and (figure.kind != "count" or tk.lower[at - 1] == "by"):
        return False  # moved: "The dollar fell 3%", "Rath cut its staff by 300"
    if not _QUOTED.isdisjoint(words) or not (
        _HANGS.isdisjoint(words) and _AGAIN.isdisjoint(tk.lower[max(0, at - 1) : at + 1])
    ):
        return False
    if at - first <= 1 and "but" not in words and tk.word[at][0].isdigit() and _is_told(tk, _behind(tk, figure)):
        return tk.lower[_behind(tk, figure)] not in _SAYS  # "Some 14,000 people found work"
    verb = next((k for k in range(at - 1, max(first, at - _FAR), -1) if _is_told(tk, k)), None)
    if verb is None or tk.lower[verb] in _SAYS:
        return False
    return tk.lower[verb] in _AMOUNTED or _SPOKEN.isdisjoint(words)


def _behind(tk: Tokens, figure: Figure) -> int:
    return min(tk.first_at(figure.end - 1) + 1, len(tk.lower) - 1)


def _is_moved(tk: Tokens, figure: Figure, first: int, at: int) -> bool:
    """Whether a figure tells how far something moved by itself: "Loans fell $3m to $9m"; not "It cut loans by $3m", "The dollar fell 3%"."""
    if figure.change_role is None or not _QUOTED.isdisjoint((figure.about or "").lower().split()):
        return False
    for k in range(at - 1, max(first, at - _FAR), -1):
        if tk.lower[k] in _MOVED or (tk.lower[k] in _MOVED_TO and tk.lower[k - 1] in _WERE):
            return k > first + 1 or tk.lower[first] not in _PRONOUNS
    return False


def _is_of_goods(tk: Tokens, k: int) -> bool:
    """Whether stocks at ``k`` are of goods: "gasoline stocks fell 3m barrels"; not "stocks fell 3%"."""
    return tk.lower[k] in ("stocks", "stock") and k > 0 and not _GOODS.isdisjoint(tk.lower[max(0, k - 2) : k])


def _is_told(tk: Tokens, k: int) -> bool:
    return is_past(tk.lower[k]) or is_past_tense(tk, k)


def _is_of_saying(figure: Figure, text: str, dates: Sequence[Dated]) -> bool:
    """Whether the day of a figure is only that of saying so, the article's: "was $5m, the firm said in a statement Thursday"."""
    found = next((found for index, found in dates if index == figure.date), None)
    return (
        found is not None
        and found.latest == found.anchor == figure.as_of
        and _SAYING.search(text, max(0, found.start - 2 * _NEXT), found.start) is not None
    )


def _is_of_other_day(text: str, found: TimeExpression, day: str) -> bool:
    """Whether a date of a clause is a single day, not of saying so, or has not ended; not what it is held against: "from $4m in the first quarter"."""
    if found.type not in ("DATE", "TIME") or _SAYING.search(text, max(0, found.start - 2 * _NEXT), found.start):
        return False
    return found.earliest == found.latest or found.latest is None or found.latest > day
