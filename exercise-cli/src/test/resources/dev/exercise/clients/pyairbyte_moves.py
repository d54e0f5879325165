"""PyAirbyte runs the connectors: it reads into its DuckDB cache and writes on to the destination.

Argument: a JSON file with the launchers and configurations. Prints what it saw as JSON.
"""

import json
import pathlib
import sys

import loopback_only

loopback_only.install()

import airbyte  # noqa: E402  (it must find the guard in place)
from airbyte.caches import DuckDBCache  # noqa: E402


def source(told, **changes):
    made = airbyte.get_source(
        "source-postgres",
        local_executable=pathlib.Path(told["source"]["launcher"]),
        config={**told["source"]["config"], **changes},
        install_if_missing=False,
    )
    for stream, cursor in told["cursors"].items():
        made.set_cursor_key(stream, cursor)
    return made


def destination(told):
    return airbyte.get_destination(
        "destination-bigquery",
        local_executable=pathlib.Path(told["destination"]["launcher"]),
        config=told["destination"]["config"],
        install_if_missing=False,
    )


def refusal(check):
    try:
        check()
    except Exception as error:  # whatever it is, its text is what a user reads
        return f"{error}"
    return ""


def cached(cache, stream):
    """The rows in the cache, each value as DuckDB writes it."""
    with cache.get_sql_engine().connect() as connection:
        found = connection.exec_driver_sql(
            f"select columns(lambda name: not starts_with(name, '_'))::varchar"
            f" from {cache.schema_name}.{stream} order by id"
        )
        return [dict(row) for row in found.mappings()]


def main():
    told = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    seen = {}
    shop = source(told)
    shop.check()
    seen["streams"] = sorted(shop.get_available_streams())
    seen["refusal"] = refusal(source(told, password="wrong").check)

    streams = list(told["cursors"])
    shop.select_streams(streams)
    cache = DuckDBCache(db_path=told["cache"])
    first = shop.read(cache=cache)
    seen["first"] = first.processed_records
    seen["rows"] = {stream: cached(cache, stream) for stream in streams}
    seen["second"] = shop.read(cache=cache).processed_records

    if "destination" in told:
        warehouse = destination(told)
        seen["asks for"] = sorted(warehouse.config_spec["required"])
        warehouse.check()
        written = warehouse.write(shop, streams=streams, cache=False, state_cache=False)
        seen["written"] = written.processed_records
    json.dump(seen, sys.stdout)
    print()


if __name__ == "__main__":
    main()
