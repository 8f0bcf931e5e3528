"""Of two dates around a figure the one behind it is its own where it is tied closer: "3% in May after a 5% rise in April"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.dates.same_periods import is_of_dateline
from archive.extract.days.days_of_levels import Dated
from archive.model import Figure, TimeExpression

# "A 3.2% increase in January": few words of the figure's own phrase, and the date.
_TIED = re.compile(
    r"(?:\s\([a-z ]{1,24}\))?(?:\s(?!(?:and|or|but|that|which|who)\b)[\w'’-]+){0,3}\s(?:in|on|at|during|for)\s(?:the\s(?:whole\sof\s)?|all\sof\s)?"
    r"(?:(?:same|comparable|corresponding)\s(?:(?:[\w-]+\s)?(?:period|quarter|half|month|week|time|stage)\s(?:(?:of|in)\s(?:the\s)?)?)?)?",
    re.IGNORECASE,
)
# "Figures released today show growth of 3% in the year ended December".
_ENDED = re.compile(
    r"(?:\s(?!(?:and|or|but|that|which|who)\b)[\w'’-]+){0,3}\s(?:in|for)\s(?:the|its|their)\s(?:[\w-]+\s)?(?:year|quarter|half|months)\s(?:ended|ending)\s",
    re.IGNORECASE,
)
# "Gains of $5m and $9m, respectively, in 1986".
_EACH = re.compile(r"(?:[^;.]|\.\d)*?\brespectively,?\s(?:in|for)\s(?:the\s)?")
# "16 children killed by a gunman two years ago".
_BEFELL = re.compile(
    r"(?:\s(?!(?:and|or|but)\b)[\w'’-]+){0,5}?\s(?:killed|murdered|shot|wounded|injured|drowned|arrested|kidnapped)\b[^,;.]*",
    re.IGNORECASE,
)
# What keeps the date before from the figure: "rose in May after 5%", "in 1986 and 5%"; "a service on Saturday in memory of 16".
_APART = re.compile(r"\b(?:and|after|from|than|until|till|versus|vs|against|compared)\b")
# "30 in 2002" of "killed 12 in 2001, 30 in 2002 and 40 in 2003": a number stands before the date ahead, and the list goes on behind it.
_LISTED = re.compile(r"(?:,|,?\s(?:and|or|then))\s")
_NEAR = 40
_NUMBER = re.compile(r"\d[^;.]*$")

_IN_MEMORY = re.compile(r"\b(?:memory|honou?r|deaths?|killing|murders?|charged|accused|convicted|trial)\b")

# "In court today on the charge that she robbed a bank of $3,000 on Jan. 30".
_CONTENT = re.compile(r"\bthat\s(?:he|she|they|it|we|I)\s")
_PLAIN = re.compile(r"(?:(?!\s(?:and|or|but|while|when|that|which|who)\b)[^,;.])*")


def behind_if_tied(text: str, figure: Figure, days: Sequence[Dated]) -> Sequence[Dated]:
    """Return of several days those behind a figure, where one is tied to it and all before it are kept apart; else all of them."""
    ahead = [found for _, found in days if found.end <= figure.start]
    behind = [pair for pair in days if pair[1].start >= figure.end]
    if not ahead or not behind or len(ahead) + len(behind) < len(days):
        return days
    last, first = ahead[-1].end, behind[0][1].start
    if _TIED.fullmatch(text, figure.end, first) and (
        _APART.search(text, last, figure.start) or _is_listed(text, ahead[-1], figure)
    ):
        return behind
    if _EACH.fullmatch(text, figure.end, first):
        return behind
    if _ENDED.fullmatch(text, figure.end, first):
        return behind
    if _CONTENT.search(text, last, figure.start) and _PLAIN.fullmatch(text, figure.end, first):
        return behind
    if _BEFELL.fullmatch(text, figure.end, first) and _IN_MEMORY.search(text, last, figure.start):
        return behind
    return days


def stated(text: str, figure: Figure, days: Sequence[Dated]) -> Sequence[Dated]:
    """Return of several days the one that "as of" states behind a figure, else those that are not of an agency's dispatch.

    "LEEDS, May 24 (Kyodo) -- 12 were ill as of Monday"; a length tells nothing of either.
    """
    if figure.kind == "duration":
        return days
    behind = [pair for pair in days if pair[1].start > figure.end and text.endswith("as of ", 0, pair[1].start)]
    return behind or [pair for pair in days if not is_of_dateline(text, pair[1])] or days


def _is_listed(text: str, before: TimeExpression, figure: Figure) -> bool:
    """Whether the date before a figure is that of the number before: "12 in 2001, 30"; not "In 2001, 30"."""
    return (
        _LISTED.fullmatch(text, before.end, figure.start) is not None
        and _NUMBER.search(text, max(0, before.start - _NEAR), before.start) is not None
    )
