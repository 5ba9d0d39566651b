"""`python -m containers postgresql:17 -- COMMAND…`: run a command beside a server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import NoReturn

try:
    import click
except ModuleNotFoundError:
    sys.exit("containers: its libraries are not installed: `pip install -e '.[containers]'` in the checkout.")

from .recipe import Recipe
from .starting import CannotStartError, running

USED_WRONGLY, COULD_NOT_START = 2, 3
THEN = "--then"
NOT_DATABASES = {"__init__", "__main__", "recipe", "starting"}


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["-h", "--help"]})
@click.option("--list", "listing", is_flag=True, help="List the databases and the tags they come with.")
@click.option(
    "--optional", is_flag=True, help="Where the server cannot be started, run COMMAND all the same."
)
@click.argument("server", required=False)
@click.argument("command", nargs=-1, type=click.UNPROCESSED)
def main(listing: bool, optional: bool, server: str | None, command: tuple[str, ...]) -> None:
    """Run COMMAND beside SERVER (postgresql, or postgresql:15) and return its exit status.

    More commands may follow, each after --then: they run in turn beside the same server,
    whatever became of those before, and the highest exit status is returned.

    The command finds the connection in JSONMATRIX_<DATABASE>_HOST, _PORT, _USER, _PASSWORD
    and _NAME. Where _HOST is set already that server is used and none is started. With
    --optional a server that cannot be started leaves its reason in JSONMATRIX_UNAVAILABLE.
    The server is removed in the end: on success, on failure and on Ctrl-C.

    Exit status: the command's own; 2 used wrongly, 3 the server could not be started.
    """
    if listing:
        for recipe in recipes().values():
            click.echo(f"{recipe.name:<12} {recipe.full_image}")
        return
    if not server or not command:
        _fail("say which server and which command, as in `python -m containers postgresql:17 -- pytest`")
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _as_interrupt)
    try:
        sys.exit(_beside(_recipe(server), _commands(command), optional=optional))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def recipes() -> dict[str, Recipe]:
    """Every database of this folder, one file each."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in NOT_DATABASES)
    return {name: import_module(f"{__package__}.{name}").RECIPE for name in names}


def _recipe(server: str) -> Recipe:
    name, _, tag = server.partition(":")
    known = recipes()
    if name not in known:
        _fail(f"there is no server {name!r}: there are {', '.join(known)}")
    return known[name].at(tag)


def _commands(words: tuple[str, ...]) -> list[list[str]]:
    commands: list[list[str]] = [[]]
    for word in words:
        if word == THEN:
            commands.append([])
        else:
            commands[-1].append(word)
    if not all(commands):
        _fail(f"there is no command on one side of {THEN}")
    return commands


def _beside(recipe: Recipe, commands: list[list[str]], *, optional: bool) -> int:
    if os.environ.get(recipe.variable("HOST")):
        return _run_all(commands, {})
    try:
        with running(recipe) as variables:
            return _run_all(commands, variables)
    except CannotStartError as error:
        click.echo(f"containers: {error}", err=True)
        if not optional:
            return COULD_NOT_START
        return _run_all(commands, {"JSONMATRIX_UNAVAILABLE": str(error), "JSONMATRIX_LABEL": recipe.label})


def _run_all(commands: list[list[str]], variables: Mapping[str, str]) -> int:
    return max(_run(command, variables) for command in commands)


def _run(command: list[str], variables: Mapping[str, str]) -> int:
    try:
        process = subprocess.Popen(command, env={**os.environ, **variables})  # noqa: S603 (running it is the purpose)
    except OSError as error:
        _fail(f"{command[0]} cannot be run ({error.strerror}): check the command")
    with _passed_on(process):
        status = process.wait()
    return status if status >= 0 else 128 - status  # as a shell says which signal ended it


@contextmanager
def _passed_on(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """On Ctrl-C let the command end in its own way before the server is taken from under it."""
    try:
        yield
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
        raise


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _fail(what: str) -> NoReturn:
    click.echo(f"containers: {what}.", err=True)
    sys.exit(USED_WRONGLY)


if __name__ == "__main__":
    main()
