"""What a user may have to mend: each error is one sentence that names the thing and the next step."""

from __future__ import annotations

SURPRISES = 1
USED_WRONGLY = 2
COULD_NOT_RUN = 3


class JsonmatrixError(Exception):
    """The command was used wrongly, or was given something it cannot read."""

    exit_status = USED_WRONGLY


class CouldNotRunError(JsonmatrixError):
    """Nothing was asked, or not everything: the reason lies outside the command."""

    exit_status = COULD_NOT_RUN


class RefusedError(CouldNotRunError):
    """Django will not work with this server or this driver; *words* are its own."""

    def __init__(self, message: str, words: str) -> None:
        super().__init__(message)
        self.words = words
