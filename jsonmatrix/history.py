"""Ranges: between which releases of Django and of a server a question has which status.

Derived from many records, and honest about what lies between them: `3.40 < … ≤ 3.51` is a
change somewhere between two releases that were asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from .record import COMPILED, Record, Result
from .status import Status

# How their makers write them; any other vendor is called what Django calls it.
NAMES = {
    "postgresql": "PostgreSQL",
    "mysql": "MySQL",
    "mariadb": "MariaDB",
    "sqlite": "SQLite",
    "oracle": "Oracle",
}
ABSENT = str(Status.NOT_APPLICABLE)
LAST_MINOR = 2
Follows = Callable[[str, str], bool]


class Point(NamedTuple):
    """One cell, placed by the releases that answered."""

    django: str
    server: str
    driver: str
    state: str  # a status, or "compiled" where Django compiled and no server was asked


class Range(NamedTuple):
    """What is true in a range, of which driver and on which releases of the other kind; "" is all."""

    text: str
    where: str = ""
    driver: str = ""

    def __str__(self) -> str:
        of = f"{self.driver}: " if self.driver else ""
        return f"{of}{self.text} ({self.where})" if self.where else f"{of}{self.text}"


class History:
    """The cells of many records of one probe set, by probe and vendor."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self.points: dict[str, dict[str, list[Point]]] = {}
        self.djangos: dict[str, list[str]] = {}
        self.servers: dict[str, list[str]] = {}
        self.dates: list[str] = []

    def add(self, record: Record) -> None:
        """Take what a record says; the record itself is not kept."""
        target = record.run.target
        django = ".".join(target.django.split(".")[:2])
        self.dates = sorted({*self.dates, record.run.started[:10]})
        told = [(result, state) for result in record.results if (state := _state(record, result))]
        if told:
            self.djangos[target.vendor] = _in_order({*self.djangos.get(target.vendor, ()), django})
            self.servers[target.vendor] = _in_order({*self.servers.get(target.vendor, ()), target.release})
        for result, state in told:
            self.titles.setdefault(result.id, result.title)
            vendors = self.points.setdefault(result.id, {})
            point = Point(django, target.release, target.driver, state)
            vendors.setdefault(target.vendor, []).append(point)

    @property
    def is_one_release(self) -> bool:
        """Tell whether there is nothing to compare: one Django, and one release of each server."""
        djangos = {django for found in self.djangos.values() for django in found}
        return len(djangos) < 2 and all(len(found) < 2 for found in self.servers.values())

    def ranges(self, probe: str, vendor: str) -> list[Range]:
        """What is known of a question on a database, in both directions; drivers only where they disagree."""
        points = self.points.get(probe, {}).get(vendor, [])
        if not _disagree(points):
            return self._of_driver(vendor, points)
        return [
            found._replace(driver=driver)
            for driver in sorted({point.driver for point in points})
            for found in self._of_driver(vendor, [point for point in points if point.driver == driver])
        ]

    def changes(self, probe: str, vendor: str) -> bool:
        """Tell whether the answer depends on a release or on the driver."""
        points = self.points.get(probe, {}).get(vendor, [])
        return len({point.state for point in points} - {ABSENT}) > 1

    def _of_driver(self, vendor: str, points: list[Point]) -> list[Range]:
        over_django: dict[str, dict[str, str]] = {}
        over_server: dict[str, dict[str, str]] = {}
        for point in points:
            over_django.setdefault(point.server, {})[point.django] = point.state
            over_server.setdefault(point.django, {})[point.server] = point.state
        djangos, servers = self.djangos.get(vendor, []), self.servers.get(vendor, [])
        name = NAMES.get(vendor, vendor)
        told = [
            *_grouped(over_django, name, lambda states: _sentence(states, "Django", djangos, is_next_django)),
            *_grouped(over_server, "Django", lambda states: _sentence(states, name, servers, is_next)),
        ]
        return told or [Range(state) for state in sorted({point.state for point in points} - {ABSENT})]


