"""Starting a server and removing it, whatever happens."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from .recipe import MEMORY, Recipe

HINTS = {
    "image": "no image {image}: check the tag and the network, or `docker pull {image}`",
    "engine": "the Docker engine does not answer: install Docker, or start it",
    "library": "testcontainers is not installed: `pip install jsonmatrix[containers]`",
    "reaper": "testcontainers' reaper cannot be pulled: set TESTCONTAINERS_RYUK_DISABLED=true",
    "ready": "{image} started and was not ready in {patience} s: see `docker logs`",
    "other": "{image} did not start ({words})",
}


class CannotStartError(Exception):
    """A server that could not be started; the text says why and what to do."""


@contextmanager
def running(recipe: Recipe) -> Iterator[dict[str, str]]:
    """Run the server and hand over the environment variables that lead to it.

    Raises `CannotStartError` where there is no engine, no image, or no server that gets ready.
    """
    password = secrets.token_hex(8)
    container = _container(recipe, password)
    try:
        container.start()
    except BaseException as error:
        _remove(container)
        if not isinstance(error, Exception):
            raise
        raise CannotStartError(_hint(recipe, error)) from error
    try:
        yield _variables(recipe, container, password)
    finally:
        _remove(container)


def _container(recipe: Recipe, password: str) -> Any:
    try:
        from testcontainers.core.container import DockerContainer
    except ModuleNotFoundError as error:
        raise CannotStartError(HINTS["library"]) from error
    try:
        container = DockerContainer(recipe.full_image)
    except Exception as error:
        raise CannotStartError(_hint(recipe, error)) from error
    container.with_exposed_ports(recipe.port)
    container.with_envs(**{key: value.format(password=password) for key, value in recipe.environment.items()})
    container.with_kwargs(labels={"jsonmatrix": recipe.name, "jsonmatrix.process": str(os.getpid())})
    if recipe.arguments:
        container.with_command(list(recipe.arguments))
    if recipe.tmpfs:
        container.with_tmpfs_mount(recipe.tmpfs, MEMORY)
    return container.waiting_for(_readiness(recipe))


def _readiness(recipe: Recipe) -> Any:
    from testcontainers.core.wait_strategies import ExecWaitStrategy, LogMessageWaitStrategy

    if recipe.ready_command:
        strategy = ExecWaitStrategy(list(recipe.ready_command))
    else:
        strategy = LogMessageWaitStrategy(recipe.ready_message)
    return strategy.with_startup_timeout(recipe.patience).with_poll_interval(0.2)


def _variables(recipe: Recipe, container: Any, password: str) -> dict[str, str]:
    host = container.get_container_host_ip()
    image = container.get_wrapped_container().image
    digests = image.attrs.get("RepoDigests") or []
    values = {
        "HOST": "127.0.0.1" if host == "localhost" else host,  # mysqlclient takes localhost for a socket
        "PORT": str(container.get_exposed_port(recipe.port)),
        "USER": recipe.user,
        "PASSWORD": password,
        "NAME": recipe.database,
    }
    variables = {recipe.variable(key): value for key, value in values.items()}
    variables["JSONMATRIX_IMAGE"] = recipe.full_image
    return {**variables, **({"JSONMATRIX_IMAGE_DIGEST": digests[0]} if digests else {})}


def _remove(container: Any) -> None:
    with suppress(Exception):  # the engine is gone, and what it ran with it
        container.stop()


def _hint(recipe: Recipe, error: Exception) -> str:
    names = {cls.__name__ for cls in type(error).__mro__}
    words = (str(error).strip() or type(error).__name__).splitlines()[0]
    if "ryuk" in str(error).lower():
        hint = "reaper"
    elif "ImageNotFound" in names or "NotFound" in names or "pull" in words or "registry" in words:
        hint = "image"
    elif isinstance(error, TimeoutError):
        hint = "ready"
    else:
        hint = "other" if "APIError" in names else "engine"
    return HINTS[hint].format(image=recipe.full_image, patience=recipe.patience, words=words)
