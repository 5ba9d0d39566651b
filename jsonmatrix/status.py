"""The six words that a cell can say, and nothing else."""

from __future__ import annotations

from enum import Enum


class Status(str, Enum):
    """What was observed, ordered from the mildest to the worst."""

    WORKS = "works"
    NOT_APPLICABLE = "n/a"
    NOT_RUN = "not run"
    REFUSED = "refused"
    BREAKS = "breaks"
    DIFFERS = "differs"

    def __str__(self) -> str:
        return self.value

    @property
    def glyph(self) -> str:
        """One character for it, never shown without the word somewhere near."""
        return GLYPHS[self]

    @property
    def severity(self) -> int:
        """Its place in roll-ups; `differs` is the worst, because it is silent."""
        return SEVERITY[self]

    @property
    def meaning(self) -> str:
        """The word explained in one line, as every legend shows it."""
        return MEANINGS[self]


GLYPHS = {
    Status.WORKS: "✓",
    Status.DIFFERS: "≠",
    Status.REFUSED: "⊘",
    Status.BREAKS: "✗",
    Status.NOT_RUN: "?",
    Status.NOT_APPLICABLE: "\N{EN DASH}",
}
SEVERITY = {status: place for place, status in enumerate(Status)}
MEANINGS = {
    Status.WORKS: "no error, and the answer equals the reference",
    Status.DIFFERS: "no error, but another answer: the silent one",
    Status.REFUSED: "a clear no, from Django or from the database",
    Status.BREAKS: "any other error, in the database's own words",
    Status.NOT_RUN: "no evidence, with the reason why",
    Status.NOT_APPLICABLE: "the question does not exist in this Django",
}
