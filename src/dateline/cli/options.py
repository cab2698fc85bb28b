"""What every command that reads reports can be told about them."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import click
import msgspec

from dateline.records import Report

Command = TypeVar("Command", bound=Callable[..., object])


class Countries(click.ParamType[tuple[str, ...]]):
    """Country codes, several with commas between: `UA,RU`."""

    name = "codes"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the codes in capitals, in the order given."""
        codes = tuple(code.strip().upper() for code in str(value).split(",") if code.strip())
        wrong = [code for code in codes if not re.fullmatch(r"[A-Z]{2}", code)]
        if wrong or not codes:
            self.fail(f"{value!r} is no list of two-letter country codes, such as UA,RU", param, ctx)
        return codes


def report_options(command: Command) -> Command:
    """Give a command the options `--published`, `--publisher` and `--place-prior`."""
    for option in reversed(
        (
            click.option(
                "--published",
                type=click.DateTime(["%Y-%m-%d"]),
                metavar="DATE",
                help="Day of publication (2022-09-13) of every report given.",
            ),
            click.option("--publisher", metavar="NAME", help="Outlet or body that published the reports."),
            click.option(
                "--place-prior",
                type=Countries(),
                multiple=True,
                help="Countries that a doubtful place name is likelier to lie in; may be repeated.",
            ),
        )
    ):
        command = option(command)
    return command


def with_options(report: Report, published: datetime | None, publisher: str | None) -> Report:
    """Return the report with what the user says of it, which outranks what the file says."""
    if published is not None:
        report = msgspec.structs.replace(report, published=published.date().isoformat(), published_from="option")
    return msgspec.structs.replace(report, publisher=publisher) if publisher else report


def join_codes(place_prior: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the country codes of a repeated `--place-prior` in one list."""
    return tuple(code for codes in place_prior for code in codes)
