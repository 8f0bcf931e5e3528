"""A series as an SVG file, drawn without a browser: what the page's chart shows, for feeds, static copies and print.

The page itself is drawn by a charting library, in the browser (docs/decisions.md says why there are two). Colours and shapes
are those of plugins/static/series.css and series.js.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from archive.bounds import print_number
from archive.pages.series import VOICES, Point, SeriesPage, Voice
from archive.render import print_day

WIDTH, HEIGHT = 960, 520
LEFT, RIGHT, TOP, BOTTOM = 84, 56, 62, 40
LEGEND_LINE = 22
ARROW = 18  # pixels: an open side has no length

COLOURS = ("#0b63a5", "#b5470b", "#0a7d5a", "#8d4a9e", "#806400", "#c02a6b", "#2b6d7c", "#6b655b")
NOBODY = "#5d584f"
PAPER, INK, FAINT, RULE = "#ffffff", "#1d1b18", "#5d584f", "#d9d4c8"
# Circle, square, triangle, diamond, around the point (0, 0); the circle has no corners.
SHAPES = ("", "M-4.4,-4.4H4.4V4.4H-4.4Z", "M0,-5.6L5.2,3.8H-5.2Z", "M0,-6L6,0L0,6L-6,0Z")

STRIKE = "M-7.5,7.5L7.5,-7.5"  # through what an article stated before it was revised
RING = 'r="8.5" fill="none" stroke-dasharray="2.6 2.2"'  # around what is projected


def draw(page: SeriesPage) -> str:
    """Return the series as one SVG document: the same for the same rows, with every mark a link to its figure."""
    names: list[tuple[int | None, str]] = [(voice.number, f"{voice.name} ({_counts(voice)})") for voice in page.voices]
    names += [(None, f"feared, planned or forecast ({page.projected:,})")] if page.projected else []
    legend = list(_legend(names))
    height = HEIGHT + LEGEND_LINE * (1 + max((line for line, *_ in legend), default=-1))
    body = (
        list(_marks(page.points))
        if page.points
        else [_text(WIDTH / 2, HEIGHT / 2, "No figure with a day", FAINT, "middle")]
    )
    keys = [_key(LEFT + x, HEIGHT + 4 + line * LEGEND_LINE, number, name) for line, x, number, name in legend]
    former = len(page.points) - page.drawn
    struck = f"struck through: stated before an article was revised ({former:,})"
    drawn = f"{page.drawn:,} figure{'' if page.drawn == 1 else 's'}"
    title = f"{page.series.title}: {page.unit} by day, {drawn}{f'; {struck}' if former else ''}"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            'font-family="Helvetica Neue, Arial, sans-serif" font-size="13">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
            f'<text x="{LEFT}" y="28" font-size="18" font-weight="700" fill="{INK}">{escape(page.series.title)}</text>',
            f'<text x="{LEFT}" y="48" fill="{FAINT}">{escape(page.unit)}</text>',
            *([_text(WIDTH - RIGHT, 48, f"╱ {struck}", FAINT, "end")] if former else []),
            *body,
            *keys,
            "</svg>\n",
        )
    )


def _counts(voice: Voice) -> str:
    return f"{voice.figures} and {voice.former} earlier" if voice.former else str(voice.figures)


def _legend(names: Sequence[tuple[int | None, str]]) -> Iterator[tuple[int, float, int | None, str]]:
    """Yield each entry with its line and its place on it: as many on a line as fit."""
    line, x = 0, 0.0
    for number, name in names:
        name = name if len(name) <= 60 else name[:59] + "…"
        width = 30 + 7.2 * len(name)
        if x and x + width > WIDTH - LEFT - RIGHT:
            line, x = line + 1, 0.0
        yield line, x, number, name
        x += width


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and values stand on the paper."""

    first: date
    last: date
    bottom: float
    top: float
    step: float
    furthest: int

    @property
    def pixels(self) -> float:
        """Pixels to the left of what replaced it, for what an article stated before: all of one day would lie on one another else."""
        return min(12.0, 96 / self.furthest) if self.furthest else 0.0

    def x(self, day: date, back: int = 0) -> float:
        left = LEFT + (self.furthest + 1) * self.pixels
        return (
            left + (WIDTH - left - RIGHT) * (day - self.first).days / (self.last - self.first).days - back * self.pixels
        )

    def y(self, value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.top - value) / (self.top - self.bottom)


def _frame(points: Sequence[Point], days: Sequence[date]) -> _Frame:
    first, last = min(days), max(days)
    if first == last:
        first, last = _shifted(first, -3), _shifted(last, 3)
    top = max(bound for point in points for bound in (point.at, point.low, point.high) if bound is not None)
    bottom = min(0.0, *(bound for point in points for bound in (point.at, point.low) if bound is not None))
    step = tick_step(top - bottom)
    furthest = max(point.back for point in points)
    return _Frame(first, last, bottom, max(step, math.ceil(top * 1.02 / step) * step), step, furthest)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:  # the first and the last day that there are
        return day


