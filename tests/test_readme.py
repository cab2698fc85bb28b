"""What the documentation shows is what happens."""

import doctest
import importlib.util
import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.records import ClaimType

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
SPEC = importlib.util.spec_from_file_location("golden_rewrite", ROOT / "tests" / "golden" / "rewrite.py")
rewrite = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(rewrite)
SHOWN = rewrite.shown_commands((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_readme_shows_what_a_command_prints(command, output, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert rewrite.printed(command) == output, "run `make golden` and review"


def test_the_readme_shows_input_and_output():
    assert [command for command, _ in SHOWN] == ["cat examples/paragraph.txt", "dateline read examples/paragraph.txt"]


def test_the_readme_opens_with_the_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.index("make demo") < text.index("make test") < text.index("## ")


def test_python_of_the_readme_runs():
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code[1], "README.md", "exec"), {})  # noqa: S102  our own code


def test_shell_lines_of_the_readme_are_right_usage():
    block = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    for line in block[1].splitlines():
        arguments = shlex.split(line, comments=True)
        assert arguments[0] == "dateline"
        with main.make_context("dateline", arguments[1:]) as context:
            command = main.get_command(context, arguments[1])
            assert command is not None
            command.make_context(arguments[1], arguments[2:], parent=context)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_every_option_is_documented():
    page = (ROOT / "docs/reference/read.md").read_text(encoding="utf-8")
    for parameter in main.commands["read"].params:
        if parameter.name != "files":
            assert parameter.opts[0] in page
    assert CliRunner().invoke(main, ["read", "--help"]).exit_code == 0


def test_every_command_is_documented():
    for name in main.commands:
        assert (ROOT / "docs" / "reference" / f"{name}.md").exists()


def test_every_event_type_and_field_is_documented():
    page = (ROOT / "docs/reference/claims.md").read_text(encoding="utf-8")
    for name in get_args(ClaimType):
        assert f"| `{name}` |" in page
    from dateline.records import Claim, Figure, Where

    for record in (Claim, Figure, Where):
        for field in record.__struct_fields__:
            assert f"`{field}`" in page, f"{record.__name__}.{field}"


@pytest.mark.parametrize("name", ["dateline.records.span", "dateline.reports.datelines", "dateline.reports.language"])
def test_docstrings_show_what_happens(name):
    module = __import__(name, fromlist=["_"])
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(page.name[:4]) for page in sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
