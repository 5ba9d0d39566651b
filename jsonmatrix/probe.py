"""A probe: one question, as ordinary Django code, with its reference answer."""

from __future__ import annotations

import functools
import hashlib
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .documents import REVIEWS, SHELF

DJANGO_DOCS = "https://docs.djangoproject.com/en/stable/"
SEMANTICS = "https://www.rfc-editor.org/rfc/rfc8259"


@dataclass(frozen=True)
class Raises:
    """The right answer is this exception: a constraint doing its work, say."""

    exception: type[Exception]

    def __str__(self) -> str:
        return f"raises {self.exception.__name__}"


@dataclass(frozen=True)
class Open:
    """Nothing is promised: the answer is kept and shown, and is never called wrong."""

    def __str__(self) -> str:
        return "open: nothing is promised"


@dataclass(frozen=True)
class Probe:
    """One question. What Python knows of it (id, title, code, order) is written nowhere else.

    *function* is asked in a transaction that is rolled back, over the shelf of
    `jsonmatrix.documents`, or over *documents* alone where they are given. *tables* are
    models whose tables are made for this question and dropped after it. *atomic* is False
    where the question itself changes the schema, which databases do outside of a
    transaction: it writes to its own tables only. *since* and *until* are the first and
    the last Django release line in which the question exists.
    """

    function: Callable[[], Any]
    reference: object
    docs: str = ""
    documents: Mapping[str, object] | None = None
    tables: Sequence[type[Any]] = ()
    atomic: bool = True
    since: tuple[int, int] = (3, 1)
    until: tuple[int, int] | None = None

    @property
    def family(self) -> str:
        return self.function.__module__.rpartition(".")[2]

    @property
    def id(self) -> str:
        return f"{self.family}.{self.function.__name__}"

    @functools.cached_property
    def title(self) -> str:
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    @functools.cached_property
    def code(self) -> str:
        """The question as it stands in its file, after the models made for it: what is shown is what ran."""
        parts: list[Callable[..., Any]] = [*self.tables, self.function]
        return "\n\n\n".join(inspect.getsource(part).rstrip() for part in parts)

    @functools.cached_property
    def hash(self) -> str:
        """SHA-256 of code, reference and documents, shortened: equal where the same was asked."""
        asked = f"{self.code}\0{self.reference!r}\0{self.documents!r}"
        return hashlib.sha256(asked.encode("utf-8", "backslashreplace")).hexdigest()[:16]

    @property
    def source(self) -> str:
        """The link to what makes the reference right: Django's documentation, else JSON itself."""
        if not self.docs:
            return SEMANTICS
        return self.docs if "://" in self.docs else DJANGO_DOCS + self.docs

    def exists_in(self, django: tuple[int, int]) -> bool:
        """Tell whether the question can be put to this Django release line at all."""
        return self.since <= django and (self.until is None or django <= self.until)


def probe(
    *,
    answer: object,
    docs: str = "",
    documents: Mapping[str, object] | None = None,
    tables: Sequence[type[Any]] = (),
    atomic: bool = True,
    since: str = "3.1",
    until: str | None = None,
) -> Callable[[Callable[[], Any]], Probe]:
    """Make a question of a function; *answer* is the one right answer on every database."""

    def decorate(function: Callable[[], Any]) -> Probe:
        return Probe(
            function,
            reference=answer,
            docs=docs,
            documents=documents,
            tables=tuple(tables),
            atomic=atomic,
            since=release_line(since),
            until=release_line(until) if until else None,
        )

    return decorate


def release_line(text: str) -> tuple[int, int]:
    """Turn `"4.2"` or `"4.2.30"` into `(4, 2)`."""
    major, minor, *_ = text.split(".")
    return int(major), int(minor)


def probe_set_hash(probes: Sequence[Probe]) -> str:
    """Name a set of questions over a shelf: two records can be merged where these are equal."""
    lines = "\n".join([*sorted(f"{probe.id} {probe.hash}" for probe in probes), repr(SHELF), repr(REVIEWS)])
    return hashlib.sha256(lines.encode()).hexdigest()[:16]
