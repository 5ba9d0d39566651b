"""The command line: each command in a file of its own, and Django imported only by those that ask."""

from __future__ import annotations

import sys
from importlib import import_module

import click

import jsonmatrix
from jsonmatrix.errors import COULD_NOT_RUN, JsonmatrixError

COMMANDS = {
    "run": "Ask a database every question and record its answers.",
    "report": "Show records side by side.",
    "list": "List the questions.",
    "explain": "Show one question, its reference, and what each database answered.",
    "claims": "Show which claims of articles and documentation hold.",
    "bug": "Print a ticket about one cell, with a script that reproduces it.",
    "history": "Show between which releases of Django and of a database answers change.",
    "schema": "Print the JSON Schema of a record's lines.",
}


class Commands(click.Group):
    """Loads a command's file when it is called, so that `--help` loads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(jsonmatrix.__version__, prog_name="jsonmatrix")
def cli() -> None:
    """The compatibility matrix of Django's JSONField across databases.

    Exit status: 0 all as the baseline says, 1 surprises, 2 used wrongly, 3 could not run.
    """


def main() -> None:
    """Run the command line; what a user can mend is one line and an exit status."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except JsonmatrixError as error:
        click.echo(f"jsonmatrix: {error}", err=True)
        sys.exit(error.exit_status)
    except (KeyboardInterrupt, click.Abort):
        click.echo("jsonmatrix: interrupted before anything was asked.", err=True)
        sys.exit(COULD_NOT_RUN)
