"""The site holds the pages as files: every link leads to one of them, nothing needs a server, nothing private leaves, and the bytes are the same each time."""

import re

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.ledger import Ledger
from dateline.web.links import FileLinks, Links
from dateline.web.site import MOST_BYTES, make_site
from ledger.made import reading, said
from web.browser import ARGUMENTS, Tab, axe_source, chromium_path
from web.conftest import NOW
from web.test_browser import AXE, RULES

LINK = re.compile(r'(?:href|src)="([^"]*)"')
PRIVATE = "Mira Solen"


def files_of(path, level="shared"):
    with Ledger.open(path) as ledger, ledger.snapshot():
        return {written.name: written.body for written in make_site(ledger, path, level, NOW)}


@pytest.fixture(scope="module")
def files(demo):
    return files_of(demo)


@pytest.fixture(scope="module")
def folder(files, tmp_path_factory):
    made = tmp_path_factory.mktemp("site")
    for name, body in files.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(body)
    return made


def pages(files):
    return {name: body.decode() for name, body in files.items() if name.endswith(".html")}


def test_every_link_leads_to_a_file_of_the_site(files):
    for name, body in pages(files).items():
        for target in LINK.findall(body):
            where, _, part = target.partition("#")
            assert not where or where in files, (name, target)
            if part and (where or name).endswith(".html"):
                assert f'id="{part}"' in files[where or name].decode(), (name, target)


def test_every_report_and_every_claim_has_its_page(files, demo):
    with Ledger.open(demo) as ledger:
        for head in ledger.reports(superseded=True):
            assert f"reports-{head.key}.html" in files
        for entry in ledger.entries():
            assert f"claims-{entry.claim.id}.html" in files


def test_nothing_in_it_asks_a_server(files):
    for name, body in pages(files).items():
        assert "<form" not in body, name
        assert 'type="module"' not in body, name
        assert "/review" not in body, name
    for name in ("add", "verify", "review", "checks"):
        assert f"{name}.html" not in files
    assert all(b"import " not in body for name, body in files.items() if name.startswith("static/") and name.endswith(".js"))  # fmt: skip


def test_the_page_of_a_report_is_small(files):
    assert max(len(body) for name, body in files.items() if name.startswith("reports-")) <= MOST_BYTES


def test_the_page_of_a_report_with_500_claims_is_small(tmp_path):
    path = tmp_path / "many.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading(*(said(f"shells number {number} fell", place="Arvik", day="2022-10-01", value=number) for number in range(500))))  # fmt: skip
    made = files_of(path)
    assert max(len(body) for name, body in made.items() if name.startswith("reports-")) <= MOST_BYTES


def test_the_same_ledger_gives_the_same_bytes(files, demo):
    assert files_of(demo) == files


def test_private_people_stay_out_unless_it_is_a_working_copy(tmp_path):
    path = tmp_path / "case.dateline"
    with Ledger.open(path, write=True, clock=lambda: NOW) as ledger:
        ledger.add(reading(said("shells fell", source=PRIVATE, place="Arvik", day="2022-10-01"), private=(PRIVATE,)))
    assert not [name for name, body in pages(files_of(path)).items() if PRIVATE in body]
    working = pages(files_of(path, "working"))
    assert [name for name, body in working.items() if PRIVATE in body]
    assert not [name for name, body in working.items() if "review" in body.casefold().replace("reviewed", "")]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/reports", "index.html"),
        ("/reports#main", "index.html#main"),
        ("/reports/ab12", "reports-ab12.html"),
        ("/claims?page=3", "claims-page-3.html"),
        ("/claims?source=Ada+Moor", None),
        ("/claims.json", None),
        ("/claims/ab12.json", None),
        ("/claims/ab12/why", None),
        ("/review/ab12", None),
        ("/map?on=2022-11-13", "map-on-2022-11-13.html"),
        ("/map?on=2022-11-12", None),
        ("/static/list.js", "static/list.js"),
        ("/static/wait.js", None),
        ("#t-1", "#t-1"),
    ],
)
def test_addresses_become_names_of_files(address, name):
    links = FileLinks(["/reports", "/claims", "/map"], ["static/list.js"], ["2022-11-13"])
    assert links.name(address) == name


@pytest.mark.parametrize("name", ["../../etc/passwd", "Ada Moor", "a/b", "x" * 300, "ÜBER", ".."])
def test_no_name_leads_out_of_the_folder(name):
    links = FileLinks(["/sources"], [])
    made = links.name(Links().source(name)) or ""
    assert re.fullmatch(r"(sources-[0-9a-f]{16}\.html)?", made)


def test_the_command_writes_into_an_empty_folder_only(demo, tmp_path):
    run = CliRunner().invoke
    out = tmp_path / "site"
    made = run(main, ["site", str(out), "--ledger", str(demo), "--now", "2022-11-20"])
    assert made.exit_code == 0, made.output
    assert (out / "index.html").exists()
    assert "level shared" in made.stderr
    again = run(main, ["site", str(out), "--ledger", str(demo)])
    assert again.exit_code == 2
    assert "expected a new or an empty folder" in again.stderr


@pytest.mark.browser
def test_it_opens_from_a_disk_and_asks_for_nothing_else(folder, files):
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: run `make setup`")
    largest = max((name for name in files if name.startswith("reports-")), key=lambda name: len(files[name]))
    names = [name for name in sorted(files) if name.endswith(".html")]
    some = ["index.html", "map.html", "claims.html", "changes.html", "sources.html", "disputes.html", "figures.html", largest, *names[:: len(names) // 8]]  # fmt: skip
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS))
        for scheme in ("light", "dark"):
            tab = Tab(browser, f"{folder.as_uri()}/", color_scheme=scheme)
            for name in some:
                tab.open(name)
                assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
                assert tab.page.evaluate("window.violations") == [], name
            page = tab.open("index.html")
            page.keyboard.press("j")
            page.keyboard.press("Enter")
            page.wait_for_url("**/reports-*.html")
            page.keyboard.press("j")
            page.keyboard.press("j")
            assert page.locator(".cards > li:visible").count() == 1
            if any(name.startswith("assets/") for name in files):
                tab.open("map.html").wait_for_selector(".land")
            assert [url for url in tab.asked if not url.startswith(f"{folder.as_uri()}/")] == []
            assert tab.complaints == []
            for name in some:
                tab.open(name).evaluate(axe_source())
                assert tab.page.evaluate(AXE, RULES) == [], (name, scheme)
            tab.context.close()
        browser.close()
