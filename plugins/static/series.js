// Draws the chart of a series with Observable Plot from the JSON in the page, again whenever its width changes.
// Colours are CSS variables, so that light and dark need no second drawing. A figure is one link: one stop of the Tab key.
"use strict";
(() => {
    const holder = document.getElementById("press-plot");
    const source = document.getElementById("press-plot-data");
    if (!holder || !source || !globalThis.Plot) return;
    const data = JSON.parse(source.textContent);
    const points = data.points.map((point) => ({ ...point, back: point.back ?? 0, day: new Date(`${point.day}T00:00:00Z`) }));
    const SHAPES = ["circle", "square", "triangle", "diamond2"];
    const OTHERS = 7;

    const colour = (point) => (point.voice < 0 ? "var(--press-nobody)" : `var(--press-voice-${point.voice})`);
    const shape = (point) => (point.voice < 0 || point.voice >= OTHERS ? "circle" : SHAPES[point.voice % SHAPES.length]);
    const isRange = (point) => point.low !== null && point.high !== null && point.low !== point.high;
    const isOpenAbove = (point) => point.high === null && point.low !== null;
    const isOpenBelow = (point) => point.low === null && point.high !== null;
    const hasNumber = (point) => point.value !== null;
    const faint = (point) => (point.former ? 0.45 : 1);
    // A stroke through what an article stated before it was revised: to be told without colour.
    const strike = {
        draw(context, size) {
            const reach = Math.sqrt(size / Math.PI) * 1.7;
            context.moveTo(-reach, reach);
            context.lineTo(reach, -reach);
        },
    };
    // A broken ring around what is projected: nobody has counted it.
    const ring = { r: 8.5, fill: "none", strokeDasharray: "2.6 2.2", strokeWidth: 1.4, pointerEvents: "none" };
    const link = { href: "href", ariaLabel: "label" };
    const scale = document.getElementById("press-log");

    // A logarithm knows no nought: what is less than one stands on the line of one, or of the least there is.
    function floored() {
        const least = Math.min(1, ...points.flatMap((point) => [point.at, point.low]).filter((value) => value > 0));
        const floor = (value) => (value === null ? null : Math.max(value, least));
        return points.map((point) => ({
            ...point, at: floor(point.at), low: floor(point.low), high: floor(point.high),
        }));
    }

    // What an article stated before stands to the left of what replaced it on the same day, a step for each revision: all of them
    // would lie on one another else.
    const DAY = 86_400_000;
    const furthest = Math.max(0, ...points.map((point) => point.back));
    function placed(points, width, narrow) {
        const step = furthest ? Math.min(12, 96 / furthest) : 0;
        const inset = (furthest + 1) * step;
        const days = points.map((point) => Number(point.day));
        const isOne = Math.min(...days) === Math.max(...days);
        const first = Math.min(...days) - (isOne && !furthest ? 3 * DAY : 0);
        const last = Math.max(...days) + (isOne ? (furthest ? 1 : 3) * DAY : 0);
        const perPixel = (last - first) / (width - inset);
        // Figures have days, so an axis of hours would say what nobody knows.
        const isShort = last - first <= (narrow ? 3 : 8) * DAY;
        return {
            points: points.map((point) => ({ ...point, x: new Date(point.day - point.back * step * perPixel) })),
            x: { domain: [first, last], insetLeft: inset, ...(isShort ? { ticks: "day" } : {}) },
        };
    }

    function marks(points, isLog) {
        const spoken = points.filter((point) => point.voice >= 0 && point.voice < OTHERS && !point.projected);
        const arrow = { x: "x", y: "at", stroke: colour, opacity: faint, length: 18, anchor: "start", strokeWidth: 1.6, className: "press-arrow" };
        const bar = { x: "x", y1: "low", y2: "high", stroke: colour, opacity: faint, strokeWidth: 5, strokeOpacity: 0.45 };
        const number = (filled) => ({
            x: "x", y: "at", r: 4.5, symbol: shape, stroke: colour, opacity: faint, strokeWidth: 1.6,
            fill: filled ? colour : "var(--press-raised)", ...link,
        });
        const numbers = points.filter(hasNumber);
        const others = points.filter((point) => !hasNumber(point));
        return [
            isLog ? null : Plot.ruleY([0], { stroke: "var(--press-faint)" }),
            Plot.lineY(spoken, { x: "x", y: "at", z: "voice", stroke: colour, strokeOpacity: 0.6, strokeWidth: 1.5 }),
            // What has a number is reached by its mark; a range or an open count by its bar or arrow.
            Plot.ruleX(numbers.filter(isRange), bar),
            Plot.ruleX(others.filter(isRange), { ...bar, ...link }),
            Plot.vector(numbers.filter(isOpenAbove), arrow),
            Plot.vector(others.filter(isOpenAbove), { ...arrow, ...link }),
            Plot.vector(numbers.filter(isOpenBelow), { ...arrow, rotate: 180 }),
            Plot.vector(others.filter(isOpenBelow), { ...arrow, rotate: 180, ...link }),
            // Under the others: a headline, which names nobody, often says what its article gives on somebody's word.
            Plot.dot(numbers.filter((point) => point.voice < 0 && point.former), number(false)),
            Plot.dot(numbers.filter((point) => point.voice >= 0), number(true)),
            Plot.dot(numbers.filter((point) => point.voice < 0 && !point.former), number(false)),
            Plot.dot(points.filter((point) => point.projected), { x: "x", y: "at", stroke: colour, opacity: faint, ...ring }),
            Plot.dot(points.filter((point) => point.former), {
                x: "x", y: "at", r: 4.5, symbol: strike, stroke: colour, strokeWidth: 1.6, pointerEvents: "none",
            }),
            Plot.tip(points, Plot.pointer({ x: "x", y: "at", title: "label" })),
        ];
    }

    function draw(width) {
        const narrow = width < 500;
        const isLog = Boolean(scale?.checked);
        const y = isLog ? { type: "log", ticks: 5 } : { nice: true, ticks: 6 };
        const margins = { marginLeft: narrow ? 48 : 64, marginRight: 16 };
        const at = placed(isLog ? floored() : points, width - margins.marginLeft - margins.marginRight, narrow);
        const chart = Plot.plot({
            width,
            height: Math.round(Math.min(460, Math.max(300, width * 0.55))),
            ...margins,
            marginTop: 28,
            style: { fontSize: "13px", background: "transparent", overflow: "visible" },
            x: { type: "utc", label: null, ticks: narrow ? 4 : 8, ...at.x },
            y: {
                ...y, grid: true, label: data.unit, labelArrow: "none",
                tickFormat: (value) => value.toLocaleString("en", narrow ? { notation: "compact" } : {}),
            },
            color: { type: "identity" },
            symbol: { type: "identity" },
            opacity: { type: "identity" },
            marks: marks(at.points, isLog),
        });
        // Its marks are links, and the name of each is the link's; what else is in it is said by the table below.
        for (const group of chart.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
        for (const each of chart.querySelectorAll("a")) {
            each.setAttribute("aria-label", each.firstElementChild.getAttribute("aria-label"));
            each.firstElementChild.removeAttribute("aria-label");
        }
        chart.setAttribute("role", "group");
        chart.setAttribute("aria-label", `${data.title}: each mark is a figure, and leads to it`);
        holder.replaceChildren(chart);
    }

    let drawn = 0;
    const redraw = () => {
        const width = Math.floor(holder.clientWidth);
        if (width && width !== drawn) draw((drawn = width));
    };
    new ResizeObserver(redraw).observe(holder);
    redraw();
    scale?.parentElement.removeAttribute("hidden");
    scale?.addEventListener("change", () => draw(drawn));

    // The PNG is the SVG file on paper of twice the size: what is downloaded is one picture, whichever way.
    const button = document.getElementById("press-png");
    button?.removeAttribute("hidden");
    button?.addEventListener("click", async () => {
        const picture = new Image();
        picture.src = button.dataset.svg;
        await picture.decode();
        const canvas = document.createElement("canvas");
        canvas.width = picture.naturalWidth * 2;
        canvas.height = picture.naturalHeight * 2;
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => {
            const saving = document.createElement("a");
            saving.href = URL.createObjectURL(blob);
            saving.download = button.dataset.name;
            saving.click();
            setTimeout(() => URL.revokeObjectURL(saving.href), 10_000);
        }, "image/png");
    });
})();
