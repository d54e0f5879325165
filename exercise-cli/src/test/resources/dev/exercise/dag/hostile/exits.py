import sys

from airflow.sdk import DAG

sys.exit(0)
