"""MariaDB without durability."""

from .recipe import Recipe

RECIPE = Recipe(
    name="mariadb",
    image="mariadb",
    tag="11.8",
    port=3306,
    user="root",
    environment={"MARIADB_ROOT_PASSWORD": "{password}"},
    arguments=("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--skip-name-resolve"),
    tmpfs="/var/lib/mysql",
    # Once while it is set up, without a network, and once for good; the port tells the second.
    ready_message=r"port: 3306\b",
)
