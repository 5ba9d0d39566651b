"""MariaDB, as root (the test database must be made), with the character set that Django chooses."""

from .base import *  # noqa: F403
from .base import server

DATABASES = {"default": server("mariadb", "mysql", port=3306, user="root")}
