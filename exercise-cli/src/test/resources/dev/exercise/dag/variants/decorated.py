import subprocess
from datetime import UTC, datetime, timedelta

from airflow.providers.airbyte.operators.airbyte import AirbyteTriggerSyncOperator
from airflow.sdk import TaskGroup, dag, task
from airflow.sdk.exceptions import AirflowFailException


@dag(
    schedule="@daily",
    start_date=datetime(2026, 7, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 1,
        "retry_delay": timedelta(minutes=2),
        "execution_timeout": timedelta(minutes=10),
    },
)
def decorated():
    load = AirbyteTriggerSyncOperator(
        task_id="load", connection_id="6c9b0e46-6b1f-4e0a-9d0e-2f5d9a5c1111", wait_seconds=1
    )

    with TaskGroup("transform") as transform:

        @task.bash
        def staging():
            return "dbt run --select staging"

        @task
        def marts():
            subprocess.run(["dbt", "build", "--select", "marts"], check=True)

        staging() >> marts()

    @task(trigger_rule="one_failed", retries=0)
    def tell():
        # The run ends as its last task does: it has to fail, too.
        raise AirflowFailException("Somebody has to look.")

    load >> transform >> tell()


decorated()
