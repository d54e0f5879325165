"""Runs DAGs as Airflow's own test command does, one after the other.

Arguments: pairs of a DAG's id and an Airbyte connection's id. Prints each DAG's states as JSON, in
the last line. Airflow is set up by the environment: an empty home with the DAGs, and a SQLite
store in it.
"""

import json
import sys

import loopback_only

loopback_only.install()

from airflow.dag_processing.dagbag import DagBag  # noqa: E402
from airflow.utils import db  # noqa: E402


def main():
    db.initdb()
    dags = DagBag()
    if dags.import_errors:
        sys.exit(str(dags.import_errors))
    seen = {}
    asked = sys.argv[1:]
    for dag, connection in zip(asked[::2], asked[1::2], strict=True):
        run = dags.get_dag(dag).test(run_conf={"connection": connection})
        tasks = {task.task_id: str(task.state) for task in run.get_task_instances()}
        seen[dag] = {"run": str(run.state), "tasks": tasks}
    print()
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