def _marks(points: Sequence[Point]) -> Iterator[str]:
    days = [date.fromisoformat(point.day) for point in points]
    frame = _frame(points, days)
    yield from _axes(frame)
    for voice in sorted({point.voice for point in points}):
        own = [
            (frame.x(day, point.back), frame.y(point.at))
            for point, day in zip(points, days, strict=True)
            if point.voice == voice and not point.projected
        ]
        if 0 <= voice < VOICES and len(own) > 1:
            path = "L".join(f"{x:.1f},{y:.1f}" for x, y in own)
            yield f'<path d="M{path}" fill="none" stroke="{COLOURS[voice]}" stroke-opacity="0.6"/>'
    for point, day in zip(points, days, strict=True):
        yield _mark(point, frame.x(day, point.back), frame)


def _axes(frame: _Frame) -> Iterator[str]:
    for line in range(math.ceil(frame.bottom / frame.step), math.floor(frame.top / frame.step) + 1):
        y = frame.y(line * frame.step)
        yield f'<path d="M{LEFT},{y:.1f}H{WIDTH - RIGHT}" stroke="{RULE}"/>'
        yield _text(LEFT - 8, y + 4, print_number(line * frame.step), FAINT, "end")
    for day, label in day_ticks(frame.first, frame.last):
        yield f'<path d="M{frame.x(day):.1f},{HEIGHT - BOTTOM}v5" stroke="{FAINT}"/>'
        yield _text(frame.x(day), HEIGHT - BOTTOM + 20, label, FAINT, "middle")


def _mark(point: Point, x: float, frame: _Frame) -> str:
    """Return one figure: a bar from low to high, an arrow where a side is open, a mark where a number is printed."""
    colour = COLOURS[point.voice] if point.voice >= 0 else NOBODY
    at = frame.y(point.at)
    drawn = []
    if point.low is not None and point.high is not None and point.low != point.high:
        low, high = frame.y(point.low), frame.y(point.high)
        drawn.append(f'<path d="M{x:.1f},{low:.1f}V{high:.1f}" stroke-width="5" stroke-opacity="0.45"/>')
    if point.high is None and point.low is not None:
        drawn.append(_arrow(x, at, -1))
    if point.low is None and point.high is not None:
        drawn.append(_arrow(x, at, 1))
    if point.value is not None:
        drawn.append(_shape(x, at, point.voice, colour))
    faint = ' opacity="0.45"' if point.former else ""
    said = f"<title>{escape(point.label)}</title>"
    said += f'<g fill="none" stroke="{colour}" stroke-width="1.6"{faint}>{"".join(drawn)}</g>'
    if point.projected:
        said += f'<circle cx="{x:.1f}" cy="{at:.1f}" {RING} stroke="{colour}" stroke-width="1.4"{faint}/>'
    if point.former:
        said += f'<path d="{STRIKE}" transform="translate({x:.1f},{at:.1f})" stroke="{colour}" stroke-width="1.6"/>'
    return f'<a href="{escape(point.href)}">{said}</a>'


def _arrow(x: float, y: float, way: int) -> str:
    end = y + way * ARROW
    return f'<path d="M{x:.1f},{y:.1f}V{end:.1f}M{x - 4:.1f},{end - way * 5:.1f}L{x:.1f},{end:.1f}L{x + 4:.1f},{end - way * 5:.1f}"/>'


def _shape(x: float, y: float, voice: int, colour: str) -> str:
    """Return the mark of a number: filled in the colour of who says it, hollow where nobody does."""
    fill = PAPER if voice < 0 else colour
    path = SHAPES[voice % len(SHAPES)] if 0 <= voice < VOICES else ""
    if path:
        return f'<path d="{path}" transform="translate({x:.1f},{y:.1f})" fill="{fill}"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.6" fill="{fill}"/>'


def _key(x: float, y: float, voice: int | None, name: str) -> str:
    """Return the mark of a voice with its name, the ring of what is projected for None."""
    if voice is None:
        mark = f'<circle cx="{x + 6:.1f}" cy="{y - 4:.1f}" {RING} stroke="{NOBODY}" stroke-width="1.4"/>'
    else:
        colour = COLOURS[voice] if voice >= 0 else NOBODY
        mark = f'<g stroke="{colour}" stroke-width="1.6">{_shape(x + 6, y - 4, voice, colour)}</g>'
    return mark + _text(x + 18, y, name, INK, "start")


def _text(x: float, y: float, said: str, colour: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{escape(said)}</text>'


def tick_step(extent: float) -> float:
    """Return 1, 2 or 5 times a power of ten: at most seven lines fit into the extent."""
    if extent <= 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(extent / 7))
    return next(power * times for times in (1, 2, 5, 10) if power * times * 7 >= extent)


def day_ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield at most about nine days between two, with how they are written: years, months or days, whichever is fit."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months >= 48:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 2000) if months / 12 / step <= 8)
        starts = [date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0]
    elif months >= 3:
        step = next(step for step in (1, 2, 3, 6) if months / step <= 8)
        counted = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        starts = [date(at // 12, at % 12 + 1, 1) for at in counted if at % step == 0]
    else:
        step = next(step for step in (1, 2, 7, 14) if (last - first).days / step <= 8)
        starts = [first + timedelta(days) for days in range(0, (last - first).days + 1, step)]
    for day in starts:
        if first <= day <= last:
            yield day, _tick_words(day, months)


def _tick_words(day: date, months: int) -> str:
    if months >= 48:
        return str(day.year)
    said = print_day(day.isoformat())
    return said.partition(" ")[2] if months >= 3 else said
