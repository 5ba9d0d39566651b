"""`jsonmatrix list`."""

from __future__ import annotations

import click


@click.command("list")
@click.option("--ids", is_flag=True, help="The ids alone, one a line.")
@click.argument("probe", nargs=-1)
def command(ids: bool, probe: tuple[str, ...]) -> None:
    """List the questions, all or those of a family."""
    from jsonmatrix.catalogue import catalogue

    probes, families = catalogue(list(probe))
    shown: set[str] = set()
    for item in probes:
        if ids:
            click.echo(item.id)
            continue
        if item.family not in shown:
            click.secho(f"{'' if not shown else chr(10)}{families[item.family]}", bold=True)
            shown.add(item.family)
        click.echo(f"  {item.id:<45} {item.title}")
