import subprocess
from datetime import UTC, datetime, timedelta

import requests
from airflow.providers.standard.operators.python import PythonOperator
from airflow.sdk import DAG, BaseHook


def trigger(**context):
    address = BaseHook.get_connection("airbyte").host
    connections = requests.get(f"{address}/connections", timeout=10).json()["data"]
    job = requests.post(
        f"{address}/jobs",
        json={"connectionId": connections[0]["connectionId"], "jobType": "sync"},
        timeout=10,
    ).json()
    while job["status"] in ("pending", "running", "incomplete"):
        job = requests.get(f"{address}/jobs/{job['jobId']}", timeout=10).json()
    if job["status"] != "succeeded":
        raise RuntimeError(f"The sync ended as {job['status']}.")


def invoke(arguments):
    """Runs dbt test, run or whatever else it is given."""
    subprocess.run(["dbt", *arguments], check=True)


def alert(context):
    print("ALERT", context["run_id"])


with DAG(
    dag_id="python_operator",
    schedule="@daily",
    start_date=datetime(2026, 7, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=1),
    on_failure_callback=alert,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=5)},
):
    load = PythonOperator(task_id="trigger_airbyte", python_callable=trigger)
    run = PythonOperator(task_id="models", python_callable=invoke, op_args=[["run"]])
    test = PythonOperator(task_id="checks", python_callable=invoke, op_args=[["test"]])
    load >> run >> test
