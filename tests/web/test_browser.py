"""The pages in a real Chromium: no barrier, no request elsewhere, nothing refused by the policy, nothing that jumps, every task by keyboard."""

import gzip
import hashlib

import pytest

from dateline.ledger import Ledger
from dateline.ledger.source_list import find_sources
from dateline.web.app import make_app
from dateline.web.links import Links
from dateline.web.pages import PAGES
from ledger.made import reading, said
from web.browser import ARGUMENTS, Tab, axe_source, chromium_path, served
from web.conftest import NOW

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "rules => axe.run({runOnly: rules}).then(({violations}) => violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | ')}`))"
MOST_SCRIPT = 120_000
MOST_WITH_MAP = 400_000
MANY = 500


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: run `make setup`")
    path = chromium_path()
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def base(demo):
    with served(make_app(demo, clock=lambda: NOW)) as address:
        yield address


@pytest.fixture
def open_tab(browser, base):
    tabs = []

    def open_(path, **settings):
        tab = Tab(browser, settings.pop("base", base), **settings)
        tabs.append(tab)
        tab.open(path)
        return tab

    yield open_
    for tab in tabs:
        tab.context.close()


@pytest.fixture(scope="module")
def kept(demo):
    """The addresses of one report with many claims, and of one claim."""
    with Ledger.open(demo) as ledger:
        head = max(ledger.reports(), key=lambda head: head.claims)
        entry = next(entry for entry in ledger.claims_in([head.key]) if entry.claim.figures and entry.claim.where)
        linked = next(entry for entry in ledger.entries() if entry.links)
        source = find_sources(ledger.store)[0].name
    return {
        "report": f"/reports/{head.key}",
        "claim": f"/claims/{entry.claim.id}",
        "linked": f"/claims/{linked.claim.id}",
        "source": Links().source(source),
        "why": f"/claims/{entry.claim.id}/why",
        "review": f"/review/{entry.claim.id}",
    }


