"""A real Chromium on a real ``archive serve``: what a reader sees, on a desk, on a phone and in the dark."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise, product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from commands import run
from publishing import build
from serving import Served, serving

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
SEED = "/-/article/0e8d99bf9f0766cb"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENS = {
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone in the dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
# What differs between the screens is the width and the colours, and these two have both; the article is read on all four.
FAR_APART = ("desk", "phone in the dark")
FIGURES = [
    "more than 1 million Palestinians", "several allies", "three U.S. allies", "hundreds of thousands of people",
    "three hostages", "More than 35,000 people", "some 1,200 people", "around 250 others", "More than 100 people",
    "at least around a quarter of them",
]  # fmt: skip


def on_screens(*paths: str, both: Sequence[str] = ()) -> pytest.MarkDecorator:
    """What a page is built of is the same on each screen: of many pages each is on one of the two in turn, the main ones on both."""
    pages = [*product(FAR_APART, both), *zip(cycle(FAR_APART), paths, strict=False)]
    return pytest.mark.parametrize(("page", "path"), pages, indirect=["page"])


# The luminance of a colour and the contrast of two, as WCAG 2 defines them; over every text that is seen on the page.
FAINT_TEXTS = """() => {
    const channels = c => (c.match(/[\\d.]+/g) || []).map(Number);
    const luminance = c => channels(c).slice(0, 3).map(v => v / 255)
        .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = e => {
        for (; e; e = e.parentElement) {
            const c = getComputedStyle(e).backgroundColor;
            if (channels(c).length === 3 || channels(c)[3] > 0.5) return c;
        }
        return 'rgb(255, 255, 255)';
    };
    const faint = [];
    for (const e of document.querySelectorAll('body *')) {
        const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
        if (!own || !e.getClientRects().length || e.closest('script, style, svg')) continue;
        const [a, b] = [luminance(getComputedStyle(e).color), luminance(ground(e))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) faint.push(`${contrast.toFixed(2)} ${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 40)}`);
    }
    return faint;
}"""


# Rules of axe-core that pages of Datasette itself break, by templates and an editor that are not ours. Nothing else may.
UPSTREAM = {
    "heading-order",  # "10 rows" is an h3 under an h1
    "label",  # the SQL editor's own field has no name
    "aria-input-field-name",  # the same, of the editor of 1.0
}
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        missing = "there is no chromium on the PATH; on Debian: apt-get install chromium"
        if os.environ.get("ARCHIVE_REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The seed article, loaded and served as the README says."""
    db = tmp_path_factory.mktemp("browser") / "archive.db"
    loaded = run("load", ROOT / "seeds", "--db", db, "--jobs", "1")
    assert loaded.exit_code == 0, loaded.output
    with serving("--db", db) as served:
        yield served


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving("--db", build(tmp_path_factory.mktemp("browser") / "press.db")) as served:
        yield served


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A story whose toll was raised and taken back, and its series."""
    folder = tmp_path_factory.mktemp("browser")
    db, wire = folder / "press.db", folder / "wire.ndjson"
    for number in (12, 19, 14):
        text = f"{number} people were killed in Lindau on Monday, police said."
        wire.write_text(json.dumps({"key": "flood", "title": "Flood", "date": "2024-05-06", "text": text}))
        loaded = run("load", wire, "--db", db, "--jobs", "1")
        assert loaded.exit_code == 0, loaded.output
    run("series", "add", "toll", "--measure", "killed", "--db", db)
    with serving("--db", db) as served:
        yield served


@pytest.fixture(params=FAR_APART)
def page(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    """A page on two screens that keeps what went wrong in ``page.complaints`` and what it asked for in ``page.hosts``."""
    context = chromium.new_context(**SCREENS[request.param])
    page = context.new_page()
    page.complaints, page.hosts = [], set()
    page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("requestfailed", lambda failed: page.complaints.append(f"failed: {failed.url}"))
    page.on("request", lambda asked: page.hosts.add(urlsplit(asked.url).netloc))
    yield page
    context.close()


def broken_rules(page: Any) -> dict[str, list[str]]:
    """The rules of WCAG 2.2 AA, and of good practice, that axe-core finds broken, each with where."""
    # The search box of Datasette 1.0 keeps its results under the name of a method of every element, on which axe-core stops.
    page.evaluate("document.querySelector('navigation-search')?.remove()")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    assert len(found["passes"]) > 10
    return {rule["id"]: [node["html"][:200] for node in rule["nodes"]] for rule in found["violations"]}


def visit(page: Any, served: Served, path: str) -> None:
    answer = page.goto(served.address + path.lstrip("/"), wait_until="load")
    assert answer.status == 200


def is_sound(page: Any, served: Served) -> bool:
    """No complaint of the browser, nothing asked of a foreign host, nothing wider than the screen, a language, a heading."""
    assert page.complaints == []
    assert page.hosts == {urlsplit(served.address).netloc}
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.lang") == "en"
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    return True


@pytest.mark.parametrize("page", SCREENS, indirect=True)
def test_an_article_is_read_with_its_figures_highlighted(page: Any, seed: Served):
    visit(page, seed, SEED)
    marks = page.locator("article mark.figure")
    assert marks.all_inner_texts() == FIGURES
    for mark in marks.all():
        assert mark.is_visible()
    # It is seen as a highlight: another ground than the page's.
    ground = "e => getComputedStyle(e).backgroundColor"
    assert marks.first.evaluate(ground) not in ("rgba(0, 0, 0, 0)", page.locator("body").evaluate(ground))
    assert page.locator(".press-caption").inner_text().endswith("Eyad Baba / AFP - Getty Images")
    assert is_sound(page, seed)
    assert page.evaluate(FAINT_TEXTS) == []
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_figure_leads_to_its_page_and_back(page: Any, seed: Served):
    visit(page, seed, SEED)
    page.locator("article mark.figure a", has_text="some 1,200 people").click()
    page.wait_for_url("**/-/figure/*")
    assert page.locator("h1").inner_text() == "some 1,200 people"
    assert page.locator("blockquote mark.this").inner_text() == "some 1,200 people"
    assert "about 1,200 people (1,150 to 1,250)" in page.locator(".press-lead").inner_text()
    assert page.evaluate(FAINT_TEXTS) == []
    page.locator(".press-by a").click()
    page.wait_for_url(f"**{SEED}#f-*")
    assert page.locator("mark:target").inner_text() == "some 1,200 people"
    assert is_sound(page, seed)


def test_words_are_searched_and_found(page: Any, seed: Served):
    visit(page, seed, "/")
    assert page.evaluate(FAINT_TEXTS) == []
    page.get_by_label("Search the articles").fill("hostages")
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/find?q=hostages")
    assert "hostages" in page.locator("mark.hit").all_inner_texts()
    assert page.evaluate(FAINT_TEXTS) == []
    assert is_sound(page, seed)


@on_screens(
    "/-/find", "/-/find?kind=count", "/-/find?q=zebra", "/-/find?min=lots&kind=x", "/-/figure/nothing", "/-/article/nothing",
    f"{SEED}?revision=9", "/-/nope", both=["/", SEED, "/-/find?q=hostages&min=2", "/-/figure/bad594f5baba84dd"],
)  # fmt: skip
def test_our_pages_keep_all_rules_of_accessibility(page: Any, seed: Served, path: str):
    page.goto(seed.address + path.lstrip("/"), wait_until="load")
    for folded in page.locator("summary").all():
        folded.click()
    assert broken_rules(page) == {}


@on_screens(
    "/archive", "/archive/figures", "/archive/articles/1", "/archive/largest_figures?measure=killed",
    "/archive/largest_figures?measure=nothing", "/archive/figures?kind=count",
)  # fmt: skip
def test_the_pages_of_datasette_break_no_rule_by_our_doing(page: Any, seed: Served, path: str):
    visit(page, seed, path)
    assert set(broken_rules(page)) <= UPSTREAM


def test_hostile_text_breaks_no_rule_either(page: Any, hostile: Served):
    older = "/-/article/seedarticle00001?revision=1"
    for path in (
        "/-/article/hostilearticle03",
        "/-/article/seedarticle00001",
        "/-/find?q=people",
        older,
        f"{older}&since=2",
    ):
        visit(page, hostile, path)
        assert broken_rules(page) == {}


def ground(mark: Any) -> str:
    return str(mark.evaluate("e => getComputedStyle(e).backgroundColor"))


def test_what_is_highlighted_is_switched_off_and_on(page: Any, seed: Served):
    visit(page, seed, SEED)
    for layer in ("figure", "quote"):
        mark = page.locator(f"article mark.{layer}").first
        switch = page.locator(f"#press-show-{layer}")
        assert ground(mark) != "rgba(0, 0, 0, 0)"
        switch.focus()
        page.keyboard.press("Space")
        assert ground(mark) == "rgba(0, 0, 0, 0)"
        assert broken_rules(page) == {}
        switch.check()
        assert ground(mark) != "rgba(0, 0, 0, 0)"
    dotted = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator("article mark.date").first.evaluate(dotted) == "underline"
    page.get_by_label("dates").uncheck()
    assert page.locator("article mark.date").first.evaluate(dotted) == "none"


@pytest.mark.parametrize("page", ["desk"], indirect=True)
def test_an_article_on_paper_has_no_bars_and_no_switches(page: Any, seed: Served):
    visit(page, seed, SEED)
    seen = (".not-footer > header", "footer.ft", ".press-legend", "article mark.figure")
    assert [page.locator(each).first.is_visible() for each in seen] == [True, True, True, True]
    page.emulate_media(media="print")
    assert [page.locator(each).first.is_visible() for each in seen] == [False, False, False, True]


def test_hover_and_focus_show_what_a_mark_says_until_escape(page: Any, seed: Served):
    visit(page, seed, SEED)
    card = page.get_by_role("tooltip")
    assert card.count() == 0
    figure = page.locator("article mark.figure a", has_text="some 1,200 people")
    figure.hover()
    assert (
        "about 1,200 people (1,150 to 1,250), according to Israeli officials, as of 7 October 2023" in card.inner_text()
    )
    assert broken_rules(page) == {}
    card.hover()  # and it stays while somebody reads it
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.count() == 0
    page.locator("article mark.date", has_text="Oct. 7").first.hover()
    assert "7 October 2023" in card.inner_text()
    page.keyboard.press("Escape")
    figure.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert "about 1,200 people" in card.inner_text()
    assert figure.get_attribute("aria-describedby") == "press-card"
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]


def test_a_tap_shows_what_a_figure_says_and_a_second_opens_it(chromium: Any, seed: Served):
    context = chromium.new_context(**SCREENS["phone"])
    page = context.new_page()
    visit(page, seed, SEED)
    figure = page.locator("article mark.figure a", has_text="around 250 others")
    figure.tap()
    card = page.get_by_role("tooltip")
    assert "about 250 people (245 to 255)" in card.inner_text()
    assert page.url.endswith(SEED)
    assert card.get_by_role("link", name="Everything about this figure").is_visible()
    page.locator("h1").tap()
    assert card.count() == 0
    figure.tap()
    figure.tap()
    page.wait_for_url("**/-/figure/*")
    context.close()


def test_without_scripts_the_marks_say_it_as_titles(chromium: Any, seed: Served):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    visit(page, seed, SEED)
    assert "about 250 people" in page.locator("article mark.figure", has_text="around 250 others").get_attribute(
        "title"
    )
    switch = page.locator("#press-show-figure")
    switch.uncheck()
    page.locator("article mark.figure a", has_text="around 250 others").click()
    page.wait_for_url("**/-/figure/*")
    context.close()


@pytest.mark.parametrize(
    "path", ["/archive", "/archive/figures", "/archive/articles/1", "/archive/largest_figures?measure=killed"]
)
def test_the_pages_of_datasette_are_whole(page: Any, seed: Served, path: str):
    visit(page, seed, path)
    assert is_sound(page, seed)


def test_no_description_of_a_column_is_out_of_sight_at_the_side(page: Any, seed: Served):
    visit(page, seed, "/archive/figures")
    described = page.locator("dl.column-descriptions")
    assert described.evaluate("e => [e.scrollWidth <= e.clientWidth, e.scrollHeight > e.clientHeight]") == [True, True]
    assert described.locator("dt").count() == described.locator("dd").count() > 20


def test_the_menu_and_the_editor_of_datasette_work_under_our_policy(page: Any, seed: Served):
    visit(page, seed, "/archive")
    assert page.locator(".cm-editor, .CodeMirror").first.is_visible()
    page.locator("summary").first.click()
    page.get_by_role("link", name="Search the articles").click()
    page.wait_for_url("**/-/find")
    assert page.complaints == []


def test_hostile_text_is_shown_and_does_nothing(page: Any, hostile: Served):
    for path in ("/-/article/hostilearticle03", "/-/find?q=quoted", "/press/paragraphs", "/press/articles", "/"):
        visit(page, hostile, path)
        assert page.title() != "taken"
        assert page.locator("img").count() == 0
        assert is_sound(page, hostile)
    assert "<script>document.title" in page.goto(hostile.address + "-/article/hostilearticle03").text().replace(
        "&lt;", "<"
    ).replace("&gt;", ">")


def test_a_script_that_slipped_in_would_not_run(page: Any, hostile: Served):
    """The second line: were a template ever to let markup through, the policy stops what is in it."""
    visit(page, hostile, "/-/find?q=people")
    page.evaluate(
        """() => {
            document.body.insertAdjacentHTML('beforeend', '<img src="/none" onerror="document.title = 1">');
            const script = document.createElement('script');
            script.textContent = "document.title = 'taken'";
            document.body.append(script);
        }"""
    )
    page.wait_for_load_state("networkidle")
    assert page.title() == "people – search"
    assert any("Content Security Policy" in said for said in page.complaints)


def test_the_keyboard_reaches_a_figure_and_shows_where_it_is(page: Any, seed: Served):
    visit(page, seed, SEED)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('mark.figure') !== null"):
            break
    assert page.evaluate("document.activeElement.innerText") == FIGURES[0]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_a_browser_the_tests_are_skipped_or_fail_as_asked(tmp_path: Path):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "keyboard and desk", __file__]
    without = {**os.environ, "PATH": str(tmp_path)}
    without.pop("ARCHIVE_REQUIRE_BROWSER", None)
    skipped = subprocess.run(command, cwd=ROOT, env=without, capture_output=True, text=True)
    assert skipped.returncode == 0
    assert "there is no chromium on the PATH" in skipped.stdout
    failed = subprocess.run(
        command, cwd=ROOT, env={**without, "ARCHIVE_REQUIRE_BROWSER": "1"}, capture_output=True, text=True
    )
    assert failed.returncode == 1


SERIES = "/-/series/killed-people"
INKED_PIXELS = """async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    const paper = canvas.getContext('2d');
    paper.drawImage(picture, 0, 0);
    const bytes = paper.getImageData(0, 0, picture.width, picture.height).data;
    let inked = 0;
    for (let i = 0; i < bytes.length; i += 4) inked += bytes[i] < 250 && bytes[i + 3] > 0;
    return inked;
}"""


def test_a_series_is_drawn_under_our_policy(page: Any, hostile: Served):
    visit(page, hostile, SERIES)
    chart = page.locator("#press-plot svg").first
    chart.wait_for()
    marks = page.locator("#press-plot svg a")
    assert marks.count() == 2
    # One is on officials' word and filled, one on nobody's and hollow; both have an arrow, for an open side.
    fills = [mark.evaluate("e => getComputedStyle(e.querySelector('path')).fill") for mark in marks.all()]
    assert fills[0] != fills[1]
    assert fills[1] == page.locator(".press-chart").evaluate("e => getComputedStyle(e).backgroundColor")
    assert page.locator("#press-plot .press-arrow path").count() == 2
    texts = page.locator("#press-plot svg text").all_text_contents()
    assert "0" in texts  # and no "0k" where there is little room
    assert [text for text in texts if text.endswith((" AM", " PM"))] == []  # its figures have days, and no hours
    assert page.locator("#press-plot g[aria-label]").count() == 0  # a group that is nothing has no name to say
    assert chart.evaluate("e => e.getBoundingClientRect().width") <= page.viewport_size["width"]
    assert page.title() == "Killed <b>people</b> – tolls over time"
    assert is_sound(page, hostile)
    assert page.evaluate(FAINT_TEXTS) == []


@pytest.mark.parametrize(
    ("path", "pair"),
    [("/-/sources", "[data-name=Kinds] > span > span"), ("/press/articles", ".press-facets div > span:has(a)")],
)
def test_a_number_stands_beside_what_it_counts(page: Any, hostile: Served, path: str, pair: str):
    visit(page, hostile, path)
    pairs = page.locator(pair)
    assert pairs.count() > 0
    assert set(pairs.evaluate_all("all => all.map(e => getComputedStyle(e).whiteSpace)")) == {"nowrap"}


def test_a_series_has_a_logarithmic_scale_too(page: Any, hostile: Served):
    visit(page, hostile, SERIES)
    page.locator("#press-plot svg").first.wait_for()
    where = "() => [...document.querySelectorAll('#press-plot svg a')].map(e => e.getBoundingClientRect().y)"
    before = page.evaluate(where)
    page.get_by_label("Logarithmic scale").check()
    after = page.evaluate(where)
    assert len(before) == len(after) == 2
    assert before != after
    assert is_sound(page, hostile)


def test_the_keyboard_reaches_every_mark_of_a_series_and_follows_it(page: Any, hostile: Served):
    visit(page, hostile, SERIES)
    page.locator("#press-plot svg a").first.wait_for()
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#press-plot') !== null"):
            reached.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            if len(reached) == 2:
                break
    assert reached == [
        "24 May 2024: more than 35,000 people, officials", "26 May 2024: up to 20,000 people, no source given",
    ]  # fmt: skip
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/figure/*")
    assert page.locator("h1").inner_text() == "At most 20,000 people"


def test_what_was_taken_back_is_struck_through_and_says_so(page: Any, revised: Served):
    visit(page, revised, "/-/series/toll")
    page.locator("#press-plot svg").first.wait_for()
    marks = page.locator("#press-plot svg a")
    said = sorted((mark.bounding_box()["x"], mark.get_attribute("aria-label")) for mark in marks.all())
    assert [label.partition(", police")[0] for _, label in said] == [f"6 May 2024: {n} people" for n in (12, 19, 14)]
    assert ["stated until" in label and label.endswith("UTC; now 14 people") for _, label in said] == [
        True,
        True,
        False,
    ]
    # Faint, and struck through: two strokes, which are no links and in nobody's way.
    faint = marks.evaluate_all("all => all.map(e => Number(e.firstElementChild.getAttribute('opacity') ?? 1))")
    assert sorted(faint) == [0.45, 0.45, 1]
    assert page.locator("#press-plot svg g[pointer-events=none] > path").count() == 2
    assert page.locator("tr.press-former s").all_inner_texts() == ["19 people", "12 people"]
    assert is_sound(page, revised)
    assert page.evaluate(FAINT_TEXTS) == []
    assert broken_rules(page) == {}


def test_a_series_is_saved_as_a_picture_of_points(page: Any, hostile: Served, tmp_path: Path):
    visit(page, hostile, SERIES)
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert download.value.suggested_filename == "killed-people.png"
    download.value.save_as(tmp_path / "a.png")
    data = (tmp_path / "a.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    assert (width, height) == (1920, 1084)
    assert page.evaluate(INKED_PIXELS, f"data:image/png;base64,{b64encode(data).decode()}") > 1000
    assert page.complaints == []


def test_without_scripts_the_picture_of_a_series_is_shown(chromium: Any, hostile: Served):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(hostile.address + SERIES.lstrip("/"))
    assert page.locator("#press-plot img").evaluate("e => e.naturalWidth") == 960
    context.close()


def test_series_sources_and_questions_break_no_rule(page: Any, hostile: Served):
    for path in (
        "/-/series", SERIES, "/-/sources", "/-/sources/officials", "/-/names", "/-/names?q=baba", "/-/names/eyad%20baba",
        "/-/compare", "/-/questions",
    ):  # fmt: skip
        visit(page, hostile, path)
        assert broken_rules(page) == {}, path


@pytest.mark.parametrize(
    "path",
    [
        "/-/series",
        "/-/sources",
        "/-/sources/officials",
        "/-/names",
        "/-/names/organisation:afp",
        "/-/compare?by=publication&a=NBC+News&b=The+Other+Paper",
        "/-/questions",
    ],
)
def test_the_pages_of_sources_and_questions_are_whole(page: Any, hostile: Served, path: str):
    visit(page, hostile, path)
    assert is_sound(page, hostile)
    assert page.evaluate(FAINT_TEXTS) == []
