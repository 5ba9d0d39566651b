"""docs/coverage.md names every row of the catalogue once, and every probe."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from jsonmatrix import probes

PAGE = (Path(__file__).parent.parent / "docs" / "coverage.md").read_text(encoding="utf-8")
CATALOGUE, _, BEYOND = PAGE.partition("\n## Beyond the catalogue ")
PROBES = {probe.id for probe in probes.load()}
IN_CODE = re.compile(r"`([^`]+)`")
# What Markdown would read for itself: emphasis, tags, strikethrough, links. Underscores within a word stay.
UNESCAPED = re.compile(r"[*<>~|]|\]\(|(?<![A-Za-z0-9_])_|_(?![A-Za-z0-9_])")


class Row(NamedTuple):
    """A row as it stands in the page."""

    id: str
    what: str
    asked_by: str
    note: str

    @property
    def probes(self) -> list[str]:
        return IN_CODE.findall(self.asked_by)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


LINES = [line for line in CATALOGUE.splitlines() if line.startswith("| `")]
ROWS = [Row(*cells(line)) for line in LINES if len(cells(line)) == len(Row._fields)]
IDS = {row.id.strip("`") for row in ROWS}


def test_the_catalogue_has_618_rows() -> None:
    assert len(ROWS) == len(LINES) == 618


def test_every_row_of_the_catalogue_stands_once() -> None:
    ids = [row.id for row in ROWS]
    assert [id_ for id_ in ids if not re.fullmatch(r"`[a-z]+\.[a-z0-9_]+`", id_)] == []
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    assert [row.id for row in ROWS if not row.what] == []


def test_every_section_counts_its_rows() -> None:
    sections = [section.partition("\n") for section in CATALOGUE.split("\n## ")[1:]]
    rows = {heading: len(re.findall(r"^\| `", body, re.MULTILINE)) for heading, _, body in sections}
    assert [heading for heading, number in rows.items() if not heading.endswith(f" ({number})")] == []


def test_every_row_is_asked_or_says_why_not() -> None:
    assert [row for row in ROWS if not row.probes and (row.asked_by != "not asked" or not row.note)] == []


def test_every_probe_that_is_named_exists() -> None:
    assert [(row.id, probe) for row in ROWS for probe in row.probes if probe not in PROBES] == []


def test_a_note_names_probes_of_its_row_or_in_full() -> None:
    unknown = [
        (row.id, name)
        for row in ROWS
        for name in IN_CODE.findall(row.note)
        if name not in PROBES | IDS | {probe.partition(".")[2] for probe in row.probes}
    ]
    assert unknown == []


def test_every_other_probe_lies_beyond_the_catalogue() -> None:
    asked = {probe for row in ROWS for probe in row.probes}
    assert sorted(IN_CODE.findall(BEYOND)) == sorted(PROBES - asked)


def test_what_lies_beyond_the_catalogue_is_counted() -> None:
    lists = re.findall(r"^- .*? \((\d+)\):((?:.|\n  )*)", BEYOND, re.MULTILINE)
    assert [number for number, named in lists if int(number) != len(IN_CODE.findall(named))] == []
    assert BEYOND.startswith(f"({sum(int(number) for number, _ in lists)})\n")


def test_what_markdown_would_read_is_escaped() -> None:
    texts = [re.sub(r"\\.", "", IN_CODE.sub("", cell)) for row in ROWS for cell in row]
    assert [text for text in texts if "`" in text or UNESCAPED.search(text)] == []