def addresses(kept):
    """Return every page of the navigation, the pages that they lead to, and the error page."""
    found = [page.path for page in PAGES if page.name]
    return [
        *found,
        *kept.values(),
        "/claims?type=strike&status=none&text=forces",
        "/claims?text=nothingsuch",
        "/map?on=2022-11-13&from=2022-09-01&view=49,36.5,7.5",
        "/figures?of=killed",
        "/changes?kind=new",
        "/nothing",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier(open_tab, kept, scheme):
    source = axe_source()
    for address in addresses(kept):
        tab = open_tab(address, color_scheme=scheme)
        tab.page.evaluate(source)
        assert tab.page.evaluate(AXE, RULES) == [], (address, scheme)
        tab.complaints = [each for each in tab.complaints if "404" not in each]  # the page of what is not there
        tab.check()
        tab.context.close()


def test_no_page_is_wider_than_the_screen(open_tab, kept):
    """640 is 1280 at 200 % zoom, 320 is 1280 at 400 %."""
    tab = open_tab("/reports")
    for address in addresses(kept):
        tab.open(address)
        for width in (320, 390, 640, 1280, 1920, 3840):
            tab.page.set_viewport_size({"width": width, "height": 900})
            assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (address, width)


def test_from_the_list_of_reports_to_a_card_by_keyboard(open_tab):
    page = open_tab("/reports").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(3):
        page.keyboard.press("j")
    address = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    shown = page.locator(".cards > li:visible")
    assert shown.count() == 1
    claim = shown.get_attribute("data-claim")
    assert page.evaluate("document.activeElement.dataset.claim") == claim
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("k")
    assert page.locator(".cards > li:visible").get_attribute("data-claim") != claim


TEXT = "Shells fell on the town of Izium on Monday and killed three people, Governor Bo Lind said."


def test_a_report_is_added_by_keyboard(open_tab, demo, tmp_path):
    path = tmp_path / "case.dateline"
    path.write_bytes(demo.read_bytes())
    with served(make_app(path, clock=lambda: NOW)) as base:
        tab = open_tab("/add", base=base)
        page, axe = tab.page, axe_source()
        page.context.set_default_timeout(60_000)
        page.keyboard.press("/")
        page.keyboard.type(TEXT)
        page.locator(".wait button").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/add/*")
        page.evaluate(axe)
        assert page.evaluate(AXE, RULES) == []
        page.locator("[value=keep]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/reports/*")
        assert page.locator(".tag").count() > 0
        tab.check()


def test_a_claim_is_reviewed_by_keyboard(open_tab, demo, tmp_path):
    path = tmp_path / "case.dateline"
    path.write_bytes(demo.read_bytes())
    with served(make_app(path, clock=lambda: NOW)) as base:
        tab = open_tab("/review", base=base)
        page, axe = tab.page, axe_source()
        page.focus("[name=by]")
        page.keyboard.type("AB")
        page.keyboard.press("Enter")
        page.wait_for_selector(".initials .quiet")
        page.wait_for_load_state()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/review/*at=0")
        first = page.url
        page.keyboard.press("j")
        page.wait_for_url("**at=1*")
        page.keyboard.press("k")
        page.wait_for_url("**at=0*")
        page.keyboard.press("f")
        assert page.evaluate("document.activeElement.name") == "value"
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("s")
        page.keyboard.press("x")
        assert page.evaluate("[document.activeElement.name, document.activeElement.closest('section').id]") == [
            "reason",
            "slot-claim",
        ]
        page.keyboard.type("a fake is quoted")
        page.evaluate(axe)
        assert page.evaluate(AXE, RULES) == []
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=status] a")
        page.wait_for_load_state()  # with its style
        assert "rejected by AB" in page.inner_text("[role=status]")
        assert page.url != first
        page.evaluate(axe)
        assert page.evaluate(AXE, RULES) == []
        tab.check()


def test_a_claim_is_reviewed_without_scripts(open_tab, demo, tmp_path):
    path = tmp_path / "case.dateline"
    path.write_bytes(demo.read_bytes())
    with served(make_app(path, clock=lambda: NOW)) as base:
        page = open_tab("/review", base=base, java_script_enabled=False).page
        page.fill("[name=by]", "AB")
        page.click(".initials button")
        page.locator(".queue .words").first.click()
        page.click("#slot-type summary")
        page.locator("#slot-type select").select_option("aid")
        page.locator("#slot-type [name=reason]").first.fill("the text tells of help")
        page.click("#slot-type .bar:not(.reject) button")
        page.wait_for_url("**#slot-type")
        assert "AB’s word" in page.inner_text("#slot-type")
        page.click("#slot-claim .accept button")
        page.wait_for_selector("[role=status]")
        page.goto(f"{base}/claims?signed=1")
        assert page.locator(".claims tbody tr").count() == 1
        assert "signed with changes by AB" in page.inner_text(".claims tbody")


def test_a_text_is_verified(open_tab):
    tab = open_tab("/verify")
    page, axe = tab.page, axe_source()
    page.context.set_default_timeout(60_000)
    page.fill("textarea", TEXT)
    page.click(".wait button")
    page.wait_for_selector(".verdicts")
    page.evaluate(axe)
    assert page.evaluate(AXE, RULES) == []
    tab.check()


def test_checks_go_on_until_all_reports_are_read(open_tab):
    tab = open_tab("/checks")
    page, axe = tab.page, axe_source()
    page.context.set_default_timeout(120_000)
    if page.locator("[data-more] button").count():
        page.click("[data-more] button")
        page.wait_for_selector("[data-more]:not(:has(button))")
    assert page.locator(".findings tbody tr").count() > 0
    page.evaluate(axe)
    assert page.evaluate(AXE, RULES) == []
    tab.check()


def test_a_report_is_added_without_scripts(open_tab):
    page = open_tab("/add", java_script_enabled=False).page
    page.context.set_default_timeout(60_000)
    page.fill("textarea", TEXT)
    page.click(".wait button")
    page.wait_for_url("**/add/*")
    page.click("[value=discard]")
    page.wait_for_url("**/add")


def test_a_search_by_keyboard(open_tab):
    page = open_tab("/claims").page
    page.keyboard.press("/")
    page.keyboard.type("forces")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=forces**")
    page.keyboard.press("j")
    address = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    assert page.locator("section.card").is_visible()


def test_why_comes_into_the_card(open_tab, kept):
    tab = open_tab(kept["claim"])
    tab.page.context.set_default_timeout(30_000)
    tab.page.click("a.why")
    tab.page.wait_for_selector(".reasons dd")
    assert tab.page.url.endswith(kept["claim"])
    tab.check()


def test_pointing_shows_a_card_and_moves_nothing(open_tab, kept):
    tab = open_tab(kept["report"])
    run = tab.page.locator(".run").nth(4)
    run.hover()
    claim = run.get_attribute("data-claims").split(" ")[0]
    tab.page.wait_for_selector(f'.cards > li.now[data-claim="{claim}"]')
    tab.check()


def test_a_tap_on_a_small_screen_brings_the_card_up(open_tab, kept):
    tab = open_tab(kept["report"], width=390, height=800, has_touch=True)
    assert not tab.page.locator(".side").is_visible()
    tab.page.locator(".tag").nth(3).tap()
    card = tab.page.locator(".cards > li:visible")
    assert card.count() == 1
    low, high = tab.page.locator(".tag").nth(3).bounding_box()["y"], tab.page.locator(".side").bounding_box()["y"]
    assert low < high, "the card covers the passage that it is about"
    tab.page.locator(".shut").tap()
    assert not tab.page.locator(".side").is_visible()


def test_everything_is_there_without_scripts(open_tab, kept):
    tab = open_tab(kept["report"], java_script_enabled=False)
    tag = tab.page.locator(".tag").nth(5)
    claim = tag.get_attribute("data-claim")
    tag.click()
    assert tab.page.url.endswith(f"#claim-{claim}")
    card = tab.page.locator(f'.cards > li[data-claim="{claim}"]')
    assert card.is_visible()
    cards = tab.page.locator(".cards > li")
    assert all(cards.nth(index).is_visible() for index in range(cards.count()))
    page = tab.open("/claims")
    page.fill("[name=text]", "forces")
    page.click("#filters button")
    assert "text=forces" in page.url
    page.locator(".facet a").first.click()
    assert "status=" in page.url


def test_nothing_moves_for_those_who_want_no_motion(open_tab, kept):
    page = open_tab(kept["report"], reduced_motion="reduce").page
    moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) || getComputedStyle(e).animationName !== 'none').length"
    assert page.evaluate(moving) == 0


