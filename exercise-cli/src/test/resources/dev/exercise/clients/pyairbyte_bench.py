"""PyAirbyte moves one table, for the benchmark: into its DuckDB cache, and past it.

Argument: a JSON file with the launchers and configurations. Prints seconds and records as JSON.
"""

import json
import pathlib
import sys
import time

import loopback_only

loopback_only.install()

import airbyte  # noqa: E402
from airbyte.caches import DuckDBCache  # noqa: E402


def connector(get, name, told):
    return get(
        name,
        local_executable=pathlib.Path(told["launcher"]),
        config=told["config"],
        install_if_missing=False,
    )


def main():
    told = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    source = connector(airbyte.get_source, "source-postgres", told["source"])
    table = told["table"]
    source.select_streams([table])
    seen = {}

    began = time.perf_counter()
    read = source.read(cache=DuckDBCache(db_path=told["cache"]), force_full_refresh=True)
    seen["cache"] = [time.perf_counter() - began, read.processed_records]

    destination = connector(airbyte.get_destination, "destination-bigquery", told["destination"])
    began = time.perf_counter()
    written = destination.write(
        source, streams=[table], cache=False, state_cache=False, force_full_refresh=True
    )
    seen["destination"] = [time.perf_counter() - began, written.processed_records]
    print()
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
