"""Builds one project after the other, in one process: importing dbt costs more than building a few models.

Reads a command a line from standard input, as a JSON list, parses the project as it lies there now, and answers with a
JSON line that begins with MARK.
"""

import json
import sys

from dbt.cli.main import dbtRunner

MARK = "answer: "
QUIETLY = ["--quiet", "--log-level-file", "none", "--no-use-colors", "--no-send-anonymous-usage-stats"]


def described(node):
    return {
        "id": node.unique_id,
        "schema": node.schema,
        "alias": node.alias,
        "materialized": node.config.materialized,
    }


def answer(command):
    parsed = dbtRunner().invoke([*QUIETLY, "parse", "--no-write-json"])
    if not parsed.success:
        return {"problem": str(parsed.exception)}
    models = [node for node in parsed.result.nodes.values() if node.resource_type == "model"]
    run = dbtRunner(manifest=parsed.result).invoke([*QUIETLY, *command])
    results = getattr(run.result, "results", None)
    if results is None:
        return {"problem": str(run.exception)}
    return {
        "models": [described(model) for model in models],
        "results": [
            {"id": result.node.unique_id, "status": str(result.status), "message": result.message or ""}
            for result in results
        ],
    }


def main():
    for line in sys.stdin:
        print(MARK + json.dumps(answer(json.loads(line))), flush=True)


main()
