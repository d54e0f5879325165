"""What there is of one table is asked of its own catalogue, not of all that are attached.

DuckDB's duckdb_tables() and duckdb_columns() list every table of every database before a condition
is looked at, and each job leaves a table of results behind: every query pays for all before it.
"""

import functools

import duckdb

from local_bigquery.catalog import names, tabledata, tables
from local_bigquery.engine import database, types
from local_bigquery.engine.database import quote
from local_bigquery.errors import not_found

# Where DuckLake keeps what it knows of a database, by the database's name.
METADATA = "__ducklake_metadata_{}"

OBJECTS = """
SELECT t.table_name, 'TABLE', coalesce(s.record_count, 0)
FROM {metadata}.ducklake_table AS t
JOIN {metadata}.ducklake_schema AS c ON c.schema_id = t.schema_id
LEFT JOIN {metadata}.ducklake_table_stats AS s ON s.table_id = t.table_id
WHERE c.schema_name = $1 AND t.table_name = $2
    AND c.end_snapshot IS NULL AND t.end_snapshot IS NULL
UNION ALL
SELECT v.view_name, 'VIEW', 0
FROM {metadata}.ducklake_view AS v
JOIN {metadata}.ducklake_schema AS c ON c.schema_id = v.schema_id
WHERE c.schema_name = $1 AND v.view_name = $2
    AND c.end_snapshot IS NULL AND v.end_snapshot IS NULL
"""


def apply() -> None:
    # An attribute that is missing must be told at the start, not when it is called.
    for module, name in (
        (database, "fetch"),
        (database, "cursor"),
        (names, "label"),
        (tables, "INGESTION_TIME"),
        (types, "field"),
    ):
        getattr(module, name)
    database.objects = _objects(database.objects, database._attached)
    if tabledata.columns is not tables.columns:
        raise AttributeError("tabledata no longer takes columns from tables")
    tables.columns = tabledata.columns = _columns


def _objects(original, attached):
    @functools.wraps(original)
    def objects(project_id, dataset_id, table_id=None):
        if table_id is None:
            return original(project_id, dataset_id)
        if (project_id, dataset_id) == ("emulator", tables.RESULTS):
            return _results(table_id)
        if project_id not in attached:
            return original(project_id, dataset_id, table_id)
        metadata = quote(METADATA.format(project_id))
        return database.fetch(
            OBJECTS.format(metadata=metadata), [dataset_id, table_id]
        )

    return objects


def _results(table_id):
    table = quote("emulator", tables.RESULTS, table_id)
    try:
        [(rows,)] = database.fetch(f"SELECT count(*) FROM {table}")
    except duckdb.CatalogException:
        return []
    return [(table_id, "TABLE", rows)]


def _columns(project_id, dataset_id, table_id):
    table = tables.name(project_id, dataset_id, table_id)
    with database.cursor() as cursor:
        try:
            relation = cursor.sql(f"SELECT * FROM {table} LIMIT 0")
        except duckdb.CatalogException:
            raise not_found(
                "Table", names.label(project_id, dataset_id, table_id)
            ) from None
        required = set()
        # Results are made by CREATE TABLE ... AS SELECT, which requires nothing.
        if dataset_id != tables.RESULTS:
            described = cursor.execute(f"DESCRIBE {table}").fetchall()
            required = {column for column, _, null, *_ in described if null == "NO"}
        if required and _is_view(project_id, dataset_id, table_id):
            # A column that the view's table requires may still be absent in BigQuery's view.
            required = set()
        return [
            types.field(column, kind, column in required)
            for column, kind in zip(relation.columns, relation.types)
            if column != tables.INGESTION_TIME or dataset_id == tables.RESULTS
        ]


def _is_view(project_id, dataset_id, table_id):
    return any(
        kind == "VIEW"
        for _, kind, _ in database.objects(project_id, dataset_id, table_id)
    )