def of(records: Iterable[Record]) -> tuple[History, list[str]]:
    """Take the records that were asked the same as the latest; the labels of the others come second."""
    histories: dict[str, History] = {}
    labels: dict[str, list[str]] = {}
    latest = ("", "")
    for record in records:
        asked = record.run.probe_set
        histories.setdefault(asked, History()).add(record)
        labels.setdefault(asked, []).append(record.label)
        latest = max(latest, (record.run.started, asked))
    left_out = [label for asked, found in labels.items() if asked != latest[1] for label in found]
    return histories.get(latest[1], History()), left_out


def _state(record: Record, result: Result) -> str:
    """What a cell tells a range; nothing where there is no evidence."""
    if result.status is not Status.NOT_RUN:
        return str(result.status)
    return COMPILED if record.run.evidence == COMPILED and result.sql else ""


def _disagree(points: list[Point]) -> bool:
    said: dict[tuple[str, str], set[str]] = {}
    for point in points:
        said.setdefault((point.django, point.server), set()).add(point.state)
    return any(len(states) > 1 for states in said.values())


def _sentence(states: dict[str, str], name: str, axis: list[str], follows: Follows) -> str:
    """Tell what was observed along *axis*, the releases that were asked anything."""
    known = [release for release in axis if release in states]
    runs = [(state, list(found)) for state, found in groupby(known, key=lambda release: states[release])]
    parts: list[str] = []
    for number, (state, run) in enumerate(runs):
        before = runs[number - 1][1][-1] if number else ""
        after = runs[number + 1][1][0] if number + 1 < len(runs) else ""
        since = _since(before, run[0], axis, follows)
        until = _until(run[-1], after, axis, follows)
        if state != ABSENT:
            parts.append(" ".join([state, *_bounds(since, until, "" if parts else f"{name} ")]))
    return ", ".join(parts)


def _bounds(since: str, until: str, name: str) -> list[str]:
    if since and since == until:
        return [f"on {name}{since} alone"]
    words = [f"since {name}{since}"] if since else []
    return [*words, f"up to {'' if since else name}{until}"] if until else words


def _since(before: str, first: str, axis: list[str], follows: Follows) -> str:
    if not before:
        return "" if first == axis[0] else f"≤ {first}"
    return first if follows(before, first) else f"{before} < … ≤ {first}"


def _until(last: str, after: str, axis: list[str], follows: Follows) -> str:
    if not after and last == axis[-1]:
        return ""
    return last if after and follows(last, after) else f"≥ {last}"


def _grouped(
    states: dict[str, dict[str, str]], name: str, told: Callable[[dict[str, str]], str]
) -> list[Range]:
    """Releases that tell the same share one line; nothing where none tells of a change."""
    by_text: dict[str, list[str]] = {}
    for release in _in_order(states):
        if text := told(states[release]):
            by_text.setdefault(text, []).append(release)
    plain = {state for found in states.values() for state in found.values()}
    if plain.issuperset(by_text):
        return []
    if len(by_text) == 1:
        return [Range(text) for text in by_text]
    return [Range(text, f"on {name} {', '.join(releases)}") for text, releases in by_text.items()]


def is_next(earlier: str, later: str) -> bool:
    """Tell whether *later* is the release line that follows *earlier*: the last number counts on."""
    *line, last = _numbers(earlier)
    return _numbers(later) == [*line, last + 1]


def is_next_django(earlier: str, later: str) -> bool:
    """The same for Django, where 2 is the last of a line: after 4.2 comes 5.0."""
    major, minor = _numbers(earlier)
    return _numbers(later) == ([major + 1, 0] if minor == LAST_MINOR else [major, minor + 1])


def _numbers(release: str) -> list[int]:
    return [int(part) if part.isdecimal() else -1 for part in release.split(".")]


def _in_order(releases: Iterable[str]) -> list[str]:
    return sorted(releases, key=lambda release: (_numbers(release), release))
