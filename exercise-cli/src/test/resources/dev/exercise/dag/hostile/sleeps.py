import time

from airflow.sdk import DAG

time.sleep(3600)
