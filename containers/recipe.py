"""What makes a server: its image, how it is tuned, and how it is known to be ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

MEMORY = "size=2g"


@dataclass(frozen=True)
class Recipe:
    """One database's container. `{password}` in *environment* stands for the password of the run."""

    name: str
    image: str
    tag: str
    port: int
    user: str
    environment: Mapping[str, str]
    database: str = ""
    arguments: tuple[str, ...] = ()
    tmpfs: str = ""
    ready_command: tuple[str, ...] = ()
    ready_message: str = ""
    patience: int = 120  # seconds until it must be ready

    def at(self, tag: str) -> Recipe:
        """The same with another tag, all else unchanged."""
        return replace(self, tag=tag) if tag else self

    @property
    def full_image(self) -> str:
        return f"{self.image}:{self.tag}"

    @property
    def label(self) -> str:
        """Name and release line: what stands over its column if it cannot be started."""
        return f"{self.name}-{self.tag.partition('-')[0]}"

    def variable(self, key: str) -> str:
        """The environment variable that hands *key* of the connection to the settings."""
        return f"JSONMATRIX_{self.name.upper()}_{key}"
