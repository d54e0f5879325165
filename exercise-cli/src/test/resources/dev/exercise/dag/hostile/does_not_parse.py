from airflow.sdk import DAG

with DAG(dag_id="does_not_parse":
    pass