def test_a_page_loads_few_scripts(open_tab, kept):
    for address in addresses(kept):
        tab = open_tab(address)
        weight = 0
        for url in {url for url in tab.asked if url.split("?")[0].endswith(".js")}:
            weight += len(gzip.compress(tab.context.request.get(url).body(), 9))
        assert weight <= MOST_SCRIPT, (address, weight)
        tab.context.close()


def test_a_report_of_500_claims_is_ready_within_a_second(open_tab, tmp_path):
    path = tmp_path / "many.dateline"
    claims = [said(f"shells fell {hashlib.sha256(str(number).encode()).hexdigest()}", place="Arvik", day="2022-10-01", value=number) for number in range(MANY)]  # fmt: skip
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading(*claims))
        [head] = ledger.reports()
    with served(make_app(path, clock=lambda: NOW)) as base:
        open_tab("/claims", base=base)
        taken = []
        for _ in range(5):
            page = open_tab(f"/reports/{head.key}", base=base).page
            taken.append(page.evaluate("performance.getEntriesByName('ready')[0].startTime"))
            page.keyboard.press("j")
            page.wait_for_selector(".tag.now")
        assert page.locator(".cards > li").count() == MANY
    assert min(taken) < 1000, taken


def test_the_map_by_keyboard(open_tab):
    tab = open_tab("/map?on=2022-11-13")
    page = tab.page
    page.wait_for_selector(".land")
    page.focus("#slider")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#shown[data-on='2022-11-14']")
    assert page.url.endswith("/map?on=2022-11-14")
    assert page.get_attribute("#slider", "aria-valuetext") == "2022-11-14"
    page.locator(".spot").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".leaflet-popup-content h3")
    assert page.evaluate("document.activeElement.closest('.leaflet-popup') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('spot')")
    assert page.locator(".leaflet-popup").count() == 0
    tab.check()


def test_the_map_and_the_table_hold_the_same(open_tab):
    page = open_tab("/map?on=2022-11-13").page
    page.wait_for_selector(".spot")
    drawn = page.evaluate(
        "[...document.querySelectorAll('.spot')].flatMap(spot => spot.dataset.rows.split(' ')).sort()"
    )
    assert drawn == page.evaluate("[...document.querySelectorAll('tr[data-lat]')].map(row => row.id).sort()")
    page.locator("tr[data-lat] .go").first.click()
    name = page.locator("tr[data-lat] .go").first.inner_text()
    assert page.locator(".leaflet-popup-content h3").first.inner_text() == name
    assert "view=" in page.url
    again = page.url
    page.goto(again)
    page.wait_for_selector(".spot")
    assert page.url == again


def test_the_days_of_the_map_play_and_stop(open_tab):
    page = open_tab("/map?on=2022-11-12").page
    page.click("#play")
    page.wait_for_selector("#shown[data-on='2022-11-13']")
    assert page.inner_text("#play") == "Pause"
    page.click("#play")
    assert page.inner_text("#play") == "Play"
    assert not open_tab("/map", reduced_motion="reduce").page.locator("#play").is_visible()


def test_the_map_without_scripts_is_its_table(open_tab):
    page = open_tab("/map?on=2022-11-13", java_script_enabled=False).page
    assert not page.locator("#map").is_visible()
    assert page.locator(".held tbody tr").first.is_visible()
    page.fill("[name=on]", "2022-11-12")
    page.click(".when button")
    assert "on=2022-11-12" in page.url
    page.click("[rel=prev]")
    assert "on=2022-11-11" in page.url


def test_the_first_load_with_the_map_is_small(open_tab):
    tab = open_tab("/map")
    tab.page.wait_for_selector(".land")
    weight = sum(len(gzip.compress(tab.context.request.get(url).body(), 9)) for url in set(tab.asked))
    assert weight <= MOST_WITH_MAP, weight
