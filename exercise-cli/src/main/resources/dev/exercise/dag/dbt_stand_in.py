"""dbt as tasks find it in the grader's room: it notes what it was asked for, and fails where it is to.

Nothing is built. Started with -S and -E: no package is loaded, so that a call costs next to nothing.
"""

import json
import os
import sys

KNOWN = {
    "build", "clean", "clone", "compile", "debug", "deps", "docs", "init", "list", "ls", "parse",
    "retry", "run", "run-operation", "seed", "show", "snapshot", "source", "test",
}  # fmt: skip
WITH_VALUE = {
    "--profiles-dir", "--project-dir", "--target", "--target-path", "--log-path", "--log-level",
    "--log-format", "--log-level-file", "--log-format-file", "--profile", "--threads", "-t",
    "--event-time-start", "--event-time-end", "--warn-error-options", "--printer-width",
}  # fmt: skip


def command(arguments):
    """dbt's command and what follows it; an empty one where there is none."""
    rest = list(arguments)
    while rest:
        first = rest.pop(0)
        if not first.startswith("-"):
            return first, rest
        if first in WITH_VALUE and rest:
            rest.pop(0)
    return "", []


def kind(name, rest):
    """What it does for the pipeline: the same words as the grader's."""
    said = " ".join(rest)
    if name == "seed":
        return "seed"
    if name == "test":
        return "test_of_sources" if "source:" in said else "test"
    if name in ("build", "retry"):
        seeds = "resource_type:seed" in said or "-type seed" in said or "-type=seed" in said
        return "seed" if seeds else "build"
    return "transform" if name in ("run", "snapshot") else "other"


def main():
    room = os.environ.get("EXERCISE_ROOM") or os.path.dirname(os.path.dirname(sys.argv[0]))
    run = os.environ.get("EXERCISE_RUN") or os.environ.get("AIRFLOW_CTX_DAG_RUN_ID", "")
    task = os.environ.get("EXERCISE_TASK") or os.environ.get("AIRFLOW_CTX_TASK_ID", "")
    attempt = os.environ.get("EXERCISE_TRY") or os.environ.get("AIRFLOW_CTX_TRY_NUMBER", "1")
    name, rest = command(sys.argv[1:])
    work = kind(name, rest)
    plan = {}
    if run and "/" not in run:
        try:
            with open(os.path.join(room, "runs", run + ".json"), encoding="utf-8") as file:
                plan = json.load(file)
        except OSError:
            plan = {}
    spared = task in plan.get("spared", [])
    fails = not spared and int(attempt) <= plan.get("dbt", {}).get(work, 0)
    line = {"what": "dbt", "run": run, "task": task, "kind": work, "arguments": " ".join(sys.argv[1:])[:500]}
    line["failed"] = fails
    if name not in KNOWN:
        line["kind"] = "unknown"
    journal = os.open(os.path.join(room, "journal"), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(journal, (json.dumps(line) + "\n").encode())
    os.close(journal)
    if name not in KNOWN and not {"--version", "-v", "-V", "--help", "-h"} & set(sys.argv[1:]):
        print(f"Error: No such command '{name}'.", file=sys.stderr)
        return 2
    if fails:
        print("Encountered an error: the grader let this command fail.", file=sys.stderr)
        return 1
    print("Completed successfully (a stand-in for dbt: nothing was built)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
