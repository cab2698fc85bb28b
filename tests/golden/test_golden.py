"""The claims of the examples are those that were reviewed and kept: see `rewrite.py`."""

import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("golden_rewrite", Path(__file__).parent / "rewrite.py")
rewrite = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(rewrite)


@pytest.mark.parametrize("path", rewrite.examples(), ids=lambda path: path.name)
def test_the_claims_are_those_that_were_kept(path):
    kept = rewrite.golden(path).read_text(encoding="utf-8").splitlines()
    found = rewrite.lines(path)
    gone = [line for line in kept if line not in found]
    new = [line for line in found if line not in kept]
    assert found == kept, "\n".join(
        [
            "the claims changed: if the new ones are better, run `make golden`, review and commit",
            *(f"- {line}" for line in gone),
            *(f"+ {line}" for line in new),
        ]
    )


def test_no_golden_file_without_its_example():
    assert {path.name for path in Path(__file__).parent.glob("*.jsonl")} == {
        rewrite.golden(path).name for path in rewrite.examples()
    }
