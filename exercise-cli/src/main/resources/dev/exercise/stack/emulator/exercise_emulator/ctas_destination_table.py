"""A CREATE TABLE ... AS SELECT job reports the table as its destination, as BigQuery does.

dbt reads destinationTable of the finished job to find the table that it made; without one its
table models end in an error.
"""

import functools

from local_bigquery.jobs import query


def apply() -> None:
    original = query.execute

    @functools.wraps(original)
    def execute(*args, **kwargs):
        statistics, children, destination = original(*args, **kwargs)
        if destination is None and str(statistics.statementType).startswith("CREATE_TABLE"):
            destination = statistics.ddlTargetTable
        return statistics, children, destination

    query.execute = execute
