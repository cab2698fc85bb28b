"""Write anew what is kept: the claims of each example, one JSON object a line, and what README.md shows that commands print.

Review the difference with `git diff tests/golden README.md`.
"""

import re
import shlex
import sys
from pathlib import Path

import msgspec

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
LEFT_OUT = ("report", "evidence_end", "cue_start", "cue_end")  # they follow from the others


def examples():
    """Return the example reports in order of name."""
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".json", ".txt", ".html"})


def golden(path):
    """Return the golden file of an example."""
    return HERE / f"{path.name.split('.')[0]}.claims.jsonl"


def lines(path):
    """Return the claims of an example as it is read now, one compact line each, without what is empty."""
    from dateline import pipeline
    from dateline.reports import read_file

    (report,) = read_file(path)
    reading = pipeline.read(report)
    return [msgspec.json.encode(shown(msgspec.to_builtins(claim))).decode() for claim in reading.claims]


def shown(value):
    """Leave out what is null or empty, so that a difference shows what matters."""
    if isinstance(value, dict):
        return {
            key: shown(item) for key, item in value.items() if item not in (None, [], False) and key not in LEFT_OUT
        }
    return [shown(item) for item in value] if isinstance(value, list) else value


def shown_commands(page):
    """Return the commands of a page's console blocks that print something there, with what they print."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            if command.startswith(("cat ", "dateline ")):
                found.append((command, output))
    return found


def printed(command):
    """Return what `cat FILE` or a `dateline` command prints."""
    from click.testing import CliRunner

    from dateline.cli import main

    name, *arguments = shlex.split(command)
    if name == "cat":
        return (HERE.parents[1] / arguments[0]).read_text(encoding="utf-8")
    return CliRunner().invoke(main, arguments, catch_exceptions=False).stdout


def rewrite_readme():
    """Put what the commands print now into README.md."""
    path = HERE.parents[1] / "README.md"
    page = path.read_text(encoding="utf-8")
    for command, output in shown_commands(page):
        page = page.replace(f"$ {command}\n{output}", f"$ {command}\n{printed(command)}", 1)
    path.write_text(page, encoding="utf-8")


def main():
    """Rewrite all files."""
    rewrite_readme()
    for path in examples():
        golden(path).write_text("".join(f"{line}\n" for line in lines(path)), encoding="utf-8")
    sys.stdout.write(f"{len(examples())} golden files written; review them with `git diff tests/golden README.md`\n")


if __name__ == "__main__":
    main()
