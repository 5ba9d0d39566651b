"""The newest SQLite, in memory: pysqlite3 stands in for the module that came with Python."""

import functools
import sys

import pysqlite3
from pysqlite3 import dbapi2

from .sqlite import *  # noqa: F403

# Of SQLite's limits Django 6.1 asks for these, by number; what stands here are SQLite's own defaults.
COLUMN, VARIABLE_NUMBER = 2, 9
LIMITS = {COLUMN: 2000, VARIABLE_NUMBER: 32766}


class Connection(dbapi2.Connection):
    """With the `getlimit()` that pysqlite3 lacks."""

    def getlimit(self, category: int) -> int:
        return LIMITS[category]


dbapi2.connect = functools.partial(dbapi2.connect, factory=Connection)
for module in (pysqlite3, dbapi2):
    module.SQLITE_LIMIT_COLUMN, module.SQLITE_LIMIT_VARIABLE_NUMBER = COLUMN, VARIABLE_NUMBER
# Django's backend imports the module by this name, and nothing has loaded it yet.
sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = pysqlite3, dbapi2
