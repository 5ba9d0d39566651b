"""PostgreSQL, through psycopg2 or psycopg 3, whichever is installed."""

from .base import *  # noqa: F403
from .base import server

DATABASES = {"default": server("postgresql", "postgresql", port=5432, user="postgres", database="postgres")}
