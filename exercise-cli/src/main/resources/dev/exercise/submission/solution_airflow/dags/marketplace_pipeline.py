"""The marketplace pipeline: Airbyte's sync, then the dbt project layer by layer, tested in between.

Every task may be repeated: a sync replaces or merges rows, dbt's models do the same by key, and a test
changes nothing. So a failed run is cleared and goes on where it broke; README.md says why it is so.
"""

import logging
import os
from datetime import UTC, datetime, timedelta

import requests
from airflow.providers.airbyte.hooks.airbyte import AirbyteHook
from airflow.providers.airbyte.operators.airbyte import AirbyteTriggerSyncOperator
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Param, TaskGroup, chain, task
from airflow.sdk.exceptions import AirflowFailException

AIRBYTE = "airbyte"
LAYERS = ("staging", "intermediate", "marts")
log = logging.getLogger(__name__)


def alert(context):
    """Says which task gave up, after which attempt, and where its log is."""
    instance = context["task_instance"]
    text = (
        f"{instance.dag_id}.{instance.task_id} failed after attempt {instance.try_number}"
        f" in run {instance.run_id}: {context.get('exception')}. {instance.log_url}"
    )
    log.error("ALERT %s", text)
    # A chat's address is a secret of the environment; without one the log has to do.
    if webhook := os.environ.get("ALERT_WEBHOOK_URL"):
        requests.post(webhook, json={"text": text}, timeout=10).raise_for_status()


def dbt(task_id, arguments, **options):
    return BashOperator(task_id=task_id, bash_command=f"dbt {arguments}", **options)


with DAG(
    dag_id="marketplace_pipeline",
    description="Loads the marketplace's tables and turns them into tables for analysts.",
    # Rates of the day before are published by then, and analysts in Europe begin two hours later.
    schedule="0 5 * * *",
    start_date=datetime(2026, 7, 1, tzinfo=UTC),
    # A run brings everything up to date: missed ones need not be made up for.
    catchup=False,
    # Two syncs, or two builds of the same tables, would be in each other's way.
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    params={
        "airbyte_connection": Param("", type="string", description="Name, if there are several."),
    },
    default_args={
        "owner": "data-engineering",
        # Networks and warehouses fail for seconds: 30 s, then a minute.
        "retries": 2,
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=5),
        "execution_timeout": timedelta(minutes=20),
        "on_failure_callback": alert,
    },
    tags=["marketplace"],
    doc_md=__doc__,
) as dag:

    @task
    def find_connection(params):
        """The id of the Airbyte connection: ids differ from one Airbyte to the next, names do not."""
        # Only where it runs: reading the DAG need not load Airbyte's client.
        from airbyte_api.api import ListConnectionsRequest

        wanted = params["airbyte_connection"]
        listed = AirbyteHook(AIRBYTE).airbyte_api.connections.list_connections(
            request=ListConnectionsRequest(limit=100)
        )
        active = {
            connection.name: connection.connection_id
            for connection in listed.connections_response.data
            if connection.status.value == "active" and wanted in ("", connection.name)
        }
        if len(active) != 1:
            # Trying again would find the same.
            raise AirflowFailException(
                f"One active connection is wanted, not {sorted(active)}: set one up in Airbyte, or"
                " name it in the parameter airbyte_connection."
            )
        return active.popitem()[1]

    # Waits for the job, so that another attempt begins another sync; a sensor would only look at the
    # failed one again. When its time is over, the job is cancelled too.
    sync = AirbyteTriggerSyncOperator(
        task_id="sync",
        airbyte_conn_id=AIRBYTE,
        connection_id=find_connection(),
        wait_seconds=5,
        execution_timeout=timedelta(minutes=30),
    )

    # Needs nothing of the source, so it is done while that is read. No two commands of dbt run at
    # once: they would write to the same target folder.
    rates = dbt("packages", "deps") >> dbt("rates", "build --select resource_type:seed")

    with TaskGroup("sources") as sources:
        # Data that does not pass does not pass a minute later either: tests are not repeated.
        dbt("freshness", "source freshness", retries=0) >> dbt(
            "test", "test --select 'source:*' --indirect-selection cautious", retries=0
        )

    layers = []
    for layer in LAYERS:
        with TaskGroup(layer) as group:
            # Only tests whose every table is built by now, be it in this layer or in one before.
            dbt("run", f"run --select {layer}") >> dbt(
                "test", f"test --select {layer} --indirect-selection buildable", retries=0
            )
        layers.append(group)

    chain([sync, rates], sources, *layers)
