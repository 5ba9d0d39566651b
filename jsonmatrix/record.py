"""A record: one run of one target, written down as JSON lines; crash-safe, and the same twice.

The first line is a `Run`, then comes a `Result` for each probe, and the last is an `End`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from msgspec import Struct, field

from .status import Status

SCHEMA_VERSION = 1
OPEN = "open:"  # how the reference of a question begins to which nothing is promised
MEASURED, COMPILED, UNAVAILABLE = "measured", "compiled", "unavailable"


class Target(Struct, frozen=True):
    """What was asked, as the server reported it."""

    vendor: str
    release: str
    django: str
    driver: str = ""
    version: str = ""

    @property
    def database(self) -> str:
        """Vendor and release line: `postgresql-17`."""
        return f"{self.vendor}-{self.release}" if self.release else self.vendor

    @property
    def label(self) -> str:
        """The whole target in one word, unique among the records of a matrix."""
        parts = [self.database, f"django-{'.'.join(self.django.split('.')[:2])}", self.driver]
        return "-".join(part for part in parts if part)


class Run(Struct, tag="run", tag_field="kind", frozen=True):
    """The head of a record: what was asked, with what, and on what evidence its cells stand."""

    target: Target
    probe_set: str
    started: str
    tool: str
    schema: int = SCHEMA_VERSION
    evidence: str = MEASURED
    reason: str = ""
    image: str | None = None
    digest: str | None = None
    server: dict[str, str] = field(default_factory=dict)
    stack: dict[str, str] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)


class Statement(Struct, frozen=True):
    """A statement as Django sent it, with its parameters as text."""

    sql: str
    params: list[str] = field(default_factory=list)


class Failure(Struct, frozen=True):
    """An error in the database's own words, or in Django's."""

    type: str
    message: str
    code: str = ""


class Result(Struct, tag="result", tag_field="kind", frozen=True):
    """One cell: the question as it was asked, and what came of it."""

    id: str
    title: str
    code: str
    source: str
    hash: str
    reference: str
    status: Status
    by: str = ""
    reason: str = ""
    answer: str | None = None
    error: Failure | None = None
    sql: list[Statement] = field(default_factory=list)
    plan: str | None = None
    indexes: list[str] | None = None
    stable: bool = True
    other: str | None = None
    duration: float = 0.0

    @property
    def family(self) -> str:
        return self.id.partition(".")[0]

    @property
    def is_open(self) -> bool:
        """Tell whether nothing was promised, so that the answer itself is the finding."""
        return self.reference.startswith(OPEN)

    @property
    def said(self) -> str:
        """What came back, in one line: the answer, the error, or why there is none."""
        if self.error:
            return f"{self.error.type}: {self.error.message}"
        return self.answer if self.answer is not None else self.reason


class End(Struct, tag="end", tag_field="kind", frozen=True):
    """The last line: a record without it is the beginning of one."""

    results: int
    finished: str
    checksum: str
    stopped: str = ""
    elapsed: float = 0.0


Line = Run | Result | End
encode = msgspec.json.Encoder().encode


class Record(Struct, frozen=True):
    """A whole record in memory."""

    run: Run
    results: list[Result]
    end: End

    @property
    def label(self) -> str:
        return self.run.target.label


def checksum(lines: list[bytes]) -> str:
    """SHA-256 over the lines above the last."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line + b"\n")
    return digest.hexdigest()


def json_schema() -> dict[str, Any]:
    """Describe one line of a record as JSON Schema, generated from the types above."""
    (schema,), definitions = msgspec.json.schema_components([Line], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of a jsonmatrix record",
        **schema,
        "$defs": definitions,
    }
