"""Oracle Database Free, in the image that comes with its database made."""

from .recipe import Recipe

RECIPE = Recipe(
    name="oracle",
    image="gvenzl/oracle-free",
    tag="23-slim-faststart",
    port=1521,
    user="system",
    database="FREEPDB1",
    environment={"ORACLE_PASSWORD": "{password}"},
    ready_message="DATABASE IS READY TO USE!",
    patience=600,
)
