"""`jsonmatrix schema`."""

from __future__ import annotations

import json

import click

from jsonmatrix.record import json_schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema that describes one line of a record."""
    click.echo(json.dumps(json_schema(), indent=2, sort_keys=True))
