from datetime import UTC, datetime, timedelta

from airflow.providers.airbyte.operators.airbyte import AirbyteTriggerSyncOperator
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, TaskGroup

PROJECT = "/workspace/dbt_project"

with DAG(
    dag_id="task_group",
    schedule="0 4 * * *",
    start_date=datetime(2026, 7, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=1),
    default_args={
        "retries": 1,
        "retry_delay": timedelta(minutes=5),
        "email": ["data@marketplace.example"],
        "email_on_failure": True,
    },
):
    with TaskGroup("load") as load:
        AirbyteTriggerSyncOperator(
            task_id="sync",
            airbyte_conn_id="airbyte",
            connection_id="6c9b0e46-6b1f-4e0a-9d0e-2f5d9a5c1111",
        )

    with TaskGroup("transform") as transform:
        BashOperator(task_id="run", bash_command=f"cd {PROJECT} && dbt --no-use-colors run") >> BashOperator(
            task_id="test", bash_command=f"cd {PROJECT} && dbt test --exclude 'source:*'", retries=0
        )

    load >> transform >> EmptyOperator(task_id="done")
