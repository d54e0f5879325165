import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from airflow.sdk import DAG, task

with DAG(dag_id="lingers", start_date=datetime(2026, 7, 1, tzinfo=UTC)):

    @task
    def dbt_run():
        Path(os.environ["DBT_PROJECT_DIR"], "environment.json").write_text(json.dumps(dict(os.environ)))
        if os.fork() == 0:
            os.setsid()
            os.execvp("sleep", ["sleep", "3599.75"])
        time.sleep(3600)

    dbt_run()
