"""The marketplace pipeline: builds the dbt project when it is triggered.

A skeleton to start from. It runs as it is, once the raw tables are loaded; each TODO is a question to
think about, and the order is yours.
"""

from datetime import UTC, datetime

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

# TODO: Error handling. Which tasks are worth trying again, how often, after how long? How long may
#       one take before it counts as hanging? What holds for all tasks, and what for one only?
# TODO: Alerting. Who gets to know that a run has failed, and what do they need to know at 3 AM?
default_args = {
    "owner": "data-engineering",
}

with DAG(
    dag_id="marketplace_pipeline",
    description="Turns the marketplace's raw tables into tables for analysts.",
    # TODO: Schedule. When do analysts need the tables? What about a day on which nothing ran?
    schedule=None,
    start_date=datetime(2026, 7, 1, tzinfo=UTC),
    catchup=False,
    # TODO: Idempotency. What if a run is repeated, or a second one starts before the first is done?
    default_args=default_args,
    tags=["marketplace"],
) as dag:
    # TODO: Sync of Airbyte. So far somebody else loads the raw tables. How does a run make sure that
    #       they are fresh and complete? Airflow has a connection `airbyte` to Airbyte's public API.

    # dbt is on the path, and the environment tells it where the project is: no cd is needed.
    dbt_deps = BashOperator(task_id="dbt_deps", bash_command="dbt deps")

    # TODO: Task groups. One task for everything tells little about where it broke. How would you cut
    #       it, so that the graph shows the layers and a failure can be gone on from?
    dbt_seed = BashOperator(task_id="dbt_seed", bash_command="dbt seed")
    dbt_run = BashOperator(task_id="dbt_run", bash_command="dbt run")

    # TODO: Tests. They run last, when analysts have the tables already. What should a failed test hold
    #       back, and which failures should hold back nothing?
    dbt_test = BashOperator(task_id="dbt_test", bash_command="dbt test")

    # TODO: Dependency chains. What really has to wait for what, and what could go side by side?
    dbt_deps >> dbt_seed >> dbt_run >> dbt_test
