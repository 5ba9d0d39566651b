"""MySQL without durability."""

from .recipe import Recipe

RECIPE = Recipe(
    name="mysql",
    image="mysql",
    tag="9.7",
    port=3306,
    user="root",
    environment={"MYSQL_ROOT_PASSWORD": "{password}"},
    arguments=(
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=OFF",
        "--innodb-file-per-table=OFF",  # tables come and go by the hundred
        "--skip-log-bin",
        "--skip-name-resolve",
        "--performance-schema=OFF",
    ),
    tmpfs="/var/lib/mysql",
    # Once while it is set up, without a network, and once for good; the port tells the second.
    ready_message=r"port: 3306\b",
)
