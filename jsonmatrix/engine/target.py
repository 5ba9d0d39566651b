"""Describing the target: what was asked, with what, in the words of those asked."""

from __future__ import annotations

import os
import platform

import django
from django.db import connection

import jsonmatrix
from jsonmatrix.probe import Probe, probe_set_hash
from jsonmatrix.record import COMPILED, MEASURED, UNAVAILABLE, Run, Target
from jsonmatrix.writing import now

from .servers import Server

# What Django's backends declare about JSON, its indexes and its constraints.
FEATURES = (
    "supports_json_field",
    "has_native_json_field",
    "supports_primitives_in_json_field",
    "supports_json_field_contains",
    "supports_json_negative_indexing",
    "json_key_contains_list_matching_requires_list",
    "has_json_object_function",
    "can_introspect_json_field",
    "supports_expression_indexes",
    "supports_partial_indexes",
    "supports_covering_indexes",
    "supports_table_check_constraints",
    "supports_stored_generated_columns",
    "supports_virtual_generated_columns",
    "supports_aggregate_filter_clause",
    "supports_aggregate_order_by_clause",
    "supports_aggregate_distinct_multiple_argument",
    "supports_any_value",
    "supports_boolean_expr_in_select_clause",
    "supports_expression_defaults",
    "supports_default_keyword_in_insert",
    "supports_nulls_distinct_unique_constraints",
    "supports_update_conflicts",
    "supports_update_conflicts_with_target",
    "supports_over_clause",
    "supports_default_in_lead_lag",
    "supports_index_on_text_field",
    "supports_select_intersection",
    "supports_select_difference",
    "supports_comments",
    "can_distinct_on_fields",
    "can_return_columns_from_insert",
    "can_rollback_ddl",
    "allows_group_by_lob",
    "prohibits_null_characters_in_text_exception",
)


def measured(server: Server, probes: list[Probe], families: dict[str, str]) -> Run:
    """Describe the server behind the connection, as it reports itself."""
    driver, driver_version = server.driver()
    target = Target(server.vendor, server.release(), django.get_version(), driver, server.version())
    return _run(
        target,
        probes,
        families,
        evidence=MEASURED,
        image=os.environ.get("JSONMATRIX_IMAGE"),
        digest=os.environ.get("JSONMATRIX_IMAGE_DIGEST"),
        server=server.settings(),
        stack={**stack(), driver: driver_version},
        declared=declared(),
    )


def compiled(server: Server, release: int, reason: str, probes: list[Probe], families: dict[str, str]) -> Run:
    """Describe a target for which Django compiled and no server was asked."""
    driver, driver_version = server.driver()
    target = Target(server.vendor, str(release), django.get_version(), driver)
    return _run(
        target,
        probes,
        families,
        evidence=COMPILED,
        reason=reason,
        stack={**stack(), driver: driver_version},
        declared=declared(),
    )


def unmeasured(database: str, reason: str, probes: list[Probe], families: dict[str, str]) -> Run:
    """Describe a target that could not be asked: *database* is what it was to be."""
    vendor, release, driver = named(database)
    target = Target(vendor, release, django.get_version(), driver)
    return _run(target, probes, families, evidence=UNAVAILABLE, reason=reason, stack=stack())


def named(label: str) -> tuple[str, str, str]:
    """Vendor, release line and driver of a label like `postgresql-17-psycopg`; some may be missing."""
    vendor, release, driver, *_ = [*label.split("-", 2), "", ""]
    return vendor, release, driver


def stack() -> dict[str, str]:
    """The software on this side of the wire."""
    return {
        "django": django.get_version(),
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "backend": connection.settings_dict["ENGINE"],
    }


def declared() -> dict[str, str]:
    """The feature flags of Django's backend, those it has."""
    found = {name: getattr(connection.features, name, None) for name in FEATURES}
    return {name: str(bool(value)).lower() for name, value in found.items() if value is not None}


def _run(target: Target, probes: list[Probe], families: dict[str, str], **more: object) -> Run:
    return Run(
        target,
        probe_set=probe_set_hash(probes),
        started=now(),
        tool=jsonmatrix.__version__,
        families=families,
        **more,  # type: ignore[arg-type]
    )
