"""Oracle, as SYSTEM: the test user and its tablespaces must be made."""

from .base import *  # noqa: F403
from .base import server

DATABASES = {"default": server("oracle", "oracle", port=1521, user="system", database="FREEPDB1")}
