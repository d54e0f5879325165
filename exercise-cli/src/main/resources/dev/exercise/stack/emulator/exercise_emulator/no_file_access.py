"""SQL reads and writes the warehouse and nothing else: no file, no URI, no other database.

A query of BigQuery cannot reach the machine it runs on, but DuckDB's functions and statements can.
Its own lock shuts them out, once all that the emulator itself needs is attached and loaded.
"""

import functools
import re

import exercise_emulator
from exercise_emulator.local_extensions import NAMES
from local_bigquery.engine import database
from local_bigquery.errors import BigQueryError
from local_bigquery.jobs import extract, load, query
from local_bigquery.settings import settings
from local_bigquery.sql.rules import external

SPILLED = "4GB"

# The id becomes the name of a file, and part of a statement.
PROJECT_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


def apply() -> None:
    # An attribute that is missing must be told at the start, not when it is called.
    for module, name in (
        (extract, "written"),
        (load, "paths"),
        (external, "external_query"),
        (query, "execute"),
    ):
        getattr(module, name)
    database._connect = _locked(database._connect)
    database._attach = _of_a_project(database._attach)
    extract.written = _refuse_to_write
    load.paths = _refuse_to_read
    external.external_query = _refuse_other_databases(external.external_query)


def _locked(connect):
    @functools.cache
    def locked():
        connection = connect()
        for name in NAMES:
            connection.execute(f"LOAD {name}")
        directory = str(settings.data_dir.absolute())
        connection.execute(f"SET memory_limit = '{exercise_emulator.memory}'")
        connection.execute(f"SET temp_directory = {_literal(directory + '/spilled')}")
        connection.execute(f"SET max_temp_directory_size = '{SPILLED}'")
        connection.execute(f"SET allowed_directories = [{_literal(directory + '/')}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        return connection

    return locked


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _of_a_project(attach):
    @functools.wraps(attach)
    def attach_project(connection, project_id):
        if not PROJECT_ID.fullmatch(project_id):
            raise BigQueryError("invalid", f"Invalid project ID: {project_id}")
        attach(connection, project_id)

    return attach_project


def _refuse_to_write(uri):
    raise _denied(f"writing to the URI {uri}: no data can be exported from this warehouse")


def _refuse_to_read(cursor, uri):
    raise _denied(f"reading the URI {uri}: this warehouse loads only what a load job uploads")


def _refuse_other_databases(original):
    # An EXTERNAL_QUERY is replaced by way of this function of the context; other nodes are kept.
    def attach(uri):
        raise _denied("EXTERNAL_QUERY: this warehouse has no connections")

    @functools.wraps(original)
    def external_query(node, context):
        context.attach_postgres = attach
        return original(node, context)

    return external_query


def _denied(what: str) -> BigQueryError:
    return BigQueryError("accessDenied", f"Access Denied: {what}.")
