"""PostgreSQL without durability."""

from .recipe import Recipe

RECIPE = Recipe(
    name="postgresql",
    image="postgres",
    tag="17",
    port=5432,
    user="postgres",
    database="postgres",
    environment={"POSTGRES_PASSWORD": "{password}"},
    arguments=("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"),
    # The parent of the data folder: the image of 18 keeps its data deeper than that of 17.
    tmpfs="/var/lib/postgresql",
    # Over TCP, which the server refuses while it is being set up.
    ready_command=("pg_isready", "--host=127.0.0.1", "--username=postgres"),
)
