"""DAGs that sync an Airbyte connection, named by the run's configuration, in every manner."""

import datetime

from airflow.providers.airbyte.operators.airbyte import AirbyteTriggerSyncOperator
from airflow.providers.airbyte.sensors.airbyte import AirbyteJobSensor
from airflow.sdk import DAG

CONNECTION = "{{ dag_run.conf['connection'] }}"
OPTIONS = {
    "schedule": None,
    "start_date": datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC),
    "default_args": {"retries": 0, "execution_timeout": datetime.timedelta(seconds=90)},
}


def wait(dag_id):
    with DAG(dag_id=dag_id, **OPTIONS) as dag:
        AirbyteTriggerSyncOperator(task_id="trigger", connection_id=CONNECTION, wait_seconds=0.3)
    return dag


def watch(dag_id):
    with DAG(dag_id=dag_id, **OPTIONS) as dag:
        trigger = AirbyteTriggerSyncOperator(
            task_id="trigger", connection_id=CONNECTION, asynchronous=True
        )
        trigger >> AirbyteJobSensor(
            task_id="watch",
            airbyte_job_id="{{ ti.xcom_pull(task_ids='trigger') }}",
            poke_interval=0.3,
            timeout=90,
        )
    return dag


sync_and_wait = wait("sync_and_wait")
sync_and_wait_for_nothing = wait("sync_and_wait_for_nothing")
sync_and_watch = watch("sync_and_watch")
sync_and_watch_nothing = watch("sync_and_watch_nothing")

# Airflow kills the task when its time is over; the operator then cancels the job.
with DAG(dag_id="sync_out_of_time", **OPTIONS):
    AirbyteTriggerSyncOperator(
        task_id="trigger",
        connection_id=CONNECTION,
        wait_seconds=0.3,
        execution_timeout=datetime.timedelta(seconds=5),
    )
