"""What every script of a bug report says, whatever it asks."""

from __future__ import annotations

HEAD = '''"""{title}

Asked of {target}.
Needs Django and {driver}, and no project. The database is made for this and destroyed;
DB_HOST, DB_PORT, DB_USER, DB_PASSWORD and DB_NAME say where, unless it is in memory.

Exit status: 0 the answer is as expected, 1 it is not, 2 there is no database to ask.
"""'''

CONFIGURE = """
import os

import django
from django.apps import AppConfig
from django.conf import settings


class Example(AppConfig):
    name = "__main__"
    label = "jsonmatrix"
    path = "."


settings.configure(
    DATABASES={{"default": {database}}},
    INSTALLED_APPS=["__main__.Example"],
    # A package without migrations: the tables are made below, not by migrate.
    MIGRATION_MODULES={{"jsonmatrix": "django.contrib"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=False,
    SECRET_KEY="signs nothing",
)
django.setup()
"""

SERVER = """{
    "ENGINE": "%s",
    "HOST": os.environ.get("DB_HOST", "127.0.0.1"),
    "PORT": os.environ.get("DB_PORT", ""),
    "USER": os.environ.get("DB_USER", ""),
    "PASSWORD": os.environ.get("DB_PASSWORD", ""),
    "NAME": os.environ.get("DB_NAME", "example"),
    "TEST": {"NAME": f"test_jsonmatrix_{os.getpid()}"},
}"""

# Backends whose test database is no server's.
DATABASES = {
    "django.db.backends.sqlite3": '{"ENGINE": "%s", "NAME": ":memory:"}',
}

IMPORTS = [
    ("decimal", "Decimal"),
    ("django.db", "connection"),
    ("django.db.models", "Model"),
    ("django.db.models", "QuerySet"),
]

FILL = """
        Document.objects.bulk_create(
            [Document(name=name, body=body{columns}) for name, body in {documents}.items()]
        )
"""

COLUMNS = ", **COLUMNS.get(name, {})"

FILL_REVIEWS = """\
        for name, (document, body) in REVIEWS.items():
            Review.objects.create(name=name, document=Document.objects.get(name=document), body=body)
"""

ANSWER = '''
def other(value):
    """What JSON has no form for: an object by its name, rows as a list, all else by its type."""
    if isinstance(value, Model):
        return value.name
    if isinstance(value, QuerySet):
        return list(value){schema}
    if isinstance(value, Decimal):
        return {{"Decimal": format(value.normalize(), "f")}}
    return {{type(value).__name__: getattr(value, "isoformat", value.__str__)()}}


def as_json(value):
    """To Python 1 is True and 1.0; as JSON they are three."""
    return json.dumps(value, default=other, sort_keys=True, ensure_ascii=False)


def ask():
    """The answer as JSON, or the error that came in its stead."""
    try:
        for table in TABLES:
            with connection.schema_editor() as editor:
                editor.create_model(table)
{fill}{question}
    except Exception as error:
        return error
'''

SCHEMA = """
    if isinstance(value, type):
        return schema_of(value)"""

IN_TRANSACTION = """
        with transaction.atomic():
            answer = as_json({call})
            transaction.set_rollback(True)
        return answer
"""

WITHOUT_TRANSACTION = """
        return as_json({call})
"""

MAIN = """
sys.stdout.reconfigure(errors="backslashreplace")
named = connection.settings_dict["NAME"]
try:
    connection.creation.create_test_db({options})
except DatabaseError as error:
    print("no test database could be made:", error, file=sys.stderr)
    sys.exit(2)
try:
    actual = ask()
finally:
    connection.creation.destroy_test_db(named, verbosity=0)
print("expected:", {expected})
print("actual:  ", actual if isinstance(actual, str) else f"{{type(actual).__name__}}: {{actual}}")
sys.exit(0 if {agrees} else 1)
"""
