"""The command line: one file per command."""

import click

from dateline.cli.add import add
from dateline.cli.changes import changes
from dateline.cli.check import check
from dateline.cli.claims import claims
from dateline.cli.control import control
from dateline.cli.decide import decide
from dateline.cli.decisions import decisions
from dateline.cli.disputes import disputes
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.figures import figures
from dateline.cli.forget import forget
from dateline.cli.origins import origins
from dateline.cli.read import read
from dateline.cli.rebuild import rebuild
from dateline.cli.remove import remove
from dateline.cli.reports import reports
from dateline.cli.review import review
from dateline.cli.serve import serve
from dateline.cli.show import show
from dateline.cli.site import site
from dateline.cli.sources import sources
from dateline.cli.timeline import timeline
from dateline.cli.verify import verify
from dateline.cli.verify_text import verify_text
from dateline.errors import DatelineError


class Dateline(click.Group):
    """The `dateline` command: an error made for the user is one line on stderr and an exit status."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; see `dateline.errors` for the exit statuses."""
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            click.echo(f"dateline: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Dateline, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", message="dateline %(version)s")
def main() -> None:
    """Read reports about a conflict and keep who said what, with the words it rests on.

    A claim is never a fact: each line of output is somebody's word, and says whose.
    """


main.add_command(read)
main.add_command(explain)
main.add_command(add)
main.add_command(changes)
main.add_command(claims)
main.add_command(control)
main.add_command(decide)
main.add_command(decisions)
main.add_command(disputes)
main.add_command(export)
main.add_command(forget)
main.add_command(origins)
main.add_command(rebuild)
main.add_command(remove)
main.add_command(reports)
main.add_command(review)
main.add_command(serve)
main.add_command(show)
main.add_command(site)
main.add_command(sources)
main.add_command(timeline)
main.add_command(verify)
main.add_command(check)
main.add_command(figures)
main.add_command(verify_text)
