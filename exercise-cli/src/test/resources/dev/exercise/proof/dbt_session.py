"""Runs dbt commands of one project in one process: starting dbt and parsing cost more than the models.

Reads a command a line from standard input, as a JSON list, and answers each with a JSON line that begins with MARK.
"""

import json
import sys

from dbt.cli.main import dbtRunner

MARK = "answer: "
QUIETLY = ["--quiet", "--log-level-file", "none", "--no-write-json", "--no-use-colors"]


def answer(result):
    failed = [
        f"{node.node.unique_id}: {node.message}"
        for node in getattr(result.result, "results", [])
        if node.status not in ("success", "pass")
    ]
    return {"success": result.success, "problem": str(result.exception or ""), "failed": failed}


def main():
    parsed = dbtRunner().invoke([*QUIETLY, "parse"])
    print(MARK + json.dumps(answer(parsed)), flush=True)
    for line in sys.stdin:
        result = dbtRunner(manifest=parsed.result).invoke([*QUIETLY, *json.loads(line)])
        print(MARK + json.dumps(answer(result)), flush=True)


main()
