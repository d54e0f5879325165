"""dlt moves one table, for the benchmark: into DuckDB, and into the emulator.

Argument: a JSON file with the source's address and the emulator's project. Prints seconds and
records as JSON. BIGQUERY_EMULATOR_HOST names the emulator, as Google's client reads it.
"""

import json
import pathlib
import sys
import time

import loopback_only

loopback_only.install()

import dlt  # noqa: E402
from dlt.common.configuration.specs import GcpServiceAccountCredentials  # noqa: E402
from dlt.sources.sql_database import sql_table  # noqa: E402
from google.auth.credentials import AnonymousCredentials  # noqa: E402


# An emulator asks for no credentials, and dlt has no name for that.
GcpServiceAccountCredentials.to_native_credentials = lambda self: AnonymousCredentials()


def run(name, destination, told):
    pipeline = dlt.pipeline(name, destination=destination, dataset_name=told["dataset"])
    table = sql_table(credentials=told["source"], schema="public", table=told["table"])
    began = time.perf_counter()
    pipeline.run(table, write_disposition="replace").raise_on_failed_jobs()
    seconds = time.perf_counter() - began
    counts = pipeline.last_trace.last_normalize_info.row_counts
    return [seconds, counts[told["table"]]]


def main():
    told = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    seen = {"duckdb": run("to_duckdb", dlt.destinations.duckdb(told["cache"]), told)}
    nobody = GcpServiceAccountCredentials(
        project_id=told["project"], private_key="none", client_email="nobody@localhost"
    )
    try:
        seen["emulator"] = run(
            "to_emulator",
            dlt.destinations.bigquery(credentials=nobody, location="US"),
            told,
        )
    except Exception as error:  # the benchmark says why there is no number
        seen["emulator"] = f"{error}"
    print()
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
