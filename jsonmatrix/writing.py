"""Writing a record: each line reaches the disk as it is known, the final name only when all is."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType

from .errors import CouldNotRunError
from .record import End, Line, Result, Run, checksum, encode


class Writer:
    """Writes the record of one run into a folder.

    While the run lasts the file ends in `.part`: a run that dies leaves all it had measured
    there, and the record of an earlier run stays. Raises `CouldNotRunError` where the
    folder cannot be written.
    """

    def __init__(self, folder: Path, run: Run) -> None:
        self.path = folder / f"{run.target.label}.jsonl"
        self.part = folder / f"{self.path.name}.{os.getpid()}.part"
        self._lines: list[bytes] = []
        self._results = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self.part.open("wb")
        except OSError as error:
            raise _cannot_write(folder, error) from error
        self._write(run)

    def add(self, result: Result) -> None:
        """Write one result down, at once."""
        self._results += 1
        self._write(result)

    def close(self, *, stopped: str = "", elapsed: float = 0.0, whole: bool = True) -> Path:
        """Write the last line and give the file its name; say what that is.

        What ended early, or is not *whole* because only some probes were named, never takes the
        place of a record: it stays beside it, as `.partial`.
        """
        self._write(End(self._results, now(), checksum(self._lines), stopped, round(elapsed, 3)))
        kept = self.path.exists() and (bool(stopped) or not whole)
        path = self.path.with_name(f"{self.path.name}.partial") if kept else self.path
        try:
            self._file.close()
            self.part.replace(path)
            for dead in () if kept else self.path.parent.glob(f"{self.path.name}.*.part"):
                _remove_if_dead(dead)
        except OSError as error:
            raise _cannot_write(path, error) from error
        return path

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._file.closed:
            self._file.close()

    def _write(self, line: Line) -> None:
        self._lines.append(encode(line))
        try:
            self._file.write(self._lines[-1] + b"\n")
            self._file.flush()
        except OSError as error:
            raise _cannot_write(self.part, error) from error


def now() -> str:
    """The time of day in UTC, to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _remove_if_dead(part: Path) -> None:
    """Remove the beginning of a run that died, now that a whole record of its target is there."""
    try:
        os.kill(int(part.name.split(".")[-2]), 0)
    except ProcessLookupError:
        part.unlink(missing_ok=True)
    except (ValueError, OSError):
        return  # not ours, or alive under another user


def _cannot_write(path: Path, error: OSError) -> CouldNotRunError:
    return CouldNotRunError(
        f"{path} cannot be written ({error.strerror}): name another folder with --record."
    )
