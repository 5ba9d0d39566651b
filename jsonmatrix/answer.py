"""Answers as canonical JSON text, the form in which they are compared, kept and shown.

`==` would hide the very differences looked for: to Python `True` is `1` and `1` is `1.0`.
"""

from __future__ import annotations

import datetime
import json
import math
import re
import uuid
from decimal import Decimal
from typing import Any

CLIPPED_AT = 4000


def canonical(value: object) -> str:
    """Write *value* as JSON text: equal for equal JSON, different for anything else.

    The order of an object's keys does not matter and a tuple is an array. What JSON has
    no form for (`Decimal`, `date`, `UUID`, …) is written as an object whose one key is the type's name.
    """
    text = json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, allow_nan=False)
    return printable(text)


def printable(text: str) -> str:
    """Escape what UTF-8 or a terminal cannot bear (lone surrogates, control characters, U+FFFF)."""
    if text.isprintable():
        return str(text)  # Django's backends pass subclasses of str
    text = text.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() or c in "\n\t" else _escape(c) for c in text)


def clipped(text: str, limit: int = CLIPPED_AT) -> str:
    """Shorten *text* for the record, saying so."""
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text)} characters)"


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) != 0x7F else "\\u007f"


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    if value is None or type(value) in (bool, int, float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        return {key if type(key) is str else f"{_plain(key)!r}": _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return {type(value).__name__: _text(value)}


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value.is_finite() else str(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (datetime.timedelta, uuid.UUID)):
        return str(value)
    return re.sub(r" at 0x[0-9a-fA-F]+", "", repr(value))  # an address is another one in every run
