"""Write readings in the format that was asked for."""

from typing import Any

import click
import msgspec

from dateline.records import Claim, Reading

FORMATS = ("table", "jsonl", "json", "markdown")


class Output:
    """Writes one reading after another to standard output.

    `only` are the claim types to write, all when empty; `show` adds `issues` and `manifest`. JSON is written at the end, one object for one report and
    a list for several; all other formats as soon as a report is read.
    """

    def __init__(self, form: str, only: frozenset[str], show: frozenset[str]) -> None:
        """Take the options of `dateline read`."""
        self.form = form
        self.only = only
        self.show = show
        self.ledgers: list[dict[str, Any]] = []

    def add(self, reading: Reading) -> None:
        """Write one reading, or keep it until `close`."""
        claims = [claim for claim in reading.claims if not self.only or claim.type in self.only]
        if self.form == "json":
            self.ledgers.append(self._ledger(reading, claims))
        elif self.form == "jsonl":
            self._write_lines(reading, claims)
        elif self.form == "markdown":
            from dateline.cli.markdown import write_markdown  # noqa: PLC0415  each format loads its own writer

            write_markdown(reading, claims, self.show)
        else:
            from dateline.cli.table import write_table  # noqa: PLC0415  rich is slow to load

            write_table(reading, claims, self.show)

    def close(self, *, several: bool) -> None:
        """Write what was kept; `several` tells that more than one file was asked for."""
        if self.form != "json" or not (self.ledgers or several):
            return
        written = self.ledgers if several or len(self.ledgers) > 1 else self.ledgers[0]
        click.echo(msgspec.json.format(msgspec.json.encode(written), indent=2).decode())

    def _ledger(self, reading: Reading, claims: list[Claim]) -> dict[str, Any]:
        ledger: dict[str, Any] = {"id": reading.document.report.id, "claims": msgspec.to_builtins(claims)}
        if "issues" in self.show:
            ledger["issues"] = msgspec.to_builtins(reading.issues)
        if "manifest" in self.show:
            ledger["manifest"] = reading.manifest
        return ledger

    def _write_lines(self, reading: Reading, claims: list[Claim]) -> None:
        report = reading.document.report.id
        for claim in claims:
            click.echo(msgspec.json.encode(claim))
        if "issues" in self.show:
            for issue in reading.issues:
                click.echo(msgspec.json.encode({"report": report, "issue": msgspec.to_builtins(issue)}))
        if "manifest" in self.show:
            click.echo(msgspec.json.encode({"report": report, "manifest": reading.manifest}))
